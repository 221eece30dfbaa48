//! The routes of one pair, listed: through whom, how soon, how surely, under which arrangements.

use super::Measured;
use crate::{
    kernels::{View, request_consent, single_routes},
    model::Transit,
};
use serde::Serialize;

/// A simple route that the transit rule permits, the parallel ties of each leg taken together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PairRoute {
    /// The actors' ids in order, ends included.
    pub actors: Vec<String>,
    /// Hours, handling included: the fastest tie of each leg.
    pub delay: f64,
    /// Probability that a request is answered if this is the only route; null where an availability is unknown, or where
    /// events close several things at once.
    pub answered: Option<f64>,
    /// The arrangements under which actors between pass on, by name.
    pub grants: Vec<String>,
}

/// The routes of a pair, the fastest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PairRoutes {
    /// Whether the two have a tie of their own.
    pub tied: bool,
    /// The routes that are listed.
    pub routes: Vec<PairRoute>,
    /// Routes that are not listed.
    pub more: usize,
    /// Where routes are too many to list all: what is listed instead.
    pub note: Option<String>,
}

/// A route by its actors, with the ties that may carry each leg.
struct Way {
    actors: Vec<usize>,
    legs: Vec<Vec<usize>>,
    grants: Vec<usize>,
}

/// The first `most` routes of the actors with these ids, from `a` to `b`; `None` where one of them is not there.
pub fn pair_routes(measured: &Measured, [a, b]: [&str; 2], most: usize) -> Option<PairRoutes> {
    let (network, view) = (&measured.network, &measured.mid);
    let (a, b) = (network.index_of(a)?, network.index_of(b)?);
    // Where ties run both ways kernels keep pairs in the order of indices.
    let turned = !view.is_directed() && a > b;
    let ends = if turned { (b, a) } else { (a, b) };
    let (ways, note) = match listed(view, ends) {
        Some(ways) => (ways, None),
        None => (
            short(view, ends),
            Some("too many routes to list all: those over at most one actor between".to_string()),
        ),
    };
    let route = |way: Way| {
        let mut actors: Vec<String> = way
            .actors
            .iter()
            .map(|&at| network.actor(at).id.clone())
            .collect();
        let mut grants: Vec<String> = way
            .grants
            .iter()
            .map(|&grant| view.grants()[grant].agreement)
            .map(|at| network.agreements()[at].name().to_string())
            .collect();
        if turned {
            actors.reverse();
            grants.reverse();
        }
        PairRoute {
            delay: delay(view, &way),
            answered: answered(view, ends, &way),
            actors,
            grants,
        }
    };
    let mut routes: Vec<PairRoute> = ways.into_iter().map(route).collect();
    routes.sort_by(|x, y| {
        let first = x.delay.total_cmp(&y.delay);
        first.then(x.actors.len().cmp(&y.actors.len()))
    });
    let more = routes.len().saturating_sub(most);
    routes.truncate(most);
    Some(PairRoutes {
        tied: view.link_between(ends.0, ends.1).is_some(),
        routes,
        more,
        note,
    })
}

/// Every route; `None` where they are too many.
fn listed(view: &View, (a, b): (usize, usize)) -> Option<Vec<Way>> {
    let mut ways: Vec<Way> = Vec::new();
    if view.transit() == Transit::Granted {
        let routes = view.permitted().ok()?.between(view, a, b);
        return Some(
            routes
                .iter()
                .map(|route| Way {
                    actors: route.actors.clone(),
                    legs: route.legs.clone(),
                    grants: route.grants.clone(),
                })
                .collect(),
        );
    }
    for single in single_routes(view, a, b).ok()? {
        if ways.iter().all(|way| way.actors != single.actors) {
            ways.push(over(view, single.actors)?);
        }
    }
    Some(ways)
}

/// The direct tie and the routes over one actor between.
fn short(view: &View, (a, b): (usize, usize)) -> Vec<Way> {
    if view.transit() == Transit::Granted {
        return Vec::new();
    }
    let direct = over(view, vec![a, b]);
    let between = (0..view.n()).filter(|&c| c != a && c != b);
    let over_one = between.filter_map(|c| over(view, vec![a, c, b]));
    direct.into_iter().chain(over_one).collect()
}

