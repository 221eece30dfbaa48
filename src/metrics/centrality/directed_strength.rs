//! In-strength and out-strength: how much the ties to an actor come to, and the ties from it.
//!
//! ```text
//! s⁻(v) = Σ_u s_uv
//! s⁺(v) = Σ_u s_vu
//! ```
//!
//! The strengths of parallel ties that run the same way add. The difference of the two says whether an actor gives or
//! gets more, in the unit of strength.
//!
//! # Undefined
//! On undirected networks, where there is no way in or out: `strength` is defined there.
//!
//! # Complexity
//! O(m).
//!
//! # References
//! Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004, doi:10.1073/pnas.0400087101.
//!
//! # Example
//! ```
//! use linchpin::{kernels::View, metrics::Metric, model::{BareTie, Level, Network, Score, Selection, Study}};
//!
//! let tie = |a: &str, b: &str| BareTie { a: a.into(), b: b.into(), ..BareTie::default() };
//! let study = Study { directed: true, tie: vec![tie("A", "B"), tie("A", "C"), tie("B", "C")], ..Study::default() };
//! let network = Network::resolve(&study, &Selection::default())?;
//! let view = View::new(&network, Level::Mid);
//!
//! let scores = |id| Metric::find(id).unwrap().scores(&view);
//! assert_eq!(scores("strength-in"), [0.0, 1.0, 2.0].map(Score::Defined));
//! assert_eq!(scores("strength-out"), [2.0, 1.0, 0.0].map(Score::Defined));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::{Link, View},
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, defined,
    },
    model::Score,
};

/// Sum of the strengths of the ties to it.
pub static IN: Metric = Metric {
    id: "strength-in",
    concept: "strength-in",
    reading: Reading::Strength,
    title: "In-strength",
    symbol: "s⁻",
    unit: "strength",
    growth: Growth::Ties,
    range: "≥ 0",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Corners,
    adding: Adding::NeverLowers,
    direction: Direction::Directed,
    about: "Sum of the strengths of the ties to it",
    formula: "s⁻(v) = Σ_u s_uv",
    normalisation: "none",
    interpret: "High is an actor that others are tied to strongly, or in number.",
    undefined: "",
    complexity: "O(m)",
    cite: "Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004, doi:10.1073/pnas.0400087101",
    reproduce: "G.in_degree(weight='strength')",
    compute: Compute::Actors(|view| strength(view, |link| link.b)),
};

/// Sum of the strengths of the ties from it.
pub static OUT: Metric = Metric {
    id: "strength-out",
    concept: "strength-out",
    reading: Reading::Strength,
    title: "Out-strength",
    symbol: "s⁺",
    unit: "strength",
    growth: Growth::Ties,
    range: "≥ 0",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Corners,
    adding: Adding::NeverLowers,
    direction: Direction::Directed,
    about: "Sum of the strengths of the ties from it",
    formula: "s⁺(v) = Σ_u s_vu",
    normalisation: "none",
    interpret: "High is an actor that is tied to others strongly, or to many.",
    undefined: "",
    complexity: "O(m)",
    cite: "Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004, doi:10.1073/pnas.0400087101",
    reproduce: "G.out_degree(weight='strength')",
    compute: Compute::Actors(|view| strength(view, |link| link.a)),
};

/// Strength of the composed ties that each actor is the given end of.
fn strength(view: &View, end: impl Fn(&Link) -> usize) -> Vec<Score> {
    let mut sum = vec![0.0; view.n()];
    for link in view.links() {
        sum[end(link)] += link.strength;
    }
    defined(sum)
}
