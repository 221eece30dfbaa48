//! Bridges: ties whose loss parts their two ends.
//!
//! All agreements of the pair go together: two treaties of one pair are one bridge, not two and not none.
//!
//! # References
//! Tarjan 1974, doi:10.1016/0020-0190(74)90003-9.

use crate::metrics::{
    Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, each, one,
};

/// 1 if the loss of every tie of the pair leaves its ends without a permitted route.
pub static METRIC: Metric = Metric {
    id: "bridge",
    concept: "bridge",
    reading: Reading::Hops,
    title: "Bridge",
    symbol: "br",
    unit: "0 or 1",
    range: "0 or 1",
    family: Family::Failure,
    better: Better::Lower,
    spread: Spread::None,
    adding: Adding::NeverRaises,
    direction: Direction::Either,
    about: "1 if the loss of every tie of the pair leaves its ends without a permitted route",
    formula: "1 if u–v not joined in G − uv",
    normalisation: "",
    interpret: "",
    undefined: "",
    complexity: "",
    cite: "Tarjan 1974, doi:10.1016/0020-0190(74)90003-9",
    reproduce: "networkx.bridges(G)",
    compute: Compute::Ties(|view| {
        each(
            view.bridges()
                .map(|bridge| bridge.into_iter().map(|bridge| f64::from(u8::from(bridge)))),
            view.links().len(),
        )
    }),
};

/// Number of tied pairs whose loss leaves their ends without a permitted route.
pub static COUNT: Metric = Metric {
    id: "bridges",
    concept: "bridge",
    reading: Reading::Hops,
    title: "Bridges",
    symbol: "|br|",
    unit: "pairs",
    range: "0 to n−1",
    family: Family::Failure,
    better: Better::Lower,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Number of tied pairs whose loss leaves their ends without a permitted route",
    formula: "|{uv : u–v not joined in G − uv}|",
    normalisation: "",
    interpret: "",
    undefined: "",
    complexity: "",
    cite: "Tarjan 1974, doi:10.1016/0020-0190(74)90003-9",
    reproduce: "len(list(networkx.bridges(G)))",
    compute: Compute::Network(|view| {
        one(view
            .bridges()
            .map(|bridge| bridge.into_iter().filter(|&bridge| bridge).count() as f64))
    }),
};
