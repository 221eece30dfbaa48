//! The command: what it prints where, its exit codes, and what it leaves on the disk.

use assert_cmd::Command;
use std::path::Path;

fn linchpin() -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("linchpin"));
    command.env_remove("COLUMNS").env_remove("NO_COLOR");
    command
}

fn stdout(arguments: &[&str]) -> String {
    let output = linchpin().args(arguments).output().unwrap();
    assert!(
        output.status.success(),
        "{arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

fn json(arguments: &[&str]) -> serde_json::Value {
    serde_json::from_str(&stdout(arguments)).unwrap()
}

#[test]
fn linchpin_alone_reports_the_bundled_study_into_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let output = linchpin().current_dir(folder.path()).output().unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    let report = folder.path().join("plots/northeast-asia");
    let written = std::fs::read_dir(&report).unwrap().count();
    assert!(
        text.contains(&format!("Wrote {written} files")) && text.contains("Next:"),
        "{text}"
    );
    for file in [
        "report.html",
        "report.md",
        "comparison.json",
        "comparison.csv",
        "networks.svg",
        "heat.png",
        "change.pdf",
        "coverage.svg",
        "timeline.png",
    ] {
        assert!(report.join(file).exists(), "{file}");
    }
    let html = std::fs::read_to_string(report.join("report.html")).unwrap();
    assert!(
        !html.contains("http://") || html.contains("http://www.w3.org"),
        "the page asks another host"
    );
    assert!(!html.contains("<script"));
    let style = &html[html.find("<style>").unwrap()..html.find("</style>").unwrap()];
    assert!(
        !style.contains("&#"),
        "the embedded typeface is escaped and will not load"
    );
    // Its own report is written again; a stranger's file is not.
    linchpin().current_dir(folder.path()).assert().success();
    std::fs::write(report.join("report.html"), "mine").unwrap();
    linchpin().current_dir(folder.path()).assert().code(4);
    assert_eq!(
        std::fs::read_to_string(report.join("report.html")).unwrap(),
        "mine"
    );
}

#[test]
fn measure_gives_the_contract_of_the_schema() {
    let found = json(&["measure", "shape:triangle", "--format", "json"]);
    assert_eq!(found["schema"], "linchpin/measure/1");
    for key in [
        "id", "title", "date", "layers", "transit", "actors", "ties", "weight", "sha256", "version",
    ] {
        assert!(found["network"].get(key).is_some(), "network.{key}");
    }
    for row in found["scores"].as_array().unwrap() {
        for key in ["metric", "scope", "subject", "value", "status"] {
            assert!(row.get(key).is_some(), "{row}");
        }
        assert_eq!(row["value"].is_null(), row["status"] != "defined", "{row}");
        assert_eq!(
            row.get("reason").is_some(),
            row["status"] == "undefined",
            "{row}"
        );
        let subject: Vec<&str> = row["subject"]
            .as_array()
            .unwrap()
            .iter()
            .map(|id| id.as_str().unwrap())
            .collect();
        assert!(subject.is_sorted());
    }
}

#[test]
fn compare_gives_the_contract_of_the_schema() {
    let found = json(&[
        "compare",
        "northeast-asia",
        "--without",
        "JPN_KOR_GSOMIA",
        "--format",
        "json",
    ]);
    assert_eq!(found["schema"], "linchpin/compare/1");
    for row in found["changes"].as_array().unwrap() {
        for key in [
            "metric", "scope", "subject", "without", "with", "change", "percent", "status",
            "verdict",
        ] {
            assert!(row.get(key).is_some(), "{row}");
        }
    }
    for key in [
        "headline",
        "readings",
        "still",
        "failure_points",
        "by_construction",
    ] {
        assert!(found.get(key).is_some(), "{key}");
    }
}

#[test]
fn csv_has_a_row_a_score_and_an_empty_cell_for_what_is_not_defined() {
    let text = stdout(&[
        "measure",
        "northeast-asia:bilateral-only",
        "--metric",
        "delay",
        "--format",
        "csv",
    ]);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[0],
        "metric,scope,a,b,value,status,reason,low,high,error"
    );
    assert!(
        lines.contains(&"delay,pair,JPN,KOR,,infinite,,,,"),
        "{text}"
    );
}

