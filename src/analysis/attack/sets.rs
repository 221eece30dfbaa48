//! Sets of a given size that do most: the most vital things, and key players. All sets are tried where they are few,
//! one thing after the other beyond.

use super::things::Thing;
use crate::{
    analysis::{Measured, combinations},
    kernels::{Loss, Lost, View},
    metrics::{CRITERIA, Criterion},
    model::Score,
};
use rayon::prelude::*;
use serde::Serialize;

/// Sets of one size that are all tried.
const MOST_SETS: usize = 5_000;

/// Steps over all sets of one size: nodes of decision diagrams, or actors and ties met in searches; about a second.
const MOST_STEPS: usize = 200_000_000;

/// The same for the search of one thing after the other; beyond there is no answer.
const MOST_WORK: usize = 3_000_000_000;

const TOO_LARGE: &str = "too large to try each in turn";

/// The set of one size whose loss, or whose reach, is greatest.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BestOfSize {
    /// How many.
    pub size: usize,
    /// `exact`: no set of this size does more; `greedy`: the best to add to the set before, not always the best set.
    pub method: &'static str,
    /// Sets tried.
    pub tried: usize,
    /// Their ids.
    pub set: Vec<String>,
    /// Their names.
    pub names: Vec<String>,
    /// What it comes to.
    pub value: f64,
    /// Other sets of this size that do as much; null where not all were tried.
    pub equals: Option<usize>,
}

/// Sets of things without which a criterion is lowest.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Vital {
    /// The metric that is lowered; pairs of a lost actor count as having nothing.
    pub metric: &'static str,
    /// What it is, in words.
    pub about: &'static str,
    /// Its value before.
    pub before: Option<f64>,
    /// Why there is none, where there is none.
    pub reason: Option<&'static str>,
    /// For 1, 2, … things, the set without which it is lowest; `value` is what is left.
    pub sets: Vec<BestOfSize>,
}

/// Key players (Borgatti 2006, doi:10.1007/s10588-006-7084-x).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KeyPlayers {
    /// KPP-Neg: the actors without which the others are most apart: `value` is 1 less the mean of 1/hops over the pairs
    /// of the others, 0 where all are tied, 1 where none has a way.
    pub fragmenting: Vec<BestOfSize>,
    /// KPP-Pos: the actors that reach all soonest: `value` is the mean over all actors of 1/hops from the nearest of
    /// them, where they themselves count 1; 1 where every other actor is tied to one of them.
    pub reaching: Vec<BestOfSize>,
    /// Why there are none, where there are none.
    pub reason: Option<&'static str>,
}

/// The sets of up to `most` things that lower the first criterion that has a value by most.
pub(super) fn vital(view: &View, things: &[Thing], most: usize) -> Vital {
    let scores = CRITERIA
        .iter()
        .map(|criterion| (criterion, criterion.score(view)));
    // The criteria that losing more can never raise come first.
    let found = scores.clone().find(|(_, score)| score.value().is_some());
    let Some((criterion, before)) = found else {
        let first = &CRITERIA[0];
        return Vital {
            metric: first.metric.id,
            about: first.about,
            before: None,
            reason: scores.filter_map(|(_, score)| score.reason()).next(),
            sets: Vec::new(),
        };
    };
    let step = match view.reliability() {
        Ok(reliability) if criterion.under.is_some() => reliability.size(view),
        _ => view.n() * (view.n() + view.links().len()),
    };
    if step.saturating_mul(things.len()) > MOST_WORK {
        return Vital {
            metric: criterion.metric.id,
            about: criterion.about,
            before: before.value(),
            reason: Some(TOO_LARGE),
            sets: Vec::new(),
        };
    }
    let left = |set: &[usize]| left(criterion, view, things, set);
    Vital {
        metric: criterion.metric.id,
        about: criterion.about,
        before: before.value(),
        reason: None,
        sets: best_of_each_size(things, most, step, |set| {
            left(set).map(|value| (-value, value))
        }),
    }
}

fn left(criterion: &Criterion, view: &View, things: &[Thing], set: &[usize]) -> Option<f64> {
    let losses: Vec<Loss> = set.iter().map(|&thing| things[thing].loss).collect();
    match criterion.score_after(view, &losses) {
        Score::Defined(value) => Some(value),
        _ => None,
    }
}

