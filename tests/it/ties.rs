//! What ties are worth: against networks resolved anew, Shapley values against all orders, and the command.

use crate::support::{
    Dice, NAMES, bundled, close, measured, numbered, random_study, resolve, unit,
};
use assert_cmd::Command;
use linchpin::{
    analysis::{Coding, TieQuestion, Ties, Worthy, ties},
    kernels::View,
    metrics::{Better, CRITERIA, Criterion},
    model::{BareTie, CommonCause, Kind, Level, Network, Range, Score, Selection, Study},
};

fn asked(network: &Network) -> TieQuestion {
    TieQuestion {
        coding: Coding::usual(network),
        by: None,
        best: 2,
        shapley: true,
        seed: 1,
    }
}

fn examined(network: Network) -> Ties {
    let question = asked(&network);
    ties(&measured(network), &question).unwrap()
}

fn scores(network: &Network) -> Vec<Score> {
    let view = View::new(network, Level::Mid);
    CRITERIA
        .iter()
        .map(|criterion| criterion.score(&view))
        .collect()
}

#[track_caller]
fn alike(x: Score, y: Score) {
    match (x.value(), y.value()) {
        (Some(x), Some(y)) => close(x, y),
        _ => assert_eq!(x, y),
    }
}

fn reliability() -> &'static Criterion {
    CRITERIA
        .iter()
        .find(|criterion| criterion.under.is_some())
        .unwrap()
}

#[test]
fn a_loss_costs_what_the_network_without_it_lacks() {
    for name in [
        "northeast-asia",
        "northeast-asia:tisa",
        "hub-and-spokes-plus",
        "anzus",
    ] {
        let found = examined(bundled(name, |_| {}));
        for item in found.agreements.iter().chain(&found.ties) {
            let without = bundled(name, |selection| {
                selection.without = vec![item.subject.join("-")]
            });
            let whole = bundled(name, |_| {});
            // An actor that belongs to nothing any more is left in, as an actor without ties.
            if without.actors().len() < whole.actors().len() {
                continue;
            }
            for (worth, score) in item.worths.iter().zip(scores(&without)) {
                alike(worth.without, score);
            }
            for (worth, score) in item.worths.iter().zip(scores(&whole)) {
                alike(worth.with, score);
            }
        }
    }
}

#[test]
fn a_missing_tie_adds_what_the_network_with_it_has() {
    for name in ["northeast-asia:tisa", "hub-and-spokes"] {
        let found = examined(bundled(name, |_| {}));
        let kind = found.coding.kind.clone().unwrap();
        assert!(!found.missing.is_empty());
        for item in &found.missing {
            let edit = format!("{}:{kind}", item.subject.join("-"));
            let with = bundled(name, |selection| selection.with = vec![edit]);
            for (worth, score) in item.worths.iter().zip(scores(&with)) {
                alike(worth.with, score);
            }
        }
    }
}

#[test]
fn the_lattice_of_2024_has_an_exact_worth_for_every_missing_tie_by_every_criterion() {
    let found = examined(bundled("indo-pacific", |_| {}));
    assert_eq!(found.missing.len(), 40);
    for tie in &found.missing {
        for worth in &tie.worths {
            assert_eq!(worth.status, "defined", "{} {}", tie.name, worth.metric);
        }
    }
    let [first, last] = [&found.missing[0], &found.missing[39]];
    assert_eq!(first.name, "Philippines–Thailand");
    assert!(first.worths[0].value.value() > last.worths[0].value.value());
    assert!(found.best.iter().any(|best| best.size == 2));
}

#[test]
fn one_tie_between_spokes_adds_a_thirtieth_of_efficiency_to_the_star_of_six() {
    let found = examined(bundled("shape:star-6", |_| {}));
    assert_eq!((found.ties.len(), found.missing.len()), (5, 10));
    let efficiency = |item: &Worthy| {
        let worth = item
            .worths
            .iter()
            .find(|worth| worth.metric == "efficiency")
            .unwrap();
        (worth.value.value().unwrap(), worth.rank)
    };
    for item in &found.missing {
        let (gain, rank) = efficiency(item);
        close(gain, 1.0 / 30.0);
        assert_eq!(rank, Some(1));
    }
    // Without a spoke: 4 pairs at 1 hop and 6 at 2, of 15.
    for item in &found.ties {
        close(efficiency(item).0, 10.0 / 15.0 - 7.0 / 15.0);
    }
    let kirchhoff = found.ties[0]
        .worths
        .iter()
        .find(|worth| worth.metric == "kirchhoff")
        .unwrap();
    assert_eq!(
        kirchhoff.status, "infinite",
        "without a spoke a pair is parted"
    );
}

