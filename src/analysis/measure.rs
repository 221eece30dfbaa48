//! Scores of one network, each with what the coded ranges make of it.

use crate::{
    error::{Error, Result},
    kernels::{CONFIDENCE, View},
    metrics::{Better, Direction, Draws, Family, Metric, Reading, Scope, Spread},
    model::{Level, Network, Score},
};
use serde::{Serialize, Serializer, ser::SerializeStruct};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// Actors of a network that is compared and taken apart: memory grows with their square.
pub const MOST_ACTORS: usize = crate::metrics::MOST_FOR_PAIRS;

/// Actors of a network that is measured and no more: a million ties take some gigabytes.
pub const MOST_MEASURED: usize = 1_000_000;

/// A network compiled at the three levels of its coded ranges.
pub struct Measured {
    /// The network.
    pub network: Network,
    /// At the mid values: point results.
    pub mid: View,
    /// At the low and high ends, when any coded number has a range.
    pub ends: Option<[View; 2]>,
    /// Rows of metrics that were compared.
    kept: Mutex<HashMap<&'static str, Arc<[Row]>>>,
}

/// What a network is of: stands beside every result.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Summary {
    /// The study's id.
    pub id: String,
    /// The study's title.
    pub title: String,
    /// The configuration, if one was used.
    pub configuration: Option<String>,
    /// The configuration's title.
    pub configuration_title: Option<String>,
    /// The day; null when dates are not applied.
    pub date: Option<String>,
    /// The layers measured; empty for all.
    pub layers: Vec<String>,
    /// Who may pass on what: `open` or `granted`.
    pub transit: &'static str,
    /// Whether ties run one way; pairs and ties are then given as from and to.
    pub directed: bool,
    /// What counts as a tie, in words.
    pub tie: String,
    /// The actors' ids.
    pub actors: Vec<String>,
    /// Number of tied pairs.
    pub ties: usize,
    /// Number of single ties behind them.
    pub parallel_ties: usize,
    /// The agreements in force that give them.
    pub agreements: Vec<String>,
    /// What a bigger number on a tie means to the strength readings.
    pub weight: &'static str,
    /// Edits made after selection.
    pub edits: Vec<String>,
    /// What was taken for granted.
    pub notices: Vec<String>,
    /// SHA-256 of the input text.
    pub sha256: String,
    /// The version that measured.
    pub version: &'static str,
}

impl Summary {
    /// `northeast-asia:gsomia, 2019-08-21`.
    pub fn label(&self) -> String {
        let configuration = self
            .configuration
            .as_ref()
            .map(|id| format!(":{id}"))
            .unwrap_or_default();
        let date = self
            .date
            .as_ref()
            .map(|date| format!(", {date}"))
            .unwrap_or_default();
        format!("{}{configuration}{date}", self.id)
    }

    /// What stands between the two ends of a tie or pair in text: a dash, or an arrow where ties run one way.
    pub fn joint(&self) -> &'static str {
        if self.directed { "→" } else { "–" }
    }

    /// A subject in text: an actor, the two ends of a pair, or `network` for the whole.
    pub fn subject(&self, ids: &[String]) -> String {
        match ids {
            [] => "network".into(),
            ids => ids.join(self.joint()),
        }
    }
}

/// What a reader needs to know of a metric beside its scores.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct MetricCard {
    /// Stable id.
    pub id: &'static str,
    /// The idea it is a reading of.
    pub concept: &'static str,
    /// What it reads on a tie.
    pub reading: Reading,
    /// What its scores are about.
    pub scope: Scope,
    /// The name in tables.
    pub title: &'static str,
    /// Unit of a score.
    pub unit: &'static str,
    /// The values it can take.
    pub range: &'static str,
    /// The chapter.
    pub family: Family,
    /// Which way is better for the network.
    pub better: Better,
    /// How the coded ranges act on it.
    pub spread: Spread,
    /// One sentence.
    pub about: &'static str,
    /// Whether it is defined for undirected networks, directed ones, or either.
    pub direction: Direction,
    /// The formula.
    pub formula: &'static str,
    /// What the raw number is divided by.
    pub normalisation: &'static str,
    /// How to read it.
    pub interpret: &'static str,
    /// When it is undefined or infinite.
    pub undefined: &'static str,
    /// What it costs.
    pub complexity: &'static str,
    /// The source.
    pub cite: &'static str,
    /// The call elsewhere that gives the number.
    pub reproduce: &'static str,
}

