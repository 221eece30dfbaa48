//! Networks beyond brute force: published values, another method, and samples against exact values.

use crate::support::{Dice, bundled, resolve};
use linchpin::{
    kernels::{Odds, Sample, View, all_terminal, k_terminal, pair_scores},
    model::{BareTie, Level, Network, Range, Score, Study},
};
use std::collections::BTreeMap;

/// Ties with their availabilities between numbered actors.
fn network(ties: &[(usize, usize, f64)], directed: bool) -> Network {
    let tie = |&(a, b, p): &(usize, usize, f64)| BareTie {
        a: format!("N{a:02}"),
        b: format!("N{b:02}"),
        availability: Some(Range::exact(p)),
        ..BareTie::default()
    };
    let mut ids: Vec<usize> = ties.iter().flat_map(|&(a, b, _)| [a, b]).collect();
    ids.sort_unstable();
    ids.dedup();
    let actor = |id: &usize| linchpin::model::Actor::named(format!("N{id:02}"));
    resolve(&Study {
        id: "test".into(),
        actor: ids.iter().map(actor).collect(),
        tie: ties.iter().map(tie).collect(),
        directed,
        ..Study::default()
    })
}

fn complete(n: usize, p: f64) -> Vec<(usize, usize, f64)> {
    (0..n)
        .flat_map(|a| (a + 1..n).map(move |b| (a, b, p)))
        .collect()
}

/// A tree at random and ties at random besides.
fn random(n: usize, m: usize, dice: &mut Dice) -> Vec<(usize, usize, f64)> {
    let mut pairs: Vec<(usize, usize)> = (1..n).map(|b| (dice.below(b), b)).collect();
    while pairs.len() < m {
        let (a, b) = (dice.below(n), dice.below(n));
        if a < b && !pairs.contains(&(a, b)) {
            pairs.push((a, b));
        }
    }
    pairs
        .into_iter()
        .map(|(a, b)| (a, b, 0.2 + 0.7 * dice.unit()))
        .collect()
}

#[test]
fn the_complete_graph_of_twelve_is_exact() {
    for (p, two, all) in [
        (0.5, 0.9990140189192603, 0.9941401571146664),
        (0.3, 0.9544262694977553, 0.7818005010610413),
    ] {
        let view = View::new(&network(&complete(12, p), false), Level::Mid);
        let reliability = view.reliability().expect("small enough");
        for index in 0..view.pair_count() {
            assert!((reliability.pair(index) - two).abs() < 1e-12);
        }
        assert!((all_terminal(&view).expect("small enough") - all).abs() < 1e-12);
        let pair = k_terminal(&view, &[3, 8]).expect("small enough");
        assert!((pair - two).abs() < 1e-12);
    }
}

/// Factoring with reductions (Wood 1986): every tie works or fails in turn, terminals merge, and what is in series,
/// parallel or a dead end is reduced first. Shares nothing with the kernels.
#[derive(Clone)]
struct Factoring {
    ties: Vec<(usize, usize, f64)>,
    terminals: Vec<usize>,
}

