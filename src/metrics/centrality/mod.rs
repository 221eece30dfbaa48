//! Who is in the middle, and how unevenly.

use super::Metric;

pub mod betweenness;
pub mod betweenness_centralization;
pub mod closeness;
pub mod closeness_centralization;
pub mod degree;
pub mod degree_centralization;
pub mod eigenvector;
pub mod harmonic;
pub mod information;
pub mod strength;
pub mod strength_gini;
pub mod tie_betweenness;

pub(super) static METRICS: &[&Metric] = &[
    &degree::COUNT,
    &degree::SHARE,
    &strength::METRIC,
    &closeness::HOPS,
    &closeness::DELAY,
    &harmonic::HOPS,
    &harmonic::DELAY,
    &betweenness::HOPS,
    &betweenness::DELAY,
    &betweenness::FLOW,
    &information::METRIC,
    &eigenvector::METRIC,
    &tie_betweenness::HOPS,
    &tie_betweenness::DELAY,
    &tie_betweenness::FLOW,
    &degree_centralization::METRIC,
    &closeness_centralization::METRIC,
    &betweenness_centralization::HOPS,
    &betweenness_centralization::DELAY,
    &strength_gini::METRIC,
];
