//! What follows from the coding alone: pairs whose ties differ, sides that only add, and routes that pass
//! through a hub because the arrangement says so.

use super::measure::Measured;
use crate::model::{Network, Tie, Transit};

/// Whether the side with has every actor, tie and grant of the side without, unchanged, and perhaps more:
/// then metrics that adding can move one way only moved that way by construction.
pub(super) fn only_adds(without: &Network, with: &Network) -> bool {
    let ids = |network: &Network| {
        network
            .actors()
            .map(|actor| actor.id.clone())
            .collect::<Vec<_>>()
    };
    let facts = |network: &Network| -> Vec<_> {
        network
            .actors()
            .map(|actor| (actor.id.clone(), actor.availability, actor.consent))
            .collect()
    };
    if ids(without) != ids(with)
        || facts(without) != facts(with)
        || without.about().transit != with.about().transit
    {
        return false;
    }
    let ties = |network: &Network| -> Vec<(usize, usize, Option<String>, Tie)> {
        network
            .ties()
            .map(|(a, b, tie)| {
                let agreement = tie.agreement.map(|at| network.agreements()[at].id.clone());
                (
                    a,
                    b,
                    agreement,
                    Tie {
                        agreement: None,
                        ..tie.clone()
                    },
                )
            })
            .collect()
    };
    let (fewer, mut more) = (ties(without), ties(with));
    let kept = fewer
        .iter()
        .all(|tie| match more.iter().position(|other| other == tie) {
            Some(at) => {
                more.swap_remove(at);
                true
            }
            None => false,
        });
    let relays = |network: &Network| -> Vec<_> {
        network
            .relays()
            .iter()
            .map(|relay| {
                let id = network.agreements()[relay.agreement].id.clone();
                (
                    id,
                    relay.hub,
                    relay.members.clone(),
                    relay.delay,
                    relay.availability,
                )
            })
            .collect()
    };
    let with_relays = relays(with);
    kept && relays(without)
        .iter()
        .all(|relay| with_relays.contains(relay))
}

/// The pairs in question, at most a dozen, as ids: those that a small arrangement joins through its hub on one side only,
/// then those whose composed tie differs between the sides.
pub(super) fn changed_pairs(without: &Measured, with: &Measured) -> Vec<[String; 2]> {
    const SHOWN: usize = 12;
    let links = |side: &Measured| -> Vec<([String; 2], [f64; 3])> {
        let link = |link: &crate::kernels::Link| {
            let ids = side.network.pair_ids(link.a, link.b).map(String::from);
            (ids, [link.strength, link.delay, link.availability])
        };
        side.mid.links().iter().map(link).collect()
    };
    let (before, after) = (links(without), links(with));
    let differs = |these: &[([String; 2], [f64; 3])],
                   those: &[([String; 2], [f64; 3])]|
     -> Vec<[String; 2]> {
        these
            .iter()
            .filter(|link| !those.contains(link))
            .map(|link| link.0.clone())
            .collect()
    };
    let mut pairs = differs(&before, &after);
    pairs.extend(differs(&after, &before));
    pairs.sort();
    pairs.dedup();
    // A pair that is joined on one side only says more than one whose tie grew.
    let on = |links: &[([String; 2], [f64; 3])], pair: &[String; 2]| {
        links.iter().any(|link| &link.0 == pair)
    };
    pairs.sort_by_key(|pair| on(&before, pair) && on(&after, pair));
    let mut all = relayed_on_one_side(without, with);
    pairs.retain(|pair| !all.contains(pair));
    all.extend(pairs);
    all.truncate(SHOWN);
    all
}

/// The pairs that an arrangement with a hub and two other members joins on one side only: what such an arrangement is for.
fn relayed_on_one_side(without: &Measured, with: &Measured) -> Vec<[String; 2]> {
    let relayed = |side: &Measured| -> Vec<(String, [String; 2])> {
        let network = &side.network;
        let relays = network.relays().iter();
        relays
            .filter_map(|relay| {
                let [a, b] = relay.members[..] else {
                    return None;
                };
                let name = network.agreements().get(relay.agreement)?.id.clone();
                Some((name, network.pair_ids(a, b).map(String::from)))
            })
            .collect()
    };
    let (before, after) = (relayed(without), relayed(with));
    let only = |these: &[(String, [String; 2])], those: &[(String, [String; 2])]| {
        let own = these.iter().filter(|one| !those.contains(one));
        own.map(|(_, pair)| pair.clone()).collect::<Vec<_>>()
    };
    let mut pairs = only(&before, &after);
    pairs.extend(only(&after, &before));
    pairs.sort();
    pairs.dedup();
    pairs
}

/// Sentences on what is true by construction.
pub(super) fn by_construction(without: &Measured, with: &Measured, added: bool) -> Vec<String> {
    let mut sentences = Vec::new();
    if added {
        sentences.push(
            "One side has every tie of the other and more. Adding a tie can never lower reliability, efficiency, \
             routes or connectivity, nor raise a distance or a resistance, so the direction of those changes is \
             arithmetic; their size is the finding."
                .to_string(),
        );
    }
    for side in [without, with] {
        if side.network.about().transit != Transit::Granted {
            continue;
        }
        for relay in side.network.relays() {
            let hub = side.network.actor(relay.hub).title();
            let sentence = format!(
                "That what travels under {} passes through {hub} is how the arrangement is coded, not a result.",
                side.network.agreements()[relay.agreement].name(),
            );
            if !sentences.contains(&sentence) {
                sentences.push(sentence);
            }
        }
    }
    if without.network.actors().len() == 3 && with.network.actors().len() == 3 {
        sentences.push(
            "With three actors a hub has centralization 1 and a triangle 0 by definition; one tie cannot do less. \
             In a larger network the same tie moves these numbers far less."
                .into(),
        );
    }
    sentences
}
