//! Betweenness after the loss of a tie: only sources with a shortest route over it send their traffic anew.

use super::{Removal, repair::Gone};
use crate::kernels::{
    routes::{Traffic, is_clear},
    steps::{Steps, same},
    view::{Length, Loss},
};

/// The routes of one source counted anew. In Brandes' letters: `order` S, `number` σ, `before` P, `through` δ.
#[derive(Debug, Default)]
struct Anew {
    distance: Vec<f64>,
    order: Vec<u32>,
    number: Vec<f64>,
    starts: Vec<usize>,
    before: Vec<u32>,
    through: Vec<f64>,
}

impl Anew {
    /// Adds the load of all routes from a source, at the distances set before.
    fn load(&mut self, steps: &Steps, gone: &Gone, source: usize, load: &mut [f64]) {
        let distance = &self.distance;
        self.order.clear();
        let reached = (0..distance.len() as u32).filter(|&at| distance[at as usize].is_finite());
        self.order.extend(reached);
        let far = |actor: u32| distance[actor as usize];
        self.order
            .sort_unstable_by(|&x, &y| far(x).total_cmp(&far(y)).then(x.cmp(&y)));
        self.number.clear();
        self.number.resize(distance.len(), 0.0);
        self.number[source] = 1.0;
        self.through.clear();
        self.through.resize(distance.len(), 0.0);
        self.starts.clear();
        self.before.clear();
        for &actor in &self.order {
            let here = far(actor);
            self.starts.push(self.before.len());
            for step in steps.into(actor as usize) {
                if same(distance[step.to as usize] + gone.after(step), here) {
                    self.before.push(step.to);
                    self.number[actor as usize] += self.number[step.to as usize];
                }
            }
        }
        let mut end = self.before.len();
        for (at, &actor) in self.order.iter().enumerate().rev() {
            let actor = actor as usize;
            let through = self.through[actor];
            if actor != source {
                load[actor] += through;
            }
            let share = (1.0 + through) / self.number[actor];
            for &from in &self.before[self.starts[at]..end] {
                self.through[from as usize] += share * self.number[from as usize];
            }
            end = self.starts[at];
        }
    }
}

impl Removal<'_> {
    /// The load that shortest routes put on every actor, as [`Sweep::through_actor`](crate::kernels::Sweep), after the
    /// loss of a tie; `None` for other losses, and where lengths are too uneven. O(n), and O(m + n log n) for every source
    /// with a shortest route over the tie.
    pub fn betweenness(&self, loss: Loss, length: Length) -> Option<Vec<f64>> {
        let Loss::Link(link) = loss else {
            return None;
        };
        let view = self.view;
        let (sweep, steps) = (view.sweep(length).ok()?, view.steps(length));
        let routes = view.shortest_routes(length)?;
        let (n, gone) = (view.n(), Gone::Link(link as u32));
        let (a, b, step) = {
            let tie = &view.links()[link];
            (tie.a, tie.b, view.step(link, length))
        };
        let mut load = sweep.through_actor.clone();
        let (mut moved, mut anew, mut traffic) =
            (vec![0.0; n], Anew::default(), Traffic::default());
        traffic.fit(n);
        for source in 0..n {
            let row = sweep.row(source);
            let there = same(row[a] + step, row[b]);
            let back = !view.is_directed() && same(row[b] + step, row[a]);
            if !there && !back {
                continue;
            }
            let others = (0..n).filter(|&to| to != source && row[to].is_finite());
            routes.spread(
                source,
                others.map(|to| (to, -1.0)),
                false,
                &mut traffic,
                &mut moved,
            );
            super::repair::with_repair(n, |repair| {
                let head = if there { b } else { a };
                repair.run(steps, row, source, [head].into_iter(), &gone);
                anew.distance.clear();
                anew.distance.extend_from_slice(row);
                for &actor in &repair.affected {
                    anew.distance[actor as usize] = repair.distance[actor as usize];
                }
            });
            let longest = anew.distance.iter().copied().filter(|far| far.is_finite());
            if !is_clear(steps.shortest(), longest.fold(0.0, f64::max)) {
                return None;
            }
            anew.load(steps, &gone, source, &mut moved);
        }
        // Where ties run both ways, every pair is met from both of its ends.
        let share = if view.is_directed() { 1.0 } else { 0.5 };
        for (load, moved) in load.iter_mut().zip(moved) {
            *load = (*load + share * moved).max(0.0);
        }
        Some(load)
    }
}
