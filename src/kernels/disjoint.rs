//! Disjoint routes between two actors: the largest number that share no actor, or no tie.

use super::view::View;
use crate::model::Transit;
/// What two routes must not share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// No actor but the two ends.
    Actors,
    /// No tie.
    Ties,
}

/// Search nodes of the packing before giving up.
const MOST_CHOICES: usize = 200_000;

/// For every pair, the largest number of permitted routes that are pairwise apart, in the order of pairs.
///
/// Open transit: Menger's theorem, unit augmenting paths. Granted transit: exact packing of the listed routes,
/// because a maximum flow knows no permissions.
///
/// # Errors
/// A phrase, when permitted routes are too many.
pub fn disjoint_routes(view: &View, apart: Apart) -> Result<Vec<usize>, &'static str> {
    match view.transit() {
        Transit::Open => {
            let mut flow = Flow::new(view, apart);
            Ok(view
                .pairs()
                .map(|(a, b)| flow.between(view, a, b))
                .collect())
        }
        Transit::Granted => view
            .pairs()
            .map(|(a, b)| packed(view, a, b, apart))
            .collect(),
    }
}

/// A unit-capacity network: each tie one arc each way; for actor-disjoint routes each actor is an entry and
/// an exit joined by an arc, so that one route at most passes through.
///
/// Built once and reset from pair to pair.
struct Flow {
    apart: Apart,
    /// Arcs out of each node.
    heads: Vec<Vec<u32>>,
    to: Vec<u32>,
    /// Units that each arc can carry when nothing flows.
    capacity: Vec<u8>,
    /// Units that each arc can still carry.
    residual: Vec<u8>,
    /// The arc by which the search reached each node.
    by: Vec<u32>,
    queue: Vec<u32>,
}

/// A node that the search has not reached.
const UNREACHED: u32 = u32::MAX;

impl Flow {
    fn new(view: &View, apart: Apart) -> Self {
        let n = view.n();
        let nodes = if apart == Apart::Actors { 2 * n } else { n };
        let mut flow = Self {
            apart,
            heads: vec![Vec::new(); nodes],
            to: Vec::new(),
            capacity: Vec::new(),
            residual: Vec::new(),
            by: vec![UNREACHED; nodes],
            queue: Vec::with_capacity(nodes),
        };
        if apart == Apart::Actors {
            (0..n).for_each(|actor| flow.arc(actor, n + actor, false));
        }
        for link in view.links() {
            match apart {
                Apart::Actors => {
                    flow.arc(n + link.a, link.b, false);
                    if !view.is_directed() {
                        flow.arc(n + link.b, link.a, false);
                    }
                }
                // A tie of capacity 1 that runs both ways is two arcs that are each other's way back.
                Apart::Ties => flow.arc(link.a, link.b, !view.is_directed()),
            }
        }
        flow
    }

    /// An arc and the way back, at neighbouring numbers.
    fn arc(&mut self, from: usize, to: usize, both: bool) {
        for (from, to, capacity) in [(from, to, 1), (to, from, u8::from(both))] {
            self.heads[from].push(self.to.len() as u32);
            self.to.push(to as u32);
            self.capacity.push(capacity);
        }
    }

    fn between(&mut self, view: &View, a: usize, b: usize) -> usize {
        self.residual.clone_from(&self.capacity);
        let source = if self.apart == Apart::Actors {
            a + view.n()
        } else {
            a
        };
        // No more routes than either end has ties.
        let most = view.arcs(a).len().min(view.arcs_in(b).len());
        let mut routes = 0;
        while routes < most && self.augment(source, b) {
            routes += 1;
        }
        routes
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

fn packed(view: &View, a: usize, b: usize, apart: Apart) -> Result<usize, &'static str> {
    let mut used: Vec<Vec<usize>> = view
        .permitted()?
        .between(view, a, b)
        .iter()
        .map(|route| match apart {
            Apart::Actors => route.actors[1..route.actors.len() - 1].to_vec(),
            Apart::Ties => route
                .actors
                .windows(2)
                .filter_map(|leg| view.link_between(leg[0], leg[1]))
                .collect(),
        })
        .collect();
    used.iter_mut().for_each(|items| items.sort_unstable());
    used.sort_by_key(|items| (items.len(), items.clone()));
    used.dedup();
    // A route whose items contain another's is never needed.
    let needed: Vec<&Vec<usize>> = used
        .iter()
        .filter(|route| {
            let within = |other: &&Vec<usize>| {
                other.len() < route.len() && other.iter().all(|item| route.contains(item))
            };
            !used.iter().any(|other| !other.is_empty() && within(&other))
        })
        .collect();
    let mut left = MOST_CHOICES;
    let most = pack(&needed, &mut Vec::new(), &mut left);
    if left == 0 {
        Err("more permitted routes than can be packed")
    } else {
        Ok(most)
    }
}

/// The most routes of `routes` that share nothing with each other or with `taken`.
fn pack(routes: &[&Vec<usize>], taken: &mut Vec<usize>, left: &mut usize) -> usize {
    let Some((first, rest)) = routes.split_first() else {
        return 0;
    };
    if *left == 0 {
        return 0;
    }
    *left -= 1;
    if first.iter().any(|item| taken.contains(item)) {
        return pack(rest, taken, left);
    }
    let mark = taken.len();
    taken.extend(*first);
    let with = 1 + pack(rest, taken, left);
    taken.truncate(mark);
    let free = rest
        .iter()
        .filter(|route| !route.iter().any(|item| taken.contains(item)))
        .count();
    // A route that shares nothing with any other is always taken; else try leaving it.
    if with > free
        || rest
            .iter()
            .all(|route| route.iter().all(|item| !first.contains(item)))
    {
        with
    } else {
        with.max(pack(rest, taken, left))
    }
}
