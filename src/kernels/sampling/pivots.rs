//! How near actors are to the others, from distances to actors drawn at random (Eppstein & Wang 2004,
//! doi:10.7155/jgaa.00081): pivots.

use super::{
    SEED,
    surely::{Rounds, half_width},
};
use crate::kernels::{
    components::components,
    estimate::Estimate,
    queue::Entry,
    random::Random,
    shortest::{AT_ONCE, LANES, Meets, Ways, hops_from, hours_from},
    view::{Length, View},
};
use rayon::prelude::*;
use std::{cmp::Reverse, collections::BinaryHeap};

/// Batches that are in memory at once.
const WAVE: usize = 8;

/// Estimates, one per actor, from as many pivots as were needed.
#[derive(Clone, Debug)]
pub struct Pivots {
    /// How many were drawn.
    pub draws: usize,
    /// What they say of each actor.
    pub estimates: Vec<Estimate>,
}

/// Sums over the pivots that an actor has a way to, but for itself.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    distance: f64,
    distance_squares: f64,
    nearness: f64,
    nearness_squares: f64,
}

impl Meets for Sums {
    #[inline(always)]
    fn meet(&mut self, count: u32, distance: f64) {
        let (count, nearness) = (f64::from(count), 1.0 / distance);
        self.distance += count * distance;
        self.distance_squares += count * distance * distance;
        self.nearness += count * nearness;
        self.nearness_squares += count * nearness * nearness;
    }
}

impl Sums {
    fn add(&mut self, other: &Self) {
        self.distance += other.distance;
        self.distance_squares += other.distance_squares;
        self.nearness += other.nearness;
        self.nearness_squares += other.nearness_squares;
    }
}

/// Variance of draws with these sums.
fn variance(sum: f64, squares: f64, draws: usize) -> f64 {
    let n = draws as f64;
    ((squares - sum * sum / n) / (n - 1.0)).max(0.0)
}

impl Pivots {
    /// Per actor: the mean of 1/distance to the others under open transit where ties run both ways, surely within
    /// `within`; `None` where it takes as many pivots as there are actors, and an exact answer costs no more. `nearest`
    /// is the greatest that 1/distance can be.
    pub fn nearness(view: &View, length: Length, within: f64, nearest: f64) -> Option<Self> {
        let n = view.n();
        // A draw may fall on the actor itself.
        let others = n as f64 / (n as f64 - 1.0);
        let (draws, sums) = drawn(view, length, |_, sums, draws, price| {
            let variance = variance(sums.nearness, sums.nearness_squares, draws);
            others * half_width(draws, variance, nearest, price) <= within
        })?;
        let mean = |sums: &Sums| {
            Estimate::mean(sums.nearness, sums.nearness_squares, nearest, draws).times(others)
        };
        Some(Self {
            draws,
            estimates: sums.iter().map(mean).collect(),
        })
    }

    /// Per actor: the number of others reached, squared, over the sum of the distances to them and the number of others
    /// that there are, likewise.
    pub fn closeness(view: &View, length: Length, within: f64, nearest: f64) -> Option<Self> {
        let parts = Parts::of(view, length, nearest);
        let (draws, sums) = drawn(view, length, |actor, sums, draws, price| {
            parts.know(actor, sums, draws, within, price)
        })?;
        let sums = sums.iter().enumerate();
        Some(Self {
            draws,
            estimates: sums
                .map(|(actor, sums)| parts.closeness(actor, sums, draws))
                .collect(),
        })
    }
}

/// Draws pivots, round by round, until `known` holds for every actor, given its sums, the number of draws and what one end
/// of an interval may cost.
fn drawn(
    view: &View,
    length: Length,
    known: impl Fn(usize, &Sums, usize, f64) -> bool + Sync,
) -> Option<(usize, Vec<Sums>)> {
    let n = view.n();
    let ways = Ways::of(view, length);
    let rounds = Rounds::up_to(n, n);
    let mut sums = vec![Sums::default(); n];
    let mut before = 0;
    for &draws in &rounds.draws {
        let pivots: Vec<u32> = (before..draws)
            .map(|draw| Random::stream(SEED, draw as u64).below(n) as u32)
            .collect();
        let at_once = match length {
            Length::Hops => AT_ONCE,
            Length::Delay => LANES,
        };
        let batches: Vec<&[u32]> = pivots.chunks(at_once).collect();
        for wave in batches.chunks(WAVE) {
            let some: Vec<Vec<Sums>> = wave
                .par_iter()
                .map(|pivots| met(&ways, length, pivots))
                .collect();
            // In order, so that the last bits do not hang on threads.
            for some in some {
                let pairs = sums.iter_mut().zip(&some);
                pairs.for_each(|(sums, some)| sums.add(some));
            }
        }
        before = draws;
        let all = sums.par_iter().enumerate();
        if all
            .map(|(actor, sums)| known(actor, sums, draws, rounds.price))
            .all(|known| known)
        {
            return Some((draws, sums));
        }
    }
    None
}

