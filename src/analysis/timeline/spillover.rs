//! Spillover: in which order the ties of two actors were lost and came back over layers, and how many days lay between.
//!
//! An order in time is no cause, and one pair is one case: the result says what followed what.

use super::walk;
use crate::{
    error::{Error, Result, nearest},
    model::{
        Actor, Date, Event, Happening, Level, Selection, Study, actors, catalogue, history, list,
        outside,
    },
};
use serde::Serialize;
use std::collections::BTreeMap;

/// Losses and returns between two actors.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Spillover {
    /// The ids of the two.
    pub between: [String; 2],
    /// Their names.
    pub names: [String; 2],
    /// The findings in words.
    pub headline: Vec<String>,
    /// In order of date.
    pub turns: Vec<Turn>,
}

/// A day on which a layer of the pair turned.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Turn {
    /// The day.
    pub date: Date,
    /// The layer; `no layer` where none is coded.
    pub layer: String,
    /// Which way.
    pub way: Way,
    /// What happened.
    pub what: String,
    /// The layer, another, that turned the same way last before; null where none did.
    pub after: Option<String>,
    /// Days since then; null likewise.
    pub days: Option<i64>,
}

/// Which way a layer turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// More than before, with no loss before it.
    Gain,
    /// Less than before.
    Loss,
    /// More than before, after a loss.
    Return,
}

impl Way {
    /// The word in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Way::Gain => "gain",
            Way::Loss => "loss",
            Way::Return => "return",
        }
    }
}

/// What the status of an event outside any agreement says.
const DEGRADED: &str = "degraded";
const RESTORED: &str = "restored";

/// A smaller change of strength is rounding.
const SAME: f64 = 1e-9;

/// Follows the two over all layers of `study` and over the catalogue's events outside agreements. The selection's
/// date, layers and edits are not applied.
///
/// # Errors
/// An actor that the study does not know, or the same twice.
pub fn spillover(study: &Study, selection: &Selection, between: [&str; 2]) -> Result<Spillover> {
    let known = actors(study);
    for id in between {
        if !known.contains(id) {
            return Err(Error::Unknown {
                what: "actor",
                id: id.into(),
                near: nearest(id, known.iter().map(String::as_str)),
                way_out: "--between takes the ids of two actors of the study, as in JPN,KOR".into(),
            });
        }
    }
    let [a, b] = between;
    if a == b {
        return Err(Error::Refused(format!(
            "--between {a},{b}: two different actors are needed"
        )));
    }
    let mut study = super::undefaulted(study, selection, &mut Vec::new());
    study.layers.clear();
    let bare = Selection {
        configuration: selection.configuration.clone(),
        transit: selection.transit,
        undirected: selection.undirected,
        only: selection.only.clone(),
        ..Selection::default()
    };
    let inside = history(&study, &bare)?;
    let mut days: BTreeMap<Date, Vec<&Event>> = BTreeMap::new();
    for event in inside.iter().filter(|event| event.agreement.is_some()) {
        days.entry(event.date).or_default().push(event);
    }
    let mut strengths: BTreeMap<String, f64> = BTreeMap::new();
    let mut turned: Vec<(Date, String, bool, String)> = Vec::new();
    let first = days.keys().next().and_then(|day| day.yesterday());
    if let Some(before) = first {
        strengths = strength(&study, &bare, before, between)?;
    }
    for (&date, events) in &days {
        let now = strength(&study, &bare, date, between)?;
        let layers = strengths.keys().chain(now.keys());
        let layers: std::collections::BTreeSet<&String> = layers.collect();
        for layer in layers {
            let of = |map: &BTreeMap<String, f64>| map.get(layer).copied().unwrap_or(0.0);
            let change = of(&now) - of(&strengths);
            if change.abs() > SAME {
                turned.push((date, layer.clone(), change > 0.0, told(events, layer)));
            }
        }
        strengths = now;
    }
    for event in outside(a, b) {
        let layer = event.layer.clone().unwrap_or_else(|| NO_LAYER.into());
        match event.status.as_str() {
            DEGRADED => turned.push((event.date, layer, false, event.note)),
            RESTORED => turned.push((event.date, layer, true, event.note)),
            _ => {}
        }
    }
    turned.sort_by(|x, y| (x.0, &x.1).cmp(&(y.0, &y.1)));
    let turns = turns(turned);
    let names = between.map(|id| name(&study, id));
    Ok(Spillover {
        between: between.map(String::from),
        headline: headline(&turns, &names),
        names,
        turns,
    })
}

