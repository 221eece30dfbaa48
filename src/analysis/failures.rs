//! Single points of failure in plain words: which state, tie or agreement, what breaks, who loses whom.

use super::measure::{Measured, Summary};
use crate::{
    kernels::{Length, Loss},
    metrics::{Metric, Scope},
    model::{Transit, list},
};
use serde::Serialize;

/// Pairs that one loss lists by name: in a chain every loss cuts a share of all pairs.
pub const MOST_LOSERS: usize = 1_000;

/// What the loss of one thing does to the others.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Failure {
    /// What is lost: an actor, a tie or an agreement.
    pub scope: Scope,
    /// Its id, or the two ids of a tie.
    pub subject: Vec<String>,
    /// Its name for readers.
    pub name: String,
    /// Pairs of others (of all, for a tie or agreement) that have a permitted route before.
    pub pairs: usize,
    /// Of these, the pairs that have none after.
    pub pairs_cut: usize,
    /// Who loses whom, at most [`MOST_LOSERS`] of them; `pairs_cut` counts all.
    pub losers: Vec<Loser>,
    /// Share of efficiency lost, counting hops; null where there was none to lose.
    pub efficiency_lost: Option<f64>,
    /// Birnbaum importance for the mean probability that a request is answered; null where it is too large for
    /// exact reliability.
    pub importance: Option<f64>,
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
}

/// Examines the loss of every actor, composed tie and agreement.
///
/// # Errors
/// A phrase, when permitted routes are too many to list.
pub fn failures(measured: &Measured) -> Result<Failures, &'static str> {
    let view = &measured.mid;
    let network = &measured.network;
    let mut found = Vec::new();
    let losses = (0..view.n())
        .map(Loss::Actor)
        .chain((0..view.links().len()).map(Loss::Link))
        .chain((0..view.agreements()).map(Loss::Agreement));
    let importance =
        [Scope::Actor, Scope::Tie, Scope::Agreement].map(|scope| importance(measured, scope));
    for loss in losses {
        let lost = view.pairs_lost(loss)?;
        let kept = |actor: usize| loss != Loss::Actor(actor);
        let pairs = view.pairs_joined(kept)?;
        let before = view.sweep(Length::Hops)?.inverse_sum(kept).0;
        let after = view.inverse_sum_after(loss, Length::Hops)?;
        let (scope, subject, name, column, at) = match loss {
            Loss::Actor(at) => (
                Scope::Actor,
                vec![network.actor(at).id.clone()],
                network.actor(at).title().to_string(),
                0,
                at,
            ),
            Loss::Link(at) => {
                let link = &view.links()[at];
                let ids = network.pair_ids(link.a, link.b).map(String::from).to_vec();
                let name = format!(
                    "{}{}{} tie",
                    network.actor(link.a).title(),
                    network.joint(),
                    network.actor(link.b).title()
                );
                (Scope::Tie, ids, name, 1, at)
            }
            Loss::Agreement(at) => {
                let agreement = &network.agreements()[at];
                (
                    Scope::Agreement,
                    vec![agreement.id.clone()],
                    agreement.name().to_string(),
                    2,
                    at,
                )
            }
        };
        let title = |actor: usize| network.actor(actor).title();
        let named =
            |&(a, b): &(usize, usize)| format!("{}{}{}", title(a), network.joint(), title(b));
        let spoken = match loss {
            Loss::Actor(at) => network.actor(at).in_a_sentence(),
            Loss::Link(_) => format!("the {name}"),
            Loss::Agreement(_) => name.clone(),
        };
        let sentence = sentence(
            measured,
            loss,
            &spoken,
            pairs,
            lost.len(),
            &lost.iter().take(NAMED + 1).map(named).collect::<Vec<_>>(),
        );
        found.push(Failure {
            scope,
            subject,
            name,
            pairs,
            pairs_cut: lost.len(),
            losers: lost
                .iter()
                .take(MOST_LOSERS)
                .map(|&(a, b)| {
                    let [a, b] = network.pair_ids(a, b).map(String::from);
                    Loser { a, b }
                })
                .collect(),
            efficiency_lost: (before > 0.0).then(|| (1.0 - after / before).max(0.0)),
            importance: importance[column]
                .as_ref()
                .and_then(|scores| scores.get(at).copied().flatten()),
            sentence,
        });
    }
    let share = |failure: &Failure| {
        if failure.pairs == 0 {
            0.0
        } else {
            failure.pairs_cut as f64 / failure.pairs as f64
        }
    };
    found.sort_by(|x, y| {
        let key = |f: &Failure| {
            [
                share(f),
                f.efficiency_lost.unwrap_or(0.0),
                f.importance.unwrap_or(0.0),
            ]
        };
        key(y)
            .partial_cmp(&key(x))
            .unwrap_or(std::cmp::Ordering::Equal)
            .then(x.scope.cmp(&y.scope))
    });
    Ok(Failures {
        schema: "linchpin/failures/1",
        network: measured.summary(),
        headline: headline(&found),
        failures: found,
    })
}

