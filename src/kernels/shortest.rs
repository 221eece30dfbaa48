//! Shortest routes of all pairs, and how many of them pass through each actor and tie.
//!
//! Open transit: Brandes' accumulation (2001, doi:10.1080/0022250X.2001.9990249) on a Dijkstra or a
//! breadth-first search from every actor. Granted transit: the listed permitted routes, counted.

use super::{
    permitted::Permitted,
    view::{Length, View},
};
use rayon::prelude::*;
use std::{
    cmp::{Ordering, Reverse},
    collections::BinaryHeap,
};

/// Relative; two lengths this close are the same length. Sums of at most some hundred terms differ in the
/// last bits only, while no coder's delays differ by a billionth.
pub const SAME_LENGTH: f64 = 1e-9;

/// Sources whose loads are summed together: enough work for a thread, and the same whatever their number.
const BLOCK: usize = 32;

/// Compares two lengths with the tolerance; equal within it is `Equal`.
pub fn compare_lengths(x: f64, y: f64) -> Ordering {
    let longer = x.abs().max(y.abs());
    if x == y || longer.is_finite() && (x - y).abs() <= SAME_LENGTH * longer {
        Ordering::Equal
    } else {
        x.total_cmp(&y)
    }
}

/// Distances between all pairs and the load that their shortest routes put on actors and ties.
#[derive(Clone, Debug)]
pub struct Sweep {
    n: usize,
    directed: bool,
    distance: Vec<f64>,
    /// Per actor: sum over pairs of others of the share of their shortest routes through it.
    pub through_actor: Vec<f64>,
    /// Per composed tie: sum over pairs of the share of their shortest routes over it.
    pub over_link: Vec<f64>,
}

impl Sweep {
    /// Length of the shortest permitted route from `a` to `b`; 0 from an actor to itself, ∞ where there is none.
    pub fn distance(&self, a: usize, b: usize) -> f64 {
        self.distance[a * self.n + b]
    }

    /// Distances from one actor to every actor.
    pub fn row(&self, from: usize) -> &[f64] {
        &self.distance[from * self.n..(from + 1) * self.n]
    }

    /// Sum of 1/distance from `source` to all others.
    pub fn nearness(&self, source: usize) -> f64 {
        let others = self
            .row(source)
            .iter()
            .enumerate()
            .filter(|&(to, _)| to != source);
        others.map(|(_, distance)| 1.0 / distance).sum()
    }

    /// Sum of 1/distance over the pairs that `keep` keeps, and their number.
    pub fn inverse_sum(&self, keep: impl Fn(usize) -> bool) -> (f64, usize) {
        let kept: Vec<usize> = (0..self.n).filter(|&actor| keep(actor)).collect();
        let mut sum = 0.0;
        for (i, &a) in kept.iter().enumerate() {
            let first = if self.directed { 0 } else { i + 1 };
            sum += kept[first..]
                .iter()
                .filter(|&&b| b != a)
                .map(|&b| 1.0 / self.distance(a, b))
                .sum::<f64>();
        }
        let ordered = kept.len() * kept.len().saturating_sub(1);
        (sum, if self.directed { ordered } else { ordered / 2 })
    }

    fn without_distances(view: &View) -> Self {
        Self {
            n: view.n(),
            directed: view.is_directed(),
            distance: Vec::new(),
            through_actor: vec![0.0; view.n()],
            over_link: vec![0.0; view.links().len()],
        }
    }

    /// Every route open. Loads are summed block by block in order, so that the last bits do not depend on how many
    /// threads there are.
    pub(super) fn open(view: &View, length: Length) -> Self {
        let n = view.n();
        let block = |first: usize| Self::from_sources(view, length, first..n.min(first + BLOCK));
        let blocks: Vec<Self> = if n <= BLOCK {
            vec![block(0)]
        } else {
            (0..n.div_ceil(BLOCK))
                .into_par_iter()
                .map(|number| block(number * BLOCK))
                .collect()
        };
        let mut sweep = Self::without_distances(view);
        sweep.distance.reserve_exact(n * n);
        // Where ties run both ways, every pair is met from both of its ends.
        let share = if view.is_directed() { 1.0 } else { 0.5 };
        for block in blocks {
            sweep.distance.extend(block.distance);
            let add = |sums: &mut [f64], loads: &[f64]| {
                let pairs = sums.iter_mut().zip(loads);
                pairs.for_each(|(sum, load)| *sum += share * load);
            };
            add(&mut sweep.through_actor, &block.through_actor);
            add(&mut sweep.over_link, &block.over_link);
        }
        sweep
    }

    /// Distances from a block of sources, row by row, and the load of their routes.
    fn from_sources(view: &View, length: Length, sources: std::ops::Range<usize>) -> Self {
        let mut sweep = Self::without_distances(view);
        sweep.distance.reserve_exact(sources.len() * view.n());
        let mut search = Search::new(view.n());
        for source in sources {
            search.run(view, length, source);
            sweep.distance.extend_from_slice(&search.distance);
            search.accumulate(source, &mut sweep);
        }
        sweep
    }

