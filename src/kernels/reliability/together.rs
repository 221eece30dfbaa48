//! All-terminal and k-terminal reliability: that every one of some actors works and is joined to every other.

use super::{
    super::{
        estimate::Estimate,
        view::{Loss, View},
    },
    Odds,
    causes::states,
    crossing::OpenTogether,
    forest::{ALWAYS, Forest, Root, TOO_LARGE},
    granted::{some_route, variables},
    polynomial,
    sample::Sample,
};
use crate::model::{Score, Transit};

/// The event that some actors are all joined, for any odds.
#[derive(Clone, Debug)]
pub struct Together {
    terminals: Vec<usize>,
    event: Event,
}

#[derive(Clone, Debug)]
enum Event {
    /// One actor is joined to all others, of which there are none, but must still work.
    Alone(usize),
    Open(OpenTogether),
    Granted(Forest, Root),
}

impl Together {
    /// That all of `terminals` work and every two of them are joined by a working, permitted route.
    ///
    /// # Errors
    /// A phrase, when the network is beyond exact reliability; where ties run one way under open transit it always is.
    pub fn of(view: &View, terminals: &[usize]) -> Result<Self, &'static str> {
        view.availabilities_are_known()?;
        let mut terminals = terminals.to_vec();
        terminals.sort_unstable();
        terminals.dedup();
        let event = match (terminals.as_slice(), view.transit()) {
            ([], _) => return Err("no actor is named"),
            ([alone], _) => Event::Alone(*alone),
            (_, Transit::Open) if view.is_directed() => return Err(TOO_LARGE),
            (many, Transit::Open) => Event::Open(OpenTogether::of(view, many)?),
            (many, Transit::Granted) => {
                let mut forest = Forest::new();
                let mut all = ALWAYS;
                let within = |(a, b): &(usize, usize)| many.contains(a) && many.contains(b);
                for (a, b) in view.pairs().filter(within) {
                    let pair = some_route(view, a, b, &mut forest, |_| true)?;
                    all = forest.and(all, pair)?;
                }
                Event::Granted(forest, all)
            }
        };
        Ok(Self { terminals, event })
    }

    /// Its probability under the odds.
    ///
    /// # Errors
    /// A phrase, when there are too many common causes.
    pub fn under(&self, view: &View, odds: &Odds) -> Result<f64, &'static str> {
        self.conditioned(view, odds, None)
    }

    /// The same with one thing held surely up or surely down, whatever common causes close.
    ///
    /// # Errors
    /// A phrase, when there are too many common causes.
    pub fn holding(
        &self,
        view: &View,
        odds: &Odds,
        thing: Loss,
        up: bool,
    ) -> Result<f64, &'static str> {
        self.conditioned(view, odds, Some((thing, up)))
    }

    fn conditioned(
        &self,
        view: &View,
        odds: &Odds,
        held: Option<(Loss, bool)>,
    ) -> Result<f64, &'static str> {
        let mut total = 0.0;
        for state in states(odds)? {
            let pairs = self.terminals.iter().enumerate();
            let mut pairs =
                pairs.flat_map(|(at, &a)| self.terminals[at + 1..].iter().map(move |&b| (a, b)));
            if pairs.any(|(a, b)| state.parts(view, a, b)) {
                continue;
            }
            let odds = state.odds(view, odds, held);
            total += state.probability
                * match &self.event {
                    Event::Alone(actor) => odds.actor[*actor],
                    Event::Open(open) => open.under(view, &odds),
                    Event::Granted(forest, root) => {
                        forest.probabilities(&variables(&odds))[*root as usize]
                    }
                };
        }
        Ok(total)
    }

    /// The reliability polynomial: with every tied pair (under granted transit every single tie) as sure as every other
    /// and all else sure, entry i is the number of sets of i ties that keep the terminals joined. Common causes are left
    /// out.
    ///
    /// # Errors
    /// A phrase, when the network is too large for exact counts.
    pub fn counts(&self, view: &View) -> Result<Vec<u128>, &'static str> {
        let ties = match view.transit() {
            Transit::Open => view.links().len(),
            Transit::Granted => view.channels().len(),
        };
        if ties > polynomial::MOST_TIES {
            return Err("more than 120 ties, too many for exact counts");
        }
        let powers = match &self.event {
            Event::Alone(_) => vec![1],
            Event::Open(open) => open.powers(view)?,
            Event::Granted(forest, root) => polynomial::of_forest(forest, *root, view.n(), ties)?,
        };
        Ok(polynomial::counts(&powers, ties))
    }
}

