//! What the loss of a whole agreement does: all its ties and its hub's right to pass on, at once.
//!
//! ```text
//! b(A) = |{s<t : s–t joined in G, not in G − A}|
//! V(A) = 1 − E(G − A) ÷ E(G)
//! ```
//!
//! G − A is the network without the agreement A; ties that the same pairs have under other agreements stay. b counts
//! the pairs that lose their last permitted route, from 0 to n(n−1)/2; V is the share of
//! [`efficiency`](crate::metrics::cohesion::efficiency) by hops that goes, from 0 to 1. Lower is better for the
//! network: it does without. They differ where pairs stay joined over longer routes, which V sees and b does not. An
//! agreement whose pairs are all tied otherwise scores 0 on both, however much it commits; one that grants a relay
//! can cut a pair that it does not tie. Where ties run one way, pairs are ordered, and there are twice as many of
//! them.
//!
//! # Undefined
//! V when no pair has a permitted route before the loss. Under granted transit both when the permitted routes are too
//! many to list.
//!
//! # Complexity
//! For a agreements, b takes O(an²) time and O(n²) space, V a search from every actor for each agreement, O(a(nm + n²
//! log n)) time and O(n² + m) space. Under granted transit the cost grows with the number of permitted routes, which
//! V lists anew for each agreement; where ties run one way, b takes O(an(n + m)) time.
//!
//! # References
//! Whitney 1932 (congruent graphs), doi:10.2307/2371086; Latora & Marchiori 2005, doi:10.1103/PhysRevE.71.015103.
//!
//! # Example
//! TISA ties Japan and South Korea to the hub, as two older agreements do; what only it gives is the relay between
//! them.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(score("northeast-asia:tisa", "agreement-cut", &["TISA"])?, Score::Defined(1.0));
//! assert_eq!(score("northeast-asia:tisa", "agreement-cut", &["JPN_US_GSOMIA"])?, Score::Defined(0.0));
//! // Nearness 1 + 1 + ½ before, 1 + 1 after.
//! let lost = score("northeast-asia:tisa", "agreement-vulnerability", &["TISA"])?.value();
//! assert!(lost.is_some_and(|lost| (lost - 0.5 / 2.5).abs() < 1e-9));
//! # Ok::<(), linchpin::Error>(())
//! ```

use super::vulnerability::each_loss;
use crate::{
    kernels::{Length, Loss},
    metrics::{Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, each},
};

/// Pairs that have a permitted route, and none once this agreement is gone: [module docs](self).
pub static CUT: Metric = Metric {
    id: "agreement-cut",
    concept: "agreement-cut",
    reading: Reading::Hops,
    title: "Pairs cut by the agreement's loss",
    symbol: "b(A)",
    unit: "pairs",
    growth: Growth::Pairs,
    range: "0 to n(n−1)/2",
    family: Family::Failure,
    better: Better::Lower,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Pairs that have a permitted route, and none once this agreement is gone",
    formula: "b(A) = |{s<t : s–t joined in G, not in G − A}|",
    normalisation: "none",
    interpret: "High: many pairs reach each other only by this agreement, as its parties or through its hub; 0: every pair has another way, or never had one. It counts pairs, and not what the agreement meant to them.",
    undefined: "under granted transit: more permitted routes than can be listed",
    complexity: "O(an²) time, O(n²) space, a agreements; O(an(n + m)) time where ties run one way; under granted transit it grows with the number of permitted routes, of which at most 200,000 are listed",
    cite: "Whitney 1932 (congruent graphs), doi:10.2307/2371086",
    reproduce: "",
    compute: Compute::Agreements(|view| {
        let lost = |agreement: usize| Ok(view.count_pairs_lost(Loss::Agreement(agreement))? as f64);
        each(
            (0..view.agreements())
                .map(lost)
                .collect::<Result<Vec<f64>, _>>(),
            view.agreements(),
        )
    }),
};

/// Share of efficiency that goes with all ties of this agreement: [module docs](self).
pub static VULNERABILITY: Metric = Metric {
    id: "agreement-vulnerability",
    concept: "agreement-vulnerability",
    reading: Reading::Hops,
    title: "Vulnerability to the agreement's loss",
    symbol: "V(A)",
    unit: "share of efficiency",
    growth: Growth::Pairs,
    range: "0–1",
    family: Family::Failure,
    better: Better::Lower,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Share of efficiency that goes with all ties of this agreement",
    formula: "V(A) = 1 − E(after) ÷ E(before)",
    normalisation: "÷ E(G), the efficiency before the loss",
    interpret: "High: without the agreement routes break or become longer for many; 0: every pair it ties has another agreement as well. It reads hops only, so a deep treaty beside a shallow one between the same states scores 0.",
    undefined: "no pair has a permitted route; under granted transit: more permitted routes than can be listed",
    complexity: "O(a(nm + n² log n)) time, O(n² + m) space, a agreements; under granted transit it grows with the number of permitted routes, of which at most 200,000 are listed",
    cite: "Latora & Marchiori 2005, doi:10.1103/PhysRevE.71.015103",
    reproduce: "",
    compute: Compute::Agreements(|view| {
        each_loss(view, Length::Hops, view.agreements(), Loss::Agreement)
    }),
};
