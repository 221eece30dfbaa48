//! From the nodes, edges and attributes of a graph file, met one at a time, to a study.
//!
//! What GraphML, GEXF, GML, DOT, Pajek, UCINET DL and node-link JSON have in common stands here once: which attribute
//! means what, what a bare weight is, which end of an edge is unknown, and where in the text each value was met, so
//! that a fault found later is shown at its place.

mod finish;
mod marks;
mod names;

pub(super) use names::{actor_field, known, listed, shortened, tie_field};

use super::{Input, place};
use crate::{
    error::{Error, Result},
    model::{Actor, BareTie, Range, Study},
};
use marks::Marks;
use names::{ACTOR_FIELDS, TIE_FIELDS, in_a_line};
use std::{
    collections::{BTreeSet, HashMap},
    ops,
};

/// Bytes of the text: where something was met.
pub(super) type Bytes = ops::Range<usize>;

/// Ties and actors that are read: with less than some 500 bytes for each, they fit into 2 GB.
pub(super) const MOST: usize = 4_000_000;

/// Whether both ends of an edge must have been declared as nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nodes {
    /// An edge to a node that the file does not declare is a slip.
    Declared,
    /// Naming a node in an edge declares it.
    Implied,
}

/// A study in the making.
pub(super) struct Assembly<'i> {
    input: &'i Input,
    nodes: Nodes,
    study: Study,
    index: HashMap<String, usize>,
    /// Ends of one-way and two-way edges met, to tell a mixed graph.
    one_way: Vec<bool>,
    drawn: Vec<[Option<f64>; 2]>,
    /// Low and high ends met before it is known whether the middle is given.
    actor_ranges: HashMap<(usize, &'static str), [Option<f64>; 3]>,
    tie_range: HashMap<&'static str, [Option<f64>; 3]>,
    weight: Option<Range>,
    weights: usize,
    /// Ties whose bare weight says what another attribute says already.
    idle_weights: usize,
    /// Actors with one coordinate, or with one that is not finite.
    half_placed: usize,
    unread: BTreeSet<String>,
    /// Whether `0,5` is a number.
    decimal_comma: bool,
    marks: Marks,
}

impl<'i> Assembly<'i> {
    pub(super) fn new(input: &'i Input, nodes: Nodes) -> Self {
        Self {
            input,
            nodes,
            study: Study::default(),
            index: HashMap::new(),
            one_way: Vec::new(),
            drawn: Vec::new(),
            actor_ranges: HashMap::new(),
            tie_range: HashMap::new(),
            weight: None,
            weights: 0,
            idle_weights: 0,
            half_placed: 0,
            unread: BTreeSet::new(),
            decimal_comma: false,
            marks: Marks::default(),
        }
    }

    /// A finding at a place of the text, with the way out.
    pub(super) fn fault(&self, at: Bytes, message: impl Into<String>, help: &str) -> Error {
        let mut finding = place::at(self.input, at, message);
        finding.help = help.into();
        Error::Invalid(Box::new(finding))
    }

    /// Takes `0,5` for a number too.
    pub(super) fn take_decimal_commas(&mut self) {
        self.decimal_comma = true;
    }

    pub(super) fn title(&mut self, title: &str) {
        self.study.title = in_a_line(title);
    }

    /// An attribute that is not read, to be named in a notice.
    pub(super) fn unread(&mut self, name: &str) {
        if !self.unread.contains(name) {
            self.unread.insert(name.into());
        }
    }

    /// Something taken for granted or left out, for the user.
    pub(super) fn notice(&mut self, notice: impl Into<String>) {
        self.study.notices.push(notice.into());
    }

    /// Number of nodes met so far.
    pub(super) fn actors(&self) -> usize {
        self.study.actor.len()
    }

    /// The id of the node with this number, from 0.
    pub(super) fn id(&self, number: usize) -> Option<&str> {
        self.study.actor.get(number).map(|actor| actor.id.as_str())
    }

    /// The number of the node with this id, from 0.
    pub(super) fn number_of(&self, id: &str) -> Option<usize> {
        self.index.get(id.trim()).copied()
    }

    /// Whether a node with this id was met.
    pub(super) fn knows(&self, id: &str) -> bool {
        self.index.contains_key(id)
    }

    /// Whether an attribute of nodes is read.
    pub(super) fn reads_of_actors(name: &str) -> bool {
        known(name, ACTOR_FIELDS).is_some()
    }

    /// Whether an attribute of edges is read.
    pub(super) fn reads_of_ties(name: &str) -> bool {
        known(name, TIE_FIELDS).is_some()
    }

