//! What a study tells of the past: every dated thing that happened to its agreements.

use super::{Builder, actor_ids};
use crate::{
    error::Result,
    model::{Agreement, Date, Selection, Status, Study, Target, catalogue},
};
use serde::Serialize;
use std::collections::BTreeSet;

/// Events of the catalogue that belong to no agreement, between two actors, in any layer; in order of date.
pub fn outside(a: &str, b: &str) -> Vec<Event> {
    let pair: BTreeSet<String> = [a, b].map(String::from).into();
    let events = catalogue().events.iter();
    let mut events: Vec<Event> = events.filter_map(|event| beside(event, &pair)).collect();
    events.sort_by_key(|event| event.date);
    events
}

/// Something that happened on a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Event {
    /// The day from which it holds.
    pub date: Date,
    /// What kind of thing it is.
    pub what: Happening,
    /// The agreement's id; null for an event that belongs to none.
    pub agreement: Option<String>,
    /// The agreement's name; empty for an event that belongs to none.
    pub title: String,
    /// Its layer; null where none is coded.
    pub layer: Option<String>,
    /// The actors that it concerns: who joined or left, or the pair; empty for the whole agreement.
    pub actors: Vec<String>,
    /// The word of a status event, `termination_notified`; else empty.
    pub status: String,
    /// What the agreement counts as from then on, as a status event says; null where it says nothing.
    pub kind: Option<String>,
    /// What happened, for readers; may be empty.
    pub note: String,
}

/// Kinds of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Happening {
    /// An agreement enters into force.
    InForce,
    /// Somebody enters an agreement after its first day.
    Joined,
    /// Somebody leaves an agreement before its last day.
    Left,
    /// Something happens to an agreement, or to a pair outside any.
    Status,
    /// An agreement ends: the first day without it.
    Ended,
}

/// Ids of every actor that may occur in the study, whatever the date.
pub fn actors(study: &Study) -> BTreeSet<String> {
    actor_ids(study)
}

/// The study's agreements as they stand in the configuration, in force or not, with those that the selection adds.
///
/// # Errors
/// A name in the selection that the study does not know.
pub fn agreements(study: &Study, selection: &Selection) -> Result<Vec<Agreement>> {
    let mut builder = Builder::new(study, selection)?;
    for target in builder.targets(&selection.with)? {
        if let Target::Agreement(id) = target {
            builder.forced.insert(id);
        }
    }
    Ok(builder.listed())
}

/// Every dated event of the agreements that `selection` keeps of `study`, in order of date; its date is not applied.
/// Events outside any agreement are those of the catalogue between actors of the study, in layers that it has.
///
/// # Errors
/// A name in the selection that the study does not know.
pub fn history(study: &Study, selection: &Selection) -> Result<Vec<Event>> {
    let mut builder = Builder::new(study, selection)?;
    let configured = builder.configuration.map(|c| c.with.as_slice());
    let mut additions = builder.targets(configured.unwrap_or_default())?;
    additions.extend(builder.targets(&selection.with)?);
    for target in additions {
        if let Target::Agreement(id) = target {
            builder.forced.insert(id);
        }
    }
    let actors = actor_ids(study);
    let mut events = Vec::new();
    for agreement in builder.listed() {
        let chosen = builder.only.as_ref().is_none_or(|only| {
            only.iter().any(|target| match target {
                Target::Agreement(id) => *id == agreement.id,
                Target::Pair(..) => true,
                Target::Actor(_) => false,
            })
        });
        let wanted = chosen && builder.in_layers(agreement.layer.as_deref());
        if wanted || builder.forced.contains(&agreement.id) {
            events.extend(of(&agreement, &actors));
        }
    }
    let layers = match builder.layers.as_slice() {
        [] => builder.known_layers(),
        layers => layers.iter().cloned().collect(),
    };
    let of_layers = |event: &&Status| event.layer.as_ref().is_some_and(|l| layers.contains(l));
    let outside = catalogue().events.iter().filter(of_layers);
    events.extend(outside.filter_map(|event| beside(event, &actors)));
    events.sort_by_key(|event| event.date);
    Ok(events)
}

