//! Distances mended after a loss, source by source.
//!
//! From a source an actor is affected if every step that ends a shortest route to it is lost or comes from an affected
//! actor (the decremental case of Ramalingam & Reps 1996, doi:10.1006/jagm.1996.0046). All others keep their distance;
//! the affected are settled again, by Dijkstra's search from their unaffected neighbours. A step no longer than the
//! tolerance holds nobody up, so that no two actors hold each other: such actors are settled again for nothing.

use crate::kernels::{
    queue::Entry,
    shortest::SAME_LENGTH,
    steps::{Step, Steps, same},
    view::{Length, Loss, View},
};
use crate::model::Transit;
use std::{cell::RefCell, cmp::Reverse, collections::BinaryHeap};

/// What a loss does to steps.
pub(super) enum Gone<'g> {
    Actor(u32),
    Link(u32),
    /// The length of every tie afterwards; ∞ where it is lost.
    Lengths(&'g [f64]),
}

impl Gone<'_> {
    /// The length of a step afterwards; ∞ where it is lost.
    #[inline(always)]
    pub(super) fn after(&self, step: &Step) -> f64 {
        match self {
            Gone::Actor(actor) if step.to == *actor => f64::INFINITY,
            Gone::Link(link) if step.link == *link => f64::INFINITY,
            Gone::Lengths(lengths) => lengths[step.link as usize],
            _ => step.length,
        }
    }
}

/// Scratch space of one repair.
#[derive(Debug, Default)]
pub(in crate::kernels) struct Repair {
    /// Per actor: whether it is affected. All false between two repairs.
    is_affected: Vec<bool>,
    pub affected: Vec<u32>,
    /// Of affected actors, the distance afterwards.
    pub distance: Vec<f64>,
    queue: BinaryHeap<Reverse<Entry>>,
}

thread_local! {
    static REPAIR: RefCell<Repair> = RefCell::default();
}

/// Runs with scratch space of this thread.
pub(super) fn with_repair<T>(n: usize, run: impl FnOnce(&mut Repair) -> T) -> T {
    REPAIR.with_borrow_mut(|repair| {
        repair.is_affected.resize(n, false);
        repair.distance.resize(n, 0.0);
        run(repair)
    })
}

impl Repair {
    /// Whether a step that ends a shortest route is still there, from an actor that is not affected.
    fn is_held(&self, steps: &Steps, row: &[f64], actor: usize, gone: &Gone) -> bool {
        let here = row[actor];
        steps.into(actor).iter().any(|step| {
            let there = row[step.to as usize] + step.length;
            same(there, here)
                && step.length > SAME_LENGTH * there
                && !self.is_affected[step.to as usize]
                && gone.after(step) <= step.length
        })
    }

    /// Takes an actor for affected unless something holds it.
    fn test(&mut self, steps: &Steps, row: &[f64], actor: usize, gone: &Gone) {
        if !self.is_affected[actor] && !self.is_held(steps, row, actor, gone) {
            self.is_affected[actor] = true;
            self.affected.push(actor as u32);
        }
    }

    /// Everyone affected, from the roots on: every actor to which a lost step was the last of a shortest route.
    fn spread(&mut self, steps: &Steps, row: &[f64], source: usize, gone: &Gone) {
        let mut next = 0;
        while let Some(&actor) = self.affected.get(next) {
            next += 1;
            let here = row[actor as usize];
            for step in steps.out(actor as usize) {
                let to = step.to as usize;
                if to != source
                    && same(here + step.length, row[to])
                    && gone.after(step) < f64::INFINITY
                {
                    self.test(steps, row, to, gone);
                }
            }
        }
    }

    /// Settles the affected again.
    fn settle(&mut self, steps: &Steps, row: &[f64], gone: &Gone) {
        for &actor in &self.affected {
            let mut least = f64::INFINITY;
            for step in steps.into(actor as usize) {
                if !self.is_affected[step.to as usize] {
                    least = least.min(row[step.to as usize] + gone.after(step));
                }
            }
            self.distance[actor as usize] = least;
        }
        if let [_] = self.affected[..] {
            return;
        }
        let found = self.affected.iter().map(|&actor| {
            let distance = self.distance[actor as usize];
            Reverse(Entry(distance, actor))
        });
        self.queue
            .extend(found.filter(|Reverse(Entry(distance, _))| distance.is_finite()));
        while let Some(Reverse(Entry(here, actor))) = self.queue.pop() {
            if here > self.distance[actor as usize] {
                continue;
            }
            for step in steps.out(actor as usize) {
                let to = step.to as usize;
                if self.is_affected[to] {
                    let there = here + gone.after(step);
                    if there < self.distance[to] {
                        self.distance[to] = there;
                        self.queue.push(Reverse(Entry(there, step.to)));
                    }
                }
            }
        }
    }

