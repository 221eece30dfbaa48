//! From GEXF to a study.

use super::attributes::Owner;
use crate::{
    error::Result,
    formats::{
        Input, Reading,
        assembly::{Assembly, Bytes, Nodes, shortened},
        xml::{Columns, Element, Xml},
    },
};

pub(super) struct Reader<'i> {
    pub(super) xml: Xml<'i>,
    pub(super) assembly: Assembly<'i>,
    pub(super) nodes: Columns,
    pub(super) edges: Columns,
    pub(super) directed: bool,
    /// The strength of the edge met last, by its own name; a weight that repeats it says nothing new.
    pub(super) strength: Option<f64>,
    /// Whether anything has a time, and whether any node stands within another.
    pub(super) timed: bool,
    pub(super) nested: bool,
}

/// What says when something is there.
const TIMES: [&str; 7] = [
    "start",
    "end",
    "startopen",
    "endopen",
    "timestamp",
    "timestamps",
    "intervals",
];

pub(super) fn read(input: &Input) -> Result<Reading> {
    let mut reader = Reader {
        xml: Xml::new(input),
        assembly: Assembly::new(input, Nodes::Declared),
        nodes: Columns::default(),
        edges: Columns::default(),
        directed: false,
        strength: None,
        timed: false,
        nested: false,
    };
    let root = reader.xml.enter("gexf")?;
    let mut graphs = 0;
    while let Some(element) = reader.xml.child()? {
        match element.name {
            "graph" => {
                graphs += 1;
                if graphs == 1 {
                    reader.graph(&element)?;
                } else {
                    reader.xml.skip()?;
                }
            }
            "meta" => reader.meta()?,
            _ => reader.xml.leave_out(&element)?,
        }
    }
    reader.xml.leave()?;
    let Reader {
        xml,
        mut assembly,
        timed,
        nested,
        ..
    } = reader;
    match graphs {
        0 => {
            let help = "put nodes and edges into a <graph>";
            return Err(xml.fault(root.at, "no <graph> in the file", help));
        }
        1 => {}
        _ => assembly.notice(format!("{graphs} graphs in the file: the first is read")),
    }
    if timed {
        assembly.notice(
            "times are not applied: every node and edge is read as present, of several values the last",
        );
    }
    if nested {
        assembly.notice("nodes within nodes are read as nodes beside each other");
    }
    if let Some(left_out) = xml.left_out() {
        assembly.notice(left_out);
    }
    assembly.finish()
}

impl Reader<'_> {
    fn meta(&mut self) -> Result<()> {
        while let Some(child) = self.xml.child()? {
            let (text, _) = self.xml.text()?;
            if child.name == "description" {
                self.assembly.title(&text);
            }
        }
        Ok(())
    }

    fn graph(&mut self, element: &Element) -> Result<()> {
        self.directed = match element.get("defaultedgetype") {
            // Gephi 0.8 writes `mixed`, and then the type of each edge.
            None | Some(("mixed", _)) => false,
            Some((kind, at)) => self.one_way(kind, at)?,
        };
        if let Some((name, _)) = element
            .get("name")
            .filter(|(name, _)| !name.trim().is_empty())
        {
            self.assembly.title(name);
        }
        while let Some(child) = self.xml.child()? {
            match child.name {
                "attributes" => self.attributes(&child)?,
                "nodes" => self.nodes()?,
                "edges" => self.edges()?,
                _ => self.xml.leave_out(&child)?,
            }
        }
        Ok(())
    }

    /// Whether edges of this type run one way; a mutual edge is one that runs both ways.
    fn one_way(&self, kind: &str, at: Bytes) -> Result<bool> {
        match kind {
            "directed" => Ok(true),
            "undirected" | "mutual" => Ok(false),
            other => {
                let message = format!("edge type `{}`", shortened(other));
                Err(self
                    .xml
                    .fault(at, message, "write directed, undirected or mutual"))
            }
        }
    }

    fn nodes(&mut self) -> Result<()> {
        while let Some(child) = self.xml.child()? {
            match child.name {
                "node" => self.node(&child)?,
                _ => self.xml.leave_out(&child)?,
            }
        }
        Ok(())
    }

    fn node(&mut self, element: &Element) -> Result<()> {
        let (id, at) = element.need(&self.xml, "id")?;
        let number = self.assembly.actors();
        let owner = Owner::Node(number);
        self.assembly.actor(id, at)?;
        self.look_for_times(element);
        self.nested |= element.get("pid").is_some();
        let mut given = Vec::new();
        if let Some((label, at)) = element.get("label") {
            self.value(owner, "label", label, at)?;
        }
        while let Some(child) = self.xml.child()? {
            match child.name {
                "attvalues" => self.values(owner, &mut given)?,
                "position" => {
                    for axis in ["x", "y"] {
                        if let Some((value, at)) = child.get(axis) {
                            self.value(owner, axis, value, at)?;
                        }
                    }
                    self.xml.skip()?;
                }
                "nodes" => {
                    self.nested = true;
                    self.nodes()?;
                }
                "edges" => self.edges()?,
                "parents" => {
                    self.nested = true;
                    self.xml.skip()?;
                }
                _ => self.drawn_or_timed(&child)?,
            }
        }
        for (name, value, at) in self.nodes.defaults(&given) {
            self.assembly.field_of_actor(number, name, value, at)?;
        }
        Ok(())
    }

    fn edges(&mut self) -> Result<()> {
        while let Some(child) = self.xml.child()? {
            match child.name {
                "edge" => self.edge(&child)?,
                _ => self.xml.leave_out(&child)?,
            }
        }
        Ok(())
    }

    fn edge(&mut self, element: &Element) -> Result<()> {
        let (source, _) = element.need(&self.xml, "source")?;
        let (target, _) = element.need(&self.xml, "target")?;
        let one_way = match element.get("type") {
            None => self.directed,
            Some((kind, at)) => self.one_way(kind, at)?,
        };
        self.assembly
            .tie(source, target, one_way, element.at.clone())?;
        self.look_for_times(element);
        // GEXF 1.3 has a `kind` of its own, which is free text, not an entry of a codebook.
        for name in ["label", "kind"] {
            if element.get(name).is_some_and(|(text, _)| !text.is_empty()) {
                self.assembly.unread(name);
            }
        }
        self.strength = None;
        let mut given = Vec::new();
        while let Some(child) = self.xml.child()? {
            match child.name {
                "attvalues" => self.values(Owner::Edge, &mut given)?,
                _ => self.drawn_or_timed(&child)?,
            }
        }
        for (name, value, at) in self.edges.defaults(&given) {
            self.assembly.tie_field(name, value, at)?;
        }
        if let Some((weight, at)) = element.get("weight") {
            let copy = self.strength.is_some() && self.strength == weight.trim().parse().ok();
            if !copy {
                self.assembly.tie_field("weight", weight, at)?;
            }
        }
        Ok(())
    }

    /// A child of a node or an edge that has no effect on the network.
    fn drawn_or_timed(&mut self, element: &Element) -> Result<()> {
        match element.name {
            "spells" | "slices" => self.timed = true,
            name @ ("color" | "size" | "shape" | "thickness") => self.assembly.unread(name),
            _ => return self.xml.leave_out(element),
        }
        self.xml.skip()
    }

    pub(super) fn look_for_times(&mut self, element: &Element) {
        self.timed |= TIMES.iter().any(|time| element.get(time).is_some());
    }
}
