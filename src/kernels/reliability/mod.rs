//! Exact reliability: the probability that pairs (or all actors) are joined by working, permitted routes
//! when ties, hubs' handling and actors fail independently.
//!
//! Open transit builds a decision diagram per pair over the frontier, or where ties run one way by playing the search
//! through; granted transit takes the listed
//! permitted routes and forms "some route works". Either way one pass over the shared diagrams gives every
//! pair, for any odds.

mod directed;
mod forest;
mod frontier;

use super::{
    permitted::Route,
    view::{Loss, View, any_of},
};
use crate::model::Transit;
use forest::{ALWAYS, Forest, NEVER, Root};

/// The decision diagrams of every pair of a view.
#[derive(Clone, Debug)]
pub struct Reliability {
    forest: Forest,
    pairs: Vec<Root>,
    probability: Vec<f64>,
}

/// How likely each thing is to work.
#[derive(Clone, Debug, PartialEq)]
pub struct Odds {
    /// Per actor.
    pub actor: Vec<f64>,
    /// Per single tie.
    pub channel: Vec<f64>,
    /// Per relay grant: the hub's handling.
    pub grant: Vec<f64>,
}

impl Odds {
    /// The odds as coded.
    pub fn of(view: &View) -> Self {
        Self {
            actor: (0..view.n())
                .map(|actor| view.availability(actor))
                .collect(),
            channel: view
                .channels()
                .iter()
                .map(|channel| channel.availability)
                .collect(),
            grant: view
                .grants()
                .iter()
                .map(|grant| grant.availability)
                .collect(),
        }
    }

    /// Makes what `loss` names fail surely: a tie, an actor's ties and handling, or an agreement's.
    pub fn lose(&mut self, view: &View, loss: Loss) {
        for (odds, channel) in self.channel.iter_mut().zip(view.channels()) {
            let gone = match loss {
                Loss::Actor(actor) => channel.ends.0 == actor || channel.ends.1 == actor,
                Loss::Link(link) => channel.ends == (view.links()[link].a, view.links()[link].b),
                Loss::Agreement(agreement) => channel.agreement == Some(agreement),
            };
            if gone {
                *odds = 0.0;
            }
        }
        for (odds, grant) in self.grant.iter_mut().zip(view.grants()) {
            let gone = match loss {
                Loss::Actor(actor) => grant.hub == actor,
                Loss::Link(_) => false,
                Loss::Agreement(agreement) => grant.agreement == agreement,
            };
            if gone {
                *odds = 0.0;
            }
        }
    }

    /// One number per variable: actors, then composed ties (open) or single ties and grants (granted).
    fn variables(&self, view: &View) -> Vec<f64> {
        let mut variables = self.actor.clone();
        match view.transit() {
            Transit::Open => variables.extend(
                view.links()
                    .iter()
                    .map(|link| any_of(link.channels.iter().map(|&channel| self.channel[channel]))),
            ),
            Transit::Granted => {
                variables.extend(&self.channel);
                variables.extend(&self.grant);
            }
        }
        variables
    }
}

impl Reliability {
    pub(super) fn of(view: &View) -> Result<Self, &'static str> {
        let mut forest = Forest::new();
        let pairs = match view.transit() {
            Transit::Open if view.is_directed() => view
                .pairs()
                .map(|(a, b)| directed::reaches(view, a, b, &mut forest))
                .collect::<Result<_, _>>()?,
            Transit::Open => open_pairs(view, &mut forest)?,
            Transit::Granted => granted_pairs(view, &mut forest)?,
        };
        let probability = forest.probabilities(&Odds::of(view).variables(view));
        Ok(Self {
            forest,
            pairs,
            probability,
        })
    }

    /// Probability that the pair with this index is joined.
    pub fn pair(&self, index: usize) -> f64 {
        self.probability[self.pairs[index] as usize]
    }

    /// The same for every pair, under other odds.
    pub fn pairs_under(&self, view: &View, odds: &Odds) -> Vec<f64> {
        let probability = self.forest.probabilities(&odds.variables(view));
        self.pairs
            .iter()
            .map(|&root| probability[root as usize])
            .collect()
    }

    /// Number of nodes of the diagrams: what one more pass costs.
    pub fn size(&self) -> usize {
        self.forest.len()
    }
}

/// Probability that every actor works and every pair is joined by a working, permitted route.
///
/// # Errors
/// A phrase, when the network is beyond exact reliability.
pub fn all_terminal(view: &View) -> Result<f64, &'static str> {
    view.availabilities_are_known()?;
    let mut forest = Forest::new();
    let root = match view.transit() {
        Transit::Open => {
            let ties = ends(view);
            let everyone: Vec<usize> = (0..view.n()).collect();
            let order = frontier::order(view.n(), &ties);
            open_question(view, &ties, &order, &everyone, &mut forest)?
        }
        Transit::Granted => {
            let mut all = ALWAYS;
            for pair in granted_pairs(view, &mut forest)? {
                all = forest.and(all, pair)?;
            }
            all
        }
    };
    let joined = forest.probabilities(&Odds::of(view).variables(view))[root as usize];
    // A lone actor is joined to all others, of which there are none, but must still work.
    Ok(if view.n() == 1 {
        view.availability(0)
    } else {
        joined
    })
}

fn ends(view: &View) -> Vec<(usize, usize)> {
    view.links().iter().map(|link| (link.a, link.b)).collect()
}

fn open_pairs(view: &View, forest: &mut Forest) -> Result<Vec<Root>, &'static str> {
    let ties = ends(view);
    let order = frontier::order(view.n(), &ties);
    view.pairs()
        .map(|(a, b)| open_question(view, &ties, &order, &[a, b], forest))
        .collect()
}

fn open_question(
    view: &View,
    ties: &[(usize, usize)],
    order: &[usize],
    terminals: &[usize],
    forest: &mut Forest,
) -> Result<Root, &'static str> {
    let question = frontier::Question {
        n: view.n(),
        ties,
        tie_variable: &|tie| view.n() + tie,
        actor_variable: &|actor| (view.availability(actor) < 1.0).then_some(actor),
        terminals,
        order,
    };
    frontier::connected(&question, forest)
}

fn granted_pairs(view: &View, forest: &mut Forest) -> Result<Vec<Root>, &'static str> {
    let permitted = view.permitted()?;
    view.pairs()
        .map(|(a, b)| {
            let mut some = NEVER;
            for route in permitted.between(view, a, b) {
                let works = route_works(view, route, forest)?;
                some = forest.or(some, works)?;
            }
            Ok(some)
        })
        .collect()
}

fn route_works(view: &View, route: &Route, forest: &mut Forest) -> Result<Root, &'static str> {
    let (channel, grant) = (view.n(), view.n() + view.channels().len());
    let mut works = ALWAYS;
    for &actor in route
        .actors
        .iter()
        .filter(|&&actor| view.availability(actor) < 1.0)
    {
        let up = forest.variable(actor)?;
        works = forest.and(works, up)?;
    }
    for leg in &route.legs {
        let mut some = NEVER;
        for &tie in leg {
            let up = forest.variable(channel + tie)?;
            some = forest.or(some, up)?;
        }
        works = forest.and(works, some)?;
    }
    for &relay in &route.grants {
        let up = forest.variable(grant + relay)?;
        works = forest.and(works, up)?;
    }
    Ok(works)
}
