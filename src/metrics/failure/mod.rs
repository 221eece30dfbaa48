//! What breaks.

use super::Metric;

pub mod agreement;
pub mod all_terminal_reliability;
pub mod bridge;
pub mod cut_actor;
pub mod fragmentation;
pub mod importance;
pub mod largest_after;
pub mod middleman_pairs;
pub mod robustness;
pub mod share_probability;
pub mod vulnerability;

pub(super) static METRICS: &[&Metric] = &[
    &middleman_pairs::METRIC,
    &cut_actor::METRIC,
    &vulnerability::ACTOR,
    &vulnerability::ACTOR_DELAY,
    &fragmentation::AFTER,
    &fragmentation::RISE,
    &largest_after::METRIC,
    &importance::ACTOR,
    &bridge::METRIC,
    &vulnerability::TIE,
    &vulnerability::TIE_DELAY,
    &importance::TIE,
    &agreement::CUT,
    &agreement::VULNERABILITY,
    &importance::AGREEMENT,
    &share_probability::PAIR,
    &share_probability::MEAN,
    &all_terminal_reliability::METRIC,
    &bridge::COUNT,
    &cut_actor::COUNT,
    &robustness::DEGREE,
    &robustness::BETWEENNESS,
    &robustness::RANDOM,
];
