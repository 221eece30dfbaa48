//! How many ways there are.
//!
//! Redundancy is what remains when something is gone, counted before it goes. For a pair it is the number of routes
//! that do not fail together ([`routes`], after Menger), or, with every route counted by its strength, the effective
//! [`resistance`]. For a tie it is how far others could stand in for it ([`indispensability`]). For the network it is
//! the worst pair and the mean of all ([`connectivity`]), the number of ties beyond a tree ([`circuit_rank`]), the
//! number of trees ([`spanning_trees`]), the resistance of all pairs together ([`kirchhoff`]), the parts that no single
//! loss can split ([`blocks`]) and what the spectrum says of walks ([`spectral_radius`], [`natural_connectivity`]).
//!
//! Routes are permitted routes, so they know who may pass on what. Currents and trees read the ties alone.

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
