//! Attacks: against every subset of things on random networks, answers worked by hand, and the command.

use crate::support::{
    Dice, NAMES, bundled, close, measured, numbered, random_study, resolve, unit, value,
};
use assert_cmd::Command;
use linchpin::{
    analysis::{
        Attack, AttackQuestion, AttackSide, Goal, Measured, Target, attack, robustness_curves,
    },
    kernels::{Length, Loss, View},
    metrics::CRITERIA,
    model::{Agreement, Member, Network, Range, Study, Transit},
};

fn asked(target: Target, goal: Goal) -> AttackQuestion {
    AttackQuestion {
        target,
        goal: Some(goal),
        between: None,
        costs: Vec::new(),
        up_to: 3,
        vital: 2,
        seed: 1,
    }
}

fn one(network: Network, question: &AttackQuestion) -> Attack {
    attack(&[(&measured(network), None)], question).unwrap()
}

fn side(network: Network, question: &AttackQuestion) -> AttackSide {
    one(network, question).sides.remove(0)
}

fn between(a: &str, b: &str, target: Target) -> AttackQuestion {
    AttackQuestion {
        between: Some([a.into(), b.into()]),
        ..asked(target, Goal::PartPair)
    }
}

/// Every loss of this kind, with what attacks call it.
fn losses(side: &Measured, target: Target) -> Vec<(Loss, String)> {
    let network = &side.network;
    match target {
        Target::Ties => {
            let links = side.mid.links().iter().enumerate();
            links
                .map(|(at, link)| (Loss::Link(at), network.pair_ids(link.a, link.b).join("-")))
                .collect()
        }
        Target::Agreements => {
            let agreements = network.agreements().iter().enumerate();
            agreements
                .map(|(at, agreement)| (Loss::Agreement(at), agreement.id.clone()))
                .collect()
        }
        Target::Actors => {
            let actors = network.actors().enumerate();
            actors
                .map(|(at, actor)| (Loss::Actor(at), actor.id.clone()))
                .collect()
        }
    }
}

/// Whether two actors have a permitted route, from the shortest routes of a network compiled anew.
fn joined(view: &View, a: usize, b: usize) -> bool {
    view.sweep(Length::Hops).unwrap().distance(a, b).is_finite()
}

/// Every minimal set, from all subsets of the things, each taken from the view by itself.
fn by_all_subsets(
    side: &Measured,
    target: Target,
    goal: Goal,
    pair: (usize, usize),
) -> Vec<Vec<String>> {
    let view = &side.mid;
    let things = losses(side, target);
    let before: Vec<(usize, usize)> = view.pairs().filter(|&(a, b)| joined(view, a, b)).collect();
    let whole = CRITERIA[0].score(view).value().unwrap_or(0.0);
    let reached = |set: usize| {
        let gone: Vec<Loss> = (0..things.len())
            .filter(|at| set >> at & 1 == 1)
            .map(|at| things[at].0)
            .collect();
        let left = view.without_all(&gone);
        let is_gone = |actor: usize| gone.contains(&Loss::Actor(actor));
        match goal {
            Goal::PartPair => {
                !is_gone(pair.0) && !is_gone(pair.1) && !joined(&left, pair.0, pair.1)
            }
            Goal::PartAny => before
                .iter()
                .any(|&(a, b)| !is_gone(a) && !is_gone(b) && !joined(&left, a, b)),
            Goal::PartAll => before.iter().all(|&(a, b)| !joined(&left, a, b)),
            Goal::Halve => CRITERIA[0].score(&left).value().unwrap() <= whole / 2.0 * (1.0 + 1e-12),
        }
    };
    let enough: Vec<usize> = (1..1 << things.len()).filter(|&set| reached(set)).collect();
    let minimal = enough.iter().filter(|&&set| {
        let parts = (0..things.len()).filter(|at| set >> at & 1 == 1);
        !parts
            .map(|at| set & !(1 << at))
            .any(|part| part != 0 && enough.contains(&part))
    });
    let mut sets: Vec<Vec<String>> = minimal
        .map(|set| {
            (0..things.len())
                .filter(|at| set >> at & 1 == 1)
                .map(|at| things[at].1.clone())
                .collect()
        })
        .collect();
    sets.sort();
    sets
}

