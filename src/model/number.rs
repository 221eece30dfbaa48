//! The coded numbers of a network, each with a stable name: what a file says, what can be varied, what can be set.

use super::{Basis, Network, Range, Tie};
use serde::Serialize;
use std::collections::BTreeMap;

/// Within which sums, products and inverses of strengths and hours keep far from the limits of floating point.
pub(super) const WORKABLE: [f64; 2] = [1e-12, 1e15];

/// The way out where a number is not within.
pub(super) const OTHER_UNIT: &str = "choose another unit, so that numbers are of ordinary size";

/// A coded number.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Whose it is: an agreement, a pair (`JPN-KOR`, `JPN-KOR/2` for its second row), or an actor.
    pub owner: String,
    /// The same for readers.
    pub owner_name: String,
    /// The pair, as id and in words, where the number is the pair's own and not that of all ties of its agreement.
    pub pair: Option<(String, String)>,
    /// The kind of the codebook from which it comes, with its title; absent where the study gives the number itself.
    pub kind: Option<(String, String)>,
    /// What it is a number of.
    pub quantity: Quantity,
    /// Index of the tie (in the order asked for), the relay or the actor.
    pub at: usize,
    /// Low, mid and high.
    pub range: Range,
}

/// What a coded number is a number of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quantity {
    /// Strength of ties, dimensionless; where no delay is coded, delay = 1/strength follows it.
    Strength,
    /// Delay of ties, hours.
    Delay,
    /// Availability of ties, a probability.
    Availability,
    /// A hub's handling, hours.
    HandlingDelay,
    /// A hub's handling, a probability.
    HandlingAvailability,
    /// An actor at all, a probability.
    ActorAvailability,
    /// An actor's consent as originator, a probability.
    Consent,
}

impl Quantity {
    /// The word in names and outputs.
    pub fn word(self) -> &'static str {
        match self {
            Quantity::Strength => "strength",
            Quantity::Delay => "delay",
            Quantity::Availability => "availability",
            Quantity::HandlingDelay => "handling-delay",
            Quantity::HandlingAvailability => "handling-availability",
            Quantity::ActorAvailability => "works",
            Quantity::Consent => "consent",
        }
    }

    /// ` h` for hours, nothing for a pure number.
    pub fn unit(self) -> &'static str {
        match self {
            Quantity::Delay | Quantity::HandlingDelay => " h",
            _ => "",
        }
    }

    /// The least and the greatest value that it can take at all.
    pub fn limits(self) -> [f64; 2] {
        match self {
            Quantity::Strength | Quantity::Delay => WORKABLE,
            Quantity::HandlingDelay => [0.0, WORKABLE[1]],
            _ => [0.0, 1.0],
        }
    }

    /// `delay of`, to be followed by whose it is.
    fn of(self) -> &'static str {
        match self {
            Quantity::Strength => "strength of",
            Quantity::Delay => "delay of",
            Quantity::Availability | Quantity::ActorAvailability => "availability of",
            Quantity::HandlingDelay => "hub's delay under",
            Quantity::HandlingAvailability => "hub's handling under",
            Quantity::Consent => "consent of",
        }
    }
}

impl Number {
    /// Stable name: `JPN_KOR_GSOMIA.availability`, `JPN-KOR.strength`, `TISA.handling-delay`, `USA.consent`. A pair's own
    /// number under an agreement has the pair between: `ANZUS.NZL-USA.strength`.
    pub fn id(&self) -> String {
        let word = self.quantity.word();
        match self.own_pair() {
            Some((pair, _)) => format!("{}.{pair}.{word}", self.owner),
            None => format!("{}.{word}", self.owner),
        }
    }

    /// The name for readers, without an article: `delay of Japan-ROK GSOMIA`.
    pub fn name(&self) -> String {
        let name = format!("{} {}", self.quantity.of(), self.owner_name);
        match self.own_pair() {
            Some((_, words)) => format!("{name} for {words}"),
            None => name,
        }
    }

    fn own_pair(&self) -> Option<&(String, String)> {
        self.pair.as_ref().filter(|(pair, _)| *pair != self.owner)
    }
}

