//! Reliability: the probability that pairs (or all of some actors) are joined by working, permitted routes when ties,
//! hubs' handling and actors fail independently, and common causes close several of them at once.
//!
//! Exact as far as it goes. Open transit ([`open`], [`crossing`]) is solved block by block ([`blocks`]). Of a block either all
//! sets of actors are gone through ([`subsets`]), where it is small and dense; or the states of its frontier are
//! ([`frontier`], over an [`order`] of actors that keeps it narrow, each state a [`partition`] in one number), once for
//! all pairs ([`pairs`]) or for given terminals; or, where ties run one way, the search is played through ([`directed`]).
//! Granted transit ([`granted`]) takes the listed permitted routes and forms "some route works" in a [`forest`] of
//! decision diagrams. Whichever it is, the structure is kept and one pass over it gives every pair for any odds; common
//! causes ([`causes`]) are conditioned on, one pass for each combination that can strike. What is too large is estimated
//! from a seeded [`sample`], with its standard error.

#[cfg(test)]
mod agreement;
mod blocks;
mod causes;
mod crossing;
mod directed;
mod draw;
mod forest;
mod frontier;
mod granted;
mod hashing;
mod open;
mod order;
mod pairs;
mod partition;
mod polynomial;
mod routes;
mod sample;
mod states;
mod subsets;
mod timed;
mod together;

use super::view::{Loss, View};
use crate::model::{Score, Transit};
pub use causes::Strike;
use causes::states;
use granted::Granted;
use open::Open;
pub use routes::{SingleRoute, single_routes};
pub use sample::Sample;
pub use timed::{Asked, Timed, informed_within, within};
use together::estimated;
pub use together::{Together, all_terminal, k_terminal, k_terminal_score};

/// The reliability of every pair of a view, for any odds.
#[derive(Clone, Debug)]
pub struct Reliability {
    event: Event,
    probability: Vec<f64>,
}

#[derive(Clone, Debug)]
enum Event {
    Open(Open),
    Granted(Granted),
}

/// How likely each thing is to work: probabilities.
#[derive(Clone, Debug, PartialEq)]
pub struct Odds {
    /// Per actor.
    pub actor: Vec<f64>,
    /// Per single tie.
    pub channel: Vec<f64>,
    /// Per relay grant: the hub's handling.
    pub grant: Vec<f64>,
    /// Per common cause: that it does not strike.
    pub cause: Vec<f64>,
}

impl Odds {
    /// The odds as coded.
    pub fn of(view: &View) -> Self {
        let channels = view.channels().iter();
        let grants = view.grants().iter();
        let strikes = view.strikes().iter();
        Self {
            actor: (0..view.n())
                .map(|actor| view.availability(actor))
                .collect(),
            channel: channels.map(|channel| channel.availability).collect(),
            grant: grants.map(|grant| grant.availability).collect(),
            cause: strikes.map(|strike| strike.availability).collect(),
        }
    }

    /// Puts what `loss` names surely down: the odds on `view` are then those of [`View::without`].
    pub fn lose(&mut self, view: &View, loss: Loss) {
        let mut down = |gone: &dyn Fn(usize) -> bool| {
            let channels = self.channel.iter_mut().enumerate();
            channels
                .filter(|(at, _)| gone(*at))
                .for_each(|(_, odds)| *odds = 0.0);
        };
        let channels = view.channels();
        match loss {
            Loss::Actor(actor) => {
                down(&|at| channels[at].ends.0 == actor || channels[at].ends.1 == actor);
                self.actor[actor] = 0.0;
            }
            Loss::Link(link) => down(&|at| view.links()[link].channels.contains(&at)),
            Loss::Agreement(agreement) => {
                down(&|at| channels[at].agreement == Some(agreement));
                for (grant, odds) in view.grants().iter().zip(&mut self.grant) {
                    if grant.agreement == agreement {
                        *odds = 0.0;
                    }
                }
            }
        }
    }
}

impl Reliability {
    pub(super) fn of(view: &View) -> Result<Self, &'static str> {
        let event = match view.transit() {
            Transit::Open => Event::Open(Open::of(view)?),
            Transit::Granted => Event::Granted(Granted::of(view)?),
        };
        let mut reliability = Self {
            event,
            probability: Vec::new(),
        };
        let coded = Odds::of(view);
        reliability.probability = reliability.conditioned(view, &coded, None)?;
        Ok(reliability)
    }

    /// Probability that the pair with this index is joined.
    pub fn pair(&self, index: usize) -> f64 {
        self.probability[index]
    }

    /// The same for every pair, under other odds. The coded odds must be no less sure of actors: one that is coded as
    /// always working is not asked.
    ///
    /// # Errors
    /// A phrase, when there are too many common causes.
    pub fn pairs_under(&self, view: &View, odds: &Odds) -> Result<Vec<f64>, &'static str> {
        self.conditioned(view, odds, None)
    }

    /// The same event under the odds that `view` has now.
    pub(super) fn revalue(&mut self, view: &View) {
        // The causes are as many as when it was made, so this cannot fail.
        if let Ok(probability) = self.conditioned(view, &Odds::of(view), None) {
            self.probability = probability;
        }
    }

    /// The same with one thing held surely up or surely down, whatever common causes close: an intervention, not an
    /// observation, so that the causes strike as often as before.
    ///
    /// # Errors
    /// A phrase, when there are too many common causes.
    pub fn pairs_holding(
        &self,
        view: &View,
        odds: &Odds,
        thing: Loss,
        up: bool,
    ) -> Result<Vec<f64>, &'static str> {
        self.conditioned(view, odds, Some((thing, up)))
    }

    fn conditioned(
        &self,
        view: &View,
        odds: &Odds,
        held: Option<(Loss, bool)>,
    ) -> Result<Vec<f64>, &'static str> {
        let mut total = vec![0.0; view.pair_count()];
        for state in states(odds)? {
            let joined = self.pairs_of(view, &state.odds(view, odds, held));
            for ((sum, (a, b)), joined) in total.iter_mut().zip(view.pairs()).zip(joined) {
                if !state.parts(view, a, b) {
                    *sum += state.probability * joined;
                }
            }
        }
        Ok(total)
    }

    fn pairs_of(&self, view: &View, odds: &Odds) -> Vec<f64> {
        match &self.event {
            Event::Open(open) => open.pairs(view, odds),
            Event::Granted(granted) => granted.pairs(odds),
        }
    }

    /// Steps of making it anew for a network much like this one: a node of a diagram takes some twenty times as long to
    /// find as to read.
    pub fn building(&self, view: &View) -> usize {
        let nodes = match &self.event {
            Event::Open(open) => open.nodes(),
            Event::Granted(granted) => granted.forest.len(),
        };
        20 * nodes + self.size(view)
    }

    /// Steps of one pass, common causes included: what one more costs.
    pub fn size(&self, view: &View) -> usize {
        let pass = match &self.event {
            Event::Open(open) => open.size(),
            Event::Granted(granted) => granted.forest.len(),
        };
        pass * states(&Odds::of(view)).map_or(1, |states| states.len())
    }
}

