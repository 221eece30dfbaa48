//! What cannot be done is refused with the rule and the way out; what can be asked in a rarer way is answered.

use std::{fs, path::Path};

/// Exit code, and everything that was said with its line ends as spaces.
fn said(folder: &Path, arguments: &str) -> (Option<i32>, String) {
    let output = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("linchpin"))
        .env_remove("COLUMNS")
        .args(arguments.split(' '))
        .current_dir(folder)
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    let words: Vec<&str> = text.split_whitespace().collect();
    (output.status.code(), words.join(" "))
}

#[test]
fn what_a_network_does_not_have_is_refused_with_what_it_has() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, words) in [
        (
            "compare northeast-asia --layer trade",
            "unknown layer `trade`; this study has intelligence",
        ),
        (
            "measure shape:star-6 --layer x",
            "this study has no layers; leave --layer out",
        ),
        (
            "measure northeast-asia:nope",
            "unknown configuration `nope`; this study has bilateral-only, tisa,",
        ),
        (
            "measure star-6",
            "did you mean `shape:star-6`?; generated shapes are written shape:NAME",
        ),
        (
            "measure northeast-asia --without USA,JPN,KOR",
            "no actor is left without USA, JPN and KOR; take away less",
        ),
        (
            "measure northeast-asia --only JPN",
            "`JPN` is an actor; --only keeps agreements, or pairs such as JPN-KOR",
        ),
        (
            "measure northeast-asia --with JPN-KOR",
            "needs a codebook kind here, as in JPN-KOR:intel_agreement",
        ),
        (
            "compare northeast-asia --date 1900-01-01",
            "gives no tie here on 1900-01-01 in the layer intelligence",
        ),
        (
            "uncertainty northeast-asia --vary JPN_KOR_GSOMIA.delay --between 3",
            "--between takes two numbers",
        ),
        (
            "measure northeast-asia --metric vector",
            "unknown metric `vector`, did you mean `eigenvector`?",
        ),
        (
            "measure northeast-asia --metric or",
            "unknown metric `or`; `linchpin metrics` lists them",
        ),
        (
            "ties northeast-asia --by degree",
            "degree is not a criterion for ties; choose one of",
        ),
        (
            "timeline shape:star-6",
            "nothing here is dated, so there is no history",
        ),
        (
            "timeline northeast-asia --since 2020-01-01 --until 2019-02-01",
            "--until 2019-02-01 comes before --since 2020-01-01",
        ),
        (
            "brief claims --claim lighter-burdens",
            "did you mean `lighter-burden`?",
        ),
        (
            "brief claims --chart x.svg --output x.svg",
            "--chart and --output name one file; give each its own",
        ),
        (
            "reliability northeast-asia --between JPN,KOR,USA",
            "--between takes two actors, as in JPN,KOR; here are 3",
        ),
    ] {
        let (code, text) = said(folder.path(), arguments);
        assert!(
            code != Some(0) && text.contains(words),
            "{arguments}: {code:?} {text}"
        );
    }
    assert_eq!(
        fs::read_dir(&folder).unwrap().count(),
        0,
        "something was left behind"
    );
}

#[test]
fn a_table_of_costs_is_shown_its_fault_at_its_line() {
    let folder = tempfile::tempdir().unwrap();
    for (table, words) in [
        (
            "JPN-KOR\n",
            "costs.csv:1: the first row is `JPN-KOR`; it is the header, name,cost",
        ),
        (
            "name,cost\n",
            "costs.csv:1: no cost; write name,cost and a row for each",
        ),
        (
            "name,cost\nJPN-KOR,2\nJPN-KOR,3\n",
            "costs.csv:3: `JPN-KOR` has a cost already; keep one",
        ),
        (
            "name,cost\nJPN-KOR,dear\n",
            "costs.csv:2: `dear` is no cost; it is a number above 0",
        ),
        (
            "name,cost\nJPN-KOR,0\n",
            "the cost of `JPN-KOR` is 0; a cost is a number above 0",
        ),
        (
            "name,cost\nJPN-KOR,1,2\n",
            "costs.csv:2: 3 cells; a row is a name and a cost",
        ),
        ("name,cost\nJPN-PRK,1\n", "`JPN-PRK`"),
    ] {
        fs::write(folder.path().join("costs.csv"), table).unwrap();
        let (code, text) = said(folder.path(), "attack northeast-asia --costs costs.csv");
        assert_eq!(code, Some(3), "{table}: {text}");
        assert!(text.contains(words), "{table}: {text}");
    }
}

