//! What the verbs say of some studies, held in `said/VERB.txt`: every sentence word for word, and of each kind of number
//! how many there are and their weighted sum. A change is seen, and read, before it is printed in somebody's report.

use crate::support::{Dice, bundled, resolve, study};
use linchpin::{
    kernels::{Estimate, Odds, Sample, View},
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
const LEFT_OUT: [&str; 7] = [
    "about", "headline", "metrics", "schema", "sha256", "title", "version",
];
/// Sums that differ by less for each of their numbers are equal: other machines round the last digits otherwise.
const CLOSE: f64 = 1e-8;

/// What a command answers as JSON, after its notices.
fn answered(arguments: &str) -> String {
    let output = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("linchpin"))
        .env_remove("COLUMNS")
        .args(arguments.split(' '))
        .args(["--format", "json"])
        .output()
        .unwrap();
    let mut text = format!("## {arguments}\n") + &String::from_utf8_lossy(&output.stderr);
    if let Ok(result) = serde_json::from_slice(&output.stdout) {
        sentences(&result, &mut text);
        let mut numbers = BTreeMap::new();
        count(&result, "", &mut numbers);
        for (place, (values, sum)) in numbers {
            writeln!(text, "{place}: {values} {sum:.7}").unwrap();
        }
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
    *sum += number * weight(*values);
    *values += 1;
}

/// Another for every place, so that an exchange is seen.
fn weight(at: usize) -> f64 {
    1.0 + (at as f64 * 0.618_033_988_749_895).fract()
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

/// Whether two lines of numbers, each how many and their sum, differ in the last digits only.
fn close(new: &str, old: &str) -> bool {
    let parts = |line: &str| {
        let (start, sum) = line.rsplit_once(' ')?;
        let count: f64 = start.rsplit(' ').next()?.parse().ok()?;
        Some((start.to_string(), count, sum.parse::<f64>().ok()?))
    };
    match (parts(new), parts(old)) {
        (Some((new, count, sum)), Some((old, _, was))) => {
            new == old && (sum - was).abs() <= CLOSE * count.max(10.0)
        }
        _ => false,
    }
}

/// Few enough draws and metrics for a test.
const FEW: &str = "--draws 20 --metric efficiency-delay,mean-share-probability";

fn holds(file: &str, questions: &[String]) {
    let answers: Vec<String> = questions
        .iter()
        .map(|question| answered(question))
        .collect();
    held(file, &answers.concat());
}

/// What a verb answers of every study, and to questions of its own.
fn holds_of_all(verb: &str, questions: &[&str]) {
    let mut all = STUDIES.map(|study| format!("{verb} {study}")).to_vec();
    all.extend(asked(verb, questions));
    holds(verb, &all);
}

/// Questions of a verb, `ODD` and `ONE-WAY` in place of the two studies that lie here.
fn asked(verb: &str, questions: &[&str]) -> Vec<String> {
    let question = |question: &&str| {
        let question = question
            .replace("ODD", STUDIES[4])
            .replace("ONE-WAY", STUDIES[5]);
        format!("{verb} {question}")
    };
    questions.iter().map(question).collect()
}

#[test]
fn what_measure_says_is_as_it_was_read() {
    holds_of_all(
        "measure",
        &[
            "northeast-asia --transit open",
            "trade",
            "shape:wheel-9",
            "northeast-asia --only KOR-JPN,JPN-USA",
            "indo-pacific --only AUS-JPN,JPN-KOR,USA-JPN",
            "shape:star-6",
            "ODD --without C-E",
            "ONE-WAY --undirected any",
        ],
    );
}

#[test]
fn what_compare_says_is_as_it_was_read() {
    holds_of_all(
        "compare",
        &[
            "northeast-asia:tisa northeast-asia:gsomia",
            "northeast-asia --without JPN_KOR_GSOMIA --set TISA.handling-delay=3 --together",
            "hub-and-spokes --without USA",
            "anzus --against 1986-08-12",
            "trade",
            "northeast-asia-opposing",
            "northeast-asia:tisa --with JPN-KOR:intel_agreement",
            "shape:star-6 --with a1-a2",
            "northeast-asia --together --without JPN_KOR_GSOMIA,JPN_US_GSOMIA --set TISA.handling-delay=3",
            "northeast-asia --together --without JPN_KOR_GSOMIA,JPN_US_GSOMIA --set TISA.handling-delay=3 --set JPN_KOR_GSOMIA.delay=2",
            "ODD --without F",
        ],
    );
}

#[test]
fn what_failures_says_is_as_it_was_read() {
    holds_of_all(
        "failures",
        &["indo-pacific", "hub-and-spokes", "shape:path-5"],
    );
}

#[test]
fn what_reliability_says_is_as_it_was_read() {
    holds_of_all(
        "reliability",
        &[
            "northeast-asia --vary TISA",
            "northeast-asia --vary USA --terminals USA,JPN,KOR",
            "ODD --between A,I --vary E --terminals A,D,H",
            "ONE-WAY --between G,D --vary C-D",
        ],
    );
}

#[test]
fn what_ties_says_is_as_it_was_read() {
    holds_of_all(
        "ties",
        &[
            "northeast-asia --by efficiency-delay --best 2",
            "hub-and-spokes --by mean-share-probability --best 3",
            "ODD --by efficiency --best 2",
            "ODD --by algebraic-connectivity",
            "trade",
            "ONE-WAY --by efficiency-delay",
        ],
    );
}

#[test]
fn what_attack_says_is_as_it_was_read() {
    holds_of_all(
        "attack",
        &[
            "hub-and-spokes --target agreements",
            "ODD --target ties --between A,I --up-to 3 --most-vital 2",
            "ODD --target actors --up-to 3 --most-vital 2 --cost E=3",
            "ODD --target ties --goal halve --up-to 2",
            "ODD --target actors --goal halve --cost D=2",
            "ODD --target actors --goal part-any",
            "trade --goal halve",
            "ODD --target ties --goal part-all --up-to 2",
            "northeast-asia --goal halve",
            "ONE-WAY --target ties --between G,D --up-to 3",
        ],
    );
}

#[test]
fn what_coverage_says_is_as_it_was_read() {
    holds_of_all(
        "coverage",
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
    holds_of_all(
        "timeline",
        &[
            "indo-pacific",
            "warsaw-pact",
            "nato",
            "trade",
            "northeast-asia --between KOR,USA",
            "indo-pacific --between AUS,JPN",
            "northeast-asia --between JPN,KOR --metric efficiency-delay,betweenness",
            "northeast-asia --since 2016-01-01 --until 2020-01-01",
        ],
    );
}

#[test]
fn what_the_indo_pacific_is_said_to_be_is_as_it_was_read() {
    let verbs = [
        "measure",
        "compare",
        "reliability",
        "attack",
        "attack --up-to 2",
    ];
    holds(
        "indo-pacific",
        &verbs.map(|verb| format!("{verb} indo-pacific")),
    );
}

#[test]
fn what_uncertainty_says_of_the_question_of_japan_and_korea_is_as_it_was_read() {
    holds(
        "uncertainty",
        &asked("uncertainty", &["northeast-asia --draws 50"]),
    );
}

#[test]
fn what_uncertainty_says_of_other_studies_is_as_it_was_read() {
    let question = |study: &&str| format!("uncertainty {study} {FEW}");
    let questions: Vec<String> = STUDIES[1..4].iter().map(question).collect();
    holds("uncertainty-studies", &questions);
}

#[test]
fn what_uncertainty_says_of_an_irregular_network_is_as_it_was_read() {
    holds(
        "uncertainty-irregular",
        &asked("uncertainty", &[&format!("ODD {FEW}")]),
    );
}

#[test]
fn what_uncertainty_says_when_it_is_asked_is_as_it_was_read() {
    holds(
        "uncertainty-asked",
        &asked(
            "uncertainty",
            &[
                "northeast-asia --draws 20 --judgement perfect --metric delay,strength,betweenness-delay",
                "northeast-asia --draws 20 --judgement shared --shape uniform --metric delay,strength,betweenness-delay",
                "northeast-asia --draws 20 --flip delay:JPN-KOR --vary TISA.handling-delay --between 0,9",
                "ODD --draws 20 --metric strength --judgement shared",
            ],
        ),
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
    let weighted = |(at, score): (usize, &Score)| number(score) * weight(at);
    let sum: f64 = scores.iter().enumerate().map(weighted).sum();
    format!("{} {sum:.7}", scores.len())
}

#[test]
fn what_a_brief_says_is_as_it_was_read() {
    holds("brief", &asked("brief", &["networks/claims.toml"]));
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
    for (actors, directed, within) in [
        (40, false, 0.2),
        (40, true, 0.3),
        (240, false, 0.3),
        (240, true, 0.4),
        (900, false, 0.3),
    ] {
        let view = middle(actors, actors, directed);
        let draws = Draws::new(&view, within);
        for metric in metrics().filter(|metric| metric.can_be_sampled()) {
            if let Some(sample) = metric.sampled(&draws) {
                let (drawn, scores) = (sample.draws, summed(&sample.scores));
                writeln!(
                    text,
                    "{} {actors} {directed} {drawn} {:.7}: {scores}",
                    metric.id, sample.within
                )
                .unwrap();
            }
        }
    }
    held("estimates", &text);
}

#[test]
fn what_is_drawn_of_small_networks_is_as_it_was() {
    let mut text = String::new();
    for name in STUDIES {
        let view = View::new(&bundled(name, |_| ()), Level::Mid);
        let terminals: Vec<usize> = (0..view.n()).step_by(2).collect();
        let sample = Sample::draw(&view, &Odds::of(&view), &terminals).unwrap();
        let estimates = (0..view.pair_count()).map(|pair| sample.pair(pair));
        let estimates = estimates.chain([sample.all(), sample.mean_answered()]);
        let scores: Vec<Score> = estimates
            .map(|Estimate { value, error }| Score::Estimated { value, error })
            .collect();
        writeln!(text, "{name}: {}", summed(&scores)).unwrap();
    }
    held("draws", &text);
}
