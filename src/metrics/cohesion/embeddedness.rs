//! Embeddedness: how many partners the two ends of a tie have in common.
//!
//! # References
//! Granovetter 1973, doi:10.1086/225469; Liben-Nowell & Kleinberg 2007, doi:10.1002/asi.20591.

use crate::{
    kernels::View,
    metrics::{Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, defined},
    model::Score,
};

/// Number of partners that the two ends of the tie have in common.
pub static METRIC: Metric = Metric {
    id: "embeddedness",
    concept: "embeddedness",
    reading: Reading::Hops,
    title: "Embeddedness",
    symbol: "emb",
    unit: "actors",
    range: "0 to n−2",
    family: Family::Cohesion,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Undirected,
    about: "Number of partners that the two ends of the tie have in common",
    formula: "emb(u,v) = |N(u) ∩ N(v)|",
    normalisation: "",
    interpret: "",
    undefined: "",
    complexity: "",
    cite: "Granovetter 1973, doi:10.1086/225469; Liben-Nowell & Kleinberg 2007, doi:10.1002/asi.20591",
    reproduce: "{(u, v): len(list(networkx.common_neighbors(G, u, v))) for u, v in G.edges}",
    compute: Compute::Ties(embeddedness),
};

fn embeddedness(view: &View) -> Vec<Score> {
    let mut partner = vec![usize::MAX; view.n()];
    let mut marked = usize::MAX;
    defined(view.links().iter().map(|link| {
        // Links come sorted by their first end, so its partners are marked once.
        if marked != link.a {
            marked = link.a;
            view.arcs(link.a)
                .iter()
                .for_each(|arc| partner[arc.to] = link.a);
        }
        view.arcs(link.b)
            .iter()
            .filter(|arc| partner[arc.to] == link.a)
            .count() as f64
    }))
}
