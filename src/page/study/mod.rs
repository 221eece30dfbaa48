//! `/api/study`: what can be changed in a network.

mod actors;
mod agreements;
mod inputs;

use super::{
    desk::{Desk, base},
    refusal::Refusal,
    respond,
    state::State,
    work::Wanted,
};
use crate::{
    analysis::{capital, event_in_words},
    charts::CHARTS,
    metrics::{CRITERIA, Reading},
    model::{Network, Question, Selection, Study, Transit, codebook, history},
};
use actors::{ShownActor, actors, name};
use agreements::{ShownAgreement, listed};
use axum::body::Bytes;
use inputs::{ShownInput, inputs};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

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
                title: capital(chart.id),
                about: chart.about,
            })
            .collect(),
        criteria: CRITERIA
            .iter()
            .map(|criterion| Titled {
                id: criterion.metric.id.into(),
                title: capital(criterion.about),
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
        title: capital(reading.word()),
        about,
    }
}

fn layers(study: &Study, selection: &Selection) -> crate::Result<Vec<String>> {
    let agreements = crate::model::agreements(study, selection)?;
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
