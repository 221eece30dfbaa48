//! Routes of single ties, with their delays.

use super::{super::view::View, forest::TOO_LARGE};
use crate::model::Transit;

/// Routes of one pair before giving up.
const MOST_ROUTES: usize = 2_000;
/// Steps of the search for them.
const MOST_STEPS: usize = 100_000;

/// A route that names one single tie for each leg.
#[derive(Clone, Debug)]
pub struct SingleRoute {
    /// Hours, handling included.
    pub delay: f64,
    /// The actors in order, ends included.
    pub actors: Vec<usize>,
    /// The single tie of each leg.
    pub ties: Vec<usize>,
    /// The grants under which the actors between pass on.
    pub grants: Vec<usize>,
}

/// Every simple route of the pair that the transit rule permits.
///
/// # Errors
/// A phrase, when they are too many.
pub fn single_routes(view: &View, a: usize, b: usize) -> Result<Vec<SingleRoute>, &'static str> {
    match view.transit() {
        Transit::Open => open(view, a, b),
        Transit::Granted => granted(view, a, b),
    }
}

fn granted(view: &View, a: usize, b: usize) -> Result<Vec<SingleRoute>, &'static str> {
    let mut found = Vec::new();
    for route in view.permitted()?.between(view, a, b) {
        let handling = route.grants.iter().map(|&grant| view.grants()[grant].delay);
        let mut partial = vec![SingleRoute {
            delay: handling.sum(),
            actors: route.actors.clone(),
            ties: Vec::new(),
            grants: route.grants.clone(),
        }];
        for leg in &route.legs {
            if partial.len() * leg.len() > MOST_ROUTES {
                return Err(TOO_LARGE);
            }
            let longer = |route: &SingleRoute, &tie: &usize| {
                let mut longer = route.clone();
                longer.delay += view.channels()[tie].delay;
                longer.ties.push(tie);
                longer
            };
            partial = partial
                .iter()
                .flat_map(|route| leg.iter().map(move |tie| longer(route, tie)))
                .collect();
        }
        found.extend(partial);
        if found.len() > MOST_ROUTES {
            return Err(TOO_LARGE);
        }
    }
    Ok(found)
}

fn open(view: &View, a: usize, b: usize) -> Result<Vec<SingleRoute>, &'static str> {
    let mut search = Search {
        view,
        to: b,
        found: Vec::new(),
        steps: 0,
        met: vec![false; view.n()],
    };
    search.extend(&mut SingleRoute {
        delay: 0.0,
        actors: vec![a],
        ties: Vec::new(),
        grants: Vec::new(),
    })?;
    Ok(search.found)
}

struct Search<'v> {
    view: &'v View,
    to: usize,
    found: Vec<SingleRoute>,
    steps: usize,
    met: Vec<bool>,
}

impl Search<'_> {
    /// By recursion, as deep as a simple route is long: a chain of hundreds is refused before.
    fn extend(&mut self, route: &mut SingleRoute) -> Result<(), &'static str> {
        /// Legs of a route.
        const LONGEST: usize = 400;
        let view = self.view;
        let here = route.actors[route.actors.len() - 1];
        if here == self.to {
            if self.found.len() >= MOST_ROUTES {
                return Err(TOO_LARGE);
            }
            self.found.push(route.clone());
            return Ok(());
        }
        if route.actors.len() > LONGEST {
            return Err(TOO_LARGE);
        }
        self.met[here] = true;
        for arc in view.arcs(here) {
            if self.met[arc.to] {
                continue;
            }
            for &tie in &view.links()[arc.link].channels {
                self.steps += 1;
                if self.steps > MOST_STEPS {
                    return Err(TOO_LARGE);
                }
                let before = route.delay;
                route.actors.push(arc.to);
                route.ties.push(tie);
                route.delay += view.channels()[tie].delay;
                self.extend(route)?;
                route.actors.pop();
                route.ties.pop();
                route.delay = before;
            }
        }
        self.met[here] = false;
        Ok(())
    }
}
