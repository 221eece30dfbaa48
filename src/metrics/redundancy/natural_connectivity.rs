//! Natural connectivity: how many closed ways there are around, on a scale that compares networks.
//!
//! λ̄ = ln(Σ_k e^{λ_k} ÷ n), λ the eigenvalues of the 0/1 matrix of ties: the logarithm of the mean number of walks that
//! come back to their start, a walk of k ties counted 1/k!. The greatest eigenvalue is taken out of the sum first, so
//! that no exponential grows too large.
//!
//! Every tie adds to it, also where connectivity and algebraic connectivity see no change: it tells alternatives apart
//! that are equal at the weakest place. 0 without ties; about n − ln n when all are tied. Higher is better. Walks pass
//! through anyone: transit rules do not act on it.
//!
//! # Undefined
//! Never.
//!
//! # Complexity
//! O(n³).
//!
//! # References
//! Wu, Barahona, Tan & Deng 2010, doi:10.1088/0256-307X/27/7/078902.
//!
//! # Example
//! ```
//! let found = linchpin::score("shape:triangle", "natural-connectivity", &[])?.value();
//! assert!(found.is_some_and(|found| (found - 0.996311).abs() < 5e-7));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::{View, adjacency_matrix, eigen},
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, reason,
    },
    model::Score,
};

/// Logarithm of the mean number of walks back to their start, a walk of k ties counted 1/k!.
pub static METRIC: Metric = Metric {
    id: "natural-connectivity",
    concept: "natural-connectivity",
    reading: Reading::Hops,
    title: "Natural connectivity",
    symbol: "λ̄",
    unit: "ln of walks ÷ k!",
    growth: Growth::Pairs,
    range: "≥ 0",
    family: Family::Redundancy,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Undirected,
    about: "Logarithm of the mean number of walks back to their start, a walk of k ties counted 1/k!",
    formula: "λ̄ = ln(Σ_k e^{λ_k} ÷ n), λ the eigenvalues of A",
    normalisation: "the sum by n, the number of actors, before the logarithm",
    interpret: "0 without ties, and more with every tie: it sees a new way around even where the weakest place stays as \
        it is. A difference of 0.7 is about twice as many closed ways an actor. Walks pass through anyone, whatever the \
        transit rule.",
    undefined: "",
    complexity: "O(n³)",
    cite: "Wu, Barahona, Tan & Deng 2010, doi:10.1088/0256-307X/27/7/078902",
    reproduce: "math.log(sum(networkx.subgraph_centrality(G).values())/len(G))",
    compute: Compute::Network(natural_connectivity),
};

fn natural_connectivity(view: &View) -> Score {
    let Some((values, _)) = eigen(adjacency_matrix(view)) else {
        return Score::Undefined(reason::GAVE_UP);
    };
    let n = values.len();
    let greatest = values[n - 1];
    let rest: f64 = values.iter().map(|value| (value - greatest).exp()).sum();
    // The eigenvalues sum to 0, so the mean of their exponentials is at least 1.
    Score::from_f64((greatest + (rest / n as f64).ln()).max(0.0))
}
