//! Who is in the middle, and how unevenly.

use super::Metric;

mod betweenness;
mod betweenness_centralization;
mod closeness;
mod closeness_centralization;
mod degree;
mod degree_centralization;
mod eigenvector;
mod harmonic;
mod information;
mod strength;
mod strength_gini;
mod tie_betweenness;

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