#[track_caller]
fn matches_all_subsets(network: Network, goals: &[Goal]) {
    let whole = measured(network);
    let n = whole.mid.n();
    for target in [Target::Ties, Target::Agreements, Target::Actors] {
        for &goal in goals {
            if losses(&whole, target).len() > 10 {
                continue;
            }
            let pair = (0, n - 1);
            let id = |actor: usize| whole.network.actor(actor).id.clone();
            let question = AttackQuestion {
                between: (goal == Goal::PartPair).then(|| [id(pair.0), id(pair.1)]),
                up_to: 3,
                ..asked(target, goal)
            };
            let cuts = attack(&[(&whole, None)], &question)
                .unwrap()
                .sides
                .remove(0)
                .cuts;
            let any = whole.mid.pairs().any(|(a, b)| joined(&whole.mid, a, b));
            if goal == Goal::PartPair && !joined(&whole.mid, pair.0, pair.1) || !any {
                assert!(cuts.reason.is_some() && cuts.smallest.is_none());
                continue;
            }
            let answer = by_all_subsets(&whole, target, goal, pair);
            let context = format!("{target:?} {goal:?} {:?}", whole.mid.links());
            let least = answer.iter().map(Vec::len).min();
            assert_eq!(
                cuts.smallest.as_ref().map(|set| set.size),
                least,
                "{context}"
            );
            if let Some(set) = &cuts.smallest {
                assert!(answer.contains(&set.things), "{context}: {:?}", set.things);
            }
            assert!(cuts.exact && cuts.complete);
            let mut found: Vec<Vec<String>> =
                cuts.minimal.iter().map(|set| set.things.clone()).collect();
            found.sort();
            let most = cuts.listed_up_to;
            let small: Vec<Vec<String>> =
                answer.into_iter().filter(|set| set.len() <= most).collect();
            assert_eq!(found, small, "{context}");
        }
    }
}

#[test]
fn on_open_networks_every_minimal_set_is_found_and_no_other() {
    let mut dice = Dice::new(3);
    for round in 0..14 {
        let mut study = random_study(&mut dice, 5, 0.5, round % 3 == 2);
        study.tie.truncate(9);
        // Some ties share an agreement, some have none.
        for (at, tie) in study.tie.iter_mut().enumerate() {
            tie.agreement = (round % 2 == 0 || at > 0).then(|| format!("T{}", at / 2));
        }
        matches_all_subsets(
            resolve(&study),
            &[Goal::PartPair, Goal::PartAny, Goal::PartAll],
        );
    }
}

/// Arrangements with a hub and agreements of two, at random.
fn granted(dice: &mut Dice) -> Study {
    let n = 5;
    let exact = |value: f64| Some(Range::exact(value));
    let mut agreements = Vec::new();
    for at in 0..5 {
        let hub = dice.below(n);
        let mut members = vec![hub];
        let size = if at < 3 { 3 + dice.below(2) } else { 2 };
        while members.len() < size {
            let next = dice.below(n);
            if !members.contains(&next) {
                members.push(next);
            }
        }
        agreements.push(Agreement {
            id: format!("X{at}"),
            members: Some(
                members
                    .iter()
                    .map(|&actor| Member {
                        actor: NAMES[actor].into(),
                        ..Member::default()
                    })
                    .collect(),
            ),
            hub: (at < 3).then(|| NAMES[hub].into()),
            handling_delay: (at < 3).then(|| Range::exact(1.0)),
            handling_availability: (at < 3).then(|| Range::exact(0.5 + 0.5 * dice.unit())),
            strength: exact(1.0),
            delay: exact(1.0 + dice.below(3) as f64),
            availability: exact(0.3 + 0.6 * dice.unit()),
            ..Agreement::default()
        });
    }
    Study {
        agreement: agreements,
        transit: Transit::Granted,
        ..numbered(n, &[])
    }
}