#[test]
fn every_goal_of_an_attack_has_its_answer() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, words) in [
        (
            "northeast-asia --goal part-any",
            "On both sides, one tie must be cut to part some pair of those left.",
        ),
        (
            "northeast-asia --goal part-all",
            "With Japan-ROK GSOMIA, three ties must be cut to leave no pair joined; without it, two.",
        ),
        (
            "northeast-asia --goal halve",
            "With Japan-ROK GSOMIA, two ties must be cut to halve the mean probability that a request is answered; without it, one.",
        ),
        (
            "shape:complete-4 --between a1,a2 --target actors",
            "No actors can be taken away to part a1 and a2 (the two are tied directly).",
        ),
        (
            "shape:complete-4 --goal part-any --target actors",
            "(all that are joined are tied directly)",
        ),
        (
            "shape:star-6 --goal halve --target agreements",
            "(there is nothing of this kind to take away)",
        ),
    ] {
        let (code, text) = said(folder.path(), &format!("attack {arguments} --quiet"));
        assert_eq!(code, Some(0), "{arguments}: {text}");
        assert!(text.contains(words), "{arguments}: {text}");
    }
}

#[test]
fn a_history_says_where_nothing_happens_where_sides_differ_and_what_is_left_out() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, words) in [
        (
            "northeast-asia --since 2000-01-01 --until 2000-02-01",
            vec![
                "Nothing changed from 2000-01-01 to 2000-02-01.",
                "(as it stood) no tie moved",
            ],
        ),
        (
            "northeast-asia --without JPN_KOR_GSOMIA --metric degree",
            vec![
                "2016-11-23 2 1 | 2 1 | 2",
                "without Japan-ROK GSOMIA | with Japan-ROK GSOMIA, where they differ.",
            ],
        ),
        (
            "nato --metric degree",
            vec![
                "degree from each day on day USA CAN BEL DNK FRA ISL",
                "The 6 highest of 32 subjects; the rows as CSV list all",
            ],
        ),
    ] {
        let (code, text) = said(folder.path(), &format!("timeline {arguments} --quiet"));
        assert_eq!(code, Some(0), "{arguments}: {text}");
        for words in words {
            assert!(text.contains(words), "{arguments}: no `{words}` in {text}");
        }
    }
}

#[test]
fn losses_and_returns_are_those_of_the_pair_itself() {
    let folder = tempfile::tempdir().unwrap();
    let (_, text) = said(
        folder.path(),
        "timeline northeast-asia --between KOR,JPN --quiet",
    );
    for words in [
        "2016-11-23 intelligence gain Japan-ROK GSOMIA: enters into force",
        "the first loss was in trade, on 2019-07-04; the first in intelligence 49 days later, on 2019-08-22.",
        "the first return was in intelligence, on 2023-03-21; the first in trade 2 days later, on 2023-03-23.",
    ] {
        assert!(text.contains(words), "no `{words}` in {text}");
    }
    // An agreement of either with the United States is no gain of the pair.
    assert!(!text.contains("2007-08-10 intelligence"), "{text}");
}

#[test]
fn a_single_tie_is_kept_by_the_name_of_its_pair_in_either_order() {
    let folder = tempfile::tempdir().unwrap();
    for pair in ["hub-a1", "a1-hub"] {
        let line = format!("measure shape:star-6 --only {pair} --metric degree --quiet");
        let (_, text) = said(folder.path(), &line);
        assert!(
            text.contains("hub 1, a1 1, a2 0, a3 0, a4 0"),
            "{pair}: {text}"
        );
    }
}

#[test]
fn values_of_agreements_add_up_to_what_all_of_them_give() {
    let folder = tempfile::tempdir().unwrap();
    let rows = |arguments: &str| -> Vec<Vec<String>> {
        let file = folder.path().join("rows.csv");
        let line = format!("{arguments} --quiet --force --format csv --output rows.csv");
        assert_eq!(said(folder.path(), &line).0, Some(0));
        let mut reader = csv::Reader::from_path(file).unwrap();
        let rows = reader.records().map(|row| row.unwrap());
        rows.map(|row| row.iter().map(String::from).collect())
            .collect()
    };
    let metric = "mean-share-probability";
    let values = rows("ties northeast-asia");
    let shapley = values.iter().filter(|row| row[0] == "shapley");
    let worth: Vec<f64> = shapley.clone().map(|row| row[6].parse().unwrap()).collect();
    assert!(shapley.clone().all(|row| row[5] == metric));
    assert!(
        worth.len() > 2 && worth.windows(2).all(|two| two[0] >= two[1]),
        "{worth:?}"
    );
    let places: Vec<usize> = shapley.map(|row| row[11].parse().unwrap()).collect();
    assert_eq!(places, (1..=worth.len()).collect::<Vec<_>>());
    let measured = |arguments: &str| -> f64 { rows(arguments)[0][4].parse().unwrap() };
    let all = measured(&format!("measure northeast-asia --metric {metric}"));
    let sum: f64 = worth.iter().sum();
    assert!(
        (sum - all).abs() < 1e-9,
        "{sum} of {all}: without any agreement nothing is shared"
    );
}

#[test]
fn terminals_and_what_varies_have_rows_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let line = "reliability northeast-asia --terminals JPN,KOR,USA --vary JPN_KOR_GSOMIA --quiet";
    let (_, csv) = said(folder.path(), &format!("{line} --format csv"));
    assert!(csv.contains(",k-terminal,,,JPN KOR USA,,0.878"), "{csv}");
    assert_eq!(csv.matches(",varied,,,,").count(), 21, "{csv}");
    let (_, text) = said(folder.path(), line);
    assert!(text.contains("every two of"), "{text}");
}

