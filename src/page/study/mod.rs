//! `/api/networks` and `/api/study`: what can be looked at, and what can be changed in it.

use super::{
    desk::{Desk, base},
    refusal::Refusal,
    respond,
    state::State,
    work::Wanted,
};
use crate::{
    analysis::{event_in_words, number},
    charts::CHARTS,
    metrics::{CRITERIA, Reading},
    model::{
        Agreement, Network, Number, Quantity, Question, Range, Selection, Study, Transit,
        agreements, catalogue, codebook, history,
    },
};
use axum::body::Bytes;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

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

#[derive(Serialize)]
struct Shown<'a> {
    id: &'a str,
    title: &'a str,
    question: &'a str,
    about: &'a str,
    compare: Option<&'a Question>,
    actors: Vec<ShownActor>,
    agreements: Vec<ShownAgreement>,
    events: Vec<ShownEvent>,
    dates: Dates,
    layers: Vec<String>,
    layers_at: Vec<String>,
    transit: Rule,
    directed: bool,
    configurations: Vec<Titled>,
    configuration: Option<String>,
    kinds: Vec<Titled>,
    inputs: Vec<ShownInput>,
    readings: Vec<Explained>,
    charts: Vec<Explained>,
    criteria: Vec<Titled>,
    sources: &'a [String],
    cite: String,
    shapes: Vec<&'static str>,
    downloads: Vec<&'static str>,
}

#[derive(Serialize)]
struct ShownActor {
    id: String,
    name: String,
    bloc: Option<String>,
    consent_text: Option<String>,
    x: f64,
    y: f64,
}

