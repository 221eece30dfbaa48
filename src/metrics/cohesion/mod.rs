//! How close the network holds together.
//!
//! Cohesion is asked at every scale. Of the whole: how large and how full it is ([`size`]), whether it is in one
//! piece ([`components`], [`connected_pairs`]), how far its members are apart ([`mean_distance`], [`diameter`],
//! [`efficiency`], [`local_efficiency`]), where it would tear ([`algebraic_connectivity`]), and what shape it has: a core
//! with a periphery ([`core_periphery`]), like tied to like ([`assortativity`]), blocs that keep to themselves
//! ([`modularity_blocs`]), ties that are returned ([`reciprocity`], [`directed_components`]). Of an actor: whether its
//! partners know each other ([`clustering`], [`clustering_strength`], [`transitivity`]), which leaves it more or less room
//! to broker ([`constraint`], [`effective_size`], [`brokerage`]). Of a tie: whom its ends have in common
//! ([`embeddedness`]). Of a pair: how far it is from one to the other ([`distance`]), or over how many walks
//! ([`communicability`]).
//!
//! Means over pairs are taken over all pairs. Where one has no permitted route the mean is infinite and says so, with
//! the share of [`connected_pairs`] beside it.

use super::Metric;

pub mod algebraic_connectivity;
pub mod assortativity;
pub mod brokerage;
pub mod clustering;
pub mod clustering_strength;
pub mod communicability;
pub mod components;
pub mod connected_pairs;
pub mod constraint;
pub mod core_periphery;
pub mod diameter;
pub mod directed_components;
pub mod distance;
pub mod effective_size;
pub mod efficiency;
pub mod embeddedness;
pub mod local_efficiency;
pub mod mean_distance;
pub mod modularity_blocs;
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
    &communicability::METRIC,
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
    &local_efficiency::METRIC,
    &transitivity::METRIC,
    &clustering::MEAN,
    &assortativity::METRIC,
    &core_periphery::METRIC,
    &modularity_blocs::METRIC,
    &algebraic_connectivity::METRIC,
];
