//! Distances in hops from many sources at once: one bit a source, one pass over the ties a level.
//!
//! Then & others 2014, doi:10.14778/2735496.2735507. An actor holds the set of sources that lead to it; a level joins
//! the sets of its neighbours. Sets are of whole words, so that the compiler joins them in wide registers.

use super::{
    batches::in_parts,
    reach::Reach,
    rows::{Rows, Way, Ways},
};
use crate::kernels::view::{Length, View};
use pulp::{Arch, NullaryFnOnce};
use rayon::prelude::*;

/// A set of sources: 64 a word.
type Set<const W: usize> = [u64; W];

/// Below this share of all arcs a level follows its own arcs only; above it reads every row, which is simpler to
/// predict and writes nothing twice.
const FEW: usize = 8;

/// Per actor: how many it reaches, how far they are. Rows are read from the actor ahead, so that directed networks get
/// distances from it.
pub(super) fn reach(view: &View) -> Vec<Reach> {
    match view.n() {
        0..=64 => reach_in::<1>(view),
        65..=128 => reach_in::<2>(view),
        129..=256 => reach_in::<4>(view),
        _ => reach_in::<8>(view),
    }
}

fn reach_in<const W: usize>(view: &View) -> Vec<Reach> {
    let n = view.n();
    let ways = Ways::of(view, Length::Hops);
    let parts = in_parts(
        n,
        64 * W,
        || Spread::<W>::new(n),
        || vec![Reach::default(); n],
        |spread, sources, reach| {
            Arch::new().dispatch(Batch {
                spread,
                ways: &ways,
                sources,
                reach,
            });
        },
    );
    let mut parts = parts.into_iter();
    let mut reach = parts.next().unwrap_or_default();
    for part in parts {
        reach
            .iter_mut()
            .zip(part)
            .for_each(|(sum, part)| sum.add(part));
    }
    reach
}

/// Distances of all pairs, row by row; ∞ where there is no way.
pub(super) fn distances(view: &View) -> Vec<f64> {
    let n = view.n();
    let rows = Rows::of(view, Way::Ahead, Length::Hops);
    let mut distance = vec![f64::INFINITY; n * n];
    distance.par_chunks_mut(n.max(1)).enumerate().for_each_init(
        || Vec::with_capacity(n),
        |order: &mut Vec<u32>, (source, row)| {
            order.clear();
            order.push(source as u32);
            row[source] = 0.0;
            let mut next = 0;
            while let Some(&actor) = order.get(next) {
                next += 1;
                let hops = row[actor as usize] + 1.0;
                for &to in rows.neighbours(actor as usize) {
                    if row[to as usize] == f64::INFINITY {
                        row[to as usize] = hops;
                        order.push(to);
                    }
                }
            }
        },
    );
    distance
}

/// What an actor makes of so many sources that are just so far from it.
pub(in crate::kernels) trait Meets {
    fn meet(&mut self, count: u32, hops: f64);
}

impl Meets for Reach {
    #[inline(always)]
    fn meet(&mut self, count: u32, hops: f64) {
        Reach::meet(self, count, hops);
    }
}

/// Sources that are taken at once.
pub(in crate::kernels) const AT_ONCE: usize = 512;

/// Takes into `met` of each actor how far it is from the sources, of which there are at most [`AT_ONCE`] and some may be
/// the same.
pub(in crate::kernels) fn from_sources<M: Meets>(ways: &Ways, sources: &[u32], met: &mut [M]) {
    Arch::new().dispatch(Batch {
        spread: &mut Spread::<{ AT_ONCE / 64 }>::new(met.len()),
        ways,
        sources: sources.iter().map(|&source| source as usize),
        reach: met,
    });
}

/// One batch, as a task for the widest registers there are.
struct Batch<'b, S, M, const W: usize> {
    spread: &'b mut Spread<W>,
    ways: &'b Ways,
    sources: S,
    reach: &'b mut [M],
}

