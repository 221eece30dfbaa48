//! Single points of failure in plain words: which state, tie or agreement, what breaks, who loses whom.

mod points;
mod sides;
mod words;

pub use sides::{FailureSides, SideFailures, failure_sides};

pub(super) use points::points;

use super::measure::{Measured, Summary};
use crate::{
    kernels::{Length, Loss, Odds, Reliability, View, request_consent},
    metrics::{Metric, Reading, Scope},
    model::Network,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// Pairs that one loss lists by name: in a chain every loss cuts a share of all pairs.
pub const MOST_LOSERS: usize = 1_000;

/// Pairs up to which it is listed which losses part each.
const MOST_PAIRS: usize = 2_000;

/// Node visits of the diagrams allowed for all losses together: a second or two.
const MOST_VISITS: usize = 300_000_000;

/// What the loss of one thing does to the others.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Failure {
    /// What is lost: an actor, a tie or an agreement.
    pub scope: Scope,
    /// Its id, or the two ids of a tie.
    pub subject: Vec<String>,
    /// Its name for readers.
    pub name: String,
    /// The name in the middle of a sentence: "the United States".
    #[serde(skip)]
    pub spoken: String,
    /// Pairs of others (of all, for a tie or agreement) that have a permitted route before.
    pub pairs: usize,
    /// Of these, the pairs that have none after.
    pub pairs_cut: usize,
    /// Who loses whom, at most [`MOST_LOSERS`] of them; `pairs_cut` counts all.
    pub losers: Vec<Loser>,
    /// Share of efficiency lost, counting hops; null where there was none to lose.
    pub efficiency_lost: Option<f64>,
    /// Mean probability that a request between others (between any, for a tie or agreement) is answered, before; null
    /// without such a pair, where an availability is unknown, or where it is too large for exact reliability.
    pub answered_before: Option<f64>,
    /// The same after the loss.
    pub answered_after: Option<f64>,
    /// Birnbaum importance for the mean probability that a request is answered, 0–1; null as above.
    pub importance: Option<f64>,
    /// Share of all requests that fail for which the failure of this thing decides: importance × (1 − availability) /
    /// (1 − mean probability). Null where no request fails, and for agreements, which have no availability of their own.
    pub criticality: Option<f64>,
    /// The finding in words.
    pub sentence: String,
}

/// Two actors that lose their last permitted route to each other.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Loser {
    /// One.
    pub a: String,
    /// The other.
    pub b: String,
}

/// A pair and the losses each of which parts it: a row of the matrix of who loses whom.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Parted {
    /// One of the pair.
    pub a: String,
    /// The other.
    pub b: String,
    /// Names of the actors, ties and agreements, the gravest first.
    pub by: Vec<String>,
}

/// The blocks of the ties and the actors in which they meet: a tree (a forest, where not all are joined).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BlockTree {
    /// Ids of each block's actors. Within a block no single loss of an actor parts any pair of the others.
    pub blocks: Vec<Vec<String>>,
    /// Ids of the actors in more than one block: their loss parts the blocks.
    pub cut_actors: Vec<String>,
    /// Ids of actors without ties.
    pub isolated: Vec<String>,
}

/// Every possible loss, the gravest first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Failures {
    /// Version of this shape.
    pub schema: &'static str,
    /// What was examined.
    pub network: Summary,
    /// In words: how many single points of failure there are.
    pub headline: String,
    /// Actors, ties and agreements by what their loss does.
    pub failures: Vec<Failure>,
    /// Every pair that some single loss parts; null beyond 2,000 pairs.
    pub parted: Option<Vec<Parted>>,
    /// Blocks of the ties alone, whatever the transit rule; null where ties run one way.
    pub tree: Option<BlockTree>,
}

