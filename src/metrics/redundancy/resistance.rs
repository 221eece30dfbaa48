//! Effective resistance: how far apart a pair is when every route helps.
//!
//! R(s,t) = L⁺_ss + L⁺_tt − 2L⁺_st with strengths as conductances. Infinite between components.
//!
//! # References
//! Klein & Randić 1993, doi:10.1007/BF01164627.

use crate::{
    kernels::View,
    metrics::{
        Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, defined, reason,
        undefined,
    },
    model::Score,
};

/// Resistance between the pair when every tie conducts by its strength.
pub static METRIC: Metric = Metric {
    id: "resistance",
    concept: "resistance",
    reading: Reading::Strength,
    title: "Effective resistance",
    symbol: "R",
    unit: "1/strength",
    range: "> 0, or infinite",
    family: Family::Redundancy,
    better: Better::Lower,
    spread: Spread::Corners,
    adding: Adding::NeverRaises,
    direction: Direction::Undirected,
    about: "Resistance between the pair when every tie conducts by its strength",
    formula: "R(s,t) = L⁺_ss + L⁺_tt − 2·L⁺_st",
    normalisation: "",
    interpret: "",
    undefined: "infinite between components",
    complexity: "",
    cite: "Klein & Randić 1993, doi:10.1007/BF01164627",
    reproduce: "networkx.resistance_distance(G, weight='strength', invert_weight=False)",
    compute: Compute::Pairs(resistance),
};

fn resistance(view: &View) -> Vec<Score> {
    let laplacian = view.laplacian();
    if !laplacian.is_sound() {
        return undefined(view.pair_count(), reason::UNEVEN);
    }
    defined(view.pairs().map(|(a, b)| laplacian.resistance(a, b)))
}
