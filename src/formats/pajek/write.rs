//! From a network to a Pajek file.

use super::super::{
    Written,
    export::{Carries, lost},
};
use crate::{
    error::Result,
    model::{Network, Study},
};
use std::{collections::BTreeMap, fmt::Write};

const CARRIES: Carries = Carries {
    isolated: true,
    names: false,
    actor_fields: false,
    positions: true,
    delay_and_availability: false,
    ranges: false,
    tie_labels: false,
    layers: true,
    parallel: true,
    title: true,
};

/// Writes ids as labels, positions, and every tie with its mid strength; a relation for each layer.
pub(super) fn write(study: &Study, network: &Network) -> Result<Written> {
    let mut text = String::new();
    let title = &network.about().title;
    if !title.is_empty() {
        let _ = writeln!(text, "*Network {title}");
    }
    let _ = writeln!(text, "*Vertices {}", network.actors().len());
    for (number, actor) in network.actors().enumerate() {
        let _ = write!(text, "{} \"{}\"", number + 1, escaped(&actor.id));
        if let Some([x, y]) = actor.at {
            let _ = write!(text, " {x} {y} 0.5"); // the third is depth: the middle
        }
        text.push('\n');
    }
    let section = if network.about().directed {
        "*Arcs"
    } else {
        "*Edges"
    };
    // A tie of no layer belongs to all of them: it stands first, in a section that names no relation.
    let mut layers: BTreeMap<Option<&str>, String> = BTreeMap::from([(None, String::new())]);
    for (a, b, tie) in network.ties() {
        let lines = layers.entry(tie.layer.as_deref()).or_default();
        let _ = writeln!(lines, "{} {} {}", a + 1, b + 1, tie.strength.mid);
    }
    for (relation, (layer, lines)) in layers.iter().enumerate() {
        match layer {
            None if lines.is_empty() && layers.len() > 1 => {}
            None => text.extend([section, "\n"]),
            Some(layer) => {
                let _ = writeln!(text, "{section} :{relation} \"{}\"", escaped(layer));
            }
        }
        text.push_str(lines);
    }
    Ok(Written {
        text,
        lost: lost(study, network, CARRIES),
    })
}

/// A label between quotes: a quote in it is written by its number, and so is what would look like a number.
fn escaped(label: &str) -> String {
    label.replace("&#", "&#38;#").replace('"', "&#34;")
}