/// Key players of up to `most` actors.
pub(super) fn key_players(measured: &Measured, actors: &[Thing], most: usize) -> KeyPlayers {
    let view = &measured.mid;
    let n = view.n();
    let step = n * (n + 2 * view.links().len());
    let possible = if step.saturating_mul(n) > MOST_WORK {
        Err(TOO_LARGE)
    } else {
        Lost::nothing(view).inverse_hops(view)
    };
    if let Err(reason) = possible {
        return KeyPlayers {
            fragmenting: Vec::new(),
            reaching: Vec::new(),
            reason: Some(reason),
        };
    }
    let apart = |set: &[usize]| {
        let pairs = view.pairs_among(n - set.len());
        let lost = Lost::after(view, set.iter().map(|&actor| Loss::Actor(actor)));
        let near = lost.inverse_hops(view).ok()?;
        (pairs > 0).then(|| 1.0 - near / pairs as f64)
    };
    let hops: Vec<Vec<f64>> = (0..n)
        .filter_map(|source| Lost::nothing(view).hops(view, source).ok())
        .collect();
    let reach = |set: &[usize]| {
        let nearest = |to: usize| {
            set.iter()
                .map(|&from| hops[from][to])
                .fold(f64::INFINITY, f64::min)
        };
        let inverse = |to: usize| {
            if set.contains(&to) {
                1.0
            } else {
                1.0 / nearest(to)
            }
        };
        Some((0..n).map(inverse).sum::<f64>() / n as f64)
    };
    let twice = |value: Option<f64>| value.map(|value| (value, value));
    KeyPlayers {
        fragmenting: best_of_each_size(actors, most, step, |set| twice(apart(set))),
        reaching: best_of_each_size(actors, most, n, |set| twice(reach(set))),
        reason: None,
    }
}

