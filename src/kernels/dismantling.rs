//! A network taken apart actor by actor: orders of attack, and what is left on the way.

use super::{
    shortest::compare_lengths,
    view::{Length, Loss, View},
};
use crate::model::Transit;
use std::{cmp::Reverse, collections::BTreeSet};

/// Bound on n²(n + 2m), several times the steps taken: seconds.
const MOST_STEPS: f64 = 2e9;

/// Schneider's R for one order of loss: the largest component after 1, 2, …, n losses as a share of all actors, and
/// the mean of these. Components are of ties, under either transit rule.
pub fn robustness(view: &View, order: &[usize]) -> f64 {
    // Backwards, actors come and components only merge.
    let mut groups = Groups::new(view.n());
    let mut present = vec![false; view.n()];
    let (mut largest, mut sum) = (0, 0);
    for (before, &actor) in order.iter().skip(1).rev().enumerate() {
        present[actor] = true;
        largest = largest.max(1);
        for arc in view.arcs(actor).iter().filter(|arc| present[arc.to]) {
            largest = largest.max(groups.join(actor, arc.to));
            // All who are there hang together: no further tie can join more.
            if largest > before {
                break;
            }
        }
        sum += largest;
    }
    sum as f64 / (view.n() * view.n()) as f64
}

/// Always the actor with the most ties among those left; of several the first by id.
pub fn attack_by_degree(view: &View) -> Vec<usize> {
    let n = view.n();
    let mut place = vec![0; n];
    let by_id = view.by_id().iter().enumerate();
    by_id.for_each(|(at, &actor)| place[actor] = at);
    let mut degree: Vec<usize> = (0..n).map(|actor| view.arcs(actor).len()).collect();
    let mut left: BTreeSet<_> = (0..n)
        .map(|actor| (Reverse(degree[actor]), place[actor]))
        .collect();
    let mut order = Vec::with_capacity(n);
    while let Some((_, at)) = left.pop_first() {
        let actor = view.by_id()[at];
        for arc in view.arcs(actor) {
            // Whoever is gone is not among those left, and stays so.
            if left.remove(&(Reverse(degree[arc.to]), place[arc.to])) {
                degree[arc.to] -= 1;
                left.insert((Reverse(degree[arc.to]), place[arc.to]));
            }
        }
        order.push(actor);
    }
    order
}

/// Always the actor with the greatest betweenness, in hops, among those left; of several the first by id. Under
/// granted transit the routes are the permitted ones.
///
/// # Errors
/// A phrase, when the network is too large, or permitted routes are too many to list.
pub fn attack_by_betweenness(view: &View) -> Result<Vec<usize>, &'static str> {
    let n = view.n() as f64;
    if n * n * (n + 2.0 * view.links().len() as f64) > MOST_STEPS {
        return Err("too large to rank its actors again after every loss");
    }
    let mut left = view.by_id().to_vec();
    let mut order = Vec::with_capacity(left.len());
    let mut partners: Vec<Vec<usize>> = (0..view.n())
        .map(|actor| view.arcs(actor).iter().map(|arc| arc.to).collect())
        .collect();
    let mut rest: Option<View> = None;
    while !left.is_empty() {
        let load = match view.transit() {
            Transit::Open => betweenness(&partners, &left),
            Transit::Granted => {
                let rest = rest.as_ref().unwrap_or(view);
                rest.loads(Length::Hops)?.to_vec()
            }
        };
        let at = first_greatest(&left, |&x, &y| compare_lengths(load[x], load[y]).is_gt());
        let actor = left.remove(at);
        for other in std::mem::take(&mut partners[actor]) {
            partners[other].retain(|&partner| partner != actor);
        }
        if view.transit() == Transit::Granted {
            rest = Some(rest.as_ref().unwrap_or(view).without(Loss::Actor(actor)));
        }
        order.push(actor);
    }
    Ok(order)
}

fn first_greatest(left: &[usize], greater: impl Fn(&usize, &usize) -> bool) -> usize {
    (1..left.len()).fold(0, |best, at| {
        if greater(&left[at], &left[best]) {
            at
        } else {
            best
        }
    })
}

