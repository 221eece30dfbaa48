//! Nodes by number and matrices of ties between them: what Pajek and UCINET DL share.

use super::{Input, assembly::Assembly, assembly::Bytes, place};
use crate::error::{Error, Result};
use std::collections::HashSet;

/// Nodes that a header may claim in a file that names none of them.
const MOST_UNNAMED: usize = 10_000;

/// Bytes of a file that a node takes at least, where there are more than that.
const BYTES_A_NODE: usize = 4;

/// One number in a matrix, or one row of a list of pairs.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    /// Number of the matrix or relation, from 0.
    pub layer: usize,
    /// Number of the node that the tie runs from, from 0.
    pub from: usize,
    /// Number of the node that the tie runs to, from 0.
    pub to: usize,
    /// Where the value stands; absent where none is written.
    pub value: Option<Bytes>,
    /// Where the cell or row stands.
    pub at: Bytes,
}

/// What numbers between the same two nodes mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Every ordered pair has its place: only a symmetric matrix is undirected.
    Matrix,
    /// Every pair has one place: undirected.
    Half,
    /// A tie may be written once for both ways: pairs none of which is there both ways are undirected.
    List,
}

/// How often pairs are written both ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pairing {
    Never,
    Always,
    Mixed,
}

/// The number of nodes that a header claims, if the file is large enough to be about so many.
pub(super) fn count(input: &Input, word: &str, at: Bytes) -> Result<usize> {
    let fault = |message: String, help: String| {
        let mut finding = place::at(input, at.clone(), message);
        finding.help = help;
        Err(Error::Invalid(Box::new(finding)))
    };
    if word.is_empty() || !word.bytes().all(|byte| byte.is_ascii_digit()) {
        return fault(
            format!("`{}` is not a number of nodes", short(word)),
            "write a whole number, 1 or more".into(),
        );
    }
    let most = MOST_UNNAMED
        .max(input.text.len() / BYTES_A_NODE)
        .min(super::assembly::MOST);
    match word.parse::<usize>() {
        Ok(0) => fault("0 nodes".into(), "a network needs an actor at least".into()),
        Ok(count) if count <= most => Ok(count),
        _ => fault(
            format!(
                "{} nodes in a file of {} bytes",
                short(word),
                input.text.len()
            ),
            format!("a file of this size is read up to {most} nodes; write how many there are"),
        ),
    }
}

/// The first letters of a word, for a message.
pub(super) fn short(word: &str) -> String {
    let mut shown: String = word.chars().take(40).collect();
    if shown.len() < word.len() {
        shown.push('…');
    }
    shown
}

/// Whether labels can stand for their nodes: every one there, and no two alike.
pub(super) fn are_ids<'l>(mut labels: impl Iterator<Item = &'l str>) -> bool {
    let mut seen = HashSet::new();
    labels.all(|label| !label.trim().is_empty() && seen.insert(label.trim()))
}

/// Gives the assembly a tie for every cell, undirected where the numbers say so.
pub(super) fn ties(
    assembly: &mut Assembly,
    input: &Input,
    cells: &[Cell],
    layers: &[String],
    shape: Shape,
) -> Result<()> {
    let pairing = match shape {
        Shape::Half => Pairing::Never,
        Shape::Matrix | Shape::List => pairing(input, cells),
    };
    let directed = match (shape, pairing) {
        (Shape::Half, _) | (_, Pairing::Always) | (Shape::List, Pairing::Never) => false,
        (Shape::Matrix, Pairing::Never) => !cells.is_empty(),
        (_, Pairing::Mixed) => true,
    };
    match (shape, pairing) {
        _ if cells.is_empty() => {}
        (Shape::Half, _) => {}
        (Shape::Matrix, Pairing::Always) => {
            assembly.notice("the matrix is symmetric: read as undirected ties");
        }
        (Shape::List, Pairing::Always) => {
            assembly.notice("every pair is there both ways with the same value: read as undirected ties");
        }
        (Shape::List, Pairing::Never) => assembly.notice(
            "no pair is there both ways: read as undirected ties; a full matrix or another format says that they run one way",
        ),
        (Shape::Matrix, _) => assembly.notice(
            "the matrix is not symmetric: a directed network, whose ties run from the row to the column",
        ),
        (Shape::List, Pairing::Mixed) => assembly.notice(
            "pairs are there both ways, but not all with the same value: a directed network, whose ties run from the first to \
             the second",
        ),
    }
    let once = !directed && pairing == Pairing::Always;
    for cell in cells {
        if once && cell.from > cell.to {
            continue;
        }
        let ids =
            [cell.from, cell.to].map(|node| assembly.id(node).unwrap_or_default().to_string());
        assembly.tie(&ids[0], &ids[1], directed, cell.at.clone())?;
        if let Some(value) = &cell.value {
            assembly.tie_field("weight", &input.text[value.clone()], value.clone())?;
        }
        if let Some(layer) = layers.get(cell.layer) {
            assembly.tie_field("layer", layer, cell.at.clone())?;
        }
    }
    Ok(())
}

/// Whether the pairs are written both ways with the same values.
fn pairing(input: &Input, cells: &[Cell]) -> Pairing {
    let key = |cell: &Cell| (cell.layer, cell.from.min(cell.to), cell.from.max(cell.to));
    let mut order: Vec<usize> = (0..cells.len())
        .filter(|&at| cells[at].from != cells[at].to)
        .collect();
    order.sort_by_key(|&at| key(&cells[at]));
    let (mut always, mut never) = (true, true);
    for pair in order.chunk_by(|&a, &b| key(&cells[a]) == key(&cells[b])) {
        let values = |forward: bool| {
            let mut values: Vec<f64> = pair
                .iter()
                .map(|&at| &cells[at])
                .filter(|cell| (cell.from < cell.to) == forward)
                .map(|cell| value(input, cell))
                .collect();
            values.sort_by(f64::total_cmp);
            values
        };
        let (there, back) = (values(true), values(false));
        always &= there == back;
        never &= there.is_empty() || back.is_empty();
    }
    match (always, never) {
        (true, _) => Pairing::Always,
        (_, true) => Pairing::Never,
        _ => Pairing::Mixed,
    }
}

fn value(input: &Input, cell: &Cell) -> f64 {
    let written = cell.value.clone();
    // What is no number is refused when the tie is made.
    written.map_or(1.0, |at| input.text[at].parse().unwrap_or(f64::NAN))
}

/// What is said of numbers between an actor and itself.
pub(super) fn diagonal(numbers: usize) -> String {
    let numbers = match numbers {
        1 => "1 number".into(),
        many => format!("{many} numbers"),
    };
    format!("{numbers} on the diagonal left out: a tie joins two actors")
}
