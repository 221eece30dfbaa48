//! With and without.

use crate::support::{bundled, measured, unit};
use linchpin::{
    analysis::{Comparison, Role, Sides, Verdict, compare, compiled, edit_labels, failures},
    formats,
    metrics::{Scope, metrics},
    model::{
        Actor, Agreement, Configuration, Member, Network, Question, Score, Selection, Study,
        Transit,
    },
};

fn between(without: Network, with: Network) -> Comparison {
    let labels = ["without it".to_string(), "with it".to_string()];
    compare(
        &measured(without),
        &measured(with),
        labels,
        &metrics().collect::<Vec<_>>(),
    )
}

fn northeast_asia(without: &[&str]) -> Network {
    bundled("northeast-asia", |selection| {
        selection.without = without.iter().map(|id| (*id).to_string()).collect()
    })
}

fn said(comparison: &Comparison) -> String {
    comparison.said().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_pair_that_an_arrangement_alone_relays_is_spoken_of_first() {
    let comparison = between(northeast_asia(&["TISA"]), northeast_asia(&[]));
    assert_eq!(comparison.pairs[0], ["JPN", "KOR"].map(String::from));
    let first = &comparison.headline[0].text;
    assert!(first.contains("Japan and South Korea"), "{first}");
}

#[test]
fn a_sentence_is_a_finding_a_caveat_or_a_range() {
    let comparison = between(northeast_asia(&["JPN_KOR_GSOMIA"]), northeast_asia(&[]));
    let of = |role: Role| -> Vec<&str> {
        let all = comparison.headline.iter();
        all.filter(|sentence| sentence.role == role)
            .map(|sentence| sentence.text.as_str())
            .collect()
    };
    assert_eq!(of(Role::Caveat).len(), 1);
    assert!(of(Role::Caveat)[0].contains("is coded, not a finding"));
    // How surely and how soon, each with how far its change ranges.
    assert_eq!(of(Role::Range).len(), 2);
    assert!(
        of(Role::Range)
            .iter()
            .all(|text| text.contains("lies between"))
    );
    assert!(of(Role::Finding).len() > 3);
}

#[test]
fn taking_away_the_agreement_and_the_pair_agree() {
    let by_agreement = between(northeast_asia(&["JPN_KOR_GSOMIA"]), northeast_asia(&[]));
    let by_pair = between(northeast_asia(&["JPN-KOR"]), northeast_asia(&[]));
    assert_eq!(by_agreement.changes, by_pair.changes);
    assert_eq!(by_agreement.headline, by_pair.headline);
}

#[test]
fn the_headline_is_made_from_the_numbers() {
    let comparison = between(northeast_asia(&["JPN_KOR_GSOMIA"]), northeast_asia(&[]));
    let text = said(&comparison);
    assert!(
        text.contains("every permitted Japan–South Korea route passes through the United States"),
        "{text}"
    );
    assert!(text.contains("two independent permitted routes"), "{text}");
    assert!(
        text.contains("rises from 0.47 to 0.72 (coded range 0.14–0.78 to 0.32–0.93)"),
        "{text}"
    );
    assert!(text.contains("falls from 8 h to 4 h"), "{text}");
    let reversed = between(northeast_asia(&[]), northeast_asia(&["JPN_KOR_GSOMIA"]));
    let reversed = said(&reversed);
    assert!(reversed.contains("falls from 0.72 to 0.47"), "{reversed}");
}

#[test]
fn the_transit_rule_changes_the_picture_and_is_said() {
    let open = |without: &[&str]| {
        bundled("northeast-asia:bilateral-only", |selection| {
            selection.transit = Some(Transit::Open);
            selection.without = without.iter().map(|id| (*id).to_string()).collect();
        })
    };
    let granted = bundled("northeast-asia:bilateral-only", |_| {});
    let comparison = between(granted, open(&[]));
    assert_eq!(
        (
            comparison.without.network.transit,
            comparison.with.network.transit
        ),
        ("granted", "open")
    );
    let distance = comparison
        .changes
        .iter()
        .find(|change| change.metric == "distance" && change.subject == ["JPN", "KOR"])
        .unwrap();
    assert_eq!(
        (distance.without, distance.with),
        (Some(Score::Infinite), Some(Score::Defined(2.0)))
    );
    assert_eq!(distance.verdict, Verdict::Better);
    assert_eq!(distance.status(), "infinite");
}

#[test]
fn what_cannot_move_in_a_star_is_listed_with_its_reason() {
    let [_, _, star, plus] = crate::support::four_shapes();
    let comparison = between(unit(&star, 0.9), unit(&plus, 0.9));
    let still = |metric: &str| comparison.still.iter().find(|still| still.metric == metric);
    for metric in [
        "actor-connectivity",
        "tie-connectivity",
        "algebraic-connectivity",
        "cut-actors",
    ] {
        assert!(still(metric).is_some(), "{metric} moved");
    }
    assert!(
        still("actor-connectivity")
            .unwrap()
            .why
            .contains("still have only 1 independent route")
    );
    assert!(
        still("algebraic-connectivity")
            .unwrap()
            .why
            .contains("weakest way to pull the network apart")
    );
    assert!(still("betweenness-centralization").is_none());
}

#[test]
fn readings_that_point_apart_are_found() {
    let three = |strength: Option<f64>| {
        let mut ties = vec![("USA", "JPN", 5.0, 0.2, 1.0), ("USA", "KOR", 5.0, 0.2, 1.0)];
        ties.extend(strength.map(|strength| ("JPN", "KOR", strength, 1.0, 1.0)));
        crate::support::resolve(&crate::support::study(&ties))
    };
    let comparison = between(three(None), three(Some(1.0)));
    let note = comparison
        .readings
        .iter()
        .find(|note| note.concept == "betweenness" && note.subject == ["USA"])
        .unwrap();
    assert!(!note.agree);
    assert_eq!(note.readings.len(), 3);
}

#[test]
fn a_subject_on_one_side_only_is_absent_on_the_other_and_not_zero() {
    let comparison = between(northeast_asia(&["USA"]), northeast_asia(&[]));
    let usa = comparison
        .changes
        .iter()
        .find(|change| change.metric == "degree" && change.subject == ["USA"])
        .unwrap();
    assert_eq!(
        (usa.without, usa.verdict, usa.status()),
        (None, Verdict::Appears, "absent")
    );
    assert_eq!(usa.difference(), None);
}

#[test]
fn points_of_failure_appear_and_vanish_by_name() {
    let comparison = between(northeast_asia(&["JPN_KOR_GSOMIA"]), northeast_asia(&[]));
    assert!(
        comparison
            .failure_points
            .vanish
            .contains(&"United States".to_string())
    );
    assert!(comparison.failure_points.appear.is_empty());
}

#[test]
fn a_change_that_had_to_go_one_way_is_marked() {
    let comparison = between(northeast_asia(&["JPN_KOR_GSOMIA"]), northeast_asia(&[]));
    let change = |metric: &str| {
        comparison
            .changes
            .iter()
            .find(|c| c.metric == metric && c.scope == Scope::Network)
            .unwrap()
    };
    assert!(change("all-terminal-reliability").by_construction);
    assert!(!change("cut-actors").by_construction);
    let reversed = between(northeast_asia(&[]), northeast_asia(&["JPN_KOR_GSOMIA"]));
    assert!(
        reversed
            .changes
            .iter()
            .all(|change| !change.by_construction)
    );
}

#[test]
fn the_hub_of_an_arrangement_is_a_point_of_failure() {
    let found = failures(&measured(bundled("northeast-asia:tisa", |_| {}))).unwrap();
    let usa = found
        .failures
        .iter()
        .find(|failure| failure.subject == ["USA"])
        .unwrap();
    assert_eq!((usa.pairs, usa.pairs_cut), (1, 1));
    assert_eq!(
        usa.sentence,
        "Without the United States, the only pair of the others that was joined by a permitted route, Japan–South Korea, loses touch."
    );
    let tisa = found
        .failures
        .iter()
        .find(|failure| failure.subject == ["TISA"])
        .unwrap();
    assert_eq!(tisa.pairs_cut, 1);
}

#[test]
fn the_range_of_the_change_itself_is_said() {
    let text = said(&between(
        northeast_asia(&["JPN_KOR_GSOMIA"]),
        northeast_asia(&[]),
    ));
    // Consent × (1 − relay) × direct at the best and the worst corner: .95·(1 − .85²·.4)·.9 and .5·(1 − .98²·.85)·.5.
    let (most, least) = (
        0.95 * (1.0 - 0.85 * 0.85 * 0.4) * 0.9,
        0.5 * (1.0 - 0.98 * 0.98 * 0.85) * 0.5,
    );
    assert!(
        text.contains(&format!("lies between +{least:.2} and +{most:.2}")),
        "{text}"
    );
}

#[test]
fn adding_what_is_there_or_keeping_an_actor_is_refused() {
    let refused = |selection: Selection| {
        let (study, _) = formats::open("northeast-asia", formats::Options::default()).unwrap();
        Network::resolve(&study, &selection)
            .unwrap_err()
            .to_string()
    };
    let with = |id: &str| Selection {
        with: vec![id.into()],
        ..Selection::default()
    };
    assert!(refused(with("JPN_KOR_GSOMIA")).contains("in force already"));
    assert!(refused(with("WARSAW_PACT")).contains("gives no tie between the actors"));
    let only = Selection {
        only: vec!["USA".into()],
        ..Selection::default()
    };
    assert!(refused(only).contains("is an actor"));
}

#[test]
fn only_a_pair_keeps_that_pair() {
    let pair = bundled("northeast-asia", |selection| {
        selection.only = vec!["JPN-KOR".into()]
    });
    assert_eq!(pair.ties().count(), 1);
}

/// What `linchpin compare` finds, as JSON; or its complaint.
fn compared(arguments: &[&str]) -> Result<serde_json::Value, String> {
    let command = assert_cmd::cargo::cargo_bin!("linchpin");
    let output = std::process::Command::new(command)
        .args([&["compare", "--format", "json"], arguments].concat())
        .output()
        .unwrap();
    if output.status.success() {
        return Ok(serde_json::from_slice(&output.stdout).unwrap());
    }
    Err(String::from_utf8(output.stderr).unwrap())
}

fn change<'c>(
    found: &'c serde_json::Value,
    metric: &str,
    subject: &[&str],
) -> &'c serde_json::Value {
    let mut changes = found["changes"].as_array().unwrap().iter();
    let wanted = serde_json::json!(subject);
    changes
        .find(|change| change["metric"] == metric && change["subject"] == wanted)
        .unwrap()
}

