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

#[cfg(test)]
mod tests {
    use super::{Change, Row, Verdict, change, direction, direction_within};
    use crate::{
        metrics::{Adding, Better, Metric, metrics},
        model::Score::{self, Defined, Estimated, Infinite, Undefined},
    };
    use std::cmp::Ordering::{Equal, Greater, Less};

    fn moved(metric: &'static Metric, [without, with]: [Option<Score>; 2], added: bool) -> Change {
        let row = |score: Score| Row {
            metric: metric.id,
            scope: metric.scope(),
            subject: Vec::new(),
            score,
            bounds: None,
        };
        let (without, with) = (without.map(row), with.map(row));
        change(metric, &[], without.as_ref(), with.as_ref(), added)
    }

    fn numbers(without: f64, with: f64) -> [Option<Score>; 2] {
        [Some(Defined(without)), Some(Defined(with))]
    }

    #[test]
    fn a_percentage_is_of_a_score_above_nought_that_is_no_logarithm() {
        let efficiency = Metric::find("efficiency").expect("a metric");
        let logarithm = metrics().find(|metric| metric.unit.starts_with("ln "));
        for (without, with, percent) in [
            (2.0, 3.0, Some(50.0)),
            (2.0, 0.5, Some(-75.0)),
            (0.0, 1.0, None),
            (-2.0, 1.0, None),
        ] {
            let change = moved(efficiency, numbers(without, with), false);
            assert_eq!(change.percent(), percent);
            assert_eq!(change.difference(), Some(with - without));
        }
        let change = moved(logarithm.expect("a logarithm"), numbers(2.0, 3.0), false);
        assert_eq!(change.percent(), None);
    }

    #[test]
    fn the_less_definite_side_gives_the_status_and_the_first_without_a_value_the_reason() {
        let metric = Metric::find("efficiency").expect("a metric");
        let (one, gone) = (Some(Defined(1.0)), Some(Undefined("gone")));
        let about = Some(Estimated {
            value: 1.0,
            error: 0.1,
        });
        let endless = Some(Infinite);
        for (x, y, status) in [
            (one, one, "defined"),
            (one, about, "estimated"),
            (about, endless, "infinite"),
            (endless, gone, "undefined"),
            (gone, None, "absent"),
        ] {
            for sides in [[x, y], [y, x]] {
                assert_eq!(moved(metric, sides, false).status(), status);
            }
        }
        let other = Some(Undefined("other"));
        for (sides, reason) in [
            ([one, one], None),
            ([gone, other], Some("gone")),
            ([one, other], Some("other")),
        ] {
            assert_eq!(moved(metric, sides, false).reason(), reason);
        }
    }

    #[test]
    fn a_verdict_is_of_the_way_that_is_better_and_of_whether_the_subject_is_there() {
        for (better, up, down) in [
            (Better::Higher, Verdict::Better, Verdict::Worse),
            (Better::Lower, Verdict::Worse, Verdict::Better),
            (Better::Neither, Verdict::Moved, Verdict::Moved),
        ] {
            let metric = metrics().find(|metric| metric.better == better);
            let of = |sides| moved(metric.expect("a metric"), sides, false).verdict;
            assert_eq!(of(numbers(1.0, 2.0)), up);
            assert_eq!(of(numbers(2.0, 1.0)), down);
            assert_eq!(of([Some(Defined(1.0)), Some(Infinite)]), up);
            assert_eq!(of(numbers(2.0, 2.0)), Verdict::Same);
            assert_eq!(of([None, Some(Defined(1.0))]), Verdict::Appears);
            assert_eq!(of([Some(Defined(1.0)), None]), Verdict::Vanishes);
            let gone = Some(Undefined("gone"));
            assert_eq!(of([gone, Some(Defined(1.0))]), Verdict::Undefined);
        }
    }

    #[test]
    fn by_construction_is_what_adding_alone_can_do() {
        for (adding, up, down) in [
            (Adding::NeverLowers, true, false),
            (Adding::NeverRaises, false, true),
            (Adding::Either, false, false),
        ] {
            let metric = metrics().find(|metric| metric.adding == adding);
            let of = |sides, added| moved(metric.expect("a metric"), sides, added).by_construction;
            assert_eq!(of(numbers(1.0, 2.0), true), up);
            assert_eq!(of(numbers(2.0, 1.0), true), down);
            assert!(!of(numbers(1.0, 1.0), true));
            assert!(!of(numbers(1.0, 2.0), false) && !of(numbers(2.0, 1.0), false));
        }
    }

    #[test]
    fn two_numbers_within_the_tolerance_have_not_moved() {
        let endless = f64::INFINITY;
        for (tolerance, without, with, answer) in [
            (0.25, 3.0, 4.0, Equal),
            (0.25, 4.0, 3.0, Equal),
            (0.25, 4.0, 2.5, Less),
            (0.25, -2.5, -4.0, Less),
            (0.25, 2.5, 4.0, Greater),
            (0.25, 5.0, endless, Greater),
            (0.25, endless, 5.0, Less),
            (0.25, endless, endless, Equal),
            // Near nought the tolerance is that of a thousandth.
            (0.25, 0.0, 0.000_2, Equal),
            (0.25, 0.0, 0.000_3, Greater),
        ] {
            let found = direction_within(tolerance, without, with);
            assert_eq!(found, answer, "{without} {with}");
        }
        assert_eq!(direction(1.0, 1.0 + 5e-10), Equal);
        assert_eq!(direction(1.0, 1.0 + 2e-9), Greater);
    }

    #[test]
    fn a_verdict_is_written_as_the_word_that_it_is_called_by() {
        for verdict in [
            Verdict::Better,
            Verdict::Worse,
            Verdict::Moved,
            Verdict::Same,
            Verdict::Appears,
            Verdict::Vanishes,
            Verdict::Undefined,
        ] {
            let written = serde_json::to_value(verdict).expect("a word");
            assert_eq!(written, verdict.word());
        }
    }
}
