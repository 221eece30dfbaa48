//! The ties of a network as steps of a length, laid side by side: what repairs and counts of shortest routes read.

use super::{
    shortest::SAME_LENGTH,
    view::{Length, View},
};

/// Steps out of every actor and into it. Ties of infinite length are left out, since no route leads over them.
#[derive(Clone, Debug)]
pub(super) struct Steps {
    out: Side,
    /// Where ties run both ways, the steps out of an actor are those into it.
    into: Option<Side>,
}

#[derive(Clone, Debug)]
struct Side {
    from: Vec<usize>,
    steps: Vec<Step>,
}

/// A tie as a step.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    /// The other end.
    pub to: u32,
    /// Index into [`View::links`].
    pub link: u32,
    pub length: f64,
}

impl Side {
    fn of<'v>(view: &'v View, length: Length, arcs: impl Fn(usize) -> &'v [super::Arc]) -> Self {
        let mut from = vec![0];
        let mut steps = Vec::with_capacity(2 * view.links().len());
        for actor in 0..view.n() {
            let made = arcs(actor).iter().map(|arc| Step {
                to: arc.to as u32,
                link: arc.link as u32,
                length: view.step(arc.link, length),
            });
            steps.extend(made.filter(|step| step.length < f64::INFINITY));
            from.push(steps.len());
        }
        Self { from, steps }
    }

    fn at(&self, actor: usize) -> &[Step] {
        &self.steps[self.from[actor]..self.from[actor + 1]]
    }
}

impl Steps {
    pub(super) fn of(view: &View, length: Length) -> Self {
        Self {
            out: Side::of(view, length, |actor| view.arcs(actor)),
            into: view
                .is_directed()
                .then(|| Side::of(view, length, |actor| view.arcs_in(actor))),
        }
    }

    /// Steps out of an actor.
    pub(super) fn out(&self, actor: usize) -> &[Step] {
        self.out.at(actor)
    }

    /// Steps into an actor; `to` is where each comes from.
    pub(super) fn into(&self, actor: usize) -> &[Step] {
        self.into.as_ref().unwrap_or(&self.out).at(actor)
    }

    /// The shortest step; ∞ where there is none.
    pub(super) fn shortest(&self) -> f64 {
        let lengths = self.out.steps.iter().map(|step| step.length);
        lengths.fold(f64::INFINITY, f64::min)
    }
}

/// Whether two lengths are finite and the same within the tolerance.
#[inline(always)]
pub(super) fn same(x: f64, y: f64) -> bool {
    (x - y).abs() <= SAME_LENGTH * x.min(y)
}

#[cfg(test)]
mod tests {
    use super::{Length, Steps, same};
    use crate::{
        by_hand::{actors, view},
        kernels::Channel,
        model::Study,
    };

    fn channel(ends: (usize, usize), delay: f64) -> Channel {
        Channel {
            ends,
            agreement: None,
            strength: 1.0,
            delay,
            availability: 1.0,
            known: true,
            key: 0,
        }
    }

    #[test]
    fn no_step_is_made_of_a_tie_that_takes_for_ever() {
        for directed in [false, true] {
            let view = view(&Study {
                directed,
                ..actors(&["A", "B", "C"])
            });
            assert_eq!(Steps::of(&view, Length::Delay).shortest(), f64::INFINITY);
            let ties = [channel((0, 1), 2.5), channel((1, 2), f64::INFINITY)];
            let steps = Steps::of(&view.with_ties(&ties), Length::Delay);
            let ends = |actor: usize| {
                let out: Vec<u32> = steps.out(actor).iter().map(|step| step.to).collect();
                let into: Vec<u32> = Steps::into(&steps, actor)
                    .iter()
                    .map(|step| step.to)
                    .collect();
                (out, into)
            };
            let back = if directed { vec![] } else { vec![1] };
            assert_eq!(ends(0), (vec![1], back));
            let back = if directed { vec![] } else { vec![0] };
            assert_eq!(ends(1), (back, vec![0]));
            assert_eq!(ends(2), (vec![], vec![]));
            assert_eq!(steps.shortest(), 2.5);
        }
    }

    #[test]
    fn lengths_are_the_same_within_a_share_of_themselves() {
        for (x, y, alike) in [
            (0.0, 0.0, true),
            (1.0, 1.0 + 1e-12, true),
            (1e12, 1e12 + 1.0, true),
            (1.0, 1.0 + 1e-6, false),
            (1e-20, 2e-20, false),
            (1.0, 0.0, false),
            (1.0, f64::INFINITY, false),
            (f64::INFINITY, f64::INFINITY, false),
        ] {
            assert_eq!((same(x, y), same(y, x)), (alike, alike), "{x} and {y}");
        }
    }
}
