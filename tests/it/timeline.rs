//! Timeline: known dates, events that moved nothing, edits over time, spillover, and spans of imported years.

use crate::support::{close, study as study_of};
use assert_cmd::Command;
use linchpin::{
    analysis::{Moment, Timeline, Way, event_in_words, spillover, telling_metrics, timeline},
    error::Error,
    formats::{self, Options},
    metrics::Metric,
    model::{Agreement, Date, Event, Happening, Member, Network, Selection, Study, history},
};

fn open(name: &str) -> (Study, Selection) {
    let (study, configuration) = formats::open(name, Options::default()).unwrap();
    let selection = Selection {
        configuration,
        ..Selection::default()
    };
    (study, selection)
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn followed(name: &str, metrics: &[&str]) -> Timeline {
    let (study, selection) = open(name);
    let metrics: Vec<_> = metrics.iter().map(|id| Metric::find(id).unwrap()).collect();
    timeline(&study, &selection, None, &metrics, [None, None]).unwrap()
}

fn on<'t>(timeline: &'t Timeline, date: &str) -> &'t Moment {
    let date = day(date);
    timeline
        .moments
        .iter()
        .find(|moment| moment.date == date)
        .unwrap()
}

fn value(moment: &Moment, metric: &str, subject: &[&str]) -> Option<f64> {
    let subject: Vec<String> = subject.iter().map(|id| id.to_string()).collect();
    moment
        .point(metric, &subject)
        .and_then(|point| point.with?.value())
}

#[test]
fn in_1986_australia_comes_to_stand_in_the_middle_of_anzus() {
    let timeline = followed("anzus", &["betweenness", "efficiency"]);
    assert_eq!(timeline.moments.len(), 2);
    let (before, after) = (&timeline.moments[0], on(&timeline, "1986-08-11"));
    assert_eq!(value(before, "betweenness", &["AUS"]), Some(0.0));
    assert_eq!(value(after, "betweenness", &["AUS"]), Some(1.0));
    close(value(after, "efficiency", &[]).unwrap(), 5.0 / 6.0);
    let [lost] = after.changes.as_slice() else {
        panic!("{:?}", after.changes)
    };
    assert_eq!((lost.a.as_str(), lost.b.as_str()), ("NZL", "USA"));
    assert!(lost.before.is_some() && lost.after.is_none());
    assert_eq!(after.ties, 2);
}

#[test]
fn the_agreement_of_2016_is_doubted_in_2019_and_restored_in_2023() {
    let timeline = followed("northeast-asia", &["betweenness", "share-probability"]);
    let kinds = |date: &str| -> Vec<(Option<String>, Option<String>)> {
        let changes = on(&timeline, date).changes.iter();
        let pair = changes.filter(|c| (c.a.as_str(), c.b.as_str()) == ("JPN", "KOR"));
        pair.map(|c| (c.before.clone(), c.after.clone())).collect()
    };
    let some = |kind: &str| Some(kind.to_string());
    assert_eq!(kinds("2016-11-23"), [(None, some("intel_agreement"))]);
    let doubted = "intel_agreement_suspended";
    assert_eq!(
        kinds("2019-08-22"),
        [(some("intel_agreement"), some(doubted))]
    );
    assert_eq!(kinds("2019-11-22"), []);
    assert_eq!(
        kinds("2023-03-21"),
        [(some(doubted), some("intel_agreement"))]
    );
    let p = |date: &str| value(on(&timeline, date), "share-probability", &["JPN", "KOR"]).unwrap();
    let relay = 0.95 * 0.65 * 0.95;
    close(p("2014-12-29"), 0.8 * relay);
    close(p("2016-11-23"), 0.8 * (1.0 - 0.25 * (1.0 - relay)));
    close(p("2019-08-22"), 0.8 * (1.0 - 0.45 * (1.0 - relay)));
    close(p("2019-11-22"), p("2019-08-22"));
    close(p("2023-03-21"), p("2016-11-23"));
    assert!(
        p("2023-12-19") > p("2023-03-21"),
        "the warning link is in the history"
    );
    assert_eq!(
        value(on(&timeline, "2014-12-29"), "betweenness", &["USA"]),
        Some(1.0)
    );
    assert_eq!(
        value(on(&timeline, "2016-11-23"), "betweenness", &["USA"]),
        Some(0.0)
    );
}

