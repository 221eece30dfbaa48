//! Exact reliability of random connected networks of 10 to 40 ties, complete ones of 8 and 12 actors, and grids of 6 by 6
//! and 10 by 10: of all actors, of two far ones, and of all pairs. Each bench asserts its answer once: they are those of
//! Graphillion 2.1, but for two actors of the larger grid.

use divan::{Bencher, black_box};
use linchpin::{
    kernels::{View, all_terminal, k_terminal},
    model::{Actor, BareTie, Level, Network, Range, Selection, Study},
};

fn main() {
    divan::main();
}

/// A network by name, with its reliability as a whole and of its first and last actor.
struct Case {
    name: &'static str,
    all: f64,
    two: f64,
}

const CASES: [Case; 8] = [
    case("rel10", 0.809_163_618_413_273, 0.828_592_998_061_933),
    case("rel20", 0.755_897_177_525_592_3, 0.904_014_686_967_007_5),
    case("rel30", 0.610_698_152_910_636_4, 0.985_336_908_777_865),
    case("rel40", 0.399_818_935_830_176_4, 0.981_512_958_761_617_5),
    case(
        "complete8",
        0.998_200_178_287_011_6,
        0.999_513_860_727_611_7,
    ),
    case(
        "complete12",
        0.999_985_778_755_654_3,
        0.999_998_433_173_367_6,
    ),
    case("grid6", 0.285_345_173_717_701_8, 0.720_791_234_937_811_4),
    case("grid10", 0.090_337_350_447_607_03, 0.550_378_440_662_995_7),
];

const NAMES: [&str; 8] = [
    "rel10",
    "rel20",
    "rel30",
    "rel40",
    "complete8",
    "complete12",
    "grid6",
    "grid10",
];

const fn case(name: &'static str, all: f64, two: f64) -> Case {
    Case { name, all, two }
}

/// Ties between numbered actors.
fn ties(name: &str) -> Vec<(usize, usize)> {
    let complete = |n: usize| {
        (0..n)
            .flat_map(|a| (a + 1..n).map(move |b| (a, b)))
            .collect()
    };
    match name {
        "rel10" => random(6, 10),
        "rel20" => random(10, 20),
        "rel30" => random(14, 30),
        "rel40" => random(18, 40),
        "complete8" => complete(8),
        "complete12" => complete(12),
        "grid6" => grid(6),
        _ => grid(10),
    }
}

/// Knuth's multiplicative generator; any spread of ties would do.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

/// A tree and ties besides.
fn random(n: usize, m: usize) -> Vec<(usize, usize)> {
    let mut dice = Dice(m as u64);
    let mut ties: Vec<(usize, usize)> = (1..n).map(|b| (dice.below(b), b)).collect();
    while ties.len() < m {
        let (a, b) = (dice.below(n), dice.below(n));
        if a < b && !ties.contains(&(a, b)) {
            ties.push((a, b));
        }
    }
    ties
}

fn grid(side: usize) -> Vec<(usize, usize)> {
    let mut ties = Vec::new();
    for row in 0..side {
        for column in 0..side {
            let here = row * side + column;
            if column + 1 < side {
                ties.push((here, here + 1));
            }
            if row + 1 < side {
                ties.push((here, here + side));
            }
        }
    }
    ties
}

fn network(name: &str) -> Network {
    let ties = ties(name);
    let n = 1 + ties.iter().map(|tie| tie.1).max().unwrap_or(0);
    let id = |actor: usize| format!("a{actor:03}");
    let mut dice = Dice(1);
    let tie = |(a, b)| BareTie {
        a: id(a),
        b: id(b),
        availability: Some(Range::exact(0.5 + 0.0004 * dice.below(1000) as f64)),
        ..BareTie::default()
    };
    let study = Study {
        id: name.into(),
        actor: (0..n).map(|actor| Actor::named(id(actor))).collect(),
        tie: ties.into_iter().map(tie).collect(),
        ..Study::default()
    };
    Network::resolve(&study, &Selection::default()).expect("a network")
}

fn known(name: &str) -> &'static Case {
    let mut cases = CASES.iter();
    cases.find(|case| case.name == name).expect("a case")
}

fn same(found: f64, answer: f64) {
    assert!((found - answer).abs() < 1e-12, "{found} is not {answer}");
}

#[divan::bench(args = NAMES)]
fn all_actors(bencher: Bencher, name: &str) {
    let view = View::new(&network(name), Level::Mid);
    same(all_terminal(&view).expect("small"), known(name).all);
    bencher.bench_local(|| all_terminal(black_box(&view)));
}

#[divan::bench(args = NAMES)]
fn two_actors(bencher: Bencher, name: &str) {
    let view = View::new(&network(name), Level::Mid);
    let two = [0, view.n() - 1];
    same(k_terminal(&view, &two).expect("small"), known(name).two);
    bencher.bench_local(|| k_terminal(black_box(&view), &two));
}

/// The structure found, and one pass.
#[divan::bench(args = &NAMES[..7])]
fn all_pairs(bencher: Bencher, name: &str) {
    let network = network(name);
    let view = View::new(&network, Level::Mid);
    let last = view.pair_index(0, view.n() - 1);
    same(
        view.reliability().expect("small").pair(last),
        known(name).two,
    );
    bencher
        .with_inputs(|| View::new(&network, Level::Mid))
        .bench_local_refs(|view| view.reliability().is_ok());
}

/// One more pass, as for a draw.
#[divan::bench(args = &NAMES[..7])]
fn one_more_pass(bencher: Bencher, name: &str) {
    let view = View::new(&network(name), Level::Mid);
    let odds = linchpin::kernels::Odds::of(&view);
    let reliability = view.reliability().expect("small");
    bencher.bench_local(|| reliability.pairs_under(black_box(&view), &odds));
}
