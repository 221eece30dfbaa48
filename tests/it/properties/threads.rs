//! Scores are the same to the last bit on one thread and on many.

use crate::support::{Dice, random_study, resolve};
use linchpin::{
    kernels::View,
    metrics::metrics,
    model::{BareTie, Level, Network, Range, Study},
};
use rayon::ThreadPoolBuilder;

/// Actors of the large network: more than the blocks of sources that the kernels share out.
const LARGE: usize = 80;

/// A ring with drawn chords of uneven strengths and delays.
fn large(one_way: bool) -> Network {
    let mut dice = Dice::new(1957);
    let tie = |a: usize, b: usize, dice: &mut Dice| BareTie {
        a: format!("X{a:02}"),
        b: format!("X{b:02}"),
        strength: Some(Range::exact(0.1 + dice.unit())),
        delay: Some(Range::exact(0.1 + dice.unit())),
        // A kind without a coded availability: reliability, which is found on one thread, is not asked for.
        kind: Some("trade".into()),
        ..BareTie::default()
    };
    let mut study = Study {
        directed: one_way,
        ..Study::default()
    };
    for a in 0..LARGE {
        study.tie.push(tie(a, (a + 1) % LARGE, &mut dice));
        let chord = dice.below(LARGE);
        if chord != a {
            study.tie.push(tie(a, chord, &mut dice));
        }
    }
    resolve(&study)
}

/// Every score, written with all its digits.
fn on(threads: usize, network: &Network) -> Vec<String> {
    let pool = ThreadPoolBuilder::new().num_threads(threads).build();
    pool.expect("a pool of threads").install(|| {
        let view = View::new(network, Level::Mid);
        let written = |metric: &linchpin::metrics::Metric| {
            format!("{}: {:?}", metric.id, metric.scores(&view))
        };
        metrics().map(written).collect()
    })
}

fn same_on_any_number_of_threads(network: &Network) {
    let alone = on(1, network);
    for threads in [2, 5] {
        for (one, many) in alone.iter().zip(on(threads, network)) {
            assert_eq!(*one, many, "{threads} threads");
        }
    }
}

#[test]
fn a_large_network_scores_the_same_to_the_last_bit_on_any_number_of_threads() {
    same_on_any_number_of_threads(&large(false));
}

#[test]
fn a_large_network_of_one_way_ties_scores_the_same_on_any_number_of_threads() {
    same_on_any_number_of_threads(&large(true));
}

#[test]
fn small_networks_score_the_same_to_the_last_bit_on_any_number_of_threads() {
    let mut dice = Dice::new(1962);
    for round in 0..10 {
        let n = 2 + dice.below(6);
        let study = random_study(&mut dice, n, 0.5, round % 2 == 1);
        same_on_any_number_of_threads(&resolve(&study));
    }
}
