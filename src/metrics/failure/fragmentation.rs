//! Fragmentation by the loss of an actor: the share of the others' pairs that have no permitted route then.
//!
//! ```text
//! F(G − v) = 1 − Σ_{s<t≠v} r_st ÷ (n−1)(n−2)/2,  r_st = 1 where a permitted route is left, else 0
//! ΔF(v)    = b(v) ÷ (n−1)(n−2)/2
//! ```
//!
//! F is Borgatti's fragmentation of what is left, and ΔF its rise over F among the same others before: b(v) is the
//! number of [`middleman_pairs`](super::middleman_pairs). Both are shares of the pairs of others, from 0 (all are
//! joined; nobody is parted) to 1 (nobody is joined; everybody is parted), and lower is better. The first describes
//! the state after, whatever caused it; only the second is the doing of the loss. They are equal where the others
//! were all joined before. Where ties run one way, pairs are ordered, and there are twice as many of them.
//!
//! # Undefined
//! With fewer than 3 actors there is no pair of others. Under granted transit also when the permitted routes are too
//! many to list.
//!
//! # Complexity
//! O(n³) time, all pairs for each actor, and O(n²) space under open transit; O(n²(n + m)) time and O(n² + m) space
//! where ties run one way. Under granted transit the permitted routes are looked through once for each actor.
//!
//! # References
//! Borgatti 2006, doi:10.1007/s10588-006-7084-x.
//!
//! # Example
//! Of two hubs with two spokes each, one leaves behind a group of three, with 3 pairs joined of 10.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! let close = |score: Score, answer: f64| score.value().is_some_and(|value| (value - answer).abs() < 1e-9);
//! assert!(close(score("shape:two-hubs-6", "fragmentation-after", &["hub1"])?, 0.7));
//! assert!(close(score("shape:two-hubs-6", "fragmentation-rise", &["a1"])?, 0.0));
//! // Japan and South Korea have no permitted route without the United States, and had none with it.
//! assert_eq!(score("northeast-asia:bilateral-only", "fragmentation-after", &["USA"])?, Score::Defined(1.0));
//! assert_eq!(score("northeast-asia:bilateral-only", "fragmentation-rise", &["USA"])?, Score::Defined(0.0));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::{Loss, View},
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, each, reason,
        undefined,
    },
    model::Score,
};

/// Share of the others' pairs without a permitted route once this actor is gone: [module docs](self).
pub static AFTER: Metric = Metric {
    id: "fragmentation-after",
    concept: "fragmentation-after",
    reading: Reading::Hops,
    title: "Fragmentation after its loss",
    symbol: "F",
    unit: "share of other pairs",
    growth: Growth::Pairs,
    range: "0–1",
    family: Family::Failure,
    better: Better::Lower,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Share of the others' pairs without a permitted route once this actor is gone",
    formula: "F(G − v) = 1 − Σ_{s<t≠v} r_st ÷ (n−1)(n−2)/2",
    normalisation: "÷ (n−1)(n−2)/2, the number of pairs of others; (n−1)(n−2) where ties run one way and pairs are ordered",
    interpret: "High: after the loss hardly any of the others can reach each other, as after a star's hub; 0: all still can. Pairs that had no route before count too, so the loss need not be the cause.",
    undefined: "fewer than 3 actors; under granted transit: more permitted routes than can be listed",
    complexity: "O(n² + m) time, O(n + m) space; O(n²(n + m)) time and O(n² + m) space where ties run one way; under granted transit it grows with the number of permitted routes, of which at most 200,000 are listed",
    cite: "Borgatti 2006, doi:10.1007/s10588-006-7084-x",
    reproduce: "",
    compute: Compute::Actors(|view| fragmentation(view, false)),
};

/// Share of the others' pairs that lose their last permitted route with this actor: [module docs](self).
pub static RISE: Metric = Metric {
    id: "fragmentation-rise",
    concept: "fragmentation-rise",
    reading: Reading::Hops,
    title: "Fragmentation by its loss",
    symbol: "ΔF",
    unit: "share of other pairs",
    growth: Growth::Pairs,
    range: "0–1",
    family: Family::Failure,
    better: Better::Lower,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Share of the others' pairs that lose their last permitted route with this actor",
    formula: "ΔF(v) = b(v) ÷ (n−1)(n−2)/2",
    normalisation: "÷ (n−1)(n−2)/2, the number of pairs of others; (n−1)(n−2) where ties run one way and pairs are ordered",
    interpret: "High: the actor holds the others together, and its loss is what parts them; 0: whoever was joined stays joined. Longer detours are no loss here.",
    undefined: "fewer than 3 actors; under granted transit: more permitted routes than can be listed",
    complexity: "O(n² + m) time, O(n + m) space; O(n²(n + m)) time and O(n² + m) space where ties run one way; under granted transit it grows with the number of permitted routes, of which at most 200,000 are listed",
    cite: "Borgatti 2006, doi:10.1007/s10588-006-7084-x",
    reproduce: "",
    compute: Compute::Actors(|view| fragmentation(view, true)),
};

fn fragmentation(view: &View, rise: bool) -> Vec<Score> {
    let n = view.n();
    if n < 3 {
        return undefined(n, reason::THREE_ACTORS);
    }
    let pairs = view.pairs_among(n - 1) as f64;
    let after = |actor: usize| -> Result<f64, &'static str> {
        let lost = view.count_pairs_lost(Loss::Actor(actor))? as f64;
        let apart = pairs - view.pairs_joined(|other| other != actor)? as f64;
        Ok((lost + if rise { 0.0 } else { apart }) / pairs)
    };
    each((0..n).map(after).collect::<Result<Vec<f64>, _>>(), n)
}
