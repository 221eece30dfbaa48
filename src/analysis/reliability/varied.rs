//! Reliability as a function of one availability.

use super::Chance;
use crate::{
    analysis::measure::Measured,
    error::{Error, Result, nearest},
    kernels::{Odds, Together, View, request_consent},
    model::{Network, Score},
};
use serde::Serialize;

/// Steps from 0 to 1.
const STEPS: usize = 20;

/// What varies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thing {
    /// Every tied pair alike (every single tie under granted transit), while all else works surely.
    Ties,
    /// Each tie of an agreement.
    Agreement(String),
    /// The handling by an arrangement's hub.
    Handling(String),
    /// Each single tie of a pair.
    Pair(String, String),
    /// An actor.
    Actor(String),
}

/// What one availability does.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Varied {
    /// What varies, in words.
    pub thing: String,
    /// What follows it, in words.
    pub about: String,
    /// From 0 to 1 in steps of 0.05; empty where this side does not have the thing, or is too large.
    pub points: Vec<VariedPoint>,
    /// Why there are no points; null where there are.
    pub reason: Option<&'static str>,
    /// The availability that the thing has, where it has one.
    pub coded: Option<f64>,
    /// Number of ties that vary, for all ties alike; else null.
    pub ties: Option<usize>,
    /// Entry i: number of sets of i ties that keep the terminals joined, exact, as decimal text since they outgrow
    /// floating point: R(p) = Σ N_i p^i (1−p)^(m−i). Null where not all ties vary, or the network is too large.
    pub counts: Option<Vec<String>>,
}

/// One point of the curve.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct VariedPoint {
    /// The availability, 0–1.
    pub availability: f64,
    /// The probability.
    pub chance: Chance,
}

impl Thing {
    /// What `name` stands for on one of the sides: `all`, `handling:AGREEMENT`, an agreement, an actor, or a pair.
    ///
    /// # Errors
    /// `Unknown`, where no side has it.
    pub(super) fn find(name: &str, sides: &[(&Measured, String)]) -> Result<Self> {
        if name == "all" {
            return Ok(Thing::Ties);
        }
        let networks = || sides.iter().map(|(side, _)| &side.network);
        let agreement = |id: &str| {
            networks().any(|network| network.agreements().iter().any(|known| known.id == id))
        };
        let actor = |id: &str| networks().any(|network| network.index_of(id).is_some());
        let handled = |id: &str| {
            networks().any(|network| {
                let mut relays = network.relays().iter();
                relays.any(|relay| network.agreements()[relay.agreement].id == id)
            })
        };
        let agreements = || networks().flat_map(|network| network.agreements().iter());
        if let Some(id) = name.strip_prefix("handling:") {
            return if handled(id) {
                Ok(Thing::Handling(id.into()))
            } else {
                Err(Error::Unknown {
                    what: "arrangement with a hub",
                    id: id.into(),
                    near: nearest(id, agreements().map(|known| known.id.as_str())),
                    way_out: "handling: takes the id of an arrangement with a hub".into(),
                })
            };
        }
        if agreement(name) {
            return Ok(Thing::Agreement(name.into()));
        }
        if actor(name) {
            return Ok(Thing::Actor(name.into()));
        }
        let mut ends = name
            .match_indices('-')
            .map(|(at, _)| (&name[..at], &name[at + 1..]));
        if let Some((a, b)) = ends.find(|(a, b)| a != b && actor(a) && actor(b)) {
            return Ok(Thing::Pair(a.into(), b.into()));
        }
        let actors = networks().flat_map(|network| network.actors().map(|actor| actor.id.as_str()));
        let known = agreements().map(|known| known.id.as_str()).chain(actors);
        Err(Error::Unknown {
            what: "thing to vary",
            id: name.into(),
            near: nearest(name, known),
            way_out: "write an agreement's id, handling:ID, a pair such as JPN-KOR, an actor's id, or all".into(),
        })
    }

