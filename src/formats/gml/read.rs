//! From a GML file to a study.

use super::super::{
    Input, Reading,
    assembly::{Assembly, Bytes, Nodes},
    numbered::{self, short},
};
use super::{
    letters,
    syntax::{self, Pair, Value},
};
use crate::error::Result;
use std::{borrow::Cow, collections::HashMap};

/// Keys of a node or an edge that say how the file is built or drawn.
const NOT_ATTRIBUTES: &[&str] = &[
    "id",
    "source",
    "target",
    "key",
    "graphics",
    "labelgraphics",
    "edgeanchor",
];

/// Keys that may be given once only, whatever else they are called.
const ONCE: &[&str] = &[
    "id",
    "label",
    "name",
    "source",
    "target",
    "weight",
    "value",
    "strength",
    "delay",
    "availability",
];

pub(super) fn read(input: &Input) -> Result<Reading> {
    let mut assembly = Assembly::new(input, Nodes::Declared);
    let top = syntax::parse(&input.text, &assembly)?;
    let graph = graph(&top, input, &assembly)?;
    let directed = directed(graph, &assembly)?;
    if let Some((_, title)) = text_of(graph, "label").or_else(|| text_of(graph, "name")) {
        assembly.title(&title);
    }
    let nodes: Vec<(&[Pair], Bytes)> = lists(graph, "node").collect();
    let numbers = numbers(&nodes, &assembly)?;
    let (key, ids) = ids(&nodes);
    for ((node, at), id) in nodes.iter().zip(&ids) {
        assembly.actor(id, at.clone())?;
        once(node, &assembly)?;
        for pair in node
            .iter()
            .filter(|pair| !pair.key.eq_ignore_ascii_case(key))
        {
            if let Some(text) = attribute(pair) {
                assembly.actor_field(pair.key, &text, pair.at.clone())?;
            }
        }
        for (graphics, _) in lists(node, "graphics") {
            for axis in ["x", "y"] {
                if let Some((at, text)) = text_of(graphics, axis) {
                    assembly.actor_field(axis, &text, at)?;
                }
            }
        }
    }
    for (edge, at) in lists(graph, "edge") {
        once(edge, &assembly)?;
        let end = |key: &str| end(edge, key, &at, &numbers, &assembly);
        let (from, to) = (end("source")?, end("target")?);
        assembly.tie(&ids[from], &ids[to], directed, at.clone())?;
        for pair in edge {
            if let Some(text) = attribute(pair) {
                assembly.tie_field(pair.key, &text, pair.at.clone())?;
            }
        }
    }
    assembly.finish()
}

/// The one graph of the file.
fn graph<'p, 't>(
    top: &'p [Pair<'t>],
    input: &Input,
    assembly: &Assembly,
) -> Result<&'p [Pair<'t>]> {
    let mut graphs = lists(top, "graph");
    let end = input.text.trim_end().len();
    let Some((graph, _)) = graphs.next() else {
        return Err(assembly.fault(
            end..end,
            "a GML file without a graph",
            "write graph [ node [ id 1 label \"A\" ] … ]",
        ));
    };
    match graphs.next() {
        None => Ok(graph),
        Some((_, at)) => Err(assembly.fault(
            at,
            "a second graph",
            "a network is one graph; put the other in a file of its own",
        )),
    }
}

fn directed(graph: &[Pair], assembly: &Assembly) -> Result<bool> {
    match text_of(graph, "directed") {
        None => Ok(false),
        Some((at, word)) => match word.parse::<f64>() {
            Ok(0.0) => Ok(false),
            Ok(1.0) => Ok(true),
            _ => Err(assembly.fault(
                at,
                format!("directed `{}`", short(&word)),
                "it is 1 if edges run one way, else 0",
            )),
        },
    }
}

