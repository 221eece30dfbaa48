//! Briefs: verdicts from tests, the bundled claims, and files of one's own.

use assert_cmd::Command;
use linchpin::{
    analysis::{Finding, Judged, ROBUST, TestOutcome, TestSides, is_measure, judge},
    formats::{self, Options},
    model::{Brief, Expect, Network, Range, Selection, Test, Which},
    report::Tidy,
};
use std::fs;

fn linchpin() -> Command {
    Command::new(assert_cmd::cargo::cargo_bin!("linchpin"))
}

/// Judges claims on the star of six, without and with a tie between two spokes.
fn on_the_star(claims: &str) -> Judged {
    drawn_on_the_star(claims, None)
}

/// The same, where this share of draws comes out as at the mid values.
fn drawn_on_the_star(claims: &str, share: Option<f64>) -> Judged {
    let brief: Brief = toml::from_str(&format!("network = \"shape:star-6\"\n{claims}")).unwrap();
    brief.check(is_measure).unwrap();
    let side = |with: bool| {
        let (study, _) = formats::open("shape:star-6", Options::default()).unwrap();
        let selection = Selection {
            with: if with {
                vec!["a1-a2".into()]
            } else {
                Vec::new()
            },
            ..Selection::default()
        };
        crate::support::measured(Network::resolve(&study, &selection).unwrap())
    };
    let sides = |_: &Test| {
        Ok(TestSides {
            without: side(false).into(),
            with: side(true).into(),
            labels: ["without it".into(), "with it".into()],
        })
    };
    judge(&brief, sides, |_, _| share).unwrap()
}

fn claim(id: &str, tests: &[(&str, &str, &str)]) -> String {
    let mut text = format!("[[claim]]\nid = \"{id}\"\nsays = \"S.\"\n");
    for (measure, of, expect) in tests {
        text += &format!(
            "[[claim.test]]\nsays = \"t\"\nmeasure = \"{measure}\"\nof = {of}\nexpect = \"{expect}\"\n\
             with = [\"a1-a2\"]\n"
        );
    }
    text
}

#[test]
fn a_verdict_follows_from_what_came_of_the_tests() {
    let rises = ("efficiency", "[]", "rises");
    let falls = ("efficiency", "[]", "falls");
    let unmoved = ("algebraic-connectivity", "[]", "rises");
    let text = [
        claim("all hold", &[rises, ("betweenness", "[\"hub\"]", "falls")]),
        claim("some hold", &[rises, falls]),
        claim("one does not move", &[rises, unmoved]),
        claim("none holds", &[falls]),
        claim("nothing moves", &[unmoved]),
        claim(
            "level",
            &[
                ("betweenness", "[\"hub\"]", "at least 1 without"),
                ("betweenness", "[\"hub\"]", "at most 0.9"),
            ],
        ),
        claim("highest", &[("degree", "[\"hub\"]", "highest")]),
        claim("not highest", &[("degree", "[\"a1\"]", "highest")]),
        claim("same", &[("cut-actors", "[]", "same")]),
        claim(
            "absent",
            &[("tie-betweenness", "[\"a2\", \"a1\"]", "rises")],
        ),
    ]
    .concat();
    let verdicts: Vec<Finding> = on_the_star(&text)
        .claims
        .iter()
        .map(|claim| claim.verdict)
        .collect();
    use Finding::{Contradicts, NoBearing, NotTestable, Supports, SupportsInPart};
    assert_eq!(
        verdicts,
        [
            Supports,
            SupportsInPart,
            SupportsInPart,
            Contradicts,
            NoBearing,
            Supports,
            Supports,
            Contradicts,
            Supports,
            NotTestable
        ]
    );
}

#[test]
fn what_was_said_to_be_untestable_stays_so_whatever_was_measured() {
    let text = claim("x", &[("efficiency", "[]", "rises")]).replace(
        "says = \"S.\"",
        "says = \"S.\"\nnot_testable = \"trust is no tie\"",
    );
    let judged = on_the_star(&text);
    assert_eq!(judged.claims[0].verdict, Finding::NotTestable);
    assert!(judged.claims[0].sentence.contains("trust is no tie"));
    assert_eq!(judged.claims[0].tests[0].outcome, TestOutcome::Holds);
    assert!(judged.claims[0].tests[0].by_construction);
}

