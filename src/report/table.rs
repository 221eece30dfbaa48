//! A table as plain data; terminals, Markdown and HTML draw it.

use serde::Serialize;

/// Rows of text under a header.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Table {
    /// What it shows.
    pub title: String,
    /// One name a column.
    pub header: Vec<String>,
    /// One alignment a column.
    pub align: Vec<Align>,
    /// The cells; every row is as long as the header.
    pub rows: Vec<Vec<String>>,
    /// What the table leaves out or rounds, and why a cell is empty.
    pub notes: Vec<String>,
    /// Whether rows are left out that the result's CSV has.
    #[serde(skip)]
    pub cut: bool,
}

/// Where the text of a column stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

impl Table {
    /// A table with columns `<name` (words) and `>name` (numbers).
    pub fn new(title: impl Into<String>, columns: &[&str]) -> Self {
        let align = |name: &&str| {
            if name.starts_with('>') {
                Align::Right
            } else {
                Align::Left
            }
        };
        Self {
            title: title.into(),
            align: columns.iter().map(align).collect(),
            header: columns
                .iter()
                .map(|name| name.trim_start_matches(['<', '>']).to_string())
                .collect(),
            ..Self::default()
        }
    }

    /// Adds a row.
    pub fn row<S: Into<String>>(&mut self, cells: impl IntoIterator<Item = S>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }

    /// Says that rows are left out for want of room: "12 more rows".
    pub fn cut(&mut self, what: impl std::fmt::Display) {
        self.note(format!("{what}; the rows as CSV list all"));
        self.cut = true;
    }

    /// Adds a note once.
    pub fn note(&mut self, note: impl Into<String>) {
        let note = note.into();
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }
}
