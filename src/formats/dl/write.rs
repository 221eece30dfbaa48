//! From a network to a DL file.

use super::super::{
    Written,
    export::{Carries, lost},
};
use crate::{
    error::{Error, Result},
    model::{Network, Study},
};
use std::{
    collections::{HashMap, HashSet},
    fmt::Write,
};

/// Actors up to which a matrix is a sensible file: two hundred megabytes.
const MOST_ACTORS: usize = 10_000;

const CARRIES: Carries = Carries {
    isolated: true,
    names: false,
    actor_fields: false,
    positions: false,
    delay_and_availability: false,
    ranges: false,
    tie_labels: false,
    layers: false,
    parallel: false,
    title: false,
};

/// Writes a full matrix of mid strengths, ids as labels.
pub(super) fn write(study: &Study, network: &Network) -> Result<Written> {
    let nodes = network.actors().len();
    if nodes > MOST_ACTORS {
        return Err(Error::Refused(format!(
            "a matrix of {nodes} actors is too large a file; DL is written up to {MOST_ACTORS} actors: write pajek instead"
        )));
    }
    let directed = network.about().directed;
    let mut strengths: HashMap<(usize, usize), f64> = HashMap::new();
    for (a, b, tie) in network.ties() {
        *strengths.entry((a, b)).or_default() += tie.strength.mid;
        if !directed {
            *strengths.entry((b, a)).or_default() += tie.strength.mid;
        }
    }
    let (labels, changed) = labels(network);
    let mut text = format!("dl n={nodes}\nformat=fullmatrix\nlabels:\n");
    text += &labels.join(",");
    text.push_str("\ndata:\n");
    for row in 0..nodes {
        for column in 0..nodes {
            let strength = strengths.get(&(row, column)).copied().unwrap_or_default();
            let gap = if column == 0 { "" } else { " " };
            let _ = write!(text, "{gap}{strength}");
        }
        text.push('\n');
    }
    let mut lost = lost(study, network, CARRIES);
    if changed {
        lost.push("double quotes in ids (single ones are written)".into());
    }
    let mirrored =
        |(&(a, b), strength): (&(usize, usize), &f64)| strengths.get(&(b, a)) == Some(strength);
    if directed && !strengths.is_empty() && strengths.iter().all(mirrored) {
        lost.push("that ties run one way (every one has an equal one back)".into());
    }
    Ok(Written { text, lost })
}

/// The ids of actors as labels, quoted where they must be, and whether some had to be changed.
fn labels(network: &Network) -> (Vec<String>, bool) {
    let mut seen = HashSet::new();
    let mut changed = false;
    let mut label = |id: &str| {
        let mut label = id.replace('"', "'");
        changed |= label != id;
        while !seen.insert(label.clone()) {
            label.push('\'');
        }
        let plain = |letter: char| letter.is_alphanumeric() || "_-.'".contains(letter);
        match label.chars().all(plain) {
            true => label,
            false => format!("\"{label}\""),
        }
    };
    let labels = network.actors().map(|actor| label(&actor.id)).collect();
    (labels, changed)
}
