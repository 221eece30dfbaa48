//! Middleman pairs: how many pairs of others depend on an actor altogether.
//!
//! ```text
//! b(v) = |{s<t≠v : s–t joined in G, not in G − v}|
//! ```
//!
//! Counted are pairs that have a permitted route, and none once the actor is gone. The score is a number of pairs,
//! from 0 (everybody has a way round it) to (n−1)(n−2)/2 (the hub of a star), and lower is better for the network.
//! Betweenness counts convenience, this counts dependence: an actor on many shortest routes may be needed by nobody.
//! Where transit is granted only permitted detours count, and an actor through which nothing may pass has no pairs.
//! Where ties run one way, pairs are ordered, and there are twice as many of them.
//!
//! # Undefined
//! Never under open transit; under granted transit when the permitted routes are too many to list.
//!
//! # Complexity
//! O(n + m) time to find the cut actors, and components once for each of them: O(n(n + m) α(n)) at most under open
//! transit, O(n + m) space. Where ties run one way, a search from every actor for each loss: O(n²(n + m)) time,
//! O(n² + m) space. Under granted transit the permitted routes are looked through once for each actor.
//!
//! # References
//! Sims & Gilles 2014, doi:10.48550/arXiv.1401.0655.
//!
//! # Example
//! The hub of the wheel carries a quarter of the traffic, and nobody needs it.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(score("shape:star-6", "middleman-pairs", &["hub"])?, Score::Defined(10.0));
//! assert_eq!(score("shape:wheel-6", "betweenness", &["hub"])?, Score::Defined(0.25));
//! assert_eq!(score("shape:wheel-6", "middleman-pairs", &["hub"])?, Score::Defined(0.0));
//! // Each hub parts its two spokes from each other and from the other three: 1 + 2 · 3.
//! assert_eq!(score("shape:two-hubs-6", "middleman-pairs", &["hub1"])?, Score::Defined(7.0));
//! assert_eq!(score("northeast-asia:tisa", "middleman-pairs", &["USA"])?, Score::Defined(1.0));
//! assert_eq!(score("northeast-asia:bilateral-only", "middleman-pairs", &["USA"])?, Score::Defined(0.0));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::{Loss, View},
    metrics::{Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, each},
};

/// Pairs of others that have a permitted route, and none once this actor is gone: [module docs](self).
pub static METRIC: Metric = Metric {
    id: "middleman-pairs",
    concept: "middleman-pairs",
    reading: Reading::Hops,
    title: "Middleman pairs",
    symbol: "b",
    unit: "pairs",
    growth: Growth::Pairs,
    range: "0 to (n−1)(n−2)/2",
    family: Family::Failure,
    better: Better::Lower,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Pairs of others that have a permitted route, and none once this actor is gone",
    formula: "b(v) = |{s<t≠v : s–t joined in G, not in G − v}|",
    normalisation: "none",
    interpret: "High: many pairs of others can meet only through this actor, which gives it power and the network a single point of failure; 0: everybody has a way round it. In a star the hub holds all pairs by construction.",
    undefined: "under granted transit: more permitted routes than can be listed",
    complexity: "O(n + m) time and space; O(n²(n + m)) time and O(n² + m) space where ties run one way; under granted transit it grows with the number of permitted routes, of which at most 200,000 are listed",
    cite: "Sims & Gilles 2014, doi:10.48550/arXiv.1401.0655",
    reproduce: "",
    compute: Compute::Actors(|view| each(middleman_pairs(view), view.n())),
};

fn middleman_pairs(view: &View) -> Result<Vec<f64>, &'static str> {
    (0..view.n())
        .map(|actor| Ok(view.count_pairs_lost(Loss::Actor(actor))? as f64))
        .collect()
}