#[test]
fn under_granted_transit_every_minimal_set_is_found_and_no_other() {
    let mut dice = Dice::new(8);
    for _ in 0..10 {
        matches_all_subsets(
            resolve(&granted(&mut dice)),
            &[Goal::PartPair, Goal::PartAny, Goal::PartAll],
        );
    }
}

#[test]
fn the_sets_that_halve_the_answers_are_those_of_all_subsets() {
    let mut dice = Dice::new(21);
    for round in 0..4 {
        let mut study = random_study(&mut dice, 4, 0.7, false);
        study.tie.truncate(6);
        matches_all_subsets(resolve(&study), &[Goal::Halve]);
        if round % 2 == 0 {
            matches_all_subsets(resolve(&granted(&mut dice)), &[Goal::Halve]);
        }
    }
}

#[test]
fn japan_and_south_korea_are_two_cuts_apart_with_gsomia_and_one_without() {
    let with = || bundled("northeast-asia:gsomia", |_| {});
    let without = || bundled("northeast-asia:tisa", |_| {});
    let size = |network: Network, target: Target| {
        let cuts = side(network, &between("JPN", "KOR", target)).cuts;
        cuts.smallest.map(|set| set.size)
    };
    assert_eq!(
        [size(with(), Target::Ties), size(without(), Target::Ties)],
        [Some(2), Some(1)]
    );
    assert_eq!(
        [
            size(with(), Target::Agreements),
            size(without(), Target::Agreements)
        ],
        [Some(2), Some(1)]
    );
    assert_eq!(
        [
            size(with(), Target::Actors),
            size(without(), Target::Actors)
        ],
        [None, Some(1)]
    );
    let ties = side(with(), &between("JPN", "KOR", Target::Ties)).cuts;
    let sets: Vec<Vec<String>> = ties.minimal.into_iter().map(|set| set.things).collect();
    assert_eq!(sets, [["JPN-USA", "JPN-KOR"], ["KOR-USA", "JPN-KOR"]]);
    let agreements = side(with(), &between("JPN", "KOR", Target::Agreements)).cuts;
    assert_eq!(agreements.minimal.len(), 1);
    let mut set = agreements.minimal[0].things.clone();
    set.sort();
    assert_eq!(set, ["JPN_KOR_GSOMIA", "TISA"]);
}

#[test]
fn a_star_falls_with_any_tie_or_with_its_hub() {
    let star = || bundled("shape:star-6", |_| {});
    let cuts = |target, goal| side(star(), &asked(target, goal)).cuts;
    let ties = cuts(Target::Ties, Goal::PartAny);
    assert_eq!(ties.smallest.unwrap().size, 1);
    assert_eq!(ties.minimal.len(), 5);
    assert_eq!(
        cuts(Target::Actors, Goal::PartAny).smallest.unwrap().things,
        ["hub"]
    );
    assert_eq!(
        cuts(Target::Actors, Goal::PartAll).smallest.unwrap().things,
        ["hub"]
    );
    assert_eq!(cuts(Target::Ties, Goal::PartAll).smallest.unwrap().size, 5);
    assert_eq!(
        cuts(Target::Agreements, Goal::PartAny).smallest,
        None,
        "a shape has no agreements"
    );
}

/// The lattice of six of the domain notes: Thailand hangs on one tie, South Korea on two.
fn lattice() -> Network {
    unit(
        &[
            ("USA", "JPN"),
            ("USA", "KOR"),
            ("USA", "PHL"),
            ("USA", "THA"),
            ("USA", "AUS"),
            ("JPN", "KOR"),
            ("JPN", "AUS"),
            ("JPN", "PHL"),
            ("AUS", "PHL"),
        ],
        0.9,
    )
}

