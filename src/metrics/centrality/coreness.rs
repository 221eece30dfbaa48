//! Coreness: the greatest k for which an actor is in a group whose members all have k partners within the group.
//!
//! ```text
//! k(v) = max { k : v is in the k-core }
//! ```
//!
//! The k-core is what is left when actors with fewer than k partners are taken away until none is left to take.
//!
//! It says how deep an actor is inside. The hub of a star has many partners and coreness 1, since without it they have
//! none. The actors of the greatest coreness are the core of the network in this sense.
//!
//! # Undefined
//! Never: an isolated actor has 0.
//!
//! # Complexity
//! O(n + m), by peeling.
//!
//! # References
//! Seidman 1983, doi:10.1016/0378-8733(83)90028-X; Batagelj & Zaveršnik 2011, doi:10.1007/s11634-010-0079-y.
//!
//! # Example
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(score("shape:star-6", "coreness", &["hub"])?, Score::Defined(1.0));
//! assert_eq!(score("shape:wheel-6", "coreness", &["hub"])?, Score::Defined(3.0));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::View,
    metrics::{Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, defined},
    model::Score,
};

/// Greatest k for which it is in a group of actors with k partners each within the group.
pub static METRIC: Metric = Metric {
    id: "coreness",
    concept: "coreness",
    reading: Reading::Hops,
    title: "Coreness",
    symbol: "k",
    unit: "partners",
    range: "0 to n−1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Undirected,
    about: "Greatest k for which it is in a group of actors with k partners each within the group",
    formula: "k(v) = max { k : v is in the k-core }",
    normalisation: "none",
    interpret: "High is deep inside: whoever leaves, the group of the actor keeps that many partners each. A hub of \
                spokes has 1, as its spokes have.",
    undefined: "",
    complexity: "O(n + m)",
    cite: "Seidman 1983, doi:10.1016/0378-8733(83)90028-X; Batagelj & Zaveršnik 2011, doi:10.1007/s11634-010-0079-y",
    reproduce: "networkx.core_number(G)",
    compute: Compute::Actors(coreness),
};

fn coreness(view: &View) -> Vec<Score> {
    let n = view.n();
    // Partners left; once an actor is peeled off, its coreness.
    let mut partners: Vec<usize> = (0..n).map(|actor| view.arcs(actor).len()).collect();
    let mut peeled = vec![false; n];
    // An actor is filed again whenever it loses a partner; older entries are met when it is peeled already.
    let mut filed = vec![Vec::new(); n];
    for actor in 0..n {
        filed[partners[actor]].push(actor);
    }
    for k in 0..n {
        while let Some(actor) = filed[k].pop() {
            if std::mem::replace(&mut peeled[actor], true) {
                continue;
            }
            for arc in view.arcs(actor) {
                // Who has k partners left is of this shell, and stays at k.
                if !peeled[arc.to] && partners[arc.to] > k {
                    partners[arc.to] -= 1;
                    filed[partners[arc.to]].push(arc.to);
                }
            }
        }
    }
    defined(partners.into_iter().map(|k| k as f64))
}
