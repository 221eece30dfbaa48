//! GEXF, the XML of Gephi: versions 1.2 and 1.3, and 1.1 where it does not differ.
//!
//! Read: nodes and edges in any order, the attributes that `<attributes>` declares with their defaults, an edge's bare
//! `weight`, `directed`, `undirected` and `mutual` edges in one graph, positions (`viz:position`; as they stand, y
//! downwards). The id of a node is the id of its actor, its label the actor's name.
//!
//! Not read: times (everything is taken as present), colours, sizes and shapes, the hierarchy of nodes within nodes
//! (they are taken as nodes beside each other). All of these are named in a notice.
//!
//! Written: GEXF 1.3 with every edge's strength as its weight and as an attribute, so that Gephi draws it and the
//! numbers are read again under their own names.
//!
//! Definition: the GEXF working group, <https://gexf.net/schema.html>.

mod attributes;
mod read;
mod write;

use super::{Format, xml};

pub(super) static FORMAT: Format = Format {
    id: "gexf",
    title: "GEXF",
    endings: &["gexf", "xml"],
    looks_like: |text| xml::root(text).is_some_and(|name| name == "gexf"),
    longest_line: None,
    most_text: crate::formats::MOST_TEXT,
    read: read::read,
    write: write::write,
};
