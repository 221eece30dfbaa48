//! Weak and strong components: the pieces of a directed network, without and with regard to the way its ties run.
//!
//! ```text
//! c_w = number of classes of the relation "joined by ties, either way"
//! c_s = number of classes of the relation "each reaches the other along the ties"
//! ```
//!
//! 1 weak component means that no group stands apart; 1 strong component that everyone reaches everyone. A strong
//! component lies within a weak one, so that c_s ≥ c_w; n strong components mean that nobody reaches back to who
//! reached it, as in a chain of command. Both are of the ties under either transit rule: permission is not passed on,
//! so that a may reach b and b reach c by permitted routes, and a not reach c.
//!
//! # Undefined
//! On undirected networks, where the two are one: see [`components`](super::components).
//!
//! # Complexity
//! O((n + m) α(n)) time for the weak ones, by joining sets; O(n + m) for the strong ones, by two searches; O(n + m)
//! space.
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
    metrics::{Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread},
    model::Score,
};
use petgraph::{algo::kosaraju_scc, graph::DiGraph};

/// Number of groups with ties within and none between, whichever way ties run.
pub static WEAK: Metric = Metric {
    id: "weak-components",
    concept: "weak-components",
    reading: Reading::Hops,
    title: "Weak components",
    symbol: "c_w",
    unit: "components",
    growth: Growth::Ties,
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
    compute: Compute::Network(weak_components),
};

/// Number of largest groups within which everyone reaches everyone along the ties.
pub static STRONG: Metric = Metric {
    id: "strong-components",
    concept: "strong-components",
    reading: Reading::Hops,
    title: "Strong components",
    symbol: "c_s",
    unit: "components",
    growth: Growth::Ties,
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

fn weak_components(view: &View) -> Score {
    let component = view.components_after(None);
    Score::Defined(
        component
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
