//! From node-link JSON to a study.

use super::members::{items, members, string};
use crate::{
    error::{Error, Result},
    formats::{
        Input, Reading,
        assembly::{Assembly, Bytes, Nodes, shortened},
        place,
    },
};
use std::borrow::Cow;

/// Members of one node or link.
const MOST_MEMBERS: usize = 1_000;

/// The parts of the text that hold the parts of a graph.
#[derive(Default)]
struct Parts<'t> {
    directed: bool,
    graph: Option<&'t str>,
    nodes: Option<&'t str>,
    links: Option<(&'t str, String)>,
}

/// A value as far as an attribute can have it.
enum Value<'t> {
    Text(Cow<'t, str>, Bytes),
    /// As it is written.
    Number(&'t str, Bytes),
    Nothing,
    /// A list or an object.
    Compound,
}

struct Reader<'t> {
    input: &'t Input,
    assembly: Assembly<'t>,
    /// Whether nodes have no ids, so that numbers count them; the first node tells.
    numbered: Option<bool>,
}

pub(super) fn read(input: &Input) -> Result<Reading> {
    let mut reader = Reader {
        input,
        assembly: Assembly::new(input, Nodes::Declared),
        numbered: None,
    };
    let Parts {
        directed,
        graph,
        nodes,
        links,
    } = reader.parts()?;
    let Some(nodes) = nodes else {
        let shape = "a graph is an object {\"nodes\": […], \"links\": […]}";
        return Err(place::whole(&input.name, "a graph without `nodes`", shape));
    };
    if let Some(graph) = graph {
        reader.about(graph)?;
    }
    items(input, nodes, &mut |node| reader.node(node))?;
    if let Some((links, _)) = links {
        items(input, links, &mut |link| reader.link(link, directed))?;
    }
    if reader.numbered == Some(true) {
        reader.assembly.notice(
            "nodes have no `id`: their names are taken, and numbers in links count them from 0",
        );
    }
    reader.assembly.finish()
}

