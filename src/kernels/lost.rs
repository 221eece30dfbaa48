//! Many losses at once: which way is left between two actors, and how much of the whole.

use super::{
    components::components,
    permitted::Route,
    view::{Loss, View},
};
use crate::model::Transit;
use std::collections::VecDeque;

/// What is gone of a view, after any number of losses. Nothing is renumbered.
#[derive(Clone, Debug)]
pub struct Lost {
    actor: Vec<bool>,
    channel: Vec<bool>,
    grant: Vec<bool>,
}

/// A permitted route that is still there.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// The actors in order, ends included.
    pub actors: Vec<usize>,
    /// Per leg, the composed tie.
    pub links: Vec<usize>,
    /// Per leg, the single ties that are still there to carry it.
    pub legs: Vec<Vec<usize>>,
    /// The grants under which the actors between pass it on; none under open transit.
    pub grants: Vec<usize>,
}

impl Lost {
    /// Nothing is gone yet.
    pub fn nothing(view: &View) -> Self {
        Self {
            actor: vec![false; view.n()],
            channel: vec![false; view.channels().len()],
            grant: vec![false; view.grants().len()],
        }
    }

    /// After these losses.
    pub fn after(view: &View, losses: impl IntoIterator<Item = Loss>) -> Self {
        let mut lost = Self::nothing(view);
        losses.into_iter().for_each(|loss| lost.lose(view, loss));
        lost
    }

    /// One loss more.
    pub fn lose(&mut self, view: &View, loss: Loss) {
        match loss {
            Loss::Actor(actor) => self.actor[actor] = true,
            Loss::Link(link) => {
                let channels = &view.links()[link].channels;
                channels
                    .iter()
                    .for_each(|&channel| self.channel[channel] = true);
            }
            Loss::Agreement(agreement) => {
                for (gone, channel) in self.channel.iter_mut().zip(view.channels()) {
                    *gone |= channel.agreement == Some(agreement);
                }
                for (gone, grant) in self.grant.iter_mut().zip(view.grants()) {
                    *gone |= grant.agreement == agreement;
                }
            }
        }
    }

    /// Whether the actor is gone.
    pub fn is_gone(&self, actor: usize) -> bool {
        self.actor[actor]
    }

    /// A way from `a` to `b` with the fewest legs, if any is left; none where either is gone.
    ///
    /// # Errors
    /// A phrase, when permitted routes are too many to list.
    pub fn way(&self, view: &View, a: usize, b: usize) -> Result<Option<Way>, &'static str> {
        if self.actor[a] || self.actor[b] {
            return Ok(None);
        }
        match view.transit() {
            Transit::Open => Ok(self.open_way(view, a, b)),
            Transit::Granted => {
                let routes = view.permitted()?.between(view, a, b);
                let left = routes.iter().filter(|route| self.leaves(route));
                let shortest = left.min_by_key(|route| route.legs.len());
                Ok(shortest.map(|route| self.of_route(view, route)))
            }
        }
    }

    fn open_way(&self, view: &View, a: usize, b: usize) -> Option<Way> {
        let mut before: Vec<Option<(usize, usize)>> = vec![None; view.n()];
        let mut waiting = VecDeque::from([a]);
        while let Some(here) = waiting.pop_front() {
            if here == b {
                break;
            }
            for arc in view.arcs(here) {
                if arc.to != a
                    && before[arc.to].is_none()
                    && !self.actor[arc.to]
                    && self.carries(view, arc.link)
                {
                    before[arc.to] = Some((here, arc.link));
                    waiting.push_back(arc.to);
                }
            }
        }
        before[b]?;
        let (mut actors, mut links) = (vec![b], Vec::new());
        let mut here = b;
        while let Some((from, link)) = before[here] {
            links.push(link);
            actors.push(from);
            here = from;
        }
        links.reverse();
        actors.reverse();
        let legs = links
            .iter()
            .map(|&link| self.left(&view.links()[link].channels))
            .collect();
        Some(Way {
            actors,
            links,
            legs,
            grants: Vec::new(),
        })
    }

    /// Whether a composed tie has a single tie left.
    pub fn carries(&self, view: &View, link: usize) -> bool {
        view.links()[link]
            .channels
            .iter()
            .any(|&channel| !self.channel[channel])
    }

    fn left(&self, channels: &[usize]) -> Vec<usize> {
        channels
            .iter()
            .copied()
            .filter(|&channel| !self.channel[channel])
            .collect()
    }

    fn leaves(&self, route: &Route) -> bool {
        route.actors.iter().all(|&actor| !self.actor[actor])
            && route.grants.iter().all(|&grant| !self.grant[grant])
            && route
                .legs
                .iter()
                .all(|leg| leg.iter().any(|&channel| !self.channel[channel]))
    }

    fn of_route(&self, view: &View, route: &Route) -> Way {
        let ends = route.actors.iter().zip(route.actors.iter().skip(1));
        Way {
            links: ends
                .filter_map(|(&a, &b)| view.link_between(a, b))
                .collect(),
            actors: route.actors.clone(),
            legs: route.legs.iter().map(|leg| self.left(leg)).collect(),
            grants: route.grants.clone(),
        }
    }

    /// Actors in the largest component of the ties that are left, lost actors aside.
    pub fn largest(&self, view: &View) -> usize {
        let left = view.links().iter().enumerate().filter(|(at, link)| {
            !self.actor[link.a] && !self.actor[link.b] && self.carries(view, *at)
        });
        let group = components(view.n(), left.map(|(_, link)| (link.a, link.b)));
        let mut size = vec![0; view.n()];
        for (actor, &group) in group.iter().enumerate() {
            size[group] += usize::from(!self.actor[actor]);
        }
        size.into_iter().max().unwrap_or(0)
    }

    /// The hops of every way from `source` that is left; infinite where there is none.
    ///
    /// # Errors
    /// A phrase, when permitted routes are too many to list.
    pub fn hops(&self, view: &View, source: usize) -> Result<Vec<f64>, &'static str> {
        let mut hops = vec![f64::INFINITY; view.n()];
        if self.actor[source] {
            return Ok(hops);
        }
        hops[source] = 0.0;
        if view.transit() == Transit::Granted {
            for to in (0..view.n()).filter(|&to| to != source) {
                if let Some(way) = self.way(view, source, to)? {
                    hops[to] = way.legs.len() as f64;
                }
            }
            return Ok(hops);
        }
        let mut waiting = VecDeque::from([source]);
        while let Some(here) = waiting.pop_front() {
            for arc in view.arcs(here) {
                if hops[arc.to].is_infinite() && !self.actor[arc.to] && self.carries(view, arc.link)
                {
                    hops[arc.to] = hops[here] + 1.0;
                    waiting.push_back(arc.to);
                }
            }
        }
        Ok(hops)
    }

    /// Sum of 1/hops over the pairs of [`View::pairs`] that still have a way.
    ///
    /// # Errors
    /// A phrase, when permitted routes are too many to list.
    pub fn inverse_hops(&self, view: &View) -> Result<f64, &'static str> {
        let mut sum = 0.0;
        for source in 0..view.n() {
            let hops = self.hops(view, source)?;
            let others = hops.iter().enumerate();
            sum += others
                .filter(|&(to, _)| to != source && (view.is_directed() || to > source))
                .map(|(_, hops)| 1.0 / hops)
                .sum::<f64>();
        }
        Ok(sum)
    }
}

