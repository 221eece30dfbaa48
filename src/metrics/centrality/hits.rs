//! Hubs and authorities: who points to those that are pointed to, and who is pointed to by those that point.
//!
//! ```text
//! h ∝ A·a,  a ∝ Aᵀ·h,  Σ h = Σ a = 1
//! ```
//!
//! A is the 0/1 matrix of ties from row to column: h is the leading eigenvector of A·Aᵀ and a that of Aᵀ·A, both ≥ 0.
//!
//! A good hub has ties to good authorities, a good authority has ties from good hubs. One actor can be both, either or
//! neither; ties count one whatever their strength.
//!
//! # Undefined
//! Without ties, and where the leading singular value of A is not simple: two parts of the network weigh the same and
//! any mixture of them would do (a directed ring is the plainest case). On undirected networks hubs and authorities are
//! one and the same: see `eigenvector`.
//!
//! # Complexity
//! O(n + m) a step, some dozens of steps, and O(n + m) space; O(n³) time and O(n²) space where they do not suffice.
//!
//! # References
//! Kleinberg 1999, doi:10.1145/324133.324140.
//!
//! # Example
//! A and B both point to C, and A to D as well. The squares of the singular values are (3 ± √5)/2:
//!
//! ```
//! use linchpin::{kernels::View, metrics::Metric, model::{BareTie, Level, Network, Score, Selection, Study}};
//!
//! let tie = |a: &str, b: &str| BareTie { a: a.into(), b: b.into(), ..BareTie::default() };
//! let study = Study { directed: true, tie: vec![tie("A", "C"), tie("A", "D"), tie("B", "C")], ..Study::default() };
//! let network = Network::resolve(&study, &Selection::default())?;
//! let view = View::new(&network, Level::Mid);
//!
//! let score = |id, actor: &str| Metric::find(id).unwrap().scores(&view)[network.index_of(actor).unwrap()];
//! let golden = (1.0 + 5_f64.sqrt()) / 2.0;
//! let ratio = score("hub", "A").value().unwrap() / score("hub", "B").value().unwrap();
//! assert!((ratio - golden).abs() < 1e-12);
//! let ratio = score("authority", "C").value().unwrap() / score("authority", "D").value().unwrap();
//! assert!((ratio - golden).abs() < 1e-12);
//! assert_eq!(score("hub", "C"), Score::Defined(0.0));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::{MOST_DENSE, Sparse, View, eigen, leading_of, stands_alone},
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, each, reason,
    },
};
use nalgebra::DMatrix;

/// Relative; below it the two leading eigenvalues are one, and the vector is arbitrary.
const SIMPLE: f64 = 1e-9;

const NOT_SIMPLE: &str = "the leading singular value is not simple";

/// How far it has ties to actors that are themselves sought (sum 1).
pub static HUB: Metric = Metric {
    id: "hub",
    concept: "hub",
    reading: Reading::Hops,
    title: "Hub (HITS)",
    symbol: "h",
    unit: "1",
    growth: Growth::Ties,
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Directed,
    about: "How far it has ties to actors that are themselves sought (sum 1)",
    formula: "h ∝ A·a, a ∝ Aᵀ·h, Σ h = 1",
    normalisation: "sums to 1 over the actors",
    interpret: "High is an actor with ties to many whom other good hubs have ties to as well. 0 is an actor without ties out, or outside the leading part of the network.",
    undefined: "no ties; the leading singular value is not simple (two parts of the network weigh the same)",
    complexity: "O(n + m) a step, some dozens of steps, O(n + m) space; O(n³) time and O(n²) space where they do not suffice",
    cite: "Kleinberg 1999, doi:10.1145/324133.324140",
    reproduce: "networkx.hits(G)[0]",
    compute: Compute::Actors(|view| each(hubs(view).map(to_sum_one), view.n())),
};

/// How far actors that seek the sought have ties to it (sum 1).
pub static AUTHORITY: Metric = Metric {
    id: "authority",
    concept: "authority",
    reading: Reading::Hops,
    title: "Authority (HITS)",
    symbol: "a",
    unit: "1",
    growth: Growth::Ties,
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Directed,
    about: "How far actors that seek the sought have ties to it (sum 1)",
    formula: "a ∝ Aᵀ·h, h ∝ A·a, Σ a = 1",
    normalisation: "sums to 1 over the actors",
    interpret: "High is an actor whom many good hubs have ties to. 0 is an actor without ties in, or outside the leading part of the network.",
    undefined: "no ties; the leading singular value is not simple (two parts of the network weigh the same)",
    complexity: "O(n + m) a step, some dozens of steps, O(n + m) space; O(n³) time and O(n²) space where they do not suffice",
    cite: "Kleinberg 1999, doi:10.1145/324133.324140",
    reproduce: "networkx.hits(G)[1]",
    compute: Compute::Actors(|view| each(authorities(view).map(to_sum_one), view.n())),
};

fn hubs(view: &View) -> Result<Vec<f64>, &'static str> {
    // One step more than the solver, so that who has no tie out has 0 and not a rounding error.
    Ok(product(&ties(view), &authorities(view)?))
}

fn authorities(view: &View) -> Result<Vec<f64>, &'static str> {
    if view.links().is_empty() {
        return Err(reason::NO_TIES);
    }
    let out = ties(view);
    let into = out.transposed();
    let mut between = vec![0.0; view.n()];
    let mut there_and_back = |x: &[f64], there: &mut [f64]| {
        into.times(x, &mut between);
        out.times(&between, there);
    };
    let leading = leading_of(view.n(), &mut there_and_back);
    let simple = leading
        .as_ref()
        .and_then(|first| stands_alone(first, SIMPLE, &mut there_and_back));
    let leading = match (leading, simple) {
        (Some(first), Some(true)) => first.vector,
        (Some(_), Some(false)) => return Err(NOT_SIMPLE),
        _ => dense(view, &out)?,
    };
    let leading: Vec<f64> = leading.iter().map(|x| x.max(0.0)).collect();
    Ok(product(&into, &leading))
}

/// The leading vector where the network is small, or products with the matrix alone do not find it.
fn dense(view: &View, out: &Sparse) -> Result<Vec<f64>, &'static str> {
    let n = view.n();
    if n > MOST_DENSE {
        return Err(reason::GAVE_UP);
    }
    let mut ties = DMatrix::zeros(n, n);
    for row in 0..n {
        out.row(row)
            .for_each(|(column, tie)| ties[(row, column)] = tie);
    }
    let (values, vectors) = eigen(&ties * ties.transpose()).ok_or(reason::GAVE_UP)?;
    if n > 1 && values[n - 1] - values[n - 2] <= SIMPLE * values[n - 1] {
        return Err(NOT_SIMPLE);
    }
    let leading = vectors.column(n - 1);
    let sign = if leading.sum() < 0.0 { -1.0 } else { 1.0 };
    Ok(leading.iter().map(|x| sign * x).collect())
}

/// 1 where a tie runs from the row to the column.
fn ties(view: &View) -> Sparse {
    Sparse::of(view, |_| 1.0)
}

fn product(matrix: &Sparse, x: &[f64]) -> Vec<f64> {
    let mut product = vec![0.0; x.len()];
    matrix.times(x, &mut product);
    product
}

fn to_sum_one(vector: Vec<f64>) -> Vec<f64> {
    let sum: f64 = vector.iter().sum();
    vector.iter().map(|x| x / sum).collect()
}
