//! Connectivity: the fewest independent routes that any pair has, and the mean over pairs.
//!
//! ```text
//! κ = min_{s<t} κ(s,t)
//! λ = min_{s<t} λ(s,t)
//! κ̄ = Σ_{s<t} κ(s,t) ÷ n(n−1)/2
//! ```
//!
//! κ(s,t) and λ(s,t) are the numbers of [`routes`](super::routes) of a pair that share no actor, or no tie. On open
//! networks κ is the smallest number of actors whose loss disconnects it (n−1 for a complete network) and λ the same
//! with ties; κ ≤ λ ≤ the least degree. They run from 0 to n−1, and higher is better: κ − 1 losses part nobody. Both
//! are set by the worst pair, so one spoke with a single tie holds them at 1; the mean κ̄ tells how the pairs fare as
//! a rule. Where ties run one way, pairs are ordered, and there are twice as many of them.
//!
//! # Undefined
//! With fewer than 2 actors. Under granted transit also when the permitted routes are too many to list or to pack.
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
//! Whitney 1932 (congruent graphs), doi:10.2307/2371086; Even & Tarjan 1975, doi:10.1137/0204043; Beineke, Oellermann
//! & Pippert 2002, doi:10.1016/S0012-365X(01)00180-7.
//!
//! # Example
//! The Five Eyes are all tied to each other, but none may pass on what it got from another: every pair has its own
//! tie and nothing else.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(score("shape:ring-6", "actor-connectivity", &[])?, Score::Defined(2.0));
//! assert_eq!(score("shape:wheel-6", "tie-connectivity", &[])?, Score::Defined(3.0));
//! assert_eq!(score("shape:complete-5", "actor-connectivity", &[])?, Score::Defined(4.0));
//! assert_eq!(score("five-eyes", "actor-connectivity", &[])?, Score::Defined(1.0));
//! // Japan and South Korea have GSOMIA and the way through the hub; each has one way to the hub.
//! let mean = score("northeast-asia", "mean-actor-connectivity", &[])?.value();
//! assert!(mean.is_some_and(|mean| (mean - (2.0 + 1.0 + 1.0) / 3.0).abs() < 1e-9));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::{Apart, View},
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, one, reason,
    },
    model::Score,
};

/// Fewest permitted routes without a shared actor that any pair has: [module docs](self).
pub static ACTORS: Metric = Metric {
    id: "actor-connectivity",
    concept: "actor-connectivity",
    reading: Reading::Hops,
    title: "Actor connectivity",
    symbol: "κ",
    unit: "routes",
    growth: Growth::Pairs,
    range: "0 to n−1",
    family: Family::Redundancy,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Either,
    about: "Fewest actor-disjoint permitted routes that any pair has",
    formula: "κ = min_{s<t} κ(s,t)",
    normalisation: "none",
    interpret: "The alliance bears the loss of any κ−1 actors without parting the rest; 1 means that one loss can do it, 0 that some pair has no route now. The worst pair decides, so one member with a single tie holds it at 1.",
    undefined: "fewer than 2 actors; under granted transit: more permitted routes than can be listed or packed",
    complexity: "O(n(n + m)²) time, O(n² + m) space; under granted transit exact packing, exponential in the routes of a pair and given up after 200,000 choices",
    cite: "Whitney 1932 (congruent graphs), doi:10.2307/2371086; Even & Tarjan 1975, doi:10.1137/0204043",
    reproduce: "networkx.node_connectivity(G)",
    compute: Compute::Network(|view| least(view, Apart::Actors)),
};

/// Fewest permitted routes without a shared tie that any pair has: [module docs](self).
pub static TIES: Metric = Metric {
    id: "tie-connectivity",
    concept: "tie-connectivity",
    reading: Reading::Hops,
    title: "Tie connectivity",
    symbol: "λ",
    unit: "routes",
    growth: Growth::Pairs,
    range: "0 to n−1",
    family: Family::Redundancy,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Either,
    about: "Fewest tie-disjoint permitted routes that any pair has",
    formula: "λ = min_{s<t} λ(s,t)",
    normalisation: "none",
    interpret: "The alliance bears the loss of any λ−1 ties without parting anyone. It never exceeds the fewest partners that any actor has, so the member with the fewest decides it.",
    undefined: "fewer than 2 actors; under granted transit: more permitted routes than can be listed or packed",
    complexity: "O((n + m)²) time, O(n² + m) space; O(n(n + m)²) where ties run one way; under granted transit exact packing, exponential in the routes of a pair and given up after 200,000 choices",
    cite: "Whitney 1932 (congruent graphs), doi:10.2307/2371086; Even & Tarjan 1975, doi:10.1137/0204043",
    reproduce: "networkx.edge_connectivity(G)",
    compute: Compute::Network(|view| least(view, Apart::Ties)),
};

/// Mean over pairs of the number of permitted routes without a shared actor: [module docs](self).
pub static MEAN: Metric = Metric {
    id: "mean-actor-connectivity",
    concept: "mean-actor-connectivity",
    reading: Reading::Hops,
    title: "Mean actor connectivity",
    symbol: "κ̄",
    unit: "routes",
    growth: Growth::Pairs,
    range: "0 to n−1",
    family: Family::Redundancy,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Either,
    about: "Mean number of actor-disjoint permitted routes over pairs",
    formula: "κ̄ = Σ_{s<t} κ(s,t) ÷ n(n−1)/2",
    normalisation: "÷ n(n−1)/2, the number of pairs; n(n−1) where ties run one way and pairs are ordered",
    interpret: "High: pairs have as a rule several routes that do not fail together. A well-knit core can carry the mean while some pairs have one route or none, so read it beside the fewest.",
    undefined: "fewer than 2 actors; under granted transit: more permitted routes than can be listed or packed",
    complexity: "O(n(n + m)²) time, O(n² + m) space; under granted transit exact packing, exponential in the routes of a pair and given up after 200,000 choices",
    cite: "Beineke, Oellermann & Pippert 2002, doi:10.1016/S0012-365X(01)00180-7",
    reproduce: "networkx.average_node_connectivity(G)",
    compute: Compute::Network(mean_actor_connectivity),
};

fn least(view: &View, apart: Apart) -> Score {
    if view.n() < 2 {
        return Score::Undefined(reason::TWO_ACTORS);
    }
    one(view
        .routes(apart)
        .map(|counts| counts.iter().copied().min().unwrap_or_default() as f64))
}

fn mean_actor_connectivity(view: &View) -> Score {
    if view.n() < 2 {
        return Score::Undefined(reason::TWO_ACTORS);
    }
    one(view
        .routes(Apart::Actors)
        .map(|counts| counts.iter().sum::<usize>() as f64 / counts.len() as f64))
}
