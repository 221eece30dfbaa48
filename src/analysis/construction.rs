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

#[cfg(test)]
mod tests {
    use super::{Measured, Transit, by_construction, changed_pairs, only_adds};
    use crate::{
        by_hand::{self, measured, network},
        model::{Actor, Agreement, BareTie, Member, Range, Study},
    };

    fn tie(a: &str, b: &str, strength: f64) -> BareTie {
        BareTie {
            strength: Some(Range::exact(strength)),
            ..by_hand::tie(a, b)
        }
    }

    /// The first actors of the alphabet, and these ties.
    fn tied(actors: usize, ties: &[BareTie]) -> Study {
        Study {
            tie: ties.to_vec(),
            ..by_hand::actors(&["A", "B", "C", "D"][..actors])
        }
    }

    /// A pact of A with B and C as its hub's members, and a tie of C and D.
    fn arranged() -> Study {
        let member = |id: &str| Member {
            actor: id.into(),
            ..Member::default()
        };
        let pact = Agreement {
            id: "PACT".into(),
            members: Some(["A", "B", "C"].map(member).to_vec()),
            hub: Some("A".into()),
            handling_delay: Some(Range::exact(1.0)),
            handling_availability: Some(Range::exact(0.5)),
            strength: Some(Range::exact(1.0)),
            delay: Some(Range::exact(1.0)),
            availability: Some(Range::exact(0.5)),
            ..Agreement::default()
        };
        Study {
            agreement: vec![pact],
            transit: Transit::Granted,
            ..tied(4, &[tie("C", "D", 1.0)])
        }
    }

    #[test]
    fn a_side_only_adds_where_all_that_was_there_is_there_as_it_was() {
        let base = network(&arranged());
        let adds = |edit: &dyn Fn(&mut Study)| {
            let mut study = arranged();
            edit(&mut study);
            only_adds(&base, &network(&study))
        };
        let doubt = Some(Range::exact(0.4));
        assert!(adds(&|_| {}));
        assert!(adds(&|study| study.tie.push(tie("B", "D", 1.0))));
        assert!(adds(&|study| study.tie.push(tie("C", "D", 1.0))));
        assert!(!adds(&|study| study.tie.clear()));
        assert!(!adds(&|study| study.tie[0] = tie("C", "D", 2.0)));
        assert!(!adds(&|study| study.actor[0].availability = doubt));
        assert!(!adds(&|study| study.actor[3].consent = doubt));
        assert!(!adds(&|study| study.actor.push(Actor::named("E"))));
        assert!(!adds(&|study| study.transit = Transit::Open));
        assert!(!adds(
            &|study| study.agreement[0].handling_availability = doubt
        ));
        // A tie that was there twice.
        let twice = network(&tied(2, &[tie("A", "B", 1.0), tie("A", "B", 1.0)]));
        let once = network(&tied(2, &[tie("A", "B", 1.0)]));
        assert!(only_adds(&once, &twice) && !only_adds(&twice, &once));
    }

    #[test]
    fn pairs_joined_on_one_side_only_come_before_those_whose_tie_grew() {
        let without = measured(&tied(4, &[tie("A", "B", 1.0), tie("B", "C", 1.0)]));
        let ties = [tie("A", "B", 2.0), tie("B", "C", 1.0), tie("C", "D", 1.0)];
        let with = measured(&tied(4, &ties));
        let answer = [["C", "D"], ["A", "B"]];
        assert_eq!(changed_pairs(&without, &with), answer);
        assert_eq!(changed_pairs(&with, &without), answer);
        assert!(changed_pairs(&with, &with).is_empty());
        // What a pact is for stands before both: its two members, who meet in its hub.
        let mut study = arranged();
        study.agreement.clear();
        let found = changed_pairs(&measured(&study), &measured(&arranged()));
        assert_eq!(found, [["B", "C"], ["A", "B"], ["A", "C"]]);
    }

    #[test]
    fn what_the_coding_alone_says_is_said_once() {
        let [three, four] = [3, 4].map(|actors| measured(&tied(actors, &[tie("A", "B", 1.0)])));
        let pact = measured(&arranged());
        let mut open = arranged();
        open.transit = Transit::Open;
        let open = measured(&open);
        let said = |sides: [&Measured; 2], added: bool| by_construction(sides[0], sides[1], added);
        for (sides, added, words) in [
            ([&three, &three], false, Some("With three actors")),
            ([&three, &four], false, None),
            ([&four, &three], false, None),
            ([&four, &four], true, Some("One side has every tie")),
            ([&pact, &pact], false, Some("under PACT passes through A")),
            ([&pact, &open], false, Some("under PACT passes through A")),
            ([&open, &open], false, None),
        ] {
            let found = said(sides, added);
            assert_eq!(found.len(), usize::from(words.is_some()), "{found:?}");
            for (sentence, words) in found.iter().zip(words) {
                assert!(sentence.contains(words), "{sentence}");
            }
        }
    }
}