/// Probability that every actor works and every pair is joined by a working, permitted route.
///
/// # Errors
/// A phrase, when the network is beyond exact reliability.
pub fn all_terminal(view: &View) -> Result<f64, &'static str> {
    let everyone: Vec<usize> = (0..view.n()).collect();
    k_terminal(view, &everyone)
}

/// Probability that all of `terminals` work and every two of them are joined by a working, permitted route; in a
/// directed network in both directions.
///
/// # Errors
/// A phrase, when the network is beyond exact reliability, and without terminals.
pub fn k_terminal(view: &View, terminals: &[usize]) -> Result<f64, &'static str> {
    Together::of(view, terminals)?.under(view, &Odds::of(view))
}

/// The same as a score: exact where that can be, else estimated from a seeded sample, which is the same for any number
/// of threads; undefined where an availability is unknown or even a sample would cost too much.
pub fn k_terminal_score(view: &View, terminals: &[usize]) -> Score {
    if let Err(reason) = view.availabilities_are_known() {
        return Score::Undefined(reason);
    }
    if let Ok(value) = k_terminal(view, terminals) {
        return Score::from_f64(value);
    }
    let everyone = (0..view.n()).all(|actor| terminals.contains(&actor));
    let estimate = if everyone {
        view.sample().map(Sample::all)
    } else {
        Sample::draw(view, &Odds::of(view), terminals).map(|sample| sample.all())
    };
    match estimate {
        Ok(estimate) => estimated(estimate, 1.0),
        Err(reason) => Score::Undefined(reason),
    }
}

/// An estimate times a known factor.
pub fn estimated(estimate: Estimate, factor: f64) -> Score {
    Score::Estimated {
        value: estimate.value * factor,
        error: estimate.error * factor,
    }
}

#[cfg(test)]
mod tests {
    use super::{Estimate, Score, Together, estimated, k_terminal_score, polynomial::MOST_TIES};
    use crate::by_hand::{numbered, view};

    #[test]
    fn a_star_of_a_hundred_and_twenty_ties_is_counted_and_one_of_more_is_not() {
        let star = |ties: usize| {
            let all: Vec<_> = (1..=ties).map(|at| (0, at, 1.0)).collect();
            let view = view(&numbered(ties + 1, &all));
            let everyone: Vec<usize> = (0..=ties).collect();
            Together::of(&view, &everyone).and_then(|all| all.counts(&view))
        };
        let mut expected = vec![0; MOST_TIES];
        expected.push(1);
        assert_eq!(star(MOST_TIES), Ok(expected));
        assert!(star(MOST_TIES + 1).is_err());
    }

    #[test]
    fn an_estimate_of_a_part_is_that_part_of_it_and_of_its_error() {
        let whole = Estimate {
            value: 0.5,
            error: 0.125,
        };
        let part = Score::Estimated {
            value: 0.125,
            error: 0.03125,
        };
        assert_eq!(estimated(whole, 0.25), part);
    }

    #[test]
    fn where_ties_run_one_way_it_is_estimated_that_each_reaches_every_other() {
        let mut study = numbered(3, &[(0, 1, 0.5), (1, 2, 0.5), (2, 0, 0.5)]);
        study.directed = true;
        for tie in &mut study.tie {
            tie.availability = tie.strength.take();
        }
        let view = view(&study);
        // All three must work, for two of them to reach each other as well.
        for terminals in [vec![0, 1, 2], vec![0, 2]] {
            assert!(Together::of(&view, &terminals).is_err());
            let found = k_terminal_score(&view, &terminals);
            let Score::Estimated { value, error } = found else {
                panic!("{found:?}");
            };
            assert!((value - 0.125).abs() < 5.0 * error, "{value} ± {error}");
        }
    }
}
