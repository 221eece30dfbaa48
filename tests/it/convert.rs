//! Every format into every other: what comes back is what went in, but for what the writer said it would lose.
//!
//! No format is named here, so a new one is tested by being in the registry.

use crate::support;
use linchpin::{
    error::Error,
    formats::{self, FORMATS, Format, Options, Written, read},
    model::{Actor, BareTie, Basis, Level, Network, Range, Selection, Study},
};
use std::collections::{BTreeMap, BTreeSet};

fn resolved(study: &Study) -> Network {
    Network::resolve(study, &Selection::default()).unwrap()
}

/// Writes a network and reads it again; nothing where the format refuses a network without ties.
fn through(format: &'static Format, study: &Study, network: &Network) -> Option<(Study, Written)> {
    let written = match (format.write)(study, network) {
        Ok(written) => written,
        Err(Error::Refused(_)) if network.ties().next().is_none() => return None,
        Err(error) => panic!("{} through {}: {error}", study.id, format.id),
    };
    let options = Options {
        format: Some(format),
        ..Options::default()
    };
    let again = read(written.text.as_bytes(), "again", options).unwrap_or_else(|error| {
        let start: String = written.text.chars().take(2_000).collect();
        panic!("{} through {}: {error}\n{start}", study.id, format.id)
    });
    Some((again, written))
}

/// Strength by ends, those of parallel ties added; both ways where ties run both ways.
fn composed(network: &Network) -> BTreeMap<[&str; 2], f64> {
    let mut strengths = BTreeMap::new();
    for (a, b, tie) in network.ties() {
        let [a, b] = [a, b].map(|at| network.actor(at).id.as_str());
        *strengths.entry([a, b]).or_default() += tie.strength.mid;
        if !network.about().directed {
            *strengths.entry([b, a]).or_default() += tie.strength.mid;
        }
    }
    strengths
}

fn ids(network: &Network) -> BTreeSet<&str> {
    network.actors().map(|actor| actor.id.as_str()).collect()
}

/// An actor's field by id, as text, so that one assertion serves all.
fn of_actors(network: &Network, field: fn(&Actor) -> String) -> BTreeMap<&str, String> {
    network
        .actors()
        .map(|actor| (actor.id.as_str(), field(actor)))
        .collect()
}

/// Every tie as text, parallel ones one by one, in an order of their own.
fn of_ties(network: &Network, field: impl Fn(&linchpin::model::Tie) -> String) -> Vec<String> {
    let mut ties: Vec<String> = network
        .ties()
        .map(|(a, b, tie)| {
            let mut ends = [a, b].map(|at| network.actor(at).id.as_str());
            if !network.about().directed {
                ends.sort_unstable();
            }
            format!("{ends:?} {}", field(tie))
        })
        .collect();
    ties.sort();
    ties
}

fn coded(range: Range, basis: Basis, ends: bool) -> String {
    match (basis, ends) {
        (Basis::InverseStrength | Basis::Assumed, _) => "not coded".into(),
        (_, true) => format!("{range:?}"),
        (_, false) => range.at(Level::Mid).to_string(),
    }
}