impl From<&'static Metric> for MetricCard {
    fn from(metric: &'static Metric) -> Self {
        Self {
            id: metric.id,
            concept: metric.concept,
            reading: metric.reading,
            scope: metric.scope(),
            title: metric.title,
            unit: metric.unit,
            range: metric.range,
            family: metric.family,
            better: metric.better,
            spread: metric.spread,
            about: metric.about,
            direction: metric.direction,
            formula: metric.formula,
            normalisation: metric.normalisation,
            interpret: metric.interpret,
            undefined: metric.undefined,
            complexity: metric.complexity,
            cite: metric.cite,
            reproduce: metric.reproduce,
        }
    }
}

/// One score and what it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The metric's id.
    pub metric: &'static str,
    /// What it is about.
    pub scope: Scope,
    /// No id for the network, one for an actor or agreement, two in order for a tie or pair.
    pub subject: Vec<String>,
    /// The score at the mid values.
    pub score: Score,
    /// The least and greatest score inside the coded ranges, for metrics that the ends bound exactly; the
    /// greatest may be infinite, which JSON writes as null.
    pub bounds: Option<[f64; 2]>,
}

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let reason = self.score.reason();
        let error = self.score.error();
        let extra = usize::from(reason.is_some()) + usize::from(error.is_some());
        let mut row = serializer.serialize_struct("Row", 7 + extra)?;
        row.serialize_field("metric", self.metric)?;
        row.serialize_field("scope", &self.scope)?;
        row.serialize_field("subject", &self.subject)?;
        row.serialize_field("value", &self.score)?;
        row.serialize_field("status", self.score.status())?;
        if let Some(reason) = reason {
            row.serialize_field("reason", reason)?;
        }
        if let Some(error) = error {
            row.serialize_field("error", &error)?;
        }
        row.serialize_field("low", &self.bounds.map(|bounds| bounds[0]))?;
        row.serialize_field("high", &self.bounds.map(|bounds| bounds[1]))?;
        row.end()
    }
}

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

impl Measured {
    /// Compiles `network` for every question.
    ///
    /// # Errors
    /// `Refused`, when it has more than [`MOST_ACTORS`].
    pub fn new(network: Network) -> Result<Self> {
        let actors = network.actors().len();
        if actors > MOST_ACTORS {
            return Err(Error::Refused(format!(
                "{actors} actors: up to {MOST_ACTORS} are measured, since memory grows with their square; \
                 select some with --only or --layer, or convert the file for another program"
            )));
        }
        Ok(Self::compiled(network))
    }

