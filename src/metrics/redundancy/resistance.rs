//! Effective resistance: how far apart a pair is when every route helps.
//!
//! ```text
//! R(s,t) = L⁺_ss + L⁺_tt − 2·L⁺_st
//! ```
//!
//! L⁺ is the pseudo-inverse of the Laplacian of strengths: every tie conducts by its strength, ties in line add their
//! resistances and routes side by side their conductances. The unit is 1/strength, every value is positive, and lower
//! is better for the pair. It is never more than the resistance of the best single route, which is what it is on a
//! tree, and falls with every further route. Transit rules do not act on it: a pair may have a finite resistance and
//! no permitted route.
//!
//! # Undefined
//! When the strengths are too uneven for floating point. Infinite between components.
//!
//! # Complexity
//! O(n²·d + c³) time and O(n²) space, where c actors are left once those of few ties, d, are taken out.
//!
//! # References
//! Klein & Randić 1993, doi:10.1007/BF01164627.
//!
//! # Example
//! Opposite actors of a ring of six are joined by two routes of three ties: 3 beside 3.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! let close = |score: Score, answer: f64| score.value().is_some_and(|value| (value - answer).abs() < 1e-9);
//! assert!(close(score("shape:path-4", "resistance", &["a1", "a4"])?, 3.0));
//! assert!(close(score("shape:ring-6", "resistance", &["a1", "a4"])?, 1.5));
//! // GSOMIA of 0.45 beside two legs of 0.70, which conduct as 0.35.
//! assert!(close(score("northeast-asia", "resistance", &["JPN", "KOR"])?, 1.0 / (0.45 + 0.35)));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::View,
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, defined,
        undefined,
    },
    model::Score,
};

/// Resistance between the pair when every tie conducts by its strength: [module docs](self).
pub static METRIC: Metric = Metric {
    id: "resistance",
    concept: "resistance",
    reading: Reading::Strength,
    title: "Effective resistance",
    symbol: "R",
    unit: "1/strength",
    growth: Growth::Pairs,
    range: "> 0, or infinite",
    family: Family::Redundancy,
    better: Better::Lower,
    spread: Spread::Corners,
    adding: Adding::NeverRaises,
    direction: Direction::Undirected,
    about: "Resistance between the pair when every tie conducts by its strength",
    formula: "R(s,t) = L⁺_ss + L⁺_tt − 2·L⁺_st",
    normalisation: "none",
    interpret: "Low: strong or manifold routes join the pair; infinite: none does. Every route helps, long ones a little, whether or not anyone may use it.",
    undefined: "strengths too uneven for floating point; more than 5000 actors; infinite between components",
    complexity: "O(n²) for all pairs, beside O(c³) for c actors left once those of few ties are taken out; O(n²) space",
    cite: "Klein & Randić 1993, doi:10.1007/BF01164627",
    reproduce: "networkx.resistance_distance(G, weight='strength', invert_weight=False)",
    compute: Compute::Pairs(resistance),
};

fn resistance(view: &View) -> Vec<Score> {
    match view.resistances() {
        Ok(laplacian) => defined(view.pairs().map(|(a, b)| laplacian.resistance(a, b))),
        Err(reason) => undefined(view.pair_count(), reason),
    }
}
