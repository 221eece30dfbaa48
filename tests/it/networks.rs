//! The bundled data: every row parses, every name exists, every configuration resolves.

use crate::support::{bundled, close, unit, value};
use linchpin::{
    formats::{BRIEFS, BUNDLED},
    model::{
        Actor, Agreement, BareTie, Date, Member, Network, Range, Relay, Selection, Study, Transit,
        catalogue, codebook,
    },
};
use std::{collections::BTreeSet, path::Path};

fn table(name: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("networks")
        .join(name);
    csv::Reader::from_path(path)
        .unwrap()
        .deserialize()
        .map(|row| row.unwrap())
        .collect()
}

#[test]
fn every_row_of_the_catalogue_is_loaded() {
    let ids: BTreeSet<&str> = catalogue()
        .agreements
        .iter()
        .map(|agreement| agreement.id.as_str())
        .collect();
    assert_eq!(ids.len(), table("catalogue/agreements.csv").len());
    let members = table("catalogue/members.csv");
    let loaded: usize = catalogue()
        .agreements
        .iter()
        .flat_map(|agreement| agreement.members.as_ref())
        .map(Vec::len)
        .sum();
    assert_eq!(loaded, members.len());
    let events = table("catalogue/events.csv");
    let loaded: usize = catalogue()
        .agreements
        .iter()
        .map(|agreement| agreement.status.len())
        .sum();
    assert_eq!(loaded + catalogue().events.len(), events.len());
    assert_eq!(codebook().len(), table("codebook.csv").len());
}

#[test]
fn every_cell_that_should_be_a_date_or_a_number_is_one() {
    for (file, columns) in [
        (
            "catalogue/agreements.csv",
            vec!["signed", "in_force", "ended"],
        ),
        ("catalogue/members.csv", vec!["from", "to"]),
        ("catalogue/events.csv", vec!["date"]),
    ] {
        for row in table(file) {
            for column in &columns {
                let cell = &row[*column];
                assert!(
                    cell.is_empty() || cell.parse::<linchpin::model::Date>().is_ok(),
                    "{file}: {column} `{cell}`"
                );
            }
        }
    }
    for row in table("codebook.csv") {
        for column in ["strength", "delay", "availability"] {
            let ends = ["low", "mid", "high"].map(|end| row[&format!("{column}_{end}")].clone());
            if ends.iter().all(String::is_empty) {
                continue;
            }
            let ends: Vec<f64> = ends.iter().map(|end| end.parse().unwrap()).collect();
            assert!(ends.is_sorted(), "{} {column} {ends:?}", row["kind"]);
        }
    }
}

#[test]
fn every_name_in_the_catalogue_exists() {
    let kinds: BTreeSet<&str> = codebook().iter().map(|kind| kind.id.as_str()).collect();
    let actors: BTreeSet<&str> = catalogue()
        .actors
        .iter()
        .map(|actor| actor.id.as_str())
        .collect();
    for agreement in &catalogue().agreements {
        for kind in [&agreement.kind, &agreement.hub_kind].into_iter().flatten() {
            assert!(
                kinds.contains(kind.as_str()),
                "{}: kind {kind}",
                agreement.id
            );
        }
        let members = agreement
            .members
            .as_ref()
            .unwrap_or_else(|| panic!("{} has no members", agreement.id));
        for member in members {
            assert!(
                actors.contains(member.actor.as_str()),
                "{}: actor {}",
                agreement.id,
                member.actor
            );
        }
        if let Some(hub) = &agreement.hub {
            assert!(
                members.iter().any(|member| member.actor == *hub),
                "{}: hub {hub}",
                agreement.id
            );
        }
        for kind in agreement
            .status
            .iter()
            .filter_map(|status| status.kind.as_deref())
        {
            assert!(
                kind == "none" || kinds.contains(kind),
                "{}: event kind {kind}",
                agreement.id
            );
        }
        assert!(
            agreement.confidence.is_some(),
            "{} has no confidence mark",
            agreement.id
        );
        assert!(
            !agreement.sources.is_empty(),
            "{} has no source",
            agreement.id
        );
    }
    let known: BTreeSet<&str> = catalogue()
        .agreements
        .iter()
        .map(|agreement| agreement.id.as_str())
        .collect();
    for row in table("catalogue/members.csv")
        .iter()
        .chain(&table("catalogue/events.csv"))
    {
        let id = row["agreement"].as_str();
        assert!(
            id.is_empty() || known.contains(id),
            "unknown agreement {id}"
        );
    }
}

