//! The verb: words, tables, tidy output, and what it refuses.

use assert_cmd::Command;
use linchpin::{
    analysis::{Ask, reliability},
    formats::BUNDLED,
};

fn run(arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("linchpin"));
    let output = command.args(arguments).output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    let code = output.status.code().expect("no signal");
    (code, text(output.stdout), text(output.stderr))
}

fn done(arguments: &[&str]) -> String {
    let (code, out, err) = run(arguments);
    assert_eq!(code, 0, "{arguments:?}: {err}");
    out
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn it_answers_in_words_first_and_both_sides_stand_beside_each_other() {
    let out = done(&[
        "reliability",
        "northeast-asia",
        "--without",
        "JPN_KOR_GSOMIA",
        "--terminals",
        "JPN,KOR",
        "--vary",
        "handling:TISA",
    ]);
    let words = flat(&out);
    for says in [
        "A request between Japan and South Korea is answered with probability 0.72 with Japan-ROK GSOMIA (coded range \
         0.32–0.93), 0.47 without Japan-ROK GSOMIA (0.14–0.78).",
        "Within 4 h it is answered with probability 0.6 with Japan-ROK GSOMIA (coded range 0–0.93), 0 without Japan-ROK \
         GSOMIA (0–0.78).",
        "JPN and KOR are joined, every one to every other, with probability 0.9 with",
        "every two of Japan and South Korea are joined goes from 0.75 to 0.98 with Japan-ROK GSOMIA, from 0 to 0.9 without",
    ] {
        assert!(words.contains(says), "{says} in {words}");
    }
}

#[test]
fn the_tidy_output_has_a_row_for_every_number() {
    let out = done(&[
        "reliability",
        "northeast-asia",
        "--vary",
        "all",
        "--format",
        "json",
    ]);
    let found: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(found["schema"], "linchpin/reliability/1");
    let side = &found["sides"][0];
    assert_eq!(side["network"]["id"], "northeast-asia");
    assert_eq!(side["pairs"].as_array().map(Vec::len), Some(3));
    assert_eq!(side["varied"]["points"].as_array().map(Vec::len), Some(21));
    assert_eq!(side["varied"]["ties"], 5);
    let out = done(&["reliability", "northeast-asia", "--format", "csv"]);
    assert!(out.starts_with("side,quantity,a,b,actors,x,value,status,reason,error,low,high\n"));
    for quantity in [
        "joined",
        "answered",
        "all-terminal",
        "answered-within",
        "informed-within",
    ] {
        assert!(out.contains(&format!(",{quantity},")), "{quantity}");
    }
}

#[test]
fn what_is_not_there_is_refused_with_the_way_out() {
    for (arguments, code, says) in [
        (vec!["--between", "JPN"], 2, "two actors"),
        (vec!["--between", "JPN,JPN"], 3, "itself"),
        (vec!["--between", "JPN,KOP"], 3, "did you mean `KOR`"),
        (vec!["--terminals", "JPN,XXX"], 3, "XXX"),
        (vec!["--vary", "TISAA"], 3, "did you mean `TISA`"),
        (
            vec!["--vary", "handling:JPN_KOR_GSOMIA"],
            3,
            "arrangement with a hub",
        ),
    ] {
        let (found, _, err) =
            run(&[vec!["reliability", "northeast-asia"], arguments.clone()].concat());
        assert_eq!(found, code, "{arguments:?}: {err}");
        assert!(flat(&err).contains(says), "{arguments:?}: {err}");
    }
}

#[test]
fn every_study_and_every_odd_network_is_answered_or_said_to_be_undefined() {
    let shapes = [
        "shape:path-1",
        "shape:path-2",
        "shape:complete-12",
        "shape:star-40",
    ];
    let names = BUNDLED.iter().map(|study| study.id).chain(shapes);
    for name in names.filter(|name| linchpin::formats::open(name, Default::default()).is_ok()) {
        let network = crate::support::bundled(name, |_| {});
        let directed = network.about().directed;
        let measured = crate::support::measured(network);
        let ask = Ask {
            vary: Some("all".into()),
            ..Ask::default()
        };
        let found = reliability(&measured, &ask).unwrap_or_else(|error| panic!("{name}: {error}"));
        for side in &found.sides {
            let pairs = side
                .pairs
                .iter()
                .flat_map(|pair| [pair.joined, pair.answered]);
            for chance in pairs.chain(side.together.iter().map(|together| together.joined)) {
                match (chance.value, chance.reason) {
                    (Some(value), None) => assert!((0.0..=1.0 + 1e-12).contains(&value), "{name}"),
                    (None, Some(reason)) => assert!(!reason.is_empty()),
                    other => panic!("{name}: {other:?}"),
                }
            }
        }
        assert!(!directed);
    }
}

#[test]
fn one_way_ties_are_answered_each_way() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("ties.csv");
    let text =
        "source,target,availability,type\nA,B,0.9,Directed\nB,C,0.5,Directed\nC,A,0.8,Directed\n";
    std::fs::write(&file, text).expect("written");
    let name = file.display().to_string();
    let out = done(&["reliability", &name, "--between", "A,C", "--vary", "A-B"]);
    assert!(out.contains("0.45") && out.contains("A→C"), "{out}");
    // Every one to every other over three one-way ties: all must work.
    assert!(flat(&out).contains("± "), "{out}");
}

#[test]
fn the_curve_of_all_ties_is_the_polynomial() {
    let measured = crate::support::measured(crate::support::bundled("indo-pacific", |_| {}));
    let ask = Ask {
        between: Some(["JPN".into(), "PHL".into()]),
        vary: Some("all".into()),
        ..Ask::default()
    };
    let found = reliability(&measured, &ask).expect("known actors");
    let varied = found.sides[0].varied.as_ref().expect("asked for");
    let counts: Vec<f64> = varied
        .counts
        .iter()
        .flatten()
        .map(|text| text.parse().expect("a number"))
        .collect();
    let m = varied.ties.expect("small enough") as i32;
    assert_eq!(m, 26);
    for point in &varied.points {
        let p = point.availability;
        let terms = counts.iter().enumerate();
        let value: f64 = terms
            .map(|(i, n)| n * p.powi(i as i32) * (1.0 - p).powi(m - i as i32))
            .sum();
        let found = point.chance.value.expect("exact");
        assert!((found - value).abs() < 1e-9, "p = {p}: {found}, {value}");
    }
}
