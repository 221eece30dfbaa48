//! Attributes of nodes and edges, and those that a group gives to what follows in it.

use super::super::{
    assembly::{Assembly, Bytes},
    numbered::short,
};
use crate::error::Result;

/// Default attributes of nodes, or of edges.
const MOST_DEFAULTS: usize = 256;

/// An attribute and where its value stands.
#[derive(Clone)]
pub(super) struct Attribute {
    pub name: String,
    pub value: String,
    pub at: Bytes,
}

/// Attributes of the nodes and edges that follow in a group.
#[derive(Clone, Default)]
pub(super) struct Defaults {
    pub node: Vec<Attribute>,
    pub edge: Vec<Attribute>,
}

/// Puts attributes in the place of those with the same names.
pub(super) fn set(
    defaults: &mut Vec<Attribute>,
    attributes: Vec<Attribute>,
    assembly: &Assembly,
) -> Result<()> {
    for attribute in attributes {
        defaults.retain(|old| old.name != attribute.name);
        if defaults.len() == MOST_DEFAULTS {
            return Err(assembly.fault(
                attribute.at,
                format!("more than {MOST_DEFAULTS} default attributes"),
                "write attributes at nodes and edges",
            ));
        }
        defaults.push(attribute);
    }
    Ok(())
}

/// Gives the attributes of a node to the assembly.
pub(super) fn describe(
    node: usize,
    attributes: Vec<Attribute>,
    assembly: &mut Assembly,
) -> Result<()> {
    for Attribute { name, value, at } in attributes {
        match (name.as_str(), value.as_str()) {
            ("label", "\\N") => {} // the label is the id
            ("pos", position) => {
                let Some((x, y)) = place(position) else {
                    return Err(assembly.fault(
                        at,
                        format!("pos `{}` is not a position", short(position)),
                        "write it as \"27,18\"",
                    ));
                };
                // Graphviz counts upwards from the foot of the page.
                for (axis, number) in [("x", x), ("y", -y)] {
                    assembly.field_of_actor(node, axis, &number.to_string(), at.clone())?;
                }
            }
            (name, value) => assembly.field_of_actor(node, name, value, at)?,
        }
    }
    Ok(())
}

/// `27,18` or `27,18!`.
fn place(position: &str) -> Option<(f64, f64)> {
    let mut axes = position.trim_end_matches('!').split(',').map(str::trim);
    let number = |axis: &str| axis.parse::<f64>().ok().filter(|x| x.is_finite());
    axes.next()
        .and_then(number)
        .zip(axes.next().and_then(number))
}
