//! The local page: what each address answers, what is refused, and that many may ask at once.

mod client;
mod copy;
mod crowd;
mod files;
mod safety;
mod state;

use client::Site;
use serde_json::Value;
use std::process::Command;

/// What the command prints.
fn command(arguments: &[&str]) -> String {
    let command = assert_cmd::cargo::cargo_bin!("linchpin");
    let output = Command::new(command).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_page_and_its_files_are_served_with_their_types() {
    let site = Site::open();
    let page = site.get("/");
    assert_eq!(
        (page.status, page.header("content-type")),
        (200, Some("text/html; charset=utf-8"))
    );
    let text = page.text();
    let named = |open: &str| -> Vec<String> {
        let parts = text.split(open).skip(1);
        parts
            .map(|rest| rest.split('"').next().unwrap().to_string())
            .collect()
    };
    let files: Vec<String> = [named("href=\"assets/"), named("src=\"assets/")].concat();
    assert!(files.len() > 5);
    for file in files {
        let asset = site.get(&format!("/assets/{file}"));
        assert_eq!(asset.status, 200, "{file}");
        assert!(!asset.body.is_empty());
    }
    assert_eq!(site.get("/assets/nothing.js").status, 404);
}

#[test]
fn every_file_of_the_page_is_compiled_in() {
    let site = Site::open();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/page/assets");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let path = if name == "index.html" {
            "/".into()
        } else {
            format!("/assets/{name}")
        };
        assert_eq!(site.get(&path).status, 200, "{name} is not in the list");
    }
}

#[test]
fn every_script_asks_for_files_that_are_there() {
    let site = Site::open();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/page/assets");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "js") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        for rest in text.split(" from './").skip(1) {
            let name = rest.split('\'').next().unwrap();
            assert_eq!(site.get(&format!("/assets/{name}")).status, 200, "{name}");
        }
    }
}

#[test]
fn an_answer_has_the_rows_of_the_command_and_its_comparison_byte_for_byte() {
    let site = Site::open();
    let printed = command(&[
        "compare",
        "northeast-asia",
        "--without",
        "JPN_KOR_GSOMIA",
        "--format",
        "json",
    ]);
    let file = site.get("/download/comparison.json?network=northeast-asia&without=JPN_KOR_GSOMIA");
    assert_eq!(file.text(), printed);
    let answer = site.json("/api/answer?network=northeast-asia&without=JPN_KOR_GSOMIA");
    same_rows(&answer, &serde_json::from_str(&printed).unwrap());
}

/// Every row of an answer is the command's, and none is missing.
fn same_rows(answer: &Value, printed: &Value) {
    let sentences = answer["headline"].as_array().unwrap().iter();
    let told: Vec<&Value> = sentences.map(|sentence| &sentence["text"]).collect();
    let said: Vec<&Value> = printed["headline"].as_array().unwrap().iter().collect();
    assert_eq!(told, said);
    assert_eq!(answer["construction"], printed["by_construction"]);
    let compared = &answer["compared"];
    assert_eq!(compared["failure_points"], printed["failure_points"]);
    for side in ["without", "with"] {
        let actors = &printed[side]["network"]["actors"];
        assert_eq!(&compared["actors"][side], actors);
    }
    let (rows, changes) = (&compared["rows"], &printed["changes"]);
    let (rows, changes) = (rows.as_array().unwrap(), changes.as_array().unwrap());
    assert_eq!(rows.len(), changes.len());
    for (row, change) in rows.iter().zip(changes) {
        for field in ["metric", "without", "with", "verdict"] {
            assert_eq!(row[field], change[field], "{change}");
        }
        assert_eq!(row["reason"], change["reason"], "{change}");
        let subject = row.get("subject").cloned();
        assert_eq!(
            subject.unwrap_or_else(|| Value::Array(vec![])),
            change["subject"]
        );
        let constructed = row.get("by_construction") == Some(&true.into());
        assert_eq!(change["by_construction"], constructed, "{change}");
    }
}

