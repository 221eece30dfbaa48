//! The findings in words, and events as readers say them.

use super::{Moment, Timeline, moves};
use crate::{
    analysis::{
        Summary, capital,
        number::{brief, score},
    },
    metrics::Reading,
    model::{Actor, Event, Happening, Score, joint, list},
};

/// Metrics of which the greatest change is told.
const MOST_TOLD: usize = 6;
/// Steps of a score that are told one by one.
const MOST_STEPS: usize = 4;
/// Agreements that begin or end on one day before only some are named.
const MOST_AGREEMENTS: usize = 2;
/// Actors named when several enter or leave at once.
const MOST_NAMED: usize = 5;

pub(super) fn headline(timeline: &Timeline) -> Vec<String> {
    let (from, to) = (timeline.from, timeline.to);
    let happened = timeline
        .moments
        .iter()
        .filter(|moment| !moment.events.is_empty());
    let days = happened.clone().count();
    let moving = happened.filter(|moment| !moment.changes.is_empty()).count();
    let mut sentences = vec![match days {
        0 => format!("Nothing changed from {from} to {to}."),
        1 => format!("From {from} to {to} something happened on one day."),
        _ => format!(
            "From {from} to {to} something happened on {days} days; on {moving} of them a tie came, went or changed."
        ),
    }];
    for card in timeline.metrics.iter().take(MOST_TOLD) {
        sentences.extend(greatest(timeline, card.id, &title(timeline, card.id)));
    }
    sentences.extend(apart(timeline));
    sentences
}

/// A metric's name in a sentence, with its reading where that is not in the name.
fn title(timeline: &Timeline, metric: &str) -> String {
    let Some(card) = timeline.metrics.iter().find(|card| card.id == metric) else {
        return metric.to_string();
    };
    let siblings = timeline
        .metrics
        .iter()
        .filter(|other| other.concept == card.concept);
    if siblings.count() < 2 || card.title.contains('(') || card.reading == Reading::Hops {
        card.title.to_string()
    } else {
        format!("{} ({})", card.title, card.reading.word())
    }
}

/// Whether a metric is about the same actors or pairs on every day, or about the network as a whole.
fn is_of_the_same(timeline: &Timeline, metric: &str) -> bool {
    let subjects = |moment: &Moment| -> Vec<Vec<String>> {
        let own = moment.points.iter().filter(|point| point.metric == metric);
        let there = own.filter(|point| point.with.is_some() && !point.subject.is_empty());
        there.map(|point| point.subject.clone()).collect()
    };
    let mut days = timeline.moments.iter().map(subjects);
    let first = days.next();
    days.all(|day| Some(day) == first)
}

/// The score of the subject that moves most: every step where there are few, else the greatest.
fn greatest(timeline: &Timeline, metric: &'static str, title: &str) -> Option<String> {
    let Some((moved, at)) = timeline.greatest(metric) else {
        let measured = timeline.moments.iter().flat_map(|moment| &moment.points);
        let own = measured.filter(|point| point.metric == metric);
        let reasons: Vec<_> = own.filter_map(|point| Some(point.with?.reason())).collect();
        let first = reasons.first()?;
        return Some(match first {
            Some(reason) if reasons.iter().all(|other| other == first) => {
                format!("{title} is undefined on every day ({reason}).")
            }
            _ if reasons.iter().all(Option::is_some) => {
                format!("{title} is undefined on every day.")
            }
            _ if is_of_the_same(timeline, metric) => format!("{title} never moves."),
            _ => format!("{title} never moves for those who are there before and after."),
        });
    };
    let whom = timeline.whom(&moved.subject);
    let why = |moment: &Moment| {
        let cause = match timeline.happenings(&moment.events).as_slice() {
            [] => String::new(),
            [one] => one.clone(),
            [one, rest @ ..] => format!("{one}, and {} more", rest.len()),
        };
        // A mean over pairs can fall because there are more of them.
        let came = moment.arrived.len() as isize - moment.departed.len() as isize;
        let after = moment.actors.len();
        let crowd = match came {
            0 => String::new(),
            came => format!("{after} actors in place of {}", after as isize - came),
        };
        let both: Vec<String> = [cause, crowd]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        if both.is_empty() {
            String::new()
        } else {
            format!(" ({})", both.join("; "))
        }
    };
    let mut steps: Vec<(&Moment, Option<Score>)> = Vec::new();
    for moment in timeline
        .moments
        .iter()
        .filter(|moment| moment.skipped.is_none())
    {
        let score = moment
            .point(metric, &moved.subject)
            .and_then(|point| point.with);
        let last = steps.last().map(|(_, last)| *last);
        if score.and_then(Score::place).is_some()
            && last.is_none_or(|last| moves::size(last, score) > 0.0)
        {
            steps.push((moment, score));
        }
    }
    if steps.len() <= MOST_STEPS {
        let told = steps.iter().enumerate().map(|(step, (moment, score))| {
            let why = if step == 0 {
                String::new()
            } else {
                why(moment)
            };
            format!("{} from {}{why}", said(*score), moment.date)
        });
        return Some(format!("{title}{whom}: {}.", list(told)));
    }
    let moment = &timeline.moments[at];
    Some(format!(
        "{title}{whom}: greatest change on {}, from {} to {}{}.",
        moment.date,
        said(moved.before),
        said(moved.after),
        why(moment)
    ))
}

