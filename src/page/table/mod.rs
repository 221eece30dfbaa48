//! `/api/table`: a network as rows of actors and ties, and edited rows as a network.
//!
//! The rows are what is in force. A row is what an agreement does to a pair, or a tie by itself. On the way back the rows
//! of an agreement are taken together again: all pairs of its members, or all members to its hub; other rows become
//! single ties that are taken away by the agreement's name.

mod cells;
mod study;

use super::{
    desk::Desk,
    open::{self, Opened},
    refusal::Refusal,
    respond,
    state::State,
    work::Wanted,
};
use crate::{
    error::Error,
    formats::Format,
    model::{Agreement, Basis, Network, Range, Selection},
};
use axum::body::Bytes;
use cells::written;
use serde::{Deserialize, Serialize};
use study::{at_its_row, study};

/// Rows of a table; more are not edited by hand.
const MOST_ROWS: usize = 5_000;

/// A network as rows.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Table {
    /// What it was made from, which keeps what rows cannot hold.
    network: String,
    title: String,
    actors: Vec<ActorRow>,
    ties: Vec<TieRow>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct ActorRow {
    id: String,
    name: String,
    bloc: String,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct TieRow {
    a: String,
    b: String,
    agreement: String,
    title: String,
    kind: String,
    layer: String,
    hub: String,
    from: String,
    until: String,
    strength: String,
    delay: String,
    availability: String,
}

/// The rows of a network.
pub(super) fn rows(desk: &Desk, state: &State, _: &Wanted) -> Result<Bytes, Refusal> {
    let known = desk.networks.find(&state.network)?;
    let selection = Selection {
        configuration: known.configuration.clone(),
        ..Selection::default()
    };
    let network = Network::resolve(&known.study, &selection)?;
    if network.ties().count() > MOST_ROWS {
        return Err(Refusal::new(
            422,
            format!("more than {MOST_ROWS} ties"),
            "edit its file instead: `linchpin convert` writes it in any format",
        ));
    }
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let actors = network.actors().map(|actor| ActorRow {
        id: actor.id.clone(),
        name: text(&actor.name),
        bloc: text(&actor.bloc),
    });
    let ties = network.ties().map(|(a, b, tie)| {
        let [a, b] = network.pair_ids(a, b).map(String::from);
        let agreement = tie.agreement.map(|at| &network.agreements()[at]);
        let of = |value: fn(&Agreement) -> Option<String>| agreement.and_then(value);
        let own = |range: Range, basis| match basis {
            Basis::Given => written(range),
            _ => String::new(),
        };
        TieRow {
            a,
            b,
            agreement: of(|own| Some(own.id.clone())).unwrap_or_default(),
            title: of(|own| own.title.clone()).unwrap_or_default(),
            kind: text(&tie.kind),
            layer: text(&tie.layer),
            hub: of(|own| own.hub.clone()).unwrap_or_default(),
            from: of(|own| Some(own.from?.to_string())).unwrap_or_default(),
            until: of(|own| Some(own.to?.to_string())).unwrap_or_default(),
            strength: own(tie.strength, tie.strength_basis),
            delay: own(tie.delay, tie.delay_basis),
            availability: own(tie.availability, tie.availability_basis),
        }
    });
    let study = &known.study;
    respond::json(&Table {
        network: state.network.clone(),
        title: if study.title.is_empty() {
            study.id.clone()
        } else {
            study.title.clone()
        },
        actors: actors.collect(),
        ties: ties.collect(),
    })
}

/// Edited rows as an opened network.
pub(super) fn opened(desk: &Desk, bytes: &[u8]) -> Result<Opened, Refusal> {
    let table: Table = serde_json::from_slice(bytes).map_err(|error| {
        Refusal::new(
            422,
            format!("no table: {error}"),
            "send {title, actors, ties}",
        )
    })?;
    if table.actors.len() + table.ties.len() > MOST_ROWS {
        return Err(Refusal::new(
            422,
            format!("more than {MOST_ROWS} rows"),
            "write them into a file and open it",
        ));
    }
    let known = desk.networks.find(&table.network).ok();
    let base = known.map(|known| {
        let selection = Selection {
            configuration: known.configuration.clone(),
            ..Selection::default()
        };
        (known.study, selection)
    });
    let base = base
        .as_ref()
        .map(|(study, selection)| (&**study, selection));
    let (study, sources) = study(&table, base)?;
    study
        .check()
        .map_err(|problem| at_its_row(&table, &sources, problem))?;
    let network = Network::resolve(&study, &Selection::default())?;
    let toml = Format::find("toml").ok_or(Error::Stopped)?;
    let text = (toml.write)(&study, &network)?.text;
    open::read(desk, text.as_bytes(), "edited.toml")
}
