//! A number that is set by hand measures as one that is coded so, and what is added by name is taken as said.

use crate::support::{bundled, measured};
use linchpin::{
    analysis::{Measurement, measure},
    error::Error,
    formats::{self, Options},
    metrics::{Metric, metrics},
    model::{Network, Selection, Study},
};

/// Coded numbers of every kind, each at a place of its own: `{A.consent}` is where that of `A` stands.
const STUDY: &str = r#"
id = "every-kind"
transit = "granted"

[[actor]]
id = "A"
consent = {A.consent}
availability = {A.works}

[[actor]]
id = "B"

[[actor]]
id = "C"

[[actor]]
id = "D"

[[agreement]]
id = "PACT"
members = [{ actor = "A" }, { actor = "B" }]
strength = {PACT.strength}
delay = {PACT.delay}
availability = {PACT.availability}

[[agreement]]
id = "RELAY"
members = [{ actor = "A" }, { actor = "B" }, { actor = "C" }]
hub = "B"
strength = 1.0
delay = 2.0
availability = 0.8
handling_delay = {RELAY.handling-delay}
handling_availability = {RELAY.handling-availability}

[[tie]]
a = "C"
b = "D"
strength = {C-D.strength}
availability = 0.7
"#;

/// Every number with what is coded, and what it is set to.
const NUMBERS: [(&str, f64, f64); 8] = [
    ("A.consent", 0.9, 0.6),
    ("A.works", 0.95, 0.5),
    ("PACT.strength", 2.0, 0.4),
    ("PACT.delay", 3.0, 0.25),
    ("PACT.availability", 0.6, 0.1),
    ("RELAY.handling-delay", 1.5, 6.0),
    ("RELAY.handling-availability", 0.75, 0.2),
    ("C-D.strength", 4.0, 0.5),
];

/// The study with the numbers as coded, but for those in `other`.
pub fn coded(other: &[(&str, f64)]) -> Study {
    let text = NUMBERS
        .iter()
        .fold(STUDY.to_string(), |text, (name, value, _)| {
            let set = other.iter().find(|(set, _)| set == name);
            let value = set.map_or(*value, |(_, value)| *value);
            text.replace(&format!("{{{name}}}"), &format!("{value:?}"))
        });
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("study.toml");
    std::fs::write(&path, text).unwrap();
    let (study, _) = formats::open(path.to_str().unwrap(), Options::default()).unwrap();
    study
}

fn everything(study: &Study, set: &[String]) -> Measurement {
    let selection = Selection {
        set: set.to_vec(),
        ..Selection::default()
    };
    let all: Vec<&'static Metric> = metrics().collect();
    let network = Network::resolve(study, &selection).unwrap();
    measure(&measured(network), &all)
}

#[test]
fn a_number_that_is_set_measures_as_one_that_is_coded_so() {
    let plain = coded(&[]);
    let untouched = everything(&plain, &[]);
    for (name, _, value) in NUMBERS {
        let set = everything(&plain, &[format!("{name}={value}")]);
        let other = everything(&coded(&[(name, value)]), &[]);
        assert_eq!(set.scores, other.scores, "{name}");
        assert_ne!(set.scores, untouched.scores, "{name} moves nothing");
        let told = &set.network.notices;
        assert!(
            told.iter()
                .any(|notice| notice.starts_with(&format!("{name} = {value}"))
                    && notice.contains("not the coded value, ")),
            "{name}: {told:?}"
        );
    }
    // All at once: the order does not matter.
    let edits: Vec<String> = NUMBERS
        .iter()
        .map(|(name, _, value)| format!("{name}={value}"))
        .collect();
    let others: Vec<(&str, f64)> = NUMBERS
        .iter()
        .map(|&(name, _, value)| (name, value))
        .collect();
    let backwards: Vec<String> = edits.iter().rev().cloned().collect();
    let expected = everything(&coded(&others), &[]).scores;
    assert_eq!(everything(&plain, &edits).scores, expected);
    assert_eq!(everything(&plain, &backwards).scores, expected);
}

#[test]
fn a_value_that_no_number_of_its_kind_can_have_is_refused_with_the_rule() {
    let plain = coded(&[]);
    for (edit, rule) in [
        ("PACT.strength", "sets nothing"),
        ("PACT.strength=much", "gives no number"),
        ("PACT.strength=inf", "gives no finite number"),
        ("PACT.strength=0", "strength 0 means no tie"),
        ("PACT.strength=-1", "a strength is above 0"),
        ("PACT.strength=1e300", "is outside"),
        ("PACT.delay=0", "a delay is above 0 hours"),
        (
            "RELAY.handling-delay=-1",
            "a hub's delay is 0 hours or more",
        ),
        (
            "RELAY.handling-availability=2",
            "a probability is between 0 and 1",
        ),
        ("PACT.availability=-0.1", "a probability is between 0 and 1"),
        ("A.consent=1.1", "a probability is between 0 and 1"),
        ("A.works=1.1", "a probability is between 0 and 1"),
        ("PACT.strenght=1", "did you mean `PACT.strength`?"),
    ] {
        let selection = Selection {
            set: vec![edit.into()],
            ..Selection::default()
        };
        let refusal = Network::resolve(&plain, &selection)
            .unwrap_err()
            .to_string();
        assert!(refusal.contains(rule), "{edit}: {refusal}");
    }
    // The ends of what is possible are possible.
    for edit in [
        "RELAY.handling-delay=0",
        "PACT.availability=0",
        "PACT.availability=1",
        "A.consent=0",
        "A.works=1",
    ] {
        let selection = Selection {
            set: vec![edit.into()],
            ..Selection::default()
        };
        assert!(Network::resolve(&plain, &selection).is_ok(), "{edit}");
    }
}

#[test]
fn what_cannot_be_added_by_its_name_is_refused_with_the_way_out() {
    let plain = coded(&[]);
    let added = |name: &str| {
        let selection = Selection {
            with: vec![name.into()],
            ..Selection::default()
        };
        Network::resolve(&plain, &selection)
    };
    for (name, words) in [
        (
            "A",
            "an actor cannot be added by name alone; add a tie such as A-OTHER:kind",
        ),
        (
            "A-B",
            "A and B are tied already; name a codebook kind to add a second tie",
        ),
    ] {
        let Err(Error::Refused(refusal)) = added(name).map(|_| ()) else {
            panic!("{name} was added");
        };
        assert!(refusal.contains(words), "{name}: {refusal}");
    }
    // A second tie by its kind is another tie of the pair.
    let network = added("A-B:intel_agreement").unwrap();
    let before = Network::resolve(&plain, &Selection::default()).unwrap();
    assert_eq!(network.ties().count(), before.ties().count() + 1);
}

#[test]
fn an_actor_that_is_not_yet_there_comes_with_a_tie_that_is_added() {
    let network = |with: &[&str]| {
        bundled("nato", |selection| {
            selection.date = Some("1950-01-01".parse().unwrap());
            selection.with = with.iter().map(|name| (*name).to_string()).collect();
        })
    };
    let (before, after) = (network(&[]), network(&["DEU-USA:intel_agreement"]));
    assert_eq!(before.index_of("DEU"), None);
    assert_eq!(after.actors().len(), before.actors().len() + 1);
    let at = after.index_of("DEU").unwrap();
    assert_eq!(after.actor(at).title(), "Germany");
    assert_eq!(
        after.ties().filter(|&(a, b, _)| a == at || b == at).count(),
        1
    );
}
