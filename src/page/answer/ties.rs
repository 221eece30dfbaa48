//! What is drawn between the actors: the ties of both sides.

use crate::{
    analysis::{Sides, score},
    model::{Basis, Network, Score, Tie, Transit},
};
use serde::Serialize;
use std::collections::{HashMap, VecDeque};

/// What one agreement does to a pair, on either side or both.
#[derive(Serialize)]
pub(super) struct PairTie<'a> {
    a: &'a str,
    b: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    agreement: Option<&'a str>,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    layer: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hub: Option<&'a str>,
    strength: f64,
    strength_text: String,
    delay_text: String,
    availability_text: String,
    sides: &'static [&'static str],
}

/// Ties of both sides, agreement by agreement; one that is coded alike on both sides is one row.
pub(super) fn pair_ties(sides: &Sides) -> Vec<PairTie<'_>> {
    let mut found: Vec<PairTie> = Vec::new();
    let mut alone: HashMap<_, VecDeque<usize>> = HashMap::new();
    // The side with comes first, so that where the sides are coded differently its numbers are shown.
    for (a, b, tie) in sides.with.network.ties() {
        let row = pair_tie(&sides.with.network, (a, b), tie, &["with"]);
        let places = alone.entry((row.a, row.b, row.agreement)).or_default();
        places.push_back(found.len());
        found.push(row);
    }
    for (a, b, tie) in sides.without.network.ties() {
        let row = pair_tie(&sides.without.network, (a, b), tie, &["without"]);
        let places = alone.get_mut(&(row.a, row.b, row.agreement));
        match places.and_then(VecDeque::pop_front) {
            Some(at) => found[at].sides = &["without", "with"],
            None => found.push(row),
        }
    }
    found
}

fn pair_tie<'a>(
    network: &'a Network,
    (a, b): (usize, usize),
    tie: &'a Tie,
    sides: &'static [&'static str],
) -> PairTie<'a> {
    let agreement = tie.agreement.and_then(|at| network.agreements().get(at));
    // Where anyone may pass on, a leg to the hub is a tie like any other, as in the charts.
    let is_granted = network.about().transit == Transit::Granted;
    let mut relays = network.relays().iter();
    let relay = relays.find(|relay| is_granted && Some(relay.agreement) == tie.agreement);
    let text = |value: f64| score(Some(Score::Defined(value)));
    let known = tie.availability_basis != Basis::Assumed || tie.kind.is_none();
    let [first, second] = network.pair_ids(a, b);
    let (a, b) = match first == network.actor(a).id {
        true => (a, b),
        false => (b, a),
    };
    let title = |at: usize| network.actor(at).title();
    PairTie {
        a: first,
        b: second,
        agreement: agreement.map(|agreement| agreement.id.as_str()),
        title: match agreement {
            Some(agreement) => agreement.name().to_string(),
            None => [title(a), title(b)].join(network.joint()),
        },
        layer: tie.layer.as_deref(),
        kind: tie.kind.as_deref(),
        hub: relay.map(|relay| network.actor(relay.hub).id.as_str()),
        strength: tie.strength.mid,
        strength_text: text(tie.strength.mid),
        delay_text: format!("{} h", text(tie.delay.mid)),
        availability_text: match known {
            true => text(tie.availability.mid),
            false => "n/a".into(),
        },
        sides,
    }
}
