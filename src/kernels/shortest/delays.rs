//! Distances in hours from several sources at once, side by side in lanes.
//!
//! Labels are corrected until none can fall (Ford 1956; Moore 1959), first come first served. A sum of hours never falls
//! when a term rises, rounding included, so the lanes end at the very numbers of Dijkstra's search, in whatever order
//! ties were tried.

use super::{
    lanes::{LANES, Lane},
    reach::Reach,
    rows::{Rows, Way},
};
use crate::kernels::view::{Length, View};
use pulp::{Arch, NullaryFnOnce, Simd, WithSimd};
use rayon::prelude::*;
use std::collections::VecDeque;

/// Per actor: how many it reaches, how far they are.
pub(super) fn reach(view: &View) -> Vec<Reach> {
    let rows = Rows::of(view, Way::Ahead, Length::Delay);
    let mut reach = vec![Reach::default(); view.n()];
    reach.par_chunks_mut(LANES).enumerate().for_each_init(
        || Settling::new(rows.n()),
        |settling, (batch, reach)| {
            let first = batch * LANES;
            let sources = first..first + reach.len();
            Arch::new().dispatch(Settle {
                settling,
                rows: &rows,
                sources: sources.clone(),
            });
            Arch::new().dispatch(Sum { settling, reach });
        },
    );
    reach
}

/// Distances of all pairs, row by row; ∞ where there is no way.
pub(super) fn distances(view: &View) -> Vec<f64> {
    let n = view.n();
    let rows = Rows::of(view, Way::Ahead, Length::Delay);
    let mut distance = vec![0.0; n * n];
    distance
        .par_chunks_mut(n.max(1) * LANES)
        .enumerate()
        .for_each_init(
            || Settling::new(rows.n()),
            |settling, (batch, table)| {
                let first = batch * LANES;
                let sources = first..first + table.len() / n;
                Arch::new().dispatch(Settle {
                    settling,
                    rows: &rows,
                    sources,
                });
                for (lane, row) in table.chunks_exact_mut(n).enumerate() {
                    settling.column(lane, row);
                }
            },
        );
    distance
}

/// Gives `each` the hours from every source to each actor, ∞ where there is no way. There are at most [`LANES`] sources,
/// and some may be the same.
pub(in crate::kernels) fn from_sources(
    rows: &Rows,
    sources: &[u32],
    mut each: impl FnMut(usize, &[f64]),
) {
    let mut settling = Settling::new(rows.n());
    Arch::new().dispatch(Settle {
        settling: &mut settling,
        rows,
        sources: sources.iter().map(|&source| source as usize),
    });
    for (actor, hours) in settling.distance.iter().enumerate() {
        each(actor, &hours[..sources.len()]);
    }
}

/// The distances of one batch, as a task for the widest registers there are.
pub(super) struct Settle<'s, I> {
    pub(super) settling: &'s mut Settling,
    pub(super) rows: &'s Rows,
    pub(super) sources: I,
}

impl<I: Iterator<Item = usize>> WithSimd for Settle<'_, I> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        self.settling.run(simd, self.rows, self.sources);
    }
}

/// The sums of one batch, likewise.
struct Sum<'s> {
    settling: &'s Settling,
    reach: &'s mut [Reach],
}

impl NullaryFnOnce for Sum<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        self.settling.reach(self.reach);
    }
}

/// Scratch space of one batch.
pub(super) struct Settling {
    /// Per actor and lane: the least hours from the source so far.
    pub(super) distance: Vec<Lane>,
    /// Actors whose ties are to be tried again, first come first served, and whether each is among them.
    waiting: VecDeque<u32>,
    waits: Vec<bool>,
}

impl Settling {
    pub(super) fn new(n: usize) -> Self {
        Self {
            distance: vec![[f64::INFINITY; LANES]; n],
            waiting: VecDeque::with_capacity(n),
            waits: vec![false; n],
        }
    }

