//! Shortest routes from one source at a time: what the searches of many sources are held to, and what is used where
//! something is lost or a tie is shorter than the tolerance.

use super::{Loads, SAME_LENGTH, compare_lengths};
use crate::kernels::{
    queue::Entry,
    view::{Length, View},
};
use std::{
    cmp::{Ordering, Reverse},
    collections::BinaryHeap,
};

/// Scratch space of one search, reused from source to source.
///
/// In Brandes' letters: `distance` d, `routes` σ, `before` P, `order` S, `dependency` δ.
pub(super) struct Search {
    distance: Vec<f64>,
    routes: Vec<f64>,
    before: Vec<Vec<(usize, usize)>>,
    order: Vec<usize>,
    settled: Vec<bool>,
    dependency: Vec<f64>,
}

impl Search {
    pub(super) fn new(n: usize) -> Self {
        Self {
            distance: vec![f64::INFINITY; n],
            routes: vec![0.0; n],
            before: vec![Vec::new(); n],
            order: Vec::with_capacity(n),
            settled: vec![false; n],
            dependency: vec![0.0; n],
        }
    }

    /// Shortest routes from `source`, counted.
    pub(super) fn run(&mut self, view: &View, length: Length, source: usize) {
        self.distance.fill(f64::INFINITY);
        self.routes.fill(0.0);
        self.before.iter_mut().for_each(Vec::clear);
        self.order.clear();
        self.settled.fill(false);
        self.distance[source] = 0.0;
        self.routes[source] = 1.0;
        let mut queue = BinaryHeap::from([Reverse(Entry(0.0, source as u32))]);
        while let Some(Reverse(Entry(_, actor))) = queue.pop() {
            let actor = actor as usize;
            if std::mem::replace(&mut self.settled[actor], true) {
                continue;
            }
            self.order.push(actor);
            for arc in view.arcs(actor) {
                // A settled actor is never a later step: with the tolerance two actors may be as far as each
                // other's neighbour, and routes must not run in a circle.
                if self.settled[arc.to] {
                    continue;
                }
                let step = view.step(arc.link, length);
                let there = self.distance[actor] + step;
                if there == f64::INFINITY {
                    continue;
                }
                // A tie shorter than the tolerance would be a step of no length, and only one way.
                let order = if step > SAME_LENGTH * there {
                    compare_lengths(there, self.distance[arc.to])
                } else {
                    there.total_cmp(&self.distance[arc.to])
                };
                match order {
                    Ordering::Less => {
                        self.distance[arc.to] = there;
                        self.routes[arc.to] = self.routes[actor];
                        self.before[arc.to].clear();
                        self.before[arc.to].push((actor, arc.link));
                        queue.push(Reverse(Entry(there, arc.to as u32)));
                    }
                    Ordering::Equal => {
                        self.routes[arc.to] += self.routes[actor];
                        self.before[arc.to].push((actor, arc.link));
                    }
                    Ordering::Greater => {}
                }
            }
        }
    }

    /// Adds what the routes of the last run put on actors and ties.
    pub(super) fn accumulate(&mut self, source: usize, loads: &mut Loads) {
        self.dependency.fill(0.0);
        for &actor in self.order.iter().rev() {
            for &(before, link) in &self.before[actor] {
                let share =
                    self.routes[before] / self.routes[actor] * (1.0 + self.dependency[actor]);
                self.dependency[before] += share;
                loads.over_link[link] += share;
            }
            if actor != source {
                loads.through_actor[actor] += self.dependency[actor];
            }
        }
    }
}
