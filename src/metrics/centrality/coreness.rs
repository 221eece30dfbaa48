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
    kernels::{Arc, View},
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, defined,
    },
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
    growth: Growth::Ties,
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
    let mut partners: Vec<u32> = (0..n).map(|actor| view.arcs(actor).len() as u32).collect();
    // Actors in the order of partners left, the place of each, and where those of each number begin. What is peeled
    // off comes first.
    let most = partners.iter().copied().max().unwrap_or(0) as usize;
    let mut begin = vec![0_u32; most + 2];
    partners.iter().for_each(|&k| begin[k as usize + 1] += 1);
    for k in 0..=most {
        begin[k + 1] += begin[k];
    }
    let (mut order, mut place) = (vec![0_u32; n], vec![0_u32; n]);
    let mut next = begin.clone();
    for actor in 0..n {
        let at = &mut next[partners[actor] as usize];
        (order[*at as usize], place[actor]) = (actor as u32, *at);
        *at += 1;
    }
    for at in 0..n {
        let actor = order[at] as usize;
        for &Arc { to, .. } in view.arcs(actor) {
            let left = partners[to];
            // Who has no more partners left than the one peeled off is of this shell, and stays.
            if left > partners[actor] {
                // It changes places with the first of its number, which is then one fewer.
                let first = begin[left as usize];
                let (own, other) = (place[to], order[first as usize]);
                order.swap(own as usize, first as usize);
                (place[to], place[other as usize]) = (first, own);
                begin[left as usize] = first + 1;
                partners[to] = left - 1;
            }
        }
    }
    defined(partners.into_iter().map(f64::from))
}
