//! Common causes, and all of some actors, against every state of everything that can fail.

use crate::{
    brute::{classes::connected_classes, studies},
    support::{Dice, bundled, close, resolve},
};
use linchpin::{
    formats::{self, Options},
    kernels::{Loss, Odds, View, all_terminal, k_terminal},
    metrics::Metric,
    model::{CommonCause, Level, Network, Range, Selection, Study, Transit},
};

/// What holds in every state: the probability of the state, and which pairs are joined.
fn states(view: &View, held: Option<(Loss, bool)>) -> Vec<(f64, Vec<bool>)> {
    let (n, ties, grants) = (view.n(), view.channels().len(), view.grants().len());
    let mut odds = Odds::of(view);
    let all = [&odds.actor[..], &odds.channel, &odds.grant, &odds.cause].concat();
    odds.cause.clear();
    let loose: Vec<usize> = (0..all.len())
        .filter(|&at| all[at] > 0.0 && all[at] < 1.0)
        .collect();
    assert!(loose.len() <= 18, "{} things can fail", loose.len());
    let mut found = Vec::new();
    for bits in 0..1_u32 << loose.len() {
        let mut works: Vec<bool> = all.iter().map(|&p| p == 1.0).collect();
        let mut probability = 1.0;
        for (bit, &at) in loose.iter().enumerate() {
            works[at] = bits >> bit & 1 == 1;
            probability *= if works[at] { all[at] } else { 1.0 - all[at] };
        }
        let of = |agreement: usize, tie: usize| view.channels()[tie].agreement == Some(agreement);
        let mut parted = Vec::new();
        for (at, strike) in view.strikes().iter().enumerate() {
            if works[n + ties + grants + at] {
                continue;
            }
            parted.extend(strike.between.clone());
            for &actor in &strike.actors {
                if held != Some((Loss::Actor(actor), true)) {
                    works[actor] = false;
                }
            }
            for tie in 0..ties {
                let (a, b) = view.channels()[tie].ends;
                let pair = (a.min(b), a.max(b));
                if strike.pairs.contains(&pair) || strike.agreements.iter().any(|&x| of(x, tie)) {
                    works[n + tie] = false;
                }
            }
            for (grant, relay) in view.grants().iter().enumerate() {
                if strike.agreements.contains(&relay.agreement) {
                    works[n + ties + grant] = false;
                }
            }
        }
        match held {
            Some((Loss::Actor(actor), up)) => works[actor] = up,
            Some((Loss::Link(link), up)) => {
                view.links()[link]
                    .channels
                    .iter()
                    .for_each(|&tie| works[n + tie] = up);
            }
            Some((Loss::Agreement(agreement), up)) => {
                (0..ties)
                    .filter(|&tie| of(agreement, tie))
                    .for_each(|tie| works[n + tie] = up);
                for (grant, relay) in view.grants().iter().enumerate() {
                    if relay.agreement == agreement {
                        works[n + ties + grant] = up;
                    }
                }
            }
            None => {}
        }
        let joined = view
            .pairs()
            .map(|(a, b)| !parted.contains(&(a.min(b), a.max(b))) && reaches(view, &works, a, b));
        found.push((probability, joined.collect()));
    }
    found
}

fn reaches(view: &View, works: &[bool], a: usize, b: usize) -> bool {
    let (n, ties) = (view.n(), view.channels().len());
    if view.transit() == Transit::Granted {
        let routes = view.permitted().expect("few routes").between(view, a, b);
        return routes.iter().any(|route| {
            route.actors.iter().all(|&actor| works[actor])
                && route.grants.iter().all(|&grant| works[n + ties + grant])
                && route
                    .legs
                    .iter()
                    .all(|leg| leg.iter().any(|&tie| works[n + tie]))
        });
    }
    let mut seen = vec![false; n];
    let mut waiting = vec![a];
    seen[a] = works[a];
    while let Some(here) = waiting.pop().filter(|_| works[a]) {
        for (tie, channel) in view
            .channels()
            .iter()
            .enumerate()
            .filter(|(tie, _)| works[n + tie])
        {
            let (x, y) = channel.ends;
            let mut steps = vec![(x, y)];
            if !view.is_directed() {
                steps.push((y, x));
            }
            for (from, to) in steps {
                if from == here && works[to] && !seen[to] {
                    seen[to] = true;
                    waiting.push(to);
                }
            }
            let _ = tie;
        }
    }
    seen[b]
}

