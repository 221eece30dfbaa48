//! The order in which a file has its rows says nothing, and subjects come in the order that the registry promises.

use super::{near, scores_of};
use crate::support::{Dice, random_study, resolve, shuffled};
use linchpin::{
    kernels::View,
    metrics::{Scope, metrics},
    model::{Level, Study},
};
use std::collections::BTreeSet;

/// The same study with its rows and actors in another order, and ties that run both ways written from the other end.
fn reordered(study: &Study, dice: &mut Dice) -> Study {
    let mut other = study.clone();
    other.tie = shuffled(dice, study.tie.len())
        .into_iter()
        .map(|at| study.tie[at].clone())
        .collect();
    other.actor = shuffled(dice, study.actor.len())
        .into_iter()
        .map(|at| study.actor[at].clone())
        .collect();
    if !study.directed {
        for tie in &mut other.tie {
            std::mem::swap(&mut tie.a, &mut tie.b);
        }
    }
    other
}

#[test]
fn the_order_of_rows_and_actors_changes_no_score() {
    let mut dice = Dice::new(1648);
    for round in 0..40 {
        let n = 2 + dice.below(5);
        let study = random_study(&mut dice, n, 0.5, round % 2 == 1);
        let other = reordered(&study, &mut dice);
        for metric in metrics() {
            let (scores, others) = (scores_of(&study, metric), scores_of(&other, metric));
            assert_eq!(scores.len(), others.len(), "{}", metric.id);
            for (subject, score) in scores {
                let found = others[&subject];
                assert!(
                    near(score, found),
                    "{} of {subject:?}: {score:?} became {found:?}",
                    metric.id
                );
            }
        }
    }
}

#[test]
fn scores_come_in_the_order_of_actors_ties_and_pairs() {
    let mut dice = Dice::new(1815);
    for round in 0..20 {
        let n = 2 + dice.below(5);
        let study = random_study(&mut dice, n, 0.5, round % 2 == 1);
        let network = resolve(&reordered(&study, &mut dice));
        let view = View::new(&network, Level::Mid);
        let place = |id: &String| network.index_of(id).expect("an actor");
        for metric in metrics() {
            let subjects = metric.subjects(&network, &view);
            assert_eq!(
                subjects.iter().collect::<BTreeSet<_>>().len(),
                subjects.len()
            );
            assert_eq!(metric.scores(&view).len(), subjects.len(), "{}", metric.id);
            if metric.scope() == Scope::Agreement {
                continue;
            }
            let places: Vec<Vec<usize>> = subjects
                .iter()
                .map(|ids| {
                    let mut places: Vec<usize> = ids.iter().map(place).collect();
                    if !network.about().directed {
                        places.sort_unstable();
                    }
                    places
                })
                .collect();
            assert!(places.is_sorted(), "{}: {places:?}", metric.id);
        }
    }
}
