//! Closeness: how near an actor is to those it reaches, times the share it reaches.
//!
//! Wasserman and Faust's form, C(v) = (r−1)/(n−1) · (r−1)/Σ d(v,u) over the r actors reached (itself included),
//! so that a remote pair does not look close. An actor that reaches nobody scores 0.
//!
//! # References
//! Freeman 1978, doi:10.1016/0378-8733(78)90021-7; Wasserman & Faust 1994, doi:10.1017/CBO9780511815478; Opsahl,
//! Agneessens & Skvoretz 2010, doi:10.1016/j.socnet.2010.03.006.

use crate::{
    kernels::{Length, View},
    metrics::{
        Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, defined, reason,
        undefined,
    },
    model::Score,
};

/// Share of others reached, divided by the mean number of hops to them.
pub static HOPS: Metric = Metric {
    id: "closeness",
    concept: "closeness",
    reading: Reading::Hops,
    title: "Closeness (hops)",
    symbol: "C_C",
    unit: "1/hops",
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Share of others reached, divided by the mean number of hops to them",
    formula: "C_C(v) = (r−1)/(n−1) · (r−1) / Σ_u d(v,u), over the r actors reached",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 2 actors",
    complexity: "",
    cite: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7; Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
    reproduce: "networkx.closeness_centrality(G)",
    compute: Compute::Actors(|view| closeness(view, Length::Hops)),
};

/// Share of others reached, divided by the mean hours to them by the fastest routes.
pub static DELAY: Metric = Metric {
    id: "closeness-delay",
    concept: "closeness",
    reading: Reading::Delay,
    title: "Closeness (least delay)",
    symbol: "C_C",
    unit: "1/hour",
    range: "≥ 0",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Share of others reached, divided by the mean hours to them by the fastest routes",
    formula: "C_C(v) = (r−1)/(n−1) · (r−1) / Σ_u d(v,u), d in hours",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 2 actors",
    complexity: "",
    cite: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7; Wasserman & Faust 1994, doi:10.1017/CBO9780511815478; Opsahl, Agneessens & Skvoretz 2010, doi:10.1016/j.socnet.2010.03.006",
    reproduce: "networkx.closeness_centrality(G, distance='delay')",
    compute: Compute::Actors(|view| closeness(view, Length::Delay)),
};

/// Closeness of every actor.
pub(super) fn closeness(view: &View, length: Length) -> Vec<Score> {
    let n = view.n();
    if n < 2 {
        return undefined(n, reason::TWO_ACTORS);
    }
    let sweep = match view.sweep(length) {
        Ok(sweep) => sweep,
        Err(reason) => return undefined(n, reason),
    };
    defined((0..n).map(|actor| {
        let others = (0..n).filter(|&other| other != actor);
        wasserman_faust(n, others.map(|other| sweep.distance(actor, other)))
    }))
}

/// The share of the others that is reached, divided by the mean distance to them; 0 where nobody is.
pub(super) fn wasserman_faust(n: usize, distances: impl Iterator<Item = f64>) -> f64 {
    let (count, total) = distances
        .filter(|distance| distance.is_finite())
        .fold((0.0, 0.0), |(count, total), distance| {
            (count + 1.0, total + distance)
        });
    if count == 0.0 {
        0.0
    } else {
        count / (n - 1) as f64 * count / total
    }
}
