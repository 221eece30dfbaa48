//! Importing alliance data sets: every layout, every trap, and what is refused. The samples are written by hand.

use linchpin::{
    Error,
    formats::import::{IMPORTS, Obligation, Source, Wanted},
    model::{Study, codebook},
};
use std::{collections::BTreeSet, io::Write, path::Path, process::Output};

const DDYR: &str = "ddyad,stateA,stateB,year,atopally,defense,offense,neutral,nonagg,consul,shareob,atopid1,version\n\
    2740,2,740,2018,1,1,0,0,0,1,1,3375,5.1\n\
    740002,740,2,2018,1,0,0,0,0,1,1,3375,5.1\n\
    2732,2,732,2018,1,1,0,0,0,0,1,3240,5.1\n\
    732002,732,2,2018,1,1,0,0,0,0,1,3240,5.1\n\
    732740,732,740,2018,1,0,0,0,1,0,1,3480,5.1\n\
    740732,740,732,2018,1,0,0,0,1,0,1,3480,5.1\n\
    2020,2,20,2017,1,1,0,0,0,0,1,3180,5.1\n\
    20002,20,2,2017,1,1,0,0,0,0,1,3180,5.1\n\
    800002,800,2,2018,1,0,0,0,0,0,1,3260,5.1\n\
    2800,2,800,2018,1,0,0,0,0,0,1,3260,5.1\n";

const DIRECTED: &str = "\"version4id\",\"ccode1\",\"state_name1\",\"ccode2\",\"state_name2\",\"dyad_st_day\",\"dyad_st_month\",\
    \"dyad_st_year\",\"dyad_end_day\",\"dyad_end_month\",\"dyad_end_year\",\"left_censor\",\"right_censor\",\"defense\",\
    \"neutrality\",\"nonaggression\",\"entente\",\"version\"\n\
    301,2,\"United States of America\",740,\"Japan\",8,9,1951,,,,0,1,1,0,0,0,4.1\n\
    301,740,\"Japan\",2,\"United States of America\",8,9,1951,,,,0,1,0,0,0,0,4.1\n\
    302,2,\"United States of America\",20,\"Canada\",4,4,1949,1,6,1960,0,0,1,0,0,0,4.1\n\
    302,20,\"Canada\",2,\"United States of America\",4,4,1949,1,6,1960,0,0,1,0,0,0,4.1\n\
    303,2,\"United States of America\",20,\"Canada\",12,5,1958,,,,0,1,1,0,0,1,4.1\n\
    303,20,\"Canada\",2,\"United States of America\",12,5,1958,,,,0,1,1,0,0,1,4.1\n\
    304,200,\"United Kingdom\",235,\"Portugal\",1,1,1816,1,1,1820,1,0,1,0,0,0,4.1\n\
    304,235,\"Portugal\",200,\"United Kingdom\",1,1,1816,1,1,1820,1,0,1,0,0,0,4.1\n";

const MEMBER: &str = "version4id,ccode,state_name,all_st_year,all_end_year,ss_type,mem_st_day,mem_st_month,mem_st_year,\
    mem_end_day,mem_end_month,mem_end_year,left_censor,right_censor,defense,neutrality,nonaggression,entente,version\n\
    310,2,USA,1949,,1,4,4,1949,,,,0,1,1,0,0,0,4.1\n\
    310,20,CAN,1949,,1,4,4,1949,,,,0,1,1,0,0,0,4.1\n\
    310,200,UKG,1949,,1,4,4,1949,1,1,1970,0,0,1,0,0,0,4.1\n\
    311,2,USA,1951,,1,1,9,1951,,,,0,1,0,0,0,1,4.1\n\
    311,900,AUL,1951,,1,1,9,1951,,,,0,1,1,0,0,0,4.1\n";

/// The outcome of `linchpin import` with these arguments, the text in a file `data.csv`.
fn run(source: &str, text: &[u8], arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("data.csv"), text).unwrap();
    run_in(folder.path(), source, arguments)
}

fn run_in(folder: &Path, source: &str, arguments: &[&str]) -> Output {
    assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("linchpin"))
        .current_dir(folder)
        .args(["import", source, "data.csv"])
        .args(arguments)
        .env_remove("COLUMNS")
        .output()
        .unwrap()
}

fn wanted(year: i32, words: &[&str]) -> Wanted {
    let find = |word: &&str| Obligation::find(word).unwrap();
    Wanted {
        year,
        obligations: words.iter().map(find).collect(),
        ..Wanted::default()
    }
}

