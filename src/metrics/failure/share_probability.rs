//! Share probability: the chance that a request between two actors is answered.
//!
//! ```text
//! P(s,t) = (c_s + c_t)/2 · Pr[some permitted route of working ties, hubs and actors]
//! P̄      = Σ_{s<t} P(s,t) ÷ n(n−1)/2
//! ```
//!
//! The second factor is two-terminal reliability: ties, hubs' handling and actors fail independently. The first is
//! the originator's consent, which one government gives or refuses for all routes at once, direct and relayed; either
//! may be the originator, so the mean of the two counts. Without consents in the input it is plain two-terminal
//! reliability. The score is a probability, from 0 (no permitted route) to 1 (certain), and higher is better. Routes
//! that share a tie or a hub are not counted as if they failed apart. Common causes that the study names are conditioned
//! on; those that it does not name cannot be known. Where ties run one way, the pair is ordered, and the consent that counts is that
//! of the actor from which they lead.
//!
//! # Undefined
//! When a tie has no coded availability, and when permitted routes are too many to list, or the network even for a
//! sample; the mean also with fewer than 2 actors.
//!
//! # Complexity
//! Exponential in the worst case, as exact reliability is for every known method. Under open transit each block (part
//! without a cut actor) is solved by itself: by sets of actors, 3^m steps for m actors, where it is small and dense; else
//! by diagrams over the frontier, the actors met so far that still have ties to others, whose order is chosen to keep it
//! narrow, or over the sets of actors that a search can have reached where ties run one way. Under granted transit it
//! grows with the permitted routes. Each common cause doubles it. Beyond some million states, a frontier of 21 or 10
//! unsure causes it is estimated from up to 16,384 seeded draws, with the standard error.
//!
//! # References
//! Moore & Shannon 1956, doi:10.1016/0016-0032(56)90559-2; Provan & Ball 1983, doi:10.1137/0212053; Valiant 1979,
//! doi:10.1137/0208032.
//!
//! # Example
//! Under TISA Japan and South Korea need consent, two legs and the hub's handling. GSOMIA, 0.75, opens a second
//! route, for which no second consent is asked.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! let close = |score: Score, answer: f64| score.value().is_some_and(|value| (value - answer).abs() < 1e-9);
//! let relay = 0.95 * 0.65 * 0.95;
//! assert!(close(score("northeast-asia:tisa", "share-probability", &["JPN", "KOR"])?, 0.8 * relay));
//! let both = 0.8 * (1.0 - (1.0 - 0.75) * (1.0 - relay));
//! assert!(close(score("northeast-asia:gsomia", "share-probability", &["JPN", "KOR"])?, both));
//! // The other two pairs have the old GSOMIA and the leg of TISA.
//! let hub = 0.8 * (1.0 - (1.0 - 0.75) * (1.0 - 0.95));
//! assert!(close(score("northeast-asia:gsomia", "mean-share-probability", &[])?, (both + hub + hub) / 3.0));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::{Odds, View, mean_share_score, request_consent, share_scores},
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, reason,
    },
    model::Score,
};

/// Probability that the originator consents and some permitted route works, failures independent: [module docs](self).
pub static PAIR: Metric = Metric {
    id: "share-probability",
    concept: "share-probability",
    reading: Reading::Availability,
    title: "Probability that a request is answered",
    symbol: "P",
    unit: "probability",
    growth: Growth::Pairs,
    range: "0–1",
    family: Family::Failure,
    better: Better::Higher,
    spread: Spread::Corners,
    adding: Adding::NeverLowers,
    direction: Direction::Either,
    about: "Probability that the originator consents and some permitted route works, failures independent",
    formula: "P(s,t) = (c_s + c_t)/2 · Pr[some permitted route of working ties, hubs and actors]",
    normalisation: "none",
    interpret: "High: a request between the two is mostly answered; 0: they have no permitted route. Consent bounds it from above, so beyond that point further routes do not help; common causes count as far as the study names them.",
    undefined: "a tie has no coded availability; too large even for a sample",
    complexity: "exponential in the width of the frontier, or in the actors on the way where ties run one way, or in the permitted routes under granted transit; estimated beyond some million states or a frontier of 21",
    cite: "Moore & Shannon 1956, doi:10.1016/0016-0032(56)90559-2; Provan & Ball 1983, doi:10.1137/0212053; Valiant 1979, doi:10.1137/0208032",
    reproduce: "",
    compute: Compute::Pairs(share_scores),
};

/// Mean over pairs of the probability that a request is answered: [module docs](self).
pub static MEAN: Metric = Metric {
    id: "mean-share-probability",
    concept: "mean-share-probability",
    reading: Reading::Availability,
    title: "Mean probability that a request is answered",
    symbol: "P̄",
    unit: "probability",
    growth: Growth::Pairs,
    range: "0–1",
    family: Family::Failure,
    better: Better::Higher,
    spread: Spread::Corners,
    adding: Adding::NeverLowers,
    direction: Direction::Either,
    about: "Mean over pairs of the probability that a request is answered",
    formula: "P̄ = Σ_{s<t} P(s,t) ÷ n(n−1)/2",
    normalisation: "÷ n(n−1)/2, the number of pairs; n(n−1) where ties run one way and pairs are ordered",
    interpret: "High: a request between two members, whichever, is mostly answered. All pairs weigh alike, so a gain for the one pair that matters is thin in the mean of a large alliance.",
    undefined: "fewer than 2 actors; a tie has no coded availability; too large even for a sample",
    complexity: "exponential in the width of the frontier, or in the actors on the way where ties run one way, or in the permitted routes under granted transit; estimated beyond some million states or a frontier of 21",
    cite: "Provan & Ball 1983, doi:10.1137/0212053",
    reproduce: "",
    compute: Compute::Network(|view| {
        if view.n() < 2 {
            return Score::Undefined(reason::TWO_ACTORS);
        }
        mean_share_score(view)
    }),
};

/// The mean over all pairs under other odds; pairs of a lost actor count as never answered.
///
/// # Errors
/// A phrase, when a tie has no coded availability or the network is beyond exact reliability.
pub fn mean_under(view: &View, odds: &Odds, lost: Option<usize>) -> Result<f64, &'static str> {
    let joined = view.reliability()?.pairs_under(view, odds)?;
    let answered = view.pairs().zip(joined).map(|(pair, joined)| {
        if lost == Some(pair.0) || lost == Some(pair.1) {
            0.0
        } else {
            request_consent(view, pair) * joined
        }
    });
    Ok(answered.sum::<f64>() / view.pair_count() as f64)
}

#[cfg(test)]
mod tests {
    use super::mean_under;
    use crate::{
        by_hand::view,
        formats::{self, Options},
        kernels::Odds,
        model::Range,
    };

    #[test]
    fn who_is_lost_neither_asks_nor_answers() {
        let (mut study, _) = formats::open("shape:path-3", Options::default()).expect("a shape");
        for tie in &mut study.tie {
            tie.availability = Some(Range::exact(0.5));
        }
        let view = view(&study);
        // Two pairs with ½ and one with ¼, of which those with the lost are gone.
        for (lost, sum) in [
            (None, 1.25),
            (Some(0), 0.5),
            (Some(1), 0.25),
            (Some(2), 0.5),
        ] {
            let mean = mean_under(&view, &Odds::of(&view), lost).expect("coded");
            assert!((mean - sum / 3.0).abs() < 1e-12, "{lost:?}: {mean}");
        }
    }
}