#[test]
fn expectations_are_read_as_they_are_written() {
    for expect in [
        Expect::Rises,
        Expect::Falls,
        Expect::Same,
        Expect::Highest,
        Expect::AtLeast(0.5, Which::With),
        Expect::AtMost(-1e-3, Which::Without),
    ] {
        assert_eq!(Expect::try_from(expect.to_string()), Ok(expect));
    }
    for wrong in [
        "",
        "rise",
        "at least",
        "at least x",
        "at least inf",
        "at most 1 both",
        "at least 1 with it",
    ] {
        assert!(Expect::try_from(wrong.to_string()).is_err(), "{wrong}");
    }
}

#[test]
fn every_bundled_claim_has_a_verdict_and_a_rival_reading() {
    let output = linchpin()
        .args(["brief", "--format", "json", "-q"])
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let judged: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(judged["schema"], "linchpin/brief/1");
    let claims = judged["claims"].as_array().unwrap();
    assert_eq!(claims.len(), 17);
    let verdict = |id: &str| {
        let claim = claims.iter().find(|claim| claim["id"] == id).unwrap();
        claim["verdict"].as_str().unwrap().to_string()
    };
    for claim in claims {
        assert!(!claim["rival"].as_str().unwrap().is_empty(), "{claim}");
        for test in claim["tests"].as_array().unwrap() {
            assert_ne!(test["outcome"], "undefined", "{test}");
            let one = test["sides"][0] == test["sides"][1];
            assert_eq!(
                one,
                test["without"].is_null() || test["with"].is_null(),
                "{test}"
            );
        }
    }
    for (id, expected) in [
        // The delay falls in some 70 % of draws only.
        ("slower-harder", "supports-in-part"),
        ("only-through-washington", "supports"),
        // Likeliest to decide a failure, and not the one whose loss costs most.
        ("a-weak-point", "supports-in-part"),
        ("trust-in-washington", "not-testable"),
        ("spill-over", "no-bearing"),
        ("a-small-nato", "supports-in-part"),
    ] {
        assert_eq!(verdict(id), expected, "{id}");
    }
}

#[test]
fn a_brief_of_ones_own_is_tested_on_ones_own_network() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("ties.csv"),
        "source,target,strength\nA,B,1\nB,C,1\n",
    )
    .unwrap();
    let text = "network = \"ties.csv\"\n[[claim]]\nid = \"middle\"\nsays = \"B is in the middle.\"\n\
        [[claim.test]]\nsays = \"its betweenness\"\nmeasure = \"betweenness\"\nof = [\"B\"]\nexpect = \"at least 1\"\n";
    fs::write(folder.path().join("mine.toml"), text).unwrap();
    let output = linchpin()
        .current_dir(folder.path())
        .args(["brief", "mine.toml", "--chart", "b.svg"])
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("Supports: its betweenness (1)."), "{said}");
    assert!(folder.path().join("b.svg").exists());
}

#[test]
#[rustfmt::skip]
fn a_broken_brief_is_shown_at_its_place() {
    let good = claim("x", &[("efficiency", "[]", "rises")]);
    let rows = [
        ("network = \"shape:star-6\"\n".to_string(), "a brief without claims", ""),
        (format!("network = \"shape:star-6\"\n{}", good.replace("efficiency", "eficiency")), "did you mean `efficiency`", "b.toml:7:11"),
        (format!("network = \"shape:star-6\"\n{}", good.replace("rises", "rise")), "is no expectation", "b.toml:9:10"),
        (good.clone(), "a test without a network", "b.toml:4:1"),
        (format!("network = \"shape:star-6\"\n{good}{good}"), "is there twice", "b.toml:12:6"),
        (format!("network = \"shape:star-6\"\n{}", good.replace("of = []", "of = [\"a\",\"b\",\"c\"]")), "3 ids", "b.toml:8:6"),
        (format!("network = \"shape:star-6\"\n{}", good.replace("of = []", "colour = 1")), "unknown field", "b.toml:8:1"),
        ("network = \"shape:star-6\"\n[[claim]]\nid = \"x\"\nsays = \"S.\"\n".into(), "has no test", "b.toml:2:1"),
        (format!("network = \"shape:star-6\"\n{}", good.replace("of = []", "dates = [2019-01-01]")), "dates", "b.toml:8:"),
        (format!("network = \"shape:star-6\"\n{}", good.replace("expect = \"rises\"\n", "")), "a test without `expect`", "b.toml:7:11"),
        (format!("network = \"shape:star-6\"\n{}", good.replace("with = [\"a1-a2\"]\n", "")), "nothing that differs", "b.toml:9:10"),
        (format!("network = \"shape:star-6\"\n{}", good.replace("of = []", "of = []\nother = \"shape:ring-6\"")), "beside two sides", "b.toml:7:11"),
        (format!("network = \"shape:star-6\"\n{}", good.replace("of = []", "of = [\"a1\", \"a1\"]")), "twice", "b.toml:8:6"),
        (format!("network = \"shape:star-6\"\n{}", good.replace("\"S.\"", "\"S\\u001b.\"")), "control character", "b.toml:4:8"),
    ];
    let folder = tempfile::tempdir().unwrap();
    for (text, words, place) in rows {
        fs::write(folder.path().join("b.toml"), &text).unwrap();
        let output = linchpin().current_dir(folder.path()).args(["brief", "b.toml"]).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(3), "{text}\n{said}");
        assert!(said.contains(words) && said.contains(place), "{text}\n{said}");
    }
}

