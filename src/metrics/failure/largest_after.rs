//! The largest component after the loss of an actor, as a share of the others.
//!
//! ```text
//! S(G − v) = largest component ÷ (n − 1)
//! ```
//!
//! The score is a share of the others, from 1/(n−1) (nobody is tied to anybody: a star without its hub) to 1 (the
//! others stay in one piece), and higher is better: the core survives. It sees only the largest piece; into how many
//! pieces the rest falls, the [`fragmentation`](super::fragmentation) tells. Components are of ties under either
//! transit rule, since every tie is itself a permitted route.
//!
//! # Undefined
//! With fewer than 2 actors.
//!
//! # Complexity
//! O(n(n + m) α(n)) time, α the inverse of Ackermann's function: components once for each actor. O(n + m) space.
//!
//! # References
//! Albert, Jeong & Barabási 2000, doi:10.1038/35019019.
//!
//! # Example
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(score("shape:star-6", "largest-after", &["hub"])?, Score::Defined(0.2));
//! assert_eq!(score("shape:star-6", "largest-after", &["a1"])?, Score::Defined(1.0));
//! // The other hub stays with its two spokes.
//! assert_eq!(score("shape:two-hubs-6", "largest-after", &["hub1"])?, Score::Defined(0.6));
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

/// Share of the others that are in the largest component once this actor is gone: [module docs](self).
pub static METRIC: Metric = Metric {
    id: "largest-after",
    concept: "largest-after",
    reading: Reading::Hops,
    title: "Largest component after its loss",
    symbol: "S",
    unit: "share of others",
    growth: Growth::Pairs,
    range: "0–1",
    family: Family::Failure,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Share of the others that are in the largest component once this actor is gone",
    formula: "S(G − v) = largest component ÷ (n − 1)",
    normalisation: "÷ (n−1), the number of others",
    interpret: "1: the others stay in one piece; low: what is left is splinters. A pair of halves and a half with splinters score the same, and a network in pieces before scores low for every actor.",
    undefined: "fewer than 2 actors",
    complexity: "O(n + m) time and space",
    cite: "Albert, Jeong & Barabási 2000, doi:10.1038/35019019",
    reproduce: "",
    compute: Compute::Actors(largest_after),
};

fn largest_after(view: &View) -> Vec<Score> {
    let n = view.n();
    if n < 2 {
        return undefined(n, reason::TWO_ACTORS);
    }
    let largest = |actor| view.lowlink().largest_without_actor(actor) as f64;
    defined((0..n).map(|actor| largest(actor) / (n - 1) as f64))
}
