//! Reciprocity: how many of the ties of a directed network are returned.
//!
//! ```text
//! r = |{u → v : v → u}| ÷ m
//! ```
//!
//! m is the number of ties, parallel ones that run the same way counted once. 1 is a network of mutual obligations, 0
//! one in which nobody binds itself to who is bound to it. With few ties a low value is what chance gives: among ties
//! placed at random, r is the density.
//!
//! # Undefined
//! Without ties, and on undirected networks, where every tie runs both ways.
//!
//! # Complexity
//! O(m log m).
//!
//! # References
//! Newman, Forrest & Balthrop 2002, doi:10.1103/PhysRevE.66.035101; Garlaschelli & Loffredo 2004,
//! doi:10.1103/PhysRevLett.93.268701.
//!
//! # Example
//! A and B are tied to each other, and A to C, which does not return it:
//!
//! ```
//! use linchpin::{kernels::View, metrics::Metric, model::{BareTie, Level, Network, Score, Selection, Study}};
//!
//! let tie = |a: &str, b: &str| BareTie { a: a.into(), b: b.into(), ..BareTie::default() };
//! let study = Study {
//!     directed: true,
//!     tie: vec![tie("A", "B"), tie("B", "A"), tie("A", "C")],
//!     ..Study::default()
//! };
//! let network = Network::resolve(&study, &Selection::default())?;
//! let scores = Metric::find("reciprocity").unwrap().scores(&View::new(&network, Level::Mid));
//! assert_eq!(scores, [Score::Defined(2.0 / 3.0)]);
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::View,
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, reason,
    },
    model::Score,
};

/// Share of ties that are returned.
pub static METRIC: Metric = Metric {
    id: "reciprocity",
    concept: "reciprocity",
    reading: Reading::Hops,
    title: "Reciprocity",
    symbol: "r",
    unit: "share of ties",
    growth: Growth::Ties,
    range: "0–1",
    family: Family::Cohesion,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Directed,
    about: "Share of ties that are returned",
    formula: "r = |{u → v : v → u}| / m",
    normalisation: "divided by the number of ties, m",
    interpret: "1 is a network of mutual ties, 0 one in which none is returned. Ties placed at random would give the \
                density.",
    undefined: "no ties",
    complexity: "O(m log m)",
    cite: "Newman, Forrest & Balthrop 2002, doi:10.1103/PhysRevE.66.035101; Garlaschelli & Loffredo 2004, doi:10.1103/PhysRevLett.93.268701",
    reproduce: "networkx.overall_reciprocity(G)",
    compute: Compute::Network(reciprocity),
};

fn reciprocity(view: &View) -> Score {
    let links = view.links();
    if links.is_empty() {
        return Score::Undefined(reason::NO_TIES);
    }
    let returned = links
        .iter()
        .filter(|link| view.link_between(link.b, link.a).is_some())
        .count();
    Score::from_f64(returned as f64 / links.len() as f64)
}
