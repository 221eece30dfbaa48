//! DOT, the language of Graphviz.
//!
//! Read: one `graph` or `digraph`, `strict` or not; nodes and edges with their attributes, chains `a -- b -- c`,
//! default attributes (`node [bloc=x]`), and groups in braces, whose members are read as if the braces were not there.
//! The id of a node is the id of its actor, its `label` the actor's name, `pos` its position. `weight`, by which
//! Graphviz shortens edges, is a bare weight.
//!
//! Refused: groups and ports as ends of edges, and HTML labels. Everything else about drawing is named in a notice.
//!
//! Backslashes in quotes are read as in labels: `\"` and `\\` stand for one letter, `\n` is a blank.
//!
//! Defined by: the Graphviz documentation, "DOT Language".

mod attributes;
mod lexer;
mod read;
mod write;

use super::Format;

pub(super) static FORMAT: Format = Format {
    id: "dot",
    title: "Graphviz DOT",
    endings: &["dot", "gv"],
    looks_like,
    longest_line: None,
    most_text: crate::formats::MOST_TEXT,
    read: read::read,
    write: write::write,
};

/// `graph`, `digraph` or `strict` before anything but comments, and then no bracket before a brace.
fn looks_like(text: &str) -> bool {
    let mut rest = text.trim_start();
    loop {
        let end = if rest.starts_with("//") || rest.starts_with('#') {
            rest.find('\n')
        } else if rest.starts_with("/*") {
            rest.find("*/").map(|end| end + 2)
        } else {
            break;
        };
        rest = end.map_or("", |end| rest[end..].trim_start());
    }
    let head = rest.split('{').next().unwrap_or_default().to_lowercase();
    let first = head
        .split(|letter: char| !letter.is_ascii_alphabetic())
        .next();
    head.len() < rest.len()
        && !head.contains(['[', '='])
        && matches!(first, Some("graph" | "digraph" | "strict"))
}