fn import(source: &str, text: &[u8], wanted: &Wanted) -> linchpin::Result<Study> {
    let mut file = tempfile::Builder::new().suffix(".csv").tempfile().unwrap();
    file.write_all(text).unwrap();
    let source = Source::find(source).unwrap();
    source.import(file.path().to_str().unwrap(), wanted)
}

fn study(source: &str, text: &str, year: i32, words: &[&str]) -> Study {
    import(source, text.as_bytes(), &wanted(year, words)).unwrap()
}

/// `A-B` of every tie, in order.
fn ties(study: &Study) -> Vec<String> {
    let ties = study.tie.iter();
    ties.map(|tie| format!("{}-{}", tie.a, tie.b)).collect()
}

fn ids(study: &Study) -> Vec<&str> {
    study.actor.iter().map(|actor| actor.id.as_str()).collect()
}

fn directed(year: i32) -> Wanted {
    Wanted {
        directed: true,
        ..wanted(year, &["defense"])
    }
}

#[test]
fn the_registry_is_sound() {
    let ids: BTreeSet<&str> = IMPORTS.iter().map(|source| source.id).collect();
    assert_eq!(ids.len(), IMPORTS.len());
    let kinds: BTreeSet<&str> = codebook().iter().map(|kind| kind.id.as_str()).collect();
    for source in IMPORTS {
        assert!(source.years[0] < source.years[1], "{}", source.id);
        assert!(
            source.files().count() >= 3 && source.cite.len() > 40,
            "{}",
            source.id
        );
        for obligation in source.obligations() {
            assert_eq!(source.obligation(obligation.word()).unwrap(), obligation);
            assert!(kinds.contains(obligation.kind()), "{}", obligation.kind());
        }
    }
}

#[test]
fn every_layout_of_atop_gives_the_same_network() {
    let dyads = "dyad,mem1,mem2,year,atopally,defense,offense,neutral,nonagg,consul,shareob,asymm,version\n\
        2740,2,740,2018,1,1,0,0,0,1,1,1,5.1\n\
        2732,2,732,2018,1,1,0,0,0,0,1,0,5.1\n\
        2020,2,20,2017,1,1,0,0,0,0,1,0,5.1\n";
    let package = "ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul\n\
        740,2,2018,0,0,0,0,1\n2,740,2018,1,0,0,0,1\n732,2,2018,1,0,0,0,0\n2,732,2018,1,0,0,0,0\n";
    for text in [DDYR, dyads, package] {
        let study = study("atop", text, 2018, &["defense"]);
        assert_eq!(ties(&study), ["USA-KOR", "USA-JPN"]);
        assert_eq!(ids(&study), ["USA", "KOR", "JPN"]);
        assert_eq!(study.actor[1].name.as_deref(), Some("South Korea"));
        assert_eq!(study.tie[0].kind.as_deref(), Some("defence_treaty_plain"));
        assert_eq!(study.tie[0].layer.as_deref(), Some("security"));
        assert!(!study.directed);
    }
}

#[test]
fn an_obligation_of_either_state_is_a_tie_and_with_directed_it_runs_from_the_state_obliged() {
    let both = study("atop", DDYR, 2018, &["defense"]);
    assert!(
        both.tie_definition
            .starts_with("a defence obligation of either state towards the other")
    );
    assert!(both.tie_definition.contains("some day of 2018"));
    let one_way = import("atop", DDYR.as_bytes(), &directed(2018)).unwrap();
    assert!(one_way.directed);
    assert_eq!(ties(&one_way), ["USA-KOR", "KOR-USA", "USA-JPN"]);
    assert!(
        one_way
            .tie_definition
            .contains("from the state that is obliged")
    );
}

#[test]
fn non_aggression_is_no_tie_unless_it_is_asked_for() {
    let study = study("atop", DDYR, 2018, &["nonagg", "defense", "consul"]);
    assert_eq!(ties(&study), ["USA-KOR", "USA-JPN", "KOR-JPN"]);
    assert_eq!(study.id, "atop-2018-defense-nonagg-consul");
    let kinds: Vec<&str> = study
        .tie
        .iter()
        .flat_map(|tie| tie.kind.as_deref())
        .collect();
    assert_eq!(
        kinds,
        [
            "defence_treaty_plain",
            "defence_treaty_plain",
            "nonaggression"
        ],
        "the strongest obligation counts"
    );
    assert!(
        study.about.contains("the strongest counts")
            && study.about.contains("not mean that two states are allies")
    );
}