fn said(value: Option<Score>) -> String {
    value
        .and_then(Score::value)
        .map_or_else(|| score(value), brief)
}

/// From when on the sides differ.
fn apart(timeline: &Timeline) -> Option<String> {
    let without = timeline.without.as_ref()?;
    let differs = |moment: &&Moment| {
        let mut points = moment.points.iter();
        points.any(|point| moves::size(point.without, point.with) > 0.0)
    };
    Some(match timeline.moments.iter().find(differs) {
        Some(moment) => format!(
            "{} the scores are others from {} on.",
            capital(without),
            moment.date
        ),
        None => format!("{} every score is the same on every day.", capital(without)),
    })
}

impl Timeline {
    /// The name of an actor; its id where none is known.
    pub fn name<'t>(&'t self, id: &'t str) -> &'t str {
        self.names.get(id).map_or(id, String::as_str)
    }

    /// The same in a sentence.
    pub(super) fn spoken(&self, id: &str) -> String {
        let actor = Actor {
            name: Some(self.name(id).to_string()),
            ..Actor::default()
        };
        actor.in_a_sentence()
    }

    /// " of Japan", " of Japan–South Korea", or nothing for the network.
    pub fn whom(&self, subject: &[String]) -> String {
        let names: Vec<String> = subject.iter().map(|id| self.spoken(id)).collect();
        if names.is_empty() {
            String::new()
        } else {
            format!(" of {}", self.joined(names.iter().map(String::as_str)))
        }
    }

    /// The ends of a pair with a dash between, or an arrow where ties run one way.
    pub fn joined<'n>(&self, names: impl Iterator<Item = &'n str>) -> String {
        let names: Vec<&str> = names.collect();
        names.join(self.network.as_ref().map_or(joint(false), Summary::joint))
    }

    /// Events of a day as readers say them; entries into one agreement are one, and so are exits, and many agreements
    /// that begin or end together.
    pub fn happenings(&self, events: &[Event]) -> Vec<String> {
        let crowd = |what: Happening| {
            let alike = events.iter().filter(|event| event.what == what).count();
            what != Happening::Status && alike > MOST_AGREEMENTS
        };
        let alike = |event: &Event, other: &Event| {
            let one = match event.what {
                Happening::Joined | Happening::Left => event.agreement == other.agreement,
                what => crowd(what),
            };
            event.what == other.what && one
        };
        let mut told: Vec<String> = Vec::new();
        for (at, event) in events.iter().enumerate() {
            if events[..at].iter().any(|other| alike(event, other)) {
                continue;
            }
            let later = events[at + 1..].iter().filter(|other| alike(event, other));
            let group: Vec<&Event> = std::iter::once(event).chain(later).collect();
            told.push(self::told(event, &group, &|id| self.spoken(id), &|id| {
                self.name(id).to_string()
            }));
        }
        told
    }
}

