//! One score on both sides, and what became of it.

use super::measure::Row;
use crate::{
    metrics::{Adding, Better, Metric, Scope},
    model::Score,
};
use serde::{Serialize, Serializer, ser::SerializeStruct};
use std::cmp::Ordering;

/// Relative; two scores this close have not moved. Sums taken in another order differ by less.
const SAME: f64 = 1e-9;

/// One score on both sides.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The metric's id.
    pub metric: &'static str,
    /// What it is about.
    pub scope: Scope,
    /// As in [`Row::subject`].
    pub subject: Vec<String>,
    /// On the side without; absent when the subject is not there.
    pub without: Option<Score>,
    /// On the side with; absent when the subject is not there.
    pub with: Option<Score>,
    /// Bounds of the coded ranges on the side without.
    pub without_bounds: Option<[f64; 2]>,
    /// Bounds of the coded ranges on the side with.
    pub with_bounds: Option<[f64; 2]>,
    /// What became of it.
    pub verdict: Verdict,
    /// Whether adding a tie could move it this way only.
    pub by_construction: bool,
}

/// What became of a score from without to with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Moved the better way for the network.
    Better,
    /// Moved the worse way for the network.
    Worse,
    /// Moved, and neither way is better.
    Moved,
    /// Did not move.
    Same,
    /// The subject is on the side with only.
    Appears,
    /// The subject is on the side without only.
    Vanishes,
    /// Undefined on at least one side.
    Undefined,
}

impl Verdict {
    /// The word in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Better => "better",
            Verdict::Worse => "worse",
            Verdict::Moved => "moved",
            Verdict::Same => "same",
            Verdict::Appears => "appears",
            Verdict::Vanishes => "vanishes",
            Verdict::Undefined => "undefined",
        }
    }
}

impl Change {
    /// with − without, where both are defined.
    pub fn difference(&self) -> Option<f64> {
        Some(self.with?.value()? - self.without?.value()?)
    }

    /// The difference in percent of the value without; absent where that is not above 0.
    pub fn percent(&self) -> Option<f64> {
        let without = self.without?.value()?;
        let logarithm =
            Metric::find(self.metric).is_some_and(|metric| metric.unit.starts_with("ln "));
        (without > 0.0 && !logarithm).then_some(())?;
        Some(self.difference()? / without * 100.0)
    }

    /// The less definite of the two sides' statuses, or `absent`.
    pub fn status(&self) -> &'static str {
        match (self.without, self.with) {
            (None, _) | (_, None) => "absent",
            (Some(Score::Undefined(_)), _) | (_, Some(Score::Undefined(_))) => "undefined",
            (Some(Score::Infinite), _) | (_, Some(Score::Infinite)) => "infinite",
            (Some(Score::Estimated { .. }), _) | (_, Some(Score::Estimated { .. })) => "estimated",
            _ => "defined",
        }
    }

    /// Why a score is undefined, on the first side that is.
    pub fn reason(&self) -> Option<&'static str> {
        let of = |score: Option<Score>| score.and_then(Score::reason);
        of(self.without).or_else(|| of(self.with))
    }

    /// Up, down or not at all; infinity is above every number.
    pub fn direction(&self) -> Option<Ordering> {
        let (without, with) = (self.without?.place()?, self.with?.place()?);
        Some(direction(without, with))
    }
}

impl Serialize for Change {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let status = |score: Option<Score>| score.map_or("absent", Score::status);
        let mut row = serializer.serialize_struct("Change", 17)?;
        row.serialize_field("metric", self.metric)?;
        row.serialize_field("scope", &self.scope)?;
        row.serialize_field("subject", &self.subject)?;
        row.serialize_field("without", &self.without.and_then(Score::value))?;
        row.serialize_field("with", &self.with.and_then(Score::value))?;
        row.serialize_field("change", &self.difference())?;
        row.serialize_field("percent", &self.percent())?;
        row.serialize_field("status", self.status())?;
        row.serialize_field("verdict", &self.verdict)?;
        row.serialize_field("without_status", status(self.without))?;
        row.serialize_field("with_status", status(self.with))?;
        row.serialize_field("reason", &self.reason())?;
        row.serialize_field("without_low", &self.without_bounds.map(|bounds| bounds[0]))?;
        row.serialize_field("without_high", &self.without_bounds.map(|bounds| bounds[1]))?;
        row.serialize_field("with_low", &self.with_bounds.map(|bounds| bounds[0]))?;
        row.serialize_field("with_high", &self.with_bounds.map(|bounds| bounds[1]))?;
        row.serialize_field("by_construction", &self.by_construction)?;
        row.end()
    }
}

/// The change from one row to the other; `added` says whether one network only adds to the other.
pub(super) fn change(
    metric: &'static Metric,
    subject: &[String],
    without: Option<&Row>,
    with: Option<&Row>,
    added: bool,
) -> Change {
    let bounds = |row: Option<&Row>| row.and_then(|row| row.bounds);
    let mut change = Change {
        metric: metric.id,
        scope: metric.scope(),
        subject: subject.to_vec(),
        without_bounds: bounds(without),
        with_bounds: bounds(with),
        without: without.map(|row| row.score),
        with: with.map(|row| row.score),
        verdict: Verdict::Undefined,
        by_construction: false,
    };
    use Ordering::{Equal, Greater, Less};
    let direction = change.direction();
    change.verdict = match (change.without, change.with, direction) {
        (None, _, _) => Verdict::Appears,
        (_, None, _) => Verdict::Vanishes,
        (_, _, None) => Verdict::Undefined,
        (_, _, Some(Equal)) => Verdict::Same,
        (_, _, Some(moved)) => match (metric.better, moved) {
            (Better::Neither, _) => Verdict::Moved,
            (Better::Higher, Greater) | (Better::Lower, Less) => Verdict::Better,
            _ => Verdict::Worse,
        },
    };
    change.by_construction = added
        && match metric.adding {
            Adding::NeverLowers => direction == Some(Greater),
            Adding::NeverRaises => direction == Some(Less),
            Adding::Either => false,
        };
    change
}

/// Up, down or not at all from one number to the other; infinity is above every number.
pub(super) fn direction(without: f64, with: f64) -> Ordering {
    direction_within(SAME, without, with)
}

/// The same with another relative tolerance.
pub(super) fn direction_within(tolerance: f64, without: f64, with: f64) -> Ordering {
    let larger = without.abs().max(with.abs());
    let same = without == with
        || larger.is_finite() && (without - with).abs() <= tolerance * larger.max(1e-3);
    if same {
        Ordering::Equal
    } else {
        with.total_cmp(&without)
    }
}
