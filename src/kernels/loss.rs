//! What a loss does: which pairs lose contact.

use super::{
    components::components,
    permitted::Route,
    view::{Length, Loss, View},
};
use crate::model::Transit;

impl View {
    /// Pairs that have a permitted route, and have none after `loss`; pairs with a lost actor do not count.
    ///
    /// # Errors
    /// A phrase, when permitted routes are too many to list.
    pub fn pairs_lost(&self, loss: Loss) -> Result<Vec<(usize, usize)>, &'static str> {
        self.first_pairs_lost(loss, usize::MAX)
    }

    /// The number of [`View::pairs_lost`]. Under open transit O(its parts) for an actor and O(1) for a tie, where ties
    /// run both ways.
    ///
    /// # Errors
    /// A phrase, when permitted routes are too many to list.
    pub fn count_pairs_lost(&self, loss: Loss) -> Result<usize, &'static str> {
        if self.transit() == Transit::Granted || self.is_directed() {
            return Ok(self.pairs_lost(loss)?.len());
        }
        Ok(match loss {
            Loss::Actor(actor) => self.lowlink().pairs_without_actor(actor),
            Loss::Link(link) => self.lowlink().pairs_without_tie(self, link),
            Loss::Agreement(_) => {
                let joined = |size: &usize| self.pairs_among(*size);
                let before: usize = self.lowlink().sizes().iter().map(joined).sum();
                let after = sizes(&self.components_after(Some(loss)), |_| true);
                before - after.iter().map(joined).sum::<usize>()
            }
        })
    }

    /// The first `most` of [`View::pairs_lost`].
    ///
    /// # Errors
    /// A phrase, when permitted routes are too many to list.
    pub fn first_pairs_lost(
        &self,
        loss: Loss,
        most: usize,
    ) -> Result<Vec<(usize, usize)>, &'static str> {
        let lost = |actor: usize| loss == Loss::Actor(actor);
        let others = || self.pairs().filter(move |&(a, b)| !lost(a) && !lost(b));
        match self.transit() {
            Transit::Open if self.is_directed() => {
                let mut pairs = Vec::new();
                self.each_mended(loss, Length::Hops, |source, _, repair| {
                    let parted = repair.parted();
                    pairs.extend(parted.map(|target| (source, target)));
                })?;
                pairs.sort_unstable();
                pairs.truncate(most);
                Ok(pairs)
            }
            Transit::Open => {
                let mut left = self.count_pairs_lost(loss)?.min(most);
                let mut pairs = Vec::with_capacity(left);
                if left == 0 {
                    return Ok(pairs);
                }
                let before = self.lowlink().components();
                let after = self.components_after(Some(loss));
                for (a, b) in others() {
                    if before[a] == before[b] && after[a] != after[b] {
                        pairs.push((a, b));
                        left -= 1;
                        if left == 0 {
                            break;
                        }
                    }
                }
                Ok(pairs)
            }
            Transit::Granted => {
                let permitted = self.permitted()?;
                let parted = |&(a, b): &(usize, usize)| {
                    let routes = permitted.between(self, a, b);
                    !routes.is_empty() && !routes.iter().any(|route| self.survives(route, loss))
                };
                Ok(others().filter(parted).take(most).collect())
            }
        }
    }

    /// Number of pairs, among the actors that `keep` keeps, that have a permitted route.
    ///
    /// # Errors
    /// A phrase, when permitted routes are too many to list.
    pub fn pairs_joined(&self, keep: impl Fn(usize) -> bool) -> Result<usize, &'static str> {
        let pairs = self.pairs().filter(|&(a, b)| keep(a) && keep(b));
        match self.transit() {
            Transit::Open if self.is_directed() => {
                let sweep = self.sweep(Length::Hops)?;
                Ok(pairs
                    .filter(|&(a, b)| sweep.distance(a, b).is_finite())
                    .count())
            }
            Transit::Open => {
                let sizes = sizes(self.lowlink().components(), keep);
                Ok(sizes.iter().map(|&size| self.pairs_among(size)).sum())
            }
            Transit::Granted => {
                let permitted = self.permitted()?;
                Ok(pairs
                    .filter(|&(a, b)| !permitted.between(self, a, b).is_empty())
                    .count())
            }
        }
    }

    /// The component of each actor when `loss` is gone, whichever way ties run; a lost actor is alone in one.
    pub fn components_after(&self, loss: Option<Loss>) -> Vec<usize> {
        let kept = self
            .links()
            .iter()
            .enumerate()
            .filter(|(index, link)| match loss {
                None => true,
                Some(Loss::Actor(actor)) => link.a != actor && link.b != actor,
                Some(Loss::Link(lost)) => *index != lost,
                Some(Loss::Agreement(agreement)) => link
                    .channels
                    .iter()
                    .any(|&channel| self.channels()[channel].agreement != Some(agreement)),
            });
        components(self.n(), kept.map(|(_, link)| (link.a, link.b)))
    }

    /// Whether a permitted route is still there after `loss`.
    pub fn survives(&self, route: &Route, loss: Loss) -> bool {
        match loss {
            Loss::Actor(actor) => !route.actors.contains(&actor),
            Loss::Link(link) => !route
                .actors
                .windows(2)
                .any(|leg| self.link_between(leg[0], leg[1]) == Some(link)),
            Loss::Agreement(agreement) => {
                let granted = route
                    .grants
                    .iter()
                    .all(|&grant| self.grants()[grant].agreement != agreement);
                let carried = |leg: &Vec<usize>| {
                    leg.iter()
                        .any(|&channel| self.channels()[channel].agreement != Some(agreement))
                };
                granted && route.legs.iter().all(carried)
            }
        }
    }

    /// Per actor: whether its loss parts others that had a permitted route.
    ///
    /// # Errors
    /// A phrase, when permitted routes are too many to list.
    pub fn cut_actors(&self) -> Result<Vec<bool>, &'static str> {
        match self.transit() {
            Transit::Open if !self.is_directed() => Ok(self.lowlink().cut_actors().to_vec()),
            Transit::Open | Transit::Granted => (0..self.n())
                .map(|actor| Ok(!self.first_pairs_lost(Loss::Actor(actor), 1)?.is_empty()))
                .collect(),
        }
    }

    /// Per composed tie: whether its loss leaves its two ends without a permitted route.
    ///
    /// # Errors
    /// A phrase, when permitted routes are too many to list.
    pub fn bridges(&self) -> Result<Vec<bool>, &'static str> {
        match self.transit() {
            Transit::Open if self.is_directed() => {
                let mut bridge = vec![false; self.links().len()];
                for (index, link) in self.links().iter().enumerate() {
                    self.each_mended(Loss::Link(index), Length::Hops, |source, _, repair| {
                        bridge[index] |=
                            source == link.a && repair.parted().any(|target| target == link.b);
                    })?;
                }
                Ok(bridge)
            }
            Transit::Open => {
                let links = 0..self.links().len();
                Ok(links.map(|link| self.lowlink().is_bridge(link)).collect())
            }
            Transit::Granted => {
                let permitted = self.permitted()?;
                let alone = |(index, link): (usize, &super::view::Link)| {
                    let mut routes = permitted.between(self, link.a, link.b).iter();
                    !routes.any(|route| self.survives(route, Loss::Link(index)))
                };
                Ok(self.links().iter().enumerate().map(alone).collect())
            }
        }
    }
}

