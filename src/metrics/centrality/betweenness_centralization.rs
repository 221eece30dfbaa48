//! Betweenness centralization: how far betweenness is from equal, as a share of how far it is in a star.
//!
//! # References
//! Freeman 1978, doi:10.1016/0378-8733(78)90021-7; Freeman 1977, doi:10.2307/3033543; Brandes 2001,
//! doi:10.1080/0022250X.2001.9990249.

use super::{betweenness::betweenness, degree_centralization::uneven};
use crate::{
    kernels::{Length, View},
    metrics::{Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, reason},
    model::Score,
};

/// How far the traffic hangs on one actor: 0 when all carry as much, 1 for a star.
pub static HOPS: Metric = Metric {
    id: "betweenness-centralization",
    concept: "betweenness-centralization",
    reading: Reading::Hops,
    title: "Betweenness centralization (hops)",
    symbol: "C_B(G)",
    unit: "share of a star's",
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "How far the traffic hangs on one actor: 0 when all carry as much, 1 for a star",
    formula: "C_B(G) = Σ_v (C* − C_B(v)) ÷ (n−1)",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 3 actors",
    complexity: "",
    cite: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7; Freeman 1977, doi:10.2307/3033543",
    reproduce: "(lambda b: 2*sum(max(b) - x for x in b)/((len(b)-1)**2*(len(b)-2)))(H.betweenness())",
    compute: Compute::Network(|view| betweenness_centralization(view, Length::Hops)),
};

/// How far the fastest traffic hangs on one actor: 0 when all carry as much, 1 for a star.
pub static DELAY: Metric = Metric {
    id: "betweenness-centralization-delay",
    concept: "betweenness-centralization",
    reading: Reading::Delay,
    title: "Betweenness centralization (least delay)",
    symbol: "C_B(G)",
    unit: "share of a star's",
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "How far the fastest traffic hangs on one actor: 0 when all carry as much, 1 for a star",
    formula: "C_B(G) = Σ_v (C* − C_B(v)) ÷ (n−1), C_B by least delay",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 3 actors",
    complexity: "",
    cite: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7; Brandes 2001, doi:10.1080/0022250X.2001.9990249",
    reproduce: "(lambda b: sum(max(b) - x for x in b)/(len(G)-1))(list(networkx.betweenness_centrality(G, weight='delay').values()))",
    compute: Compute::Network(|view| betweenness_centralization(view, Length::Delay)),
};

fn betweenness_centralization(view: &View, length: Length) -> Score {
    let n = view.n();
    if n < 3 {
        return Score::Undefined(reason::THREE_ACTORS);
    }
    let scores = betweenness(view, length);
    if let Some(reason) = scores.iter().find_map(|score| score.reason()) {
        return Score::Undefined(reason);
    }
    let values: Vec<f64> = scores.into_iter().filter_map(Score::value).collect();
    Score::from_f64((uneven(&values) / (n - 1) as f64).min(1.0))
}
