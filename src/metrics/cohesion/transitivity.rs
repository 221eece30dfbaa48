//! Transitivity: how often two partners of one actor are partners themselves, over the whole network.
//!
//! ```text
//! T = 3·triangles ÷ two-paths
//! ```
//!
//! A two-path is an actor with two of its partners; it is closed when these are tied, and every triangle closes
//! three. The score is a share from 0 (no triangle: a star, a ring) to 1 (separate groups in which all are tied), and
//! higher is better: partners can stand in for one another. Unlike [mean clustering](super::clustering), which counts
//! every actor alike, every two-path counts alike here, so actors with many partners decide. Where there is no
//! two-path the score is 0, as elsewhere.
//!
//! # Undefined
//! Never.
//!
//! # Complexity
//! O(n + m√m) time, O(n + m) space.
//!
//! # References
//! Luce & Perry 1949, doi:10.1007/BF02289146; Newman, Watts & Strogatz 2002, doi:10.1073/pnas.012582999.
//!
//! # Example
//! On the wheel of six there are 5 triangles, and 10 two-paths at the hub and 3 at each of five others. The mean
//! clustering of the same wheel is 23/36.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(score("shape:wheel-6", "transitivity", &[])?, Score::Defined(15.0 / 25.0));
//! assert_eq!(score("shape:ring-6", "transitivity", &[])?, Score::Defined(0.0));
//! assert_eq!(score("shape:triangle", "transitivity", &[])?, Score::Defined(1.0));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::{View, triangles},
    metrics::{Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread},
    model::Score,
};

/// Share of two-paths that are closed to a triangle, 0 where there is none: [module docs](self).
pub static METRIC: Metric = Metric {
    id: "transitivity",
    concept: "transitivity",
    reading: Reading::Hops,
    title: "Transitivity",
    symbol: "T",
    unit: "share of two-paths",
    growth: Growth::Ties,
    range: "0–1",
    family: Family::Cohesion,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Share of two-paths that are closed to a triangle; 0 where there is no two-path",
    formula: "T = 3·triangles ÷ two-paths",
    normalisation: "÷ the number of two-paths, each of which could be closed",
    interpret: "High: a partner's partner is mostly a partner too, as in blocs; 0: no triangle, as in a pure hub and spokes. Hubs have most of the two-paths, so their surroundings decide the score.",
    undefined: "",
    complexity: "O(n + m√m) time, O(n + m) space",
    cite: "Luce & Perry 1949, doi:10.1007/BF02289146; Newman, Watts & Strogatz 2002, doi:10.1073/pnas.012582999",
    reproduce: "networkx.transitivity(G)",
    compute: Compute::Network(transitivity),
};

fn transitivity(view: &View) -> Score {
    let closed: u64 = triangles(view).iter().sum();
    let two_paths: usize = (0..view.n())
        .map(|actor| view.arcs(actor).len())
        .map(|d| d * d.saturating_sub(1) / 2)
        .sum();
    Score::Defined(if two_paths == 0 {
        0.0
    } else {
        closed as f64 / two_paths as f64
    })
}
