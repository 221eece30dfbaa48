//! Cut actors: actors whose loss parts others that were connected.
//!
//! Articulation points on open networks; under granted transit found by removal, so that an arrangement's hub
//! counts even where plain graph theory sees a second route.
//!
//! # References
//! Hopcroft & Tarjan 1973, doi:10.1145/362248.362272; Tarjan 1972, doi:10.1137/0201010.

use crate::metrics::{
    Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, each, one,
};

/// 1 if its loss parts others that had a permitted route.
pub static METRIC: Metric = Metric {
    id: "cut-actor",
    concept: "cut-actor",
    reading: Reading::Hops,
    title: "Cut actor",
    symbol: "cut",
    unit: "0 or 1",
    range: "0 or 1",
    family: Family::Failure,
    better: Better::Lower,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "1 if its loss parts others that had a permitted route",
    formula: "1 if b(v) > 0",
    normalisation: "",
    interpret: "",
    undefined: "",
    complexity: "",
    cite: "Hopcroft & Tarjan 1973, doi:10.1145/362248.362272; Tarjan 1972, doi:10.1137/0201010",
    reproduce: "networkx.articulation_points(G)",
    compute: Compute::Actors(|view| {
        each(
            view.cut_actors()
                .map(|cut| cut.into_iter().map(|cut| f64::from(u8::from(cut)))),
            view.n(),
        )
    }),
};

/// Number of actors whose loss parts others that had a permitted route.
pub static COUNT: Metric = Metric {
    id: "cut-actors",
    concept: "cut-actor",
    reading: Reading::Hops,
    title: "Cut actors",
    symbol: "|cut|",
    unit: "actors",
    range: "0 to n−2",
    family: Family::Failure,
    better: Better::Lower,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Number of actors whose loss parts others that had a permitted route",
    formula: "|{v : b(v) > 0}|",
    normalisation: "",
    interpret: "",
    undefined: "",
    complexity: "",
    cite: "Hopcroft & Tarjan 1973, doi:10.1145/362248.362272; Tarjan 1972, doi:10.1137/0201010",
    reproduce: "len(list(networkx.articulation_points(G)))",
    compute: Compute::Network(|view| {
        one(view
            .cut_actors()
            .map(|cut| cut.into_iter().filter(|&cut| cut).count() as f64))
    }),
};
