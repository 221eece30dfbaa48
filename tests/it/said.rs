//! What the verbs say of some studies, held in `said/VERB.txt`: every sentence word for word, and of each kind of number
//! how many there are and their weighted sum. A change is seen, and read, before it is printed in somebody's report.

use crate::support::{Dice, resolve, study};
use linchpin::{
    kernels::View,
    metrics::{Draws, metrics},
    model::{Level, Score, Study},
};
use serde_json::Value;
use std::{collections::BTreeMap, fmt::Write, fs};

/// Studies with a relay, without one, with actors that join, without agreements, of no symmetry, and of one-way ties.
const STUDIES: [&str; 6] = [
    "northeast-asia",
    "five-eyes",
    "anzus",
    "hub-and-spokes-plus",
    "tests/it/said/irregular.toml",
    "tests/it/said/one-way.toml",
];
/// What is no answer: the catalogue, names of versions, and the sentences, which stand above.
const LEFT_OUT: [&str; 8] = [
    "about", "headline", "metrics", "said", "schema", "sha256", "title", "version",
];
/// Sums of printed numbers that differ by less are equal; other machines round the last digits otherwise.
const CLOSE: f64 = 1e-6;

/// What a command answers as JSON.
fn answered(arguments: &str) -> String {
    let output = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("linchpin"))
        .env_remove("COLUMNS")
        .args(arguments.split(' '))
        .args(["--format", "json", "--quiet"])
        .output()
        .unwrap();
    let mut text = format!("## {arguments}\n");
    match serde_json::from_slice(&output.stdout) {
        Ok(result) => {
            sentences(&result, &mut text);
            let mut numbers = BTreeMap::new();
            count(&result, "", &mut numbers);
            for (place, (values, sum)) in numbers {
                writeln!(text, "{place}: {values} {sum:.7}").unwrap();
            }
        }
        Err(_) => text += &String::from_utf8_lossy(&output.stderr),
    }
    text
}

fn sentences(value: &Value, text: &mut String) {
    let nested: Vec<&Value> = match value {
        Value::Object(fields) => {
            for sentence in fields.get("headline").into_iter().flat_map(in_it) {
                writeln!(text, "{sentence}").unwrap();
            }
            fields.values().collect()
        }
        Value::Array(items) => items.iter().collect(),
        _ => Vec::new(),
    };
    nested.into_iter().for_each(|value| sentences(value, text));
}

/// A headline is a sentence, or sentences, or sentences with what they are about.
fn in_it(headline: &Value) -> Vec<&str> {
    match headline {
        Value::Array(items) => items
            .iter()
            .filter_map(|item| item.as_str().or_else(|| item["text"].as_str()))
            .collect(),
        one => one.as_str().into_iter().collect(),
    }
}

/// Of the values at each place, whatever the list they are in: how many, and a sum that changes with each and with their
/// order. Large and small numbers weigh alike, and words count as numbers made of their letters.
fn count(value: &Value, place: &str, numbers: &mut BTreeMap<String, (usize, f64)>) {
    let number = match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                if !LEFT_OUT.contains(&key.as_str()) {
                    count(value, &format!("{place}.{key}"), numbers);
                }
            }
            return;
        }
        Value::Array(items) => {
            for value in items {
                count(value, place, numbers);
            }
            return;
        }
        Value::Null => -1.0,
        Value::Bool(holds) => f64::from(*holds),
        Value::Number(number) => number.as_f64().unwrap().asinh(),
        Value::String(text) => text.bytes().fold(0.0, |sum: f64, letter| {
            (sum * 31.0 + f64::from(letter)) % 1009.0
        }),
    };
    let (values, sum) = numbers.entry(place.to_string()).or_default();
    *sum += number * (1 + *values % 7) as f64;
    *values += 1;
}

fn held(verb: &str, now: &str) {
    let file = format!("tests/it/said/{verb}.txt");
    if std::env::var_os("LINCHPIN_SAID").is_some() {
        fs::write(&file, now).unwrap();
    }
    let read = fs::read_to_string(&file).unwrap();
    let mut of = "";
    for (line, (new, old)) in now.lines().zip(read.lines()).enumerate() {
        of = if old.starts_with("## ") { old } else { of };
        assert!(
            new == old || close(new, old),
            "{file}:{}, {of}\n was {old}\n now {new}\nif the new is right, LINCHPIN_SAID=1 writes the file anew: read the difference",
            line + 1
        );
    }
    assert_eq!(
        now.lines().count(),
        read.lines().count(),
        "{file}: lines came or went at the end"
    );
}

