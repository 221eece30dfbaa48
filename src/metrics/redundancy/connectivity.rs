//! Connectivity: the fewest independent routes that any pair has, and the mean over pairs.
//!
//! κ = min_{s<t} κ(s,t), which on open networks is the smallest number of actors whose loss disconnects it
//! (n−1 for a complete network); λ the same with ties.
//!
//! # References
//! Whitney 1932 (congruent graphs), doi:10.2307/2371086; Even & Tarjan 1975, doi:10.1137/0204043; Beineke,
//! Oellermann & Pippert 2002, doi:10.1016/S0012-365X(01)00180-7.

use crate::{
    kernels::{Apart, View},
    metrics::{Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, one, reason},
    model::Score,
};

/// Fewest actor-disjoint permitted routes that any pair has.
pub static ACTORS: Metric = Metric {
    id: "actor-connectivity",
    concept: "actor-connectivity",
    reading: Reading::Hops,
    title: "Actor connectivity",
    symbol: "κ",
    unit: "routes",
    range: "0 to n−1",
    family: Family::Redundancy,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Either,
    about: "Fewest actor-disjoint permitted routes that any pair has",
    formula: "κ = min_{s<t} κ(s,t)",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 2 actors",
    complexity: "",
    cite: "Whitney 1932 (congruent graphs), doi:10.2307/2371086; Even & Tarjan 1975, doi:10.1137/0204043",
    reproduce: "networkx.node_connectivity(G)",
    compute: Compute::Network(|view| least(view, Apart::Actors)),
};

/// Fewest tie-disjoint permitted routes that any pair has.
pub static TIES: Metric = Metric {
    id: "tie-connectivity",
    concept: "tie-connectivity",
    reading: Reading::Hops,
    title: "Tie connectivity",
    symbol: "λ",
    unit: "routes",
    range: "0 to n−1",
    family: Family::Redundancy,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Either,
    about: "Fewest tie-disjoint permitted routes that any pair has",
    formula: "λ = min_{s<t} λ(s,t)",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 2 actors",
    complexity: "",
    cite: "Whitney 1932 (congruent graphs), doi:10.2307/2371086; Even & Tarjan 1975, doi:10.1137/0204043",
    reproduce: "networkx.edge_connectivity(G)",
    compute: Compute::Network(|view| least(view, Apart::Ties)),
};

/// Mean number of actor-disjoint permitted routes over pairs.
pub static MEAN: Metric = Metric {
    id: "mean-actor-connectivity",
    concept: "mean-actor-connectivity",
    reading: Reading::Hops,
    title: "Mean actor connectivity",
    symbol: "κ̄",
    unit: "routes",
    range: "0 to n−1",
    family: Family::Redundancy,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Either,
    about: "Mean number of actor-disjoint permitted routes over pairs",
    formula: "κ̄ = Σ_{s<t} κ(s,t) ÷ n(n−1)/2",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 2 actors",
    complexity: "",
    cite: "Beineke, Oellermann & Pippert 2002, doi:10.1016/S0012-365X(01)00180-7",
    reproduce: "networkx.average_node_connectivity(G)",
    compute: Compute::Network(mean_actor_connectivity),
};

fn least(view: &View, apart: Apart) -> Score {
    if view.n() < 2 {
        return Score::Undefined(reason::TWO_ACTORS);
    }
    one(view
        .routes(apart)
        .map(|counts| counts.iter().copied().min().unwrap_or_default() as f64))
}

fn mean_actor_connectivity(view: &View) -> Score {
    if view.n() < 2 {
        return Score::Undefined(reason::TWO_ACTORS);
    }
    one(view
        .routes(Apart::Actors)
        .map(|counts| counts.iter().sum::<usize>() as f64 / counts.len() as f64))
}
