//! Eigenvector centrality: being tied strongly to those who are themselves tied strongly.
//!
//! ```text
//! x = S·x / λ₁,  x ≥ 0,  ‖x‖₂ = 1
//! ```
//!
//! S is the matrix of strengths and λ₁ its largest eigenvalue: an actor's score is the sum of its partners' scores,
//! each times the strength of the tie. The vector is scaled to unit 2-norm, so that a score lies between 0 and 1 and
//! the squares sum to 1. Only ratios within one network mean anything, and neither way is better. A high score is a
//! place among the well connected, the core of an alliance. Outside the strongest component all scores are 0,
//! whatever goes on there.
//!
//! It is found by a full symmetric eigenvalue solver: power iteration never settles on a star, whose leading
//! eigenvalues come as ±λ.
//!
//! # Undefined
//! Without ties, and where the leading eigenvalue is not simple: with two components that are equally strong the
//! vector is arbitrary.
//!
//! # Complexity
//! O(n + m) a step, some dozens of steps, and O(n + m) space; O(n³) time and O(n²) space where they do not suffice.
//!
//! # References
//! Bonacich 1972, doi:10.1080/0022250X.1972.9989806.
//!
//! # Example
//! On a star of six λ₁ = √5. The hub takes half of the squared length, each spoke a tenth.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! let close = |score: Score, answer: f64| score.value().is_some_and(|value| (value - answer).abs() < 1e-9);
//! assert!(close(score("shape:star-6", "eigenvector", &["hub"])?, 0.5_f64.sqrt()));
//! assert!(close(score("shape:star-6", "eigenvector", &["a1"])?, 0.1_f64.sqrt()));
//! assert!(close(score("shape:complete-4", "eigenvector", &["a1"])?, 0.5));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::View,
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, each, reason,
        undefined,
    },
    model::Score,
};

/// Relative; below it the two leading eigenvalues are one, and the vector is arbitrary.
const SIMPLE: f64 = 1e-9;

/// Strength of its ties, each weighted by the partner's own score, of unit 2-norm: [module docs](self).
pub static METRIC: Metric = Metric {
    id: "eigenvector",
    concept: "eigenvector",
    reading: Reading::Strength,
    title: "Eigenvector centrality",
    symbol: "x",
    unit: "1",
    growth: Growth::Ties,
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Strength of its ties, each weighted by the partner's own score (2-norm 1)",
    formula: "x = S·x / λ₁, x ≥ 0, ‖x‖₂ = 1",
    normalisation: "÷ ‖x‖₂, so that the squares sum to 1",
    interpret: "High: strongly tied to actors that are themselves strongly tied, the core of an alliance. Only ratios within one network can be read, and everyone outside the strongest component scores 0.",
    undefined: "no ties; the leading eigenvalue is not simple (two components that are equally strong)",
    complexity: "O(n + m) a step, some dozens of steps, O(n + m) space; O(n³) time and O(n²) space where they do not suffice",
    cite: "Bonacich 1972, doi:10.1080/0022250X.1972.9989806",
    reproduce: "networkx.eigenvector_centrality_numpy(G, weight='strength')",
    compute: Compute::Actors(eigenvector),
};

fn eigenvector(view: &View) -> Vec<Score> {
    let n = view.n();
    if view.links().is_empty() {
        return undefined(n, reason::NO_TIES);
    }
    match view.strengths().leading_is_simple(SIMPLE) {
        Ok(true) => each(
            view.strengths()
                .leading()
                .map(|leading| leading.vector.iter().map(|x| x.max(0.0))),
            n,
        ),
        Ok(false) => undefined(n, "the leading eigenvalue is not simple"),
        Err(reason) => undefined(n, reason),
    }
}