#[test]
fn in_the_lattice_thailand_hangs_on_one_tie_and_south_korea_on_two() {
    let any = side(lattice(), &asked(Target::Ties, Goal::PartAny)).cuts;
    assert_eq!(any.smallest.unwrap().things, ["THA-USA"]);
    let pair = side(lattice(), &between("JPN", "KOR", Target::Ties)).cuts;
    assert_eq!(pair.smallest.unwrap().size, 2);
    let counts: Vec<usize> = pair.counts.iter().map(|count| count.count).collect();
    // JPN-KOR with USA-KOR; with USA-JPN it would take the ways by Australia and the Philippines as well.
    assert_eq!(counts, [0, 1, 0]);
    let actors = side(lattice(), &asked(Target::Actors, Goal::PartAny));
    assert_eq!(actors.cuts.smallest.unwrap().things, ["USA"]);
    // Without the United States 6 of 10 pairs are left: 4 at one hop and JPN–KOR, …; fragmentation from the distances.
    let key = &actors.key_players.fragmenting[0];
    assert_eq!(key.set, ["USA"]);
    // JPN–KOR, JPN–AUS, JPN–PHL, AUS–PHL at one hop, KOR–AUS and KOR–PHL at two.
    close(key.value, 1.0 - (4.0 + 2.0 * 0.5) / 10.0);
}

#[test]
fn a_tie_that_costs_more_is_left_alone() {
    let mut question = between("A", "C", Target::Ties);
    let path = || unit(&[("A", "B"), ("B", "C")], 0.5);
    question.costs = vec![("A-B".into(), 5.0)];
    assert_eq!(
        side(path(), &question).cuts.smallest.unwrap().things,
        ["B-C"]
    );
    question.costs = vec![("B-C".into(), 5.0), ("C-B".into(), 0.5)];
    let cheapest = side(path(), &question).cuts.smallest.unwrap();
    assert_eq!(
        (cheapest.things, cheapest.cost),
        (vec!["B-C".to_string()], 0.5),
        "the last cost counts"
    );
    // Two cheap ties rather than one dear one.
    let mut question = between("A", "D", Target::Ties);
    question.costs = vec![("A-B".into(), 3.0)];
    let network = unit(
        &[("A", "B"), ("B", "C"), ("B", "E"), ("C", "D"), ("E", "D")],
        0.5,
    );
    let cheapest = side(network, &question).cuts.smallest.unwrap();
    assert_eq!((cheapest.size, cheapest.cost), (2, 2.0));
}

#[test]
fn a_search_that_is_too_long_says_so_and_what_it_knows() {
    let mut question = asked(Target::Ties, Goal::PartAny);
    question.up_to = 8;
    let cuts = side(bundled("shape:complete-12", |_| {}), &question).cuts;
    assert!(cuts.visited <= 2 * cuts.limit);
    match cuts.smallest {
        Some(set) => assert_eq!(set.size, 11),
        None => assert!(!cuts.exact && cuts.at_least.is_some_and(|cost| cost <= 11.0)),
    }
}

#[test]
fn the_most_vital_sets_are_the_worst_of_all_sets() {
    let mut dice = Dice::new(17);
    for round in 0..6 {
        let network = if round % 2 == 0 {
            resolve(&random_study(&mut dice, 5, 0.6, false))
        } else {
            resolve(&granted(&mut dice))
        };
        let whole = measured(network);
        for target in [Target::Ties, Target::Agreements, Target::Actors] {
            let things = losses(&whole, target);
            let vital = attack(&[(&whole, None)], &asked(target, Goal::PartAny))
                .unwrap()
                .sides
                .remove(0)
                .vital;
            for set in &vital.sets {
                assert_eq!(set.method, "exact");
                let mut least = f64::INFINITY;
                for subset in 0..1_usize << things.len() {
                    if subset.count_ones() as usize == set.size {
                        let gone: Vec<Loss> = (0..things.len())
                            .filter(|at| subset >> at & 1 == 1)
                            .map(|at| things[at].0)
                            .collect();
                        least = least.min(
                            CRITERIA[0]
                                .score(&whole.mid.without_all(&gone))
                                .value()
                                .unwrap(),
                        );
                    }
                }
                close(set.value, least);
            }
        }
    }
}

