//! The forms in which DL gives data.

use super::super::numbered::Shape;

/// Formats of the data that are read, with the other names they go by.
const FORMATS: &[(&str, Layout)] = &[
    ("fullmatrix", Layout::Full),
    ("fm", Layout::Full),
    ("upperhalf", Layout::Upper),
    ("uh", Layout::Upper),
    ("lowerhalf", Layout::Lower),
    ("lh", Layout::Lower),
    ("edgelist1", Layout::Edges),
    ("edgelist", Layout::Edges),
    ("el1", Layout::Edges),
    ("nodelist1", Layout::Neighbours),
    ("nodelist", Layout::Neighbours),
    ("nl1", Layout::Neighbours),
];

/// How the data are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    Full,
    Upper,
    Lower,
    Edges,
    Neighbours,
}

impl Layout {
    /// The layout with this name.
    pub(super) fn find(name: &str) -> Option<Self> {
        let found = FORMATS.iter().find(|(known, _)| *known == name);
        found.map(|(_, layout)| *layout)
    }

    pub(super) fn shape(self) -> Shape {
        match self {
            Layout::Full => Shape::Matrix,
            Layout::Upper | Layout::Lower => Shape::Half,
            Layout::Edges | Layout::Neighbours => Shape::List,
        }
    }
}
