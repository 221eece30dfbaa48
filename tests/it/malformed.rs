//! Malformed inputs: every one gets a message and exit code 3, none a panic.

use assert_cmd::Command;
use std::{fs, path::Path, time::Duration};

/// A reader that takes longer hangs.
const HANGS: Duration = Duration::from_secs(300);

/// Name, file name, content, words that the message must contain, and the place it must name: `FILE:LINE:COLUMN`,
/// or `FILE:LINE:` where the column is the parser's, or nothing where the whole file is meant (its name must occur).
type Row = (
    &'static str,
    &'static str,
    &'static [u8],
    &'static [&'static str],
    &'static str,
);

fn refused(name: &str, file: &str, content: &[u8], words: &[&str], place: &str) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(file), content).unwrap();
    for command in ["measure", "check"] {
        let output = run(folder.path(), command, file);
        let messages = String::from_utf8_lossy(&output.stderr);
        let case = format!(
            "{name}, {command}: {}",
            messages.chars().take(2_000).collect::<String>()
        );
        assert_eq!(output.status.code(), Some(3), "exit code of {case}");
        assert!(!messages.contains("panicked"), "{case}");
        assert!(output.stdout.is_empty(), "data on standard output: {case}");
        for word in words {
            assert!(messages.contains(word), "`{word}` is missing: {case}");
        }
        let place = if place.is_empty() {
            file.to_string()
        } else {
            format!("--> {place}")
        };
        assert!(messages.contains(&place), "`{place}` is missing: {case}");
    }
}

fn run(folder: &Path, command: &str, file: &str) -> std::process::Output {
    let binary = assert_cmd::cargo::cargo_bin!("linchpin");
    Command::new(binary)
        .current_dir(folder)
        .args([command, file])
        .env_remove("RUST_BACKTRACE")
        .timeout(HANGS)
        .output()
        .unwrap()
}

fn all_refused(rows: &[Row]) {
    for (name, file, content, words, place) in rows {
        refused(name, file, content, words, place);
    }
}

