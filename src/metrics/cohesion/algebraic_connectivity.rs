//! Algebraic connectivity: how hard the network is to pull apart, everywhere at once.
//!
//! ```text
//! λ₂(L),  L = diag(s) − S
//! ```
//!
//! S is the matrix of strengths, s the actors' strengths, and λ₂ the second-smallest eigenvalue of the Laplacian L.
//! It is 0 exactly when the network is not connected, in the unit of strength, and at most n/(n−1) times the least
//! actor strength; a complete network of unit ties has n. Higher is better: there is no cheap cut. It is a statement
//! about the weakest seam, so a tie elsewhere leaves it as it was: tying two spokes of a star changes nothing.
//! Transit rules do not act on it.
//!
//! # Undefined
//! With fewer than 2 actors, and when the strengths are too uneven for floating point.
//!
//! # Complexity
//! O(c³) time and O(c² + m) space, where c actors are left once those of few ties are taken out: none of a tree, a third
//! of a large sparse network, nearly all of a dense one.
//!
//! # References
//! Fiedler 1973, doi:10.21136/CMJ.1973.101168.
//!
//! # Example
//! The Laplacian of the path of four has the eigenvalues 0, 2 − √2, 2 and 2 + √2.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! let close = |score: Score, answer: f64| score.value().is_some_and(|value| (value - answer).abs() < 1e-9);
//! assert!(close(score("shape:path-4", "algebraic-connectivity", &[])?, 2.0 - 2.0_f64.sqrt()));
//! assert!(close(score("shape:star-6", "algebraic-connectivity", &[])?, 1.0));
//! assert!(close(score("shape:complete-5", "algebraic-connectivity", &[])?, 5.0));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::{self, View},
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, one, reason,
    },
    model::Score,
};

/// Second-smallest eigenvalue of the strength Laplacian, 0 when not connected: [module docs](self).
pub static METRIC: Metric = Metric {
    id: "algebraic-connectivity",
    concept: "algebraic-connectivity",
    reading: Reading::Strength,
    title: "Algebraic connectivity",
    symbol: "λ₂",
    unit: "strength",
    growth: Growth::Ties,
    range: "≥ 0",
    family: Family::Cohesion,
    better: Better::Higher,
    spread: Spread::Corners,
    adding: Adding::NeverLowers,
    direction: Direction::Undirected,
    about: "Second-smallest eigenvalue of the strength Laplacian; 0 when not connected",
    formula: "λ₂(L), L = diag(s) − S",
    normalisation: "none",
    interpret: "High: there is no weak seam along which the alliance comes apart; near 0: some group hangs by a thread. It sees the weakest seam only, and grows with the number and strength of ties, so compare it on the same actors.",
    undefined: "fewer than 2 actors; strengths too uneven for floating point; too large and dense",
    complexity: "O(c³) time and O(c² + m) space, c the actors left once those of few ties are taken out; at most O(n³) and O(n²)",
    cite: "Fiedler 1973, doi:10.21136/CMJ.1973.101168",
    reproduce: "sorted(networkx.laplacian_spectrum(G, weight='strength'))[1]",
    compute: Compute::Network(algebraic_connectivity),
};

fn algebraic_connectivity(view: &View) -> Score {
    if view.n() < 2 {
        return Score::Undefined(reason::TWO_ACTORS);
    }
    match view.grounded() {
        Ok(grounded) if !grounded.is_connected() => Score::Defined(0.0),
        Ok(grounded) if !grounded.is_sound() => Score::Undefined(reason::UNEVEN),
        Ok(_) => one(kernels::algebraic_connectivity(view)),
        Err(reason) => Score::Undefined(reason),
    }
}
