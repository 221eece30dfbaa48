//! Documents stay true: their commands run, and what they quote is what is printed.

use assert_cmd::Command;
use std::path::Path;

fn document(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The lines of ```sh blocks that call the command, and the block ```text that follows each, if one does.
fn examples(text: &str) -> Vec<(String, Option<String>)> {
    let mut found: Vec<(String, Option<String>)> = Vec::new();
    let mut fence: Option<&str> = None;
    let mut shown = String::new();
    for line in text.lines() {
        match (fence, line.strip_prefix("```")) {
            (None, Some(language)) => {
                fence = Some(language);
                shown.clear();
            }
            (Some("text"), Some(_)) => {
                if let Some(last) = found.last_mut() {
                    last.1.get_or_insert(shown.clone());
                }
                fence = None;
            }
            (Some(_), Some(_)) => fence = None,
            (Some("sh"), None) if line.starts_with("linchpin") => {
                found.push((line.to_string(), None))
            }
            (Some("text"), None) => shown += &format!("{line}\n"),
            _ => {}
        }
    }
    found
}

#[test]
fn every_command_of_the_readme_runs_and_prints_what_the_readme_shows() {
    let folder = tempfile::tempdir().unwrap();
    let readme = document("README.md");
    // The tutorial's own files, as the README gives them: a block that begins with `# NAME`.
    let mut files = Vec::new();
    for block in readme.split("```").skip(1).step_by(2) {
        let named = block
            .split_once("\n# ")
            .filter(|(kind, _)| matches!(*kind, "csv" | "toml"));
        if let Some((name, text)) = named.and_then(|(_, rest)| rest.split_once('\n')) {
            std::fs::write(folder.path().join(name), text).unwrap();
            files.push(name);
        }
    }
    assert_eq!(files, ["pact.csv", "pact.toml", "actors.csv"]);
    let examples = examples(&readme);
    assert!(
        examples.len() >= 8,
        "only {} commands found",
        examples.len()
    );
    for (command, shown) in examples {
        let words: Vec<&str> = command
            .split('#')
            .next()
            .unwrap()
            .split_whitespace()
            .skip(1)
            .collect();
        let output = Command::new(assert_cmd::cargo::cargo_bin!("linchpin"))
            .args(&words)
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{command}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        if let Some(shown) = shown {
            let printed = String::from_utf8(output.stdout).unwrap();
            for line in shown
                .lines()
                .filter(|line| !line.trim().is_empty() && line.trim() != "…")
            {
                assert!(
                    printed.contains(line.trim_end()),
                    "{command} does not print:\n{line}\nbut:\n{printed}"
                );
            }
        }
    }
}

#[test]
fn the_readme_begins_with_the_two_commands() {
    let readme = document("README.md");
    let first: Vec<&str> = readme
        .lines()
        .filter(|line| line.starts_with("cargo "))
        .take(2)
        .collect();
    assert_eq!(first, ["cargo run --release", "cargo test"]);
    assert!(
        readme.lines().count() <= 200,
        "the README is longer than 200 lines"
    );
}

#[test]
fn the_gallery_is_what_the_command_draws() {
    let plots = Path::new(env!("CARGO_MANIFEST_DIR")).join("plots");
    let list = document("plots/README.md");
    let mut drawn = 0;
    for line in list
        .lines()
        .filter_map(|line| line.trim().strip_prefix("linchpin "))
    {
        let (arguments, name) = line.rsplit_once(' ').unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(name);
        Command::new(assert_cmd::cargo::cargo_bin!("linchpin"))
            .args(arguments.split_whitespace())
            .arg(&file)
            .assert()
            .success();
        let (fresh, kept) = (
            std::fs::read(&file).unwrap(),
            std::fs::read(plots.join(name)).unwrap(),
        );
        assert!(
            fresh == kept,
            "{name} is stale: draw it again with the command in plots/README.md"
        );
        drawn += 1;
    }
    assert!(drawn >= 13, "only {drawn} charts in the gallery");
}
