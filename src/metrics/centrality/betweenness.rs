//! Betweenness: the share of other pairs' traffic that passes through an actor, in three readings.
//!
//! By hops and by delay traffic takes shortest routes, split evenly where several are equally short:
//! C_B(v) = Σ_{s<t≠v} σ_st(v)/σ_st ÷ (n−1)(n−2)/2. By flow it spreads over all routes as a current does over
//! conductances. The three can disagree: with ties of strength 5, 5 and 1 in a triangle the strong corner
//! scores 0 by hops, 1 by delay = 1/strength, and 0.714 by flow.
//!
//! # References
//! Freeman 1977, doi:10.2307/3033543; Brandes 2001, doi:10.1080/0022250X.2001.9990249; Newman 2005,
//! doi:10.1016/j.socnet.2004.11.009; Brandes & Fleischer 2005, doi:10.1007/978-3-540-31856-9_44.

use crate::{
    kernels::{Length, View},
    metrics::{
        Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, defined, each, reason,
        undefined,
    },
    model::Score,
};

/// Shares below this are rounding of a pseudo-inverse whose entries are of the size of 1.
const ROUNDING: f64 = 1e-12;

/// Share of the shortest routes between other actors that pass through this one.
pub static HOPS: Metric = Metric {
    id: "betweenness",
    concept: "betweenness",
    reading: Reading::Hops,
    title: "Betweenness (hops)",
    symbol: "C_B",
    unit: "share of other pairs",
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Share of the shortest routes between other actors that pass through this one",
    formula: "C_B(v) = Σ_{s<t≠v} σ_st(v)/σ_st ÷ (n−1)(n−2)/2",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 3 actors",
    complexity: "",
    cite: "Freeman 1977, doi:10.2307/3033543; Brandes 2001, doi:10.1080/0022250X.2001.9990249",
    reproduce: "networkx.betweenness_centrality(G)",
    compute: Compute::Actors(|view| betweenness(view, Length::Hops)),
};

/// Share of the fastest routes between other actors that pass through this one.
pub static DELAY: Metric = Metric {
    id: "betweenness-delay",
    concept: "betweenness",
    reading: Reading::Delay,
    title: "Betweenness (least delay)",
    symbol: "C_B",
    unit: "share of other pairs",
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Share of the fastest routes between other actors that pass through this one",
    formula: "C_B(v) = Σ_{s<t≠v} σ_st(v)/σ_st ÷ (n−1)(n−2)/2, σ counting fastest routes",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 3 actors",
    complexity: "",
    cite: "Freeman 1977, doi:10.2307/3033543; Brandes 2001, doi:10.1080/0022250X.2001.9990249",
    reproduce: "networkx.betweenness_centrality(G, weight='delay')",
    compute: Compute::Actors(|view| betweenness(view, Length::Delay)),
};

/// Share of a unit current between other actors that flows through this one, ties as conductances.
pub static FLOW: Metric = Metric {
    id: "betweenness-flow",
    concept: "betweenness",
    reading: Reading::Strength,
    title: "Betweenness (current flow)",
    symbol: "C_CB",
    unit: "share of other pairs",
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Share of a unit current between other actors that flows through this one, ties as conductances",
    formula: "C_CB(v) = Σ_{s<t≠v} ½ Σ_u s_vu |φ_v − φ_u| ÷ (n−1)(n−2)/2, φ the potentials of a unit current s→t",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 3 actors",
    complexity: "",
    cite: "Newman 2005, doi:10.1016/j.socnet.2004.11.009; Brandes & Fleischer 2005, doi:10.1007/978-3-540-31856-9_44",
    reproduce: "networkx.current_flow_betweenness_centrality(G, weight='strength')",
    compute: Compute::Actors(betweenness_flow),
};

/// Betweenness of every actor along shortest routes.
pub(super) fn betweenness(view: &View, length: Length) -> Vec<Score> {
    let n = view.n();
    if n < 3 {
        return undefined(n, reason::THREE_ACTORS);
    }
    let pairs = view.pairs_among(n - 1) as f64;
    each(
        view.sweep(length)
            .map(|sweep| sweep.through_actor.iter().map(move |load| load / pairs)),
        n,
    )
}

fn betweenness_flow(view: &View) -> Vec<Score> {
    let n = view.n();
    if n < 3 {
        return undefined(n, reason::THREE_ACTORS);
    }
    let pairs = ((n - 1) * (n - 2)) as f64 / 2.0;
    if !view.laplacian().is_sound() {
        return undefined(n, reason::UNEVEN);
    }
    let load = &view.current_flow().through_actor;
    defined((0..n).map(|actor| {
        let share = load[actor] / pairs;
        // Nothing flows through a dead end; elsewhere rounding leaves a current of 1e-17 where none flows.
        if view.arcs(actor).len() < 2 || share < ROUNDING {
            0.0
        } else {
            share.min(1.0)
        }
    }))
}