/// Probability that the originator of a request consents: of `a` where pairs are ordered, the mean of the two where
/// either may be it.
pub fn request_consent(view: &View, (a, b): (usize, usize)) -> f64 {
    if view.is_directed() || view.consent(a) == view.consent(b) {
        view.consent(a)
    } else {
        (view.consent(a) + view.consent(b)) / 2.0
    }
}

/// Per pair the probability that a request is answered: consent times two-terminal reliability. Exact, or estimated
/// where the network is beyond that; a pair without any route is exactly 0.
pub fn share_scores(view: &View) -> Vec<Score> {
    let consent = |pair| request_consent(view, pair);
    scores(view, consent)
}

/// Per pair the two-terminal reliability, without consent; exact or estimated.
pub fn pair_scores(view: &View) -> Vec<Score> {
    scores(view, |_| 1.0)
}

fn scores(view: &View, factor: impl Fn((usize, usize)) -> f64) -> Vec<Score> {
    let pairs = view.pairs().enumerate();
    if let Ok(reliability) = view.reliability() {
        let score = |(index, pair)| Score::from_f64(factor(pair) * reliability.pair(index));
        return pairs.map(score).collect();
    }
    match view.sample() {
        Ok(sample) => pairs
            .map(|(index, pair)| match factor(pair) {
                0.0 => Score::Defined(0.0),
                factor => estimated(sample.pair(index), factor),
            })
            .collect(),
        Err(reason) => vec![Score::Undefined(reason); view.pair_count()],
    }
}

/// The mean over pairs of the probability that a request is answered; exact or estimated. Needs two actors.
pub fn mean_share_score(view: &View) -> Score {
    if let Ok(reliability) = view.reliability() {
        let pairs = view.pairs().enumerate();
        let answered =
            pairs.map(|(index, pair)| request_consent(view, pair) * reliability.pair(index));
        return Score::from_f64(answered.sum::<f64>() / view.pair_count() as f64);
    }
    match view.sample() {
        Ok(sample) => estimated(sample.mean_answered(), 1.0),
        Err(reason) => Score::Undefined(reason),
    }
}

#[cfg(test)]
mod tests {
    use super::View;
    use crate::{
        by_hand::{actors, numbered, view},
        model::{Agreement, Member, Range, Study, Transit},
    };

    fn where_each_works(mut study: Study, up: f64) -> View {
        for actor in &mut study.actor {
            actor.availability = Some(Range::exact(up));
        }
        view(&study)
    }

    fn ring(n: usize, up: f64, directed: bool) -> View {
        let ties: Vec<_> = (0..n).map(|at| (at, (at + 1) % n, 1.0)).collect();
        let study = Study {
            directed,
            ..numbered(n, &ties)
        };
        where_each_works(study, up)
    }

    /// A hub that passes on between two members.
    fn arrangement(up: f64) -> View {
        let study = Study {
            transit: Transit::Granted,
            agreement: vec![Agreement {
                id: "R".into(),
                hub: Some("v00".into()),
                members: Some(["v00", "v01", "v02"].map(Member::named).to_vec()),
                ..Agreement::default()
            }],
            ..actors(&["v00", "v01", "v02"])
        };
        where_each_works(study, up)
    }

    /// Solved by states, by searches, and by permitted routes.
    const MADE: [fn(f64) -> View; 3] = [
        |up| ring(16, up, false),
        |up| ring(12, up, true),
        arrangement,
    ];

    #[test]
    fn who_always_works_is_not_asked_which_makes_a_pass_shorter() {
        for made in MADE {
            let [sure, unsure] = [1.0, 0.5].map(|up| {
                let view = made(up);
                view.reliability().expect("small enough").size(&view)
            });
            assert!(sure < unsure, "{sure}, {unsure}");
        }
    }

    #[test]
    fn to_make_it_anew_takes_several_times_as_long_as_a_pass() {
        for made in MADE {
            let view = made(1.0);
            let reliability = view.reliability().expect("small enough");
            assert!(reliability.building(&view) >= 3 * reliability.size(&view));
        }
    }
}
