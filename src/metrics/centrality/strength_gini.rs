//! The Gini coefficient of strength: how unequally commitment is spread over actors.
//!
//! ```text
//! G = Σ_u Σ_v |s(u) − s(v)| ÷ (2n Σ_v s(v))
//! ```
//!
//! s is the [`strength`](super::strength) of an actor. The score is the mean difference between two actors as a share
//! of twice the mean: 0 when all are bound equally, up to 1−1/n if one held everything. A tie counts at both ends, so
//! that extreme is not reached: one tied pair among isolated actors has 1−2/n, a star (n−2)/2n, just below one half.
//! Neither way is better; it tells a concert of equals from a patron with clients.
//!
//! # Undefined
//! Without ties, as there is nothing to share out.
//!
//! # Complexity
//! O(m + n log n) time for sorting, O(n) space.
//!
//! # References
//! Gini 1921, doi:10.2307/2223319.
//!
//! # Example
//! On a star of six the strengths are 5 and five times 1: differences of 4, ten times, over 2 · 6 · 10.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! let close = |score: Score, answer: f64| score.value().is_some_and(|value| (value - answer).abs() < 1e-9);
//! assert!(close(score("shape:star-6", "strength-gini", &[])?, 1.0 / 3.0));
//! assert!(close(score("shape:ring-6", "strength-gini", &[])?, 0.0));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::View,
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, reason,
    },
    model::Score,
};

/// Gini coefficient of the actors' strengths, 0 when all are equal: [module docs](self).
pub static METRIC: Metric = Metric {
    id: "strength-gini",
    concept: "strength-gini",
    reading: Reading::Strength,
    title: "Inequality of strength",
    symbol: "G",
    unit: "1",
    growth: Growth::Ties,
    range: "0 to 1−1/n",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Gini coefficient of the actors' strengths: 0 when all are equal",
    formula: "G = Σ_u Σ_v |s(u) − s(v)| ÷ (2n Σ_v s(v))",
    normalisation: "÷ 2n Σ s(v), twice the mean for each of the n² pairs, which makes it free of unit and size",
    interpret: "Low: commitment is spread evenly; high: it is heaped on few. A tie counts at both ends, so even a pure star stays just below one half; values above that need actors without ties or nearly so.",
    undefined: "no ties",
    complexity: "O(m + n log n) time, O(n) space",
    cite: "Gini 1921, doi:10.2307/2223319",
    reproduce: "(lambda s: sum(abs(a-b) for a in s for b in s)/(2*len(s)*sum(s)))([d for _, d in G.degree(weight='strength')])",
    compute: Compute::Network(strength_gini),
};

fn strength_gini(view: &View) -> Score {
    let mut strengths = vec![0.0; view.n()];
    for link in view.links() {
        strengths[link.a] += link.strength;
        strengths[link.b] += link.strength;
    }
    let total: f64 = strengths.iter().sum();
    if total <= 0.0 {
        return Score::Undefined(reason::NO_TIES);
    }
    strengths.sort_unstable_by(f64::total_cmp);
    let n = strengths.len() as f64;
    // Σ_u Σ_v |s(u) − s(v)| = 2 Σ_i (2i − n + 1) s_(i), the strengths in ascending order.
    let spread: f64 = strengths
        .iter()
        .enumerate()
        .map(|(i, s)| (2.0 * i as f64 - n + 1.0) * s)
        .sum();
    Score::from_f64(spread / (n * total))
}