#[test]
fn every_configuration_and_every_question_resolves() {
    for bundled in BUNDLED {
        let study = bundled.study().unwrap();
        assert_eq!(study.id, bundled.id);
        assert!(
            study.question.ends_with('?') && !study.sources.is_empty() && !study.about.is_empty(),
            "{}",
            study.id
        );
        let mut chosen = vec![None];
        chosen.extend(
            study
                .configuration
                .iter()
                .map(|configuration| Some(configuration.id.clone())),
        );
        for configuration in chosen {
            let selection = Selection {
                configuration,
                ..Selection::default()
            };
            let network = Network::resolve(&study, &selection).unwrap();
            assert!(
                network.ties().next().is_some(),
                "{} {:?} has no tie",
                study.id,
                selection.configuration
            );
            for actor in network.actors() {
                assert!(
                    actor.at.is_some(),
                    "{}: {} has no drawing position",
                    study.id,
                    actor.id
                );
                assert!(
                    actor.name.is_some(),
                    "{}: {} has no name",
                    study.id,
                    actor.id
                );
            }
        }
        let question = study.compare.clone().expect("a question");
        let edited = Selection {
            without: question.without,
            with: question.with,
            ..Selection::default()
        };
        Network::resolve(&study, &edited).unwrap();
    }
}

#[test]
fn every_study_file_is_bundled() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("networks");
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let stem = path.file_stem().unwrap().to_str().unwrap();
            assert!(
                BUNDLED.iter().any(|bundled| bundled.id == stem)
                    || BRIEFS.iter().any(|(id, ..)| *id == stem),
                "{stem} is not bundled"
            );
        }
    }
}

#[test]
fn a_date_brings_agreements_in_and_out() {
    let on = |date: &str| {
        let study = linchpin::formats::Bundled::find("northeast-asia")
            .unwrap()
            .study()
            .unwrap();
        let selection = Selection {
            configuration: Some("trilateral".into()),
            date: Some(date.parse().unwrap()),
            ..Selection::default()
        };
        Network::resolve(&study, &selection).unwrap()
    };
    let ids = |date: &str| {
        on(date)
            .agreements()
            .iter()
            .map(|agreement| agreement.id.clone())
            .collect::<Vec<_>>()
    };
    assert!(!ids("2014-12-28").contains(&"TISA".into()));
    assert!(ids("2014-12-29").contains(&"TISA".into()));
    assert!(!ids("2016-11-22").contains(&"JPN_KOR_GSOMIA".into()));
    assert!(ids("2016-11-23").contains(&"JPN_KOR_GSOMIA".into()));
    assert!(ids("2023-12-19").contains(&"TRI_MISSILE_WARNING".into()));
    // The notice of August 2019 makes it revocable, March 2023 restores it; it was in force all along.
    close(
        value(&on("2019-08-21"), "strength", &["JPN"]),
        0.45 + 0.45 + 0.25,
    );
    close(
        value(&on("2019-11-22"), "strength", &["JPN"]),
        0.32 + 0.45 + 0.25,
    );
    close(
        value(&on("2023-03-21"), "strength", &["JPN"]),
        0.45 + 0.45 + 0.25,
    );
}

#[test]
fn one_leg_of_anzus_can_be_suspended() {
    let tied = |name: &str| bundled(name, |_| {}).ties().count();
    assert_eq!(tied("anzus:before"), 3);
    assert_eq!(tied("anzus:after"), 2);
}

#[test]
fn actors_without_a_place_of_their_own_stand_on_a_circle_from_the_top() {
    let places = unit(&[("A", "B"), ("B", "C"), ("C", "D")], 0.5).places();
    assert_eq!(places.len(), 4);
    let circle = [[0.5, 0.08], [0.92, 0.5], [0.5, 0.92], [0.08, 0.5]];
    for (place, point) in places.iter().flatten().zip(circle.as_flattened()) {
        close(*place, *point);
    }
    let anzus = bundled("anzus", |_| {});
    assert_eq!(anzus.places()[anzus.index_of("USA").unwrap()], [0.5, 0.16]);
}

fn agreement(id: &str, members: &[&str]) -> Agreement {
    Agreement {
        id: id.into(),
        members: Some(members.iter().copied().map(Member::named).collect()),
        ..Agreement::default()
    }
}

fn tie(a: &str, b: &str) -> BareTie {
    BareTie {
        a: a.into(),
        b: b.into(),
        ..BareTie::default()
    }
}

/// The ties of the network, `X:A-B` under an agreement, in order.
fn ties_of(study: &Study, selection: &Selection) -> Vec<String> {
    let network = Network::resolve(study, selection).expect("a network");
    let named = network.ties().map(|(a, b, tie)| {
        let pair = network.pair_ids(a, b).join("-");
        let under = tie.agreement.map(|at| &network.agreements()[at].id);
        under.map_or(pair.clone(), |id| format!("{id}:{pair}"))
    });
    let mut named: Vec<String> = named.collect();
    named.sort();
    named
}