/// Holds what came back against what went in, as far as the writer did not say that it is lost.
fn compare(case: &str, before: &Network, after: &Network, lost: &[String]) {
    let loses = |words: &str| lost.iter().any(|lost| lost.contains(words));
    let isolated = loses("actors without a tie");
    if isolated {
        assert!(ids(after).is_subset(&ids(before)), "{case}: actors");
    } else {
        assert_eq!(ids(after), ids(before), "{case}: actors");
    }
    let kept = |mut fields: BTreeMap<&str, String>| {
        fields.retain(|id, _| ids(after).contains(id));
        fields
            .into_iter()
            .map(|(id, field)| format!("{id} {field}"))
            .collect::<Vec<_>>()
    };
    let same_actors = |what: &str, field: fn(&Actor) -> String| {
        let sides = [before, after].map(|network| kept(of_actors(network, field)));
        assert_eq!(sides[1], sides[0], "{case}: {what}");
    };
    if !loses("names of actors") {
        same_actors("names", |actor| actor.title().into());
    }
    if !loses("blocs") {
        same_actors("blocs", |actor| format!("{:?}", actor.bloc));
    }
    if !loses("consent and availability of actors") {
        if loses("low and high ends") {
            same_actors("consent and availability", |actor| {
                let mid = |range: Option<Range>| range.map(|range| range.mid);
                format!("{:?} {:?}", mid(actor.consent), mid(actor.availability))
            });
        } else {
            same_actors("consent and availability", |actor| {
                format!("{:?} {:?}", actor.consent, actor.availability)
            });
        }
    }
    if !loses("drawing positions") {
        same_actors("positions", |actor| format!("{:.9?}", actor.at));
    }
    if loses("every tie") {
        return;
    }
    let (were, are) = (composed(before), composed(after));
    assert_eq!(
        are.keys().collect::<Vec<_>>(),
        were.keys().collect::<Vec<_>>(),
        "{case}: tied pairs"
    );
    for (ends, strength) in &were {
        let found = are[ends];
        assert!(
            (found - strength).abs() <= 1e-9 * strength,
            "{case}: strength of {ends:?} is {found}, was {strength}"
        );
    }
    if !loses("that the network is directed") {
        assert_eq!(
            after.about().directed,
            before.about().directed,
            "{case}: direction"
        );
    }
    let ends = !loses("low and high ends");
    let composes = loses("parallel ties");
    if !composes && !loses("delays and availabilities of ties") {
        let numbers = |network| {
            of_ties(network, |tie| {
                format!(
                    "{} {} {}",
                    coded(tie.strength, Basis::Given, ends),
                    coded(tie.delay, tie.delay_basis, ends),
                    coded(tie.availability, tie.availability_basis, ends)
                )
            })
        };
        assert_eq!(numbers(after), numbers(before), "{case}: numbers of ties");
    }
    if !composes
        && !lost
            .iter()
            .any(|lost| lost.contains("agreements") && lost.contains("of ties"))
    {
        let labels = |network: &Network| {
            of_ties(network, |tie| {
                let agreement = tie.agreement.map(|at| &network.agreements()[at].id);
                format!("{agreement:?} {:?} {:?}", tie.kind, tie.layer)
            })
        };
        if !loses("kinds of the study's own codebook") {
            assert_eq!(
                labels(after),
                labels(before),
                "{case}: agreement, kind and layer of ties"
            );
        }
    }
    if !loses("relay grants") {
        assert_eq!(after.relays(), before.relays(), "{case}: relay grants");
    }
    if !loses("the transit rule") {
        assert_eq!(
            after.about().transit,
            before.about().transit,
            "{case}: transit"
        );
    }
    if lost.is_empty() {
        let in_order = |network: &Network| network.actors().cloned().collect::<Vec<Actor>>();
        let (mut were, mut are) = (in_order(before), in_order(after));
        for actors in [&mut were, &mut are] {
            actors.sort_by(|a, b| a.id.cmp(&b.id));
        }
        assert_eq!(are, were, "{case}: actors in full");
    }
}

/// Through every ordered pair of formats: into the first, out of it, into the second, out of it.
fn everywhere(study: &Study) {
    let network = resolved(study);
    for first in FORMATS {
        let Some((once, written)) = through(first, study, &network) else {
            continue;
        };
        let case = format!("{} through {}", study.id, first.id);
        let there = resolved(&once);
        compare(&case, &network, &there, &written.lost);
        for second in FORMATS {
            let case = format!("{case} and {}", second.id);
            if let Some((twice, written)) = through(second, &once, &there) {
                compare(&case, &there, &resolved(&twice), &written.lost);
            }
        }
    }
}

#[test]
fn every_bundled_study_goes_through_every_pair_of_formats() {
    for bundled in formats::BUNDLED {
        everywhere(&bundled.study().unwrap());
    }
}

/// One-way ties of all sorts: both ways unlike, both ways alike, parallel, with ranges, without numbers.
fn obligations() -> Study {
    let range = |low, mid, high| Some(Range { low, mid, high });
    let tie = |a: &str, b: &str, strength: f64| BareTie {
        a: a.into(),
        b: b.into(),
        strength: Some(Range::exact(strength)),
        ..BareTie::default()
    };
    let actor = |id: &str, name: &str, bloc: Option<&str>, at| Actor {
        name: Some(name.into()),
        bloc: bloc.map(String::from),
        at,
        ..Actor::named(id)
    };
    let mut study = Study {
        id: "obligations".into(),
        directed: true,
        actor: vec![
            actor("P", "The Patron", Some("west"), Some([0.5, 0.1])),
            actor("C1", "First client", Some("west"), Some([0.1, 0.9])),
            actor("C2", "Second client", None, Some([0.9, 0.9])),
            actor("N", "A neutral", Some("none"), Some([0.25, 0.75])),
        ],
        tie: vec![
            tie("P", "C1", 0.9),
            tie("C1", "P", 0.2),
            tie("P", "C2", 0.1 + 0.2),
            tie("C2", "P", 0.1 + 0.2),
            tie("C1", "C2", 1.0),
            tie("C1", "C2", 2.5),
        ],
        ..Study::default()
    };
    study.actor[0].availability = range(0.8, 0.9, 1.0);
    study.actor[1].consent = Some(Range::exact(0.5));
    study.tie[0].strength = range(0.5, 0.9, 1.5);
    study.tie[0].delay = range(1.0, 2.0, 48.0);
    study.tie[1].availability = range(0.1, 0.3, 0.35);
    study.tie[4].agreement = Some("PACT".into());
    study.tie[4].kind = Some("consultation".into());
    study.tie[4].layer = Some("defence".into());
    study
}

