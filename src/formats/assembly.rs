//! From the nodes, edges and attributes of a graph file, met one at a time, to a study.
//!
//! What GraphML, GEXF, GML, DOT, Pajek, UCINET DL and node-link JSON have in common stands here once: which attribute
//! means what, what a bare weight is, which end of an edge is unknown, and where in the text each value was met, so
//! that a fault found later is shown at its place.

use super::{Input, Reading, Weight, place};
use crate::{
    error::{Error, Result, nearest},
    model::{Actor, BareTie, Place, Range, Step, Study},
};
use std::{
    collections::{BTreeSet, HashMap},
    ops,
};

/// Names that a notice lists.
const MOST_NAMES: usize = 20;

/// Characters of a value that a message shows.
const MOST_SHOWN: usize = 40;

/// Bytes of the text: where something was met.
pub(super) type Bytes = ops::Range<usize>;

/// Attributes of a node that are read, with the other names they go by; the rest is named in a notice.
const ACTOR_FIELDS: &[(&str, &[&str])] = &[
    ("name", &["label"]),
    ("bloc", &["group", "block", "partition"]),
    ("x", &[]),
    ("y", &[]),
    ("availability", &[]),
    ("consent", &[]),
];

/// Attributes of an edge that are read, with the other names they go by; the rest is named in a notice.
const TIE_FIELDS: &[(&str, &[&str])] = &[
    ("strength", &[]),
    ("delay", &[]),
    ("availability", &["probability"]),
    ("weight", &["value"]),
    ("agreement", &[]),
    ("kind", &[]),
    ("layer", &[]),
];

/// Fields with a low and a high end.
const RANGES: &[&str] = &["strength", "delay", "availability", "consent"];

/// Ties and actors that are read: with less than some 500 bytes for each, they fit into 2 GB.
const MOST: usize = 4_000_000;

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
    unread: BTreeSet<String>,
    /// Whether `0,5` is a number.
    decimal_comma: bool,
    marks: Marks,
}

/// Where the values of actors and ties were met, in the order of their numbers.
#[derive(Default)]
struct Marks {
    actor: Vec<Bytes>,
    tie: Vec<Bytes>,
    actor_value: Vec<(usize, &'static str, Bytes)>,
    tie_value: Vec<(usize, &'static str, Bytes)>,
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

    /// Gives the edge met last the numbers that were met after it.
    fn close_tie(&mut self) {
        let Some(tie) = self.study.tie.last_mut() else {
            return;
        };
        for (field, parts) in self.tie_range.drain() {
            let range = whole(parts);
            match field {
                "strength" => tie.strength = range,
                "delay" => tie.delay = range,
                _ => tie.availability = range,
            }
        }
        if let Some(weight) = self.weight.take() {
            let own = match self.input.weight {
                Weight::Strength => &mut tie.strength,
                Weight::Delay => &mut tie.delay,
                Weight::Availability => &mut tie.availability,
            };
            if own.is_none() {
                *own = Some(weight);
                self.weights += 1;
            }
        }
    }

    /// The study, and the way from a place in it to a place in the text.
    pub(super) fn finish(mut self) -> Result<Reading> {
        self.close_tie();
        for ((actor, field), parts) in std::mem::take(&mut self.actor_ranges) {
            let actor = &mut self.study.actor[actor];
            match field {
                "availability" => actor.availability = whole(parts),
                _ => actor.consent = whole(parts),
            }
        }
        self.place_on_the_page();
        if self.study.actor.is_empty() {
            return Err(place::whole(
                &self.input.name,
                "a graph without a node",
                "a network needs an actor at least",
            ));
        }
        for (number, tie) in self.study.tie.iter().enumerate() {
            // An end that is not named at all is the model's to refuse.
            for id in [&tie.a, &tie.b].into_iter().filter(|id| !id.is_empty()) {
                if !self.index.contains_key(id.as_str()) {
                    let near = nearest(id, self.index.keys().map(String::as_str));
                    let help = near.map_or("declare it as a node".into(), |near| {
                        format!("did you mean `{near}`?")
                    });
                    return Err(self.fault(
                        self.marks.tie[number].clone(),
                        format!("an edge to `{id}`, which is not a node of this file"),
                        &help,
                    ));
                }
            }
        }
        self.settle_direction();
        self.say_what_was_read();
        let marks = self.marks;
        Ok(Reading {
            study: self.study,
            locate: Box::new(move |_, place| marks.locate(place)),
        })
    }

    /// One one-way edge makes the network directed; its two-way edges then run both ways as two ties.
    fn settle_direction(&mut self) {
        let one_way = self.one_way.iter().filter(|one_way| **one_way).count();
        self.study.directed |= one_way > 0;
        let both_ways = self.one_way.len() - one_way;
        if !self.study.directed || both_ways == 0 {
            return;
        }
        for number in 0..self.one_way.len() {
            if !self.one_way[number] {
                let tie = &self.study.tie[number];
                let back = BareTie {
                    a: tie.b.clone(),
                    b: tie.a.clone(),
                    ..tie.clone()
                };
                self.study.tie.push(back);
                self.marks.tie.push(self.marks.tie[number].clone());
            }
        }
        let edges = if both_ways == 1 {
            "edge runs"
        } else {
            "edges run"
        };
        self.notice(format!(
            "a directed network: {both_ways} undirected {edges} both ways, as two ties"
        ));
    }

    /// Drawing positions, in whatever units, fitted into the unit square with their proportions kept.
    fn place_on_the_page(&mut self) {
        let mut placed = Vec::new();
        for (actor, at) in self.drawn.iter().enumerate() {
            if let [Some(x), Some(y)] = *at
                && x.is_finite()
                && y.is_finite()
            {
                placed.push((actor, [x, y]));
            }
        }
        let within = |&(_, at): &(usize, [f64; 2])| at.iter().all(|x| (0.0..=1.0).contains(x));
        let fits = placed.iter().all(within);
        let end = |axis: usize, pick: fn(f64, f64) -> f64, from: f64| {
            placed.iter().map(|(_, at)| at[axis]).fold(from, pick)
        };
        let low = [0, 1].map(|axis| end(axis, f64::min, f64::INFINITY));
        let high = [0, 1].map(|axis| end(axis, f64::max, f64::NEG_INFINITY));
        let side = (high[0] - low[0]).max(high[1] - low[1]);
        if placed.len() > 1 && side == 0.0 {
            return; // every node in one place is how programs write that they have no positions
        }
        for (actor, at) in placed {
            let fitted = |axis: usize| {
                let middle = (low[axis] + high[axis]) / 2.0;
                (0.5 + 0.84 * (at[axis] - middle) / side).clamp(0.0, 1.0)
            };
            let position = if fits { at } else { [fitted(0), fitted(1)] };
            if position.iter().all(|x| x.is_finite()) {
                self.study.actor[actor].at = Some(position);
            }
        }
    }

    fn say_what_was_read(&mut self) {
        if !self.unread.is_empty() {
            let names = listed(self.unread.iter().map(String::as_str));
            self.notice(format!("attributes not read: {names}"));
        }
        if self.weights > 0 {
            self.notice(format!(
                "the bare weight of {} is read as {} (--weight strength|delay|availability)",
                if self.weights == 1 {
                    "1 tie".into()
                } else {
                    format!("{} ties", self.weights)
                },
                self.input.weight.word()
            ));
        }
    }
}

/// The field of an actor that an attribute's name stands for, and whether it is its low (0), middle (1) or high (2)
/// value.
pub(super) fn actor_field(name: &str) -> Option<(&'static str, usize)> {
    known(name, ACTOR_FIELDS)
}

/// The same for a tie.
pub(super) fn tie_field(name: &str) -> Option<(&'static str, usize)> {
    known(name, TIE_FIELDS)
}

/// The field among `fields` that a name stands for, in any case and under any of its names.
pub(super) fn known(
    name: &str,
    fields: &'static [(&'static str, &'static [&'static str])],
) -> Option<(&'static str, usize)> {
    let name = name.trim();
    let (stem, end) = match name.rsplit_once('_') {
        Some((stem, end)) if end.eq_ignore_ascii_case("low") => (stem, 0),
        Some((stem, end)) if end.eq_ignore_ascii_case("high") => (stem, 2),
        _ => (name, 1),
    };
    let same = |known: &str| known.eq_ignore_ascii_case(stem);
    fields
        .iter()
        .find(|(field, others)| {
            if end == 1 {
                same(field) || others.iter().any(|other| same(other))
            } else {
                RANGES.contains(field) && same(field)
            }
        })
        .map(|(field, _)| (*field, end))
}

