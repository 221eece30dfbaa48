//! Coverage: who sees what, how surely, how soon and from how many independent sources; with and without, and with the
//! hub gone. This is where complementary strengths are tested.
//!
//! ```text
//! value(i,c) = max over holders h of v(h,c) · P(h→i),   P(i→i) = 1
//! P(h→i)     = consent(h) · Pr[some permitted route from h to i works]
//! ```
//!
//! The holder is the originator, so its consent counts and not the mean of the two. The best holder is one: values of
//! several holders are not added, because a second sensor that sees the same confirms and does not see more. What it
//! confirms is counted apart, as sources.

mod hub;
mod reach;
mod words;

use super::measure::{Measured, Summary};
use crate::{
    error::{Error, Result},
    model::Network,
};
use reach::Reach;
use serde::Serialize;
use std::fmt;

/// Which network a value is of: without or with, and whether the hub is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Situation {
    /// The side without, everyone there.
    Without,
    /// The side with, everyone there.
    With,
    /// The side without, the hub lost.
    WithoutHubGone,
    /// The side with, the hub lost.
    WithHubGone,
}

/// What one actor has of one capability in one situation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cover {
    /// The situation.
    pub situation: Situation,
    /// The actor's id.
    pub actor: String,
    /// The capability's id.
    pub capability: String,
    /// What the actor has of its own, 0–1; 0 where nothing is coded.
    pub own: f64,
    /// The best value within reach, 0–1: value × probability; null where a probability is unknown that could matter.
    pub value: Option<f64>,
    /// The least and greatest value inside the coded ranges; null where no coded number has a range.
    pub bounds: Option<[f64; 2]>,
    /// Who holds that best value, the actor itself included; null where nobody within reach has any.
    pub holder: Option<String>,
    /// Probability that the holder's answer comes, its consent included; 1 for the actor's own; null where unknown.
    pub probability: Option<f64>,
    /// Hours over the fastest permitted route from the holder, as if every tie on it worked; 0 for the actor's own.
    pub delay: Option<f64>,
    /// Holders of any value that have a permitted route to the actor, itself included.
    pub sources: usize,
    /// The most of these whose routes share nobody but the actor; null where permitted routes are too many to pack.
    pub independent: Option<usize>,
    /// Why the value is null; else absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'static str>,
}

/// All capabilities of one actor in one situation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ActorCoverage {
    /// The situation.
    pub situation: Situation,
    /// The actor's id.
    pub actor: String,
    /// Its name.
    pub name: String,
    /// Mean over all capabilities of the best value within reach, 0–1; null where one of them is.
    pub mean: Option<f64>,
    /// The least and greatest mean inside the coded ranges; null where no coded number has a range.
    pub bounds: Option<[f64; 2]>,
    /// Sum over capabilities of the sources within reach.
    pub sources: usize,
    /// Sum over capabilities of the independent sources; null where one is unknown.
    pub independent: Option<usize>,
    /// Capabilities that the actor has from one independent source only.
    pub single: usize,
    /// Capabilities of which nobody within reach has anything.
    pub none: usize,
}

/// The actor whose loss is tried.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hub {
    /// Its id.
    pub actor: String,
    /// Its name as in a sentence.
    pub name: String,
    /// Whether it was asked for; else it is the one whose loss cuts most.
    pub asked: bool,
    /// Pairs of the others that its loss cuts on the first side; null where it is not there.
    pub pairs_cut: Option<usize>,
}

/// One side with its label.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CoverageSide {
    /// "without Japan–ROK GSOMIA".
    pub label: String,
    /// What was examined.
    pub network: Summary,
}

/// A capability as one actor holds it by itself.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Held {
    /// The holder's id.
    pub actor: String,
    /// The capability's id.
    pub capability: String,
    /// How well, 0–1.
    pub value: f64,
    /// Where the number comes from.
    pub basis: String,
}

/// Coverage of every actor in up to four situations.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Coverage {
    /// Version of this shape.
    pub schema: &'static str,
    /// The side without; null where a network is examined alone, and then the situations with are the only ones.
    pub without: Option<CoverageSide>,
    /// The side with.
    pub with: CoverageSide,
    /// The actor whose loss is tried; null where there is one actor only.
    pub hub: Option<Hub>,
    /// What is gained, and where it is nothing.
    pub headline: Vec<String>,
    /// The capabilities, in the order in which actors name them.
    pub capabilities: Vec<String>,
    /// What actors hold by themselves.
    pub held: Vec<Held>,
    /// A row an actor and situation.
    pub actors: Vec<ActorCoverage>,
    /// A row an actor, capability and situation.
    pub covers: Vec<Cover>,
}

