//! Routes: how many independent ways a pair has to each other.
//!
//! The largest number of permitted routes that share no actor but their ends (or no tie). A direct tie counts as
//! one, whatever the number of agreements behind it. On open networks Menger's theorem makes it the smallest
//! number of actors (or ties) whose loss parts the pair.
//!
//! # References
//! Menger 1927, doi:10.4064/fm-10-1-96-115; Whitney 1932 (congruent graphs), doi:10.2307/2371086; Ford & Fulkerson
//! 1956, doi:10.4153/CJM-1956-045-5.

use crate::{
    kernels::{Apart, View},
    metrics::{Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, each},
    model::Score,
};

/// Most permitted routes that share no actor but their ends.
pub static ACTORS: Metric = Metric {
    id: "routes",
    concept: "routes",
    reading: Reading::Hops,
    title: "Independent routes (no shared actor)",
    symbol: "κ(s,t)",
    unit: "routes",
    range: "0 to n−1",
    family: Family::Redundancy,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Either,
    about: "Most permitted routes that share no actor but their ends",
    formula: "κ(s,t) = max number of permitted routes with disjoint interiors",
    normalisation: "",
    interpret: "",
    undefined: "",
    complexity: "",
    cite: "Menger 1927, doi:10.4064/fm-10-1-96-115; Whitney 1932 (congruent graphs), doi:10.2307/2371086",
    reproduce: "networkx.algorithms.connectivity.local_node_connectivity(G, s, t)",
    compute: Compute::Pairs(|view| routes(view, Apart::Actors)),
};

/// Most permitted routes that share no tie.
pub static TIES: Metric = Metric {
    id: "tie-routes",
    concept: "tie-routes",
    reading: Reading::Hops,
    title: "Independent routes (no shared tie)",
    symbol: "λ(s,t)",
    unit: "routes",
    range: "0 to n−1",
    family: Family::Redundancy,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Either,
    about: "Most permitted routes that share no tie",
    formula: "λ(s,t) = max number of permitted routes with disjoint ties",
    normalisation: "",
    interpret: "",
    undefined: "",
    complexity: "",
    cite: "Ford & Fulkerson 1956, doi:10.4153/CJM-1956-045-5; Menger 1927, doi:10.4064/fm-10-1-96-115",
    reproduce: "networkx.edge_connectivity(G, s, t)",
    compute: Compute::Pairs(|view| routes(view, Apart::Ties)),
};

fn routes(view: &View, apart: Apart) -> Vec<Score> {
    each(
        view.routes(apart)
            .map(|counts| counts.iter().map(|&count| count as f64)),
        view.pair_count(),
    )
}
