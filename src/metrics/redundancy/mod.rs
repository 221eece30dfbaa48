//! How many ways there are.

use super::Metric;

mod circuit_rank;
mod connectivity;
mod indispensability;
mod kirchhoff;
mod resistance;
mod routes;
mod spanning_trees;

pub(super) static METRICS: &[&Metric] = &[
    &routes::ACTORS,
    &routes::TIES,
    &resistance::METRIC,
    &indispensability::METRIC,
    &connectivity::ACTORS,
    &connectivity::TIES,
    &connectivity::MEAN,
    &circuit_rank::METRIC,
    &spanning_trees::COUNT,
    &spanning_trees::STRENGTH,
    &kirchhoff::METRIC,
];
