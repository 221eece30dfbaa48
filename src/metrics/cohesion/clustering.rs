//! Clustering: how many of an actor's partners are partners of each other.
//!
//! C(v) = ties among N(v) ÷ d(v)(d(v)−1)/2. By convention 0 with fewer than two partners, so that the mean over
//! actors is the published one.
//!
//! By strength, in Onnela's form, a closed pair counts not one but the geometric mean of the three strengths of its
//! triangle, each divided by the greatest strength of the network.
//!
//! # References
//! Watts & Strogatz 1998, doi:10.1038/30918; Onnela, Saramäki, Kertész & Kaski 2005, doi:10.1103/PhysRevE.71.065103;
//! Saramäki, Kivelä, Onnela, Kaski & Kertész 2007, doi:10.1103/PhysRevE.75.027105.
//!
//! # Example
//! ```
//! use linchpin::{model::Score, score};
//!
//! // Five of the ten pairs of the hub's partners are tied, all ties of strength 1.
//! assert_eq!(score("shape:wheel-6", "clustering", &["hub"])?, Score::Defined(0.5));
//! assert_eq!(score("shape:wheel-6", "clustering-strength", &["hub"])?, Score::Defined(0.5));
//! # Ok::<(), linchpin::Error>(())
//! ```

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

/// Mean over pairs of its partners of the strength of the triangle they form with it.
pub static STRENGTH: Metric = Metric {
    id: "clustering-strength",
    concept: "clustering",
    reading: Reading::Strength,
    title: "Clustering by strength",
    symbol: "C̃",
    unit: "1",
    range: "0–1",
    family: Family::Cohesion,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Mean over pairs of its partners of the strength of the triangle they form with it",
    formula: "C̃(v) = 2·Σ_{u<w} (ŝ_vu·ŝ_uw·ŝ_wv)^⅓ ÷ d(v)(d(v)−1), ŝ = s / greatest s",
    normalisation: "divided by the number of pairs of its partners; strengths by the greatest of the network",
    interpret: "1 means that all its partners are tied to each other, and all these ties are the strongest there are. \
                Weak triangles count for little: well below clustering, the triangles are held by weak ties. One very \
                strong tie anywhere lowers every score.",
    undefined: "",
    complexity: "O(Σ_v d(v)²), d the degree",
    cite: "Onnela, Saramäki, Kertész & Kaski 2005, doi:10.1103/PhysRevE.71.065103; Saramäki, Kivelä, Onnela, Kaski & Kertész 2007, doi:10.1103/PhysRevE.75.027105",
    reproduce: "networkx.clustering(G, weight='strength')",
    compute: Compute::Actors(|view| defined(strength_clustering(view))),
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

/// Onnela's form; 0 with fewer than two partners.
fn strength_clustering(view: &View) -> Vec<f64> {
    let greatest = view
        .links()
        .iter()
        .map(|link| link.strength)
        .fold(0.0, f64::max);
    let mut to_partner = vec![0.0; view.n()];
    // Cube roots first: the product of three small strengths could be too small for floating point.
    let root = |link: usize| {
        if greatest > 0.0 {
            (view.links()[link].strength / greatest).cbrt()
        } else {
            0.0
        }
    };
    (0..view.n())
        .map(|actor| {
            let arcs = view.arcs(actor);
            if arcs.len() < 2 {
                return 0.0;
            }
            arcs.iter()
                .for_each(|arc| to_partner[arc.to] = root(arc.link));
            // Every triangle is met from both of its partners, as in d(d−1).
            let triangles: f64 = arcs
                .iter()
                .flat_map(|arc| view.arcs(arc.to).iter().map(move |next| (arc, next)))
                .map(|(arc, next)| root(arc.link) * root(next.link) * to_partner[next.to])
                .sum();
            arcs.iter().for_each(|arc| to_partner[arc.to] = 0.0);
            triangles / (arcs.len() * (arcs.len() - 1)) as f64
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
