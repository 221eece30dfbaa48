//! Modularity of the blocs: whether the blocs that a study declares are what holds its ties together.
//!
//! Q = Σ_b [W_b ÷ W − (S_b ÷ 2W)²], W the strength of all ties, W_b that of the ties within bloc b, S_b the sum of the
//! strengths of its actors: the share of strength within blocs, less what it would be if every actor kept its strength
//! and spread it over the others at random.
//!
//! Above 0 blocs are tied within more than between; about 0 they say nothing about who is tied; below 0 actors prefer
//! other blocs. With k blocs at most 1 − 1/k; 0 with one. The blocs are as declared: no better ones are looked for.
//! Neither direction is better: it is cohesion within blocs at the price of cohesion between them.
//!
//! # Undefined
//! Where no actor has a bloc or some have none: what is not coded is not a bloc of its own. Without ties.
//!
//! # Complexity
//! O(n + m).
//!
//! # References
//! Newman & Girvan 2004, doi:10.1103/PhysRevE.69.026113; Newman 2004, doi:10.1103/PhysRevE.70.056131 (weighted).
//!
//! # Example
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(
//!     score("shape:star-6", "modularity-blocs", &[])?,
//!     Score::Undefined("the actors have no blocs"),
//! );
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::View,
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, one, reason,
    },
};

/// Share of strength within the declared blocs, less what chance would give.
pub static METRIC: Metric = Metric {
    id: "modularity-blocs",
    concept: "modularity-blocs",
    reading: Reading::Strength,
    title: "Modularity of the blocs",
    symbol: "Q",
    unit: "share of strength",
    growth: Growth::Ties,
    range: "−0.5 to 1",
    family: Family::Cohesion,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Share of strength within the declared blocs, less what chance would give",
    formula: "Q = Σ_b [W_b ÷ W − (S_b ÷ 2W)²], W strength of ties, W_b within bloc b, S_b of its actors",
    normalisation: "by the strength of all ties, so that networks of different strength compare",
    interpret: "Above 0 actors are tied within their own bloc more than their strengths would have it by chance; about \
        0 blocs do not matter for who is tied; below 0 they are tied across. A tie between blocs lowers it, as a rule. \
        0 where all are in one bloc.",
    undefined: "the actors have no blocs; some actors have no bloc; no ties",
    complexity: "O(n + m)",
    cite: "Newman & Girvan 2004, doi:10.1103/PhysRevE.69.026113; Newman 2004, doi:10.1103/PhysRevE.70.056131",
    reproduce: "",
    compute: Compute::Network(|view| one(modularity(view))),
};

fn modularity(view: &View) -> Result<f64, &'static str> {
    let blocs: Vec<usize> = (0..view.n()).filter_map(|actor| view.bloc(actor)).collect();
    let Some(&last) = blocs.iter().max() else {
        return Err("the actors have no blocs");
    };
    if blocs.len() < view.n() {
        return Err("some actors have no bloc");
    }
    let all: f64 = view.links().iter().map(|link| link.strength).sum();
    if all <= 0.0 {
        return Err(reason::NO_TIES);
    }
    let (mut within, mut of) = (vec![0.0; last + 1], vec![0.0; last + 1]);
    for link in view.links() {
        let (a, b) = (blocs[link.a], blocs[link.b]);
        of[a] += link.strength;
        of[b] += link.strength;
        if a == b {
            within[a] += link.strength;
        }
    }
    let parts = within.iter().zip(&of);
    Ok(parts
        .map(|(within, of)| within / all - (of / (2.0 * all)).powi(2))
        .sum())
}