/// How many actors each component has, among those that `keep` keeps.
fn sizes(component: &[usize], keep: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut sizes = vec![0; component.len()];
    for (actor, &of) in component.iter().enumerate() {
        sizes[of] += usize::from(keep(actor));
    }
    sizes
}

#[cfg(test)]
mod tests {
    use super::{Loss, Transit, View};
    use crate::{
        by_hand::{relays, tied, view},
        model::Study,
    };

    fn lost(view: &View, loss: Loss) -> Vec<(usize, usize)> {
        let pairs = view.pairs_lost(loss).expect("few routes");
        assert_eq!(view.count_pairs_lost(loss), Ok(pairs.len()));
        let first: Vec<_> = pairs.iter().copied().take(2).collect();
        assert_eq!(view.first_pairs_lost(loss, 2), Ok(first));
        pairs
    }

    #[test]
    fn a_chain_of_relays_hangs_on_every_tie_and_under_granted_transit_on_their_rights() {
        for transit in [Transit::Open, Transit::Granted] {
            let view = relays(transit);
            let cut = vec![false, true, true, true, false];
            assert_eq!(view.cut_actors(), Ok(cut));
            assert_eq!(view.bridges(), Ok(vec![true; 4]));
            assert_eq!(view.pairs_joined(|_| true), Ok(10));
            assert_eq!(view.pairs_joined(|actor| actor != 2), Ok(6));
            assert_eq!(lost(&view, Loss::Actor(1)), [(0, 2), (0, 3), (0, 4)]);
            assert!(lost(&view, Loss::Actor(4)).is_empty());
            let middle = view.link_between(1, 2).expect("tied");
            let across = [(0, 2), (0, 3), (0, 4), (1, 2), (1, 3), (1, 4)];
            assert_eq!(lost(&view, Loss::Link(middle)), across);
            let first = [(0, 1), (0, 2), (0, 3), (0, 4)];
            assert_eq!(lost(&view, Loss::Agreement(0)), first);
            // Without the second, every pair keeps a tie, but Y may pass nothing on.
            let second: &[(usize, usize)] = match transit {
                Transit::Open => &[],
                Transit::Granted => &[(0, 3), (0, 4), (1, 3), (1, 4)],
            };
            assert_eq!(lost(&view, Loss::Agreement(1)), second);
            assert_eq!(view.components_after(Some(Loss::Agreement(1))), [0; 5]);
            assert_eq!(view.components_after(Some(Loss::Actor(1))), [0, 1, 2, 2, 2]);
        }
    }

    #[test]
    fn a_one_way_ring_hangs_on_all_its_actors_and_ties() {
        let view = view(&Study {
            directed: true,
            ..tied(&["A", "B", "C"], &[("A", "B"), ("B", "C"), ("C", "A")])
        });
        assert_eq!(view.cut_actors(), Ok(vec![true; 3]));
        assert_eq!(view.bridges(), Ok(vec![true; 3]));
        assert_eq!(view.pairs_joined(|_| true), Ok(6));
        assert_eq!(view.pairs_joined(|actor| actor != 1), Ok(2));
        assert_eq!(lost(&view, Loss::Actor(1)), [(0, 2)]);
        assert_eq!(lost(&view, Loss::Link(0)), [(0, 1), (0, 2), (2, 1)]);
        assert_eq!(view.components_after(Some(Loss::Actor(1))), [0, 1, 0]);
    }
}
