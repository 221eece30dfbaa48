//! Middleman pairs: how many pairs of others depend on an actor altogether.
//!
//! Betweenness counts convenience; this counts dependence: pairs that have a permitted route, and none once the
//! actor is gone.
//!
//! # References
//! Sims & Gilles 2014, doi:10.48550/arXiv.1401.0655.

use crate::{
    kernels::{Loss, View},
    metrics::{Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, each},
    model::Transit,
};

/// Pairs of others that have a permitted route, and none once this actor is gone.
pub static METRIC: Metric = Metric {
    id: "middleman-pairs",
    concept: "middleman-pairs",
    reading: Reading::Hops,
    title: "Middleman pairs",
    symbol: "b",
    unit: "pairs",
    range: "0 to (n−1)(n−2)/2",
    family: Family::Failure,
    better: Better::Lower,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Pairs of others that have a permitted route, and none once this actor is gone",
    formula: "b(v) = |{s<t≠v : s–t joined in G, not in G − v}|",
    normalisation: "",
    interpret: "",
    undefined: "",
    complexity: "",
    cite: "Sims & Gilles 2014, doi:10.48550/arXiv.1401.0655",
    reproduce: "",
    compute: Compute::Actors(|view| each(middleman_pairs(view), view.n())),
};

fn middleman_pairs(view: &View) -> Result<Vec<f64>, &'static str> {
    if view.transit() == Transit::Granted || view.is_directed() {
        return (0..view.n())
            .map(|actor| Ok(view.pairs_lost(Loss::Actor(actor))?.len() as f64))
            .collect();
    }
    // Counting by component sizes spares the list of pairs.
    let own = view.components_after(None);
    let before = sizes(&own);
    let cut = view.cut_actors()?;
    Ok((0..view.n())
        .map(|actor| {
            if !cut[actor] {
                return 0.0;
            }
            let after = view.components_after(Some(Loss::Actor(actor)));
            let pairs = |size: usize| view.pairs_among(size) as f64;
            let whole = pairs(before[own[actor]] - 1);
            let mut parts = vec![0; view.n()];
            (0..view.n())
                .filter(|&other| other != actor && own[other] == own[actor])
                .for_each(|other| parts[after[other]] += 1);
            whole - parts.into_iter().map(pairs).sum::<f64>()
        })
        .collect())
}

fn sizes(component: &[usize]) -> Vec<usize> {
    let mut sizes = vec![0; component.len()];
    component.iter().for_each(|&of| sizes[of] += 1);
    sizes
}
