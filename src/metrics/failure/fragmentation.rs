//! Fragmentation after the loss of an actor: the share of the others' pairs that have no permitted route then.
//!
//! Borgatti's F, and its rise over F among the same others before.
//!
//! # References
//! Borgatti 2006, doi:10.1007/s10588-006-7084-x.

use crate::{
    kernels::{Loss, View},
    metrics::{
        Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, each, reason,
        undefined,
    },
    model::Score,
};

/// Share of the others' pairs without a permitted route once this actor is gone.
pub static AFTER: Metric = Metric {
    id: "fragmentation-after",
    concept: "fragmentation-after",
    reading: Reading::Hops,
    title: "Fragmentation after its loss",
    symbol: "F",
    unit: "share of other pairs",
    range: "0–1",
    family: Family::Failure,
    better: Better::Lower,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Share of the others' pairs without a permitted route once this actor is gone",
    formula: "F(G − v) = 1 − Σ_{s<t≠v} r_st ÷ (n−1)(n−2)/2",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 3 actors",
    complexity: "",
    cite: "Borgatti 2006, doi:10.1007/s10588-006-7084-x",
    reproduce: "",
    compute: Compute::Actors(|view| fragmentation(view, false)),
};

/// Share of the others' pairs that lose their last permitted route with this actor.
pub static RISE: Metric = Metric {
    id: "fragmentation-rise",
    concept: "fragmentation-rise",
    reading: Reading::Hops,
    title: "Fragmentation by its loss",
    symbol: "ΔF",
    unit: "share of other pairs",
    range: "0–1",
    family: Family::Failure,
    better: Better::Lower,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Share of the others' pairs that lose their last permitted route with this actor",
    formula: "ΔF(v) = b(v) ÷ (n−1)(n−2)/2",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 3 actors",
    complexity: "",
    cite: "Borgatti 2006, doi:10.1007/s10588-006-7084-x",
    reproduce: "",
    compute: Compute::Actors(|view| fragmentation(view, true)),
};

fn fragmentation(view: &View, rise: bool) -> Vec<Score> {
    let n = view.n();
    if n < 3 {
        return undefined(n, reason::THREE_ACTORS);
    }
    let pairs = view.pairs_among(n - 1) as f64;
    let after = |actor: usize| -> Result<f64, &'static str> {
        let lost = view.pairs_lost(Loss::Actor(actor))?.len() as f64;
        let apart = pairs - view.pairs_joined(|other| other != actor)? as f64;
        Ok((lost + if rise { 0.0 } else { apart }) / pairs)
    };
    each((0..n).map(after).collect::<Result<Vec<f64>, _>>(), n)
}
