//! Reliability under granted transit: some permitted route works, by the listed routes.

use super::{
    super::{permitted::Route, view::View},
    Odds,
    forest::{ALWAYS, Forest, NEVER, Root},
};

/// Every pair of actors under granted transit.
#[derive(Clone, Debug)]
pub struct Granted {
    pub forest: Forest,
    pub pairs: Vec<Root>,
}

impl Granted {
    /// # Errors
    /// A phrase, when permitted routes or the diagrams are too many.
    pub fn of(view: &View) -> Result<Self, &'static str> {
        let mut forest = Forest::new();
        let pairs = view
            .pairs()
            .map(|(a, b)| some_route(view, a, b, &mut forest, |_| true))
            .collect::<Result<_, _>>()?;
        Ok(Self { forest, pairs })
    }

    pub fn pairs(&self, odds: &Odds) -> Vec<f64> {
        let nodes = self.forest.probabilities(&variables(odds));
        self.pairs
            .iter()
            .map(|&root| nodes[root as usize])
            .collect()
    }
}

/// One number per variable: actors, single ties, grants.
pub fn variables(odds: &Odds) -> Vec<f64> {
    [&odds.actor[..], &odds.channel, &odds.grant].concat()
}

/// That a permitted route of the pair works, among those that `counts` counts.
pub fn some_route(
    view: &View,
    a: usize,
    b: usize,
    forest: &mut Forest,
    counts: impl Fn(&Route) -> bool,
) -> Result<Root, &'static str> {
    let mut some = NEVER;
    for route in view
        .permitted()?
        .between(view, a, b)
        .iter()
        .filter(|route| counts(route))
    {
        let legs = route.legs.iter().map(Vec::as_slice);
        let works = route_works(view, &route.actors, &route.grants, legs, forest)?;
        some = forest.or(some, works)?;
    }
    Ok(some)
}

/// That the actors and grants of a route work, and a tie of each leg.
pub fn route_works<'r>(
    view: &View,
    actors: &[usize],
    grants: &[usize],
    legs: impl Iterator<Item = &'r [usize]>,
    forest: &mut Forest,
) -> Result<Root, &'static str> {
    let (channel, grant) = (view.n(), view.n() + view.channels().len());
    let mut works = ALWAYS;
    for &actor in actors
        .iter()
        .filter(|&&actor| view.availability(actor) < 1.0)
    {
        let up = forest.variable(actor)?;
        works = forest.and(works, up)?;
    }
    for leg in legs {
        let mut some = NEVER;
        for &tie in leg {
            let up = forest.variable(channel + tie)?;
            some = forest.or(some, up)?;
        }
        works = forest.and(works, some)?;
    }
    for &relay in grants {
        let up = forest.variable(grant + relay)?;
        works = forest.and(works, up)?;
    }
    Ok(works)
}