/// What happened to one agreement, as far as it concerns two of `actors` at least.
fn of(agreement: &Agreement, actors: &BTreeSet<String>) -> Vec<Event> {
    let members = agreement.members.iter().flatten();
    let members: Vec<_> = members
        .filter(|member| actors.contains(&member.actor))
        .collect();
    let parties: BTreeSet<&String> = members.iter().map(|member| &member.actor).collect();
    if parties.len() < 2 {
        return Vec::new();
    }
    let event = |date, what| Event {
        date,
        what,
        agreement: Some(agreement.id.clone()),
        title: agreement.name().to_string(),
        layer: agreement.layer.clone(),
        actors: Vec::new(),
        status: String::new(),
        kind: None,
        note: String::new(),
    };
    let mut events = Vec::new();
    let concluded = agreement.concluded != Some(false);
    let entries = members.iter().map(|member| member.from.max(agreement.from));
    let first = entries.clone().flatten().min();
    let exits = members
        .iter()
        .map(|m| [m.to, agreement.to].into_iter().flatten().min());
    if let Some(first) = first.filter(|_| concluded) {
        events.push(event(first, Happening::InForce));
    }
    for (member, (entry, exit)) in members.iter().zip(entries.zip(exits)) {
        let moves = [
            (entry.filter(|day| Some(*day) != first), Happening::Joined),
            (
                exit.filter(|day| Some(*day) != agreement.to),
                Happening::Left,
            ),
        ];
        for (day, what) in moves {
            if let Some(day) = day.filter(|_| concluded) {
                let actors = vec![member.actor.clone()];
                events.push(Event {
                    actors,
                    ..event(day, what)
                });
            }
        }
    }
    for status in &agreement.status {
        let Some(date) = status.date else { continue };
        let here = |pair: &[String; 2]| pair.iter().all(|actor| actors.contains(actor));
        if status.pair.as_ref().is_some_and(|pair| !here(pair)) {
            continue;
        }
        let same = |event: &&mut Event| event.what == Happening::InForce && event.date == date;
        match events.iter_mut().find(same) {
            // The event of the first day says more of it.
            Some(event) if status.kind.is_none() => event.note.clone_from(&status.note),
            _ => events.push(Event {
                actors: status.pair.iter().flatten().cloned().collect(),
                status: status.status.clone(),
                kind: status.kind.clone(),
                note: status.note.clone(),
                ..event(date, Happening::Status)
            }),
        }
    }
    if let Some(end) = agreement.to.filter(|_| concluded) {
        events.push(event(end, Happening::Ended));
    }
    events
}

/// An event outside any agreement, if it concerns two of `actors`.
fn beside(event: &Status, actors: &BTreeSet<String>) -> Option<Event> {
    let pair = event.pair.as_ref()?;
    let concerns = pair.iter().all(|actor| actors.contains(actor));
    Some(Event {
        date: event.date.filter(|_| concerns)?,
        what: Happening::Status,
        agreement: None,
        title: String::new(),
        layer: event.layer.clone(),
        actors: pair.to_vec(),
        status: event.status.clone(),
        kind: event.kind.clone(),
        note: event.note.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::{Happening, history};
    use crate::model::{Agreement, Member, Selection, Status, Study};

    #[test]
    fn a_note_on_the_first_day_is_of_the_beginning_unless_it_changes_what_it_counts_as() {
        let told = |date: &str, kind: Option<&str>| {
            let status = Status {
                date: date.parse().ok(),
                kind: kind.map(String::from),
                note: "so".into(),
                ..Status::default()
            };
            let study = Study {
                agreement: vec![Agreement {
                    id: "X".into(),
                    members: Some(["A", "B"].map(Member::named).to_vec()),
                    from: "2000-01-01".parse().ok(),
                    status: vec![status],
                    ..Agreement::default()
                }],
                ..Study::default()
            };
            let events = history(&study, &Selection::default()).expect("a history");
            let own = events.iter().filter(|event| event.agreement.is_some());
            own.map(|event| (event.what, event.note.clone()))
                .collect::<Vec<_>>()
        };
        let so = || "so".to_string();
        assert_eq!(told("2000-01-01", None), [(Happening::InForce, so())]);
        let two = [
            (Happening::InForce, String::new()),
            (Happening::Status, so()),
        ];
        assert_eq!(told("2000-01-01", Some("none")), two);
        assert_eq!(told("2000-01-02", None), two);
    }
}
