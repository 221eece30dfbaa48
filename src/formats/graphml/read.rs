//! From GraphML to a study.

use crate::{
    error::Result,
    formats::{
        Input, Reading,
        assembly::{Assembly, Bytes, Nodes, shortened},
        xml::{Column, Columns, Element, Xml},
    },
};

/// What an attribute belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    Node,
    Edge,
    Graph,
}

impl Owner {
    const ALL: [Owner; 3] = [Owner::Node, Owner::Edge, Owner::Graph];

    /// The word in `for`.
    fn word(self) -> &'static str {
        match self {
            Owner::Node => "node",
            Owner::Edge => "edge",
            Owner::Graph => "graph",
        }
    }
}

struct Reader<'i> {
    xml: Xml<'i>,
    assembly: Assembly<'i>,
    /// Of nodes, edges and the graph.
    columns: [Columns; 3],
    /// The key under which yEd keeps the drawing of nodes.
    drawing: Option<String>,
    ports: bool,
}

pub(super) fn read(input: &Input) -> Result<Reading> {
    let mut reader = Reader {
        xml: Xml::new(input),
        assembly: Assembly::new(input, Nodes::Declared),
        columns: Default::default(),
        drawing: None,
        ports: false,
    };
    let root = reader.xml.enter("graphml")?;
    let mut graphs = 0;
    while let Some(element) = reader.xml.child()? {
        match element.name {
            "key" => reader.key(&element)?,
            "graph" => {
                graphs += 1;
                if graphs == 1 {
                    reader.graph(&element)?;
                } else {
                    reader.xml.skip()?;
                }
            }
            "data" | "desc" => reader.xml.skip()?,
            _ => reader.xml.leave_out(&element)?,
        }
    }
    reader.xml.leave()?;
    let Reader {
        xml,
        mut assembly,
        ports,
        ..
    } = reader;
    match graphs {
        0 => {
            return Err(xml.fault(
                root.at,
                "no <graph> in the file",
                "put nodes and edges into a <graph>",
            ));
        }
        1 => {}
        _ => assembly.notice(format!("{graphs} graphs in the file: the first is read")),
    }
    if ports {
        assembly.notice("ports are not read: edges go to their nodes");
    }
    if let Some(left_out) = xml.left_out() {
        assembly.notice(left_out);
    }
    assembly.finish()
}