/// Twice the betweenness of the actors in `left` among themselves: Brandes' accumulation on breadth-first searches.
fn betweenness(partners: &[Vec<usize>], left: &[usize]) -> Vec<f64> {
    let n = partners.len();
    let mut load = vec![0.0; n];
    let (mut distance, mut routes, mut dependency) =
        (vec![usize::MAX; n], vec![0.0; n], vec![0.0; n]);
    let mut order: Vec<usize> = Vec::with_capacity(left.len());
    for &source in left {
        for &actor in left {
            (distance[actor], routes[actor], dependency[actor]) = (usize::MAX, 0.0, 0.0);
        }
        order.clear();
        order.push(source);
        (distance[source], routes[source]) = (0, 1.0);
        let (mut next, mut furthest) = (0, 0);
        while let Some(&actor) = order.get(next) {
            // Everyone is found, and no one is further than this one.
            if order.len() == left.len() && distance[actor] == furthest {
                break;
            }
            next += 1;
            let there = distance[actor] + 1;
            for &to in &partners[actor] {
                if distance[to] == usize::MAX {
                    (distance[to], furthest) = (there, there);
                    order.push(to);
                }
                if distance[to] == there {
                    routes[to] += routes[actor];
                }
            }
        }
        for &actor in order.iter().skip(1).rev() {
            load[actor] += dependency[actor];
            // Before an actor at one hop there is the source alone, which is not between anyone.
            if distance[actor] == 1 {
                continue;
            }
            let share = (1.0 + dependency[actor]) / routes[actor];
            for &to in &partners[actor] {
                if distance[to] + 1 == distance[actor] {
                    dependency[to] += routes[to] * share;
                }
            }
        }
    }
    load
}

/// Disjoint sets that know their sizes.
struct Groups {
    parent: Vec<usize>,
    size: Vec<usize>,
}

impl Groups {
    fn new(n: usize) -> Self {
        Self {
            parent: (0..n).collect(),
            size: vec![1; n],
        }
    }

    fn find(&mut self, mut actor: usize) -> usize {
        while self.parent[actor] != actor {
            self.parent[actor] = self.parent[self.parent[actor]];
            actor = self.parent[actor];
        }
        actor
    }

    /// The size of the set that holds both afterwards.
    fn join(&mut self, a: usize, b: usize) -> usize {
        let (a, b) = (self.find(a), self.find(b));
        if a == b {
            return self.size[a];
        }
        let (small, large) = if self.size[a] < self.size[b] {
            (a, b)
        } else {
            (b, a)
        };
        self.parent[small] = large;
        self.size[large] += self.size[small];
        self.size[large]
    }
}

#[cfg(test)]
mod tests {
    use super::{Transit, View, attack_by_betweenness, attack_by_degree, betweenness, robustness};
    use crate::{
        by_hand::{self, actors, numbered, tied},
        kernels::Channel,
        model::{Agreement, Member, Study},
    };

    fn view(names: &[&str], ties: &[(usize, usize)]) -> View {
        let ties: Vec<_> = ties.iter().map(|&(a, b)| (names[a], names[b])).collect();
        by_hand::view(&tied(names, &ties))
    }

    #[test]
    fn robustness_is_the_mean_of_what_hangs_together_after_each_loss() {
        // A chain a–c–b and d alone.
        let chain = view(&["a", "b", "c", "d"], &[(0, 2), (1, 2)]);
        for (order, sizes) in [
            ([3, 2, 0, 1], 3 + 1 + 1),
            ([2, 0, 1, 3], 1 + 1 + 1),
            ([0, 1, 2, 3], 2 + 1 + 1),
            ([3, 0, 1, 2], 3 + 2 + 1),
        ] {
            assert_eq!(
                robustness(&chain, &order),
                f64::from(sizes) / 16.0,
                "{order:?}"
            );
        }
        // Two pairs come together when the last between them is there.
        let pairs = view(
            &["a", "b", "c", "d", "e"],
            &[(0, 1), (2, 3), (1, 4), (4, 2)],
        );
        let found = robustness(&pairs, &[4, 0, 2, 1, 3]);
        assert_eq!(found, f64::from(2 + 2 + 1 + 1) / 25.0);
        let found = robustness(&pairs, &[0, 4, 2, 1, 3]);
        assert_eq!(found, f64::from(4 + 2 + 1 + 1) / 25.0);
    }

