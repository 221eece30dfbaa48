//! The coded numbers as inputs: each with an identity, the same on both sides.

use crate::{
    analysis::Measured,
    kernels::{Values, View},
    model::{Basis, Network, Range},
};
use serde::Serialize;
use std::collections::BTreeMap;

/// A coded number.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Input {
    /// Stable name: `JPN_KOR_GSOMIA.availability`, `JPN-KOR.strength`, `TISA.handling-delay`, `USA.consent`. A pair's own
    /// number under an agreement has the pair between: `ANZUS.NZL-USA.strength`. With shared judgement, numbers from the
    /// codebook are named by their kind: `intel_agreement.availability`.
    pub id: String,
    /// The name for readers, without an article: `delay of Japan-ROK GSOMIA`.
    pub name: String,
    /// What it is a number of.
    pub quantity: Quantity,
    /// Low, mid and high.
    pub range: Range,
    /// Whether it is drawn: an exact number is not.
    pub drawn: bool,
    /// What names its draws; inputs of one stream move together.
    #[serde(skip)]
    pub(super) stream: String,
}

/// What an input is a number of.
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

/// How far one coder's errors go together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Judgement {
    /// Every number of every agreement by itself; the ties of one agreement share its number.
    #[default]
    Independent,
    /// Numbers that come from the same kind of the codebook are one number.
    Shared,
    /// All numbers stand at the same quantile of their ranges.
    Perfect,
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
            Quantity::Strength | Quantity::Delay => [f64::MIN_POSITIVE, f64::INFINITY],
            Quantity::HandlingDelay => [0.0, f64::INFINITY],
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

impl Judgement {
    /// The word in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Judgement::Independent => "independent",
            Judgement::Shared => "shared",
            Judgement::Perfect => "perfect",
        }
    }
}

/// Where an input's value goes on one side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Slot {
    pub quantity: Quantity,
    /// A single tie, a grant or an actor.
    pub at: usize,
    /// Index of the input.
    pub input: usize,
}

/// One side, ready for any values of the inputs.
pub(super) struct Side {
    /// Its structure, with every kernel that reads structure alone filled in on first use.
    pub view: View,
    /// The numbers at mid.
    pub mid: Values,
    pub slots: Vec<Slot>,
    /// Single ties whose delay is 1/strength.
    pub inverse: Vec<usize>,
}

/// A number found on a side, before identities are settled.
struct Found {
    owner: String,
    owner_name: String,
    pair: Option<(String, String)>,
    kind: Option<(String, String)>,
    quantity: Quantity,
    at: usize,
    range: Range,
}

/// The inputs of both sides, and both sides.
pub(super) fn inputs(
    without: &Measured,
    with: &Measured,
    judgement: Judgement,
) -> (Vec<Input>, [Side; 2]) {
    let mut found = [numbers(&without.network), numbers(&with.network)];
    found.iter_mut().for_each(|numbers| own_pairs(numbers));
    let mut inputs: Vec<Input> = Vec::new();
    let mut ranges: BTreeMap<String, Vec<Range>> = BTreeMap::new();
    let [slots_without, slots_with] = [&found[0], &found[1]].map(|numbers| {
        let place = |number: &Found| {
            let (base, name) = identity(number, judgement);
            let known = ranges.entry(base.clone()).or_default();
            let variant = known.iter().position(|range| *range == number.range);
            let variant = variant.unwrap_or_else(|| {
                known.push(number.range);
                known.len() - 1
            });
            // A thing that is coded differently on the two sides is two inputs with the same draws.
            let (id, name) = match variant {
                0 => (base.clone(), name),
                later => (
                    format!("{base}#{}", later + 1),
                    format!("{name} ({})", later + 1),
                ),
            };
            let input = inputs.iter().position(|input| input.id == id);
            let input = input.unwrap_or_else(|| {
                inputs.push(Input {
                    id,
                    name,
                    quantity: number.quantity,
                    range: number.range,
                    drawn: !number.range.is_exact(),
                    stream: match judgement {
                        Judgement::Perfect => "all".into(),
                        _ => base,
                    },
                });
                inputs.len() - 1
            });
            Slot {
                quantity: number.quantity,
                at: number.at,
                input,
            }
        };
        numbers.iter().map(place).collect::<Vec<Slot>>()
    });
    let side = |measured: &Measured, slots| Side::new(&measured.network, slots);
    let sides = [side(without, slots_without), side(with, slots_with)];
    (inputs, sides)
}