impl Situation {
    /// Every situation: without before with, everyone there before the hub gone.
    pub const ALL: [Situation; 4] = [
        Situation::Without,
        Situation::With,
        Situation::WithoutHubGone,
        Situation::WithHubGone,
    ];

    /// The word in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Situation::Without => "without",
            Situation::With => "with",
            Situation::WithoutHubGone => "without-hub-gone",
            Situation::WithHubGone => "with-hub-gone",
        }
    }

    fn of(with: bool, gone: bool) -> Self {
        match (with, gone) {
            (false, false) => Situation::Without,
            (true, false) => Situation::With,
            (false, true) => Situation::WithoutHubGone,
            (true, true) => Situation::WithHubGone,
        }
    }
}

impl fmt::Display for Situation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl Coverage {
    /// The row of an actor in a situation.
    pub fn actor(&self, situation: Situation, actor: &str) -> Option<&ActorCoverage> {
        let here = |row: &&ActorCoverage| row.situation == situation && row.actor == actor;
        self.actors.iter().find(here)
    }

    /// The row of an actor and capability in a situation.
    pub fn cover(&self, situation: Situation, actor: &str, capability: &str) -> Option<&Cover> {
        let here = |row: &&Cover| {
            row.situation == situation && row.actor == actor && row.capability == capability
        };
        self.covers.iter().find(here)
    }

    /// The actors' ids, each once, in the order of the networks.
    pub fn ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = Vec::new();
        for row in &self.actors {
            if !ids.contains(&row.actor.as_str()) {
                ids.push(&row.actor);
            }
        }
        ids
    }
}

/// Coverage with and, where there are two sides, without; now and with the hub gone. The hub is `gone`, or the actor
/// whose loss cuts most pairs on the first side.
///
/// # Errors
/// `Refused` where no actor has capabilities or permitted routes are too many to list; `Unknown` where `gone` is no
/// actor of either side.
pub fn coverage(
    without: Option<&Measured>,
    with: &Measured,
    labels: [String; 2],
    gone: Option<&str>,
) -> Result<Coverage> {
    let sides: Vec<(&Measured, bool)> = without
        .map(|without| (without, false))
        .into_iter()
        .chain([(with, true)])
        .collect();
    let networks: Vec<&Network> = sides.iter().map(|(side, _)| &side.network).collect();
    let capabilities = capabilities(&networks);
    if capabilities.is_empty() {
        return Err(Error::Refused(
            "no actor here has capabilities, so there is nothing to cover; give them in a study file, as in \
             `[[actor]]`, `id = \"JPN\"`, `capabilities = [{ id = \"radar\", value = 0.9 }]`"
                .into(),
        ));
    }
    let hub = match gone {
        Some(id) => Some(hub::asked(id, &sides)?),
        None => hub::gravest(sides[0].0)?,
    };
    let (mut actors, mut covers) = (Vec::new(), Vec::new());
    for gone in [false, true] {
        for &(side, with) in &sides {
            let lost = match (&hub, gone) {
                (_, false) => None,
                (None, true) => continue,
                (Some(hub), true) => side.network.index_of(&hub.actor),
            };
            let reach = Reach::of(side, lost, &capabilities).map_err(refused)?;
            let (rows, cells) = reach.rows(Situation::of(with, gone));
            actors.extend(rows);
            covers.extend(cells);
        }
    }
    let [without_label, with_label] = labels;
    let side = |label: String, side: &Measured| CoverageSide {
        label,
        network: side.summary(),
    };
    let mut coverage = Coverage {
        schema: "linchpin/coverage/1",
        without: without.map(|without| side(without_label, without)),
        with: side(with_label, with),
        hub,
        headline: Vec::new(),
        capabilities,
        held: held(&networks),
        actors,
        covers,
    };
    coverage.headline = words::headline(&coverage);
    Ok(coverage)
}

fn refused(reason: &'static str) -> Error {
    Error::Refused(format!("no coverage: {reason}"))
}

fn capabilities(networks: &[&Network]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for held in held(networks) {
        if !found.contains(&held.capability) {
            found.push(held.capability);
        }
    }
    found
}

fn held(networks: &[&Network]) -> Vec<Held> {
    let mut found: Vec<Held> = Vec::new();
    for actor in networks.iter().flat_map(|network| network.actors()) {
        for capability in &actor.capabilities {
            let held = Held {
                actor: actor.id.clone(),
                capability: capability.id.clone(),
                value: capability.value,
                basis: capability.basis.clone(),
            };
            if !found.contains(&held) {
                found.push(held);
            }
        }
    }
    found
}