#[test]
fn the_line_of_an_answer_gives_the_same_on_the_command_line() {
    let site = Site::open();
    for query in [
        "network=northeast-asia",
        "network=northeast-asia:tisa&without=TISA",
        "network=northeast-asia&without=JPN_KOR_GSOMIA&set=TISA.handling-delay=3",
        "network=hub-and-spokes&with=JPN-KOR:intel_agreement",
        "network=anzus&date=1990-01-01&without=AUS-USA",
        "network=northeast-asia&transit=open&without=JPN-KOR",
    ] {
        let answer = site.json(&format!("/api/answer?{query}"));
        let line = answer["command"].as_str().unwrap();
        let words: Vec<&str> = line
            .split(' ')
            .skip(1)
            .chain(["--format", "json"])
            .collect();
        let printed: Value = serde_json::from_str(&command(&words)).unwrap();
        same_rows(&answer, &printed);
    }
}

#[test]
fn an_answer_says_in_words_and_numbers_what_changed() {
    let site = Site::open();
    let answer = site.json("/api/answer?network=northeast-asia&without=JPN_KOR_GSOMIA");
    assert_eq!(answer["edited"], "without");
    assert_eq!(answer["labels"][0], "without Japan-ROK GSOMIA");
    assert!(
        answer["headline"][0]["text"]
            .as_str()
            .unwrap()
            .contains("passes through the United States")
    );
    let roles = answer["headline"].as_array().unwrap().iter();
    let roles: Vec<&str> = roles.map(|one| one["role"].as_str().unwrap()).collect();
    assert_eq!(roles[..4], ["finding", "caveat", "finding", "range"]);
    let moved = answer["moved"].as_array().unwrap();
    let share = moved
        .iter()
        .find(|row| row["metric"] == "share-probability")
        .unwrap();
    assert_eq!(share["subject_title"], "Japan–South Korea");
    assert_eq!(
        (&share["without_text"], &share["with_text"]),
        (&"0.4693".into(), &"0.7173".into())
    );
    let rows = answer["compared"]["rows"].as_array().unwrap();
    let betweenness = rows.iter().find(|row| row["metric"] == "betweenness");
    assert_eq!(betweenness.unwrap()["texts"].as_array().unwrap().len(), 3);
    let ties = answer["pair_ties"].as_array().unwrap();
    let gsomia = ties
        .iter()
        .find(|tie| tie["agreement"] == "JPN_KOR_GSOMIA")
        .unwrap();
    assert_eq!(gsomia["sides"], serde_json::json!(["with"]));
    let tisa = ties.iter().find(|tie| tie["agreement"] == "TISA").unwrap();
    assert_eq!(
        (&tisa["hub"], &tisa["sides"]),
        (&"USA".into(), &serde_json::json!(["without", "with"]))
    );
}

#[test]
fn nothing_asked_is_the_question_of_the_study() {
    let site = Site::open();
    let answer = site.json("/api/answer?network=northeast-asia");
    assert_eq!(answer["edited"], Value::Null);
    assert_eq!(answer["labels"][0], "without Japan-ROK GSOMIA");
    let plain = site.json("/api/answer?network=shape:ring-5");
    assert_eq!(plain["compared"], Value::Null);
    let rows = plain["alone"]["rows"].as_array().unwrap();
    let betweenness = rows.iter().find(|row| row["metric"] == "betweenness");
    assert_eq!(betweenness.unwrap()["with"], 1.0 / 6.0);
    let early = site.json("/api/answer?network=northeast-asia&date=2010-01-01");
    let why = early["unasked"].as_str().unwrap();
    assert!(why.contains("on 2010-01-01"), "{why}");
    assert_eq!(plain["command"], "linchpin measure shape:ring-5");
}

#[test]
fn a_larger_network_answers_the_quick_part_first_and_says_what_is_missing() {
    let site = Site::open();
    let quick = site.json("/api/answer?network=shape:wheel-20&without=a1-a2");
    let slow = quick["slow"]["metrics"].as_array().unwrap();
    assert!(slow.contains(&"mean-share-probability".into()), "{slow:?}");
    let whole = site.json("/api/answer?network=shape:wheel-20&without=a1-a2&depth=whole");
    assert_eq!(whole["slow"], Value::Null);
    let rows = |compared: &Value, metric: &str| {
        let rows = compared["rows"].as_array().unwrap();
        rows.iter().filter(|row| row["metric"] == metric).count()
    };
    assert_eq!(rows(&quick["compared"], "mean-share-probability"), 0);
    assert_eq!(rows(&whole["compared"], "mean-share-probability"), 1);
    assert_eq!(rows(&quick["compared"], "betweenness"), 20);
    let every = site.json("/api/comparison?network=shape:wheel-20&without=a1-a2");
    assert_eq!(rows(&every, "delay"), 190);
}

