//! Harmonic centrality: the mean nearness of the others, where an actor that is not reached adds nothing.
//!
//! H(v) = Σ_u 1/d(v,u) / (n − 1).
//!
//! # References
//! Marchiori & Latora 2000, doi:10.1016/S0378-4371(00)00311-3; Boldi & Vigna 2014,
//! doi:10.1080/15427951.2013.865686.

use crate::{
    kernels::{Length, View},
    metrics::{
        Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, defined, reason,
        undefined,
    },
    model::Score,
};

/// Mean of 1/hops to the others; an actor not reached adds nothing.
pub static HOPS: Metric = Metric {
    id: "harmonic",
    concept: "harmonic",
    reading: Reading::Hops,
    title: "Harmonic centrality (hops)",
    symbol: "H",
    unit: "1/hops",
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Undirected,
    about: "Mean of 1/hops to the others; an actor not reached adds nothing",
    formula: "H(v) = Σ_{u≠v} 1/d(v,u) / (n − 1)",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 2 actors",
    complexity: "",
    cite: "Marchiori & Latora 2000, doi:10.1016/S0378-4371(00)00311-3; Boldi & Vigna 2014, doi:10.1080/15427951.2013.865686",
    reproduce: "{v: h/(len(G)-1) for v, h in networkx.harmonic_centrality(G).items()}",
    compute: Compute::Actors(|view| harmonic(view, Length::Hops)),
};

/// Mean of 1/hours to the others by the fastest routes; an actor not reached adds nothing.
pub static DELAY: Metric = Metric {
    id: "harmonic-delay",
    concept: "harmonic",
    reading: Reading::Delay,
    title: "Harmonic centrality (least delay)",
    symbol: "H",
    unit: "1/hour",
    range: "≥ 0",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Corners,
    adding: Adding::NeverLowers,
    direction: Direction::Undirected,
    about: "Mean of 1/hours to the others by the fastest routes; an actor not reached adds nothing",
    formula: "H(v) = Σ_{u≠v} 1/d(v,u) / (n − 1), d in hours",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 2 actors",
    complexity: "",
    cite: "Marchiori & Latora 2000, doi:10.1016/S0378-4371(00)00311-3; Boldi & Vigna 2014, doi:10.1080/15427951.2013.865686",
    reproduce: "{v: h/(len(G)-1) for v, h in networkx.harmonic_centrality(G, distance='delay').items()}",
    compute: Compute::Actors(|view| harmonic(view, Length::Delay)),
};

fn harmonic(view: &View, length: Length) -> Vec<Score> {
    let n = view.n();
    if n < 2 {
        return undefined(n, reason::TWO_ACTORS);
    }
    match view.sweep(length) {
        Ok(sweep) => defined((0..n).map(|actor| {
            let others = (0..n).filter(|&other| other != actor);
            others
                .map(|other| 1.0 / sweep.distance(actor, other))
                .sum::<f64>()
                / (n - 1) as f64
        })),
        Err(reason) => undefined(n, reason),
    }
}