    /// Distances from so many sources, no more than there are lanes; lanes without a source stay at ∞.
    #[inline(always)]
    fn run<S: Simd>(&mut self, simd: S, rows: &Rows, sources: impl Iterator<Item = usize>) {
        self.distance.fill([f64::INFINITY; LANES]);
        for (lane, source) in sources.enumerate() {
            self.distance[source][lane] = 0.0;
            self.waits[source] = true;
            self.waiting.push_back(source as u32);
        }
        while let Some(actor) = self.waiting.pop_front() {
            let actor = actor as usize;
            self.waits[actor] = false;
            let here = self.distance[actor];
            let row = rows.row(actor);
            for (&to, &step) in rows.to[row.clone()].iter().zip(&rows.step[row]) {
                let there = to as usize;
                if lower(simd, &mut self.distance[there], &here, step) && !self.waits[there] {
                    self.waits[there] = true;
                    self.waiting.push_back(to);
                }
            }
        }
    }

    /// The distances of one lane, actor by actor.
    #[inline(always)]
    pub(super) fn column(&self, lane: usize, into: &mut [f64]) {
        for (into, distance) in into.iter_mut().zip(&self.distance) {
            *into = distance[lane];
        }
    }

    /// The greatest distance of the batch that is not ∞.
    #[inline(always)]
    pub(super) fn farthest(&self) -> f64 {
        let mut farthest = [0.0; LANES];
        for distance in &self.distance {
            for lane in 0..LANES {
                let hours = distance[lane];
                if hours < f64::INFINITY && hours > farthest[lane] {
                    farthest[lane] = hours;
                }
            }
        }
        farthest.into_iter().fold(0.0, f64::max)
    }

    #[inline(always)]
    fn reach(&self, reach: &mut [Reach]) {
        let (mut count, mut total, mut nearness, mut farthest) =
            ([0.0; LANES], [0.0; LANES], [0.0; LANES], [0.0; LANES]);
        for distance in &self.distance {
            for lane in 0..LANES {
                let (hours, met) = (distance[lane], distance[lane] < f64::INFINITY);
                let hours = if met { hours } else { 0.0 };
                count[lane] += if met { 1.0 } else { 0.0 };
                total[lane] += hours;
                nearness[lane] += if hours > 0.0 { 1.0 / hours } else { 0.0 };
                farthest[lane] = if hours > farthest[lane] {
                    hours
                } else {
                    farthest[lane]
                };
            }
        }
        for (lane, reach) in reach.iter_mut().enumerate() {
            *reach = Reach {
                // The source itself is met, at no distance.
                count: count[lane] as usize - 1,
                within_two: 0,
                total: total[lane],
                nearness: nearness[lane],
                farthest: farthest[lane],
            };
        }
    }
}

/// Takes the shorter way in every lane; whether any fell.
#[inline(always)]
fn lower<S: Simd>(simd: S, there: &mut Lane, here: &Lane, step: f64) -> bool {
    // A row is a whole number of registers, whatever their width.
    let (there, _) = S::as_mut_simd_f64s(there);
    let (here, _) = S::as_simd_f64s(here);
    let step = simd.splat_f64s(step);
    let mut any = false;
    for (there, &here) in there.iter_mut().zip(here) {
        let over = simd.add_f64s(here, step);
        let fell = simd.less_than_f64s(over, *there);
        any |= simd.first_true_m64s(fell) < S::F64_LANES;
        *there = simd.min_f64s(over, *there);
    }
    any
}

#[cfg(test)]
mod tests {
    use super::{Reach, Settling};

    /// Three actors; the first two lanes have a source.
    fn settled() -> Settling {
        let mut settling = Settling::new(3);
        for (actor, hours) in [[0.0, 2.5], [4.0, 0.0], [0.5, f64::INFINITY]]
            .into_iter()
            .enumerate()
        {
            settling.distance[actor][..2].copy_from_slice(&hours);
        }
        settling
    }

    #[test]
    fn the_farthest_is_that_of_all_sources_that_is_reached() {
        let mut settling = settled();
        assert_eq!(settling.farthest(), 4.0);
        settling.distance[2][7] = 5.0;
        assert_eq!(settling.farthest(), 5.0);
        assert_eq!(Settling::new(3).farthest(), 0.0);
    }

    #[test]
    fn sums_are_over_those_reached_but_the_source() {
        let mut reach = [Reach::default(); 2];
        settled().reach(&mut reach);
        let of = |count, total, nearness, farthest| Reach {
            count,
            within_two: 0,
            total,
            nearness,
            farthest,
        };
        assert_eq!(reach, [of(2, 4.5, 2.25, 4.0), of(1, 2.5, 0.4, 2.5)]);
    }
}
