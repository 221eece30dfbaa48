//! Betweenness centralization: how far betweenness is from equal, as a share of how far it is in a star.
//!
//! ```text
//! C_B(G) = Σ_v (C* − C_B(v)) ÷ (n−1)
//! ```
//!
//! C* is the largest betweenness of any actor. A star falls short of C* = 1 at each of its n−1 spokes, which is the
//! most that n actors can reach, so the sum is divided by n−1. The score is a share from 0 (all carry as much: a
//! ring, a complete network) to 1 (a star). Neither way is better: the hub-and-spokes system is easy to lead and easy
//! to behead. It measures concentration and not volume: where nothing passes through anybody it is 0 as well.
//!
//! # Undefined
//! With fewer than 3 actors. Under granted transit also when the permitted routes are too many to list.
//!
//! # Complexity
//! That of [`betweenness`](super::betweenness): O(n(n + m)) time by hops; by delay some times that in practice, and
//! O(n²m) at worst: searches from every actor, some side by side. O(n + m) space. Under granted transit the permitted
//! routes are listed instead, at most 200,000, and the cost grows with their number.
//!
//! # References
//! Freeman 1978, doi:10.1016/0378-8733(78)90021-7; Freeman 1977, doi:10.2307/3033543; Brandes 2001,
//! doi:10.1080/0022250X.2001.9990249.
//!
//! # Example
//! Each of the two hubs carries 7 of the 10 pairs of others, their four spokes none: 4 · 0.7 ÷ 5.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! let close = |score: Score, answer: f64| score.value().is_some_and(|value| (value - answer).abs() < 1e-9);
//! assert_eq!(score("shape:star-6", "betweenness-centralization", &[])?, Score::Defined(1.0));
//! assert_eq!(score("shape:ring-6", "betweenness-centralization", &[])?, Score::Defined(0.0));
//! assert!(close(score("shape:two-hubs-6", "betweenness-centralization", &[])?, 0.56));
//! // The slow tie between Japan and South Korea draws a shortest route, and no fastest one.
//! assert!(close(score("hub-and-spokes-plus", "betweenness-centralization", &[])?, 14.0 / 15.0));
//! assert!(close(score("hub-and-spokes-plus", "betweenness-centralization-delay", &[])?, 1.0));
//! # Ok::<(), linchpin::Error>(())
//! ```

use super::degree_centralization::uneven;
use crate::{
    kernels::{Length, View},
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, reason,
    },
    model::Score,
};

/// How far the traffic hangs on one actor, by hops: 0 when all carry as much, 1 for a star: [module docs](self).
pub static HOPS: Metric = Metric {
    id: "betweenness-centralization",
    concept: "betweenness-centralization",
    reading: Reading::Hops,
    title: "Betweenness centralization (hops)",
    symbol: "C_B(G)",
    unit: "share of a star's",
    growth: Growth::Searches,
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "How far the traffic hangs on one actor: 0 when all carry as much, 1 for a star",
    formula: "C_B(G) = Σ_v (C* − C_B(v)) ÷ (n−1)",
    normalisation: "÷ (n−1), the shortfall of a star with n actors, the largest possible",
    interpret: "High: one actor stands between the others, a hub-and-spokes system; low: traffic is spread evenly or passes through nobody. It shows concentration, not volume, so a complete network and a ring both score 0.",
    undefined: "fewer than 3 actors; under granted transit: more permitted routes than can be listed",
    complexity: "O(n(n + m)) time, O(n + m) space; under granted transit it grows with the number of permitted routes, of which at most 200,000 are listed",
    cite: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7; Freeman 1977, doi:10.2307/3033543",
    reproduce: "(lambda b: 2*sum(max(b) - x for x in b)/((len(b)-1)**2*(len(b)-2)))(H.betweenness())",
    compute: Compute::Network(|view| betweenness_centralization(view, Length::Hops)),
};

/// How far the fastest traffic hangs on one actor, by delay: 0 when all carry as much, 1 for a star: [module docs](self).
pub static DELAY: Metric = Metric {
    id: "betweenness-centralization-delay",
    concept: "betweenness-centralization",
    reading: Reading::Delay,
    title: "Betweenness centralization (least delay)",
    symbol: "C_B(G)",
    unit: "share of a star's",
    growth: Growth::Searches,
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "How far the fastest traffic hangs on one actor: 0 when all carry as much, 1 for a star",
    formula: "C_B(G) = Σ_v (C* − C_B(v)) ÷ (n−1), C_B by least delay",
    normalisation: "÷ (n−1), the shortfall of a star with n actors, the largest possible",
    interpret: "High: the fastest routes lead through one actor, even where slower ties between the others exist. It can exceed the reading by hops for that reason.",
    undefined: "fewer than 3 actors; under granted transit: more permitted routes than can be listed",
    complexity: "some times O(n(n + m)) time in practice, O(n²m) at worst, O(n + m) space; under granted transit it grows with the number of permitted routes, of which at most 200,000 are listed",
    cite: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7; Brandes 2001, doi:10.1080/0022250X.2001.9990249",
    reproduce: "(lambda b: sum(max(b) - x for x in b)/(len(G)-1))(list(networkx.betweenness_centrality(G, weight='delay').values()))",
    compute: Compute::Network(|view| betweenness_centralization(view, Length::Delay)),
};

fn betweenness_centralization(view: &View, length: Length) -> Score {
    match view.loads(length) {
        Ok(loads) => of_loads(view, loads.to_vec()),
        Err(reason) => Score::Undefined(reason),
    }
}

/// From the load that shortest routes put on each actor, over pairs.
pub(in crate::metrics) fn of_loads(view: &View, loads: Vec<f64>) -> Score {
    let n = view.n();
    if n < 3 {
        return Score::Undefined(reason::THREE_ACTORS);
    }
    let pairs = view.pairs_among(n - 1) as f64;
    let shares: Vec<f64> = loads.into_iter().map(|load| load / pairs).collect();
    Score::from_f64((uneven(&shares) / (n - 1) as f64).min(1.0))
}
