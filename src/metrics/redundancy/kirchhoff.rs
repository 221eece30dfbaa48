//! The Kirchhoff index: the effective resistance of all pairs together.
//!
//! Kf = Σ_{s<t} R(s,t) with strengths as conductances. Infinite when the network is not connected. Some tools read
//! the weight as a resistance here, which turns the answer around.
//!
//! # References
//! Klein & Randić 1993, doi:10.1007/BF01164627; Ellens, Spieksma, Van Mieghem, Jamakovic & Kooij 2011,
//! doi:10.1016/j.laa.2011.02.024.

use crate::{
    kernels::View,
    metrics::{Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, reason},
    model::Score,
};

/// Sum over pairs of the effective resistance, ties conducting by their strength.
pub static METRIC: Metric = Metric {
    id: "kirchhoff",
    concept: "kirchhoff",
    reading: Reading::Strength,
    title: "Kirchhoff index",
    symbol: "Kf",
    unit: "1/strength",
    range: "> 0, or infinite",
    family: Family::Redundancy,
    better: Better::Lower,
    spread: Spread::Corners,
    adding: Adding::NeverRaises,
    direction: Direction::Undirected,
    about: "Sum over pairs of the effective resistance, ties conducting by their strength",
    formula: "Kf = Σ_{s<t} R(s,t)",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 2 actors; infinite when not connected",
    complexity: "",
    cite: "Klein & Randić 1993, doi:10.1007/BF01164627; Ellens, Spieksma, Van Mieghem, Jamakovic & Kooij 2011, doi:10.1016/j.laa.2011.02.024",
    reproduce: "networkx.effective_graph_resistance(G, weight='strength', invert_weight=False)",
    compute: Compute::Network(kirchhoff),
};

fn kirchhoff(view: &View) -> Score {
    let n = view.n();
    if n < 2 {
        return Score::Undefined(reason::TWO_ACTORS);
    }
    let laplacian = view.laplacian();
    if !laplacian.is_connected() {
        return Score::Infinite;
    }
    if !laplacian.is_sound() {
        return Score::Undefined(reason::UNEVEN);
    }
    // Rows of L⁺ sum to 0, so the sum over pairs is n times the trace.
    Score::from_f64(
        n as f64
            * (0..n)
                .map(|actor| laplacian.inverse(actor, actor))
                .sum::<f64>(),
    )
}
