//! Independent sources of one actor: how many of a set of others reach it by routes that share nobody.

use super::{super::view::View, packing};
use crate::model::Transit;
use petgraph::{
    algo::ford_fulkerson,
    graph::{DiGraph, NodeIndex},
};

/// The most of `sources` from which permitted routes lead to `to` that share no actor but `to`, the sources
/// themselves included: an actor that passes on another's word is no source beside it. `to` itself is not counted.
///
/// # Errors
/// A phrase, when permitted routes are too many to list or to pack.
pub fn disjoint_sources(view: &View, sources: &[usize], to: usize) -> Result<usize, &'static str> {
    let sources = || sources.iter().copied().filter(|&source| source != to);
    match view.transit() {
        Transit::Open => Ok(by_flow(view, sources(), to)),
        Transit::Granted => {
            let permitted = view.permitted()?;
            let routes = sources().flat_map(|source| permitted.between(view, source, to));
            let others = |actors: &[usize]| -> Vec<usize> {
                let others = actors.iter().copied().filter(|&actor| actor != to);
                others.collect()
            };
            packing::most_apart(routes.map(|route| others(&route.actors)).collect())
        }
    }
}

/// By Menger's theorem a maximum flow: each actor an entry and an exit joined by an arc of one unit, and a source
/// before all sources.
fn by_flow(view: &View, sources: impl Iterator<Item = usize>, to: usize) -> usize {
    let n = view.n();
    let mut flow: DiGraph<(), u32> = DiGraph::new();
    for _ in 0..=2 * n {
        flow.add_node(());
    }
    let (entry, exit) = (NodeIndex::new, |actor| NodeIndex::new(n + actor));
    for actor in 0..n {
        flow.add_edge(entry(actor), exit(actor), 1);
    }
    for link in view.links() {
        flow.add_edge(exit(link.a), entry(link.b), 1);
        if !view.is_directed() {
            flow.add_edge(exit(link.b), entry(link.a), 1);
        }
    }
    let start = NodeIndex::new(2 * n);
    for source in sources {
        flow.add_edge(start, entry(source), 1);
    }
    ford_fulkerson(&flow, start, entry(to)).0 as usize
}
