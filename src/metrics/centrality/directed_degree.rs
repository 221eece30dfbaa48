//! In-degree and out-degree: how many ties run to an actor, and how many from it.
//!
//! ```text
//! d⁻(v) = |{u : u → v}|
//! d⁺(v) = |{u : v → u}|
//! ```
//!
//! Parallel ties that run the same way count once. Where a tie is an obligation or a request, many ties in are many who
//! have bound themselves to the actor, and many out are many whom it has bound itself to.
//!
//! # Undefined
//! On undirected networks, where there is no way in or out: `degree` is defined there.
//!
//! # Complexity
//! O(m).
//!
//! # References
//! Freeman 1978, doi:10.1016/0378-8733(78)90021-7; Wasserman & Faust 1994, doi:10.1017/CBO9780511815478.
//!
//! # Example
//! ```
//! use linchpin::{kernels::View, metrics::Metric, model::{BareTie, Level, Network, Score, Selection, Study}};
//!
//! let tie = |a: &str, b: &str| BareTie { a: a.into(), b: b.into(), ..BareTie::default() };
//! let study = Study { directed: true, tie: vec![tie("A", "B"), tie("A", "C"), tie("B", "C")], ..Study::default() };
//! let network = Network::resolve(&study, &Selection::default())?;
//! let view = View::new(&network, Level::Mid);
//!
//! let scores = |id| Metric::find(id).unwrap().scores(&view);
//! assert_eq!(scores("degree-in"), [0.0, 1.0, 2.0].map(Score::Defined));
//! assert_eq!(scores("degree-out"), [2.0, 1.0, 0.0].map(Score::Defined));
//!
//! let undirected = linchpin::score("shape:star-6", "degree-in", &["hub"])?;
//! assert_eq!(undirected, Score::Undefined("defined for directed networks"));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::{Link, View},
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, defined,
    },
    model::Score,
};

/// Number of actors with a tie to it.
pub static IN: Metric = Metric {
    id: "degree-in",
    concept: "degree-in",
    reading: Reading::Hops,
    title: "In-degree",
    symbol: "d⁻",
    unit: "actors",
    growth: Growth::Ties,
    range: "0 to n−1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Directed,
    about: "Number of actors with a tie to it",
    formula: "d⁻(v) = |{u : u → v}|",
    normalisation: "none",
    interpret: "High is an actor whom many others have tied themselves to.",
    undefined: "",
    complexity: "O(m)",
    cite: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7; Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
    reproduce: "G.in_degree",
    compute: Compute::Actors(|view| degree(view, |link| link.b)),
};

/// Number of actors with a tie from it.
pub static OUT: Metric = Metric {
    id: "degree-out",
    concept: "degree-out",
    reading: Reading::Hops,
    title: "Out-degree",
    symbol: "d⁺",
    unit: "actors",
    growth: Growth::Ties,
    range: "0 to n−1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Directed,
    about: "Number of actors with a tie from it",
    formula: "d⁺(v) = |{u : v → u}|",
    normalisation: "none",
    interpret: "High is an actor that has tied itself to many others.",
    undefined: "",
    complexity: "O(m)",
    cite: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7; Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
    reproduce: "G.out_degree",
    compute: Compute::Actors(|view| degree(view, |link| link.a)),
};

/// Number of composed ties that each actor is the given end of.
fn degree(view: &View, end: impl Fn(&Link) -> usize) -> Vec<Score> {
    let mut count = vec![0.0; view.n()];
    for link in view.links() {
        count[end(link)] += 1.0;
    }
    defined(count)
}
