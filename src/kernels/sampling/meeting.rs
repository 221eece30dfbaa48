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

#[cfg(test)]
mod tests {
    use super::{Heap, Meeting, Ordering, Random, Ways, compare};
    use crate::{
        by_hand::{actors, network, tie, view},
        kernels::view::Length,
        model::{BareTie, Range, Study},
    };

    /// Ties that take these hours.
    fn timed(ties: &[(&str, &str, f64)]) -> Vec<BareTie> {
        let lasting = |&(a, b, delay): &(&str, &str, f64)| BareTie {
            delay: Some(Range::exact(delay)),
            ..tie(a, b)
        };
        ties.iter().map(lasting).collect()
    }

    #[test]
    fn lengths_compare_with_a_tolerance_unless_the_step_is_shorter_than_it() {
        for (there, known, step, order) in [
            (0.1 + 0.2, 0.3, 0.2, Ordering::Equal),
            (2.0, 3.0, 1.0, Ordering::Less),
            (3.0, 2.0, 1.0, Ordering::Greater),
            (1.0, f64::INFINITY, 1.0, Ordering::Less),
            // A tie of no length to speak of is a step all the same.
            (1.0 + 1e-12, 1.0, 1e-12, Ordering::Greater),
            (1e6 + 1e-5, 1e6, 1e-5, Ordering::Greater),
            (1e9, 1e9 - 0.5, 1.0, Ordering::Greater),
            // However short, it is a step like any other where nothing is longer.
            (2e-12 + 1e-22, 2e-12, 1e-12, Ordering::Equal),
        ] {
            assert_eq!(compare(there, known, step), order, "{there} {known} {step}");
        }
    }

    #[test]
    fn a_route_drawn_leads_all_the_way_and_its_ends_are_not_between() {
        // Two ways from A to B, and behind B a hub whose ties are shorter than the tolerance.
        let mut ties = vec![("A", "B", 1.0), ("A", "D", 0.5), ("D", "B", 0.5)];
        ties.push(("B", "C", 1e-12));
        ties.extend(["E", "F", "G", "H", "I", "J", "K", "L"].map(|leaf| ("C", leaf, 1e-12)));
        let view = view(&Study {
            tie: timed(&ties),
            ..Study::default()
        });
        let ways = Ways::of(&view, Length::Delay);
        let sweep = view.sweep(Length::Delay).expect("distances");
        let mut meeting = Meeting::<Heap>::new(&ways);
        for draw in 0..1000 {
            let random = &mut Random::stream(1, draw);
            let from = random.below(view.n());
            let to = (from + 1 + random.below(view.n() - 1)) % view.n();
            let (mut between, mut over) = (Vec::new(), Vec::new());
            let (visit, cross) = (
                |actor: usize| between.push(actor),
                |tie: usize| over.push(tie),
            );
            meeting.route(&ways, [from, to], random, visit, cross);
            assert!(!between.contains(&from) && !between.contains(&to));
            assert_eq!(over.len(), between.len() + 1, "{from}, {to}");
            let steps = over.iter().map(|&tie| view.step(tie, Length::Delay));
            let (length, shortest) = (steps.sum::<f64>(), sweep.distance(from, to));
            assert!(
                (length - shortest).abs() <= 2e-9 * shortest,
                "{length}, {shortest}"
            );
        }
    }

    #[test]
    fn a_tie_that_adds_nothing_to_a_length_is_not_on_the_way() {
        // From S over P or Q to A, and on to T, who has so many ties that the search from S goes on to B. B is as far
        // as A, to whom a tie leads that is lost in the sum.
        let mut ties = vec![("S", "P", 1.0), ("S", "Q", 1.0), ("P", "A", 1e6)];
        ties.extend([("Q", "A", 1e6), ("P", "B", 1e6), ("A", "B", 1e-12)]);
        ties.push(("A", "T", 1e6));
        let leaves = ["E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "U"];
        ties.extend(leaves.map(|leaf| ("T", leaf, 1e6)));
        let named = [&["A", "B", "P", "Q", "S", "T"][..], &leaves].concat();
        let study = Study {
            tie: timed(&ties),
            ..actors(&named)
        };
        let network = network(&study);
        let ways = Ways::of(&view(&study), Length::Delay);
        let at = |id: &str| network.index_of(id).expect("an actor");
        let (a, p, q) = (at("A"), at("P"), at("Q"));
        let mut meeting = Meeting::<Heap>::new(&ways);
        let mut over_p = 0;
        for draw in 0..1000 {
            let random = &mut Random::stream(1, draw);
            let mut between = Vec::new();
            let visit = |actor: usize| between.push(actor);
            meeting.route(&ways, [at("S"), at("T")], random, visit, |_| {});
            assert!(between == [a, p] || between == [a, q], "{between:?}");
            over_p += usize::from(between == [a, p]);
        }
        assert!((400..=600).contains(&over_p), "{over_p}");
    }
}
