//! Indispensability: how far a tie cannot be done without.
//!
//! ```text
//! s_uv · R(u,v)
//! ```
//!
//! s_uv is the strength of the tie, R(u,v) the effective [`resistance`](super::resistance) between its ends. The
//! product is the probability that the tie is in a random spanning tree, trees weighing by their strengths: exactly 1
//! for a bridge, which every tree needs, and near 0 for a tie with many strong detours. Over all ties it sums to n −
//! components, so what one tie loses others gain. Lower is better for the network. Transit rules do not act on it.
//!
//! # Undefined
//! For a tie of strength 0, and when the strengths are too uneven for floating point.
//!
//! # Complexity
//! O(c³) time and O(c² + m) space, where c actors are left once those of few ties are taken out: none of a tree, a third
//! of a large sparse network, nearly all of a dense one.
//!
//! # References
//! Spielman & Srivastava 2011, doi:10.1137/080734029; Kirchhoff 1847, doi:10.1002/andp.18471481202.
//!
//! # Example
//! On a ring of six a tree leaves out one tie of six.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! let close = |score: Score, answer: f64| score.value().is_some_and(|value| (value - answer).abs() < 1e-9);
//! assert!(close(score("shape:ring-6", "indispensability", &["a1", "a2"])?, 5.0 / 6.0));
//! assert!(close(score("shape:path-4", "indispensability", &["a2", "a3"])?, 1.0));
//! // GSOMIA of 0.45 beside two legs of 0.70, which conduct as 0.35.
//! assert!(close(score("northeast-asia", "indispensability", &["JPN", "KOR"])?, 0.45 / (0.45 + 0.35)));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::View,
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, reason,
        undefined,
    },
    model::Score,
};

/// Probability that the tie is in a random spanning tree, 1 for a bridge: [module docs](self).
pub static METRIC: Metric = Metric {
    id: "indispensability",
    concept: "indispensability",
    reading: Reading::Strength,
    title: "Indispensability",
    symbol: "s·R",
    unit: "probability",
    growth: Growth::Ties,
    range: "0–1",
    family: Family::Redundancy,
    better: Better::Lower,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Probability that the tie is in a random spanning tree: 1 for a bridge",
    formula: "s_uv · R(u,v)",
    normalisation: "none",
    interpret: "1: a bridge, no detour exists; near 0: other routes would carry what the tie carries. Detours count by their strength and without asking whether anyone may use them.",
    undefined: "a tie of strength 0; strengths too uneven for floating point; too large and dense",
    complexity: "O(c³) time and O(c² + m) space, c the actors left once those of few ties are taken out; at most O(n³) and O(n²)",
    cite: "Spielman & Srivastava 2011, doi:10.1137/080734029; Kirchhoff 1847, doi:10.1002/andp.18471481202",
    reproduce: "{(u, v): s*networkx.resistance_distance(G, u, v, weight='strength', invert_weight=False) for u, v, s in G.edges(data='strength')}",
    compute: Compute::Ties(indispensability),
};

fn indispensability(view: &View) -> Vec<Score> {
    let grounded = match view.grounded() {
        Ok(grounded) => grounded,
        Err(reason) => return undefined(view.links().len(), reason),
    };
    if !grounded.is_sound() {
        return undefined(view.links().len(), reason::UNEVEN);
    }
    let links = view.links().iter();
    links
        .map(
            |link| match link.strength * grounded.resistance_over(link.a, link.b) {
                share if share.is_finite() => Score::from_f64(share.min(1.0)),
                _ => Score::Undefined("a tie of strength 0"),
            },
        )
        .collect()
}
