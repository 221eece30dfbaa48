//! The agreements, in force or not, with the pairs that they tie.

use crate::model::{Agreement, Network, Selection, Study, Tie, agreements, codebook};
use serde::Serialize;
use std::collections::BTreeSet;

#[derive(Serialize)]
pub(super) struct ShownAgreement {
    id: String,
    title: String,
    about: Option<String>,
    scope: Option<String>,
    confidence: Option<String>,
    sources: Vec<String>,
    kind: Option<String>,
    kind_title: Option<String>,
    layer: Option<String>,
    members: Vec<String>,
    hub: Option<String>,
    from: Option<String>,
    until: Option<String>,
    in_force: bool,
    pairs: Vec<[String; 2]>,
}

/// Every agreement of the study, in force or not, and what the edits add.
pub(super) fn listed(
    study: &Study,
    all: &Selection,
    grown: &Network,
    now: &Network,
) -> crate::Result<Vec<ShownAgreement>> {
    let of_study = agreements(study, all)?;
    let bare = grown.agreements().iter();
    let bare = bare.filter(|own| of_study.iter().all(|listed| listed.id != own.id));
    let title_of = |id: &str| {
        let kinds = study.kind.iter().chain(codebook());
        kinds.into_iter().find(|kind| kind.id == id)
    };
    let shown = |agreement: &Agreement| {
        let kind = agreement.kind.as_deref().and_then(title_of);
        let hub_kind = agreement.hub_kind.as_deref().and_then(title_of);
        ShownAgreement {
            id: agreement.id.clone(),
            title: agreement.name().into(),
            about: agreement.obligation.clone(),
            scope: agreement.scope.clone(),
            confidence: agreement.confidence.as_deref().map(confidence),
            sources: agreement.sources.clone(),
            kind: agreement.kind.clone(),
            kind_title: kind.or(hub_kind).map(|kind| kind.title.clone()),
            layer: agreement.layer.clone(),
            members: agreement
                .members
                .iter()
                .flatten()
                .map(|member| member.actor.clone())
                .collect(),
            hub: agreement.hub.clone(),
            from: agreement.from.map(|date| date.to_string()),
            until: agreement.to.map(|date| date.to_string()),
            in_force: now.agreements().iter().any(|own| own.id == agreement.id),
            pairs: pairs(grown, &agreement.id),
        }
    };
    Ok(of_study.iter().chain(bare).map(shown).collect())
}

/// The letter of the catalogue in words.
fn confidence(letter: &str) -> String {
    match letter {
        "V" => "seen in a source".into(),
        "D" => "agrees with a data set".into(),
        "K" => "general knowledge".into(),
        "U" => "unsure".into(),
        other => other.into(),
    }
}

/// The pairs that an agreement ties.
fn pairs(network: &Network, agreement: &str) -> Vec<[String; 2]> {
    let of = |tie: &Tie| {
        let own = tie.agreement.and_then(|at| network.agreements().get(at));
        own.is_some_and(|own| own.id == agreement)
    };
    let pairs: BTreeSet<[String; 2]> = network
        .ties()
        .filter(|(_, _, tie)| of(tie))
        .map(|(a, b, _)| network.pair_ids(a, b).map(String::from))
        .collect();
    pairs.into_iter().collect()
}