#[test]
fn the_default_configuration_is_set_aside_with_a_word_and_kept_when_named() {
    let all = followed("northeast-asia", &["betweenness"]);
    assert!(
        all.notices
            .iter()
            .any(|notice| notice.contains("`gsomia` is set aside"))
    );
    let named = followed("northeast-asia:gsomia", &["betweenness"]);
    let links = |timeline: &Timeline| {
        let mut moments = timeline.moments.iter();
        moments.any(|moment| moment.date == day("2023-12-19"))
    };
    assert!(links(&all) && !links(&named));
    assert!(
        !named
            .notices
            .iter()
            .any(|notice| notice.contains("set aside"))
    );
}

#[test]
fn every_moment_is_the_network_of_its_day() {
    for name in [
        "hub-and-spokes",
        "indo-pacific",
        "five-eyes",
        "nato",
        "trade",
    ] {
        let timeline = followed(name, &["ties", "efficiency"]);
        let (mut study, _) = open(name);
        study.default = None;
        let mut last: Option<usize> = None;
        for moment in timeline
            .moments
            .iter()
            .filter(|moment| moment.skipped.is_none())
        {
            let selection = Selection {
                date: Some(moment.date),
                ..Selection::default()
            };
            let network = Network::resolve(&study, &selection).unwrap();
            let ids: Vec<String> = network.actors().map(|actor| actor.id.clone()).collect();
            assert_eq!(moment.actors, ids, "{name} {}", moment.date);
            assert_eq!(value(moment, "ties", &[]), Some(moment.ties as f64));
            let single = network.ties().count();
            let came = moment.changes.iter().filter(|c| c.before.is_none()).count();
            let went = moment.changes.iter().filter(|c| c.after.is_none()).count();
            if let Some(last) = last {
                assert_eq!(last + came - went, single, "{name} {}", moment.date);
            }
            last = Some(single);
        }
    }
}

#[test]
fn between_two_days_of_change_nothing_changes() {
    for name in ["northeast-asia", "indo-pacific", "anzus", "warsaw-pact"] {
        let timeline = followed(name, &["ties"]);
        let (mut study, _) = open(name);
        study.default = None;
        for two in timeline.moments.windows(2) {
            let ties = |date: Date| {
                let selection = Selection {
                    date: Some(date),
                    ..Selection::default()
                };
                let network = Network::resolve(&study, &selection).unwrap();
                let tie = |(a, b, tie): (usize, usize, &linchpin::model::Tie)| {
                    (a, b, tie.kind.clone(), tie.strength)
                };
                network.ties().map(tie).collect::<Vec<_>>()
            };
            let eve = two[1].date.yesterday().unwrap();
            assert_eq!(ties(two[0].date), ties(eve), "{name} {}", two[0].date);
        }
    }
}

#[test]
fn what_ends_for_all_is_skipped_and_said() {
    let timeline = followed("warsaw-pact", &["ties"]);
    let end = on(&timeline, "1991-07-01");
    assert!(end.skipped.is_some() && end.points.is_empty());
    assert!(
        timeline
            .notices
            .iter()
            .any(|n| n.contains("nothing is measured from 1991-07-01"))
    );
}

#[test]
fn what_is_taken_away_is_so_only_where_it_is_there() {
    let (study, mut selection) = open("northeast-asia");
    selection.without = vec!["JPN_KOR_GSOMIA".into()];
    let metrics = [Metric::find("betweenness").unwrap()];
    let labels = Some(["without it", "with it"].map(String::from));
    let timeline = timeline(&study, &selection, labels, &metrics, [None, None]).unwrap();
    let both = |date: &str| {
        let point = on(&timeline, date)
            .point("betweenness", &["USA".into()])
            .unwrap();
        [point.without.unwrap().value(), point.with.unwrap().value()]
    };
    assert_eq!(both("2014-12-29"), [Some(1.0), Some(1.0)]);
    assert_eq!(both("2016-11-23"), [Some(1.0), Some(0.0)]);
    let said = timeline.headline.last().unwrap();
    assert_eq!(said, "Without it the scores are others from 2016-11-23 on.");
    selection.without = vec!["GSOMIA_OF_MARS".into()];
    assert!(
        linchpin::analysis::timeline(&study, &selection, None, &metrics, [None, None]).is_err()
    );
}