/// The Shapley values from all n! orders, each coalition a network resolved anew.
fn by_all_orders(study: &Study, selection: &Selection, agreements: &[String]) -> Vec<f64> {
    let n = agreements.len();
    let worth = |coalition: usize| {
        let gone = (0..n).filter(|at| coalition >> at & 1 == 0);
        let selection = Selection {
            without: gone.map(|at| agreements[at].clone()).collect(),
            ..selection.clone()
        };
        let network = Network::resolve(study, &selection).unwrap();
        let view = View::new(&network, Level::Mid);
        reliability().score(&view).value().unwrap()
    };
    let worths: Vec<f64> = (0..1 << n).map(worth).collect();
    let mut sums = vec![0.0; n];
    let mut count = 0.0;
    each_order(&mut (0..n).collect(), 0, &mut |order| {
        count += 1.0;
        let mut inside = 0;
        for &player in order {
            sums[player] += worths[inside | 1 << player] - worths[inside];
            inside |= 1 << player;
        }
    });
    sums.iter().map(|sum| sum / count).collect()
}

fn each_order(order: &mut Vec<usize>, from: usize, visit: &mut impl FnMut(&[usize])) {
    if from == order.len() {
        return visit(order);
    }
    for at in from..order.len() {
        order.swap(from, at);
        each_order(order, from + 1, visit);
        order.swap(from, at);
    }
}

#[track_caller]
fn shares_match_all_orders(study: &Study, selection: &Selection) {
    let network = Network::resolve(study, selection).unwrap();
    let agreements: Vec<String> = network
        .agreements()
        .iter()
        .map(|agreement| agreement.id.clone())
        .collect();
    let found = examined(network).shapley;
    assert_eq!(found.status, "exact", "{:?}", found.reason);
    for (id, answer) in agreements
        .iter()
        .zip(by_all_orders(study, selection, &agreements))
    {
        let share = found
            .values
            .iter()
            .find(|value| value.agreement == *id)
            .unwrap();
        close(share.value.value().unwrap(), answer);
    }
    let sum: f64 = found
        .values
        .iter()
        .filter_map(|value| value.value.value())
        .sum();
    close(sum, found.all.unwrap() - found.none.unwrap());
}

#[test]
fn shapley_values_are_the_mean_over_all_orders_and_share_out_everything() {
    let mut dice = Dice::new(11);
    for round in 0..12 {
        let mut study = random_study(&mut dice, 4, 0.55, round % 3 == 0);
        study.tie.truncate(6);
        // A tie that belongs to no agreement stays in every coalition.
        if round % 2 == 0 && study.tie.len() > 1 {
            study.tie[0].agreement = None;
        }
        shares_match_all_orders(&study, &Selection::default());
    }
}

#[test]
fn shapley_values_of_arrangements_with_a_hub_are_the_mean_over_all_orders() {
    let (study, _) =
        linchpin::formats::open("northeast-asia", linchpin::formats::Options::default()).unwrap();
    let selection = Selection {
        configuration: Some("gsomia".into()),
        ..Selection::default()
    };
    shares_match_all_orders(&study, &selection);
}

#[test]
fn agreements_that_do_the_same_have_the_same_share_and_one_that_does_nothing_has_none() {
    // A and B are tied twice alike; D hangs on a tie that never works.
    let mut study = numbered(
        4,
        &[
            (0, 1, 1.0, 1.0, 0.5),
            (0, 1, 1.0, 1.0, 0.5),
            (1, 2, 1.0, 1.0, 0.9),
            (2, 3, 1.0, 1.0, 0.0),
        ],
    );
    for (at, tie) in study.tie.iter_mut().enumerate() {
        tie.agreement = Some(NAMES[at].to_lowercase());
    }
    let found = examined(resolve(&study)).shapley;
    let share = |id: &str| {
        let of = found
            .values
            .iter()
            .find(|value| value.agreement == id)
            .unwrap();
        of.value.value().unwrap()
    };
    close(share("a"), share("b"));
    assert_eq!(share("d"), 0.0);
    assert!(share("a") > 0.0 && share("c") > 0.0);
}