#[test]
fn two_days_are_two_sides_of_a_claim() {
    let folder = tempfile::tempdir().unwrap();
    let brief = "title = \"Two days\"\nsource = \"by hand\"\nnetwork = \"northeast-asia\"\n[[claim]]\nid = \"one\"\n\
                 says = \"More pairs are tied.\"\nsupport = \"Ties rise.\"\nrival = \"None.\"\n[[claim.test]]\n\
                 says = \"tied pairs\"\ndates = [2010-01-01, 2018-01-01]\nmeasure = \"ties\"\nexpect = \"rises\"\n";
    fs::write(folder.path().join("days.toml"), brief).unwrap();
    let (code, text) = said(folder.path(), "brief days.toml --quiet");
    assert_eq!(code, Some(0), "{text}");
    assert!(
        text.contains("on 2010-01-01") && text.contains("on 2018-01-01"),
        "{text}"
    );
}

#[test]
fn a_day_in_a_study_without_days_is_said_to_change_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let pact = |more: &str| {
        format!(
            "id = \"s\"\n[[tie]]\na = \"A\"\nb = \"C\"\n[[agreement]]\nid = \"P\"\nstrength = 1.0\n{more}\n"
        )
    };
    let members = "members = [{ actor = \"A\" }, { actor = \"B\" }]";
    for (name, more, undated) in [
        ("none.toml", members.to_string(), true),
        ("from.toml", format!("{members}\nfrom = 1990-01-01"), false),
        ("to.toml", format!("{members}\nto = 2020-01-01"), false),
        (
            "joined.toml",
            "members = [{ actor = \"A\" }, { actor = \"B\", from = 1990-01-01 }]".into(),
            false,
        ),
        (
            "left.toml",
            "members = [{ actor = \"A\" }, { actor = \"B\", to = 2020-01-01 }]".into(),
            false,
        ),
        (
            "status.toml",
            format!("{members}\n[[agreement.status]]\ndate = 1990-01-01\nstatus = \"renewed\""),
            false,
        ),
    ] {
        fs::write(folder.path().join(name), pact(&more)).unwrap();
        let (code, text) = said(folder.path(), &format!("measure {name} --date 2000-01-01"));
        assert_eq!(code, Some(0), "{name}: {text}");
        let told = text.contains("nothing in this study has a date, so 2000-01-01 changes nothing");
        assert_eq!(told, undated, "{name}: {text}");
    }
}

#[test]
fn what_no_loss_can_do_is_told_apart_from_what_cannot_be_told() {
    let folder = tempfile::tempdir().unwrap();
    let tie = |a: &str, b: &str, more: &str| format!("[[tie]]\na = \"{a}\"\nb = \"{b}\"\n{more}\n");
    let square = |more: &str| {
        ["AB", "BC", "CD"]
            .map(|pair| tie(&pair[..1], &pair[1..], more))
            .concat()
            + &tie("A", "D", &format!("agreement = \"P\"\n{more}"))
    };
    let study = |more: &str| format!("id = \"square\"\ntitle = \"Square\"\n{}", square(more));
    fs::write(
        folder.path().join("known.toml"),
        study("availability = 0.9"),
    )
    .unwrap();
    let halved = |file: &str| {
        said(
            folder.path(),
            &format!("attack {file} --goal halve --target agreements"),
        )
    };
    let (code, text) = halved("known.toml");
    assert_eq!(code, Some(0), "{text}");
    let never = "No agreements can be taken away to halve the mean probability that a request is answered (losing them all is not enough).";
    assert!(text.contains(never), "{text}");
    let (code, text) = said(folder.path(), "attack trade --goal halve");
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("how many ties must be cut to halve the mean probability that a request is answered cannot be told"), "{text}");
}

#[test]
fn a_configuration_that_alters_the_members_of_an_arrangement_keeps_its_hub() {
    let folder = tempfile::tempdir().unwrap();
    let members = |count: usize| {
        let members: Vec<String> = (0..count)
            .map(|at| format!("{{ actor = \"A{at}\" }}"))
            .collect();
        members.join(", ")
    };
    let study = |hub: &str| {
        format!(
            "id = \"hub\"\ntitle = \"Hub\"\n[[agreement]]\nid = \"P\"\nkind = \"intel_agreement\"\n{hub}members = [{}]\n\
             [[configuration]]\nid = \"many\"\ntitle = \"Many\"\n[[configuration.agreement]]\nid = \"P\"\nmembers = [{}]\n",
            members(3),
            members(2_900)
        )
    };
    fs::write(folder.path().join("hub.toml"), study("hub = \"A0\"\n")).unwrap();
    fs::write(folder.path().join("mesh.toml"), study("")).unwrap();
    let (code, text) = said(folder.path(), "check hub.toml");
    assert_eq!(code, Some(0), "{text}");
    let (code, text) = said(folder.path(), "check mesh.toml");
    assert_eq!(code, Some(3), "{text}");
    assert!(text.contains("give more than 4000000 ties"), "{text}");
}
