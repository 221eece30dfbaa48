//! The two largest eigenvalues of the strength matrix: how fast ways multiply, and how evenly they mix.
//!
//! λ₁ ≥ λ₂ ≥ … are the eigenvalues of S, s_ij the strength between i and j. The number of walks, weighted by strength,
//! grows as λ₁ to the power of their length; λ₁ − λ₂ says how soon they forget where they began.
//!
//! λ₁ lies between the mean and the greatest strength of an actor. A high one means many ways around, for messages and
//! for what nobody wants to spread alike: neither is better. A large gap means a network without bottlenecks; a gap near
//! 0, two parts as strong as each other that hardly touch.
//!
//! # Undefined
//! The gap, with fewer than 2 actors.
//!
//! # Complexity
//! O(n + m) a step, some dozens of steps, and O(n + m) space; O(n³) time and O(n²) space where they do not suffice.
//!
//! # References
//! Chakrabarti, Wang, Wang, Leskovec & Faloutsos 2008, doi:10.1145/1284680.1284681 (radius); Estrada 2006,
//! doi:10.1140/epjb/e2006-00330-7 (gap).
//!
//! # Example
//! ```
//! use linchpin::score;
//!
//! let near = |x: linchpin::model::Score, y: f64| x.value().is_some_and(|x| (x - y).abs() < 1e-12);
//! assert!(near(score("shape:complete-6", "spectral-radius", &[])?, 5.0));
//! assert!(near(score("shape:complete-6", "spectral-gap", &[])?, 6.0));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::View,
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, one, reason,
    },
};

/// Relative to λ₁; a gap below it is rounding of the solver, and the two are one.
const EQUAL: f64 = 1e-12;

/// Largest eigenvalue of the strength matrix.
pub static RADIUS: Metric = Metric {
    id: "spectral-radius",
    concept: "spectral-radius",
    reading: Reading::Strength,
    title: "Spectral radius",
    symbol: "λ₁",
    unit: "strength",
    growth: Growth::Ties,
    range: "≥ 0",
    family: Family::Redundancy,
    better: Better::Neither,
    spread: Spread::Corners,
    adding: Adding::NeverLowers,
    direction: Direction::Undirected,
    about: "Largest eigenvalue of the strength matrix: how fast ways multiply with their length",
    formula: "λ₁(S), s_ij the strength between i and j",
    normalisation: "none",
    interpret: "Between the mean and the greatest strength of an actor. High where strong actors are tied to each other, \
        so that there are many ways around: for messages, and for whatever spreads over ties, which takes hold once it \
        passes a tie of strength 1 with probability above 1/λ₁.",
    undefined: "",
    complexity: "O(n + m) a step, some dozens of steps, O(n + m) space; O(n³) time and O(n²) space where they do not suffice",
    cite: "Chakrabarti, Wang, Wang, Leskovec & Faloutsos 2008, doi:10.1145/1284680.1284681",
    reproduce: "max(networkx.adjacency_spectrum(G, weight='strength').real)",
    compute: Compute::Network(|view| {
        one(view
            .strengths()
            .leading()
            .map(|first| first.value * view.strengths().unit))
    }),
};

/// The largest eigenvalue of the strength matrix less the second.
pub static GAP: Metric = Metric {
    id: "spectral-gap",
    concept: "spectral-gap",
    reading: Reading::Strength,
    title: "Spectral gap",
    symbol: "λ₁ − λ₂",
    unit: "strength",
    growth: Growth::Ties,
    range: "≥ 0",
    family: Family::Redundancy,
    better: Better::Higher,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Largest eigenvalue of the strength matrix less the second: small where a bottleneck parts strong groups",
    formula: "λ₁(S) − λ₂(S)",
    normalisation: "none",
    interpret: "High where all strong actors belong to one group without bottlenecks; near 0 where two groups are as \
        strong as each other and hardly tied; 0 where they are not tied at all. It grows with strength, so compare one \
        network with and without a tie rather than two networks.",
    undefined: "fewer than 2 actors",
    complexity: "O(n + m) a step, some dozens of steps, O(n + m) space; O(n³) time and O(n²) space where they do not suffice",
    cite: "Estrada 2006, doi:10.1140/epjb/e2006-00330-7",
    reproduce: "(lambda values: values[-1] - values[-2])(sorted(networkx.adjacency_spectrum(G, weight='strength').real))",
    compute: Compute::Network(|view| one(spectral_gap(view))),
};

fn spectral_gap(view: &View) -> Result<f64, &'static str> {
    if view.n() < 2 {
        return Err(reason::TWO_ACTORS);
    }
    let strengths = view.strengths();
    let first = strengths.leading()?.value;
    let gap = first - strengths.second()?;
    Ok(if gap <= EQUAL * first {
        0.0
    } else {
        gap * strengths.unit
    })
}
