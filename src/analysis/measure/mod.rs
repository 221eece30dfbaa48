//! Scores of one network, each with what the coded ranges make of it.

mod measurement;
mod summary;

pub use measurement::{Approximate, Bound, Measurement, measure, measure_within};
pub use summary::{MetricCard, Summary};

use crate::{
    error::{Error, Result},
    kernels::View,
    metrics::{Metric, Scope, Spread},
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
}

#[cfg(test)]
mod tests {
    use super::{MOST_ACTORS, Measured, Metric, Row, Scope, Score, measure_within};
    use crate::{
        by_hand::{network, numbered, tie},
        model::{Actor, Agreement, BareTie, CommonCause, Member, Range, Study},
    };

    const WIDE: Range = Range {
        low: 0.25,
        mid: 0.5,
        high: 0.75,
    };

    /// A tie, an arrangement with a hub, an actor that may fail or refuse, and a common cause; nothing has a range.
    fn exact() -> Study {
        let half = Some(Range::exact(0.5));
        let tie = BareTie {
            strength: half,
            delay: half,
            availability: half,
            ..tie("A", "B")
        };
        let relay = Agreement {
            id: "RELAY".into(),
            members: Some(["A", "B", "H"].map(Member::named).to_vec()),
            hub: Some("H".into()),
            strength: half,
            delay: half,
            availability: half,
            handling_delay: half,
            handling_availability: half,
            ..Agreement::default()
        };
        let mut actor = ["A", "B", "H"].map(Actor::named).to_vec();
        (actor[0].availability, actor[0].consent) = (half, half);
        Study {
            id: "exact".into(),
            actor,
            tie: vec![tie],
            agreement: vec![relay],
            common_cause: vec![CommonCause {
                id: "STORM".into(),
                title: None,
                availability: Range::exact(0.5),
                agreements: vec!["RELAY".into()],
                pairs: Vec::new(),
                actors: Vec::new(),
                between: Vec::new(),
            }],
            ..Study::default()
        }
    }

    #[test]
    fn a_range_of_any_coded_number_gives_the_network_its_ends() {
        let ranged = |widen: fn(&mut Study)| {
            let mut study = exact();
            widen(&mut study);
            Measured::compiled(network(&study)).ends.is_some()
        };
        assert!(!ranged(|_| {}));
        let widened: [fn(&mut Study); 8] = [
            |study| study.tie[0].strength = Some(WIDE),
            |study| study.tie[0].delay = Some(WIDE),
            |study| study.tie[0].availability = Some(WIDE),
            |study| study.agreement[0].handling_delay = Some(WIDE),
            |study| study.agreement[0].handling_availability = Some(WIDE),
            |study| study.actor[0].availability = Some(WIDE),
            |study| study.actor[0].consent = Some(WIDE),
            |study| study.common_cause[0].availability = WIDE,
        ];
        for (at, widen) in widened.into_iter().enumerate() {
            assert!(ranged(widen), "number {at}");
        }
    }

    #[test]
    fn a_row_is_written_with_the_reason_or_the_error_that_its_score_has() {
        let written = |score: Score, bounds| {
            let row = Row {
                metric: "efficiency",
                scope: Scope::Network,
                subject: Vec::new(),
                score,
                bounds,
            };
            serde_json::to_string(&row).expect("a row")
        };
        let start = r#"{"metric":"efficiency","scope":"network","subject":[],"value""#;
        for (score, bounds, rest) in [
            (
                Score::Defined(0.5),
                Some([0.25, 0.75]),
                r#":0.5,"status":"defined","low":0.25,"high":0.75}"#,
            ),
            (
                Score::Estimated {
                    value: 0.5,
                    error: 0.125,
                },
                None,
                r#":0.5,"status":"estimated","error":0.125,"low":null,"high":null}"#,
            ),
            (
                Score::Undefined("no ties"),
                None,
                r#":null,"status":"undefined","reason":"no ties","low":null,"high":null}"#,
            ),
        ] {
            assert_eq!(written(score, bounds), format!("{start}{rest}"));
        }
    }

    #[test]
    fn more_actors_than_pairs_are_listed_for_are_measured_one_by_one_and_not_compared() {
        let alone = |actors: usize| network(&numbered(actors, &[]));
        let [delay, degree] = ["delay", "degree"].map(|id| Metric::find(id).expect("a metric"));
        let (most, more) = (alone(MOST_ACTORS), alone(MOST_ACTORS + 1));
        assert!(Measured::of_any_size(most.clone(), &[degree, delay]).is_ok());
        assert!(Measured::new(most.clone()).is_ok());
        // Up to as many exact scores take no longer than estimates.
        for (network, estimated) in [(&most, false), (&more, true)] {
            let measured = Measured::of_any_size(network.clone(), &[degree]).expect("a network");
            let found = measure_within(&measured, &[degree], 0.5);
            assert_eq!(found.approximate.is_some(), estimated);
        }
        let of_pairs = Measured::of_any_size(more.clone(), &[degree, delay]);
        for (refused, words) in [
            (of_pairs, "3001 actors: `delay` has a score for every pair"),
            (Measured::new(more), "3001 actors: up to 3000 are measured"),
        ] {
            let said = refused.err().map(|error| error.to_string());
            assert!(said.is_some_and(|said| said.starts_with(words)), "{words}");
        }
    }

    #[test]
    fn what_cannot_be_estimated_is_measured_exactly_with_its_range_beside_what_is() {
        let mut study = numbered(MOST_ACTORS + 1, &[(0, 1, 1.0)]);
        study.tie[0].strength = Some(WIDE);
        let strength = Metric::find("strength").expect("a metric");
        let measured = Measured::of_any_size(network(&study), &[strength]).expect("a network");
        let found = measure_within(&measured, &[strength], 0.5);
        assert_eq!(found.scores[0].score, Score::Defined(0.5));
        assert_eq!(found.scores[0].bounds, Some([0.25, 0.75]));
        assert!(
            found
                .approximate
                .is_some_and(|asked| asked.metrics.is_empty())
        );
    }
}