#[test]
fn the_study_says_what_can_be_changed() {
    let site = Site::open();
    let study = site.json("/api/study?network=northeast-asia");
    let actors = study["actors"].as_array().unwrap();
    assert_eq!(actors.len(), 3);
    assert!(
        actors
            .iter()
            .all(|actor| actor["x"].is_number() && actor["y"].is_number())
    );
    let agreements = study["agreements"].as_array().unwrap();
    let tisa = agreements
        .iter()
        .find(|agreement| agreement["id"] == "TISA")
        .unwrap();
    assert_eq!(
        (&tisa["hub"], &tisa["in_force"]),
        (&"USA".into(), &true.into())
    );
    let inputs = study["inputs"].as_array().unwrap();
    let uncertainty: Value = serde_json::from_str(&command(&[
        "uncertainty",
        "northeast-asia",
        "--draws",
        "10",
        "--format",
        "json",
    ]))
    .unwrap();
    for input in uncertainty["inputs"].as_array().unwrap() {
        let known = inputs.iter().find(|known| known["id"] == input["id"]);
        assert!(known.is_some(), "{} is not there", input["id"]);
    }
    assert!(study["events"].as_array().unwrap().len() > 3);
    assert_eq!(study["transit"]["rule"], "granted");
    assert!(study["criteria"].as_array().unwrap().len() > 3);
}

#[test]
fn the_networks_are_the_bundled_ones_then_the_opened_ones() {
    let site = Site::open();
    let opened = site.post("/api/open?name=mine.csv", b"source,target\nA,B\nB,C\n");
    let name = opened.json()["network"].as_str().unwrap().to_string();
    let networks = site.json("/api/networks");
    let networks = networks.as_array().unwrap();
    assert_eq!(networks[0]["id"], "northeast-asia");
    let at = networks
        .iter()
        .position(|known| known["id"] == name)
        .unwrap();
    assert!(at >= linchpin::formats::BUNDLED.len());
    assert_eq!(networks[at]["actors"], 3);
}

#[test]
fn a_pair_has_its_routes_on_both_sides() {
    let site = Site::open();
    let pair = site.json("/api/pair?network=northeast-asia&without=JPN_KOR_GSOMIA&pair=JPN-KOR");
    let routes = |side: &str| pair[side]["routes"].as_array().unwrap().clone();
    assert_eq!((routes("without").len(), routes("with").len()), (1, 2));
    let only = &routes("without")[0];
    assert_eq!(only["actors"], serde_json::json!(["JPN", "USA", "KOR"]));
    assert_eq!(only["delay_text"], "8 h");
    assert_eq!(
        only["grants"][0],
        "Trilateral Information Sharing Arrangement"
    );
    // The only route works as often as the pair shares at all.
    let rows = pair["rows"].as_array().unwrap();
    let share = rows
        .iter()
        .find(|row| row["metric"] == "share-probability")
        .unwrap();
    assert_eq!(only["share_text"], share["without_text"]);
    let refused = site.get("/api/pair?network=northeast-asia&pair=JPN-XXX");
    assert_eq!(refused.status, 422);
}

#[test]
fn the_only_route_of_an_open_network_works_as_often_as_the_pair() {
    let site = Site::open();
    let csv = b"source,target,delay,availability\nA,B,2,0.9\nB,C,3,0.5\nA,B,1,0.5\n";
    let name = site.post("/api/open?name=line.csv", csv).json()["network"]
        .as_str()
        .unwrap()
        .to_string();
    let pair = site.json(&format!("/api/pair?network={name}&pair=A-C"));
    let routes = pair["with"]["routes"].as_array().unwrap();
    assert_eq!(routes.len(), 1);
    assert_eq!(routes[0]["delay_text"], "4 h");
    let rows = pair["rows"].as_array().unwrap();
    let share = rows
        .iter()
        .find(|row| row["metric"] == "share-probability")
        .unwrap();
    assert_eq!(routes[0]["share_text"], share["with_text"]);
}

