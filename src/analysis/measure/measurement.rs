//! Everything measured on one network, exactly or from draws.

use super::{MOST_ACTORS, Measured, MetricCard, Row, Summary};
use crate::{
    kernels::CONFIDENCE,
    metrics::{Draws, Metric},
};
use serde::Serialize;

/// Everything measured on one network.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Measurement {
    /// Version of this shape.
    pub schema: &'static str,
    /// What was measured.
    pub network: Summary,
    /// What each metric is.
    pub metrics: Vec<MetricCard>,
    /// The scores, metric by metric, in the network's order of subjects.
    pub scores: Vec<Row>,
    /// How near to the truth estimates are that were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approximate: Option<Approximate>,
}

/// What was estimated because it was asked for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Approximate {
    /// The bound that was asked for, as a share of the greatest score there can be.
    pub within: f64,
    /// How surely all scores of one metric are within their bound at once.
    pub confidence: f64,
    /// The metrics that were estimated.
    pub metrics: Vec<Bound>,
}

/// How near to the truth the estimates of one metric are.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bound {
    /// The metric.
    pub metric: &'static str,
    /// In its unit: every score is this near the truth.
    pub within: f64,
    /// How many were drawn.
    pub draws: usize,
    /// What was drawn: `pairs`, `actors`, `orders`.
    pub of: &'static str,
}

/// Measures `metrics` on `measured`.
pub fn measure(measured: &Measured, metrics: &[&'static Metric]) -> Measurement {
    Measurement {
        schema: "linchpin/measure/1",
        network: measured.summary(),
        metrics: metrics.iter().map(|&metric| metric.into()).collect(),
        scores: metrics
            .iter()
            .flat_map(|&metric| measured.rows(metric))
            .collect(),
        approximate: None,
    }
}

/// Measures `metrics` on `measured`, those that have a way to be estimated from draws, until all their scores are within
/// `within` of the truth, as a share of the greatest score there can be. A network of up to [`MOST_ACTORS`] is measured
/// exactly: that takes no longer.
pub fn measure_within(
    measured: &Measured,
    metrics: &[&'static Metric],
    within: f64,
) -> Measurement {
    if measured.network.actors().len() <= MOST_ACTORS {
        let mut measurement = measure(measured, metrics);
        measurement.network.notices.push(format!(
            "nothing is estimated on up to {MOST_ACTORS} actors: the exact scores take no longer"
        ));
        return measurement;
    }
    let draws = Draws::new(&measured.mid, within);
    let mut bounds = Vec::new();
    let mut rows = |metric: &'static Metric| {
        let scores = match metric.sampled(&draws) {
            Some(sampled) => {
                bounds.push(Bound {
                    metric: metric.id,
                    within: sampled.within,
                    draws: sampled.draws,
                    of: sampled.of,
                });
                sampled.scores
            }
            None if metric.can_be_sampled() => metric.unsampled(&draws),
            None => return measured.rows(metric),
        };
        let subjects = metric.subjects(&measured.network, &measured.mid);
        let row = |(subject, score)| Row {
            metric: metric.id,
            scope: metric.scope(),
            subject,
            score,
            bounds: None, // of the coded ranges: exact or not given
        };
        subjects.into_iter().zip(scores).map(row).collect()
    };
    let scores = metrics.iter().flat_map(|&metric| rows(metric)).collect();
    Measurement {
        schema: "linchpin/measure/1",
        network: measured.summary(),
        metrics: metrics.iter().map(|&metric| metric.into()).collect(),
        scores,
        approximate: Some(Approximate {
            within,
            confidence: CONFIDENCE,
            metrics: bounds,
        }),
    }
}
