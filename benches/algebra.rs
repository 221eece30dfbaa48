//! Linear algebra, disjoint routes and what is linear in ties, on a dense and on a sparse network. Each bench asserts
//! its answer once.

use divan::Bencher;
use linchpin::{
    kernels::View,
    metrics::Metric,
    model::{BareTie, Level, Network, Range, Score, Selection, Study},
};

fn main() {
    divan::main();
}

/// Whole numbers from a fixed seed (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % n
    }
}

/// 200 actors in 20 overlapping blocs of 20, all of a bloc tied.
fn blocs() -> Vec<(usize, usize)> {
    let mut dice = Dice(7);
    let mut pairs: Vec<(usize, usize)> = (1..200).map(|actor| (dice.below(actor), actor)).collect();
    for _ in 0..20 {
        let members: Vec<usize> = (0..20).map(|_| dice.below(180)).collect();
        for (at, &a) in members.iter().enumerate() {
            pairs.extend(members[..at].iter().map(|&b| (a.min(b), a.max(b))));
        }
    }
    pairs.retain(|(a, b)| a != b);
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Newcomers tied to five of those there, by preference (Barabási & Albert).
fn hubs(n: usize) -> Vec<(usize, usize)> {
    let mut dice = Dice(11);
    let mut ends: Vec<usize> = (0..5).collect();
    let mut pairs = Vec::new();
    for actor in 5..n {
        let mut chosen: Vec<usize> = Vec::new();
        while chosen.len() < 5 {
            let other = ends[dice.below(ends.len())];
            if !chosen.contains(&other) {
                chosen.push(other);
            }
        }
        for other in chosen {
            pairs.push((other, actor));
            ends.extend([other, actor]);
        }
    }
    pairs
}

fn network(kind: &str) -> Network {
    let pairs = match kind {
        "blocs" => blocs(),
        _ => hubs(2_000),
    };
    let mut dice = Dice(13);
    let ties = pairs.iter().map(|(a, b)| BareTie {
        a: format!("a{a}"),
        b: format!("a{b}"),
        strength: Some(Range::exact(0.1 + dice.below(1_000) as f64 / 100.0)),
        ..BareTie::default()
    });
    let study = Study {
        id: "bench".into(),
        tie: ties.collect(),
        ..Study::default()
    };
    Network::resolve(&study, &Selection::default()).expect("a network")
}

fn run(bencher: Bencher, kind: &str, id: &str) {
    let network = network(kind);
    let metric = Metric::find(id).expect("registered");
    let view = View::new(&network, Level::Mid);
    let scores = metric.scores(&view);
    let defined = |score: &Score| score.value().is_some_and(|value| value >= 0.0);
    assert!(!scores.is_empty() && scores.iter().all(defined));
    bencher
        .with_inputs(|| view.without_all(&[]))
        .bench_values(|view| metric.scores(&view));
}

const OF_BOTH: [&str; 17] = [
    "algebraic-connectivity",
    "clustering",
    "clustering-strength",
    "constraint",
    "coreness",
    "effective-size",
    "eigenvector",
    "indispensability",
    "information",
    "katz",
    "kirchhoff",
    "pagerank",
    "power",
    "spanning-trees-strength",
    "spectral-gap",
    "spectral-radius",
    "transitivity",
];

#[divan::bench(args = OF_BOTH)]
fn blocs_of_200(bencher: Bencher, metric: &str) {
    run(bencher, "blocs", metric);
}

#[divan::bench(args = OF_BOTH)]
fn hubs_of_2000(bencher: Bencher, metric: &str) {
    run(bencher, "hubs", metric);
}

#[divan::bench(args = ["betweenness-flow", "local-efficiency", "natural-connectivity", "resistance", "routes", "tie-routes"])]
fn all_pairs_of_200(bencher: Bencher, metric: &str) {
    run(bencher, "blocs", metric);
}