const NO_LAYER: &str = "no layer";

/// Summed strength of the pair's ties by layer, at the middle of the ranges.
fn strength(
    study: &Study,
    selection: &Selection,
    date: Date,
    [a, b]: [&str; 2],
) -> Result<BTreeMap<String, f64>> {
    let on = Selection {
        date: Some(date),
        ..selection.clone()
    };
    let mut strengths = BTreeMap::new();
    let Some(network) = walk::resolved(study, &on)? else {
        return Ok(strengths);
    };
    for (x, y, tie) in network.ties() {
        let ends = [network.actor(x).id.as_str(), network.actor(y).id.as_str()];
        if ends == [a, b] || ends == [b, a] {
            let layer = tie.layer.clone().unwrap_or_else(|| NO_LAYER.into());
            *strengths.entry(layer).or_insert(0.0) += tie.strength.at(Level::Mid);
        }
    }
    Ok(strengths)
}

/// The events of a day in a layer.
fn told(events: &[&Event], layer: &str) -> String {
    let here = events
        .iter()
        .filter(|event| event.layer.as_deref().unwrap_or(NO_LAYER) == layer);
    let told = here.map(|event| {
        let what = match event.what {
            Happening::InForce => "enters into force",
            Happening::Ended => "ends",
            Happening::Joined => "somebody enters",
            Happening::Left => "somebody leaves",
            Happening::Status if event.note.is_empty() => event.status.as_str(),
            Happening::Status => event.note.as_str(),
        };
        format!("{}: {}", event.title, what.replace('_', " "))
    });
    told.collect::<Vec<_>>().join("; ")
}

/// A rise after a loss is a return; lags are counted to the last turn of the same way in another layer.
fn turns(turned: Vec<(Date, String, bool, String)>) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    for (date, layer, up, what) in turned {
        let lost = turns
            .iter()
            .any(|turn| turn.layer == layer && turn.way == Way::Loss);
        let way = match (up, lost) {
            (false, _) => Way::Loss,
            (true, true) => Way::Return,
            (true, false) => Way::Gain,
        };
        let last = turns
            .iter()
            .rev()
            .find(|turn| turn.way == way && turn.layer != layer);
        let (after, days) = match last.filter(|_| way != Way::Gain) {
            Some(turn) => (Some(turn.layer.clone()), Some(turn.date.days_to(date))),
            None => (None, None),
        };
        turns.push(Turn {
            date,
            layer,
            way,
            what,
            after,
            days,
        });
    }
    turns
}

fn headline(turns: &[Turn], names: &[String; 2]) -> Vec<String> {
    let pair = names.join(" and ");
    let mut sentences = Vec::new();
    for (way, word) in [(Way::Loss, "loss"), (Way::Return, "return")] {
        let mut firsts: Vec<&Turn> = Vec::new();
        for turn in turns.iter().filter(|turn| turn.way == way) {
            if !firsts.iter().any(|first| first.layer == turn.layer) {
                firsts.push(turn);
            }
        }
        let Some((first, later)) = firsts.split_first() else {
            continue;
        };
        let later = later.iter().map(|turn| {
            let days = first.date.days_to(turn.date);
            let days = if days == 1 {
                "1 day".to_string()
            } else {
                format!("{days} days")
            };
            format!("in {} {days} later, on {}", turn.layer, turn.date)
        });
        let later = list(later);
        sentences.push(if later.is_empty() {
            format!(
                "Between {pair} the only layer with a {word} is {}, first on {}.",
                first.layer, first.date
            )
        } else {
            format!(
                "Between {pair} the first {word} was in {}, on {}; the first {later}.",
                first.layer, first.date
            )
        });
    }
    if sentences.is_empty() {
        sentences.push(format!("Between {pair} nothing was lost in any layer."));
    } else {
        sentences.push(
            "What came first need not have caused what followed, and one pair is one case.".into(),
        );
    }
    sentences
}

