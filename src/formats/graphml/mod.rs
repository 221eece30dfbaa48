//! GraphML, the XML of NetworkX, igraph, Gephi, yEd and most other graph programs.
//!
//! Read: nodes and edges in any order, the attributes that `<key>` declares with their defaults, directed and undirected
//! edges in one graph, the first graph of a file. The id of a node is the id of its actor; its attribute `name` or
//! `label` is the actor's name, and so is the label that yEd draws (it writes them as graphics, which are not read
//! otherwise). Positions `x` and `y` are taken as they stand, y downwards.
//!
//! Not read: ports (edges go to their nodes), any other attribute; both are named in a notice. Refused: hyperedges and
//! graphs within nodes, since leaving them out would change the network.
//!
//! Written: one `<key>` for each attribute in use, one element a line, every edge with its strength.
//!
//! Definition: U. Brandes et al., the GraphML primer and schema, <http://graphml.graphdrawing.org>.

mod read;
mod write;

use super::{Format, xml};

pub(super) static FORMAT: Format = Format {
    id: "graphml",
    title: "GraphML",
    endings: &["graphml", "xml"],
    looks_like: |text| xml::root(text).is_some_and(|name| name == "graphml"),
    longest_line: None,
    most_text: crate::formats::MOST_TEXT,
    read: read::read,
    write: write::write,
};
