//! What did not move, and why it could not.

use super::{
    change::{Change, Verdict},
    measure::Measured,
};
use crate::{
    kernels::{Apart, View, eigen, laplacian_matrix},
    metrics::{Metric, Reading, Scope},
    model::{Score, list},
};
use serde::Serialize;

/// A network metric that has the same score on both sides.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Still {
    /// The metric.
    pub metric: &'static str,
    /// Its name.
    pub title: &'static str,
    /// The score on both sides.
    pub value: Option<f64>,
    /// Why it could not move; empty when nothing general forbids it.
    pub why: String,
}

/// The network metrics among `changes` that did not move.
pub(super) fn still(
    without: &Measured,
    with: &Measured,
    metrics: &[&'static Metric],
    changes: &[Change],
) -> Vec<Still> {
    let unmoved = |metric: &&&'static Metric| {
        let mut own = changes.iter().filter(|change| change.metric == metric.id);
        metric.scope() == Scope::Network && own.all(|change| change.verdict == Verdict::Same)
    };
    metrics
        .iter()
        .filter(unmoved)
        .map(|&metric| {
            let score = metric.scores(&with.mid)[0];
            Still {
                metric: metric.id,
                title: metric.title,
                value: score.value(),
                why: why(metric, score, without, with),
            }
        })
        .collect()
}

fn why(metric: &'static Metric, score: Score, without: &Measured, with: &Measured) -> String {
    let ends = |view: &View| {
        view.links()
            .iter()
            .map(|link| (link.a, link.b))
            .collect::<Vec<_>>()
    };
    let same_pairs = ends(&without.mid) == ends(&with.mid)
        && without.mid.n() == with.mid.n()
        && without.mid.transit() == with.mid.transit();
    if score == Score::Infinite {
        return "some pair has no permitted route on either side".into();
    }
    if metric.reading == Reading::Hops && same_pairs && without.mid.grants() == with.mid.grants() {
        return "it reads only who is tied to whom, and no pair gained its first tie or lost its last".into();
    }
    if metric.range.starts_with("0–1") && score == Score::Defined(1.0) {
        return "it stands at 1, its greatest value, on both sides".into();
    }
    let least_is_0 = metric.range.starts_with('0') || metric.range.starts_with("≥ 0");
    if score == Score::Defined(0.0) && least_is_0 {
        return "it stands at 0, its least value, on both sides".into();
    }
    for apart in [Apart::Actors, Apart::Ties] {
        if let Some(witness) = weakest_pair(metric, score, apart, with, without) {
            return witness;
        }
    }
    pulled_apart(metric, score, without, with).unwrap_or_default()
}

/// Where a score is the fewest routes that any pair has: the pairs that hold it down on both sides.
fn weakest_pair(
    metric: &Metric,
    score: Score,
    apart: Apart,
    with: &Measured,
    without: &Measured,
) -> Option<String> {
    let fewest = |side: &Measured| side.mid.routes(apart).ok()?.iter().copied().min();
    let least = fewest(with)?;
    if metric.unit != "routes" || score != Score::Defined(least as f64) {
        return None;
    }
    if fewest(without) != Some(least) || without.mid.n() != with.mid.n() || with.mid.n() < 4 {
        return None;
    }
    let counts = (
        with.mid.routes(apart).ok()?,
        without.mid.routes(apart).ok()?,
    );
    let pairs = with
        .mid
        .pairs()
        .enumerate()
        .filter(|&(at, _)| counts.0[at] == least && counts.1[at] == least);
    let names: Vec<String> = pairs
        .take(2)
        .map(|(_, (a, b))| {
            [a, b]
                .map(|v| with.network.actor(v).title())
                .join(with.network.joint())
        })
        .collect();
    (!names.is_empty()).then(|| {
        let routes = if least == 1 {
            "route".to_string()
        } else {
            "routes".into()
        };
        format!(
            "other pairs ({}) still have only {least} independent {routes}",
            list(names.into_iter())
        )
    })
}

