//! Eccentricity: how far the actor is away that is farthest from this one.
//!
//! ```text
//! e(v) = max_u d(v,u)
//! ```
//!
//! d is the length of the shortest permitted route, in hops or in hours. In a directed network routes run from v.
//!
//! Low is central: whatever happens anywhere, v reaches everyone within e(v). The greatest eccentricity is the
//! diameter, the smallest the radius.
//!
//! # Undefined
//! Never; infinite when some actor is not reached, also in a directed network, where NetworkX gives no number to anyone
//! as soon as one actor does not reach all. An only actor has 0.
//!
//! # Complexity
//! O(n·m) in hops, O(n·m log n) in hours, shared with the other metrics of distance; under granted transit all
//! permitted routes are listed.
//!
//! # References
//! Hage & Harary 1995, doi:10.1016/0378-8733(94)00248-9; Dijkstra 1959, doi:10.1007/BF01386390.
//!
//! # Example
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(score("shape:star-6", "eccentricity", &["hub"])?, Score::Defined(1.0));
//! assert_eq!(score("shape:star-6", "eccentricity", &["a1"])?, Score::Defined(2.0));
//! assert_eq!(score("shape:path-5", "eccentricity-delay", &["a1"])?, Score::Defined(4.0));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::{Length, View},
    metrics::{Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, each},
    model::Score,
};

/// Most hops that it needs to reach any other actor.
pub static HOPS: Metric = Metric {
    id: "eccentricity",
    concept: "eccentricity",
    reading: Reading::Hops,
    title: "Eccentricity (hops)",
    symbol: "e",
    unit: "hops",
    growth: Growth::Searches,
    range: "≥ 0, or infinite",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::NeverRaises,
    direction: Direction::Either,
    about: "Most hops that it needs to reach any other actor",
    formula: "e(v) = max_u d(v,u)",
    normalisation: "none",
    interpret: "Low is central: the actor reaches everyone within so many hops. The greatest is the diameter of the \
                network.",
    undefined: "infinite when some actor is not reached",
    complexity: "O(n·m), shared by all metrics of hops",
    cite: "Hage & Harary 1995, doi:10.1016/0378-8733(94)00248-9",
    reproduce: "networkx.eccentricity(G)",
    compute: Compute::Actors(|view| eccentricity(view, Length::Hops)),
};

/// Most hours that it needs to reach any other actor by the fastest routes.
pub static DELAY: Metric = Metric {
    id: "eccentricity-delay",
    concept: "eccentricity",
    reading: Reading::Delay,
    title: "Eccentricity (least delay)",
    symbol: "e",
    unit: "hours",
    growth: Growth::Searches,
    range: "≥ 0, or infinite",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Corners,
    adding: Adding::NeverRaises,
    direction: Direction::Either,
    about: "Most hours that it needs to reach any other actor by the fastest routes",
    formula: "e(v) = max_u D(v,u), D in hours",
    normalisation: "none",
    interpret: "Low is central: the actor reaches everyone within so many hours. The greatest is the longest least \
                delay of the network.",
    undefined: "infinite when some actor is not reached",
    complexity: "O(n·m log n), shared by all metrics of delay",
    cite: "Hage & Harary 1995, doi:10.1016/0378-8733(94)00248-9; Dijkstra 1959, doi:10.1007/BF01386390",
    reproduce: "networkx.eccentricity(G, weight='delay')",
    compute: Compute::Actors(|view| eccentricity(view, Length::Delay)),
};

fn eccentricity(view: &View, length: Length) -> Vec<Score> {
    let n = view.n();
    let farthest = view.reach(length).map(|reach| {
        reach.iter().map(|reach| match reach.reaches_all(n) {
            true => reach.farthest,
            false => f64::INFINITY,
        })
    });
    each(farthest, n)
}
