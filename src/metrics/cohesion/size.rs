//! Size and density: how many actors and ties there are, and how full the network is.
//!
//! # References
//! Wasserman & Faust 1994, doi:10.1017/CBO9780511815478.

use crate::{
    kernels::View,
    metrics::{Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, reason},
    model::Score,
};

/// Number of actors.
pub static ACTORS: Metric = Metric {
    id: "actors",
    concept: "actors",
    reading: Reading::Hops,
    title: "Actors",
    symbol: "n",
    unit: "actors",
    range: "≥ 1",
    family: Family::Cohesion,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Number of actors",
    formula: "n",
    normalisation: "",
    interpret: "",
    undefined: "",
    complexity: "",
    cite: "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
    reproduce: "G.number_of_nodes()",
    compute: Compute::Network(|view| Score::Defined(view.n() as f64)),
};

/// Number of pairs with at least one tie; parallel ties of a pair count once.
pub static TIES: Metric = Metric {
    id: "ties",
    concept: "ties",
    reading: Reading::Hops,
    title: "Tied pairs",
    symbol: "m",
    unit: "pairs",
    range: "0 to n(n−1)/2",
    family: Family::Cohesion,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Either,
    about: "Number of pairs with at least one tie; parallel ties of a pair count once",
    formula: "m",
    normalisation: "",
    interpret: "",
    undefined: "",
    complexity: "",
    cite: "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
    reproduce: "G.number_of_edges()",
    compute: Compute::Network(|view| Score::Defined(view.links().len() as f64)),
};

/// Share of pairs that are tied.
pub static DENSITY: Metric = Metric {
    id: "density",
    concept: "density",
    reading: Reading::Hops,
    title: "Density",
    symbol: "δ",
    unit: "share of pairs",
    range: "0–1",
    family: Family::Cohesion,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Either,
    about: "Share of pairs that are tied",
    formula: "δ = 2m ÷ n(n−1)",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 2 actors",
    complexity: "",
    cite: "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
    reproduce: "networkx.density(G)",
    compute: Compute::Network(density),
};

fn density(view: &View) -> Score {
    match view.pair_count() {
        0 => Score::Undefined(reason::TWO_ACTORS),
        pairs => Score::Defined(view.links().len() as f64 / pairs as f64),
    }
}
