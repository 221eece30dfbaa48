//! Node-link JSON, as NetworkX (`node_link_data`), D3 and vis.js have it: one object with `nodes` and `links` or `edges`.
//!
//! Read: nodes with an `id` that is a text or a number; where no node has one, its `name` or `label` is its id, and
//! numbers in links count nodes from 0. Links with `source` and `target` (or `from` and `to`), `directed`, and the
//! attributes of nodes and links. Not read: whatever else there is, which a notice names; whether the graph says
//! `multigraph` makes no difference, since parallel links are kept.
//!
//! Written: the shape that `networkx.node_link_graph` reads, with `edges`, a node or an edge a line.
//!
//! Definition: the NetworkX reference, `networkx.readwrite.json_graph.node_link_data`.

mod members;
mod read;
mod write;

use super::Format;

pub(super) static FORMAT: Format = Format {
    id: "node-link",
    title: "node-link JSON",
    endings: &["json"],
    looks_like: is_graph,
    longest_line: None,
    most_text: crate::formats::MOST_TEXT,
    read: read::read,
    write: write::write,
};

/// Whether a JSON object has a key that graphs have and studies do not.
pub(super) fn is_graph(text: &str) -> bool {
    members::any_key(text, &["nodes", "links", "edges", "multigraph"])
}
