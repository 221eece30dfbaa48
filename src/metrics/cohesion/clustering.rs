//! Clustering: how many of an actor's partners are partners of each other.
//!
//! ```text
//! C(v) = 2·|ties among N(v)| ÷ d(v)(d(v)−1)
//! C̄    = Σ_v C(v) ÷ n
//! ```
//!
//! N(v) are the partners of v and d(v) their number, so C(v) is the share of pairs of partners that are tied: from 0,
//! the hub of a star, whose partners know each other only through it, to 1, a member of a closed circle. With fewer
//! than two partners there is no pair; the score is 0 by convention, so that the mean over actors is the published
//! one. For an actor neither way is better: open surroundings are a broker's opportunity, closed ones are cover. For
//! the network a higher mean is better, as partners can stand in for one another. The mean counts every actor alike;
//! for every pair of partners alike see [`transitivity`](super::transitivity).
//!
//! # Undefined
//! Never.
//!
//! # Complexity
//! O(n + m√m) time and O(n + m) space: every triangle is met once, from its actor of fewest partners.
//!
//! # References
//! Watts & Strogatz 1998, doi:10.1038/30918.
//!
//! # Example
//! On the rim of the wheel five of the ten pairs of the hub's partners are tied, and two of the three of each rim
//! actor.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! let close = |score: Score, answer: f64| score.value().is_some_and(|value| (value - answer).abs() < 1e-9);
//! assert_eq!(score("shape:wheel-6", "clustering", &["hub"])?, Score::Defined(0.5));
//! assert_eq!(score("shape:star-6", "clustering", &["a1"])?, Score::Defined(0.0));
//! assert!(close(score("shape:wheel-6", "mean-clustering", &[])?, (1.0 / 2.0 + 5.0 * 2.0 / 3.0) / 6.0));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::{View, triangles},
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, defined, mean,
    },
    model::Score,
};

/// Share of pairs of its partners that are tied to each other, 0 with fewer than two: [module docs](self).
pub static HOPS: Metric = Metric {
    id: "clustering",
    concept: "clustering",
    reading: Reading::Hops,
    title: "Clustering",
    symbol: "C",
    unit: "share of partner pairs",
    growth: Growth::Ties,
    range: "0–1",
    family: Family::Cohesion,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Share of pairs of its partners that are tied to each other; 0 with fewer than two partners",
    formula: "C(v) = 2·|ties among N(v)| ÷ d(v)(d(v)−1)",
    normalisation: "÷ d(v)(d(v)−1)/2, the number of pairs of its partners",
    interpret: "High: its partners work with each other and could do without it; low: they meet only through it. Actors with one partner score 0 by convention, so a 0 need not be a broker.",
    undefined: "",
    complexity: "O(n + m√m) time, O(n + m) space",
    cite: "Watts & Strogatz 1998, doi:10.1038/30918",
    reproduce: "networkx.clustering(G)",
    compute: Compute::Actors(|view| defined(clustering(view))),
};

/// Mean over actors of the share of their partner pairs that are tied: [module docs](self).
pub static MEAN: Metric = Metric {
    id: "mean-clustering",
    concept: "mean-clustering",
    reading: Reading::Hops,
    title: "Mean clustering",
    symbol: "C̄",
    unit: "share of partner pairs",
    growth: Growth::Ties,
    range: "0–1",
    family: Family::Cohesion,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Mean over actors of the share of their partner pairs that are tied",
    formula: "C̄ = Σ_v C(v) ÷ n",
    normalisation: "÷ n, the number of actors",
    interpret: "High: most actors sit in closed circles, where partners can stand in for one another; 0: no triangle at all, as in a pure hub and spokes. Actors with few partners weigh as much as hubs, and those with one partner count as 0.",
    undefined: "",
    complexity: "O(n + m√m) time, O(n + m) space",
    cite: "Watts & Strogatz 1998, doi:10.1038/30918",
    reproduce: "networkx.average_clustering(G)",
    compute: Compute::Network(|view| Score::from_f64(mean(&clustering(view)))),
};

fn clustering(view: &View) -> Vec<f64> {
    let closed = triangles(view).into_iter().enumerate();
    closed
        .map(|(actor, closed)| {
            let degree = view.arcs(actor).len() as f64;
            let pairs = degree * (degree - 1.0) / 2.0;
            if pairs < 1.0 {
                0.0
            } else {
                closed as f64 / pairs
            }
        })
        .collect()
}
