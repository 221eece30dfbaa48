//! From a network to GraphML.

use crate::{
    error::Result,
    formats::{
        Written,
        export::{
            ACTOR_FIELDS, Carries, Field, TIE_FIELDS, Value, actor_fields, ends, lost, tie_fields,
        },
        xml::escaped,
    },
    model::{Network, Study},
};
use std::fmt::Write;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"#;

pub(super) fn write(study: &Study, network: &Network) -> Result<Written> {
    let about = network.about();
    let actors: Vec<Vec<Field>> = network.actors().map(actor_fields).collect();
    let mut text = String::from(HEAD);
    if !about.title.is_empty() {
        text.push_str(
            "  <key id=\"g_title\" for=\"graph\" attr.name=\"title\" attr.type=\"string\"/>\n",
        );
    }
    keys(
        &mut text,
        "node",
        ACTOR_FIELDS,
        actors.iter().flatten().map(|(name, _)| *name),
    );
    let ties = || network.ties().map(|(_, _, tie)| tie_fields(network, tie));
    keys(
        &mut text,
        "edge",
        TIE_FIELDS,
        ties().flatten().map(|(name, _)| name),
    );
    let direction = if about.directed {
        "directed"
    } else {
        "undirected"
    };
    let _ = writeln!(text, "  <graph edgedefault=\"{direction}\">");
    if !about.title.is_empty() {
        let _ = writeln!(
            text,
            "    <data key=\"g_title\">{}</data>",
            escaped(&about.title)?
        );
    }
    for (actor, fields) in network.actors().zip(&actors) {
        let _ = write!(text, "    <node id=\"{}\">", escaped(&actor.id)?);
        data(&mut text, "n", fields)?;
        text.push_str("</node>\n");
    }
    for ((from, to, _), fields) in network.ties().zip(ties()) {
        let [source, target] = ends(network, from, to);
        let (source, target) = (escaped(source)?, escaped(target)?);
        let _ = write!(text, "    <edge source=\"{source}\" target=\"{target}\">");
        data(&mut text, "e", &fields)?;
        text.push_str("</edge>\n");
    }
    text.push_str("  </graph>\n</graphml>\n");
    Ok(Written {
        text,
        lost: lost(study, network, Carries::ATTRIBUTES),
    })
}

/// Declares the attributes that some node or edge has.
fn keys(
    text: &mut String,
    of: &str,
    fields: &[(&str, bool)],
    used: impl Iterator<Item = &'static str>,
) {
    let used: std::collections::HashSet<&str> = used.collect();
    let prefix = &of[..1];
    for (name, is_number) in fields.iter().filter(|(name, _)| used.contains(name)) {
        let kind = if *is_number { "double" } else { "string" };
        let _ = writeln!(
            text,
            "  <key id=\"{prefix}_{name}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>"
        );
    }
}

fn data(text: &mut String, prefix: &str, fields: &[Field]) -> Result<()> {
    for (name, value) in fields {
        let _ = match value {
            Value::Number(number) => write!(text, "<data key=\"{prefix}_{name}\">{number}</data>"),
            Value::Text(value) => write!(
                text,
                "<data key=\"{prefix}_{name}\">{}</data>",
                escaped(value)?
            ),
        };
    }
    Ok(())
}
