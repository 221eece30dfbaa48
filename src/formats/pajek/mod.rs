//! Pajek networks (`.net`), and the first network of a Pajek project (`.paj`).
//!
//! Read: `*Network`, `*Vertices` with labels, quoted or not, and positions; `*Edges` (undirected), `*Arcs` (one way),
//! `*Edgeslist`, `*Arcslist` and `*Matrix`; several relations (`*Arcs :2 "trade"`, or `2: 1 3` in a line), each of
//! which becomes a layer; letters written as `&#233;`; comments after `%`. The third number of a tie is its bare
//! weight. Labels are the ids of actors where every vertex has one of its own, otherwise the numbers are. A vertex
//! without a label is labelled by its number, as Pajek does.
//!
//! Not read: shapes, colours and other parameters of drawing; time intervals; partitions, vectors and further networks
//! of a project. A notice says so. Two-mode networks (`*Vertices 7 3`) are refused: their ties are memberships.
//!
//! Defined by: A. Mrvar, V. Batagelj, *Programs for Analysis and Visualization of Very Large Networks: Reference
//! Manual*, University of Ljubljana.

mod matrices;
mod read;
mod vertices;
mod words;
mod write;

use super::Format;

/// Bytes; a row of a matrix is the longest that is written.
const LONGEST_LINE: usize = 10_000_000;

pub(super) static FORMAT: Format = Format {
    id: "pajek",
    title: "Pajek network",
    endings: &["net", "paj"],
    looks_like,
    longest_line: Some(LONGEST_LINE),
    most_text: 64 << 20,
    read: read::read,
    write: write::write,
};

/// A section of a network before anything else but comments.
fn looks_like(text: &str) -> bool {
    let first = text
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty() && !line.starts_with('%'));
    let first = first.unwrap_or_default().to_lowercase();
    first.starts_with("*vert") || first.starts_with("*network")
}