/// Where a score is λ₂: whether its eigenvector gives both ends of every changed tie the same value, so that
/// the tie cannot act on it.
fn pulled_apart(
    metric: &Metric,
    score: Score,
    without: &Measured,
    with: &Measured,
) -> Option<String> {
    let value = score.value()?;
    if metric.reading != Reading::Strength || without.mid.n() != with.mid.n() {
        return None;
    }
    let (values, vectors) = eigen(laplacian_matrix(&without.mid))?;
    let greatest = values.iter().copied().fold(0.0, f64::max);
    let near = |x: f64| (x - value).abs() <= 1e-9 * greatest;
    if values.len() < 2 || !near(values[1]) {
        return None;
    }
    let ties = |side: &Measured| -> Vec<(usize, usize, f64)> {
        let links = side.mid.links().iter();
        links.map(|link| (link.a, link.b, link.strength)).collect()
    };
    let (old, new) = (ties(without), ties(with));
    let only =
        |here: &[(usize, usize, f64)], there: &[(usize, usize, f64)]| -> Vec<(usize, usize)> {
            let own = here.iter().filter(|tie| !there.contains(tie));
            own.map(|&(a, b, _)| (a, b)).collect()
        };
    let changed = [only(&old, &new), only(&new, &old)].concat();
    let multiple = values.iter().filter(|&&x| near(x)).count() > 1;
    let level = |(a, b): (usize, usize)| (vectors[(a, 1)] - vectors[(b, 1)]).abs() < 1e-9;
    let acts_on_none = !changed.is_empty() && (multiple || changed.into_iter().all(level));
    acts_on_none.then(|| {
        "the weakest way to pull the network apart leaves both ends of the tie on one side, so the tie does not \
         resist it"
            .to_string()
    })
}

#[cfg(test)]
mod tests {
    use super::{Apart, Measured, Metric, Score, pulled_apart, weakest_pair, why};
    use crate::{
        by_hand::{measured, tie, tied},
        model::{BareTie, Range, Study},
    };

    fn side(actors: &[&str], ties: &[(&str, &str)], strength: f64) -> Measured {
        let mut study = tied(actors, ties);
        for tie in &mut study.tie {
            tie.strength = Some(Range::exact(strength));
        }
        measured(&study)
    }