fn told(
    event: &Event,
    group: &[&Event],
    spoken: &dyn Fn(&str) -> String,
    name: &dyn Fn(&str) -> String,
) -> String {
    let title = &event.title;
    let who = || {
        let actors: Vec<&String> = group.iter().flat_map(|event| &event.actors).collect();
        let names = actors.iter().take(MOST_NAMED).map(|id| spoken(id));
        let names: Vec<String> = names.collect();
        match actors.len() - names.len() {
            0 => capital(&list(names.into_iter())),
            more => format!("{} and {more} more", capital(&names.join(", "))),
        }
    };
    let one = group.len() == 1;
    match event.what {
        Happening::InForce if one => format!("{title} enters into force"),
        Happening::Ended if one => format!("{title} ends"),
        Happening::InForce => format!("{} enter into force", titles(group)),
        Happening::Ended => format!("{} end", titles(group)),
        Happening::Joined => {
            format!("{} {} {title}", who(), if one { "enters" } else { "enter" })
        }
        Happening::Left => {
            format!("{} {} {title}", who(), if one { "leaves" } else { "leave" })
        }
        Happening::Status => {
            let what = if event.note.is_empty() {
                event.status.replace('_', " ")
            } else {
                event.note.clone()
            };
            let of = if title.is_empty() {
                let names = event.actors.iter().map(|id| name(id));
                names.collect::<Vec<_>>().join("–")
            } else {
                title.clone()
            };
            format!("{of}: {what}")
        }
    }
}

/// One event as readers say it: "Japan-ROK GSOMIA enters into force".
pub fn event_in_words(event: &Event, name: &dyn Fn(&str) -> String) -> String {
    let spoken = |id: &str| {
        let actor = Actor {
            name: Some(name(id)),
            ..Actor::default()
        };
        actor.in_a_sentence()
    };
    told(event, &[event], &spoken, name)
}

/// "A, B and 5 more".
fn titles(group: &[&Event]) -> String {
    let named: Vec<&str> = group
        .iter()
        .take(MOST_AGREEMENTS)
        .map(|e| e.title.as_str())
        .collect();
    format!(
        "{} and {} more",
        named.join(", "),
        group.len() - named.len()
    )
}

#[cfg(test)]
mod tests {
    use super::{Event, Happening, Score, Timeline, greatest, title};
    use crate::{
        analysis::Point,
        metrics::{Metric, Scope},
        model::{Agreement, Date, Member, Selection, Study},
    };

    fn new_year(year: i32) -> Date {
        Date::new_year(year).expect("a date")
    }

    /// Pacts by their two members and the years in which they begin and end.
    fn followed(metrics: &[&str], pacts: &[(&str, [&str; 2], i32, Option<i32>)]) -> Timeline {
        let pact = |&(id, members, from, to): &(&str, [&str; 2], i32, Option<i32>)| Agreement {
            id: id.into(),
            members: Some(members.map(Member::named).to_vec()),
            from: Some(new_year(from)),
            to: to.map(new_year),
            ..Agreement::default()
        };
        let study = Study {
            id: "pacts".into(),
            agreement: pacts.iter().map(pact).collect(),
            ..Study::default()
        };
        let metrics = metrics.iter().map(|id| Metric::find(id).expect("a metric"));
        let metrics: Vec<&'static Metric> = metrics.collect();
        let none = Selection::default();
        super::super::timeline(&study, &none, None, &metrics, [None, None]).expect("a history")
    }

    /// One pact a year, each with an actor more.
    fn yearly(pacts: usize) -> Timeline {
        let all = [
            ("P", ["A", "B"], 2000, None),
            ("Q", ["A", "C"], 2001, None),
            ("R", ["A", "D"], 2002, None),
            ("S", ["A", "E"], 2003, None),
            ("T", ["A", "F"], 2004, None),
        ];
        followed(&["ties"], &all[..pacts])
    }

    #[test]
    fn a_title_has_its_reading_where_another_reading_stands_beside_it() {
        for (metrics, words) in [
            ("mean-delay", "Mean delay"),
            ("mean-delay efficiency-delay", "Mean delay"),
            ("mean-delay mean-distance", "Mean delay (delay)"),
            ("degree degree-share", "Degree"),
            ("efficiency-delay efficiency", "Efficiency (least delay)"),
        ] {
            let metrics: Vec<&str> = metrics.split(' ').collect();
            let timeline = followed(&metrics, &[("P", ["A", "B"], 2000, None)]);
            assert_eq!(title(&timeline, metrics[0]), words);
        }
        assert_eq!(title(&yearly(1), "elsewhere"), "elsewhere");
    }

