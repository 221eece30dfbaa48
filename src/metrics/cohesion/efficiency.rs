//! Global efficiency: the mean nearness of all pairs, where a pair without a route adds nothing.
//!
//! ```text
//! E = Σ_{s<t} 1/d(s,t) ÷ n(n−1)/2
//! ```
//!
//! Nearness is the inverse of [`distance`](super::distance), in hops or in hours. By hops the score runs from 0 (no
//! ties) to 1 (every pair tied); by delay its unit is 1/hour. Higher is better. A pair without a permitted route
//! counts 0 rather than making the whole infinite, so the score can be compared before and after a network breaks,
//! and losing a tie never raises it: it is the yardstick of
//! [`vulnerability`](crate::metrics::failure::vulnerability). Where ties run one way, pairs are ordered, and there
//! are twice as many of them.
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
//! Latora & Marchiori 2001, doi:10.1103/PhysRevLett.87.198701; Latora & Marchiori 2003,
//! doi:10.1140/epjb/e2003-00095-5.
//!
//! # Example
//! On a star of six five pairs are at 1 hop and ten at 2: (5 + 10/2) ÷ 15.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! let close = |score: Score, answer: f64| score.value().is_some_and(|value| (value - answer).abs() < 1e-9);
//! assert!(close(score("shape:star-6", "efficiency", &[])?, 10.0 / 15.0));
//! // Japan and South Korea have no permitted route: two pairs of three at 1 hop.
//! assert!(close(score("northeast-asia:bilateral-only", "efficiency", &[])?, 2.0 / 3.0));
//! // Under TISA they are 8 hours apart.
//! assert!(close(score("northeast-asia:tisa", "efficiency-delay", &[])?, (1.0 + 1.0 + 1.0 / 8.0) / 3.0));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::{Length, View},
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, one, reason,
    },
    model::Score,
};

/// Mean of 1/hops over all pairs, where a pair without a permitted route adds nothing: [module docs](self).
pub static HOPS: Metric = Metric {
    id: "efficiency",
    concept: "efficiency",
    reading: Reading::Hops,
    title: "Efficiency (hops)",
    symbol: "E",
    unit: "1/hops",
    growth: Growth::Searches,
    range: "0–1",
    family: Family::Cohesion,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Either,
    about: "Mean of 1/hops over all pairs; a pair without a permitted route adds nothing",
    formula: "E = Σ_{s<t} 1/d(s,t) ÷ n(n−1)/2",
    normalisation: "÷ n(n−1)/2, the number of pairs, which a complete network reaches; n(n−1) where ties run one way and pairs are ordered",
    interpret: "High: most pairs are tied or nearly so; 1 means all are. A star reaches more than one half with the fewest ties possible, so a high value does not mean that there is any reserve.",
    undefined: "fewer than 2 actors; under granted transit: more permitted routes than can be listed",
    complexity: "O(n(n + m)) time, O(n + m) space; under granted transit it grows with the number of permitted routes, of which at most 200,000 are listed",
    cite: "Latora & Marchiori 2001, doi:10.1103/PhysRevLett.87.198701",
    reproduce: "networkx.global_efficiency(G)",
    compute: Compute::Network(|view| efficiency(view, Length::Hops)),
};

/// Mean of 1/hours over all pairs by the fastest permitted routes: [module docs](self).
pub static DELAY: Metric = Metric {
    id: "efficiency-delay",
    concept: "efficiency",
    reading: Reading::Delay,
    title: "Efficiency (least delay)",
    symbol: "E",
    unit: "1/hour",
    growth: Growth::Searches,
    range: "≥ 0",
    family: Family::Cohesion,
    better: Better::Higher,
    spread: Spread::Corners,
    adding: Adding::NeverLowers,
    direction: Direction::Either,
    about: "Mean of 1/hours over all pairs by the fastest permitted routes",
    formula: "E = Σ_{s<t} 1/D(s,t) ÷ n(n−1)/2",
    normalisation: "÷ n(n−1)/2, the number of pairs; n(n−1) where ties run one way and pairs are ordered",
    interpret: "High: pairs reach each other within few hours. The fastest pairs dominate the mean, so a real-time link for two can hide that the rest wait for days.",
    undefined: "fewer than 2 actors; under granted transit: more permitted routes than can be listed",
    complexity: "some times O(n(n + m)) time in practice, O(n²m) at worst, O(n + m) space; under granted transit it grows with the number of permitted routes, of which at most 200,000 are listed",
    cite: "Latora & Marchiori 2001, doi:10.1103/PhysRevLett.87.198701; Latora & Marchiori 2003, doi:10.1140/epjb/e2003-00095-5",
    reproduce: "sum(1/d for u, row in networkx.all_pairs_dijkstra_path_length(G, weight='delay') for v, d in row.items() if u != v)/(len(G)*(len(G)-1))",
    compute: Compute::Network(|view| efficiency(view, Length::Delay)),
};

fn efficiency(view: &View, length: Length) -> Score {
    if view.n() < 2 {
        return Score::Undefined(reason::TWO_ACTORS);
    }
    one(view.reach(length).map(|reach| {
        // Where ties run both ways every pair is met from both ends, and counted twice below too.
        let nearness: f64 = reach.iter().map(|reach| reach.nearness).sum();
        nearness / (view.n() * (view.n() - 1)) as f64
    }))
}
