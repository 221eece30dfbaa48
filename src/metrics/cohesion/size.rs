//! Size and density: how many actors and tied pairs there are, and what share of the pairs is tied.
//!
//! ```text
//! n,  m
//! δ = m ÷ n(n−1)/2
//! ```
//!
//! n is the number of actors and m the number of pairs with at least one tie; an alliance of five ties ten pairs, and
//! two treaties of one pair tie one. The density δ runs from 0 (no ties) to 1 (every pair tied), and higher is
//! better: the more pairs are tied, the fewer need others. Density falls as networks grow, since partners cost effort
//! and pairs grow with the square, so it is no measure by which to rank networks of unlike size. Where ties run one
//! way, m counts each way of a pair, and there are n(n−1) ordered pairs.
//!
//! # Undefined
//! The counts never; the density with fewer than 2 actors.
//!
//! # Complexity
//! O(1) time and space, as ties are composed beforehand.
//!
//! # References
//! Wasserman & Faust 1994, doi:10.1017/CBO9780511815478.
//!
//! # Example
//! The wheel of six has five ties at the hub and five on the rim.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(score("shape:wheel-6", "actors", &[])?, Score::Defined(6.0));
//! assert_eq!(score("shape:wheel-6", "ties", &[])?, Score::Defined(10.0));
//! assert_eq!(score("shape:wheel-6", "density", &[])?, Score::Defined(10.0 / 15.0));
//! // Three agreements, and two tied pairs.
//! assert_eq!(score("northeast-asia:tisa", "ties", &[])?, Score::Defined(2.0));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::View,
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, reason,
    },
    model::Score,
};

/// Number of actors: [module docs](self).
pub static ACTORS: Metric = Metric {
    id: "actors",
    concept: "actors",
    reading: Reading::Hops,
    title: "Actors",
    symbol: "n",
    unit: "actors",
    growth: Growth::Ties,
    range: "≥ 1",
    family: Family::Cohesion,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Number of actors",
    formula: "n",
    normalisation: "none",
    interpret: "Many scores depend on it: sums grow with it, shares do not. When an actor is taken away it falls by one by construction.",
    undefined: "",
    complexity: "O(1) time, O(1) space",
    cite: "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
    reproduce: "G.number_of_nodes()",
    compute: Compute::Network(|view| Score::Defined(view.n() as f64)),
};

/// Number of pairs with at least one tie, where parallel ties count once: [module docs](self).
pub static TIES: Metric = Metric {
    id: "ties",
    concept: "ties",
    reading: Reading::Hops,
    title: "Tied pairs",
    symbol: "m",
    unit: "pairs",
    growth: Growth::Ties,
    range: "0 to n(n−1)/2",
    family: Family::Cohesion,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Either,
    about: "Number of pairs with at least one tie; parallel ties of a pair count once",
    formula: "m",
    normalisation: "none",
    interpret: "High: many pairs are tied. An alliance of many members counts once for every pair of them, so it is not the number of agreements.",
    undefined: "",
    complexity: "O(1) time, O(1) space",
    cite: "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
    reproduce: "G.number_of_edges()",
    compute: Compute::Network(|view| Score::Defined(view.links().len() as f64)),
};

/// Share of pairs that are tied: [module docs](self).
pub static DENSITY: Metric = Metric {
    id: "density",
    concept: "density",
    reading: Reading::Hops,
    title: "Density",
    symbol: "δ",
    unit: "share of pairs",
    growth: Growth::Ties,
    range: "0–1",
    family: Family::Cohesion,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Either,
    about: "Share of pairs that are tied",
    formula: "δ = 2m ÷ n(n−1)",
    normalisation: "÷ n(n−1)/2, the number of pairs; n(n−1) where ties run one way and pairs are ordered",
    interpret: "1: everyone is tied to everyone, as within an alliance of all; low: a skeleton such as hub and spokes. It tends to fall as networks grow, so compare networks of like size.",
    undefined: "fewer than 2 actors",
    complexity: "O(1) time, O(1) space",
    cite: "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
    reproduce: "networkx.density(G)",
    compute: Compute::Network(density),
};

fn density(view: &View) -> Score {
    match view.pair_count() {
        0 => Score::Undefined(reason::TWO_ACTORS),
        pairs => Score::Defined(view.links().len() as f64 / pairs as f64),
    }
}
