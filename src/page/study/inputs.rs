//! The coded numbers, each with its range and the value that the state gives it.

use crate::{
    analysis::{capital, number},
    model::{Network, Number, Quantity, Range},
    page::state::State,
};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Serialize)]
pub(super) struct ShownInput {
    id: String,
    title: String,
    quantity: Quantity,
    pair: Option<[String; 2]>,
    agreement: Option<String>,
    actor: Option<String>,
    low: f64,
    mid: f64,
    high: f64,
    value: f64,
    low_text: String,
    mid_text: String,
    high_text: String,
    unit: &'static str,
}

/// Every coded number once.
pub(super) fn inputs(network: &Network, state: &State) -> Vec<ShownInput> {
    let order: Vec<usize> = (0..network.ties().count()).collect();
    let ties: Vec<_> = network.ties().collect();
    let numbers = network.numbers(&order);
    let mut shown: Vec<(ShownInput, BTreeSet<[String; 2]>)> = Vec::new();
    let mut place: BTreeMap<String, usize> = BTreeMap::new();
    for number in &numbers {
        let id = number.id();
        let at = *place.entry(id.clone()).or_insert_with(|| {
            shown.push((input(network, number, id, state), BTreeSet::new()));
            shown.len() - 1
        });
        if let (Quantity::Strength | Quantity::Delay | Quantity::Availability, Some(&(a, b, _))) =
            (number.quantity, ties.get(number.at))
        {
            shown[at].1.insert(network.pair_ids(a, b).map(String::from));
        }
    }
    shown
        .into_iter()
        .map(|(mut input, pairs)| {
            if pairs.len() == 1 {
                input.pair = pairs.into_iter().next();
            }
            input
        })
        .collect()
}

fn input(network: &Network, coded: &Number, id: String, state: &State) -> ShownInput {
    let Range { low, mid, high } = coded.range;
    let set = state.set.iter().find_map(|edit| {
        let (input, value) = edit.rsplit_once('=')?;
        (input == id).then(|| value.parse().ok())?
    });
    let is_actor = matches!(
        coded.quantity,
        Quantity::ActorAvailability | Quantity::Consent
    );
    let is_agreement = network
        .agreements()
        .iter()
        .any(|agreement| agreement.id == coded.owner);
    let text = |value: f64| format!("{}{}", number(value), coded.quantity.unit());
    ShownInput {
        title: capital(&coded.name()),
        quantity: coded.quantity,
        pair: None,
        agreement: (!is_actor && is_agreement).then(|| coded.owner.clone()),
        actor: is_actor.then(|| coded.owner.clone()),
        low,
        mid,
        high,
        value: set.unwrap_or(mid),
        low_text: text(low),
        mid_text: text(mid),
        high_text: text(high),
        unit: coded.quantity.unit().trim(),
        id,
    }
}
