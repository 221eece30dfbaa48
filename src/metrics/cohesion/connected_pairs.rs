//! Connected pairs: the share of pairs with a permitted route.
//!
//! 1 − Borgatti's fragmentation F. It stands beside every mean over pairs, which is infinite when a pair has no
//! route.
//!
//! # References
//! Borgatti 2006, doi:10.1007/s10588-006-7084-x.

use crate::{
    kernels::View,
    metrics::{Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, one, reason},
    model::Score,
};

/// Share of pairs that have a permitted route.
pub static METRIC: Metric = Metric {
    id: "connected-pairs",
    concept: "connected-pairs",
    reading: Reading::Hops,
    title: "Connected pairs",
    symbol: "1−F",
    unit: "share of pairs",
    range: "0–1",
    family: Family::Cohesion,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Either,
    about: "Share of pairs that have a permitted route",
    formula: "1 − F = Σ_{s<t} r_st ÷ n(n−1)/2, r = 1 where a permitted route exists",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 2 actors",
    complexity: "",
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