#[test]
fn beyond_sixteen_agreements_shares_are_estimated_with_their_error_and_still_add_up() {
    let spokes: Vec<String> = (0..18).map(|at| format!("S{at:02}")).collect();
    let mut study = crate::support::study(&[]);
    study.tie = spokes[1..]
        .iter()
        .enumerate()
        .map(|(at, spoke)| linchpin::model::BareTie {
            a: spokes[0].clone(),
            b: spoke.clone(),
            availability: Some(linchpin::model::Range::exact(0.5)),
            agreement: Some(format!("T{at}")),
            ..Default::default()
        })
        .collect();
    let found = examined(resolve(&study)).shapley;
    assert_eq!(found.status, "estimated");
    let (all, none) = (found.all.unwrap(), found.none.unwrap());
    let sum: f64 = found
        .values
        .iter()
        .filter_map(|value| value.value.value())
        .sum();
    close(sum, all - none);
    for value in &found.values {
        // All spokes are alike, so the exact share is an equal one.
        let (share, error) = (value.value.value().unwrap(), value.error.unwrap());
        assert!(
            (share - all / 17.0).abs() <= 5.0 * error + 1e-12,
            "{share} ± {error}"
        );
        assert_eq!(value.value.status(), "estimated");
    }
    assert_eq!(
        found,
        examined(resolve(&study)).shapley,
        "the same seed gives the same numbers"
    );
}

#[test]
fn the_best_two_missing_ties_are_found_among_all_pairs_of_them() {
    let mut dice = Dice::new(5);
    for _ in 0..6 {
        let study = random_study(&mut dice, 5, 0.5, false);
        let network = resolve(&study);
        let efficiency = Criterion::find("efficiency").unwrap();
        let question = TieQuestion {
            by: Some(efficiency),
            ..asked(&network)
        };
        let found = ties(&measured(network), &question).unwrap();
        let Some(set) = found.best.iter().find(|set| set.size == 2) else {
            continue;
        };
        assert_eq!(set.method, "exhaustive");
        let mut most: f64 = 0.0;
        for (at, one) in found.missing.iter().enumerate() {
            for other in &found.missing[at + 1..] {
                let selection = Selection {
                    with: vec![one.subject.join("-"), other.subject.join("-")],
                    ..Selection::default()
                };
                let with = Network::resolve(&study, &selection).unwrap();
                let view = View::new(&with, Level::Mid);
                most = most.max(efficiency.score(&view).value().unwrap());
            }
        }
        close(set.score.value().unwrap(), most);
    }
}

#[test]
fn a_tie_of_an_edge_list_is_taken_to_be_a_middling_one() {
    let study = numbered(
        4,
        &[
            (0, 1, 1.0, 4.0, 0.5),
            (1, 2, 2.0, 2.0, 0.9),
            (2, 3, 9.0, 1.0, 0.6),
        ],
    );
    let coding = Coding::usual(&resolve(&study));
    assert_eq!(
        (
            coding.kind,
            coding.strength,
            coding.delay,
            coding.availability
        ),
        (None, 2.0, 2.0, Some(0.6))
    );
}

#[test]
fn where_every_tie_is_sure_ranks_go_by_a_criterion_that_tells_them_apart() {
    let sure = unit(&[("A", "B"), ("B", "C"), ("C", "A"), ("C", "D")], 1.0);
    assert_eq!(
        examined(sure).by,
        "mean-share-probability",
        "without C–D an answer is lost"
    );
    let ring = unit(&[("A", "B"), ("B", "C"), ("C", "D"), ("D", "A")], 1.0);
    assert_eq!(examined(ring).by, "efficiency");
}

#[test]
fn gains_that_cannot_be_negative_are_not() {
    let mut dice = Dice::new(23);
    for round in 0..10 {
        let study = random_study(&mut dice, 5, 0.5, round % 2 == 1);
        let found = examined(resolve(&study));
        for item in found.missing.iter().chain(&found.ties) {
            for worth in &item.worths[..5] {
                assert!(
                    worth.value.value().is_none_or(|value| value >= 0.0),
                    "{item:?}"
                );
            }
        }
    }
}