    /// Only permitted routes. Two routes over the same actors under different grants are one route.
    pub(super) fn permitted(view: &View, permitted: &Permitted, length: Length) -> Self {
        let n = view.n();
        let mut sweep = Self {
            distance: vec![f64::INFINITY; n * n],
            ..Self::without_distances(view)
        };
        (0..n).for_each(|actor| sweep.distance[actor * n + actor] = 0.0);
        for (a, b) in view.pairs() {
            let routes = permitted.between(view, a, b);
            let Some(best) = routes
                .iter()
                .map(|route| route.length(length))
                .min_by(f64::total_cmp)
            else {
                continue;
            };
            if best == f64::INFINITY {
                continue;
            }
            sweep.distance[a * n + b] = best;
            if !view.is_directed() {
                sweep.distance[b * n + a] = best;
            }
            let mut shortest: Vec<&[usize]> = routes
                .iter()
                .filter(|route| compare_lengths(route.length(length), best) == Ordering::Equal)
                .map(|route| route.actors.as_slice())
                .collect();
            shortest.sort_unstable();
            shortest.dedup();
            let share = 1.0 / shortest.len() as f64;
            for actors in shortest {
                for &actor in &actors[1..actors.len() - 1] {
                    sweep.through_actor[actor] += share;
                }
                for leg in actors.windows(2) {
                    if let Some(link) = view.link_between(leg[0], leg[1]) {
                        sweep.over_link[link] += share;
                    }
                }
            }
        }
        sweep
    }
}

/// Scratch space of one search, reused from source to source.
///
/// In Brandes' letters: `distance` d, `routes` σ, `before` P, `order` S, `dependency` δ.
pub(super) struct Search {
    pub(super) distance: Vec<f64>,
    routes: Vec<f64>,
    before: Vec<Vec<(usize, usize)>>,
    order: Vec<usize>,
    settled: Vec<bool>,
    dependency: Vec<f64>,
}

impl Search {
    pub(super) fn new(n: usize) -> Self {
        Self {
            distance: vec![f64::INFINITY; n],
            routes: vec![0.0; n],
            before: vec![Vec::new(); n],
            order: Vec::with_capacity(n),
            settled: vec![false; n],
            dependency: vec![0.0; n],
        }
    }

    /// Shortest routes from `source`, counted.
    fn run(&mut self, view: &View, length: Length, source: usize) {
        self.distance.fill(f64::INFINITY);
        self.routes.fill(0.0);
        self.before.iter_mut().for_each(Vec::clear);
        self.order.clear();
        self.settled.fill(false);
        self.distance[source] = 0.0;
        self.routes[source] = 1.0;
        let mut queue = BinaryHeap::from([Reverse(Entry(0.0, source))]);
        while let Some(Reverse(Entry(_, actor))) = queue.pop() {
            if std::mem::replace(&mut self.settled[actor], true) {
                continue;
            }
            self.order.push(actor);
            for arc in view.arcs(actor) {
                // A settled actor is never a later step: with the tolerance two actors may be as far as each
                // other's neighbour, and routes must not run in a circle.
                if self.settled[arc.to] {
                    continue;
                }
                let step = view.step(arc.link, length);
                let there = self.distance[actor] + step;
                if there == f64::INFINITY {
                    continue;
                }
                // A tie shorter than the tolerance would be a step of no length, and only one way.
                let order = if step > SAME_LENGTH * there {
                    compare_lengths(there, self.distance[arc.to])
                } else {
                    there.total_cmp(&self.distance[arc.to])
                };
                match order {
                    Ordering::Less => {
                        self.distance[arc.to] = there;
                        self.routes[arc.to] = self.routes[actor];
                        self.before[arc.to].clear();
                        self.before[arc.to].push((actor, arc.link));
                        queue.push(Reverse(Entry(there, arc.to)));
                    }
                    Ordering::Equal => {
                        self.routes[arc.to] += self.routes[actor];
                        self.before[arc.to].push((actor, arc.link));
                    }
                    Ordering::Greater => {}
                }
            }
        }
    }

    fn accumulate(&mut self, source: usize, sweep: &mut Sweep) {
        self.dependency.fill(0.0);
        for &actor in self.order.iter().rev() {
            for &(before, link) in &self.before[actor] {
                let share =
                    self.routes[before] / self.routes[actor] * (1.0 + self.dependency[actor]);
                self.dependency[before] += share;
                sweep.over_link[link] += share;
            }
            if actor != source {
                sweep.through_actor[actor] += self.dependency[actor];
            }
        }
    }
}

/// A queue entry: length so far, then actor, in a total order.
#[derive(PartialEq)]
struct Entry(f64, usize);

impl Eq for Entry {}

impl Ord for Entry {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0).then(self.1.cmp(&other.1))
    }
}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
