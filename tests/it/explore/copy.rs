//! The static copy, and the verb that makes it.

use std::{path::Path, process::Command};

fn linchpin(arguments: &[&str]) -> std::process::Output {
    let command = assert_cmd::cargo::cargo_bin!("linchpin");
    Command::new(command).args(arguments).output().unwrap()
}

#[test]
fn a_copy_holds_every_answer_that_it_lists_and_asks_no_other_host() {
    let folder = tempfile::tempdir().unwrap();
    let study = folder.path().join("pact.toml");
    std::fs::write(&study, PACT).unwrap();
    let name = study.to_str().unwrap();
    let copy = folder.path().join("copy");
    let path = copy.to_str().unwrap();
    let made = linchpin(&["explore", name, "--export", path]);
    assert!(
        made.status.success(),
        "{}",
        String::from_utf8_lossy(&made.stderr)
    );
    let list = std::fs::read_to_string(copy.join("static.json")).unwrap();
    let list: serde_json::Value = serde_json::from_str(&list).unwrap();
    let files = list["files"].as_object().unwrap();
    for (address, file) in files {
        let file = copy.join(file.as_str().unwrap());
        assert!(file.is_file(), "{address}");
    }
    let answer = |key: &str| -> serde_json::Value {
        let file = files[key].as_str().unwrap_or_else(|| panic!("{key}"));
        serde_json::from_str(&std::fs::read_to_string(copy.join(file)).unwrap()).unwrap()
    };
    let listed = answer("api/networks");
    let id = listed[0]["id"].as_str().unwrap();
    let one = answer(&format!("api/answer?network={id}&without=DIRECT"));
    let printed = super::command(&["compare", name, "--without", "DIRECT", "--format", "json"]);
    let printed: serde_json::Value = serde_json::from_str(&printed).unwrap();
    super::same_rows(&one, &printed);
    answer(&format!(
        "api/answer?network={id}&without=CHANNEL&without=DIRECT"
    ));
    answer(&format!("api/answer?network={id}:alone&without=DIRECT"));
    answer(&format!("api/bands?network={id}&without=DIRECT"));
    answer(&format!(
        "api/pair?network={id}&without=DIRECT&pair=North-South"
    ));
    answer("api/metric?id=betweenness");
    let chart = format!("chart/networks.svg?network={id}&without=DIRECT");
    assert!(files.contains_key(&chart));
    assert!(files.contains_key(&format!("download/report.html?network={id}")));
    let page = std::fs::read_to_string(copy.join("index.html")).unwrap();
    assert!(page.contains("<meta name=\"copy\" content=\"static.json\">"));
    assert!(!page.contains("=\"/"), "an address from the root");
    refuses_to_overwrite(&copy);
}

/// Three states, an arrangement with a hub, a direct tie, and a configuration.
const PACT: &str = r#"
title = "A pact of three"
transit = "granted"

[[agreement]]
id = "CHANNEL"
members = ["Hub", "North", "South"]
hub = "Hub"
strength = 0.5
delay = [1, 2, 3]
availability = 0.9

[[agreement]]
id = "DIRECT"
members = ["North", "South"]
strength = 0.5
delay = 3
availability = 0.8

[compare]
without = ["DIRECT"]

[[configuration]]
id = "alone"
only = ["DIRECT"]
"#;

fn refuses_to_overwrite(copy: &Path) {
    let path = copy.to_str().unwrap();
    let again = linchpin(&["explore", "shape:ring-4", "--export", path]);
    assert_eq!(again.status.code(), Some(4));
    assert!(copy.join("static.json").is_file());
    let forced = linchpin(&["explore", "shape:ring-4", "--export", path, "--force"]);
    assert!(forced.status.success());
    let text = std::fs::read_to_string(copy.join("static.json")).unwrap();
    assert!(text.contains("shape:ring-4") && !text.contains("CHANNEL"));
    // A folder that is no copy is left alone, whatever is said.
    let other = copy.parent().unwrap();
    let refused = linchpin(&[
        "explore",
        "shape:ring-4",
        "--force",
        "--export",
        other.to_str().unwrap(),
    ]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(copy.join("static.json").is_file());
    let left: Vec<_> = std::fs::read_dir(other).unwrap().collect();
    assert_eq!(left.len(), 2, "something staged was left");
}

#[cfg(unix)]
#[test]
fn a_place_that_is_not_there_is_told_before_the_work() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("missing/copy");
    let said = linchpin(&["explore", "nato", "--export", nowhere.to_str().unwrap()]);
    assert_eq!(said.status.code(), Some(4));
    let text = String::from_utf8(said.stderr).unwrap();
    assert!(text.contains("missing/copy"), "{text}");
    assert!(text.contains("make it first"), "{text}");
    assert_eq!(folder.path().read_dir().unwrap().count(), 0);
}

#[test]
fn the_verb_prints_its_address_and_stops_on_an_interrupt_with_exit_0() {
    use std::{
        io::{BufRead, BufReader},
        process::Stdio,
    };
    let command = assert_cmd::cargo::cargo_bin!("linchpin");
    let mut server = Command::new(command)
        .args([
            "explore",
            "northeast-asia",
            "--no-open",
            "--without",
            "TISA",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(server.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    assert!(line.starts_with("http://127.0.0.1:"), "{line}");
    assert!(
        line.trim_end()
            .ends_with("/?network=northeast-asia&without=TISA"),
        "{line}"
    );
    let interrupt = Command::new("kill")
        .args(["-INT", &server.id().to_string()])
        .status();
    assert!(interrupt.unwrap().success());
    assert_eq!(server.wait().unwrap().code(), Some(0));
}