#[test]
fn a_number_that_is_set_counts_on_both_sides() {
    let set = [
        "northeast-asia",
        "--without",
        "JPN_KOR_GSOMIA",
        "--set",
        "TISA.handling-delay=1",
    ];
    let found = compared(&set).unwrap();
    let plain = compared(&set[..3]).unwrap();
    let of = |found: &serde_json::Value| {
        change(found, "delay", &["JPN", "KOR"])["without"]
            .as_f64()
            .unwrap()
    };
    assert!(of(&found) < of(&plain));
    assert_eq!(
        found["with"]["network"]["edits"][0],
        "set TISA.handling-delay=1"
    );
    let said = found["with"]["network"]["notices"].to_string();
    assert!(!said.contains("within the coded range"), "{said}");
    assert!(
        said.contains("takes no part, so bands are narrower"),
        "{said}"
    );
}

#[test]
fn a_value_outside_the_coded_range_is_said_and_one_that_cannot_be_is_refused() {
    let set = |edit: &str| compared(&["northeast-asia", "--together", "--set", edit]);
    let far = set("JPN_KOR_GSOMIA.delay=1000").unwrap();
    let notices = far["with"]["network"]["notices"].to_string();
    assert!(
        notices.contains("JPN_KOR_GSOMIA.delay = 1000 h: not within the coded range"),
        "{notices}"
    );
    for (edit, words) in [
        (
            "JPN_KOR_GSOMIA.availability=1.5",
            "a probability is between 0 and 1",
        ),
        ("JPN_KOR_GSOMIA.delay=0", "above 0 hours"),
        (
            "JPN_KOR_GSOMIA.strength=1e17",
            "outside 1e-12–1e15; choose another unit",
        ),
        ("TISA.handling-delay=1e300", "outside 1e-12–1e15"),
        ("JPN_KOR_GSOMIA.strength=0", "--without"),
        ("JPN_KOR_GSOMIA.delay=soon", "gives no number"),
        ("JPN_KOR_GSOMIA.delay", "sets nothing"),
        (
            "JPN_KOR_GSOMIA.delai=3",
            "did you mean `JPN_KOR_GSOMIA.delay`?",
        ),
        ("JPN_KOR_GSOMIA.delay=3,JPN_KOR_GSOMIA.delay=4", "set twice"),
    ] {
        let said = set(edit).unwrap_err();
        assert!(said.contains(words), "{edit}: {said}");
    }
}

