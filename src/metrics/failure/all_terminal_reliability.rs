//! All-terminal reliability: the chance that everyone works and stays connected.
//!
//! ```text
//! R = Pr[every actor works, and every pair is joined by working ties, hubs and actors]
//! ```
//!
//! Ties, hubs' handling and actors fail independently, each with one minus its availability; parallel ties fail only
//! together. The score is a probability, from 0 (some pair has no permitted route at all) to 1, and higher is better.
//! It asks for everything at once, so it tends to fall with every further member, and a network of sure parts may
//! score low when it is large. Consent is not asked: it belongs to a request, not to the network. Common causes, by which
//! a reserve fails together with what it should replace, are conditioned on as far as the study names them.
//!
//! # Undefined
//! When a tie has no coded availability, as unknown is not the same as sure, and when permitted routes are too many to
//! list, or the network even for a sample.
//!
//! # Complexity
//! Exponential in the worst case, as exact reliability is for every known method. Under open transit each block
//! (part without a cut actor) is solved by itself: by sets of actors where it is small and dense, else by the number
//! of partitions of the frontier, the actors met so far that still have ties to others, whose order is
//! chosen to keep it narrow; under granted transit with the permitted routes. Beyond
//! some million states or a frontier of 21 it is estimated from seeded draws, with the standard error.
//!
//! # References
//! Provan & Ball 1983, doi:10.1137/0212053.
//!
//! # Example
//! Before GSOMIA both legs of TISA, 0.95 each, and the hub's handling, 0.65, must work. With it, either they do, or
//! GSOMIA does, 0.75, and each of the two reaches the hub by one of two agreements.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! let close = |score: Score, answer: f64| score.value().is_some_and(|value| (value - answer).abs() < 1e-9);
//! let relay = 0.95 * 0.65 * 0.95;
//! let hub: f64 = 1.0 - (1.0 - 0.95) * (1.0 - 0.75);
//! assert!(close(score("northeast-asia:tisa", "all-terminal-reliability", &[])?, relay));
//! assert!(close(
//!     score("northeast-asia:gsomia", "all-terminal-reliability", &[])?,
//!     relay + 0.75 * (hub.powi(2) - relay),
//! ));
//! assert_eq!(score("northeast-asia:bilateral-only", "all-terminal-reliability", &[])?, Score::Defined(0.0));
//! // Nobody coded how sure trade is.
//! assert_eq!(
//!     score("trade", "all-terminal-reliability", &[])?,
//!     Score::Undefined("a tie has no coded availability"),
//! );
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::k_terminal_score,
    metrics::{Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread},
};

/// Probability that every actor works and every pair is joined by a working permitted route: [module docs](self).
pub static METRIC: Metric = Metric {
    id: "all-terminal-reliability",
    concept: "all-terminal-reliability",
    reading: Reading::Availability,
    title: "All-terminal reliability",
    symbol: "R",
    unit: "probability",
    growth: Growth::Pairs,
    range: "0–1",
    family: Family::Failure,
    better: Better::Higher,
    spread: Spread::Corners,
    adding: Adding::NeverLowers,
    direction: Direction::Undirected,
    about: "Probability that every actor works and every pair is joined by a working permitted route",
    formula: "R = Pr[every pair joined by working ties, hubs and actors]",
    normalisation: "none",
    interpret: "High: the alliance as a whole can be counted on to stay in one piece; 0: some pair has no route even when everything works. It tends to fall with every further member and assumes that failures are independent but for the common causes named, so compare it on the same actors.",
    undefined: "a tie has no coded availability; too large even for a sample",
    complexity: "exponential in the width of the frontier, or in the permitted routes under granted transit; estimated beyond some million states or a frontier of 21",
    cite: "Provan & Ball 1983, doi:10.1137/0212053",
    reproduce: "",
    compute: Compute::Network(|view| {
        let everyone: Vec<usize> = (0..view.n()).collect();
        k_terminal_score(view, &everyone)
    }),
};
