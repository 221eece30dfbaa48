//! Distance: the length of the shortest permitted route of a pair, in hops and in hours.
//!
//! Infinite where no permitted route exists. Under granted transit the hub's handling counts its hours.
//!
//! # References
//! Hage & Harary 1995, doi:10.1016/0378-8733(94)00248-9; Dijkstra 1959, doi:10.1007/BF01386390.

use crate::{
    kernels::{Length, View},
    metrics::{Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, each},
    model::Score,
};

/// Number of ties on the shortest permitted route.
pub static HOPS: Metric = Metric {
    id: "distance",
    concept: "distance",
    reading: Reading::Hops,
    title: "Distance (hops)",
    symbol: "d",
    unit: "hops",
    range: "1 to n−1, or infinite",
    family: Family::Cohesion,
    better: Better::Lower,
    spread: Spread::None,
    adding: Adding::NeverRaises,
    direction: Direction::Either,
    about: "Number of ties on the shortest permitted route",
    formula: "d(s,t) = min over permitted routes of their number of ties",
    normalisation: "",
    interpret: "",
    undefined: "infinite where there is no permitted route",
    complexity: "",
    cite: "Hage & Harary 1995, doi:10.1016/0378-8733(94)00248-9",
    reproduce: "dict(networkx.all_pairs_shortest_path_length(G))",
    compute: Compute::Pairs(|view| distance(view, Length::Hops)),
};

/// Hours over the fastest permitted route, handling by hubs included.
pub static DELAY: Metric = Metric {
    id: "delay",
    concept: "distance",
    reading: Reading::Delay,
    title: "Least delay",
    symbol: "D",
    unit: "hours",
    range: "> 0, or infinite",
    family: Family::Cohesion,
    better: Better::Lower,
    spread: Spread::Corners,
    adding: Adding::NeverRaises,
    direction: Direction::Either,
    about: "Hours over the fastest permitted route, handling by hubs included",
    formula: "D(s,t) = min over permitted routes of Σ delay of ties + Σ handling",
    normalisation: "",
    interpret: "",
    undefined: "infinite where there is no permitted route",
    complexity: "",
    cite: "Dijkstra 1959, doi:10.1007/BF01386390",
    reproduce: "dict(networkx.all_pairs_dijkstra_path_length(G, weight='delay'))",
    compute: Compute::Pairs(|view| distance(view, Length::Delay)),
};

fn distance(view: &View, length: Length) -> Vec<Score> {
    each(
        view.sweep(length)
            .map(|sweep| view.pairs().map(|(a, b)| sweep.distance(a, b))),
        view.pair_count(),
    )
}
