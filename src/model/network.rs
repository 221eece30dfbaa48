//! The resolved network: the actors and ties of a study on one date, in chosen layers, after edits.

use super::{Actor, Agreement, Cause, Date, Range, Transit};
use petgraph::{
    graph::{NodeIndex, UnGraph},
    visit::EdgeRef,
};

/// A multigraph of actors and ties, plus the relay grants of arrangements with a hub. Ties run both ways unless
/// [`About::directed`] says that each runs from its first end to its second.
///
/// It is valid by construction: no tie from an actor to itself, every strength and delay positive at its
/// mid value and finite, every probability within 0–1, at least one actor. Nothing above checks again.
#[derive(Clone, Debug)]
pub struct Network {
    pub(super) graph: UnGraph<Actor, Tie>,
    pub(super) agreements: Vec<Agreement>,
    pub(super) relays: Vec<Relay>,
    pub(super) causes: Vec<Cause>,
    pub(super) about: About,
}

/// What one agreement (or one row of an edge list) does to a pair of actors.
#[derive(Clone, Debug, PartialEq)]
pub struct Tie {
    /// Index into [`Network::agreements`]; absent for a row that names none.
    pub agreement: Option<usize>,
    /// Its codebook kind on the network's date.
    pub kind: Option<String>,
    /// Its layer.
    pub layer: Option<String>,
    /// How close, > 0, dimensionless.
    pub strength: Range,
    /// Hours, > 0.
    pub delay: Range,
    /// Probability that it works when called on, 0–1.
    pub availability: Range,
    /// Where the strength comes from.
    pub strength_basis: Basis,
    /// Where the delay comes from.
    pub delay_basis: Basis,
    /// Where the availability comes from.
    pub availability_basis: Basis,
}

/// Where a number on a tie comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// Written in the study for this tie or agreement.
    Given,
    /// The codebook's range for the tie's kind.
    Codebook,
    /// Taken as 1/strength, because nothing gives a delay.
    InverseStrength,
    /// Taken as 1, because nothing gives it.
    Assumed,
}

/// A hub's right to pass on between the other members of one arrangement.
#[derive(Clone, Debug, PartialEq)]
pub struct Relay {
    /// Index of the arrangement in [`Network::agreements`].
    pub agreement: usize,
    /// Index of the hub among the actors.
    pub hub: usize,
    /// Indices of the other members, ascending.
    pub members: Vec<usize>,
    /// Hours the hub takes to pass something on, ≥ 0.
    pub delay: Range,
    /// Probability that the hub passes something on, 0–1.
    pub availability: Range,
}

/// What a network is of: printed beside every result.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    /// The study's id.
    pub id: String,
    /// The study's title.
    pub title: String,
    /// The configuration it was resolved from, with its title.
    pub configuration: Option<(String, String)>,
    /// The day; absent when dates are not applied.
    pub date: Option<Date>,
    /// The layers measured; empty for all.
    pub layers: Vec<String>,
    /// Who may pass on what.
    pub transit: Transit,
    /// Whether ties run one way.
    pub directed: bool,
    /// What counts as a tie, where the study says it in its own words; else empty.
    pub tie_definition: String,
    /// SHA-256 of the text that the study was read from.
    pub sha256: String,
    /// Edits made after selection, as given: `without JPN_KOR_GSOMIA`.
    pub edits: Vec<String>,
    /// What was taken for granted or left out, in words.
    pub notices: Vec<String>,
}

impl Network {
    /// The actors, in the order of their index.
    pub fn actors(&self) -> impl ExactSizeIterator<Item = &Actor> {
        self.graph.raw_nodes().iter().map(|node| &node.weight)
    }

    /// The actor with this index.
    pub fn actor(&self, index: usize) -> &Actor {
        &self.graph[NodeIndex::new(index)]
    }

    /// Where each actor is drawn, in the unit square, y downwards: its own place, else one on a circle.
    pub fn places(&self) -> Vec<[f64; 2]> {
        let n = self.actors().len() as f64;
        let place = |(at, actor): (usize, &Actor)| {
            let turn = std::f64::consts::TAU * at as f64 / n;
            actor
                .at
                .unwrap_or([0.5 + 0.42 * turn.sin(), 0.5 - 0.42 * turn.cos()])
        };
        self.actors().enumerate().map(place).collect()
    }

    /// The index of the actor with this id.
    pub fn index_of(&self, id: &str) -> Option<usize> {
        self.actors().position(|actor| actor.id == id)
    }

    /// The title of the actor with this id; the id where there is none.
    pub fn title_of<'n>(&'n self, id: &'n str) -> &'n str {
        self.index_of(id).map_or(id, |at| self.actor(at).title())
    }

    /// Every tie with the indices of its two ends, the way it runs where ties run one way; parallel ties are listed
    /// one by one.
    pub fn ties(&self) -> impl Iterator<Item = (usize, usize, &Tie)> {
        self.graph
            .edge_references()
            .map(|edge| (edge.source().index(), edge.target().index(), edge.weight()))
    }

    /// The agreements that give ties or relay grants here.
    pub fn agreements(&self) -> &[Agreement] {
        &self.agreements
    }

    /// The relay grants.
    pub fn relays(&self) -> &[Relay] {
        &self.relays
    }

    /// The common causes that close something here.
    pub fn causes(&self) -> &[Cause] {
        &self.causes
    }

    /// What the network is of.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// What stands between the two ends of a tie or pair in text: a dash, or an arrow where ties run one way.
    pub fn joint(&self) -> &'static str {
        super::joint(self.about.directed)
    }

    /// The two ends of a pair, as ids in the order in which outputs write them: of the alphabet, or from and to.
    pub fn pair_ids(&self, a: usize, b: usize) -> [&str; 2] {
        let (x, y) = (self.actor(a).id.as_str(), self.actor(b).id.as_str());
        if x <= y || self.about.directed {
            [x, y]
        } else {
            [y, x]
        }
    }
}
