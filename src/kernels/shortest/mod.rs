//! Shortest routes of all pairs, and how many of them pass through each actor and tie.
//!
//! Open transit: Brandes' accumulation (2001, doi:10.1080/0022250X.2001.9990249) on a Dijkstra or a
//! breadth-first search from every actor. Granted transit: the listed permitted routes, counted.

mod batches;
mod delays;
mod granted;
mod hops;
mod lanes;
mod loads_delay;
mod loads_hops;
mod reach;
mod rows;
mod search;

pub(super) use delays::from_sources as hours_from;
pub(super) use hops::{AT_ONCE, Meets, from_sources as hops_from};
pub(super) use lanes::LANES;
pub use reach::Reach;
pub(super) use rows::{Rows, Ways};
use search::Search;

use super::view::{Length, View};
use std::cmp::Ordering;

/// Relative; two lengths this close are the same length. Sums of at most some hundred terms differ in the
/// last bits only, while no coder's delays differ by a billionth.
pub const SAME_LENGTH: f64 = 1e-9;

/// Compares two lengths with the tolerance; equal within it is `Equal`.
pub fn compare_lengths(x: f64, y: f64) -> Ordering {
    let longer = x.abs().max(y.abs());
    if x == y || longer.is_finite() && (x - y).abs() <= SAME_LENGTH * longer {
        Ordering::Equal
    } else {
        x.total_cmp(&y)
    }
}

/// Distances between all pairs.
#[derive(Clone, Debug)]
pub struct Sweep {
    n: usize,
    directed: bool,
    distance: Vec<f64>,
}

/// The load that the shortest routes of all pairs put on actors and ties.
#[derive(Clone, Debug)]
pub struct Loads {
    /// Per actor: sum over pairs of others of the share of their shortest routes through it.
    pub through_actor: Vec<f64>,
    /// Per composed tie: sum over pairs of the share of their shortest routes over it.
    pub over_link: Vec<f64>,
}

impl Loads {
    fn none(n: usize, ties: usize) -> Self {
        Self {
            through_actor: vec![0.0; n],
            over_link: vec![0.0; ties],
        }
    }

    /// The loads of all sources from those of some each, in order, so that the last bits do not depend on how many
    /// threads there are. Where ties run both ways, every pair was met from both of its ends.
    fn sum(view: &View, parts: Vec<Self>) -> Self {
        let mut parts = parts.into_iter();
        let mut loads = parts.next().unwrap_or_else(|| Self::none(view.n(), 0));
        let add = |sums: &mut [f64], loads: &[f64]| {
            let pairs = sums.iter_mut().zip(loads);
            pairs.for_each(|(sum, load)| *sum += load);
        };
        for part in parts {
            add(&mut loads.through_actor, &part.through_actor);
            add(&mut loads.over_link, &part.over_link);
        }
        if !view.is_directed() {
            let numbers = loads.through_actor.iter_mut().chain(&mut loads.over_link);
            numbers.for_each(|load| *load *= 0.5);
        }
        loads
    }

    /// Every route open: loads on actors, and on ties too where that costs nothing more.
    pub(in crate::kernels) fn open(view: &View, length: Length) -> Self {
        match length {
            Length::Hops => loads_hops::loads::<false>(view),
            Length::Delay => loads_delay::loads(view),
        }
    }

    /// Every route open: loads on actors and ties.
    pub(in crate::kernels) fn open_with_ties(view: &View, length: Length) -> Self {
        match length {
            Length::Hops => loads_hops::loads::<true>(view),
            Length::Delay => loads_delay::loads(view),
        }
    }

    /// Every route open, one source after the other: the plain way, to which the fast ones are held.
    #[doc(hidden)]
    pub fn one_by_one(view: &View, length: Length) -> Self {
        let mut loads = Self::none(view.n(), view.links().len());
        let mut search = Search::new(view.n());
        for source in 0..view.n() {
            search.run(view, length, source);
            search.accumulate(source, &mut loads);
        }
        Self::sum(view, vec![loads])
    }
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

    /// How many reach the actor, and how far it is from them.
    pub fn reach_of(&self, actor: usize) -> Reach {
        Reach::of((0..self.n).map(|other| self.distance(other, actor)), actor)
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

    /// Every route open.
    pub(in crate::kernels) fn open(view: &View, length: Length) -> Self {
        Self {
            n: view.n(),
            directed: view.is_directed(),
            distance: match length {
                Length::Hops => hops::distances(view),
                Length::Delay => delays::distances(view),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Ordering, Sweep, compare_lengths};

    #[test]
    fn lengths_are_the_same_within_a_billionth_of_the_longer() {
        for (x, y, order) in [
            (1e6, 1e6 + 1e-4, Ordering::Equal),
            (1e6, 1e6 + 1e-2, Ordering::Less),
            (1e9, 1e9 - 1.0, Ordering::Equal),
            (1.001e-6, 1e-6, Ordering::Greater),
            (1e-6, 1e-6 + 1e-16, Ordering::Equal),
            (0.1 + 0.2, 0.3, Ordering::Equal),
            (0.0, 0.0, Ordering::Equal),
            (0.0, 1e-12, Ordering::Less),
            (f64::INFINITY, f64::INFINITY, Ordering::Equal),
            (f64::INFINITY, 1e300, Ordering::Greater),
        ] {
            assert_eq!(compare_lengths(x, y), order, "{x} {y}");
            assert_eq!(compare_lengths(y, x), order.reverse(), "{y} {x}");
        }
    }

    #[test]
    fn the_sum_over_pairs_is_of_those_kept_and_counts_them() {
        // From the first on: 1 to the second and 2 to the third; back 8 and none; between the others 4 and 0.5.
        let distance = vec![0.0, 1.0, 2.0, 8.0, 0.0, 4.0, f64::INFINITY, 0.5, 0.0];
        let sweep = |directed| Sweep {
            n: 3,
            directed,
            distance: distance.clone(),
        };
        assert_eq!(sweep(false).inverse_sum(|_| true), (1.75, 3));
        assert_eq!(sweep(true).inverse_sum(|_| true), (1.5 + 0.375 + 2.0, 6));
        assert_eq!(sweep(false).inverse_sum(|actor| actor > 0), (0.25, 1));
        assert_eq!(sweep(true).inverse_sum(|actor| actor > 0), (2.25, 2));
        assert_eq!(sweep(true).inverse_sum(|actor| actor == 1), (0.0, 0));
        assert_eq!(sweep(true).inverse_sum(|_| false), (0.0, 0));
        assert_eq!(sweep(true).row(1), [8.0, 0.0, 4.0]);
        assert_eq!(sweep(true).distance(2, 1), 0.5);
        // How far the others are from it, not it from them.
        let reach = sweep(true).reach_of(0);
        assert_eq!((reach.count, reach.total), (1, 8.0));
    }
}