#[test]
fn days_can_be_chosen_and_the_first_shows_what_stood() {
    let (study, selection) = open("northeast-asia");
    let metrics = [Metric::find("ties").unwrap()];
    let days = [Some(day("2015-01-01")), Some(day("2018-01-01"))];
    let timeline = timeline(&study, &selection, None, &metrics, days).unwrap();
    let dates: Vec<String> = timeline
        .moments
        .iter()
        .map(|m| m.date.to_string())
        .collect();
    assert_eq!(dates, ["2015-01-01", "2016-11-23"]);
    assert!(timeline.moments[0].events.is_empty() && timeline.moments[0].changes.is_empty());
    assert_eq!(timeline.moments[0].ties, 2);
    let back = [Some(day("2018-01-01")), Some(day("2015-01-01"))];
    let refused = linchpin::analysis::timeline(&study, &selection, None, &metrics, back);
    assert!(matches!(refused, Err(Error::Refused(_))));
}

#[test]
fn without_dates_there_is_no_history() {
    let study = study_of(&[("A", "B", 1.0, 1.0, 0.5)]);
    let metrics = telling_metrics(&study);
    let refused = timeline(&study, &Selection::default(), None, &metrics, [None, None]);
    assert!(
        refused
            .unwrap_err()
            .to_string()
            .contains("nothing here is dated")
    );
}

#[test]
fn members_enter_and_leave_by_name() {
    let (study, selection) = open("nato");
    let events = history(&study, &selection).unwrap();
    let joined = events
        .iter()
        .filter(|event| event.what == Happening::Joined)
        .count();
    assert_eq!(joined, 20);
    let timeline = followed("nato", &["ties"]);
    let told = timeline.happenings(&on(&timeline, "1952-02-18").events);
    assert_eq!(told, ["Greece and Türkiye enter North Atlantic Treaty"]);
    assert_eq!(on(&timeline, "1952-02-18").arrived, ["GRC", "TUR"]);
}

#[test]
fn in_2019_the_arrow_ran_from_trade_to_intelligence_and_back_the_other_way() {
    let (study, selection) = open("northeast-asia");
    let spill = spillover(&study, &selection, ["JPN", "KOR"]).unwrap();
    let lost: Vec<(String, &str, Option<i64>)> = spill
        .turns
        .iter()
        .filter(|turn| turn.way == Way::Loss)
        .map(|turn| (turn.date.to_string(), turn.layer.as_str(), turn.days))
        .collect();
    let turn = |date: &str, layer, days| (date.to_string(), layer, days);
    assert_eq!(
        lost,
        [
            turn("2019-07-04", "trade", None),
            turn("2019-08-02", "trade", None),
            turn("2019-08-22", "intelligence", Some(20)),
            turn("2019-09-18", "trade", Some(27)),
        ]
    );
    assert!(
        spill.headline[0]
            .contains("in trade, on 2019-07-04; the first in intelligence 49 days later")
    );
    assert!(
        spill.headline[1]
            .contains("in intelligence, on 2023-03-21; the first in trade 2 days later")
    );
    assert!(spillover(&study, &selection, ["JPN", "JPN"]).is_err());
    assert!(spillover(&study, &selection, ["JPN", "KOX"]).is_err());
}

/// Four states: a triangle from 1950, one side of it gone in 1952, and a fourth that joins in 1953; by hand.
const YEARS: &str = "ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul\n\
    2,20,1950,1,0,0,0,0\n20,2,1950,1,0,0,0,0\n2,740,1950,1,0,0,0,0\n740,2,1950,0,0,0,0,0\n20,740,1950,1,0,0,0,0\n\
    740,20,1950,1,0,0,0,0\n2,20,1951,1,0,0,0,0\n2,740,1951,1,0,0,0,0\n20,740,1951,1,0,0,0,0\n2,20,1952,1,0,0,0,0\n\
    2,740,1952,1,0,0,0,0\n2,20,1953,1,0,0,0,0\n2,740,1953,1,0,0,0,0\n2,732,1953,1,0,0,0,0\n2,200,1953,1,0,0,0,0\n";

