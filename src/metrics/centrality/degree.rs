//! Degree: how many partners an actor has.
//!
//! d(v) = number of distinct neighbours; as a share, d(v)/(n − 1). Two treaties with one partner are one tie.
//!
//! # Example
//! In the hub JPN–USA–KOR the hub has degree 2 (share 1), each spoke 1 (share 0.5).
//!
//! # References
//! Freeman 1978, doi:10.1016/0378-8733(78)90021-7.

use crate::{
    kernels::View,
    metrics::{
        Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, defined, reason,
        undefined,
    },
    model::Score,
};

/// Number of distinct partners.
pub static COUNT: Metric = Metric {
    id: "degree",
    concept: "degree",
    reading: Reading::Hops,
    title: "Degree",
    symbol: "d",
    unit: "actors",
    range: "0 to n−1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Undirected,
    about: "Number of distinct partners",
    formula: "d(v) = |N(v)|",
    normalisation: "",
    interpret: "",
    undefined: "",
    complexity: "",
    cite: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    reproduce: "G.degree",
    compute: Compute::Actors(degree),
};

/// Share of the other actors that are its partners.
pub static SHARE: Metric = Metric {
    id: "degree-share",
    concept: "degree",
    reading: Reading::Hops,
    title: "Degree, share of others",
    symbol: "C_D",
    unit: "share of others",
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Undirected,
    about: "Share of the other actors that are its partners",
    formula: "C_D(v) = d(v) / (n − 1)",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 2 actors",
    complexity: "",
    cite: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    reproduce: "networkx.degree_centrality(G)",
    compute: Compute::Actors(degree_share),
};

fn degree(view: &View) -> Vec<Score> {
    defined((0..view.n()).map(|actor| view.arcs(actor).len() as f64))
}

fn degree_share(view: &View) -> Vec<Score> {
    let n = view.n();
    if n < 2 {
        return undefined(n, reason::TWO_ACTORS);
    }
    defined((0..n).map(|actor| view.arcs(actor).len() as f64 / (n - 1) as f64))
}
