//! Degree centralization: how far degrees are from equal, as a share of how far they are in a star.
//!
//! # References
//! Freeman 1978, doi:10.1016/0378-8733(78)90021-7.

use crate::metrics::{Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, reason};
use crate::{kernels::View, model::Score};

/// How unevenly partners are spread: 0 when all have as many, 1 for a star.
pub static METRIC: Metric = Metric {
    id: "degree-centralization",
    concept: "degree-centralization",
    reading: Reading::Hops,
    title: "Degree centralization",
    symbol: "C_D(G)",
    unit: "share of a star's",
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "How unevenly partners are spread: 0 when all have as many, 1 for a star",
    formula: "C_D(G) = Σ_v (d* − d(v)) ÷ (n−1)(n−2)",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 3 actors",
    complexity: "",
    cite: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    reproduce: "(lambda d: sum(max(d) - x for x in d)/((len(d)-1)*(len(d)-2)))(H.degree())",
    compute: Compute::Network(degree_centralization),
};

fn degree_centralization(view: &View) -> Score {
    let n = view.n();
    if n < 3 {
        return Score::Undefined(reason::THREE_ACTORS);
    }
    let degrees: Vec<f64> = (0..n).map(|actor| view.arcs(actor).len() as f64).collect();
    Score::from_f64(uneven(&degrees) / ((n - 1) * (n - 2)) as f64)
}

/// Freeman's sum of shortfalls from the largest value.
pub(super) fn uneven(values: &[f64]) -> f64 {
    let largest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    values.iter().map(|value| largest - value).sum()
}
