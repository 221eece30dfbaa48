//! Numbers as scores, and the reasons why there is none.

use crate::model::Score;

/// Why a metric for undirected networks has no score on a directed one.
pub const FOR_UNDIRECTED: &str = "defined for undirected networks";

/// Why a metric that searches from every actor has no score where that would take hours.
pub const TOO_MANY_SEARCHES: &str = "too large for a search from every actor";

/// Reasons that several metrics share.
pub(super) mod reason {
    pub(in crate::metrics) const FOR_DIRECTED: &str = "defined for directed networks";
    pub(in crate::metrics) const TWO_ACTORS: &str = "fewer than 2 actors";
    pub(in crate::metrics) const THREE_ACTORS: &str = "fewer than 3 actors";
    pub(in crate::metrics) const NOT_CONNECTED: &str = "not connected";
    pub(in crate::metrics) const NO_TIES: &str = "no ties";
    pub(in crate::metrics) const ISOLATED: &str = "isolated actor";
    pub(in crate::metrics) const TOO_MANY_PAIRS: &str =
        "more than 3000 actors, and it looks at all their pairs";
    pub(in crate::metrics) use super::TOO_MANY_SEARCHES;
    pub(in crate::metrics) const GAVE_UP: &str = "the eigenvalue solver gave up";
    pub(in crate::metrics) const UNEVEN: &str = "the strengths are too uneven for floating point";
    pub(in crate::metrics) const TOO_GREAT: &str = "more than floating point can hold";
}

/// The same reason for each of `n` subjects.
pub(super) fn undefined(n: usize, reason: &'static str) -> Vec<Score> {
    vec![Score::Undefined(reason); n]
}

/// Numbers as scores.
pub(super) fn defined(values: impl IntoIterator<Item = f64>) -> Vec<Score> {
    values.into_iter().map(Score::from_f64).collect()
}

/// Numbers as scores, or the reason why none of the `n` subjects has one.
pub(super) fn each<I: IntoIterator<Item = f64>>(
    values: Result<I, &'static str>,
    n: usize,
) -> Vec<Score> {
    match values {
        Ok(values) => defined(values),
        Err(reason) => undefined(n, reason),
    }
}

/// A number as a score, or the reason why there is none.
pub(super) fn one(value: Result<f64, &'static str>) -> Score {
    match value {
        Ok(value) => Score::from_f64(value),
        Err(reason) => Score::Undefined(reason),
    }
}

pub(super) fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}
