//! What a day did to each metric, and to whom.

use super::{Moment, Point, Timeline};
use crate::model::{Date, Score};

/// Relative to the larger of two scores; a smaller difference is rounding.
const SAME: f64 = 1e-9;

/// The greatest change of one metric on one day, on the side with.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// The metric's id.
    pub metric: &'static str,
    /// Whose score it is; empty for the network.
    pub subject: Vec<String>,
    /// The score before; absent where it was not there.
    pub before: Option<Score>,
    /// The score after; absent where it is not there.
    pub after: Option<Score>,
    /// How many subjects of the metric moved.
    pub number: usize,
}

impl Moved {
    /// How far the score moved; infinite between a number and none.
    pub fn size(&self) -> f64 {
        size(self.before, self.after)
    }
}

impl Timeline {
    /// The greatest change of each metric on the day with this place among the moments; a metric that did not move is
    /// left out, and nothing moves on the first day, since nothing is known before it.
    pub fn moves(&self, at: usize) -> Vec<Moved> {
        let (Some(now), Some(before)) = (self.moments.get(at), self.previous(at)) else {
            return Vec::new();
        };
        let metrics = self.metrics.iter();
        metrics
            .filter_map(|card| greatest(card.id, before, now))
            .collect()
    }

    /// The greatest change of a metric on any day, the earliest of equals, with the place of the day among the moments. A
    /// change between two numbers goes before one from or to none.
    pub fn greatest(&self, metric: &str) -> Option<(Moved, usize)> {
        let key = |moved: &Moved| {
            let size = moved.size();
            if size.is_finite() { size } else { 0.0 }
        };
        let mut most: Option<(Moved, usize)> = None;
        for at in 0..self.moments.len() {
            let moved = self
                .moves(at)
                .into_iter()
                .find(|moved| moved.metric == metric);
            let Some(moved) = moved else { continue };
            if most
                .as_ref()
                .is_none_or(|(other, _)| key(&moved) > key(other))
            {
                most = Some((moved, at));
            }
        }
        most
    }

    /// Where the two sides are furthest apart in a metric, the earliest of equals; `None` where they never are.
    pub fn apart(&self, metric: &str) -> Option<(&Moment, &Point)> {
        let mut most: Option<(f64, &Moment, &Point)> = None;
        for moment in &self.moments {
            for point in moment.points.iter().filter(|point| point.metric == metric) {
                let size = size(point.without, point.with);
                let larger = most.is_none_or(|(other, ..)| size > other * (1.0 + SAME));
                if point.without.is_some() && size > 0.0 && size.is_finite() && larger {
                    most = Some((size, moment, point));
                }
            }
        }
        most.map(|(_, moment, point)| (moment, point))
    }

    /// The first day after `moment` from which the sides do not differ in this score, if there is one.
    pub fn rejoined(&self, moment: &Moment, point: &Point) -> Option<Date> {
        let later = self.moments.iter().filter(|other| other.date > moment.date);
        let mut later = later.filter(|other| other.skipped.is_none());
        let same = |other: &&Moment| {
            let own = other.point(point.metric, &point.subject);
            own.is_none_or(|own| size(own.without, own.with) <= SAME)
        };
        later.find(same).map(|other| other.date)
    }

    /// The day before the one at this place, if something was measured from it on.
    fn previous(&self, at: usize) -> Option<&Moment> {
        let before = self.moments.get(at.checked_sub(1)?)?;
        before.skipped.is_none().then_some(before)
    }
}

/// Subjects that come or go move nothing by that: only scores that are there on both days are set against each other,
/// as far as there are any.
fn greatest(metric: &'static str, before: &Moment, now: &Moment) -> Option<Moved> {
    if now.skipped.is_some() {
        return None;
    }
    let mut moved: Vec<Moved> = Vec::new();
    for point in now.points.iter().filter(|point| point.metric == metric) {
        let old = before
            .point(metric, &point.subject)
            .and_then(|old| old.with);
        if old.is_some() && point.with.is_some() && size(old, point.with) > 0.0 {
            moved.push(Moved {
                metric,
                subject: point.subject.clone(),
                before: old,
                after: point.with,
                number: 0,
            });
        }
    }
    let number = moved.len();
    let mut greatest: Option<Moved> = None;
    for one in moved {
        if greatest
            .as_ref()
            .is_none_or(|most| one.size() > most.size())
        {
            greatest = Some(one);
        }
    }
    greatest.map(|one| Moved { number, ..one })
}

pub(super) fn size(before: Option<Score>, after: Option<Score>) -> f64 {
    let place = |score: Option<Score>| score.and_then(Score::place);
    match (place(before), place(after)) {
        (Some(x), Some(y)) if x == y => 0.0,
        (Some(x), Some(y)) if (x - y).abs() <= SAME * x.abs().max(y.abs()) => 0.0,
        (Some(x), Some(y)) => (x - y).abs(),
        (None, None) => 0.0,
        _ => f64::INFINITY,
    }
}
