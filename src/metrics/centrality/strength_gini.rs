//! The Gini coefficient of strength: how unequally commitment is spread over actors.
//!
//! # References
//! Gini 1921, doi:10.2307/2223319.

use crate::{
    kernels::View,
    metrics::{Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, reason},
    model::Score,
};

/// Gini coefficient of the actors' strengths: 0 when all are equal.
pub static METRIC: Metric = Metric {
    id: "strength-gini",
    concept: "strength-gini",
    reading: Reading::Strength,
    title: "Inequality of strength",
    symbol: "G",
    unit: "1",
    range: "0 to 1−1/n",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Gini coefficient of the actors' strengths: 0 when all are equal",
    formula: "G = Σ_u Σ_v |s(u) − s(v)| ÷ (2n Σ_v s(v))",
    normalisation: "",
    interpret: "",
    undefined: "no ties",
    complexity: "",
    cite: "Gini 1921, doi:10.2307/2223319",
    reproduce: "(lambda s: sum(abs(a-b) for a in s for b in s)/(2*len(s)*sum(s)))([d for _, d in G.degree(weight='strength')])",
    compute: Compute::Network(strength_gini),
};

fn strength_gini(view: &View) -> Score {
    let mut strengths = vec![0.0; view.n()];
    for link in view.links() {
        strengths[link.a] += link.strength;
        strengths[link.b] += link.strength;
    }
    let total: f64 = strengths.iter().sum();
    if total <= 0.0 {
        return Score::Undefined(reason::NO_TIES);
    }
    strengths.sort_unstable_by(f64::total_cmp);
    let n = strengths.len() as f64;
    // Σ_u Σ_v |s(u) − s(v)| = 2 Σ_i (2i − n + 1) s_(i), the strengths in ascending order.
    let spread: f64 = strengths
        .iter()
        .enumerate()
        .map(|(i, s)| (2.0 * i as f64 - n + 1.0) * s)
        .sum();
    Score::from_f64(spread / (n * total))
}
