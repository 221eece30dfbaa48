//! From a DOT file to a study.

use super::super::{
    Input, Reading,
    assembly::{Assembly, Bytes, Nodes},
    numbered::short,
};
use super::{
    attributes::{self, Attribute, Defaults},
    lexer::{Lexer, Token},
};
use crate::error::{Error, Result};
use std::collections::HashSet;

/// Groups within groups.
const MOST_NESTED: usize = 64;

/// Attributes that are no attributes of ties: where an edge is drawn, and its number in NetworkX.
const NOT_OF_TIES: &[&str] = &["pos", "key"];

pub(super) fn read(input: &Input) -> Result<Reading> {
    let mut reader = Reader {
        lexer: Lexer::new(&input.text),
        assembly: Assembly::new(input, Nodes::Declared),
        directed: false,
        pairs: None,
        repeated: 0,
    };
    reader.graph()?;
    if reader.repeated > 0 {
        reader.assembly.notice(format!(
            "repeated edges of the strict graph left out: {}",
            reader.repeated
        ));
    }
    reader.assembly.finish()
}

struct Reader<'i> {
    lexer: Lexer<'i>,
    assembly: Assembly<'i>,
    directed: bool,
    /// Pairs that have an edge, where a graph is strict: there each has one.
    pairs: Option<HashSet<(usize, usize)>>,
    repeated: usize,
}