impl Reader<'_> {
    /// The declaration of an attribute.
    fn key(&mut self, element: &Element) -> Result<()> {
        let (id, at) = element.need(&self.xml, "id")?;
        let mut default = None;
        while let Some(child) = self.xml.child()? {
            match child.name {
                "default" => {
                    let (value, at) = self.xml.text()?;
                    default = Some((value.into_owned(), at));
                }
                "desc" => self.xml.skip()?,
                _ => self.xml.leave_out(&child)?,
            }
        }
        let drawn = element.get("yfiles.type").map(|(kind, _)| kind);
        if drawn == Some("nodegraphics") {
            self.drawing = Some(id.into());
        }
        let name = element.get("attr.name").map(|(name, _)| name);
        let name = name.or(drawn).unwrap_or(id);
        let of = element.get("for").map_or("all", |(of, _)| of);
        for owner in Owner::ALL {
            if of != "all" && of != owner.word() {
                continue;
            }
            let read = match owner {
                Owner::Node => Assembly::reads_of_actors(name),
                Owner::Edge => Assembly::reads_of_ties(name),
                Owner::Graph => false,
            };
            let column = Column {
                id: id.into(),
                name: name.into(),
                default: default.clone().filter(|_| read),
            };
            if !self.columns[owner as usize].declare(column) {
                let message = format!("key `{}` is declared twice, with two names", shortened(id));
                return Err(self
                    .xml
                    .fault(at, message, "every key has an id of its own"));
            }
        }
        Ok(())
    }

    fn graph(&mut self, element: &Element) -> Result<()> {
        let directed = match element.get("edgedefault") {
            Some(("directed", _)) => true,
            Some(("undirected", _)) => false,
            Some((other, at)) => {
                let message = format!("edgedefault `{}`", shortened(other));
                return Err(self.xml.fault(at, message, "write directed or undirected"));
            }
            None => {
                self.assembly
                    .notice("the graph has no edgedefault: its edges are read as undirected");
                false
            }
        };
        while let Some(child) = self.xml.child()? {
            match child.name {
                "node" => self.node(&child)?,
                "edge" => self.edge(&child, directed)?,
                "data" => self.data(&child, Owner::Graph, &mut Vec::new())?,
                "hyperedge" => {
                    return Err(self.xml.fault(
                        child.at,
                        "a hyperedge, which joins any number of nodes at once",
                        "write an edge for each pair that it ties",
                    ));
                }
                "desc" => self.xml.skip()?,
                _ => self.xml.leave_out(&child)?,
            }
        }
        Ok(())
    }

    fn node(&mut self, element: &Element) -> Result<()> {
        let (id, at) = element.need(&self.xml, "id")?;
        self.assembly.actor(id, at)?;
        self.values(Owner::Node)
    }

    fn edge(&mut self, element: &Element, directed: bool) -> Result<()> {
        let (source, _) = element.need(&self.xml, "source")?;
        let (target, _) = element.need(&self.xml, "target")?;
        let one_way = match element.get("directed") {
            None => directed,
            Some(("true" | "1", _)) => true,
            Some(("false" | "0", _)) => false,
            Some((other, at)) => {
                let message = format!("directed `{}`", shortened(other));
                return Err(self.xml.fault(at, message, "write true or false"));
            }
        };
        self.ports |= ["sourceport", "targetport"]
            .iter()
            .any(|port| element.get(port).is_some());
        self.assembly
            .tie(source, target, one_way, element.at.clone())?;
        self.values(Owner::Edge)
    }

    /// The values of the node or edge that was entered last, and the defaults of those that it does not give.
    fn values(&mut self, owner: Owner) -> Result<()> {
        let mut given = Vec::new();
        while let Some(child) = self.xml.child()? {
            match child.name {
                "data" => self.data(&child, owner, &mut given)?,
                "desc" => self.xml.skip()?,
                "port" => {
                    self.ports = true;
                    self.xml.skip()?;
                }
                "graph" => {
                    return Err(self.xml.fault(
                        child.at,
                        "a graph within a node or an edge",
                        "groups are not read: ungroup them, and put all nodes into one <graph>",
                    ));
                }
                _ => self.xml.leave_out(&child)?,
            }
        }
        for (name, value, at) in self.columns[owner as usize].defaults(&given) {
            match owner {
                Owner::Node => self.assembly.actor_field(name, value, at)?,
                Owner::Edge => self.assembly.tie_field(name, value, at)?,
                Owner::Graph => {}
            }
        }
        Ok(())
    }

    fn data(&mut self, element: &Element, owner: Owner, given: &mut Vec<usize>) -> Result<()> {
        let (key, at) = element.need(&self.xml, "key")?;
        let Some(column) = self.columns[owner as usize].find(key) else {
            let word = owner.word();
            let message = format!("no key `{}` is declared for {word}s", shortened(key));
            let help = format!(
                "declare it before the graph: <key id=\"…\" for=\"{word}\" attr.name=\"…\"/>"
            );
            return Err(self.xml.fault(at, message, &help));
        };
        if owner == Owner::Node && self.drawing.as_deref() == Some(key) {
            return self.drawing();
        }
        let (value, at) = self.xml.text()?;
        if value.trim().is_empty() {
            return Ok(());
        }
        given.push(column);
        let name = &self.columns[owner as usize].get(column).name;
        self.value(owner, &name.clone(), &value, at)
    }

    fn value(&mut self, owner: Owner, name: &str, value: &str, at: Bytes) -> Result<()> {
        match owner {
            Owner::Node => self.assembly.actor_field(name, value, at),
            Owner::Edge => self.assembly.tie_field(name, value, at),
            Owner::Graph if ["title", "name", "label"].contains(&name.to_lowercase().as_str()) => {
                self.assembly.title(value);
                Ok(())
            }
            Owner::Graph => {
                self.assembly.unread(name);
                Ok(())
            }
        }
    }

    /// yEd's drawing of a node: its label and its place, some elements down.
    fn drawing(&mut self) -> Result<()> {
        let mut named = false;
        while let Some(part) = self.xml.child()? {
            match part.name {
                "NodeLabel" => {
                    let (label, at) = self.xml.text()?;
                    if !(named || label.trim().is_empty()) {
                        named = true;
                        self.assembly.actor_field("label", &label, at)?;
                    }
                }
                "Geometry" => {
                    for axis in ["x", "y"] {
                        if let Some((value, at)) = part.get(axis) {
                            self.assembly.actor_field(axis, value, at)?;
                        }
                    }
                    self.xml.skip()?;
                }
                shape if shape.ends_with("Node") => self.drawing()?,
                _ => self.xml.skip()?,
            }
        }
        Ok(())
    }
}
