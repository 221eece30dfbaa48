//! Birnbaum importance: how much the mean probability that a request is answered hangs on one thing.
//!
//! ```text
//! I(v) = P̄(v up) − P̄(v down)
//! I(e) = P̄(e up) − P̄(e down)
//! I(A) = P̄(A up) − P̄(A down)
//! ```
//!
//! P̄ is the mean [`share_probability`](super::share_probability), everything else as likely to work as coded. A tie
//! is all ties of the pair; an agreement is all its ties and its hub's handling; an actor that is down answers no
//! request of its own either, so that it counts for the pairs it is in besides those it joins. The score is a
//! difference of probabilities, from 0 (no request depends on it) to 1. Low is better for an actor, whose loss then
//! matters little; for ties and agreements neither way is, as an important one is also one that does something. The
//! score does not ask how likely the thing is to fail. What is held up is up whatever common causes close: an
//! intervention, not an observation, so that they strike as often as before.
//!
//! # Undefined
//! With fewer than 2 actors, when a tie has no coded availability, and when the network is too large for exact
//! reliability.
//!
//! # Complexity
//! The diagrams are those of [`share_probability`](super::share_probability): exponential in the worst case, and
//! given up beyond some million states or a frontier of 21. Two passes over them follow for each actor, tie or
//! agreement, up to 300 million node visits in all.
//!
//! # References
//! Birnbaum 1968 (report; in print 1969, Multivariate Analysis II, pp. 581–592), doi:10.21236/AD0670563.
//!
//! # Example
//! When ties are sure, the loss of one of two hubs ends the 5 pairs that it is in and parts 7 of the others, of 15.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! let close = |score: Score, answer: f64| score.value().is_some_and(|value| (value - answer).abs() < 1e-9);
//! assert!(close(score("shape:two-hubs-6", "importance", &["hub1"])?, 12.0 / 15.0));
//! assert!(close(score("shape:two-hubs-6", "tie-importance", &["hub1", "hub2"])?, 9.0 / 15.0));
//! assert!(close(score("shape:ring-6", "tie-importance", &["a1", "a2"])?, 0.0));
//! // With TISA surely up every request is answered that is consented to, 0.8. With it down the two pairs with the
//! // United States keep GSOMIA, 0.8 · 0.75, and Japan and South Korea keep nothing.
//! assert!(close(
//!     score("northeast-asia:tisa", "agreement-importance", &["TISA"])?,
//!     0.8 - (0.6 + 0.6 + 0.0) / 3.0,
//! ));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::{Loss, Odds, View, request_consent},
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, each, reason,
        undefined,
    },
    model::Score,
};
use rayon::prelude::*;

const UNDEFINED: &str =
    "fewer than 2 actors; a tie has no coded availability; too large for exact reliability";

/// What is said where that is not enough.
const TOO_LARGE: &str = "too large for exact reliability";

/// Node visits allowed for one metric: a second or two. Each subject costs two passes over the diagrams.
const MOST_VISITS: usize = 300_000_000;

/// Mean probability that a request is answered with this actor surely up, less with it surely down: [module docs](self).
pub static ACTOR: Metric = Metric {
    id: "importance",
    concept: "importance",
    reading: Reading::Availability,
    title: "Importance",
    symbol: "I",
    unit: "probability",
    growth: Growth::Pairs,
    range: "0–1",
    family: Family::Failure,
    better: Better::Lower,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Mean probability that a request is answered with this actor surely up, less with it surely down",
    formula: "I(v) = P̄(v up) − P̄(v down)",
    normalisation: "÷ n(n−1)/2, the number of pairs over which the probability is a mean; n(n−1) where ties run one way and pairs are ordered",
    interpret: "High: many answers hang on this actor, its own and those it passes on; each actor has at least what its own pairs come to. It says how much hangs on the actor, not how likely its loss is.",
    undefined: UNDEFINED,
    complexity: "exponential in the width of the frontier, or in the actors on the way where ties run one way, or in the permitted routes under granted transit; then two passes over at most some million states for each subject",
    cite: "Birnbaum 1968 (report; in print 1969, Multivariate Analysis II, pp. 581–592), doi:10.21236/AD0670563",
    reproduce: "",
    compute: Compute::Actors(|view| importance(view, view.n(), Loss::Actor)),
};

