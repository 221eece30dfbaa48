//! From a network to a GML file.

use super::super::{
    Written,
    export::{Carries, Field, Value, actor_fields, lost, tie_fields},
};
use super::letters;
use crate::{
    error::Result,
    model::{Network, Study},
};
use std::{collections::HashSet, fmt::Write};

/// Writes ids as labels, and every attribute that is known.
pub(super) fn write(study: &Study, network: &Network) -> Result<Written> {
    let mut text = String::from("graph [\n");
    let title = &network.about().title;
    if !title.is_empty() {
        let _ = writeln!(text, "  label \"{}\"", letters::written(title));
    }
    let _ = writeln!(text, "  directed {}", u8::from(network.about().directed));
    if has_parallel_ties(network) {
        text.push_str("  multigraph 1\n"); // NetworkX refuses them otherwise
    }
    for (number, actor) in network.actors().enumerate() {
        let id = letters::written(&actor.id);
        let _ = writeln!(text, "  node [\n    id {number}\n    label \"{id}\"");
        fields(&mut text, &actor_fields(actor));
        text.push_str("  ]\n");
    }
    for (from, to, tie) in network.ties() {
        let _ = writeln!(text, "  edge [\n    source {from}\n    target {to}");
        fields(&mut text, &tie_fields(network, tie));
        text.push_str("  ]\n");
    }
    text.push_str("]\n");
    Ok(Written {
        text,
        lost: lost(study, network, Carries::ATTRIBUTES),
    })
}

fn fields(text: &mut String, fields: &[Field]) {
    for (name, value) in fields {
        // The label of a node is its id here.
        let name = if *name == "label" { "name" } else { name };
        let _ = match value {
            Value::Text(value) => writeln!(text, "    {name} \"{}\"", letters::written(value)),
            Value::Number(value) => writeln!(text, "    {name} {value}"),
        };
    }
}

fn has_parallel_ties(network: &Network) -> bool {
    let directed = network.about().directed;
    let mut pairs = HashSet::new();
    let pair = |a: usize, b: usize| match directed {
        true => (a, b),
        false => (a.min(b), a.max(b)),
    };
    !network.ties().all(|(a, b, _)| pairs.insert(pair(a, b)))
}
