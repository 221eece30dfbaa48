//! Brokerage by bloc: how many open two-paths between others pass through an actor, in each of five roles.
//!
//! ```text
//! {(a,b) : a → v → b permitted, no tie a → b}, counted by the blocs of a, v and b
//! ```
//!
//! v brokers from a to b where a → v → b is a permitted route and a has no tie to b. The blocs of the three name the
//! role:
//!
//! | role | a, v, b | |
//! |---|---|---|
//! | coordinator | A A A | within its own bloc |
//! | itinerant | B A B | an outsider within another bloc |
//! | gatekeeper | B A A | lets in what comes to its own bloc |
//! | representative | A A B | speaks for its own bloc to another |
//! | liaison | B A C | between two blocs, belonging to neither |
//!
//! Where ties run both ways each two-path counts twice, from a to b and from b to a, so that an actor is gatekeeper as
//! often as representative. The five add up to all open two-paths through v. The numbers grow with the number of
//! partners; compare an actor's roles with each other, or one role with and without a tie. A tie between a and b closes
//! the two-path and takes the role away.
//!
//! # Undefined
//! Where no actor has a bloc, and for a broker one of whose open two-paths touches an actor (itself included) without
//! one: what is not coded is not a bloc of its own. Also where there are too many permitted routes to list.
//!
//! # Complexity
//! O(Σ_v d(v)²); under granted transit all permitted routes are listed.
//!
//! # References
//! Gould & Fernandez 1989, doi:10.2307/270949.
//!
//! # Example
//! The hub of the hub-and-spokes system stands outside the spokes' bloc, and shapes have no blocs:
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! let of = |role| score("hub-and-spokes", role, &["USA"]);
//! assert!(of("broker-itinerant")?.value().unwrap() > 0.0);
//! assert_eq!(of("broker-coordinator")?, Score::Defined(0.0));
//! let shape = score("shape:star-6", "broker-liaison", &["hub"])?;
//! assert_eq!(shape, Score::Undefined("the actors have no blocs"));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::View,
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, undefined,
    },
    model::{Score, Transit},
};

/// Two-paths between actors of its own bloc that pass through it.
pub static COORDINATOR: Metric = Metric {
    id: "broker-coordinator",
    concept: "broker-coordinator",
    title: "Brokerage: coordinator",
    symbol: "w_I",
    about: "Ways between two untied actors of its own bloc that lead through it",
    formula: "w_I(v) = |{(a,b) : a → v → b, no a → b; a, v, b of one bloc}|",
    interpret: "High is an actor that holds its own bloc together: members who have no tie to each other meet in it.",
    compute: Compute::Actors(|view| brokerage(view, Role::Coordinator)),
    ..ROLE
};

/// Two-paths between actors of one other bloc that pass through it.
pub static ITINERANT: Metric = Metric {
    id: "broker-itinerant",
    concept: "broker-itinerant",
    title: "Brokerage: itinerant broker",
    symbol: "w_O",
    about: "Ways between two untied actors of one other bloc that lead through it",
    formula: "w_O(v) = |{(a,b) : a → v → b, no a → b; a, b of one bloc, v of another}|",
    interpret: "High is an outsider through whom members of another bloc deal with each other, as spokes do through \
                their hub.",
    compute: Compute::Actors(|view| brokerage(view, Role::Itinerant)),
    ..ROLE
};

/// Two-paths from another bloc into its own that pass through it.
pub static GATEKEEPER: Metric = Metric {
    id: "broker-gatekeeper",
    concept: "broker-gatekeeper",
    title: "Brokerage: gatekeeper",
    symbol: "b_OI",
    about: "Ways from an actor of another bloc to an untied one of its own that lead through it",
    formula: "b_OI(v) = |{(a,b) : a → v → b, no a → b; v, b of one bloc, a of another}|",
    interpret: "High is an actor that can let in or keep out what outsiders have for its bloc. In an undirected \
                network it equals the representative's score.",
    compute: Compute::Actors(|view| brokerage(view, Role::Gatekeeper)),
    ..ROLE
};

/// Two-paths from its own bloc to another that pass through it.
pub static REPRESENTATIVE: Metric = Metric {
    id: "broker-representative",
    concept: "broker-representative",
    title: "Brokerage: representative",
    symbol: "b_IO",
    about: "Ways from an actor of its own bloc to an untied one of another that lead through it",
    formula: "b_IO(v) = |{(a,b) : a → v → b, no a → b; a, v of one bloc, b of another}|",
    interpret: "High is an actor through whom its bloc deals with outsiders. In an undirected network it equals the \
                gatekeeper's score.",
    compute: Compute::Actors(|view| brokerage(view, Role::Representative)),
    ..ROLE
};

