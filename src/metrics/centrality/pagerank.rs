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
//! O(n + m) a step: some dozens of steps of conjugate gradients where ties run both ways; where they run one way the
//! wanderer is followed, each step leaves at most 0.85 of the error (in the 1-norm), and 0.85²⁵⁰ < 10⁻¹⁷.
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
    kernels::{View, wanderer},
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, defined,
    },
    model::Score,
};

/// The probability of following a tie rather than starting anew.
const DAMPING: f64 = 0.85;
/// What the first guess still weighs after so many steps, 0.85²⁵⁰, is below rounding.
const STEPS: usize = 250;
/// Less than this, summed over all actors, is rounding: what is still to come is less than six times as much.
const STILL: f64 = 2e-16;

/// How often a wanderer along ties, by their strength, is met at it.
pub static METRIC: Metric = Metric {
    id: "pagerank",
    concept: "pagerank",
    reading: Reading::Strength,
    title: "PageRank",
    symbol: "PR",
    unit: "share",
    growth: Growth::Ties,
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
    complexity: "O(n + m) a step, some dozens of steps; up to 250 where ties run one way",
    cite: "Brin & Page 1998, doi:10.1016/S0169-7552(98)00110-X",
    reproduce: "networkx.pagerank(G, alpha=0.85, weight='strength', tol=1e-14, max_iter=1000)",
    compute: Compute::Actors(pagerank),
};

fn pagerank(view: &View) -> Vec<Score> {
    let solved = if view.is_directed() {
        None
    } else {
        wanderer(view, DAMPING).ok()
    };
    defined(solved.unwrap_or_else(|| wandering(view)))
}

/// Step by step, whichever way ties run.
fn wandering(view: &View) -> Vec<f64> {
    let n = view.n();
    let out = &view.strengths().matrix;
    let total: Vec<f64> = (0..n).map(|actor| out.values(actor).iter().sum()).collect();
    let mut rank = vec![1.0 / n as f64; n];
    for _ in 0..STEPS {
        let idle: f64 = (0..n)
            .filter(|&actor| total[actor] <= 0.0)
            .map(|actor| rank[actor])
            .sum();
        let mut next = vec![(1.0 - DAMPING + DAMPING * idle) / n as f64; n];
        for actor in (0..n).filter(|&actor| total[actor] > 0.0) {
            let passed = DAMPING * rank[actor] / total[actor];
            out.row(actor)
                .for_each(|(to, strength)| next[to] += passed * strength);
        }
        let moved: f64 = rank
            .iter()
            .zip(&next)
            .map(|(old, new)| (old - new).abs())
            .sum();
        rank = next;
        if moved <= STILL {
            break;
        }
    }
    rank
}