    fn metric(id: &str) -> &'static Metric {
        Metric::find(id).expect("a metric")
    }

    #[test]
    fn a_score_stands_at_a_bound_or_because_it_reads_nothing_that_changed() {
        let (four, ties) = (["A", "B", "C", "D"], [("A", "B"), ("B", "C")]);
        let path = side(&four, &ties, 1.0);
        let firmer = side(&four, &ties, 2.0);
        let longer = side(&four, &[("A", "B"), ("B", "C"), ("C", "D")], 1.0);
        let wider = side(&["A", "B", "C", "D", "E"], &ties, 1.0);
        let (hops, hours) = (metric("efficiency"), metric("efficiency-delay"));
        let defined = Score::Defined;
        for (metric, score, with, words) in [
            (hops, defined(0.5), &longer, ""),
            (hops, defined(1.0), &longer, "it stands at 1, "),
            (hops, defined(0.0), &longer, "it stands at 0, "),
            (hops, defined(0.5), &firmer, "it reads only who is tied"),
            (hops, defined(0.5), &wider, ""),
            (hours, defined(0.5), &firmer, ""),
            (hours, defined(0.0), &firmer, "it stands at 0, "),
            (hours, Score::Infinite, &firmer, "some pair has no"),
        ] {
            let said = why(metric, score, &path, with);
            assert!(said.starts_with(words), "{said}");
            assert_eq!(said.is_empty(), words.is_empty(), "{said}");
        }
    }

    #[test]
    fn the_pairs_that_hold_a_number_of_routes_down_are_named() {
        let (four, five) = (["A", "B", "C", "D"], ["A", "B", "C", "D", "E"]);
        let ties = [("A", "B"), ("B", "C"), ("C", "D"), ("D", "E"), ("A", "C")];
        let three = side(&four[..3], &ties[..2], 1.0);
        let part = side(&four, &ties[..2], 1.0);
        let path = side(&four, &ties[..3], 1.0);
        let longer = side(&five, &ties[..4], 1.0);
        let looped = side(&four, &[ties[0], ties[1], ties[2], ties[4]], 1.0);
        let said = |metric: &Metric, score: f64, without: &Measured, with: &Measured| {
            weakest_pair(metric, Score::Defined(score), Apart::Actors, with, without)
        };
        let routes = metric("actor-connectivity");
        // Only D, which hangs on C, has no second route.
        assert_eq!(
            said(routes, 1.0, &path, &looped).as_deref(),
            Some("other pairs (A–D and B–D) still have only 1 independent route")
        );
        assert_eq!(said(routes, 2.0, &path, &looped), None);
        assert_eq!(said(metric("efficiency"), 1.0, &path, &looped), None);
        assert_eq!(said(routes, 1.0, &part, &path), None);
        assert_eq!(said(routes, 1.0, &longer, &path), None);
        assert_eq!(said(routes, 1.0, &three, &three), None);
    }

    #[test]
    fn a_tie_between_two_on_one_side_does_not_resist_the_weakest_pull() {
        // Two stars, L and M, their middles tied.
        let actors = ["L", "M", "a", "b", "c", "x", "y", "z", "w"];
        let ties =
            ["La", "Lb", "Lc", "LM", "Mx", "My", "Mz", "ab", "ax"].map(|tie| tie.split_at(1));
        let (pull, other) = (metric("algebraic-connectivity"), metric("efficiency"));
        for strength in [1.0, 1e6] {
            let without = side(&actors[..8], &ties[..7], strength);
            let level = side(&actors[..8], &ties[..8], strength);
            let across = side(&actors[..8], &[&ties[..7], &ties[8..]].concat(), strength);
            let wider = side(&actors, &ties[..8], strength);
            // λ₂ is the lesser root of λ² − 6λ + 2.
            let value = strength * (3.0 - 7.0_f64.sqrt());
            let said = |score: f64, with: &Measured| {
                pulled_apart(pull, Score::Defined(score), &without, with).is_some()
            };
            assert!(said(value, &level) && said(value * (1.0 + 1e-11), &level));
            assert!(!said(0.9 * strength, &level), "this is no λ₂");
            assert!(!said(value, &across) && !said(value, &wider));
            assert_eq!(
                pulled_apart(other, Score::Defined(value), &without, &level),
                None
            );
        }
        // A star is pulled apart at any of its spokes, so that no tie resists every pull.
        let star = side(
            &["H", "A", "B", "C"],
            &[("H", "A"), ("H", "B"), ("H", "C")],
            1.0,
        );
        let more = side(
            &["H", "A", "B", "C"],
            &[("H", "A"), ("H", "B"), ("H", "C"), ("A", "B")],
            1.0,
        );
        assert!(pulled_apart(pull, Score::Defined(1.0), &star, &more).is_some());
    }

    #[test]
    fn of_the_weakest_pull_nothing_is_told_where_no_strength_differs() {
        // A star is pulled apart at any of its spokes; hours and odds have no part in it.
        let star = |delay: f64, availability: f64| {
            let spoke = |end: &str| BareTie {
                strength: Some(Range::exact(1.0)),
                delay: Some(Range::exact(delay)),
                availability: Some(Range::exact(availability)),
                ..tie("H", end)
            };
            measured(&Study {
                tie: ["A", "B", "C"].map(spoke).to_vec(),
                ..Study::default()
            })
        };
        let (pull, value) = (metric("algebraic-connectivity"), Score::Defined(1.0));
        for (delay, availability) in [(1.0, 1.0), (2.0, 1.0), (1.0, 0.5)] {
            let said = why(pull, value, &star(1.0, 1.0), &star(delay, availability));
            assert!(said.is_empty(), "{delay} {availability}: {said}");
        }
    }

    #[test]
    fn a_tie_taken_away_between_two_on_one_side_did_not_resist_the_weakest_pull() {
        // Two stars, L and M, their middles tied: λ₂ is the lesser root of λ² − 5λ + 2.
        let actors = ["L", "M", "a", "b", "x", "y"];
        let ties = ["La", "Lb", "LM", "Mx", "My", "ab"].map(|tie| tie.split_at(1));
        let value = Score::Defined((5.0 - 17.0_f64.sqrt()) / 2.0);
        let whole = side(&actors, &ties, 1.0);
        let open = side(&actors, &ties[..5], 1.0);
        let parted = side(&actors, &[&ties[..2], &ties[3..5]].concat(), 1.0);
        let pull = metric("algebraic-connectivity");
        let said = |without: &Measured, with: &Measured| {
            pulled_apart(pull, value, without, with).is_some()
        };
        assert!(said(&whole, &open));
        assert!(!said(&open, &parted), "the tie of the middles did");
    }

    #[test]
    fn where_nobody_is_tied_one_tie_does_not_hold_three_together() {
        let three = ["A", "B", "C"];
        let (none, one) = (side(&three, &[], 1.0), side(&three, &[("A", "B")], 1.0));
        let pull = metric("algebraic-connectivity");
        assert!(pulled_apart(pull, Score::Defined(0.0), &none, &one).is_some());
    }
}
