//! Circuit rank: how many ties there are beyond those that hold each component together.
//!
//! ```text
//! μ = m − n + c
//! ```
//!
//! m is the number of tied pairs, n that of actors, c that of [`components`](crate::metrics::cohesion::components).
//! It is the number of independent cycles, and the largest number of ties that could be lost, well chosen, without
//! parting anyone: 0 for a tree, such as a star, and n(n−1)/2 − n + 1 for a complete network. Higher is better. It
//! counts reserves without asking where they are: all of them may lie in one corner while a single tie holds the
//! rest.
//!
//! # Undefined
//! Never.
//!
//! # Complexity
//! O((n + m) α(n)) time, α the inverse of Ackermann's function, and O(n + m) space.
//!
//! # References
//! Whitney 1932 (non-separable graphs), doi:10.1090/S0002-9947-1932-1501641-2; Kirchhoff 1847,
//! doi:10.1002/andp.18471481202.
//!
//! # Example
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(score("shape:star-6", "circuit-rank", &[])?, Score::Defined(0.0));
//! assert_eq!(score("shape:ring-6", "circuit-rank", &[])?, Score::Defined(1.0));
//! assert_eq!(score("shape:wheel-6", "circuit-rank", &[])?, Score::Defined(10.0 - 6.0 + 1.0));
//! // Six ties among six states, and six states on their own: the components count.
//! assert_eq!(score("indo-pacific:access-and-logistics", "circuit-rank", &[])?, Score::Defined(6.0 - 12.0 + 7.0));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::View,
    metrics::{Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread},
    model::Score,
};

/// Number of tied pairs beyond what a tree, or a forest, needs: [module docs](self).
pub static METRIC: Metric = Metric {
    id: "circuit-rank",
    concept: "circuit-rank",
    reading: Reading::Hops,
    title: "Circuit rank",
    symbol: "μ",
    unit: "ties",
    growth: Growth::Ties,
    range: "≥ 0",
    family: Family::Redundancy,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Undirected,
    about: "Number of tied pairs beyond what a tree needs",
    formula: "μ = m − n + c",
    normalisation: "none",
    interpret: "0: every tie is needed, as in hub and spokes; high: many ties could be lost if the right ones were. Losses do not choose, so a network with a high rank can still hang on one tie.",
    undefined: "",
    complexity: "O((n + m) α(n)) time, O(n + m) space",
    cite: "Whitney 1932 (non-separable graphs), doi:10.1090/S0002-9947-1932-1501641-2; Kirchhoff 1847, doi:10.1002/andp.18471481202",
    reproduce: "G.number_of_edges() - G.number_of_nodes() + networkx.number_connected_components(G)",
    compute: Compute::Network(circuit_rank),
};

fn circuit_rank(view: &View) -> Score {
    let components = view
        .components_after(None)
        .iter()
        .max()
        .map_or(0, |last| last + 1);
    Score::Defined((view.links().len() + components - view.n()) as f64)
}
