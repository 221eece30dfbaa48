//! One of the shortest routes between two actors, each as likely as any other, by two searches that meet.
//!
//! After Borassi & Natale 2016, doi:10.48550/arXiv.1604.08553, whose searches run over hops, here for delays as well. A search
//! *settles* an actor when its distance is final and its ties were tried. What the searches settle together is far less
//! than one of them would alone.

use super::super::{
    queue::Entry,
    random::Random,
    shortest::{Rows, SAME_LENGTH, Ways, compare_lengths},
};
use std::{
    cmp::{Ordering, Reverse},
    collections::{BinaryHeap, VecDeque},
};

/// Actors that wait to be settled, nearest first.
pub(super) trait Queue: Default {
    fn push(&mut self, length: f64, actor: u32);
    fn first(&self) -> Option<(f64, u32)>;
    fn pop(&mut self);
    fn clear(&mut self);
}

/// For delays.
#[derive(Default)]
pub(super) struct Heap(BinaryHeap<Reverse<Entry>>);

/// For hops: who is met first is nearest.
#[derive(Default)]
pub(super) struct Line(VecDeque<(f64, u32)>);

impl Queue for Heap {
    fn push(&mut self, length: f64, actor: u32) {
        self.0.push(Reverse(Entry(length, actor)));
    }

    fn first(&self) -> Option<(f64, u32)> {
        self.0
            .peek()
            .map(|&Reverse(Entry(length, actor))| (length, actor))
    }

    fn pop(&mut self) {
        self.0.pop();
    }

    fn clear(&mut self) {
        self.0.clear();
    }
}

impl Queue for Line {
    fn push(&mut self, length: f64, actor: u32) {
        self.0.push_back((length, actor));
    }

    fn first(&self) -> Option<(f64, u32)> {
        self.0.front().copied()
    }

    fn pop(&mut self) {
        self.0.pop_front();
    }

    fn clear(&mut self) {
        self.0.clear();
    }
}

/// One of the two searches. In Brandes' letters: `distance` d, `routes` σ.
struct Search<Q> {
    distance: Vec<f64>,
    routes: Vec<f64>,
    settled: Vec<bool>,
    /// Who is settled, in order.
    order: Vec<u32>,
    /// Who has a distance, to be forgotten.
    met: Vec<u32>,
    queue: Q,
    /// Ties tried.
    tried: usize,
}

impl<Q: Queue> Search<Q> {
    fn new(n: usize) -> Self {
        Self {
            distance: vec![f64::INFINITY; n],
            routes: vec![0.0; n],
            settled: vec![false; n],
            order: Vec::new(),
            met: Vec::new(),
            queue: Q::default(),
            tried: 0,
        }
    }

    fn start(&mut self, from: usize) {
        for actor in self.met.drain(..) {
            self.distance[actor as usize] = f64::INFINITY;
            self.settled[actor as usize] = false;
        }
        self.order.clear();
        self.queue.clear();
        self.tried = 0;
        self.distance[from] = 0.0;
        self.routes[from] = 1.0;
        self.met.push(from as u32);
        self.queue.push(0.0, from as u32);
    }

    /// The nearest that is not settled.
    fn nearest(&mut self) -> Option<f64> {
        while let Some((length, actor)) = self.queue.first() {
            if !self.settled[actor as usize] {
                return Some(length);
            }
            self.queue.pop();
        }
        None
    }

    /// Settles the nearest, and gives the length of the shortest route found over its ties to where the other search is.
    fn settle(&mut self, rows: &Rows, other: &Self) -> f64 {
        let mut best = f64::INFINITY;
        let Some((_, actor)) = self.queue.first() else {
            return best;
        };
        self.queue.pop();
        let at = actor as usize;
        self.settled[at] = true;
        self.order.push(actor);
        let row = rows.row(at);
        self.tried += row.len();
        for (&to, &step) in rows.to[row.clone()].iter().zip(&rows.step[row]) {
            let to_at = to as usize;
            let there = self.distance[at] + step;
            if self.settled[to_at] || there == f64::INFINITY {
                continue;
            }
            match compare(there, self.distance[to_at], step) {
                Ordering::Less => {
                    if self.distance[to_at] == f64::INFINITY {
                        self.met.push(to);
                    }
                    self.distance[to_at] = there;
                    self.routes[to_at] = self.routes[at];
                    self.queue.push(there, to);
                }
                Ordering::Equal => self.routes[to_at] += self.routes[at],
                Ordering::Greater => {}
            }
            best = best.min(there + other.distance[to_at]);
        }
        best
    }
}

/// As lengths compare; a tie shorter than the tolerance would be a step of no length, and only one way.
fn compare(there: f64, known: f64, step: f64) -> Ordering {
    if step > SAME_LENGTH * there {
        compare_lengths(there, known)
    } else {
        there.total_cmp(&known)
    }
}

