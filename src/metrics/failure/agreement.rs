//! What the loss of a whole agreement does: all its ties and its hub's right to pass on, at once.
//!
//! # References
//! Whitney 1932 (congruent graphs), doi:10.2307/2371086; Latora & Marchiori 2005, doi:10.1103/PhysRevE.71.015103.

use super::vulnerability::each_loss;
use crate::{
    kernels::{Length, Loss},
    metrics::{Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, each},
};

/// Pairs that have a permitted route, and none once this agreement is gone.
pub static CUT: Metric = Metric {
    id: "agreement-cut",
    concept: "agreement-cut",
    reading: Reading::Hops,
    title: "Pairs cut by the agreement's loss",
    symbol: "b(A)",
    unit: "pairs",
    range: "0 to n(n−1)/2",
    family: Family::Failure,
    better: Better::Lower,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Pairs that have a permitted route, and none once this agreement is gone",
    formula: "b(A) = |{s<t : s–t joined in G, not in G − A}|",
    normalisation: "",
    interpret: "",
    undefined: "",
    complexity: "",
    cite: "Whitney 1932 (congruent graphs), doi:10.2307/2371086",
    reproduce: "",
    compute: Compute::Agreements(|view| {
        let lost = |agreement: usize| Ok(view.pairs_lost(Loss::Agreement(agreement))?.len() as f64);
        each(
            (0..view.agreements())
                .map(lost)
                .collect::<Result<Vec<f64>, _>>(),
            view.agreements(),
        )
    }),
};

/// Share of efficiency that goes with all ties of this agreement.
pub static VULNERABILITY: Metric = Metric {
    id: "agreement-vulnerability",
    concept: "agreement-vulnerability",
    reading: Reading::Hops,
    title: "Vulnerability to the agreement's loss",
    symbol: "V(A)",
    unit: "share of efficiency",
    range: "0–1",
    family: Family::Failure,
    better: Better::Lower,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Share of efficiency that goes with all ties of this agreement",
    formula: "V(A) = 1 − E(after) ÷ E(before)",
    normalisation: "",
    interpret: "",
    undefined: "",
    complexity: "",
    cite: "Latora & Marchiori 2005, doi:10.1103/PhysRevE.71.015103",
    reproduce: "",
    compute: Compute::Agreements(|view| {
        each_loss(view, Length::Hops, view.agreements(), Loss::Agreement)
    }),
};