impl Reader<'_> {
    fn next(&mut self) -> Result<Option<(Token, Bytes)>> {
        self.lexer.next(&self.assembly)
    }

    fn next_is(&mut self, sign: char) -> Result<bool> {
        Ok(self.lexer.peek(&self.assembly)? == Some(&Token::Sign(sign)))
    }

    /// Takes the sign if it is next.
    fn take(&mut self, sign: char) -> Result<bool> {
        let is = self.next_is(sign)?;
        if is {
            self.next()?;
        }
        Ok(is)
    }

    fn cut_off(&self, missing: &str) -> Error {
        let message = format!("the file ends where {missing} should stand");
        self.assembly
            .fault(self.lexer.end(), message, "the file may be cut off")
    }

    fn id(&mut self, what: &str) -> Result<(String, Bytes)> {
        match self.next()? {
            Some((Token::Id { text, .. }, at)) => Ok((text, at)),
            Some((_, at)) => Err(self.assembly.fault(
                at,
                format!("this is not {what}"),
                "put an id with other letters than a–z, 0–9 and _ in double quotes",
            )),
            None => Err(self.cut_off(what)),
        }
    }

    /// The whole file.
    fn graph(&mut self) -> Result<()> {
        let not_a_graph = "a DOT file begins with graph or digraph";
        let help = "begin with: graph { a -- b }";
        let (mut kind, mut at) = self.id("graph or digraph")?;
        if kind.eq_ignore_ascii_case("strict") {
            self.pairs = Some(HashSet::new());
            (kind, at) = self.id("graph or digraph")?;
        }
        self.directed = match kind.to_lowercase().as_str() {
            "graph" => false,
            "digraph" => true,
            _ => return Err(self.assembly.fault(at, not_a_graph, help)),
        };
        if matches!(self.lexer.peek(&self.assembly)?, Some(Token::Id { .. })) {
            let (title, _) = self.id("a name")?;
            self.assembly.title(&title);
        }
        if !self.take('{')? {
            let at = self.next()?.map_or(self.lexer.end(), |(_, at)| at);
            return Err(self.assembly.fault(at, "a graph without its braces", help));
        }
        self.group(Defaults::default(), 0)?;
        match self.next()? {
            None => Ok(()),
            Some((_, at)) => Err(self.assembly.fault(
                at,
                "something behind the graph",
                "a network is one graph; put the other in a file of its own",
            )),
        }
    }

    /// Statements up to the brace that closes the group.
    fn group(&mut self, mut defaults: Defaults, depth: usize) -> Result<()> {
        loop {
            if self.take(';')? || self.take(',')? {
                continue;
            }
            if self.take('}')? {
                return Ok(());
            }
            self.statement(&mut defaults, depth)?;
        }
    }

    fn statement(&mut self, defaults: &mut Defaults, depth: usize) -> Result<()> {
        let Some((token, at)) = self.next()? else {
            return Err(self.cut_off("a brace that closes the graph"));
        };
        let keyword = token.keyword().unwrap_or_default();
        match (token, keyword.as_str()) {
            (Token::Sign('{'), _) => self.inner(defaults, depth, at),
            (_, "subgraph") => {
                if matches!(self.lexer.peek(&self.assembly)?, Some(Token::Id { .. })) {
                    self.next()?;
                }
                match self.next()? {
                    Some((Token::Sign('{'), _)) => self.inner(defaults, depth, at),
                    _ => Err(self.assembly.fault(
                        at,
                        "a group without its braces",
                        "write subgraph name { a b }",
                    )),
                }
            }
            (_, "node" | "edge" | "graph") => {
                let attributes = self.attributes()?;
                match keyword.as_str() {
                    "node" => attributes::set(&mut defaults.node, attributes, &self.assembly),
                    "edge" => attributes::set(&mut defaults.edge, attributes, &self.assembly),
                    _ => {
                        let title = attributes.iter().find(|attribute| attribute.name == "label");
                        self.name_graph(title.map(|title| title.value.clone()), depth);
                        Ok(())
                    }
                }
            }
            (Token::Id { text, .. }, _) if self.take('=')? => {
                let (value, _) = self.id("a value")?;
                self.name_graph((text == "label").then_some(value), depth);
                Ok(())
            }
            (Token::Id { text, .. }, _) => self.nodes(text, at, defaults),
            (_, _) => Err(self.assembly.fault(
                at,
                "neither a node nor an edge",
                "write a; or a -- b; and put ids with other letters than a–z, 0–9 and _ in double quotes",
            )),
        }
    }

    /// A group in braces, which is read as if the braces were not there.
    fn inner(&mut self, defaults: &Defaults, depth: usize, at: Bytes) -> Result<()> {
        if depth == MOST_NESTED {
            return Err(self.assembly.fault(
                at,
                format!("more than {MOST_NESTED} groups within each other"),
                "groups are not read; take the braces away",
            ));
        }
        self.group(defaults.clone(), depth + 1)?;
        if matches!(self.lexer.peek(&self.assembly)?, Some(Token::Edge { .. })) {
            return Err(self.group_as_end(at));
        }
        Ok(())
    }

    fn group_as_end(&self, at: Bytes) -> Error {
        self.assembly.fault(
            at,
            "a group as the end of an edge",
            "write an edge for each of its members",
        )
    }

    fn name_graph(&mut self, title: Option<String>, depth: usize) {
        if let (Some(title), 0) = (title, depth) {
            self.assembly.title(&title);
        }
    }

    /// `a`, or `a -- b -- c`, with the attributes behind it.
    fn nodes(&mut self, first: String, at: Bytes, defaults: &Defaults) -> Result<()> {
        let mut chain = vec![(self.node(&first, at.clone(), defaults)?, at)];
        self.refuse_port()?;
        while let Some(Token::Edge { .. }) = self.lexer.peek(&self.assembly)? {
            let Some((Token::Edge { one_way }, at)) = self.next()? else {
                break;
            };
            if one_way != self.directed {
                let (message, help) = match one_way {
                    true => (
                        "-> in a graph",
                        "begin with digraph if ties run one way, else write --",
                    ),
                    false => (
                        "-- in a digraph",
                        "begin with graph if ties run both ways, else write ->",
                    ),
                };
                return Err(self.assembly.fault(at, message, help));
            }
            let group = match self.lexer.peek(&self.assembly)? {
                Some(Token::Sign('{')) => true,
                Some(token) => token.keyword().as_deref() == Some("subgraph"),
                None => false,
            };
            if group {
                let at = self.next()?.map_or(at, |(_, at)| at);
                return Err(self.group_as_end(at));
            }
            let (id, at) = self.id("a node")?;
            chain.push((self.node(&id, at.clone(), defaults)?, at));
            self.refuse_port()?;
        }
        let own = self.attributes()?;
        if let [(node, _)] = chain.as_slice() {
            return attributes::describe(*node, own, &mut self.assembly);
        }
        let inherited = defaults.edge.iter();
        let inherited = inherited.filter(|old| own.iter().all(|new| new.name != old.name));
        let attributes: Vec<&Attribute> = inherited.chain(&own).collect();
        for ends in chain.windows(2) {
            let (from, to) = (&ends[0], &ends[1]);
            if let Some(pairs) = &mut self.pairs {
                let pair = match self.directed {
                    true => (from.0, to.0),
                    false => (from.0.min(to.0), from.0.max(to.0)),
                };
                if !pairs.insert(pair) {
                    self.repeated += 1;
                    continue;
                }
            }
            let id = |node| self.assembly.id(node).unwrap_or_default().to_string();
            let (a, b) = (id(from.0), id(to.0));
            let at = from.1.start..to.1.end;
            self.assembly.tie(&a, &b, self.directed, at)?;
            for attribute in &attributes {
                if !NOT_OF_TIES.contains(&attribute.name.as_str()) {
                    self.assembly.tie_field(
                        &attribute.name,
                        &attribute.value,
                        attribute.at.clone(),
                    )?;
                }
            }
        }
        Ok(())
    }

    fn refuse_port(&mut self) -> Result<()> {
        if !self.next_is(':')? {
            return Ok(());
        }
        let at = self.next()?.map_or(self.lexer.end(), |(_, at)| at);
        Err(self.assembly.fault(
            at,
            "a port of a node",
            "delete it; put an id with a colon in double quotes",
        ))
    }

    /// The number of a node, which has the default attributes if it is met for the first time.
    fn node(&mut self, id: &str, at: Bytes, defaults: &Defaults) -> Result<usize> {
        if let Some(node) = self.assembly.number_of(id) {
            return Ok(node);
        }
        let node = self.assembly.actors();
        self.assembly.actor(id, at)?;
        attributes::describe(node, defaults.node.clone(), &mut self.assembly)?;
        Ok(node)
    }

    /// `[a=1, b=2]`, any number of times.
    fn attributes(&mut self) -> Result<Vec<Attribute>> {
        let mut attributes = Vec::new();
        while self.take('[')? {
            while !self.take(']')? {
                let (name, _) = self.id("the name of an attribute")?;
                if !self.take('=')? {
                    let at = self.next()?.map_or(self.lexer.end(), |(_, at)| at);
                    return Err(self.assembly.fault(
                        at,
                        format!("attribute `{}` without a value", short(&name)),
                        "write it as name=value",
                    ));
                }
                let (value, at) = self.id("the value of an attribute")?;
                attributes.push(Attribute { name, value, at });
                let _ = self.take(',')? || self.take(';')?;
            }
        }
        Ok(attributes)
    }
}
