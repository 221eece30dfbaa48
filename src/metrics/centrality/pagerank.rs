//! PageRank: how often a wanderer is met at an actor who follows ties by their strength and now and then starts anew.
//!
//! ```text
//! x_v = (1 − d)/n + d·Σ_u x_u·s_uv/s_u,  d = 0.85
//! ```
//!
//! s_uv is the strength of the tie from u to v and s_u that of all ties out of u. From an actor without ties (in a
//! directed network: without ties out of it) the wanderer goes to any actor. Scores sum to 1.
//!
//! 1/n is the score of everyone where nobody is preferred. In an undirected network it is close to the share of all
//! strength that an actor has; where ties run one way it says who is pointed to by those who are pointed to.
//!
//! # Undefined
//! Never: without ties everyone scores 1/n.
//!
//! # Complexity
//! O(n + m), 250 times. Each step leaves at most 0.85 of the error (in the 1-norm) and 0.85²⁵⁰ < 10⁻¹⁷, so the number
//! of steps needs no test of convergence; unlike the eigenvector of a star, this cannot swing to and fro.
//!
//! # References
//! Brin & Page 1998, doi:10.1016/S0169-7552(98)00110-X.
//!
//! # Example
//! In a star of six, h = 0.025 + 0.85·5·s for the hub and s = 0.025 + 0.85·h/5 for a spoke: h = 35/74.
//!
//! ```
//! let hub = linchpin::score("shape:star-6", "pagerank", &["hub"])?.value().unwrap();
//! assert!((hub - 35.0 / 74.0).abs() < 1e-15);
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::View,
    metrics::{Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, defined},
    model::Score,
};

/// The probability of following a tie rather than starting anew.
const DAMPING: f64 = 0.85;
/// What the first guess still weighs after so many steps, 0.85²⁵⁰, is below rounding.
const STEPS: usize = 250;

/// How often a wanderer along ties, by their strength, is met at it.
pub static METRIC: Metric = Metric {
    id: "pagerank",
    concept: "pagerank",
    reading: Reading::Strength,
    title: "PageRank",
    symbol: "PR",
    unit: "share",
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "How often a wanderer along ties, by their strength, is met at it",
    formula: "x_v = (1 − d)/n + d·Σ_u x_u·s_uv/s_u, d = 0.85; from an actor without ties the wanderer goes anywhere",
    normalisation: "sums to 1 over the actors",
    interpret: "An actor above 1/n is met more often than if nobody were preferred. In an undirected network the score \
                is close to its share of all strength; in a directed one it says who is relied on by those who are \
                relied on.",
    undefined: "",
    complexity: "O(n + m), 250 steps",
    cite: "Brin & Page 1998, doi:10.1016/S0169-7552(98)00110-X",
    reproduce: "networkx.pagerank(G, alpha=0.85, weight='strength', tol=1e-14, max_iter=1000)",
    compute: Compute::Actors(pagerank),
};

fn pagerank(view: &View) -> Vec<Score> {
    let n = view.n();
    let strength = |link: usize| view.links()[link].strength;
    let out: Vec<f64> = (0..n)
        .map(|actor| view.arcs(actor).iter().map(|arc| strength(arc.link)).sum())
        .collect();
    let mut rank = vec![1.0 / n as f64; n];
    for _ in 0..STEPS {
        let idle: f64 = (0..n)
            .filter(|&actor| out[actor] <= 0.0)
            .map(|actor| rank[actor])
            .sum();
        let mut next = vec![(1.0 - DAMPING + DAMPING * idle) / n as f64; n];
        for actor in (0..n).filter(|&actor| out[actor] > 0.0) {
            for arc in view.arcs(actor) {
                next[arc.to] += DAMPING * rank[actor] * (strength(arc.link) / out[actor]);
            }
        }
        rank = next;
    }
    defined(rank)
}
