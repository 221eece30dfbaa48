//! Birnbaum importance: how much the mean probability that a request is answered hangs on one thing.
//!
//! I = P̄ with it surely up − P̄ with it surely down. A tie is all ties of the pair; an agreement is all its ties and
//! its hub's handling; an actor that is down answers no request of its own either.
//!
//! # References
//! Birnbaum 1968 (report; in print 1969, Multivariate Analysis II, pp. 581–592), doi:10.21236/AD0670563.

use super::share_probability::mean_under;
use crate::{
    kernels::{Odds, View},
    metrics::{
        Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, each, reason,
        undefined,
    },
    model::Score,
};

const UNDEFINED: &str = "fewer than 2 actors; too large for exact reliability";

/// Node visits allowed for one metric: a second or two. Each subject costs two passes over the diagrams.
const MOST_VISITS: usize = 300_000_000;

/// Mean probability that a request is answered with this actor surely up, less with it surely down.
pub static ACTOR: Metric = Metric {
    id: "importance",
    concept: "importance",
    reading: Reading::Availability,
    title: "Importance",
    symbol: "I",
    unit: "probability",
    range: "0–1",
    family: Family::Failure,
    better: Better::Lower,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Mean probability that a request is answered with this actor surely up, less with it surely down",
    formula: "I(v) = P̄(v up) − P̄(v down)",
    normalisation: "",
    interpret: "",
    undefined: UNDEFINED,
    complexity: "",
    cite: "Birnbaum 1968 (report; in print 1969, Multivariate Analysis II, pp. 581–592), doi:10.21236/AD0670563",
    reproduce: "",
    compute: Compute::Actors(|view| {
        importance(view, view.n(), |odds, actor, up| {
            if up {
                odds.actor[actor] = 1.0;
                return None;
            }
            for (at, channel) in view.channels().iter().enumerate() {
                if channel.ends.0 == actor || channel.ends.1 == actor {
                    odds.channel[at] = 0.0;
                }
            }
            Some(actor)
        })
    }),
};

/// Mean probability that a request is answered with every tie of this pair surely up, less with all down.
pub static TIE: Metric = Metric {
    id: "tie-importance",
    concept: "tie-importance",
    reading: Reading::Availability,
    title: "Importance of the tie",
    symbol: "I(e)",
    unit: "probability",
    range: "0–1",
    family: Family::Failure,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Mean probability that a request is answered with every tie of this pair surely up, less with all down",
    formula: "I(e) = P̄(e up) − P̄(e down)",
    normalisation: "",
    interpret: "",
    undefined: UNDEFINED,
    complexity: "",
    cite: "Birnbaum 1968 (report; in print 1969, Multivariate Analysis II, pp. 581–592), doi:10.21236/AD0670563",
    reproduce: "",
    compute: Compute::Ties(|view| {
        importance(view, view.links().len(), |odds, link, up| {
            view.links()[link]
                .channels
                .iter()
                .for_each(|&channel| odds.channel[channel] = f64::from(u8::from(up)));
            None
        })
    }),
};

/// Mean probability that a request is answered with all its ties and handling surely up, less with all down.
pub static AGREEMENT: Metric = Metric {
    id: "agreement-importance",
    concept: "agreement-importance",
    reading: Reading::Availability,
    title: "Importance of the agreement",
    symbol: "I(A)",
    unit: "probability",
    range: "0–1",
    family: Family::Failure,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Mean probability that a request is answered with all its ties and handling surely up, less with all down",
    formula: "I(A) = P̄(A up) − P̄(A down)",
    normalisation: "",
    interpret: "",
    undefined: UNDEFINED,
    complexity: "",
    cite: "Birnbaum 1968 (report; in print 1969, Multivariate Analysis II, pp. 581–592), doi:10.21236/AD0670563",
    reproduce: "",
    compute: Compute::Agreements(|view| {
        importance(view, view.agreements(), |odds, agreement, up| {
            let value = f64::from(u8::from(up));
            for (at, channel) in view.channels().iter().enumerate() {
                if channel.agreement == Some(agreement) {
                    odds.channel[at] = value;
                }
            }
            for (at, grant) in view.grants().iter().enumerate() {
                if grant.agreement == agreement {
                    odds.grant[at] = value;
                }
            }
            None
        })
    }),
};

/// `set` puts the odds of subject i to surely up or surely down, and names the actor that is down, if one is.
fn importance(
    view: &View,
    n: usize,
    set: impl Fn(&mut Odds, usize, bool) -> Option<usize>,
) -> Vec<Score> {
    if view.n() < 2 {
        return undefined(n, reason::TWO_ACTORS);
    }
    let coded = Odds::of(view);
    let at = |subject: usize, up: bool| {
        let mut odds = coded.clone();
        let lost = set(&mut odds, subject, up);
        mean_under(view, &odds, lost)
    };
    let affordable = view.reliability().and_then(|reliability| {
        if 2 * n * reliability.size() <= MOST_VISITS {
            Ok(())
        } else {
            Err("too large for exact reliability")
        }
    });
    let values = affordable.and_then(|()| {
        (0..n)
            .map(|subject| Ok((at(subject, true)? - at(subject, false)?).max(0.0)))
            .collect::<Result<Vec<f64>, _>>()
    });
    each(values, n)
}
