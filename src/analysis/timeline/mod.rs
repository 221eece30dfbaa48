//! Timeline: metrics on every day on which something changed, with the events of that day and what they did.
//!
//! Not a yearly grid: between two days of change nothing that is coded changes, so a score holds from one to the next.
//! What falls on one day is taken together, since no order within a day is known.

mod moves;
mod spillover;
mod walk;
mod words;

pub use moves::Moved;
pub use spillover::{Spillover, Turn, Way, spillover};
pub use words::event_in_words;

use super::measure::{MetricCard, Summary};
use crate::{
    error::{Error, Result},
    metrics::{Better, Metric, Reading, Scope, central, metrics},
    model::{Date, Event, Score, Selection, Study, actors, catalogue, history},
};
use serde::{Serialize, Serializer, ser::SerializeStruct};
use std::collections::{BTreeMap, BTreeSet};

/// Days of change that are measured; more ask for --since and --until.
pub const MOST_DAYS: usize = 1_000;

/// Metrics by date.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Timeline {
    /// Version of this shape.
    pub schema: &'static str,
    /// What was measured on the last day that has ties; null where none has.
    pub network: Option<Summary>,
    /// The label of the side without; null where nothing is taken away or added.
    pub without: Option<String>,
    /// The label of the other side; null likewise.
    pub with: Option<String>,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// The findings in words.
    pub headline: Vec<String>,
    /// What was taken for granted or left out.
    pub notices: Vec<String>,
    /// What each metric is.
    pub metrics: Vec<MetricCard>,
    /// Names of actors by id.
    pub names: BTreeMap<String, String>,
    /// Losses and returns between two actors, layer by layer; null where none were asked for.
    pub spillover: Option<Spillover>,
    /// The days of change in order.
    pub moments: Vec<Moment>,
}

/// A day, what happened on it, and what holds from it on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// What happened; empty for a first day on which nothing did.
    pub events: Vec<Event>,
    /// Why nothing is measured from this day on; null where something is.
    pub skipped: Option<&'static str>,
    /// The actors from this day on.
    pub actors: Vec<String>,
    /// Number of tied pairs from this day on, on the side with.
    pub ties: usize,
    /// Actors that were not there before.
    pub arrived: Vec<String>,
    /// Actors that are there no more.
    pub departed: Vec<String>,
    /// Ties that were not there before, that are there no more, and that count as another kind; of the side with.
    pub changes: Vec<TieChange>,
    /// The scores from this day on.
    pub points: Vec<Point>,
}

/// What became of a tie on a day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct TieChange {
    /// One end.
    pub a: String,
    /// The other.
    pub b: String,
    /// The agreement that gives it; null for a tie of its own.
    pub agreement: Option<String>,
    /// The codebook kind before, `tie` where none is coded; null where there was no tie.
    pub before: Option<String>,
    /// The codebook kind after, `tie` where none is coded; null where there is no tie.
    pub after: Option<String>,
}

/// A score from one day on, on both sides.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The metric's id.
    pub metric: &'static str,
    /// What it is about.
    pub scope: Scope,
    /// No id for the network, one for an actor or agreement, two in order for a tie or pair.
    pub subject: Vec<String>,
    /// On the side without; absent where there is no such side, or the subject is not there.
    pub without: Option<Score>,
    /// On the side with; absent where the subject is not there.
    pub with: Option<Score>,
}

impl Serialize for Point {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let status = |score: Option<Score>| score.map_or("absent", Score::status);
        let mut row = serializer.serialize_struct("Point", 7)?;
        row.serialize_field("metric", self.metric)?;
        row.serialize_field("scope", &self.scope)?;
        row.serialize_field("subject", &self.subject)?;
        row.serialize_field("without", &self.without)?;
        row.serialize_field("without_status", status(self.without))?;
        row.serialize_field("with", &self.with)?;
        row.serialize_field("with_status", status(self.with))?;
        row.end()
    }
}

