//! Share probability: the chance that a request between two actors is answered.
//!
//! Two-terminal reliability, P(some permitted route of working ties, hubs and actors joins the pair), times the
//! originator's consent, which one government gives or refuses for all routes at once. Either may be the
//! originator, so the mean of the two consents counts. Without consents in the input it is plain two-terminal
//! reliability.
//!
//! # References
//! Moore & Shannon 1956, doi:10.1016/0016-0032(56)90559-2; Provan & Ball 1983, doi:10.1137/0212053; Valiant 1979,
//! doi:10.1137/0208032.

use crate::{
    kernels::{Odds, View},
    metrics::{
        Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, each, mean, one,
        reason,
    },
    model::Score,
};

/// Probability that the originator consents and some permitted route works, failures independent.
pub static PAIR: Metric = Metric {
    id: "share-probability",
    concept: "share-probability",
    reading: Reading::Availability,
    title: "Probability that a request is answered",
    symbol: "P",
    unit: "probability",
    range: "0–1",
    family: Family::Failure,
    better: Better::Higher,
    spread: Spread::Corners,
    adding: Adding::NeverLowers,
    direction: Direction::Either,
    about: "Probability that the originator consents and some permitted route works, failures independent",
    formula: "P(s,t) = (c_s + c_t)/2 · Pr[some permitted route of working ties, hubs and actors]",
    normalisation: "",
    interpret: "",
    undefined: "too large for exact reliability",
    complexity: "",
    cite: "Moore & Shannon 1956, doi:10.1016/0016-0032(56)90559-2; Provan & Ball 1983, doi:10.1137/0212053; Valiant 1979, doi:10.1137/0208032",
    reproduce: "",
    compute: Compute::Pairs(|view| each(share_probabilities(view), view.pair_count())),
};

/// Mean over pairs of the probability that a request is answered.
pub static MEAN: Metric = Metric {
    id: "mean-share-probability",
    concept: "mean-share-probability",
    reading: Reading::Availability,
    title: "Mean probability that a request is answered",
    symbol: "P̄",
    unit: "probability",
    range: "0–1",
    family: Family::Failure,
    better: Better::Higher,
    spread: Spread::Corners,
    adding: Adding::NeverLowers,
    direction: Direction::Either,
    about: "Mean over pairs of the probability that a request is answered",
    formula: "P̄ = Σ_{s<t} P(s,t) ÷ n(n−1)/2",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 2 actors; too large for exact reliability",
    complexity: "",
    cite: "Provan & Ball 1983, doi:10.1137/0212053",
    reproduce: "",
    compute: Compute::Network(|view| {
        if view.n() < 2 {
            return Score::Undefined(reason::TWO_ACTORS);
        }
        one(share_probabilities(view).map(|values| mean(&values)))
    }),
};

fn share_probabilities(view: &View) -> Result<Vec<f64>, &'static str> {
    let reliability = view.reliability()?;
    let joined = (0..view.pair_count()).map(|index| reliability.pair(index));
    Ok(view
        .pairs()
        .zip(joined)
        .map(|(pair, joined)| consent(view, pair) * joined)
        .collect())
}

/// Of the originator: of `a` where pairs are ordered, the mean of the two where either may be it.
fn consent(view: &View, (a, b): (usize, usize)) -> f64 {
    if view.is_directed() || view.consent(a) == view.consent(b) {
        view.consent(a)
    } else {
        (view.consent(a) + view.consent(b)) / 2.0
    }
}

/// The mean over all pairs under other odds; pairs of a lost actor count as never answered.
pub(super) fn mean_under(
    view: &View,
    odds: &Odds,
    lost: Option<usize>,
) -> Result<f64, &'static str> {
    let joined = view.reliability()?.pairs_under(view, odds);
    let answered = view.pairs().zip(joined).map(|(pair, joined)| {
        if lost == Some(pair.0) || lost == Some(pair.1) {
            0.0
        } else {
            consent(view, pair) * joined
        }
    });
    Ok(answered.sum::<f64>() / view.pair_count() as f64)
}