#[test]
fn a_value_that_cannot_be_is_told_where_only_one_side_has_the_number() {
    let set = "JPN_KOR_GSOMIA.availability=7";
    let said = compared(&[
        "northeast-asia",
        "--without",
        "JPN_KOR_GSOMIA",
        "--set",
        set,
    ])
    .unwrap_err();
    assert!(said.contains("a probability is between 0 and 1"), "{said}");
}

#[test]
fn edits_together_are_one_change_of_the_network_as_it_is() {
    let found = compared(&[
        "northeast-asia",
        "--together",
        "--without",
        "JPN_KOR_GSOMIA",
        "--set",
        "TISA.handling-delay=1",
    ])
    .unwrap();
    assert_eq!(found["without"]["label"], "as it is");
    let label = found["with"]["label"].as_str().unwrap();
    assert!(
        label.starts_with("without Japan-ROK GSOMIA and with the hub's delay under"),
        "{label}"
    );
    let plain = compared(&["northeast-asia", "--without", "JPN_KOR_GSOMIA"]).unwrap();
    let pair = ["JPN", "KOR"];
    assert_eq!(
        change(&found, "delay", &pair)["without"],
        change(&plain, "delay", &pair)["with"]
    );
    assert!(
        change(&found, "delay", &pair)["with"].as_f64()
            < change(&plain, "delay", &pair)["without"].as_f64()
    );
    // A number of what is taken away has nothing to act on, which is no fault.
    assert!(
        compared(&[
            "northeast-asia",
            "--together",
            "--without",
            "TISA",
            "--set",
            "TISA.handling-delay=1"
        ])
        .is_ok()
    );
    assert!(
        compared(&["northeast-asia", "--together"])
            .unwrap_err()
            .contains("nothing is edited")
    );
}

