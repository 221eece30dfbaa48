//! `/api/next`: which tie to add next, as `linchpin ties` ranks them.

use super::{
    desk::{Desk, base},
    refusal::Refusal,
    respond,
    state::State,
    work::Wanted,
};
use crate::{
    analysis::{Coding, Measured, TieQuestion, Worthy, score, signed, ties_while},
    metrics::{Criterion, Metric},
    model::{Network, Score},
};
use axum::body::Bytes;
use serde::Serialize;

#[derive(Serialize)]
struct Next {
    by: &'static str,
    by_title: &'static str,
    headline: Vec<String>,
    coding: String,
    left_out: Option<String>,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    a: String,
    b: String,
    pair: String,
    title: String,
    kind: Option<String>,
    value: Option<f64>,
    value_text: String,
    gain: Option<f64>,
    gain_text: String,
}

/// The ranking as JSON.
pub(super) fn next(desk: &Desk, state: &State, wanted: &Wanted) -> Result<Bytes, Refusal> {
    let by = match state.view("by") {
        None => None,
        Some(id) => {
            Metric::named(id)?;
            Some(Criterion::named(id)?)
        }
    };
    let known = desk.networks.find(&state.network)?;
    let configuration = known.configuration.clone();
    let edited = state.selection(configuration.clone());
    let network = Network::resolve(&known.study, &edited).or_else(|_| {
        let plain = base(state, configuration);
        Network::resolve(&known.study, &plain)
    })?;
    let question = TieQuestion {
        coding: Coding::usual(&network),
        by,
        best: 1,
        shapley: false,
        seed: 1,
    };
    let measured = Measured::new(network)?;
    let found = ties_while(&measured, &question, &|| wanted.still())?;
    let at = found
        .criteria
        .iter()
        .position(|criterion| criterion.metric == found.by)
        .unwrap_or(0);
    let row = |missing: &Worthy| {
        let worth = missing.worths.get(at)?;
        let [a, b] = missing.subject.as_slice() else {
            return None;
        };
        Some(Row {
            a: a.clone(),
            b: b.clone(),
            pair: format!("{a}-{b}"),
            title: missing.name.clone(),
            kind: found.coding.kind.clone(),
            value: worth.with.value(),
            value_text: score(Some(worth.with)),
            gain: worth.value.value(),
            gain_text: match worth.value {
                Score::Defined(gain) => signed(gain),
                other => score(Some(other)),
            },
        })
    };
    let title = Metric::find(found.by).map_or(found.by, |metric| metric.title);
    let result = Next {
        by: found.by,
        by_title: title,
        rows: found.missing.iter().filter_map(row).collect(),
        headline: found.headline,
        coding: found.coding.why,
        left_out: found.missing_left_out,
    };
    respond::json(&result)
}