#[test]
fn a_consultation_is_stronger_than_a_pact_of_neutrality() {
    let text = "stateA,stateB,year,neutral,nonagg,consul\n2,20,1900,1,1,1\n20,2,1900,1,1,0\n";
    let study = study("atop", text, 1900, &["neutral", "nonagg", "consul"]);
    assert_eq!(study.tie[0].kind.as_deref(), Some("consultation"));
}

#[test]
fn a_kind_may_be_given_for_every_tie() {
    let mut wanted = wanted(2018, &["defense", "nonagg"]);
    wanted.kind = Some("dialogue".into());
    let study = import("atop", DDYR.as_bytes(), &wanted).unwrap();
    assert!(
        study
            .tie
            .iter()
            .all(|tie| tie.kind.as_deref() == Some("dialogue"))
    );
    wanted.kind = Some("dialog".into());
    let refused = import("atop", DDYR.as_bytes(), &wanted).unwrap_err();
    assert!(
        refused.to_string().contains("did you mean `dialogue`"),
        "{refused}"
    );
}

#[test]
fn a_dyad_file_does_not_tell_who_is_obliged() {
    let text = "mem1,mem2,year,defense\n2,740,2018,1\n";
    let refused = import("atop", text.as_bytes(), &directed(2018))
        .unwrap_err()
        .to_string();
    assert!(
        refused.contains("one order only") && refused.contains("atop5_1ddyr.csv"),
        "{refused}"
    );
    // The yearly file of the Correlates of War is directed in name only: each pair stands once.
    let text = "version4id,ccode1,ccode2,year,defense\n301,2,740,1960,1\n302,2,20,1960,1\n";
    let refused = import("cow", text.as_bytes(), &directed(1960))
        .unwrap_err()
        .to_string();
    assert!(refused.contains("directed in name only"), "{refused}");
    let with_asymmetry = text
        .replace("defense", "defense,asymmetry")
        .replace(",1\n", ",1,0\n");
    assert!(import("cow", with_asymmetry.as_bytes(), &directed(1960)).is_err());
    assert_eq!(study("cow", text, 1960, &["defense"]).tie.len(), 2);
}

#[test]
fn spells_count_in_every_year_in_which_they_hold_on_some_day() {
    let tied = |year| match import("cow", DIRECTED.as_bytes(), &wanted(year, &["defense"])) {
        Ok(study) => ties(&study),
        Err(error) => vec![error.to_string()],
    };
    assert_eq!(tied(1949), ["USA-CAN"]);
    assert_eq!(tied(1951), ["USA-CAN", "USA-JPN"]);
    assert_eq!(
        tied(1958),
        ["USA-CAN", "USA-CAN", "USA-JPN"],
        "two alliances of a pair"
    );
    assert_eq!(
        tied(1960),
        ["USA-CAN", "USA-CAN", "USA-JPN"],
        "the year of the end counts"
    );
    assert_eq!(tied(1961), ["USA-CAN", "USA-JPN"]);
    assert_eq!(tied(1816), ["GBR-PRT"]);
    assert_eq!(
        tied(2012),
        ["USA-CAN", "USA-JPN"],
        "censored means in force until 2012"
    );
    assert!(tied(2013)[0].contains("ends in 2012") && tied(2013)[0].contains("unknown"));
    assert!(tied(1815)[0].contains("begins in 1816"));
    assert!(tied(1900)[0].contains("no row holds in 1900"));
}

#[test]
fn ties_of_the_correlates_of_war_belong_to_their_alliance() {
    let study = study("cow", DIRECTED, 1959, &["defense"]);
    let alliances: Vec<&str> = study
        .tie
        .iter()
        .flat_map(|tie| tie.agreement.as_deref())
        .collect();
    assert_eq!(alliances, ["ALLIANCE_302", "ALLIANCE_303", "ALLIANCE_301"]);
    assert!(
        study
            .about
            .contains("1 tie belongs to a pair that has another alliance too"),
        "{}",
        study.about
    );
    let network = |without: &[&str]| {
        let selection = linchpin::model::Selection {
            without: without.iter().map(|id| id.to_string()).collect(),
            ..Default::default()
        };
        linchpin::model::Network::resolve(&study, &selection).unwrap()
    };
    assert_eq!(network(&[]).ties().count(), 3);
    assert_eq!(network(&["ALLIANCE_302"]).ties().count(), 2);
    assert_eq!(network(&["USA-CAN"]).ties().count(), 1);
}