#[test]
fn the_next_tie_is_ranked_as_the_command_ranks_it() {
    let site = Site::open();
    let next = site.json("/api/next?network=hub-and-spokes&by=efficiency");
    let printed: Value = serde_json::from_str(&command(&[
        "ties",
        "hub-and-spokes",
        "--by",
        "efficiency",
        "--best",
        "1",
        "--format",
        "json",
    ]))
    .unwrap();
    let rows = next["rows"].as_array().unwrap();
    let missing = printed["missing"].as_array().unwrap();
    assert_eq!(rows.len(), missing.len());
    for (row, missing) in rows.iter().zip(missing) {
        assert_eq!(serde_json::json!([row["a"], row["b"]]), missing["subject"]);
    }
    assert_eq!(
        site.get("/api/next?network=hub-and-spokes&by=degree")
            .status,
        422
    );
}

#[test]
fn bands_come_when_they_are_drawn_and_are_those_of_the_command() {
    let site = Site::open();
    let asked = "/api/bands?network=northeast-asia&without=JPN_KOR_GSOMIA";
    let mut waits = 0;
    let bands = loop {
        let answer = site.get(asked);
        match answer.status {
            202 => {
                assert!(answer.json()["progress"].as_f64().unwrap() <= 1.0);
                waits += 1;
                std::thread::sleep(std::time::Duration::from_millis(100));
            }
            status => {
                assert_eq!(status, 200, "{}", answer.text());
                break answer.json();
            }
        }
    };
    assert!(waits > 0);
    let printed: Value = serde_json::from_str(&command(&[
        "uncertainty",
        "northeast-asia",
        "--without",
        "JPN_KOR_GSOMIA",
        "--format",
        "json",
    ]))
    .unwrap();
    for field in ["draws", "headline"] {
        assert_eq!(bands[field], printed[field], "{field}");
    }
    let rows = bands["rows"].as_array().unwrap();
    assert!(rows.len() > 5);
    for row in rows {
        let outcomes = printed["outcomes"].as_array().unwrap().iter();
        let mut own = outcomes.filter(|outcome| {
            (&outcome["metric"], &outcome["subject"]) == (&row["metric"], &row["subject"])
        });
        let outcome = own.next().unwrap();
        for field in ["without", "with", "hold"] {
            assert_eq!(row[field], outcome[field], "{row}");
        }
    }
    assert!(
        rows.iter()
            .any(|row| row["words"].as_str().unwrap().starts_with("rises in"))
    );
}

#[test]
fn every_metric_is_explained_in_plain_fields() {
    let site = Site::open();
    for metric in linchpin::metrics::metrics() {
        let told = site.json(&format!("/api/metric?id={}", metric.id));
        assert_eq!(told["name"], metric.title);
        assert_eq!(told["formula"], metric.formula);
        assert!(!told["references"].as_array().unwrap().is_empty());
    }
    let refused = site.get("/api/metric?id=betweeness");
    assert_eq!(refused.status, 404);
    assert!(refused.text().contains("did you mean `betweenness`?"));
}

#[test]
fn charts_are_those_of_the_command() {
    let site = Site::open();
    let query = "network=northeast-asia&without=JPN_KOR_GSOMIA";
    let drawn = command(&[
        "chart",
        "networks",
        "northeast-asia",
        "--without",
        "JPN_KOR_GSOMIA",
    ]);
    assert_eq!(
        site.get(&format!("/chart/networks.svg?{query}")).text(),
        drawn
    );
    let png = site.get(&format!("/chart/dumbbell.png?{query}&metric=betweenness"));
    assert!(png.body.starts_with(b"\x89PNG"));
    let pdf = site.get(&format!("/chart/heat.pdf?{query}"));
    assert!(pdf.body.starts_with(b"%PDF"));
    assert_eq!(site.get(&format!("/chart/pie.svg?{query}")).status, 404);
    assert_eq!(
        site.get(&format!("/chart/networks.gif?{query}")).status,
        404
    );
}
