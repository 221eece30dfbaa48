//! Communicability: how many ways there are for something to wander from one actor to another.
//!
//! G(s,t) = (e^A)_st = Σ_k (A^k)_st ÷ k!, A the 0/1 matrix of ties: all walks between the two are counted, over whatever
//! actors and however often, and a walk of k ties counts 1/k!. It is what shortest routes leave out: two actors may be
//! as far from each other as two others and have many more ways around.
//!
//! To read it, compare pairs within one network, or one pair with and without a tie; the number itself grows with e to
//! the power of the size of the network. Walks pass through anyone: transit rules do not act on it.
//!
//! # Undefined
//! Where it is more than floating point can hold, from about 700 ties an actor. Two actors whom nothing joins have 0.
//!
//! # Complexity
//! O(nm) for each of some 20 terms and O(n³) for each of log₂ of the greatest degree squarings.
//!
//! # References
//! Estrada & Hatano 2008, doi:10.1103/PhysRevE.77.036111.
//!
//! # Example
//! On the triangle, e^A has (e² − e⁻¹)/3 between any two.
//!
//! ```
//! let found = linchpin::score("shape:triangle", "communicability", &["a1", "a2"])?.value();
//! let expected = (2_f64.exp() - (-1_f64).exp()) / 3.0;
//! assert!(found.is_some_and(|found| (found - expected).abs() < 1e-12));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::{View, exponential},
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, defined,
        reason, undefined,
    },
    model::Score,
};

/// Walks of any length between the two, a walk of k ties counted 1/k!.
pub static METRIC: Metric = Metric {
    id: "communicability",
    concept: "communicability",
    reading: Reading::Hops,
    title: "Communicability",
    symbol: "G",
    unit: "walks ÷ k!",
    growth: Growth::Pairs,
    range: "≥ 0",
    family: Family::Cohesion,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Undirected,
    about: "Walks of any length between the two, a walk of k ties counted 1/k!",
    formula: "G(s,t) = (e^A)_st = Σ_k (A^k)_st ÷ k!",
    normalisation: "each walk of k ties by k!, so that the sum over all lengths is finite and short walks count most",
    interpret: "High for a pair that many short ways join, direct or round about; 0 for a pair that nothing joins. \
        Compare pairs of one network or one pair with and without a tie, since the scale grows with the number of ties. \
        Walks pass through anyone, whatever the transit rule.",
    undefined: "more than floating point can hold",
    complexity: "O(nm) a term, some 20 terms, and O(n³ log d), d the greatest degree",
    cite: "Estrada & Hatano 2008, doi:10.1103/PhysRevE.77.036111",
    reproduce: "networkx.communicability(G)",
    compute: Compute::Pairs(communicability),
};

fn communicability(view: &View) -> Vec<Score> {
    match exponential(view) {
        Some(walks) => defined(view.pairs().map(|pair| walks[pair])),
        None => undefined(view.pair_count(), reason::TOO_GREAT),
    }
}
