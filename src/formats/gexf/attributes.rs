//! The attributes of GEXF: what a file declares, and the values of a node or an edge.

use super::read::Reader;
use crate::{
    error::Result,
    formats::{
        assembly::{Assembly, Bytes, shortened},
        xml::{Column, Element},
    },
};

/// What an attribute belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// The node with this number.
    Node(usize),
    /// The edge met last.
    Edge,
}

impl Reader<'_> {
    /// The declaration of the attributes of nodes, or of edges.
    pub(super) fn attributes(&mut self, element: &Element) -> Result<()> {
        let (class, at) = element.need(&self.xml, "class")?;
        let of_nodes = match class {
            "node" => true,
            "edge" => false,
            other => {
                let message = format!("attributes of class `{}`", shortened(other));
                return Err(self
                    .xml
                    .fault(at, message, "write class=\"node\" or class=\"edge\""));
            }
        };
        while let Some(child) = self.xml.child()? {
            match child.name {
                "attribute" => self.attribute(&child, of_nodes)?,
                _ => self.xml.leave_out(&child)?,
            }
        }
        Ok(())
    }

    fn attribute(&mut self, element: &Element, of_nodes: bool) -> Result<()> {
        let (id, at) = element.need(&self.xml, "id")?;
        let name = element.get("title").map_or(id, |(title, _)| title);
        let mut default = None;
        while let Some(child) = self.xml.child()? {
            match child.name {
                "default" => {
                    let (value, at) = self.xml.text()?;
                    default = Some((value.into_owned(), at));
                }
                "options" => self.xml.skip()?,
                _ => self.xml.leave_out(&child)?,
            }
        }
        let (columns, read) = if of_nodes {
            (&mut self.nodes, Assembly::reads_of_actors(name))
        } else {
            (&mut self.edges, Assembly::reads_of_ties(name))
        };
        let column = Column {
            id: id.into(),
            name: name.into(),
            default: default.filter(|_| read),
        };
        if !columns.declare(column) {
            let message = format!(
                "attribute `{}` is declared twice, with two titles",
                shortened(id)
            );
            let help = "every attribute of nodes, or of edges, has an id of its own";
            return Err(self.xml.fault(at, message, help));
        }
        Ok(())
    }

    pub(super) fn values(&mut self, owner: Owner, given: &mut Vec<usize>) -> Result<()> {
        while let Some(child) = self.xml.child()? {
            if child.name != "attvalue" {
                self.xml.leave_out(&child)?;
                continue;
            }
            self.look_for_times(&child);
            let named = if child.get("for").is_some() {
                "for"
            } else {
                "id"
            };
            if child.get(named).is_none() {
                child.need(&self.xml, "for")?;
            }
            let (id, at) = child.need(&self.xml, named)?;
            let (columns, class) = match owner {
                Owner::Node(_) => (&self.nodes, "node"),
                Owner::Edge => (&self.edges, "edge"),
            };
            let Some(column) = columns.find(id) else {
                let message = format!(
                    "attribute `{}` is not declared for class {class}",
                    shortened(id)
                );
                let help = format!(
                    "declare it before the nodes: <attributes class=\"{class}\"><attribute id=\"…\" title=\"…\"/>"
                );
                return Err(self.xml.fault(at, message, &help));
            };
            let name = columns.get(column).name.clone();
            let (value, at) = child.need(&self.xml, "value")?;
            if !value.trim().is_empty() {
                given.push(column);
                if owner == Owner::Edge && name.eq_ignore_ascii_case("strength") {
                    self.strength = value.trim().parse().ok();
                }
                self.value(owner, &name, value, at)?;
            }
            self.xml.skip()?;
        }
        Ok(())
    }

    pub(super) fn value(&mut self, owner: Owner, name: &str, value: &str, at: Bytes) -> Result<()> {
        match owner {
            Owner::Node(number) => self.assembly.field_of_actor(number, name, value, at),
            Owner::Edge => self.assembly.tie_field(name, value, at),
        }
    }
}
