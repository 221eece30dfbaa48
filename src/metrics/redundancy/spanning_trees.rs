//! Spanning trees: in how many ways a smallest set of ties holds everyone together.
//!
//! ```text
//! τ = det L′
//! ln τ_s = ln det L′,  L′ with strengths
//! ```
//!
//! L′ is the Laplacian without one row and column, whichever (Kirchhoff's matrix-tree theorem). As a count every tie
//! is one: 0 when not connected, 1 for a tree, n for a ring, n^(n−2) for a complete network. With strengths each tree
//! weighs the product of its ties, and the natural logarithm of the sum is given, since the sum itself outgrows
//! floating point and is read by its order of size; it may be negative, as strengths below 1 multiply to small
//! numbers. Higher is better: there are more ways to do with few ties. Transit rules do not act on it.
//!
//! # Undefined
//! The count when it is more than floating point can hold. The logarithm when the network is not connected, as there
//! is no tree and the logarithm of 0 does not exist, and when the strengths are too uneven.
//!
//! # Complexity
//! O(c³) time and O(c² + m) space, where c actors are left once those of few ties are taken out: none of a tree, a third
//! of a large sparse network, nearly all of a dense one.
//!
//! # References
//! Kirchhoff 1847, doi:10.1002/andp.18471481202.
//!
//! # Example
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(score("shape:path-4", "spanning-trees", &[])?, Score::Defined(1.0));
//! assert_eq!(score("shape:ring-6", "spanning-trees", &[])?, Score::Defined(6.0));
//! assert_eq!(score("shape:complete-5", "spanning-trees", &[])?, Score::Defined(125.0));
//! // One tree of two ties of strength 0.25 + 0.45.
//! let log = score("northeast-asia:tisa", "spanning-trees-strength", &[])?.value();
//! assert!(log.is_some_and(|log| (log - 2.0 * 0.70_f64.ln()).abs() < 1e-9));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::{View, log_spanning_trees},
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, reason,
    },
    model::Score,
};

/// Whole numbers up to here are exact in floating point, so a count that is near one is rounded to it.
const EXACT: f64 = 9e15;

/// Number of ways to hold everyone together with as few ties as possible: [module docs](self).
pub static COUNT: Metric = Metric {
    id: "spanning-trees",
    concept: "spanning-trees",
    reading: Reading::Hops,
    title: "Spanning trees",
    symbol: "τ",
    unit: "trees",
    growth: Growth::Ties,
    range: "≥ 0",
    family: Family::Redundancy,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Undirected,
    about: "Number of ways to hold everyone together with as few ties as possible",
    formula: "τ = det L′, L′ the unweighted Laplacian without one row and column",
    normalisation: "none",
    interpret: "1: a tree, in which every tie is needed; many: the alliance could do with many different skeletons; 0: it is not in one piece. It grows by orders of size with every tie, so compare it on the same actors, and as a ratio.",
    undefined: "more than floating point can hold; too large and dense",
    complexity: "O(c³) time and O(c² + m) space, c the actors left once those of few ties are taken out; at most O(n³) and O(n²)",
    cite: "Kirchhoff 1847, doi:10.1002/andp.18471481202",
    reproduce: "networkx.number_of_spanning_trees(G)",
    compute: Compute::Network(spanning_trees),
};

/// Natural logarithm of the sum, over spanning trees, of the product of their strengths: [module docs](self).
pub static STRENGTH: Metric = Metric {
    id: "spanning-trees-strength",
    concept: "spanning-trees",
    reading: Reading::Strength,
    title: "Spanning trees, by strength (log)",
    symbol: "ln τ_s",
    unit: "ln of strength^(n−1)",
    growth: Growth::Ties,
    range: "any",
    family: Family::Redundancy,
    better: Better::Higher,
    spread: Spread::Corners,
    adding: Adding::NeverLowers,
    direction: Direction::Undirected,
    about: "Natural logarithm of the sum, over spanning trees, of the product of their strengths",
    formula: "ln τ_s = ln det L′, L′ the strength Laplacian without one row and column",
    normalisation: "none",
    interpret: "A difference of 0.69 is a factor of two. Negative values are no alarm: strengths below 1 multiply to small numbers, so only differences on the same actors can be read.",
    undefined: "not connected: there is no tree, and the logarithm of 0 does not exist; strengths too uneven for floating point; too large and dense",
    complexity: "O(c³) time and O(c² + m) space, c the actors left once those of few ties are taken out; at most O(n³) and O(n²)",
    cite: "Kirchhoff 1847, doi:10.1002/andp.18471481202",
    reproduce: "math.log(networkx.number_of_spanning_trees(G, weight='strength'))",
    compute: Compute::Network(spanning_trees_strength),
};

fn spanning_trees(view: &View) -> Score {
    let connected = view
        .components_after(None)
        .iter()
        .all(|&component| component == 0);
    if !connected {
        return Score::Defined(0.0);
    }
    let log = match log_spanning_trees(view) {
        Ok(log) => log,
        Err(reason) => return Score::Undefined(reason),
    };
    match log.map(f64::exp) {
        Some(count) if count <= EXACT => Score::Defined(count.round()),
        Some(count) if count.is_finite() => Score::Defined(count),
        _ => Score::Undefined(reason::TOO_GREAT),
    }
}

fn spanning_trees_strength(view: &View) -> Score {
    let grounded = match view.grounded() {
        Ok(grounded) => grounded,
        Err(reason) => return Score::Undefined(reason),
    };
    if !grounded.is_connected() {
        return Score::Undefined("not connected");
    }
    if !grounded.is_sound() {
        return Score::Undefined("the strengths are too uneven for the determinant");
    }
    let log = grounded.log_spanning_trees();
    // The logarithm of 1 comes out as some 1e-16.
    let rounding = 1e-14 * view.n() as f64;
    Score::from_f64(if log.abs() < rounding { 0.0 } else { log })
}
