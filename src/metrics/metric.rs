//! What a metric is: its name, how to read it, where it comes from, and the function that computes it.

use super::scores::{FOR_UNDIRECTED, reason, undefined};
use crate::{
    kernels::View,
    model::{Network, Score, Transit},
};
use serde::Serialize;

/// One metric: what it is called, how to read it, where it comes from and how to compute it.
#[derive(Debug)]
pub struct Metric {
    /// Stable kebab-case name: command argument, JSON key.
    pub id: &'static str,
    /// What the readings of one idea share.
    pub concept: &'static str,
    /// What it reads on a tie.
    pub reading: Reading,
    /// The name in tables.
    pub title: &'static str,
    /// The literature's letter.
    pub symbol: &'static str,
    /// The unit of a score; `1` for a pure number.
    pub unit: &'static str,
    /// How its cost grows, which bounds the networks it is asked of.
    pub growth: Growth,
    /// The values it can take.
    pub range: &'static str,
    /// The chapter it belongs to.
    pub family: Family,
    /// Which way is better for the network as a whole.
    pub better: Better,
    /// How far a coder's judgement moves it, and whether the ends of the ranges bound that.
    pub spread: Spread,
    /// What adding a tie can do to it: where it can go one way only, that direction is not a finding.
    pub adding: Adding,
    /// One sentence, no full stop.
    pub about: &'static str,
    /// Whether it is defined where ties run one way, where they run both ways, or in either case.
    pub direction: Direction,
    /// The formula, readable in a terminal.
    pub formula: &'static str,
    /// What the raw number is divided by, and why; `none` when nothing is.
    pub normalisation: &'static str,
    /// How to read it: what high and low scores say, in a sentence or two.
    pub interpret: &'static str,
    /// When it is undefined or infinite; empty when it never is.
    pub undefined: &'static str,
    /// What it costs, n actors and m tied pairs.
    pub complexity: &'static str,
    /// Author, year and DOI.
    pub cite: &'static str,
    /// The call elsewhere that gives this number; empty when no peer has it.
    pub reproduce: &'static str,
    /// The function; its variant is the scope.
    pub compute: Compute,
}

/// What a metric reads on a tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Reading {
    /// Only who is tied to whom; every tie counts one.
    Hops,
    /// Hours over ties and through hubs.
    Delay,
    /// Strength, as conductance or weight. Strength knows no permissions: transit rules do not act on it.
    Strength,
    /// Probability that ties, hubs and actors work.
    Availability,
}

/// The chapter a metric belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Family {
    /// Who is in the middle.
    Centrality,
    /// How close the network holds together.
    Cohesion,
    /// How many ways there are.
    Redundancy,
    /// What breaks.
    Failure,
}

/// Which way is better for the network as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Better {
    /// A higher score is better.
    Higher,
    /// A lower score is better.
    Lower,
    /// Neither: it depends on who asks.
    Neither,
}

/// How the coded ranges act on a metric.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Spread {
    /// Reads no coded number: the same for every value inside the ranges.
    None,
    /// Monotone in every coded number: all-low and all-high bound it exactly.
    Corners,
    /// Not bounded by the ends of the ranges; it takes draws to know.
    Draws,
}

/// What adding a tie, a grant or an agreement can do to a score that exists on both sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Adding {
    /// It can rise or stay.
    NeverLowers,
    /// It can fall or stay.
    NeverRaises,
    /// It can go either way.
    Either,
}

/// How the time and memory of a metric grow on large sparse networks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Growth {
    /// About as the number of actors and ties, or with a limit of its own that it tells.
    Ties,
    /// Time as for a search from every actor, memory as the number of actors and ties: for networks of which actors ×
    /// (actors + ties both ways) is up to [`MOST_FOR_SEARCHES`]. Under granted transit as [`Growth::Pairs`].
    Searches,
    /// At least as the number of pairs: for networks of up to [`MOST_FOR_PAIRS`] actors.
    Pairs,
}

/// Actors up to which metrics are found that look at all pairs: their memory grows with the square.
pub const MOST_FOR_PAIRS: usize = 3_000;

/// Actors × (actors + ties both ways) up to which metrics are found that search from every actor: minutes.
pub const MOST_FOR_SEARCHES: f64 = 3e10;

