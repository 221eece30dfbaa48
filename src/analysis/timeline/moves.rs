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
        (Some(x), Some(y)) if (x - y).abs() < SAME * x.abs().max(y.abs()) => 0.0,
        (Some(x), Some(y)) => (x - y).abs(),
        (None, None) => 0.0,
        _ => f64::INFINITY,
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, Moment, Point, Score, Timeline, size};
    use crate::metrics::{Metric, Scope};
    use std::collections::BTreeMap;

    const METRIC: &str = "degree";

    /// An actor and its scores on the side without and with.
    type Row<'r> = (&'r str, Option<Score>, Option<Score>);

    fn number(value: f64) -> Option<Score> {
        Some(Score::from_f64(value))
    }

    fn day(at: usize) -> Date {
        format!("2000-01-{:02}", at + 1).parse().expect("a date")
    }

    /// Days one after the other, on each of them actors with their scores on the side without and with.
    fn timeline(days: &[&[Row]]) -> Timeline {
        let metric = Metric::find(METRIC).expect("a registered metric");
        let point = |&(id, without, with): &Row| Point {
            metric: metric.id,
            scope: Scope::Actor,
            subject: vec![id.into()],
            without,
            with,
        };
        let moment = |(at, points): (usize, &&[Row])| Moment {
            date: day(at),
            events: Vec::new(),
            skipped: points.is_empty().then_some("no tie is in force"),
            actors: Vec::new(),
            ties: 1,
            arrived: Vec::new(),
            departed: Vec::new(),
            changes: Vec::new(),
            points: points.iter().map(point).collect(),
        };
        Timeline {
            schema: "linchpin/timeline/1",
            network: None,
            without: None,
            with: None,
            from: day(0),
            to: day(days.len()),
            headline: Vec::new(),
            notices: Vec::new(),
            metrics: vec![metric.into()],
            names: BTreeMap::new(),
            spillover: None,
            moments: days.iter().enumerate().map(moment).collect(),
        }
    }

    /// One actor without and with, day by day.
    fn sides(days: &[(f64, f64)]) -> Timeline {
        let row = |&(without, with): &(f64, f64)| [("A", number(without), number(with))];
        let days: Vec<[Row; 1]> = days.iter().map(row).collect();
        let days: Vec<_> = days.iter().map(|day| &day[..]).collect();
        timeline(&days)
    }

    #[test]
    fn a_difference_is_absolute_and_rounding_is_none() {
        let none = Some(Score::Undefined("a reason"));
        for (before, after, expected) in [
            (number(1.0), number(3.0), 2.0),
            (number(3.0), number(1.0), 2.0),
            (number(1.0), number(1.0 + 1e-12), 0.0),
            (number(1e6), number(1e6 + 1e-4), 0.0),
            (number(1e-6), number(2e-6), 1e-6),
            (number(f64::INFINITY), number(f64::INFINITY), 0.0),
            (number(1.0), number(f64::INFINITY), f64::INFINITY),
            (number(1.0), none, f64::INFINITY),
            (None, number(0.0), f64::INFINITY),
            (none, none, 0.0),
            (None, none, 0.0),
        ] {
            assert_eq!(size(before, after), expected, "{before:?} {after:?}");
        }
    }

    #[test]
    fn the_sides_are_furthest_apart_on_the_earliest_of_the_greatest_finite_differences() {
        let apart = |days: &[(f64, f64)]| {
            let timeline = sides(days);
            let found = timeline.apart(METRIC);
            found.map(|(moment, _)| moment.date)
        };
        assert_eq!(apart(&[(0.0, 2.0), (0.0, 1.0)]), Some(day(0)));
        assert_eq!(apart(&[(0.0, 2.0), (0.0, 1.0), (0.0, 2.5)]), Some(day(2)));
        assert_eq!(apart(&[(0.0, 0.3), (0.1, 0.3), (0.2, 0.5)]), Some(day(0)));
        // 0.1 + 0.2 is a little more than 0.3 in floating point.
        assert_eq!(apart(&[(0.0, 0.3), (0.0, 0.1 + 0.2)]), Some(day(0)));
        assert_eq!(apart(&[(0.0, f64::INFINITY), (3.0, 1.0)]), Some(day(1)));
        assert_eq!(apart(&[(1.0, 1.0), (2.0, 2.0)]), None);
        let alone = timeline(&[&[("A", None, number(1.0))], &[("A", number(1.0), None)]]);
        assert!(alone.apart(METRIC).is_none());
        assert!(sides(&[(0.0, 2.0)]).apart("efficiency").is_none());
    }

    #[test]
    fn the_sides_are_one_again_from_a_later_day_that_is_measured() {
        let differ: &[_] = &[("A", number(0.0), number(1.0))];
        let alike: &[_] = &[("A", number(1.0), number(1.0))];
        let gone: &[_] = &[("B", number(0.0), number(1.0))];
        let skipped: &[_] = &[];
        let again = |days: &[&[Row]]| {
            let timeline = timeline(days);
            let moment = &timeline.moments[0];
            timeline.rejoined(moment, &moment.points[0])
        };
        assert_eq!(again(&[differ, differ, alike]), Some(day(2)));
        assert_eq!(again(&[differ, skipped, gone]), Some(day(2)));
        assert_eq!(again(&[differ, differ, skipped]), None);
        assert_eq!(again(&[alike, alike]), Some(day(1)));
    }

    #[test]
    fn the_greatest_move_of_a_day_and_of_all_days_is_the_first_of_equals() {
        let row = |id: &'static str, with: Score| (id, None, Some(with));
        let defined = |id: &'static str, value: f64| row(id, Score::Defined(value));
        let found = timeline(&[
            &[defined("A", 0.0), defined("B", 0.0)],
            &[defined("A", 1.0), defined("B", 1.0), defined("C", 9.0)],
            &[defined("A", 1.0), defined("B", 3.0), defined("C", 9.0)],
            &[
                defined("A", 3.0),
                defined("B", 3.0),
                row("C", Score::Infinite),
            ],
            &[
                defined("A", 5.0),
                defined("B", 3.0),
                row("C", Score::Infinite),
            ],
        ]);
        assert!(found.moves(0).is_empty());
        let second = found.moves(1);
        let who = |at: usize| second[at].subject.join("-");
        assert_eq!((second.len(), who(0), second[0].number), (1, "A".into(), 2));
        assert_eq!(second[0].size(), 1.0);
        let (moved, at) = found.greatest(METRIC).expect("a move");
        assert_eq!((moved.subject.join("-"), at), ("B".into(), 2));
        assert_eq!((moved.before, moved.after), (number(1.0), number(3.0)));
        assert_eq!(found.moves(3)[0].subject, ["C"], "to no number at all");
        assert!(found.greatest("efficiency").is_none());
    }
}
