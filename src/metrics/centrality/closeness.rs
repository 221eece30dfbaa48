//! Closeness: how near an actor is to those it reaches, times the share of the others that it reaches.
//!
//! ```text
//! C_C(v) = (r−1)/(n−1) · (r−1) / Σ_u d(v,u), over the r actors reached, itself included
//! ```
//!
//! This is Wasserman and Faust's form. The second factor is the inverse of the mean distance; the first keeps a
//! remote pair, which is very near to itself, from looking close. An actor that reaches nobody scores 0. By hops the
//! score runs from 0 to 1, the latter only for an actor tied to all others; by delay its unit is 1/hour and it has no
//! upper end. High is good for the actor, who needs few intermediaries to reach everyone; for the network as a whole
//! neither way is better.
//!
//! # Undefined
//! With fewer than 2 actors. Under granted transit also when the permitted routes are too many to list.
//!
//! # Complexity
//! O(n(n + m)) time by hops; by delay some times that in practice, and O(n²m) at worst: searches from every actor,
//! some side by side. O(n + m) space. Under granted transit the permitted routes are listed instead, at most 200,000,
//! and the cost grows with their number.
//!
//! # References
//! Freeman 1978, doi:10.1016/0378-8733(78)90021-7; Wasserman & Faust 1994, doi:10.1017/CBO9780511815478; Opsahl,
//! Agneessens & Skvoretz 2010, doi:10.1016/j.socnet.2010.03.006.
//!
//! # Example
//! On the path of four the second actor has the others at 1, 1 and 2 hops: 3 ÷ 4.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(score("shape:path-4", "closeness", &["a2"])?, Score::Defined(0.75));
//! assert_eq!(score("shape:star-6", "closeness", &["hub"])?, Score::Defined(1.0));
//! // Japan reaches one of two others, in one hop: half of 1.
//! assert_eq!(score("northeast-asia:bilateral-only", "closeness", &["JPN"])?, Score::Defined(0.5));
//! // Under TISA it reaches the United States in 1 hour and South Korea in 8: 2 ÷ 9.
//! let hours = score("northeast-asia:tisa", "closeness-delay", &["JPN"])?.value();
//! assert!(hours.is_some_and(|hours| (hours - 2.0 / 9.0).abs() < 1e-9));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::{Length, View},
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, each, reason,
        undefined,
    },
    model::Score,
};

/// Share of others reached, divided by the mean number of hops to them: [module docs](self).
pub static HOPS: Metric = Metric {
    id: "closeness",
    concept: "closeness",
    reading: Reading::Hops,
    title: "Closeness (hops)",
    symbol: "C_C",
    unit: "1/hops",
    growth: Growth::Searches,
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Share of others reached, divided by the mean number of hops to them",
    formula: "C_C(v) = (r−1)/(n−1) · (r−1) / Σ_u d(v,u), over the r actors reached",
    normalisation: "× (r−1)/(n−1), the share of others reached, so that a remote pair does not look close",
    interpret: "High: the actor reaches everyone over few ties; 1 means tied to all. On a network in one piece it seldom spreads much: look at the order of actors more than at the differences.",
    undefined: "fewer than 2 actors; under granted transit: more permitted routes than can be listed",
    complexity: "O(n(n + m)) time, O(n + m) space; under granted transit it grows with the number of permitted routes, of which at most 200,000 are listed",
    cite: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7; Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
    reproduce: "networkx.closeness_centrality(G)",
    compute: Compute::Actors(|view| closeness(view, Length::Hops)),
};

/// Share of others reached, divided by the mean hours to them by the fastest routes: [module docs](self).
pub static DELAY: Metric = Metric {
    id: "closeness-delay",
    concept: "closeness",
    reading: Reading::Delay,
    title: "Closeness (least delay)",
    symbol: "C_C",
    unit: "1/hour",
    growth: Growth::Searches,
    range: "≥ 0",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Share of others reached, divided by the mean hours to them by the fastest routes",
    formula: "C_C(v) = (r−1)/(n−1) · (r−1) / Σ_u d(v,u), d in hours",
    normalisation: "× (r−1)/(n−1), the share of others reached, so that a remote pair does not look close",
    interpret: "High: what the actor sends is with everyone within few hours; it is the inverse of the mean delay where all are reached. One slow partner lowers it more than several fast ones raise it, as the hours are averaged before they are inverted.",
    undefined: "fewer than 2 actors; under granted transit: more permitted routes than can be listed",
    complexity: "some times O(n(n + m)) time in practice, O(n²m) at worst, O(n + m) space; under granted transit it grows with the number of permitted routes, of which at most 200,000 are listed",
    cite: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7; Wasserman & Faust 1994, doi:10.1017/CBO9780511815478; Opsahl, Agneessens & Skvoretz 2010, doi:10.1016/j.socnet.2010.03.006",
    reproduce: "networkx.closeness_centrality(G, distance='delay')",
    compute: Compute::Actors(|view| closeness(view, Length::Delay)),
};

/// Closeness of every actor.
pub(super) fn closeness(view: &View, length: Length) -> Vec<Score> {
    let n = view.n();
    if n < 2 {
        return undefined(n, reason::TWO_ACTORS);
    }
    let scores = view.reach(length).map(|reach| {
        reach
            .iter()
            .map(|reach| wasserman_faust(n, reach.count as f64, reach.total))
    });
    each(scores, n)
}

/// The share of the others that is reached, divided by the mean distance to them; 0 where nobody is. They are `count`,
/// and their distances come to `total`.
pub(super) fn wasserman_faust(n: usize, count: f64, total: f64) -> f64 {
    if count == 0.0 {
        0.0
    } else {
        count / (n - 1) as f64 * count / total
    }
}
