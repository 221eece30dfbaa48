//! The cost of losing the weakest actor after one tie more, by hops.
//!
//! The loss of an actor and the tie more are two changes; with distances that lack the actor, the tie is a change of
//! distances as any other. Who is weakest is known from few actors: an actor's loss after the addition leaves at least
//! what it left before and what the tie itself adds, which bounds its cost from above, and only actors whose bound
//! exceeds the greatest cost found are worked out.

use super::{
    Addition,
    distances::{Ends, is_shorter},
};
use crate::kernels::view::{Length, Loss, View};
use std::{cell::RefCell, sync::OnceLock};

/// Actors up to which distances without each of them are kept: n³ numbers of two bytes, a quarter of a GB.
const MOST_ACTORS: usize = 512;
/// Shares below this are rounding of sums of some thousand terms.
const ROUNDING: f64 = 1e-12;
const UNREACHED: u16 = u16::MAX;

/// What every addition starts from.
#[derive(Debug)]
pub(super) struct Weakest {
    /// Per actor: the sum of 1/hops over pairs of others once it is lost.
    left: Vec<f64>,
    /// Per actor: hops between all others once it is lost.
    without: Vec<OnceLock<Vec<u16>>>,
    /// 1/hops.
    inverse: Vec<f64>,
}

#[derive(Debug, Default)]
struct Scratch {
    ends: Ends,
    nearness: Vec<f64>,
    bounds: Vec<(f64, u32)>,
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

impl Weakest {
    fn of(view: &View) -> Option<Self> {
        let n = view.n();
        if !(3..=MOST_ACTORS).contains(&n) {
            return None;
        }
        let left = |actor| view.inverse_sum_after(Loss::Actor(actor), Length::Hops);
        Some(Self {
            left: (0..n).map(left).collect::<Result<_, _>>().ok()?,
            without: (0..n).map(|_| OnceLock::new()).collect(),
            inverse: (0..=n).map(|hops| 1.0 / hops as f64).collect(),
        })
    }

    /// Hops between all others once `lost` is gone, row by row.
    fn hops(&self, view: &View, lost: usize) -> &[u16] {
        self.without[lost].get_or_init(|| {
            let n = view.n();
            let mut hops = vec![UNREACHED; n * n];
            let mut order = Vec::with_capacity(n);
            for (source, row) in hops.chunks_mut(n).enumerate() {
                if source == lost {
                    continue;
                }
                row[source] = 0;
                order.clear();
                order.push(source);
                let mut next = 0;
                while let Some(&actor) = order.get(next) {
                    next += 1;
                    for arc in view.arcs(actor) {
                        if row[arc.to] == UNREACHED && arc.to != lost {
                            row[arc.to] = row[actor] + 1;
                            order.push(arc.to);
                        }
                    }
                }
            }
            hops
        })
    }

    /// What the tie adds to the sum of 1/hops over others once `lost` is gone.
    fn gained(&self, view: &View, lost: usize, (a, b): (usize, usize)) -> f64 {
        let (n, hops) = (view.n(), self.hops(view, lost));
        let row = |actor: usize| &hops[actor * n..(actor + 1) * n];
        let nearer = |near: usize, far: usize| {
            let both = row(near).iter().zip(row(far)).enumerate();
            both.filter(|&(_, (&near, &far))| near != UNREACHED && near + 1 < far)
        };
        let targets: Vec<(usize, u16)> = nearer(b, a).map(|(at, (&hops, _))| (at, hops)).collect();
        let mut gained = 0.0;
        for (source, (&to_a, _)) in nearer(a, b) {
            let row = row(source);
            for &(target, from_b) in &targets {
                let (there, now) = (to_a + 1 + from_b, row[target]);
                if there < now {
                    gained += self.inverse[usize::from(there)];
                    if now != UNREACHED {
                        gained -= self.inverse[usize::from(now)];
                    }
                }
            }
        }
        gained
    }
}

impl Addition<'_> {
    /// The greatest share of the others' efficiency, by hops, that goes with one actor, once `a` and `b` are joined;
    /// `None` where the others of some actor have no routes among themselves, beyond 512 actors, or where ties run one
    /// way. O(n log n), the pairs of ends that come nearer, and a few times the same for the actors that may be weakest;
    /// hops without such an actor are counted once, in O(n(n + m)).
    pub fn greatest_vulnerability(&self, (a, b): (usize, usize)) -> Option<f64> {
        let view = self.view;
        if view.is_directed() || a == b || view.link_between(a, b).is_some() {
            return None;
        }
        let weakest = self.weakest.get_or_init(|| Weakest::of(view)).as_ref()?;
        let sweep = view.sweep(Length::Hops).ok()?;
        let before = view.reach(Length::Hops).ok()?;
        let total = self.inverse_sum(Length::Hops, (a, b), 1.0)?;
        SCRATCH.with_borrow_mut(|scratch| {
            let Scratch {
                ends,
                nearness,
                bounds,
            } = scratch;
            nearness.clear();
            nearness.extend(before.iter().map(|reach| reach.nearness));
            ends.fill(sweep, false, (a, b), 1.0, is_shorter);
            for &(source, over) in &ends.sources {
                let (source, row) = (source as usize, sweep.row(source as usize));
                for &(target, beyond) in &ends.targets {
                    let (there, now) = (over + beyond, row[target as usize]);
                    if is_shorter(there, now) {
                        let gain = 1.0 / there - 1.0 / now;
                        nearness[source] += gain;
                        nearness[target as usize] += gain;
                    }
                }
            }
            // The two come as near as can be, whoever else is lost.
            let own = 1.0 - 1.0 / sweep.distance(a, b);
            bounds.clear();
            for (actor, (&left, &near)) in weakest.left.iter().zip(nearness.iter()).enumerate() {
                let others = total - near;
                if others <= 1e-9 {
                    return None;
                }
                let least = if actor == a || actor == b { 0.0 } else { own };
                bounds.push((1.0 - (left + least) / others, actor as u32));
            }
            bounds.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
            let mut greatest = 0.0_f64;
            for &(bound, actor) in bounds.iter() {
                if bound <= greatest {
                    break;
                }
                let actor = actor as usize;
                let cost = if actor == a || actor == b {
                    bound
                } else {
                    let gained = weakest.gained(view, actor, (a, b));
                    1.0 - (weakest.left[actor] + gained) / (total - nearness[actor])
                };
                greatest = greatest.max(cost);
            }
            Some(if greatest < ROUNDING { 0.0 } else { greatest })
        })
    }
}
