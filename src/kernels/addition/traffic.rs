//! Betweenness after one tie more.
//!
//! Of the routes of a pair s–t, the share f runs over the new tie u–v: all where it makes them nearer, and where it only
//! equals their distance σ(s,u)·σ(v,t) ÷ (σ(s,t) + σ(s,u)·σ(v,t)). So an actor's share of the pair's routes moves by
//! f·(P + Q − δ): P and Q are its shares of the routes from s to u and from v to t, δ that of the routes there were.
//! Nothing moves for any other pair.

use super::{
    Addition,
    distances::{Ends, is_no_longer, is_shorter},
};
use crate::kernels::{
    routes::{Routes, Traffic},
    shortest::Sweep,
    steps::same,
    view::Length,
};
use std::cell::RefCell;

/// A pair of which some routes run over the new tie.
#[derive(Clone, Copy, Debug)]
struct Moved {
    source: u32,
    target: u32,
    /// Of their routes, the share over the tie.
    share: f64,
    /// Whether they had routes before.
    joined: bool,
}

#[derive(Debug, Default)]
struct Scratch {
    ends: Ends,
    moved: Vec<Moved>,
    /// Of the moved pairs, the shares by source and by target.
    by_actor: Vec<f64>,
    traffic: Traffic,
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

/// What the changes are worked out from.
struct Base<'a> {
    sweep: &'a Sweep,
    routes: &'a Routes,
}

impl Scratch {
    fn fill(&mut self, base: &Base, (a, b): (usize, usize), tie: f64) {
        self.ends.fill(base.sweep, false, (a, b), tie, is_no_longer);
        self.moved.clear();
        let (to_a, from_b) = (base.routes.numbers(a), base.routes.numbers(b));
        for &(source, over) in &self.ends.sources {
            let row = base.sweep.row(source as usize);
            for &(target, beyond) in &self.ends.targets {
                let (there, now) = (over + beyond, row[target as usize]);
                if !is_no_longer(there, now) {
                    continue;
                }
                let share = if is_shorter(there, now) {
                    1.0
                } else {
                    let new = to_a[source as usize] * from_b[target as usize];
                    let old = base.routes.numbers(source as usize)[target as usize];
                    new / (old + new)
                };
                self.moved.push(Moved {
                    source,
                    target,
                    share,
                    joined: now < f64::INFINITY,
                });
            }
        }
    }
}

impl Base<'_> {
    /// Of the shortest routes between two others, `long` apart, the share through `actor` or ending there.
    #[inline(always)]
    fn share(&self, (from, to): (usize, usize), actor: usize, long: f64) -> f64 {
        let (distance, numbers) = (self.sweep.row(actor), self.routes.numbers(actor));
        if same(distance[from] + distance[to], long) {
            numbers[from] * numbers[to] / self.routes.numbers(from)[to]
        } else {
            0.0
        }
    }
}

impl Addition<'_> {
    /// How much a tie of this length would change, if anything.
    fn base(&self, length: Length, ends: (usize, usize), tie: f64) -> Option<(Base<'_>, bool)> {
        let view = self.view;
        if view.is_directed() || ends.0 == ends.1 {
            return None;
        }
        let (sweep, routes) = (view.sweep(length).ok()?, view.shortest_routes(length)?);
        if !routes.is_clear(tie) {
            return None;
        }
        // Ties of a pair compose: the least length counts, and two of one length are one step.
        let present = self.present(length, ends);
        let useful = tie < f64::INFINITY && is_shorter(tie, present);
        Some((Base { sweep, routes }, useful))
    }

    /// The load that the shortest routes between all others put on `actor`, as [`View::loads`](crate::kernels::View::loads), once `a` and `b`
    /// are joined by a tie of this length; `None` where lengths are too uneven, or ties run one way. O(n) and the pairs
    /// of ends that come nearer or as near.
    pub fn through_actor(
        &self,
        length: Length,
        (a, b): (usize, usize),
        tie: f64,
        actor: usize,
    ) -> Option<f64> {
        let (base, useful) = self.base(length, (a, b), tie)?;
        let before = self.view.loads(length).ok()?[actor];
        if !useful {
            return Some(before);
        }
        let (from_a, from_b) = (base.sweep.row(a), base.sweep.row(b));
        let moved: f64 = SCRATCH.with_borrow_mut(|scratch| {
            scratch.fill(&base, (a, b), tie);
            let others = scratch
                .moved
                .iter()
                .filter(|moved| moved.source as usize != actor && moved.target as usize != actor);
            others
                .map(|moved| {
                    let (s, t) = (moved.source as usize, moved.target as usize);
                    let old = if moved.joined {
                        base.share((s, t), actor, base.sweep.distance(s, t))
                    } else {
                        0.0
                    };
                    let new =
                        base.share((s, a), actor, from_a[s]) + base.share((b, t), actor, from_b[t]);
                    moved.share * (new - old)
                })
                .sum()
        });
        Some((before + moved).max(0.0))
    }

    /// The same for every actor. O(n), the pairs of ends that come nearer or as near, and the steps of their routes.
    pub fn betweenness(
        &self,
        length: Length,
        (a, b): (usize, usize),
        tie: f64,
    ) -> Option<Vec<f64>> {
        let (base, useful) = self.base(length, (a, b), tie)?;
        let mut load = self.view.loads(length).ok()?.to_vec();
        if !useful {
            return Some(load);
        }
        SCRATCH.with_borrow_mut(|scratch| {
            scratch.fill(&base, (a, b), tie);
            let Scratch {
                ends,
                moved,
                by_actor,
                traffic,
            } = scratch;
            let n = load.len();
            by_actor.clear();
            by_actor.resize(n, 0.0);
            traffic.fit(n);
            for moved in moved.iter() {
                by_actor[moved.source as usize] += moved.share;
                by_actor[moved.target as usize] += moved.share;
            }
            // Sources and targets are different actors: nobody is nearer to both ends.
            let weights = |side: &[(u32, f64)]| -> Vec<(usize, f64)> {
                let actors = side.iter().map(|&(actor, _)| actor as usize);
                let weighted = actors.map(|actor| (actor, by_actor[actor]));
                weighted.filter(|&(_, weight)| weight > 0.0).collect()
            };
            let (sources, targets) = (weights(&ends.sources), weights(&ends.targets));
            let mut spread = |from: usize, to: &mut dyn Iterator<Item = (usize, f64)>, past| {
                base.routes.spread(from, to, past, traffic, &mut load);
            };
            spread(a, &mut sources.iter().copied(), true);
            spread(b, &mut targets.iter().copied(), true);
            // What ran along the routes there were is taken from them, from the side with fewer actors.
            if targets.len() < sources.len() {
                for moved in moved.iter_mut() {
                    (moved.source, moved.target) = (moved.target, moved.source);
                }
                moved.sort_unstable_by_key(|moved| (moved.source, moved.target));
            }
            for group in moved.chunk_by(|x, y| x.source == y.source) {
                let joined = group.iter().filter(|moved| moved.joined);
                let mut ends = joined.map(|moved| (moved.target as usize, -moved.share));
                spread(group[0].source as usize, &mut ends, false);
            }
        });
        load.iter_mut().for_each(|load| *load = load.max(0.0));
        Some(load)
    }
}
