//! Global efficiency: the mean nearness of all pairs, where a pair without a route adds nothing.
//!
//! E = Σ_{s<t} 1/d(s,t) ÷ n(n−1)/2.
//!
//! # References
//! Latora & Marchiori 2001, doi:10.1103/PhysRevLett.87.198701; Latora & Marchiori 2003,
//! doi:10.1140/epjb/e2003-00095-5.

use crate::{
    kernels::{Length, View},
    metrics::{Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, one, reason},
    model::Score,
};

/// Mean of 1/hops over all pairs; a pair without a permitted route adds nothing.
pub static HOPS: Metric = Metric {
    id: "efficiency",
    concept: "efficiency",
    reading: Reading::Hops,
    title: "Efficiency (hops)",
    symbol: "E",
    unit: "1/hops",
    range: "0–1",
    family: Family::Cohesion,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Either,
    about: "Mean of 1/hops over all pairs; a pair without a permitted route adds nothing",
    formula: "E = Σ_{s<t} 1/d(s,t) ÷ n(n−1)/2",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 2 actors",
    complexity: "",
    cite: "Latora & Marchiori 2001, doi:10.1103/PhysRevLett.87.198701",
    reproduce: "networkx.global_efficiency(G)",
    compute: Compute::Network(|view| efficiency(view, Length::Hops)),
};

/// Mean of 1/hours over all pairs by the fastest permitted routes.
pub static DELAY: Metric = Metric {
    id: "efficiency-delay",
    concept: "efficiency",
    reading: Reading::Delay,
    title: "Efficiency (least delay)",
    symbol: "E",
    unit: "1/hour",
    range: "≥ 0",
    family: Family::Cohesion,
    better: Better::Higher,
    spread: Spread::Corners,
    adding: Adding::NeverLowers,
    direction: Direction::Either,
    about: "Mean of 1/hours over all pairs by the fastest permitted routes",
    formula: "E = Σ_{s<t} 1/D(s,t) ÷ n(n−1)/2",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 2 actors",
    complexity: "",
    cite: "Latora & Marchiori 2001, doi:10.1103/PhysRevLett.87.198701; Latora & Marchiori 2003, doi:10.1140/epjb/e2003-00095-5",
    reproduce: "sum(1/d for u, row in networkx.all_pairs_dijkstra_path_length(G, weight='delay') for v, d in row.items() if u != v)/(len(G)*(len(G)-1))",
    compute: Compute::Network(|view| efficiency(view, Length::Delay)),
};

fn efficiency(view: &View, length: Length) -> Score {
    if view.n() < 2 {
        return Score::Undefined(reason::TWO_ACTORS);
    }
    one(view.sweep(length).map(|sweep| {
        let (sum, pairs) = sweep.inverse_sum(|_| true);
        sum / pairs as f64
    }))
}
