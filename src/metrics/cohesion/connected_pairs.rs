//! Connected pairs: the share of pairs that have a permitted route.
//!
//! ```text
//! 1 − F = Σ_{s<t} r_st ÷ n(n−1)/2,  r_st = 1 where a permitted route exists, else 0
//! ```
//!
//! F is Borgatti's fragmentation. The score is a share of all pairs, from 0 (no ties) to 1 (everybody reaches
//! everybody), and higher is better. It says who can be reached and not how well, and stands beside every mean over
//! pairs, which is infinite as soon as one pair has no route. Where ties run one way, pairs are ordered, and there
//! are twice as many of them.
//!
//! # Undefined
//! With fewer than 2 actors. Under granted transit also when the permitted routes are too many to list.
//!
//! # Complexity
//! O(n² + m α(n)) time and O(n + m) space under open transit: components, then every pair. Under granted transit the
//! permitted routes are listed, at most 200,000, and the cost grows with their number. Where ties run one way, a
//! search from every actor takes O(nm + n² log n) time and O(n² + m) space.
//!
//! # References
//! Borgatti 2006, doi:10.1007/s10588-006-7084-x.
//!
//! # Example
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(score("shape:star-6", "connected-pairs", &[])?, Score::Defined(1.0));
//! // Access and logistics join six states of twelve: 15 pairs of 66.
//! let share = score("indo-pacific:access-and-logistics", "connected-pairs", &[])?.value();
//! assert!(share.is_some_and(|share| (share - 15.0 / 66.0).abs() < 1e-9));
//! // A path is not a permission: Japan and South Korea have no route before TISA.
//! let share = score("northeast-asia:bilateral-only", "connected-pairs", &[])?.value();
//! assert!(share.is_some_and(|share| (share - 2.0 / 3.0).abs() < 1e-9));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::View,
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, one, reason,
    },
    model::Score,
};

/// Share of pairs that have a permitted route: [module docs](self).
pub static METRIC: Metric = Metric {
    id: "connected-pairs",
    concept: "connected-pairs",
    reading: Reading::Hops,
    title: "Connected pairs",
    symbol: "1−F",
    unit: "share of pairs",
    growth: Growth::Pairs,
    range: "0–1",
    family: Family::Cohesion,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Either,
    about: "Share of pairs that have a permitted route",
    formula: "1 − F = Σ_{s<t} r_st ÷ n(n−1)/2, r = 1 where a permitted route exists",
    normalisation: "÷ n(n−1)/2, the number of pairs; n(n−1) where ties run one way and pairs are ordered",
    interpret: "1: everybody can reach everybody; less: some pairs have no permitted route at all. Read it before any mean distance, and remember that it says nothing about how long or how sure the routes are.",
    undefined: "fewer than 2 actors; under granted transit: more permitted routes than can be listed",
    complexity: "O(n² + m α(n)) time, O(n + m) space; O(nm + n² log n) time and O(n² + m) space where ties run one way; under granted transit it grows with the number of permitted routes, of which at most 200,000 are listed",
    cite: "Borgatti 2006, doi:10.1007/s10588-006-7084-x",
    reproduce: "sum(len(c)*(len(c)-1) for c in networkx.connected_components(G))/(len(G)*(len(G)-1))",
    compute: Compute::Network(connected_pairs),
};

fn connected_pairs(view: &View) -> Score {
    match view.pair_count() {
        0 => Score::Undefined(reason::TWO_ACTORS),
        pairs => one(view
            .pairs_joined(|_| true)
            .map(|joined| joined as f64 / pairs as f64)),
    }
}