/// Actors of a study up to which exact reliability on every day of change is shown unasked: beyond, dense networks
/// take a minute and more before they are given up.
const MOST_SURE: usize = 16;

/// What to show when no metric is named: every reading of the actor centrality that is read in most ways, how surely
/// requests are answered on the whole (up to 16 actors), and how near everyone is.
pub fn telling_metrics(study: &Study) -> Vec<&'static Metric> {
    let network = |metric: &&'static Metric| metric.scope() == Scope::Network;
    let higher = |metric: &&'static Metric| metric.better == Better::Higher;
    let sure = metrics()
        .filter(network)
        .filter(higher)
        .find(|metric| metric.reading == Reading::Availability)
        .filter(|_| actors(study).len() <= MOST_SURE);
    let readings = |concept: &str| metrics().filter(|other| other.concept == concept).count();
    let near = metrics()
        .filter(network)
        .filter(higher)
        .find(|metric| metric.reading == Reading::Hops && readings(metric.concept) > 1);
    central(metrics())
        .into_iter()
        .chain(sure)
        .chain(near)
        .collect()
}

/// Follows `chosen` over the history of `study` as `selection` keeps it, from the first change to the last (or the
/// study's own date, if that is later) unless days are given. The selection's date is not applied; what it takes away
/// or adds makes the other side, on the days on which it can be taken away or added.
///
/// # Errors
/// `Refused` where nothing is dated, nothing happens between the days, or there are more than [`MOST_DAYS`]; a name in
/// the selection that the study does not know.
pub fn timeline(
    study: &Study,
    selection: &Selection,
    labels: Option<[String; 2]>,
    chosen: &[&'static Metric],
    days: [Option<Date>; 2],
) -> Result<Timeline> {
    let mut notices = Vec::new();
    let study = &undefaulted(study, selection, &mut notices);
    let events = history(study, selection)?;
    let (from, to) = span(study, &events, days)?;
    let mut dates: BTreeSet<Date> = events
        .iter()
        .map(|event| event.date)
        .filter(|date| (from..=to).contains(date))
        .collect();
    if days[0].is_some() && events.iter().any(|event| event.date < from) {
        dates.insert(from);
    }
    if dates.is_empty() {
        return Err(Error::Refused(format!(
            "nothing changed from {from} to {to}; give other days"
        )));
    }
    if dates.len() > MOST_DAYS {
        return Err(Error::Refused(format!(
            "{} days of change: up to {MOST_DAYS} are measured; choose some with --since and --until",
            dates.len()
        )));
    }
    let walk = walk::Walk {
        study,
        selection,
        metrics: chosen,
    };
    let walked = walk.over(&dates, &events)?;
    notices.extend(walked.notices);
    let labels = labels.filter(|_| walk.is_edited());
    let [without, with] = labels.map_or([None, None], |labels| labels.map(Some));
    let mut timeline = Timeline {
        schema: "linchpin/timeline/1",
        network: walked.last,
        without,
        with,
        from,
        to,
        headline: Vec::new(),
        notices,
        metrics: chosen.iter().map(|&metric| metric.into()).collect(),
        spillover: None,
        names: names(study, &walked.moments),
        moments: walked.moments,
    };
    timeline.headline = words::headline(&timeline);
    Ok(timeline)
}

/// A default configuration keeps the agreements of one moment; a history is of all, unless one is named.
fn undefaulted(study: &Study, selection: &Selection, notices: &mut Vec<String>) -> Study {
    let mut study = study.clone();
    if selection.configuration.is_none()
        && let Some(id) = study.default.take()
    {
        notices.push(format!(
            "the default configuration `{id}` is set aside, so that every agreement of the study has its history; \
             {}:{id} keeps to it",
            study.id
        ));
    }
    study
}

/// Of the actors that occur: the study's own names before those of the catalogue.
fn names(study: &Study, moments: &[Moment]) -> BTreeMap<String, String> {
    let there = moments.iter().flat_map(|moment| &moment.actors);
    let events = moments.iter().flat_map(|moment| &moment.events);
    let occur: BTreeSet<&String> = there
        .chain(events.flat_map(|event| &event.actors))
        .collect();
    let known = catalogue().actors.iter().chain(&study.actor);
    let named = known.filter_map(|actor| Some((actor.id.clone(), actor.name.clone()?)));
    named.filter(|(id, _)| occur.contains(id)).collect()
}

fn span(study: &Study, events: &[Event], days: [Option<Date>; 2]) -> Result<(Date, Date)> {
    let (Some(first), Some(last)) = (events.first(), events.last()) else {
        return Err(Error::Refused(
            "nothing here is dated, so there is no history; give agreements in a study file their `from` and `to`, or \
             import a span of years with --years"
                .into(),
        ));
    };
    let from = days[0].unwrap_or(first.date);
    let to = days[1].unwrap_or(last.date.max(study.date.unwrap_or(last.date)).max(from));
    if to < from {
        return Err(Error::Refused(format!(
            "--until {to} comes before --since {from}"
        )));
    }
    Ok((from, to))
}

impl Timeline {
    /// The subjects of a metric, each once, in the order in which they come.
    pub fn subjects(&self, metric: &str) -> Vec<&[String]> {
        let mut subjects: Vec<&[String]> = Vec::new();
        let points = self.moments.iter().flat_map(|moment| &moment.points);
        for point in points.filter(|point| point.metric == metric) {
            if !subjects.contains(&point.subject.as_slice()) {
                subjects.push(&point.subject);
            }
        }
        subjects
    }
}

impl Moment {
    /// The point of a metric and subject.
    pub fn point(&self, metric: &str, subject: &[String]) -> Option<&Point> {
        let here = |point: &&Point| point.metric == metric && point.subject == subject;
        self.points.iter().find(here)
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_DAYS, Timeline, telling_metrics, timeline};
    use crate::{
        error::Result,
        metrics::{Metric, Reading, Scope},
        model::{Actor, Agreement, Date, Member, Range, Score, Selection, Status, Study},
    };

    fn day(text: &str) -> Date {
        text.parse().expect("a date")
    }

    fn pact(id: &str, members: [&str; 2], from: &str, to: Option<&str>) -> Agreement {
        Agreement {
            id: id.into(),
            members: Some(members.map(Member::named).to_vec()),
            strength: Some(Range::exact(1.0)),
            from: Some(day(from)),
            to: to.map(day),
            ..Agreement::default()
        }
    }

    fn study(actors: &[&str], agreement: Vec<Agreement>) -> Study {
        Study {
            id: "pacts".into(),
            actor: actors.iter().map(|id| Actor::named(*id)).collect(),
            agreement,
            ..Study::default()
        }
    }

    fn followed(study: &Study, days: [Option<Date>; 2]) -> Result<Timeline> {
        let metrics = [Metric::find("ties").expect("a registered metric")];
        timeline(study, &Selection::default(), None, &metrics, days)
    }

    #[test]
    fn how_surely_requests_are_answered_is_shown_unasked_for_up_to_sixteen_actors() {
        let sure = |actors: usize| {
            let names: Vec<String> = (0..actors).map(|at| format!("v{at}")).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let telling = telling_metrics(&study(&names, Vec::new()));
            let mut network = telling.iter().filter(|m| m.scope() == Scope::Network);
            network.any(|metric| metric.reading == Reading::Availability)
        };
        assert!(sure(2) && sure(16) && !sure(17));
    }

    #[test]
    fn a_first_day_that_is_asked_for_stands_where_something_stood_before() {
        let study = study(
            &["A", "B", "C"],
            vec![
                pact("P", ["A", "B"], "2000-01-01", None),
                pact("Q", ["B", "C"], "2005-01-01", None),
            ],
        );
        for (since, until, dates) in [
            (None, None, "2000-01-01 2005-01-01"),
            (Some("1999-01-01"), None, "2000-01-01 2005-01-01"),
            (Some("2000-01-01"), None, "2000-01-01 2005-01-01"),
            (Some("2001-01-01"), None, "2001-01-01 2005-01-01"),
            (Some("2001-01-01"), Some("2002-01-01"), "2001-01-01"),
            (Some("2005-01-01"), Some("2005-01-01"), "2005-01-01"),
            (None, Some("2004-12-31"), "2000-01-01"),
        ] {
            let found = followed(&study, [since.map(day), until.map(day)]).expect("a history");
            let moments = found.moments.iter().map(|moment| moment.date.to_string());
            let moments: Vec<String> = moments.collect();
            assert_eq!(moments.join(" "), dates, "{since:?} {until:?}");
        }
        let back = [Some(day("2002-01-01")), Some(day("2001-12-31"))];
        let said = followed(&study, back).expect_err("backwards").to_string();
        assert!(said.contains("comes before"), "{said}");
        let early = [Some(day("1990-01-01")), Some(day("1991-01-01"))];
        let said = followed(&study, early).expect_err("nothing").to_string();
        assert!(said.contains("nothing changed"), "{said}");
    }

    #[test]
    fn a_day_with_actors_and_no_tie_is_not_measured() {
        let mut study = study(
            &["A", "B", "C"],
            vec![
                pact("P", ["A", "B"], "2000-01-01", Some("2005-01-01")),
                pact("Q", ["A", "B"], "2010-01-01", None),
            ],
        );
        for (alone, reason) in [(true, "no tie is in force"), (false, "nothing is in force")] {
            if !alone {
                study.actor.pop();
            }
            let found = followed(&study, [None, None]).expect("a history");
            let skipped: Vec<_> = found.moments.iter().map(|moment| moment.skipped).collect();
            assert_eq!(skipped, [None, Some(reason), None]);
            assert!(found.moments[1].points.is_empty());
            assert_eq!(found.moments[1].actors.is_empty(), !alone);
            assert_eq!(found.subjects("ties"), [&[] as &[String]]);
        }
    }

    #[test]
    fn up_to_a_thousand_days_of_change_are_measured() {
        let year = |year: usize| Status {
            date: Date::new_year(year as i32),
            status: "noted".into(),
            ..Status::default()
        };
        let noted = |years: usize| {
            let mut pact = pact("P", ["A", "B"], "1000-01-01", None);
            pact.status = (1001..1000 + years).map(year).collect();
            followed(&study(&["A", "B"], vec![pact]), [None, None])
        };
        assert_eq!(noted(MOST_DAYS).expect("days").moments.len(), MOST_DAYS);
        let said = noted(MOST_DAYS + 1).expect_err("too many").to_string();
        assert!(said.contains("up to 1000 are measured"), "{said}");
    }

    #[test]
    fn an_edit_that_cannot_be_made_on_a_day_leaves_the_others_as_they_are() {
        let study = study(
            &["A", "B", "C"],
            vec![
                pact("P", ["A", "B"], "2000-01-01", None),
                pact("Q", ["B", "C"], "2005-01-01", None),
            ],
        );
        let strength = Metric::find("strength").expect("a registered metric");
        // Q is not there to be taken away in 2000; P is there and cannot be added; Q has no strength to be set.
        for (without, with, set, expected) in [
            ("Q P", "", "", [Some(0.0), Some(1.0)]),
            ("", "P A-C", "", [Some(1.0), Some(2.0)]),
            ("", "", "Q.strength=2 P.strength=0.5", [None, Some(0.5)]),
        ] {
            let names = |names: &str| names.split_whitespace().map(String::from).collect();
            let selection = Selection {
                without: names(without),
                with: names(with),
                set: names(set),
                ..Selection::default()
            };
            let found = timeline(&study, &selection, None, &[strength], [None, None]);
            let found = found.expect("a history");
            // Of A, on the first day.
            let point = found.moments[0].points.first();
            let value = |score: Option<Score>| score.and_then(Score::value);
            let both = point.map(|point| [value(point.without), value(point.with)]);
            assert_eq!(both, Some(expected), "{without} {with} {set}");
        }
    }
}