#[test]
fn the_hub_of_a_star_is_its_key_player_both_ways() {
    let key = side(
        bundled("shape:star-6", |_| {}),
        &asked(Target::Ties, Goal::PartAny),
    )
    .key_players;
    assert_eq!(
        (key.fragmenting[0].set.as_slice(), key.fragmenting[0].value),
        (["hub".to_string()].as_slice(), 1.0)
    );
    assert_eq!(
        (key.reaching[0].set.as_slice(), key.reaching[0].value),
        (["hub".to_string()].as_slice(), 1.0)
    );
    // On a path of five the one in the middle reaches two at one hop and two at two: (1 + 2 + 2/2) ÷ 5.
    let path = unit(&[("A", "B"), ("B", "C"), ("C", "D"), ("D", "E")], 0.5);
    let key = side(path, &asked(Target::Ties, Goal::PartAny)).key_players;
    close(key.reaching[0].value, 0.8);
    assert_eq!(
        (key.reaching[0].set.as_slice(), key.reaching[0].equals),
        (["C".to_string()].as_slice(), Some(0))
    );
    // Two that dominate reach everyone.
    close(key.reaching[1].value, 1.0);
    assert_eq!(
        key.reaching[1].equals,
        Some(2),
        "A with D, B with D, B with E"
    );
}

#[test]
fn curves_agree_with_the_metrics_that_average_them_and_the_worst_is_never_above() {
    let mut dice = Dice::new(31);
    for _ in 0..4 {
        let network = resolve(&random_study(&mut dice, 7, 0.4, false));
        let n = network.actors().len() as f64;
        let metrics = ["robustness-degree", "robustness-betweenness"]
            .map(|metric| value(&network, metric, &[]));
        let curves = side(network, &asked(Target::Ties, Goal::PartAny)).curves;
        let curve = |order: &str| curves.iter().find(|curve| curve.order == order).unwrap();
        for (order, metric) in ["degree", "betweenness"].into_iter().zip(metrics) {
            let sum: f64 = curve(order)
                .points
                .iter()
                .skip(1)
                .map(|point| point.largest)
                .sum();
            close(sum / n, metric);
        }
        let worst = curve("worst");
        for other in &curves {
            assert_eq!(other.points.len(), n as usize + 1);
            for (point, least) in other.points.iter().zip(&worst.points) {
                assert!(
                    least.largest <= point.largest + 1e-12
                        && least.efficiency <= point.efficiency + 1e-12
                );
                for (value, band) in [
                    (point.largest, point.largest_band),
                    (point.efficiency, point.efficiency_band),
                ] {
                    assert!(
                        band.is_none_or(|[low, high]| low <= high
                            && low <= value + 1e-9
                            && value <= high + 1e-9)
                            || n < 4.0
                    );
                }
            }
        }
        assert_eq!(curve("random").points.last().unwrap().efficiency, 0.0);
    }
}