    /// Compiles `network` for [`measure`] alone, with metrics that do not give a score for every pair.
    ///
    /// # Errors
    /// `Refused`, when it has more than [`MOST_ACTORS`] and one of `metrics` is about pairs, or more than
    /// [`MOST_MEASURED`].
    pub fn of_any_size(network: Network, metrics: &[&'static Metric]) -> Result<Self> {
        let actors = network.actors().len();
        let of_pairs = metrics.iter().find(|metric| metric.scope() == Scope::Pair);
        if let Some(metric) = of_pairs.filter(|_| actors > MOST_ACTORS) {
            return Err(Error::Refused(format!(
                "{actors} actors: `{}` has a score for every pair, which are listed for up to {MOST_ACTORS} actors; \
                 name other metrics with --metric, or select some actors with --only or --layer",
                metric.id
            )));
        }
        if actors > MOST_MEASURED {
            return Err(Error::Refused(format!(
                "{actors} actors: up to {MOST_MEASURED} are measured; select some with --only or --layer"
            )));
        }
        Ok(Self::compiled(network))
    }

    fn compiled(network: Network) -> Self {
        let exact = network.ties().all(|(_, _, tie)| {
            tie.strength.is_exact() && tie.delay.is_exact() && tie.availability.is_exact()
        }) && network
            .relays()
            .iter()
            .all(|relay| relay.delay.is_exact() && relay.availability.is_exact())
            && network.actors().all(|actor| {
                [actor.availability, actor.consent]
                    .into_iter()
                    .flatten()
                    .all(|range| range.is_exact())
            })
            && network
                .causes()
                .iter()
                .all(|cause| cause.availability.is_exact());
        let view = |level| View::new(&network, level);
        Self {
            mid: view(Level::Mid),
            ends: (!exact).then(|| [view(Level::Low), view(Level::High)]),
            network,
            kept: Mutex::default(),
        }
    }

    /// The scores of one metric.
    pub fn rows(&self, metric: &'static Metric) -> Vec<Row> {
        let bounds: Option<[Vec<Score>; 2]> = match (&self.ends, metric.spread) {
            (Some([low, high]), Spread::Corners) => Some([metric.scores(low), metric.scores(high)]),
            _ => None,
        };
        let bound = |index: usize| {
            let [low, high] = bounds.as_ref()?;
            let (low, high) = (low.get(index)?, high.get(index)?);
            if low.error().or(high.error()).is_some() {
                return None; // bounds are exact or not given
            }
            let (low, high) = (low.place()?, high.place()?);
            low.min(high)
                .is_finite()
                .then(|| [low.min(high), low.max(high)])
        };
        metric
            .subjects(&self.network, &self.mid)
            .into_iter()
            .zip(metric.scores(&self.mid))
            .enumerate()
            .map(|(index, (subject, score))| Row {
                metric: metric.id,
                scope: metric.scope(),
                subject,
                score,
                bounds: bound(index),
            })
            .collect()
    }

    /// The same, worked out once and kept: a network is compared with many others.
    pub(super) fn kept_rows(&self, metric: &'static Metric) -> Arc<[Row]> {
        let kept = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(rows) = kept().get(metric.id) {
            return Arc::clone(rows);
        }
        // Worked out before the lock is taken again: it may use every thread.
        let rows: Arc<[Row]> = self.rows(metric).into();
        Arc::clone(kept().entry(metric.id).or_insert(rows))
    }

    /// What the network is of.
    pub fn summary(&self) -> Summary {
        let about = self.network.about();
        let layers = match about.layers.as_slice() {
            [] => "any layer".to_string(),
            layers => format!(
                "the layer{} {}",
                if layers.len() == 1 { "" } else { "s" },
                crate::model::list(layers.iter().cloned())
            ),
        };
        let date = about.date.map_or("whatever the date".into(), |date| {
            format!("in force on {date}")
        });
        Summary {
            id: about.id.clone(),
            title: about.title.clone(),
            configuration: about.configuration.as_ref().map(|(id, _)| id.clone()),
            configuration_title: about.configuration.as_ref().map(|(_, title)| title.clone()),
            date: about.date.map(|date| date.to_string()),
            layers: about.layers.clone(),
            transit: about.transit.word(),
            directed: about.directed,
            tie: if !about.tie_definition.is_empty() {
                about.tie_definition.clone()
            } else if self.network.agreements().is_empty() {
                "a tie of the input".into()
            } else {
                format!("an agreement of {layers}, {date}")
            },
            actors: self
                .network
                .actors()
                .map(|actor| actor.id.clone())
                .collect(),
            ties: self.mid.links().len(),
            parallel_ties: self.mid.channels().len(),
            agreements: self
                .network
                .agreements()
                .iter()
                .map(|agreement| agreement.id.clone())
                .collect(),
            weight: "strength",
            edits: about.edits.clone(),
            notices: about.notices.clone(),
            sha256: about.sha256.clone(),
            version: env!("CARGO_PKG_VERSION"),
        }
    }
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
