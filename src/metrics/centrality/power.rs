//! Bonacich power: strength of its ties, plus part of the power of those it is tied to.
//!
//! ```text
//! c = a·(I − βS)⁻¹·S·1,  β = 0.5/λ₁,  Σ c² = n
//! ```
//!
//! S is the strength matrix and λ₁ its largest eigenvalue; the factor a makes 1 a middling score. At β = 0 it would be
//! strength, near β = 1/λ₁ the eigenvector: half-way, near partners count for more than the whole network does.
//!
//! An actor scores high when it is tied strongly to those who are tied strongly. β > 0 takes the partners' power as a
//! help; where partners without a way out are what makes strong, as in bargaining, power is another thing than this.
//!
//! # Undefined
//! Where there are no ties: λ₁ is 0, and β does not exist. An isolated actor among others scores 0.
//!
//! # Complexity
//! O(n + m) a step, some dozens of steps for the leading eigenvalue and as many for the sum; O(n + m) space.
//!
//! # References
//! Bonacich 1987, doi:10.1086/228631.
//!
//! # Example
//! In a star of six λ₁ = √5, and the hub has (5 + 5β)/(1 + 5β) times the score of a spoke:
//!
//! ```
//! let of = |actor| linchpin::score("shape:star-6", "power", &[actor]);
//! let (hub, spoke) = (of("hub")?.value().unwrap(), of("a1")?.value().unwrap());
//! let beta = 0.5 / 5_f64.sqrt();
//! assert!((hub / spoke - (5.0 + 5.0 * beta) / (1.0 + 5.0 * beta)).abs() < 1e-12);
//! assert!((hub * hub + 5.0 * spoke * spoke - 6.0).abs() < 1e-12);
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::{View, attenuated_walks, norm},
    metrics::{Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, each},
    model::Score,
};

/// β·λ₁.
const SHARE: f64 = 0.5;

/// Strength of its ties plus part of its partners' own power (Σ c² = n).
pub static METRIC: Metric = Metric {
    id: "power",
    concept: "power",
    reading: Reading::Strength,
    title: "Bonacich power",
    symbol: "c(β)",
    unit: "1",
    growth: Growth::Ties,
    range: "0 to √n",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Strength of its ties plus part of its partners' own power (Σ c² = n)",
    formula: "c = a·(I − βS)⁻¹·S·1, β = 0.5/λ₁, Σ c² = n",
    normalisation: "scaled so that the squares sum to the number of actors, and 1 is a middling score",
    interpret: "An actor scores above 1 when it is tied more strongly, to more strongly tied partners, than a middling \
                one. Partners' power is taken as a help, not as competition.",
    undefined: "no ties",
    complexity: "O(n + m) a step, some dozens of steps, O(n + m) space",
    cite: "Bonacich 1987, doi:10.1086/228631",
    reproduce: "{v: c*math.sqrt(len(G)) for v, c in networkx.katz_centrality_numpy(G, alpha=0.5/max(networkx.adjacency_spectrum(G, weight='strength').real), beta=dict(G.degree(weight='strength')), weight='strength').items()}",
    compute: Compute::Actors(power),
};

fn power(view: &View) -> Vec<Score> {
    let n = view.n();
    let walks = attenuated_walks(view, SHARE, |strength| strength);
    let scaled = walks.map(|c| {
        let a = (n as f64).sqrt() / norm(&c);
        c.into_iter().map(move |c| a * c)
    });
    each(scaled, n)
}
