//! What a test of a claim reads off a side, and what came of it.

use super::{Outcome, QUANTITIES, Quantity};
use crate::{
    analysis::Measured,
    error::{Error, Result},
    kernels::View,
    metrics::Metric,
    model::{Expect, Network, Score, Test, Which},
};
use std::cmp::Ordering;

/// What a test measures: a metric of the registry or a quantity of briefs.
pub(super) enum Gauge {
    Metric(&'static Metric),
    Quantity(&'static Quantity),
}

/// One side's score, and the greatest among its kind.
pub(super) struct Reading {
    pub score: Option<Score>,
    highest: Option<f64>,
}

impl Gauge {
    pub fn of(test: &Test) -> Result<Self> {
        if let Some(metric) = Metric::find(&test.measure) {
            return Ok(Self::Metric(metric));
        }
        let quantity = QUANTITIES
            .iter()
            .find(|quantity| quantity.id == test.measure);
        quantity.map(Self::Quantity).ok_or_else(|| {
            Error::Refused(format!(
                "`{}` is neither a metric nor a quantity",
                test.measure
            ))
        })
    }

    pub fn metric(&self) -> Option<&'static Metric> {
        match self {
            Self::Metric(metric) => Some(metric),
            Self::Quantity(_) => None,
        }
    }

    pub fn unit(&self) -> &'static str {
        match self {
            Self::Metric(metric) => metric.unit,
            Self::Quantity(quantity) => quantity.unit,
        }
    }

    /// At the mid values, with all coded numbers low, and with all high.
    pub fn read(&self, side: &Measured, test: &Test) -> Result<[Reading; 3]> {
        match self {
            Self::Metric(metric) => {
                let [low, high] = match &side.ends {
                    Some([low, high]) => [low, high],
                    None => [&side.mid, &side.mid],
                };
                let read = |view| Reading::of(metric, &side.network, view, test);
                Ok([read(&side.mid)?, read(low)?, read(high)?])
            }
            Self::Quantity(quantity) => Ok((quantity.of)(side, test)?.map(|score| Reading {
                score: Some(score),
                highest: None,
            })),
        }
    }
}

impl Reading {
    fn of(metric: &Metric, network: &Network, view: &View, test: &Test) -> Result<Self> {
        let wanted = subject_ids(network, &test.of);
        let subjects = metric.subjects(network, view);
        let scores = metric.scores(view);
        let place = subjects.iter().position(|subject| *subject == wanted);
        if place.is_none() && !is_absent(network, view, &wanted) {
            return Err(Error::Refused(format!(
                "`{}` is of the scope `{}`, and `{}` is none here",
                metric.id,
                metric.scope().word(),
                if wanted.is_empty() {
                    "the network".into()
                } else {
                    wanted.join(network.joint())
                }
            )));
        }
        let places = scores.iter().filter_map(|score| score.place());
        Ok(Self {
            score: place.and_then(|at| scores.get(at).copied()),
            highest: places.reduce(f64::max),
        })
    }
}

/// Whether the subject is of a kind that a side can lack: a tie between two of its actors, or an agreement.
fn is_absent(network: &Network, view: &View, ids: &[String]) -> bool {
    let at = |id: &String| network.index_of(id);
    match ids {
        [a, b] => match (at(a), at(b)) {
            (Some(a), Some(b)) => view.link_between(a, b).is_none(),
            _ => false,
        },
        _ => false,
    }
}

/// Ids in the order of the outputs: a pair by the alphabet, unless ties run one way.
pub(super) fn subject_ids(network: &Network, of: &[String]) -> Vec<String> {
    let mut ids = of.to_vec();
    if !network.about().directed {
        ids.sort();
    }
    ids
}

