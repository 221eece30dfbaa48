//! `/api/networks`: what can be looked at.

use super::{desk::Desk, refusal::Refusal, respond, state::State};
use crate::model::{Selection, Study, agreements};
use axum::body::Bytes;
use serde::Serialize;

#[derive(Serialize)]
struct Listed {
    id: String,
    title: String,
    actors: usize,
    agreements: usize,
}

/// Every network by its name.
pub(super) fn networks(desk: &Desk) -> Result<Bytes, Refusal> {
    let all = desk.networks.all()?;
    let all: Vec<Listed> = all.iter().map(|(id, study)| listed_as(id, study)).collect();
    respond::json(&all)
}

/// The one network of a static copy.
pub(super) fn one(state: &State, study: &Study) -> Result<Bytes, Refusal> {
    respond::json(&[listed_as(&state.network, study)])
}

fn listed_as(id: &str, study: &Study) -> Listed {
    let agreements = agreements(study, &Selection::default());
    Listed {
        id: id.into(),
        title: if study.title.is_empty() {
            study.id.clone()
        } else {
            study.title.clone()
        },
        actors: crate::model::actors(study).len(),
        agreements: agreements.map_or(0, |all| all.len()),
    }
}
