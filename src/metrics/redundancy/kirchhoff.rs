//! The Kirchhoff index: the effective resistance of all pairs together.
//!
//! ```text
//! Kf = Σ_{s<t} R(s,t)
//! ```
//!
//! R is the effective [`resistance`](super::resistance) with strengths as conductances. The unit is 1/strength, every
//! value is positive, and lower is better: pairs are joined by strong or by many routes. A star of n has (n−1)², a
//! complete network n−1. It is a sum and grows with the number of pairs, so compare it on the same actors. A new tie
//! never raises it. Some tools read the weight of a tie as a resistance here, which turns the answer around; transit
//! rules do not act on it.
//!
//! # Undefined
//! With fewer than 2 actors, and when the strengths are too uneven for floating point. Infinite when the network is
//! not connected.
//!
//! # Complexity
//! O(c³) time and O(c² + m) space, where c actors are left once those of few ties are taken out: none of a tree, a third
//! of a large sparse network, nearly all of a dense one.
//!
//! # References
//! Klein & Randić 1993, doi:10.1007/BF01164627; Ellens, Spieksma, Van Mieghem, Jamakovic & Kooij 2011,
//! doi:10.1016/j.laa.2011.02.024.
//!
//! # Example
//! On a path the resistance is the distance; in a triangle each pair has 1 beside 2, which makes 2/3.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! let close = |score: Score, answer: f64| score.value().is_some_and(|value| (value - answer).abs() < 1e-9);
//! assert!(close(score("shape:path-3", "kirchhoff", &[])?, 1.0 + 1.0 + 2.0));
//! assert!(close(score("shape:triangle", "kirchhoff", &[])?, 3.0 * 2.0 / 3.0));
//! assert!(close(score("shape:star-6", "kirchhoff", &[])?, 25.0));
//! // Two ties of strength 0.45 in line: conductances, not resistances.
//! assert!(close(score("northeast-asia:bilateral-only", "kirchhoff", &[])?, 4.0 / 0.45));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::View,
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, reason,
    },
    model::Score,
};

/// Sum over pairs of the effective resistance, ties conducting by their strength: [module docs](self).
pub static METRIC: Metric = Metric {
    id: "kirchhoff",
    concept: "kirchhoff",
    reading: Reading::Strength,
    title: "Kirchhoff index",
    symbol: "Kf",
    unit: "1/strength",
    growth: Growth::Ties,
    range: "> 0, or infinite",
    family: Family::Redundancy,
    better: Better::Lower,
    spread: Spread::Corners,
    adding: Adding::NeverRaises,
    direction: Direction::Undirected,
    about: "Sum over pairs of the effective resistance, ties conducting by their strength",
    formula: "Kf = Σ_{s<t} R(s,t)",
    normalisation: "none",
    interpret: "Low: all pairs are joined by strong or manifold routes; infinite: some are not joined at all. Every added tie lowers it or leaves it. It is a sum over pairs, so compare it on the same actors only.",
    undefined: "fewer than 2 actors; strengths too uneven for floating point; too large and dense; infinite when not connected",
    complexity: "O(c³) time and O(c² + m) space, c the actors left once those of few ties are taken out; at most O(n³) and O(n²)",
    cite: "Klein & Randić 1993, doi:10.1007/BF01164627; Ellens, Spieksma, Van Mieghem, Jamakovic & Kooij 2011, doi:10.1016/j.laa.2011.02.024",
    reproduce: "networkx.effective_graph_resistance(G, weight='strength', invert_weight=False)",
    compute: Compute::Network(kirchhoff),
};

fn kirchhoff(view: &View) -> Score {
    let n = view.n();
    if n < 2 {
        return Score::Undefined(reason::TWO_ACTORS);
    }
    let grounded = match view.grounded() {
        Ok(grounded) => grounded,
        Err(reason) => return Score::Undefined(reason),
    };
    if !grounded.is_connected() {
        return Score::Infinite;
    }
    if !grounded.is_sound() {
        return Score::Undefined(reason::UNEVEN);
    }
    // Rows of L⁺ sum to 0, so the sum over pairs is n times the trace.
    Score::from_f64(n as f64 * grounded.diagonal().iter().sum::<f64>())
}
