//! Constraint: how far an actor's ties lead back to the same partners, so that it has no hole to broker.
//!
//! c(v) = Σ_{u∈N(v)} (p_vu + Σ_w p_vw·p_wu)², p_vu the share of v's strength that goes to u. It may exceed 1: every
//! corner of an even triangle scores 1.125.
//!
//! # References
//! Burt 1992, Structural Holes, ISBN 9780674843714, doi:10.4159/9780674029095; Burt 2004, doi:10.1086/421787;
//! Everett & Borgatti 2020, doi:10.1016/j.socnet.2020.02.001.

use crate::{
    kernels::View,
    metrics::{Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, reason},
    model::Score,
};

/// How far its ties lead, directly and through others, to the same partners.
pub static METRIC: Metric = Metric {
    id: "constraint",
    concept: "constraint",
    reading: Reading::Strength,
    title: "Burt's constraint",
    symbol: "c",
    unit: "1",
    range: "> 0; may exceed 1",
    family: Family::Cohesion,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "How far its ties lead, directly and through others, to the same partners",
    formula: "c(v) = Σ_{u∈N(v)} (p_vu + Σ_w p_vw·p_wu)², p = share of strength",
    normalisation: "",
    interpret: "",
    undefined: "isolated actor",
    complexity: "",
    cite: "Burt 1992, Structural Holes, ISBN 9780674843714, doi:10.4159/9780674029095; Burt 2004, doi:10.1086/421787; Everett & Borgatti 2020, doi:10.1016/j.socnet.2020.02.001",
    reproduce: "networkx.constraint(G, weight='strength')",
    compute: Compute::Actors(constraint),
};

fn constraint(view: &View) -> Vec<Score> {
    let n = view.n();
    let strength: Vec<f64> = (0..n)
        .map(|actor| {
            view.arcs(actor)
                .iter()
                .map(|arc| view.links()[arc.link].strength)
                .sum()
        })
        .collect();
    let mut invested = vec![0.0; n];
    (0..n)
        .map(|actor| {
            if strength[actor] <= 0.0 {
                return Score::Undefined(reason::ISOLATED);
            }
            let share = |from: usize, link: usize| view.links()[link].strength / strength[from];
            for arc in view.arcs(actor) {
                let direct = share(actor, arc.link);
                invested[arc.to] += direct;
                for next in view.arcs(arc.to) {
                    invested[next.to] += direct * share(arc.to, next.link);
                }
            }
            let total = view
                .arcs(actor)
                .iter()
                .map(|arc| invested[arc.to] * invested[arc.to])
                .sum();
            invested.fill(0.0);
            Score::from_f64(total)
        })
        .collect()
}
