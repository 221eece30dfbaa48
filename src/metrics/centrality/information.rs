//! Information centrality: nearness when all routes count, not only the shortest.
//!
//! I(v) = (n−1)/Σ_t R(v,t), R the effective resistance with strengths as conductances.
//!
//! # References
//! Stephenson & Zelen 1989, doi:10.1016/0378-8733(89)90016-6; Brandes & Fleischer 2005,
//! doi:10.1007/978-3-540-31856-9_44.

use crate::{
    kernels::View,
    metrics::{
        Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, defined, reason,
        undefined,
    },
    model::Score,
};

/// Inverse of the mean effective resistance to the others, all routes counted.
pub static METRIC: Metric = Metric {
    id: "information",
    concept: "information",
    reading: Reading::Strength,
    title: "Information centrality",
    symbol: "I",
    unit: "strength",
    range: "> 0",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Corners,
    adding: Adding::NeverLowers,
    direction: Direction::Undirected,
    about: "Inverse of the mean effective resistance to the others, all routes counted",
    formula: "I(v) = (n−1) / Σ_t R(v,t)",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 2 actors; not connected",
    complexity: "",
    cite: "Stephenson & Zelen 1989, doi:10.1016/0378-8733(89)90016-6; Brandes & Fleischer 2005, doi:10.1007/978-3-540-31856-9_44",
    reproduce: "{v: (len(G)-1)*c for v, c in networkx.current_flow_closeness_centrality(G, weight='strength').items()}",
    compute: Compute::Actors(information),
};

fn information(view: &View) -> Vec<Score> {
    let n = view.n();
    if n < 2 {
        return undefined(n, reason::TWO_ACTORS);
    }
    let laplacian = view.laplacian();
    if !laplacian.is_connected() {
        return undefined(n, reason::NOT_CONNECTED);
    }
    if !laplacian.is_sound() {
        return undefined(n, reason::UNEVEN);
    }
    defined((0..n).map(|actor| {
        (n - 1) as f64
            / (0..n)
                .map(|other| laplacian.resistance(actor, other))
                .sum::<f64>()
    }))
}