    #[test]
    fn up_to_four_steps_are_told_with_what_happened_and_of_more_the_greatest() {
        let [q, r, s] = [("Q", 3), ("R", 4), ("S", 5)].map(|(id, after)| {
            let before = after - 1;
            format!("({id} enters into force; {after} actors in place of {before})")
        });
        assert_eq!(
            yearly(4).headline,
            [
                "From 2000-01-01 to 2003-01-01 something happened on 4 days; on 4 of them a tie came, went or changed."
                    .to_string(),
                format!(
                    "Tied pairs: 1 from 2000-01-01, 2 from 2001-01-01 {q}, 3 from 2002-01-01 {r} and 4 from 2003-01-01 {s}."
                ),
            ]
        );
        assert_eq!(
            yearly(5).headline[1],
            format!("Tied pairs: greatest change on 2001-01-01, from 1 to 2 {q}.")
        );
        assert_eq!(
            yearly(1).headline[0],
            "From 2000-01-01 to 2000-01-01 something happened on one day."
        );
        let gone = [
            ("P", ["A", "B"], 2000, Some(2002)),
            ("Q", ["B", "C"], 2000, None),
        ];
        assert_eq!(
            followed(&["ties"], &gone).headline[1],
            "Tied pairs: 2 from 2000-01-01 and 1 from 2002-01-01 (P ends; 2 actors in place of 3)."
        );
    }

    #[test]
    fn what_never_moves_is_told_with_the_reason_where_there_is_one() {
        let told = |days: [&[Score]; 2]| {
            let mut timeline = yearly(2);
            for (moment, scores) in timeline.moments.iter_mut().zip(days) {
                let point = |(at, &score): (usize, &Score)| Point {
                    metric: "degree",
                    scope: Scope::Actor,
                    subject: vec![format!("v{at}")],
                    without: None,
                    with: Some(score),
                };
                moment.points = scores.iter().enumerate().map(point).collect();
            }
            greatest(&timeline, "degree", "Degree")
        };
        let (tied, alone) = (Score::Undefined("no ties"), Score::Undefined("alone"));
        let one = Score::Defined(1.0);
        for (days, words) in [
            (
                [[tied], [tied]],
                "Degree is undefined on every day (no ties).",
            ),
            ([[tied], [alone]], "Degree is undefined on every day."),
            ([[one], [one]], "Degree never moves."),
        ] {
            assert_eq!(told([&days[0], &days[1]]).as_deref(), Some(words));
        }
        let mixed = told([&[tied, one], &[tied, one]]);
        assert_eq!(mixed.as_deref(), Some("Degree never moves."));
        // Somebody comes.
        assert_eq!(
            told([&[one], &[one, one]]).as_deref(),
            Some("Degree never moves for those who are there before and after.")
        );
        assert_eq!(told([&[], &[]]), None);
    }

    #[test]
    fn events_of_a_day_that_are_one_thing_are_told_as_one() {
        let event = |what: Happening, pact: &str, actor: &str| Event {
            date: new_year(2000),
            what,
            agreement: Some(pact.into()),
            title: pact.into(),
            layer: None,
            actors: [actor].into_iter().map(String::from).collect(),
            status: "notice_given".into(),
            kind: None,
            note: String::new(),
        };
        use Happening::{Ended, InForce, Joined, Left, Status};
        let joined = ["A", "B", "C", "D", "E", "F"].map(|id| event(Joined, "P", id));
        let timeline = yearly(1);
        for (events, words) in [
            (
                vec![event(InForce, "P", ""), event(InForce, "Q", "")],
                "P enters into force; Q enters into force",
            ),
            (
                ["P", "Q", "R"].map(|id| event(InForce, id, "")).to_vec(),
                "P, Q and 1 more enter into force",
            ),
            (
                vec![event(Ended, "P", ""), event(Ended, "Q", "")],
                "P ends; Q ends",
            ),
            (
                ["P", "Q", "R", "S"].map(|id| event(Ended, id, "")).to_vec(),
                "P, Q and 2 more end",
            ),
            (
                ["P", "P", "Q"].map(|id| event(Status, id, "")).to_vec(),
                "P: notice given; P: notice given; Q: notice given",
            ),
            (
                vec![
                    event(Joined, "P", "A"),
                    event(Joined, "Q", "B"),
                    event(Joined, "P", "C"),
                ],
                "A and C enter P; B enters Q",
            ),
            (
                vec![
                    event(Joined, "P", "A"),
                    event(Left, "P", "B"),
                    event(Ended, "P", ""),
                ],
                "A enters P; B leaves P; P ends",
            ),
            (joined[..5].to_vec(), "A, B, C, D and E enter P"),
            (joined.to_vec(), "A, B, C, D, E and 1 more enter P"),
        ] {
            assert_eq!(timeline.happenings(&events).join("; "), words);
        }
    }
}
