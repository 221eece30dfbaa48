//! Components: the groups of actors that are joined by routes within, and by none to outside.
//!
//! In a directed network there are two notions of it. Weak: the groups when the way that ties run is ignored. Strong:
//! the largest groups in which everyone reaches everyone along the ties. A strong component lies within a weak one.
//!
//! Every tie is itself a permitted route, so the transit rule does not change the components; it changes
//! which pairs within them are connected. Strong components too are those of the ties: permission is not passed on, so
//! that a may reach b and b reach c by permitted routes, and a not reach c.
//!
//! # References
//! Hopcroft & Tarjan 1973, doi:10.1145/362248.362272; Tarjan 1972, doi:10.1137/0201010.
//!
//! # Example
//! A and B are tied to each other, and B to C, from which nothing comes back:
//!
//! ```
//! use linchpin::{kernels::View, metrics::Metric, model::{BareTie, Level, Network, Score, Selection, Study}};
//!
//! let tie = |a: &str, b: &str| BareTie { a: a.into(), b: b.into(), ..BareTie::default() };
//! let study = Study {
//!     directed: true,
//!     tie: vec![tie("A", "B"), tie("B", "A"), tie("B", "C")],
//!     ..Study::default()
//! };
//! let network = Network::resolve(&study, &Selection::default())?;
//! let view = View::new(&network, Level::Mid);
//! let scores = |id| Metric::find(id).unwrap().scores(&view);
//! assert_eq!(scores("weak-components"), [Score::Defined(1.0)]);
//! assert_eq!(scores("strong-components"), [Score::Defined(2.0)]);
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::View,
    metrics::{Adding, Better, Compute, Direction, Family, Metric, Reading, Spread},
    model::Score,
};
use petgraph::{algo::kosaraju_scc, graph::DiGraph};

/// Number of groups with ties within and none between.
pub static METRIC: Metric = Metric {
    id: "components",
    concept: "components",
    reading: Reading::Hops,
    title: "Components",
    symbol: "c",
    unit: "components",
    range: "1 to n",
    family: Family::Cohesion,
    better: Better::Lower,
    spread: Spread::None,
    adding: Adding::NeverRaises,
    direction: Direction::Undirected,
    about: "Number of groups with ties within and none between",
    formula: "c = number of classes of the relation \"joined by ties\"",
    normalisation: "",
    interpret: "",
    undefined: "",
    complexity: "",
    cite: "Hopcroft & Tarjan 1973, doi:10.1145/362248.362272",
    reproduce: "networkx.number_connected_components(G)",
    compute: Compute::Network(components),
};

/// Number of groups with ties within and none between, whichever way ties run.
pub static WEAK: Metric = Metric {
    id: "weak-components",
    concept: "weak-components",
    reading: Reading::Hops,
    title: "Weak components",
    symbol: "c_w",
    unit: "components",
    range: "1 to n",
    family: Family::Cohesion,
    better: Better::Lower,
    spread: Spread::None,
    adding: Adding::NeverRaises,
    direction: Direction::Directed,
    about: "Number of groups with ties within and none between, whichever way ties run",
    formula: "c_w = number of classes of the relation \"joined by ties, either way\"",
    normalisation: "none",
    interpret: "1 means that no group stands apart. It does not mean that everyone reaches everyone: see \
                strong-components.",
    undefined: "",
    complexity: "O(n + m)",
    cite: "Hopcroft & Tarjan 1973, doi:10.1145/362248.362272",
    reproduce: "networkx.number_weakly_connected_components(G)",
    compute: Compute::Network(components),
};

/// Number of largest groups within which everyone reaches everyone along the ties.
pub static STRONG: Metric = Metric {
    id: "strong-components",
    concept: "strong-components",
    reading: Reading::Hops,
    title: "Strong components",
    symbol: "c_s",
    unit: "components",
    range: "1 to n",
    family: Family::Cohesion,
    better: Better::Lower,
    spread: Spread::None,
    adding: Adding::NeverRaises,
    direction: Direction::Directed,
    about: "Number of largest groups within which everyone reaches everyone along the ties",
    formula: "c_s = number of classes of the relation \"each reaches the other\"",
    normalisation: "none",
    interpret: "1 means that everyone reaches everyone along the ties; n that no two actors reach each other.",
    undefined: "",
    complexity: "O(n + m)",
    cite: "Tarjan 1972, doi:10.1137/0201010",
    reproduce: "networkx.number_strongly_connected_components(G)",
    compute: Compute::Network(strong_components),
};

fn components(view: &View) -> Score {
    Score::Defined(
        view.components_after(None)
            .iter()
            .max()
            .map_or(0.0, |last| *last as f64 + 1.0),
    )
}

fn strong_components(view: &View) -> Score {
    let mut graph = DiGraph::<(), ()>::with_capacity(view.n(), view.links().len());
    let nodes: Vec<_> = (0..view.n()).map(|_| graph.add_node(())).collect();
    for link in view.links() {
        graph.add_edge(nodes[link.a], nodes[link.b], ());
    }
    // Not Tarjan's own algorithm: petgraph's recurses, and a chain of actors could exhaust the stack.
    Score::Defined(kosaraju_scc(&graph).len() as f64)
}