#[test]
fn what_is_infinite_is_more_than_any_number_and_falls_when_it_ends() {
    let folder = tempfile::tempdir().unwrap();
    let test = |sides: &str, expect: &str| {
        format!(
            "[[claim]]\nid = \"{expect}\"\nsays = \"S.\"\n[[claim.test]]\nsays = \"t\"\nmeasure = \"delay\"\n\
             of = [\"JPN\", \"KOR\"]\nexpect = \"{expect}\"\n{sides}\n"
        )
    };
    let lone = "network = \"northeast-asia:bilateral-only\"";
    let both = "configurations = [\"bilateral-only\", \"gsomia\"]";
    let text = format!(
        "network = \"northeast-asia\"\n{}{}{}{}",
        test(lone, "at most 5"),
        test(lone, "at least 5"),
        test(both, "falls"),
        test(both, "rises")
    );
    fs::write(folder.path().join("b.toml"), text).unwrap();
    let output = linchpin()
        .current_dir(folder.path())
        .args(["brief", "b.toml", "--format", "json", "-q"])
        .output()
        .unwrap();
    let judged: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let verdicts: Vec<&str> = (0..4)
        .map(|at| judged["claims"][at]["verdict"].as_str().unwrap())
        .collect();
    assert_eq!(
        verdicts,
        ["contradicts", "supports", "supports", "contradicts"]
    );
    let status = &judged["claims"][2]["tests"][0]["status"];
    assert_eq!(status[0], "infinite");
    assert_eq!(status[1], "defined");
}

#[test]
fn a_subject_that_is_not_there_is_named_with_its_claim() {
    let folder = tempfile::tempdir().unwrap();
    let text = format!(
        "network = \"shape:star-6\"\n{}",
        claim("x", &[("betweenness", "[\"nobody\"]", "rises")])
    );
    fs::write(folder.path().join("b.toml"), text).unwrap();
    let output = linchpin()
        .current_dir(folder.path())
        .args(["brief", "b.toml"])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(
        said.contains("claim `x`") && said.contains("nobody"),
        "{said}"
    );
    let unknown = linchpin()
        .args(["brief", "--claim", "slower"])
        .output()
        .unwrap();
    assert_eq!(unknown.status.code(), Some(2));
}

#[test]
fn rows_of_a_brief_are_as_wide_as_their_header() {
    let judged = on_the_star(&claim("x", &[("efficiency", "[]", "rises")]));
    assert!(
        judged
            .rows()
            .iter()
            .all(|row| row.len() == judged.columns().len())
    );
}

