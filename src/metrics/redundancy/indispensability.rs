//! Indispensability: how far a tie can be done without.
//!
//! Strength × effective resistance of its ends: the probability that the tie is in a random spanning tree. 1
//! exactly for a bridge; over all ties it sums to n − components.
//!
//! # References
//! Spielman & Srivastava 2011, doi:10.1137/080734029; Kirchhoff 1847, doi:10.1002/andp.18471481202.

use crate::{
    kernels::View,
    metrics::{
        Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, reason, undefined,
    },
    model::Score,
};

/// Probability that the tie is in a random spanning tree: 1 for a bridge.
pub static METRIC: Metric = Metric {
    id: "indispensability",
    concept: "indispensability",
    reading: Reading::Strength,
    title: "Indispensability",
    symbol: "s·R",
    unit: "probability",
    range: "0–1",
    family: Family::Redundancy,
    better: Better::Lower,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Probability that the tie is in a random spanning tree: 1 for a bridge",
    formula: "s_uv · R(u,v)",
    normalisation: "",
    interpret: "",
    undefined: "",
    complexity: "",
    cite: "Spielman & Srivastava 2011, doi:10.1137/080734029; Kirchhoff 1847, doi:10.1002/andp.18471481202",
    reproduce: "{(u, v): s*networkx.resistance_distance(G, u, v, weight='strength', invert_weight=False) for u, v, s in G.edges(data='strength')}",
    compute: Compute::Ties(indispensability),
};

fn indispensability(view: &View) -> Vec<Score> {
    let laplacian = view.laplacian();
    if !laplacian.is_sound() {
        return undefined(view.links().len(), reason::UNEVEN);
    }
    let links = view.links().iter();
    links
        .map(
            |link| match link.strength * laplacian.resistance(link.a, link.b) {
                share if share.is_finite() => Score::from_f64(share.min(1.0)),
                _ => Score::Undefined("a tie of strength 0"),
            },
        )
        .collect()
}
