//! Mean distance: the mean length of the shortest permitted routes over all pairs.
//!
//! ```text
//! ℓ = Σ_{s<t} d(s,t) ÷ n(n−1)/2
//! D̄ = Σ_{s<t} D(s,t) ÷ n(n−1)/2
//! ```
//!
//! d is the [`distance`](super::distance) in hops, D that in hours. By hops it is at least 1, which a complete
//! network has. Lower is better: members are close. It is infinite as soon as one pair has no route, for dropping
//! such pairs would let a network that lost an ally look closer than before;
//! [`connected_pairs`](super::connected_pairs) then says how many there are, and [`efficiency`](super::efficiency)
//! goes on comparing. Where ties run one way, pairs are ordered, and there are twice as many of them.
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
//! Watts & Strogatz 1998, doi:10.1038/30918; Newman 2001, doi:10.1103/PhysRevE.64.016132; Dijkstra 1959,
//! doi:10.1007/BF01386390.
//!
//! # Example
//! On a star of six five pairs are at 1 hop and ten at 2: 25 ÷ 15.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! let close = |score: Score, answer: f64| score.value().is_some_and(|value| (value - answer).abs() < 1e-9);
//! assert!(close(score("shape:star-6", "mean-distance", &[])?, 25.0 / 15.0));
//! assert!(close(score("northeast-asia:tisa", "mean-delay", &[])?, (1.0 + 1.0 + 8.0) / 3.0));
//! assert_eq!(score("northeast-asia:bilateral-only", "mean-distance", &[])?, Score::Infinite);
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::{Length, View},
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, one, reason,
    },
    model::Score,
};

/// Mean number of ties on the shortest permitted routes of all pairs: [module docs](self).
pub static HOPS: Metric = Metric {
    id: "mean-distance",
    concept: "mean-distance",
    reading: Reading::Hops,
    title: "Mean distance (hops)",
    symbol: "ℓ",
    unit: "hops",
    growth: Growth::Searches,
    range: "≥ 1, or infinite",
    family: Family::Cohesion,
    better: Better::Lower,
    spread: Spread::None,
    adding: Adding::NeverRaises,
    direction: Direction::Either,
    about: "Mean number of ties on the shortest permitted routes of all pairs",
    formula: "ℓ = Σ_{s<t} d(s,t) ÷ n(n−1)/2",
    normalisation: "÷ n(n−1)/2, the number of pairs; n(n−1) where ties run one way and pairs are ordered",
    interpret: "Low: members reach each other over few ties; 1 means that all are tied. It is infinite as soon as one pair has no route, and is never taken over the connected pairs only, which would make a broken network look close.",
    undefined: "fewer than 2 actors; under granted transit: more permitted routes than can be listed; infinite when a pair has no permitted route",
    complexity: "O(n(n + m)) time, O(n + m) space; under granted transit it grows with the number of permitted routes, of which at most 200,000 are listed",
    cite: "Watts & Strogatz 1998, doi:10.1038/30918",
    reproduce: "networkx.average_shortest_path_length(G)",
    compute: Compute::Network(|view| mean_distance(view, Length::Hops)),
};

/// Mean hours over the fastest permitted routes of all pairs: [module docs](self).
pub static DELAY: Metric = Metric {
    id: "mean-delay",
    concept: "mean-distance",
    reading: Reading::Delay,
    title: "Mean delay",
    symbol: "D̄",
    unit: "hours",
    growth: Growth::Searches,
    range: "> 0, or infinite",
    family: Family::Cohesion,
    better: Better::Lower,
    spread: Spread::Corners,
    adding: Adding::NeverRaises,
    direction: Direction::Either,
    about: "Mean hours over the fastest permitted routes of all pairs",
    formula: "D̄ = Σ_{s<t} D(s,t) ÷ n(n−1)/2",
    normalisation: "÷ n(n−1)/2, the number of pairs; n(n−1) where ties run one way and pairs are ordered",
    interpret: "Low: an ordinary pair hears from each other within few hours. The slowest pairs dominate the mean, the opposite of efficiency by delay, and one pair without a route makes it infinite.",
    undefined: "fewer than 2 actors; under granted transit: more permitted routes than can be listed; infinite when a pair has no permitted route",
    complexity: "some times O(n(n + m)) time in practice, O(n²m) at worst, O(n + m) space; under granted transit it grows with the number of permitted routes, of which at most 200,000 are listed",
    cite: "Newman 2001, doi:10.1103/PhysRevE.64.016132; Dijkstra 1959, doi:10.1007/BF01386390",
    reproduce: "networkx.average_shortest_path_length(G, weight='delay')",
    compute: Compute::Network(|view| mean_distance(view, Length::Delay)),
};

fn mean_distance(view: &View, length: Length) -> Score {
    match view.pair_count() {
        0 => Score::Undefined(reason::TWO_ACTORS),
        _ => one(view.reach(length).map(|reach| {
            let n = view.n();
            if !reach.iter().all(|reach| reach.reaches_all(n)) {
                return f64::INFINITY;
            }
            // Where ties run both ways every pair is met from both ends, and counted twice below too.
            let total: f64 = reach.iter().map(|reach| reach.total).sum();
            total / (n * (n - 1)) as f64
        })),
    }
}