#[test]
fn an_edge_list_of_one_s_own_is_measured() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("my ties – été.csv");
    std::fs::write(
        &path,
        "source,target,strength\nUSA,JPN,5\nUSA,KOR,5\nJPN,KOR,1\n",
    )
    .unwrap();
    let found = json(&[
        "measure",
        path.to_str().unwrap(),
        "--metric",
        "betweenness,betweenness-delay,betweenness-flow",
        "--format",
        "json",
    ]);
    let values: Vec<f64> = found["scores"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["subject"][0] == "USA")
        .map(|row| row["value"].as_f64().unwrap())
        .collect();
    assert_eq!(values.len(), 3);
    for (found, expected) in values.iter().zip([0.0, 1.0, 5.0 / 7.0]) {
        assert!((found - expected).abs() < 1e-12);
    }
}

#[test]
fn standard_input_is_read_and_messages_stay_out_of_the_data() {
    let output = linchpin()
        .args(["measure", "-", "--metric", "ties", "--format", "json"])
        .write_stdin("source,target,weight\nA,B,2\n")
        .output()
        .unwrap();
    assert!(output.status.success());
    serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap();
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("read as strength")
    );
    let quiet = linchpin()
        .args(["measure", "-", "-q"])
        .write_stdin("source,target,weight\nA,B,2\n")
        .output()
        .unwrap();
    assert!(quiet.stderr.is_empty());
}

#[test]
fn exit_codes_tell_usage_from_input_from_output() {
    linchpin().arg("nonsense").assert().code(2);
    linchpin()
        .args(["measure", "northeast-asia", "--metric", "betweeness"])
        .assert()
        .code(2);
    linchpin()
        .args(["measure", "northeast-asai"])
        .assert()
        .code(3);
    linchpin()
        .args(["measure", "no/such/file.csv"])
        .assert()
        .code(3);
    linchpin()
        .args(["compare", "northeast-asia", "--without", "NATO_X"])
        .assert()
        .code(3);
    let folder = tempfile::tempdir().unwrap();
    let there = folder.path().join("there.json");
    std::fs::write(&there, "mine").unwrap();
    linchpin()
        .args(["measure", "shape:triangle", "-o", there.to_str().unwrap()])
        .assert()
        .code(4);
    assert_eq!(std::fs::read_to_string(&there).unwrap(), "mine");
    linchpin()
        .args([
            "measure",
            "shape:triangle",
            "--force",
            "-o",
            there.to_str().unwrap(),
        ])
        .assert()
        .success();
    let nowhere = folder.path().join("no/such/folder/x.svg");
    linchpin()
        .args([
            "chart",
            "heat",
            "northeast-asia",
            "-o",
            nowhere.to_str().unwrap(),
        ])
        .assert()
        .code(4);
    linchpin().arg("--help").assert().success();
    linchpin().arg("--version").assert().success();
}

#[test]
fn unknown_names_suggest_near_ones() {
    for (arguments, near) in [
        (vec!["measure", "northeast-asai"], "`northeast-asia`"),
        (vec!["measure", "northeast-asia:tiss"], "`tisa`"),
        (
            vec!["compare", "northeast-asia", "--without", "JPN_KOR_GSOMA"],
            "`JPN_KOR_GSOMIA`",
        ),
        (
            vec!["compare", "northeast-asia", "--without", "JPN-KRO"],
            "`JPN-KOR`",
        ),
        (vec!["metrics", "betweeness"], "`betweenness`"),
        (
            vec![
                "compare",
                "northeast-asia",
                "--with",
                "JPN-KOR:intel_agreemnt",
            ],
            "`intel_agreement`",
        ),
    ] {
        let output = linchpin().args(&arguments).output().unwrap();
        let text = String::from_utf8(output.stderr).unwrap();
        assert!(text.contains(near), "{arguments:?}: {text}");
    }
}