#[test]
fn a_number_of_one_side_alone_is_set_there() {
    let found = compared(&[
        "northeast-asia",
        "--without",
        "TISA",
        "--set",
        "TISA.handling-delay=1",
    ])
    .unwrap();
    assert_eq!(found["without"]["network"]["edits"][0], "without TISA");
}

#[test]
fn a_tie_beside_one_that_is_there_is_called_the_added_one() {
    let printed = std::process::Command::new(assert_cmd::cargo::cargo_bin!("linchpin"))
        .args([
            "compare",
            "northeast-asia",
            "--with",
            "JPN-USA:intel_agreement",
        ])
        .output()
        .unwrap();
    let text = String::from_utf8(printed.stdout).unwrap();
    let text: Vec<&str> = text.split_whitespace().collect();
    let text = text.join(" ");
    assert!(
        text.contains("With and without the added Japan–United States tie"),
        "{text}"
    );
}

#[test]
fn numbers_that_are_equal_but_for_rounding_read_alike_and_only_one_reads_as_one() {
    use linchpin::analysis::{brief, number};
    assert_eq!(number(0.28125), number(0.28125 - 1e-16));
    for value in [0.995, 1.005, 0.9999, 1.0001, 0.999_999_9] {
        assert_ne!(brief(value), "1", "{value}");
        assert_ne!(brief(-value), brief(-1.0), "{value}");
    }
    assert_eq!(brief(1.0), "1");
    assert_eq!(brief(1e13), "10000000000000");
    assert_eq!(brief(999_999_999_999.0), "999999999999");
}

