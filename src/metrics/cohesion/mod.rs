//! How close the network holds together.

use super::Metric;

pub mod algebraic_connectivity;
pub mod brokerage;
pub mod clustering;
pub mod clustering_strength;
pub mod components;
pub mod connected_pairs;
pub mod constraint;
pub mod diameter;
pub mod directed_components;
pub mod distance;
pub mod effective_size;
pub mod efficiency;
pub mod embeddedness;
pub mod mean_distance;
pub mod reciprocity;
pub mod size;
pub mod transitivity;

pub(super) static METRICS: &[&Metric] = &[
    &clustering::HOPS,
    &clustering_strength::METRIC,
    &constraint::METRIC,
    &effective_size::METRIC,
    &brokerage::COORDINATOR,
    &brokerage::ITINERANT,
    &brokerage::GATEKEEPER,
    &brokerage::REPRESENTATIVE,
    &brokerage::LIAISON,
    &embeddedness::METRIC,
    &distance::HOPS,
    &distance::DELAY,
    &size::ACTORS,
    &size::TIES,
    &size::DENSITY,
    &reciprocity::METRIC,
    &components::METRIC,
    &directed_components::WEAK,
    &directed_components::STRONG,
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