/// The way over these actors, any tie of each leg; `None` where a leg is not there.
fn over(view: &View, actors: Vec<usize>) -> Option<Way> {
    let legs = actors.windows(2).map(|leg| {
        let link = view.link_between(leg[0], leg[1])?;
        Some(view.links()[link].channels.clone())
    });
    Some(Way {
        legs: legs.collect::<Option<_>>()?,
        grants: Vec::new(),
        actors,
    })
}

fn delay(view: &View, way: &Way) -> f64 {
    let fastest = |leg: &Vec<usize>| {
        let ties = leg.iter().map(|&tie| view.channels()[tie].delay);
        ties.fold(f64::INFINITY, f64::min)
    };
    let handling = way.grants.iter().map(|&grant| view.grants()[grant].delay);
    way.legs.iter().map(fastest).chain(handling).sum()
}

fn answered(view: &View, ends: (usize, usize), way: &Way) -> Option<f64> {
    if !view.strikes().is_empty() {
        return None;
    }
    let mut works = request_consent(view, ends);
    for leg in &way.legs {
        let ties = leg.iter().map(|&tie| &view.channels()[tie]);
        let mut fails = 1.0;
        for tie in ties {
            if !tie.known {
                return None;
            }
            fails *= 1.0 - tie.availability;
        }
        works *= 1.0 - fails;
    }
    // One arrangement's handling works or fails once, however often a route passes its hub.
    let mut grants = way.grants.clone();
    grants.sort_unstable();
    grants.dedup();
    let handling = grants
        .iter()
        .map(|&grant| view.grants()[grant].availability);
    let actors = way.actors.iter().map(|&actor| view.availability(actor));
    Some(works * handling.product::<f64>() * actors.product::<f64>())
}

#[cfg(test)]
mod tests {
    use super::pair_routes;
    use crate::{
        by_hand::{self, measured},
        model::{Actor, BareTie, CommonCause, Range, Study},
    };

    fn tie(a: &str, b: &str, delay: f64, availability: f64) -> BareTie {
        BareTie {
            delay: Some(Range::exact(delay)),
            availability: Some(Range::exact(availability)),
            ..by_hand::tie(a, b)
        }
    }

    /// A chain of three actors, the first two of which may fail, and are tied twice.
    fn chain() -> Study {
        let actor = |(id, availability): (&str, f64)| Actor {
            availability: Some(Range::exact(availability)),
            ..Actor::named(id)
        };
        Study {
            actor: [("A", 0.9), ("B", 0.8), ("C", 1.0)].map(actor).to_vec(),
            tie: vec![
                tie("A", "B", 2.0, 0.5),
                tie("A", "B", 1.0, 0.8),
                tie("B", "C", 3.0, 0.9),
            ],
            ..Study::default()
        }
    }

    #[test]
    fn a_route_is_as_fast_as_the_fastest_tie_of_each_leg_and_works_if_any_tie_does() {
        let side = measured(&chain());
        for (pair, actors) in [(["A", "C"], ["A", "B", "C"]), (["C", "A"], ["C", "B", "A"])] {
            let found = pair_routes(&side, pair, 9).expect("both are there");
            assert_eq!((found.routes.len(), found.more, found.tied), (1, 0, false));
            let route = &found.routes[0];
            assert_eq!(
                (route.actors.as_slice(), route.delay),
                (&actors.map(String::from)[..], 4.0)
            );
            let answered = (1.0 - 0.5 * 0.2) * 0.9 * (0.9 * 0.8);
            assert!((route.answered.expect("known") - answered).abs() < 1e-12);
        }
        assert!(pair_routes(&side, ["A", "C"], 0).is_some_and(|found| found.more == 1));
        assert_eq!(pair_routes(&side, ["A", "D"], 9), None);
    }

    #[test]
    fn how_surely_a_route_works_is_left_open_where_one_number_cannot_say_it() {
        let answered = |study: &Study| {
            let found = pair_routes(&measured(study), ["A", "C"], 9).expect("both are there");
            found.routes[0].answered
        };
        assert!(answered(&chain()).is_some());
        // A kind of which no availability is coded.
        let mut open = chain();
        open.tie[2].availability = None;
        open.tie[2].kind = Some("logistics".into());
        assert_eq!(answered(&open), None);
        let mut struck = chain();
        struck.common_cause.push(CommonCause {
            id: "STORM".into(),
            title: None,
            availability: Range::exact(0.5),
            agreements: Vec::new(),
            pairs: vec!["A-B".into(), "B-C".into()],
            actors: Vec::new(),
            between: Vec::new(),
        });
        assert_eq!(answered(&struck), None);
    }
}