    fn words(&self, network: &Network) -> String {
        let title = |id: &String| {
            let at = network.index_of(id);
            at.map_or(id.clone(), |at| network.actor(at).in_a_sentence())
        };
        let name = |id: &String| {
            let known = network.agreements().iter().find(|known| known.id == *id);
            known.map_or(id.clone(), |known| known.name().to_string())
        };
        match self {
            Thing::Ties => "every tie alike, while all else works".into(),
            Thing::Agreement(id) => format!("each tie of {}", name(id)),
            Thing::Handling(id) => format!("the hub's handling under {}", name(id)),
            Thing::Pair(a, b) => format!("each tie between {} and {}", title(a), title(b)),
            Thing::Actor(id) => title(id),
        }
    }

    /// Puts the thing to `p`, and gives what it was; nothing where the network does not have it.
    fn set(&self, network: &Network, view: &View, odds: &mut Odds, p: f64) -> Option<Vec<f64>> {
        let agreement = |id: &str| network.agreements().iter().position(|known| known.id == id);
        let mut before = Vec::new();
        let mut put = |entry: &mut f64| before.push(std::mem::replace(entry, p));
        match self {
            Thing::Ties => {
                odds.actor.fill(1.0);
                odds.grant.fill(1.0);
                odds.cause.fill(1.0);
                let open = view.transit() == crate::model::Transit::Open;
                for link in view.links() {
                    for (at, &channel) in link.channels.iter().enumerate() {
                        put(&mut odds.channel[channel]);
                        if open && at > 0 {
                            odds.channel[channel] = 0.0; // the pair works with p, however many ties it has
                        }
                    }
                }
                return Some(Vec::new());
            }
            Thing::Agreement(id) => {
                let at = agreement(id)?;
                let of = |tie: usize| view.channels()[tie].agreement == Some(at);
                let entries = odds.channel.iter_mut().enumerate();
                entries
                    .filter(|(tie, _)| of(*tie))
                    .for_each(|(_, entry)| put(entry));
            }
            Thing::Handling(id) => {
                let at = agreement(id)?;
                let of = |grant: usize| view.grants()[grant].agreement == at;
                let entries = odds.grant.iter_mut().enumerate();
                entries
                    .filter(|(grant, _)| of(*grant))
                    .for_each(|(_, entry)| put(entry));
            }
            Thing::Pair(a, b) => {
                let (a, b) = (network.index_of(a)?, network.index_of(b)?);
                let mut links = vec![view.link_between(a, b)];
                if view.is_directed() {
                    links.push(view.link_between(b, a));
                }
                for link in links.into_iter().flatten() {
                    let channels = view.links()[link].channels.iter();
                    channels.for_each(|&channel| put(&mut odds.channel[channel]));
                }
            }
            Thing::Actor(id) => {
                let at = network.index_of(id)?;
                put(&mut odds.actor[at]);
            }
        }
        (!before.is_empty()).then_some(before)
    }
}