impl Network {
    /// Every coded number, the ties in this order of their indices; several ties may share one name, whose number is one.
    pub fn numbers(&self, order: &[usize]) -> Vec<Number> {
        let mut found = of_ties(self, order);
        for (at, relay) in self.relays.iter().enumerate() {
            let agreement = &self.agreements[relay.agreement];
            let mut push = |quantity, range, own: Option<Range>| {
                found.push(Number {
                    owner: agreement.id.clone(),
                    owner_name: agreement.name().to_string(),
                    pair: None,
                    kind: agreement
                        .hub_kind
                        .as_ref()
                        .filter(|_| own.is_none())
                        .map(kind_title),
                    quantity,
                    at,
                    range,
                });
            };
            push(
                Quantity::HandlingDelay,
                relay.delay,
                agreement.handling_delay,
            );
            push(
                Quantity::HandlingAvailability,
                relay.availability,
                agreement.handling_availability,
            );
        }
        for (at, actor) in self.actors().enumerate() {
            for (quantity, range) in [
                (Quantity::ActorAvailability, actor.availability),
                (Quantity::Consent, actor.consent),
            ] {
                found.extend(range.map(|range| Number {
                    owner: actor.id.clone(),
                    owner_name: actor.title().to_string(),
                    pair: None,
                    kind: None,
                    quantity,
                    at,
                    range,
                }));
            }
        }
        take_out_common_pairs(&mut found);
        found
    }
}

impl Tie {
    /// Whether the delay is 1/strength, and not a number of its own.
    pub fn is_inverse(&self) -> bool {
        self.delay_basis == Basis::InverseStrength && self.delay == self.strength.inverse()
    }
}

fn kind_title(id: &String) -> (String, String) {
    let kind = super::codebook().iter().find(|kind| kind.id == *id);
    (
        id.clone(),
        kind.map_or(id.clone(), |kind| kind.title.clone()),
    )
}

fn of_ties(network: &Network, order: &[usize]) -> Vec<Number> {
    let ties: Vec<_> = network.ties().collect();
    let mut bare: BTreeMap<String, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for (at, &tie) in order.iter().enumerate() {
        let (a, b, tie) = ties[tie];
        let ids = network.pair_ids(a, b).join("-");
        let names = [a, b]
            .map(|end| network.actor(end).title())
            .join(network.joint());
        let (owner, owner_name) = match tie.agreement {
            Some(agreement) => {
                let agreement = &network.agreements[agreement];
                (agreement.id.clone(), agreement.name().to_string())
            }
            None => {
                let count = bare.entry(ids.clone()).or_default();
                *count += 1;
                match *count {
                    1 => (ids.clone(), format!("the {names} tie")),
                    more => (
                        format!("{ids}/{more}"),
                        format!("the {names} tie, row {more}"),
                    ),
                }
            }
        };
        let mut push = |quantity, range, basis: Basis| {
            found.push(Number {
                owner: owner.clone(),
                owner_name: owner_name.clone(),
                pair: Some((ids.clone(), names.clone())),
                kind: tie
                    .kind
                    .as_ref()
                    .filter(|_| basis == Basis::Codebook)
                    .map(kind_title),
                quantity,
                at,
                range,
            });
        };
        push(Quantity::Strength, tie.strength, tie.strength_basis);
        if !tie.is_inverse() {
            push(Quantity::Delay, tie.delay, tie.delay_basis);
        }
        // A number that nobody coded is not there to be varied.
        if tie.availability_basis != Basis::Assumed || tie.kind.is_none() {
            push(
                Quantity::Availability,
                tie.availability,
                tie.availability_basis,
            );
        }
    }
    found
}

