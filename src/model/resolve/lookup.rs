//! What a study can name: its kinds, agreements, layers and actors.

use crate::{
    error::{Error, nearest},
    model::{Actor, Kind, Study, catalogue, codebook, list},
};
use std::collections::BTreeSet;

/// The codebook of a study: its own kinds before the bundled ones.
pub(in crate::model) fn kinds(study: &Study) -> impl Iterator<Item = &Kind> {
    study.kind.iter().chain(codebook())
}

/// The kind with this id, as the study has it.
pub(in crate::model) fn kind<'s>(study: &'s Study, id: &str) -> Option<&'s Kind> {
    kinds(study).find(|kind| kind.id == id)
}

/// Ids of the study's agreements, those of its single ties included.
pub(in crate::model) fn agreement_ids(study: &Study) -> BTreeSet<String> {
    let configured = study
        .configuration
        .iter()
        .flat_map(|configuration| &configuration.agreement);
    let own = study
        .agreement
        .iter()
        .chain(configured)
        .map(|agreement| &agreement.id);
    let ties = study.tie.iter().filter_map(|tie| tie.agreement.as_ref());
    study
        .agreements
        .iter()
        .chain(own)
        .chain(ties)
        .cloned()
        .collect()
}

/// Layers of the study's agreements and ties.
pub(in crate::model) fn layers(study: &Study) -> BTreeSet<String> {
    let listed = study
        .agreements
        .iter()
        .filter_map(|id| catalogue().agreement(id));
    let agreements = listed
        .chain(&study.agreement)
        .filter_map(|agreement| agreement.layer.clone());
    agreements
        .chain(study.tie.iter().filter_map(|tie| tie.layer.clone()))
        .collect()
}

/// Ids of every actor that may occur in the study.
pub(in crate::model) fn actor_ids(study: &Study) -> BTreeSet<String> {
    if !study.actor.is_empty() {
        return study.actor.iter().map(|actor| actor.id.clone()).collect();
    }
    let listed = study
        .agreements
        .iter()
        .filter_map(|id| catalogue().agreement(id));
    let members = listed
        .chain(&study.agreement)
        .filter_map(|agreement| agreement.members.as_ref())
        .flatten();
    let ends = study.tie.iter().flat_map(|tie| [&tie.a, &tie.b]);
    members
        .map(|member| &member.actor)
        .chain(ends)
        .cloned()
        .collect()
}

pub(super) fn unknown_configuration(study: &Study, id: &str) -> Error {
    let ids = || {
        study
            .configuration
            .iter()
            .map(|configuration| configuration.id.as_str())
    };
    Error::Unknown {
        what: "configuration",
        id: id.into(),
        near: nearest(id, ids()),
        way_out: if ids().next().is_none() {
            "this study has none".into()
        } else {
            format!("this study has {}", list(ids().map(String::from)))
        },
    }
}

/// The actor with what the catalogue knows of it where the study says nothing.
pub(super) fn with_catalogue_facts(actor: &Actor) -> Actor {
    let mut actor = actor.clone();
    if let Some(known) = catalogue().actor(&actor.id) {
        actor.name = actor.name.or_else(|| known.name.clone());
        if actor.capabilities.is_empty() {
            actor.capabilities.clone_from(&known.capabilities);
        }
    }
    actor
}
