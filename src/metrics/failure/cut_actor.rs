//! Cut actors: actors whose loss parts others that were connected.
//!
//! ```text
//! cut(v) = 1 if b(v) > 0, else 0
//! |cut| = Σ_v cut(v)
//! ```
//!
//! b(v) is the number of [`middleman_pairs`](super::middleman_pairs). On open networks these are the articulation
//! points; under granted transit they are found by removal, so that an arrangement's hub counts even where plain
//! graph theory sees a second route, and the middle of a path does not where nothing may pass through it. The mark is
//! 0 or 1, their number runs from 0 to n−2, and lower is better: a network without cut actors bears the loss of any
//! one member. The mark does not say how many pairs depend on the actor. Where ties run one way, pairs are ordered,
//! and there are twice as many of them.
//!
//! # Undefined
//! Never under open transit; under granted transit when the permitted routes are too many to list.
//!
//! # Complexity
//! O(n + m) time and space under open transit, by one depth-first search; O(n²(n + m)) time and O(n² + m) space, a
//! search from every actor for each loss, where ties run one way. Under granted transit the permitted routes are
//! listed, at most 200,000, and looked through once for each actor.
//!
//! # References
//! Hopcroft & Tarjan 1973, doi:10.1145/362248.362272; Tarjan 1972, doi:10.1137/0201010.
//!
//! # Example
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(score("shape:two-hubs-6", "cut-actors", &[])?, Score::Defined(2.0));
//! assert_eq!(score("shape:ring-6", "cut-actors", &[])?, Score::Defined(0.0));
//! // Under TISA all goes through Washington; with GSOMIA no longer; before TISA nothing went through at all.
//! assert_eq!(score("northeast-asia:tisa", "cut-actor", &["USA"])?, Score::Defined(1.0));
//! assert_eq!(score("northeast-asia:gsomia", "cut-actor", &["USA"])?, Score::Defined(0.0));
//! assert_eq!(score("northeast-asia:bilateral-only", "cut-actor", &["USA"])?, Score::Defined(0.0));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::metrics::{
    Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, each, one,
};

/// 1 if its loss parts others that had a permitted route: [module docs](self).
pub static METRIC: Metric = Metric {
    id: "cut-actor",
    concept: "cut-actor",
    reading: Reading::Hops,
    title: "Cut actor",
    symbol: "cut",
    unit: "0 or 1",
    growth: Growth::Ties,
    range: "0 or 1",
    family: Family::Failure,
    better: Better::Lower,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "1 if its loss parts others that had a permitted route",
    formula: "1 if b(v) > 0",
    normalisation: "none",
    interpret: "1: a single point of failure, some others can reach each other only through this actor; 0: nobody depends on it for contact with a third. It does not say how many depend, which the middleman pairs do.",
    undefined: "under granted transit: more permitted routes than can be listed",
    complexity: "O(n + m) time, O(n + m) space; O(n²(n + m)) time and O(n² + m) space where ties run one way; under granted transit it grows with the number of permitted routes, of which at most 200,000 are listed",
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

/// Number of actors whose loss parts others that had a permitted route: [module docs](self).
pub static COUNT: Metric = Metric {
    id: "cut-actors",
    concept: "cut-actor",
    reading: Reading::Hops,
    title: "Cut actors",
    symbol: "|cut|",
    unit: "actors",
    growth: Growth::Ties,
    range: "0 to n−2",
    family: Family::Failure,
    better: Better::Lower,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Number of actors whose loss parts others that had a permitted route",
    formula: "|{v : b(v) > 0}|",
    normalisation: "none",
    interpret: "0: the loss of any one member leaves the others joined; high: there are many single points of failure. A star has one and a path n−2, yet the star loses more by its one.",
    undefined: "under granted transit: more permitted routes than can be listed",
    complexity: "O(n + m) time, O(n + m) space; O(n²(n + m)) time and O(n² + m) space where ties run one way; under granted transit it grows with the number of permitted routes, of which at most 200,000 are listed",
    cite: "Hopcroft & Tarjan 1973, doi:10.1145/362248.362272; Tarjan 1972, doi:10.1137/0201010",
    reproduce: "len(list(networkx.articulation_points(G)))",
    compute: Compute::Network(|view| {
        one(view
            .cut_actors()
            .map(|cut| cut.into_iter().filter(|&cut| cut).count() as f64))
    }),
};
