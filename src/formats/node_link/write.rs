//! From a network to node-link JSON.

use crate::{
    error::{Error, Result},
    formats::{
        Written,
        export::{Carries, Field, Value, actor_fields, ends, lost, tie_fields},
    },
    model::{Network, Study},
};
use std::{collections::HashSet, fmt::Write};

pub(super) fn write(study: &Study, network: &Network) -> Result<Written> {
    let about = network.about();
    let mut text = String::from("{\n");
    let _ = writeln!(text, "  \"directed\": {},", about.directed);
    let _ = writeln!(text, "  \"multigraph\": {},", has_parallel_ties(network));
    let title = if about.title.is_empty() {
        String::new()
    } else {
        format!("\"title\": {}", quoted(&about.title)?)
    };
    let _ = writeln!(text, "  \"graph\": {{{title}}},");
    text.push_str("  \"nodes\": [");
    for (number, actor) in network.actors().enumerate() {
        let next = if number == 0 { "" } else { "," };
        let _ = write!(text, "{next}\n    {{\"id\": {}", quoted(&actor.id)?);
        members(&mut text, &actor_fields(actor))?;
    }
    text.push_str("\n  ],\n  \"edges\": [");
    for (number, (from, to, tie)) in network.ties().enumerate() {
        let next = if number == 0 { "" } else { "," };
        let [source, target] = ends(network, from, to);
        let (source, target) = (quoted(source)?, quoted(target)?);
        let _ = write!(
            text,
            "{next}\n    {{\"source\": {source}, \"target\": {target}"
        );
        members(&mut text, &tie_fields(network, tie))?;
    }
    text.push_str("\n  ]\n}\n");
    Ok(Written {
        text,
        lost: lost(study, network, Carries::ATTRIBUTES),
    })
}

/// NetworkX keeps one edge a pair unless it is told that there are more.
fn has_parallel_ties(network: &Network) -> bool {
    let mut pairs = HashSet::new();
    network.ties().any(|(from, to, _)| {
        let pair = if network.about().directed {
            (from, to)
        } else {
            (from.min(to), from.max(to))
        };
        !pairs.insert(pair)
    })
}

/// The attributes, and the end of the object.
fn members(text: &mut String, fields: &[Field]) -> Result<()> {
    for (name, value) in fields {
        let _ = match value {
            Value::Number(number) => write!(text, ", \"{name}\": {number}"),
            Value::Text(value) => write!(text, ", \"{name}\": {}", quoted(value)?),
        };
    }
    text.push('}');
    Ok(())
}

fn quoted(text: &str) -> Result<String> {
    serde_json::to_string(text)
        .map_err(|error| Error::Refused(format!("JSON cannot hold this: {error}")))
}