#[test]
fn of_an_agreement_of_three_a_pair_keeps_its_own_tie_in_whatever_order_it_is_written() {
    let study = Study {
        agreement: vec![
            agreement("X", &["A", "B", "C"]),
            agreement("Y", &["A", "B", "C"]),
        ],
        tie: vec![tie("A", "B"), tie("C", "A"), tie("B", "C")],
        ..Study::default()
    };
    let only = |names: &[&str], with: &[&str]| {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_string()).collect();
        ties_of(
            &study,
            &Selection {
                only: owned(names),
                with: owned(with),
                ..Selection::default()
            },
        )
    };
    for (name, pair) in [
        ("A-B", "A-B"),
        ("B-A", "A-B"),
        ("A-C", "A-C"),
        ("C-A", "A-C"),
        ("B-C", "B-C"),
        ("C-B", "B-C"),
    ] {
        let kept = [pair.to_string(), format!("X:{pair}"), format!("Y:{pair}")];
        assert_eq!(only(&[name], &[]), kept, "{name}");
    }
    assert_eq!(only(&["X"], &[]), ["X:A-B", "X:A-C", "X:B-C"]);
    let kept = ["A-B", "X:A-B", "Y:A-B", "Y:A-C", "Y:B-C"];
    assert_eq!(only(&["A-B"], &["Y"]), kept);
    assert_eq!(only(&["Y", "B-A"], &[]), kept);
}

#[test]
fn members_are_bound_from_their_first_day_to_the_day_before_their_last() {
    let day = |text: &str| Some(text.parse::<Date>().expect("a date"));
    let mut dated = agreement("X", &["A", "B"]);
    (dated.from, dated.to) = (day("2000-01-01"), day("2010-01-01"));
    let member = Member {
        from: day("2005-01-01"),
        to: day("2008-01-01"),
        ..Member::named("C")
    };
    dated.members.as_mut().expect("members").push(member);
    let study = Study {
        agreement: vec![dated],
        tie: vec![tie("D", "E")],
        ..Study::default()
    };
    for (date, number) in [
        ("1999-12-31", 0),
        ("2000-01-01", 1),
        ("2004-12-31", 1),
        ("2005-01-01", 3),
        ("2007-12-31", 3),
        ("2008-01-01", 1),
        ("2009-12-31", 1),
        ("2010-01-01", 0),
    ] {
        let selection = Selection {
            date: day(date),
            ..Selection::default()
        };
        assert_eq!(ties_of(&study, &selection).len(), 1 + number, "{date}");
    }
    // Without a date all are bound at once.
    assert_eq!(ties_of(&study, &Selection::default()).len(), 4);
}

#[test]
fn a_hub_is_tied_to_each_of_its_members_who_are_there_and_nobody_else_is() {
    let mut hub = agreement("X", &["C", "B", "H", "A"]);
    hub.hub = Some("H".into());
    hub.handling_delay = Some(Range::exact(2.0));
    let study = Study {
        transit: Transit::Granted,
        actor: ["A", "B", "C", "H"].map(Actor::named).to_vec(),
        agreement: vec![hub],
        tie: vec![tie("A", "B")],
        ..Study::default()
    };
    let whole = Selection::default();
    assert_eq!(ties_of(&study, &whole), ["A-B", "X:A-H", "X:B-H", "X:C-H"]);
    let network = Network::resolve(&study, &whole).expect("a network");
    let relay = Relay {
        agreement: 0,
        hub: 3,
        members: vec![0, 1, 2],
        delay: Range::exact(2.0),
        availability: Range::exact(1.0),
    };
    assert_eq!(network.relays(), [relay]);
}

#[test]
fn a_strength_of_nothing_is_no_tie_and_is_said_so() {
    let none = |a: &str, b: &str| BareTie {
        strength: Some(Range::exact(0.0)),
        ..tie(a, b)
    };
    let mut study = Study {
        tie: vec![tie("A", "B"), none("B", "C")],
        ..Study::default()
    };
    for said in [
        "1 tie of strength 0 left out",
        "2 ties of strength 0 left out",
    ] {
        let network = Network::resolve(&study, &Selection::default()).expect("a network");
        assert_eq!(network.ties().count(), 1);
        let notices = &network.about().notices;
        assert!(
            notices.iter().any(|notice| notice.starts_with(said)),
            "{said}"
        );
        study.tie.push(none("A", "C"));
    }
}
