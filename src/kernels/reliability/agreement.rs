//! The fast ways beside the sum over all states: every pair, and all actors, of small networks with whatever may fail.

use super::{
    frontier::{Diagram, Question},
    order::Order,
    pairs::{self, Chances},
    subsets::Subsets,
};

/// Knuth's multiplicative generator.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }

    fn unit(&mut self) -> f64 {
        self.below(1000) as f64 / 1000.0
    }
}

struct Small {
    n: usize,
    ties: Vec<(usize, usize)>,
    tie: Vec<f64>,
    actor: Vec<f64>,
}

/// Connected or not, some ties never working, half the actors sure.
fn small(dice: &mut Dice) -> Small {
    let n = 2 + dice.below(4);
    let all = (0..n).flat_map(|a| (a + 1..n).map(move |b| (a, b)));
    let chosen = all.filter(|_| dice.below(3) > 0);
    let ties: Vec<(usize, usize)> = chosen.take(9).collect();
    let tie = ties.iter().map(|_| match dice.below(9) {
        0 => 0.0,
        _ => 0.1 + 0.9 * dice.unit(),
    });
    let tie = tie.collect();
    let actor = (0..n).map(|_| match dice.below(2) {
        0 => 1.0,
        _ => 0.3 + 0.6 * dice.unit(),
    });
    let actor = actor.collect();
    Small {
        n,
        ties,
        tie,
        actor,
    }
}

impl Small {
    /// That the terminals are joined given that they are up, state by state.
    fn brute(&self, terminals: &[usize]) -> f64 {
        let m = self.ties.len();
        let mut total = 0.0;
        for state in 0..1_usize << (m + self.n) {
            let up = |actor: usize| state >> (m + actor) & 1 == 1;
            if terminals.iter().any(|&terminal| !up(terminal)) {
                continue;
            }
            let chance = |p: f64, works: bool| if works { p } else { 1.0 - p };
            let others = (0..self.n).filter(|actor| !terminals.contains(actor));
            let actors: f64 = others.map(|at| chance(self.actor[at], up(at))).product();
            let ties: f64 = (0..m)
                .map(|tie| chance(self.tie[tie], state >> tie & 1 == 1))
                .product();
            let mut group: Vec<usize> = (0..self.n).collect();
            for (tie, &(a, b)) in self.ties.iter().enumerate() {
                if state >> tie & 1 == 1 && up(a) && up(b) {
                    let (from, to) = (group[b], group[a]);
                    let same = group.iter_mut().filter(|other| **other == from);
                    same.for_each(|other| *other = to);
                }
            }
            let joined = |&terminal: &usize| group[terminal] == group[terminals[0]];
            if terminals.iter().all(joined) {
                total += actors * ties;
            }
        }
        total
    }

    fn diagram(&self, terminals: Option<&[usize]>) -> Diagram {
        let question = Question {
            n: self.n,
            ties: &self.ties,
            unsure: &|actor| self.actor[actor] < 1.0,
            terminals,
            order: &Order::of(self.n, &self.ties),
        };
        Diagram::of(&question, usize::MAX).expect("small")
    }

    fn chances(&self) -> Chances<'_> {
        Chances {
            actor: &self.actor,
            tie: &self.tie,
        }
    }
}

#[test]
fn sweeps_diagrams_and_sets_give_what_the_sum_over_all_states_gives() {
    let mut dice = Dice(2026);
    for _ in 0..80 {
        let small = small(&mut dice);
        let n = small.n;
        let mut down = vec![1.0; n * n];
        for (&(a, b), p) in small.ties.iter().zip(&small.tie) {
            (down[a * n + b], down[b * n + a]) = (1.0 - p, 1.0 - p);
        }
        let sets = |directed| Subsets {
            m: n,
            down: &down,
            up: &small.actor,
            directed,
        };
        let swept = pairs::joined(&small.diagram(None), n, small.chances());
        let (both_ways, one_way) = (sets(false).pairs(), sets(true).pairs());
        let together = |terminals: &[usize]| {
            let diagram = small.diagram(Some(terminals));
            let found = [
                diagram.probability(small.chances()),
                sets(false).together(terminals),
            ];
            (small.brute(terminals), found)
        };
        let same = |expected: f64, found: f64| {
            assert!((expected - found).abs() < 1e-12, "{expected}, {found}");
        };
        for a in 0..n {
            for b in a + 1..n {
                let (expected, found) = together(&[a, b]);
                let (there, back) = (a * n + b, b * n + a);
                // A message needs one direction only, so that ties one way each come to the same.
                let pairs = [swept[there], swept[back], both_ways[there], one_way[back]];
                found
                    .into_iter()
                    .chain(pairs)
                    .for_each(|found| same(expected, found));
            }
        }
        let everyone: Vec<usize> = (0..n).collect();
        let (expected, found) = together(&everyone);
        found.into_iter().for_each(|found| same(expected, found));
    }
}

#[test]
fn a_grid_has_the_states_that_its_frontier_can_have() {
    // Row by row through ten columns, or across the corners: whatever the order, no frontier is wider than eleven.
    let side = 10;
    let at = |row: usize, column: usize| row * side + column;
    let mut ties = Vec::new();
    for row in 0..side {
        for column in 0..side {
            ties.extend((column + 1 < side).then(|| (at(row, column), at(row, column + 1))));
            ties.extend((row + 1 < side).then(|| (at(row, column), at(row + 1, column))));
        }
    }
    let order = Order::of(side * side, &ties);
    assert!(order.widest <= side + 1, "{}", order.widest);
}