/// What a number is called, and its words.
fn identity(number: &Found, judgement: Judgement) -> (String, String) {
    let word = number.quantity.word();
    if let (Judgement::Shared, Some((kind, title))) = (judgement, &number.kind) {
        let words = match number.quantity {
            Quantity::HandlingDelay => "delay",
            Quantity::HandlingAvailability => "availability",
            other => other.word(),
        };
        return (
            format!("{kind}.{words}"),
            format!("{words} of the kind \u{201c}{title}\u{201d}"),
        );
    }
    let mut name = format!("{} {}", number.quantity.of(), number.owner_name);
    if let Some((pair, words)) = &number.pair
        && *pair != number.owner
    {
        name += &format!(" for {words}");
    }
    let id = match &number.pair {
        Some((pair, _)) if *pair != number.owner => format!("{}.{pair}.{word}", number.owner),
        _ => format!("{}.{word}", number.owner),
    };
    (id, name)
}

/// Takes the pair out of the names of numbers that all ties of their agreement share.
fn own_pairs(numbers: &mut [Found]) {
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

fn numbers(network: &Network) -> Vec<Found> {
    let ties: Vec<_> = network.ties().collect();
    let mut bare: BTreeMap<String, usize> = BTreeMap::new();
    let mut found = Vec::new();
    let kind_title = |id: &String| {
        let kind = crate::model::codebook().iter().find(|kind| kind.id == *id);
        (
            id.clone(),
            kind.map_or(id.clone(), |kind| kind.title.clone()),
        )
    };
    for (at, &tie) in View::channel_order(network).iter().enumerate() {
        let (a, b, tie) = ties[tie];
        let ids = network.pair_ids(a, b).join("-");
        let names = [a, b]
            .map(|end| network.actor(end).title())
            .join(network.joint());
        let (owner, owner_name) = match tie.agreement {
            Some(agreement) => {
                let agreement = &network.agreements()[agreement];
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
            found.push(Found {
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
        if !is_inverse(tie) {
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
    for (at, relay) in network.relays().iter().enumerate() {
        let agreement = &network.agreements()[relay.agreement];
        let mut push = |quantity, range, own: Option<Range>| {
            found.push(Found {
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
    for (at, actor) in network.actors().enumerate() {
        for (quantity, range) in [
            (Quantity::ActorAvailability, actor.availability),
            (Quantity::Consent, actor.consent),
        ] {
            found.extend(range.map(|range| Found {
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
    found
}

/// Whether the delay is 1/strength, and not a number of its own.
fn is_inverse(tie: &crate::model::Tie) -> bool {
    tie.delay_basis == Basis::InverseStrength && tie.delay == tie.strength.inverse()
}

impl Side {
    fn new(network: &Network, slots: Vec<Slot>) -> Self {
        let mut view = View::new(network, crate::model::Level::Mid);
        let mid = view.values();
        let ties: Vec<_> = network.ties().collect();
        let inverse = View::channel_order(network)
            .into_iter()
            .enumerate()
            .filter(|&(_, tie)| ties.get(tie).is_some_and(|(_, _, tie)| is_inverse(tie)))
            .map(|(channel, _)| channel)
            .collect();
        // An actor that may fail under some draw must be in the diagrams from the beginning.
        let mut values = mid.clone();
        for (value, actor) in values.actor_availability.iter_mut().zip(network.actors()) {
            if actor.availability.is_some() {
                *value = 0.5;
            }
        }
        view.revalue(&values);
        // What depends on structure alone is made once here, and copied to every thread.
        let _ = view.reliability();
        view.revalue(&mid);
        Self {
            view,
            mid,
            slots,
            inverse,
        }
    }

    /// Puts `value[input]` wherever the inputs go, and what follows from them.
    pub fn fill(&self, values: &mut Values, value: &[f64]) {
        for slot in &self.slots {
            let into = match slot.quantity {
                Quantity::Strength => &mut values.strength,
                Quantity::Delay => &mut values.delay,
                Quantity::Availability => &mut values.availability,
                Quantity::HandlingDelay => &mut values.handling_delay,
                Quantity::HandlingAvailability => &mut values.handling_availability,
                Quantity::ActorAvailability => &mut values.actor_availability,
                Quantity::Consent => &mut values.consent,
            };
            if let (Some(into), Some(value)) = (into.get_mut(slot.at), value.get(slot.input)) {
                *into = *value;
            }
        }
        for &channel in &self.inverse {
            if let (Some(delay), Some(strength)) =
                (values.delay.get_mut(channel), values.strength.get(channel))
            {
                *delay = 1.0 / strength;
            }
        }
    }
}