#[test]
fn small_and_broken_networks_get_an_answer() {
    for network in [
        unit(&[("A", "B")], 0.5),
        unit(&[("A", "B"), ("C", "D")], 0.5),
        bundled("shape:complete-6", |_| {}),
        bundled("northeast-asia:bilateral-only", |_| {}),
        bundled("trade", |_| {}),
    ] {
        let found = examined(network);
        assert!(!found.headline.is_empty());
        for item in found
            .ties
            .iter()
            .chain(&found.missing)
            .chain(&found.agreements)
        {
            for worth in &item.worths {
                assert_eq!(
                    worth.reason.is_some(),
                    worth.status == "undefined",
                    "{item:?}"
                );
            }
        }
    }
    let lone = Study {
        id: "lone".into(),
        actor: vec![linchpin::model::Actor::named("A")],
        ..Study::default()
    };
    let found = examined(resolve(&lone));
    assert!(found.ties.is_empty() && found.missing.is_empty());
}

fn linchpin(arguments: &[&str]) -> std::process::Output {
    Command::new(assert_cmd::cargo::cargo_bin!("linchpin"))
        .args(arguments)
        .env_remove("COLUMNS")
        .output()
        .unwrap()
}

#[test]
fn the_command_answers_in_words_first_and_then_in_tables() {
    let output = linchpin(&["ties", "hub-and-spokes"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success());
    assert!(text.contains("whose loss costs most"), "{text}");
    assert!(text.contains("missing ties"), "{text}");
    assert!(text.find("costs most").unwrap() < text.find("The network by each criterion").unwrap());
    assert!(text.contains("By construction:"));
}

#[test]
fn edits_act_before_the_ties_are_examined() {
    let output = linchpin(&[
        "ties",
        "northeast-asia",
        "--without",
        "JPN_KOR_GSOMIA",
        "--format",
        "json",
    ]);
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found["schema"], "linchpin/ties/1");
    assert_eq!(found["network"]["ties"], 2);
    assert_eq!(
        found["missing"][0]["subject"],
        serde_json::json!(["JPN", "KOR"])
    );
    let worth = &found["missing"][0]["worths"][0];
    for key in [
        "metric", "value", "status", "reason", "without", "with", "rank",
    ] {
        assert!(worth.get(key).is_some(), "{worth}");
    }
}

