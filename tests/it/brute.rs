//! Routes, losses and probabilities against all simple routes and all states, on every connected graph of up to five
//! actors with every choice of hub: what no other tool measures, and every metric that the transit rule moves.

pub mod classes;
mod expected;
mod failure;
mod plain;
mod states;
pub mod studies;

use crate::support::Dice;
use classes::connected_classes;
use linchpin::{
    kernels::View,
    metrics::{Metric, metrics},
    model::{Level, Network, Score, Selection, Study, Transit},
};
use plain::Plain;
use std::collections::BTreeSet;

#[test]
fn there_are_as_many_connected_graphs_as_there_should_be() {
    let counts: Vec<usize> = (1..=5).map(|n| connected_classes(n).len()).collect();
    assert_eq!(counts, [1, 1, 2, 6, 21]);
}

#[test]
fn every_graph_of_up_to_four_actors_under_every_hub_equals_brute_force() {
    let mut dice = Dice::new(2016);
    for n in 1..=4 {
        for graph in connected_classes(n) {
            for hubs in choices_of_hubs(n, &graph) {
                for directed in [false, true] {
                    let study = studies::around(n, &graph, &hubs, directed, &mut dice);
                    holds_under_both_rules(&study);
                }
            }
        }
    }
}

#[test]
fn every_graph_of_five_actors_under_every_hub_equals_brute_force() {
    five_actors(false);
}

#[test]
fn every_graph_of_five_actors_with_one_way_ties_equals_brute_force() {
    five_actors(true);
}

fn five_actors(directed: bool) {
    let mut dice = Dice::new(2019);
    for graph in connected_classes(5) {
        for hubs in choices_of_hubs(5, &graph) {
            let study = studies::around(5, &graph, &hubs, directed, &mut dice);
            holds_under_both_rules(&study);
        }
    }
}

#[test]
fn random_arrangements_of_up_to_seven_actors_equal_brute_force() {
    let mut dice = Dice::new(1951);
    for round in 0..40 {
        let n = 3 + dice.below(5);
        holds_under_both_rules(&studies::random(n, round % 2 == 1, &mut dice));
    }
}

/// No hub, each actor, each two (routes pass two relays in a row, or have a choice of relay), one of the two twice, and
/// all at once.
fn choices_of_hubs(n: usize, graph: &classes::Graph) -> Vec<Vec<usize>> {
    let mut choices = vec![Vec::new()];
    choices.extend((0..n).map(|hub| vec![hub]).filter(|_| n > 1));
    if n > 2 {
        let tied = |hub: &usize| graph.iter().filter(|(a, b)| a == hub || b == hub).count() > 1;
        let pairs = (0..n).flat_map(|a| (a + 1..n).map(move |b| vec![a, b]));
        for two in pairs.filter(|two| two.iter().all(tied)) {
            // Now the one, now the other.
            let twice = two[two[1] % 2];
            choices.push([two.as_slice(), &[twice]].concat());
            choices.push(two);
        }
        choices.push((0..n).collect());
    }
    choices
}

fn holds_under_both_rules(study: &Study) {
    for transit in [Transit::Open, Transit::Granted] {
        holds(&under(study, transit), study);
    }
}

fn under(study: &Study, transit: Transit) -> Network {
    study.check().expect("a valid study");
    let selection = Selection {
        transit: Some(transit),
        ..Selection::default()
    };
    Network::resolve(study, &selection).expect("a network")
}

/// Every score that brute force gives is what the metric gives.
fn holds(network: &Network, study: &Study) {
    let view = View::new(network, Level::Mid);
    for (id, answers) in expected::expected(&Plain::of(network)) {
        let metric = Metric::find(id).unwrap_or_else(|| panic!("no metric `{id}`"));
        let subjects = metric.subjects(network, &view);
        let scores = metric.scores(&view);
        assert_eq!(subjects.len(), answers.len(), "{id}: subjects");
        assert_eq!(scores.len(), answers.len(), "{id}: scores");
        for (subject, score) in subjects.iter().zip(scores) {
            let answer = answers[subject];
            assert!(
                same(score, answer),
                "{id} of {subject:?} under {} transit: {score:?}, all routes and states give {answer:?}, in {}",
                network.about().transit.word(),
                serde_json::to_string(study).expect("a study is written"),
            );
        }
    }
}

fn same(score: Score, answer: Score) -> bool {
    match (score, answer) {
        (Score::Defined(x), Score::Defined(y)) => (x - y).abs() <= 1e-9 * y.abs().max(1e-3),
        (Score::Undefined(_), Score::Undefined(_)) => true,
        (score, answer) => score == answer,
    }
}

#[test]
fn every_metric_that_the_transit_rule_moves_is_held_against_brute_force() {
    let mut dice = Dice::new(1969);
    let (mut moved, mut proven) = (BTreeSet::new(), BTreeSet::new());
    for round in 0..20 {
        let study = studies::random(5, round % 2 == 1, &mut dice);
        let rules = [Transit::Open, Transit::Granted];
        let [open, granted] = rules.map(|rule| under(&study, rule));
        let views = [&open, &granted].map(|network| View::new(network, Level::Mid));
        let differs = |metric: &&Metric| metric.scores(&views[0]) != metric.scores(&views[1]);
        moved.extend(metrics().filter(differs).map(|metric| metric.id));
        proven.extend(expected::expected(&Plain::of(&granted)).into_keys());
    }
    assert!(moved.len() > 20, "the studies hardly move: {moved:?}");
    // network_metrics.rs replays these: losses one by one, and the subnetworks of partners.
    proven.extend(["robustness-betweenness", "local-efficiency"]);
    let missing: Vec<_> = moved.difference(&proven).collect();
    assert!(missing.is_empty(), "no brute force for {missing:?}");
}
