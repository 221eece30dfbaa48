//! An actor without ties changes the scores of the others by what they are divided by, and by nothing else.

use super::{near, scores_of};
use crate::support::{Dice, random_study};
use linchpin::{
    metrics::{Metric, Scope, metrics},
    model::{Actor, Score, Study},
};

/// What an isolated actor adds to the divisor of an actor's, tie's or agreement's score.
enum Divisor {
    /// One to the number of others, n − 1.
    Others,
    /// Its pairs to the number of pairs.
    Pairs,
    /// Its pairs to the number of pairs of others, (n−1)(n−2).
    OtherPairs,
}

const DIVISORS: [(&str, Divisor); 16] = [
    ("degree-share", Divisor::Others),
    ("closeness", Divisor::Others),
    ("closeness-delay", Divisor::Others),
    ("harmonic", Divisor::Others),
    ("harmonic-delay", Divisor::Others),
    ("largest-after", Divisor::Others),
    ("betweenness", Divisor::OtherPairs),
    ("betweenness-delay", Divisor::OtherPairs),
    ("betweenness-flow", Divisor::OtherPairs),
    ("fragmentation-rise", Divisor::OtherPairs),
    ("tie-betweenness-flow", Divisor::OtherPairs),
    ("tie-betweenness", Divisor::Pairs),
    ("tie-betweenness-delay", Divisor::Pairs),
    ("importance", Divisor::Pairs),
    ("tie-importance", Divisor::Pairs),
    ("agreement-importance", Divisor::Pairs),
];

/// Shares of what is gone rather than of what is left: one less such a score is what is divided.
const COMPLEMENTS: [&str; 1] = ["fragmentation-after"];

/// The study, and the same with one actor more that has no ties, somewhere among the others.
fn with_and_without(round: usize, dice: &mut Dice) -> (Study, Study) {
    let n = 3 + dice.below(4);
    let without = random_study(dice, n, 0.5, round % 2 == 1);
    let mut with = without.clone();
    with.actor.insert(dice.below(n + 1), Actor::named("ALONE"));
    (with, without)
}

#[test]
fn an_isolated_actor_changes_the_scores_of_others_by_the_divisor_alone() {
    let mut dice = Dice::new(1901);
    for round in 0..60 {
        let (with, without) = with_and_without(round, &mut dice);
        let n = without.actor.len() as f64;
        for metric in metrics().filter(|metric| metric.scope() != Scope::Network) {
            let (beside, alone) = (scores_of(&with, metric), scores_of(&without, metric));
            let divisor = DIVISORS.iter().find(|(id, _)| *id == metric.id);
            let factor = match divisor {
                Some((_, Divisor::Others)) => Some((n - 1.0) / n),
                Some((_, Divisor::Pairs)) => Some((n - 1.0) / (n + 1.0)),
                Some((_, Divisor::OtherPairs)) => Some((n - 2.0) / n),
                None if metric.scope() == Scope::Pair || metric.normalisation == "none" => {
                    Some(1.0)
                }
                None => None,
            };
            let mut both = Vec::new();
            for (subject, alone) in alone {
                match (beside[&subject], alone) {
                    (Score::Defined(beside), Score::Defined(alone)) => {
                        let part = if COMPLEMENTS.contains(&metric.id) {
                            (1.0 - beside, 1.0 - alone)
                        } else {
                            (beside, alone)
                        };
                        both.push(part);
                    }
                    // No route leads to the actor that is alone.
                    (Score::Infinite | Score::Undefined(_), _) => {}
                    (beside, alone) => {
                        panic!("{} of {subject:?}: {alone:?} became {beside:?}", metric.id)
                    }
                }
            }
            for &(beside, alone) in &both {
                if let Some(factor) = factor {
                    let kept = near(Score::Defined(beside), Score::Defined(factor * alone));
                    assert!(kept, "{}: {alone} became {beside}", metric.id);
                }
                // Whatever the divisor is, it is the same for all.
                let (first, of) = both[0];
                assert!(
                    (beside * of - first * alone).abs() < 1e-9,
                    "{}: {alone} became {beside}, and {of} became {first}",
                    metric.id
                );
            }
        }
    }
}

#[test]
fn an_isolated_actor_adds_nothing_to_ties_and_sums_over_pairs() {
    let mut dice = Dice::new(1914);
    for round in 0..60 {
        let (with, without) = with_and_without(round, &mut dice);
        let n = without.actor.len() as f64;
        let network =
            |study: &Study, metric: &'static Metric| scores_of(study, metric)[&Vec::new()];
        for metric in metrics().filter(|metric| metric.scope() == Scope::Network) {
            let [beside, alone] = [&with, &without].map(|study| network(study, metric));
            let Score::Defined(value) = alone else {
                continue;
            };
            let expected = match metric.id {
                "ties" | "circuit-rank" | "bridges" | "cut-actors" | "transitivity" => value,
                "actors" | "components" => value + 1.0,
                "mean-clustering" => value * n / (n + 1.0),
                "density"
                | "connected-pairs"
                | "efficiency"
                | "efficiency-delay"
                | "mean-share-probability"
                | "mean-actor-connectivity" => value * (n - 1.0) / (n + 1.0),
                "algebraic-connectivity"
                | "all-terminal-reliability"
                | "actor-connectivity"
                | "tie-connectivity"
                | "spanning-trees" => 0.0,
                "mean-distance" | "mean-delay" | "diameter" | "diameter-delay" | "kirchhoff" => {
                    f64::INFINITY
                }
                _ => continue,
            };
            assert!(
                near(beside, Score::from_f64(expected)),
                "{}: {alone:?} became {beside:?}",
                metric.id
            );
        }
    }
}
