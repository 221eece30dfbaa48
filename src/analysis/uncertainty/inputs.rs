//! The coded numbers as inputs: each with an identity, the same on both sides.

use crate::{
    analysis::Measured,
    kernels::{Values, View},
    model::{Network, Number, Quantity, Range},
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

/// The inputs of both sides, and both sides.
pub(super) fn inputs(
    without: &Measured,
    with: &Measured,
    judgement: Judgement,
) -> (Vec<Input>, [Side; 2]) {
    let numbers = |network: &Network| network.numbers(&View::channel_order(network));
    let found = [numbers(&without.network), numbers(&with.network)];
    let mut inputs: Vec<Input> = Vec::new();
    let mut ranges: BTreeMap<String, Vec<Range>> = BTreeMap::new();
    let [slots_without, slots_with] = [&found[0], &found[1]].map(|numbers| {
        let place = |number: &Number| {
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
fn identity(number: &Number, judgement: Judgement) -> (String, String) {
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
    (number.id(), number.name())
}

impl Side {
    fn new(network: &Network, slots: Vec<Slot>) -> Self {
        let mut view = View::new(network, crate::model::Level::Mid);
        let mid = view.values();
        let ties: Vec<_> = network.ties().collect();
        let inverse = View::channel_order(network)
            .into_iter()
            .enumerate()
            .filter(|&(_, tie)| ties.get(tie).is_some_and(|(_, _, tie)| tie.is_inverse()))
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

#[cfg(test)]
mod tests {
    use super::{Judgement, inputs};
    use crate::analysis::uncertainty::sheet::tests::measured;

    #[test]
    fn what_is_coded_otherwise_on_the_other_side_is_a_second_input_with_the_same_draws() {
        let without = measured(&[("A", "B", [1.0, 2.0, 3.0]), ("B", "C", [2.0, 2.0, 2.0])]);
        let with = measured(&[("A", "B", [1.0, 2.0, 4.0]), ("B", "C", [2.0, 2.0, 2.0])]);
        let (found, sides) = inputs(&without, &with, Judgement::Independent);
        let input = |id: &str| {
            let mut own = found.iter().filter(|input| input.id == id);
            let input = own.next().expect(id);
            assert!(own.next().is_none(), "{id} twice");
            input
        };
        let (first, second) = (input("A-B.strength"), input("A-B.strength#2"));
        assert_eq!((first.range.high, second.range.high), (3.0, 4.0));
        assert_eq!(second.name, format!("{} (2)", first.name));
        assert_eq!(first.stream, second.stream);
        assert!(first.drawn && second.drawn && !input("B-C.strength").drawn);
        for side in &sides {
            let mut values = side.mid.clone();
            side.fill(&mut values, &vec![4.0; found.len()]);
            assert_eq!(
                (values.strength, values.delay),
                (vec![4.0; 2], vec![0.25; 2])
            );
        }
        let words = [
            Judgement::Independent,
            Judgement::Shared,
            Judgement::Perfect,
        ];
        assert_eq!(
            words.map(Judgement::word),
            ["independent", "shared", "perfect"]
        );
    }
}
