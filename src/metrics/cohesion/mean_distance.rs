//! Mean distance: the mean length of shortest permitted routes over all pairs.
//!
//! Infinite as soon as one pair has no route: dropping such pairs would let a network that lost an ally look
//! closer than before.
//!
//! # References
//! Watts & Strogatz 1998, doi:10.1038/30918; Newman 2001, doi:10.1103/PhysRevE.64.016132; Dijkstra 1959,
//! doi:10.1007/BF01386390.

use crate::{
    kernels::{Length, View},
    metrics::{Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, one, reason},
    model::Score,
};

/// Mean number of ties on the shortest permitted routes of all pairs.
pub static HOPS: Metric = Metric {
    id: "mean-distance",
    concept: "mean-distance",
    reading: Reading::Hops,
    title: "Mean distance (hops)",
    symbol: "ℓ",
    unit: "hops",
    range: "≥ 1, or infinite",
    family: Family::Cohesion,
    better: Better::Lower,
    spread: Spread::None,
    adding: Adding::NeverRaises,
    direction: Direction::Either,
    about: "Mean number of ties on the shortest permitted routes of all pairs",
    formula: "ℓ = Σ_{s<t} d(s,t) ÷ n(n−1)/2",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 2 actors; infinite when a pair has no permitted route",
    complexity: "",
    cite: "Watts & Strogatz 1998, doi:10.1038/30918",
    reproduce: "networkx.average_shortest_path_length(G)",
    compute: Compute::Network(|view| mean_distance(view, Length::Hops)),
};

/// Mean hours over the fastest permitted routes of all pairs.
pub static DELAY: Metric = Metric {
    id: "mean-delay",
    concept: "mean-distance",
    reading: Reading::Delay,
    title: "Mean delay",
    symbol: "D̄",
    unit: "hours",
    range: "> 0, or infinite",
    family: Family::Cohesion,
    better: Better::Lower,
    spread: Spread::Corners,
    adding: Adding::NeverRaises,
    direction: Direction::Either,
    about: "Mean hours over the fastest permitted routes of all pairs",
    formula: "D̄ = Σ_{s<t} D(s,t) ÷ n(n−1)/2",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 2 actors; infinite when a pair has no permitted route",
    complexity: "",
    cite: "Newman 2001, doi:10.1103/PhysRevE.64.016132; Dijkstra 1959, doi:10.1007/BF01386390",
    reproduce: "networkx.average_shortest_path_length(G, weight='delay')",
    compute: Compute::Network(|view| mean_distance(view, Length::Delay)),
};

fn mean_distance(view: &View, length: Length) -> Score {
    match view.pair_count() {
        0 => Score::Undefined(reason::TWO_ACTORS),
        pairs => one(view.sweep(length).map(|sweep| {
            view.pairs().map(|(a, b)| sweep.distance(a, b)).sum::<f64>() / pairs as f64
        })),
    }
}