/// Which node has which number: the places of nodes by their `id`.
fn numbers<'n>(
    nodes: &'n [(&'n [Pair<'n>], Bytes)],
    assembly: &Assembly,
) -> Result<HashMap<Cow<'n, str>, usize>> {
    let mut numbers = HashMap::new();
    for (place, (node, at)) in nodes.iter().enumerate() {
        let Some((at, id)) = text_of(node, "id") else {
            return Err(assembly.fault(
                at.clone(),
                "a node without an id",
                "give every node a number of its own: id 1",
            ));
        };
        let shown = short(&id);
        if let Some(first) = numbers.insert(id, place) {
            return Err(assembly.fault(
                at,
                format!(
                    "node id {shown} is there twice (first as number {})",
                    first + 1
                ),
                "every node has a number of its own",
            ));
        }
    }
    Ok(numbers)
}

/// What the nodes are called, and the key that says it: labels, else names, else numbers.
fn ids<'n>(nodes: &'n [(&'n [Pair<'n>], Bytes)]) -> (&'static str, Vec<Cow<'n, str>>) {
    let all = |key: &str| -> Vec<Cow<'n, str>> {
        let of = |(node, _): &'n (&'n [Pair<'n>], Bytes)| text_of(node, key).map(|(_, text)| text);
        nodes
            .iter()
            .map(|node| of(node).unwrap_or_default())
            .collect()
    };
    for key in ["label", "name"] {
        let called = all(key);
        if numbered::are_ids(called.iter().map(Cow::as_ref)) {
            return (key, called);
        }
        if key == "label" && called.iter().any(|label| !label.is_empty()) {
            break; // labels that are not all distinct are names
        }
    }
    ("id", all("id"))
}

/// The place of the node at one end of an edge.
fn end(
    edge: &[Pair],
    key: &str,
    at: &Bytes,
    numbers: &HashMap<Cow<str>, usize>,
    assembly: &Assembly,
) -> Result<usize> {
    let Some((at, id)) = text_of(edge, key) else {
        return Err(assembly.fault(
            at.clone(),
            format!("an edge without a {key}"),
            "an edge has a source and a target, each the id of a node",
        ));
    };
    numbers.get(&id).copied().ok_or_else(|| {
        assembly.fault(
            at,
            format!("an edge to node {}, which is not in this file", short(&id)),
            "name the id of a node, not its label",
        )
    })
}

/// Refuses a second value of what has one.
fn once(pairs: &[Pair], assembly: &Assembly) -> Result<()> {
    for (place, pair) in pairs.iter().enumerate() {
        let key = pair.key.to_lowercase();
        let again = |other: &Pair| other.key.eq_ignore_ascii_case(pair.key);
        if ONCE.contains(&key.as_str()) && pairs[..place].iter().any(again) {
            return Err(assembly.fault(
                pair.at.clone(),
                format!("`{}` is there twice", pair.key),
                "keep one",
            ));
        }
    }
    Ok(())
}

/// The value of an attribute of a node or an edge; nothing for what is no attribute. A list is an attribute without
/// a value, so that a notice names it.
fn attribute<'t>(pair: &Pair<'t>) -> Option<Cow<'t, str>> {
    let key = pair.key.to_lowercase();
    if NOT_ATTRIBUTES.contains(&key.as_str()) {
        return None;
    }
    Some(match pair.value {
        Value::Number(number) => number.into(),
        Value::Text(text) => letters::read(text),
        Value::List(_) => "".into(),
    })
}

/// The lists under a key, with the place of the key.
fn lists<'p, 't>(
    pairs: &'p [Pair<'t>],
    key: &'static str,
) -> impl Iterator<Item = (&'p [Pair<'t>], Bytes)> {
    let under = move |pair: &&Pair| pair.key.eq_ignore_ascii_case(key);
    pairs
        .iter()
        .filter(under)
        .filter_map(|pair| match &pair.value {
            Value::List(list) => Some((list.as_slice(), pair.at.clone())),
            _ => None,
        })
}

/// The number or text under a key, and where it stands.
fn text_of<'t>(pairs: &[Pair<'t>], key: &str) -> Option<(Bytes, Cow<'t, str>)> {
    let pair = pairs
        .iter()
        .find(|pair| pair.key.eq_ignore_ascii_case(key))?;
    match pair.value {
        Value::Number(number) => Some((pair.at.clone(), number.into())),
        Value::Text(text) => Some((pair.at.clone(), letters::read(text))),
        Value::List(_) => None,
    }
}
