//! Diameter: the length of the longest shortest permitted route.
//!
//! # References
//! Hage & Harary 1995, doi:10.1016/0378-8733(94)00248-9; Dijkstra 1959, doi:10.1007/BF01386390.

use crate::{
    kernels::{Length, View},
    metrics::{Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, one, reason},
    model::Score,
};

/// Most ties that any pair's shortest permitted route needs.
pub static HOPS: Metric = Metric {
    id: "diameter",
    concept: "diameter",
    reading: Reading::Hops,
    title: "Diameter (hops)",
    symbol: "diam",
    unit: "hops",
    range: "≥ 1, or infinite",
    family: Family::Cohesion,
    better: Better::Lower,
    spread: Spread::None,
    adding: Adding::NeverRaises,
    direction: Direction::Either,
    about: "Most ties that any pair's shortest permitted route needs",
    formula: "diam = max_{s<t} d(s,t)",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 2 actors; infinite when a pair has no permitted route",
    complexity: "",
    cite: "Hage & Harary 1995, doi:10.1016/0378-8733(94)00248-9",
    reproduce: "networkx.diameter(G)",
    compute: Compute::Network(|view| diameter(view, Length::Hops)),
};

/// Most hours that any pair's fastest permitted route takes.
pub static DELAY: Metric = Metric {
    id: "diameter-delay",
    concept: "diameter",
    reading: Reading::Delay,
    title: "Longest least delay",
    symbol: "diam",
    unit: "hours",
    range: "> 0, or infinite",
    family: Family::Cohesion,
    better: Better::Lower,
    spread: Spread::Corners,
    adding: Adding::NeverRaises,
    direction: Direction::Either,
    about: "Most hours that any pair's fastest permitted route takes",
    formula: "diam = max_{s<t} D(s,t)",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 2 actors; infinite when a pair has no permitted route",
    complexity: "",
    cite: "Hage & Harary 1995, doi:10.1016/0378-8733(94)00248-9; Dijkstra 1959, doi:10.1007/BF01386390",
    reproduce: "networkx.diameter(G, weight='delay')",
    compute: Compute::Network(|view| diameter(view, Length::Delay)),
};

fn diameter(view: &View, length: Length) -> Score {
    if view.n() < 2 {
        return Score::Undefined(reason::TWO_ACTORS);
    }
    one(view.sweep(length).map(|sweep| {
        view.pairs()
            .map(|(a, b)| sweep.distance(a, b))
            .fold(0.0, f64::max)
    }))
}
