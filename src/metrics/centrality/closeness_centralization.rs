//! Closeness centralization: how far closeness is from equal, as a share of how far it is in a star.
//!
//! # References
//! Freeman 1978, doi:10.1016/0378-8733(78)90021-7.

use super::{closeness::closeness, degree_centralization::uneven};
use crate::{
    kernels::{Length, View},
    metrics::{Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, reason},
    model::Score,
};

/// How unevenly nearness is spread: 0 when all are as near, 1 for a star.
pub static METRIC: Metric = Metric {
    id: "closeness-centralization",
    concept: "closeness-centralization",
    reading: Reading::Hops,
    title: "Closeness centralization",
    symbol: "C_C(G)",
    unit: "share of a star's",
    range: "0–1; up to (2n−3)/(n−1) under granted transit, where spokes may not reach each other",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "How unevenly nearness is spread: 0 when all are as near, 1 for a star",
    formula: "C_C(G) = Σ_v (C* − C_C(v)) ÷ (n−1)(n−2)/(2n−3)",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 3 actors",
    complexity: "",
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
