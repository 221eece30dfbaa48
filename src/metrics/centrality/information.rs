//! Information centrality: nearness when all routes count, not only the shortest.
//!
//! ```text
//! I(v) = (n−1) / Σ_t R(v,t)
//! ```
//!
//! R is the effective [`resistance`](crate::metrics::redundancy::resistance) with strengths as conductances, so that
//! a second route shortens the way even if it is longer than the first. The unit is that of strength, and every value
//! is positive; on a tree of unit strengths it equals [`closeness`](super::closeness), and every further route lifts
//! it above. High is good for the actor: it is joined to the others by strong or by many routes. Transit rules do not
//! act on it.
//!
//! # Undefined
//! With fewer than 2 actors; when the network is not connected; when the strengths are too uneven for floating point.
//!
//! # Complexity
//! O(c³) time and O(c² + m) space, where c actors are left once those of few ties are taken out: none of a tree, a third
//! of a large sparse network, nearly all of a dense one.
//!
//! # References
//! Stephenson & Zelen 1989, doi:10.1016/0378-8733(89)90016-6; Brandes & Fleischer 2005,
//! doi:10.1007/978-3-540-31856-9_44.
//!
//! # Example
//! In the triangle each pair has a tie beside a route of two: resistance 2/3 in place of distance 1.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! let close = |score: Score, answer: f64| score.value().is_some_and(|value| (value - answer).abs() < 1e-9);
//! assert!(close(score("shape:path-4", "information", &["a1"])?, 3.0 / (1.0 + 2.0 + 3.0)));
//! assert!(close(score("shape:triangle", "information", &["a1"])?, 1.5));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::View,
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, defined,
        reason, undefined,
    },
    model::Score,
};

/// Inverse of the mean effective resistance to the others, all routes counted: [module docs](self).
pub static METRIC: Metric = Metric {
    id: "information",
    concept: "information",
    reading: Reading::Strength,
    title: "Information centrality",
    symbol: "I",
    unit: "strength",
    growth: Growth::Ties,
    range: "> 0",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Corners,
    adding: Adding::NeverLowers,
    direction: Direction::Undirected,
    about: "Inverse of the mean effective resistance to the others, all routes counted",
    formula: "I(v) = (n−1) / Σ_t R(v,t)",
    normalisation: "× (n−1), the number of others, so that it inverts a mean and not a sum",
    interpret: "High: strong or manifold routes join the actor to all others; the weakest reach the rest over one thin tie. It reads strength alone, and no transit rule acts on it.",
    undefined: "fewer than 2 actors; not connected; strengths too uneven for floating point; too large and dense",
    complexity: "O(c³) time and O(c² + m) space, c the actors left once those of few ties are taken out; at most O(n³) and O(n²)",
    cite: "Stephenson & Zelen 1989, doi:10.1016/0378-8733(89)90016-6; Brandes & Fleischer 2005, doi:10.1007/978-3-540-31856-9_44",
    reproduce: "{v: (len(G)-1)*c for v, c in networkx.current_flow_closeness_centrality(G, weight='strength').items()}",
    compute: Compute::Actors(information),
};

fn information(view: &View) -> Vec<Score> {
    let n = view.n();
    if n < 2 {
        return undefined(n, reason::TWO_ACTORS);
    }
    let grounded = match view.grounded() {
        Ok(grounded) => grounded,
        Err(reason) => return undefined(n, reason),
    };
    if !grounded.is_connected() {
        return undefined(n, reason::NOT_CONNECTED);
    }
    if !grounded.is_sound() {
        return undefined(n, reason::UNEVEN);
    }
    // Rows of L⁺ sum to 0, so the resistances to all others sum to n times the own entry and the trace.
    let diagonal = grounded.diagonal();
    let trace: f64 = diagonal.iter().sum();
    let sum = |own: &f64| n as f64 * own + trace;
    defined(diagonal.iter().map(|own| (n - 1) as f64 / sum(own)))
}