/// Two-paths between two other blocs that pass through it.
pub static LIAISON: Metric = Metric {
    id: "broker-liaison",
    concept: "broker-liaison",
    title: "Brokerage: liaison",
    symbol: "b_O",
    about: "Ways between untied actors of two other blocs that lead through it",
    formula: "b_O(v) = |{(a,b) : a → v → b, no a → b; a, v, b of three blocs}|",
    interpret: "High is an actor between blocs, to neither of which it belongs.",
    compute: Compute::Actors(|view| brokerage(view, Role::Liaison)),
    ..ROLE
};

/// What the five roles share.
const ROLE: Metric = Metric {
    id: "",
    concept: "",
    reading: Reading::Hops,
    title: "",
    symbol: "",
    unit: "ordered pairs",
    growth: Growth::Ties,
    range: "0 to (n−1)(n−2)",
    family: Family::Cohesion,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "",
    formula: "",
    normalisation: "none; where ties run both ways each pair counts in both orders",
    interpret: "",
    undefined: "the actors have no blocs; an open two-path through it touches an actor without a bloc",
    complexity: "O(Σ_v d(v)²), d the degree",
    cite: "Gould & Fernandez 1989, doi:10.2307/270949",
    reproduce: "",
    compute: Compute::Actors(|view| undefined(view.n(), NO_BLOCS)),
};

const NO_BLOCS: &str = "the actors have no blocs";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Coordinator,
    Itinerant,
    Gatekeeper,
    Representative,
    Liaison,
}

/// The role of `broker` between the other two, if all three have a bloc.
fn role(view: &View, from: usize, broker: usize, to: usize) -> Option<Role> {
    let (from, broker, to) = (view.bloc(from)?, view.bloc(broker)?, view.bloc(to)?);
    Some(match (from == broker, broker == to, from == to) {
        (true, true, _) => Role::Coordinator,
        (true, false, _) => Role::Representative,
        (false, true, _) => Role::Gatekeeper,
        (false, false, true) => Role::Itinerant,
        (false, false, false) => Role::Liaison,
    })
}

fn brokerage(view: &View, asked: Role) -> Vec<Score> {
    let n = view.n();
    if (0..n).all(|actor| view.bloc(actor).is_none()) {
        return undefined(n, NO_BLOCS);
    }
    let mut counts = vec![Some(0.0); n];
    let visited = each_open_two_path(view, |from, broker, to| {
        counts[broker] = match (counts[broker], role(view, from, broker, to)) {
            (Some(count), Some(found)) => Some(count + f64::from(u8::from(found == asked))),
            _ => None,
        };
    });
    match visited {
        Ok(()) => counts
            .into_iter()
            .map(|count| {
                count.map_or(
                    Score::Undefined("an actor of a two-path has no bloc"),
                    Score::Defined,
                )
            })
            .collect(),
        Err(reason) => undefined(n, reason),
    }
}

/// Visits every permitted route of two steps between actors without a tie from the first to the last.
fn each_open_two_path(
    view: &View,
    mut visit: impl FnMut(usize, usize, usize),
) -> Result<(), &'static str> {
    if view.transit() == Transit::Granted {
        let permitted = view.permitted()?;
        let open = view
            .pairs()
            .filter(|&(a, b)| view.link_between(a, b).is_none());
        for (a, b) in open {
            let routes = permitted.between(view, a, b).iter();
            let mut brokers: Vec<usize> = routes
                .filter_map(|route| match route.actors[..] {
                    [_, broker, _] => Some(broker),
                    _ => None,
                })
                .collect();
            // The same three under two grants are one two-path.
            brokers.sort_unstable();
            brokers.dedup();
            for broker in brokers {
                visit(a, broker, b);
                if !view.is_directed() {
                    visit(b, broker, a);
                }
            }
        }
        return Ok(());
    }
    let mut tied = vec![usize::MAX; view.n()];
    for from in 0..view.n() {
        // Itself included, so that a way back is no two-path.
        tied[from] = from;
        view.arcs(from).iter().for_each(|arc| tied[arc.to] = from);
        for first in view.arcs(from) {
            for second in view.arcs(first.to) {
                if tied[second.to] != from {
                    visit(from, first.to, second.to);
                }
            }
        }
    }
    Ok(())
}
