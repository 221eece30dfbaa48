//! What goes wrong around the command: full disks, closed pipes, folders that cannot be written, interruptions, odd
//! surroundings. It says so with exit code 4, or goes on, and leaves no half file.

use std::{
    fs::{self, File},
    path::Path,
    process::{Command, Output, Stdio},
    time::Duration,
};

fn linchpin(folder: &Path) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("linchpin"));
    command.current_dir(folder);
    command
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).to_string()
}

/// The names in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().to_string_lossy().to_string())
        .collect();
    names.sort();
    names
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_device_is_told_with_exit_code_4() {
    let folder = tempfile::tempdir().unwrap();
    let full = File::options().write(true).open("/dev/full").unwrap();
    let output = linchpin(folder.path())
        .args(["measure", "northeast-asia"])
        .stdout(full)
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(4), "{}", told(&output));
    assert!(told(&output).contains("No space left"), "{}", told(&output));
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = linchpin(folder.path())
        .args(["measure", "nato", "--format", "csv"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(!told(&output).contains("panicked"), "{}", told(&output));
    assert!(!told(&output).contains("error"), "{}", told(&output));
}

#[test]
fn language_time_zone_and_home_change_no_byte() {
    let folder = tempfile::tempdir().unwrap();
    let printed = |surroundings: &[(&str, &str)]| {
        let mut command = linchpin(folder.path());
        command.args(["compare", "northeast-asia", "--format", "csv"]);
        command.envs(surroundings.iter().copied());
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", told(&output));
        output.stdout
    };
    let odd = [
        ("LANG", "tr_TR.UTF-8"),
        ("LC_ALL", "de_DE.ISO-8859-1"),
        ("TZ", "Pacific/Kiritimati"),
        ("HOME", "/nonexistent"),
        ("RAYON_NUM_THREADS", "1"),
    ];
    assert!(printed(&[]) == printed(&odd));
}

#[test]
fn paths_may_hold_blanks_and_any_letters() {
    let folder = tempfile::tempdir().unwrap();
    let within = folder.path().join("Übung 日本 ‒ a b");
    fs::create_dir(&within).unwrap();
    fs::write(within.join("пакт.csv"), "source,target\nä,ö\nö,ü\n").unwrap();
    let output = linchpin(&within)
        .args(["convert", "пакт.csv", "út do.graphml"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", told(&output));
    let text = fs::read_to_string(within.join("út do.graphml")).unwrap();
    assert!(text.contains('ü'));
}

#[test]
fn what_is_interrupted_leaves_no_half_file_and_can_be_done_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = linchpin(folder.path())
        .args(["report", "northeast-asia", "-o", "study"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // Somewhere on the way; wherever that is, what stands under its own name is whole.
    std::thread::sleep(Duration::from_millis(700));
    let interrupted = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(interrupted.unwrap().success());
    child.wait().unwrap();
    let study = folder.path().join("study");
    if study.is_dir() {
        for name in names(&study).iter().filter(|name| name.ends_with(".svg")) {
            let text = fs::read_to_string(study.join(name)).unwrap();
            assert!(text.trim_end().ends_with("</svg>"), "{name} is cut off");
        }
    }
    let again = linchpin(folder.path())
        .args(["report", "northeast-asia", "-o", "study", "--force"])
        .output()
        .unwrap();
    assert!(again.status.success(), "{}", told(&again));
    assert!(study.join("report.html").is_file());
    assert_eq!(names(folder.path()), ["study"], "something staged was left");
}

#[test]
fn a_file_in_the_place_of_a_folder_is_told_and_left() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("taken"), "mine").unwrap();
    for (line, code) in [
        ("report hub-and-spokes -o taken", 2),
        ("chart networks northeast-asia -o taken/chart.svg", 4),
        ("explore hub-and-spokes --export taken", 4),
    ] {
        if line.starts_with("explore") && !cfg!(feature = "page") {
            continue;
        }
        let arguments = line.split(' ');
        let output = linchpin(folder.path()).args(arguments).output().unwrap();
        assert_eq!(
            output.status.code(),
            Some(code),
            "{line}: {}",
            told(&output)
        );
        assert!(told(&output).contains("taken"), "{}", told(&output));
        let kept = fs::read_to_string(folder.path().join("taken")).unwrap();
        assert_eq!(kept, "mine");
    }
    assert_eq!(names(folder.path()), ["taken"]);
}

/// What a process may take, in KiB: see `SECURITY.md`.
#[cfg(target_os = "linux")]
const MEMORY: u32 = 4 << 20;

#[cfg(target_os = "linux")]
#[test]
fn no_text_takes_more_than_four_gibibytes() {
    let folder = tempfile::tempdir().unwrap();
    let many = |head: &str, part: &str, count: usize, tail: &str| {
        [head, &part.repeat(count), tail].concat().into_bytes()
    };
    // A short text may give more ties than fit in memory, or more to try than time allows.
    let pact = |members: usize| {
        let members: Vec<String> = (0..members)
            .map(|at| format!("{{\"actor\":\"A{at}\"}}"))
            .collect();
        format!(
            "{{\"id\":\"m\",\"agreement\":[{{\"id\":\"P\",\"members\":[{}]}}]}}",
            members.join(",")
        )
        .into_bytes()
    };
    let edits = |count: usize| {
        let ties = |at: usize| format!("[[tie]]\na=\"A{at}\"\nb=\"B{at}\"\n");
        let one =
            |at: usize| format!("[[configuration]]\nid=\"C{at}\"\nwithout=[\"A{at}-B{at}\"]\n");
        ((0..count).map(ties).collect::<String>() + &(0..count).map(one).collect::<String>())
            .into_bytes()
    };
    let rows = many("source,target\n", "a,b\n", 16 << 20, "");
    let mut zipped = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    for _ in 0..12 {
        std::io::Write::write_all(&mut zipped, &rows).unwrap();
    }
    let texts = [
        ("zipped.csv.gz", zipped.finish().unwrap()),
        ("values.toml", many("x=[", "1,", 15_000_000, "1]\n")),
        ("tables.json", many("{\"tie\":[", "{},", 3_900_000, "{}]}")),
        ("deep.json", many("", "[", 1_000_000, "")),
        (
            "promised.net",
            b"*Vertices 99999999\n*Edges\n1 2\n".to_vec(),
        ),
        ("wide.csv", many("source,target", ",x", 10_000_000, "\n")),
        (
            "inline.toml",
            many("tie=[", "{a=\"1\",b=\"2\"},\n", 3_900_000, "]\n"),
        ),
        ("members.json", pact(20_000)),
        ("edits.toml", edits(20_000)),
    ];
    for (name, text) in texts {
        fs::write(folder.path().join(name), text).unwrap();
        let script = format!("ulimit -v {MEMORY}; exec \"$0\" check {name}");
        let output = Command::new("sh")
            .args(["-c", &script])
            .arg(assert_cmd::cargo::cargo_bin!("linchpin"))
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(3), "{name}: {}", told(&output));
        fs::remove_file(folder.path().join(name)).unwrap();
    }
}
