//! Betweenness after the loss of a tie.
//!
//! Of the routes of a pair s–t, the share f = σ(s,u)·σ(v,t) ÷ σ(s,t) runs over the tie u–v. Where others are left, an
//! actor's share of the pair's routes goes from δ to (δ − f·(P + Q)) ÷ (1 − f), P and Q its shares of the routes from s to
//! u and from v to t. Where none is left, the pair's traffic leaves the old routes and is sent along the new ones: back
//! over the actors whose distance from s has changed, and from the first one before them along the routes there were, less
//! those over the tie.

use super::{
    Removal,
    repair::{Gone, Repair, with_repair},
};
use crate::kernels::{
    routes::{Routes, Traffic, is_clear},
    shortest::Sweep,
    steps::{Steps, same},
    view::{Length, Loss},
};
use std::cell::RefCell;

/// Of a pair's routes, the part left below which counts of routes are too many to tell it from rounding.
const LEAST_LEFT: f64 = 1e-6;

#[derive(Debug, Default)]
struct Scratch {
    /// Sources that reach `v` over the tie, and targets that are reached from `u` over it.
    sources: Vec<u32>,
    targets: Vec<u32>,
    /// Per actor: traffic to put on its routes to its own end of the tie.
    to_tie: Vec<f64>,
    /// For the source at hand, per actor: the share of its routes over the tie, and traffic to put on its routes.
    share: Vec<f64>,
    end: Vec<f64>,
    /// For the source at hand, of affected actors: routes and traffic afterwards, as σ and δ.
    number: Vec<f64>,
    through: Vec<f64>,
    order: Vec<u32>,
    traffic: Traffic,
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

/// What the changes are worked out from.
struct Base<'a> {
    sweep: &'a Sweep,
    steps: &'a Steps,
    routes: &'a Routes,
    gone: Gone<'a>,
}

impl Removal<'_> {
    /// The load that shortest routes put on every actor, as [`View::loads`](crate::kernels::View::loads), after the loss of a tie; `None` for
    /// other losses, where lengths are too uneven, and where ties run one way. O(n), the pairs of ends with a route over
    /// the tie, and the steps of their routes.
    pub fn betweenness(&self, loss: Loss, length: Length) -> Option<Vec<f64>> {
        let Loss::Link(link) = loss else {
            return None;
        };
        let view = self.view;
        if view.is_directed() {
            return None;
        }
        let base = Base {
            sweep: view.sweep(length).ok()?,
            steps: view.steps(length),
            routes: view.shortest_routes(length)?,
            gone: Gone::Link(link as u32),
        };
        let (tie, step) = (&view.links()[link], view.step(link, length));
        let mut load = view.loads(length).ok()?.to_vec();
        SCRATCH.with_borrow_mut(|scratch| {
            with_repair(view.n(), |repair| {
                base.move_traffic((tie.a, tie.b), step, scratch, repair, &mut load)
            })
        })?;
        load.iter_mut().for_each(|load| *load = load.max(0.0));
        Some(load)
    }
}

