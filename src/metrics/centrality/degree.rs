//! Degree: how many partners an actor has.
//!
//! ```text
//! d(v) = |N(v)|
//! C_D(v) = d(v) / (n − 1)
//! ```
//!
//! N(v) are the distinct partners of v: two treaties with one partner are one tie. The count runs from 0 to n−1, the
//! share from 0 to 1; the share can be set beside that of a network of another size. A high degree is many direct
//! partners. Neither way is better for the network as a whole, and a partner is counted whatever the tie is worth:
//! see [`strength`](super::strength) for that.
//!
//! # Undefined
//! The count never; the share with fewer than 2 actors.
//!
//! # Complexity
//! O(n) time and space, as ties are composed beforehand.
//!
//! # References
//! Freeman 1978, doi:10.1016/0378-8733(78)90021-7.
//!
//! # Example
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(score("shape:star-6", "degree", &["hub"])?, Score::Defined(5.0));
//! assert_eq!(score("shape:star-6", "degree-share", &["a1"])?, Score::Defined(0.2));
//! // Japan has two agreements with the United States, and one partner.
//! assert_eq!(score("northeast-asia:tisa", "degree", &["JPN"])?, Score::Defined(1.0));
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

/// Number of distinct partners: [module docs](self).
pub static COUNT: Metric = Metric {
    id: "degree",
    concept: "degree",
    reading: Reading::Hops,
    title: "Degree",
    symbol: "d",
    unit: "actors",
    growth: Growth::Ties,
    range: "0 to n−1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Undirected,
    about: "Number of distinct partners",
    formula: "d(v) = |N(v)|",
    normalisation: "none",
    interpret: "High: many direct partners. It does not ask how strong the ties are or whom the partners know, and it grows with the size of the network.",
    undefined: "",
    complexity: "O(n) time, O(n) space",
    cite: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    reproduce: "G.degree",
    compute: Compute::Actors(degree),
};

/// Share of the other actors that are its partners: [module docs](self).
pub static SHARE: Metric = Metric {
    id: "degree-share",
    concept: "degree",
    reading: Reading::Hops,
    title: "Degree, share of others",
    symbol: "C_D",
    unit: "share of others",
    growth: Growth::Ties,
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Undirected,
    about: "Share of the other actors that are its partners",
    formula: "C_D(v) = d(v) / (n − 1)",
    normalisation: "÷ (n−1), the number of others",
    interpret: "1: tied to everyone; 0: to nobody. As a share it can be set beside that of a network of another size, but a large network is seldom as dense as a small one.",
    undefined: "fewer than 2 actors",
    complexity: "O(n) time, O(n) space",
    cite: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    reproduce: "networkx.degree_centrality(G)",
    compute: Compute::Actors(degree_share),
};

fn degree(view: &View) -> Vec<Score> {
    defined((0..view.n()).map(|actor| view.arcs(actor).len() as f64))
}

fn degree_share(view: &View) -> Vec<Score> {
    let n = view.n();
    if n < 2 {
        return undefined(n, reason::TWO_ACTORS);
    }
    defined((0..n).map(|actor| view.arcs(actor).len() as f64 / (n - 1) as f64))
}
