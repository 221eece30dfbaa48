//! Each floor of the library uses only itself and the floors below.

use std::{fs, path::Path};

/// Ground first. The binary is above them all, where the compiler keeps it.
const FLOORS: [&str; 9] = [
    "error", "model", "formats", "kernels", "metrics", "analysis", "charts", "report", "page",
];

#[test]
fn imports_point_downwards() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut read = 0;
    for (height, floor) in FLOORS.iter().enumerate() {
        for (path, text) in sources(&src, floor) {
            read += 1;
            for name in imported(&text) {
                assert!(
                    !FLOORS[height + 1..].contains(&name.as_str()),
                    "{path}: {floor} must not use {name}"
                );
            }
        }
    }
    assert!(read > 60, "only {read} files were read");
}

#[test]
fn kernels_and_metrics_know_no_formats() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for floor in ["kernels", "metrics", "analysis", "charts"] {
        for (path, text) in sources(&src, floor) {
            assert!(
                !imported(&text).contains(&"formats".to_string()),
                "{path} reads files"
            );
            assert!(!text.contains("std::fs"), "{path} touches the disk");
        }
    }
}

#[test]
fn the_page_reads_no_file_on_a_request() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (path, text) in sources(&src, "page") {
        assert!(!text.contains("std::fs"), "{path} touches the disk");
        let opens = text.matches("formats::open(").count();
        assert!(
            opens == 0 || path.ends_with("networks.rs"),
            "{path} opens by a name"
        );
    }
}

#[test]
fn no_metric_is_named_outside_its_family() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for floor in ["analysis", "charts", "page"] {
        for (path, text) in sources(&src, floor) {
            for metric in linchpin::metrics::metrics().filter(|metric| metric.id.contains('-')) {
                assert!(
                    !text.contains(&format!("\"{}\"", metric.id)),
                    "{path} names {}",
                    metric.id
                );
            }
        }
    }
}

fn sources(src: &Path, floor: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut waiting = vec![src.join(floor), src.join(floor).with_extension("rs")];
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(
                fs::read_dir(&path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        } else if path.extension().is_some_and(|ending| ending == "rs") && path.exists() {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path.display().to_string(), code(&text).to_string()));
        }
    }
    found
}

/// What stands before the tests beside it, which may read a file and name a metric.
fn code(text: &str) -> &str {
    let begins = |&(at, mark): &(usize, &str)| {
        let next = text[at + mark.len()..].lines().next();
        next.is_some_and(|line| line.ends_with("mod tests {"))
    };
    let tests = text.match_indices("\n#[cfg(test)]\n").find(begins);
    tests.map_or(text, |(at, _)| &text[..at])
}

/// The `x` of every `crate::x` and `crate::{x, …}` outside comments.
fn imported(text: &str) -> Vec<String> {
    let code: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join(" ");
    let mut names = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let Some(group) = rest.strip_prefix('{') else {
            names.push(
                rest.chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect(),
            );
            continue;
        };
        let mut depth = 0;
        let mut word = String::new();
        for letter in group.chars() {
            match letter {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => names.push(std::mem::take(&mut word)),
                _ if depth == 0 => word.push(letter),
                _ => {}
            }
        }
        names.push(word);
    }
    let first = |name: String| {
        name.trim()
            .split("::")
            .next()
            .unwrap_or_default()
            .trim()
            .to_string()
    };
    names.into_iter().map(first).collect()
}

#[test]
fn the_import_reader_sees_braces_and_plain_paths() {
    let text = "use crate::{error::{Error, Result}, model::Study};\nlet x = crate::kernels::View;";
    assert_eq!(imported(text), ["error", "model", "kernels"]);
}
