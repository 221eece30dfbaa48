//! What an attack may take away, and what each costs.

use crate::{
    analysis::Measured,
    error::{Error, Result},
    kernels::{Loss, Lost, View, Way},
};

/// What kind of thing is attacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// All ties of a pair.
    Ties,
    /// An agreement with its ties and its hub's right to pass on.
    Agreements,
    /// An actor with all its ties.
    Actors,
}

impl Target {
    /// The word in outputs and arguments.
    pub fn word(self) -> &'static str {
        match self {
            Target::Ties => "ties",
            Target::Agreements => "agreements",
            Target::Actors => "actors",
        }
    }

    /// One of them.
    pub(super) fn one(self) -> &'static str {
        match self {
            Target::Ties => "tie",
            Target::Agreements => "agreement",
            Target::Actors => "actor",
        }
    }
}

/// Something that may be taken away.
#[derive(Clone, Debug)]
pub(super) struct Thing {
    pub loss: Loss,
    /// What `--cost` calls it.
    pub id: String,
    /// Its name for readers.
    pub name: String,
    pub cost: f64,
}

/// Every thing of this kind, in the network's order.
pub(super) fn things(measured: &Measured, target: Target, costs: &[(String, f64)]) -> Vec<Thing> {
    let (view, network) = (&measured.mid, &measured.network);
    let cost = |names: &[String]| {
        let asked = costs.iter().rev().find(|(name, _)| names.contains(name));
        asked.map_or(1.0, |(_, cost)| *cost)
    };
    match target {
        Target::Ties => view
            .links()
            .iter()
            .enumerate()
            .map(|(at, link)| {
                let title = |actor: usize| network.actor(actor).title();
                Thing {
                    loss: Loss::Link(at),
                    id: network.pair_ids(link.a, link.b).join("-"),
                    name: format!("{}{}{}", title(link.a), network.joint(), title(link.b)),
                    cost: cost(&names_of_link(measured, at)),
                }
            })
            .collect(),
        Target::Agreements => network
            .agreements()
            .iter()
            .enumerate()
            .map(|(at, agreement)| Thing {
                loss: Loss::Agreement(at),
                id: agreement.id.clone(),
                name: agreement.name().to_string(),
                cost: cost(std::slice::from_ref(&agreement.id)),
            })
            .collect(),
        Target::Actors => network
            .actors()
            .enumerate()
            .map(|(at, actor)| Thing {
                loss: Loss::Actor(at),
                id: actor.id.clone(),
                name: actor.title().to_string(),
                cost: cost(std::slice::from_ref(&actor.id)),
            })
            .collect(),
    }
}

/// `A-B`, and `B-A` where the tie runs both ways.
fn names_of_link(measured: &Measured, link: usize) -> Vec<String> {
    let link = &measured.mid.links()[link];
    let id = |actor: usize| measured.network.actor(actor).id.as_str();
    let mut names = vec![format!("{}-{}", id(link.a), id(link.b))];
    if !measured.mid.is_directed() {
        names.push(format!("{}-{}", id(link.b), id(link.a)));
    }
    names
}

/// Costs above it would not add up without loss in floating point.
const MOST_COST: f64 = 1e12;

/// Refuses a cost that is no cost, and one of something that is on no side.
pub(super) fn check_costs(
    sides: &[&Measured],
    target: Target,
    costs: &[(String, f64)],
) -> Result<()> {
    for (name, cost) in costs {
        if !(*cost > 0.0 && *cost <= MOST_COST) {
            return Err(Error::Refused(format!(
                "the cost of `{name}` is {cost}; a cost is a number above 0, {MOST_COST:e} at the most"
            )));
        }
        let is_there = |side: &&Measured| match target {
            Target::Ties => {
                (0..side.mid.links().len()).any(|link| names_of_link(side, link).contains(name))
            }
            Target::Agreements => side
                .network
                .agreements()
                .iter()
                .any(|agreement| agreement.id == *name),
            Target::Actors => side.network.index_of(name).is_some(),
        };
        if !sides.iter().any(is_there) {
            return Err(Error::Refused(format!(
                "no {} here is called `{name}`, so that it has no cost; {}",
                target.one(),
                match target {
                    Target::Ties => "write a tied pair as in JPN-KOR",
                    Target::Agreements => "write an agreement's id",
                    Target::Actors => "write an actor's id",
                }
            )));
        }
    }
    Ok(())
}

/// The sets of things, each of which closes this way; every attack that closes it has one of them whole. `whole` says
/// that the ends may be taken as well.
pub(super) fn closers(
    view: &View,
    things: &[Thing],
    target: Target,
    way: &Way,
    whole: bool,
) -> Vec<Vec<usize>> {
    let mut sets: Vec<Vec<usize>> = match target {
        // Things are in the order of the links, agreements or actors, so that an index is a thing.
        Target::Ties => way.links.iter().map(|&link| vec![link]).collect(),
        Target::Actors => {
            let inner = if whole {
                0..way.actors.len()
            } else {
                1..way.actors.len() - 1
            };
            way.actors[inner].iter().map(|&actor| vec![actor]).collect()
        }
        Target::Agreements => {
            let of_leg = |leg: &Vec<usize>| -> Option<Vec<usize>> {
                let owners = leg
                    .iter()
                    .map(|&channel| view.channels()[channel].agreement);
                let mut owners: Vec<usize> = owners.collect::<Option<_>>()?;
                owners.sort_unstable();
                owners.dedup();
                Some(owners)
            };
            let relays = way
                .grants
                .iter()
                .map(|&grant| vec![view.grants()[grant].agreement]);
            way.legs.iter().filter_map(of_leg).chain(relays).collect()
        }
    };
    debug_assert!(sets.iter().flatten().all(|&thing| thing < things.len()));
    sets.sort();
    sets.dedup();
    sets
}

/// What is left of the view without these things.
pub(super) fn without(view: &View, things: &[Thing], set: &[usize]) -> Lost {
    Lost::after(view, set.iter().map(|&thing| things[thing].loss))
}
