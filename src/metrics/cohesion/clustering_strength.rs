//! Clustering by strength: how strong the triangles are that an actor forms with pairs of its partners.
//!
//! ```text
//! C̃(v) = 2·Σ_{u<w} (ŝ_vu·ŝ_uw·ŝ_wv)^⅓ ÷ d(v)(d(v)−1),  ŝ = s / greatest s of the network
//! ```
//!
//! Onnela's form of [`clustering`](super::clustering): a pair of partners that is tied counts not one but the geometric
//! mean of the three strengths of its triangle, in units of the strongest tie there is. So it is never above
//! clustering, and equal to it where all ties are as strong. 1 is an actor all of whose partners are tied to each
//! other, all by the strongest ties. One very strong tie anywhere lowers every score, which is a reason to compare
//! actors of one network rather than networks. With fewer than two partners it is 0 by convention.
//!
//! # Undefined
//! Never.
//!
//! # Complexity
//! O(n + Σ d(v)²) time, O(n) space: the partners of each actor are marked, and the partners of partners visited.
//!
//! # References
//! Onnela, Saramäki, Kertész & Kaski 2005, doi:10.1103/PhysRevE.71.065103; Saramäki, Kivelä, Onnela, Kaski & Kertész
//! 2007, doi:10.1103/PhysRevE.75.027105.
//!
//! # Example
//! On the rim of the wheel five of the ten pairs of the hub's partners are tied, and every tie has strength 1.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(score("shape:wheel-6", "clustering-strength", &["hub"])?, Score::Defined(0.5));
//! assert_eq!(score("shape:star-6", "clustering-strength", &["hub"])?, Score::Defined(0.0));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::View,
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, defined,
    },
};

/// Mean over pairs of its partners of the strength of the triangle they form with it.
pub static METRIC: Metric = Metric {
    id: "clustering-strength",
    concept: "clustering",
    reading: Reading::Strength,
    title: "Clustering by strength",
    symbol: "C̃",
    unit: "1",
    growth: Growth::Ties,
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
    compute: Compute::Actors(|view| defined(clustering(view))),
};

fn clustering(view: &View) -> Vec<f64> {
    let matrix = &view.strengths().matrix;
    let greatest = matrix.greatest();
    // Cube roots first: the product of three small strengths could be too small for floating point.
    let roots = matrix.mapped(|s| {
        if greatest > 0.0 {
            (s / greatest).cbrt()
        } else {
            0.0
        }
    });
    let mut to_partner = vec![0.0; view.n()];
    (0..view.n())
        .map(|actor| {
            let degree = roots.columns(actor).len();
            if degree < 2 {
                return 0.0;
            }
            roots
                .row(actor)
                .for_each(|(to, root)| to_partner[to] = root);
            // Every triangle is met from both of its partners, as in d(d−1).
            let triangles = roots
                .row(actor)
                .map(|(to, root)| root * roots.row_times(to, &to_partner));
            let triangles: f64 = triangles.sum();
            roots.row(actor).for_each(|(to, _)| to_partner[to] = 0.0);
            triangles / (degree * (degree - 1)) as f64
        })
        .collect()
}
