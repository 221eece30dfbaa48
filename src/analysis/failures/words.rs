//! The sentences of a failure analysis, made from its numbers.

use super::{Failure, Thing};
use crate::{
    analysis::{Measured, capital},
    kernels::Loss,
    metrics::Scope,
    model::{Transit, list},
};

/// Lost pairs that a sentence names.
const NAMED: usize = 6;

/// What the loss of `thing` does to the `pairs` that were joined, of which `cut` are parted, `lost` the first of them.
pub(super) fn sentence(
    measured: &Measured,
    loss: Loss,
    thing: &Thing,
    [pairs, cut]: [usize; 2],
    lost: &[(usize, usize)],
) -> String {
    let name = &thing.spoken;
    let network = &measured.network;
    let title = |actor: usize| network.actor(actor).title();
    let named = |&(a, b): &(usize, usize)| format!("{}{}{}", title(a), network.joint(), title(b));
    let permitted = if measured.mid.transit() == Transit::Granted {
        " by a permitted route"
    } else {
        ""
    };
    let of = match loss {
        Loss::Actor(_) => " of the others",
        Loss::Link(_) | Loss::Agreement(_) => "",
    };
    let left = pairs - cut;
    if pairs == 0 {
        return format!("Without {name}: no pair{of} was joined{permitted} before either.");
    }
    if pairs == 1 {
        let only = format!("the only pair{of} that was joined{permitted}");
        return match lost.first() {
            Some(pair) => format!("Without {name}, {only}, {}, loses touch.", named(pair)),
            None => format!("Without {name}, {only} stays so."),
        };
    }
    if lost.is_empty() {
        return format!("Without {name}, all {pairs} pairs{of} stay joined{permitted}.");
    }
    let first = lost.iter().take(NAMED).map(named);
    let listed = match cut.checked_sub(NAMED) {
        Some(more @ 1..) => format!("{} and {more} more", first.collect::<Vec<_>>().join(", ")),
        _ => list(first),
    };
    format!(
        "Without {name}, {left} of {pairs} pairs{of} stay joined{permitted}: {listed} lose{} touch.",
        if cut == 1 { "s" } else { "" }
    )
}

pub(super) fn headline(failures: &[Failure]) -> String {
    let count = |scope: Scope| {
        failures
            .iter()
            .filter(|f| f.scope == scope && f.pairs_cut > 0)
            .count()
    };
    let names: Vec<String> = failures
        .iter()
        .filter(|failure| failure.scope == Scope::Actor && failure.pairs_cut > 0)
        .map(|failure| failure.spoken.clone())
        .collect();
    let number = |count: usize, one: &str, many: &str| {
        format!("{count} {}", if count == 1 { one } else { many })
    };
    let actors = match names.len() {
        1 => format!(
            "{} is the one actor that is a single point of failure",
            capital(&names[0])
        ),
        0 => "No actor is a single point of failure".to_string(),
        2..=4 => format!(
            "{} are single points of failure",
            capital(&list(names.iter().cloned()))
        ),
        many => format!("{many} actors are single points of failure"),
    };
    format!(
        "{actors}; {} and {} cannot be lost without parting some pair.",
        number(count(Scope::Tie), "tied pair", "tied pairs"),
        number(count(Scope::Agreement), "agreement", "agreements"),
    )
}
