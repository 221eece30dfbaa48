//! Constraint: how far an actor's ties lead back to the same partners, so that it has no hole to broker.
//!
//! ```text
//! c(v) = Σ_{u∈N(v)} (p_vu + Σ_w p_vw·p_wu)²,  p_vu = s_vu / s(v)
//! ```
//!
//! p_vu is the share of v's strength that goes to u. The bracket adds what v has invested in u directly and through
//! others, and is squared so that concentration counts. A low score is freedom: many partners who do not know each
//! other, as of the hub of a star of n with 1/(n−1). A spoke with one partner scores 1. Small closed circles score
//! more: every corner of an even triangle has 1.125, so 1 is no upper end. Neither way is better for the network, as
//! one actor's hole is another's lack of a tie.
//!
//! # Undefined
//! For an isolated actor, who has invested nothing.
//!
//! # Complexity
//! O(n + Σ d(v)²) time, which is at most O(n + nm), and O(n + m) space.
//!
//! # References
//! Burt 1992, Structural Holes, ISBN 9780674843714, doi:10.4159/9780674029095; Burt 2004, doi:10.1086/421787; Everett
//! & Borgatti 2020, doi:10.1016/j.socnet.2020.02.001.
//!
//! # Example
//! In the triangle half goes to each partner, and a quarter more through the other: twice (½ + ¼)².
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! let close = |score: Score, answer: f64| score.value().is_some_and(|value| (value - answer).abs() < 1e-9);
//! assert_eq!(score("shape:triangle", "constraint", &["a1"])?, Score::Defined(1.125));
//! assert!(close(score("shape:star-6", "constraint", &["hub"])?, 1.0 / 5.0));
//! assert_eq!(score("shape:star-6", "constraint", &["a1"])?, Score::Defined(1.0));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::View,
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, reason,
    },
    model::Score,
};

/// How far its ties lead, directly and through others, to the same partners: [module docs](self).
pub static METRIC: Metric = Metric {
    id: "constraint",
    concept: "constraint",
    reading: Reading::Strength,
    title: "Burt's constraint",
    symbol: "c",
    unit: "1",
    growth: Growth::Ties,
    range: "> 0; may exceed 1",
    family: Family::Cohesion,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "How far its ties lead, directly and through others, to the same partners",
    formula: "c(v) = Σ_{u∈N(v)} (p_vu + Σ_w p_vw·p_wu)², p = share of strength",
    normalisation: "÷ s(v), so that the ties are shares of what the actor invests",
    interpret: "Low: the actor can play partners off against each other, as none can go round it; high: all its partners are one circle. It may exceed 1 for actors with two or three partners, and it mixes having few partners with having redundant ones.",
    undefined: "isolated actor",
    complexity: "O(n + Σ d(v)²) time, at most O(n + nm), O(n + m) space",
    cite: "Burt 1992, Structural Holes, ISBN 9780674843714, doi:10.4159/9780674029095; Burt 2004, doi:10.1086/421787; Everett & Borgatti 2020, doi:10.1016/j.socnet.2020.02.001",
    reproduce: "networkx.constraint(G, weight='strength')",
    compute: Compute::Actors(constraint),
};

fn constraint(view: &View) -> Vec<Score> {
    let matrix = &view.strengths().matrix;
    let total: Vec<f64> = (0..view.n())
        .map(|actor| matrix.values(actor).iter().sum())
        .collect();
    // Of the actor in question: p_vw, and p_vw ÷ s(w), for its partners w; 0 for others.
    let mut onward = vec![0.0; view.n()];
    (0..view.n())
        .map(|actor| {
            if total[actor] <= 0.0 {
                return Score::Undefined(reason::ISOLATED);
            }
            let shares = || matrix.row(actor).map(|(to, s)| (to, s / total[actor]));
            // A partner that has no strength at all has none for the actor either.
            shares().for_each(|(to, share)| onward[to] = share / total[to].max(f64::MIN_POSITIVE));
            let bracket = |(to, share): (usize, f64)| share + matrix.row_times(to, &onward);
            let sum = shares()
                .map(bracket)
                .map(|invested| invested * invested)
                .sum();
            shares().for_each(|(to, _)| onward[to] = 0.0);
            Score::from_f64(sum)
        })
        .collect()
}
