//! Algebraic connectivity: how hard the network is to pull apart.
//!
//! λ₂, the second-smallest eigenvalue of the strength Laplacian; 0 exactly when the network is not connected.
//! Adding a tie between two spokes of a star leaves it unchanged.
//!
//! # References
//! Fiedler 1973, doi:10.21136/CMJ.1973.101168.

use crate::{
    kernels::{View, eigen, laplacian_matrix},
    metrics::{Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, reason},
    model::Score,
};

/// Second-smallest eigenvalue of the strength Laplacian; 0 when not connected.
pub static METRIC: Metric = Metric {
    id: "algebraic-connectivity",
    concept: "algebraic-connectivity",
    reading: Reading::Strength,
    title: "Algebraic connectivity",
    symbol: "λ₂",
    unit: "strength",
    range: "≥ 0",
    family: Family::Cohesion,
    better: Better::Higher,
    spread: Spread::Corners,
    adding: Adding::NeverLowers,
    direction: Direction::Undirected,
    about: "Second-smallest eigenvalue of the strength Laplacian; 0 when not connected",
    formula: "λ₂(L), L = diag(s) − S",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 2 actors",
    complexity: "",
    cite: "Fiedler 1973, doi:10.21136/CMJ.1973.101168",
    reproduce: "sorted(networkx.laplacian_spectrum(G, weight='strength'))[1]",
    compute: Compute::Network(algebraic_connectivity),
};

fn algebraic_connectivity(view: &View) -> Score {
    if view.n() < 2 {
        return Score::Undefined(reason::TWO_ACTORS);
    }
    if !view.laplacian().is_connected() {
        return Score::Defined(0.0);
    }
    if !view.laplacian().is_sound() {
        return Score::Undefined(reason::UNEVEN);
    }
    match eigen(laplacian_matrix(view)) {
        Some((values, _)) => Score::from_f64(values[1].max(0.0)),
        None => Score::Undefined(reason::GAVE_UP),
    }
}
