//! `/api/metrics` and `/api/metric`: what the metrics are, and one explained, in the registry's own words.

use super::{refusal::Refusal, respond};
use crate::{
    analysis::MetricCard,
    metrics::{Family, Metric, Reading, Scope, metrics},
    report::metric_page,
};
use axum::body::Bytes;
use serde::Serialize;

/// What tables say of a metric. It is the same in every answer, so it is asked for once.
#[derive(Serialize)]
struct Named {
    id: &'static str,
    title: &'static str,
    about: &'static str,
    concept: &'static str,
    reading: Reading,
    scope: Scope,
    family: Family,
}

/// Every metric, in the order of the registry.
pub(super) fn named() -> Result<Bytes, Refusal> {
    let all: Vec<Named> = metrics()
        .map(|metric| Named {
            id: metric.id,
            title: metric.title,
            about: metric.about,
            concept: metric.concept,
            reading: metric.reading,
            scope: metric.scope(),
            family: metric.family,
        })
        .collect();
    respond::json(&all)
}

#[derive(Serialize)]
struct Explained {
    #[serde(flatten)]
    card: MetricCard,
    name: &'static str,
    references: Vec<Reference>,
    /// The lines of `linchpin metrics ID`.
    lines: Vec<[String; 2]>,
}

#[derive(Serialize)]
struct Reference {
    text: String,
    doi: Option<String>,
}

/// The explanation as JSON.
pub(super) fn metric(id: &str) -> Result<Bytes, Refusal> {
    let metric = Metric::named(id)?;
    let lines = metric_page(metric).lines.into_iter();
    let result = Explained {
        card: metric.into(),
        name: metric.title,
        references: metric.cite.split("; ").map(reference).collect(),
        lines: lines
            .map(|(name, value)| [name.to_string(), value])
            .collect(),
    };
    respond::json(&result)
}

/// "Freeman 1977, doi:10.2307/3033543".
fn reference(text: &str) -> Reference {
    match text.split_once("doi:") {
        Some((words, doi)) => Reference {
            text: words.trim_end_matches([',', ' ']).into(),
            doi: Some(doi.trim().into()),
        },
        None => Reference {
            text: text.into(),
            doi: None,
        },
    }
}
