//! Strength: how much an actor's ties come to.
//!
//! ```text
//! s(v) = Σ_{u ∈ N(v)} s_vu
//! ```
//!
//! s_vu is the strength of the tie between v and u, for which the strengths of parallel agreements add. It is
//! [`degree`](super::degree) with every partner counted at the strength of the tie, at least 0 and without an upper
//! end, in the unit of the codebook. High is much commitment in all; whether to one partner or to ten it does not
//! say, and neither way is better for the network.
//!
//! # Undefined
//! Never; an actor without ties scores 0.
//!
//! # Complexity
//! O(n + m) time, O(n) space.
//!
//! # References
//! Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004, doi:10.1073/pnas.0400087101.
//!
//! # Example
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(score("shape:star-6", "strength", &["hub"])?, Score::Defined(5.0));
//! // Japan: GSOMIA with the United States and TISA beside it, and GSOMIA with South Korea.
//! let strength = score("northeast-asia", "strength", &["JPN"])?.value();
//! assert!(strength.is_some_and(|strength| (strength - (0.45 + 0.25 + 0.45)).abs() < 1e-9));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::View,
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, defined,
    },
    model::Score,
};

/// Sum of the strengths of its ties: [module docs](self).
pub static METRIC: Metric = Metric {
    id: "strength",
    concept: "strength",
    reading: Reading::Strength,
    title: "Strength",
    symbol: "s",
    unit: "strength",
    growth: Growth::Ties,
    range: "≥ 0",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Corners,
    adding: Adding::NeverLowers,
    direction: Direction::Undirected,
    about: "Sum of the strengths of its ties",
    formula: "s(v) = Σ_{u ∈ N(v)} s_vu",
    normalisation: "none",
    interpret: "High: the actor is bound by much commitment in all. One strong tie and many weak ones can come to the same sum, so read it beside the degree.",
    undefined: "",
    complexity: "O(n + m) time, O(n) space",
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
