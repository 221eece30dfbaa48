//! How close the network holds together.

use super::Metric;

mod algebraic_connectivity;
mod clustering;
mod components;
mod connected_pairs;
mod constraint;
mod diameter;
mod distance;
mod effective_size;
mod efficiency;
mod embeddedness;
mod mean_distance;
mod size;
mod transitivity;

pub(super) static METRICS: &[&Metric] = &[
    &clustering::HOPS,
    &constraint::METRIC,
    &effective_size::METRIC,
    &embeddedness::METRIC,
    &distance::HOPS,
    &distance::DELAY,
    &size::ACTORS,
    &size::TIES,
    &size::DENSITY,
    &components::METRIC,
    &connected_pairs::METRIC,
    &mean_distance::HOPS,
    &mean_distance::DELAY,
    &diameter::HOPS,
    &diameter::DELAY,
    &efficiency::HOPS,
    &efficiency::DELAY,
    &transitivity::METRIC,
    &clustering::MEAN,
    &algebraic_connectivity::METRIC,
];
