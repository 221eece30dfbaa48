//! Transitivity: how often two partners of one actor are partners themselves, over the whole network.
//!
//! T = 3·triangles ÷ two-paths; 0 where there is no two-path, as elsewhere.
//!
//! # References
//! Luce & Perry 1949, doi:10.1007/BF02289146; Newman, Watts & Strogatz 2002, doi:10.1073/pnas.012582999.

use super::clustering::triangles;
use crate::{
    kernels::View,
    metrics::{Adding, Better, Compute, Direction, Family, Metric, Reading, Spread},
    model::Score,
};

/// Share of two-paths that are closed to a triangle; 0 where there is no two-path.
pub static METRIC: Metric = Metric {
    id: "transitivity",
    concept: "transitivity",
    reading: Reading::Hops,
    title: "Transitivity",
    symbol: "T",
    unit: "share of two-paths",
    range: "0–1",
    family: Family::Cohesion,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Share of two-paths that are closed to a triangle; 0 where there is no two-path",
    formula: "T = 3·triangles ÷ two-paths",
    normalisation: "",
    interpret: "",
    undefined: "",
    complexity: "",
    cite: "Luce & Perry 1949, doi:10.1007/BF02289146; Newman, Watts & Strogatz 2002, doi:10.1073/pnas.012582999",
    reproduce: "networkx.transitivity(G)",
    compute: Compute::Network(transitivity),
};

fn transitivity(view: &View) -> Score {
    let closed: usize = (0..view.n()).map(|actor| triangles(view, actor)).sum();
    let two_paths: usize = (0..view.n())
        .map(|actor| view.arcs(actor).len())
        .map(|d| d * d.saturating_sub(1) / 2)
        .sum();
    Score::Defined(if two_paths == 0 {
        0.0
    } else {
        closed as f64 / two_paths as f64
    })
}