#[test]
fn members_of_one_alliance_are_tied_pair_by_pair_and_owe_what_each_has_taken_on() {
    let study_of = |year| study("cow", MEMBER, year, &["defense"]);
    assert_eq!(ties(&study_of(1949)), ["USA-CAN", "USA-GBR", "CAN-GBR"]);
    assert_eq!(
        ties(&study_of(1971)),
        ["USA-CAN", "USA-AUS"],
        "a member that left is gone"
    );
    let one_way = import("cow", MEMBER.as_bytes(), &directed(1971)).unwrap();
    assert_eq!(ties(&one_way), ["USA-CAN", "CAN-USA", "AUS-USA"]);
    let entente = study("cow", MEMBER, 1971, &["entente"]);
    assert_eq!(ties(&entente), ["USA-AUS"]);
    assert_eq!(entente.tie[0].kind.as_deref(), Some("consultation"));
}

#[test]
fn the_yearly_forms_agree_with_the_spells() {
    let yearly = "\"version4id\",\"ccode1\",\"ccode2\",\"dyad_st_year\",\"dyad_end_year\",\"left_censor\",\"right_censor\",\
        \"defense\",\"neutrality\",\"nonaggression\",\"entente\",\"asymmetry\",\"year\"\r\n\
        302,2,20,1949,1960,0,0,1,0,0,0,0,1960\r\n\
        303,2,20,1958,,0,1,1,0,0,1,0,1960\r\n\
        301,2,740,1951,,0,1,1,0,0,0,1,1960\r\n\
        301,2,740,1951,,0,1,1,0,0,0,1,1961\r\n";
    let spells = study("cow", DIRECTED, 1960, &["defense"]);
    assert_eq!(study("cow", yearly, 1960, &["defense"]).tie, spells.tie);
    let members = "version4id,ccode,mem_st_year,mem_end_year,defense,neutrality,nonaggression,entente,year\n\
        310,2,1949,,1,0,0,0,1969\n310,20,1949,,1,0,0,0,1969\n310,200,1949,1970,1,0,0,0,1969\n\
        310,2,1949,,1,0,0,0,1971\n310,20,1949,,1,0,0,0,1971\n";
    assert_eq!(
        ties(&study("cow", members, 1969, &["defense"])),
        ["USA-CAN", "USA-GBR", "CAN-GBR"]
    );
    assert_eq!(
        ties(&study("cow", members, 1971, &["defense"])),
        ["USA-CAN"]
    );
    let dyads = "version4id,ccode1,ccode2,dyad_st_year,dyad_end_year,right_censor,defense,asymmetry\n301,740,2,1951,,1,1,1\n";
    assert_eq!(ties(&study("cow", dyads, 1960, &["defense"])), ["USA-JPN"]);
}

#[test]
fn rows_that_say_nothing_are_counted_and_left_out() {
    let text = "stateA,stateB,year,defense\n\
        2,20,1950,1\n20,2,1950,1\n2,20,0,1\n20,2,,1\n2,2,1950,1\n2,200,1950,\n200,2,1950,NA\n";
    let study = study("atop", text, 1950, &["defense"]);
    assert_eq!(ties(&study), ["USA-CAN"]);
    let notices = study.notices.join("\n");
    for word in [
        "2 rows without a year, or of the year 0, left out",
        "1 row of a state with itself, left out",
        "2 rows of 1950 with an obligation that is not known: it gives no tie",
    ] {
        assert!(notices.contains(word), "`{word}` is missing in {notices}");
    }
    let open = "version4id,ccode1,ccode2,dyad_st_year,dyad_end_year,right_censor,defense\n301,2,20,1950,,0,1\n";
    let study = import("cow", open.as_bytes(), &wanted(1990, &[])).unwrap();
    assert!(
        study
            .notices
            .join("\n")
            .contains("1 row with no end and no right_censor: taken to hold until 2012")
    );
    let early = "version4id,ccode1,ccode2,dyad_st_year,dyad_end_year,left_censor,right_censor,defense\n\
        301,2,20,,1830,1,0,1\n302,2,200,,1830,0,0,1\n";
    let study = import("cow", early.as_bytes(), &wanted(1817, &[])).unwrap();
    assert_eq!(ties(&study), ["USA-CAN"], "in force when the data begin");
}