/// Which networks a metric is defined for. On the others it is undefined, and says so: a directed network is never
/// made undirected in silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Networks whose ties run both ways.
    Undirected,
    /// Networks whose ties run one way.
    Directed,
    /// Either, each in its standard form.
    Either,
}

/// The function behind a metric; the variant is the metric's scope.
#[derive(Clone, Copy, Debug)]
pub enum Compute {
    /// One score for the network.
    Network(fn(&View) -> Score),
    /// One per actor, in the order of the actors.
    Actors(fn(&View) -> Vec<Score>),
    /// One per composed tie, in the order of [`View::links`].
    Ties(fn(&View) -> Vec<Score>),
    /// One per unordered pair, tied or not, in the order of [`View::pairs`].
    Pairs(fn(&View) -> Vec<Score>),
    /// One per agreement, in the order of [`Network::agreements`].
    Agreements(fn(&View) -> Vec<Score>),
}

/// What one score is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// The network as a whole.
    Network,
    /// An actor.
    Actor,
    /// A composed tie.
    Tie,
    /// A pair of actors, tied or not.
    Pair,
    /// An agreement.
    Agreement,
}

impl Scope {
    /// The word in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Scope::Network => "network",
            Scope::Actor => "actor",
            Scope::Tie => "tie",
            Scope::Pair => "pair",
            Scope::Agreement => "agreement",
        }
    }
}

impl Reading {
    /// The word in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Reading::Hops => "hops",
            Reading::Delay => "delay",
            Reading::Strength => "strength",
            Reading::Availability => "availability",
        }
    }
}

impl Family {
    /// The families in order.
    pub const ALL: [Family; 4] = [
        Family::Centrality,
        Family::Cohesion,
        Family::Redundancy,
        Family::Failure,
    ];

    /// The word in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Family::Centrality => "centrality",
            Family::Cohesion => "cohesion",
            Family::Redundancy => "redundancy",
            Family::Failure => "failure",
        }
    }
}

impl Metric {
    /// What its scores are about.
    pub fn scope(&self) -> Scope {
        match self.compute {
            Compute::Network(_) => Scope::Network,
            Compute::Actors(_) => Scope::Actor,
            Compute::Ties(_) => Scope::Tie,
            Compute::Pairs(_) => Scope::Pair,
            Compute::Agreements(_) => Scope::Agreement,
        }
    }

    /// Whether it is defined for networks like this one: directed or not.
    pub fn applies_to(&self, view: &View) -> bool {
        match self.direction {
            Direction::Undirected => !view.is_directed(),
            Direction::Directed => view.is_directed(),
            Direction::Either => true,
        }
    }

    /// Every score on `view`, in the order of [`Metric::subjects`]. Those of a metric that looks at all pairs are
    /// undefined on more than [`MOST_FOR_PAIRS`] actors, and those of one that searches from every actor where
    /// that would take hours.
    pub fn scores(&self, view: &View) -> Vec<Score> {
        if !self.applies_to(view) {
            let reason = match self.direction {
                Direction::Directed => reason::FOR_DIRECTED,
                _ => FOR_UNDIRECTED,
            };
            return undefined(self.subject_count(view), reason);
        }
        if let Some(reason) = self.too_large(view) {
            return undefined(self.subject_count(view), reason);
        }
        self.computed(view)
    }

    /// Every score of a metric that is defined for networks like `view`, however large it is.
    pub(super) fn computed(&self, view: &View) -> Vec<Score> {
        match self.compute {
            Compute::Network(score) => vec![score(view)],
            Compute::Actors(scores)
            | Compute::Ties(scores)
            | Compute::Pairs(scores)
            | Compute::Agreements(scores) => scores(view),
        }
    }