/// Whether two lines of numbers differ in their last digits only.
fn close(new: &str, old: &str) -> bool {
    let parts = |line: &str| {
        let (start, sum) = line.rsplit_once(' ')?;
        Some((start.to_string(), sum.parse::<f64>().ok()?))
    };
    match (parts(new), parts(old)) {
        (Some((new, sum)), Some((old, was))) => {
            new == old && (sum - was).abs() <= CLOSE * (1.0 + was.abs())
        }
        _ => false,
    }
}

/// Holds what a verb answers of every study, and what it answers to questions of its own.
fn holds(verb: &str, options: &str, questions: &[&str]) {
    let of_all = STUDIES.map(|study| answered(format!("{verb} {study} {options}").trim()));
    let more = questions
        .iter()
        .map(|question| answered(&format!("{verb} {question}")));
    held(verb, &of_all.into_iter().chain(more).collect::<String>());
}

const ODD: &str = "tests/it/said/irregular.toml";
const ONE_WAY: &str = "tests/it/said/one-way.toml";

#[test]
fn what_measure_says_is_as_it_was_read() {
    holds(
        "measure",
        "",
        &[
            "northeast-asia --transit open",
            "indo-pacific",
            "trade",
            "shape:wheel-9",
            "shape:star-6",
            &format!("{ODD} --without C-E"),
            &format!("{ONE_WAY} --undirected any"),
        ],
    );
}

#[test]
fn what_compare_says_is_as_it_was_read() {
    holds(
        "compare",
        "",
        &[
            "indo-pacific",
            "northeast-asia:tisa northeast-asia:gsomia",
            "northeast-asia --without JPN_KOR_GSOMIA --set TISA.handling-delay=3 --together",
            "hub-and-spokes --without USA",
            "anzus --against 1986-08-12",
            &format!("{ODD} --without C-E"),
            &format!("{ODD} --without F"),
            &format!("{ONE_WAY} --without C-D"),
        ],
    );
}

#[test]
fn what_failures_says_is_as_it_was_read() {
    holds(
        "failures",
        "",
        &["indo-pacific", "hub-and-spokes", "shape:path-5"],
    );
}

#[test]
fn what_uncertainty_says_is_as_it_was_read() {
    let options = "--draws 20 --metric efficiency-delay,mean-share-probability";
    holds("uncertainty", options, &[]);
}

#[test]
fn what_uncertainty_says_when_it_is_asked_is_as_it_was_read() {
    let asked = [
        "northeast-asia --draws 200",
        "northeast-asia --draws 20 --judgement perfect",
        "northeast-asia --draws 20 --judgement shared --shape uniform",
        "northeast-asia --draws 20 --flip delay:JPN-KOR --vary TISA.handling-delay --between 0,9",
        &format!("{ODD} --draws 20 --metric strength,closeness-delay --judgement shared"),
    ];
    held(
        "uncertainty-asked",
        &asked
            .map(|asked| answered(&format!("uncertainty {asked}")))
            .concat(),
    );
}

#[test]
fn what_reliability_says_is_as_it_was_read() {
    holds(
        "reliability",
        "",
        &[
            "northeast-asia --vary TISA",
            "northeast-asia --vary USA --terminals USA,JPN,KOR",
            "indo-pacific",
            &format!("{ODD} --between A,I --vary E --terminals A,D,H"),
            &format!("{ODD} --without C-E --between A,I"),
            &format!("{ONE_WAY} --between G,D --vary C-D"),
        ],
    );
}

#[test]
fn what_ties_says_is_as_it_was_read() {
    holds(
        "ties",
        "",
        &[
            "northeast-asia --by efficiency-delay --best 2",
            "hub-and-spokes --by all-terminal-reliability --best 3",
            &format!("{ODD} --by efficiency --best 2"),
            &format!("{ODD} --by algebraic-connectivity"),
            &format!("{ONE_WAY} --by efficiency-delay"),
        ],
    );
}