#[derive(Serialize)]
struct ShownAgreement {
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

#[derive(Serialize)]
struct ShownEvent {
    date: String,
    text: String,
    agreement: Option<String>,
}

#[derive(Serialize)]
struct Dates {
    first: Option<String>,
    last: Option<String>,
    at: Option<String>,
    default: Option<String>,
}

#[derive(Serialize)]
struct Rule {
    rule: &'static str,
    default: &'static str,
    why: BTreeMap<&'static str, &'static str>,
}

#[derive(Serialize)]
struct Titled {
    id: String,
    title: String,
}

#[derive(Serialize)]
struct Explained {
    id: &'static str,
    title: String,
    about: &'static str,
}

#[derive(Serialize)]
struct ShownInput {
    id: String,
    title: String,
    quantity: Quantity,
    pair: Option<[String; 2]>,
    agreement: Option<String>,
    actor: Option<String>,
    low: f64,
    mid: f64,
    high: f64,
    value: f64,
    low_text: String,
    mid_text: String,
    high_text: String,
    unit: &'static str,
}

/// What can be changed in a network.
pub(super) fn study(desk: &Desk, state: &State, _: &Wanted) -> Result<Bytes, Refusal> {
    let known = desk.networks.find(&state.network)?;
    let (study, configuration) = (&*known.study, known.configuration.clone());
    let base = base(state, configuration.clone());
    let now = Network::resolve(study, &base)?;
    // With what is added, so that its numbers can be set, and with what is taken away, so that it can come back.
    let all = Selection {
        with: state.with.clone(),
        ..base.clone()
    };
    let grown = Network::resolve(study, &all);
    let grown = grown.as_ref().unwrap_or(&now);
    let names = |id: &str| name(study, &now, id);
    let events = history(study, &base)?;
    let about = now.about();
    let default = Selection {
        configuration: configuration.clone(),
        ..Selection::default()
    };
    let written = Network::resolve(study, &default)?;
    let resolved = about.configuration.as_ref().map(|(id, _)| id.clone());
    let shown = Shown {
        id: &state.network,
        title: if study.title.is_empty() {
            &study.id
        } else {
            &study.title
        },
        question: &study.question,
        about: &study.about,
        compare: study.compare.as_ref(),
        actors: actors(study, &now),
        agreements: listed(study, &all, grown, &now)?,
        dates: Dates {
            first: events.first().map(|event| event.date.to_string()),
            last: events.last().map(|event| event.date.to_string()),
            at: about.date.map(|date| date.to_string()),
            default: written.about().date.map(|date| date.to_string()),
        },
        events: events
            .iter()
            .map(|event| ShownEvent {
                date: event.date.to_string(),
                text: event_in_words(event, &names),
                agreement: event.agreement.clone(),
            })
            .collect(),
        layers: layers(study, &all)?,
        layers_at: about.layers.clone(),
        transit: Rule {
            rule: about.transit.word(),
            default: written.about().transit.word(),
            why: BTreeMap::from([
                (Transit::Open.word(), OPEN),
                (Transit::Granted.word(), GRANTED),
            ]),
        },
        directed: about.directed,
        configurations: study
            .configuration
            .iter()
            .map(|configuration| Titled {
                id: configuration.id.clone(),
                title: if configuration.title.is_empty() {
                    configuration.id.clone()
                } else {
                    configuration.title.clone()
                },
            })
            .collect(),
        configuration: resolved,
        kinds: kinds(study),
        inputs: inputs(grown, state),
        readings: [
            Reading::Hops,
            Reading::Delay,
            Reading::Strength,
            Reading::Availability,
        ]
        .map(reading)
        .into(),
        charts: CHARTS
            .iter()
            .map(|chart| Explained {
                id: chart.id,
                title: crate::analysis::capital(chart.id),
                about: chart.about,
            })
            .collect(),
        criteria: CRITERIA
            .iter()
            .map(|criterion| Titled {
                id: criterion.metric.id.into(),
                title: crate::analysis::capital(criterion.about),
            })
            .collect(),
        sources: &study.sources,
        cite: format!(
            "linchpin {}, network {} (input {})",
            env!("CARGO_PKG_VERSION"),
            known.name,
            study.sha256.get(..8).unwrap_or_default()
        ),
        shapes: super::networks::Networks::shapes().collect(),
        downloads: super::download::DOWNLOADS
            .iter()
            .map(|download| download.name)
            .collect(),
    };
    respond::json(&shown)
}

const OPEN: &str = "Any actor passes on anything it has received: ordinary graph theory.";
const GRANTED: &str = "Information received under one agreement may not be passed on without its originator's consent, so \
                       traffic passes through an actor only where an arrangement with that actor as its hub grants it.";

fn reading(reading: Reading) -> Explained {
    let about = match reading {
        Reading::Hops => "Counts ties: who is tied to whom, every tie alike.",
        Reading::Delay => "Reads hours over ties and through hubs: the fastest way counts.",
        Reading::Strength => {
            "Reads how close a tie is, as a current flows: all ways count, strong ones more. Knows no permissions."
        }
        Reading::Availability => {
            "Reads the probability that ties, hubs and actors work when called on."
        }
    };
    Explained {
        id: reading.word(),
        title: crate::analysis::capital(reading.word()),
        about,
    }
}

/// The name of an actor, also of one that is not there now.
fn name(study: &Study, now: &Network, id: &str) -> String {
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
fn actors(study: &Study, now: &Network) -> Vec<ShownActor> {
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

/// Every agreement of the study, in force or not, and what the edits add.
fn listed(
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
    let of = |tie: &crate::model::Tie| {
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

fn layers(study: &Study, selection: &Selection) -> crate::Result<Vec<String>> {
    let agreements = agreements(study, selection)?;
    let ties = study.tie.iter().filter_map(|tie| tie.layer.clone());
    let layers: BTreeSet<String> = agreements
        .into_iter()
        .filter_map(|agreement| agreement.layer)
        .chain(ties)
        .collect();
    Ok(layers.into_iter().collect())
}

/// Kinds that a tie can be of: those with a strength.
fn kinds(study: &Study) -> Vec<Titled> {
    let mut known = BTreeSet::new();
    study
        .kind
        .iter()
        .chain(codebook())
        .filter(|kind| kind.strength.is_some_and(|strength| strength.mid > 0.0))
        .filter(|kind| known.insert(kind.id.clone()))
        .map(|kind| Titled {
            id: kind.id.clone(),
            title: if kind.title.is_empty() {
                kind.id.clone()
            } else {
                kind.title.clone()
            },
        })
        .collect()
}

/// Every coded number once.
fn inputs(network: &Network, state: &State) -> Vec<ShownInput> {
    let order: Vec<usize> = (0..network.ties().count()).collect();
    let ties: Vec<_> = network.ties().collect();
    let numbers = network.numbers(&order);
    let mut shown: Vec<(ShownInput, BTreeSet<[String; 2]>)> = Vec::new();
    let mut place: BTreeMap<String, usize> = BTreeMap::new();
    for number in &numbers {
        let id = number.id();
        let at = *place.entry(id.clone()).or_insert_with(|| {
            shown.push((input(network, number, id, state), BTreeSet::new()));
            shown.len() - 1
        });
        if let (Quantity::Strength | Quantity::Delay | Quantity::Availability, Some(&(a, b, _))) =
            (number.quantity, ties.get(number.at))
        {
            shown[at].1.insert(network.pair_ids(a, b).map(String::from));
        }
    }
    shown
        .into_iter()
        .map(|(mut input, pairs)| {
            if pairs.len() == 1 {
                input.pair = pairs.into_iter().next();
            }
            input
        })
        .collect()
}

fn input(network: &Network, coded: &Number, id: String, state: &State) -> ShownInput {
    let Range { low, mid, high } = coded.range;
    let set = state.set.iter().find_map(|edit| {
        let (input, value) = edit.rsplit_once('=')?;
        (input == id).then(|| value.parse().ok())?
    });
    let is_actor = matches!(
        coded.quantity,
        Quantity::ActorAvailability | Quantity::Consent
    );
    let is_agreement = network
        .agreements()
        .iter()
        .any(|agreement| agreement.id == coded.owner);
    let text = |value: f64| format!("{}{}", number(value), coded.quantity.unit());
    ShownInput {
        title: crate::analysis::capital(&coded.name()),
        quantity: coded.quantity,
        pair: None,
        agreement: (!is_actor && is_agreement).then(|| coded.owner.clone()),
        actor: is_actor.then(|| coded.owner.clone()),
        low,
        mid,
        high,
        value: set.unwrap_or(mid),
        low_text: text(low),
        mid_text: text(mid),
        high_text: text(high),
        unit: coded.quantity.unit().trim(),
        id,
    }
}