pub(super) fn varied(
    measured: &Measured,
    thing: &Thing,
    pair: Option<(usize, usize)>,
    terminals: &[String],
) -> Varied {
    let network = &measured.network;
    let set: Option<Vec<usize>> = terminals.iter().map(|id| network.index_of(id)).collect();
    let title = |actor: usize| network.actor(actor).in_a_sentence();
    let all = *thing == Thing::Ties;
    let target = match (set, pair) {
        (Some(set), _) if !set.is_empty() => Ok(Target::Together(set)),
        (Some(_), Some((a, b))) => Ok(Target::Pair(a, b)),
        _ => Err("an actor that is asked for is not on this side"),
    };
    let about = match &target {
        Ok(Target::Together(set)) => {
            let names = crate::model::list(set.iter().map(|&actor| title(actor)));
            format!("every two of {names} are joined")
        }
        Ok(Target::Pair(a, b)) if all => format!("a route joins {} and {}", title(*a), title(*b)),
        Ok(Target::Pair(a, b)) => {
            format!(
                "a request between {} and {} is answered",
                title(*a),
                title(*b)
            )
        }
        Err(_) => String::new(),
    };
    let curve = |view: &View| {
        target
            .clone()
            .and_then(|target| points(network, view, thing, &target))
    };
    let mid = curve(&measured.mid);
    let ends = measured.ends.as_ref().filter(|_| !all);
    let ends = ends.and_then(|[low, high]| Some([curve(low).ok()?, curve(high).ok()?]));
    let before = thing.set(network, &measured.mid, &mut Odds::of(&measured.mid), 0.0);
    let coded = before.and_then(|before| {
        let first = *before.first()?;
        before.iter().all(|other| *other == first).then_some(first)
    });
    let counts = match &target {
        Ok(target) if all => target.counts(&measured.mid).ok(),
        _ => None,
    };
    Varied {
        thing: thing.words(network),
        about,
        reason: mid.as_ref().err().copied(),
        points: mid
            .unwrap_or_default()
            .iter()
            .enumerate()
            .map(|(at, &value)| VariedPoint {
                availability: at as f64 / STEPS as f64,
                chance: Chance::of(
                    Score::from_f64(value),
                    ends.as_ref()
                        .map(|ends| [0, 1].map(|end: usize| Score::from_f64(ends[end][at]))),
                ),
            })
            .collect(),
        coded,
        ties: counts.as_ref().map(|counts| counts.len() - 1),
        counts: counts.map(|counts| counts.iter().map(u128::to_string).collect()),
    }
}

/// What follows the availability.
#[derive(Clone)]
enum Target {
    Pair(usize, usize),
    Together(Vec<usize>),
}

impl Target {
    fn counts(&self, view: &View) -> std::result::Result<Vec<u128>, &'static str> {
        let terminals = match self {
            Target::Pair(a, b) => vec![*a, *b],
            Target::Together(set) => set.clone(),
        };
        Together::of(view, &terminals)?.counts(view)
    }
}

/// The probability under odds, or with the varied actor held up or down.
type Value<'v> = Box<dyn Fn(&Odds, Option<bool>) -> std::result::Result<f64, &'static str> + 'v>;

fn points(
    network: &Network,
    view: &View,
    thing: &Thing,
    target: &Target,
) -> std::result::Result<Vec<f64>, &'static str> {
    view.availabilities_are_known()?;
    let coded = Odds::of(view);
    let with = |step: usize| {
        let mut odds = coded.clone();
        let p = step as f64 / STEPS as f64;
        let there = thing.set(network, view, &mut odds, p);
        there
            .map(|_| odds)
            .ok_or("this side does not have what varies")
    };
    with(0)?;
    // An actor that is coded as always working is in no diagram: its two ends, between which all is linear, are found
    // by holding it up and down.
    let held = match thing {
        Thing::Actor(id) => network.index_of(id),
        _ => None,
    };
    let value: Value = match target {
        Target::Pair(a, b) => {
            let reliability = view.reliability()?;
            let index = view.pair_index(*a, *b);
            let consent = if *thing == Thing::Ties {
                1.0
            } else {
                request_consent(view, (*a, *b))
            };
            Box::new(move |odds, up| {
                let pairs = match (held, up) {
                    (Some(actor), Some(up)) => reliability.pairs_holding(
                        view,
                        odds,
                        crate::kernels::Loss::Actor(actor),
                        up,
                    )?,
                    _ => reliability.pairs_under(view, odds)?,
                };
                Ok(consent * pairs[index])
            })
        }
        Target::Together(set) => {
            let together = Together::of(view, set)?;
            Box::new(move |odds, up| match (held, up) {
                (Some(actor), Some(up)) => {
                    together.holding(view, odds, crate::kernels::Loss::Actor(actor), up)
                }
                _ => together.under(view, odds),
            })
        }
    };
    if held.is_some() {
        let (down, up) = (value(&coded, Some(false))?, value(&coded, Some(true))?);
        let at = |step: usize| down + (up - down) * step as f64 / STEPS as f64;
        return Ok((0..=STEPS).map(at).collect());
    }
    (0..=STEPS).map(|step| value(&with(step)?, None)).collect()
}