#[test]
fn small_and_broken_networks_get_an_answer_or_a_reason() {
    let lone = Study {
        id: "lone".into(),
        actor: vec![linchpin::model::Actor::named("A")],
        ..Study::default()
    };
    let mut dice = Dice::new(2);
    for network in [
        resolve(&lone),
        unit(&[("A", "B")], 0.5),
        unit(&[("A", "B"), ("C", "D")], 0.5),
        bundled("northeast-asia:bilateral-only", |_| {}),
        bundled("trade", |_| {}),
        resolve(&random_study(&mut dice, 4, 0.5, true)),
    ] {
        let whole = measured(network);
        for target in [Target::Ties, Target::Agreements, Target::Actors] {
            for goal in [Goal::PartAny, Goal::PartAll, Goal::Halve] {
                let found = attack(&[(&whole, None)], &asked(target, goal)).unwrap();
                let side = &found.sides[0];
                assert!(side.cuts.smallest.is_some() || side.cuts.reason.is_some());
                assert!(!side.curves.is_empty() || side.no_curves.is_some());
                assert!(found.headline[0].ends_with('.'));
            }
        }
    }
}

fn linchpin(arguments: &[&str]) -> std::process::Output {
    Command::new(assert_cmd::cargo::cargo_bin!("linchpin"))
        .args(arguments)
        .env_remove("COLUMNS")
        .output()
        .unwrap()
}

#[test]
fn the_command_says_how_many_cuts_part_the_pair_with_and_without() {
    let output = linchpin(&["attack", "northeast-asia", "--without", "JPN_KOR_GSOMIA"]);
    let text = String::from_utf8(output.stdout).unwrap().replace('\n', " ");
    assert!(output.status.success());
    assert!(
        text.contains("two ties must be cut to part Japan and South Korea; without it, one."),
        "{text}"
    );
    assert!(text.contains("By construction:"), "{text}");
}