fn run(folder: &std::path::Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("linchpin"));
    let output = command
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("atop.csv"), YEARS).unwrap();
    folder
}

#[test]
fn a_span_of_years_is_one_study_with_days_and_its_states_stay_tied_or_not() {
    let folder = folder();
    let import = [
        "import",
        "atop",
        "atop.csv",
        "--years",
        "1950-1953",
        "--among",
        "USA,CAN,JPN,KOR",
        "-o",
        "y.toml",
    ];
    let (code, _, said) = run(folder.path(), &import);
    assert_eq!(code, 0, "{said}");
    let path = folder.path().join("y.toml");
    let (study, _) = formats::open(path.to_str().unwrap(), Options::default()).unwrap();
    let metrics = [
        Metric::find("betweenness").unwrap(),
        Metric::find("ties").unwrap(),
    ];
    let days = [Some(day("1950-01-01")), None];
    let timeline = timeline(&study, &Selection::default(), None, &metrics, days).unwrap();
    let found: Vec<(String, usize, usize, Option<f64>)> = timeline
        .moments
        .iter()
        .map(|m| {
            (
                m.date.to_string(),
                m.actors.len(),
                m.ties,
                value(m, "betweenness", &["USA"]),
            )
        })
        .collect();
    // Of four states there are three pairs of others; Korea is there from the first day, tied or not.
    assert_eq!(
        found,
        [
            ("1952-01-01".into(), 4, 2, Some(1.0 / 3.0)),
            ("1953-01-01".into(), 4, 3, Some(1.0)),
        ]
    );
    assert_eq!(study.date, Some(day("1953-12-31")));
    let words = |date: &str| timeline.happenings(&on(&timeline, date).events);
    assert_eq!(
        words("1952-01-01"),
        ["Defence obligation Canada–Japan ends"]
    );
    assert_eq!(
        words("1953-01-01"),
        ["Defence obligation United States–South Korea enters into force"]
    );
}

#[test]
fn a_year_of_the_span_is_the_network_of_that_year() {
    let folder = folder();
    for year in ["1950", "1951", "1952", "1953"] {
        let (_, alone, _) = run(
            folder.path(),
            &["import", "-q", "atop", "atop.csv", "--year", year],
        );
        let span = ["import", "-q", "atop", "atop.csv", "--years", "1950-1953"];
        let (_, all, _) = run(folder.path(), &span);
        let network = |text: &str, date: Option<Date>| {
            let path = folder.path().join("one.toml");
            std::fs::write(&path, text).unwrap();
            let (study, _) = formats::open(path.to_str().unwrap(), Options::default()).unwrap();
            let network = Network::resolve(
                &study,
                &Selection {
                    date,
                    ..Selection::default()
                },
            )
            .unwrap();
            let mut pairs: Vec<[String; 2]> = network
                .ties()
                .map(|(a, b, _)| network.pair_ids(a, b).map(String::from))
                .collect();
            pairs.sort();
            pairs
        };
        let date = day(&format!("{year}-06-30"));
        assert_eq!(network(&alone, None), network(&all, Some(date)), "{year}");
    }
}

#[test]
fn spans_and_states_that_make_no_sense_are_refused() {
    let folder = folder();
    for (arguments, code, words) in [
        (vec!["--years", "1953-1950"], 3, "ends before it begins"),
        (vec!["--years", "1950"], 2, "no span of years"),
        (
            vec!["--years", "1950-1960"],
            3,
            "its rows are of 1950 to 1953",
        ),
        (vec!["--years", "1700-1953"], 3, "begins in 1815"),
        (
            vec!["--years", "1950-1953", "--directed"],
            3,
            "leave --directed out",
        ),
        (
            vec!["--years", "1950-1953", "--year", "1950"],
            2,
            "cannot be used with",
        ),
        (
            vec!["--years", "1950-1953", "--among", "USA,KORR"],
            3,
            "did you mean `KOR`?",
        ),
        (
            vec!["--year", "1950", "--among", "Mars"],
            3,
            "unknown state `Mars`",
        ),
        (
            vec!["--years", "1950-1953", "--among", "KOR,GBR"],
            3,
            "no tie from 1950 to 1953",
        ),
    ] {
        let mut all = vec!["import", "atop", "atop.csv"];
        all.extend(arguments);
        let (found, _, said) = run(folder.path(), &all);
        assert!(
            found == code && said.contains(words),
            "{all:?}: {found}: {said}"
        );
    }
}