/// Examines the loss of every actor, composed tie and agreement.
///
/// # Errors
/// A phrase, when permitted routes are too many to list.
pub fn failures(measured: &Measured) -> Result<Failures, &'static str> {
    let view = &measured.mid;
    let scopes = [Scope::Actor, Scope::Tie, Scope::Agreement];
    let importance = scopes.map(|scope| importance(measured, scope));
    let answers = Answers::of(view);
    let all_answered = answers.among(None, &|_| true);
    let listed = view.pair_count() <= MOST_PAIRS;
    let mut found = Vec::new();
    for loss in losses(view) {
        let pairs_cut = view.count_pairs_lost(loss)?;
        let most = if listed { pairs_cut } else { MOST_LOSERS };
        let lost = view.first_pairs_lost(loss, most)?;
        let kept = |actor: usize| loss != Loss::Actor(actor);
        let before = view.inverse_sum_before(loss, Length::Hops)?;
        let after = view.inverse_sum_after(loss, Length::Hops)?;
        let thing = Thing::of(&measured.network, view, loss);
        let importance = scopes.iter().zip(&importance).find_map(|(scope, scores)| {
            let at = thing.at;
            (*scope == thing.scope).then(|| scores.as_ref()?.get(at).copied().flatten())?
        });
        let [answered_before, answered_after] =
            [None, Some(loss)].map(|gone| answers.among(gone, &kept));
        let pairs = view.pairs_joined(kept)?;
        let ids = |&(a, b): &(usize, usize)| {
            let [a, b] = measured.network.pair_ids(a, b).map(String::from);
            Loser { a, b }
        };
        found.push((
            if listed { lost.clone() } else { Vec::new() },
            Failure {
                sentence: words::sentence(measured, loss, &thing, [pairs, pairs_cut], &lost),
                scope: thing.scope,
                subject: thing.subject,
                name: thing.name,
                spoken: thing.spoken,
                pairs,
                pairs_cut,
                losers: lost.iter().take(MOST_LOSERS).map(ids).collect(),
                efficiency_lost: (before > 0.0).then(|| (1.0 - after / before).max(0.0)),
                answered_before,
                answered_after,
                importance,
                criticality: criticality(importance, thing.availability, all_answered),
            },
        ));
    }
    found.sort_by(|(_, x), (_, y)| y.gravity().cmp(&x.gravity()).then(x.scope.cmp(&y.scope)));
    let parted = listed.then(|| parted(&measured.network, &found));
    let failures: Vec<Failure> = found.into_iter().map(|(_, failure)| failure).collect();
    Ok(Failures {
        schema: "linchpin/failures/1",
        network: measured.summary(),
        headline: words::headline(&failures),
        failures,
        parted,
        tree: (!view.is_directed()).then(|| BlockTree::of(&measured.network, view)),
    })
}

impl Failure {
    /// By what losses are ranked: share of pairs cut, then of efficiency, then importance, each in hundred-thousandths, so
    /// that rounding orders nothing.
    fn gravity(&self) -> [u64; 3] {
        let cut = self.pairs_cut as f64 / self.pairs.max(1) as f64;
        let parts = [Some(cut), self.efficiency_lost, self.importance];
        parts.map(|part| (part.unwrap_or(0.0) * 1e5).round() as u64)
    }
}

fn losses(view: &View) -> impl Iterator<Item = Loss> {
    let actors = (0..view.n()).map(Loss::Actor);
    let ties = (0..view.links().len()).map(Loss::Link);
    actors
        .chain(ties)
        .chain((0..view.agreements()).map(Loss::Agreement))
}

/// What is lost, for readers.
struct Thing {
    scope: Scope,
    subject: Vec<String>,
    name: String,
    /// In the middle of a sentence: with an article.
    spoken: String,
    /// Its place among those of its scope.
    at: usize,
    /// Probability that it works, where it has one of its own.
    availability: Option<f64>,
}

impl Thing {
    fn of(network: &Network, view: &View, loss: Loss) -> Self {
        match loss {
            Loss::Actor(at) => {
                let actor = network.actor(at);
                Self {
                    scope: Scope::Actor,
                    subject: vec![actor.id.clone()],
                    name: actor.title().to_string(),
                    spoken: actor.in_a_sentence(),
                    at,
                    availability: Some(view.availability(at)),
                }
            }
            Loss::Link(at) => {
                let link = &view.links()[at];
                let [a, b] = [link.a, link.b].map(|end| network.actor(end).title());
                let name = format!("{a}{}{b} tie", network.joint());
                Self {
                    scope: Scope::Tie,
                    subject: network.pair_ids(link.a, link.b).map(String::from).into(),
                    spoken: format!("the {name}"),
                    name,
                    at,
                    availability: view
                        .availabilities_are_known()
                        .is_ok()
                        .then_some(link.availability),
                }
            }
            Loss::Agreement(at) => {
                let agreement = &network.agreements()[at];
                Self {
                    scope: Scope::Agreement,
                    subject: vec![agreement.id.clone()],
                    name: agreement.name().to_string(),
                    spoken: agreement.name().to_string(),
                    at,
                    availability: None,
                }
            }
        }
    }
}

