//! Assortativity: whether the well-tied are tied to the well-tied.
//!
//! r, the correlation of the degrees j and k at the two ends of a tie, over all ties, each read both ways:
//! r = (4m·Σjk − (Σ(j+k))²) ÷ (2m·Σ(j²+k²) − (Σ(j+k))²), computed in whole numbers up to the last division.
//!
//! Above 0 hubs are tied to hubs and the rest among themselves; below 0 hubs serve those who have no one else, as in a
//! hub-and-spoke system, which has −1. Neither is better in itself: positive networks hold under random loss, negative
//! ones fall with their hubs.
//!
//! # Undefined
//! Without ties, and where all ends of ties have one and the same degree, as in a ring: there is nothing to correlate.
//!
//! # Complexity
//! O(m).
//!
//! # References
//! Newman 2002, doi:10.1103/PhysRevLett.89.208701.
//!
//! # Example
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(score("shape:star-6", "assortativity", &[])?, Score::Defined(-1.0));
//! assert_eq!(
//!     score("shape:ring-6", "assortativity", &[])?,
//!     Score::Undefined("all degrees at the ends of ties are equal"),
//! );
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::View,
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, reason,
    },
    model::Score,
};

/// Correlation of the numbers of partners at the two ends of a tie.
pub static METRIC: Metric = Metric {
    id: "assortativity",
    concept: "assortativity",
    reading: Reading::Hops,
    title: "Assortativity by degree",
    symbol: "r",
    unit: "correlation",
    growth: Growth::Ties,
    range: "−1 to 1",
    family: Family::Cohesion,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Correlation of the numbers of partners at the two ends of a tie",
    formula: "r = (4m·Σjk − (Σ(j+k))²) ÷ (2m·Σ(j²+k²) − (Σ(j+k))²), sums over ties, j and k the degrees of the ends",
    normalisation: "the covariance by the variance of the degrees at the ends of ties, as any correlation",
    interpret: "Above 0 hubs are tied to hubs; below 0 hubs are tied to actors with few ties, −1 for a hub and its \
        spokes; about 0 where degree says nothing about the partners' degrees. In a network of few actors it is mostly \
        below 0, since there are not enough hubs to be tied to each other.",
    undefined: "no ties; all degrees at the ends of ties are equal",
    complexity: "O(m)",
    cite: "Newman 2002, doi:10.1103/PhysRevLett.89.208701",
    reproduce: "networkx.degree_assortativity_coefficient(G)",
    compute: Compute::Network(assortativity),
};

fn assortativity(view: &View) -> Score {
    if view.links().is_empty() {
        return Score::Undefined(reason::NO_TIES);
    }
    let degree = |actor: usize| view.arcs(actor).len() as i128;
    let (mut product, mut sum, mut square) = (0, 0, 0);
    for link in view.links() {
        let (j, k) = (degree(link.a), degree(link.b));
        product += j * k;
        sum += j + k;
        square += j * j + k * k;
    }
    let m = view.links().len() as i128;
    let variance = 2 * m * square - sum * sum;
    if variance == 0 {
        return Score::Undefined("all degrees at the ends of ties are equal");
    }
    Score::from_f64((4 * m * product - sum * sum) as f64 / variance as f64)
}