impl Base<'_> {
    fn move_traffic(
        &self,
        (a, b): (usize, usize),
        step: f64,
        scratch: &mut Scratch,
        repair: &mut Repair,
        load: &mut [f64],
    ) -> Option<()> {
        let n = load.len();
        let (from_a, from_b) = (self.sweep.row(a), self.sweep.row(b));
        let over = |near: &[f64], far: &[f64], into: &mut Vec<u32>| {
            into.clear();
            let uses = (0..n).filter(|&at| same(near[at] + step, far[at]));
            into.extend(uses.map(|at| at as u32));
        };
        over(from_a, from_b, &mut scratch.sources);
        over(from_b, from_a, &mut scratch.targets);
        for wide in [
            &mut scratch.to_tie,
            &mut scratch.share,
            &mut scratch.end,
            &mut scratch.number,
            &mut scratch.through,
        ] {
            wide.clear();
            wide.resize(n, 0.0);
        }
        scratch.traffic.fit(n);
        let (to_a, to_b) = (self.routes.numbers(a), self.routes.numbers(b));
        let mut countable = true;
        for at in 0..scratch.sources.len() {
            let source = scratch.sources[at] as usize;
            let (row, numbers) = (self.sweep.row(source), self.routes.numbers(source));
            let there = from_a[source] + step;
            let mut alone = 0;
            for &target in &scratch.targets {
                let target = target as usize;
                if !same(there + from_b[target], row[target]) {
                    continue;
                }
                let share = to_a[source] * to_b[target] / numbers[target];
                let left = 1.0 - share;
                scratch.share[target] = share;
                let moved = if left > LEAST_LEFT {
                    let more = share / left;
                    scratch.end[target] += more;
                    more
                } else {
                    alone += 1;
                    1.0
                };
                scratch.to_tie[source] -= moved;
                scratch.to_tie[target] -= moved;
            }
            repair.run(self.steps, row, source, [b].into_iter(), &self.gone);
            // Those without a route left, unless counts are too great to tell.
            countable &= alone == repair.affected.len();
            countable &= self.send_anew(source, scratch, repair, load);
            let Scratch {
                targets,
                share,
                end,
                traffic,
                ..
            } = scratch;
            targets
                .iter()
                .for_each(|&target| share[target as usize] = 0.0);
            let ends = end.iter().enumerate().filter(|&(_, &weight)| weight != 0.0);
            let ends = ends.map(|(at, &weight)| (at, weight));
            self.routes.spread(source, ends, false, traffic, load);
            end.fill(0.0);
        }
        let Scratch {
            sources,
            targets,
            to_tie,
            traffic,
            ..
        } = scratch;
        for (end, side) in [(a, sources), (b, targets)] {
            let ends = side.iter().map(|&at| (at as usize, to_tie[at as usize]));
            let ends = ends.filter(|&(_, weight)| weight != 0.0);
            self.routes.spread(end, ends, true, traffic, load);
        }
        countable.then_some(())
    }

    /// The traffic from a source to all affected, on their new routes; whether these can be counted.
    fn send_anew(
        &self,
        source: usize,
        scratch: &mut Scratch,
        repair: &Repair,
        load: &mut [f64],
    ) -> bool {
        let Scratch {
            to_tie,
            share,
            end,
            number,
            through,
            order,
            ..
        } = scratch;
        let (row, numbers) = (self.sweep.row(source), self.routes.numbers(source));
        order.clear();
        let reached = repair.affected.iter().copied();
        order.extend(reached.filter(|&at| repair.distance[at as usize].is_finite()));
        let far = |at: &u32| repair.distance[*at as usize];
        order.sort_unstable_by(|x, y| far(x).total_cmp(&far(y)).then(x.cmp(y)));
        let longest = order.last().map_or(0.0, far);
        if !is_clear(self.steps.shortest(), longest) {
            return false;
        }
        // Routes of affected actors are counted from 1 up when they are met, so that 0 marks all others.
        let is_affected = |at: usize| 1.0 - share[at] <= LEAST_LEFT;
        let before = |actor: usize, number: &[f64]| {
            let here = repair.distance[actor];
            let steps = self.steps.into(actor).iter();
            let kept = steps.filter(|step| self.gone.after(step) < f64::INFINITY);
            let last = kept.filter_map(|step| {
                let from = step.to as usize;
                // An affected actor as far or further has no routes yet, and none that lead here.
                let (distance, ways) = if number[from] > 0.0 {
                    (repair.distance[from], number[from])
                } else if row[from] < here && !is_affected(from) {
                    (row[from], numbers[from] * (1.0 - share[from]))
                } else {
                    return None;
                };
                same(distance + step.length, here).then_some((from, ways))
            });
            last.collect::<Vec<(usize, f64)>>()
        };
        for &actor in order.iter() {
            let actor = actor as usize;
            number[actor] = before(actor, number).iter().map(|&(_, ways)| ways).sum();
        }
        for &actor in order.iter().rev() {
            let actor = actor as usize;
            let passing = std::mem::take(&mut through[actor]);
            load[actor] += passing;
            let per_route = (1.0 + passing) / number[actor];
            for (from, ways) in before(actor, number) {
                let traffic = per_route * ways;
                if number[from] > 0.0 {
                    through[from] += traffic;
                } else if from != source {
                    // Along the routes there were, less those over the tie.
                    load[from] += traffic;
                    let more = traffic * share[from] / (1.0 - share[from]);
                    end[from] += traffic + more;
                    to_tie[source] -= more;
                    to_tie[from] -= more;
                }
            }
        }
        order.iter().for_each(|&actor| number[actor as usize] = 0.0);
        true
    }
}