#[test]
#[rustfmt::skip]
fn text_that_cannot_be_read_names_the_file() {
    all_refused(&[
        ("empty", "e.csv", b"", &["empty"], ""),
        ("empty toml", "e.toml", b"", &["empty"], ""),
        ("empty json", "e.json", b"", &["empty"], ""),
        ("only spaces", "e.csv", b" \n\n \n", &["empty"], ""),
        ("bom only", "bom.csv", b"\xef\xbb\xbf", &["empty"], ""),
        ("utf16 bom only", "bom16.csv", b"\xff\xfe", &["empty"], ""),
        ("binary png", "b.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01", &["a zero byte: this is not a text file"], "b.csv:3:1"),
        ("nul bytes", "n.toml", b"id = \"a\x00b\"\n", &["a zero byte: this is not a text file"], "n.toml:1:8"),
        ("nul in csv", "n.csv", b"source,target\nA,B\x00\n", &["a zero byte: this is not a text file"], "n.csv:2:4"),
        ("zip", "z.csv", b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\xa4\xff", &["a zero byte: this is not a text file"], "z.csv:1:6"),
        ("utf16 odd", "u.csv", b"\xff\xfes\x00o\x00u\x00r\x00c\x00e\x00,\x00t\x00a\x00r\x00g\x00e\x00t\x00\n\x00A\x00,\x00B\x00\n\x00A", &["u.csv: UTF-16 text that is cut off in a letter"], ""),
        ("utf16 lone surrogate", "u.csv", b"\xff\xfes\x00o\x00u\x00r\x00c\x00e\x00,\x00t\x00a\x00r\x00g\x00e\x00t\x00\n\x00A\x00,\x00\x00\xd8\n\x00", &["u.csv: not readable as UTF-16 text"], ""),
        ("latin1", "l.csv", b"source,target\nA,B\nT\xfcrkei,C\n", &["a byte that is not UTF-8 text"], "l.csv:3:2"),
        ("utf8 truncated", "l.toml", b"id = \"\xc3", &["a byte that is not UTF-8 text"], "l.toml:1:7"),
        ("unknown format no ending", "data.bin", b"hello world\n", &["--from"], ""),
    ]);
}

#[test]
#[rustfmt::skip]
fn broken_toml_is_shown_at_its_place() {
    all_refused(&[
        ("truncated string", "t.toml", b"id = \"abc", &["invalid basic string"], "t.toml:1:10"),
        ("truncated array", "t.toml", b"agreements = [\"NATO\",\n", &["unclosed array"], "t.toml:1:22"),
        ("truncated header", "t.toml", b"[[actor]\nid = \"A\"\n", &["unclosed array table"], "t.toml:1:9"),
        ("key without value", "t.toml", b"id =\n", &["string values must be quoted"], "t.toml:1:5"),
        ("a fault at carriage returns", "t.toml", b"id=0.\r\r\r\r\n", &[], "t.toml:1:"),
        ("no equals", "t.toml", b"id \"x\"\n", &["key with no value"], "t.toml:1:4"),
        ("duplicate key", "t.toml", b"id = \"a\"\nid = \"b\"\n", &["duplicate key"], "t.toml:2:1"),
        ("duplicate key in actor", "t.toml", b"[[actor]]\nid = \"A\"\nid = \"B\"\n", &["id"], "t.toml:3:1"),
        ("duplicate table", "t.toml", b"[compare]\nwith = []\n[compare]\nwithout = []\n", &["duplicate key"], "t.toml:3:2"),
        ("dates impossible", "t.toml", b"date = 2019-02-30\n[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n", &["invalid date"], "t.toml:1:8"),
        ("huge exponent toml", "h.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\nstrength = 1e400\n", &["floating-point number overflowed"], "h.toml:10:12"),
    ]);
}

#[test]
#[rustfmt::skip]
fn broken_json_is_shown_on_its_line() {
    all_refused(&[
        ("truncated object", "t.json", b"{\"tie\": [{\"a\": \"A\"", &["EOF while parsing an object"], "t.json:1:"),
        ("truncated string", "t.json", b"{\"id\": \"A", &["EOF while parsing a string"], "t.json:1:"),
        ("only brace", "t.json", b"{", &["EOF while parsing an object"], "t.json:1:"),
        ("array root", "t.json", b"[1,2]", &["t.json: a study is an object: { … }"], ""),
        ("array root 20", "t.json", b"[]", &["t.json: a study is an object: { … }"], ""),
        ("null", "t.json", b"null", &["t.json: a study is an object: { … }"], ""),
        ("number", "t.json", b"42", &["t.json: a study is an object: { … }"], ""),
        ("string", "t.json", b"\"NATO\"", &["t.json: a study is an object: { … }"], ""),
        ("trailing comma", "t.json", b"{\"id\": \"A\",}\n", &["trailing comma"], "t.json:1:"),
        ("comment", "t.json", b"// c\n{\"id\": \"A\"}\n", &["t.json: a study is an object: { … }"], ""),
        ("trailing garbage", "t.json", b"{\"tie\":[{\"a\":\"A\",\"b\":\"B\"}]}\nxyz\n", &["trailing characters"], "t.json:1:"),
        ("duplicate key", "t.json", b"{\"id\": \"A\",\n\"id\": \"B\"}", &["duplicate"], "t.json:1:"),
        ("duplicate key tie", "t.json", b"{\"tie\":[{\"a\":\"A\",\"b\":\"B\",\"a\":\"C\"}]}", &["duplicate"], "t.json:1:"),
        ("duplicate array", "t.json", b"{\"tie\":[{\"a\":\"A\",\"b\":\"B\"}],\n\"tie\":[{\"a\":\"A\",\"b\":\"C\"}]}", &["duplicate"], "t.json:1:"),
        ("NaN", "t.json", b"{\"tie\":[{\"a\":\"A\",\"b\":\"B\",\"strength\":NaN}]}", &["expected value"], "t.json:1:"),
        ("1e400", "t.json", b"{\"tie\":[{\"a\":\"A\",\"b\":\"B\",\n\"strength\":1e400}]}", &["out of range"], "t.json:2:"),
        ("lone surrogate", "t.json", b"{\"id\":\"\\ud800\"}", &["unexpected end of hex escape"], "t.json:1:"),
    ]);
}

#[test]
#[rustfmt::skip]
fn a_value_of_the_wrong_type_is_shown_at_its_place() {
    all_refused(&[
        ("id number", "t.toml", b"id = 5\n", &["string"], "t.toml:1:6"),
        ("actor table not array", "t.toml", b"[actor]\nid = \"A\"\n", &["invalid type: table"], "t.toml:1:1"),
        ("actors as strings", "t.toml", b"actor = [\"A\", \"B\"]\n", &["invalid type: string \"A\""], "t.toml:1:10"),
        ("agreements string", "t.toml", b"agreements = \"NATO\"\n", &["invalid type: string \"NATO\""], "t.toml:1:14"),
        ("agreements of numbers", "t.toml", b"agreements = [1, 2]\n", &["invalid type: integer `1`"], "t.toml:1:15"),
        ("strength text", "t.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\nstrength = \"strong\"\n", &["strong"], "t.toml:10:12"),
        ("strength bool", "t.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\nstrength = true\n", &["invalid type: boolean `true`"], "t.toml:10:12"),
        ("strength table", "t.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\nstrength = {low = 1}\n", &["invalid type: table"], "t.toml:10:12"),
        ("strength empty list", "t.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\nstrength = []\n", &["invalid length 0"], "t.toml:10:12"),
        ("range 2", "t.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\nstrength = [0.1, 0.2]\n", &["low, mid, high"], "t.toml:10:12"),
        ("range 4", "t.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\nstrength = [0.1, 0.2, 0.3, 0.4]\n", &["low, mid, high"], "t.toml:10:12"),
        ("range text in", "t.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\nstrength = [0.1, \"x\", 0.3]\n", &["invalid type: string \"x\""], "t.toml:10:18"),
        ("range json 2", "t.json", b"{\"tie\": [\n {\"a\": \"A\", \"b\": \"B\", \"strength\": [0.1, 0.2]}\n]}\n", &["low, mid, high"], "t.json:2:"),
        ("range json 4", "t.json", b"{\"tie\": [\n {\"a\": \"A\", \"b\": \"B\", \"strength\": [0.1, 0.2, 0.3, 0.4]}\n]}\n", &["low, mid, high"], "t.json:2:"),
        ("strength json text", "t.json", b"{\"tie\": [\n {\"a\": \"A\", \"b\": \"B\",\n \"strength\": \"0.5\"}\n]}\n", &["invalid type: string \"0.5\""], "t.json:3:"),
        ("at one", "t.toml", b"[[actor]]\nid = \"A\"\nat = [0.5]\n", &["1 values where two are needed"], "t.toml:3:6"),
        ("at three", "t.toml", b"[[actor]]\nid = \"A\"\nat = [0.5, 0.5, 0.5]\n", &["3 values where two are needed"], "t.toml:3:6"),
        ("at text", "t.toml", b"[[actor]]\nid = \"A\"\nat = \"top\"\n", &["invalid type: string \"top\""], "t.toml:3:6"),
        ("transit unknown", "t.toml", b"transit = \"closed\"\n[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n", &["open", "granted"], "t.toml:1:11"),
        ("concluded text", "t.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nid = \"X\"\nmembers = [\"A\", \"B\"]\nconcluded = \"yes\"\n", &["invalid type: string \"yes\""], "t.toml:10:13"),
        ("pair of three", "t.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nid = \"X\"\nmembers = [\"A\", \"B\"]\n[[agreement.status]]\ndate = 2019-01-01\npair = [\"A\", \"B\", \"C\"]\n", &["3 values where two are needed"], "t.toml:12:8"),
        ("pair of one", "t.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nid = \"X\"\nmembers = [\"A\", \"B\"]\n[[agreement.status]]\ndate = 2019-01-01\npair = [\"A\"]\n", &["1 values where two are needed"], "t.toml:12:8"),
        ("date number", "t.toml", b"date = 2019\n[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n", &["invalid type: integer `2019`"], "t.toml:1:8"),
        ("date with time", "t.toml", b"date = 2019-01-01T10:00:00\n[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n", &["`2019-01-01T10:00:00` is not a date; write year-month-day, a"], "t.toml:1:8"),
        ("date only time", "t.toml", b"date = 10:00:00\n[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n", &["`10:00:00` is not a date; write year-month-day, as in 2019-0"], "t.toml:1:8"),
        ("date US order", "t.toml", b"date = \"21/08/2019\"\n[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n", &["2019-08-21"], "t.toml:1:8"),
        ("date feb 30 quoted", "t.toml", b"date = \"2019-02-30\"\n[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n", &["2019-02-30"], "t.toml:1:8"),
        ("date feb 30 json", "t.json", b"{\"tie\": [{\"a\": \"A\", \"b\": \"B\"}],\n \"date\": \"2019-02-30\"}", &["2019-02-30"], "t.json:2:"),
        ("date month 13", "t.toml", b"date = \"2019-13-01\"\n[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n", &["2019-13-01"], "t.toml:1:8"),
        ("date empty", "t.toml", b"date = \"\"\n[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n", &["`` is not a date; write year-month-day, as in 2019-08-21"], "t.toml:1:8"),
        ("date basic fmt", "t.toml", b"date = \"2019-W01-1\"\n[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n", &["`2019-W01-1` is not a date; write year-month-day, as in 2019"], "t.toml:1:8"),
        ("date hourlike", "t.toml", b"date = \"20190821T1\"\n[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n", &["`20190821T1` is not a date; write year-month-day, as in 2019"], "t.toml:1:8"),
        ("date multibyte", "t.toml", b"date = \"\xef\xbc\x92\xef\xbc\x90\xef\xbc\x91\xef\xbc\x99\"\n[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n", &["`２０１９` is not a date; write year-month-day, as in 2019-08-21"], "t.toml:1:8"),
        ("agreement without id", "t.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nmembers = [\"A\", \"B\"]\n", &["id"], "t.toml:7:1"),
        ("actor without id", "t.toml", b"[[actor]]\nname = \"A\"\n", &["id"], "t.toml:1:1"),
        ("tie without b", "t.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\n", &["empty end"], "t.toml:7:1"),
        ("member table without actor", "t.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nid = \"X\"\nmembers = [{from = \"2019-01-01\"}, \"B\"]\n", &["actor"], "t.toml:9:12"),
        ("member unknown key", "t.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nid = \"X\"\nmembers = [{actor = \"A\", form = \"2019-01-01\"}, \"B\"]\n", &["form"], "t.toml:9:26"),
        ("member number", "t.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nid = \"X\"\nmembers = [1, \"B\"]\n", &["invalid type: integer `1`"], "t.toml:9:12"),
    ]);
}

#[test]
#[rustfmt::skip]
fn an_unknown_key_is_shown_with_the_known_ones() {
    all_refused(&[
        ("unknown key top", "k.toml", b"titel = \"x\"\n[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n", &["titel"], "k.toml:1:1"),
        ("unknown key tie", "k.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\nstrenght = 1\n", &["strenght", "strength"], "k.toml:10:1"),
        ("unknown key actor", "k.toml", b"[[actor]]\nid = \"A\"\nnmae = \"x\"\n", &["nmae"], "k.toml:3:1"),
        ("unknown table", "k.toml", b"[[actors]]\nid = \"A\"\n", &["actors", "actor"], "k.toml:1:3"),
        ("unknown key agreement", "k.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nid = \"X\"\nmembers = [\"A\", \"B\"]\nmemebrs = []\n", &["memebrs", "members"], "k.toml:10:1"),
        ("unknown key config", "k.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n[[configuration]]\nid = \"c\"\nwihtout = [\"A\"]\n", &["wihtout", "without"], "k.toml:12:1"),
        ("unknown key compare", "k.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n[compare]\nwihtout = [\"A\"]\n", &["wihtout", "without"], "k.toml:11:1"),
        ("unknown key json", "k.json", b"{\"tie\": [\n  {\"a\": \"A\", \"b\": \"B\", \"dealy\": 3}\n]}\n", &["dealy", "delay"], "k.json:2:"),
        ("unknown key json top", "k.json", b"{\n  \"ties\": [{\"a\": \"A\", \"b\": \"B\"}]\n}\n", &["ties", "tie"], "k.json:2:"),
    ]);
}

#[test]
#[rustfmt::skip]
fn a_number_outside_its_rule_is_shown_with_the_rule() {
    all_refused(&[
        ("strength nan", "v.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\nstrength = nan\n", &["strength", "NaN"], "v.toml:10:12"),
        ("strength inf", "v.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\nstrength = inf\n", &["strength", "inf"], "v.toml:10:12"),
        ("strength neg", "v.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\nstrength = -1\n", &["strength", "-1"], "v.toml:10:12"),
        ("delay neg", "v.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\ndelay = -4\n", &["delay", "-4"], "v.toml:10:9"),
        ("delay zero", "v.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\ndelay = 0\n", &["delay", "0"], "v.toml:10:9"),
        ("delay inf", "v.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\ndelay = inf\n", &["delay", "inf"], "v.toml:10:9"),
        ("delay nan", "v.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\ndelay = nan\n", &["delay", "NaN"], "v.toml:10:9"),
        ("delay range low zero", "v.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\ndelay = [0, 1, 2]\n", &["delay", "0"], "v.toml:10:9"),
        ("avail 2", "v.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\navailability = 2\n", &["availability", "2"], "v.toml:10:16"),
        ("avail -0.1", "v.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\navailability = -0.1\n", &["availability", "-0.1"], "v.toml:10:16"),
        ("avail nan", "v.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\navailability = nan\n", &["availability", "NaN"], "v.toml:10:16"),
        ("avail range high", "v.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\navailability = [0.5, 0.9, 1.1]\n", &["availability", "1.1"], "v.toml:10:16"),
        ("range order", "v.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\nstrength = [0.5, 0.4, 0.6]\n", &["strength"], "v.toml:10:12"),
        ("range nan in", "v.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\nstrength = [0.5, nan, 0.6]\n", &["strength"], "v.toml:10:12"),
        ("range inf high", "v.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\ndelay = [0.5, 1, inf]\n", &["delay"], "v.toml:10:9"),
        ("agreement delay zero", "v.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nid = \"X\"\nmembers = [\"A\", \"B\"]\ndelay = 0\n", &["delay"], "v.toml:10:9"),
        ("agreement strength neg", "v.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nid = \"X\"\nmembers = [\"A\", \"B\"]\nstrength = -0.5\n", &["strength"], "v.toml:10:12"),
        ("handling delay neg", "v.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nid = \"X\"\nmembers = [\"A\", \"B\"]\nhub = \"A\"\nhandling_delay = -1\n", &["handling delay"], "v.toml:11:18"),
        ("handling delay inf", "v.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nid = \"X\"\nmembers = [\"A\", \"B\"]\nhub = \"A\"\nhandling_delay = inf\n", &["handling delay"], "v.toml:11:18"),
        ("handling avail 2", "v.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nid = \"X\"\nmembers = [\"A\", \"B\"]\nhub = \"A\"\nhandling_availability = 2\n", &["handling"], "v.toml:11:25"),
        ("kind avail 2", "v.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[kind]]\nid = \"k\"\navailability = 2\n[[tie]]\na = \"A\"\nb = \"B\"\n", &["availability"], "v.toml:9:16"),
        ("kind delay 0", "v.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[kind]]\nid = \"k\"\ndelay = 0\n[[tie]]\na = \"A\"\nb = \"B\"\n", &["delay"], "v.toml:9:9"),
        ("consent 1.5", "v.toml", b"[[actor]]\nid = \"A\"\nconsent = 1.5\n", &["consent", "1.5"], "v.toml:3:11"),
        ("consent json", "v.json", b"{\"actor\": [\n  {\"id\": \"A\", \"consent\": 1.5},\n  {\"id\": \"B\"}\n]}\n", &["consent", "1.5"], "v.json:2:26"),
        ("actor avail neg", "v.toml", b"[[actor]]\nid = \"A\"\navailability = -0.5\n", &["availability", "-0.5"], "v.toml:3:16"),
        ("position out", "v.toml", b"[[actor]]\nid = \"A\"\nat = [1.5, 0.5]\n", &["unit square", "1.5"], "v.toml:3:6"),
        ("position nan", "v.toml", b"[[actor]]\nid = \"A\"\nat = [nan, 0.5]\n", &["unit square"], "v.toml:3:6"),
        ("position neg", "v.toml", b"[[actor]]\nid = \"A\"\nat = [0.5, -0.1]\n", &["unit square"], "v.toml:3:6"),
        ("capability 2", "v.toml", b"[[actor]]\nid = \"A\"\ncapabilities = [{id = \"air\", value = 2}]\n", &["capability"], "v.toml:3:38"),
        ("huge int toml", "v.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\nstrength = 99999999999999999999\n", &["invalid type: integer `99999999999999999999` as i128"], "v.toml:10:12"),
        ("json delay 0", "v.json", b"{\"tie\": [\n  {\"a\": \"A\", \"b\": \"B\",\n   \"delay\": 0}\n]}\n", &["delay", "0"], "v.json:3:13"),
    ]);
}

#[test]
#[rustfmt::skip]
fn a_name_that_stands_for_nothing_or_twice_is_shown_at_its_place() {
    all_refused(&[
        ("dup actor", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"A\"\n", &["`A`", "twice"], "n.toml:5:6"),
        ("dup agreement", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nid = \"X\"\nmembers = [\"A\", \"B\"]\n[[agreement]]\nid = \"X\"\nmembers = [\"A\", \"B\"]\n", &["`X`", "twice"], "n.toml:11:6"),
        ("dup config", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n[[configuration]]\nid = \"c\"\n[[configuration]]\nid = \"c\"\n", &["`c`", "twice"], "n.toml:13:6"),
        ("dup kind", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n[[kind]]\nid = \"k\"\n[[kind]]\nid = \"k\"\n", &["`k`", "twice"], "n.toml:13:6"),
        ("dup listed", "n.toml", b"agreements = [\"NATO\", \"ANZUS\", \"NATO\"]\n", &["`NATO`", "twice"], "n.toml:1:32"),
        ("dup actor json", "n.json", b"{\"actor\": [\n  {\"id\": \"A\"},\n  {\"id\": \"A\"}\n]}\n", &["`A`", "twice"], "n.json:3:10"),
        ("empty actor", "n.toml", b"[[actor]]\nid = \"\"\n", &["empty id"], "n.toml:2:6"),
        ("blank actor", "n.toml", b"[[actor]]\nid = \"  \"\n", &["empty id"], "n.toml:2:6"),
        ("empty agreement", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nid = \"\"\nmembers = [\"A\", \"B\"]\n", &["empty id"], "n.toml:8:6"),
        ("empty kind", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n[[kind]]\nid = \"\"\n", &["empty id"], "n.toml:11:6"),
        ("empty config", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n[[configuration]]\nid = \"\"\n", &["empty id"], "n.toml:11:6"),
        ("config no id", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n[[configuration]]\ntitle = \"x\"\n", &["id"], "n.toml:10:1"),
        ("empty member", "n.toml", b"[[agreement]]\nid = \"X\"\nmembers = [\"\", \"B\"]\n", &["empty id"], "n.toml:3:12"),
        ("no members", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nid = \"X\"\n", &["no members", "members = "], "n.toml:8:6"),
        ("one member", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nid = \"X\"\nmembers = [\"A\"]\n", &["1 member", "two"], "n.toml:9:11"),
        ("empty members", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nid = \"X\"\nmembers = []\n", &["no members"], "n.toml:8:6"),
        ("member twice", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nid = \"X\"\nmembers = [\"A\", \"A\"]\n", &["`A`", "twice"], "n.toml:9:17"),
        ("unknown member", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nid = \"X\"\nmembers = [\"A\", \"C\"]\n", &["`C`", "not an actor"], "n.toml:9:17"),
        ("unknown agreement", "n.toml", b"agreements = [\"ANZSU\"]\n", &["`ANZSU`", "did you mean `ANZUS`"], "n.toml:1:15"),
        ("unknown agreement far", "n.toml", b"agreements = [\"QQQQQQQQQ\"]\n", &["QQQQQQQQQ", "networks agreements"], "n.toml:1:15"),
        ("unknown agreement json", "n.json", b"{\"agreements\": [\n  \"JPN_KOR_GSOMAI\"\n]}\n", &["JPN_KOR_GSOMAI", "did you mean `JPN_KOR_GSOMIA`"], "n.json:2:3"),
        ("own agreement catalogue id", "n.toml", b"[[agreement]]\nid = \"ANZUS\"\n", &["catalogue", "agreements"], "n.toml:2:6"),
        ("unknown kind", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nid = \"X\"\nmembers = [\"A\", \"B\"]\nkind = \"consulation\"\n", &["did you mean `consultation`"], "n.toml:10:8"),
        ("unknown hub kind", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nid = \"X\"\nmembers = [\"A\", \"B\"]\nhub = \"A\"\nhub_kind = \"realtime_hbu\"\n", &["did you mean `realtime_hub`"], "n.toml:11:12"),
        ("unknown kind tie", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\nkind = \"allies\"\n", &["`allies`"], "n.toml:10:8"),
        ("empty kind ref", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\nkind = \"\"\n", &["kind"], "n.toml:10:8"),
        ("hub not member", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nid = \"X\"\nmembers = [\"A\", \"B\"]\nhub = \"C\"\n", &["hub `C`", "not a member"], "n.toml:10:7"),
        ("tie unknown", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"C\"\n", &["`C`", "not an actor"], "n.toml:9:5"),
        ("tie self", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"A\"\n", &["itself"], "n.toml:9:5"),
        ("tie empty", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"\"\nb = \"A\"\n", &["empty end"], "n.toml:8:5"),
        ("tie self json", "n.json", b"{\"tie\": [\n  {\"a\": \"A\", \"b\": \"B\"},\n  {\"a\": \"A\", \"b\": \"A\"}\n]}\n", &["itself"], "n.json:3:19"),
        ("dates reversed", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nid = \"X\"\nmembers = [\"A\", \"B\"]\nfrom = 2020-01-01\nto = 2019-01-01\n", &["2019-01-01"], "n.toml:11:6"),
        ("member dates reversed", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nid = \"X\"\nmembers = [{actor = \"A\", from = \"2020-01-01\", to = \"2019-01-01\"}, \"B\"]\n", &["A"], "n.toml:9:12"),
        ("status no date", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nid = \"X\"\nmembers = [\"A\", \"B\"]\n[[agreement.status]]\nstatus = \"suspended\"\n", &["date"], "n.toml:11:10"),
        ("status no date no status", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nid = \"X\"\nmembers = [\"A\", \"B\"]\n[[agreement.status]]\nkind = \"none\"\n", &["date"], "n.toml:10:1"),
        ("status kind", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nid = \"X\"\nmembers = [\"A\", \"B\"]\n[[agreement.status]]\ndate = 2019-01-01\nkind = \"consulation\"\n", &["did you mean `consultation`"], "n.toml:12:8"),
        ("status pair", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nid = \"X\"\nmembers = [\"A\", \"B\"]\n[[agreement.status]]\ndate = 2019-01-01\npair = [\"A\", \"C\"]\n", &["`C`", "not a member"], "n.toml:12:14"),
        ("status pair self", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[agreement]]\nid = \"X\"\nmembers = [\"A\", \"B\"]\n[[agreement.status]]\ndate = 2019-01-01\nkind = \"none\"\npair = [\"A\", \"A\"]\n", &["a pair of `A` and itself"], "n.toml:13:14"),
        ("default unknown", "n.toml", b"default = \"tsia\"\n[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n[[configuration]]\nid = \"tisa\"\n", &["`tsia`", "did you mean `tisa`"], "n.toml:1:11"),
        ("default none", "n.toml", b"default = \"x\"\n[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n", &["`x`"], "n.toml:1:11"),
        ("compare config unknown", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n[[configuration]]\nid = \"one\"\n[[configuration]]\nid = \"two\"\n[compare]\nconfigurations = [\"one\", \"tow\"]\n", &["`tow`", "did you mean `two`"], "n.toml:15:26"),
        ("compare one config", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n[[configuration]]\nid = \"one\"\n[compare]\nconfigurations = [\"one\"]\n", &["two"], "n.toml:13:18"),
        ("compare without unknown", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n[compare]\nwithout = [\"QQQ\"]\n", &["QQQ"], "n.toml:11:12"),
        ("compare both", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n[[configuration]]\nid = \"one\"\n[[configuration]]\nid = \"two\"\n[compare]\nwithout = [\"A\"]\nconfigurations = [\"one\", \"two\"]\n", &["a question of configurations and of edits at once"], "n.toml:16:18"),
        ("config without unknown", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n[[configuration]]\nid = \"c\"\nwithout = [\"Q\"]\n", &["Q"], "n.toml:12:12"),
        ("config only unknown", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n[[configuration]]\nid = \"c\"\nonly = [\"Q\"]\n", &["Q"], "n.toml:12:9"),
        ("config with unknown", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n[[configuration]]\nid = \"c\"\nwith = [\"A-B:nokind\"]\n", &["nokind"], "n.toml:12:9"),
        ("config edits unlisted", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n[[configuration]]\nid = \"c\"\n[[configuration.agreement]]\nid = \"Q\"\nstrength = 0.5\n", &["Q"], "n.toml:13:6"),
        ("config layers unknown", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\nlayer = \"trade\"\n[[configuration]]\nid = \"c\"\nlayers = [\"intelligense\"]\n", &["intelligense"], "n.toml:13:11"),
        ("study layers unknown", "n.toml", b"layers = [\"intelligense\"]\nagreements = [\"ANZUS\"]\n", &["intelligense"], "n.toml:1:11"),
        ("a tie in two lines", "n.toml", b"tie_definition = \"a\\nb\"\n[[tie]]\na = \"A\"\nb = \"B\"\n", &["control character"], "n.toml:1:18"),
        ("a tie of no words", "n.toml", b"tie_definition = 3\n[[tie]]\na = \"A\"\nb = \"B\"\n", &["invalid type"], "n.toml:1:18"),
        ("nothing at all", "n.toml", b"title = \"nothing\"\n", &["without actors"], "n.toml:1:1"),
        ("nothing json", "n.json", b"{}", &["without actors"], "n.json:1:"),
        ("config without nothing", "n.toml", b"[[actor]]\nid = \"A\"\n\n[[actor]]\nid = \"B\"\n\n[[actor]]\nid = \"C\"\n\n[[actor]]\nid = \"D\"\n\n[[tie]]\na = \"A\"\nb = \"B\"\n[[configuration]]\nid = \"c\"\nwithout = [\"C-D\"]\n", &["C-D"], "n.toml:18:12"),
    ]);
}

#[test]
#[rustfmt::skip]
fn a_broken_edge_list_is_shown_at_its_cell() {
    all_refused(&[
        ("header only", "c.csv", b"source,target\n", &["no row"], ""),
        ("header only blank rows", "c.csv", b"source,target\n,\n\n,\n", &["no row"], ""),
        ("no header", "c.csv", b"USA,JPN\nUSA,KOR\n", &["source", "target"], "c.csv:1:1"),
        ("no target", "c.csv", b"source,strength\nA,1\n", &["target"], "c.csv:1:1"),
        ("no source", "c.csv", b"target,strength\nA,1\n", &["source"], "c.csv:1:1"),
        ("short row", "c.csv", b"source,target,strength\nA,B,1\nA,C\n", &["2 cells", "3"], "c.csv:3:1"),
        ("long row", "c.csv", b"source,target\nA,B,1\n", &["3 cells", "2"], "c.csv:2:1"),
        ("text number", "c.csv", b"source,target,strength\nA,B,1\nA,C,strong\n", &["strong", "not a number"], "c.csv:3:5"),
        ("text number crlf", "c.csv", b"source,target,strength\r\nA,B,1\r\nA,C,strong\r\n", &["strong", "not a number"], "c.csv:3:5"),
        ("text number bom", "c.csv", b"\xef\xbb\xbfsource,target,strength\nA,B,x\n", &["`x`"], "c.csv:2:5"),
        ("text num utf16", "c.csv", b"\xff\xfes\x00o\x00u\x00r\x00c\x00e\x00,\x00t\x00a\x00r\x00g\x00e\x00t\x00,\x00s\x00t\x00r\x00e\x00n\x00g\x00t\x00h\x00\n\x00A\x00,\x00B\x00,\x00x\x00\n\x00", &["`x`"], "c.csv:2:5"),
        ("text num sep", "c.csv", b"sep=;\nsource;target;strength\nA;B;x\n", &["`x`"], "c.csv:3:5"),
        ("text num blank", "c.csv", b"source,target,strength\n\n\nA,B,x\n", &["`x`"], "c.csv:4:5"),
        ("text num quoted nl", "c.csv", b"source,target,agreement,strength\nA,B,\"two\nlines\",x\n", &["a quote that is not closed on its line"], "c.csv:2:5"),
        ("text num umlaut", "c.csv", b"source,target,strength\nT\xc3\xbcrkei,\xc3\x96sterreich,x\n", &["`x`"], "c.csv:2:19"),
        ("thousand", "c.csv", b"source;target;strength\nA;B;1.000,5\n", &["1.000,5"], "c.csv:2:5"),
        ("decimal comma in comma", "c.csv", b"source,target,strength\nA,B,\"0,5\"\n", &["0,5"], "c.csv:2:6"),
        ("column twice", "c.csv", b"source,target,strength,strength\nA,B,1,1\n", &["strength", "twice"], "c.csv:1:24"),
        ("column twice alias", "c.csv", b"source,target,from\nA,B,1\n", &["from", "twice"], "c.csv:1:15"),
        ("neg", "c.csv", b"source,target,strength\nA,B,-1\n", &["strength", "-1"], "c.csv:2:5"),
        ("delay0", "c.csv", b"source,target,delay\nA,B,0\n", &["delay", "0"], "c.csv:2:5"),
        ("avail2", "c.csv", b"source,target,availability\nA,B,2\n", &["availability", "2"], "c.csv:2:5"),
        ("nan", "c.csv", b"source,target,strength\nA,B,NaN\n", &["NaN"], "c.csv:2:5"),
        ("inf", "c.csv", b"source,target,strength\nA,B,inf\n", &["inf"], "c.csv:2:5"),
        ("1e400", "c.csv", b"source,target,strength\nA,B,1e400\n", &["1e400"], "c.csv:2:5"),
        ("weight neg", "c.csv", b"source,target,weight\nA,B,-2\n", &["-2"], "c.csv:2:5"),
        ("self", "c.csv", b"source,target\nA,B\nC,C\n", &["itself"], "c.csv:3:3"),
        ("self nl", "c.csv", b"source,target,agreement\nA,B,\"x\ny\"\nC,C,\n", &["a quote that is not closed on its line"], "c.csv:2:5"),
        ("empty end", "c.csv", b"source,target,strength\nA,,1\n", &["empty end"], "c.csv:2:3"),
        ("empty source", "c.csv", b"source,target,strength\n,B,1\n", &["empty end"], "c.csv:2:1"),
        ("kind", "c.csv", b"source,target,kind\nA,B,consulation\n", &["did you mean `consultation`"], "c.csv:2:5"),
        ("unclosed quote", "c.csv", b"source,target,agreement\nA,B,\"x\nA,C,y\n", &["a quote that is not closed on its line"], "c.csv:2:5"),
        ("sep empty", "c.csv", b"sep=\nsource,target\nA,x,y\n", &["the first line does not name the columns `source` and `targe"], "c.csv:1:1"),
        ("sep umlaut", "c.csv", b"sep=\xc3\xbc\nsource\xc3\xbctarget\nA\xc3\xbcB\n", &["the first line does not name the columns `source` and `targe"], "c.csv:1:1"),
        ("sep newline only", "c.csv", b"sep=;", &["c.csv: a header and no row"], ""),
        ("json as csv", "j.csv", b"{\"tie\":[]}\n", &["source"], "j.csv:1:1"),
        ("html", "h.csv", b"<!DOCTYPE html>\n<html></html>\n", &["source"], "h.csv:1:1"),
        ("low over mid", "c.csv", b"source,target,delay,delay_low\nA,B,1,2\n", &["low ≤ mid"], "c.csv:2:5"),
        ("low not a number", "c.csv", b"source,target,delay,delay_low\nA,B,1,x\n", &["delay_low `x`"], "c.csv:2:7"),
        ("low twice", "c.csv", b"source,target,delay_low,Delay_Low\nA,B,1,1\n", &["Delay_Low", "twice"], "c.csv:1:25"),
        ("type slip", "c.csv", b"source,target,type\nA,B,Undirected\nB,C,Dirceted\n", &["`Dirceted`"], "c.csv:3:5"),
        ("control character", "c.csv", b"source,target\nA,\"B\x07\"\n", &["control character"], "c.csv:2:4"),
        ("control in agreement", "c.csv", b"source,target,agreement\nA,B,x\x07y\n", &["control character"], "c.csv:2:5"),
        ("quote in the middle", "c.csv", b"source,target\nA,B\"C\n", &["a quote that is not closed"], "c.csv:2:4"),
        ("quote behind", "c.csv", b"source,target\nA,\"B\"C\"\n", &["a quote that is not closed"], "c.csv:2:7"),
        ("carriage returns", "c.csv", b"source,target,delay\rA,B,0\r", &["not above 0"], "c.csv:1:25"),
        ("numbers without a header", "c.csv", b"1,2\n2,3\n", &["source", "target"], "c.csv:1:1"),
    ]);
}

#[test]
#[rustfmt::skip]
fn broken_graphml_is_shown_at_its_tag() {
    all_refused(&[
        ("graphml cut off", "g.graphml", b"<graphml><graph edgedefault=\"undirected\">\n<node id=\"A\"/>\n", &["the text ends before </graph>"], "g.graphml:3:1"),
        ("graphml cut in a tag", "g.graphml", b"<graphml><graph edgedefault=\"undirected\">\n<node id=\"A\"", &["tag not closed: `>` not found before end of input"], "g.graphml:2:1"),
        ("graphml cut in a value", "g.graphml", b"<graphml><graph edgedefault=\"undirected\">\n<node id=\"A", &["attribute value not closed: `\"` not found before end of input"], "g.graphml:2:1"),
        ("graphml other root", "g.graphml", b"<svg>\n</svg>\n", &["the first element is <svg>, not <graphml>"], "g.graphml:1:1"),
        ("graphml no xml", "g.graphml", b"hello\n", &["text between elements: `hello`"], "g.graphml:1:1"),
        ("graphml no graph", "g.graphml", b"<graphml>\n</graphml>\n", &["no <graph> in the file"], "g.graphml:1:1"),
        ("graphml no node", "g.graphml", b"<graphml>\n<graph edgedefault=\"undirected\">\n\n</graph></graphml>\n", &["g.graphml: a graph without a node"], ""),
        ("graphml wrong end tag", "g.graphml", b"<graphml><graph edgedefault=\"undirected\">\n<node id=\"A\"></nod></graph></graphml>\n", &["</nod> where </node> is due"], "g.graphml:2:14"),
        ("graphml end tag alone", "g.graphml", b"<graphml></graphml>\n</graph>\n", &["</graph> closes nothing"], "g.graphml:2:1"),
        ("graphml two documents", "g.graphml", b"<graphml>\n<graph edgedefault=\"undirected\">\n<node id=\"A\"/><node id=\"B\"/>\n</graph></graphml>\n<graphml/>\n", &["<graphml> after the end of the document"], "g.graphml:5:1"),
        ("graphml text", "g.graphml", b"<graphml>\n<graph edgedefault=\"undirected\">\n<node id=\"A\">Japan</node>\n</graph></graphml>\n", &["text between elements: `Japan`"], "g.graphml:3:14"),
        ("graphml node without id", "g.graphml", b"<graphml>\n<graph edgedefault=\"undirected\">\n<node name=\"A\"/>\n</graph></graphml>\n", &["<node> without the attribute `id`"], "g.graphml:3:1"),
        ("graphml node empty id", "g.graphml", b"<graphml>\n<graph edgedefault=\"undirected\">\n<node id=\" \"/>\n</graph></graphml>\n", &["a node without an id"], "g.graphml:3:11"),
        ("graphml node twice", "g.graphml", b"<graphml>\n<graph edgedefault=\"undirected\">\n<node id=\"A\"/>\n<node id=\"A\"/>\n</graph></graphml>\n", &["node `A` is there twice (first as number 1)"], "g.graphml:4:11"),
        ("graphml edge without target", "g.graphml", b"<graphml>\n<graph edgedefault=\"undirected\">\n<node id=\"A\"/><node id=\"B\"/>\n<edge source=\"A\"/>\n</graph></graphml>\n", &["<edge> without the attribute `target`"], "g.graphml:4:1"),
        ("graphml edge to nowhere", "g.graphml", b"<graphml>\n<graph edgedefault=\"undirected\">\n<node id=\"Japan\"/><node id=\"B\"/>\n<edge source=\"B\" target=\"Japn\"/>\n</graph></graphml>\n", &["an edge to `Japn`, which is not a node of this file", "did you mean `Japan`?"], "g.graphml:4:1"),
        ("graphml loop", "g.graphml", b"<graphml>\n<graph edgedefault=\"undirected\">\n<node id=\"A\"/><node id=\"B\"/>\n<edge source=\"A\" target=\"A\"/>\n</graph></graphml>\n", &["a tie from `A` to itself"], "g.graphml:4:1"),
        ("graphml edgedefault", "g.graphml", b"<graphml><graph edgedefault=\"both\"/></graphml>\n", &["edgedefault `both`"], "g.graphml:1:30"),
        ("graphml directed", "g.graphml", b"<graphml>\n<graph edgedefault=\"undirected\">\n<node id=\"A\"/><node id=\"B\"/>\n<edge source=\"A\" target=\"B\" directed=\"yes\"/>\n</graph></graphml>\n", &["directed `yes`"], "g.graphml:4:39"),
        ("graphml hyperedge", "g.graphml", b"<graphml>\n<graph edgedefault=\"undirected\">\n<node id=\"A\"/><node id=\"B\"/>\n<hyperedge><endpoint node=\"A\"/></hyperedge>\n</graph></graphml>\n", &["a hyperedge, which joins any number of nodes at once"], "g.graphml:4:1"),
        ("graphml nested graph", "g.graphml", b"<graphml>\n<graph edgedefault=\"undirected\">\n<node id=\"A\"><graph edgedefault=\"directed\"/></node>\n</graph></graphml>\n", &["a graph within a node or an edge"], "g.graphml:3:14"),
        ("graphml unknown key", "g.graphml", b"<graphml>\n<graph edgedefault=\"undirected\">\n<node id=\"A\"><data key=\"k\">1</data></node>\n</graph></graphml>\n", &["no key `k` is declared for nodes"], "g.graphml:3:25"),
        ("graphml key of another", "g.graphml", b"<graphml><key id=\"s\" for=\"edge\" attr.name=\"strength\"/><key id=\"n\" for=\"node\" attr.name=\"label\"/>\n<graph edgedefault=\"undirected\">\n<node id=\"A\"><data key=\"s\">1</data></node>\n</graph></graphml>\n", &["no key `s` is declared for nodes"], "g.graphml:3:25"),
        ("graphml key twice", "g.graphml", b"<graphml><key id=\"s\" for=\"node\" attr.name=\"a\"/>\n<key id=\"s\" for=\"all\" attr.name=\"b\"/>\n<graph edgedefault=\"undirected\">\n<node id=\"A\"/>\n</graph></graphml>\n", &["key `s` is declared twice, with two names"], "g.graphml:2:10"),
        ("graphml data without key", "g.graphml", b"<graphml><key id=\"s\" for=\"edge\" attr.name=\"strength\"/><key id=\"n\" for=\"node\" attr.name=\"label\"/>\n<graph edgedefault=\"undirected\">\n<node id=\"A\"><data>1</data></node>\n</graph></graphml>\n", &["<data> without the attribute `key`"], "g.graphml:3:14"),
        ("graphml no number", "g.graphml", b"<graphml><key id=\"s\" for=\"edge\" attr.name=\"strength\"/><key id=\"n\" for=\"node\" attr.name=\"label\"/>\n<graph edgedefault=\"undirected\">\n<node id=\"A\"/><node id=\"B\"/>\n<edge source=\"A\" target=\"B\"><data key=\"s\">strong</data></edge>\n</graph></graphml>\n", &["strength `strong` is not a number"], "g.graphml:4:43"),
        ("graphml NaN", "g.graphml", b"<graphml><key id=\"s\" for=\"edge\" attr.name=\"strength\"/><key id=\"n\" for=\"node\" attr.name=\"label\"/>\n<graph edgedefault=\"undirected\">\n<node id=\"A\"/><node id=\"B\"/>\n<edge source=\"A\" target=\"B\"><data key=\"s\">NaN</data></edge>\n</graph></graphml>\n", &["strength NaN must be a finite number"], "g.graphml:4:43"),
        ("graphml below 0", "g.graphml", b"<graphml><key id=\"s\" for=\"edge\" attr.name=\"strength\"/><key id=\"n\" for=\"node\" attr.name=\"label\"/>\n<graph edgedefault=\"undirected\">\n<node id=\"A\"/><node id=\"B\"/>\n<edge source=\"A\" target=\"B\"><data key=\"s\"> -1 </data></edge>\n</graph></graphml>\n", &["strength -1 is below 0"], "g.graphml:4:44"),
        ("graphml entity", "g.graphml", b"<!DOCTYPE graphml [<!ENTITY lol \"lol\">]>\n<graphml><key id=\"s\" for=\"edge\" attr.name=\"strength\"/><key id=\"n\" for=\"node\" attr.name=\"label\"/>\n<graph edgedefault=\"undirected\">\n<node id=\"A\"><data key=\"n\">a&lol;</data></node>\n</graph></graphml>\n", &["entity `&lol;` is not read"], "g.graphml:4:29"),
        ("graphml entity in id", "g.graphml", b"<graphml>\n<graph edgedefault=\"undirected\">\n<node id=\"&nbsp;A\"/>\n</graph></graphml>\n", &["entity `&nbsp;` is not read"], "g.graphml:3:11"),
        ("graphml bare ampersand", "g.graphml", b"<graphml><key id=\"s\" for=\"edge\" attr.name=\"strength\"/><key id=\"n\" for=\"node\" attr.name=\"label\"/>\n<graph edgedefault=\"undirected\">\n<node id=\"A\"><data key=\"n\">A & B</data></node>\n</graph></graphml>\n", &["`&` without a `;`", "&amp;"], "g.graphml:3:30"),
        ("graphml bare ampersand in id", "g.graphml", b"<graphml>\n<graph edgedefault=\"undirected\">\n<node id=\"A & B\"/>\n</graph></graphml>\n", &["`&` without a `;`"], "g.graphml:3:13"),
        ("graphml character 0", "g.graphml", b"<graphml>\n<graph edgedefault=\"undirected\">\n<node id=\"A&#0;\"/>\n</graph></graphml>\n", &["`&#0;` is not a character"], "g.graphml:3:12"),
        ("graphml surrogate", "g.graphml", b"<graphml><key id=\"s\" for=\"edge\" attr.name=\"strength\"/><key id=\"n\" for=\"node\" attr.name=\"label\"/>\n<graph edgedefault=\"undirected\">\n<node id=\"A\"><data key=\"n\">a&#xD800;</data></node>\n</graph></graphml>\n", &["`&#xD800;` is not a character"], "g.graphml:3:29"),
        ("graphml control character", "g.graphml", b"<graphml>\n<graph edgedefault=\"undirected\">\n<node id=\"A&#7;\"/>\n</graph></graphml>\n", &["\"A\\u{7}\" has a control character"], "g.graphml:3:11"),
        ("graphml no quotes", "g.graphml", b"<graphml>\n<graph edgedefault=\"undirected\">\n<node id=A/>\n</graph></graphml>\n", &["a value without quotes"], "g.graphml:3:10"),
        ("graphml attribute twice", "g.graphml", b"<graphml>\n<graph edgedefault=\"undirected\">\n<node id=\"A\" id=\"B\"/>\n</graph></graphml>\n", &["an attribute that is there twice"], "g.graphml:3:14"),
        ("graphml deep", "g.graphml", b"<graphml>\n<a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a>", &["elements more than 128 deep within each other"], "g.graphml:2:382"),
        ("graphml many attributes", "g.graphml", b"<graphml>\n<graph a0=\"1\" a1=\"1\" a2=\"1\" a3=\"1\" a4=\"1\" a5=\"1\" a6=\"1\" a7=\"1\" a8=\"1\" a9=\"1\" a10=\"1\" a11=\"1\" a12=\"1\" a13=\"1\" a14=\"1\" a15=\"1\" a16=\"1\" a17=\"1\" a18=\"1\" a19=\"1\" a20=\"1\" a21=\"1\" a22=\"1\" a23=\"1\" a24=\"1\" a25=\"1\" a26=\"1\" a27=\"1\" a28=\"1\" a29=\"1\" a30=\"1\" a31=\"1\" a32=\"1\" a33=\"1\" a34=\"1\" a35=\"1\" a36=\"1\" a37=\"1\" a38=\"1\" a39=\"1\" a40=\"1\" a41=\"1\" a42=\"1\" a43=\"1\" a44=\"1\" a45=\"1\" a46=\"1\" a47=\"1\" a48=\"1\" a49=\"1\" a50=\"1\" a51=\"1\" a52=\"1\" a53=\"1\" a54=\"1\" a55=\"1\" a56=\"1\" a57=\"1\" a58=\"1\" a59=\"1\" a60=\"1\" a61=\"1\" a62=\"1\" a63=\"1\" a64=\"1\" a65=\"1\" a66=\"1\" a67=\"1\" a68=\"1\" a69=\"1\" a70=\"1\" a71=\"1\" a72=\"1\" a73=\"1\" a74=\"1\" a75=\"1\" a76=\"1\" a77=\"1\" a78=\"1\" a79=\"1\" a80=\"1\" a81=\"1\" a82=\"1\" a83=\"1\" a84=\"1\" a85=\"1\" a86=\"1\" a87=\"1\" a88=\"1\" a89=\"1\" a90=\"1\" a91=\"1\" a92=\"1\" a93=\"1\" a94=\"1\" a95=\"1\" a96=\"1\" a97=\"1\" a98=\"1\" a99=\"1\"/></graphml>", &["more than 64 attributes on one element"], "g.graphml:2:1"),
        ("graphml default no number", "g.graphml", b"<graphml><key id=\"s\" for=\"edge\" attr.name=\"strength\">\n<default>x</default></key>\n<graph edgedefault=\"undirected\">\n<node id=\"A\"/><node id=\"B\"/><edge source=\"A\" target=\"B\"/>\n</graph></graphml>\n", &["strength `x` is not a number"], "g.graphml:2:10"),
        ("graphml latin1", "g.graphml", b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<graphml><graph edgedefault=\"directed\"><node id=\"T\xfcrkei\"/></graph></graphml>\n", &["a byte that is not UTF-8 text", "the file is in ISO-8859-1"], "g.graphml:2:51"),
    ]);
}

#[test]
#[rustfmt::skip]
fn broken_gexf_is_shown_at_its_tag() {
    all_refused(&[
        ("gexf cut off", "g.gexf", b"<gexf><graph><nodes>\n<node id=\"A\"/>\n", &["the text ends before </nodes>"], "g.gexf:3:1"),
        ("gexf graphml", "g.gexf", b"<graphml>\n</graphml>\n", &["the first element is <graphml>, not <gexf>"], "g.gexf:1:1"),
        ("gexf no graph", "g.gexf", b"<gexf version=\"1.3\">\n</gexf>\n", &["no <graph> in the file"], "g.gexf:1:1"),
        ("gexf no node", "g.gexf", b"<gexf><graph><nodes>\n\n</nodes><edges>\n\n</edges></graph></gexf>\n", &["g.gexf: a graph without a node"], ""),
        ("gexf node without id", "g.gexf", b"<gexf><graph><nodes>\n<node label=\"A\"/>\n</nodes><edges>\n\n</edges></graph></gexf>\n", &["<node> without the attribute `id`"], "g.gexf:2:1"),
        ("gexf node twice", "g.gexf", b"<gexf><graph><nodes>\n<node id=\"A\"/>\n<node id=\"A\"/>\n</nodes><edges>\n\n</edges></graph></gexf>\n", &["node `A` is there twice (first as number 1)"], "g.gexf:3:11"),
        ("gexf edge without source", "g.gexf", b"<gexf><graph><nodes>\n<node id=\"A\"/><node id=\"B\"/>\n</nodes><edges>\n<edge id=\"0\" target=\"A\"/>\n</edges></graph></gexf>\n", &["<edge> without the attribute `source`"], "g.gexf:4:1"),
        ("gexf edge to nowhere", "g.gexf", b"<gexf><graph><nodes>\n<node id=\"A\"/><node id=\"B\"/>\n</nodes><edges>\n<edge source=\"A\" target=\"C\"/>\n</edges></graph></gexf>\n", &["an edge to `C`, which is not a node of this file"], "g.gexf:4:1"),
        ("gexf loop", "g.gexf", b"<gexf><graph><nodes>\n<node id=\"A\"/><node id=\"B\"/>\n</nodes><edges>\n<edge source=\"A\" target=\"A\"/>\n</edges></graph></gexf>\n", &["a tie from `A` to itself"], "g.gexf:4:1"),
        ("gexf edge type", "g.gexf", b"<gexf><graph><nodes>\n<node id=\"A\"/><node id=\"B\"/>\n</nodes><edges>\n<edge source=\"A\" target=\"B\" type=\"dir\"/>\n</edges></graph></gexf>\n", &["edge type `dir`"], "g.gexf:4:35"),
        ("gexf defaultedgetype", "g.gexf", b"<gexf><graph defaultedgetype=\"both\"/></gexf>\n", &["edge type `both`"], "g.gexf:1:31"),
        ("gexf weight", "g.gexf", b"<gexf><graph><nodes>\n<node id=\"A\"/><node id=\"B\"/>\n</nodes><edges>\n<edge source=\"A\" target=\"B\" weight=\"1,5\"/>\n</edges></graph></gexf>\n", &["weight `1,5` is not a number"], "g.gexf:4:37"),
        ("gexf weight below 0", "g.gexf", b"<gexf><graph><nodes>\n<node id=\"A\"/><node id=\"B\"/>\n</nodes><edges>\n<edge source=\"A\" target=\"B\" weight=\"-1\"/>\n</edges></graph></gexf>\n", &["strength -1 is below 0"], "g.gexf:4:37"),
        ("gexf value no number", "g.gexf", b"<gexf><graph><attributes class=\"edge\"><attribute id=\"0\" title=\"strength\"/></attributes><nodes>\n<node id=\"A\"/><node id=\"B\"/>\n</nodes><edges>\n<edge source=\"A\" target=\"B\"><attvalues><attvalue for=\"0\" value=\"x\"/></attvalues></edge>\n</edges></graph></gexf>\n", &["strength `x` is not a number"], "g.gexf:4:65"),
        ("gexf unknown attribute", "g.gexf", b"<gexf><graph><attributes class=\"edge\"><attribute id=\"0\" title=\"strength\"/></attributes><nodes>\n<node id=\"A\"/><node id=\"B\"/>\n</nodes><edges>\n<edge source=\"A\" target=\"B\"><attvalues><attvalue for=\"9\" value=\"1\"/></attvalues></edge>\n</edges></graph></gexf>\n", &["attribute `9` is not declared for class edge"], "g.gexf:4:55"),
        ("gexf attvalue without for", "g.gexf", b"<gexf><graph><attributes class=\"edge\"><attribute id=\"0\" title=\"strength\"/></attributes><nodes>\n<node id=\"A\"/><node id=\"B\"/>\n</nodes><edges>\n<edge source=\"A\" target=\"B\"><attvalues><attvalue value=\"1\"/></attvalues></edge>\n</edges></graph></gexf>\n", &["<attvalue> without the attribute `for`"], "g.gexf:4:40"),
        ("gexf attvalue without value", "g.gexf", b"<gexf><graph><attributes class=\"edge\"><attribute id=\"0\" title=\"strength\"/></attributes><nodes>\n<node id=\"A\"/><node id=\"B\"/>\n</nodes><edges>\n<edge source=\"A\" target=\"B\"><attvalues><attvalue for=\"0\"/></attvalues></edge>\n</edges></graph></gexf>\n", &["<attvalue> without the attribute `value`"], "g.gexf:4:40"),
        ("gexf attribute twice", "g.gexf", b"<gexf><graph><attributes class=\"edge\">\n<attribute id=\"0\" title=\"a\"/><attribute id=\"0\" title=\"b\"/></attributes><nodes>\n<node id=\"A\"/><node id=\"B\"/>\n</nodes><edges>\n\n</edges></graph></gexf>\n", &["attribute `0` is declared twice, with two titles"], "g.gexf:2:45"),
        ("gexf class", "g.gexf", b"<gexf><graph>\n<attributes class=\"nodes\"/><nodes>\n<node id=\"A\"/><node id=\"B\"/>\n</nodes><edges>\n\n</edges></graph></gexf>\n", &["attributes of class `nodes`"], "g.gexf:2:20"),
        ("gexf position", "g.gexf", b"<gexf><graph><nodes>\n<node id=\"A\"><viz:position x=\"left\" y=\"1\"/></node>\n</nodes><edges>\n\n</edges></graph></gexf>\n", &["x `left` is not a number"], "g.gexf:2:31"),
        ("gexf entity", "g.gexf", b"<gexf><graph><nodes>\n<node id=\"A\" label=\"&lol;\"/>\n</nodes><edges>\n\n</edges></graph></gexf>\n", &["entity `&lol;` is not read"], "g.gexf:2:21"),
    ]);
}

#[test]
#[rustfmt::skip]
fn broken_node_link_json_is_shown_at_its_value() {
    all_refused(&[
        ("node-link cut off", "n.json", b"{\"nodes\":[{\"id\":\"A\"},\n{\"id\":", &["EOF while parsing a value"], "n.json:2:6"),
        ("node-link no nodes", "n.json", b"{\"links\":[]}\n", &["n.json: a graph without `nodes`"], ""),
        ("node-link empty", "n.json", b"{\"nodes\":[],\"links\":[]}\n", &["n.json: a graph without a node"], ""),
        ("node-link nodes object", "n.json", b"{\"nodes\":\n{\"A\":1},\"links\":[]}\n", &["invalid type: table"], "n.json:2:1"),
        ("node-link nodes text", "n.json", b"{\"nodes\":\n\"A\",\"links\":[]}\n", &["invalid type: string \"A\""], "n.json:2:3"),
        ("node-link node text", "n.json", b"{\"nodes\":[\n\"A\"\n],\"links\":[\n\n]}\n", &["a node that is not an object: `\"A\"`"], "n.json:2:1"),
        ("node-link node without id", "n.json", b"{\"nodes\":[\n{\"id\":\"A\"},\n{\"name\":\"B\"}\n],\"links\":[\n\n]}\n", &["a node without an `id`, after nodes with one"], "n.json:3:1"),
        ("node-link node with id late", "n.json", b"{\"nodes\":[\n{\"name\":\"A\"},\n{\"id\":\"B\"}\n],\"links\":[\n\n]}\n", &["a node with an `id`, after nodes without"], "n.json:3:7"),
        ("node-link node id null", "n.json", b"{\"nodes\":[\n{\"id\":null}\n],\"links\":[\n\n]}\n", &["an id that is neither a text nor a number: `null`"], "n.json:2:7"),
        ("node-link node id list", "n.json", b"{\"nodes\":[\n{\"id\":[1,2]}\n],\"links\":[\n\n]}\n", &["an id that is neither a text nor a number: `[1,2]`"], "n.json:2:7"),
        ("node-link node id true", "n.json", b"{\"nodes\":[\n{\"id\":{\"a\":1}}\n],\"links\":[\n\n]}\n", &["an id that is neither a text nor a number: `{\"a\":1}`"], "n.json:2:7"),
        ("node-link node twice", "n.json", b"{\"nodes\":[\n{\"id\":\"1\"},\n{\"id\":1}\n],\"links\":[\n\n]}\n", &["node `1` is there twice (first as number 1)"], "n.json:3:7"),
        ("node-link id twice", "n.json", b"{\"nodes\":[\n{\"id\":\"1\",\"id\":\"2\"}\n],\"links\":[\n\n]}\n", &["`id` is there twice"], "n.json:2:16"),
        ("node-link link without target", "n.json", b"{\"nodes\":[\n{\"id\":\"A\"},{\"id\":\"B\"}\n],\"links\":[\n{\"source\":\"A\"}\n]}\n", &["a link without `target`"], "n.json:4:1"),
        ("node-link link to nowhere", "n.json", b"{\"nodes\":[\n{\"id\":\"A\"},{\"id\":\"B\"}\n],\"links\":[\n{\"source\":\"A\",\"target\":\"C\"}\n]}\n", &["an edge to `C`, which is not a node of this file"], "n.json:4:1"),
        ("node-link link object end", "n.json", b"{\"nodes\":[\n{\"id\":\"A\"},{\"id\":\"B\"}\n],\"links\":[\n{\"source\":{\"id\":\"A\"},\"target\":\"B\"}\n]}\n", &["an end of a link that is neither a text nor a number: `{\"id\":\"A\"}`"], "n.json:4:11"),
        ("node-link number out of reach", "n.json", b"{\"nodes\":[\n{\"name\":\"A\"}\n],\"links\":[\n{\"source\":0,\"target\":7}\n]}\n", &["a link to node number 7: there are 1, counted from 0"], "n.json:4:22"),
        ("node-link loop", "n.json", b"{\"nodes\":[\n{\"id\":\"A\"},{\"id\":\"B\"}\n],\"links\":[\n{\"source\":\"A\",\"target\":\"A\"}\n]}\n", &["a tie from `A` to itself"], "n.json:4:1"),
        ("node-link strength", "n.json", b"{\"nodes\":[\n{\"id\":\"A\"},{\"id\":\"B\"}\n],\"links\":[\n{\"source\":\"A\",\"target\":\"B\",\"strength\":\"strong\"}\n]}\n", &["strength `strong` is not a number"], "n.json:4:40"),
        ("node-link strength below 0", "n.json", b"{\"nodes\":[\n{\"id\":\"A\"},{\"id\":\"B\"}\n],\"links\":[\n{\"source\":\"A\",\"target\":\"B\",\"strength\":-1}\n]}\n", &["strength -1 is below 0"], "n.json:4:39"),
        ("node-link strength huge", "n.json", b"{\"nodes\":[\n{\"id\":\"A\"},{\"id\":\"B\"}\n],\"links\":[\n{\"source\":\"A\",\"target\":\"B\",\"strength\":1e400}\n]}\n", &["strength inf must be a finite number"], "n.json:4:39"),
        ("node-link strength true", "n.json", b"{\"nodes\":[\n{\"id\":\"A\"},{\"id\":\"B\"}\n],\"links\":[\n{\"source\":\"A\",\"target\":\"B\",\"strength\":true}\n]}\n", &["strength `true` is not a number"], "n.json:4:39"),
        ("node-link availability", "n.json", b"{\"nodes\":[\n{\"id\":\"A\"},{\"id\":\"B\"}\n],\"links\":[\n{\"source\":\"A\",\"target\":\"B\",\n\"availability\":1.5}\n]}\n", &["availability 1.5 is outside 0–1"], "n.json:5:16"),
        ("node-link NaN", "n.json", b"{\"nodes\":[\n{\"id\":\"A\"},{\"id\":\"B\"}\n],\"links\":[\n{\"source\":\"A\",\"target\":\"B\",\"strength\":NaN}\n]}\n", &["expected value"], "n.json:4:39"),
        ("node-link trailing comma", "n.json", b"{\"nodes\":[\n{\"id\":\"A\"},{\"id\":\"B\"}\n],\"links\":[\n{\"source\":\"A\",\"target\":\"B\",}\n]}\n", &["key must be a string"], "n.json:4:28"),
        ("node-link trailing", "n.json", b"{\"nodes\":[\n{\"id\":\"A\"},{\"id\":\"B\"}\n],\"links\":[\n\n]}\nx", &["trailing characters"], "n.json:6:1"),
        ("node-link directed", "n.json", b"{\"directed\":1,\n\"nodes\":[]}\n", &["directed `1`"], "n.json:1:13"),
        ("node-link both", "n.json", b"{\"nodes\":[{\"id\":\"A\"}],\"links\":[],\n\"edges\":[]}\n", &["`links` and `edges` in one graph"], "n.json:2:9"),
        ("node-link nodes twice", "n.json", b"{\"nodes\":[{\"id\":\"A\"}],\n\"nodes\":[]}\n", &["`nodes` is there twice"], "n.json:2:9"),
        ("node-link lone surrogate", "n.json", b"{\"nodes\":[\n{\"id\":\"\\ud800\"}\n],\"links\":[\n\n]}\n", &["unexpected end of hex escape"], "n.json:2:14"),
        ("node-link control character", "n.json", b"{\"nodes\":[\n{\"id\":\"a\\u0007\"}\n],\"links\":[\n\n]}\n", &["\"a\\u{7}\" has a control character"], "n.json:2:8"),
    ]);
}

#[test]
fn hostile_graph_files_are_refused() {
    let many = |text: fn(usize) -> String| (0..200_000).map(text).collect::<String>();
    let rows: Vec<(&str, &str, String, &[&str], &str)> = vec![
        (
            "deep graphml",
            "g.graphml",
            format!("<graphml>\n{}", "<a>".repeat(1_000_000)),
            &["more than 128 deep"],
            "g.graphml:2:",
        ),
        (
            "deep gexf",
            "g.gexf",
            format!(
                "<gexf><graph><nodes>\n{}",
                many(|i| format!("<node id=\"{i}\"><nodes>\n"))
            ),
            &["more than 128 deep"],
            "g.gexf:64:",
        ),
        (
            "attributes without end",
            "g.graphml",
            format!("<graphml>\n<graph {}/>", many(|i| format!(" a{i}=\"\""))),
            &["more than 64 attributes"],
            "g.graphml:2:1",
        ),
        (
            "entities within entities",
            "g.gexf",
            format!(
                "<!DOCTYPE gexf [<!ENTITY a \"{}\">]>\n<gexf><graph><nodes><node id=\"{}\"/>",
                "a".repeat(1_000_000),
                "&a;".repeat(1_000_000)
            ),
            &["entity `&a;` is not read"],
            "g.gexf:2:31",
        ),
        (
            "elements that nobody knows",
            "g.graphml",
            format!("<graphml>\n{}</graphml>", many(|i| format!("<e{i}/>"))),
            &["no <graph>"],
            "g.graphml:1:1",
        ),
        (
            "deep node-link",
            "n.json",
            format!("{{\"nodes\":[\n{}", "[".repeat(1_000_000)),
            &["EOF while parsing a list"],
            "n.json:2:",
        ),
        (
            "members without end",
            "n.json",
            format!(
                "{{\"nodes\":[\n{{{}\"z\":0}}]}}",
                many(|i| format!("\"{i}\":0,"))
            ),
            &["more than 1000 members"],
            "n.json:2:",
        ),
    ];
    for (name, file, content, words, place) in rows {
        refused(name, file, content.as_bytes(), words, place);
    }
}

#[test]
fn a_huge_line_or_deep_nesting_is_refused() {
    let rows: Vec<(&str, &str, String, &[&str], &str)> = vec![
        (
            "deep nesting toml",
            "d.toml",
            "x = ".to_string() + &"[".repeat(100_000),
            &["cannot recurse further; max recursion depth met"],
            "d.toml:1:85",
        ),
        (
            "deep nesting toml agreements",
            "d.toml",
            format!(
                "agreements = {}{}",
                "[".repeat(100_000),
                "]".repeat(100_000)
            ),
            &["cannot recurse further; max recursion depth met"],
            "d.toml:1:94",
        ),
        (
            "dotted 5000",
            "d.toml",
            format!("{} = 1\n", vec!["a"; 5000].join(".")),
            &["recursion limit"],
            "d.toml:1:1",
        ),
        (
            "nest 100k [",
            "d.json",
            "[".repeat(100_000),
            &["d.json: a study is an object: { … }"],
            "",
        ),
        (
            "nest 100k [ in key",
            "d.json",
            format!("{{\"tie\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000)),
            &["invalid type: list"],
            "d.json:1:",
        ),
        (
            "nest 100k { in unknown",
            "d.json",
            "{\"x\":".repeat(100_000),
            &["unknown field `x`"],
            "d.json:1:",
        ),
        (
            "nest strength",
            "d.json",
            format!(
                "{{\"tie\":[{{\"a\":\"A\",\"b\":\"B\",\"strength\":{}",
                "[".repeat(100_000)
            ),
            &["invalid type: list"],
            "d.json:1:",
        ),
        (
            "nest date",
            "d.json",
            format!("{{\"date\":{}", "{\"a\":".repeat(100_000)),
            &["expected field with custom name"],
            "d.json:1:",
        ),
        (
            "nest gml",
            "d.gml",
            "a [ ".repeat(1_000_000),
            &["more than 64 lists within each other"],
            "d.gml:1:259",
        ),
        (
            "nest dot",
            "d.dot",
            format!("graph {}", "{".repeat(1_000_000)),
            &["more than 64 groups within each other"],
            "d.dot:1:72",
        ),
        (
            "many groups with many defaults",
            "d.dot",
            format!(
                "graph {{ node [{}] }}",
                (0..1000).map(|n| format!("a{n}=1,")).collect::<String>()
            ),
            &["more than 256 default attributes"],
            "d.dot:1:",
        ),
        (
            "one edge to nowhere behind many",
            "d.gml",
            format!(
                "graph [ {} edge [ source 1 target 0 ] ]",
                (1..100_000)
                    .map(|n| format!("node [ id {n} label \"N{n}\" ] "))
                    .collect::<String>()
            ),
            &["an edge to node 0"],
            "d.gml:1:",
        ),
        (
            "a matrix of letters without end",
            "d.dl",
            format!(
                "dl n=9999 diagonal=absent\ndata:\n{}",
                "1 ".repeat(3_000_000)
            ),
            &["the data end in row 301 of 9999 rows"],
            "d.dl:3:",
        ),
        (
            "a line without end",
            "d.net",
            format!("*Vertices 2\n*Edges\n1 2 {}", "9".repeat(20_000_000)),
            &["10000000 bytes"],
            "d.net:3:1",
        ),
        (
            "100MB",
            "long.csv",
            format!("source,target\n{},B\n", "A".repeat(100_000_000)),
            &["1000000 bytes"],
            "long.csv:2:1",
        ),
        (
            "1MB header",
            "long.csv",
            format!("source,target,{}\n", "x".repeat(1_000_001)),
            &["1000000 bytes"],
            "long.csv:1:1",
        ),
    ];
    for (name, file, content, words, place) in rows {
        refused(name, file, content.as_bytes(), words, place);
    }
}
#[test]
#[rustfmt::skip]
fn broken_pajek_is_shown_at_its_place() {
    all_refused(&[
        ("no section", "t.net", b"1 \"a\"\n", &["`1` before the first section", "*Vertices"], "t.net:1:1"),
        ("ties first", "t.net", b"*Edges\n1 2\n", &["ties before the vertices"], "t.net:1:1"),
        ("no number", "t.net", b"*Vertices\n1 a\n", &["*Vertices without their number"], "t.net:1:1"),
        ("number in words", "t.net", b"*Vertices two\n", &["`two` is not a number of nodes"], "t.net:1:11"),
        ("none", "t.net", b"*Vertices 0\n", &["0 nodes"], "t.net:1:11"),
        ("negative", "t.net", b"*Vertices -3\n", &["`-3` is not a number of nodes"], "t.net:1:11"),
        ("a billion", "t.net", b"*Vertices 1000000000\n*Edges\n1 2\n", &["1000000000 nodes in a file of"], "t.net:1:11"),
        ("beyond 64 bits", "t.net", b"*Vertices 99999999999999999999999999\n", &["nodes in a file of"], "t.net:1:11"),
        ("two modes", "t.net", b"*Vertices 5 3\n", &["two-mode", "memberships"], "t.net:1:13"),
        ("vertex too high", "t.net", b"*Vertices 2\n1 a\n3 b\n", &["`3` is not the number of a vertex", "1 to 2"], "t.net:3:1"),
        ("vertex zero", "t.net", b"*Vertices 2\n0 a\n", &["`0` is not the number of a vertex"], "t.net:2:1"),
        ("vertex twice", "t.net", b"*Vertices 2\n1 a\n1 b\n", &["vertex 1 is there twice"], "t.net:3:1"),
        ("open quote", "t.net", b"*Vertices 2\n1 \"a\n2 b\n", &["a quote that is not closed"], "t.net:2:3"),
        ("unknown section", "t.net", b"*Vertices 2\n*Edgse\n1 2\n", &["unknown section `*Edgse`", "`*edges`"], "t.net:2:1"),
        ("end too high", "t.net", b"*Vertices 2\n*Edges\n1 5\n", &["`5` is not the number of a vertex"], "t.net:3:3"),
        ("end in words", "t.net", b"*Vertices 2\n1 USA\n2 JPN\n*Edges\nUSA JPN\n", &["`USA` is not the number of a vertex"], "t.net:5:1"),
        ("one end", "t.net", b"*Vertices 2\n*Edges\n1\n", &["a tie with one end"], "t.net:3:1"),
        ("one end in a list", "t.net", b"*Vertices 2\n*Arcslist\n2\n", &["a tie with one end"], "t.net:3:1"),
        ("strength in words", "t.net", b"*Vertices 2\n*Edges\n1 2 strong\n", &["weight `strong` is not a number"], "t.net:3:5"),
        ("strength below 0", "t.net", b"*Vertices 2\n*Edges\n1 2 -1\n", &["strength -1 is below 0"], "t.net:3:5"),
        ("strength infinite", "t.net", b"*Vertices 2\n*Edges\n1 2 inf\n", &["must be a finite number"], "t.net:3:5"),
        ("to itself", "t.net", b"*Vertices 2\n*Edges\n2 2 1\n", &["a tie from `2` to itself"], "t.net:3:1"),
        ("relation", "t.net", b"*Vertices 2\n*Edges 1 2\n", &["`1` behind the name of a section"], "t.net:2:8"),
        ("matrix too short", "t.net", b"*Vertices 2\n*Matrix\n0 1\n1\n", &["ends after 3 of 2"], "t.net:4:2"),
        ("matrix too long", "t.net", b"*Vertices 2\n*Matrix\n0 1\n1 0\n1\n", &["more than the 2"], "t.net:5:1"),
        ("matrix in words", "t.net", b"*Vertices 2\n*Matrix\n0 x\n1 0\n", &["weight `x` is not a number"], "t.net:3:3"),
        ("letter by a wrong number", "t.net", b"*Vertices 2\n1 \"a&#7;b\"\n", &["control character"], "t.net:2:4"),
    ]);
}

#[test]
#[rustfmt::skip]
fn broken_dl_is_shown_at_its_place() {
    all_refused(&[
        ("another file", "t.dl", b"source,target\nA,B\n", &["begins with the word dl"], "t.dl:1:1"),
        ("only dl", "t.dl", b"dl\n", &["a header without data"], "t.dl:1:3"),
        ("no n", "t.dl", b"dl\ndata:\n0 1 1 0\n", &["a header without n"], "t.dl:2:1"),
        ("n in words", "t.dl", b"dl n=two\ndata:\n", &["`two` is not a number of nodes"], "t.dl:1:6"),
        ("n nothing", "t.dl", b"dl n", &["the header ends here"], "t.dl:1:4"),
        ("n zero", "t.dl", b"dl n=0\ndata:\n", &["0 nodes"], "t.dl:1:6"),
        ("n a billion", "t.dl", b"dl n=1000000000\ndata:\n0 1\n", &["1000000000 nodes in a file of"], "t.dl:1:6"),
        ("n twice", "t.dl", b"dl n=2 n=3\ndata:\n", &["`n` is there twice"], "t.dl:1:8"),
        ("nm a billion", "t.dl", b"dl n=2 nm=1000000000\ndata:\n0 1 1 0\n", &["matrices"], "t.dl:1:11"),
        ("rectangle", "t.dl", b"dl nr=2 nc=3\ndata:\n0 1 0 1 1 1\n", &["2 rows and 3 columns"], "t.dl:1:7"),
        ("two modes", "t.dl", b"dl n=3 format=edgelist2\ndata:\n1 1\n", &["`edgelist2` is for two-mode data"], "t.dl:1:15"),
        ("format", "t.dl", b"dl n=3 format=blockmatrix\ndata:\n", &["the format `blockmatrix` is not read"], "t.dl:1:15"),
        ("diagonal", "t.dl", b"dl n=2 diagonal=none\ndata:\n", &["a diagonal is `absent` or `present`"], "t.dl:1:17"),
        ("keyword", "t.dl", b"dl n=2\nlabls:\na b\ndata:\n", &["`labls:` in the header", "`labels`"], "t.dl:2:1"),
        ("row", "t.dl", b"dl n=2\nrow data:\n", &["`row` without `labels`"], "t.dl:2:5"),
        ("labels before n", "t.dl", b"dl\nlabels:\na b\nn=2\ndata:\n0 1 1 0\n", &["labels before n"], "t.dl:2:1"),
        ("too few labels", "t.dl", b"dl n=3\nlabels:\na b\ndata:\n0 1 1\n", &["2 labels, where n is 3"], "t.dl:4:1"),
        ("label twice", "t.dl", b"dl n=2\nlabels:\na,a\ndata:\n0 1 1 0\n", &["node `a` is there twice"], "t.dl:3:3"),
        ("open quote", "t.dl", b"dl n=2\nlabels:\n\"a b\nc\ndata:\n0 1 1 0\n", &["a quote that is not closed"], "t.dl:3:2"),
        ("rows unlike columns", "t.dl", b"dl n=2\nrow labels: a b\ncolumn labels: a c\ndata:\n0 1 1 0\n", &["column `c` where the row is `b`"], "t.dl:3:18"),
        ("embedded rows unlike columns", "t.dl", b"dl n=2 labels embedded\ndata:\na b\na 0 1\nc 1 0\n", &["row `c` where actor 2 is `b`"], "t.dl:5:1"),
        ("too few numbers", "t.dl", b"dl n=3\ndata:\n0 1 1\n1 0\n", &["the data end in row 2 of 3 rows"], "t.dl:4:4"),
        ("too many numbers", "t.dl", b"dl n=2\ndata:\n0 1\n1 0 1\n", &["more numbers than 2 rows have"], "t.dl:4:5"),
        ("number in words", "t.dl", b"dl n=2\ndata:\n0 na\n1 0\n", &["weight `na` is not a number"], "t.dl:3:3"),
        ("below 0", "t.dl", b"dl n=2\ndata:\n0 -1\n-1 0\n", &["strength -1 is below 0"], "t.dl:3:3"),
        ("end too high", "t.dl", b"dl n=2 format=edgelist1\ndata:\n1 3\n", &["`3` is not the number of an actor"], "t.dl:3:3"),
        ("label not embedded", "t.dl", b"dl n=2 format=edgelist1\nlabels:\na b\ndata:\na b\n", &["`a` is not the number", "labels embedded"], "t.dl:5:1"),
        ("one end", "t.dl", b"dl n=2 format=edgelist1\ndata:\n1\n", &["a tie with one end"], "t.dl:3:1"),
        ("four words", "t.dl", b"dl n=2 format=edgelist1\ndata:\n1 2 3 4\n", &["more than two ends and a value"], "t.dl:3:7"),
        ("a label more", "t.dl", b"dl n=2 format=el1 labels embedded\ndata:\nUSA JPN\nUSA JPM\n", &["`JPM` is a label more than n", "`JPN`"], "t.dl:4:5"),
        ("a matrix more", "t.dl", b"dl n=2 format=edgelist1\ndata:\n1 2\n!\n2 1\n", &["a matrix more than nm"], "t.dl:4:1"),
        ("to itself", "t.dl", b"dl n=2 format=edgelist1\ndata:\n1 1\n", &["a tie from `1` to itself"], "t.dl:3:1"),
    ]);
}

#[test]
#[rustfmt::skip]
fn broken_gml_is_shown_at_its_place() {
    all_refused(&[
        ("no graph", "t.gml", b"Creator \"me\"\n", &["a GML file without a graph"], "t.gml:1:13"),
        ("another file", "t.gml", b"<gml/>\n", &["`<gml/>` where a key should stand"], "t.gml:1:1"),
        ("no node", "t.gml", b"graph [ ]\n", &["a graph without a node"], ""),
        ("cut off", "t.gml", b"graph [\n  node [ id 1\n", &["a list that is not closed"], "t.gml:2:8"),
        ("open quote", "t.gml", b"graph [\n  node [ id 1 label \"A ]\n]\n", &["a quote that is not closed"], "t.gml:2:21"),
        ("key without value", "t.gml", b"graph [ node [ id ] ]\n", &["`id` without a value"], "t.gml:1:16"),
        ("bare word", "t.gml", b"graph [ node [ id 1 label USA ] ]\n", &["`USA` is neither a number nor a text"], "t.gml:1:27"),
        ("bracket too many", "t.gml", b"graph [ node [ id 1 ] ] ]\n", &["`]` where a key should stand"], "t.gml:1:25"),
        ("two graphs", "t.gml", b"graph [ node [ id 1 ] ]\ngraph [ node [ id 1 ] ]\n", &["a second graph"], "t.gml:2:1"),
        ("directed maybe", "t.gml", b"graph [ directed 2 node [ id 1 ] ]\n", &["directed `2`"], "t.gml:1:18"),
        ("no id", "t.gml", b"graph [ node [ label \"A\" ] ]\n", &["a node without an id"], "t.gml:1:9"),
        ("id twice", "t.gml", b"graph [\nnode [ id 1 ]\nnode [ id 1 ]\n]\n", &["node id 1 is there twice"], "t.gml:3:11"),
        ("no target", "t.gml", b"graph [ node [ id 1 ]\nedge [ source 1 ] ]\n", &["an edge without a target"], "t.gml:2:1"),
        ("unknown end", "t.gml", b"graph [ node [ id 1 ]\nedge [ source 1 target 7 ] ]\n", &["an edge to node 7"], "t.gml:2:24"),
        ("source twice", "t.gml", b"graph [ node [ id 1 ] node [ id 2 ]\nedge [ source 1 target 2 source 2 ] ]\n", &["`source` is there twice"], "t.gml:2:33"),
        ("strength twice", "t.gml", b"graph [ node [ id 1 ] node [ id 2 ]\nedge [ source 1 target 2 strength 1 strength 2 ] ]\n", &["`strength` is there twice"], "t.gml:2:46"),
        ("strength in words", "t.gml", b"graph [ node [ id 1 ] node [ id 2 ]\nedge [ source 1 target 2 strength \"much\" ] ]\n", &["strength `much` is not a number"], "t.gml:2:36"),
        ("availability", "t.gml", b"graph [ node [ id 1 ] node [ id 2 ]\nedge [ source 1 target 2 availability 1.5 ] ]\n", &["availability 1.5 is outside 0"], "t.gml:2:39"),
        ("range", "t.gml", b"graph [ node [ id 1 ] node [ id 2 ]\nedge [ source 1 target 2 delay 5 delay_low 7 ] ]\n", &["delay [7, 5, 5]"], "t.gml:2:32"),
        ("to itself", "t.gml", b"graph [ node [ id 1 ]\nedge [ source 1 target 1 ] ]\n", &["a tie from `1` to itself"], "t.gml:2:1"),
        ("kind", "t.gml", b"graph [ node [ id 1 ] node [ id 2 ]\nedge [ source 1 target 2 kind \"inteligence\" ] ]\n", &["the codebook has no kind `inteligence`"], "t.gml:2:32"),
    ]);
}

#[test]
#[rustfmt::skip]
fn broken_dot_is_shown_at_its_place() {
    all_refused(&[
        ("another file", "t.dot", b"hello { a -- b }\n", &["begins with graph or digraph"], "t.dot:1:1"),
        ("only strict", "t.dot", b"strict", &["graph or digraph should stand"], "t.dot:1:7"),
        ("no brace", "t.dot", b"graph a -- b\n", &["a graph without its braces"], "t.dot:1:9"),
        ("no node", "t.dot", b"graph { }\n", &["a graph without a node"], ""),
        ("cut off", "t.dot", b"graph {\n a -- b;\n", &["the file ends where a brace"], "t.dot:2:9"),
        ("cut off in attributes", "t.dot", b"graph {\n a [x=", &["the file ends where the value"], "t.dot:2:7"),
        ("open quote", "t.dot", b"graph {\n \"a -- b;\n}\n", &["a quote that is not closed"], "t.dot:2:2"),
        ("open comment", "t.dot", b"graph {\n /* a -- b;\n}\n", &["a comment that is not closed"], "t.dot:2:2"),
        ("arrow", "t.dot", b"graph {\n a -> b }\n", &["-> in a graph", "digraph"], "t.dot:2:4"),
        ("no arrow", "t.dot", b"digraph {\n a -- b }\n", &["-- in a digraph"], "t.dot:2:4"),
        ("hyphen", "t.dot", b"graph {\n north-south -- b }\n", &["`-` means nothing here", "double quotes"], "t.dot:2:7"),
        ("digits and letters", "t.dot", b"graph {\n 1st -- b }\n", &["`1st` is neither a name nor a number"], "t.dot:2:2"),
        ("point in a name", "t.dot", b"graph {\n a.b -- b }\n", &["`a.b` is neither a name nor a number"], "t.dot:2:2"),
        ("html", "t.dot", b"graph {\n a [label=<b>] }\n", &["an HTML text"], "t.dot:2:11"),
        ("port", "t.dot", b"graph {\n a:n -- b }\n", &["a port of a node"], "t.dot:2:3"),
        ("group at the end", "t.dot", b"graph {\n a -- { b c } }\n", &["a group as the end of an edge"], "t.dot:2:7"),
        ("group at the beginning", "t.dot", b"graph {\n { b c } -- a }\n", &["a group as the end of an edge"], "t.dot:2:2"),
        ("subgraph at the end", "t.dot", b"graph {\n a -- subgraph x { b c } }\n", &["a group as the end of an edge"], "t.dot:2:7"),
        ("no end", "t.dot", b"graph {\n a -- ; }\n", &["this is not a node"], "t.dot:2:7"),
        ("attribute without value", "t.dot", b"graph {\n a [bold] }\n", &["attribute `bold` without a value"], "t.dot:2:9"),
        ("plus", "t.dot", b"graph {\n \"a\" + b }\n", &["+ without a text in quotes"], "t.dot:2:8"),
        ("two graphs", "t.dot", b"graph { a }\ngraph { b }\n", &["something behind the graph"], "t.dot:2:1"),
        ("empty id", "t.dot", b"graph {\n \"\" -- b }\n", &["a node without an id"], "t.dot:2:2"),
        ("strength in words", "t.dot", b"graph {\n a -- b [strength=much] }\n", &["strength `much` is not a number"], "t.dot:2:19"),
        ("delay", "t.dot", b"graph {\n a -- b [delay=0] }\n", &["delay 0 is not above 0"], "t.dot:2:16"),
        ("position", "t.dot", b"graph {\n a [pos=\"here\"] }\n", &["pos `here` is not a position"], "t.dot:2:9"),
        ("to itself", "t.dot", b"graph {\n a -- a }\n", &["a tie from `a` to itself"], "t.dot:2:2"),
    ]);
}

#[test]
#[rustfmt::skip]
fn a_broken_matrix_is_shown_at_its_cell() {
    all_refused(&[
        ("header only", "m.csv", b",A,B\n", &["column `A` has no row"], "m.csv:1:2"),
        ("stray row", "m.csv", b",A,B\nA,0,1\nC,1,0\n", &["row `C`", "column 2 is `B`"], "m.csv:3:1"),
        ("near row", "m.csv", b",North,South\nNorth,0,1\nSuoth,1,0\n", &["did you mean `South`"], "m.csv:3:1"),
        ("another case", "m.csv", b",JPN,KOR\nJPN,0,1\nkor,1,0\n", &["did you mean `KOR`"], "m.csv:3:1"),
        ("missing row", "m.csv", b",A,B,C\nA,0,1,1\nB,1,0,0\n", &["column `C` has no row"], "m.csv:1:6"),
        ("row twice", "m.csv", b",A,B\nA,0,1\nA,1,0\n", &["row `A` is there twice"], "m.csv:3:1"),
        ("column twice", "m.csv", b",A,A\nA,0,1\n", &["column `A` is there twice"], "m.csv:1:4"),
        ("no name", "m.csv", b",A,,B\nA,0,0,1\nB,1,0,0\n", &["column 2 has no name"], "m.csv:1:4"),
        ("no row name", "m.csv", b",A,B\n,0,1\nB,1,0\n", &["row `` has no column"], "m.csv:2:1"),
        ("text", "m.csv", b",A,B\nA,0,strong\nB,1,0\n", &["`strong` is not a number"], "m.csv:2:5"),
        ("text on the diagonal", "m.csv", b",A,B\nA,0,1\nB,1,x\n", &["`x` is not a number"], "m.csv:3:5"),
        ("decimal comma", "m.csv", b",A,B\nA,0,\"0,5\"\nB,1,0\n", &["`0,5` is not a number"], "m.csv:2:6"),
        ("negative", "m.csv", b",A,B\nA,0,-1\nB,-1,0\n", &["strength -1 is below 0"], "m.csv:2:5"),
        ("nan", "m.csv", b",A,B\nA,0,nan\nB,nan,0\n", &["NaN must be a finite number"], "m.csv:2:5"),
        ("infinite", "m.csv", b",A,B\nA,0,1e999\nB,1e999,0\n", &["must be a finite number"], "m.csv:2:5"),
        ("tiny", "m.csv", b",A,B\nA,0,1e-300\nB,1,0\n", &["outside 1e-12"], "m.csv:2:5"),
        ("too long a row", "m.csv", b",A,B\nA,0,1,1\nB,1,0\n", &["3 cells where there are 2 columns"], "m.csv:2:1"),
        ("open quote", "m.csv", b",A,B\nA,0,1\n\"B,1,0\n", &["a quote that is not closed"], "m.csv:3:1"),
        ("members by agreement", "m.csv", b",NATO,ANZUS\nUSA,1,1\nAUS,0,1\n", &["row `USA`", "`NATO`"], "m.csv:2:1"),
        ("control character", "m.csv", b",A\x07,B\nA\x07,0,1\nB,1,0\n", &["control character"], "m.csv:1:2"),
    ]);
}

#[test]
#[rustfmt::skip]
fn a_broken_list_of_actors_is_shown_at_its_cell() {
    all_refused(&[
        ("header only", "a.csv", b"id,name\n", &["no row"], ""),
        ("no id", "a.csv", b"id,name\n,Alpha\n", &["a node without an id"], "a.csv:2:1"),
        ("twice", "a.csv", b"id,name\nA,Alpha\nB,Beta\nA,Again\n", &["node `A` is there twice"], "a.csv:4:1"),
        ("column twice", "a.csv", b"id,name,name\nA,x,y\n", &["`name` is there twice"], "a.csv:1:9"),
        ("id twice", "a.csv", b"id,actor\nA,B\n", &["`actor` is there twice"], "a.csv:1:4"),
        ("short row", "a.csv", b"id,name,bloc\nA,Alpha\n", &["2 cells", "3"], "a.csv:2:1"),
        ("long row", "a.csv", b"id,name\nA,Alpha,west\n", &["3 cells", "2"], "a.csv:2:1"),
        ("consent over 1", "a.csv", b"id,consent\nA,0.5\nB,1.5\n", &["consent 1.5 is outside 0"], "a.csv:3:3"),
        ("availability below 0", "a.csv", b"id,availability\nA,-0.5\n", &["availability -0.5 is outside"], "a.csv:2:3"),
        ("low over mid", "a.csv", b"id,consent,consent_low\nA,0.5,0.75\n", &["low"], "a.csv:2:3"),
        ("consent text", "a.csv", b"id,consent\nA,yes\n", &["consent `yes` is not a number"], "a.csv:2:3"),
        ("x text", "a.csv", b"id,x,y\nA,left,0\n", &["x `left` is not a number"], "a.csv:2:3"),
        ("open quote", "a.csv", b"id,name\nA,\"Alpha\n", &["a quote that is not closed"], "a.csv:2:3"),
        ("control character", "a.csv", b"id,name\nA,Al\x07pha\n", &["control character"], "a.csv:2:3"),
        ("nan", "a.csv", b"id,consent\nA,nan\n", &["must be a finite number"], "a.csv:2:3"),
    ]);
}

#[test]
fn a_wide_header_and_a_gzip_bomb_are_refused() {
    let names: Vec<String> = (0..100_000).map(|number| format!("n{number}")).collect();
    let wide = format!(",{}\nn0,0\nq,0\n", names.join(","));
    refused("wide", "w.csv", wide.as_bytes(), &["row `q`"], "w.csv:3:1");
    let mut zeros = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    for _ in 0..64 {
        std::io::Write::write_all(&mut zeros, &[0; 1 << 20]).unwrap();
    }
    let zeros = zeros.finish().unwrap();
    for file in ["z.csv.gz", "z.toml.gz"] {
        let place = format!("{file}:1:1");
        refused("bomb", file, &zeros, &["a zero byte"], &place);
    }
    refused(
        "bomb without a name",
        "z",
        &zeros,
        &["the format cannot be told"],
        "",
    );
}

#[test]
fn more_edits_than_can_be_tried_are_refused_with_how_many_can() {
    // 6,000 configurations, each with an edit, of a study of 6,000 ties: 12,000 of 12,000.
    let mut study = String::from("id = \"x\"\ntitle = \"X\"\n");
    for spoke in 0..6_000 {
        study += &format!(
            "[[tie]]\na = \"A\"\nb = \"B{spoke}\"\n[[configuration]]\nid = \"c{spoke}\"\ntitle = \"C\"\nwithout = [\"A-B{spoke}\"]\n"
        );
    }
    refused(
        "many edits",
        "many.toml",
        study.as_bytes(),
        &[
            "12000 configurations, edits and common causes",
            "at most 2500 here",
            "in a file of their own",
        ],
        "many.toml:1:1",
    );
}

#[test]
fn more_values_than_fit_in_memory_are_refused_before_they_are_parsed() {
    let empty = |count: usize| vec!["{}"; count].join(",");
    let rows = [
        (
            "a.json",
            format!("{{\"actor\":[{}]}}", empty(4_000_001)),
            "more than 4000000 values",
        ),
        (
            "b.json",
            format!("{{\"layers\":[{}1]}}", "1,".repeat(16_000_001)),
            "more than 16000000 values",
        ),
        (
            "c.toml",
            format!("x=[\n{}]", "[],".repeat(2_000_001)),
            "more than 2000000 values",
        ),
        (
            "d.toml",
            "\n".repeat(16_000_001) + "id='a'",
            "more than 16000000 values",
        ),
        (
            "e.toml",
            "#".repeat((64 << 20) + 1),
            "more than 64 MiB of text",
        ),
        (
            "f.net",
            format!("*Vertices 5000000\n{}", "1 2\n".repeat(6_000_000)),
            "4000000",
        ),
    ];
    for (file, text, words) in rows {
        refused("crowded", file, text.as_bytes(), &[words], "");
    }
}

#[test]
fn a_folder_given_as_a_network_is_called_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("pacts")).unwrap();
    let output = run(folder.path(), "measure", "pacts");
    assert_eq!(output.status.code(), Some(3));
    let message = String::from_utf8_lossy(&output.stderr).to_string();
    assert!(
        message.contains("could not read pacts: is a directory; name a file in it"),
        "{message}"
    );
}

#[test]
fn a_file_that_is_not_there_is_told_with_a_way_out() {
    let folder = tempfile::tempdir().unwrap();
    for command in ["measure", "check", "brief"] {
        let output = run(folder.path(), command, "none.toml");
        assert_eq!(output.status.code(), Some(3));
        let message = String::from_utf8_lossy(&output.stderr).to_string();
        assert!(
            message.contains("could not read none.toml: ")
                && message.contains("; check the name and the folder you are in"),
            "{command}: {message}"
        );
    }
}

#[test]
fn a_name_that_lacks_its_ending_or_is_of_another_kind_is_told_so() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("pact.csv"), "source,target\na,b\n").unwrap();
    for (command, name, told) in [
        ("measure", "pact", "did you mean `pact.csv`?"),
        ("brief", "northeast-asia", "that is a network"),
        ("brief", "clams", "did you mean `claims`?"),
    ] {
        let output = run(folder.path(), command, name);
        let message = String::from_utf8_lossy(&output.stderr).to_string();
        assert!(message.contains(told), "{command} {name}: {message}");
        assert_eq!(output.status.code(), Some(3), "{message}");
    }
}