/// For every size up to `most` the first of the sets with the greatest rank; `of` gives rank and value.
fn best_of_each_size(
    things: &[Thing],
    most: usize,
    step: usize,
    of: impl Fn(&[usize]) -> Option<(f64, f64)> + Sync,
) -> Vec<BestOfSize> {
    let limit = MOST_SETS.min(MOST_STEPS / step.max(1));
    let mut before: Vec<usize> = Vec::new();
    let mut found = Vec::new();
    for size in 1..=most.min(things.len()) {
        let all = combinations(things.len(), size, limit);
        let exact = all.is_some();
        let candidates: Vec<Vec<usize>> = all.unwrap_or_else(|| {
            (0..things.len())
                .filter(|thing| !before.contains(thing))
                .map(|thing| before.iter().copied().chain([thing]).collect())
                .collect()
        });
        let scored: Vec<Option<(f64, f64)>> = candidates.par_iter().map(|set| of(set)).collect();
        let greatest = scored
            .iter()
            .flatten()
            .map(|(rank, _)| *rank)
            .fold(f64::NEG_INFINITY, f64::max);
        let close = |rank: f64| rank >= greatest - 1e-9 * greatest.abs().max(1e-300);
        let mut best = candidates.iter().zip(&scored).filter_map(|(set, scored)| {
            scored
                .filter(|(rank, _)| close(*rank))
                .map(|(_, value)| (set, value))
        });
        let Some((set, value)) = best.next() else {
            break;
        };
        let equals = exact.then(|| best.count());
        before.clone_from(set);
        found.push(BestOfSize {
            size,
            method: if exact { "exact" } else { "greedy" },
            tried: candidates.len(),
            set: set.iter().map(|&thing| things[thing].id.clone()).collect(),
            names: set
                .iter()
                .map(|&thing| things[thing].name.clone())
                .collect(),
            value,
            equals,
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{
        Loss, MOST_STEPS, MOST_WORK, TOO_LARGE, Thing, best_of_each_size, key_players, vital,
    };
    use crate::{
        by_hand::{self, measured},
        model::{Actor, BareTie, CommonCause, Range, Study},
    };

    fn things(number: usize) -> Vec<Thing> {
        let thing = |at: usize| Thing {
            loss: Loss::Actor(at),
            id: format!("T{at}"),
            name: format!("Thing {at}"),
            cost: 1.0,
        };
        (0..number).map(thing).collect()
    }

    /// Of four things the second does most alone; the first and the third do most together.
    fn worth(set: &[usize]) -> f64 {
        match set {
            [0, 2] => 100.0,
            set => set.iter().map(|&thing| [1.0, 4.0, 2.0, 3.0][thing]).sum(),
        }
    }

    #[test]
    fn all_sets_are_tried_where_they_are_few_and_else_the_best_grows_by_one() {
        let of = |set: &[usize]| Some((worth(set), -worth(set)));
        let found = best_of_each_size(&things(4), 2, 1, of);
        assert_eq!((found[1].method, found[1].tried), ("exact", 6));
        assert_eq!(found[1].set, ["T0", "T2"]);
        assert_eq!(found[1].names, ["Thing 0", "Thing 2"]);
        assert_eq!((found[1].value, found[1].equals), (-100.0, Some(0)));
        // Five sets of a size may be tried, and there are six pairs.
        let found = best_of_each_size(&things(4), 2, MOST_STEPS / 5, of);
        assert_eq!((found[0].method, found[0].tried), ("exact", 4));
        assert_eq!(found[0].set, ["T1"]);
        assert_eq!((found[1].method, found[1].tried), ("greedy", 3));
        assert_eq!(found[1].set, ["T1", "T3"]);
        assert_eq!((found[1].value, found[1].equals), (-7.0, None));
    }

    #[test]
    fn of_equal_sets_the_first_is_named_and_the_others_are_counted() {
        let ranks = [5.0, 10.0, 10.0 + 1e-12, 9.0];
        for scale in [1.0, -1.0] {
            let of = |set: &[usize]| (set[0] != 0).then(|| (scale * ranks[set[0]], 0.0));
            let found = best_of_each_size(&things(4), 1, 1, of);
            let answer = if scale > 0.0 {
                ("T1", Some(1))
            } else {
                ("T3", Some(0))
            };
            assert_eq!((found[0].set[0].as_str(), found[0].equals), answer);
        }
        assert!(best_of_each_size(&things(4), 2, 1, |_| None).is_empty());
    }

    /// Actors of which each of the first `ties` is tied to the next, the last to the first.
    fn round(actors: usize, ties: usize, usual: &BareTie) -> Study {
        let name = |at: usize| format!("A{:03}", at % actors);
        let tie = |at: usize| BareTie {
            a: name(at),
            b: name(at + 1),
            ..usual.clone()
        };
        Study {
            actor: (0..actors).map(|at| Actor::named(name(at))).collect(),
            tie: (0..ties).map(tie).collect(),
            ..Study::default()
        }
    }

    #[test]
    fn the_most_vital_are_not_sought_where_trying_each_alone_takes_too_long() {
        // Ten events may each close a tie: a look at reliability takes 1,024 passes.
        let unsure = BareTie {
            availability: Some(Range::exact(0.5)),
            ..BareTie::default()
        };
        let mut study = round(10, 9, &unsure);
        let cause = |at: usize| CommonCause {
            id: format!("C{at}"),
            title: None,
            availability: Range::exact(0.5),
            agreements: Vec::new(),
            pairs: vec![format!("A{:03}-A{:03}", at % 9, at % 9 + 1)],
            actors: Vec::new(),
            between: Vec::new(),
        };
        study.common_cause = (0..10).map(cause).collect();
        let answers = measured(&study);
        let reliability = answers.mid.reliability().expect("small enough");
        let most = MOST_WORK / reliability.size(&answers.mid);
        // Where no availability is coded efficiency is taken, a look at which takes 400 × (400 + 100) steps.
        let uncoded = BareTie {
            kind: Some("trade".into()),
            ..BareTie::default()
        };
        let hops = measured(&round(400, 100, &uncoded));
        for (side, metric, most) in [
            (&answers, "mean-share-probability", most),
            (&hops, "efficiency", 15_000),
        ] {
            for (number, reason) in [(most, None), (most + 1, Some(TOO_LARGE))] {
                let found = vital(&side.mid, &things(number), 0);
                assert_eq!((found.metric, found.reason), (metric, reason));
            }
        }
    }

    #[test]
    fn key_players_are_sought_as_long_as_there_is_time_to_try_each_alone() {
        // A look is a thousand searches, each over a thousand actors and a thousand ties from both ends.
        let mut study = round(1_000, 1_000, &BareTie::default());
        let found = key_players(&measured(&study), &things(1), 0);
        assert_eq!(found.reason, None);
        study.tie.push(by_hand::tie("A000", "A500"));
        let found = key_players(&measured(&study), &things(1), 0);
        assert_eq!(found.reason, Some(TOO_LARGE));
    }
}
