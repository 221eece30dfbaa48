//! Files of one's own, tables that are edited, and what is taken away.

use super::client::Site;
use linchpin::formats::FORMATS;
use serde_json::Value;

#[test]
fn every_format_of_convert_can_be_opened() {
    let site = Site::open();
    for format in FORMATS {
        let ending = format.endings[0];
        let text = super::command(&["convert", "shape:wheel-5", "-", "--to", format.id, "-q"]);
        if format.id == "actors" {
            continue; // a list of actors has no ties
        }
        let opened = site.post(&format!("/api/open?name=wheel.{ending}"), text.as_bytes());
        assert_eq!(opened.status, 200, "{}: {}", format.id, opened.text());
        let network = opened.json()["network"].as_str().unwrap().to_string();
        assert!(network.starts_with("opened:"));
        let study = site.json(&format!("/api/study?network={network}"));
        assert_eq!(
            study["actors"].as_array().unwrap().len(),
            5,
            "{}",
            format.id
        );
    }
}

#[test]
fn a_bad_file_is_told_at_its_line() {
    let site = Site::open();
    let bad = site.post(
        "/api/open?name=mine.csv",
        b"source,target,strength\nA,B,1\nB,C,much\n",
    );
    assert_eq!(bad.status, 422);
    let told = bad.json();
    let finding = &told["diagnostics"][0];
    assert_eq!(finding["line"], 3);
    assert!(finding["excerpt"].as_str().unwrap().contains("B,C,much"));
    assert!(!finding["message"].as_str().unwrap().is_empty());
    let toml = site.post(
        "/api/open?name=mine.toml",
        b"title = \"x\"\n\n[[tie]]\na = \"A\"\nb = \"A\"\n",
    );
    assert_eq!(toml.json()["diagnostics"][0]["line"].as_u64().unwrap(), 5);
    for (name, bytes) in [
        ("empty.csv", &b""[..]),
        ("x.bin", &b"\0\x01\x02"[..]),
        ("../../x.csv", &b"a"[..]),
    ] {
        let answer = site.post(&format!("/api/open?name={name}"), bytes);
        assert_eq!(answer.status, 422, "{name}");
        assert!(
            !answer.json()["diagnostics"][0]["message"]
                .as_str()
                .unwrap()
                .is_empty()
        );
    }
}

#[test]
fn the_file_that_was_not_asked_for_longest_is_dropped() {
    let site = Site::open();
    let opened = |at: usize| {
        let text = format!("source,target\nA{at},B{at}\n");
        let answer = site.post("/api/open?name=a.csv", text.as_bytes()).json();
        answer["network"].as_str().unwrap().to_string()
    };
    let first = opened(0);
    for at in 1..=40 {
        opened(at);
    }
    let gone = site.get(&format!("/api/answer?network={first}&without=A0-B0"));
    assert_eq!(gone.status, 404);
    assert!(
        gone.json()["way_out"]
            .as_str()
            .unwrap()
            .contains("open the file again")
    );
}

#[test]
fn a_table_that_is_sent_back_is_the_same_network() {
    let site = Site::open();
    for network in [
        "northeast-asia",
        "northeast-asia:tisa",
        "hub-and-spokes",
        "shape:wheel-6",
    ] {
        let table = site.get(&format!("/api/table?network={network}"));
        assert_eq!(table.status, 200);
        let back = site.post("/api/table", &table.body);
        assert_eq!(back.status, 200, "{network}: {}", back.text());
        let name = back.json()["network"].as_str().unwrap().to_string();
        let pair = match network {
            "shape:wheel-6" => "a1-a2",
            "hub-and-spokes" => "JPN-USA",
            _ => "JPN-KOR",
        };
        let of = |network: &str| {
            let pair = site.json(&format!("/api/pair?network={network}&pair={pair}"));
            // The question of the study adds a tie on the side with; edited rows ask none.
            let side = if network == "hub-and-spokes" {
                "without"
            } else {
                "with"
            };
            pair[side]["routes"].clone()
        };
        assert_eq!(of(network), of(&name), "{network}");
    }
}

