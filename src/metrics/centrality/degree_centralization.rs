//! Degree centralization: how far degrees are from equal, as a share of how far they are in a star.
//!
//! ```text
//! C_D(G) = Σ_v (d* − d(v)) ÷ (n−1)(n−2)
//! ```
//!
//! d* is the largest degree. In a star each of the n−1 spokes falls short of the hub's n−1 partners by n−2, the most
//! that n actors can reach. The score is a share from 0 (all have as many partners) to 1 (a star). Neither way is
//! better; a high score is the signature of a hub-and-spokes system. It counts partners only: two stars whose hubs
//! are tied score lower than one star, although everything still hangs on the hubs.
//!
//! # Undefined
//! With fewer than 3 actors.
//!
//! # Complexity
//! O(n) time and space.
//!
//! # References
//! Freeman 1978, doi:10.1016/0378-8733(78)90021-7.
//!
//! # Example
//! On the path of four the two ends fall short by one each: 2 ÷ 6.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(score("shape:star-6", "degree-centralization", &[])?, Score::Defined(1.0));
//! assert_eq!(score("shape:complete-5", "degree-centralization", &[])?, Score::Defined(0.0));
//! assert_eq!(score("shape:path-4", "degree-centralization", &[])?, Score::Defined(1.0 / 3.0));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::metrics::{
    Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, reason,
};
use crate::{kernels::View, model::Score};

/// How unevenly partners are spread: 0 when all have as many, 1 for a star: [module docs](self).
pub static METRIC: Metric = Metric {
    id: "degree-centralization",
    concept: "degree-centralization",
    reading: Reading::Hops,
    title: "Degree centralization",
    symbol: "C_D(G)",
    unit: "share of a star's",
    growth: Growth::Ties,
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "How unevenly partners are spread: 0 when all have as many, 1 for a star",
    formula: "C_D(G) = Σ_v (d* − d(v)) ÷ (n−1)(n−2)",
    normalisation: "÷ (n−1)(n−2), the shortfall of a star with n actors, the largest possible",
    interpret: "High: one actor has the partners and the others have it, as in hub and spokes; low: all have about as many. Everyone tied to everyone and nobody tied to anybody both score 0.",
    undefined: "fewer than 3 actors",
    complexity: "O(n) time, O(n) space",
    cite: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    reproduce: "(lambda d: sum(max(d) - x for x in d)/((len(d)-1)*(len(d)-2)))(H.degree())",
    compute: Compute::Network(degree_centralization),
};

fn degree_centralization(view: &View) -> Score {
    let n = view.n();
    if n < 3 {
        return Score::Undefined(reason::THREE_ACTORS);
    }
    let degrees: Vec<f64> = (0..n).map(|actor| view.arcs(actor).len() as f64).collect();
    Score::from_f64(uneven(&degrees) / ((n - 1) * (n - 2)) as f64)
}

/// Freeman's sum of shortfalls from the largest value.
pub(super) fn uneven(values: &[f64]) -> f64 {
    let largest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    values.iter().map(|value| largest - value).sum()
}
