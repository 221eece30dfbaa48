//! Single points of failure: what breaks, who loses whom, blocks, and both sides.

use crate::support::{Dice, bundled, close, measured, resolve, study, unit, value};
use linchpin::{
    analysis::{Failure, Failures, MOST_LOSERS, failure_sides, failures},
    kernels::View,
    metrics::Scope,
    model::{Actor, Level, Network},
    report::Tidy,
};
use std::collections::BTreeSet;

fn examined(network: Network) -> Failures {
    failures(&measured(network)).unwrap()
}

fn loss<'f>(found: &'f Failures, subject: &[&str]) -> &'f Failure {
    let same = |failure: &&Failure| failure.subject == subject;
    found.failures.iter().find(same).unwrap()
}

fn random(seed: u64, n: usize, share: f64) -> Network {
    let ids: Vec<String> = (0..n).map(|at| format!("v{at}")).collect();
    let mut dice = Dice::new(seed);
    let mut ties = vec![(ids[0].as_str(), ids[1].as_str(), 1.0, 1.0, 0.5)];
    for a in 0..n {
        for b in a + 1..n {
            if (a, b) != (0, 1) && dice.unit() < share {
                ties.push((&ids[a], &ids[b], 1.0, 1.0, 0.1 + 0.8 * dice.unit()));
            }
        }
    }
    resolve(&study(&ties))
}

/// Whether two actors of a block stay joined when a third is lost, by search in the tie list.
fn joined_without(view: &View, lost: usize, a: usize, b: usize) -> bool {
    let mut reached = BTreeSet::from([a]);
    loop {
        let before = reached.len();
        for link in view.links() {
            if link.a != lost && link.b != lost {
                if reached.contains(&link.a) {
                    reached.insert(link.b);
                }
                if reached.contains(&link.b) {
                    reached.insert(link.a);
                }
            }
        }
        if reached.len() == before {
            return reached.contains(&b);
        }
    }
}

#[test]
fn two_actors_share_a_block_exactly_when_no_single_loss_parts_them_and_they_are_tied_or_on_a_cycle()
{
    for seed in 0..60 {
        let network = random(seed, 3 + (seed % 6) as usize, 0.3);
        let view = View::new(&network, Level::Mid);
        let blocks = view.blocks();
        let shared = |a, b| {
            blocks
                .iter()
                .any(|block| block.contains(&a) && block.contains(&b))
        };
        for (a, b) in view.pairs() {
            let safe = (0..view.n())
                .filter(|&lost| lost != a && lost != b)
                .all(|lost| joined_without(&view, lost, a, b));
            let joined = joined_without(&view, usize::MAX, a, b);
            // Two actors that nothing parts lie on a common cycle or are tied: Whitney 1932.
            assert_eq!(
                shared(a, b),
                joined && safe,
                "seed {seed}, {a} and {b}: {blocks:?}"
            );
        }
        // Every tie is in exactly one block.
        for link in view.links() {
            let count = blocks
                .iter()
                .filter(|block| block.contains(&link.a) && block.contains(&link.b))
                .count();
            assert_eq!(count, 1, "seed {seed}");
        }
    }
}

#[test]
fn the_tree_of_a_star_has_its_hub_as_the_one_cut_actor() {
    let tree = examined(bundled("shape:star-6", |_| {})).tree.unwrap();
    assert_eq!(tree.blocks.len(), 5);
    assert_eq!(tree.cut_actors, ["hub"]);
    let ring = examined(bundled("shape:ring-6", |_| {})).tree.unwrap();
    assert_eq!((ring.blocks.len(), ring.cut_actors.len()), (1, 0));
}

#[test]
fn what_is_answered_after_a_loss_is_what_the_network_without_it_answers() {
    for name in ["northeast-asia", "northeast-asia:tisa", "hub-and-spokes"] {
        let found = examined(bundled(name, |_| {}));
        for failure in found.failures.iter().filter(|f| f.scope != Scope::Tie) {
            let gone = failure.subject[0].clone();
            let left = bundled(name, |selection| selection.without = vec![gone.clone()]);
            if left.actors().len() < 2 {
                continue;
            }
            let expected = value(&left, "mean-share-probability", &[]);
            close(failure.answered_after.unwrap(), expected);
        }
    }
}

#[test]
fn criticality_is_the_share_of_failures_that_a_tie_decides() {
    // Two ties in series, a and b: the three requests are a, b and ab.
    let (a, b) = (0.9, 0.6);
    let found = examined(resolve(&study(&[
        ("H", "A", 1.0, 1.0, a),
        ("H", "B", 1.0, 1.0, b),
    ])));
    let failing = 1.0 - (a + b + a * b) / 3.0;
    let tie = loss(&found, &["A", "H"]);
    close(tie.importance.unwrap(), (1.0 + b) / 3.0);
    close(
        tie.criticality.unwrap(),
        (1.0 + b) / 3.0 * (1.0 - a) / failing,
    );
    assert_eq!(loss(&found, &["H"]).criticality, Some(0.0));
    // Where nothing can fail there is no share of failures.
    let sure = examined(unit(&[("A", "B"), ("B", "C")], 1.0));
    assert_eq!(loss(&sure, &["A", "B"]).criticality, None);
}

