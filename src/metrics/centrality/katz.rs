//! Katz centrality: how many walks of any length end at an actor, longer ones counting for less.
//!
//! ```text
//! x = (I − αS)⁻¹·1 = Σ_k α^k·S^k·1,  α = 0.9/λ₁,  ‖x‖₂ = 1
//! ```
//!
//! S is the strength matrix and λ₁ its largest eigenvalue. Each step of a walk multiplies its weight by α times the
//! strength of the tie.
//!
//! An actor scores high when it is tied strongly, to many, who are so tied in turn. Unlike the eigenvector it gives
//! every actor something, and it has a value however many components there are: an isolated actor keeps the walk of
//! length 0. Only ratios between actors mean something, since all share one norm.
//!
//! # Undefined
//! Where there are no ties: λ₁ is 0, and α does not exist.
//!
//! # Complexity
//! O(n + m) a step, some dozens of steps for the leading eigenvalue and as many for the sum; O(n + m) space.
//!
//! # References
//! Katz 1953, doi:10.1007/BF02289026.
//!
//! # Example
//! In a star of six λ₁ = √5, and the hub has (1 + 5α)/(1 + α) times the score of a spoke:
//!
//! ```
//! let of = |actor| linchpin::score("shape:star-6", "katz", &[actor]);
//! let (hub, spoke) = (of("hub")?.value().unwrap(), of("a1")?.value().unwrap());
//! let alpha = 0.9 / 5_f64.sqrt();
//! assert!((hub / spoke - (1.0 + 5.0 * alpha) / (1.0 + alpha)).abs() < 1e-12);
//! assert!((hub * hub + 5.0 * spoke * spoke - 1.0).abs() < 1e-12);
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::{View, attenuated_walks, norm},
    metrics::{Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, each},
    model::Score,
};

/// α·λ₁: how much of the weight of a walk is left after one more step, in the long run. 1 would be the eigenvector.
const SHARE: f64 = 0.9;

/// Number of walks that end at it, longer ones counting for less (2-norm 1).
pub static METRIC: Metric = Metric {
    id: "katz",
    concept: "katz",
    reading: Reading::Strength,
    title: "Katz centrality",
    symbol: "x",
    unit: "1",
    growth: Growth::Ties,
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Number of walks that end at it, longer ones counting for less (2-norm 1)",
    formula: "x = (I − αS)⁻¹·1, α = 0.9/λ₁, ‖x‖₂ = 1",
    normalisation: "divided by the 2-norm over all actors, so that networks of one size can be set side by side",
    interpret: "An actor scores high when many strong walks, short or long, end at it. Only the ratio of two actors of \
                one network says something, since all share one norm.",
    undefined: "no ties",
    complexity: "O(n + m) a step, some dozens of steps, O(n + m) space",
    cite: "Katz 1953, doi:10.1007/BF02289026",
    reproduce: "networkx.katz_centrality_numpy(G, alpha=0.9/max(networkx.adjacency_spectrum(G, weight='strength').real), weight='strength')",
    compute: Compute::Actors(katz),
};

fn katz(view: &View) -> Vec<Score> {
    let walks = attenuated_walks(view, SHARE, |_| 1.0);
    each(
        walks.map(|x| {
            let norm = norm(&x);
            x.into_iter().map(move |x| x / norm)
        }),
        view.n(),
    )
}
