//! Eigenvector centrality: being tied strongly to those who are tied strongly.
//!
//! The principal eigenvector of the strength matrix, not negative, of unit 2-norm. Found by a full symmetric
//! eigenvalue solver: power iteration never settles on a star, whose eigenvalues come as ±λ.
//!
//! # References
//! Bonacich 1972, doi:10.1080/0022250X.1972.9989806.

use crate::{
    kernels::{View, eigen, strength_matrix},
    metrics::{
        Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, defined, reason,
        undefined,
    },
    model::Score,
};

/// Relative; below it the two leading eigenvalues are one, and the vector is arbitrary.
const SIMPLE: f64 = 1e-9;

/// Strength of its ties, each weighted by the partner's own score (2-norm 1).
pub static METRIC: Metric = Metric {
    id: "eigenvector",
    concept: "eigenvector",
    reading: Reading::Strength,
    title: "Eigenvector centrality",
    symbol: "x",
    unit: "1",
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Strength of its ties, each weighted by the partner's own score (2-norm 1)",
    formula: "x = S·x / λ₁, x ≥ 0, ‖x‖₂ = 1",
    normalisation: "",
    interpret: "",
    undefined: "no ties; the leading eigenvalue is not simple (two components that are equally strong)",
    complexity: "",
    cite: "Bonacich 1972, doi:10.1080/0022250X.1972.9989806",
    reproduce: "networkx.eigenvector_centrality_numpy(G, weight='strength')",
    compute: Compute::Actors(eigenvector),
};

fn eigenvector(view: &View) -> Vec<Score> {
    let n = view.n();
    if view.links().is_empty() {
        return undefined(n, reason::NO_TIES);
    }
    let Some((values, vectors)) = eigen(strength_matrix(view)) else {
        return undefined(n, reason::GAVE_UP);
    };
    if n > 1 && values[n - 1] - values[n - 2] <= SIMPLE * values[n - 1].abs() {
        return undefined(n, "the leading eigenvalue is not simple");
    }
    let leading = vectors.column(n - 1);
    let sign = if leading.sum() < 0.0 { -1.0 } else { 1.0 };
    defined(leading.iter().map(|x| (sign * x).max(0.0)))
}