    /// A node. The attributes that follow are its own.
    pub(super) fn actor(&mut self, id: &str, at: Bytes) -> Result<()> {
        let id = id.trim();
        if id.is_empty() {
            return Err(self.fault(at, "a node without an id", "give every node an id"));
        }
        if let Some(first) = self.index.get(id) {
            let message = format!("node `{id}` is there twice (first as number {})", first + 1);
            return Err(self.fault(
                at,
                message,
                "every node has an id of its own; rename or delete one",
            ));
        }
        if self.study.actor.len() == MOST {
            return Err(self.too_many(at, "nodes"));
        }
        self.index.insert(id.into(), self.study.actor.len());
        self.study.actor.push(Actor::named(id));
        self.drawn.push([None; 2]);
        self.marks.actor.push(at);
        Ok(())
    }

    /// An attribute of the node met last.
    pub(super) fn actor_field(&mut self, name: &str, value: &str, at: Bytes) -> Result<()> {
        let Some(last) = self.study.actor.len().checked_sub(1) else {
            return Ok(());
        };
        self.field_of_actor(last, name, value, at)
    }

    /// An attribute of the node with this number, from 0.
    pub(super) fn field_of_actor(
        &mut self,
        actor: usize,
        name: &str,
        value: &str,
        at: Bytes,
    ) -> Result<()> {
        let value = value.trim();
        let Some((field, end)) = known(name, ACTOR_FIELDS) else {
            self.unread(name);
            return Ok(());
        };
        if value.is_empty() {
            return Ok(());
        }
        self.marks.actor_value.push((
            actor,
            match field {
                "x" | "y" => "at",
                field => field,
            },
            at.clone(),
        ));
        match field {
            "name" => {
                let name = in_a_line(value);
                if name != self.study.actor[actor].id {
                    self.study.actor[actor].name = Some(name);
                }
            }
            "bloc" => self.study.actor[actor].bloc = Some(value.into()),
            "x" | "y" => {
                let number = self.number(name, value, at)?;
                self.drawn[actor][usize::from(field == "y")] = Some(number);
            }
            _ => {
                let number = self.number(name, value, at)?;
                self.actor_ranges.entry((actor, field)).or_default()[end] = Some(number);
            }
        }
        Ok(())
    }

    /// An edge, and whether it runs one way. The attributes that follow are its own.
    pub(super) fn tie(&mut self, a: &str, b: &str, one_way: bool, at: Bytes) -> Result<()> {
        self.close_tie();
        let (a, b) = (a.trim(), b.trim());
        if self.nodes == Nodes::Implied {
            for id in [a, b] {
                if !id.is_empty() && !self.knows(id) {
                    self.actor(id, at.clone())?;
                }
            }
        }
        if self.study.tie.len() == MOST {
            return Err(self.too_many(at, "edges"));
        }
        self.study.tie.push(BareTie {
            a: a.into(),
            b: b.into(),
            ..BareTie::default()
        });
        self.one_way.push(one_way);
        self.marks.tie.push(at);
        Ok(())
    }

    /// Where the ends of the edge met last stand, if each has a place of its own.
    pub(super) fn ends_at(&mut self, a: Bytes, b: Bytes) {
        if let Some(number) = self.study.tie.len().checked_sub(1) {
            self.marks.tie_value.push((number, "a", a));
            self.marks.tie_value.push((number, "b", b));
        }
    }

    /// An attribute of the edge met last.
    pub(super) fn tie_field(&mut self, name: &str, value: &str, at: Bytes) -> Result<()> {
        let value = value.trim();
        let Some((field, end)) = known(name, TIE_FIELDS) else {
            self.unread(name);
            return Ok(());
        };
        let Some(number) = self.study.tie.len().checked_sub(1) else {
            return Ok(());
        };
        if value.is_empty() {
            return Ok(());
        }
        self.marks.tie_value.push((number, field, at.clone()));
        match field {
            "agreement" => self.study.tie[number].agreement = Some(value.into()),
            "kind" => self.study.tie[number].kind = Some(value.into()),
            "layer" => self.study.tie[number].layer = Some(value.into()),
            "weight" => self.weight = Some(Range::exact(self.number(name, value, at)?)),
            _ => {
                let value = self.number(name, value, at)?;
                self.tie_range.entry(field).or_default()[end] = Some(value);
            }
        }
        Ok(())
    }

    fn too_many(&self, at: Bytes, what: &str) -> Error {
        let message = format!("more than {MOST} {what}");
        self.fault(
            at,
            message,
            "a network of that size does not fit here; select from it",
        )
    }

    fn number(&self, name: &str, value: &str, at: Bytes) -> Result<f64> {
        let number = if self.decimal_comma && value.contains(',') {
            value.replace(',', ".").parse()
        } else {
            value.parse()
        };
        number.map_err(|_| {
            let shown = shortened(value);
            self.fault(
                at,
                format!("{name} `{shown}` is not a number"),
                "write it as 0.5; leave it out if it is not known",
            )
        })
    }
}
