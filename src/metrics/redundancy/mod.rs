//! How many ways there are.

use super::Metric;

pub mod blocks;
pub mod circuit_rank;
pub mod connectivity;
pub mod indispensability;
pub mod kirchhoff;
pub mod natural_connectivity;
pub mod resistance;
pub mod routes;
pub mod spanning_trees;
pub mod spectral_radius;

pub(super) static METRICS: &[&Metric] = &[
    &routes::ACTORS,
    &routes::TIES,
    &resistance::METRIC,
    &indispensability::METRIC,
    &connectivity::ACTORS,
    &connectivity::TIES,
    &connectivity::MEAN,
    &circuit_rank::METRIC,
    &blocks::METRIC,
    &spanning_trees::COUNT,
    &spanning_trees::STRENGTH,
    &kirchhoff::METRIC,
    &natural_connectivity::METRIC,
    &spectral_radius::RADIUS,
    &spectral_radius::GAP,
];