#[cfg(test)]
mod tests {
    use super::{Loss, Lost, Transit, View, Way};
    use crate::by_hand::relays;

    fn way(lost: &Lost, view: &View) -> Option<Way> {
        lost.way(view, 0, 4).expect("few routes")
    }

    #[test]
    fn an_agreement_lost_takes_its_hubs_right_with_it_however_often_it_is_lost() {
        let view = relays(Transit::Granted);
        let nothing = Lost::nothing(&view);
        let whole = way(&nothing, &view).expect("a way");
        assert_eq!(whole.actors, [0, 1, 2, 3, 4]);
        assert_eq!(whole.grants, [0, 1, 2]);
        let ties: Vec<usize> = whole.legs.iter().map(Vec::len).collect();
        assert_eq!(ties, [1, 2, 2, 1]);
        // Every leg keeps a tie, but Y may pass nothing on.
        let middle = Loss::Agreement(1);
        let once = Lost::after(&view, [middle]);
        let twice = Lost::after(&view, [middle, middle]);
        assert_eq!(way(&once, &view), None);
        assert_eq!(way(&twice, &view), None);
        let none = f64::INFINITY;
        assert_eq!(nothing.hops(&view, 0), Ok(vec![0.0, 1.0, 2.0, 3.0, 4.0]));
        assert_eq!(once.hops(&view, 0), Ok(vec![0.0, 1.0, 2.0, none, none]));
        let sum = nothing.inverse_hops(&view).expect("few routes");
        assert!((sum - (4.0 + 3.0 / 2.0 + 2.0 / 3.0 + 0.25)).abs() < 1e-12);
        assert_eq!(twice.inverse_hops(&view), Ok(5.0));
    }

    #[test]
    fn a_tie_that_is_gone_stays_gone_whatever_is_lost_after_it() {
        for transit in [Transit::Open, Transit::Granted] {
            let view = relays(transit);
            let link = view.link_between(1, 2).expect("tied");
            let (pair, first, second) = (Loss::Link(link), Loss::Agreement(0), Loss::Agreement(1));
            assert!(Lost::after(&view, [first]).carries(&view, link));
            assert!(Lost::after(&view, [second, second]).carries(&view, link));
            for losses in [[pair, first], [first, pair], [first, second]] {
                let lost = Lost::after(&view, losses);
                assert!(!lost.carries(&view, link), "{losses:?}");
                assert_eq!(way(&lost, &view), None);
            }
        }
        let view = relays(Transit::Open);
        let left = Lost::after(&view, [Loss::Agreement(1)]);
        let legs = way(&left, &view).expect("a way").legs;
        assert!(legs.iter().all(|ties| ties.len() == 1));
    }

    #[test]
    fn what_hangs_together_is_counted_without_those_who_are_gone() {
        let view = relays(Transit::Open);
        let largest = |losses: &[Loss]| Lost::after(&view, losses.iter().copied()).largest(&view);
        assert_eq!(largest(&[]), 5);
        assert_eq!(largest(&[Loss::Actor(0)]), 4);
        assert_eq!(largest(&[Loss::Actor(2)]), 2);
        assert_eq!(largest(&[Loss::Agreement(0)]), 4);
        assert_eq!(largest(&[0, 1, 2, 3, 4].map(Loss::Actor)), 0);
        let without = Lost::after(&view, [Loss::Actor(2)]);
        assert!(without.is_gone(2) && !without.is_gone(1));
        let none = f64::INFINITY;
        let hops = without.hops(&view, 0);
        assert_eq!(hops, Ok(vec![0.0, 1.0, none, none, none]));
        assert_eq!(without.hops(&view, 2), Ok(vec![none; 5]));
        assert_eq!(without.inverse_hops(&view), Ok(2.0));
        assert_eq!(without.way(&view, 0, 2), Ok(None));
        assert_eq!(without.way(&view, 2, 0), Ok(None));
    }
}