impl Factoring {
    fn reliability(mut self) -> f64 {
        let mut factor = 1.0;
        loop {
            if self.terminals.len() == 1 {
                return factor;
            }
            let mut parallel: BTreeMap<(usize, usize), f64> = BTreeMap::new();
            for &(a, b, p) in self.ties.iter().filter(|(a, b, _)| a != b) {
                let down = parallel.entry((a.min(b), a.max(b))).or_insert(1.0);
                *down *= 1.0 - p;
            }
            self.ties = parallel
                .into_iter()
                .map(|((a, b), down)| (a, b, 1.0 - down))
                .collect();
            let mut degree: BTreeMap<usize, usize> = BTreeMap::new();
            for &(a, b, _) in &self.ties {
                *degree.entry(a).or_default() += 1;
                *degree.entry(b).or_default() += 1;
            }
            if self
                .terminals
                .iter()
                .any(|terminal| !degree.contains_key(terminal))
            {
                return 0.0;
            }
            let terminal = |v: usize| self.terminals.contains(&v);
            let ends = |v: usize| -> Vec<usize> {
                (0..self.ties.len())
                    .filter(|&at| self.ties[at].0 == v || self.ties[at].1 == v)
                    .collect()
            };
            let other = |at: usize, v: usize| self.ties[at].0 + self.ties[at].1 - v;
            if let Some((&v, _)) = degree.iter().find(|(_, degree)| **degree == 1) {
                let at = ends(v)[0];
                let (to, p) = (other(at, v), self.ties[at].2);
                if terminal(v) {
                    factor *= p;
                    self.merge(v, to);
                }
                self.ties.retain(|&(a, b, _)| a != v && b != v);
                continue;
            }
            let series = degree
                .iter()
                .find(|(v, degree)| **degree == 2 && !terminal(**v));
            if let Some((&v, _)) = series {
                let [x, y] = ends(v)[..] else { unreachable!() };
                let tie = (other(x, v), other(y, v), self.ties[x].2 * self.ties[y].2);
                self.ties.retain(|&(a, b, _)| a != v && b != v);
                self.ties.push(tie);
                continue;
            }
            break;
        }
        let at = self
            .ties
            .iter()
            .position(|&(a, b, _)| a == self.terminals[0] || b == self.terminals[0]);
        let (a, b, p) = self.ties.remove(at.expect("a tie at the terminal"));
        let mut works = self.clone();
        works.merge(b, a);
        works.ties.iter_mut().for_each(|tie| {
            for end in [&mut tie.0, &mut tie.1] {
                if *end == b {
                    *end = a;
                }
            }
        });
        factor * (p * works.reliability() + (1.0 - p) * self.reliability())
    }

    /// `v` becomes a part of `to`, which is a terminal if either is.
    fn merge(&mut self, v: usize, to: usize) {
        if self.terminals.contains(&v) {
            self.terminals
                .retain(|&terminal| terminal != v && terminal != to);
            self.terminals.insert(0, to);
        }
    }
}

#[test]
fn forty_ties_on_eighteen_actors_are_exact() {
    let mut dice = Dice::new(18);
    let ties = random(18, 40, &mut dice);
    let view = View::new(&network(&ties, false), Level::Mid);
    let reliability = view.reliability().expect("small enough");
    for terminals in [vec![0, 17], vec![3, 11], vec![2, 9, 14]] {
        let expected = Factoring {
            ties: ties.clone(),
            terminals: terminals.clone(),
        }
        .reliability();
        let exact = k_terminal(&view, &terminals).expect("small enough");
        assert!(
            (exact - expected).abs() < 1e-12,
            "{terminals:?}: {exact}, {expected}"
        );
        if let [a, b] = terminals[..] {
            assert!((reliability.pair(view.pair_index(a, b)) - expected).abs() < 1e-12);
        }
    }
}

#[test]
fn random_networks_of_ten_actors_are_exact_pair_by_pair_and_as_a_whole() {
    let mut dice = Dice::new(10);
    for m in [11, 14, 18] {
        let ties = random(10, m, &mut dice);
        let view = View::new(&network(&ties, false), Level::Mid);
        let reliability = view.reliability().expect("small");
        for (index, (a, b)) in view.pairs().enumerate() {
            let expected = Factoring {
                ties: ties.clone(),
                terminals: vec![a, b],
            }
            .reliability();
            assert!((reliability.pair(index) - expected).abs() < 1e-12);
        }
        let expected = Factoring {
            ties: ties.clone(),
            terminals: (0..10).collect(),
        }
        .reliability();
        assert!((all_terminal(&view).expect("small") - expected).abs() < 1e-12);
    }
}