#[test]
fn a_directed_study_goes_through_every_pair_of_formats() {
    everywhere(&obligations());
}

#[test]
fn an_undirected_study_with_all_that_can_be_known_goes_through_every_pair_of_formats() {
    let mut study = obligations();
    study.id = "undirected".into();
    study.directed = false;
    everywhere(&study);
}

#[test]
fn a_network_without_ties_goes_through_every_pair_of_formats_that_hold_it() {
    everywhere(&Study {
        id: "lonely".into(),
        actor: ["A", "B", "C"].map(Actor::named).into(),
        ..Study::default()
    });
}

#[test]
fn awkward_names_come_back_or_are_refused_in_words() {
    let names = [
        "Côte d’Ivoire",
        "日本",
        "a \"quoted\" one",
        "one, two; three",
        "#hash",
        "<&>",
        "it's",
        "back\\slash",
        "sep=;",
        "1",
        "NA",
        "0.5",
        "-",
        "a b",
        "node",
        "[x]",
        "{x}",
        "→",
    ];
    for name in names {
        let study = support::study(&[(name, "B", 0.5, 2.0, 0.25), ("B", "C", 1.0, 1.0, 1.0)]);
        let network = resolved(&study);
        for format in FORMATS {
            if let Err(Error::Refused(reason)) = (format.write)(&study, &network) {
                assert!(reason.contains(name), "{}: {reason}", format.id);
                continue;
            }
            let (again, written) = through(format, &study, &network).unwrap();
            if written
                .lost
                .iter()
                .any(|lost| lost.contains("quotes in ids"))
            {
                continue;
            }
            let case = format!("`{name}` through {}", format.id);
            compare(&case, &network, &resolved(&again), &written.lost);
        }
    }
}

#[test]
fn what_is_written_is_the_same_every_time() {
    let study = obligations();
    for format in FORMATS {
        let write = || (format.write)(&study, &resolved(&study)).unwrap();
        assert_eq!(write(), write(), "{}", format.id);
    }
}

#[test]
fn what_a_study_says_in_words_and_what_nobody_knows_is_named_as_lost() {
    let mut study = support::study(&[("A", "B", 0.5, 2.0, 0.25)]);
    (study.title, study.question, study.about) = ("T".into(), "Q?".into(), "words".into());
    study.tie[0].kind = Some("trade_tie".into());
    study.kind.push(linchpin::model::Kind {
        id: "trade_tie".into(),
        strength: Some(Range::exact(2.0)),
        ..Default::default()
    });
    study.tie[0].availability = None;
    let network = resolved(&study);
    for format in FORMATS {
        let written = (format.write)(&study, &network).unwrap();
        let says = |words: &str| written.lost.iter().any(|lost| lost.contains(words));
        if ["toml", "json"].contains(&format.id) {
            continue;
        }
        assert!(says("the question"), "{}: {:?}", format.id, written.lost);
        if format.id != "actors" {
            assert!(
                says("availability is not known"),
                "{}: {:?}",
                format.id,
                written.lost
            );
        }
        let (again, _) = through(format, &study, &network).unwrap();
        assert!(
            says("the title") || again.title == "T",
            "{}: {:?}",
            format.id,
            again.title
        );
    }
    let mut alone = Study {
        directed: true,
        ..Study::default()
    };
    alone.actor = ["A", "B"].map(Actor::named).to_vec();
    let network = resolved(&alone);
    for format in FORMATS
        .iter()
        .filter(|format| !["toml", "json"].contains(&format.id))
    {
        if let Ok(written) = (format.write)(&alone, &network) {
            assert!(
                written
                    .lost
                    .iter()
                    .any(|lost| lost.contains("that the network is directed")),
                "{}",
                format.id
            );
        }
    }
}
