//! All-terminal reliability: the chance that everyone stays connected.
//!
//! P(every actor works and every pair has a working permitted route), failures independent. Consent is not asked:
//! it belongs to a request, not to the network.
//!
//! # References
//! Ball, Colbourn & Provan 1995, doi:10.1016/S0927-0507(05)80128-8; Hardy, Lucet & Limnios 2007,
//! doi:10.1109/TR.2007.898572.

use crate::{
    kernels::all_terminal,
    metrics::{Adding, Better, Compute, Family, Metric, Reading, Spread, one},
};

pub(super) static METRIC: Metric = Metric {
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
    about: "Probability that every actor works and every pair is joined by a working permitted route",
    formula: "R = Pr[every pair joined by working ties, hubs and actors]",
    undefined: "too large for exact reliability",
    cite: "Ball, Colbourn & Provan 1995, doi:10.1016/S0927-0507(05)80128-8; Hardy, Lucet & Limnios 2007, doi:10.1109/TR.2007.898572",
    reproduce: "",
    compute: Compute::Network(|view| one(all_terminal(view))),
};
