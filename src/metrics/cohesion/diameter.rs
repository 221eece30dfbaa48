//! Diameter: the length of the longest among the shortest permitted routes.
//!
//! ```text
//! diam = max_{s<t} d(s,t)
//! ```
//!
//! d is the [`distance`](super::distance) of a pair, in hops or in hours. Lower is better: it is the worst case, how
//! far apart the two most distant members are. It is infinite as soon as one pair has no route, and set by one pair
//! alone, so a single remote member decides it; the [`mean_distance`](super::mean_distance) stands beside it. Where
//! ties run one way, pairs are ordered, and there are twice as many of them.
//!
//! # Undefined
//! With fewer than 2 actors; under granted transit also when the permitted routes are too many to list. Infinite when
//! a pair has no permitted route.
//!
//! # Complexity
//! O(n(n + m)) time by hops; by delay some times that in practice, and O(n²m) at worst: searches from every actor,
//! some side by side. O(n + m) space. Under granted transit the permitted routes are listed instead, at most 200,000,
//! and the cost grows with their number.
//!
//! # References
//! Hage & Harary 1995, doi:10.1016/0378-8733(94)00248-9; Dijkstra 1959, doi:10.1007/BF01386390.
//!
//! # Example
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(score("shape:path-4", "diameter", &[])?, Score::Defined(3.0));
//! assert_eq!(score("shape:star-6", "diameter", &[])?, Score::Defined(2.0));
//! // Japan to South Korea under TISA: an hour to the hub, six of handling, an hour on.
//! assert_eq!(score("northeast-asia:tisa", "diameter-delay", &[])?, Score::Defined(8.0));
//! assert_eq!(score("northeast-asia:bilateral-only", "diameter-delay", &[])?, Score::Infinite);
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::{Length, View},
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, one, reason,
    },
    model::Score,
};

/// Most ties that any pair's shortest permitted route needs: [module docs](self).
pub static HOPS: Metric = Metric {
    id: "diameter",
    concept: "diameter",
    reading: Reading::Hops,
    title: "Diameter (hops)",
    symbol: "diam",
    unit: "hops",
    growth: Growth::Searches,
    range: "≥ 1, or infinite",
    family: Family::Cohesion,
    better: Better::Lower,
    spread: Spread::None,
    adding: Adding::NeverRaises,
    direction: Direction::Either,
    about: "Most ties that any pair's shortest permitted route needs",
    formula: "diam = max_{s<t} d(s,t)",
    normalisation: "none",
    interpret: "Low: nobody is far from anybody; 2 is already reached by a star, so a low value is no proof of many ties. One remote member decides it, and one that cannot be reached makes it infinite.",
    undefined: "fewer than 2 actors; under granted transit: more permitted routes than can be listed; infinite when a pair has no permitted route",
    complexity: "O(n(n + m)) time, O(n + m) space; under granted transit it grows with the number of permitted routes, of which at most 200,000 are listed",
    cite: "Hage & Harary 1995, doi:10.1016/0378-8733(94)00248-9",
    reproduce: "networkx.diameter(G)",
    compute: Compute::Network(|view| diameter(view, Length::Hops)),
};

/// Most hours that any pair's fastest permitted route takes: [module docs](self).
pub static DELAY: Metric = Metric {
    id: "diameter-delay",
    concept: "diameter",
    reading: Reading::Delay,
    title: "Longest least delay",
    symbol: "diam",
    unit: "hours",
    growth: Growth::Searches,
    range: "> 0, or infinite",
    family: Family::Cohesion,
    better: Better::Lower,
    spread: Spread::Corners,
    adding: Adding::NeverRaises,
    direction: Direction::Either,
    about: "Most hours that any pair's fastest permitted route takes",
    formula: "diam = max_{s<t} D(s,t)",
    normalisation: "none",
    interpret: "Low: even the slowest pair hears of something within few hours; it is the time after which everybody can know. One slow pair decides it, and one without a route makes it infinite.",
    undefined: "fewer than 2 actors; under granted transit: more permitted routes than can be listed; infinite when a pair has no permitted route",
    complexity: "some times O(n(n + m)) time in practice, O(n²m) at worst, O(n + m) space; under granted transit it grows with the number of permitted routes, of which at most 200,000 are listed",
    cite: "Hage & Harary 1995, doi:10.1016/0378-8733(94)00248-9; Dijkstra 1959, doi:10.1007/BF01386390",
    reproduce: "networkx.diameter(G, weight='delay')",
    compute: Compute::Network(|view| diameter(view, Length::Delay)),
};

fn diameter(view: &View, length: Length) -> Score {
    if view.n() < 2 {
        return Score::Undefined(reason::TWO_ACTORS);
    }
    one(view.reach(length).map(|reach| {
        let farthest = reach.iter().map(|reach| match reach.reaches_all(view.n()) {
            true => reach.farthest,
            false => f64::INFINITY,
        });
        farthest.fold(0.0, f64::max)
    }))
}
