//! Every pair in one sweep over a diagram that keeps all states apart.
//!
//! With R(s, z, b) the probability, from state s on, that place z of the frontier will be joined to actor b, and f(s) the
//! probability of getting to s, the two-terminal reliability of a and of b, who comes later, is Σ_s f(s) R(s, place of a,
//! b) at the moment when a arrives. f runs forwards, R backwards. A tie mixes two tables of R, entry by entry. An actor
//! that leaves the frontier hands its row on to another of its group, and enters R itself as a column, a copy of that of
//! the other but for its own group, which is joined to it already.

use super::frontier::{Diagram, Layer, Step};
use std::ops::Range;

/// Probabilities by place in the block.
#[derive(Clone, Copy)]
pub struct Chances<'c> {
    pub actor: &'c [f64],
    pub tie: &'c [f64],
}

/// Entries that one step mixes at once, and the share of a table that is in use at a time: some actors have come and
/// gone, some places are free.
const ENTRIES: usize = 16;

/// Steps for each arc.
pub fn steps_per_arc(places: usize, n: usize) -> usize {
    (places * n).div_ceil(ENTRIES)
}

/// Steps of one sweep.
pub fn steps(diagram: &Diagram, n: usize) -> usize {
    diagram.len() * steps_per_arc(diagram.places, n) + n * n
}

/// Entry a·n + b: probability that a is joined to b, given that both are up.
pub fn joined(diagram: &Diagram, n: usize, chances: Chances) -> Vec<f64> {
    let mut arrivals = forwards(diagram, chances);
    let order: Vec<usize> = diagram.layers.iter().filter_map(arriving).collect();
    let mut rank = vec![0; n];
    for (at, &actor) in order.iter().enumerate() {
        rank[actor] = at;
    }
    let mut pairs = vec![1.0; n * n];
    let mut sweep = Sweep::of(diagram, n);
    for layer in diagram.layers.iter().rev() {
        let arcs = &diagram.arcs[layer.arcs.clone()];
        match layer.step {
            Step::Join { tie } => sweep.join(arcs, chances.tie[tie]),
            Step::Leave { actor, place } => sweep.leave(arcs, rank[actor], place),
            Step::Arrive { actor, place } | Step::Appear { actor, place } => {
                let reached = arrivals.pop().unwrap_or_default();
                let found = sweep.arrive(arcs, &reached, place);
                for (&other, &p) in order.iter().zip(&found).skip(rank[actor] + 1) {
                    let p = p.min(1.0);
                    (pairs[actor * n + other], pairs[other * n + actor]) = (p, p);
                }
                if matches!(layer.step, Step::Appear { .. }) {
                    sweep.appear(arcs, rank[actor], chances.actor[actor]);
                }
            }
        }
    }
    pairs
}

fn arriving(layer: &Layer) -> Option<usize> {
    match layer.step {
        Step::Arrive { actor, .. } | Step::Appear { actor, .. } => Some(actor),
        Step::Join { .. } | Step::Leave { .. } => None,
    }
}

/// R on its way backwards: by node, rank of arrival from `first` on, and place. What is of a place that nobody holds, or
/// of a rank that has not entered, means nothing.
struct Sweep {
    n: usize,
    places: usize,
    tables: Vec<f64>,
    spare: Vec<f64>,
    /// Rank of the last who held each place.
    holder: Vec<usize>,
    /// The lowest rank that has entered.
    first: usize,
}

impl Sweep {
    fn of(diagram: &Diagram, n: usize) -> Self {
        Self {
            n,
            places: diagram.places,
            tables: Vec::new(),
            spare: Vec::new(),
            holder: vec![0; diagram.places],
            first: n,
        }
    }

    /// Where the table of a node lies.
    fn of_node(&self, node: u32) -> Range<usize> {
        let size = (self.n - self.first) * self.places;
        node as usize * size..(node as usize + 1) * size
    }

    /// Makes room for a table of each node before a step, and gives the column of an actor in it.
    fn room(&mut self, arcs: usize, rank: usize) -> Range<usize> {
        self.spare.resize(self.of_node(arcs as u32 + 1).end, 0.0);
        let column = rank - self.first;
        column * self.places..(column + 1) * self.places
    }

    fn join(&mut self, arcs: &[[u32; 2]], p: f64) {
        for &[stays, goes] in arcs {
            let (stays, goes) = (self.of_node(stays), self.of_node(goes));
            // Those joined by a tie are never joined further by it, so that the two are apart.
            let (stays, goes) = if stays.start < goes.start {
                let (before, after) = self.tables.split_at_mut(goes.start);
                (&mut before[stays], &after[..goes.len()])
            } else {
                let (before, after) = self.tables.split_at_mut(stays.start);
                (&mut after[..stays.len()], &before[goes])
            };
            mix(stays, goes, p);
        }
    }

