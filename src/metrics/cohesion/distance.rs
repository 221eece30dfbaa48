//! Distance: the length of the shortest permitted route of a pair, in hops and in hours.
//!
//! ```text
//! d(s,t) = min over permitted routes of their number of ties
//! D(s,t) = min over permitted routes of Σ delay of ties + Σ handling
//! ```
//!
//! By hops every tie counts 1, so tied actors are at 1 and the score is a whole number up to n−1. By delay every tie
//! counts its hours, parallel ties the fewest among them; under granted transit the handling by each hub passed is
//! added. Lower is better for the pair. Two routes whose lengths differ by less than a billionth are equally long. A
//! strong tie is not a short one: strength is read as delay only where no delay is given, as 1/strength, and the
//! result says so. Where ties run one way, the distance is from the first actor to the second.
//!
//! # Undefined
//! Under granted transit when the permitted routes are too many to list. Infinite where no permitted route exists.
//!
//! # Complexity
//! O(nm + n² log n) time by hops and O(n(n + m) log n) by delay: a search with a heap from every actor. The distances
//! take O(n² + m) space. Under granted transit the permitted routes are listed instead, at most 200,000, and the cost
//! grows with their number.
//!
//! # References
//! Hage & Harary 1995, doi:10.1016/0378-8733(94)00248-9; Dijkstra 1959, doi:10.1007/BF01386390.
//!
//! # Example
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(score("shape:ring-6", "distance", &["a1", "a4"])?, Score::Defined(3.0));
//! // Under TISA the hub hands on: 1 + 6 + 1 hours. GSOMIA takes four hours, over one tie.
//! assert_eq!(score("northeast-asia:tisa", "distance", &["JPN", "KOR"])?, Score::Defined(2.0));
//! assert_eq!(score("northeast-asia:tisa", "delay", &["JPN", "KOR"])?, Score::Defined(8.0));
//! assert_eq!(score("northeast-asia:gsomia", "delay", &["JPN", "KOR"])?, Score::Defined(4.0));
//! assert_eq!(score("northeast-asia:bilateral-only", "delay", &["JPN", "KOR"])?, Score::Infinite);
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::{Length, View},
    metrics::{Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, each},
    model::Score,
};

/// Number of ties on the shortest permitted route of a pair: [module docs](self).
pub static HOPS: Metric = Metric {
    id: "distance",
    concept: "distance",
    reading: Reading::Hops,
    title: "Distance (hops)",
    symbol: "d",
    unit: "hops",
    growth: Growth::Pairs,
    range: "1 to n−1, or infinite",
    family: Family::Cohesion,
    better: Better::Lower,
    spread: Spread::None,
    adding: Adding::NeverRaises,
    direction: Direction::Either,
    about: "Number of ties on the shortest permitted route",
    formula: "d(s,t) = min over permitted routes of their number of ties",
    normalisation: "none",
    interpret: "1: the pair is tied; 2: it needs one go-between; infinite: it has no permitted route. A tie counts one whatever it is worth, so near does not mean fast or sure.",
    undefined: "under granted transit: more permitted routes than can be listed; infinite where there is no permitted route",
    complexity: "O(nm + n² log n) time, O(n² + m) space; under granted transit it grows with the number of permitted routes, of which at most 200,000 are listed",
    cite: "Hage & Harary 1995, doi:10.1016/0378-8733(94)00248-9",
    reproduce: "dict(networkx.all_pairs_shortest_path_length(G))",
    compute: Compute::Pairs(|view| distance(view, Length::Hops)),
};

/// Hours over the fastest permitted route of a pair, handling by hubs included: [module docs](self).
pub static DELAY: Metric = Metric {
    id: "delay",
    concept: "distance",
    reading: Reading::Delay,
    title: "Least delay",
    symbol: "D",
    unit: "hours",
    growth: Growth::Pairs,
    range: "> 0, or infinite",
    family: Family::Cohesion,
    better: Better::Lower,
    spread: Spread::Corners,
    adding: Adding::NeverRaises,
    direction: Direction::Either,
    about: "Hours over the fastest permitted route, handling by hubs included",
    formula: "D(s,t) = min over permitted routes of Σ delay of ties + Σ handling",
    normalisation: "none",
    interpret: "Low: the pair can exchange something quickly, be it directly or through a hub. It is a least time with everybody willing; how likely an answer is, the probability that a request is answered says.",
    undefined: "under granted transit: more permitted routes than can be listed; infinite where there is no permitted route",
    complexity: "O(n(n + m) log n) time, O(n² + m) space; under granted transit it grows with the number of permitted routes, of which at most 200,000 are listed",
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