#[test]
fn one_year_can_be_of_some_states_only() {
    let folder = folder();
    let some = [
        "import",
        "-q",
        "atop",
        "atop.csv",
        "--year",
        "1953",
        "--among",
        "USA,JPN,732,235",
    ];
    let (_, text, _) = run(folder.path(), &some);
    assert_eq!(text.matches("[[tie]]").count(), 2, "{text}");
    assert_eq!(text.matches("[[actor]]").count(), 4, "{text}");
}

#[test]
fn the_command_answers_in_words_then_tables_json_and_csv() {
    let here = std::path::Path::new(".");
    let (code, words, said) = run(
        here,
        &["timeline", "northeast-asia", "--between", "JPN,KOR"],
    );
    let flat = words.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(code == 0 && said.contains("set aside"), "{said}");
    for sentence in [
        "From 1987-09-24 to 2023-12-19 something happened on 11 days; on 7 of them a tie came, went or changed.",
        "Betweenness (hops) of the United States: 0 from 2007-08-10, 1 from 2014-12-29",
        "Between Japan and South Korea the first loss was in trade, on 2019-07-04",
        "~ JPN–KOR",
    ] {
        assert!(flat.contains(sentence), "{sentence}: {flat}");
    }
    let (_, json, _) = run(here, &["timeline", "anzus", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["schema"], "linchpin/timeline/1");
    assert_eq!(json["moments"][1]["date"], "1986-08-11");
    assert_eq!(json["moments"][1]["points"][0]["with_status"], "defined");
    assert_eq!(json["moments"][1]["points"][0]["without_status"], "absent");
    let csv = [
        "timeline",
        "anzus",
        "--metric",
        "betweenness",
        "--format",
        "csv",
    ];
    let (_, csv, _) = run(here, &csv);
    assert!(csv.starts_with("date,metric,scope,a,b,without,"), "{csv}");
    assert_eq!(csv.lines().count(), 1 + 2 * 3);
}

#[test]
fn the_command_refuses_what_it_cannot_answer() {
    let here = std::path::Path::new(".");
    for (arguments, code) in [
        (vec!["timeline", "shape:star-6"], 3),
        (vec!["timeline", "anzus", "--date", "1986-01-01"], 2),
        (vec!["timeline", "anzus", "--metric", "betweeness"], 2),
        (vec!["timeline", "anzus", "--between", "AUS"], 2),
        (vec!["timeline", "anzus", "--between", "AUS,MAR"], 3),
        (
            vec![
                "timeline",
                "anzus",
                "--since",
                "1999-01-01",
                "--until",
                "1990-01-01",
            ],
            3,
        ),
        (vec!["timeline", "anzus", "--layer", "mars"], 3),
        (vec!["timeline", "anzus", "--without", "NATO_OF_MARS"], 3),
    ] {
        let (found, out, said) = run(here, &arguments);
        assert!(
            found == code && out.is_empty(),
            "{arguments:?}: {found}: {said}"
        );
    }
}

#[test]
fn the_greatest_difference_of_the_sides_is_found_and_the_day_from_which_there_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("span.toml");
    let text = r#"
        id = "span"
        title = "A pact of ten years"
        date = "2012-01-01"
        layers = ["x"]
        [[kind]]
        id = "k"
        title = "Pact"
        [[tie]]
        a = "A"
        b = "B"
        layer = "x"
        [[tie]]
        a = "B"
        b = "C"
        layer = "x"
        [[agreement]]
        id = "P"
        kind = "k"
        layer = "x"
        members = ["A", "C"]
        from = "2000-01-01"
        to = "2010-01-01"
        [[agreement]]
        id = "Q"
        kind = "k"
        layer = "x"
        members = ["C", "D"]
        from = "2005-01-01"
    "#;
    std::fs::write(&path, text).unwrap();
    let (study, mut selection) = open(path.to_str().unwrap());
    selection.without = vec!["P".into()];
    let metrics = ["efficiency", "ties", "bridges"].map(|id| Metric::find(id).unwrap());
    let days = [Some(day("1999-01-01")), Some(day("2015-01-01"))];
    let timeline = timeline(&study, &selection, None, &metrics, days).unwrap();
    // Of three actors the pact lifts 5/6 to 1; of four, with a pair behind C, less.
    let (moment, point) = timeline.apart("efficiency").expect("they differ");
    assert_eq!(moment.date, day("2000-01-01"));
    close(point.without.unwrap().value().unwrap(), 5.0 / 6.0);
    close(point.with.unwrap().value().unwrap(), 1.0);
    assert_eq!(timeline.rejoined(moment, point), Some(day("2010-01-01")));
    // Equal differences: the earliest.
    assert_eq!(timeline.apart("ties").unwrap().0.date, day("2000-01-01"));
    let (later, bridges) = (
        on(&timeline, "2005-01-01"),
        timeline.apart("bridges").unwrap(),
    );
    assert_eq!(bridges.0.date, day("2000-01-01"));
    let own = later.point("bridges", &[]).unwrap();
    assert_eq!(
        (own.without.unwrap().value(), own.with.unwrap().value()),
        (Some(3.0), Some(1.0))
    );
    assert_eq!(timeline.rejoined(later, own), Some(day("2010-01-01")));
    assert!(timeline.apart("density").is_none());
}

