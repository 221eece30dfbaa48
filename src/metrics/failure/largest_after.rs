//! The largest component after the loss of an actor, as a share of the others.
//!
//! Components are of ties under either transit rule, since every tie is itself a permitted route.
//!
//! # References
//! Albert, Jeong & Barabási 2000, doi:10.1038/35019019.

use crate::{
    kernels::{Loss, View},
    metrics::{
        Adding, Better, Compute, Direction, Family, Metric, Reading, Spread, defined, reason,
        undefined,
    },
    model::Score,
};

/// Share of the others that are in the largest component once this actor is gone.
pub static METRIC: Metric = Metric {
    id: "largest-after",
    concept: "largest-after",
    reading: Reading::Hops,
    title: "Largest component after its loss",
    symbol: "S",
    unit: "share of others",
    range: "0–1",
    family: Family::Failure,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Share of the others that are in the largest component once this actor is gone",
    formula: "S(G − v) = largest component ÷ (n − 1)",
    normalisation: "",
    interpret: "",
    undefined: "fewer than 2 actors",
    complexity: "",
    cite: "Albert, Jeong & Barabási 2000, doi:10.1038/35019019",
    reproduce: "",
    compute: Compute::Actors(largest_after),
};

fn largest_after(view: &View) -> Vec<Score> {
    let n = view.n();
    if n < 2 {
        return undefined(n, reason::TWO_ACTORS);
    }
    defined((0..n).map(|actor| {
        let mut size = vec![0_usize; n];
        let component = view.components_after(Some(Loss::Actor(actor)));
        (0..n)
            .filter(|&other| other != actor)
            .for_each(|other| size[component[other]] += 1);
        size.into_iter().max().unwrap_or_default() as f64 / (n - 1) as f64
    }))
}
