//! The registry of metrics: one descriptor beside each function, one ordered list, many readers.
//!
#![cfg_attr(doc, doc = include_str!("table.md"))]

pub mod centrality;
pub mod cohesion;
pub mod failure;
pub mod redundancy;

mod criteria;
mod metric;
mod sampled;
mod scores;

pub use criteria::{CRITERIA, Criterion};
pub use metric::{
    Adding, Better, Compute, Direction, Family, Growth, MOST_FOR_PAIRS, MOST_FOR_SEARCHES, Metric,
    Reading, Scope, Spread,
};
pub use sampled::{Draws, Sampled};
pub use scores::{FOR_UNDIRECTED, TOO_MANY_SEARCHES};

use crate::error::{Error, nearest};
use scores::{defined, each, mean, one, reason, undefined};

/// Every family with its metrics, in the order in which tables, charts and help show them.
static FAMILIES: [&[&Metric]; 4] = [
    centrality::METRICS,
    cohesion::METRICS,
    redundancy::METRICS,
    failure::METRICS,
];

/// Every metric, in the order in which tables, charts and help show them.
pub fn metrics() -> impl Iterator<Item = &'static Metric> + Clone {
    FAMILIES.iter().copied().flatten().copied()
}

/// Every metric worth showing unasked: on an undirected network those for directed ones would only say so.
pub fn metrics_for(directed: bool) -> impl Iterator<Item = &'static Metric> + Clone {
    metrics().filter(move |metric| directed || metric.direction != Direction::Directed)
}

/// The actor centrality of `among` that is read in most ways, in all its readings: who is in the middle.
pub fn central(among: impl Iterator<Item = &'static Metric> + Clone) -> Vec<&'static Metric> {
    let actor = among.filter(|metric| metric.scope() == Scope::Actor);
    let readings = |concept| {
        actor
            .clone()
            .filter(move |metric| metric.concept == concept)
    };
    let count = |metric: &&Metric| readings(metric.concept).count();
    let most = actor.clone().map(|metric| count(&metric)).max();
    let first = actor.clone().find(|metric| Some(count(metric)) == most);
    first.map_or_else(Vec::new, |metric| readings(metric.concept).collect())
}

impl Metric {
    /// The metric with this id.
    pub fn find(id: &str) -> Option<&'static Metric> {
        metrics().find(|metric| metric.id == id)
    }

    /// The metric with this id, asked for by name.
    ///
    /// # Errors
    /// `Unknown`, with the nearest id.
    pub fn named(id: &str) -> Result<&'static Metric, Error> {
        Self::find(id).ok_or_else(|| {
            let near = metrics()
                .map(|metric| metric.id)
                .filter(|known| id.len() > 2 && known.contains(id))
                .min_by_key(|known| known.len());
            Error::Unknown {
                what: "metric",
                id: id.into(),
                near: nearest(id, metrics().map(|metric| metric.id)).or(near.map(String::from)),
                way_out: "`linchpin metrics` lists them".into(),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Direction, Metric, central, metrics, metrics_for};
    use crate::error::Error;

    #[test]
    fn a_metric_that_is_not_known_is_told_from_a_slip_or_a_part_of_its_name() {
        let near = |id: &str| match Metric::named(id) {
            Err(Error::Unknown { near, .. }) => near,
            found => panic!("{id}: {found:?}"),
        };
        assert_eq!(near("betwenness").as_deref(), Some("betweenness"));
        // The shortest that has it; two letters are in too many.
        assert_eq!(near("flow").as_deref(), Some("betweenness-flow"));
        assert_eq!(near("pow").as_deref(), Some("power"));
        assert_eq!(near("po"), None);
        assert_eq!(near("zzz"), None);
    }

    #[test]
    fn who_is_in_the_middle_is_asked_in_most_ways_by_betweenness() {
        let ids = |metrics: Vec<&'static Metric>| -> Vec<&'static str> {
            metrics.into_iter().map(|metric| metric.id).collect()
        };
        let all = ["betweenness", "betweenness-delay", "betweenness-flow"];
        assert_eq!(ids(central(metrics())), all);
        assert_eq!(ids(central(metrics_for(false))), all);
        let but = |concept: &'static str| metrics().filter(move |metric| metric.concept == concept);
        assert_eq!(ids(central(but("coreness"))), ["coreness"]);
        assert_eq!(ids(central(but("density"))), [""; 0]);
        let undirected = || metrics_for(false);
        assert!(undirected().all(|metric| metric.direction != Direction::Directed));
        let one_way = metrics().filter(|metric| metric.direction == Direction::Directed);
        assert_eq!(undirected().count() + one_way.count(), metrics().count());
        assert_eq!(metrics_for(true).count(), metrics().count());
    }
}
