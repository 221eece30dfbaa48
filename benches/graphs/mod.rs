//! The workload graphs of the benches, the same on every run and machine: made from fixed seeds by splitmix64, so that
//! the peers can be given the very ties that linchpin is given.
//!
//! A tie has one number. It is a delay, in hours, with a strength of 1/delay, except in the graphs for reliability,
//! where it is the probability that the tie works.

#![allow(dead_code)] // each bench takes what it needs

mod alliance;
mod random;

use linchpin::{
    kernels::View,
    model::{Actor, BareTie, Level, Network, Range, Selection, Study},
};
pub use random::Random;
use std::collections::BTreeSet;

/// The graphs by name, with actors and ties.
pub const GRAPHS: [(&str, usize, usize); 15] = [
    ("tri3", 3, 3),
    ("sf8", 8, 7),
    ("nato32", 32, 472),
    ("alliance200", 200, 3_000),
    ("ba2k", 2_000, 9_985),
    ("ba10k", 10_000, 49_985),
    ("ba50k", 50_000, 249_985),
    ("rel10", 6, 10),
    ("rel20", 10, 20),
    ("rel30", 14, 30),
    ("rel40", 18, 40),
    ("relK8", 8, 28),
    ("relK12", 12, 66),
    ("relgrid6", 36, 60),
    ("relgrid10", 100, 180),
];

/// What the number on a tie is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// Hours.
    Delay,
    /// A probability.
    Availability,
}

/// A graph: actors are numbers from 0, a tie is its ends, smaller first, and its number; in the order of its ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Graph {
    pub actors: usize,
    pub ties: Vec<(usize, usize, f64)>,
    pub number: Number,
}

impl Graph {
    /// One of [`GRAPHS`], or `ba:N` and `grid:N` for a growing size: a Barabási–Albert graph of N actors, a grid of N by
    /// N whose ties may fail.
    pub fn named(name: &str) -> Option<Self> {
        let size = |prefix| name.strip_prefix(prefix)?.parse::<usize>().ok();
        let (number, actors, ties) = match name {
            "tri3" => (Number::Delay, 3, weighted(complete(3), 1, (0.1, 10.0))),
            "sf8" => (Number::Delay, 8, weighted(star(8), 2, (0.1, 10.0))),
            "nato32" => (Number::Delay, 32, nearly_complete(32, 24, 8)),
            "alliance200" => (Number::Delay, 200, alliance::ties(4)),
            "ba2k" => return Some(Self::barabasi_albert(2_000)),
            "ba10k" => return Some(Self::barabasi_albert(10_000)),
            "ba50k" => return Some(Self::barabasi_albert(50_000)),
            "rel10" => (Number::Availability, 6, unsure(connected(6, 10, 10), 10)),
            "rel20" => (Number::Availability, 10, unsure(connected(10, 20, 20), 20)),
            "rel30" => (Number::Availability, 14, unsure(connected(14, 30, 30), 30)),
            "rel40" => (Number::Availability, 18, unsure(connected(18, 40, 40), 40)),
            "relK8" => (Number::Availability, 8, unsure(complete(8), 8)),
            "relK12" => (Number::Availability, 12, unsure(complete(12), 12)),
            "relgrid6" => return Some(Self::unsure_grid(6)),
            "relgrid10" => return Some(Self::unsure_grid(10)),
            _ => {
                return size("ba:")
                    .filter(|&n| n > ATTACHED)
                    .map(Self::barabasi_albert)
                    .or_else(|| size("grid:").filter(|&n| n > 1).map(Self::unsure_grid));
            }
        };
        Some(Self {
            actors,
            ties,
            number,
        })
    }

    fn barabasi_albert(n: usize) -> Self {
        Self {
            actors: n,
            ties: weighted(attached(n, 5), 5, (0.1, 10.0)),
            number: Number::Delay,
        }
    }

    fn unsure_grid(side: usize) -> Self {
        Self {
            actors: side * side,
            ties: unsure(grid(side), 6),
            number: Number::Availability,
        }
    }

    /// The graph as a study, its actors in the order of their numbers.
    pub fn study(&self) -> Study {
        let names: Vec<String> = (0..self.actors).map(|at| format!("a{at:06}")).collect();
        let tie = |&(a, b, number): &(usize, usize, f64)| {
            let (delay, availability) = match self.number {
                Number::Delay => (number, 1.0),
                Number::Availability => (1.0, number),
            };
            BareTie {
                a: names[a].clone(),
                b: names[b].clone(),
                strength: Some(Range::exact(1.0 / delay)),
                delay: Some(Range::exact(delay)),
                availability: Some(Range::exact(availability)),
                ..BareTie::default()
            }
        };
        Study {
            actor: names.iter().map(Actor::named).collect(),
            tie: self.ties.iter().map(tie).collect(),
            ..Study::default()
        }
    }

