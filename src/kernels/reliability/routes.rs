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

#[cfg(test)]
mod tests {
    use super::{MOST_ROUTES, MOST_STEPS, TOO_LARGE, Transit, View, single_routes};
    use crate::{
        by_hand::{actors, numbered, tie, view},
        model::{Agreement, BareTie, Member, Study},
    };

    fn ties(n: usize, pairs: impl IntoIterator<Item = (usize, usize)>) -> View {
        let ties = pairs.into_iter().map(|(a, b)| (a, b, 1.0));
        view(&numbered(n, &ties.collect::<Vec<_>>()))
    }

    /// Arrangements of a hub with its two members, and as many more ties for each leg.
    fn arrangements(of: &[[&str; 3]], more: &[(&str, &str, &str, usize)]) -> View {
        let arrangement = |members: &[&str; 3]| Agreement {
            id: members[1].to_lowercase(),
            hub: Some(members[1].into()),
            members: Some(members.map(Member::named).to_vec()),
            ..Agreement::default()
        };
        let tie = |&(a, b, agreement, number): &(&str, &str, &str, usize)| {
            let tie = BareTie {
                agreement: Some(agreement.into()),
                ..tie(a, b)
            };
            vec![tie; number]
        };
        view(&Study {
            transit: Transit::Granted,
            agreement: of.iter().map(arrangement).collect(),
            tie: more.iter().flat_map(tie).collect(),
            ..actors(&["A", "B", "X", "Y", "Z"])
        })
    }

    #[test]
    fn two_thousand_ties_of_a_pair_are_two_thousand_routes_and_one_more_is_too_many() {
        let found = |number: usize| {
            let view = ties(2, (0..number).map(|_| (0, 1)));
            single_routes(&view, 0, 1).map(|routes| routes.len())
        };
        assert_eq!(found(MOST_ROUTES), Ok(MOST_ROUTES));
        assert_eq!(found(MOST_ROUTES + 1), Err(TOO_LARGE));
    }

    #[test]
    fn permitted_routes_are_one_for_each_choice_of_ties_as_far_as_they_can_be_listed() {
        let found = |of: &[[&str; 3]], first: usize, second: usize| {
            let more = [("A", "X", "x", first), ("X", "B", "x", second)];
            let view = arrangements(of, &more);
            single_routes(&view, 0, 1).map(|routes| routes.len())
        };
        // The arrangement gives one tie of each leg.
        let one = [["A", "X", "B"]];
        let two = [["A", "X", "B"], ["A", "Y", "B"]];
        assert_eq!(found(&one, 2, 3), Ok(12));
        assert_eq!(found(&two, 2, 3), Ok(13));
        assert_eq!(found(&one, 39, MOST_ROUTES / 40 - 1), Ok(MOST_ROUTES));
        assert_eq!(found(&one, 39, MOST_ROUTES / 40), Err(TOO_LARGE));
        assert_eq!(found(&two, 39, MOST_ROUTES / 40 - 1), Err(TOO_LARGE));
    }

    #[test]
    fn a_few_legs_of_many_ties_each_are_refused_before_they_fill_the_memory() {
        let of = [["A", "X", "Y"], ["X", "Y", "Z"], ["Y", "Z", "B"]];
        let more = [
            ("A", "X", "x", 300),
            ("X", "Y", "x", 300),
            ("Y", "Z", "y", 300),
            ("Z", "B", "z", 300),
        ];
        let view = arrangements(&of, &more);
        assert_eq!(single_routes(&view, 0, 1).err(), Some(TOO_LARGE));
    }

    #[test]
    fn a_search_without_end_is_given_up() {
        // Fourteen all tied to each other, and one that nobody reaches.
        let crowd = (0..14).flat_map(|a| (a + 1..14).map(move |b| (a, b)));
        let view = ties(15, crowd);
        assert_eq!(single_routes(&view, 0, 14).err(), Some(TOO_LARGE));
        let chain = |n: usize| ties(n, (1..n).map(|at| (at - 1, at)));
        let short = single_routes(&chain(300), 0, 299).expect("one route");
        assert_eq!((short.len(), short[0].ties.len()), (1, 299));
        assert_eq!(short[0].delay, 299.0);
        assert_eq!(single_routes(&chain(900), 0, 899).err(), Some(TOO_LARGE));
    }

    #[test]
    fn a_leg_of_two_thousand_ties_beside_a_leg_of_one_can_be_listed() {
        let more = [("A", "X", "x", MOST_ROUTES - 1)];
        let view = arrangements(&[["A", "X", "B"]], &more);
        let routes = single_routes(&view, 0, 1).expect("as many as may be");
        assert_eq!(routes.len(), MOST_ROUTES);
        assert!(routes.iter().all(|route| route.ties.len() == 2));
    }

    #[test]
    fn a_search_may_take_as_many_steps_as_there_are_and_no_more() {
        // Along a chain with so many ties for each leg, to an actor whom nobody reaches.
        let found = |last: usize| {
            let legs = [10, 9, 10, last].into_iter().enumerate();
            let all = legs.flat_map(|(at, ties)| (0..ties).map(move |_| (at, at + 1)));
            single_routes(&ties(6, all), 0, 5).map(|routes| routes.len())
        };
        assert_eq!(10 + 10 * 9 + 10 * 9 * 10 * (1 + 110), MOST_STEPS);
        assert_eq!(found(110), Ok(0));
        assert_eq!(found(111), Err(TOO_LARGE));
    }

    #[test]
    fn a_route_of_four_hundred_legs_is_listed_and_a_longer_one_is_not() {
        let along = |legs: usize| {
            let view = ties(legs + 1, (0..legs).map(|at| (at, at + 1)));
            single_routes(&view, 0, legs).map(|routes| routes[0].ties.len())
        };
        assert_eq!(along(400), Ok(400));
        assert_eq!(along(401), Err(TOO_LARGE));
    }
}
