//! Strength: how much an actor's ties come to.
//!
//! s(v) = Σ strength of its ties; the strengths of parallel agreements add.
//!
//! # References
//! Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004, doi:10.1073/pnas.0400087101.

use crate::{
    kernels::View,
    metrics::{Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, defined},
    model::Score,
};

/// Sum of the strengths of its ties.
pub static METRIC: Metric = Metric {
    id: "strength",
    concept: "strength",
    reading: Reading::Strength,
    title: "Strength",
    symbol: "s",
    unit: "strength",
    range: "≥ 0",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Corners,
    adding: Adding::NeverLowers,
    direction: Direction::Undirected,
    about: "Sum of the strengths of its ties",
    formula: "s(v) = Σ_{u ∈ N(v)} s_vu",
    normalisation: "",
    interpret: "",
    undefined: "",
    complexity: "",
    cite: "Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004, doi:10.1073/pnas.0400087101",
    reproduce: "G.degree(weight='strength')",
    compute: Compute::Actors(strength),
};

fn strength(view: &View) -> Vec<Score> {
    defined((0..view.n()).map(|actor| {
        view.arcs(actor)
            .iter()
            .map(|arc| view.links()[arc.link].strength)
            .sum()
    }))
}
