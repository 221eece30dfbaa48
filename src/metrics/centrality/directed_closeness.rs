//! In-closeness and out-closeness: how soon an actor is reached by the others, and how soon it reaches them.
//!
//! ```text
//! C⁻(v) = r/(n−1) · r / Σ_u d(u,v)
//! C⁺(v) = r/(n−1) · r / Σ_u d(v,u)
//! ```
//!
//! This is Wasserman and Faust's form, over the r actors that reach v (in) or that v reaches (out); d runs along the
//! ties, over permitted routes. Who has nobody scores 0.
//!
//! An actor close in is soon told of what happens anywhere; one close out soon tells everyone.
//!
//! # Undefined
//! With fewer than two actors, and on undirected networks: `closeness` is defined there.
//!
//! # Complexity
//! O(n·m) in hops, O(n·m log n) in hours, shared with the other metrics of distance.
//!
//! # References
//! Freeman 1978, doi:10.1016/0378-8733(78)90021-7; Wasserman & Faust 1994, doi:10.1017/CBO9780511815478; Opsahl,
//! Agneessens & Skvoretz 2010, doi:10.1016/j.socnet.2010.03.006.
//!
//! # Example
//! In the chain A → B → C, A reaches both others in 1 and 2 hops, and nobody reaches A:
//!
//! ```
//! use linchpin::{kernels::View, metrics::Metric, model::{BareTie, Level, Network, Score, Selection, Study}};
//!
//! let tie = |a: &str, b: &str| BareTie { a: a.into(), b: b.into(), ..BareTie::default() };
//! let study = Study { directed: true, tie: vec![tie("A", "B"), tie("B", "C")], ..Study::default() };
//! let network = Network::resolve(&study, &Selection::default())?;
//! let view = View::new(&network, Level::Mid);
//!
//! let scores = |id| Metric::find(id).unwrap().scores(&view);
//! assert_eq!(scores("closeness-out"), [2.0 / 3.0, 0.5, 0.0].map(Score::Defined));
//! assert_eq!(scores("closeness-in"), [0.0, 0.5, 2.0 / 3.0].map(Score::Defined));
//! # Ok::<(), linchpin::Error>(())
//! ```

use super::closeness::wasserman_faust;
use crate::{
    kernels::{Length, Reach, View},
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, each, reason,
        undefined,
    },
    model::Score,
};

/// Share of others that reach it, divided by their mean number of hops to it.
pub static IN_HOPS: Metric = Metric {
    id: "closeness-in",
    concept: "closeness-in",
    reading: Reading::Hops,
    title: "In-closeness (hops)",
    symbol: "C_C⁻",
    unit: "1/hops",
    growth: Growth::Pairs,
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Directed,
    about: "Share of others that reach it, divided by their mean number of hops to it",
    formula: "C⁻(v) = r/(n−1) · r / Σ_u d(u,v), over the r actors that reach v",
    normalisation: "divided by the number of other actors and by the mean distance: the share reached over how far it is",
    interpret: "1 means that everyone has a tie to the actor; 0 means that nobody reaches it.",
    undefined: "fewer than 2 actors",
    complexity: "O(n·m), shared by all metrics of hops",
    cite: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7; Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
    reproduce: "networkx.closeness_centrality(G)",
    compute: Compute::Actors(|view| closeness(view, Length::Hops, Way::In)),
};

/// Share of others that reach it, divided by their mean hours to it by the fastest routes.
pub static IN_DELAY: Metric = Metric {
    id: "closeness-in-delay",
    concept: "closeness-in",
    reading: Reading::Delay,
    title: "In-closeness (least delay)",
    symbol: "C_C⁻",
    unit: "1/hour",
    growth: Growth::Pairs,
    range: "≥ 0",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Directed,
    about: "Share of others that reach it, divided by their mean hours to it by the fastest routes",
    formula: "C⁻(v) = r/(n−1) · r / Σ_u D(u,v), D in hours",
    normalisation: "divided by the number of other actors and by the mean distance: the share reached over how far it is",
    interpret: "High means that the others reach the actor soon; 0 means that nobody reaches it.",
    undefined: "fewer than 2 actors",
    complexity: "O(n·m log n), shared by all metrics of delay",
    cite: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7; Wasserman & Faust 1994, doi:10.1017/CBO9780511815478; Opsahl, Agneessens & Skvoretz 2010, doi:10.1016/j.socnet.2010.03.006",
    reproduce: "networkx.closeness_centrality(G, distance='delay')",
    compute: Compute::Actors(|view| closeness(view, Length::Delay, Way::In)),
};

/// Share of others that it reaches, divided by its mean number of hops to them.
pub static OUT_HOPS: Metric = Metric {
    id: "closeness-out",
    concept: "closeness-out",
    reading: Reading::Hops,
    title: "Out-closeness (hops)",
    symbol: "C_C⁺",
    unit: "1/hops",
    growth: Growth::Pairs,
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Directed,
    about: "Share of others that it reaches, divided by its mean number of hops to them",
    formula: "C⁺(v) = r/(n−1) · r / Σ_u d(v,u), over the r actors that v reaches",
    normalisation: "divided by the number of other actors and by the mean distance: the share reached over how far it is",
    interpret: "1 means that the actor has a tie to everyone; 0 means that it reaches nobody.",
    undefined: "fewer than 2 actors",
    complexity: "O(n·m), shared by all metrics of hops",
    cite: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7; Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
    reproduce: "networkx.closeness_centrality(G.reverse())",
    compute: Compute::Actors(|view| closeness(view, Length::Hops, Way::Out)),
};

/// Share of others that it reaches, divided by its mean hours to them by the fastest routes.
pub static OUT_DELAY: Metric = Metric {
    id: "closeness-out-delay",
    concept: "closeness-out",
    reading: Reading::Delay,
    title: "Out-closeness (least delay)",
    symbol: "C_C⁺",
    unit: "1/hour",
    growth: Growth::Pairs,
    range: "≥ 0",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Directed,
    about: "Share of others that it reaches, divided by its mean hours to them by the fastest routes",
    formula: "C⁺(v) = r/(n−1) · r / Σ_u D(v,u), D in hours",
    normalisation: "divided by the number of other actors and by the mean distance: the share reached over how far it is",
    interpret: "High means that the actor reaches the others soon; 0 means that it reaches nobody.",
    undefined: "fewer than 2 actors",
    complexity: "O(n·m log n), shared by all metrics of delay",
    cite: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7; Wasserman & Faust 1994, doi:10.1017/CBO9780511815478; Opsahl, Agneessens & Skvoretz 2010, doi:10.1016/j.socnet.2010.03.006",
    reproduce: "networkx.closeness_centrality(G.reverse(), distance='delay')",
    compute: Compute::Actors(|view| closeness(view, Length::Delay, Way::Out)),
};

/// Which way distances are taken.
#[derive(Clone, Copy)]
enum Way {
    /// From the others to the actor.
    In,
    /// From the actor to the others.
    Out,
}

fn closeness(view: &View, length: Length, way: Way) -> Vec<Score> {
    let n = view.n();
    if n < 2 {
        return undefined(n, reason::TWO_ACTORS);
    }
    let of = |reach: Reach| wasserman_faust(n, reach.count as f64, reach.total);
    match way {
        Way::Out => each(
            view.reach(length)
                .map(|reach| reach.iter().copied().map(of)),
            n,
        ),
        Way::In => each(
            view.sweep(length)
                .map(|sweep| (0..n).map(|actor| of(sweep.reach_of(actor)))),
            n,
        ),
    }
}
