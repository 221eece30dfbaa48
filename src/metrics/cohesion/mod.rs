//! How close the network holds together.

use super::Metric;

pub mod algebraic_connectivity;
pub mod assortativity;
pub mod clustering;
pub mod communicability;
pub mod components;
pub mod connected_pairs;
pub mod constraint;
pub mod core_periphery;
pub mod diameter;
pub mod distance;
pub mod effective_size;
pub mod efficiency;
pub mod embeddedness;
pub mod local_efficiency;
pub mod mean_distance;
pub mod modularity_blocs;
pub mod size;
pub mod transitivity;

pub(super) static METRICS: &[&Metric] = &[
    &clustering::HOPS,
    &constraint::METRIC,
    &effective_size::METRIC,
    &embeddedness::METRIC,
    &distance::HOPS,
    &distance::DELAY,
    &communicability::METRIC,
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
    &local_efficiency::METRIC,
    &transitivity::METRIC,
    &clustering::MEAN,
    &assortativity::METRIC,
    &core_periphery::METRIC,
    &modularity_blocs::METRIC,
    &algebraic_connectivity::METRIC,
];