impl<'t> Reader<'t> {
    fn parts(&mut self) -> Result<Parts<'t>> {
        let input = self.input;
        let mut parts = Parts::default();
        members(input, &input.text, &mut |key, value| {
            let twice = match key {
                "directed" => {
                    parts.directed = match value {
                        "true" => true,
                        "false" => false,
                        other => {
                            let message = format!("directed `{}`", shortened(other));
                            return Err(self.fault(other, message, "write true or false"));
                        }
                    };
                    false
                }
                "multigraph" => false,
                "graph" => parts.graph.replace(value).is_some(),
                "nodes" => parts.nodes.replace(value).is_some(),
                "links" | "edges" => match parts.links.replace((value, key.into())) {
                    Some((_, other)) if other != key => {
                        let message = "`links` and `edges` in one graph";
                        return Err(self.fault(value, message, "put all of them into one list"));
                    }
                    before => before.is_some(),
                },
                other => {
                    self.assembly.unread(other);
                    false
                }
            };
            if twice {
                let message = format!("`{key}` is there twice");
                return Err(self.fault(value, message, "put all of them into one list"));
            }
            Ok(())
        })?;
        Ok(parts)
    }

    /// The attributes of the graph as a whole.
    fn about(&mut self, graph: &'t str) -> Result<()> {
        if !graph.starts_with('{') {
            return Ok(());
        }
        members(self.input, graph, &mut |key, value| {
            match value_of(self.input, value)? {
                Value::Text(title, _) if ["title", "name", "label"].contains(&key) => {
                    self.assembly.title(&title);
                }
                Value::Nothing => {}
                _ => self.assembly.unread(key),
            }
            Ok(())
        })
    }

    fn node(&mut self, node: &'t str) -> Result<()> {
        let all = self.members_of(node, "a node")?;
        let named = |name: &str| {
            let (_, value) = all.iter().find(|(key, _)| key == name)?;
            Some(*value)
        };
        let own = named("id");
        let numbered = *self.numbered.get_or_insert(own.is_none());
        let (id, at) = match (own, numbered) {
            (Some(id), false) => self.id(id, "an id")?,
            (None, true) => match named("name").or(named("label")) {
                Some(name) => self.id(name, "a name")?,
                None => (self.assembly.actors().to_string().into(), self.at(node)),
            },
            (Some(id), true) => {
                let message = "a node with an `id`, after nodes without";
                return Err(self.fault(id, message, "give every node an id, or none"));
            }
            (None, false) => {
                let message = "a node without an `id`, after nodes with one";
                return Err(self.fault(node, message, "give every node an id, or none"));
            }
        };
        self.assembly.actor(&id, at)?;
        for (name, value) in &all {
            match (name.as_str(), value_of(self.input, value)?) {
                ("id", _) | (_, Value::Nothing) => {}
                (name, Value::Text(text, at)) => self.assembly.actor_field(name, &text, at)?,
                (name, Value::Number(number, at)) => self.assembly.actor_field(name, number, at)?,
                (name, Value::Compound) => self.assembly.unread(name),
            }
        }
        Ok(())
    }

    fn link(&mut self, link: &'t str, directed: bool) -> Result<()> {
        let all = self.members_of(link, "a link")?;
        let end = |names: [&str; 2]| {
            let found = all.iter().find(|(key, _)| names.contains(&key.as_str()));
            let Some((_, value)) = found else {
                let message = format!("a link without `{}`", names[0]);
                return Err(self.fault(link, message, "name both ends: \"source\" and \"target\""));
            };
            self.end(value)
        };
        let (source, target) = (end(["source", "from"])?, end(["target", "to"])?);
        self.assembly
            .tie(&source, &target, directed, self.at(link))?;
        for (name, value) in &all {
            match (name.as_str(), value_of(self.input, value)?) {
                ("source" | "target" | "from" | "to" | "key" | "id", _) | (_, Value::Nothing) => {}
                (name, Value::Text(text, at)) => self.assembly.tie_field(name, &text, at)?,
                (name, Value::Number(number, at)) => self.assembly.tie_field(name, number, at)?,
                (name, Value::Compound) => self.assembly.unread(name),
            }
        }
        Ok(())
    }

    /// The id of the node at an end of a link.
    fn end(&self, value: &'t str) -> Result<Cow<'t, str>> {
        let (id, _) = self.id(value, "an end of a link")?;
        let by_number = self.numbered == Some(true) && !value.starts_with('"');
        if !by_number {
            return Ok(id);
        }
        let number = id.parse().ok();
        match number.and_then(|number| self.assembly.id(number)) {
            Some(id) => Ok(Cow::Owned(id.into())),
            None => {
                let nodes = self.assembly.actors();
                let message = format!(
                    "a link to node number {}: there are {nodes}, counted from 0",
                    shortened(value)
                );
                Err(self.fault(value, message, "give the nodes ids, and name those"))
            }
        }
    }

    /// A text or a number that names a node.
    fn id(&self, value: &'t str, what: &str) -> Result<(Cow<'t, str>, Bytes)> {
        match value_of(self.input, value)? {
            Value::Text(id, at) => Ok((id, at)),
            Value::Number(id, at) => Ok((Cow::Borrowed(id), at)),
            Value::Nothing | Value::Compound => {
                let message = format!(
                    "{what} that is neither a text nor a number: `{}`",
                    shortened(value)
                );
                Err(self.fault(value, message, "write it as a text"))
            }
        }
    }

    fn members_of(&self, object: &'t str, what: &str) -> Result<Vec<(String, &'t str)>> {
        if !object.starts_with('{') {
            let message = format!("{what} that is not an object: `{}`", shortened(object));
            return Err(self.fault(object, message, "write { … }"));
        }
        let mut all: Vec<(String, &'t str)> = Vec::new();
        members(self.input, object, &mut |key, value| {
            if all.len() == MOST_MEMBERS {
                let message = format!("{what} with more than {MOST_MEMBERS} members");
                return Err(self.fault(
                    value,
                    message,
                    "no graph has so many attributes; was the file damaged?",
                ));
            }
            if all.iter().any(|(known, _)| known == key) {
                let message = format!("`{}` is there twice", shortened(key));
                return Err(self.fault(value, message, "keep one"));
            }
            all.push((key.into(), value));
            Ok(())
        })?;
        Ok(all)
    }

    fn at(&self, part: &str) -> Bytes {
        place::of(&self.input.text, part)
    }

    fn fault(&self, part: &str, message: impl Into<String>, help: &str) -> Error {
        self.assembly.fault(self.at(part), message, help)
    }
}

fn value_of<'t>(input: &Input, part: &'t str) -> Result<Value<'t>> {
    let at = place::of(&input.text, part);
    Ok(match part.as_bytes().first() {
        Some(b'"') => Value::Text(string(input, part)?, at.start + 1..at.end - 1),
        Some(b'{' | b'[') => Value::Compound,
        Some(b'n') | None => Value::Nothing,
        Some(b't' | b'f') => Value::Text(Cow::Borrowed(part), at),
        Some(_) => Value::Number(part, at),
    })
}
