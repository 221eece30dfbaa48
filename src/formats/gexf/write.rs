//! From a network to GEXF 1.3.

use crate::{
    error::Result,
    formats::{
        Written,
        export::{
            ACTOR_FIELDS, Carries, Field, TIE_FIELDS, Value, actor_fields, ends, lost, tie_fields,
        },
        xml::escaped,
    },
    model::{Actor, Network, Study},
};
use std::fmt::Write;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
  <meta>
    <creator>linchpin</creator>
"#;

/// Fields of actors for which GEXF has an element or an attribute of its own.
const OWN: [&str; 3] = ["label", "x", "y"];

pub(super) fn write(study: &Study, network: &Network) -> Result<Written> {
    let about = network.about();
    let actors: Vec<Vec<Field>> = network.actors().map(free_fields).collect();
    let ties = || network.ties().map(|(_, _, tie)| tie_fields(network, tie));
    let mut text = String::from(HEAD);
    if !about.title.is_empty() {
        let title = escaped(&about.title)?;
        let _ = writeln!(text, "    <description>{title}</description>");
    }
    let direction = if about.directed {
        "directed"
    } else {
        "undirected"
    };
    let _ = writeln!(
        text,
        "  </meta>\n  <graph defaultedgetype=\"{direction}\" mode=\"static\">"
    );
    let names = actors.iter().flatten().map(|(name, _)| *name);
    attributes(&mut text, "node", ACTOR_FIELDS, names);
    let names = ties().flatten().map(|(name, _)| name);
    attributes(&mut text, "edge", TIE_FIELDS, names);
    text.push_str("    <nodes>\n");
    for (actor, fields) in network.actors().zip(&actors) {
        let (id, label) = (escaped(&actor.id)?, escaped(actor.title())?);
        let _ = write!(text, "      <node id=\"{id}\" label=\"{label}\">");
        values(&mut text, fields)?;
        if let Some([x, y]) = actor.at {
            let _ = write!(text, "<viz:position x=\"{x}\" y=\"{y}\" z=\"0\"/>");
        }
        text.push_str("</node>\n");
    }
    text.push_str("    </nodes>\n    <edges>\n");
    for (number, ((from, to, tie), fields)) in network.ties().zip(ties()).enumerate() {
        let [source, target] = ends(network, from, to);
        let (source, target) = (escaped(source)?, escaped(target)?);
        let _ = write!(
            text,
            "      <edge id=\"{number}\" source=\"{source}\" target=\"{target}\" weight=\"{}\">",
            tie.strength.mid
        );
        values(&mut text, &fields)?;
        text.push_str("</edge>\n");
    }
    text.push_str("    </edges>\n  </graph>\n</gexf>\n");
    Ok(Written {
        text,
        lost: lost(study, network, Carries::ATTRIBUTES),
    })
}

fn free_fields(actor: &Actor) -> Vec<Field> {
    let mut fields = actor_fields(actor);
    fields.retain(|(name, _)| !OWN.contains(name));
    fields
}

/// Declares the attributes that some node or edge has; they go by their names.
fn attributes(
    text: &mut String,
    class: &str,
    fields: &[(&str, bool)],
    used: impl Iterator<Item = &'static str>,
) {
    let used: std::collections::HashSet<&str> = used.collect();
    if used.is_empty() {
        return;
    }
    let _ = writeln!(text, "    <attributes class=\"{class}\" mode=\"static\">");
    for (name, is_number) in fields.iter().filter(|(name, _)| used.contains(name)) {
        let kind = if *is_number { "double" } else { "string" };
        let _ = writeln!(
            text,
            "      <attribute id=\"{name}\" title=\"{name}\" type=\"{kind}\"/>"
        );
    }
    text.push_str("    </attributes>\n");
}

fn values(text: &mut String, fields: &[Field]) -> Result<()> {
    if fields.is_empty() {
        return Ok(());
    }
    text.push_str("<attvalues>");
    for (name, value) in fields {
        let _ = match value {
            Value::Number(number) => {
                write!(text, "<attvalue for=\"{name}\" value=\"{number}\"/>")
            }
            Value::Text(value) => {
                let value = escaped(value)?;
                write!(text, "<attvalue for=\"{name}\" value=\"{value}\"/>")
            }
        };
    }
    text.push_str("</attvalues>");
    Ok(())
}