#[test]
fn an_edited_row_changes_the_network_and_a_bad_cell_is_told() {
    let site = Site::open();
    let mut table = site.json("/api/table?network=northeast-asia");
    let at = table["ties"]
        .as_array()
        .unwrap()
        .iter()
        .position(|row| row["agreement"] == "JPN_KOR_GSOMIA")
        .unwrap();
    table["ties"][at]["delay"] = "1 2 3".into();
    let sent = |table: &Value| site.post("/api/table", table.to_string().as_bytes());
    let name = sent(&table).json()["network"].as_str().unwrap().to_string();
    let pair = site.json(&format!("/api/pair?network={name}&pair=JPN-KOR"));
    assert_eq!(pair["with"]["routes"][0]["delay_text"], "2 h");
    for (column, value, message) in [
        ("delay", "soon", "no number"),
        ("delay", "3 2 1", "low ≤ mid ≤ high"),
        ("from", "then", "no date"),
        ("kind", "friendship", "friendship"),
        ("a", "JPNN", "JPNN"),
    ] {
        let mut bad = table.clone();
        bad["ties"][at][column] = value.into();
        let told = sent(&bad);
        assert_eq!(told.status, 422, "{column} {value}: {}", told.text());
        let told = told.json();
        assert!(
            told["message"].as_str().unwrap().contains(message),
            "{told}"
        );
        assert_eq!(
            (&told["table"], &told["row"]),
            (&"ties".into(), &at.into()),
            "{told}"
        );
    }
    assert_eq!(site.post("/api/table", b"{").status, 422);
}

#[test]
fn what_is_taken_away_is_a_file_with_a_name() {
    let site = Site::open();
    let query = "network=northeast-asia&without=JPN_KOR_GSOMIA";
    let csv = site.get(&format!("/download/table.csv?{query}"));
    assert_eq!(
        csv.header("content-disposition"),
        Some("attachment; filename=\"northeast-asia-table.csv\"")
    );
    let printed = super::command(&[
        "compare",
        "northeast-asia",
        "--without",
        "JPN_KOR_GSOMIA",
        "--format",
        "csv",
    ]);
    assert_eq!(csv.text(), printed);
    assert_eq!(
        site.get(&format!("/download/report.doc?{query}")).status,
        404
    );
    let report = site.get(&format!("/download/report.html?{query}"));
    assert!(report.text().contains("passes through the United States"));
    let study = site.get(&format!("/download/study.toml?{query}"));
    let opened = site.post("/api/open?name=saved.toml", &study.body);
    let name = opened.json()["network"].as_str().unwrap().to_string();
    let again = site.json(&format!("/api/answer?network={name}"));
    let first = site.json(&format!("/api/answer?{query}"));
    assert_eq!(again["headline"], first["headline"]);
}

#[test]
fn a_saved_study_asks_what_the_page_asks() {
    let site = Site::open();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("saved.toml");
    for query in [
        "network=anzus&date=2000-01-01",
        "network=anzus&transit=granted",
        "network=shape:ring-4&only=a1-a2&without=a1-a2",
        "network=northeast-asia&date=2016-12-01&transit=open",
        "network=northeast-asia&only=TISA&without=TISA",
    ] {
        let saved = site.get(&format!("/download/study.toml?{query}"));
        assert_eq!(saved.status, 200, "{query}: {}", saved.text());
        std::fs::write(&file, saved.text()).unwrap();
        let asked = site.json(&format!("/download/comparison.json?{query}"));
        let again = super::command(&["compare", file.to_str().unwrap(), "--format", "json", "-q"]);
        let again: Value = serde_json::from_str(&again).unwrap();
        assert_eq!(again["changes"], asked["changes"], "{query}");
        let sides =
            |found: &Value| ["without", "with"].map(|side| found[side]["network"]["date"].clone());
        assert_eq!(sides(&again), sides(&asked), "{query}");
    }
}
