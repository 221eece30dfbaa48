//! Every sentence that the verbs say of some studies, held word for word against `said.txt`: a change of a number or of
//! a word is seen, and read, before it is printed in somebody's report.

use std::{fmt::Write, fs};

/// Studies with a relay, without one, with actors that join, and without agreements.
const STUDIES: [&str; 4] = [
    "northeast-asia",
    "five-eyes",
    "anzus",
    "hub-and-spokes-plus",
];

const VERBS: [&str; 8] = [
    "compare",
    "failures",
    "uncertainty --draws 200",
    "reliability",
    "ties",
    "attack",
    "coverage",
    "timeline",
];

/// The headline that a verb prints as JSON, a sentence a line; or why there is none.
fn said(verb: &str, study: &str) -> String {
    let mut words = verb.split(' ');
    let output = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("linchpin"))
        .env_remove("COLUMNS")
        .args([words.next().unwrap_or(verb), study])
        .args(words)
        .args(["--format", "json", "--quiet"])
        .output()
        .unwrap();
    let mut text = format!("## {verb} {study}\n");
    match serde_json::from_slice(&output.stdout) {
        Ok(result) => sentences(&result, &mut text),
        Err(_) => text += &String::from_utf8_lossy(&output.stderr),
    }
    text
}

fn sentences(value: &serde_json::Value, text: &mut String) {
    let nested: Vec<&serde_json::Value> = match value {
        serde_json::Value::Object(fields) => {
            for sentence in fields.get("headline").into_iter().flat_map(in_it) {
                writeln!(text, "{sentence}").unwrap();
            }
            fields.values().collect()
        }
        serde_json::Value::Array(items) => items.iter().collect(),
        _ => Vec::new(),
    };
    nested.into_iter().for_each(|value| sentences(value, text));
}

/// A headline is a sentence, or sentences, or sentences with what they are about.
fn in_it(headline: &serde_json::Value) -> Vec<&str> {
    match headline {
        serde_json::Value::Array(items) => items
            .iter()
            .filter_map(|item| item.as_str().or_else(|| item["text"].as_str()))
            .collect(),
        one => one.as_str().into_iter().collect(),
    }
}

#[test]
fn every_sentence_of_four_studies_is_as_it_was_read() {
    let now: Vec<String> = std::thread::scope(|scope| {
        let each =
            STUDIES.map(|study| scope.spawn(move || VERBS.map(|verb| said(verb, study)).concat()));
        each.map(|study| study.join().unwrap()).to_vec()
    });
    let now = now.concat();
    let file = "tests/it/said.txt";
    if std::env::var_os("LINCHPIN_SAID").is_some() {
        fs::write(file, &now).unwrap();
    }
    let read = fs::read_to_string(file).unwrap();
    let mut of = "";
    for (line, (new, old)) in now.lines().zip(read.lines()).enumerate() {
        of = if old.starts_with("## ") { old } else { of };
        assert_eq!(
            new,
            old,
            "{file}:{}, {of}; if the new is right, LINCHPIN_SAID=1 writes the file anew: read the difference",
            line + 1
        );
    }
    assert_eq!(now.len(), read.len(), "sentences came or went at the end");
}
