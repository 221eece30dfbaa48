//! Disjoint routes between two actors: the largest number that share no actor, or no tie.

mod actors;
mod flow;
mod packing;
mod sources;

pub use sources::disjoint_sources;

use super::view::View;
use crate::model::Transit;
use actors::Actors;
use flow::Flow;
use rayon::prelude::*;

/// What two routes must not share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// No actor but the two ends.
    Actors,
    /// No tie.
    Ties,
}

/// For every pair, the largest number of permitted routes that are pairwise apart, in the order of pairs.
///
/// # Errors
/// A phrase, when permitted routes are too many.
pub fn disjoint_routes(view: &View, apart: Apart) -> Result<Vec<usize>, &'static str> {
    match view.transit() {
        Transit::Open if apart == Apart::Ties && !view.is_directed() => Ok(by_cut_tree(view)),
        Transit::Open if apart == Apart::Actors => Ok(past_actors(view)),
        Transit::Open => Ok(by_flow(view)),
        Transit::Granted => view
            .pairs()
            .map(|(a, b)| packing::packed(view, a, b, apart))
            .collect(),
    }
}

/// A maximum flow through actors per pair.
fn past_actors(view: &View) -> Vec<usize> {
    let n = view.n();
    let rows: Vec<Vec<usize>> = (0..n)
        .into_par_iter()
        .map_init(
            || Actors::new(view),
            |actors, a| {
                let first = if view.is_directed() { 0 } else { a + 1 };
                let others = (first..n).filter(|&b| b != a);
                others.map(|b| actors.between(a, b)).collect()
            },
        )
        .collect();
    rows.concat()
}

/// A maximum flow over ties per pair.
fn by_flow(view: &View) -> Vec<usize> {
    let n = view.n();
    let rows: Vec<Vec<usize>> = (0..n)
        .into_par_iter()
        .map_init(
            || Flow::new(view),
            |flow, a| {
                let first = if view.is_directed() { 0 } else { a + 1 };
                flow.from(a, (first..n).filter(|&b| b != a))
            },
        )
        .collect();
    rows.concat()
}

/// Where ties run both ways, n − 1 flows give the smallest cut of every pair: Gusfield's tree (1990,
/// doi:10.1137/0219009), on whose path between two actors the least cut is theirs.
fn by_cut_tree(view: &View) -> Vec<usize> {
    let n = view.n();
    let mut flow = Flow::new(view);
    let (mut parent, mut cut) = (vec![0; n], vec![0; n]);
    for actor in 1..n {
        let (least, side) = flow.cut(actor, parent[actor]);
        cut[actor] = least;
        for later in actor + 1..n {
            if side[later] && parent[later] == parent[actor] {
                parent[later] = actor;
            }
        }
    }
    // A parent has a lower number, so the least cut to every earlier actor is known when an actor comes.
    let mut least = vec![usize::MAX; n * n];
    for actor in 1..n {
        for earlier in 0..actor {
            let through = cut[actor].min(least[parent[actor] * n + earlier]);
            (least[actor * n + earlier], least[earlier * n + actor]) = (through, through);
        }
    }
    view.pairs().map(|(a, b)| least[a * n + b]).collect()
}
