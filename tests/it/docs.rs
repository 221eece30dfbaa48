//! Documents stay true: their commands run, and what they quote is what is printed.

use assert_cmd::Command;
use std::{fs, path::Path};

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

/// Writes the files that a document gives, blocks that begin with `# NAME`; their names.
fn write_files<'d>(document: &'d str, folder: &Path) -> Vec<&'d str> {
    let mut files = Vec::new();
    for block in document.split("```").skip(1).step_by(2) {
        let named = block
            .split_once("\n# ")
            .filter(|(kind, _)| matches!(*kind, "csv" | "toml"));
        if let Some((name, text)) = named.and_then(|(_, rest)| rest.split_once('\n')) {
            std::fs::write(folder.join(name), text).unwrap();
            files.push(name);
        }
    }
    files
}

/// Runs every command of a document, holds what it prints to what the document shows, and gives all of it.
fn run(document: &str, folder: &Path) -> Vec<String> {
    let mut all = Vec::new();
    for (command, shown) in examples(document) {
        let words: Vec<&str> = command
            .split('#')
            .next()
            .unwrap()
            .split_whitespace()
            .skip(1)
            .collect();
        let output = Command::new(assert_cmd::cargo::cargo_bin!("linchpin"))
            .args(&words)
            .current_dir(folder)
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{command}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        let printed = String::from_utf8(output.stdout).unwrap();
        if let Some(shown) = shown {
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
        all.push(printed);
    }
    all
}

#[test]
fn every_command_of_the_readme_runs_and_prints_what_the_readme_shows() {
    let folder = tempfile::tempdir().unwrap();
    let readme = document("README.md");
    let files = write_files(&readme, folder.path());
    assert_eq!(files, ["pact.csv", "pact.toml", "actors.csv"]);
    let printed = run(&readme, folder.path());
    assert!(printed.len() >= 8, "only {} commands found", printed.len());
}

/// Numbers in prose that a command must have printed: with a point, in a range, or of a hundred.
fn numbers(prose: &str) -> Vec<String> {
    let words: Vec<&str> = prose.split_whitespace().collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let word = word.trim_matches(|letter: char| !letter.is_ascii_digit() && letter != '−');
        let is_percent = words.get(at + 1).is_some_and(|next| next.starts_with('%'));
        if word.contains(|letter: char| letter.is_ascii_digit())
            && (is_percent || word.contains('.') || word.contains('–'))
        {
            found.push(if is_percent {
                format!("{word} %")
            } else {
                word.into()
            });
        }
    }
    found
}

#[test]
fn every_command_of_the_course_runs_and_every_number_of_its_answers_is_printed() {
    let mut checked = 0;
    for name in ["1-two-shapes", "2-a-claim", "3-a-network-of-your-own"] {
        let text = document(&format!("docs/course/{name}.md"));
        let folder = tempfile::tempdir().unwrap();
        write_files(&text, folder.path());
        let printed = run(&text, folder.path());
        assert!(printed.len() >= 6, "{name}: {} commands", printed.len());
        // Lines are broken where they are full: a number may stand on two.
        let printed = printed.join(" ");
        let printed: Vec<&str> = printed.split_whitespace().collect();
        let printed = printed.join(" ");
        let (_, answer) = text.split_once("## Answer").unwrap();
        for number in numbers(answer) {
            assert!(printed.contains(&number), "{name}: nothing prints {number}");
            checked += 1;
        }
        let (_, questions) = text.split_once("## Questions").unwrap();
        let marks: u32 = (1..=5)
            .map(|at| {
                let (_, rest) = questions.split_once(&format!("\n{at}. (")).unwrap();
                rest.split(')').next().unwrap().parse::<u32>().unwrap()
            })
            .sum();
        assert_eq!(marks, 20, "{name}");
    }
    assert!(checked >= 30, "only {checked} numbers were checked");
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
    let mut drawn = Vec::new();
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
            "{name} is stale; in plots/: linchpin {line} --force"
        );
        drawn.extend(arguments.split_whitespace().nth(1).map(String::from));
    }
    for chart in linchpin::charts::CHARTS {
        let is_there = drawn.iter().any(|id| id == chart.id);
        assert!(is_there, "the gallery has no `chart {}`", chart.id);
    }
}

#[test]
fn every_file_that_a_document_names_is_there() {
    // From the root, from `src`, or, of a name alone, anywhere in the tree.
    let names: Vec<String> = names_under(Path::new("."));
    for name in ["README.md", "DESIGN.md", "CONTRIBUTING.md", "SECURITY.md"] {
        let text = document(name);
        for quoted in text.split('`').skip(1).step_by(2) {
            // What follows a name are its arguments.
            let quoted = quoted.split(' ').next().unwrap_or(quoted);
            let of_ours = |folder: &&str| quoted.starts_with(*folder);
            let is_path = quoted.ends_with(".rs")
                || quoted.ends_with('/') && quoted.len() > 1
                || FOLDERS.iter().any(of_ours);
            let plain = |letter: char| letter.is_ascii_alphanumeric() || "/._-".contains(letter);
            if !is_path || !quoted.chars().all(plain) || is_example(quoted) {
                continue;
            }
            let there = ["", "src/"]
                .iter()
                .any(|root| Path::new(&format!("{root}{quoted}")).exists());
            let ends = || {
                names
                    .iter()
                    .any(|path| path.ends_with(&format!("/{}", quoted.trim_end_matches('/'))))
            };
            assert!(
                there || ends(),
                "{name} names `{quoted}`, which is not there"
            );
        }
    }
}

/// Folders of the project, of which documents name files of every kind.
const FOLDERS: [&str; 9] = [
    ".ci/",
    "assets/",
    "benches/",
    "docs/",
    "fuzz/",
    "networks/",
    "python/",
    "src/",
    "tests/",
];

/// A name that stands for one that is yet to be written, or for a folder of the reader's.
fn is_example(quoted: &str) -> bool {
    ["name.rs", "concept.rs", "FAMILY", "my-", "plots/"]
        .iter()
        .any(|part| quoted.contains(part))
}

fn names_under(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let (mut names, mut folders) = (Vec::new(), Vec::new());
    for path in entries {
        let hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if hidden || path.ends_with("target") || path.ends_with("node_modules") {
            continue;
        }
        names.push(path.display().to_string());
        if path.is_dir() {
            folders.push(path);
        }
    }
    names.extend(folders.iter().flat_map(|folder| names_under(folder)));
    names
}