#[test]
fn a_tie_between_two_of_one_side_leaves_the_weakest_cut_as_it_is_and_one_across_does_not() {
    // Two stars whose hubs are tied: the cheapest cut parts the stars, and the leaves of one lie level in it.
    let stars = [
        ("L", "a"),
        ("L", "b"),
        ("L", "M"),
        ("M", "x"),
        ("M", "y"),
        ("M", "z"),
    ];
    let still = |tie: (&'static str, &'static str)| {
        let with: Vec<_> = stars.into_iter().chain([tie]).collect();
        let comparison = between(unit(&stars, 0.9), unit(&with, 0.9));
        let still = comparison
            .still
            .into_iter()
            .find(|still| still.metric == "algebraic-connectivity");
        still.map(|still| still.why)
    };
    let level = still(("a", "b")).expect("it does not move");
    assert!(
        level.contains("leaves both ends of the tie on one side"),
        "{level}"
    );
    assert_eq!(still(("a", "x")), None);
}

fn choice(configuration: Option<&str>, without: &[&str], set: &[&str]) -> Selection {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_string()).collect();
    Selection {
        configuration: configuration.map(String::from),
        without: texts(without),
        set: texts(set),
        ..Selection::default()
    }
}

fn open(name: &str) -> Study {
    let (study, _) = formats::open(name, formats::Options::default()).unwrap();
    study
}

#[test]
fn a_number_that_either_of_two_networks_has_is_set_there() {
    let study = open("northeast-asia");
    let set = ["JPN_KOR_GSOMIA.delay=2"];
    let [gsomia, tisa] = ["gsomia", "tisa"].map(|id| choice(Some(id), &[], &set));
    for (without, with) in [(&gsomia, &tisa), (&tisa, &gsomia)] {
        let sides = Sides::of_networks((&study, without), (&study, with), ["one", "the other"]);
        assert_eq!(sides.unwrap().labels, ["in one", "in the other"]);
    }
    let refused = Sides::of_networks((&study, &tisa), (&study, &tisa), ["one", "the other"]);
    assert!(
        refused
            .err()
            .unwrap()
            .to_string()
            .contains("JPN_KOR_GSOMIA")
    );
}

#[test]
fn of_several_faults_the_first_is_told() {
    let study = open("northeast-asia");
    let [first, second] = ["FIRST", "SECOND"].map(|id| choice(None, &[id], &[]));
    let sides = Sides::of_networks((&study, &first), (&study, &second), ["one", "the other"]);
    let said = sides.err().unwrap().to_string();
    assert!(said.contains("`FIRST`"), "{said}");
    let edits = choice(None, &["FIRST"], &["SECOND.delay=1"]);
    let sides = Sides::together(study, edits, &compiled);
    let said = sides.err().unwrap().to_string();
    assert!(said.contains("`FIRST`"), "{said}");
}