/// Sums over one batch of pivots.
fn met(ways: &Ways, length: Length, pivots: &[u32]) -> Vec<Sums> {
    let mut met = vec![Sums::default(); ways.ahead.n()];
    match length {
        Length::Hops => hops_from(ways, pivots, &mut met),
        Length::Delay => hours_from(&ways.ahead, pivots, |actor, hours| {
            for &hours in hours
                .iter()
                .filter(|&&hours| hours > 0.0 && hours < f64::INFINITY)
            {
                met[actor].meet(1, hours);
            }
        }),
    }
    met
}

/// What closeness needs beside distances to pivots.
struct Parts {
    n: f64,
    /// Per actor: how many others it reaches.
    others: Vec<f64>,
    /// Per actor: no two in its component are further apart.
    span: Vec<f64>,
    nearest: f64,
}

impl Parts {
    fn of(view: &View, length: Length, nearest: f64) -> Self {
        let component = components(view.n(), view.links().iter().map(|link| (link.a, link.b)));
        let number = component.iter().max().map_or(0, |last| last + 1);
        let mut size = vec![0_u32; number];
        component.iter().for_each(|&number| size[number] += 1);
        // Nobody is further from another than over the one in the middle of the search.
        let farthest = farthest_from_firsts(view, length, &component, number);
        let of_each = |values: Vec<f64>| component.iter().map(|&at| values[at]).collect();
        Self {
            n: view.n() as f64,
            others: of_each(size.iter().map(|&size| f64::from(size) - 1.0).collect()),
            span: of_each(farthest.into_iter().map(|far| 2.0 * far).collect()),
            nearest,
        }
    }

    /// The sum of the distances from an actor to all others that it reaches, kept to what is possible.
    fn total(&self, actor: usize, estimate: f64) -> f64 {
        let others = self.others[actor];
        estimate.clamp(
            others / self.nearest,
            others * self.span[actor].max(1.0 / self.nearest),
        )
    }

    fn score(&self, actor: usize, total: f64) -> f64 {
        let others = self.others[actor];
        others * others / (self.n - 1.0) / total
    }

    fn know(&self, actor: usize, sums: &Sums, draws: usize, within: f64, price: f64) -> bool {
        if self.others[actor] == 0.0 {
            return true;
        }
        let variance = variance(sums.distance, sums.distance_squares, draws);
        let width = self.n * half_width(draws, variance, self.span[actor], price);
        let estimate = self.n * sums.distance / draws as f64;
        let score = |estimate: f64| self.score(actor, self.total(actor, estimate));
        score(estimate - width) - score(estimate) <= within
            && score(estimate) - score(estimate + width) <= within
    }

    fn closeness(&self, actor: usize, sums: &Sums, draws: usize) -> Estimate {
        if self.others[actor] == 0.0 {
            return Estimate {
                value: 0.0,
                error: 0.0,
            };
        }
        let mean = Estimate::mean(
            sums.distance,
            sums.distance_squares,
            self.span[actor],
            draws,
        );
        let total = mean.times(self.n);
        let kept = self.total(actor, total.value);
        let value = self.score(actor, kept);
        // To first order a score moves by as large a share of itself as the sum does.
        Estimate {
            value,
            error: value * total.error / kept,
        }
    }
}

/// Per component: how far the farthest is from its first actor. One search for all of them, since none meets another.
fn farthest_from_firsts(
    view: &View,
    length: Length,
    component: &[usize],
    number: usize,
) -> Vec<f64> {
    let mut distance = vec![f64::INFINITY; view.n()];
    let mut queue = BinaryHeap::new();
    let mut begun = vec![false; number];
    for (actor, &at) in component.iter().enumerate() {
        if !std::mem::replace(&mut begun[at], true) {
            distance[actor] = 0.0;
            queue.push(Reverse(Entry(0.0, actor as u32)));
        }
    }
    let mut farthest = vec![0.0; number];
    while let Some(Reverse(Entry(far, actor))) = queue.pop() {
        let actor = actor as usize;
        if far > distance[actor] {
            continue;
        }
        // Farther and farther.
        farthest[component[actor]] = far;
        for arc in view.arcs(actor) {
            let there = far + view.step(arc.link, length);
            if there < distance[arc.to] {
                distance[arc.to] = there;
                queue.push(Reverse(Entry(there, arc.to as u32)));
            }
        }
    }
    farthest
}