    /// From after an actor has left its place to before.
    fn leave(&mut self, arcs: &[[u32; 2]], rank: usize, place: usize) {
        let known = self.first;
        let after: Vec<Range<usize>> = arcs.iter().map(|arc| self.of_node(arc[0])).collect();
        self.first = known.min(rank);
        let own = self.room(arcs.len(), rank);
        let places = self.places;
        for ((node, &[_, group]), after) in (2..).zip(arcs).zip(after) {
            let before = self.of_node(node);
            let before = &mut self.spare[before];
            before[(known - self.first) * places..].copy_from_slice(&self.tables[after]);
            let others = group & !(1 << place);
            if others == 0 {
                // Whoever is not joined to it by now never will be.
                let row = before.iter_mut().skip(place).step_by(places);
                row.for_each(|entry| *entry = 0.0);
                before[own.clone()].fill(0.0);
            } else {
                let other = others.trailing_zeros() as usize;
                for column in before.chunks_exact_mut(places) {
                    column[place] = column[other];
                }
                let column = (self.holder[other] - self.first) * places;
                before.copy_within(column..column + places, own.start);
            }
            for (joined, entry) in before[own.clone()].iter_mut().enumerate() {
                if group >> joined & 1 == 1 {
                    *entry = 1.0;
                }
            }
        }
        self.holder[place] = rank;
        std::mem::swap(&mut self.tables, &mut self.spare);
    }

    /// That the actor who has just taken a place will be joined to each, by rank; `reached` is f before.
    fn arrive(&self, arcs: &[[u32; 2]], reached: &[f64], place: usize) -> Vec<f64> {
        let mut sums = vec![0.0; self.n];
        for (node, &probability) in (0..).zip(reached).skip(2) {
            let up = arcs.get(node as usize - 2).map_or(node, |arc| arc[1]);
            let row = self.tables[self.of_node(up)].iter();
            let row = row.skip(place).step_by(self.places);
            let sums = sums[self.first..].iter_mut().zip(row);
            sums.for_each(|(sum, joined)| *sum += probability * joined);
        }
        sums
    }

    /// From after an actor that may be down has taken a place to before.
    fn appear(&mut self, arcs: &[[u32; 2]], rank: usize, p: f64) {
        let own = self.room(arcs.len(), rank);
        for (node, &[down, up]) in (2..).zip(arcs) {
            let (before, down, up) = (self.of_node(node), self.of_node(down), self.of_node(up));
            let (before, up) = (&mut self.spare[before], &self.tables[up]);
            before.copy_from_slice(&self.tables[down]);
            mix(before, up, p);
            // The column of the actor itself is about it being up.
            before[own.clone()].copy_from_slice(&up[own.clone()]);
        }
        std::mem::swap(&mut self.tables, &mut self.spare);
    }
}

/// f before each arrival, in order.
fn forwards(diagram: &Diagram, chances: Chances) -> Vec<Vec<f64>> {
    let mut arrivals = Vec::new();
    let mut reached = vec![0.0, 0.0, 1.0];
    for layer in &diagram.layers {
        let arcs = &diagram.arcs[layer.arcs.clone()];
        match layer.step {
            Step::Arrive { .. } => arrivals.push(reached.clone()),
            Step::Join { tie } => {
                let p = chances.tie[tie];
                reached.resize(layer.nodes[1], 0.0);
                for &[stays, goes] in arcs {
                    reached[goes as usize] += p * reached[stays as usize];
                    reached[stays as usize] *= 1.0 - p;
                }
            }
            Step::Appear { actor, .. } => {
                let p = chances.actor[actor];
                let mut after = vec![0.0; layer.nodes[1]];
                for (&[down, up], &before) in arcs.iter().zip(&reached[2..]) {
                    after[down as usize] += (1.0 - p) * before;
                    after[up as usize] += p * before;
                }
                arrivals.push(std::mem::replace(&mut reached, after));
            }
            Step::Leave { .. } => reached = left(layer, arcs, &reached),
        }
    }
    arrivals
}

fn left(layer: &Layer, arcs: &[[u32; 2]], reached: &[f64]) -> Vec<f64> {
    let mut after = vec![0.0; layer.nodes[1]];
    for (&[goes, _], &before) in arcs.iter().zip(&reached[2..]) {
        after[goes as usize] += before;
    }
    after
}

/// What becomes of a row where something works with p, and then leads to the other.
#[inline]
fn mix(fails: &mut [f64], works: &[f64], p: f64) {
    let q = 1.0 - p;
    for (fails, works) in fails.iter_mut().zip(works) {
        *fails = p * works + q * *fails;
    }
}