#[test]
fn csv_has_a_row_for_every_worth_and_every_share() {
    let output = linchpin(&["ties", "shape:star-6", "--format", "csv"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let rows = csv::Reader::from_reader(text.as_bytes())
        .into_records()
        .count();
    // Five ties and ten missing ones by seven criteria; without agreements there is nothing to share out.
    assert_eq!(rows, 15 * 7);
}

#[test]
fn what_makes_no_sense_is_a_usage_error() {
    for arguments in [
        &["ties", "northeast-asia", "--kind", "intel_agreemnt"][..],
        &["ties", "northeast-asia", "--by", "efficienci"],
        &["ties", "northeast-asia", "--by", "betweenness"],
        &["ties", "northeast-asia", "--best", "0"],
    ] {
        let output = linchpin(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
    assert_eq!(
        linchpin(&[
            "ties",
            "northeast-asia",
            "--kind",
            "intel_intermediated_hub"
        ])
        .status
        .code(),
        Some(3)
    );
    assert_eq!(linchpin(&["ties", "nowhere"]).status.code(), Some(3));
}

#[test]
fn a_gain_is_a_number_only_where_both_sides_are() {
    let of = |better: Better| {
        CRITERIA
            .iter()
            .find(|criterion| criterion.better == better)
            .unwrap()
    };
    let (more, less) = (of(Better::Higher), of(Better::Lower));
    let (one, three) = (Score::Defined(1.0), Score::Defined(3.0));
    let gone = Score::Undefined("gone");
    assert_eq!(more.gain(one, three), Score::Defined(2.0));
    assert_eq!(less.gain(one, three), Score::Defined(-2.0));
    // A difference that rounding leaves is none; next to it one that is.
    assert_eq!(
        more.gain(Score::Defined(4.0), Score::Defined(4.0 + 3e-12)),
        Score::Defined(0.0)
    );
    assert!(
        more.gain(Score::Defined(4.0), Score::Defined(4.0 + 5e-12))
            .value()
            .unwrap()
            > 0.0
    );
    assert_eq!(less.gain(Score::Infinite, three), Score::Infinite);
    for (criterion, without, with, reason) in [
        (
            less,
            Score::Infinite,
            Score::Infinite,
            "infinite with and without",
        ),
        (less, three, Score::Infinite, "infinite on one side"),
        (more, Score::Infinite, three, "infinite on one side"),
        (more, three, gone, "gone"),
        (less, gone, Score::Infinite, "gone"),
    ] {
        assert_eq!(criterion.gain(without, with), Score::Undefined(reason));
    }
    let estimated = |value, error| Score::Estimated { value, error };
    assert_eq!(
        more.gain(estimated(1.0, 0.3), estimated(3.0, 0.4)),
        estimated(2.0, 0.5)
    );
    assert_eq!(less.gain(estimated(1.0, 0.3), three), estimated(-2.0, 0.3));
}

/// Four actors in a ring whose ties have these strengths and nothing else coded.
fn ring(strengths: [f64; 4]) -> Study {
    let mut study = numbered(4, &[]);
    study.tie = (0..4)
        .map(|at| BareTie {
            a: NAMES[at].into(),
            b: NAMES[(at + 1) % 4].into(),
            strength: Some(Range::exact(strengths[at])),
            ..BareTie::default()
        })
        .collect();
    study
}

#[test]
fn a_middling_tie_has_the_mean_of_the_two_middle_numbers_and_the_delay_that_its_strength_implies() {
    let mut study = ring([10.0, 1.0, 4.0, 2.0]);
    let coding = Coding::usual(&resolve(&study));
    assert_eq!((coding.strength, coding.delay), (3.0, 1.0 / 3.0));
    assert_eq!(coding.availability, Some(1.0));
    assert!(coding.why.contains("1/strength"), "{}", coding.why);
    // One delay that is coded, and delays are taken as they are: 0.1, 1, 0.25 and 8.
    study.tie[3].delay = Some(Range::exact(8.0));
    let coding = Coding::usual(&resolve(&study));
    assert_eq!((coding.strength, coding.delay), (3.0, 0.625));
    assert!(!coding.why.contains("1/strength"), "{}", coding.why);
}

#[test]
fn an_availability_that_a_kind_leaves_open_is_no_part_of_the_middle() {
    let mut study = ring([1.0; 4]);
    // The sure tie of an edge list, one of a kind without a number, one of that kind with its own, and a number alone.
    study.tie[1].kind = Some("logistics".into());
    study.tie[2].kind = Some("logistics".into());
    study.tie[2].availability = Some(Range::exact(0.4));
    study.tie[3].availability = Some(Range::exact(0.3));
    let coding = Coding::usual(&resolve(&study));
    assert_eq!((coding.kind, coding.availability), (None, Some(0.4)));
    study.tie = vec![study.tie[1].clone()];
    let coding = Coding::usual(&resolve(&study));
    assert_eq!(coding.availability, None);
}

#[test]
fn a_kind_of_ties_has_a_strength_above_nought_and_its_delay_or_the_inverse() {
    let kind = |strength: Option<f64>, delay: Option<f64>| Kind {
        id: "k".into(),
        strength: strength.map(Range::exact),
        delay: delay.map(Range::exact),
        ..Kind::default()
    };
    let delay = |kind: &Kind| Coding::of(kind).map(|coding| coding.delay);
    assert_eq!(delay(&kind(Some(4.0), None)), Ok(0.25));
    assert_eq!(delay(&kind(Some(4.0), Some(7.0))), Ok(7.0));
    assert!(delay(&kind(Some(0.0), Some(7.0))).is_err());
    assert!(delay(&kind(None, Some(7.0))).is_err());
}

#[test]
fn missing_ties_are_left_out_where_they_are_many_and_each_would_take_starting_over() {
    let names: Vec<String> = (0..90).map(|at| format!("A{at:02}")).collect();
    let mut study = crate::support::study(&[("A00", "A01", 1.0, 1.0, 1.0)]);
    study.actor = names.iter().map(linchpin::model::Actor::named).collect();
    study.directed = true;
    let found = examined(resolve(&study));
    // Every ordered pair but the one that is tied.
    let text = "8009 missing ties among 90 actors are too many to add one by one";
    assert_eq!(found.missing_left_out.as_deref(), Some(text));
    assert!(found.missing.is_empty() && found.best.is_empty());
    assert_eq!(found.ties.len(), 1);
    assert!(found.headline.iter().any(|said| said.contains(text)));
}

#[test]
fn what_a_missing_tie_adds_to_answers_is_left_open_where_each_would_take_too_long() {
    let spokes: Vec<String> = (0..12).map(|at| format!("S{at:02}")).collect();
    let tied = spokes
        .iter()
        .map(|spoke| ("HUB", spoke.as_str(), 1.0, 1.0, 0.5));
    let mut study = crate::support::study(&tied.collect::<Vec<_>>());
    // Each of ten events may close one tie: 1,024 cases, for each of 66 ties.
    study.common_cause = spokes[..10]
        .iter()
        .map(|spoke| CommonCause {
            id: format!("NO-{spoke}"),
            title: None,
            availability: Range::exact(0.5),
            agreements: Vec::new(),
            pairs: vec![format!("HUB-{spoke}")],
            actors: Vec::new(),
            between: Vec::new(),
        })
        .collect();
    let network = resolve(&study);
    let question = TieQuestion {
        by: Criterion::find("efficiency"),
        shapley: false,
        ..asked(&network)
    };
    let found = ties(&measured(network), &question).unwrap();
    assert_eq!(found.missing.len(), 66);
    for tie in &found.missing {
        let reasons: Vec<_> = tie.worths.iter().map(|worth| worth.reason).collect();
        let open = "too large to be exact about every missing tie";
        assert_eq!(reasons[..2], [Some(open), None], "{}", tie.name);
    }
    for tie in &found.ties {
        assert_eq!(tie.worths[0].status, "defined", "{}", tie.name);
    }
    // What is asked for can be found among all sets.
    let methods: Vec<_> = found
        .best
        .iter()
        .map(|set| (set.method, set.tried))
        .collect();
    assert_eq!(methods, [("exhaustive", 66), ("exhaustive", 2145)]);
}

#[test]
fn where_ties_are_many_what_has_no_quick_way_is_left_open_with_the_reason() {
    // Forty-four who are all tied and twenty alone, so that the Kirchhoff index is infinite and has no quick way. How
    // surely a tie works is not known.
    let names: Vec<String> = (0..64).map(|at| format!("A{at:02}")).collect();
    let pairs = (0..44).flat_map(|a| (a + 1..44).map(move |b| (a, b)));
    let tie = |(a, b): (usize, usize)| BareTie {
        a: names[a].clone(),
        b: names[b].clone(),
        kind: Some("word".into()),
        ..BareTie::default()
    };
    let network = resolve(&Study {
        id: "many".into(),
        actor: names.iter().map(linchpin::model::Actor::named).collect(),
        kind: vec![Kind {
            id: "word".into(),
            strength: Some(Range::exact(1.0)),
            ..Kind::default()
        }],
        tie: pairs.map(tie).collect(),
        ..Study::default()
    });
    let question = TieQuestion {
        best: 1,
        shapley: false,
        ..asked(&network)
    };
    let found = ties(&measured(network), &question).unwrap();
    assert_eq!((found.ties.len(), found.missing.len()), (946, 1070));
    let by = |item: &Worthy, metric: &str| {
        let mut worths = item.worths.iter();
        let worth = worths.find(|worth| worth.metric == metric).unwrap();
        (worth.value.value(), worth.reason)
    };
    for (items, reason) in [
        (&found.ties, "too many ties to measure anew without each"),
        (
            &found.missing,
            "too many missing ties to measure anew with each",
        ),
    ] {
        for item in items {
            assert_eq!(by(item, "kirchhoff"), (None, Some(reason)), "{}", item.name);
            assert!(by(item, "efficiency").0.unwrap() > 0.0, "{}", item.name);
        }
    }
    // One of 2,016 pairs would be at two steps from one.
    close(by(&found.ties[0], "efficiency").0.unwrap(), 0.5 / 2016.0);
}