/// Gives the study one to three causes of every kind of scope.
fn with_causes(study: &mut Study, dice: &mut Dice) {
    let network = Network::resolve(study, &Selection::default()).expect("a network");
    let actors: Vec<String> = network.actors().map(|actor| actor.id.clone()).collect();
    let agreements: Vec<String> = network.agreements().iter().map(|a| a.id.clone()).collect();
    for at in 0..1 + dice.below(3) {
        let mut cause = CommonCause {
            id: format!("C{at}"),
            title: None,
            availability: Range::exact([0.0, 1.0, 0.8, 0.6, 0.3][dice.below(5)]),
            agreements: Vec::new(),
            pairs: Vec::new(),
            actors: Vec::new(),
            between: Vec::new(),
        };
        let pair = |dice: &mut Dice| {
            let a = dice.below(actors.len());
            let b = (a + 1 + dice.below(actors.len() - 1)) % actors.len();
            format!("{}-{}", actors[a], actors[b])
        };
        for _ in 0..1 + dice.below(2) {
            match dice.below(4) {
                0 if !agreements.is_empty() => {
                    cause
                        .agreements
                        .push(agreements[dice.below(agreements.len())].clone());
                }
                1 => cause.pairs.push(pair(dice)),
                2 => cause.between.push(pair(dice)),
                _ => cause.actors.push(actors[dice.below(actors.len())].clone()),
            }
        }
        study.common_cause.push(cause);
    }
    study.check().expect("valid causes");
}

fn views(study: &Study) -> Vec<View> {
    let rules = [Transit::Open, Transit::Granted];
    let view = |transit| {
        let selection = Selection {
            transit: Some(transit),
            ..Selection::default()
        };
        View::new(
            &Network::resolve(study, &selection).expect("a network"),
            Level::Mid,
        )
    };
    rules.map(view).into()
}

fn holds(view: &View, dice: &mut Dice, case: &str) {
    let reliability = view.reliability().expect("small");
    let found = states(view, None);
    for (index, (a, b)) in view.pairs().enumerate() {
        let expected: f64 = found
            .iter()
            .filter(|(_, joined)| joined[index])
            .map(|(p, _)| p)
            .sum();
        let exact = reliability.pair(index);
        assert!(
            (exact - expected).abs() < 1e-12,
            "{case}: pair {a}–{b}: {exact}, {expected}"
        );
    }
    if !view.is_directed() || view.transit() == Transit::Granted {
        let mut sets: Vec<Vec<usize>> = vec![(0..view.n()).collect()];
        sets.push((0..view.n()).filter(|_| dice.unit() < 0.5).collect());
        for set in sets.iter().filter(|set| set.len() > 1) {
            let within = |(a, b): (usize, usize)| set.contains(&a) && set.contains(&b);
            let all = |joined: &[bool]| {
                view.pairs()
                    .zip(joined)
                    .all(|(pair, up)| *up || !within(pair))
            };
            let expected: f64 = found
                .iter()
                .filter(|(_, joined)| all(joined))
                .map(|(p, _)| p)
                .sum();
            let exact = k_terminal(view, set).expect("small");
            assert!(
                (exact - expected).abs() < 1e-12,
                "{case}: {set:?}: {exact}, {expected}"
            );
        }
        close(
            all_terminal(view).expect("small"),
            k_terminal(view, &sets[0]).expect("small"),
        );
    }
    let things = (0..view.n())
        .map(Loss::Actor)
        .chain((0..view.links().len()).map(Loss::Link))
        .chain((0..view.agreements()).map(Loss::Agreement));
    for thing in things.filter(|_| dice.unit() < 0.15) {
        for up in [true, false] {
            let held = states(view, Some((thing, up)));
            let exact = reliability
                .pairs_holding(view, &Odds::of(view), thing, up)
                .expect("few causes");
            for (index, exact) in exact.into_iter().enumerate() {
                let expected: f64 = held
                    .iter()
                    .filter(|(_, joined)| joined[index])
                    .map(|(p, _)| p)
                    .sum();
                assert!(
                    (exact - expected).abs() < 1e-12,
                    "{case}: {thing:?} {up}: {exact}, {expected}"
                );
            }
        }
    }
}