/// Takes the pair out of the names of numbers that all ties of their agreement share.
fn take_out_common_pairs(numbers: &mut [Number]) {
    let mut usual: BTreeMap<(String, Quantity), Vec<(Range, usize)>> = BTreeMap::new();
    for number in numbers.iter() {
        let counts = usual
            .entry((number.owner.clone(), number.quantity))
            .or_default();
        match counts.iter_mut().find(|(range, _)| *range == number.range) {
            Some((_, count)) => *count += 1,
            None => counts.push((number.range, 1)),
        }
    }
    for number in numbers {
        let counts = &usual[&(number.owner.clone(), number.quantity)];
        // The first of the most frequent.
        let most = counts.iter().rev().max_by_key(|(_, count)| *count);
        if most.is_some_and(|(range, _)| *range == number.range) {
            number.pair = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Number, Quantity, Range, kind_title, take_out_common_pairs};
    use crate::{
        by_hand::{actors, network, tie},
        model::{BareTie, Kind, Study, codebook},
    };

    fn of(owner: &str, pair: &str, value: f64) -> Number {
        Number {
            owner: owner.into(),
            owner_name: format!("the {owner}"),
            pair: Some((pair.into(), pair.replace('-', "–"))),
            kind: None,
            quantity: Quantity::Strength,
            at: 0,
            range: Range::exact(value),
        }
    }

    #[test]
    fn what_most_ties_of_an_agreement_share_is_its_own_and_the_rest_is_of_pairs() {
        let left = |values: &[f64]| {
            let pairs = ["A-B", "A-C", "B-C", "C-D", "D-E"];
            let mut numbers: Vec<Number> = values
                .iter()
                .zip(pairs)
                .map(|(&value, pair)| of("X", pair, value))
                .collect();
            // Of another agreement, where it is the only one.
            numbers.push(of("Y", "A-B", 7.0));
            take_out_common_pairs(&mut numbers);
            let ids: Vec<String> = numbers.iter().map(Number::id).collect();
            assert_eq!(ids[values.len()], "Y.strength");
            ids[..values.len()].join(" ")
        };
        assert_eq!(
            left(&[1.0, 2.0, 2.0]),
            "X.A-B.strength X.strength X.strength"
        );
        assert_eq!(
            left(&[2.0, 1.0, 2.0]),
            "X.strength X.A-C.strength X.strength"
        );
        // Of two as frequent, the first.
        assert_eq!(left(&[1.0, 2.0]), "X.strength X.A-C.strength");
        let pairs = "X.A-B.strength X.A-C.strength X.strength X.strength X.strength";
        assert_eq!(left(&[1.0, 1.0, 3.0, 3.0, 3.0]), pairs);
    }

    #[test]
    fn the_number_of_a_pair_that_is_no_agreements_bears_the_name_of_the_pair_once() {
        let own = of("A-B", "A-B", 1.0);
        assert_eq!(own.id(), "A-B.strength");
        assert_eq!(own.name(), "strength of the A-B");
        let under = of("X", "A-B", 1.0);
        assert_eq!(under.id(), "X.A-B.strength");
        assert_eq!(under.name(), "strength of the X for A–B");
    }

    #[test]
    fn numbers_of_the_codebook_name_their_kind_and_those_of_the_study_do_not() {
        for kind in codebook() {
            assert_eq!(kind_title(&kind.id), (kind.id.clone(), kind.title.clone()));
        }
        let study = Study {
            kind: vec![Kind {
                id: "pact".into(),
                strength: Some(Range::exact(2.0)),
                ..Kind::default()
            }],
            tie: vec![BareTie {
                kind: Some("pact".into()),
                delay: Some(Range::exact(3.0)),
                ..tie("A", "B")
            }],
            ..actors(&["A", "B"])
        };
        let numbers = network(&study).numbers(&[0]);
        let ids: Vec<String> = numbers.iter().map(Number::id).collect();
        // Nobody coded an availability.
        assert_eq!(ids, ["A-B.strength", "A-B.delay"]);
        assert!(numbers[0].kind.is_some() && numbers[1].kind.is_none());
    }

    #[test]
    fn a_delay_is_a_number_of_its_own_unless_it_follows_the_strength() {
        let tie = |a: &str, b: &str, delay: Option<f64>| BareTie {
            strength: Some(Range::exact(2.0)),
            delay: delay.map(Range::exact),
            ..tie(a, b)
        };
        let study = Study {
            // The second is given what would have been taken.
            tie: vec![tie("A", "B", None), tie("C", "D", Some(0.5))],
            ..Study::default()
        };
        let numbers = network(&study).numbers(&[0, 1]);
        let ids: Vec<String> = numbers.iter().map(Number::id).collect();
        let expected = [
            "A-B.strength",
            "A-B.availability",
            "C-D.strength",
            "C-D.delay",
            "C-D.availability",
        ];
        assert_eq!(ids, expected);
    }
}
