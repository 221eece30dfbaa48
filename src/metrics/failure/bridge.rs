//! Bridges: ties whose loss parts their two ends.
//!
//! ```text
//! br(uv) = 1 if u–v not joined in G − uv, else 0
//! |br| = Σ_uv br(uv)
//! ```
//!
//! All agreements of the pair go together: two treaties of one pair are one bridge, not two and not none. The mark is
//! 0 or 1, their number runs from 0 to n−1 on open networks and to m on granted ones, and lower is better: a network
//! without bridges bears the loss of any one tie. Under granted transit a detour counts only where it is permitted,
//! so even a complete network can consist of bridges. A bridge to a single spoke counts like one between two halves;
//! how many pairs go with it, its [`vulnerability`](super::vulnerability) shows. A tie that runs one way is a bridge
//! when its second end can no longer be reached from its first.
//!
//! # Undefined
//! Never under open transit; under granted transit when the permitted routes are too many to list.
//!
//! # Complexity
//! O(n + m) time and space under open transit, by one depth-first search; O(m(n + m)) time, one search for each tie,
//! where ties run one way. Under granted transit the permitted routes are listed, at most 200,000, and the cost grows
//! with their number.
//!
//! # References
//! Tarjan 1974, doi:10.1016/0020-0190(74)90003-9.
//!
//! # Example
//! With GSOMIA the three states form a triangle. Japan and South Korea can do without it; the ties to the hub are
//! bridges all the same, since neither may pass on to the hub what the other sent.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(score("shape:path-4", "bridge", &["a2", "a3"])?, Score::Defined(1.0));
//! assert_eq!(score("shape:ring-6", "bridges", &[])?, Score::Defined(0.0));
//! assert_eq!(score("northeast-asia", "bridge", &["JPN", "KOR"])?, Score::Defined(0.0));
//! assert_eq!(score("northeast-asia", "bridge", &["JPN", "USA"])?, Score::Defined(1.0));
//! assert_eq!(score("northeast-asia", "bridges", &[])?, Score::Defined(2.0));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::metrics::{
    Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, each, one,
};

/// 1 if the loss of every tie of the pair leaves its ends without a permitted route: [module docs](self).
pub static METRIC: Metric = Metric {
    id: "bridge",
    concept: "bridge",
    reading: Reading::Hops,
    title: "Bridge",
    symbol: "br",
    unit: "0 or 1",
    growth: Growth::Ties,
    range: "0 or 1",
    family: Family::Failure,
    better: Better::Lower,
    spread: Spread::None,
    adding: Adding::NeverRaises,
    direction: Direction::Either,
    about: "1 if the loss of every tie of the pair leaves its ends without a permitted route",
    formula: "1 if u–v not joined in G − uv",
    normalisation: "none",
    interpret: "1: a single point of failure, its ends have no other permitted way; 0: there is a detour, of whatever length. It does not say how many pairs are parted: a spoke's only tie is a bridge, and so is the seam between two halves.",
    undefined: "under granted transit: more permitted routes than can be listed",
    complexity: "O(n + m) time, O(n + m) space; O(m(n + m)) time where ties run one way; under granted transit it grows with the number of permitted routes, of which at most 200,000 are listed",
    cite: "Tarjan 1974, doi:10.1016/0020-0190(74)90003-9",
    reproduce: "networkx.bridges(G)",
    compute: Compute::Ties(|view| {
        each(
            view.bridges()
                .map(|bridge| bridge.into_iter().map(|bridge| f64::from(u8::from(bridge)))),
            view.links().len(),
        )
    }),
};

/// Number of tied pairs whose loss leaves their ends without a permitted route: [module docs](self).
pub static COUNT: Metric = Metric {
    id: "bridges",
    concept: "bridge",
    reading: Reading::Hops,
    title: "Bridges",
    symbol: "|br|",
    unit: "pairs",
    growth: Growth::Ties,
    range: "0 to m",
    family: Family::Failure,
    better: Better::Lower,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Number of tied pairs whose loss leaves their ends without a permitted route",
    formula: "|{uv : u–v not joined in G − uv}|",
    normalisation: "none",
    interpret: "0: any one tie may be lost without parting its ends; high: much hangs on single ties, as in hub and spokes, where all are bridges. Every member with one partner adds one.",
    undefined: "under granted transit: more permitted routes than can be listed",
    complexity: "O(n + m) time, O(n + m) space; O(m(n + m)) time where ties run one way; under granted transit it grows with the number of permitted routes, of which at most 200,000 are listed",
    cite: "Tarjan 1974, doi:10.1016/0020-0190(74)90003-9",
    reproduce: "len(list(networkx.bridges(G)))",
    compute: Compute::Network(|view| {
        one(view
            .bridges()
            .map(|bridge| bridge.into_iter().filter(|&bridge| bridge).count() as f64))
    }),
};