fn name(study: &Study, id: &str) -> String {
    let own = study
        .actor
        .iter()
        .find(|actor| actor.id == id && actor.name.is_some());
    let actor = own.or_else(|| catalogue().actor(id)).cloned();
    actor.unwrap_or_else(|| Actor::named(id)).in_a_sentence()
}

#[cfg(test)]
mod tests {
    use super::{Turn, Way, headline, told, turns};
    use crate::model::{Date, Event, Happening};

    fn day(text: &str) -> Date {
        text.parse().expect("a date")
    }

    /// Losses and gains in order of date.
    fn turned(rows: &[(&str, &str, bool)]) -> Vec<Turn> {
        let row = |&(date, layer, up): &(&str, &str, bool)| {
            (day(date), layer.to_string(), up, String::new())
        };
        turns(rows.iter().map(row).collect())
    }

    #[test]
    fn a_rise_is_a_return_where_its_own_layer_was_lost_and_days_count_from_another_layer() {
        let found = turned(&[
            ("2000-01-01", "trade", true),
            ("2000-01-11", "trade", false),
            ("2000-01-21", "access", true),
            ("2000-01-31", "access", false),
            ("2000-02-10", "trade", true),
            ("2000-02-20", "access", true),
            ("2000-03-01", "access", false),
        ]);
        let found: Vec<(Way, Option<&str>, Option<i64>)> = found
            .iter()
            .map(|turn| (turn.way, turn.after.as_deref(), turn.days))
            .collect();
        assert_eq!(
            found,
            [
                (Way::Gain, None, None),
                (Way::Loss, None, None),
                (Way::Gain, None, None),
                (Way::Loss, Some("trade"), Some(20)),
                (Way::Return, None, None),
                (Way::Return, Some("trade"), Some(10)),
                (Way::Loss, Some("trade"), Some(50)),
            ]
        );
    }

    #[test]
    fn the_first_turn_of_each_layer_is_told() {
        let names = ["Japan", "South Korea"].map(String::from);
        let said = |rows: &[(&str, &str, bool)]| headline(&turned(rows), &names);
        let rows = [
            ("2000-01-01", "trade", false),
            ("2000-01-02", "access", false),
            ("2000-01-03", "trade", false),
            ("2000-01-05", "logistics", false),
        ];
        assert_eq!(
            said(&rows)[0],
            "Between Japan and South Korea the first loss was in trade, on 2000-01-01; the first in access 1 day later, \
             on 2000-01-02 and in logistics 4 days later, on 2000-01-05."
        );
        assert_eq!(
            said(&rows[2..3])[0],
            "Between Japan and South Korea the only layer with a loss is trade, first on 2000-01-03."
        );
        assert_eq!(said(&rows).len(), 2, "a caution follows");
        assert_eq!(
            said(&[("2000-01-01", "trade", true)]),
            ["Between Japan and South Korea nothing was lost in any layer."]
        );
    }

    #[test]
    fn the_events_of_a_layer_are_told_by_their_notes_where_they_have_some() {
        let event = |what: Happening, layer: Option<&str>, status: &str, note: &str| Event {
            date: day("2000-01-01"),
            what,
            agreement: Some("P".into()),
            title: "Pact".into(),
            layer: layer.map(String::from),
            actors: Vec::new(),
            status: status.into(),
            kind: None,
            note: note.into(),
        };
        let events = [
            event(Happening::InForce, Some("trade"), "", ""),
            event(Happening::Status, Some("trade"), "notice_given", ""),
            event(
                Happening::Status,
                Some("trade"),
                "notice_given",
                "by letter",
            ),
            event(Happening::Ended, None, "", ""),
        ];
        let events: Vec<&Event> = events.iter().collect();
        assert_eq!(
            told(&events, "trade"),
            "Pact: enters into force; Pact: notice given; Pact: by letter"
        );
        assert_eq!(told(&events, "no layer"), "Pact: ends");
    }
}
