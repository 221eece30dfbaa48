//! Who is in the middle, and how unevenly.
//!
//! Centrality has as many meanings as there are ways of being important. An actor can have many partners ([`degree`],
//! [`strength`]), be near to everyone ([`closeness`], [`harmonic`], [`information`], [`reach_two`]) or at least not far
//! from anyone ([`eccentricity`]), stand between others ([`betweenness`]), keep good company ([`eigenvector`], [`katz`],
//! [`power`], [`pagerank`]) or sit in a dense part ([`subgraph`], [`coreness`]); a tie can carry the traffic of many
//! pairs ([`tie_betweenness`]). Where ties run one way, being bound and binding are two things ([`directed_degree`],
//! [`directed_strength`], [`directed_closeness`], [`hits`]). Each is asked of actors first, and then of the network: Freeman's centralizations say how
//! far the actors differ, as a share of how far they differ in a star, and [`strength_gini`] how unequally commitment
//! is spread.
//!
//! None of these scores is good or bad in itself. A hub is convenient while it stands; what happens when it falls is
//! the subject of [`failure`](super::failure).

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
