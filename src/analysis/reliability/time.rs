//! Reliability as a function of time.

use super::Chance;
use crate::{
    analysis::{measure::Measured, number},
    kernels::{Asked, Timed},
};
use serde::Serialize;

/// The deadlines of every table, hours: five minutes to two days.
pub const DEADLINES: [f64; 6] = [1.0 / 12.0, 1.0, 4.0, 8.0, 24.0, 48.0];

/// Steps listed beside the deadlines.
const MOST_STEPS: usize = 60;
/// Times at which a sample is read, beside the deadlines.
const GRID: usize = 32;
/// Actors of whom each may be the one who informs the others.
const MOST_SOURCES: usize = 12;

/// A probability that grows with the time allowed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TimeCurve {
    /// The delays at which the mid probability steps up, hours, the first 60; empty for an estimate.
    pub steps: Vec<f64>,
    /// The probability at the deadlines and at every step of mid, low and high, in order of time.
    pub points: Vec<TimePoint>,
}

/// The probability by one time.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TimePoint {
    /// Hours allowed.
    pub hours: f64,
    /// The probability; low with availabilities low and delays high, high the other way.
    pub chance: Chance,
}

impl TimeCurve {
    /// The probability by a time that is listed.
    pub fn at(&self, hours: f64) -> Option<&Chance> {
        let point = self.points.iter().find(|point| point.hours == hours);
        point.map(|point| &point.chance)
    }
}

/// "5 min", "1 h", "1.5 h".
pub fn hours_in_words(hours: f64) -> String {
    if hours < 0.999 {
        let minutes = hours * 60.0;
        if minutes < 0.999 {
            return format!("{} s", number((minutes * 60.0 * 10.0).round() / 10.0));
        }
        return format!("{} min", number((minutes * 10.0).round() / 10.0));
    }
    format!("{} h", number((hours * 100.0).round() / 100.0))
}

/// That a request of the pair is answered by a time.
pub(super) fn answered(measured: &Measured, (a, b): (usize, usize)) -> Option<TimeCurve> {
    curve(measured, &[Asked::Pair(a, b)])
}

/// That what one actor knows has reached all others by a time, the mean over who it is.
pub(super) fn informed(measured: &Measured) -> Option<TimeCurve> {
    let n = measured.mid.n();
    if !(2..=MOST_SOURCES).contains(&n) {
        return None;
    }
    let asked: Vec<Asked> = (0..n).map(Asked::Informed).collect();
    curve(measured, &asked)
}

fn curve(measured: &Measured, asked: &[Asked]) -> Option<TimeCurve> {
    let timed = |view| Timed::of(view, asked).ok();
    let mid = timed(&measured.mid)?;
    let ends = match &measured.ends {
        Some([low, high]) if mid.is_exact() => Some([(timed(low)?, low), (timed(high)?, high)]),
        _ => None,
    };
    let listed = |timed: &Timed| {
        let mut hours = timed.hours();
        hours.truncate(MOST_STEPS);
        hours
    };
    let steps = listed(&mid);
    let mut hours: Vec<f64> = DEADLINES.to_vec();
    hours.extend(&steps);
    if !mid.is_exact() {
        // A sample knows no steps; it is read at equal ratios instead, from one minute to two days.
        hours.extend(
            (0..=GRID).map(|at| 48.0 * (48.0_f64 * 60.0).powf(at as f64 / GRID as f64 - 1.0)),
        );
    }
    for (timed, _) in ends.iter().flatten() {
        hours.extend(listed(timed));
    }
    hours.sort_by(f64::total_cmp);
    hours.dedup_by(|next, kept| *next <= *kept * (1.0 + 1e-9));
    let at_mid = mid.at(&measured.mid, &hours);
    let at_ends = ends.as_ref().map(|[(low, low_odds), (high, high_odds)]| {
        // Worst: what works is least likely and slowest.
        [high.at(low_odds, &hours), low.at(high_odds, &hours)]
    });
    let points = hours.iter().enumerate().map(|(at, &hours)| TimePoint {
        hours,
        chance: Chance::of(
            at_mid[at],
            at_ends.as_ref().map(|[low, high]| [low[at], high[at]]),
        ),
    });
    Some(TimeCurve {
        points: points.collect(),
        steps,
    })
}

