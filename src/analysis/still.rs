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
    let near = |x: f64| (x - value).abs() <= 1e-9 * value.abs().max(1.0);
    if values.len() < 2 || !near(values[1]) {
        return None;
    }
    let old: Vec<(usize, usize, f64)> = without
        .mid
        .links()
        .iter()
        .map(|l| (l.a, l.b, l.strength))
        .collect();
    let changed = with
        .mid
        .links()
        .iter()
        .filter(|l| !old.contains(&(l.a, l.b, l.strength)));
    let multiple = values.iter().filter(|&&x| near(x)).count() > 1;
    let level = |(a, b): (usize, usize)| (vectors[(a, 1)] - vectors[(b, 1)]).abs() < 1e-9;
    let ends: Vec<(usize, usize)> = changed.map(|link| (link.a, link.b)).collect();
    (multiple || ends.into_iter().all(level)).then(|| {
        "the weakest way to pull the network apart leaves both ends of the tie on one side, so the tie does not \
         resist it"
            .to_string()
    })
}