pub(super) fn outcome(test: &Test, [without, with]: [&Reading; 2]) -> Outcome {
    let place = |reading: &Reading| reading.score.and_then(Score::place);
    let level = |which: Which, holds: &dyn Fn(f64) -> bool| {
        let side = if which == Which::With { with } else { without };
        match place(side) {
            None => Outcome::Undefined,
            Some(value) if holds(value) => Outcome::Holds,
            Some(_) => Outcome::Opposed,
        }
    };
    /// Relative, and absolute below 1: numbers this close are the same.
    const SAME: f64 = 1e-9;
    let close = |x: f64, y: f64| {
        let size = x.abs().max(y.abs()).max(1.0);
        x == y || size.is_finite() && (x - y).abs() <= SAME * size
    };
    let expected = test.expected();
    match expected {
        Expect::AtLeast(least, which) => {
            level(which, &|value| value >= least || close(value, least))
        }
        Expect::AtMost(most, which) => level(which, &|value| value <= most || close(value, most)),
        Expect::Highest => match (place(with), with.highest) {
            (Some(own), Some(highest)) if close(own, highest) => Outcome::Holds,
            (Some(_), Some(_)) => Outcome::Opposed,
            _ => Outcome::Undefined,
        },
        Expect::Rises | Expect::Falls | Expect::Same => {
            let (Some(before), Some(after)) = (place(without), place(with)) else {
                return Outcome::Undefined;
            };
            let moved = if close(before, after) {
                Ordering::Equal
            } else {
                after.total_cmp(&before)
            };
            match (expected, moved) {
                (Expect::Same, Ordering::Equal)
                | (Expect::Rises, Ordering::Greater)
                | (Expect::Falls, Ordering::Less) => Outcome::Holds,
                (_, Ordering::Equal) => Outcome::Unmoved,
                _ => Outcome::Opposed,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Expect, Gauge, Outcome, Reading, Score, Test, Which, outcome};

    fn test(measure: &str, expect: Expect) -> Test {
        Test {
            measure: measure.into(),
            expect: Some(expect),
            ..Test::default()
        }
    }

    fn reading(value: Option<f64>, highest: Option<f64>) -> Reading {
        Reading {
            score: value.map(Score::from_f64),
            highest,
        }
    }

    #[test]
    fn what_comes_of_a_test_follows_from_the_numbers_and_rounding_moves_nothing() {
        use Expect::{AtLeast, AtMost, Falls, Rises, Same};
        use Outcome::{Holds, Opposed, Undefined, Unmoved};
        let infinite = f64::INFINITY;
        for (expect, without, with, expected) in [
            (Rises, 1.0, 2.0, Holds),
            (Rises, 2.0, 1.0, Opposed),
            (Rises, 1.0, 1.0 + 1e-12, Unmoved),
            (Rises, 1e6, 1e6 + 1e-4, Unmoved),
            (Rises, 0.0, 1e-6, Holds),
            (Rises, 5.0, infinite, Holds),
            (Falls, 2.0, 1.0, Holds),
            (Falls, 1.0, 2.0, Opposed),
            (Falls, infinite, infinite, Unmoved),
            (Same, 1.0, 1.0 - 1e-12, Holds),
            (Same, infinite, infinite, Holds),
            (Same, 1.0, 2.0, Opposed),
            (Same, 1.0, f64::NAN, Undefined),
            (AtLeast(0.5, Which::With), 0.1, 0.6, Holds),
            (AtLeast(0.5, Which::With), 0.1, 0.5 - 1e-12, Holds),
            (AtLeast(0.5, Which::With), 0.6, 0.4, Opposed),
            (AtLeast(0.5, Which::Without), 0.6, 0.4, Holds),
            (AtMost(0.5, Which::With), 0.9, 0.4, Holds),
            (AtMost(0.5, Which::With), 0.9, 0.5 + 1e-12, Holds),
            (AtMost(0.5, Which::With), 0.4, 0.6, Opposed),
            (AtMost(0.5, Which::Without), f64::NAN, 0.6, Undefined),
        ] {
            let sides = [without, with].map(|value| reading(Some(value), None));
            let found = outcome(&test("efficiency", expect), [&sides[0], &sides[1]]);
            assert_eq!(found, expected, "{expect:?} {without} {with}");
        }
    }

    #[test]
    fn the_highest_is_who_has_as_much_as_the_greatest_of_its_kind() {
        let highest = test("degree", Expect::Highest);
        for (own, greatest, expected) in [
            (Some(3.0), Some(3.0), Outcome::Holds),
            (Some(0.3), Some(0.1 + 0.2), Outcome::Holds),
            (Some(2.0), Some(3.0), Outcome::Opposed),
            (None, Some(3.0), Outcome::Undefined),
        ] {
            let sides = [reading(None, None), reading(own, greatest)];
            assert_eq!(outcome(&highest, [&sides[0], &sides[1]]), expected);
        }
    }

    #[test]
    fn a_test_has_the_unit_of_what_it_measures() {
        for (measure, unit) in [("delay", "hours"), ("tie-strength", "strength")] {
            let gauge = Gauge::of(&test(measure, Expect::Rises)).expect("a measure");
            assert_eq!(gauge.unit(), unit);
        }
        assert!(Gauge::of(&test("beauty", Expect::Rises)).is_err());
    }
}