#[test]
fn one_tie_each_way_is_worth_a_tie_that_runs_both_ways() {
    // A message needs one direction only, so that two-terminal reliability is the same (Ball, Colbourn & Provan 1995).
    let mut dice = Dice::new(77);
    for (n, m) in [(6, 9), (11, 16), (13, 22)] {
        let ties = random(n, m, &mut dice);
        let both: Vec<_> = ties
            .iter()
            .flat_map(|&(a, b, p)| [(a, b, p), (b, a, p)])
            .collect();
        let [plain, directed] = [(&ties, false), (&both, true)]
            .map(|(ties, directed)| View::new(&network(ties, directed), Level::Mid));
        let (x, y) = (
            plain.reliability().expect("small"),
            directed.reliability().expect("small"),
        );
        for (index, (a, b)) in directed.pairs().enumerate() {
            assert!((y.pair(index) - x.pair(plain.pair_index(a, b))).abs() < 1e-12);
        }
    }
}

#[test]
fn a_chain_of_three_hundred_is_exact() {
    let network = bundled("shape:path-300", |_| {});
    let view = View::new(&network, Level::Mid);
    assert!(view.reliability().is_ok());
    let ties: Vec<_> = (0..299).map(|a| (a, a + 1, 0.99)).collect();
    let view = View::new(&self::network(&ties, false), Level::Mid);
    let reliability = view.reliability().expect("a chain");
    let pair = reliability.pair(view.pair_index(0, 150));
    assert!((pair - 0.99_f64.powi(150)).abs() < 1e-12);
    assert!((all_terminal(&view).expect("a chain") - 0.99_f64.powi(299)).abs() < 1e-12);
}

#[test]
fn samples_cover_exact_values_as_often_as_their_errors_say() {
    let mut dice = Dice::new(5);
    let (mut within, mut total) = (0, 0);
    for directed in [false, true] {
        for _ in 0..6 {
            let mut ties = random(9, 14, &mut dice);
            if directed {
                let back: Vec<_> = ties.iter().map(|&(a, b, p)| (b, a, p * 0.9)).collect();
                ties.extend(back);
            }
            let view = View::new(&network(&ties, directed), Level::Mid);
            let everyone: Vec<usize> = (0..view.n()).collect();
            let sample = Sample::draw(&view, &Odds::of(&view), &everyone).expect("cheap");
            let exact = view.reliability().expect("small");
            let mut hold = |estimate: linchpin::kernels::Estimate, exact: f64| {
                let off = (estimate.value - exact).abs() / estimate.error;
                assert!(off < 5.0, "{off} standard errors off");
                within += usize::from(off < 1.96);
                total += 1;
            };
            (0..view.pair_count()).for_each(|index| hold(sample.pair(index), exact.pair(index)));
            let mean = (0..view.pair_count())
                .map(|index| exact.pair(index))
                .sum::<f64>();
            hold(sample.mean_answered(), mean / view.pair_count() as f64);
            if !directed {
                hold(sample.all(), all_terminal(&view).expect("small"));
            }
        }
    }
    let share = within as f64 / total as f64;
    assert!((0.88..=1.0).contains(&share), "{share} of {total}");
}

#[test]
fn what_is_too_large_is_estimated_and_the_same_on_any_number_of_threads() {
    for directed in [false, true] {
        let mut ties = complete(30, 0.1);
        if directed {
            let back: Vec<_> = ties.iter().map(|&(a, b, p)| (b, a, p)).collect();
            ties.extend(back);
        }
        let network = network(&ties, directed);
        let scores = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new()
                .num_threads(threads)
                .build()
                .expect("a pool");
            pool.install(|| pair_scores(&View::new(&network, Level::Mid)))
        };
        let one = scores(1);
        assert!(
            one.iter()
                .all(|score| matches!(score, Score::Estimated { error, .. } if *error > 0.0))
        );
        assert_eq!(one, scores(3));
    }
}

#[test]
fn nato_is_estimated_in_place_of_undefined() {
    let network = bundled("nato", |_| {});
    for (metric, subject) in [
        ("share-probability", vec!["DEU", "USA"]),
        ("mean-share-probability", vec![]),
        ("all-terminal-reliability", vec![]),
    ] {
        let score = crate::support::score(&network, metric, &subject);
        assert_eq!(score.status(), "estimated", "{metric}");
        assert!(
            score.value().is_some_and(|value| value > 0.99),
            "{metric}: {score:?}"
        );
    }
}
