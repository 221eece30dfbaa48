//! Blocks: the parts within which no single loss of an actor parts anyone.
//!
//! The number of maximal sets of ties any two of which lie on a common cycle; a tie on no cycle is a block by itself.
//! Blocks meet in cut actors only. They have nothing to do with blocs, which a study declares.
//!
//! 1 where everyone who has a tie is held twice; as many as ties in a tree. Read it with the number of ties: few blocks
//! and many ties are good. Neither direction is better in itself, since a first tie adds a block. Blocks are of ties,
//! under either transit rule.
//!
//! # Undefined
//! Never; 0 without ties, and an isolated actor is in no block.
//!
//! # Complexity
//! O(n + m).
//!
//! # References
//! Hopcroft & Tarjan 1973, doi:10.1145/362248.362272.
//!
//! # Example
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(score("shape:star-6", "blocks", &[])?, Score::Defined(5.0));
//! assert_eq!(score("shape:ring-6", "blocks", &[])?, Score::Defined(1.0));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    metrics::{Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread},
    model::Score,
};

/// Number of parts that no single loss of an actor takes apart.
pub static METRIC: Metric = Metric {
    id: "blocks",
    concept: "blocks",
    reading: Reading::Hops,
    title: "Blocks",
    symbol: "|B|",
    unit: "blocks",
    growth: Growth::Ties,
    range: "0 to n−1",
    family: Family::Redundancy,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Number of parts that no single loss of an actor takes apart; a tie on no cycle is one by itself",
    formula: "|{maximal sets of ties, any two on a common cycle}|",
    normalisation: "none",
    interpret: "1 where all who are tied are held together twice over, n − 1 for a tree, where every tie is a block. A \
        tie that closes a cycle merges the blocks along it; a tie to an actor outside adds one.",
    undefined: "",
    complexity: "O(n + m)",
    cite: "Hopcroft & Tarjan 1973, doi:10.1145/362248.362272",
    reproduce: "len(list(networkx.biconnected_components(G)))",
    compute: Compute::Network(|view| Score::Defined(view.blocks().len() as f64)),
};
