//! The registry tested as data.

use crate::support::{bundled, four_shapes, resolve, unit};
use linchpin::{
    charts::CHARTS,
    formats::{BUNDLED, FORMATS, SHAPES},
    kernels::View,
    metrics::{Metric, metrics},
    model::{Actor, Level, Score, Study},
    report::{metric_page, metrics_markdown},
};
use std::{collections::BTreeSet, path::Path};

fn unique<'a>(what: &str, ids: impl Iterator<Item = &'a str>) {
    let mut seen = BTreeSet::new();
    for id in ids {
        assert!(seen.insert(id), "{what} `{id}` is registered twice");
        assert!(
            id.chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
            "{what} `{id}` is not kebab-case"
        );
    }
}

#[test]
fn every_list_has_unique_kebab_case_ids() {
    unique("metric", metrics().map(|metric| metric.id));
    unique("chart", CHARTS.iter().map(|chart| chart.id));
    unique("format", FORMATS.iter().map(|format| format.id));
    unique("study", BUNDLED.iter().map(|bundled| bundled.id));
    unique("shape", SHAPES.iter().map(|shape| shape.0));
}

#[test]
fn every_metric_says_what_it_is_and_where_it_comes_from() {
    for metric in metrics() {
        assert!(metric.cite.contains("doi:10."), "{} has no DOI", metric.id);
        assert!(
            !metric.about.ends_with('.') && !metric.about.is_empty(),
            "{}",
            metric.id
        );
        for text in [
            metric.title,
            metric.symbol,
            metric.unit,
            metric.range,
            metric.formula,
            metric.concept,
        ] {
            assert!(!text.is_empty(), "{} leaves a field empty", metric.id);
        }
        let page = metric_page(metric);
        for name in ["on the hub", "on the triangle"] {
            let worked = page.lines.iter().find(|(line, _)| *line == name).unwrap();
            let shown = worked.1.as_str();
            assert!(
                !shown.is_empty() && !shown.contains("defined for"),
                "{}: {shown}",
                metric.id
            );
        }
    }
}

#[test]
fn every_metric_says_how_it_is_scaled_read_and_paid_for() {
    for metric in metrics() {
        assert!(!metric.normalisation.is_empty(), "{}", metric.id);
        assert!(
            metric.interpret.len() > 40 && metric.interpret.ends_with('.'),
            "{} does not say in whole sentences how to read it",
            metric.id
        );
        assert!(!metric.interpret.contains('\n'), "{}", metric.id);
        assert!(
            metric.complexity.contains("O(") || metric.complexity.contains("exponential"),
            "{} does not say what it costs",
            metric.id
        );
    }
}

#[test]
fn every_metric_file_explains_itself_in_the_same_order() {
    let headings = ["# Undefined", "# Complexity", "# References", "# Example"];
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/metrics");
    let families = std::fs::read_dir(&root).unwrap().flatten();
    let mut files = 0;
    for file in families
        .filter(|entry| entry.path().is_dir())
        .flat_map(|family| std::fs::read_dir(family.path()).unwrap().flatten())
        .map(|entry| entry.path())
        .filter(|path| !path.ends_with("mod.rs"))
    {
        let text = std::fs::read_to_string(&file).unwrap();
        let docs: Vec<&str> = text
            .lines()
            .map_while(|line| line.strip_prefix("//!"))
            .map(str::trim)
            .collect();
        let found: Vec<&str> = docs
            .iter()
            .copied()
            .filter(|line| headings.contains(line))
            .collect();
        assert_eq!(found, headings, "{}", file.display());
        let part = |from: &str, to: Option<&str>| -> Vec<&str> {
            let rest = docs.iter().skip_while(|&&line| line != from).skip(1);
            rest.copied()
                .take_while(|&line| Some(line) != to)
                .filter(|line| !line.is_empty())
                .collect()
        };
        for (place, &heading) in headings.iter().enumerate() {
            let next = headings.get(place + 1).copied();
            assert!(
                !part(heading, next).is_empty(),
                "{}: nothing under {heading}",
                file.display()
            );
        }
        assert!(
            part("# References", Some("# Example"))
                .iter()
                .any(|line| line.contains("doi:10.")),
            "{} cites no DOI",
            file.display()
        );
        assert!(
            part("# Example", None)
                .iter()
                .any(|line| line.starts_with("assert")),
            "{} has an example that asserts nothing",
            file.display()
        );
        files += 1;
    }
    assert!(files > 40, "only {files} metric files found");
}