/// Mean probability that a request is answered with every tie of this pair surely up, less with all down: [module docs](self).
pub static TIE: Metric = Metric {
    id: "tie-importance",
    concept: "tie-importance",
    reading: Reading::Availability,
    title: "Importance of the tie",
    symbol: "I(e)",
    unit: "probability",
    growth: Growth::Pairs,
    range: "0–1",
    family: Family::Failure,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Mean probability that a request is answered with every tie of this pair surely up, less with all down",
    formula: "I(e) = P̄(e up) − P̄(e down)",
    normalisation: "÷ n(n−1)/2, the number of pairs over which the probability is a mean; n(n−1) where ties run one way and pairs are ordered",
    interpret: "High: many answers hang on this tie, because it is used and has no good substitute; 0: others answer as surely without it. It does not ask how likely the tie is to fail.",
    undefined: UNDEFINED,
    complexity: "exponential in the width of the frontier, or in the actors on the way where ties run one way, or in the permitted routes under granted transit; then two passes over at most some million states for each subject",
    cite: "Birnbaum 1968 (report; in print 1969, Multivariate Analysis II, pp. 581–592), doi:10.21236/AD0670563",
    reproduce: "",
    compute: Compute::Ties(|view| importance(view, view.links().len(), Loss::Link)),
};

/// Mean probability that a request is answered with all its ties and handling surely up, less with all down: [module docs](self).
pub static AGREEMENT: Metric = Metric {
    id: "agreement-importance",
    concept: "agreement-importance",
    reading: Reading::Availability,
    title: "Importance of the agreement",
    symbol: "I(A)",
    unit: "probability",
    growth: Growth::Pairs,
    range: "0–1",
    family: Family::Failure,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Mean probability that a request is answered with all its ties and handling surely up, less with all down",
    formula: "I(A) = P̄(A up) − P̄(A down)",
    normalisation: "÷ n(n−1)/2, the number of pairs over which the probability is a mean; n(n−1) where ties run one way and pairs are ordered",
    interpret: "High: many answers hang on this agreement and its hub; low: other agreements of the same states cover for it. Large agreements score high by their size, as they carry the ties of many pairs.",
    undefined: UNDEFINED,
    complexity: "exponential in the width of the frontier, or in the actors on the way where ties run one way, or in the permitted routes under granted transit; then two passes over at most some million states for each subject",
    cite: "Birnbaum 1968 (report; in print 1969, Multivariate Analysis II, pp. 581–592), doi:10.21236/AD0670563",
    reproduce: "",
    compute: Compute::Agreements(|view| importance(view, view.agreements(), Loss::Agreement)),
};

/// The mean with each of `n` things surely up, less with it surely down.
fn importance(view: &View, n: usize, thing: fn(usize) -> Loss) -> Vec<Score> {
    if view.n() < 2 {
        return undefined(n, reason::TWO_ACTORS);
    }
    let odds = Odds::of(view);
    let reliability = match view.reliability() {
        Ok(reliability) if 2 * n * reliability.size(view) <= MOST_VISITS => reliability,
        Ok(_) => return undefined(n, TOO_LARGE),
        Err(reason) => return undefined(n, reason),
    };
    let mean = |thing: Loss, up: bool| -> Result<f64, &'static str> {
        let joined = reliability.pairs_holding(view, &odds, thing, up)?;
        let answered = view.pairs().zip(joined);
        let answered = answered.map(|(pair, joined)| request_consent(view, pair) * joined);
        Ok(answered.sum::<f64>() / view.pair_count() as f64)
    };
    let values = (0..n)
        .into_par_iter()
        .map(|at| Ok((mean(thing(at), true)? - mean(thing(at), false)?).max(0.0)))
        .collect::<Result<Vec<f64>, _>>();
    each(values, n)
}

#[cfg(test)]
mod tests {
    use super::{ACTOR, TIE};
    use crate::{
        by_hand::view,
        formats::{self, Options},
        model::Score,
    };

    #[test]
    fn importance_is_refused_where_twice_as_many_passes_as_things_take_too_long() {
        // A pass looks at 360,000 pairs at the least, and there are 1,200.
        let (study, _) = formats::open("shape:path-600", Options::default()).expect("a shape");
        let view = view(&study);
        let refused = Score::Undefined("too large for exact reliability");
        assert_eq!(ACTOR.scores(&view), [refused; 600]);
        assert_eq!(TIE.scores(&view), [refused; 599]);
    }
}
