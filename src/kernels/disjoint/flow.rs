//! Routes that share no tie, under open transit: by Menger's theorem a maximum flow of unit capacities.

use super::super::view::View;

/// A unit-capacity network: each tie one arc each way it runs. Built once and reset from pair to pair.
pub(super) struct Flow<'v> {
    view: &'v View,
    /// Arcs out of each actor.
    heads: Vec<Vec<u32>>,
    to: Vec<u32>,
    /// Units that each arc can carry when nothing flows.
    capacity: Vec<u8>,
    /// Units that each arc can still carry.
    residual: Vec<u8>,
    /// The arc by which the search reached each actor.
    by: Vec<u32>,
    queue: Vec<u32>,
    /// Actors that the source has a tie to, with that tie.
    next: Vec<Option<usize>>,
}

/// An actor that the search has not reached.
const UNREACHED: u32 = u32::MAX;

impl<'v> Flow<'v> {
    pub(super) fn new(view: &'v View) -> Self {
        let n = view.n();
        let mut flow = Self {
            view,
            heads: vec![Vec::new(); n],
            to: Vec::new(),
            capacity: Vec::new(),
            residual: Vec::new(),
            by: vec![UNREACHED; n],
            queue: Vec::with_capacity(n),
            next: vec![None; n],
        };
        for link in view.links() {
            // An arc and the way back, at neighbouring numbers. A tie that runs both ways is two arcs that are each
            // other's way back.
            for (from, to, capacity) in [
                (link.a, link.b, 1),
                (link.b, link.a, u8::from(!view.is_directed())),
            ] {
                flow.heads[from].push(flow.to.len() as u32);
                flow.to.push(to as u32);
                flow.capacity.push(capacity);
            }
        }
        flow
    }

    /// The number of the arc of a tie, the way it leaves `from`.
    fn arc_of(&self, tie: usize, from: usize) -> usize {
        2 * tie + usize::from(self.view.links()[tie].a != from)
    }

    /// The largest number of disjoint routes from `a` to each of `others`.
    pub(super) fn from(&mut self, a: usize, others: impl Iterator<Item = usize>) -> Vec<usize> {
        self.next.fill(None);
        for arc in self.view.arcs(a) {
            self.next[arc.to] = Some(arc.link);
        }
        others.map(|b| self.between(a, b)).collect()
    }

    /// Routes of one and two ties are taken at once: an exchange of ends shows that some largest set has them all.
    /// The search finds the longer ones.
    fn between(&mut self, a: usize, b: usize) -> usize {
        self.residual.clone_from(&self.capacity);
        // No more routes than either end has ties.
        let most = self.view.arcs(a).len().min(self.view.arcs_in(b).len());
        let mut routes = 0;
        for arc in self.view.arcs_in(b) {
            if arc.to == a {
                self.close(self.arc_of(arc.link, a));
                routes += 1;
            } else if let Some(first) = self.next[arc.to] {
                self.close(self.arc_of(first, a));
                self.close(self.arc_of(arc.link, arc.to));
                routes += 1;
            }
        }
        while routes < most && self.augment(a, b) {
            routes += 1;
        }
        routes
    }

    /// Takes an arc, and its way back, out of the network.
    fn close(&mut self, arc: usize) {
        (self.residual[arc], self.residual[arc ^ 1]) = (0, 0);
    }

    /// The largest flow between two actors, and which actors its source still reaches: one side of a smallest cut.
    pub(super) fn cut(&mut self, a: usize, b: usize) -> (usize, Vec<bool>) {
        self.residual.clone_from(&self.capacity);
        let mut flow = 0;
        while self.augment(a, b) {
            flow += 1;
        }
        let side = self
            .by
            .iter()
            .map(|&by| by != UNREACHED)
            .collect::<Vec<_>>();
        (flow, side)
    }

    fn augment(&mut self, source: usize, sink: usize) -> bool {
        self.by.fill(UNREACHED);
        self.queue.clear();
        self.queue.push(source as u32);
        let mut next = 0;
        while self.by[sink] == UNREACHED {
            let Some(&node) = self.queue.get(next) else {
                return false;
            };
            next += 1;
            for &arc in &self.heads[node as usize] {
                let to = self.to[arc as usize];
                let fresh = self.by[to as usize] == UNREACHED && to as usize != source;
                if fresh && self.residual[arc as usize] > 0 {
                    self.by[to as usize] = arc;
                    self.queue.push(to);
                }
            }
        }
        let mut node = sink;
        while node != source {
            let arc = self.by[node] as usize;
            self.residual[arc] -= 1;
            self.residual[arc ^ 1] += 1;
            node = self.to[arc ^ 1] as usize;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::Flow;
    use crate::{
        by_hand::{numbered, view},
        model::Study,
    };

    #[test]
    fn a_tie_in_the_way_of_two_routes_is_given_back() {
        // 0 to 7 over 1 and 2 is shortest; two routes need the way to 1 and the way from 2, and not the tie between.
        let ends = [
            (0, 1),
            (1, 2),
            (2, 7),
            (0, 3),
            (3, 4),
            (4, 2),
            (1, 5),
            (5, 6),
            (6, 7),
        ]
        .map(|(a, b)| (a, b, 1.0));
        for directed in [false, true] {
            let both = view(&Study {
                directed,
                ..numbered(8, &ends)
            });
            let mut flow = Flow::new(&both);
            let (near, back) = if directed { (1, 0) } else { (2, 2) };
            assert_eq!(flow.from(0, [7, 2, 1].into_iter()), [2, 2, near]);
            assert_eq!(flow.cut(0, 7).0, 2);
            // From the far end nothing comes back where ties run one way.
            assert_eq!(flow.from(2, [0].into_iter()), [back]);
            assert_eq!(flow.cut(7, 0).0, back);
            let (least, side) = flow.cut(0, 3);
            assert!(least == near && !side[3]);
        }
    }
}