#[test]
fn json_has_both_sides_and_csv_every_set_and_point() {
    let output = linchpin(&[
        "attack",
        "northeast-asia",
        "--target",
        "agreements",
        "--format",
        "json",
    ]);
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found["schema"], "linchpin/attack/1");
    assert_eq!(found["between"], serde_json::json!(["JPN", "KOR"]));
    assert_eq!(found["sides"].as_array().unwrap().len(), 2);
    assert_eq!(
        found["sides"][0]["cuts"]["smallest"]["things"],
        serde_json::json!(["TISA"])
    );
    let output = linchpin(&["attack", "shape:star-6", "--format", "csv"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let results: Vec<String> = reader
        .records()
        .map(|row| row.unwrap()[1].to_string())
        .collect();
    let count = |result: &str| results.iter().filter(|found| *found == result).count();
    assert_eq!(
        (count("minimal"), count("vital"), count("largest")),
        (5, 2, 4 * 7)
    );
}

#[test]
fn costs_come_from_a_table_too() {
    let folder = tempfile::tempdir().unwrap();
    let costs = folder.path().join("costs.csv");
    let first = {
        let output = linchpin(&["attack", "shape:star-6", "--format", "json"]);
        let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        found["sides"][0]["cuts"]["smallest"]["things"][0]
            .as_str()
            .unwrap()
            .to_string()
    };
    std::fs::write(&costs, format!("thing,cost\n{first},4\n")).unwrap();
    let output = linchpin(&[
        "attack",
        "shape:star-6",
        "--costs",
        costs.to_str().unwrap(),
        "--format",
        "json",
    ]);
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_ne!(
        found["sides"][0]["cuts"]["smallest"]["things"][0],
        first.as_str()
    );
}

#[test]
fn what_makes_no_sense_is_refused_with_its_code() {
    for (arguments, code) in [
        (&["attack", "northeast-asia", "--target", "treaties"][..], 2),
        (&["attack", "northeast-asia", "--up-to", "99"], 2),
        (&["attack", "northeast-asia", "--cost", "JPN-KOR"], 2),
        (&["attack", "northeast-asia", "--cost", "JPN-KOR=dear"], 2),
        (&["attack", "northeast-asia", "--between", "JPN,KOR,USA"], 2),
        (&["attack", "northeast-asia", "--cost", "JPN-KOR=0"], 3),
        (&["attack", "northeast-asia", "--cost", "JPN-CHN=2"], 3),
        (&["attack", "northeast-asia", "--between", "JPN,KOX"], 3),
        (&["attack", "northeast-asia", "--between", "JPN,JPN"], 3),
        (&["attack", "shape:star-6", "--goal", "part-pair"], 3),
        (&["attack", "shape:star-6", "--costs", "/nowhere.csv"], 3),
    ] {
        let output = linchpin(arguments);
        assert_eq!(
            output.status.code(),
            Some(code),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

#[test]
fn beyond_twelve_actors_the_worst_order_takes_whoever_does_most_harm_then() {
    let curve = |name: &str| {
        let network = bundled(name, |_| {});
        let curves = robustness_curves(&measured(network), 1).unwrap();
        curves
            .into_iter()
            .find(|curve| curve.order == "worst")
            .unwrap()
    };
    assert!(curve("shape:star-12").method.starts_with("all sets"));
    let greedy = curve("shape:star-13");
    assert!(greedy.method.starts_with("greedy"), "{}", greedy.method);
    // The hub, then spokes that are all alike, by id.
    assert_eq!(greedy.actors.len(), 13);
    assert_eq!(greedy.actors[0], "hub");
    assert!(greedy.actors[1..].is_sorted(), "{:?}", greedy.actors);
    let efficiency = |lost: usize| greedy.points[lost].efficiency;
    // Of 78 pairs 12 are tied, and 66 two steps apart.
    close(efficiency(0), (12.0 + 66.0 / 2.0) / 78.0);
    assert_eq!(efficiency(1), 0.0);
    close(greedy.points[1].largest, 1.0 / 13.0);
    assert_eq!(greedy.points[13].largest, 0.0);
}

#[test]
fn a_cost_is_of_something_that_is_there_and_neither_nought_nor_endless() {
    let mut study = numbered(3, &[(0, 1, 1.0, 1.0, 0.5), (1, 2, 1.0, 1.0, 0.5)]);
    study.tie[0].agreement = Some("PACT".into());
    let is_taken = |study: &Study, target: Target, name: &str, cost: f64| {
        let question = AttackQuestion {
            costs: vec![(name.into(), cost)],
            ..asked(target, Goal::PartAny)
        };
        attack(&[(&measured(resolve(study)), None)], &question).is_ok()
    };
    for (target, name) in [
        (Target::Ties, "A-B"),
        (Target::Ties, "B-A"),
        (Target::Agreements, "PACT"),
        (Target::Actors, "C"),
    ] {
        for (cost, taken) in [
            (0.5, true),
            (1e12, true),
            (2e12, false),
            (0.0, false),
            (-1.0, false),
            (f64::NAN, false),
            (f64::INFINITY, false),
        ] {
            assert_eq!(is_taken(&study, target, name, cost), taken, "{name} {cost}");
        }
    }
    for (target, name) in [
        (Target::Ties, "A-C"),
        (Target::Ties, "PACT"),
        (Target::Agreements, "A-B"),
        (Target::Actors, "D"),
    ] {
        assert!(!is_taken(&study, target, name, 2.0), "{name}");
    }
    // A tie that runs one way has one name.
    study.directed = true;
    assert!(is_taken(&study, Target::Ties, "A-B", 2.0));
    assert!(!is_taken(&study, Target::Ties, "B-A", 2.0));
}

#[test]
fn why_nothing_can_be_done_is_said_and_whether_that_is_sure() {
    use Goal::{Halve, PartAny, PartPair};
    use Target::{Actors, Agreements, Ties};
    let chain = |actors: usize, ties: usize, availability: f64| {
        let tie = |at: usize| (at, at + 1, 1.0, 1.0, availability);
        let ties: Vec<_> = (0..ties).map(tie).collect();
        let mut study = numbered(actors, &ties);
        if let Some(first) = study.tie.first_mut() {
            first.agreement = Some("PACT".into());
        }
        resolve(&study)
    };
    let ring = unit(&[("A", "B"), ("B", "C"), ("C", "A")], 0.5);
    let (ab, bc, ad) = (Some(["A", "B"]), Some(["B", "C"]), Some(["A", "D"]));
    for (network, target, goal, pair, reason, sure) in [
        (
            chain(3, 2, 0.0),
            Ties,
            Halve,
            None,
            "nothing to halve",
            true,
        ),
        (chain(1, 0, 1.0), Actors, Halve, None, "fewer than 2", false),
        (chain(3, 2, 1.0), Actors, PartPair, ab, "two are tied", true),
        (
            ring,
            Actors,
            PartAny,
            None,
            "that are joined are tied",
            true,
        ),
        (chain(3, 2, 1.0), Agreements, PartPair, bc, "a way of", true),
        (
            chain(4, 2, 1.0),
            Ties,
            PartPair,
            ad,
            "the two have no",
            true,
        ),
        (chain(3, 0, 1.0), Ties, PartAny, None, "of this kind", true),
        (chain(3, 0, 1.0), Actors, PartAny, None, "no pair has", true),
    ] {
        let question = AttackQuestion {
            between: pair.map(|pair| pair.map(String::from)),
            ..asked(target, goal)
        };
        let cuts = side(network, &question).cuts;
        let said = cuts.reason.unwrap();
        assert!(said.contains(reason), "{said}");
        assert_eq!((cuts.smallest, cuts.exact), (None, sure), "{reason}");
    }
}

#[test]
fn a_chain_of_two_ties_is_cut_after_looking_at_two_sets_and_at_three() {
    let path = unit(&[("A", "B"), ("B", "C")], 0.5);
    let cuts = side(path, &between("A", "C", Target::Ties)).cuts;
    // The empty set and a tie, and to list them all the empty set and either tie.
    assert_eq!((cuts.visited, cuts.complete), (5, true));
    let counts: Vec<usize> = cuts.counts.iter().map(|count| count.count).collect();
    assert_eq!((counts, cuts.listed_up_to), (vec![2, 0, 0], 3));
}

#[test]
fn the_pair_that_a_comparison_is_about_is_parted_unless_another_goal_is_named() {
    let without = measured(unit(&[("A", "B"), ("B", "C")], 0.5));
    let with = measured(unit(&[("A", "B"), ("B", "C"), ("C", "A")], 0.5));
    let sides = [(&without, None), (&with, None)];
    for (goal, word, pair) in [
        (None, "part-pair", Some(["A", "C"])),
        (Some(Goal::PartPair), "part-pair", Some(["A", "C"])),
        (Some(Goal::PartAny), "part-any", None),
    ] {
        let question = AttackQuestion {
            goal,
            ..AttackQuestion::default()
        };
        let found = attack(&sides, &question).unwrap();
        let pair = pair.map(|pair| pair.map(String::from).to_vec());
        assert_eq!((found.goal, found.between), (word, pair));
    }
    // Of one network there is no such pair.
    assert!(attack(&sides[..1], &asked(Target::Ties, Goal::PartPair)).is_err());
}

#[test]
fn where_ties_run_one_way_any_pair_may_be_the_one_that_is_parted() {
    let mut study = numbered(
        3,
        &[
            (0, 1, 1.0, 1.0, 0.5),
            (0, 2, 1.0, 1.0, 0.5),
            (1, 2, 1.0, 1.0, 0.5),
        ],
    );
    study.directed = true;
    let cuts = side(resolve(&study), &asked(Target::Ties, Goal::PartAny)).cuts;
    let mut sets: Vec<Vec<String>> = cuts.minimal.into_iter().map(|set| set.things).collect();
    sets.sort();
    // Without A→B no way leads from A to B, and without B→C none from B to C; A→C is helped by B.
    assert_eq!(sets, [["A-B"], ["B-C"]]);
}
