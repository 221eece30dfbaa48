//! GML, the graph modelling language: lists of keys and values in brackets.
//!
//! Read: one `graph` with its `directed`, `label` or `name`, its `node`s and `edge`s with any attributes, the `x` and
//! `y` of `graphics`, and letters written as `&#233;` or `&eacute;`. `value` is another name for a bare weight, as Gephi
//! writes it. Labels are the ids of actors where every node has one of its own (NetworkX writes its nodes so), else names
//! are (igraph), else the numbers are.
//!
//! Not read: groups of nodes (yEd) and how nodes, edges and labels are drawn.
//!
//! Written: seven-bit text with every attribute that an actor or tie can have; ids as labels.
//!
//! Defined by: M. Himsolt, *GML: A portable Graph File Format*, University of Passau, 1997.

mod letters;
mod read;
mod syntax;
mod write;

use super::Format;

pub(super) static FORMAT: Format = Format {
    id: "gml",
    title: "GML",
    endings: &["gml"],
    looks_like,
    longest_line: None,
    most_text: 128 << 20,
    read: read::read,
    write: write::write,
};

/// A key before anything else, and `graph [` somewhere.
fn looks_like(text: &str) -> bool {
    let mut words = text
        .lines()
        .filter(|line| !line.trim_start().starts_with('#'))
        .flat_map(str::split_whitespace)
        .peekable();
    let first = words.peek().copied().unwrap_or_default();
    if !first.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        return false;
    }
    let mut last = "";
    words.any(|word| {
        let graph = |word: &str| word.eq_ignore_ascii_case("graph");
        let found =
            graph(last) && word.starts_with('[') || word.strip_suffix('[').is_some_and(graph);
        last = word;
        found
    })
}
