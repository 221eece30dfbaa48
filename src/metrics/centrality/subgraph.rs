//! Subgraph centrality: how many closed walks begin and end at an actor, a walk of k steps counting 1/k!.
//!
//! ```text
//! SC(v) = (exp A)_vv = Σ_j v_j²·exp(λ_j)
//! ```
//!
//! A is the 0/1 matrix of ties, λ_j are its eigenvalues and v_j the entries of its eigenvectors at v. Every tie counts
//! one, whatever its strength.
//!
//! 1 is an isolated actor. A score is high where an actor takes part in many small groups: a triangle adds more than a
//! longer ring. Scores grow exponentially with the number of ties, so compare actors, or one actor with and without.
//!
//! # Undefined
//! Where exp λ₁ is beyond floating point (λ₁ > 709, more than 700 actors tied each to each).
//!
//! # Complexity
//! The exponential is summed as a series: O(nm) for each of some 20 terms, and O(n³ log d), d the greatest degree.
//!
//! # References
//! Estrada & Rodríguez-Velázquez 2005, doi:10.1103/PhysRevE.71.056103.
//!
//! # Example
//! The hub of a star of six has cosh √5, since its eigenvalues are ±√5 with half the hub in each:
//!
//! ```
//! let hub = linchpin::score("shape:star-6", "subgraph", &["hub"])?.value().unwrap();
//! assert!((hub - 5_f64.sqrt().cosh()).abs() < 1e-12);
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::{View, exponential},
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, defined,
        reason, undefined,
    },
    model::Score,
};

/// Closed walks from and to it, a walk of k ties counting 1/k!.
pub static METRIC: Metric = Metric {
    id: "subgraph",
    concept: "subgraph",
    reading: Reading::Hops,
    title: "Subgraph centrality",
    symbol: "SC",
    unit: "walks",
    growth: Growth::Pairs,
    range: "≥ 1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Undirected,
    about: "Closed walks from and to it, a walk of k ties counting 1/k!",
    formula: "SC(v) = (exp A)_vv = Σ_j v_j²·exp(λ_j)",
    normalisation: "none",
    interpret: "1 is an isolated actor; the score is high where an actor takes part in many triangles and other small \
                rings. It grows exponentially with the number of ties, so only actors of one network, or one actor \
                with and without, can be compared.",
    undefined: "more than floating point can hold",
    complexity: "O(nm) a term, some 20 terms, and O(n³ log d), d the greatest degree",
    cite: "Estrada & Rodríguez-Velázquez 2005, doi:10.1103/PhysRevE.71.056103",
    reproduce: "networkx.subgraph_centrality(G)",
    compute: Compute::Actors(subgraph),
};

fn subgraph(view: &View) -> Vec<Score> {
    match exponential(view) {
        Some(walks) => defined(walks.diagonal().iter().copied()),
        None => undefined(view.n(), reason::TOO_GREAT),
    }
}
