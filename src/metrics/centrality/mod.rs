//! Who is in the middle, and how unevenly.

use super::Metric;

pub mod betweenness;
pub mod betweenness_centralization;
pub mod closeness;
pub mod closeness_centralization;
pub mod coreness;
pub mod degree;
pub mod degree_centralization;
pub mod directed_closeness;
pub mod directed_degree;
pub mod directed_strength;
pub mod eccentricity;
pub mod eigenvector;
pub mod harmonic;
pub mod hits;
pub mod information;
pub mod katz;
pub mod pagerank;
pub mod power;
pub mod reach_two;
pub mod strength;
pub mod strength_gini;
pub mod subgraph;
pub mod tie_betweenness;

pub(super) static METRICS: &[&Metric] = &[
    &degree::COUNT,
    &degree::SHARE,
    &directed_degree::IN,
    &directed_degree::OUT,
    &strength::METRIC,
    &directed_strength::IN,
    &directed_strength::OUT,
    &closeness::HOPS,
    &closeness::DELAY,
    &directed_closeness::IN_HOPS,
    &directed_closeness::IN_DELAY,
    &directed_closeness::OUT_HOPS,
    &directed_closeness::OUT_DELAY,
    &harmonic::HOPS,
    &harmonic::DELAY,
    &reach_two::METRIC,
    &eccentricity::HOPS,
    &eccentricity::DELAY,
    &betweenness::HOPS,
    &betweenness::DELAY,
    &betweenness::FLOW,
    &information::METRIC,
    &eigenvector::METRIC,
    &katz::METRIC,
    &power::METRIC,
    &pagerank::METRIC,
    &hits::HUB,
    &hits::AUTHORITY,
    &subgraph::METRIC,
    &coreness::METRIC,
    &tie_betweenness::HOPS,
    &tie_betweenness::DELAY,
    &tie_betweenness::FLOW,
    &degree_centralization::METRIC,
    &closeness_centralization::METRIC,
    &betweenness_centralization::HOPS,
    &betweenness_centralization::DELAY,
    &strength_gini::METRIC,
];