#[test]
fn configurations_are_called_by_their_titles_or_else_by_their_ids() {
    let study = Study {
        configuration: [("early", "Before the pact"), ("late", "")]
            .map(|(id, title)| Configuration {
                id: id.into(),
                title: title.into(),
                ..Configuration::default()
            })
            .to_vec(),
        compare: Some(Question {
            configurations: ["early", "late"].map(String::from).to_vec(),
            ..Question::default()
        }),
        ..crate::support::study(&[("A", "B", 1.0, 1.0, 0.5)])
    };
    let sides = Sides::asked(study, Selection::default(), &compiled).unwrap();
    assert_eq!(
        sides.unwrap().labels,
        ["before the pact", "in the configuration “late”"]
    );
}

#[test]
fn a_side_is_called_by_the_names_of_what_is_edited() {
    let named = |id: &str, name: &str| Actor {
        name: Some(name.into()),
        ..Actor::named(id)
    };
    let pact = |id: &str, title: Option<&str>| Agreement {
        id: id.into(),
        title: title.map(String::from),
        members: Some(["X", "Y"].map(Member::named).to_vec()),
        ..Agreement::default()
    };
    let study = Study {
        id: "test".into(),
        actor: vec![
            named("X", "Xanadu"),
            named("Y", "Yonder"),
            Actor::named("USA"),
        ],
        agreement: vec![pact("P", None), pact("Q", Some("Quiet Pact"))],
        ..Study::default()
    };
    for (without, with, labels) in [
        (
            &["Q"][..],
            &[][..],
            ["without Quiet Pact", "with Quiet Pact"],
        ),
        (
            &["P", "Y"],
            &[],
            ["without P and Yonder", "with P and Yonder"],
        ),
        (
            &[],
            &["Y-USA"],
            [
                "without the Yonder–United States tie",
                "with the Yonder–United States tie",
            ],
        ),
        (
            &["USA"],
            &["X-Y"],
            ["without the United States", "with the Xanadu–Yonder tie"],
        ),
        (&[], &[], ["in test", "in test"]),
    ] {
        let [without, with] = [without, with].map(|ids: &[&str]| {
            ids.iter()
                .map(|id| String::from(*id))
                .collect::<Vec<String>>()
        });
        assert_eq!(edit_labels(&study, &without, &with).unwrap(), labels);
    }
}

/// Actors without a tie.
fn apart(ids: &[&str]) -> Network {
    let actor = ids.iter().map(|id| Actor::named(*id)).collect();
    crate::support::resolve(&Study {
        actor,
        ..crate::support::study(&[])
    })
}

#[test]
fn an_actor_of_one_side_is_said_to_join_the_others_or_to_be_there_alone() {
    let triangle = [("A", "B"), ("B", "C"), ("C", "A")];
    for (without, with, words) in [
        (
            apart(&["A", "C"]),
            unit(&[("A", "B"), ("B", "C")], 0.5),
            "Without it, the only pair of the others has no route; with it, the only pair of the others has a route.",
        ),
        (
            apart(&["A", "B", "C"]),
            unit(&[("H", "A"), ("H", "B"), ("H", "C")], 0.5),
            "Without it, 0 of 3 pairs of the others have a route; with it, 3 of 3.",
        ),
        (
            unit(&triangle, 0.5),
            unit(&[triangle[0], triangle[1], triangle[2], ("C", "D")], 0.5),
            "all 3 pairs of the others have a route.",
        ),
        (
            unit(&[("A", "B"), ("B", "D")], 0.5),
            unit(&[("A", "B")], 0.5),
            "D is in the network without it only.",
        ),
        (
            unit(&[("A", "B"), ("B", "D"), ("B", "E")], 0.5),
            unit(&[("A", "B")], 0.5),
            "D and E are in the network without it only.",
        ),
    ] {
        let comparison = between(without, with);
        let found = comparison
            .headline
            .iter()
            .any(|sentence| sentence.text.contains(words));
        assert!(found, "{words}: {:?}", comparison.headline);
    }
}