/// Importance of every subject of `scope`: the metric whose reading is availability there.
fn importance(measured: &Measured, scope: Scope) -> Option<Vec<Option<f64>>> {
    let metric: &'static Metric = crate::metrics::metrics()
        .find(|metric| metric.scope() == scope && metric.reading == Reading::Availability)?;
    let scores = metric.scores(&measured.mid);
    Some(scores.into_iter().map(|score| score.value()).collect())
}

/// Criticality importance of reliability engineering, for the mean over requests.
fn criticality(
    importance: Option<f64>,
    availability: Option<f64>,
    answered: Option<f64>,
) -> Option<f64> {
    let failing = 1.0 - answered?;
    (failing > 0.0).then(|| {
        importance
            .zip(availability)
            .map(|(i, a)| i * (1.0 - a) / failing)
    })?
}

/// How likely requests are answered, as coded and after losses.
struct Answers<'v> {
    view: &'v View,
    /// Per pair, as coded; `None` where it is undefined or too many losses would have to be tried.
    joined: Option<Vec<f64>>,
}

impl<'v> Answers<'v> {
    fn of(view: &'v View) -> Self {
        let affordable = |reliability: &Reliability| {
            losses(view).count().saturating_mul(reliability.size(view)) <= MOST_VISITS
        };
        let reliability = view.reliability().ok().filter(|&known| affordable(known));
        let joined = reliability.map(|known| {
            (0..view.pair_count())
                .map(|index| known.pair(index))
                .collect()
        });
        Self { view, joined }
    }

    /// Mean over the pairs of actors that `keep` keeps, after `loss`; `None` without such a pair.
    fn among(&self, loss: Option<Loss>, keep: &dyn Fn(usize) -> bool) -> Option<f64> {
        let (view, before) = (self.view, self.joined.as_ref()?);
        let after = loss.map(|loss| {
            view.reliability()
                .and_then(|known| known.pairs_holding(view, &Odds::of(view), loss, false))
        });
        let joined = match &after {
            None => before,
            Some(after) => after.as_ref().ok()?,
        };
        let pairs = view.pairs().zip(joined);
        let asked: Vec<f64> = pairs
            .filter(|&((a, b), _)| keep(a) && keep(b))
            .map(|((a, b), joined)| request_consent(view, (a, b)) * joined)
            .collect();
        (!asked.is_empty()).then(|| asked.iter().sum::<f64>() / asked.len() as f64)
    }
}

/// By pair, the losses that part it.
fn parted(network: &Network, found: &[(Vec<(usize, usize)>, Failure)]) -> Vec<Parted> {
    let mut by: BTreeMap<(usize, usize), Vec<String>> = BTreeMap::new();
    for (lost, failure) in found {
        for &pair in lost {
            by.entry(pair).or_default().push(failure.name.clone());
        }
    }
    by.into_iter()
        .map(|((a, b), by)| {
            let [a, b] = network.pair_ids(a, b).map(String::from);
            Parted { a, b, by }
        })
        .collect()
}

impl BlockTree {
    fn of(network: &Network, view: &View) -> Self {
        let blocks = view.blocks();
        let mut blocks_of = vec![0_usize; view.n()];
        blocks
            .iter()
            .flatten()
            .for_each(|&actor| blocks_of[actor] += 1);
        let id = |actor: usize| network.actor(actor).id.clone();
        let actors = |test: &dyn Fn(usize) -> bool| -> Vec<String> {
            let chosen = (0..view.n()).filter(|&actor| test(blocks_of[actor]));
            chosen.map(id).collect()
        };
        Self {
            blocks: blocks
                .iter()
                .map(|block| block.iter().map(|&actor| id(actor)).collect())
                .collect(),
            cut_actors: actors(&|count| count > 1),
            isolated: actors(&|count| count == 0),
        }
    }
}
