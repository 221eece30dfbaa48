//! Links as seen from their ends.

use super::Arc;

/// Compressed sparse rows: the arcs of each actor lie together, in the order of the links.
#[derive(Clone, Debug)]
pub(super) struct Arcs {
    start: Vec<usize>,
    arcs: Vec<Arc>,
}

impl Arcs {
    /// Of links that are seen from their first ends only.
    pub(super) fn new(n: usize, ends: impl Iterator<Item = (usize, usize)> + Clone) -> Self {
        Self::filled(n, ends.enumerate())
    }

    /// Of links that are seen from both ends.
    pub(super) fn both_ways(n: usize, ends: impl Iterator<Item = (usize, usize)> + Clone) -> Self {
        let both = |(link, (a, b))| [(link, (a, b)), (link, (b, a))];
        Self::filled(n, ends.enumerate().flat_map(both))
    }

    fn filled(n: usize, ends: impl Iterator<Item = (usize, (usize, usize))> + Clone) -> Self {
        let mut start = vec![0; n + 1];
        let mut number = 0;
        for (_, (from, _)) in ends.clone() {
            start[from + 1] += 1;
            number += 1;
        }
        for actor in 0..n {
            start[actor + 1] += start[actor];
        }
        let mut next = start.clone();
        let mut arcs = vec![Arc { to: 0, link: 0 }; number];
        for (link, (from, to)) in ends {
            arcs[next[from]] = Arc { to, link };
            next[from] += 1;
        }
        Self { start, arcs }
    }

    pub(super) fn of_actor(&self, actor: usize) -> &[Arc] {
        &self.arcs[self.start[actor]..self.start[actor + 1]]
    }
}
