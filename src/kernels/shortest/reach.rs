//! How far the others are from an actor, all together: what closeness, efficiency and their like need of distances.

use super::{Sweep, delays, hops};
use crate::kernels::view::{Length, View};

/// The distances from one actor to the others that it reaches, summed up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reach {
    /// How many others it reaches.
    pub count: usize,
    /// How many of them in at most two hops; of meaning only where lengths are hops.
    pub within_two: usize,
    /// Sum of the distances to them.
    pub total: f64,
    /// Sum of 1/distance to them.
    pub nearness: f64,
    /// The greatest distance to any of them; 0 where there is none.
    pub farthest: f64,
}

impl Reach {
    /// The sums over the distances between an actor and every actor, ∞ where there is no way.
    pub(super) fn of(distances: impl Iterator<Item = f64>, actor: usize) -> Self {
        let mut reach = Self::default();
        for (other, distance) in distances.enumerate() {
            if other != actor && distance < f64::INFINITY {
                reach.meet(1, distance);
            }
        }
        reach
    }

    /// Whether it reaches every other of `n` actors.
    pub fn reaches_all(&self, n: usize) -> bool {
        self.count + 1 == n
    }

    /// Every route open.
    pub(in crate::kernels) fn open(view: &View, length: Length) -> Vec<Self> {
        match length {
            Length::Hops => hops::reach(view),
            Length::Delay => delays::reach(view),
        }
    }

    /// Every row of a table of distances.
    pub(in crate::kernels) fn of_all(sweep: &Sweep) -> Vec<Self> {
        (0..sweep.n)
            .map(|source| Self::of(sweep.row(source).iter().copied(), source))
            .collect()
    }

    /// So many more are this far.
    #[inline(always)]
    pub(super) fn meet(&mut self, count: u32, distance: f64) {
        self.count += count as usize;
        self.within_two += if distance <= 2.0 { count as usize } else { 0 };
        self.total += f64::from(count) * distance;
        self.nearness += f64::from(count) / distance;
        self.farthest = self.farthest.max(distance);
    }

    /// The sums over other actors, taken into these.
    pub(super) fn add(&mut self, other: Self) {
        self.count += other.count;
        self.within_two += other.within_two;
        self.total += other.total;
        self.nearness += other.nearness;
        self.farthest = self.farthest.max(other.farthest);
    }
}

#[cfg(test)]
mod tests {
    use super::Reach;

    fn met(distances: &[(u32, f64)]) -> Reach {
        let mut reach = Reach::default();
        for &(count, distance) in distances {
            reach.meet(count, distance);
        }
        reach
    }

    #[test]
    fn sums_over_others_may_be_taken_in_parts() {
        let (some, more) = ([(3, 1.0), (2, 2.0)], [(1, 4.0), (4, 8.0)]);
        let whole = Reach {
            count: 10,
            within_two: 5,
            total: 3.0 + 4.0 + 4.0 + 32.0,
            nearness: 3.0 + 1.0 + 0.25 + 0.5,
            farthest: 8.0,
        };
        assert_eq!(met(&[some[0], some[1], more[0], more[1]]), whole);
        for (first, then) in [(&some, &more), (&more, &some)] {
            let mut sum = met(first);
            sum.add(met(then));
            assert_eq!(sum, whole);
        }
    }

    #[test]
    fn an_actor_is_not_among_those_it_reaches() {
        let distances = [2.0, 0.0, f64::INFINITY, 4.0];
        let reach = Reach::of(distances.into_iter(), 1);
        assert_eq!(reach, met(&[(1, 2.0), (1, 4.0)]));
        assert!(reach.reaches_all(3) && !reach.reaches_all(4));
    }
}