#[test]
fn what_holds_in_too_few_draws_supports_in_part_and_what_does_not_move_is_not_drawn() {
    let tests = [
        ("efficiency", "[]", "rises"),
        ("degree", "[\"hub\"]", "highest"),
    ];
    for (share, verdict) in [
        (ROBUST, Finding::Supports),
        (ROBUST - 0.01, Finding::SupportsInPart),
        (0.0, Finding::SupportsInPart),
    ] {
        let judged = drawn_on_the_star(&claim("x", &tests), Some(share));
        let claim = &judged.claims[0];
        assert_eq!(claim.verdict, verdict, "{share}");
        assert_eq!(claim.least_share, Some(share));
        assert_eq!(claim.tests[0].share, Some(share));
        assert_eq!(claim.tests[0].hangs(), verdict != Finding::Supports);
        assert_eq!(claim.tests[1].share, None, "a level, which is no change");
    }
    // A tie that is on one side only has no change to draw.
    let absent = claim("x", &[("tie-betweenness", "[\"a1\", \"a2\"]", "rises")]);
    let judged = drawn_on_the_star(&absent, Some(0.5));
    let claim = &judged.claims[0];
    assert_eq!(claim.tests[0].outcome, TestOutcome::Undefined);
    assert_eq!((claim.tests[0].share, claim.least_share), (None, None));
}

#[test]
fn of_one_network_only_the_side_that_is_claimed_of_is_shown() {
    let text = [
        claim("with", &[("betweenness", "[\"hub\"]", "at least 1")]),
        claim(
            "without",
            &[("betweenness", "[\"hub\"]", "at least 1 without")],
        ),
    ]
    .concat();
    let brief: Brief = toml::from_str(&format!("network = \"shape:star-6\"\n{text}")).unwrap();
    let sides = |_: &Test| {
        let side = std::sync::Arc::new(crate::support::measured(crate::support::bundled(
            "shape:star-6",
            |_| {},
        )));
        Ok(TestSides {
            without: side.clone(),
            with: side,
            labels: ["as it is", "as it is"].map(String::from),
        })
    };
    let judged = judge(&brief, sides, |_, _| None).unwrap();
    let shown = |claim: usize| {
        let test = &judged.claims[claim].tests[0];
        [test.without, test.with].map(|score| score.and_then(|score| score.value()))
    };
    assert_eq!(shown(0), [None, Some(1.0)]);
    assert_eq!(shown(1), [Some(1.0), None]);
}

#[test]
fn a_verdict_is_tried_at_the_ends_where_either_side_has_a_range() {
    let text = claim("x", &[("strength", "[\"A\"]", "rises")]);
    let brief: Brief = toml::from_str(&format!("network = \"shape:star-6\"\n{text}")).unwrap();
    let exact = Range::exact;
    let wide = Range {
        low: 0.5,
        mid: 2.0,
        high: 3.0,
    };
    let (holds, opposed) = (TestOutcome::Holds, TestOutcome::Opposed);
    for (without, with, ends, all) in [
        (exact(1.0), exact(2.0), None, None),
        (exact(1.0), wide, Some([opposed, holds]), Some(false)),
        (wide, exact(2.5), Some([holds, opposed]), Some(false)),
        (exact(0.25), wide, Some([holds, holds]), Some(true)),
    ] {
        let side = |strength: Range| {
            let mut study = crate::support::study(&[("A", "B", 1.0, 1.0, 0.5)]);
            study.tie[0].strength = Some(strength);
            std::sync::Arc::new(crate::support::measured(crate::support::resolve(&study)))
        };
        let sides = |_: &Test| {
            Ok(TestSides {
                without: side(without),
                with: side(with),
                labels: ["without it", "with it"].map(String::from),
            })
        };
        let judged = judge(&brief, sides, |_, _| None).unwrap();
        let claim = &judged.claims[0];
        assert_eq!(claim.verdict, Finding::Supports);
        assert_eq!((claim.tests[0].ends, claim.at_the_ends), (ends, all));
    }
}

#[test]
fn verdicts_and_outcomes_have_their_words() {
    let findings = [
        (Finding::Supports, "supports", "supports"),
        (
            Finding::SupportsInPart,
            "supports in part",
            "supports in part",
        ),
        (Finding::Contradicts, "contradicts", "contradicts"),
        (Finding::NoBearing, "no bearing", "no bearing"),
        (
            Finding::NotTestable,
            "not testable from structure",
            "not testable",
        ),
    ];
    for (finding, words, short) in findings {
        assert_eq!((finding.words(), finding.short()), (words, short));
    }
    use TestOutcome::{Holds, Opposed, Undefined, Unmoved};
    let outcomes = [Holds, Unmoved, Opposed, Undefined].map(TestOutcome::word);
    assert_eq!(outcomes, ["holds", "unmoved", "opposed", "undefined"]);
}
