//! One availability after the other from 0 to 1, against networks in which it is coded so; common causes in words.

use crate::{set::coded, support::measured};
use linchpin::{
    analysis::{Ask, Reliabilities, reliability},
    formats::{self, Options},
    kernels::{View, k_terminal},
    metrics::Metric,
    model::{Level, Network, Range, Selection, Study},
};

fn asked(study: &Study, ask: Ask) -> Reliabilities {
    let network = Network::resolve(study, &Selection::default()).unwrap();
    reliability(&measured(network), &ask).unwrap()
}

#[test]
fn what_varies_gives_what_networks_give_in_which_it_is_coded_so() {
    let plain = coded(&[]);
    let rows = [
        ("PACT", "PACT.availability", "each tie of PACT", 0.6),
        (
            "handling:RELAY",
            "RELAY.handling-availability",
            "the hub's handling under RELAY",
            0.75,
        ),
        ("A", "A.works", "A", 0.95),
        ("C-D", "C-D.availability", "each tie between C and D", 0.7),
    ];
    for (vary, input, words, now) in rows {
        for pair in [["A", "C"], ["C", "D"], ["A", "B"]] {
            let ask = Ask {
                between: Some(pair.map(String::from)),
                vary: Some(vary.into()),
                ..Ask::default()
            };
            let found = asked(&plain, ask);
            let varied = found.sides[0].varied.as_ref().unwrap();
            assert_eq!((varied.thing.as_str(), varied.coded), (words, Some(now)));
            assert_eq!(
                varied.about,
                format!("a request between {} and {} is answered", pair[0], pair[1])
            );
            assert_eq!(varied.points.len(), 21);
            for point in &varied.points {
                let set = set(&plain, input, point.availability);
                let expected = crate::support::value(&set, "share-probability", &pair);
                crate::support::close(point.chance.value.unwrap(), expected);
            }
        }
        let ask = Ask {
            terminals: ["A", "B", "D"].map(String::from).to_vec(),
            vary: Some(vary.into()),
            ..Ask::default()
        };
        let found = asked(&plain, ask);
        let varied = found.sides[0].varied.as_ref().unwrap();
        assert_eq!(varied.about, "every two of A, B and D are joined");
        for point in &varied.points {
            let set = set(&plain, input, point.availability);
            let view = View::new(&set, Level::Mid);
            let terminals = ["A", "B", "D"].map(|id| set.index_of(id).unwrap());
            let expected = k_terminal(&view, &terminals).unwrap();
            crate::support::close(point.chance.value.unwrap(), expected);
        }
    }
}

fn set(study: &Study, input: &str, value: f64) -> Network {
    let selection = Selection {
        set: vec![format!("{input}={value}")],
        ..Selection::default()
    };
    Network::resolve(study, &selection).unwrap()
}

#[test]
fn all_ties_alike_have_the_curve_of_a_network_in_which_nothing_else_fails() {
    let mut surely = coded(&[
        ("A.consent", 1.0),
        ("A.works", 1.0),
        ("RELAY.handling-availability", 1.0),
    ]);
    let ask = Ask {
        between: Some(["A", "D"].map(String::from)),
        vary: Some("all".into()),
        ..Ask::default()
    };
    let found = asked(&coded(&[]), ask);
    let varied = found.sides[0].varied.as_ref().unwrap();
    assert_eq!(varied.thing, "every tie alike, while all else works");
    assert_eq!(varied.about, "a route joins A and D");
    for point in &varied.points {
        let same = Some(Range::exact(point.availability));
        surely
            .tie
            .iter_mut()
            .for_each(|tie| tie.availability = same);
        surely
            .agreement
            .iter_mut()
            .for_each(|one| one.availability = same);
        let network = Network::resolve(&surely, &Selection::default()).unwrap();
        let expected = crate::support::value(&network, "share-probability", &["A", "D"]);
        crate::support::close(point.chance.value.unwrap(), expected);
    }
}

#[test]
fn what_cannot_be_asked_is_refused_with_the_rule() {
    let network = Network::resolve(&coded(&[]), &Selection::default()).unwrap();
    let side = measured(network);
    let words = |ids: &[&str]| ids.iter().map(|id| (*id).to_string()).collect::<Vec<_>>();
    let refused = |between: Option<[&str; 2]>, terminals: &[&str], vary: Option<&str>| {
        let ask = Ask {
            between: between.map(|pair| pair.map(String::from)),
            terminals: words(terminals),
            vary: vary.map(String::from),
        };
        reliability(&side, &ask).unwrap_err().to_string()
    };
    for (told, rule) in [
        (
            refused(None, &["A"], None),
            "terminals are two actors or more, each named once, and not A",
        ),
        (
            refused(None, &["A", "B", "A"], None),
            "each named once, and not A, B, A",
        ),
        (refused(None, &["A", "E"], None), "unknown actor `E`"),
        (
            refused(Some(["A", "A"]), &[], None),
            "a pair is of two actors, not `A` and itself",
        ),
        (
            refused(None, &[], Some("A-Z")),
            "unknown thing to vary `A-Z`",
        ),
        (
            refused(None, &[], Some("Z-A")),
            "unknown thing to vary `Z-A`",
        ),
        (refused(None, &[], Some("PACTS")), "did you mean `PACT`?"),
        (
            refused(None, &[], Some("handling:PACT")),
            "takes the id of an arrangement with a hub",
        ),
    ] {
        assert!(told.contains(rule), "{told}");
    }
}

#[test]
fn common_causes_stand_beside_the_result_in_words() {
    let text = format!(
        "{}\n[[common_cause]]\nid = \"STORM\"\ntitle = \"A storm\"\navailability = [0.5, 0.8, 0.9]\n\
         agreements = [\"PACT\"]\npairs = [\"C-D\"]\nactors = [\"A\"]\nbetween = [\"B-C\"]\n",
        written(&coded(&[]))
    );
    let study = formats::read(text.as_bytes(), "study.toml", Options::default()).unwrap();
    let found = asked(&study, Ask::default());
    let cause = &found.sides[0].causes[0];
    assert_eq!(
        (cause.id.as_str(), cause.title.as_str()),
        ("STORM", "A storm")
    );
    assert_eq!(cause.availability, [0.5, 0.8, 0.9]);
    assert_eq!(
        cause.closes,
        "PACT, the ties C–D, A and sharing between B and C by any route"
    );
    // The metrics that the registry has of it see the cause too.
    let share = Metric::find("share-probability").unwrap();
    let plain = measured(Network::resolve(&coded(&[]), &Selection::default()).unwrap());
    let struck = measured(Network::resolve(&study, &Selection::default()).unwrap());
    let at = |rows: &[linchpin::analysis::Row]| {
        let row = rows.iter().find(|row| row.subject == ["B", "C"]).unwrap();
        row.score.value().unwrap()
    };
    crate::support::close(at(&struck.rows(share)), 0.8 * at(&plain.rows(share)));
}

fn written(study: &Study) -> String {
    let network = Network::resolve(study, &Selection::default()).unwrap();
    let toml = formats::FORMATS
        .iter()
        .find(|format| format.id == "toml")
        .unwrap();
    (toml.write)(study, &network).unwrap().text
}
