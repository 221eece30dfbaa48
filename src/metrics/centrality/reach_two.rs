//! Reach within two hops: the share of the other actors that an actor reaches directly or through one go-between.
//!
//! ```text
//! R₂(v) = |{u ≠ v : d(v,u) ≤ 2}| ÷ (n−1)
//! ```
//!
//! d counts the hops of the shortest permitted route; in a directed network routes run from v. This is m-reach with
//! m = 2.
//!
//! 1 means that everyone is a partner or a partner's partner. It tells actors apart that have the same degree but
//! whose partners are tied to the same few or to many.
//!
//! # Undefined
//! With fewer than two actors.
//!
//! # Complexity
//! O(n·m), shared with the other metrics of hops; under granted transit all permitted routes are listed.
//!
//! # References
//! Borgatti 2006, doi:10.1007/s10588-006-7084-x.
//!
//! # Example
//! On a path of five the middle reaches all within two hops, an end only two of the four others:
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(score("shape:path-5", "reach-two", &["a3"])?, Score::Defined(1.0));
//! assert_eq!(score("shape:path-5", "reach-two", &["a1"])?, Score::Defined(0.5));
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

/// Share of the other actors that it reaches within two hops.
pub static METRIC: Metric = Metric {
    id: "reach-two",
    concept: "reach-two",
    reading: Reading::Hops,
    title: "Reach within two hops",
    symbol: "R₂",
    unit: "share of others",
    growth: Growth::Searches,
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Either,
    about: "Share of the other actors that it reaches within two hops",
    formula: "R₂(v) = |{u ≠ v : d(v,u) ≤ 2}| / (n − 1)",
    normalisation: "divided by the number of other actors, n−1",
    interpret: "1 means that everyone is a partner or a permitted step beyond one. Of two actors with the same degree \
                the one with the higher score has partners who reach more.",
    undefined: "fewer than 2 actors",
    complexity: "O(n·m), shared by all metrics of hops",
    cite: "Borgatti 2006, doi:10.1007/s10588-006-7084-x",
    reproduce: "{v: (len(networkx.single_source_shortest_path_length(G, v, cutoff=2))-1)/(len(G)-1) for v in G}",
    compute: Compute::Actors(reach_two),
};

fn reach_two(view: &View) -> Vec<Score> {
    let n = view.n();
    if n < 2 {
        return undefined(n, reason::TWO_ACTORS);
    }
    let shares = view.reach(Length::Hops).map(|reach| {
        reach
            .iter()
            .map(|reach| reach.within_two as f64 / (n - 1) as f64)
    });
    each(shares, n)
}