    /// The graph as a network.
    pub fn network(&self) -> Network {
        Network::resolve(&self.study(), &Selection::default()).expect("a study that resolves")
    }

    /// The graph compiled for measurement.
    pub fn view(&self) -> View {
        View::new(&self.network(), Level::Mid)
    }

    /// A line `u v number` a tie; the numbers read back as the same bits.
    pub fn edge_list(&self) -> String {
        let line = |&(a, b, number): &(usize, usize, f64)| format!("{a} {b} {number}\n");
        self.ties.iter().map(line).collect()
    }
}

type Pairs = BTreeSet<(usize, usize)>;

/// A number for each pair, evenly between the two ends.
fn weighted(pairs: Pairs, seed: u64, (low, high): (f64, f64)) -> Vec<(usize, usize, f64)> {
    let mut random = Random::new(seed ^ 0x5eed);
    let tie = |(a, b)| (a, b, low + (high - low) * random.unit());
    pairs.into_iter().map(tie).collect()
}

fn unsure(pairs: Pairs, seed: u64) -> Vec<(usize, usize, f64)> {
    weighted(pairs, seed, (0.7, 0.99))
}

fn complete(n: usize) -> Pairs {
    (0..n)
        .flat_map(|a| (a + 1..n).map(move |b| (a, b)))
        .collect()
}

fn star(n: usize) -> Pairs {
    (1..n).map(|spoke| (0, spoke)).collect()
}

fn grid(side: usize) -> Pairs {
    let at = |row: usize, column: usize| row * side + column;
    let along = (0..side).flat_map(|row| (1..side).map(move |column| (row, column)));
    along
        .flat_map(|(i, j)| [(at(i, j - 1), at(i, j)), (at(j - 1, i), at(j, i))])
        .collect()
}

/// Points in a square of 10 by 10; a tie is as long as they are apart. All pairs but `dropped`. The seed is one that puts no
/// three points so nearly on a line that a detour is as long as the way within linchpin's 1e-9, which peers do not have.
fn nearly_complete(n: usize, dropped: usize, seed: u64) -> Vec<(usize, usize, f64)> {
    let mut random = Random::new(seed);
    let points: Vec<(f64, f64)> = (0..n)
        .map(|_| (10.0 * random.unit(), 10.0 * random.unit()))
        .collect();
    let mut pairs = complete(n);
    while pairs.len() > n * (n - 1) / 2 - dropped {
        pairs.remove(&random.pair(n));
    }
    let apart = |(a, b): (usize, usize)| {
        let ((x, y), (z, w)): ((f64, f64), (f64, f64)) = (points[a], points[b]);
        ((x - z) * (x - z) + (y - w) * (y - w)).sqrt()
    };
    pairs
        .into_iter()
        .map(|pair| (pair.0, pair.1, apart(pair)))
        .collect()
}

/// A random tree to whose actors random ties are added.
fn connected(n: usize, ties: usize, seed: u64) -> Pairs {
    let mut random = Random::new(seed);
    let mut pairs: Pairs = (1..n).map(|actor| (random.below(actor), actor)).collect();
    while pairs.len() < ties {
        pairs.insert(random.pair(n));
    }
    pairs
}

/// Ties of a newcomer in a Barabási–Albert graph.
const ATTACHED: usize = 5;

/// Barabási & Albert 1999, doi:10.1126/science.286.5439.509: from a complete graph of five, each newcomer is tied to five
/// others, each chosen in proportion to the ties it has.
fn attached(n: usize, seed: u64) -> Pairs {
    let mut random = Random::new(seed);
    let mut pairs = complete(ATTACHED);
    let mut ends: Vec<usize> = pairs.iter().flat_map(|&(a, b)| [a, b]).collect();
    for newcomer in ATTACHED..n {
        let mut chosen = BTreeSet::new();
        while chosen.len() < ATTACHED {
            chosen.insert(ends[random.below(ends.len())]);
        }
        for other in chosen {
            pairs.insert((other, newcomer));
            ends.extend([other, newcomer]);
        }
    }
    pairs
}
