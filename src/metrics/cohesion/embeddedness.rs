//! Embeddedness: how many partners the two ends of a tie have in common.
//!
//! ```text
//! emb(u,v) = |N(u) ∩ N(v)|
//! ```
//!
//! N(u) are the partners of u. The score is a number of actors, from 0 (nobody else joins the two) to n−2 (everybody
//! does). Neither way is better: a tie of high embeddedness is watched and backed by common friends, one of 0 is a
//! local bridge, which brings what the two circles do not know of each other and has no detour of two hops.
//!
//! # Undefined
//! Never.
//!
//! # Complexity
//! O(n + Σ d(v)²) time, which is at most O(n + nm), and O(n + m) space.
//!
//! # References
//! Granovetter 1973, doi:10.1086/225469; Liben-Nowell & Kleinberg 2007, doi:10.1002/asi.20591.
//!
//! # Example
//! On the wheel a spoke and the hub share the two neighbours on the rim; two neighbours on the rim share only the
//! hub.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(score("shape:wheel-6", "embeddedness", &["hub", "a1"])?, Score::Defined(2.0));
//! assert_eq!(score("shape:wheel-6", "embeddedness", &["a1", "a2"])?, Score::Defined(1.0));
//! assert_eq!(score("shape:star-6", "embeddedness", &["hub", "a1"])?, Score::Defined(0.0));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::View,
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, defined,
    },
    model::Score,
};

/// Number of partners that the two ends of the tie have in common: [module docs](self).
pub static METRIC: Metric = Metric {
    id: "embeddedness",
    concept: "embeddedness",
    reading: Reading::Hops,
    title: "Embeddedness",
    symbol: "emb",
    unit: "actors",
    growth: Growth::Ties,
    range: "0 to n−2",
    family: Family::Cohesion,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Undirected,
    about: "Number of partners that the two ends of the tie have in common",
    formula: "emb(u,v) = |N(u) ∩ N(v)|",
    normalisation: "none",
    interpret: "High: common partners back the tie, and could carry its traffic over one go-between; 0: it joins circles that do not touch. Common partners do not help where they may not pass anything on, which this count does not ask.",
    undefined: "",
    complexity: "O(n + Σ d(v)²) time, at most O(n + nm), O(n + m) space",
    cite: "Granovetter 1973, doi:10.1086/225469; Liben-Nowell & Kleinberg 2007, doi:10.1002/asi.20591",
    reproduce: "{(u, v): len(list(networkx.common_neighbors(G, u, v))) for u, v in G.edges}",
    compute: Compute::Ties(embeddedness),
};

fn embeddedness(view: &View) -> Vec<Score> {
    let mut partner = vec![usize::MAX; view.n()];
    let mut marked = usize::MAX;
    defined(view.links().iter().map(|link| {
        // Links come sorted by their first end, so its partners are marked once.
        if marked != link.a {
            marked = link.a;
            view.arcs(link.a)
                .iter()
                .for_each(|arc| partner[arc.to] = link.a);
        }
        view.arcs(link.b)
            .iter()
            .filter(|arc| partner[arc.to] == link.a)
            .count() as f64
    }))
}