#[test]
fn a_day_has_its_place_in_the_year() {
    close(day("2019-01-01").decimal_year(), 2019.0);
    close(day("2019-07-02").decimal_year(), 2019.0 + 182.0 / 365.0);
    close(day("2020-12-31").decimal_year(), 2020.0 + 365.0 / 366.0);
}

#[test]
fn one_event_reads_as_a_sentence_of_its_own() {
    let event = |what: Happening, actors: &[&str], title: &str, note: &str| Event {
        date: day("2000-01-01"),
        what,
        agreement: None,
        title: title.into(),
        layer: None,
        actors: actors.iter().map(|id| (*id).to_string()).collect(),
        status: "notice_given".into(),
        kind: None,
        note: note.into(),
    };
    let name = |id: &str| match id {
        "USA" => "United States".to_string(),
        other => other.to_string(),
    };
    for (event, words) in [
        (
            event(Happening::InForce, &[], "Pact", ""),
            "Pact enters into force",
        ),
        (event(Happening::Ended, &[], "Pact", ""), "Pact ends"),
        (
            event(Happening::Joined, &["USA"], "Pact", ""),
            "The United States enters Pact",
        ),
        (
            event(Happening::Left, &["JPN"], "Pact", ""),
            "JPN leaves Pact",
        ),
        (
            event(Happening::Status, &["USA", "JPN"], "Pact", ""),
            "Pact: notice given",
        ),
        (
            event(Happening::Status, &["USA", "JPN"], "", "by letter"),
            "United States–JPN: by letter",
        ),
    ] {
        assert_eq!(event_in_words(&event, &name), words);
    }
}

#[test]
fn agreements_that_begin_or_end_on_one_day_are_told_together_where_they_are_many() {
    let pact = |id: &str, from: &str, to: Option<&str>| Agreement {
        id: id.into(),
        members: Some(["A", "B"].map(Member::named).to_vec()),
        from: Some(day(from)),
        to: to.map(day),
        ..Agreement::default()
    };
    let ends = Some("2010-01-01");
    let study = Study {
        id: "pacts".into(),
        agreement: vec![
            pact("OLD", "1990-01-01", None),
            pact("P", "2000-01-01", ends),
            pact("Q", "2000-01-01", ends),
            pact("R", "2000-01-01", ends),
        ],
        ..Study::default()
    };
    let metrics = [Metric::find("ties").unwrap()];
    let timeline = timeline(&study, &Selection::default(), None, &metrics, [None, None]).unwrap();
    for (date, words) in [
        ("1990-01-01", "OLD enters into force"),
        ("2000-01-01", "P, Q and 1 more enter into force"),
        ("2010-01-01", "P, Q and 1 more end"),
    ] {
        assert_eq!(timeline.happenings(&on(&timeline, date).events), [words]);
    }
}
