//! Common causes: the reliability given which of them strike, weighed by how likely that is.

use super::{
    super::view::{Channel, Loss, View},
    Odds,
};

/// A common cause of a view, at one level of the coded ranges.
#[derive(Clone, Debug, PartialEq)]
pub struct Strike {
    /// Probability that it does not strike.
    pub availability: f64,
    /// Agreements whose ties and handling it closes.
    pub agreements: Vec<usize>,
    /// Pairs whose ties it closes, smaller index first.
    pub pairs: Vec<(usize, usize)>,
    /// Actors that it puts out of work.
    pub actors: Vec<usize>,
    /// Pairs that do not share when it strikes, by whatever route; smaller index first.
    pub between: Vec<(usize, usize)>,
}

impl Strike {
    /// Whether it closes the tie, by its agreement or its pair.
    pub(super) fn closes(&self, channel: &Channel) -> bool {
        let (a, b) = channel.ends;
        let agreed = channel
            .agreement
            .is_some_and(|of| self.agreements.contains(&of));
        agreed || self.pairs.contains(&(a.min(b), a.max(b)))
    }
}

/// Causes that may or may not strike, at the most: 1024 states.
const MOST_UNSURE: usize = 10;

/// What metrics say when there are more.
pub const TOO_MANY_CAUSES: &str = "more than 10 common causes";

/// One combination of causes that strike.
pub struct State {
    /// How likely it is.
    pub probability: f64,
    /// Whether each cause strikes.
    pub struck: Vec<bool>,
}

/// Every combination of causes that can occur under the odds.
///
/// # Errors
/// The phrase of [`TOO_MANY_CAUSES`].
pub fn states(odds: &Odds) -> Result<Vec<State>, &'static str> {
    let unsure: Vec<usize> = (0..odds.cause.len())
        .filter(|&cause| odds.cause[cause] > 0.0 && odds.cause[cause] < 1.0)
        .collect();
    if unsure.len() > MOST_UNSURE {
        return Err(TOO_MANY_CAUSES);
    }
    let sure: Vec<bool> = odds.cause.iter().map(|&kept| kept == 0.0).collect();
    let state = |bits: usize| {
        let mut state = State {
            probability: 1.0,
            struck: sure.clone(),
        };
        for (bit, &cause) in unsure.iter().enumerate() {
            let struck = bits >> bit & 1 == 1;
            state.struck[cause] = struck;
            let kept = odds.cause[cause];
            state.probability *= if struck { 1.0 - kept } else { kept };
        }
        state
    };
    Ok((0..1 << unsure.len()).map(state).collect())
}

impl State {
    /// The causes that strike.
    pub fn strikes<'v>(&'v self, view: &'v View) -> impl Iterator<Item = &'v Strike> {
        let strikes = view.strikes().iter().zip(&self.struck);
        strikes.filter_map(|(strike, struck)| struck.then_some(strike))
    }

    /// Whether the two share nothing, by whatever route.
    pub fn parts(&self, view: &View, a: usize, b: usize) -> bool {
        let pair = (a.min(b), a.max(b));
        self.strikes(view)
            .any(|strike| strike.between.contains(&pair))
    }

    /// The odds when these causes strike, with `held` surely up or surely down whatever they close.
    pub fn odds(&self, view: &View, odds: &Odds, held: Option<(Loss, bool)>) -> Odds {
        let mut odds = odds.clone();
        for strike in self.strikes(view) {
            for (at, channel) in view.channels().iter().enumerate() {
                if strike.closes(channel) {
                    odds.channel[at] = 0.0;
                }
            }
            for (at, grant) in view.grants().iter().enumerate() {
                if strike.agreements.contains(&grant.agreement) {
                    odds.grant[at] = 0.0;
                }
            }
        }
        if let Some((thing, up)) = held {
            hold(view, &mut odds, thing, up);
        }
        // Actors last: a tie that is held up does not bring back an actor at its end.
        for &actor in self.strikes(view).flat_map(|strike| &strike.actors) {
            if held != Some((Loss::Actor(actor), true)) {
                close_actor(view, &mut odds, actor);
            }
        }
        odds
    }
}

/// An actor that does not work: its ties go too, since diagrams ask only actors that are not sure.
fn close_actor(view: &View, odds: &mut Odds, actor: usize) {
    odds.actor[actor] = 0.0;
    for (at, channel) in view.channels().iter().enumerate() {
        if channel.ends.0 == actor || channel.ends.1 == actor {
            odds.channel[at] = 0.0;
        }
    }
}

/// Puts a thing surely up or surely down.
fn hold(view: &View, odds: &mut Odds, thing: Loss, up: bool) {
    let value = f64::from(u8::from(up));
    match thing {
        Loss::Actor(actor) if up => odds.actor[actor] = 1.0,
        Loss::Actor(actor) => close_actor(view, odds, actor),
        Loss::Link(link) => {
            for &channel in &view.links()[link].channels {
                odds.channel[channel] = value;
            }
        }
        Loss::Agreement(agreement) => {
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
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Odds, TOO_MANY_CAUSES, states};

    fn odds(cause: &[f64]) -> Odds {
        Odds {
            actor: Vec::new(),
            channel: Vec::new(),
            grant: Vec::new(),
            cause: cause.to_vec(),
        }
    }

    #[test]
    fn ten_causes_may_be_unsure_however_many_surely_strike_or_never_do() {
        let mut cause = vec![0.0, 1.0, 0.0, 1.0];
        cause.extend([0.5; 10]);
        let found = states(&odds(&cause)).expect("ten unsure causes");
        assert_eq!(found.len(), 1024);
        for state in &found {
            assert_eq!(state.struck[..4], [true, false, true, false]);
            assert_eq!(state.probability, 0.5_f64.powi(10));
        }
        cause.push(0.5);
        assert_eq!(states(&odds(&cause)).err(), Some(TOO_MANY_CAUSES));
    }

    #[test]
    fn every_combination_of_causes_is_as_likely_as_its_causes_are_together() {
        let found = states(&odds(&[0.75, 0.0, 0.25])).expect("two unsure causes");
        assert_eq!(found.len(), 4);
        for (struck, probability) in [
            ([false, true, false], 0.1875),
            ([true, true, false], 0.0625),
            ([false, true, true], 0.5625),
            ([true, true, true], 0.1875),
        ] {
            let state = found.iter().find(|state| state.struck == struck);
            assert_eq!(state.map(|state| state.probability), Some(probability));
        }
    }
}
