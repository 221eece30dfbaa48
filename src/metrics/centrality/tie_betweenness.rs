//! Tie betweenness: the share of all pairs' traffic that runs over a tie.
//!
//! By hops and delay: Σ_{s<t} σ_st(e)/σ_st ÷ n(n−1)/2. By flow: the current over the tie, summed over pairs,
//! ÷ (n−1)(n−2), as published elsewhere.
//!
//! # References
//! Girvan & Newman 2002, doi:10.1073/pnas.122653799; Brandes 2008, doi:10.1016/j.socnet.2007.11.001; Newman 2005,
//! doi:10.1016/j.socnet.2004.11.009; Brandes & Fleischer 2005, doi:10.1007/978-3-540-31856-9_44.

use crate::{
    kernels::{Length, View},
    metrics::{
        Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, defined, each, reason,
        undefined,
    },
    model::Score,
};

/// Share of the shortest routes of all pairs that run over this tie.
pub static HOPS: Metric = Metric {
    id: "tie-betweenness",
    concept: "tie-betweenness",
    reading: Reading::Hops,
    title: "Tie betweenness (hops)",
    symbol: "C_B(e)",
    unit: "share of pairs",
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Share of the shortest routes of all pairs that run over this tie",
    formula: "C_B(e) = Σ_{s<t} σ_st(e)/σ_st ÷ n(n−1)/2",
    normalisation: "",
    interpret: "",
    undefined: "",
    complexity: "",
    cite: "Girvan & Newman 2002, doi:10.1073/pnas.122653799; Brandes 2008, doi:10.1016/j.socnet.2007.11.001",
    reproduce: "networkx.edge_betweenness_centrality(G)",
    compute: Compute::Ties(|view| tie_betweenness(view, Length::Hops)),
};

/// Share of the fastest routes of all pairs that run over this tie.
pub static DELAY: Metric = Metric {
    id: "tie-betweenness-delay",
    concept: "tie-betweenness",
    reading: Reading::Delay,
    title: "Tie betweenness (least delay)",
    symbol: "C_B(e)",
    unit: "share of pairs",
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Share of the fastest routes of all pairs that run over this tie",
    formula: "C_B(e) = Σ_{s<t} σ_st(e)/σ_st ÷ n(n−1)/2, σ counting fastest routes",
    normalisation: "",
    interpret: "",
    undefined: "",
    complexity: "",
    cite: "Girvan & Newman 2002, doi:10.1073/pnas.122653799; Brandes 2008, doi:10.1016/j.socnet.2007.11.001",
    reproduce: "networkx.edge_betweenness_centrality(G, weight='delay')",
    compute: Compute::Ties(|view| tie_betweenness(view, Length::Delay)),
};

/// Current over this tie, a unit current sent between every pair, ties as conductances.
pub static FLOW: Metric = Metric {
    id: "tie-betweenness-flow",
    concept: "tie-betweenness",
    reading: Reading::Strength,
    title: "Tie betweenness (current flow)",
    symbol: "C_CB(e)",
    unit: "current per pair",
    range: "≥ 0",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Current over this tie, a unit current sent between every pair, ties as conductances",
    formula: "C_CB(e) = Σ_{s<t} |I_st(e)| ÷ (n−1)(n−2)",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 3 actors",
    complexity: "",
    cite: "Newman 2005, doi:10.1016/j.socnet.2004.11.009; Brandes & Fleischer 2005, doi:10.1007/978-3-540-31856-9_44",
    reproduce: "networkx.edge_current_flow_betweenness_centrality(G, weight='strength')",
    compute: Compute::Ties(tie_betweenness_flow),
};

fn tie_betweenness(view: &View, length: Length) -> Vec<Score> {
    let pairs = view.pair_count() as f64;
    each(
        view.sweep(length)
            .map(|sweep| sweep.over_link.iter().map(move |load| load / pairs)),
        view.links().len(),
    )
}

fn tie_betweenness_flow(view: &View) -> Vec<Score> {
    let n = view.n();
    if n < 3 {
        return undefined(view.links().len(), reason::THREE_ACTORS);
    }
    if !view.laplacian().is_sound() {
        return undefined(view.links().len(), reason::UNEVEN);
    }
    let pairs = ((n - 1) * (n - 2)) as f64;
    defined(
        view.current_flow()
            .over_link
            .iter()
            .map(|load| load / pairs),
    )
}