impl<S: Iterator<Item = usize>, M: Meets, const W: usize> NullaryFnOnce for Batch<'_, S, M, W> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        self.spread.run(self.ways, self.sources, self.reach);
    }
}

/// Scratch space of one batch.
struct Spread<const W: usize> {
    /// Sources that the actor reaches within the hops so far.
    seen: Vec<Set<W>>,
    /// Those it reaches in just so many; empty but for the active.
    here: Vec<Set<W>>,
    /// Those it reaches in one more.
    next: Vec<Set<W>>,
    active: Vec<u32>,
    touched: Vec<u32>,
}

impl<const W: usize> Spread<W> {
    fn new(n: usize) -> Self {
        Self {
            seen: vec![[0; W]; n],
            here: vec![[0; W]; n],
            next: vec![[0; W]; n],
            active: Vec::with_capacity(n),
            touched: Vec::with_capacity(n),
        }
    }

    /// Level by level, takes into `reach` of each actor those that are just so far from it.
    #[inline(always)]
    fn run<M: Meets>(
        &mut self,
        ways: &Ways,
        sources: impl Iterator<Item = usize>,
        reach: &mut [M],
    ) {
        self.seen.fill([0; W]);
        let mut all = [0; W];
        for (bit, source) in sources.enumerate() {
            if self.seen[source] == [0; W] {
                self.active.push(source as u32);
            }
            let (word, own) = (bit / 64, 1 << (bit % 64));
            all[word] |= own;
            self.seen[source][word] |= own;
            self.here[source][word] |= own;
        }
        let mut hops = 0_u32;
        while !self.active.is_empty() {
            hops += 1;
            let follow: usize = self
                .active
                .iter()
                .map(|&actor| ways.back().row(actor as usize).len())
                .sum();
            if follow * FEW < ways.ahead.arcs() {
                self.follow(ways.back());
            } else {
                self.read(&ways.ahead, &all);
            }
            self.active
                .drain(..)
                .for_each(|actor| self.here[actor as usize] = [0; W]);
            for actor in self.touched.drain(..) {
                let new = self.next[actor as usize];
                if new != [0; W] {
                    join(&mut self.seen[actor as usize], &new);
                    let count: u32 = new.iter().map(|word| word.count_ones()).sum();
                    reach[actor as usize].meet(count, f64::from(hops));
                    self.active.push(actor);
                }
            }
            std::mem::swap(&mut self.here, &mut self.next);
        }
    }

    /// A level along the arcs of the active only.
    #[inline(always)]
    fn follow(&mut self, back: &Rows) {
        for &actor in &self.active {
            let here = self.here[actor as usize];
            for &to in back.neighbours(actor as usize) {
                let next = &mut self.next[to as usize];
                if *next == [0; W] {
                    self.touched.push(to);
                }
                join(next, &here);
            }
        }
        for &actor in &self.touched {
            less(&mut self.next[actor as usize], &self.seen[actor as usize]);
        }
    }

    /// A level for every actor that has not met all sources.
    #[inline(always)]
    fn read(&mut self, ahead: &Rows, all: &Set<W>) {
        for actor in 0..ahead.n() {
            let seen = self.seen[actor];
            if seen == *all {
                continue;
            }
            let mut next = [0; W];
            for &to in ahead.neighbours(actor) {
                join(&mut next, &self.here[to as usize]);
            }
            less(&mut next, &seen);
            if next != [0; W] {
                self.next[actor] = next;
                self.touched.push(actor as u32);
            }
        }
    }
}

#[inline(always)]
fn join<const W: usize>(set: &mut Set<W>, more: &Set<W>) {
    for (word, more) in set.iter_mut().zip(more) {
        *word |= more;
    }
}

#[inline(always)]
fn less<const W: usize>(set: &mut Set<W>, gone: &Set<W>) {
    for (word, gone) in set.iter_mut().zip(gone) {
        *word &= !gone;
    }
}