#[cfg(test)]
mod tests {
    use super::{DEADLINES, hours_in_words, informed};
    use crate::{
        analysis::Measured,
        by_hand,
        model::{BareTie, Range, Study},
    };

    #[test]
    fn times_read_in_the_unit_that_suits_them() {
        for (hours, words) in [
            (1.0 / 12.0, "5 min"),
            (0.25, "15 min"),
            (0.01, "36 s"),
            (1.0 / 60.0, "1 min"),
            (0.75, "45 min"),
            (0.998, "59.9 min"),
            (0.999, "1 h"),
            (0.9999, "1 h"),
            (1.0, "1 h"),
            (1.5, "1.5 h"),
            (48.0, "48 h"),
        ] {
            assert_eq!(hours_in_words(hours), words);
        }
    }

    /// Two actors and ties between them of these delays, each of which works with probability 0.02.
    fn parallel(delays: impl Iterator<Item = Range>) -> Measured {
        let tie = |(at, delay): (usize, Range)| BareTie {
            delay: Some(delay),
            availability: Some(Range::exact(0.02)),
            agreement: Some(format!("T{at}")),
            ..by_hand::tie("A", "B")
        };
        by_hand::measured(&Study {
            id: "parallel".into(),
            tie: delays.enumerate().map(tie).collect(),
            ..Study::default()
        })
    }

    #[test]
    fn exact_times_are_the_deadlines_and_every_step_of_low_mid_and_high_each_once() {
        let range = Range {
            low: 0.5,
            mid: 4.0,
            high: 6.0,
        };
        let found = informed(&parallel([range].into_iter())).expect("a curve");
        assert_eq!(found.steps, [4.0]);
        let hours: Vec<f64> = found.points.iter().map(|point| point.hours).collect();
        assert_eq!(hours, [1.0 / 12.0, 0.5, 1.0, 4.0, 6.0, 8.0, 24.0, 48.0]);
        let by = |hours: f64| {
            let chance = found.at(hours).expect("a listed time");
            [chance.low, chance.value, chance.high]
        };
        let (none, tied) = (Some(0.0), Some(0.02));
        assert_eq!(by(1.0), [none, none, tied]);
        assert_eq!(by(4.0), [none, tied, tied]);
        assert_eq!(by(8.0), [tied, tied, tied]);
        assert!(found.at(5.0).is_none());
    }

    #[test]
    fn a_sample_is_read_at_equal_ratios_from_a_minute_to_two_days_and_at_the_deadlines() {
        let delay = |at: usize| Range {
            low: 0.5,
            mid: at as f64,
            high: at as f64,
        };
        let found = informed(&parallel((1..=155).map(delay))).expect("a curve");
        assert!(found.steps.is_empty());
        assert_eq!(found.points.len(), 38, "33 times, and five deadlines more");
        let among = |hours: f64| DEADLINES[..5].contains(&hours);
        let grid: Vec<f64> = found.points.iter().map(|point| point.hours).collect();
        let grid: Vec<f64> = grid.into_iter().filter(|&hours| !among(hours)).collect();
        assert!((grid[0] * 60.0 - 1.0).abs() < 1e-9 && grid[32] == 48.0);
        let ratio = 2880.0_f64.powf(1.0 / 32.0);
        assert!(
            grid.windows(2)
                .all(|two| (two[1] / two[0] - ratio).abs() < 1e-9)
        );
        let chance = found.at(8.0).expect("a deadline");
        let error = chance.error.expect("an estimate");
        let expected = 1.0 - 0.98_f64.powi(8);
        assert!((chance.value.expect("a value") - expected).abs() < 5.0 * error);
        assert_eq!((chance.low, chance.high), (None, None));
    }
}