    /// Runs from the roots and forgets who was affected, but for the list and the distances.
    pub(super) fn run(
        &mut self,
        steps: &Steps,
        row: &[f64],
        source: usize,
        roots: impl Iterator<Item = usize>,
        gone: &Gone,
    ) {
        self.affected.clear();
        for root in roots {
            if root != source {
                self.test(steps, row, root, gone);
            }
        }
        if self.affected.is_empty() {
            return;
        }
        self.spread(steps, row, source, gone);
        self.settle(steps, row, gone);
        for &actor in &self.affected {
            self.is_affected[actor as usize] = false;
        }
    }

    fn shown(&self, show: impl FnOnce(&Self)) {
        if !self.affected.is_empty() {
            show(self);
        }
    }

    /// Those that the source has no route to any more.
    pub(in crate::kernels) fn parted(&self) -> impl Iterator<Item = usize> {
        let affected = self.affected.iter().map(|&actor| actor as usize);
        affected.filter(|&actor| self.distance[actor] == f64::INFINITY)
    }

    /// By how much the sum of 1/distance from the source fell.
    fn fall(&self, row: &[f64]) -> f64 {
        let affected = self.affected.iter().map(|&actor| actor as usize);
        affected
            .map(|actor| 1.0 / row[actor] - 1.0 / self.distance[actor])
            .sum()
    }
}

