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
