//! Permitted routes under granted transit.
//!
//! A route may pass through an actor h between its neighbours x and y only where an arrangement with hub h
//! has both x and y as members. What travels under an arrangement travels on that arrangement's own ties:
//! a leg that ends at a relay uses the ties of the arrangements that grant the relays at its ends, and only
//! a route without a relay uses whatever ties the pair has. Only hubs can be passed through, so the simple
//! routes can be listed.

use super::view::{Channel, Grant, Length, View};

/// Routes listed, all pairs together, before giving up. A network with a handful of hubs stays far below.
const MOST_ROUTES: usize = 200_000;

/// What metrics say when there are more.
const TOO_MANY: &str = "more permitted routes than can be listed";

/// A simple permitted route.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// The actors in order, ends included.
    pub actors: Vec<usize>,
    /// The grants under which the actors between pass it on; one fewer than the legs.
    pub grants: Vec<usize>,
    /// Per leg: the single ties that may carry it.
    pub legs: Vec<Vec<usize>>,
    /// Hours: the fastest tie of each leg, and the handling at each relay.
    pub delay: f64,
}

impl Route {
    /// Its length in hops or hours.
    pub fn length(&self, length: Length) -> f64 {
        match length {
            Length::Hops => self.legs.len() as f64,
            Length::Delay => self.delay,
        }
    }
}

/// Every simple permitted route of every pair.
#[derive(Clone, Debug)]
pub struct Permitted {
    routes: Vec<Vec<Route>>,
}

impl Permitted {
    /// The permitted routes of a pair, ends in the order a < b, or from `a` to `b` in a directed network.
    pub fn between(&self, view: &View, a: usize, b: usize) -> &[Route] {
        &self.routes[view.pair_index(a, b)]
    }

    /// Counts the hours of every route anew, in the order in which [`Lister`] adds them up.
    pub(super) fn revalue(&mut self, channels: &[Channel], grants: &[Grant]) {
        for route in self.routes.iter_mut().flatten() {
            route.delay = 0.0;
            for (at, leg) in route.legs.iter().enumerate() {
                route.delay += leg
                    .iter()
                    .map(|&channel| channels[channel].delay)
                    .fold(f64::INFINITY, f64::min);
                if let Some(&grant) = route.grants.get(at) {
                    route.delay += grants[grant].delay;
                }
            }
        }
    }

    pub(super) fn list(view: &View) -> Result<Self, &'static str> {
        let mut lister = Lister {
            view,
            found: vec![Vec::new(); view.pair_count()],
            left: MOST_ROUTES,
        };
        for a in 0..view.n() {
            let start = Route {
                actors: vec![a],
                grants: Vec::new(),
                legs: Vec::new(),
                delay: 0.0,
            };
            lister.extend(&start)?;
        }
        Ok(Self {
            routes: lister.found,
        })
    }
}

struct Lister<'v> {
    view: &'v View,
    found: Vec<Vec<Route>>,
    left: usize,
}

impl Lister<'_> {
    /// Extends `route`, whose last actor is its start or a relay under the last grant, by every permitted leg.
    fn extend(&mut self, route: &Route) -> Result<(), &'static str> {
        let view = self.view;
        let (start, here) = (route.actors[0], route.actors[route.actors.len() - 1]);
        let granted = route.grants.last().map(|&grant| &view.grants()[grant]);
        for arc in view.arcs(here) {
            if route.actors.contains(&arc.to)
                || granted.is_some_and(|grant| !grant.members.contains(&arc.to))
            {
                continue;
            }
            if (start < arc.to || view.is_directed())
                && let Some(whole) = self.step(route, arc.to, arc.link, granted, None)
            {
                self.left = self.left.checked_sub(1).ok_or(TOO_MANY)?;
                self.found[view.pair_index(start, arc.to)].push(whole);
            }
            for (index, next) in view.grants().iter().enumerate() {
                if next.hub == arc.to
                    && next.members.contains(&here)
                    && let Some(mut longer) =
                        self.step(route, arc.to, arc.link, granted, Some(next))
                {
                    longer.grants.push(index);
                    longer.delay += next.delay;
                    self.extend(&longer)?;
                }
            }
        }
        Ok(())
    }

    /// `route` with one leg more, if any tie may carry it between these relays.
    fn step(
        &self,
        route: &Route,
        to: usize,
        link: usize,
        from_grant: Option<&Grant>,
        to_grant: Option<&Grant>,
    ) -> Option<Route> {
        let channels = self.view.channels();
        let usable: Vec<usize> = self.view.links()[link]
            .channels
            .iter()
            .copied()
            .filter(|&channel| match (from_grant, to_grant) {
                (None, None) => true,
                (from, to) => [from, to]
                    .into_iter()
                    .flatten()
                    .any(|grant| channels[channel].agreement == Some(grant.agreement)),
            })
            .collect();
        let fastest = usable
            .iter()
            .map(|&channel| channels[channel].delay)
            .min_by(f64::total_cmp)?;
        let mut longer = route.clone();
        longer.actors.push(to);
        longer.legs.push(usable);
        longer.delay += fastest;
        Some(longer)
    }
}

#[cfg(test)]
mod tests {
    use super::{Length, Route, View};
    use crate::{
        by_hand::{self, tied},
        model::{Agreement, Member, Study, Transit},
    };

    /// A and B, who are members of what H passes on, and C, who is tied to A alone.
    fn view() -> View {
        by_hand::view(&Study {
            transit: Transit::Granted,
            agreement: vec![Agreement {
                id: "R".into(),
                hub: Some("H".into()),
                members: Some(["A", "B", "H"].map(Member::named).to_vec()),
                ..Agreement::default()
            }],
            ..tied(&["A", "B", "C", "H"], &[("A", "C")])
        })
    }

    fn routes(view: &View, a: usize, b: usize) -> Vec<Route> {
        let permitted = view.permitted().expect("few routes");
        permitted.between(view, a, b).to_vec()
    }

    #[test]
    fn only_the_hub_passes_on_and_only_between_its_members() {
        let view = view();
        for (a, b, actors) in [
            (0, 1, vec![0, 3, 1]),
            (0, 2, vec![0, 2]),
            (0, 3, vec![0, 3]),
            (1, 3, vec![1, 3]),
        ] {
            let found = routes(&view, a, b);
            assert_eq!(found.len(), 1, "{a}, {b}");
            assert_eq!(found[0].actors, actors);
            assert_eq!(found[0].length(Length::Hops), (actors.len() - 1) as f64);
        }
        assert!(routes(&view, 1, 2).is_empty() && routes(&view, 2, 3).is_empty());
    }

    #[test]
    fn hours_are_those_of_the_ties_and_of_the_handling_before_and_after_they_change() {
        let mut view = view();
        // Ties by their ends: A and C, A and H, B and H.
        for (delay, handling) in [([1.0, 2.0, 4.0], 8.0), ([3.0, 5.0, 0.5], 0.25)] {
            let mut values = view.values();
            values.delay = delay.to_vec();
            values.handling_delay = vec![handling];
            view.revalue(&values);
            let hours = |a: usize, b: usize| routes(&view, a, b)[0].length(Length::Delay);
            assert_eq!(hours(0, 2), delay[0]);
            assert_eq!(hours(1, 3), delay[2]);
            assert_eq!(hours(0, 1), delay[1] + delay[2] + handling);
        }
    }
}
