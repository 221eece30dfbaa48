//! Loads of the shortest routes in hops: Brandes' accumulation (2001, doi:10.1080/0022250X.2001.9990249) for several
//! sources side by side in lanes.
//!
//! In his letters: `routes` σ, `owed` (1 + δ)/σ. A level is a list of actors, each with the lanes in which it is at
//! that level, so that the innermost loop adds whole rows and asks nothing: what is not at the level is 0 there.

use super::{
    Loads,
    batches::in_parts,
    lanes::{LANES, Lane, Set, add, lanes_where, only},
    rows::{Rows, Way},
};
use crate::kernels::view::{Length, View};
use pulp::{Arch, NullaryFnOnce};
use std::ops::Range;

/// Below this share of all arcs a level follows its own arcs only.
const FEW: usize = 4;

/// Loads of all pairs; those of ties only if asked for, since they cost as much again.
pub(super) fn loads<const TIES: bool>(view: &View) -> Loads {
    let n = view.n();
    let ahead = Rows::of(view, Way::Ahead, Length::Hops);
    let back = view
        .is_directed()
        .then(|| Rows::of(view, Way::Back, Length::Hops));
    let back = back.as_ref().unwrap_or(&ahead);
    let ties = if TIES { view.links().len() } else { 0 };
    let parts = in_parts(
        n,
        LANES,
        || Levels::new(n),
        || Loads::none(n, ties),
        |levels, sources, loads| {
            Arch::new().dispatch(Batch::<TIES> {
                levels,
                ahead: &ahead,
                back,
                sources,
                loads,
            });
        },
    );
    Loads::sum(view, parts)
}

/// One batch, as a task for the widest registers there are.
struct Batch<'b, const TIES: bool> {
    levels: &'b mut Levels,
    ahead: &'b Rows,
    back: &'b Rows,
    sources: Range<usize>,
    loads: &'b mut Loads,
}

impl<const TIES: bool> NullaryFnOnce for Batch<'_, TIES> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        self.levels.count(self.ahead, self.back, self.sources);
        self.levels.load::<TIES>(self.ahead, self.loads);
    }
}

/// Scratch space of one batch.
struct Levels {
    routes: Vec<Lane>,
    seen: Vec<Set>,
    /// What this level brings to the next one, or the other way about; 0 but for the actors at the level.
    here: Vec<Lane>,
    next: Vec<Lane>,
    /// Actors level by level, with the lanes in which they are there.
    order: Vec<(u32, Set)>,
    /// Where levels begin in `order`.
    start: Vec<usize>,
    touched: Vec<u32>,
    dependency: Vec<Lane>,
}

impl Levels {
    fn new(n: usize) -> Self {
        Self {
            routes: vec![[0.0; LANES]; n],
            seen: vec![0; n],
            here: vec![[0.0; LANES]; n],
            next: vec![[0.0; LANES]; n],
            order: Vec::with_capacity(2 * n),
            start: Vec::new(),
            touched: Vec::with_capacity(n),
            dependency: vec![[0.0; LANES]; n],
        }
    }

    /// Routes from each source, counted, and the levels.
    #[inline(always)]
    fn count(&mut self, ahead: &Rows, back: &Rows, sources: Range<usize>) {
        self.routes.fill([0.0; LANES]);
        self.seen.fill(0);
        self.order.clear();
        self.start.clear();
        let all: Set = Set::MAX >> (LANES - sources.len());
        for (lane, source) in sources.enumerate() {
            self.routes[source][lane] = 1.0;
            self.seen[source] = 1 << lane;
            self.order.push((source as u32, 1 << lane));
        }
        let mut level = 0..self.order.len();
        while !level.is_empty() {
            self.start.push(level.start);
            let mut follow = 0;
            for &(actor, lanes) in &self.order[level.clone()] {
                let actor = actor as usize;
                self.here[actor] = only(&self.routes[actor], lanes);
                follow += ahead.row(actor).len();
            }
            if follow * FEW < ahead.arcs() {
                self.follow(ahead, level.clone());
            } else {
                self.read(back, all);
            }
            for at in level.clone() {
                self.here[self.order[at].0 as usize] = [0.0; LANES];
            }
            for actor in self.touched.drain(..) {
                let there = actor as usize;
                let brought = std::mem::replace(&mut self.next[there], [0.0; LANES]);
                let new = lanes_where(|lane| brought[lane] > 0.0) & !self.seen[there];
                if new != 0 {
                    self.seen[there] |= new;
                    add(&mut self.routes[there], &only(&brought, new));
                    self.order.push((actor, new));
                }
            }
            level = level.end..self.order.len();
        }
        self.start.push(self.order.len());
    }

    /// A level along the arcs of its actors only.
    #[inline(always)]
    fn follow(&mut self, ahead: &Rows, level: Range<usize>) {
        for &(actor, _) in &self.order[level] {
            let here = self.here[actor as usize];
            for &to in ahead.neighbours(actor as usize) {
                let next = &mut self.next[to as usize];
                // Routes only add up, so an actor is touched before any lane of it is positive.
                if next.iter().sum::<f64>() == 0.0 {
                    self.touched.push(to);
                }
                add(next, &here);
            }
        }
    }

    /// A level for every actor that some lane has not met.
    #[inline(always)]
    fn read(&mut self, back: &Rows, all: Set) {
        for actor in 0..back.n() {
            if self.seen[actor] == all {
                continue;
            }
            let mut next = [0.0; LANES];
            for &from in back.neighbours(actor) {
                add(&mut next, &self.here[from as usize]);
            }
            self.next[actor] = next;
            self.touched.push(actor as u32);
        }
    }

    /// What the routes put on actors, and on ties if asked for.
    #[inline(always)]
    fn load<const TIES: bool>(&mut self, ahead: &Rows, loads: &mut Loads) {
        self.dependency.fill([0.0; LANES]);
        let levels = self.start.len() - 1;
        for level in (1..levels).rev() {
            let (before, here) = (
                self.start[level - 1]..self.start[level],
                self.start[level]..self.start[level + 1],
            );
            for &(actor, lanes) in &self.order[here.clone()] {
                let at = actor as usize;
                let (dependency, routes) = (&self.dependency[at], &self.routes[at]);
                let owed = std::array::from_fn(|lane| (1.0 + dependency[lane]) / routes[lane]);
                self.here[at] = only(&owed, lanes);
                let own = only(&self.dependency[at], lanes);
                loads.through_actor[at] += own.iter().sum::<f64>();
            }
            for &(actor, lanes) in &self.order[before] {
                let at = actor as usize;
                let routes = only(&self.routes[at], lanes);
                let mut owed = [0.0; LANES];
                if TIES {
                    let row = ahead.row(at);
                    for (&to, &link) in ahead.to[row.clone()].iter().zip(&ahead.link[row]) {
                        let there = &self.here[to as usize];
                        let mut over = 0.0;
                        for lane in 0..LANES {
                            owed[lane] += there[lane];
                            over += routes[lane] * there[lane];
                        }
                        loads.over_link[link as usize] += over;
                    }
                } else {
                    for &to in ahead.neighbours(at) {
                        add(&mut owed, &self.here[to as usize]);
                    }
                }
                for lane in 0..LANES {
                    self.dependency[at][lane] += routes[lane] * owed[lane];
                }
            }
            for at in here {
                self.here[self.order[at].0 as usize] = [0.0; LANES];
            }
        }
    }
}
