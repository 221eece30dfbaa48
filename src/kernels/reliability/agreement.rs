//! The fast ways beside the sum over all states: every pair, and all actors, of small networks with whatever may fail.

use super::{
    frontier::{Diagram, Question},
    order::Order,
    pairs::{self, Chances},
    partition::PLACES,
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

#[test]
fn as_many_may_wait_on_the_frontier_as_it_has_places_and_no_more() {
    // All the leaves of a star are met before its hub.
    let star = |leaves: usize, terminals: Option<&[usize]>, most: usize| {
        let ties: Vec<_> = (0..leaves).map(|leaf| (leaf, leaves)).collect();
        let order = Order {
            actors: (0..=leaves).collect(),
            states: 1.0,
            widest: leaves + 1,
        };
        let question = Question {
            n: leaves + 1,
            ties: &ties,
            unsure: &|_| false,
            terminals,
            order: &order,
        };
        Diagram::of(&question, most)
    };
    let n = PLACES;
    let everyone: Vec<usize> = (0..n).collect();
    let tie: Vec<f64> = (1..n).map(|leaf| 1.0 - 0.01 * leaf as f64).collect();
    let actor = vec![1.0; n];
    let (actor, tie) = (&actor[..], &tie[..]);
    let chances = Chances { actor, tie };
    let same = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-12);
    let diagram = star(n - 1, None, usize::MAX).expect("narrow enough");
    let joined = pairs::joined(&diagram, n, chances);
    for a in 0..n {
        for b in (0..n).filter(|&b| b != a) {
            let ends = [a, b].into_iter().filter(|&end| end < n - 1);
            same(joined[a * n + b], ends.map(|end| tie[end]).product());
        }
    }
    let all = star(n - 1, Some(&everyone[..]), usize::MAX).expect("narrow enough");
    same(all.probability(chances), tie.iter().product());
    let needed = diagram.arcs.len();
    assert!(star(n - 1, None, needed).is_ok());
    assert!(star(n - 1, None, needed - 1).is_err());
    assert!(star(n, None, usize::MAX).is_err());
}

#[test]
fn nobody_is_joined_to_an_actor_that_never_works_nor_through_it() {
    // All three tied with one half, one actor surely down.
    let sets = Subsets {
        m: 3,
        down: &[0.5; 9],
        up: &[1.0, 0.0, 0.75],
        directed: false,
    };
    let pairs = sets.pairs();
    assert_eq!([pairs[1], pairs[3], pairs[5], pairs[7]], [0.0; 4]);
    assert!((pairs[2] - 0.5).abs() < 1e-12 && (pairs[6] - 0.5).abs() < 1e-12);
    assert_eq!(sets.together(&[0, 1]), 0.0);
    assert_eq!(sets.together(&[0, 1, 2]), 0.0);
    assert!((sets.together(&[0, 2]) - 0.5).abs() < 1e-12);
}
