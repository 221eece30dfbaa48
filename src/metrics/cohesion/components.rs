//! Components: the groups of actors that are joined by routes within, and by none to outside.
//!
//! Every tie is itself a permitted route, so the transit rule does not change the components; it changes
//! which pairs within them are connected.
//!
//! # References
//! Hopcroft & Tarjan 1973, doi:10.1145/362248.362272.

use crate::{
    kernels::View,
    metrics::{Adding, Better, Compute, Direction, Family, Metric, Reading, Spread},
    model::Score,
};

/// Number of groups with ties within and none between.
pub static METRIC: Metric = Metric {
    id: "components",
    concept: "components",
    reading: Reading::Hops,
    title: "Components",
    symbol: "c",
    unit: "components",
    range: "1 to n",
    family: Family::Cohesion,
    better: Better::Lower,
    spread: Spread::None,
    adding: Adding::NeverRaises,
    direction: Direction::Undirected,
    about: "Number of groups with ties within and none between",
    formula: "c = number of classes of the relation \"joined by ties\"",
    normalisation: "",
    interpret: "",
    undefined: "",
    complexity: "",
    cite: "Hopcroft & Tarjan 1973, doi:10.1145/362248.362272",
    reproduce: "networkx.number_connected_components(G)",
    compute: Compute::Network(components),
};

fn components(view: &View) -> Score {
    Score::Defined(
        view.components_after(None)
            .iter()
            .max()
            .map_or(0.0, |last| *last as f64 + 1.0),
    )
}