#[test]
fn what_attack_says_is_as_it_was_read() {
    holds(
        "attack",
        "",
        &[
            "indo-pacific --up-to 2",
            "warsaw-pact",
            "hub-and-spokes --target agreements",
            &format!("{ODD} --target ties --between A,I --up-to 3 --most-vital 2"),
            &format!("{ODD} --target actors --up-to 3 --most-vital 2 --cost E=3"),
            &format!("{ONE_WAY} --target ties --between G,D --up-to 3"),
        ],
    );
}

#[test]
fn what_coverage_says_is_as_it_was_read() {
    holds(
        "coverage",
        "",
        &[
            "indo-pacific",
            "trade",
            "northeast-asia --gone USA",
            "northeast-asia --transit open",
        ],
    );
}

#[test]
fn what_timeline_says_is_as_it_was_read() {
    holds(
        "timeline",
        "",
        &[
            "indo-pacific",
            "warsaw-pact",
            "northeast-asia --between JPN,KOR --metric efficiency-delay,betweenness",
            "northeast-asia --since 2016-01-01 --until 2020-01-01",
        ],
    );
}

/// A network too large for the ways that try everything: a ring of three actors in four, chords at random, the others each
/// behind one tie.
fn middle(actors: usize, chords: usize, directed: bool) -> View {
    let mut dice = Dice::new(17);
    let names: Vec<String> = (0..actors).map(|at| format!("v{at:02}")).collect();
    let ring = actors * 3 / 4;
    let mut pairs: Vec<(usize, usize)> = (0..ring).map(|at| (at, (at + 1) % ring)).collect();
    pairs.extend((ring..actors).map(|at| (at, at - ring)));
    while pairs.len() < actors + chords {
        let pair = (dice.below(ring), dice.below(ring));
        if pair.0 != pair.1 && !pairs.contains(&pair) && !pairs.contains(&(pair.1, pair.0)) {
            pairs.push(pair);
        }
    }
    let ties: Vec<_> = pairs
        .into_iter()
        .map(|(a, b)| {
            let strength = 0.25 + dice.unit();
            (
                names[a].as_str(),
                names[b].as_str(),
                strength,
                1.0 + dice.unit(),
                0.5 + 0.45 * dice.unit(),
            )
        })
        .collect();
    let study = Study {
        directed,
        ..study(&ties)
    };
    View::new(&resolve(&study), Level::Mid)
}

fn summed(scores: &[Score]) -> String {
    let number = |score: &Score| match score {
        Score::Defined(value) => value.asinh(),
        Score::Estimated { value, error } => value.asinh() + error.asinh(),
        Score::Infinite => -2.0,
        Score::Undefined(_) => -1.0,
    };
    let weighted = |(at, score): (usize, &Score)| number(score) * (1 + at % 7) as f64;
    let sum: f64 = scores.iter().enumerate().map(weighted).sum();
    format!("{} {sum:.7}", scores.len())
}

/// Every score of the networks that are too large to try everything on.
fn holds_scores(name: &str, view: &View) {
    let mut text = String::new();
    for metric in metrics() {
        writeln!(text, "{}: {}", metric.id, summed(&metric.scores(view))).unwrap();
    }
    held(name, &text);
}

#[test]
fn what_thirty_actors_score_is_as_it_was() {
    holds_scores("thirty", &middle(30, 12, false));
}

#[test]
fn what_actors_tied_one_way_score_is_as_it_was() {
    holds_scores("one-way", &middle(20, 12, true));
}

#[test]
fn what_is_estimated_is_as_it_was() {
    let mut text = String::new();
    for (directed, within) in [(false, 0.2), (true, 0.3)] {
        let view = middle(40, 40, directed);
        let draws = Draws::new(&view, within);
        for metric in metrics().filter(|metric| metric.can_be_sampled()) {
            if let Some(sample) = metric.sampled(&draws) {
                let (drawn, scores) = (sample.draws, summed(&sample.scores));
                writeln!(
                    text,
                    "{} {directed} {drawn} {:.7}: {scores}",
                    metric.id, sample.within
                )
                .unwrap();
            }
        }
    }
    held("estimates", &text);
}