#[test]
fn tables_fit_eighty_columns() {
    for arguments in [
        vec!["measure", "northeast-asia"],
        vec!["measure", "indo-pacific"],
        vec!["compare", "northeast-asia"],
        vec!["compare", "indo-pacific"],
        vec!["failures", "hub-and-spokes"],
        vec!["networks"],
        vec!["networks", "agreements"],
        vec!["networks", "codebook"],
        vec!["metrics"],
    ] {
        for line in stdout(&arguments).lines() {
            assert!(line.chars().count() <= 80, "{arguments:?}: {line}");
        }
    }
}

#[test]
fn help_opens_with_examples_that_run() {
    for verb in [
        "report",
        "networks",
        "measure",
        "compare",
        "failures",
        "chart",
        "convert",
        "check",
        "metrics",
        "completions",
        "man",
    ] {
        let help = stdout(&[verb, "--help"]);
        assert!(help.starts_with("Example"), "{verb}: {help}");
    }
    for example in [
        "compare northeast-asia --without JPN_KOR_GSOMIA",
        "compare hub-and-spokes --with JPN-KOR:intel_agreement",
        "compare northeast-asia:tisa northeast-asia:gsomia",
        "compare anzus --date 1986-08-10 --against 1986-08-12",
        "measure indo-pacific --layer intelligence --date 2024-12-31",
        "failures indo-pacific --without JPN-KOR",
        "metrics betweenness-flow",
        "convert indo-pacific - --to csv",
        "man",
        "completions bash",
    ] {
        stdout(&example.split(' ').collect::<Vec<_>>());
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    use std::io::Read;
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin!("linchpin"))
        .args(["measure", "indo-pacific", "--format", "json", "-q"])
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    assert!(child.wait().unwrap().success());
}

#[test]
fn check_names_the_place_of_the_first_fault_in_every_file() {
    let folder = tempfile::tempdir().unwrap();
    let good = folder.path().join("good.csv");
    let bad = folder.path().join("bad.csv");
    std::fs::write(&good, "source,target\nA,B\n").unwrap();
    std::fs::write(&bad, "source,target,availability\nA,B,2\n").unwrap();
    let output = linchpin()
        .args(["check", good.to_str().unwrap(), bad.to_str().unwrap()])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("good.csv: valid")
    );
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(
        text.contains("bad.csv:2:5") && text.contains("outside 0–1"),
        "{text}"
    );
}

#[test]
fn charts_are_written_in_the_format_that_the_ending_names() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    for (name, start) in [
        ("c.svg", &b"<svg"[..]),
        ("c.png", b"\x89PNG"),
        ("c.pdf", b"%PDF"),
    ] {
        let file = path(name);
        linchpin()
            .args([
                "chart",
                "networks",
                "northeast-asia",
                "-o",
                file.to_str().unwrap(),
            ])
            .assert()
            .success();
        assert!(std::fs::read(&file).unwrap().starts_with(start), "{name}");
    }
    linchpin()
        .args([
            "chart",
            "networks",
            "northeast-asia",
            "-o",
            path("c.bmp").to_str().unwrap(),
        ])
        .assert()
        .code(2);
}

#[test]
fn bundled_studies_can_be_read_from_disk_too() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("networks/northeast-asia.toml");
    let from_disk = json(&["measure", root.to_str().unwrap(), "--format", "json"]);
    let built_in = json(&["measure", "northeast-asia", "--format", "json"]);
    assert_eq!(from_disk, built_in);
}