    /// Why a network of this size is not measured.
    fn too_large(&self, view: &View) -> Option<&'static str> {
        let (n, ties) = (view.n() as f64, view.links().len() as f64);
        let pairs = self.growth == Growth::Pairs
            || self.growth == Growth::Searches && view.transit() == Transit::Granted;
        if pairs && view.n() > MOST_FOR_PAIRS {
            Some(reason::TOO_MANY_PAIRS)
        } else if self.growth == Growth::Searches && n * (n + 2.0 * ties) > MOST_FOR_SEARCHES {
            Some(reason::TOO_MANY_SEARCHES)
        } else {
            None
        }
    }

    fn subject_count(&self, view: &View) -> usize {
        match self.scope() {
            Scope::Network => 1,
            Scope::Actor => view.n(),
            Scope::Tie => view.links().len(),
            Scope::Pair => view.pair_count(),
            Scope::Agreement => view.agreements(),
        }
    }

    /// What each score is about: no id for the network, one for an actor or agreement, two in order for a
    /// tie or pair.
    pub fn subjects(&self, network: &Network, view: &View) -> Vec<Vec<String>> {
        let pair = |a: usize, b: usize| network.pair_ids(a, b).map(String::from).to_vec();
        match self.scope() {
            Scope::Network => vec![Vec::new()],
            Scope::Actor => network
                .actors()
                .map(|actor| vec![actor.id.clone()])
                .collect(),
            Scope::Tie => view
                .links()
                .iter()
                .map(|link| pair(link.a, link.b))
                .collect(),
            Scope::Pair => view.pairs().map(|(a, b)| pair(a, b)).collect(),
            Scope::Agreement => network
                .agreements()
                .iter()
                .map(|agreement| vec![agreement.id.clone()])
                .collect(),
        }
    }
}

impl PartialEq for Metric {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

#[cfg(test)]
mod tests {
    use super::{Growth, MOST_FOR_PAIRS, Metric, reason};
    use crate::{
        by_hand::{numbered, view},
        kernels::{Channel, View},
        metrics::metrics,
        model::{Study, Transit},
    };

    /// Actors without a tie.
    fn apart(n: usize, transit: Transit) -> View {
        view(&Study {
            transit,
            ..numbered(n, &[])
        })
    }

    fn growing(growth: Growth) -> &'static Metric {
        let mut all = metrics();
        all.find(|metric| metric.growth == growth)
            .expect("a metric that grows so")
    }

    #[test]
    fn many_actors_are_too_many_for_pairs_and_where_routes_are_listed_for_searches() {
        for (n, transit, refused) in [
            (MOST_FOR_PAIRS, Transit::Open, [false; 3]),
            (MOST_FOR_PAIRS, Transit::Granted, [false; 3]),
            (MOST_FOR_PAIRS + 1, Transit::Open, [false, false, true]),
            (MOST_FOR_PAIRS + 1, Transit::Granted, [false, true, true]),
        ] {
            let view = apart(n, transit);
            let kinds = [Growth::Ties, Growth::Searches, Growth::Pairs];
            let found = kinds.map(|growth| growing(growth).too_large(&view));
            let expected = refused.map(|refused| refused.then_some(reason::TOO_MANY_PAIRS));
            assert_eq!(found, expected, "{n} {transit:?}");
        }
    }

    #[test]
    fn searches_are_refused_from_a_number_of_actors_times_actors_and_ties_on() {
        let n = 100_000;
        let alone = apart(n, Transit::Open);
        let tie = |a: usize, b: usize| Channel {
            ends: (a, b),
            agreement: None,
            strength: 1.0,
            delay: 1.0,
            availability: 1.0,
            known: true,
            key: 0,
        };
        // A ring: 10⁵ · (10⁵ + 2 · 10⁵), which is the most.
        let mut ties: Vec<Channel> = (1..n).map(|at| tie(at - 1, at)).collect();
        ties.push(tie(0, n - 1));
        let most = alone.with_ties(&ties);
        ties.push(tie(0, 2));
        let more = alone.with_ties(&ties);
        let searches = growing(Growth::Searches);
        assert_eq!(searches.too_large(&most), None);
        assert_eq!(searches.too_large(&more), Some(reason::TOO_MANY_SEARCHES));
        assert_eq!(growing(Growth::Ties).too_large(&more), None);
    }

    #[test]
    fn words_are_those_that_files_have() {
        let written = |value: serde_json::Value| value.as_str().map(String::from);
        for metric in metrics() {
            let words = [
                metric.scope().word(),
                metric.reading.word(),
                metric.family.word(),
            ];
            let files = [
                written(serde_json::json!(metric.scope())),
                written(serde_json::json!(metric.reading)),
                written(serde_json::json!(metric.family)),
            ];
            assert_eq!(files, words.map(|word| Some(word.to_string())));
        }
    }

    #[test]
    fn metrics_are_the_same_where_their_names_are() {
        assert_eq!(growing(Growth::Ties), growing(Growth::Ties));
        assert_ne!(growing(Growth::Ties), growing(Growth::Pairs));
    }
}
