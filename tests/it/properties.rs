//! Properties of every metric on random networks.

mod isolated;
mod order;
mod small;
mod threads;
mod units;

use crate::support::{Dice, NAMES, numbered, random_study, random_ties, resolve, shuffled};
use linchpin::{
    kernels::{Loss, View},
    metrics::{Adding, Compute, Metric, Scope, metrics},
    model::{BareTie, Level, Range, Score, Study},
};
use proptest::prelude::*;
use std::collections::BTreeMap;

type Ties = Vec<(usize, usize, f64, f64, f64)>;

type Scores = BTreeMap<Vec<String>, Score>;

fn scores(n: usize, ties: &Ties, metric: &'static Metric) -> Scores {
    scores_of(&numbered(n, ties), metric)
}

fn scores_of(study: &Study, metric: &'static Metric) -> Scores {
    let network = resolve(study);
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

/// Attacks choose between equals by id, so a new name can change them.
const CHOOSE_BY_NAME: [&str; 2] = ["robustness-degree", "robustness-betweenness"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(20_161_123), ..ProptestConfig::default() })]

    #[test]
    fn relabelling_the_actors_permutes_the_scores(seed in 1_u64..1_000_000, n in 2_usize..7, one_way in proptest::bool::ANY) {
        let mut dice = Dice::new(seed);
        let study = random_study(&mut dice, n, 0.5, one_way);
        let order = shuffled(&mut dice, n);
        let rename = |id: &String| {
            let at = NAMES.iter().position(|name| name == id).unwrap();
            NAMES[order[at]].to_string()
        };
        let mut renamed = study.clone();
        renamed.actor.iter_mut().for_each(|actor| actor.id = rename(&actor.id));
        renamed.tie.iter_mut().for_each(|tie| (tie.a, tie.b) = (rename(&tie.a), rename(&tie.b)));
        let by_name = |metric: &&Metric| !CHOOSE_BY_NAME.contains(&metric.id);
        for metric in metrics().filter(by_name) {
            let after = scores_of(&renamed, metric);
            for (mut subject, score) in scores_of(&study, metric) {
                if metric.scope() != Scope::Agreement {
                    subject.iter_mut().for_each(|id| *id = rename(id));
                }
                if !one_way {
                    subject.sort();
                }
                prop_assert!(near(score, after[&subject]), "{}: {score:?} became {:?}", metric.id, after[&subject]);
            }
        }
    }

    #[test]
    fn adding_a_tie_moves_every_metric_the_way_the_registry_says(seed in 1_u64..1_000_000, n in 3_usize..7, one_way in proptest::bool::ANY) {
        let mut dice = Dice::new(seed);
        let study = random_study(&mut dice, n, if one_way { 0.35 } else { 0.5 }, one_way);
        let (a, b) = (dice.below(n), dice.below(n));
        prop_assume!(a != b);
        let number = |value: f64| Some(Range::exact(value));
        let mut more = study.clone();
        more.tie.push(BareTie {
            a: NAMES[a].into(),
            b: NAMES[b].into(),
            strength: number(1.0 + dice.unit()),
            delay: number(1.0 + dice.unit()),
            availability: number(dice.unit()),
            ..BareTie::default()
        });
        for metric in metrics().filter(|metric| metric.adding != Adding::Either) {
            let after = scores_of(&more, metric);
            for (subject, before) in scores_of(&study, metric) {
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
    fn tie_disjoint_routes_are_as_many_as_the_smallest_cut_has_ties(seed in 1_u64..1_000_000, n in 2_usize..8, one_way in proptest::bool::ANY) {
        use linchpin::kernels::Apart;
        let mut dice = Dice::new(seed);
        let mut study = numbered(n, &random_ties(&mut dice, n, 0.5));
        study.directed = one_way;
        let network = resolve(&study);
        let view = View::new(&network, Level::Mid);
        let counts = view.routes(Apart::Ties).unwrap();
        for (index, (a, b)) in view.pairs().enumerate() {
            let crossing = |side: u32| {
                let within = |actor: usize| side >> actor & 1 == 1;
                let leaves = |from: usize, to: usize| within(from) && !within(to);
                let cut = |link: &&linchpin::kernels::Link| leaves(link.a, link.b) || !one_way && leaves(link.b, link.a);
                view.links().iter().filter(cut).count()
            };
            let sides = (0..1_u32 << n).filter(|side| side >> a & 1 == 1 && side >> b & 1 == 0);
            prop_assert_eq!(counts[index], sides.map(crossing).min().unwrap(), "{} to {}", a, b);
        }
    }

    #[test]
    fn actor_disjoint_routes_are_as_many_as_the_fewest_actors_that_part_the_pair(seed in 1_u64..1_000_000, n in 2_usize..8, one_way in proptest::bool::ANY) {
        use linchpin::kernels::Apart;
        let mut dice = Dice::new(seed);
        let mut study = numbered(n, &random_ties(&mut dice, n, 0.5));
        study.directed = one_way;
        let network = resolve(&study);
        let view = View::new(&network, Level::Mid);
        let counts = view.routes(Apart::Actors).unwrap();
        for (index, (a, b)) in view.pairs().enumerate() {
            let direct = view.link_between(a, b);
            let joined = |gone: u32| {
                let mut reached = vec![false; n];
                reached[a] = true;
                for _ in 0..n {
                    for link in 0..view.links().len() {
                        let ends = (view.links()[link].a, view.links()[link].b);
                        for (from, to) in [ends, (ends.1, ends.0)].into_iter().take(if one_way { 1 } else { 2 }) {
                            if Some(link) != direct && reached[from] && gone >> to & 1 == 0 {
                                reached[to] = true;
                            }
                        }
                    }
                }
                reached[b]
            };
            let others = (0..1_u32 << n).filter(|gone| gone >> a & 1 == 0 && gone >> b & 1 == 0);
            let fewest = others.filter(|&gone| !joined(gone)).map(u32::count_ones).min().unwrap();
            prop_assert_eq!(counts[index], fewest as usize + usize::from(direct.is_some()), "{} to {}", a, b);
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
fn what_an_added_tie_cannot_lower_is_declared_so() {
    // By theorem: more routes, shorter ones, surer ones, and a Laplacian that grows.
    let never_fall = [
        "share-probability",
        "mean-share-probability",
        "all-terminal-reliability",
        "connected-pairs",
        "efficiency",
        "efficiency-delay",
        "routes",
        "tie-routes",
        "actor-connectivity",
        "tie-connectivity",
        "mean-actor-connectivity",
        "algebraic-connectivity",
    ];
    for id in never_fall {
        let metric = Metric::find(id).unwrap_or_else(|| panic!("no metric `{id}`"));
        assert_eq!(metric.adding, Adding::NeverLowers, "{id}");
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
