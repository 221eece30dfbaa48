//! Properties of every metric on random networks.

use crate::support::{Dice, NAMES, numbered, random_ties, resolve};
use linchpin::{
    kernels::{Loss, View},
    metrics::{Adding, Compute, Metric, Reading, Scope, metrics},
    model::{Level, Score},
};
use proptest::prelude::*;
use std::collections::BTreeMap;

type Ties = Vec<(usize, usize, f64, f64, f64)>;

fn scores(n: usize, ties: &Ties, metric: &'static Metric) -> BTreeMap<Vec<String>, Score> {
    let network = resolve(&numbered(n, ties));
    let view = View::new(&network, Level::Mid);
    metric
        .subjects(&network, &view)
        .into_iter()
        .zip(metric.scores(&view))
        .collect()
}

fn near(x: Score, y: Score) -> bool {
    match (x, y) {
        (Score::Defined(x), Score::Defined(y)) => {
            (x - y).abs() <= 1e-7 * x.abs().max(y.abs()).max(1.0)
        }
        (x, y) => x == y,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(20_161_123), ..ProptestConfig::default() })]

    #[test]
    fn relabelling_the_actors_permutes_the_scores(seed in 1_u64..1_000_000, n in 2_usize..7) {
        let mut dice = Dice::new(seed);
        let ties = random_ties(&mut dice, n, 0.5);
        let mut order: Vec<usize> = (0..n).collect();
        for i in (1..n).rev() {
            order.swap(i, dice.below(i + 1));
        }
        let renamed: Ties = ties.iter().map(|&(a, b, s, d, p)| (order[a], order[b], s, d, p)).collect();
        let rename = |id: &String| {
            let at = NAMES.iter().position(|name| name == id).unwrap();
            NAMES[order[at]].to_string()
        };
        for metric in metrics().filter(|metric| metric.scope() != Scope::Agreement) {
            let after = scores(n, &renamed, metric);
            for (subject, score) in scores(n, &ties, metric) {
                let mut subject: Vec<String> = subject.iter().map(rename).collect();
                subject.sort();
                prop_assert!(near(score, after[&subject]), "{}: {score:?} became {:?}", metric.id, after[&subject]);
            }
        }
    }

    #[test]
    fn adding_a_tie_moves_every_metric_the_way_the_registry_says(seed in 1_u64..1_000_000, n in 3_usize..7) {
        let mut dice = Dice::new(seed);
        let ties = random_ties(&mut dice, n, 0.5);
        let (a, b) = (dice.below(n), dice.below(n));
        prop_assume!(a != b);
        let mut more = ties.clone();
        more.push((a.min(b), a.max(b), 1.0 + dice.unit(), 1.0 + dice.unit(), dice.unit()));
        for metric in metrics().filter(|metric| metric.adding != Adding::Either) {
            let after = scores(n, &more, metric);
            for (subject, before) in scores(n, &ties, metric) {
                let (Some(before), Some(after)) = (before.place(), after[&subject].place()) else { continue };
                let slack = 1e-9 * before.abs().clamp(1.0, 1e9);
                let kept = match metric.adding {
                    Adding::NeverLowers => after >= before - slack,
                    _ => after <= before + slack,
                };
                prop_assert!(kept, "{} {subject:?}: {before} became {after}", metric.id);
            }
        }
    }

    #[test]
    fn metrics_that_count_hops_read_no_number_on_a_tie(seed in 1_u64..1_000_000, n in 2_usize..7) {
        let mut dice = Dice::new(seed);
        let ties = random_ties(&mut dice, n, 0.5);
        let other: Ties = ties.iter().map(|&(a, b, ..)| (a, b, 9.0 * dice.unit() + 0.1, dice.unit() + 0.1, dice.unit())).collect();
        for metric in metrics().filter(|metric| metric.reading == Reading::Hops) {
            prop_assert!(scores(n, &ties, metric) == scores(n, &other, metric), "{}", metric.id);
        }
    }

    #[test]
    fn the_fast_loss_of_an_actor_or_tie_equals_starting_over(seed in 1_u64..1_000_000, n in 3_usize..8) {
        use linchpin::kernels::Length;
        let mut dice = Dice::new(seed);
        let network = resolve(&numbered(n, &random_ties(&mut dice, n, 0.45)));
        let view = View::new(&network, Level::Mid);
        let losses = (0..n).map(Loss::Actor).chain((0..view.links().len()).map(Loss::Link));
        for loss in losses {
            for length in [Length::Hops, Length::Delay] {
                let slow = view.without(loss).sweep(length).unwrap().inverse_sum(|actor| loss != Loss::Actor(actor)).0;
                let fast = view.inverse_sum_after(loss, length).unwrap();
                prop_assert!((slow - fast).abs() < 1e-9, "{loss:?} {length:?}: {fast}, {slow}");
            }
        }
    }

    #[test]
    fn pairs_are_numbered_in_the_order_in_which_they_are_listed(n in 1_usize..12) {
        let network = resolve(&numbered(n.max(2), &[(0, 1, 1.0, 1.0, 1.0)]));
        let view = View::new(&network, Level::Mid);
        for (index, (a, b)) in view.pairs().enumerate() {
            prop_assert_eq!(view.pair_index(a, b), index);
            prop_assert_eq!(view.pair_index(b, a), index);
        }
        prop_assert_eq!(view.pairs().count(), view.pair_count());
    }
}

#[test]
fn importance_is_the_slope_of_the_mean_in_one_availability() {
    // P̄ is linear in each availability, so its slope is the difference between surely up and surely down.
    let mut dice = Dice::new(5);
    let mut ties = random_ties(&mut dice, 5, 0.7);
    let importance = scores(5, &ties, Metric::find("tie-importance").unwrap());
    let mean = |ties: &Ties| {
        scores(5, ties, Metric::find("mean-share-probability").unwrap())[&Vec::<String>::new()]
            .value()
            .unwrap()
    };
    for at in 0..ties.len() {
        let coded = ties[at].4;
        ties[at].4 = 0.75;
        let high = mean(&ties);
        ties[at].4 = 0.25;
        let low = mean(&ties);
        ties[at].4 = coded;
        let subject = vec![NAMES[ties[at].0].to_string(), NAMES[ties[at].1].to_string()];
        assert!((importance[&subject].value().unwrap() - (high - low) / 0.5).abs() < 1e-9);
    }
    assert!(matches!(
        Metric::find("tie-importance").unwrap().compute,
        Compute::Ties(_)
    ));
}
