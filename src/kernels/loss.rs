//! What a loss does: which pairs lose contact, and how much longer the others' routes become.

use super::{
    components::components,
    permitted::Route,
    shortest::{SAME_LENGTH, Search, compare_lengths},
    view::{Length, Loss, View},
};
use crate::model::Transit;
use petgraph::{
    algo::articulation_points::articulation_points, algo::bridges::bridges as petgraph_bridges,
    graph::UnGraph, visit::NodeIndexable,
};
use std::cmp::Ordering;

impl View {
    /// Pairs that have a permitted route, and have none after `loss`; pairs with a lost actor do not count.
    ///
    /// # Errors
    /// A phrase, when permitted routes are too many to list.
    pub fn pairs_lost(&self, loss: Loss) -> Result<Vec<(usize, usize)>, &'static str> {
        let lost = |actor: usize| loss == Loss::Actor(actor);
        let others = self.pairs().filter(|&(a, b)| !lost(a) && !lost(b));
        match self.transit() {
            Transit::Open if self.is_directed() => {
                let sweep = self.sweep(Length::Hops)?;
                let after = self.reached_after(loss);
                Ok(others
                    .filter(|&(a, b)| sweep.distance(a, b).is_finite() && !after[a * self.n() + b])
                    .collect())
            }
            Transit::Open => {
                let before = self.components_after(None);
                let after = self.components_after(Some(loss));
                Ok(others
                    .filter(|&(a, b)| before[a] == before[b] && after[a] != after[b])
                    .collect())
            }
            Transit::Granted => {
                let permitted = self.permitted()?;
                Ok(others
                    .filter(|&(a, b)| {
                        let routes = permitted.between(self, a, b);
                        !routes.is_empty() && !routes.iter().any(|route| self.survives(route, loss))
                    })
                    .collect())
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
                let component = self.components_after(None);
                Ok(pairs.filter(|&(a, b)| component[a] == component[b]).count())
            }
            Transit::Granted => {
                let permitted = self.permitted()?;
                Ok(pairs
                    .filter(|&(a, b)| !permitted.between(self, a, b).is_empty())
                    .count())
            }
        }
    }

    /// Which actors each one reaches over ties that run one way, when `loss` is gone: entry a·n + b for a to b.
    fn reached_after(&self, loss: Loss) -> Vec<bool> {
        let left;
        let (view, loss) = match loss {
            Loss::Agreement(_) => {
                left = self.without(loss);
                (&left, None)
            }
            loss => (self, Some(loss)),
        };
        let mut search = Search::new(view.n());
        let mut reached = Vec::with_capacity(view.n() * view.n());
        for source in 0..view.n() {
            search.measure(view, Length::Hops, source, loss);
            reached.extend(search.distance.iter().map(|distance| distance.is_finite()));
        }
        reached
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

    /// Sum of 1/length over the pairs that have no lost actor, after `loss`.
    ///
    /// Under open transit only the sources whose shortest routes use what is lost are searched again.
    ///
    /// # Errors
    /// A phrase, when permitted routes are too many to list.
    pub fn inverse_sum_after(&self, loss: Loss, length: Length) -> Result<f64, &'static str> {
        if self.transit() == Transit::Granted || matches!(loss, Loss::Agreement(_)) {
            let after = self.without(loss);
            return Ok(after
                .sweep(length)?
                .inverse_sum(|actor| loss != Loss::Actor(actor))
                .0);
        }
        let reach = self.reach(length)?;
        let sweep = self.sweep(length)?;
        let mut search = Search::new(self.n());
        let mut sum = 0.0;
        for source in (0..self.n()).filter(|&source| loss != Loss::Actor(source)) {
            if self.uses(loss, length, source)? {
                search.measure(self, length, source, Some(loss));
                let others = (0..self.n()).filter(|&to| to != source && loss != Loss::Actor(to));
                sum += others.map(|to| 1.0 / search.distance[to]).sum::<f64>();
            } else {
                sum += reach[source].nearness;
                if let Loss::Actor(lost) = loss {
                    sum -= 1.0 / sweep.distance(source, lost);
                }
            }
        }
        // Where ties run both ways, every pair was met from both of its ends.
        Ok(if self.is_directed() { sum } else { sum / 2.0 })
    }

    /// Whether some distance from `source` can change: whether the lost tie, or a tie of the lost actor, is the last
    /// step of every shortest route to some actor. The nearest actor whose distance changes has no other last step.
    fn uses(&self, loss: Loss, length: Length, source: usize) -> Result<bool, &'static str> {
        let sweep = self.sweep(length)?;
        let tight = |from: usize, to: usize, link: usize| {
            let step = self.step(link, length);
            let there = sweep.distance(source, from) + step;
            // A tie shorter than the tolerance says nothing on which of its ends comes first.
            let onward = step > SAME_LENGTH * there;
            let here = sweep.distance(source, to);
            (
                there < f64::INFINITY && compare_lengths(there, here) == Ordering::Equal,
                onward,
            )
        };
        let only = |from: usize, to: usize, link: usize| {
            tight(from, to, link).0
                && !self
                    .arcs_in(to)
                    .iter()
                    .any(|arc| arc.to != from && tight(arc.to, to, arc.link) == (true, true))
        };
        Ok(match loss {
            Loss::Link(link) => {
                let (a, b) = (self.links()[link].a, self.links()[link].b);
                only(a, b, link) || !self.is_directed() && only(b, a, link)
            }
            Loss::Actor(actor) => self
                .arcs(actor)
                .iter()
                .any(|arc| arc.to != source && only(actor, arc.to, arc.link)),
            Loss::Agreement(_) => true,
        })
    }

    /// The composed ties as a petgraph graph: one edge a pair, so that its bridges are true bridges.
    fn graph(&self) -> UnGraph<(), usize> {
        let mut graph = UnGraph::with_capacity(self.n(), self.links().len());
        let nodes: Vec<_> = (0..self.n()).map(|_| graph.add_node(())).collect();
        for (index, link) in self.links().iter().enumerate() {
            graph.add_edge(nodes[link.a], nodes[link.b], index);
        }
        graph
    }

    /// Per actor: whether its loss parts others that had a permitted route.
    ///
    /// # Errors
    /// A phrase, when permitted routes are too many to list.
    pub fn cut_actors(&self) -> Result<Vec<bool>, &'static str> {
        match self.transit() {
            Transit::Open if !self.is_directed() => {
                let graph = self.graph();
                let points = articulation_points(&graph);
                Ok(graph
                    .node_indices()
                    .map(|node| points.contains(&graph.from_index(node.index())))
                    .collect())
            }
            Transit::Open | Transit::Granted => (0..self.n())
                .map(|actor| Ok(!self.pairs_lost(Loss::Actor(actor))?.is_empty()))
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
                let mut search = Search::new(self.n());
                let alone = |(index, link): (usize, &super::view::Link)| {
                    search.measure(self, Length::Hops, link.a, Some(Loss::Link(index)));
                    search.distance[link.b].is_infinite()
                };
                Ok(self.links().iter().enumerate().map(alone).collect())
            }
            Transit::Open => {
                let mut bridge = vec![false; self.links().len()];
                petgraph_bridges(&self.graph()).for_each(|edge| bridge[*edge.weight()] = true);
                Ok(bridge)
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
