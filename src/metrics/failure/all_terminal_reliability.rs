//! All-terminal reliability: the chance that everyone stays connected.
//!
//! P(every actor works and every pair has a working permitted route), failures independent. Consent is not asked:
//! it belongs to a request, not to the network.
//!
//! # References
//! Provan & Ball 1983, doi:10.1137/0212053.

use crate::{
    kernels::all_terminal,
    metrics::{Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, one},
};

/// Probability that every actor works and every pair is joined by a working permitted route.
pub static METRIC: Metric = Metric {
    id: "all-terminal-reliability",
    concept: "all-terminal-reliability",
    reading: Reading::Availability,
    title: "All-terminal reliability",
    symbol: "R",
    unit: "probability",
    range: "0–1",
    family: Family::Failure,
    better: Better::Higher,
    spread: Spread::Corners,
    adding: Adding::NeverLowers,
    direction: Direction::Undirected,
    about: "Probability that every actor works and every pair is joined by a working permitted route",
    formula: "R = Pr[every pair joined by working ties, hubs and actors]",
    normalisation: "",
    interpret: "",
    undefined: "too large for exact reliability",
    complexity: "",
    cite: "Provan & Ball 1983, doi:10.1137/0212053",
    reproduce: "",
    compute: Compute::Network(|view| one(all_terminal(view))),
};
