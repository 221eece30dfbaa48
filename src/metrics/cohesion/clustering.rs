//! Clustering: how many of an actor's partners are partners of each other.
//!
//! C(v) = ties among N(v) ÷ d(v)(d(v)−1)/2. By convention 0 with fewer than two partners, so that the mean over
//! actors is the published one.
//!
//! # References
//! Watts & Strogatz 1998, doi:10.1038/30918.

use crate::{
    kernels::View,
    metrics::{Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, defined, mean},
    model::Score,
};

/// Share of pairs of its partners that are tied to each other; 0 with fewer than two partners.
pub static HOPS: Metric = Metric {
    id: "clustering",
    concept: "clustering",
    reading: Reading::Hops,
    title: "Clustering",
    symbol: "C",
    unit: "share of partner pairs",
    range: "0–1",
    family: Family::Cohesion,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Share of pairs of its partners that are tied to each other; 0 with fewer than two partners",
    formula: "C(v) = 2·|ties among N(v)| ÷ d(v)(d(v)−1)",
    normalisation: "",
    interpret: "",
    undefined: "",
    complexity: "",
    cite: "Watts & Strogatz 1998, doi:10.1038/30918",
    reproduce: "networkx.clustering(G)",
    compute: Compute::Actors(|view| defined(clustering(view))),
};

/// Mean over actors of the share of their partner pairs that are tied.
pub static MEAN: Metric = Metric {
    id: "mean-clustering",
    concept: "mean-clustering",
    reading: Reading::Hops,
    title: "Mean clustering",
    symbol: "C̄",
    unit: "share of partner pairs",
    range: "0–1",
    family: Family::Cohesion,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Mean over actors of the share of their partner pairs that are tied",
    formula: "C̄ = Σ_v C(v) ÷ n",
    normalisation: "",
    interpret: "",
    undefined: "",
    complexity: "",
    cite: "Watts & Strogatz 1998, doi:10.1038/30918",
    reproduce: "networkx.average_clustering(G)",
    compute: Compute::Network(|view| Score::from_f64(mean(&clustering(view)))),
};

fn clustering(view: &View) -> Vec<f64> {
    (0..view.n())
        .map(|actor| {
            let degree = view.arcs(actor).len() as f64;
            let pairs = degree * (degree - 1.0) / 2.0;
            if pairs < 1.0 {
                0.0
            } else {
                triangles(view, actor) as f64 / pairs
            }
        })
        .collect()
}

/// Number of tied pairs among the partners of `actor`.
pub(super) fn triangles(view: &View, actor: usize) -> usize {
    let mut partner = vec![false; view.n()];
    view.arcs(actor)
        .iter()
        .for_each(|arc| partner[arc.to] = true);
    let closed = |arc: &crate::kernels::Arc| {
        view.arcs(arc.to)
            .iter()
            .filter(|next| partner[next.to])
            .count()
    };
    view.arcs(actor).iter().map(closed).sum::<usize>() / 2
}
