//! Harmonic centrality: the mean nearness of the others, where an actor that is not reached adds nothing.
//!
//! ```text
//! H(v) = Σ_{u≠v} 1/d(v,u) ÷ (n−1)
//! ```
//!
//! Nearness is the inverse of distance, and that of an actor without a permitted route is 0; so the score needs no
//! special case for networks in several pieces, which [`closeness`](super::closeness) does. By hops it runs from 0 to
//! 1, the latter only for an actor tied to all others; by delay its unit is 1/hour. High is good for the actor: many
//! others near. Since inverses are averaged, near partners count for most and one remote ally costs little. A new tie
//! never lowers it.
//!
//! # Undefined
//! With fewer than 2 actors. Under granted transit also when the permitted routes are too many to list.
//!
//! # Complexity
//! O(n(n + m)) time by hops; by delay some times that in practice, and O(n²m) at worst: searches from every actor,
//! some side by side. O(n + m) space. Under granted transit the permitted routes are listed instead, at most 200,000,
//! and the cost grows with their number.
//!
//! # References
//! Marchiori & Latora 2000, doi:10.1016/S0378-4371(00)00311-3; Boldi & Vigna 2014, doi:10.1080/15427951.2013.865686.
//!
//! # Example
//! From the end of a path of four the others are 1, 2 and 3 hops away.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! let end = score("shape:path-4", "harmonic", &["a1"])?.value();
//! assert!(end.is_some_and(|end| (end - (1.0 + 1.0 / 2.0 + 1.0 / 3.0) / 3.0).abs() < 1e-9));
//! // South Korea cannot be reached, and adds nothing.
//! assert_eq!(score("northeast-asia:bilateral-only", "harmonic", &["JPN"])?, Score::Defined(0.5));
//! // Under TISA it is 8 hours away and the United States 1: (1 + 1/8) ÷ 2.
//! assert_eq!(score("northeast-asia:tisa", "harmonic-delay", &["JPN"])?, Score::Defined(0.5625));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::{Length, View},
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, each, reason,
        undefined,
    },
    model::Score,
};

/// Mean of 1/hops to the others, where one not reached adds nothing: [module docs](self).
pub static HOPS: Metric = Metric {
    id: "harmonic",
    concept: "harmonic",
    reading: Reading::Hops,
    title: "Harmonic centrality (hops)",
    symbol: "H",
    unit: "1/hops",
    growth: Growth::Searches,
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Undirected,
    about: "Mean of 1/hops to the others; an actor not reached adds nothing",
    formula: "H(v) = Σ_{u≠v} 1/d(v,u) / (n − 1)",
    normalisation: "÷ (n−1), the number of others",
    interpret: "High: many others are near; 1 means tied to all. An actor that cannot be reached costs its share and no more, so the score can be compared before and after a network breaks.",
    undefined: "fewer than 2 actors; under granted transit: more permitted routes than can be listed",
    complexity: "O(n(n + m)) time, O(n + m) space; under granted transit it grows with the number of permitted routes, of which at most 200,000 are listed",
    cite: "Marchiori & Latora 2000, doi:10.1016/S0378-4371(00)00311-3; Boldi & Vigna 2014, doi:10.1080/15427951.2013.865686",
    reproduce: "{v: h/(len(G)-1) for v, h in networkx.harmonic_centrality(G).items()}",
    compute: Compute::Actors(|view| harmonic(view, Length::Hops)),
};

/// Mean of 1/hours to the others by the fastest routes, where one not reached adds nothing: [module docs](self).
pub static DELAY: Metric = Metric {
    id: "harmonic-delay",
    concept: "harmonic",
    reading: Reading::Delay,
    title: "Harmonic centrality (least delay)",
    symbol: "H",
    unit: "1/hour",
    growth: Growth::Searches,
    range: "≥ 0",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Corners,
    adding: Adding::NeverLowers,
    direction: Direction::Undirected,
    about: "Mean of 1/hours to the others by the fastest routes; an actor not reached adds nothing",
    formula: "H(v) = Σ_{u≠v} 1/d(v,u) / (n − 1), d in hours",
    normalisation: "÷ (n−1), the number of others",
    interpret: "High: many others can be reached within few hours. The fastest ties dominate: one link of seconds outweighs any number of links of hours.",
    undefined: "fewer than 2 actors; under granted transit: more permitted routes than can be listed",
    complexity: "some times O(n(n + m)) time in practice, O(n²m) at worst, O(n + m) space; under granted transit it grows with the number of permitted routes, of which at most 200,000 are listed",
    cite: "Marchiori & Latora 2000, doi:10.1016/S0378-4371(00)00311-3; Boldi & Vigna 2014, doi:10.1080/15427951.2013.865686",
    reproduce: "{v: h/(len(G)-1) for v, h in networkx.harmonic_centrality(G, distance='delay').items()}",
    compute: Compute::Actors(|view| harmonic(view, Length::Delay)),
};

fn harmonic(view: &View, length: Length) -> Vec<Score> {
    let n = view.n();
    if n < 2 {
        return undefined(n, reason::TWO_ACTORS);
    }
    let scores = view
        .reach(length)
        .map(|reach| reach.iter().map(|reach| reach.nearness / (n - 1) as f64));
    each(scores, n)
}