#[test]
fn what_the_data_set_codes_in_its_own_way_is_said() {
    let text = "version4id,ccode1,ccode2,year,defense,entente\n1,2,20,1960,1,0\n1,2,20,2012,1,0\n1,2,20,2005,1,0\n\
        1,2,20,1930,1,0\n";
    let about = |year, words: &[&str]| study("cow", text, year, words).about;
    assert!(
        about(1960, &["defense"]).contains("SEATO is coded as an entente, and so is no tie here")
    );
    assert!(
        about(1960, &["defense", "entente"])
            .contains("SEATO is coded as an entente, and so is a tie here")
    );
    assert!(!about(1930, &["defense"]).contains("SEATO"));
    assert!(about(1930, &["defense"]).contains("day of signature"));
    assert!(about(2012, &["defense"]).contains("entered NATO in 2004 and 2009 are missing"));
    assert!(about(2005, &["defense"]).contains("entered NATO in 2004 are missing"));
    assert!(!about(1960, &["defense"]).contains("NATO"));
}

#[test]
fn copies_of_every_make_are_read() {
    let expected = study("atop", DDYR, 2018, &["defense"]).tie;
    let crlf = DDYR.replace('\n', "\r\n");
    let semicolons = DDYR.replace(',', ";");
    let quoted: String = DDYR
        .lines()
        .map(|line| format!("\"{}\"\n", line.replace(',', "\",\"")))
        .collect();
    let upper = DDYR
        .replace("stateA", "STATEA")
        .replace("defense", "Defense");
    let marked = format!("\u{feff}{DDYR}");
    let floats = DDYR.replace(",2018,1,1,", ",2018.0,1,1.0,");
    for text in [
        crlf,
        semicolons,
        quoted,
        upper,
        marked,
        floats,
        DDYR.replace('\n', "\r"),
    ] {
        assert_eq!(
            study("atop", &text, 2018, &["defense"]).tie,
            expected,
            "{text}"
        );
    }
    let mut zipped = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    zipped.write_all(DDYR.as_bytes()).unwrap();
    let study = import(
        "atop",
        &zipped.finish().unwrap(),
        &wanted(2018, &["defense"]),
    )
    .unwrap();
    assert_eq!(study.tie, expected);
    assert!(study.sources[1].contains("SHA-256"));
    let mut latin1 = b"stateA,stateB,year,defense,note\n2,437,2018,1,C".to_vec();
    latin1.extend(b"\xf4te d'Ivoire\n");
    let study = import("atop", &latin1, &wanted(2018, &[])).unwrap();
    assert_eq!(ids(&study), ["USA", "CIV"]);
    assert!(study.notices[0].contains("read as Latin-1"));
}

#[test]
fn columns_are_found_by_name_in_any_order() {
    let text = "consul,defense,year,stateB,extra,stateA\n0,1,1999,20,x,2\n0,0,1999,2,y,20\n";
    assert_eq!(ties(&study("atop", text, 1999, &["defense"])), ["USA-CAN"]);
    assert_eq!(
        ties(&import("atop", text.as_bytes(), &directed(1999)).unwrap()),
        ["USA-CAN"]
    );
}

#[test]
fn a_list_of_the_state_system_adds_states_without_a_tie() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("data.csv"), DDYR).unwrap();
    // As it comes: bare returns between lines.
    let list = "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version\r\
        USA,2,United States of America,1816,1,1,2016,12,31,2016\r\
        CUB,40,Cuba,1902,5,20,1906,9,25,2016\r\
        CUB,40,Cuba,1909,1,23,2016,12,31,2016\r\
        GDR,265,German Democratic Republic,1954,3,25,1990,10,2,2016\r\
        ROK,732,\"Korea, Republic of\",1949,6,29,2016,12,31,2016\r\
        XYZ,999,Nowhere,1990,1,1,2016,12,31,2016\r";
    std::fs::write(folder.path().join("states.csv"), list).unwrap();
    let output = run_in(
        folder.path(),
        "atop",
        &[
            "--year",
            "2018",
            "--states",
            "states.csv",
            "--format",
            "json",
        ],
    );
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{message}");
    let study: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let actors: Vec<(&str, &str)> = study["actor"]
        .as_array()
        .unwrap()
        .iter()
        .map(|actor| {
            (
                actor["id"].as_str().unwrap(),
                actor["name"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        actors,
        [
            ("USA", "United States of America"),
            ("CUB", "Cuba"),
            ("KOR", "Korea, Republic of"),
            ("JPN", "Japan"),
            ("XYZ", "Nowhere"),
        ]
    );
    assert!(message.contains("states.csv ends in 2016"), "{message}");
    assert!(
        message.contains("no member of the state system then: JPN; kept"),
        "{message}"
    );
    assert!(message.contains("5 actors, 2 ties"), "{message}");

    std::fs::write(
        folder.path().join("codes.csv"),
        "CCode,StateAbb,id\n2,USA,US\n40,CUB,\n",
    )
    .unwrap();
    let output = run_in(
        folder.path(),
        "atop",
        &["--year", "2018", "--states", "codes.csv"],
    );
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.contains("id = \"US\"\nname = \"United States\"") && text.contains("id = \"CUB\""),
        "{text}"
    );
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(
        message.contains("has no first and last years: all its 2 states are taken"),
        "{message}"
    );

    std::fs::write(folder.path().join("wrong.csv"), "code,name\n2,USA\n").unwrap();
    let output = run_in(
        folder.path(),
        "atop",
        &["--year", "2018", "--states", "wrong.csv"],
    );
    assert_eq!(output.status.code(), Some(3));
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("a list of states has a column `ccode`")
    );
}

