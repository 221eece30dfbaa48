//! Distances after one tie more.
//!
//! A route over the new tie u–v of length w is shorter only for sources s with d(s,u) + w < d(s,v) and targets t with
//! d(v,t) + w < d(u,t), or the other way about, so only these pairs are looked at.

use super::Addition;
use crate::kernels::{
    shortest::{SAME_LENGTH, Sweep},
    view::Length,
};
use std::cell::RefCell;

/// Whether a route is shorter by more than the tolerance, as the searches see it.
#[inline(always)]
pub(super) fn is_shorter(there: f64, now: f64) -> bool {
    there < now && (now == f64::INFINITY || now - there > SAME_LENGTH * now)
}

/// Whether a route is not longer, within the tolerance.
#[inline(always)]
pub(super) fn is_no_longer(there: f64, now: f64) -> bool {
    there < f64::INFINITY && (there <= now || there - now <= SAME_LENGTH * there)
}

/// The ends of routes over a new tie from `a` to `b`: with each source its distance to b over the tie, with each target
/// its distance from b. Scratch space.
#[derive(Debug, Default)]
pub(super) struct Ends {
    pub sources: Vec<(u32, f64)>,
    pub targets: Vec<(u32, f64)>,
}

impl Ends {
    /// Those for whom the way over the tie compares well with the way there is, to its far end.
    pub(super) fn fill(
        &mut self,
        sweep: &Sweep,
        directed: bool,
        (a, b): (usize, usize),
        tie: f64,
        well: fn(f64, f64) -> bool,
    ) {
        let (from_a, from_b) = (sweep.row(a), sweep.row(b));
        self.sources.clear();
        self.targets.clear();
        for (at, (&near, &far)) in from_a.iter().zip(from_b).enumerate() {
            if well(far + tie, near) {
                self.targets.push((at as u32, far));
            }
            if !directed && well(near + tie, far) {
                self.sources.push((at as u32, near + tie));
            }
        }
        if directed {
            for at in 0..from_a.len() {
                let over = sweep.distance(at, a) + tie;
                if well(over, sweep.distance(at, b)) {
                    self.sources.push((at as u32, over));
                }
            }
        }
    }
}

thread_local! {
    static ENDS: RefCell<Ends> = RefCell::default();
}

impl Addition<'_> {
    /// Sum over pairs of 1/distance once `a` and `b` are joined by a tie of this length (one from `a` to `b`, where ties
    /// run one way); `None` where distances are undefined. O(n) and the pairs of ends that come nearer.
    pub fn inverse_sum(&self, length: Length, ends: (usize, usize), tie: f64) -> Option<f64> {
        let sweep = self.view.sweep(length).ok()?;
        let kept = &self.lengths[usize::from(length == Length::Delay)];
        let before = *kept.get_or_init(|| sweep.inverse_sum(|_| true).0);
        if !before.is_finite() {
            return None;
        }
        let gained = ENDS.with_borrow_mut(|scratch| {
            scratch.fill(sweep, self.view.is_directed(), ends, tie, is_shorter);
            let mut gained = 0.0;
            for &(source, over) in &scratch.sources {
                let row = sweep.row(source as usize);
                for &(target, beyond) in &scratch.targets {
                    let (there, now) = (over + beyond, row[target as usize]);
                    if is_shorter(there, now) {
                        gained += 1.0 / there - 1.0 / now;
                    }
                }
            }
            gained
        });
        Some(before + gained)
    }
}

#[cfg(test)]
mod tests {
    use super::{is_no_longer, is_shorter};

    const EVER: f64 = f64::INFINITY;

    #[test]
    fn a_route_is_shorter_or_no_longer_by_a_share_of_its_length() {
        for (there, now, shorter, no_longer) in [
            (1.0, 2.0, true, true),
            (2.0, 1.0, false, false),
            (2.0, 1.5, false, false),
            (1.0, 1.0, false, true),
            (0.0, 1.0, true, true),
            // Whoever is not reached comes nearer by any route, and by none to where there is none.
            (1.0, EVER, true, true),
            (EVER, 1.0, false, false),
            (EVER, EVER, false, false),
            // Within a billionth both ways, whatever the unit.
            (1.0 - 1e-12, 1.0, false, true),
            (1.0, 1.0 - 1e-12, false, true),
            (1e6 - 1e-4, 1e6, false, true),
            (1e6, 1e6 - 1e-4, false, true),
            (1e-6, 1e-6 + 1e-7, true, true),
            (1e-6 + 1e-7, 1e-6, false, false),
        ] {
            let case = format!("{there} for {now}");
            assert_eq!(is_shorter(there, now), shorter, "{case}");
            assert_eq!(is_no_longer(there, now), no_longer, "{case}");
        }
    }

    #[test]
    fn lengths_that_differ_by_exactly_a_billionth_are_the_same() {
        let (less, more) = (999_999_999.0, 1e9);
        assert!(!is_shorter(less, more) && is_no_longer(more, less));
        assert!(is_shorter(less - 1.0, more) && !is_no_longer(more + 1.0, less));
    }
}
