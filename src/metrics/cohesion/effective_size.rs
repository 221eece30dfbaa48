//! Effective size: how many of an actor's partners are not redundant.
//!
//! e(v) = Σ_{u∈N(v)} (1 − Σ_w p_vw·m_uw), p_vw the share of v's strength that goes to w, m_uw the strength of u–w as a
//! share of u's strongest tie.
//!
//! # References
//! Burt 1992, Structural Holes, ISBN 9780674843714, doi:10.4159/9780674029095; Burt 2004, doi:10.1086/421787.

use crate::{
    kernels::View,
    metrics::{Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, reason},
    model::Score,
};

/// Number of its partners, less how far they are tied to each other.
pub static METRIC: Metric = Metric {
    id: "effective-size",
    concept: "effective-size",
    reading: Reading::Strength,
    title: "Effective size",
    symbol: "e",
    unit: "partners",
    range: "1 to degree",
    family: Family::Cohesion,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Number of its partners, less how far they are tied to each other",
    formula: "e(v) = Σ_{u∈N(v)} (1 − Σ_w p_vw·m_uw)",
    normalisation: "",
    interpret: "",
    undefined: "isolated actor",
    complexity: "",
    cite: "Burt 1992, Structural Holes, ISBN 9780674843714, doi:10.4159/9780674029095; Burt 2004, doi:10.1086/421787",
    reproduce: "networkx.effective_size(G, nodes=list(G), weight='strength')",
    compute: Compute::Actors(effective_size),
};

fn effective_size(view: &View) -> Vec<Score> {
    let n = view.n();
    let strength = |link: usize| view.links()[link].strength;
    let strongest: Vec<f64> = (0..n)
        .map(|actor| {
            view.arcs(actor)
                .iter()
                .map(|arc| strength(arc.link))
                .fold(0.0, f64::max)
        })
        .collect();
    let mut share = vec![0.0; n];
    (0..n)
        .map(|actor| {
            let total: f64 = view.arcs(actor).iter().map(|arc| strength(arc.link)).sum();
            if total <= 0.0 {
                return Score::Undefined(reason::ISOLATED);
            }
            for arc in view.arcs(actor) {
                share[arc.to] = strength(arc.link) / total;
            }
            let redundancy = |partner: usize| -> f64 {
                let ties = view.arcs(partner).iter();
                ties.map(|arc| share[arc.to] * strength(arc.link) / strongest[partner])
                    .sum()
            };
            let size = view
                .arcs(actor)
                .iter()
                .map(|arc| 1.0 - redundancy(arc.to))
                .sum();
            share.fill(0.0);
            Score::from_f64(size)
        })
        .collect()
}
