//! Closeness centralization: how far closeness is from equal, as a share of how far it is in a star.
//!
//! ```text
//! C_C(G) = Σ_v (C* − C_C(v)) ÷ (n−1)(n−2)/(2n−3)
//! ```
//!
//! C* is the largest closeness of any actor. In a star the hub has 1 and each of the n−1 spokes (n−1)/(2n−3), so the
//! divisor is the shortfall of a star. The score is a share from 0 (all are as near: a ring, a complete network) to 1
//! (a star). Neither way is better: it says how unequally access is spread, not how good it is.
//!
//! # Undefined
//! With fewer than 3 actors. Under granted transit also when the permitted routes are too many to list.
//!
//! # Complexity
//! That of [`closeness`](super::closeness) by hops: O(n(n + m)) time, O(n + m) space. Under granted transit the cost
//! grows with the number of permitted routes.
//!
//! # References
//! Freeman 1978, doi:10.1016/0378-8733(78)90021-7.
//!
//! # Example
//! Closeness on the path of four is ½, ¾, ¾, ½: shortfalls of ½ together, and a star's are 6/5.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! let close = |score: Score, answer: f64| score.value().is_some_and(|value| (value - answer).abs() < 1e-9);
//! assert!(close(score("shape:star-6", "closeness-centralization", &[])?, 1.0));
//! assert!(close(score("shape:ring-6", "closeness-centralization", &[])?, 0.0));
//! assert!(close(score("shape:path-4", "closeness-centralization", &[])?, 5.0 / 12.0));
//! # Ok::<(), linchpin::Error>(())
//! ```

use super::{closeness::closeness, degree_centralization::uneven};
use crate::{
    kernels::{Length, View},
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, reason,
    },
    model::Score,
};

/// How unevenly nearness is spread: 0 when all are as near, 1 for a star: [module docs](self).
pub static METRIC: Metric = Metric {
    id: "closeness-centralization",
    concept: "closeness-centralization",
    reading: Reading::Hops,
    title: "Closeness centralization",
    symbol: "C_C(G)",
    unit: "share of a star's",
    growth: Growth::Searches,
    range: "0–1; up to (2n−3)/(n−1) under granted transit, where spokes may not reach each other",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "How unevenly nearness is spread: 0 when all are as near, 1 for a star",
    formula: "C_C(G) = Σ_v (C* − C_C(v)) ÷ (n−1)(n−2)/(2n−3)",
    normalisation: "÷ (n−1)(n−2)/(2n−3), the shortfall of a star with n actors",
    interpret: "High: one actor is near to all while the others are far from each other; low: access is spread evenly, be it good or bad. Everyone is held against the nearest, so a network in which all are far scores low as well.",
    undefined: "fewer than 3 actors; under granted transit: more permitted routes than can be listed",
    complexity: "O(n(n + m)) time, O(n + m) space; under granted transit it grows with the number of permitted routes, of which at most 200,000 are listed",
    cite: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    reproduce: "(lambda c: sum(max(c) - x for x in c)*(2*len(c)-3)/((len(c)-1)*(len(c)-2)))(list(networkx.closeness_centrality(G).values()))",
    compute: Compute::Network(closeness_centralization),
};

/// Relative; sums of as many terms as there are actors.
const ROUNDING: f64 = 1e-12;

fn closeness_centralization(view: &View) -> Score {
    let n = view.n() as f64;
    if n < 3.0 {
        return Score::Undefined(reason::THREE_ACTORS);
    }
    let scores = closeness(view, Length::Hops);
    if let Some(reason) = scores.iter().find_map(|score| score.reason()) {
        return Score::Undefined(reason);
    }
    let values: Vec<f64> = scores.into_iter().filter_map(Score::value).collect();
    // Rounding can lift a star a last bit above 1. What is above it by more is meant: where the hub may not pass on,
    // each spoke reaches the hub alone and is as far as can be.
    let share = uneven(&values) / ((n - 1.0) * (n - 2.0) / (2.0 * n - 3.0));
    Score::from_f64(if share < 1.0 + ROUNDING {
        share.min(1.0)
    } else {
        share
    })
}
