//! What breaks on two sides of a comparison, side by side.

use super::{Failure, Failures, failures};
use crate::{analysis::Measured, metrics::Scope};
use serde::Serialize;

/// One side of a comparison.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SideFailures {
    /// How this side is called: "without Japan–ROK GSOMIA".
    pub label: String,
    /// Every possible loss on it.
    pub failures: Failures,
}

/// Every possible loss without and with.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FailureSides {
    /// Version of this shape.
    pub schema: &'static str,
    /// In words: which losses cut more pairs on one side than on the other.
    pub findings: Vec<String>,
    /// The side without.
    pub without: SideFailures,
    /// The side with.
    pub with: SideFailures,
}

/// Examines every loss on both sides.
///
/// # Errors
/// A phrase, when permitted routes are too many to list.
pub fn failure_sides(
    without: &Measured,
    with: &Measured,
    labels: [String; 2],
) -> Result<FailureSides, &'static str> {
    let [first, second] = labels;
    let side = |label, measured| -> Result<SideFailures, &'static str> {
        Ok(SideFailures {
            label,
            failures: failures(measured)?,
        })
    };
    let (without, with) = (side(first, without)?, side(second, with)?);
    Ok(FailureSides {
        schema: "linchpin/failures-sides/1",
        findings: findings(&without, &with),
        without,
        with,
    })
}

/// A sentence for each thing on both sides whose loss cuts another number of pairs, or leaves another number.
fn findings(without: &SideFailures, with: &SideFailures) -> Vec<String> {
    let other = |failure: &Failure| {
        let same =
            |other: &&Failure| other.scope == failure.scope && other.subject == failure.subject;
        with.failures.failures.iter().find(same).cloned()
    };
    let differing: Vec<String> = without
        .failures
        .failures
        .iter()
        .filter_map(|first| Some((first, other(first)?)))
        .filter(|(first, second)| {
            first.pairs_cut != second.pairs_cut && first.pairs.max(second.pairs) > 0
        })
        .map(|(first, second)| sentence(first, &second, [&without.label, &with.label]))
        .collect();
    if differing.is_empty() {
        return vec!["No loss parts more pairs on one side than on the other.".into()];
    }
    differing
}

fn sentence(first: &Failure, second: &Failure, [without, with]: [&String; 2]) -> String {
    let left = |failure: &Failure| failure.pairs - failure.pairs_cut;
    let among = match first.scope {
        Scope::Actor => " of the others",
        _ => "",
    };
    let (pairs, stay) = match first.pairs {
        1 => ("pair", "stays"),
        _ => ("pairs", "stay"),
    };
    format!(
        "When {} is lost, {} of {} {pairs}{among} {stay} joined {without}; {} of {} {with}.",
        first.spoken,
        left(first),
        first.pairs,
        left(second),
        second.pairs,
    )
}