#[test]
fn an_unknown_state_code_is_an_actor_of_its_own() {
    let text = "stateA,stateB,year,defense\n2,123,1999,1\n2,730,1900,1\n2,345,1950,1\n2,345,2010,1\n2,345,1900,1\n";
    let unknown = study("atop", text, 1999, &["defense"]);
    assert_eq!(ids(&unknown), ["USA", "COW123"]);
    assert!(
        unknown
            .notices
            .join("\n")
            .contains("no name is known for COW123")
    );
    assert_eq!(
        ids(&study("atop", text, 1950, &["defense"])),
        ["USA", "YUG"]
    );
    assert_eq!(
        ids(&study("atop", text, 2010, &["defense"])),
        ["USA", "SRB"]
    );
    assert_eq!(
        ids(&study("atop", text, 1900, &["defense"])),
        ["USA", "SRB", "KOREA"]
    );
}

#[test]
fn every_state_code_stands_for_one_state_in_every_year() {
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("networks/catalogue/states.csv");
    let rows: Vec<[String; 5]> = csv::Reader::from_path(table)
        .unwrap()
        .deserialize()
        .map(|row| row.unwrap())
        .collect();
    let codes: BTreeSet<u32> = rows.iter().map(|row| row[0].parse().unwrap()).collect();
    assert_eq!(codes.len(), 217);
    let year = |cell: &str, otherwise: i32| {
        if cell.is_empty() {
            otherwise
        } else {
            cell.parse().unwrap()
        }
    };
    for code in &codes {
        for at in 1815..=2018 {
            let of = |row: &&[String; 5]| {
                row[0] == code.to_string() && (year(&row[3], 0)..=year(&row[4], 9999)).contains(&at)
            };
            assert_eq!(rows.iter().filter(of).count(), 1, "{code} in {at}");
        }
    }
    for [code, id, ..] in &rows {
        let others = rows
            .iter()
            .filter(|row| row[1] == *id && row[0] != *code)
            .count();
        assert_eq!(others, 0, "{id} stands for two states");
    }
    // The ids fit the bundled studies: every actor of the catalogue is there.
    let ids: BTreeSet<&str> = rows.iter().map(|row| row[1].as_str()).collect();
    for actor in &linchpin::model::catalogue().actors {
        assert!(ids.contains(actor.id.as_str()), "{} is missing", actor.id);
    }
}

#[test]
fn the_definition_of_a_tie_stands_beside_results_and_survives_a_file() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("data.csv"), DDYR).unwrap();
    let definition = "a defence obligation of either state towards the other, in force on some day of 2018 (ATOP 5.1)";
    for name in ["study.toml", "study.json"] {
        let output = run_in(folder.path(), "atop", &["--year", "2018", "-o", name]);
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(
            output.status.success() && output.stdout.is_empty(),
            "{message}"
        );
        assert!(
            message.contains(&format!("a tie is {definition}")),
            "{message}"
        );
        assert!(
            message.contains(&format!("wrote {name}: 3 actors, 2 ties")),
            "{message}"
        );
        let measure = |format: &str| {
            let output = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("linchpin"))
                .current_dir(folder.path())
                .args(["measure", name, "--metric", "degree", "--format", format])
                .env("COLUMNS", "200")
                .output()
                .unwrap();
            assert!(output.status.success());
            String::from_utf8(output.stdout).unwrap()
        };
        let json: serde_json::Value = serde_json::from_str(&measure("json")).unwrap();
        assert_eq!(json["network"]["tie"], definition);
        assert_eq!(json["network"]["ties"], 2);
        assert!(measure("table").contains(&format!("a tie is {definition}")));
    }
    let again = run_in(
        folder.path(),
        "atop",
        &["--year", "2018", "-o", "study.toml"],
    );
    assert_eq!(
        again.status.code(),
        Some(4),
        "a file is not replaced without --force"
    );
}