#[test]
fn every_graph_of_up_to_five_actors_with_common_causes_equals_the_sum_over_all_states() {
    let mut dice = Dice::new(4);
    for n in 2..=5 {
        for graph in connected_classes(n) {
            for directed in [false, true] {
                let hubs: Vec<usize> = if graph.len() > 7 {
                    vec![]
                } else {
                    vec![dice.below(n)]
                };
                if directed && graph.len() > 6 {
                    continue;
                }
                let mut study = studies::around(n, &graph, &hubs, directed, &mut dice);
                study
                    .actor
                    .iter_mut()
                    .for_each(|actor| actor.availability = None);
                study.actor[0].availability = Some(Range::exact(0.9));
                with_causes(&mut study, &mut dice);
                for view in views(&study) {
                    let unsure = view.channels().len() + view.grants().len() + view.strikes().len();
                    if unsure < 15 {
                        holds(
                            &view,
                            &mut dice,
                            &format!("{n} actors, {graph:?}, {directed}"),
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn every_graph_of_six_actors_with_hubs_and_common_causes_equals_the_sum_over_all_states() {
    let graphs = connected_classes(6);
    assert_eq!(graphs.len(), 112);
    let mut dice = Dice::new(6);
    for (number, graph) in graphs.iter().enumerate() {
        // No hub, one, two.
        let first = dice.below(6);
        let hubs: Vec<usize> = (0..number % 3).map(|next| (first + next) % 6).collect();
        let directed = number % 4 == 1;
        let mut study = studies::around(6, graph, &hubs, directed, &mut dice);
        with_causes(&mut study, &mut dice);
        for view in views(&study) {
            let case = format!("{graph:?}, hubs {hubs:?}, directed {directed}");
            holds(&view, &mut dice, &case);
        }
    }
}

#[test]
fn random_networks_of_six_and_seven_actors_with_common_causes_equal_the_sum_over_all_states() {
    let mut dice = Dice::new(11);
    let mut tried = 0;
    for round in 0..60 {
        let mut study = studies::random(6 + round % 2, round % 3 == 0, &mut dice);
        study
            .actor
            .iter_mut()
            .for_each(|actor| actor.availability = None);
        with_causes(&mut study, &mut dice);
        for view in views(&study) {
            if view.channels().len() <= 12 && view.grants().len() + view.strikes().len() <= 3 {
                holds(&view, &mut dice, &format!("round {round}"));
                tried += 1;
            }
        }
    }
    assert!(tried > 20, "{tried}");
}

const REFUSAL: &str = r#"
[[common_cause]]
id = "SEOUL"
title = "Seoul refuses to share with Tokyo"
availability = [0.5, 0.8, 0.95]
between = ["JPN-KOR"]
"#;

fn northeast_asia(more: &str) -> Study {
    let text = std::fs::read_to_string("networks/northeast-asia.toml").expect("bundled") + more;
    let options = Options::default();
    formats::read(text.as_bytes(), "test.toml", options).expect("valid")
}

#[test]
fn one_refusal_closes_the_direct_and_the_relayed_route_and_leaves_the_hub_its_ties() {
    let study = northeast_asia(REFUSAL);
    let value = |study: &Study, subject: [&str; 2]| {
        crate::support::value(&resolve(study), "share-probability", &subject)
    };
    let plain = northeast_asia("");
    let both = 1.0 - (1.0 - 0.75) * (1.0 - 0.95 * 0.65 * 0.95);
    close(value(&plain, ["JPN", "KOR"]), 0.8 * both);
    close(value(&study, ["JPN", "KOR"]), 0.8 * 0.8 * both);
    close(value(&study, ["JPN", "USA"]), value(&plain, ["JPN", "USA"]));
    // A refusal of GSOMIA and TISA as texts takes the hub's ties under TISA with it.
    let texts = northeast_asia(
        "[[common_cause]]\nid = \"C\"\navailability = 0.8\nagreements = [\"TISA\", \"JPN_KOR_GSOMIA\"]\n",
    );
    close(value(&texts, ["JPN", "KOR"]), 0.8 * 0.8 * both);
    close(
        value(&texts, ["JPN", "USA"]),
        0.8 * (0.8 * (1.0 - 0.25 * 0.05) + 0.2 * 0.75),
    );
}

#[test]
fn the_bounds_of_a_common_cause_are_in_the_bounds_of_what_it_closes() {
    let measured = crate::support::measured(resolve(&northeast_asia(REFUSAL)));
    let metric = Metric::find("share-probability").expect("registered");
    let rows = measured.rows(metric);
    let row = rows
        .iter()
        .find(|row| row.subject == ["JPN", "KOR"])
        .expect("a pair");
    let [low, high] = row.bounds.expect("ranges");
    let gsomia = crate::support::measured(bundled("northeast-asia", |_| {})).rows(metric);
    let plain = gsomia
        .iter()
        .find(|row| row.subject == ["JPN", "KOR"])
        .expect("a pair");
    close(low, 0.5 * plain.bounds.expect("ranges")[0]);
    close(high, 0.95 * plain.bounds.expect("ranges")[1]);
}

#[test]
fn what_is_taken_away_is_out_of_its_causes() {
    let study = northeast_asia(
        "[[common_cause]]\nid = \"C\"\navailability = 0.5\nagreements = [\"JPN_KOR_GSOMIA\"]\nactors = [\"JPN\"]\n\
         pairs = [\"JPN-KOR\"]\n",
    );
    let without = |name: &str| {
        let selection = Selection {
            without: vec![name.into()],
            ..Selection::default()
        };
        Network::resolve(&study, &selection)
            .expect("a network")
            .causes()
            .to_vec()
    };
    let gsomia = without("JPN_KOR_GSOMIA");
    assert!(gsomia[0].agreements.is_empty() && gsomia[0].pairs.is_empty());
    assert_eq!(gsomia[0].actors.len(), 1);
    let japan = without("JPN");
    assert!(japan.is_empty(), "{japan:?}");
}

#[test]
fn common_causes_come_back_from_toml_and_json_and_are_named_as_lost_elsewhere() {
    let study = northeast_asia(REFUSAL);
    let network = resolve(&study);
    for format in formats::FORMATS {
        let written = (format.write)(&study, &network).expect("written");
        if ["toml", "json"].contains(&format.id) {
            let options = Options {
                format: Some(format),
                ..Options::default()
            };
            let again = formats::read(written.text.as_bytes(), "again", options).expect("read");
            assert_eq!(again.common_cause, study.common_cause, "{}", format.id);
        } else {
            let named = written
                .lost
                .iter()
                .any(|lost| lost.contains("common causes"));
            assert!(named, "{}: {:?}", format.id, written.lost);
        }
    }
}

#[test]
fn a_fault_in_a_common_cause_is_shown_at_its_line_with_the_way_out() {
    for (text, says) in [
        ("agreements = [\"TISAA\"]", "did you mean `TISA`?"),
        ("actors = [\"JPM\"]", "did you mean `JPN`?"),
        ("pairs = [\"JPN\"]", "is not a pair of actors"),
        ("between = [\"JPN-JPN\"]", "to itself"),
        ("agreements = []", "closes nothing"),
        ("availability = 1.5\nactors = [\"JPN\"]", "outside 0–1"),
        ("colour = 1", "unknown field"),
        (
            "actors = [\"JPN\"]\n[[common_cause]]\nid = \"C\"\navailability = 1\nactors = [\"JPN\"]",
            "written twice",
        ),
    ] {
        let availability = if text.starts_with("availability") {
            ""
        } else {
            "availability = 0.5\n"
        };
        let toml = std::fs::read_to_string("networks/northeast-asia.toml").expect("bundled")
            + &format!("[[common_cause]]\nid = \"C\"\n{availability}{text}\n");
        let error =
            formats::read(toml.as_bytes(), "test.toml", Options::default()).expect_err("a fault");
        let shown = format!("{error} {error:?}");
        assert!(shown.contains(says), "{text}: {shown}");
    }
}

#[test]
fn more_common_causes_than_can_be_tried_are_sampled_and_said_to_be() {
    let more: String = (0..11)
        .map(|at| {
            format!("[[common_cause]]\nid = \"C{at}\"\navailability = 0.9\npairs = [\"JPN-KOR\"]\n")
        })
        .collect();
    let network = resolve(&northeast_asia(&more));
    let view = View::new(&network, Level::Mid);
    assert_eq!(view.reliability().err(), Some("more than 10 common causes"));
    let score = crate::support::score(&network, "share-probability", &["JPN", "KOR"]);
    assert_eq!(score.status(), "estimated");
    let relay = 0.95 * 0.65 * 0.95;
    let kept = 0.9_f64.powi(11);
    let exact = 0.8 * (1.0 - (1.0 - 0.75 * kept) * (1.0 - relay));
    let (value, error) = (
        score.value().expect("a value"),
        score.error().expect("an error"),
    );
    assert!(
        (value - exact).abs() < 4.0 * error,
        "{value} ± {error}, {exact}"
    );
}