    #[test]
    fn ties_are_counted_anew_after_every_loss_and_equals_go_by_id() {
        let ties = [(0, 1), (1, 2), (2, 3), (3, 4)];
        let rising = view(&["a", "b", "c", "d", "e"], &ties);
        assert_eq!(attack_by_degree(&rising), [1, 3, 0, 2, 4]);
        assert_eq!(attack_by_betweenness(&rising), Ok(vec![2, 0, 1, 3, 4]));
        let falling = view(&["e", "d", "c", "b", "a"], &ties);
        assert_eq!(attack_by_degree(&falling), [3, 1, 4, 2, 0]);
        assert_eq!(attack_by_betweenness(&falling), Ok(vec![2, 4, 3, 1, 0]));
    }

    #[test]
    fn betweenness_is_shared_by_equal_routes_and_counted_anew_after_every_loss() {
        // A square, where two routes share what passes between far corners, and a chain.
        let ties = [(0, 1), (0, 2), (1, 3), (2, 3), (4, 5), (5, 6)];
        let names = ["a", "b", "c", "d", "e", "f", "g"];
        let order = attack_by_betweenness(&view(&names, &ties));
        // Without a corner the one across has a whole pair.
        assert_eq!(order, Ok(vec![5, 0, 3, 1, 2, 4, 6]));
    }

    #[test]
    fn under_granted_transit_what_a_hub_passes_on_counts_among_those_left() {
        // H passes on between A, B and C; K, like H, between A and B; L alone between E and F.
        let arrangement = |(id, members): (&str, &[&str])| Agreement {
            id: id.into(),
            hub: Some(members[0].into()),
            members: Some(members.iter().copied().map(Member::named).collect()),
            ..Agreement::default()
        };
        let arrangements: [(&str, &[&str]); 3] = [
            ("R", &["H", "A", "B", "C"]),
            ("S", &["K", "A", "B"]),
            ("T", &["L", "E", "F"]),
        ];
        let view = by_hand::view(&Study {
            transit: Transit::Granted,
            agreement: arrangements.map(arrangement).to_vec(),
            ..actors(&["A", "B", "C", "E", "F", "H", "K", "L"])
        });
        // K has half a pair beside H, and one without it, as L has.
        let order = attack_by_betweenness(&view);
        assert_eq!(order, Ok(vec![5, 6, 7, 0, 1, 2, 3, 4]));
    }

    #[test]
    fn ten_thousand_actors_are_not_ranked_again_after_every_loss() {
        let refused = attack_by_betweenness(&by_hand::view(&numbered(10_000, &[])));
        let reason = "too large to rank its actors again after every loss";
        assert_eq!(refused, Err(reason));
    }

    #[test]
    fn what_passes_between_two_is_shared_by_all_shortest_routes() {
        // Twice the halves of a square.
        let square = [vec![1, 2], vec![0, 3], vec![0, 3], vec![1, 2]];
        assert_eq!(betweenness(&square, &[0, 1, 2, 3]), [1.0; 4]);
        // Two that each have ties to the same three: between them thirds, among the three halves.
        let (two, three) = (vec![0, 1], vec![2, 3, 4]);
        let partners = [three.clone(), three, two.clone(), two.clone(), two];
        let found = betweenness(&partners, &[0, 1, 2, 3, 4]);
        let third = 2.0 / 3.0;
        for (found, expected) in found.iter().zip([3.0, 3.0, third, third, third]) {
            assert!((found - expected).abs() < 1e-12, "{found} for {expected}");
        }
    }

    #[test]
    fn two_hundred_actors_who_are_all_tied_are_not_ranked_again_after_every_loss() {
        let tie = |ends: (usize, usize)| Channel {
            ends,
            agreement: None,
            strength: 1.0,
            delay: 1.0,
            availability: 1.0,
            known: true,
            key: 0,
        };
        let apart = by_hand::view(&numbered(220, &[]));
        let all: Vec<Channel> = apart.pairs().map(tie).collect();
        assert!(attack_by_betweenness(&apart.with_ties(&all)).is_err());
    }
}
