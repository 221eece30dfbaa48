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
            _ => format!("{title} never moves."),
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