#[test]
fn the_readings_of_one_concept_stand_together() {
    let mut seen = BTreeSet::new();
    let mut last = ("", "");
    for metric in metrics() {
        let here = (metric.family.word(), metric.concept);
        assert!(
            here == last || seen.insert(here),
            "{} stands apart",
            metric.id
        );
        last = here;
    }
}

#[test]
fn a_reading_suffix_says_what_is_read() {
    use linchpin::metrics::Reading;
    for metric in metrics() {
        if metric.id.ends_with("-delay") {
            assert_eq!(metric.reading, Reading::Delay, "{}", metric.id);
        }
        if metric.id.ends_with("-flow") {
            assert_eq!(metric.reading, Reading::Strength, "{}", metric.id);
        }
    }
}

#[test]
fn every_metric_file_is_registered() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/metrics");
    for family in std::fs::read_dir(&root)
        .unwrap()
        .flatten()
        .filter(|entry| entry.path().is_dir())
    {
        let list = std::fs::read_to_string(family.path().join("mod.rs")).unwrap();
        for file in std::fs::read_dir(family.path()).unwrap().flatten() {
            let stem = file
                .path()
                .file_stem()
                .unwrap()
                .to_str()
                .unwrap()
                .to_string();
            assert!(
                stem == "mod" || list.contains(&format!("&{stem}::")),
                "{stem} is not in the list of its family"
            );
        }
    }
}

#[test]
fn every_metric_answers_on_every_study_with_one_score_a_subject() {
    let mut networks: Vec<_> = BUNDLED
        .iter()
        .map(|study| bundled(study.id, |_| {}))
        .collect();
    networks.extend(four_shapes().iter().map(|pairs| unit(pairs, 0.9)));
    for name in [
        "shape:ring-6",
        "shape:wheel-6",
        "shape:complete-6",
        "shape:path-5",
        "shape:two-hubs-8",
        "shape:triangle",
    ] {
        networks.push(bundled(name, |_| {}));
    }
    let lone = |ids: &[&str]| Study {
        actor: ids.iter().map(|id| Actor::named(*id)).collect(),
        ..Study::default()
    };
    networks.push(resolve(&lone(&["A"])));
    networks.push(resolve(&lone(&["A", "B"])));
    networks.push(unit(&[("A", "B")], 0.5));
    for network in &networks {
        for level in [Level::Low, Level::Mid, Level::High] {
            let view = View::new(network, level);
            for metric in metrics() {
                let scores = metric.scores(&view);
                assert_eq!(
                    scores.len(),
                    metric.subjects(network, &view).len(),
                    "{} on {}",
                    metric.id,
                    network.about().id
                );
                for score in scores {
                    if let Score::Defined(value) = score {
                        assert!(value.is_finite(), "{} gives {value}", metric.id);
                    }
                    if let Score::Undefined(reason) = score {
                        assert!(
                            !reason.is_empty() && reason != "no finite value",
                            "{} on {}",
                            metric.id,
                            network.about().id
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn scores_keep_the_range_that_the_registry_promises() {
    for study in BUNDLED {
        let network = bundled(study.id, |_| {});
        let view = View::new(&network, Level::Mid);
        for metric in metrics().filter(|metric| metric.range.starts_with("0–1")) {
            for value in metric.scores(&view).into_iter().filter_map(Score::value) {
                assert!(
                    (-1e-12..=1.0 + 1e-9).contains(&value),
                    "{} = {value} on {}",
                    metric.id,
                    study.id
                );
            }
        }
    }
}

/// Regenerate with `LINCHPIN_BLESS=1 cargo test --test it the_docs_table_is_fresh`.
#[test]
fn the_docs_table_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/metrics/table.md");
    let table = metrics_markdown();
    if std::env::var_os("LINCHPIN_BLESS").is_some() {
        std::fs::write(&path, &table).unwrap();
    }
    assert!(
        std::fs::read_to_string(&path).unwrap() == table,
        "the table is stale: LINCHPIN_BLESS=1 cargo test --test it the_docs_table_is_fresh"
    );
    assert!(Metric::find("betweenness").is_some());
}
