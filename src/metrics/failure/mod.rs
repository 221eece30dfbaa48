//! What breaks.

use super::Metric;

mod agreement;
mod all_terminal_reliability;
mod bridge;
mod cut_actor;
mod fragmentation;
mod importance;
mod largest_after;
mod middleman_pairs;
mod share_probability;
mod vulnerability;

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
];