/// A text whose lines were broken to fit a drawing.
fn in_a_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Names in quotes, as a notice lists them; a file can have any number of them.
pub(super) fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<&str> = names.collect();
    let mut shown: Vec<String> = names
        .iter()
        .take(MOST_NAMES)
        .map(|name| format!("`{}`", shortened(name)))
        .collect();
    if names.len() > MOST_NAMES {
        shown.push(format!("and {} more", names.len() - MOST_NAMES));
    }
    shown.join(", ")
}

/// A value as messages show it.
pub(super) fn shortened(value: &str) -> String {
    value.chars().take(MOST_SHOWN).collect()
}

/// Low and high are the middle where they are not given; without a middle there is no range.
fn whole([low, mid, high]: [Option<f64>; 3]) -> Option<Range> {
    let mid = mid.or(low).or(high)?;
    Some(Range {
        low: low.unwrap_or(mid),
        mid,
        high: high.unwrap_or(mid),
    })
}

impl Marks {
    /// Where the value at `place` was met; the element it belongs to, if the value has no place of its own.
    fn locate(&self, place: &Place) -> Bytes {
        let (Some(Step::Key(list)), Some(Step::Index(number))) = (place.0.first(), place.0.get(1))
        else {
            return 0..0;
        };
        let (elements, values) = match *list {
            "actor" => (&self.actor, &self.actor_value),
            _ => (&self.tie, &self.tie_value),
        };
        let bare = |field: &str| matches!(field, "strength" | "delay" | "availability");
        let value = match place.0.get(2) {
            Some(Step::Key(key)) => {
                let of_this = || values.iter().filter(|(item, ..)| item == number);
                of_this()
                    .find(|(_, field, _)| field == key)
                    .or_else(|| of_this().find(|(_, field, _)| bare(key) && *field == "weight"))
                    .map(|(.., at)| at.clone())
            }
            _ => None,
        };
        value
            .or_else(|| elements.get(*number).cloned())
            .unwrap_or(0..0)
    }
}
