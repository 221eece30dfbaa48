//! From a network to a DOT file.

use super::super::{
    Written,
    export::{Carries, Field, Value, actor_fields, lost, tie_fields},
};
use crate::{
    error::Result,
    model::{Network, Study},
};
use std::fmt::Write;

/// Writes ids as ids, names as labels, and every attribute that is known.
pub(super) fn write(study: &Study, network: &Network) -> Result<Written> {
    let about = network.about();
    let (kind, edge) = match about.directed {
        true => ("digraph", "->"),
        false => ("graph", "--"),
    };
    let mut text = String::from(kind);
    if !about.title.is_empty() {
        let _ = write!(text, " {}", quoted(&about.title));
    }
    text.push_str(" {\n");
    for actor in network.actors() {
        let fields = attributes(&actor_fields(actor));
        let _ = writeln!(text, "  {}{fields};", quoted(&actor.id));
    }
    for (from, to, tie) in network.ties() {
        let [from, to] = [from, to].map(|actor| quoted(&network.actor(actor).id));
        let fields = attributes(&tie_fields(network, tie));
        let _ = writeln!(text, "  {from} {edge} {to}{fields};");
    }
    text.push_str("}\n");
    Ok(Written {
        text,
        lost: lost(study, network, Carries::ATTRIBUTES),
    })
}

fn attributes(fields: &[Field]) -> String {
    if fields.is_empty() {
        return String::new();
    }
    let written = fields.iter().map(|(name, value)| match value {
        Value::Text(value) => format!("{name}={}", quoted(value)),
        Value::Number(value) => format!("{name}={value}"),
    });
    format!(" [{}]", written.collect::<Vec<_>>().join(", "))
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