#[test]
fn the_matrix_names_every_loss_that_parts_a_pair() {
    let found = examined(bundled("northeast-asia:tisa", |_| {}));
    let parted = found.parted.unwrap();
    let pair = parted
        .iter()
        .find(|pair| pair.a == "JPN" && pair.b == "KOR")
        .unwrap();
    assert_eq!(pair.by.len(), 4);
    assert!(pair.by[0] == "United States");
    let listed: usize = parted.iter().map(|pair| pair.by.len()).sum();
    let cut: usize = found.failures.iter().map(|failure| failure.pairs_cut).sum();
    assert_eq!(listed, cut);
}

#[test]
fn both_sides_are_said_in_one_sentence() {
    let without = bundled("northeast-asia", |selection| {
        selection.without = vec!["JPN_KOR_GSOMIA".into()];
    });
    let labels = ["under TISA".to_string(), "with GSOMIA".to_string()];
    let with = bundled("northeast-asia", |_| {});
    let sides = failure_sides(&measured(without), &measured(with.clone()), labels.clone()).unwrap();
    assert_eq!(
        sides.findings[0],
        "When the United States is lost, 0 of 1 pair of the others stays joined under TISA; 1 of 1 with GSOMIA."
    );
    let same = failure_sides(&measured(with.clone()), &measured(with), labels).unwrap();
    assert_eq!(
        same.findings,
        ["No loss parts more pairs on one side than on the other."]
    );
    assert_eq!(sides.columns().len(), sides.rows()[0].len());
}

#[test]
fn a_chain_lists_a_thousand_pairs_a_loss_and_counts_all() {
    let ids: Vec<String> = (0..100).map(|at| format!("v{at:03}")).collect();
    let ties: Vec<_> = ids
        .windows(2)
        .map(|two| (two[0].as_str(), two[1].as_str()))
        .collect();
    let found = examined(unit(&ties, 1.0));
    let middle = loss(&found, &["v049", "v050"]);
    assert_eq!(
        (middle.pairs_cut, middle.losers.len()),
        (2_500, MOST_LOSERS)
    );
    assert!(
        middle.sentence.contains("and 2494 more"),
        "{}",
        middle.sentence
    );
    assert!(found.parted.is_none());
}

#[test]
fn one_way_ties_have_no_blocks() {
    let mut one_way = study(&[("A", "B", 1.0, 1.0, 0.5), ("B", "C", 1.0, 1.0, 0.5)]);
    one_way.directed = true;
    let found = examined(resolve(&one_way));
    assert!(found.tree.is_none());
    assert_eq!(loss(&found, &["B"]).pairs_cut, 1);
}

#[test]
fn two_actors_have_no_pair_of_others_to_lose_and_an_actor_without_ties_is_isolated() {
    let found = examined(unit(&[("A", "B")], 0.5));
    let actor = loss(&found, &["A"]);
    assert_eq!((actor.pairs, actor.pairs_cut), (0, 0));
    assert_eq!(actor.efficiency_lost, None);
    assert_eq!((actor.answered_before, actor.answered_after), (None, None));
    let tie = loss(&found, &["A", "B"]);
    assert_eq!((tie.pairs, tie.pairs_cut), (1, 1));
    assert_eq!(tie.efficiency_lost, Some(1.0));
    assert_eq!(
        (tie.answered_before, tie.answered_after),
        (Some(0.5), Some(0.0))
    );
    let mut lone = study(&[("A", "B", 1.0, 1.0, 0.5)]);
    lone.actor = ["A", "B", "C"].map(Actor::named).to_vec();
    let tree = examined(resolve(&lone)).tree.unwrap();
    assert_eq!(tree.isolated, ["C"]);
    assert_eq!(tree.blocks, [["A", "B"]]);
    assert!(tree.cut_actors.is_empty());
}

#[test]
fn losses_stand_by_the_share_of_pairs_that_they_cut_then_by_what_else_they_cost() {
    // B keeps A from C and D, which C–D leaves tied to each other; nothing else is cut by an actor.
    let found = examined(unit(&[("A", "B"), ("B", "C"), ("C", "D"), ("B", "D")], 0.5));
    let order: Vec<(String, usize, usize)> = found
        .failures
        .iter()
        .map(|failure| (failure.subject.join("-"), failure.pairs_cut, failure.pairs))
        .collect();
    let row = |id: &str, cut, pairs| (id.to_string(), cut, pairs);
    assert_eq!(
        order[..2],
        [row("B", 2, 3), row("A-B", 3, 6)],
        "two of three pairs, three of six"
    );
    let cost = |id: &str| order.iter().position(|(own, _, _)| own == id).unwrap();
    // Without B–C its ends, and A and C, go by D; without C–D only its own ends have a way round.
    assert!(cost("B-C") < cost("C-D") && cost("C-D") < cost("A"));
}
