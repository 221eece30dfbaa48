//! Coded numbers set to a value.

use crate::{
    error::{Error, Result, nearest},
    model::{
        Basis, Network, Quantity, Range,
        number::{OTHER_UNIT, WORKABLE},
    },
};
use petgraph::graph::{EdgeIndex, NodeIndex};

/// The input and the value of `TISA.handling-delay=3`.
///
/// # Errors
/// `Refused`, where there is no `=` or no number after it.
fn parts(text: &str) -> Result<(&str, f64)> {
    let refused = |why: &str| {
        Error::Refused(format!(
            "`{text}` {why}; write an input and its value, as in TISA.handling-delay=3"
        ))
    };
    let (input, value) = text
        .rsplit_once('=')
        .ok_or_else(|| refused("sets nothing"))?;
    let value: f64 = value
        .trim()
        .parse()
        .map_err(|_| refused("gives no number"))?;
    if value.is_finite() {
        Ok((input.trim(), value))
    } else {
        Err(refused("gives no finite number"))
    }
}

/// Why the model has no place for the value, if it has none.
fn fault(quantity: Quantity, value: f64) -> Option<String> {
    let [low, high] = quantity.limits();
    if (low..=high).contains(&value) {
        return None;
    }
    Some(match quantity {
        Quantity::Strength if value == 0.0 => {
            "strength 0 means no tie; take the tie away with --without".into()
        }
        Quantity::Strength | Quantity::Delay | Quantity::HandlingDelay if value > 0.0 => {
            let [least, most] = WORKABLE;
            format!("{value:e} is outside {least:e}–{most:e}; {OTHER_UNIT}")
        }
        Quantity::Strength => "a strength is above 0".into(),
        Quantity::Delay => "a delay is above 0 hours".into(),
        Quantity::HandlingDelay => "a hub's delay is 0 hours or more".into(),
        _ => "a probability is between 0 and 1".into(),
    })
}

impl Network {
    /// Puts every number of these names at its value; a name that is not here is left out unless `all` must be.
    pub(super) fn set(&mut self, edits: &[String], all: bool) -> Result<()> {
        if edits.is_empty() {
            return Ok(());
        }
        let order: Vec<usize> = (0..self.graph.edge_count()).collect();
        let numbers = self.numbers(&order);
        let ids: Vec<String> = numbers.iter().map(|number| number.id()).collect();
        let mut known: Vec<&str> = Vec::new();
        for edit in edits {
            let (input, value) = parts(edit)?;
            if known.contains(&input) {
                return Err(Error::Refused(format!(
                    "`{input}` is set twice; give it one value"
                )));
            }
            known.push(input);
            let mut meant = numbers
                .iter()
                .zip(&ids)
                .filter(|(_, id)| *id == input)
                .map(|(number, _)| number)
                .peekable();
            let Some(first) = meant.peek() else {
                if !all {
                    continue;
                }
                return Err(Error::Unknown {
                    what: "input",
                    id: input.into(),
                    near: nearest(input, ids.iter().map(String::as_str)),
                    way_out: format!(
                        "name one as in {}; `linchpin uncertainty` lists them",
                        ids.first()
                            .map_or("JPN_KOR_GSOMIA.availability", String::as_str)
                    ),
                });
            };
            let (quantity, coded) = (first.quantity, first.range);
            if let Some(rule) = fault(quantity, value) {
                return Err(Error::Refused(format!("`{edit}`: {rule}")));
            }
            if !(coded.low..=coded.high).contains(&value) {
                let range = if coded.is_exact() {
                    format!("the coded value, {}", coded.mid)
                } else {
                    format!("the coded range, {}–{}", coded.low, coded.high)
                };
                self.about.notices.push(format!(
                    "{input} = {value}{}: not {}{range}",
                    quantity.unit(),
                    if coded.is_exact() { "" } else { "within " }
                ));
            } else if !coded.is_exact() {
                self.about.notices.push(format!(
                    "{input} = {value}{}, exactly: its coded range, {}–{}, takes no part, so bands are narrower",
                    quantity.unit(),
                    coded.low,
                    coded.high
                ));
            }
            for number in meant {
                self.put(quantity, number.at, value);
            }
        }
        Ok(())
    }

    fn put(&mut self, quantity: Quantity, at: usize, value: f64) {
        let range = Range::exact(value);
        let (edge, node) = (EdgeIndex::new(at), NodeIndex::new(at));
        let tie = self.graph.edge_weight_mut(edge);
        match quantity {
            Quantity::Strength => {
                if let Some(tie) = tie {
                    let follows = tie.is_inverse();
                    tie.strength = range;
                    tie.strength_basis = Basis::Given;
                    if follows {
                        tie.delay = range.inverse();
                    }
                }
            }
            Quantity::Delay => {
                if let Some(tie) = tie {
                    tie.delay = range;
                    tie.delay_basis = Basis::Given;
                }
            }
            Quantity::Availability => {
                if let Some(tie) = tie {
                    tie.availability = range;
                    tie.availability_basis = Basis::Given;
                }
            }
            Quantity::HandlingDelay => {
                if let Some(relay) = self.relays.get_mut(at) {
                    relay.delay = range;
                    let agreement = relay.agreement;
                    self.agreements[agreement].handling_delay = Some(range);
                }
            }
            Quantity::HandlingAvailability => {
                if let Some(relay) = self.relays.get_mut(at) {
                    relay.availability = range;
                    let agreement = relay.agreement;
                    self.agreements[agreement].handling_availability = Some(range);
                }
            }
            Quantity::ActorAvailability => {
                if let Some(actor) = self.graph.node_weight_mut(node) {
                    actor.availability = Some(range);
                }
            }
            Quantity::Consent => {
                if let Some(actor) = self.graph.node_weight_mut(node) {
                    actor.consent = Some(range);
                }
            }
        }
    }
}