#[test]
fn a_network_too_large_to_measure_is_refused_before_it_fills_the_memory() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.csv");
    let rows: String = (0..3_200).map(|i| format!("N{i},N{}\n", i + 1)).collect();
    std::fs::write(&path, format!("source,target\n{rows}")).unwrap();
    let refusals = [
        (
            "measure",
            "3201 actors: `distance` has a score for every pair",
        ),
        ("failures", "3201 actors: up to 3000 are measured"),
    ];
    for (verb, refusal) in refusals {
        let output = linchpin().arg(verb).arg(&path).output().unwrap();
        assert_eq!(output.status.code(), Some(3), "{verb}");
        let text = String::from_utf8(output.stderr).unwrap();
        assert!(text.contains(refusal), "{text}");
    }
    // What grows as the ties is measured all the same, and what looks at all pairs says why it is not.
    let output = linchpin()
        .arg("measure")
        .arg(&path)
        .args([
            "--metric",
            "degree,components,bridges,kirchhoff,natural-connectivity,efficiency",
        ])
        .args(["--format", "json"])
        .output()
        .unwrap();
    assert!(output.status.success());
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let rows = found["scores"].as_array().unwrap();
    let of = |metric: &str| rows.iter().rfind(|row| row["metric"] == metric).unwrap();
    assert_eq!(of("degree")["value"], 1.0);
    assert_eq!(of("components")["value"], 1.0);
    assert_eq!(of("bridges")["value"], 3_200.0);
    // Of a path of n actors (n³ − n) ÷ 6.
    assert_eq!(
        of("kirchhoff")["value"].as_f64().unwrap().round(),
        5_466_454_400.0
    );
    let reason = of("natural-connectivity")["reason"].as_str().unwrap();
    assert!(reason.starts_with("more than 3000 actors"), "{reason}");
    // So is what searches from every actor, and where asked it is estimated.
    let exact = of("efficiency")["value"].as_f64().unwrap();
    let estimate = |arguments: &[&str]| {
        let mut command = linchpin();
        command.arg("measure").arg(&path).args(arguments);
        command.output().unwrap()
    };
    let output = estimate(&[
        "--metric",
        "efficiency",
        "--approximate",
        "0.1",
        "--format",
        "csv",
    ]);
    let text = String::from_utf8(output.stdout).unwrap();
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    let columns = rows.headers().unwrap().clone();
    let row = rows.records().next().unwrap().unwrap();
    let cell = |name: &str| &row[columns.iter().position(|column| column == name).unwrap()];
    assert_eq!((cell("status"), cell("within")), ("estimated", "0.1"));
    let value: f64 = cell("value").parse().unwrap();
    assert!((value - exact).abs() < 0.1 && value != exact);
    let output = estimate(&["--metric", "efficiency", "--approximate", "0.1"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        words.contains("with 95 % confidence all scores are within 0.1"),
        "{words}"
    );
    let output = estimate(&["--approximate", "2"]);
    assert_eq!(output.status.code(), Some(2));
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.contains("a number from 0.0005 to 0.5"), "{text}");
}

#[cfg(unix)]
#[test]
fn force_replaces_what_a_link_points_to_keeps_its_mode_and_writes_into_a_pipe() {
    use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let (real, link) = (
        folder.path().join("real.txt"),
        folder.path().join("link.txt"),
    );
    std::fs::write(&real, "old").unwrap();
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o600)).unwrap();
    symlink(&real, &link).unwrap();
    let to = |path: &Path| {
        let measure = [
            "measure",
            "shape:triangle",
            "--metric",
            "ties",
            "--force",
            "-o",
        ];
        linchpin().args(measure).arg(path).output().unwrap()
    };
    assert!(to(&link).status.success());
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(std::fs::read_to_string(&real).unwrap().contains("ties"));
    assert_eq!(
        std::fs::metadata(&real).unwrap().permissions().mode() & 0o777,
        0o600
    );
    let pipe = folder.path().join("pipe");
    assert!(
        std::process::Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || std::fs::read_to_string(pipe).unwrap()
    });
    assert!(to(&pipe).status.success());
    assert!(
        std::fs::symlink_metadata(&pipe)
            .unwrap()
            .file_type()
            .is_fifo()
    );
    assert!(reader.join().unwrap().contains("ties"));
}

#[test]
fn a_table_that_is_cut_names_the_way_to_every_row() {
    let cut = ["measure", "nato", "--metric", "degree"];
    let whole = ["measure", "northeast-asia", "--metric", "degree"];
    assert!(stdout(&cut).contains("The rows as CSV: --format csv"));
    assert!(!stdout(&whole).contains("--format csv"));
    let markdown = [&cut[..], &["--format", "markdown"]].concat();
    assert!(stdout(&markdown).contains("; the rows as CSV list all"));
    assert!(!stdout(&markdown).contains("--format csv"));
}
