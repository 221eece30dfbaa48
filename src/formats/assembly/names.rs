//! What attributes are called, and how values stand in messages.

/// Names that a notice lists.
const MOST_NAMES: usize = 20;

/// Characters of a value that a message shows.
const MOST_SHOWN: usize = 40;

/// Attributes of a node that are read, with the other names they go by; the rest is named in a notice.
pub(super) const ACTOR_FIELDS: &[(&str, &[&str])] = &[
    ("name", &["label"]),
    ("bloc", &["group", "block", "partition"]),
    ("x", &[]),
    ("y", &[]),
    ("availability", &[]),
    ("consent", &[]),
];

/// Attributes of an edge that are read, with the other names they go by; the rest is named in a notice.
pub(super) const TIE_FIELDS: &[(&str, &[&str])] = &[
    ("strength", &[]),
    ("delay", &[]),
    ("availability", &["probability"]),
    ("weight", &["value"]),
    ("agreement", &[]),
    ("kind", &[]),
    ("layer", &[]),
];

/// Fields with a low and a high end.
const RANGES: &[&str] = &["strength", "delay", "availability", "consent"];

/// The field of an actor that an attribute's name stands for, and whether it is its low (0), middle (1) or high (2)
/// value.
pub(in crate::formats) fn actor_field(name: &str) -> Option<(&'static str, usize)> {
    known(name, ACTOR_FIELDS)
}

/// The same for a tie.
pub(in crate::formats) fn tie_field(name: &str) -> Option<(&'static str, usize)> {
    known(name, TIE_FIELDS)
}

/// The field among `fields` that a name stands for, in any case and under any of its names.
pub(in crate::formats) fn known(
    name: &str,
    fields: &'static [(&'static str, &'static [&'static str])],
) -> Option<(&'static str, usize)> {
    let name = name.trim();
    let (stem, end) = match name.rsplit_once('_') {
        Some((stem, end)) if end.eq_ignore_ascii_case("low") => (stem, 0),
        Some((stem, end)) if end.eq_ignore_ascii_case("high") => (stem, 2),
        _ => (name, 1),
    };
    let same = |known: &str| known.eq_ignore_ascii_case(stem);
    fields
        .iter()
        .find(|(field, others)| {
            if end == 1 {
                same(field) || others.iter().any(|other| same(other))
            } else {
                RANGES.contains(field) && same(field)
            }
        })
        .map(|(field, _)| (*field, end))
}

/// A text whose lines were broken to fit a drawing.
pub(super) fn in_a_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Names in quotes, as a notice lists them; a file can have any number of them.
pub(in crate::formats) fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<&str> = names.collect();
    let mut shown: Vec<String> = names
        .iter()
        .take(MOST_NAMES)
        .map(|name| format!("`{}`", shortened(name)))
        .collect();
    if names.len() > MOST_NAMES {
        shown.push(format!("and {} more", names.len() - MOST_NAMES));
    }
    shown.join(", ")
}

/// A value as messages show it.
pub(in crate::formats) fn shortened(value: &str) -> String {
    value.chars().take(MOST_SHOWN).collect()
}