impl View {
    /// Sum of 1/length over the pairs that have no lost actor, after `loss`.
    ///
    /// Under open transit only the distances that change are worked out. O(n) and the ties of those whose distances
    /// change, after the first of its length.
    ///
    /// # Errors
    /// A phrase, when permitted routes are too many to list.
    pub fn inverse_sum_after(&self, loss: Loss, length: Length) -> Result<f64, &'static str> {
        if self.transit() == Transit::Open {
            let mended = self.mended(loss, length)?;
            if mended.is_finite() {
                return Ok(mended);
            }
        }
        let after = self.without(loss);
        let kept = |actor| loss != Loss::Actor(actor);
        Ok(after.sweep(length)?.inverse_sum(kept).0)
    }

    /// Sum of 1/length over the pairs that have no lost actor, before `loss`.
    ///
    /// # Errors
    /// A phrase, when permitted routes are too many to list.
    pub fn inverse_sum_before(&self, loss: Loss, length: Length) -> Result<f64, &'static str> {
        let kept = |actor| loss != Loss::Actor(actor);
        if self.transit() == Transit::Granted {
            return Ok(self.sweep(length)?.inverse_sum(kept).0);
        }
        let before = self.parted(length)?.total - self.own(loss, length)?;
        Ok(if before.is_finite() {
            before
        } else {
            self.sweep(length)?.inverse_sum(kept).0
        })
    }

    /// Sum of 1/length over the pairs of a lost actor.
    fn own(&self, loss: Loss, length: Length) -> Result<f64, &'static str> {
        let Loss::Actor(actor) = loss else {
            return Ok(0.0);
        };
        let out = self.reach(length)?[actor].nearness;
        if !self.is_directed() {
            return Ok(out);
        }
        let sweep = self.sweep(length)?;
        let others = (0..self.n()).filter(|&other| other != actor);
        Ok(out
            + others
                .map(|other| 1.0 / sweep.distance(other, actor))
                .sum::<f64>())
    }

    fn mended(&self, loss: Loss, length: Length) -> Result<f64, &'static str> {
        let parted = self.parted(length)?;
        let mut fall = 0.0;
        self.each_mended(loss, length, |_, row, repair| fall += repair.fall(row))?;
        // Where ties run both ways, a pair is met from both of its ends, but for a lost tie.
        let tie = matches!(loss, Loss::Link(_));
        let share = if tie || self.is_directed() { 1.0 } else { 0.5 };
        let before = parted.total - self.own(loss, length)?;
        Ok(before - parted.by(loss) - share * fall)
    }

    /// Visits every source some of whose distances change, with those distances, after mending; pairs that
    /// [`Parted`](super::Parted) knows are left out. Where ties run both ways and one is lost, of each pair the end that
    /// meets it from its first end to its second: all routes of a pair that changes use it, from one end this way and
    /// from the other that.
    pub(in crate::kernels) fn each_mended(
        &self,
        loss: Loss,
        length: Length,
        mut visit: impl FnMut(usize, &[f64], &Repair),
    ) -> Result<(), &'static str> {
        let (sweep, steps) = (self.sweep(length)?, self.steps(length));
        with_repair(self.n(), |repair| match loss {
            Loss::Link(link) if !self.is_directed() && self.lowlink().is_bridge(link) => {}
            Loss::Link(link) => {
                let (a, b) = (self.links()[link].a, self.links()[link].b);
                let (step, gone) = (self.step(link, length), Gone::Link(link as u32));
                // Where ties run both ways, a row is a column, and lies together.
                let (to_a, to_b) = (sweep.row(a), sweep.row(b));
                let uses = |source: usize| {
                    if self.is_directed() {
                        let row = sweep.row(source);
                        same(row[a] + step, row[b])
                    } else {
                        same(to_a[source] + step, to_b[source])
                    }
                };
                for source in (0..self.n()).filter(|&source| uses(source)) {
                    let row = sweep.row(source);
                    repair.run(steps, row, source, [b].into_iter(), &gone);
                    repair.shown(|repair| visit(source, row, repair));
                }
            }
            Loss::Actor(actor) => {
                let gone = Gone::Actor(actor as u32);
                let cuts = !self.is_directed() && self.lowlink().cut_actors()[actor];
                let lowlink = cuts.then(|| self.lowlink());
                for source in (0..self.n()).filter(|&source| source != actor) {
                    let row = sweep.row(source);
                    if row[actor] == f64::INFINITY {
                        continue;
                    }
                    let part = lowlink.map(|lowlink| lowlink.part(actor, source));
                    let joined = |to: usize| match (lowlink, &part) {
                        (Some(lowlink), Some(part)) => part.holds(lowlink.places(to).start),
                        _ => true,
                    };
                    let roots = steps.out(actor).iter().filter(|step| {
                        let to = step.to as usize;
                        same(row[actor] + step.length, row[to]) && joined(to)
                    });
                    let roots = roots.map(|step| step.to as usize);
                    repair.run(steps, row, source, roots, &gone);
                    repair.shown(|repair| visit(source, row, repair));
                }
            }
            Loss::Agreement(agreement) => {
                let lengths = self.lengths_without(agreement, length);
                let changed: Vec<usize> = (0..lengths.len())
                    .filter(|&link| lengths[link] > self.step(link, length))
                    .collect();
                let gone = Gone::Lengths(&lengths);
                for source in (0..self.n()).filter(|_| !changed.is_empty()) {
                    let row = sweep.row(source);
                    let roots = changed.iter().flat_map(|&link| {
                        let (a, b) = (self.links()[link].a, self.links()[link].b);
                        let step = self.step(link, length);
                        let back = (!self.is_directed()).then_some((b, a));
                        let ways = [Some((a, b)), back].into_iter().flatten();
                        ways.filter(move |&(from, to)| same(row[from] + step, row[to]))
                    });
                    repair.run(steps, row, source, roots.map(|(_, to)| to), &gone);
                    repair.shown(|repair| visit(source, row, repair));
                }
            }
        });
        Ok(())
    }

    /// The length of every composed tie without the single ties of an agreement.
    fn lengths_without(&self, agreement: usize, length: Length) -> Vec<f64> {
        let channels = self.channels();
        let after = |link: usize| {
            let own = self.links()[link].channels.iter();
            let left = own.map(|&at| &channels[at]);
            let left = left.filter(|channel| channel.agreement != Some(agreement));
            let lengths = left.map(|channel| match length {
                Length::Hops => 1.0,
                Length::Delay => channel.delay,
            });
            lengths.fold(f64::INFINITY, f64::min)
        };
        (0..self.links().len()).map(after).collect()
    }
}
