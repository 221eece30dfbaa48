//! Components: the groups of actors that are joined by ties within, and by none to outside.
//!
//! ```text
//! c = number of classes of the relation "joined by ties"
//! ```
//!
//! 1 means that the network is in one piece, n that nobody is tied to anybody. Lower is better. Every tie is itself a
//! permitted route, so the transit rule does not change the components; it changes which pairs within them are
//! connected. A network can therefore be in one piece and still have pairs without a permitted route: see
//! [`connected_pairs`](super::connected_pairs).
//!
//! # Undefined
//! Never.
//!
//! # Complexity
//! O((n + m) α(n)) time for joining sets, α the inverse of Ackermann's function, which never exceeds 4 in practice;
//! O(n + m) space.
//!
//! # References
//! Hopcroft & Tarjan 1973, doi:10.1145/362248.362272.
//!
//! # Example
//! Access and logistics join six of the twelve states of the Indo-Pacific; the other six have no such tie.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(score("shape:ring-6", "components", &[])?, Score::Defined(1.0));
//! assert_eq!(score("indo-pacific:access-and-logistics", "components", &[])?, Score::Defined(7.0));
//! // One piece, although Japan and South Korea have no permitted route.
//! assert_eq!(score("northeast-asia:bilateral-only", "components", &[])?, Score::Defined(1.0));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::View,
    metrics::{Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread},
    model::Score,
};

/// Number of groups with ties within and none between: [module docs](self).
pub static METRIC: Metric = Metric {
    id: "components",
    concept: "components",
    reading: Reading::Hops,
    title: "Components",
    symbol: "c",
    unit: "components",
    growth: Growth::Ties,
    range: "1 to n",
    family: Family::Cohesion,
    better: Better::Lower,
    spread: Spread::None,
    adding: Adding::NeverRaises,
    direction: Direction::Undirected,
    about: "Number of groups with ties within and none between",
    formula: "c = number of classes of the relation \"joined by ties\"",
    normalisation: "none",
    interpret: "1: the alliance is in one piece; more: it has come apart, or never was one. One outsider raises it as much as a split in half, and under granted transit one piece does not mean that all can reach each other.",
    undefined: "",
    complexity: "O((n + m) α(n)) time, O(n + m) space",
    cite: "Hopcroft & Tarjan 1973, doi:10.1145/362248.362272",
    reproduce: "networkx.number_connected_components(G)",
    compute: Compute::Network(components),
};

fn components(view: &View) -> Score {
    Score::Defined(
        view.components_after(None)
            .iter()
            .max()
            .map_or(0.0, |last| *last as f64 + 1.0),
    )
}
