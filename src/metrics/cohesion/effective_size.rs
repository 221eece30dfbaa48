//! Effective size: how many of an actor's partners are not redundant.
//!
//! ```text
//! e(v) = Σ_{u∈N(v)} (1 − Σ_w p_vw·m_uw),  p_vw = s_vw / s(v),  m_uw = s_uw / max_x s_ux
//! ```
//!
//! p_vw is the share of v's strength that goes to w, m_uw the strength of the tie u–w as a share of u's strongest.
//! Each partner counts 1, less the part of v's investment that reaches it through its own ties to v's other partners.
//! The score runs from 1 (a closed circle, in which one partner would do) to the degree (partners who do not know
//! each other, as of a star's hub). High is a broker's position; for the network neither way is better. With unit
//! strengths it is the degree less the mean number of ties that a partner has to other partners.
//!
//! # Undefined
//! For an isolated actor.
//!
//! # Complexity
//! O(n + Σ d(v)²) time, which is at most O(n + nm), and O(n + m) space.
//!
//! # References
//! Burt 1992, Structural Holes, ISBN 9780674843714, doi:10.4159/9780674029095; Burt 2004, doi:10.1086/421787.
//!
//! # Example
//! On the wheel of six each of the hub's five partners is tied to two others of them: 5 − 2.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! let close = |score: Score, answer: f64| score.value().is_some_and(|value| (value - answer).abs() < 1e-9);
//! assert!(close(score("shape:wheel-6", "effective-size", &["hub"])?, 3.0));
//! assert!(close(score("shape:star-6", "effective-size", &["hub"])?, 5.0));
//! assert!(close(score("shape:triangle", "effective-size", &["a1"])?, 1.0));
//! // Half of America's strength goes to each partner, whose tie to the other is 0.45 beside 0.70.
//! assert!(close(score("northeast-asia", "effective-size", &["USA"])?, 2.0 - 0.45 / 0.70));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::View,
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, reason,
    },
    model::Score,
};

/// Number of its partners, less how far they are tied to each other: [module docs](self).
pub static METRIC: Metric = Metric {
    id: "effective-size",
    concept: "effective-size",
    reading: Reading::Strength,
    title: "Effective size",
    symbol: "e",
    unit: "partners",
    growth: Growth::Ties,
    range: "1 to degree",
    family: Family::Cohesion,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Number of its partners, less how far they are tied to each other",
    formula: "e(v) = Σ_{u∈N(v)} (1 − Σ_w p_vw·m_uw)",
    normalisation: "none",
    interpret: "High: the partners lead to different people, so the actor brokers between them; near 1: one of them would do as well as all. It counts redundant ties as waste, while for safety they are what one wants.",
    undefined: "isolated actor",
    complexity: "O(n + Σ d(v)²) time, at most O(n + nm), O(n + m) space",
    cite: "Burt 1992, Structural Holes, ISBN 9780674843714, doi:10.4159/9780674029095; Burt 2004, doi:10.1086/421787",
    reproduce: "networkx.effective_size(G, nodes=list(G), weight='strength')",
    compute: Compute::Actors(effective_size),
};

fn effective_size(view: &View) -> Vec<Score> {
    let matrix = &view.strengths().matrix;
    let strongest: Vec<f64> = (0..view.n())
        .map(|actor| matrix.values(actor).iter().copied().fold(0.0, f64::max))
        .collect();
    let mut share = vec![0.0; view.n()];
    (0..view.n())
        .map(|actor| {
            let total: f64 = matrix.values(actor).iter().sum();
            if total <= 0.0 {
                return Score::Undefined(reason::ISOLATED);
            }
            matrix.row(actor).for_each(|(to, s)| share[to] = s / total);
            let size = matrix
                .row(actor)
                .map(|(to, _)| {
                    1.0 - matrix.row_times(to, &share) / strongest[to].max(f64::MIN_POSITIVE)
                })
                .sum();
            matrix.row(actor).for_each(|(to, _)| share[to] = 0.0);
            Score::from_f64(size)
        })
        .collect()
}
