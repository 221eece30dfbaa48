//! Circuit rank: how many ties could be lost, well chosen, without disconnecting anyone.
//!
//! μ = m − n + c, the number of independent cycles; 0 for a tree.
//!
//! # References
//! Whitney 1932 (non-separable graphs), doi:10.1090/S0002-9947-1932-1501641-2; Kirchhoff 1847,
//! doi:10.1002/andp.18471481202.

use crate::{
    kernels::View,
    metrics::{Adding, Better, Compute, Direction, Family, Metric, Reading, Spread},
    model::Score,
};

/// Number of tied pairs beyond what a tree needs.
pub static METRIC: Metric = Metric {
    id: "circuit-rank",
    concept: "circuit-rank",
    reading: Reading::Hops,
    title: "Circuit rank",
    symbol: "μ",
    unit: "ties",
    range: "≥ 0",
    family: Family::Redundancy,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Undirected,
    about: "Number of tied pairs beyond what a tree needs",
    formula: "μ = m − n + c",
    normalisation: "",
    interpret: "",
    undefined: "",
    complexity: "",
    cite: "Whitney 1932 (non-separable graphs), doi:10.1090/S0002-9947-1932-1501641-2; Kirchhoff 1847, doi:10.1002/andp.18471481202",
    reproduce: "G.number_of_edges() - G.number_of_nodes() + networkx.number_connected_components(G)",
    compute: Compute::Network(circuit_rank),
};

fn circuit_rank(view: &View) -> Score {
    let components = view
        .components_after(None)
        .iter()
        .max()
        .map_or(0, |last| last + 1);
    Score::Defined((view.links().len() + components - view.n()) as f64)
}
