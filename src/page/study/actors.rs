//! The actors with their places in the drawing.

use crate::{
    analysis::number,
    model::{Network, Range, Study, catalogue},
};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct ShownActor {
    id: String,
    name: String,
    bloc: Option<String>,
    consent_text: Option<String>,
    x: f64,
    y: f64,
}

/// The name of an actor, also of one that is not there now.
pub(super) fn name(study: &Study, now: &Network, id: &str) -> String {
    if let Some(at) = now.index_of(id) {
        return now.actor(at).title().to_string();
    }
    let own = study.actor.iter().find(|actor| actor.id == id);
    let known = own
        .filter(|actor| actor.name.is_some())
        .or_else(|| catalogue().actor(id));
    known.map_or(id.to_string(), |actor| actor.title().to_string())
}

/// Those that are there now, on the layout of the chart, then those of other days.
pub(super) fn actors(study: &Study, now: &Network) -> Vec<ShownActor> {
    let places = now.places();
    let text = |range: Range| match range.is_exact() {
        true => number(range.mid),
        false => format!(
            "{} ({}–{})",
            number(range.mid),
            number(range.low),
            number(range.high)
        ),
    };
    let mut shown: Vec<ShownActor> = now
        .actors()
        .zip(&places)
        .map(|(actor, &[x, y])| ShownActor {
            id: actor.id.clone(),
            name: actor.title().to_string(),
            bloc: actor.bloc.clone(),
            consent_text: actor.consent.map(text),
            x,
            y,
        })
        .collect();
    let others = crate::model::actors(study);
    let others: Vec<String> = others
        .into_iter()
        .filter(|id| now.index_of(id).is_none())
        .collect();
    let count = others.len() as f64;
    for (at, id) in others.into_iter().enumerate() {
        let own = study.actor.iter().find(|actor| actor.id == id);
        let along = (at as f64 + 0.5) / count;
        let [x, y] = own.and_then(|actor| actor.at).unwrap_or([along, 1.0]);
        shown.push(ShownActor {
            name: name(study, now, &id),
            bloc: own.and_then(|actor| actor.bloc.clone()),
            consent_text: own.and_then(|actor| actor.consent).map(text),
            id,
            x,
            y,
        });
    }
    shown
}