#[test]
fn a_study_goes_through_a_pipe() {
    let output = run("atop", DDYR.as_bytes(), &["--year", "2018"]);
    let mut measure = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("linchpin"));
    let measured = measure
        .args(["measure", "-", "--metric", "degree", "--format", "csv"])
        .write_stdin(output.stdout)
        .output()
        .unwrap();
    assert!(measured.status.success());
    assert!(
        String::from_utf8(measured.stdout)
            .unwrap()
            .contains("degree,actor,USA,,2,")
    );
}

#[test]
fn the_csv_form_has_a_row_per_tie() {
    let output = run("atop", DDYR.as_bytes(), &["--year", "2018", "--to", "csv"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("USA") && text.lines().count() == 3, "{text}");
}

/// Name, data set, text, further arguments, and the words that the message must contain.
type Refused = (
    &'static str,
    &'static str,
    String,
    &'static [&'static str],
    &'static [&'static str],
);

#[test]
#[rustfmt::skip]
fn malformed_tables_are_refused_with_their_place() {
    let header = "stateA,stateB,year,defense\n";
    let cow = "version4id,ccode1,ccode2,dyad_st_year,dyad_end_year,right_censor,defense\n";
    let rows: &[Refused] = &[
        ("empty", "atop", String::new(), &[], &["data.csv: the file is empty"]),
        ("blank", "atop", " \n\n".into(), &[], &["data.csv: the file is empty"]),
        ("another table", "atop", "from,to,sign\nFRA,GBR,-1\n".into(), &[], &["data.csv:1:1", "not a table of ATOP 5.1", "atop5_1dy.csv (mem1, mem2, year"]),
        ("not a table", "atop", "hello\n".into(), &[], &["data.csv:1:1", "not a table of ATOP 5.1"]),
        ("a study", "atop", "title = \"x\"\n".into(), &[], &["not a table of ATOP 5.1"]),
        ("a column missing", "atop", "stateA,stateB,year,nonagg\n2,20,2018,1\n".into(), &[], &["data.csv:1:1", "`defense` is missing"]),
        ("two columns missing", "cow", "version4id,ccode1,ccode2,dyad_st_year,right_censor,nonaggression\n1,2,20,2010,1,1\n".into(), &[], &["are missing"]),
        ("a cow file", "atop", format!("{cow}301,2,20,1950,,1,1\n"), &[], &["this looks like COW Formal Alliances 4.1: `linchpin import cow"]),
        ("an atop file", "cow", format!("{header}2,20,2010,1\n"), &[], &["this looks like ATOP 5.1: `linchpin import atop"]),
        ("header only", "atop", header.into(), &[], &["no row holds in 2010"]),
        ("another year", "atop", format!("{header}2,20,1990,1\n2,20,1991,1\n"), &[], &["no row of 2010; its rows are of 1990 to 1991"]),
        ("one other year", "atop", format!("{header}2,20,1990,1\n"), &[], &["its rows are of 1990;"]),
        ("year in words", "atop", format!("{header}2,20,2010,1\n20,2,soon,1\n"), &[], &["data.csv:3:6", "year `soon` is not a whole number"]),
        ("half a year", "atop", format!("{header}2,20,2010.5,1\n"), &[], &["data.csv:2:6", "not a whole number"]),
        ("a huge year", "atop", format!("{header}2,20,99999999999,1\n"), &[], &["data.csv:2:6", "not a whole number"]),
        ("a code in words", "atop", format!("{header}USA,20,2010,1\n"), &[], &["data.csv:2:1", "stateA `USA` is not a whole number"]),
        ("no code", "atop", format!("{header}2,,2010,1\n"), &[], &["data.csv:2:3", "stateB `` is not a state code"]),
        ("a negative code", "atop", format!("{header}2,-20,2010,1\n"), &[], &["data.csv:2:3", "stateB `-20` is not a state code"]),
        ("an obligation of two", "atop", format!("{header}2,20,2010,2\n"), &[], &["data.csv:2:11", "defense `2` is neither 0 nor 1"]),
        ("a quoted fault", "atop", format!("{header}\"2\",\"20\",\"2010\",\"yes\"\n"), &[], &["data.csv:2:18", "defense `yes`"]),
        ("a cell short", "atop", format!("{header}2,20,2010\n"), &[], &["data.csv:2:1", "3 cells where the header has 4"]),
        ("a cell more", "atop", format!("{header}\n2,20,2010,1,7\n"), &[], &["data.csv:3:1", "5 cells where the header has 4"]),
        ("an open quote", "atop", format!("{header}2,20,2010,\"1\n2,200,2010,1\n"), &[], &["data.csv:2:1", "a quote that is not closed"]),
        ("a binary file", "atop", "PK\u{3}\u{4}\0\0".into(), &[], &["a zero byte"]),
        ("no such obligation", "atop", format!("{header}2,20,2010,0\n"), &[], &["no tie in 2010", "--obligation or --year"]),
        ("an end before the start", "cow", format!("{cow}301,2,20,1950,1940,0,1\n"), &[], &["data.csv:2:15", "ends in 1940, before it begins in 1950"]),
        ("a broken alliance number", "cow", format!("{cow}x,2,20,1950,,1,1\n"), &[], &["data.csv:2:1", "version4id `x` is not a whole number"]),
        ("censored maybe", "cow", format!("{cow}301,2,20,1950,,maybe,1\n"), &[], &["right_censor `maybe` is neither 0 nor 1"]),
        ("a list that is not there", "atop", format!("{header}2,20,2010,1\n"), &["--states", "none.csv"], &["could not read none.csv"]),
        ("a list that is the data", "atop", format!("{header}2,20,2010,1\n"), &["--states", "data.csv"], &["a list of states has a column `ccode`"]),
    ];
    for (name, source, text, more, words) in rows {
        let output = run(source, text.as_bytes(), &[&["--year", "2010"], *more].concat());
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(3), "{name}: {message}");
        assert!(output.stdout.is_empty() && !message.contains("panicked"), "{name}: {message}");
        for word in *words {
            assert!(message.contains(word), "{name}: `{word}` is missing: {message}");
        }
    }
}

