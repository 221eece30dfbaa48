//! What breaks, and for whom.
//!
//! Each of these scores takes something away, an actor, all ties of a pair or a whole agreement, and looks at what is
//! left. Some ask who loses contact: [`middleman_pairs`], [`cut_actor`], [`bridge`], [`fragmentation`],
//! [`largest_after`], or how long the network holds while one actor goes after the other: [`robustness`]. Some ask how much longer the ways become: [`vulnerability`]. An agreement goes as one, with its
//! hub's right to pass on ([`agreement`]).
//!
//! The rest ask how likely it is in the first place that things hold: that a request between two is answered
//! ([`share_probability`]), that everyone stays connected ([`all_terminal_reliability`]), and how much of that hangs
//! on one thing ([`importance`]). These are exact, and end where a network grows too large to be exact about.

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
    &cut_actor::COUNT,
    &vulnerability::ACTOR,
    &vulnerability::ACTOR_DELAY,
    &fragmentation::AFTER,
    &fragmentation::RISE,
    &largest_after::METRIC,
    &importance::ACTOR,
    &bridge::METRIC,
    &bridge::COUNT,
    &vulnerability::TIE,
    &vulnerability::TIE_DELAY,
    &importance::TIE,
    &agreement::CUT,
    &agreement::VULNERABILITY,
    &importance::AGREEMENT,
    &share_probability::PAIR,
    &share_probability::MEAN,
    &all_terminal_reliability::METRIC,
    &robustness::DEGREE,
    &robustness::BETWEENNESS,
    &robustness::RANDOM,
];