/// Importance of every subject of `scope`: the metric whose reading is availability there.
fn importance(measured: &Measured, scope: Scope) -> Option<Vec<Option<f64>>> {
    let metric: &'static Metric = crate::metrics::metrics().find(|metric| {
        metric.scope() == scope && metric.reading == crate::metrics::Reading::Availability
    })?;
    Some(
        metric
            .scores(&measured.mid)
            .into_iter()
            .map(|score| score.value())
            .collect(),
    )
}

/// Lost pairs that a sentence names.
const NAMED: usize = 6;

/// `lost` pairs of `pairs`; the first of them are `first`.
fn sentence(
    measured: &Measured,
    loss: Loss,
    name: &str,
    pairs: usize,
    lost: usize,
    first: &[String],
) -> String {
    let permitted = if measured.mid.transit() == Transit::Granted {
        " by a permitted route"
    } else {
        ""
    };
    let of = match loss {
        Loss::Actor(_) => " of the others",
        Loss::Link(_) | Loss::Agreement(_) => "",
    };
    let left = pairs - lost;
    let are = if pairs == 1 { "pair" } else { "pairs" };
    if pairs == 0 {
        return format!("Without {name}: no pair{of} was joined{permitted} before either.");
    }
    if lost == 0 {
        return format!("Without {name}, all {pairs} {are}{of} stay joined{permitted}.");
    }
    let listed = if lost > NAMED {
        let named: Vec<&str> = first.iter().take(NAMED).map(String::as_str).collect();
        format!("{} and {} more", named.join(", "), lost - NAMED)
    } else {
        list(first.iter().cloned())
    };
    format!(
        "Without {name}, {left} of {pairs} {are}{of} stay joined{permitted}: {listed} lose{} touch.",
        if lost == 1 { "s" } else { "" }
    )
}

fn headline(failures: &[Failure]) -> String {
    let count = |scope: Scope| {
        failures
            .iter()
            .filter(|f| f.scope == scope && f.pairs_cut > 0)
            .count()
    };
    let names: Vec<String> = failures
        .iter()
        .filter(|failure| failure.scope == Scope::Actor && failure.pairs_cut > 0)
        .map(|failure| failure.name.clone())
        .collect();
    let number = |count: usize, one: &str, many: &str| {
        format!("{count} {}", if count == 1 { one } else { many })
    };
    let actors = match names.len() {
        1 => format!(
            "{} is the one actor that is a single point of failure",
            names[0]
        ),
        0 => "No actor is a single point of failure".to_string(),
        2..=4 => format!(
            "{} are single points of failure",
            list(names.iter().cloned())
        ),
        many => format!("{many} actors are single points of failure"),
    };
    format!(
        "{actors}; {} and {} cannot be lost without parting some pair.",
        number(count(Scope::Tie), "tied pair", "tied pairs"),
        number(count(Scope::Agreement), "agreement", "agreements"),
    )
}

/// The single points of failure by name, for lists of what comes and goes.
pub(super) fn points(measured: &Measured) -> Vec<String> {
    let view = &measured.mid;
    let title = |actor: usize| measured.network.actor(actor).title();
    let mut names = Vec::new();
    if let Ok(cut) = view.cut_actors() {
        names.extend(
            (0..view.n())
                .filter(|&actor| cut[actor])
                .map(|actor| title(actor).to_string()),
        );
    }
    if let Ok(bridge) = view.bridges() {
        let links = view
            .links()
            .iter()
            .zip(bridge)
            .filter(|(_, bridge)| *bridge);
        names.extend(links.map(|(link, _)| {
            format!(
                "{}{}{} tie",
                title(link.a),
                measured.network.joint(),
                title(link.b)
            )
        }));
    }
    for (at, agreement) in measured.network.agreements().iter().enumerate() {
        if view
            .pairs_lost(Loss::Agreement(at))
            .is_ok_and(|lost| !lost.is_empty())
        {
            names.push(agreement.name().to_string());
        }
    }
    names
}