/// Scratch space of both searches.
pub(super) struct Meeting<Q> {
    from: Search<Q>,
    to: Search<Q>,
    /// Ties over which shortest routes leave what the first search settled: from, to, tie, and routes over it and those
    /// before.
    crossing: Vec<(u32, u32, u32, f64)>,
    /// No tie is shorter.
    least: f64,
}

impl<Q: Queue> Meeting<Q> {
    pub(super) fn new(ways: &Ways) -> Self {
        let n = ways.ahead.n();
        let steps = ways.ahead.step.iter().copied();
        Self {
            from: Search::new(n),
            to: Search::new(n),
            crossing: Vec::new(),
            least: steps.fold(f64::INFINITY, f64::min),
        }
    }

    /// Visits the actors between, and the ties, of one of the shortest routes; nothing where there is none.
    pub(super) fn route(
        &mut self,
        ways: &Ways,
        [from, to]: [usize; 2],
        random: &mut Random,
        mut actor: impl FnMut(usize),
        mut tie: impl FnMut(usize),
    ) {
        let best = self.meet(ways, from, to);
        if best == f64::INFINITY {
            return;
        }
        let [mut head, mut tail] = [to, to];
        if !self.from.settled[to] {
            let Some((x, y, link)) = self.cross(ways, best, to, random) else {
                return;
            };
            tie(link);
            [head, tail] = [x, y];
        }
        let mut back = |search: &Search<Q>, rows: &Rows, mut at: usize, end: usize| {
            while at != end {
                if at != from && at != to {
                    actor(at);
                }
                let Some((before, link)) = before(search, rows, at, random) else {
                    return;
                };
                tie(link);
                at = before;
            }
        };
        back(&self.from, ways.back(), head, from);
        back(&self.to, &ways.ahead, tail, to);
    }

    /// The length of the shortest routes; ∞ where there is none.
    pub(super) fn distance(&mut self, ways: &Ways, [from, to]: [usize; 2]) -> f64 {
        self.meet(ways, from, to)
    }

    /// Searches from both ends until every shortest route is known in two parts: up to the last actor that the first
    /// search settled, and from the next one, whose distance to the end is final. The length of these routes.
    fn meet(&mut self, ways: &Ways, from: usize, to: usize) -> f64 {
        self.from.start(from);
        self.to.start(to);
        let mut best = f64::INFINITY;
        while let (Some(x), Some(y)) = (self.from.nearest(), self.to.nearest()) {
            // Beyond the last settled a route is at least x from its beginning, so at most best − x from its end: less
            // than y + the least step, and whoever is that near has only settled actors before it.
            let rest = best * (1.0 + SAME_LENGTH);
            if x + y + self.least > rest && !self.from.order.is_empty() {
                break;
            }
            let found = if self.from.tried <= self.to.tried {
                self.from.settle(&ways.ahead, &self.to)
            } else {
                self.to.settle(ways.back(), &self.from)
            };
            best = best.min(found);
        }
        best
    }

    /// A tie over which a shortest route leaves what the first search settled, as likely as there are routes over it.
    fn cross(
        &mut self,
        ways: &Ways,
        best: f64,
        end: usize,
        random: &mut Random,
    ) -> Option<(usize, usize, usize)> {
        self.crossing.clear();
        let mut routes = 0.0;
        for &x in &self.from.order {
            let at = x as usize;
            let row = ways.ahead.row(at);
            for tie in row {
                let y = ways.ahead.to[tie];
                let there = y as usize;
                let rest = self.to.distance[there];
                if self.from.settled[there] || rest == f64::INFINITY {
                    continue;
                }
                let whole = self.from.distance[at] + ways.ahead.step[tie] + rest;
                if compare_lengths(whole, best).is_eq() {
                    debug_assert!(rest > 0.0 || there == end);
                    routes += self.from.routes[at] * self.to.routes[there];
                    self.crossing.push((x, y, ways.ahead.link[tie], routes));
                }
            }
        }
        let drawn = random.up_to(routes);
        let at = self.crossing.partition_point(|&(.., sum)| sum <= drawn);
        let &(x, y, link, _) = self.crossing.get(at).or(self.crossing.last())?;
        Some((x as usize, y as usize, link as usize))
    }
}

/// The actor before on one of the shortest routes of a search, as likely as there are routes over it, and the tie from
/// it.
fn before<Q: Queue>(
    search: &Search<Q>,
    rows: &Rows,
    at: usize,
    random: &mut Random,
) -> Option<(usize, usize)> {
    let row = rows.row(at);
    let mut drawn = random.up_to(search.routes[at]);
    let mut last = None;
    for tie in row {
        let from = rows.to[tie] as usize;
        let step = rows.step[tie];
        if !search.settled[from] || search.distance[from] >= search.distance[at] {
            continue;
        }
        if compare(search.distance[from] + step, search.distance[at], step).is_eq() {
            last = Some((from, rows.link[tie] as usize));
            drawn -= search.routes[from];
            if drawn < 0.0 {
                break;
            }
        }
    }
    last
}