#[test]
fn what_the_command_cannot_mean_is_usage() {
    let rows: &[(&str, &[&str], &str)] = &[
        ("atop", &[], "--year"),
        ("atop", &["--year", "soon"], "--year"),
        (
            "atop",
            &["--year", "2010", "--obligation", "shareob"],
            "ATOP 5.1 codes defense, offense, neutral, nonagg, consul",
        ),
        (
            "atop",
            &["--year", "2010", "--obligation", "defnse"],
            "did you mean `defense`",
        ),
        (
            "cow",
            &["--year", "2010", "--obligation", "offense"],
            "COW Formal Alliances 4.1 codes defense, neutral, nonagg, consul",
        ),
        (
            "atop",
            &["--year", "2010", "--kind", "treaty"],
            "`linchpin networks codebook` lists them",
        ),
        ("atop", &["--year", "2010", "-o", "study.doc"], "give --to"),
        ("gibler", &["--year", "2010"], "atop, cow"),
    ];
    for (source, arguments, word) in rows {
        let output = run(source, DDYR.as_bytes(), arguments);
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {message}");
        assert!(message.contains(word), "`{word}` is missing: {message}");
    }
    let years = [
        ("atop", "2019", "ends in 2018"),
        ("atop", "1814", "begins in 1815"),
        ("cow", "2013", "ends in 2012"),
    ];
    for (source, year, word) in years {
        let output = run(source, DDYR.as_bytes(), &["--year", year]);
        assert_eq!(output.status.code(), Some(3));
        assert!(String::from_utf8(output.stderr).unwrap().contains(word));
    }
}

#[test]
fn an_obligation_that_a_data_set_does_not_code_is_refused_by_the_library_too() {
    let refused = import("cow", DIRECTED.as_bytes(), &wanted(1960, &["offense"])).unwrap_err();
    assert!(
        matches!(
            refused,
            Error::Unknown {
                what: "obligation",
                ..
            }
        ),
        "{refused}"
    );
    assert!(!refused.to_string().contains("did you mean"), "{refused}");
}
