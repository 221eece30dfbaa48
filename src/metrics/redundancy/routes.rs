//! Routes: how many independent ways a pair has to each other.
//!
//! ```text
//! κ(s,t) = max number of permitted routes that share no actor but s and t
//! λ(s,t) = max number of permitted routes that share no tie
//! ```
//!
//! A direct tie counts as one route, whatever the number of agreements behind it. On open networks Menger's theorem
//! makes κ(s,t) the smallest number of actors (for a tied pair: the tie and actors) whose loss parts the pair, and
//! λ(s,t) the smallest number of ties. Both run from 0, no route, to n−1, and κ ≤ λ, as routes without a shared actor
//! share no tie. Higher is better for the pair: 1 is a single point of failure, 2 bears any one loss. The number says
//! nothing about how long, strong or sure the routes are. Where ties run one way, the routes lead from the first
//! actor to the second.
//!
//! # Undefined
//! Never under open transit; under granted transit when the permitted routes are too many to list or to pack.
//!
//! # Complexity
//! Without a shared actor O(n(n + m)²) time under open transit: a maximum flow for each pair, a breadth-first search
//! for each route of it, and a pair has no more routes than either end has ties. Without a shared tie O((n + m)²)
//! time, as a tree of n−1 smallest cuts holds those of all pairs (Gusfield); where ties run one way there is no such
//! tree, and it is a flow for each pair again. O(n² + m) space. Under granted transit the permitted routes of a pair
//! are packed exactly, since a maximum flow knows no permissions; that is exponential in their number and given up
//! after 200,000 choices.
//!
//! # References
//! Menger 1927, doi:10.4064/fm-10-1-96-115; Whitney 1932 (congruent graphs), doi:10.2307/2371086; Ford & Fulkerson
//! 1956, doi:10.4153/CJM-1956-045-5.
//!
//! # Example
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(score("shape:ring-6", "routes", &["a1", "a4"])?, Score::Defined(2.0));
//! assert_eq!(score("shape:wheel-6", "routes", &["a1", "a3"])?, Score::Defined(3.0));
//! // Two spokes of a star meet at the hub only.
//! assert_eq!(score("shape:star-6", "tie-routes", &["a1", "a2"])?, Score::Defined(1.0));
//! // GSOMIA and the way through the hub; but South Korea is no hub, so Japan has one way to the United States.
//! assert_eq!(score("northeast-asia", "routes", &["JPN", "KOR"])?, Score::Defined(2.0));
//! assert_eq!(score("northeast-asia", "tie-routes", &["JPN", "USA"])?, Score::Defined(1.0));
//! // A path is not a permission.
//! assert_eq!(score("northeast-asia:bilateral-only", "routes", &["JPN", "KOR"])?, Score::Defined(0.0));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::{Apart, View},
    metrics::{Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, each},
    model::Score,
};

/// Most permitted routes of a pair that share no actor but their ends: [module docs](self).
pub static ACTORS: Metric = Metric {
    id: "routes",
    concept: "routes",
    reading: Reading::Hops,
    title: "Independent routes (no shared actor)",
    symbol: "κ(s,t)",
    unit: "routes",
    growth: Growth::Pairs,
    range: "0 to n−1",
    family: Family::Redundancy,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Either,
    about: "Most permitted routes that share no actor but their ends",
    formula: "κ(s,t) = max number of permitted routes with disjoint interiors",
    normalisation: "none",
    interpret: "1: one loss can part the pair; 2 or more: any single third actor may fail. Agreements of one pair count as one route, so several treaties are no second way.",
    undefined: "under granted transit: more permitted routes than can be listed or packed",
    complexity: "O(n(n + m)²) time, O(n² + m) space; under granted transit exact packing, exponential in the routes of a pair and given up after 200,000 choices",
    cite: "Menger 1927, doi:10.4064/fm-10-1-96-115; Whitney 1932 (congruent graphs), doi:10.2307/2371086",
    reproduce: "networkx.algorithms.connectivity.local_node_connectivity(G, s, t)",
    compute: Compute::Pairs(|view| routes(view, Apart::Actors)),
};

/// Most permitted routes of a pair that share no tie: [module docs](self).
pub static TIES: Metric = Metric {
    id: "tie-routes",
    concept: "tie-routes",
    reading: Reading::Hops,
    title: "Independent routes (no shared tie)",
    symbol: "λ(s,t)",
    unit: "routes",
    growth: Growth::Pairs,
    range: "0 to n−1",
    family: Family::Redundancy,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Either,
    about: "Most permitted routes that share no tie",
    formula: "λ(s,t) = max number of permitted routes with disjoint ties",
    normalisation: "none",
    interpret: "The pair bears the loss of any λ−1 ties. Routes may share an actor, so a high number can still hang on one hub: read it beside the routes without a shared actor.",
    undefined: "under granted transit: more permitted routes than can be listed or packed",
    complexity: "O((n + m)²) time, O(n² + m) space; O(n(n + m)²) where ties run one way; under granted transit exact packing, exponential in the routes of a pair and given up after 200,000 choices",
    cite: "Ford & Fulkerson 1956, doi:10.4153/CJM-1956-045-5; Menger 1927, doi:10.4064/fm-10-1-96-115",
    reproduce: "networkx.edge_connectivity(G, s, t)",
    compute: Compute::Pairs(|view| routes(view, Apart::Ties)),
};

fn routes(view: &View, apart: Apart) -> Vec<Score> {
    each(
        view.routes(apart)
            .map(|counts| counts.iter().map(|&count| count as f64)),
        view.pair_count(),
    )
}
