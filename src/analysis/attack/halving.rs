//! The smallest sets of things whose loss brings a criterion down to a share: sets are tried by rising cost.
//!
//! Losing more never raises it, so a set is followed only while losing everything that may still be added is enough.

use super::{
    parting::{Minimal, Smallest},
    things::Thing,
};
use crate::{kernels::View, metrics::Criterion};
use std::{cmp::Ordering, collections::BinaryHeap};

/// The search for sets after whose loss the criterion is at most `most`.
pub(super) struct Search<'s> {
    pub view: &'s View,
    pub things: &'s [Thing],
    pub criterion: &'static Criterion,
    pub most: f64,
    /// Networks looked at, at the most.
    pub limit: usize,
}

struct State {
    cost: f64,
    set: Vec<usize>,
}

impl PartialEq for State {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for State {}

impl PartialOrd for State {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for State {
    fn cmp(&self, other: &Self) -> Ordering {
        other
            .cost
            .total_cmp(&self.cost)
            .then_with(|| other.set.cmp(&self.set))
    }
}

impl Search<'_> {
    /// What is left of the criterion without these things.
    fn left(&self, set: &[usize]) -> Result<f64, &'static str> {
        let losses: Vec<_> = set.iter().map(|&thing| self.things[thing].loss).collect();
        let score = self.criterion.score_after(self.view, &losses);
        score
            .value()
            .ok_or(score.reason().unwrap_or("no finite value"))
    }

    /// Whether the loss of these things is enough.
    pub fn is_enough(&self, set: &[usize]) -> Result<bool, &'static str> {
        // Relative; sums over pairs in another order.
        Ok(self.left(set)? <= self.most * (1.0 + 1e-12))
    }

    /// The things in the order in which their loss alone does most, so that what comes last can be given up early.
    fn order(&self) -> Result<Vec<usize>, &'static str> {
        let mut alone = Vec::with_capacity(self.things.len());
        for thing in 0..self.things.len() {
            alone.push((self.left(&[thing])?, thing));
        }
        alone.sort_by(|x, y| x.0.total_cmp(&y.0).then(x.1.cmp(&y.1)));
        Ok(alone.into_iter().map(|(_, thing)| thing).collect())
    }

    /// A cheapest set.
    pub fn smallest(&self) -> Result<Smallest, &'static str> {
        let order = self.order()?;
        let mut visited = order.len();
        let named = |set: &[usize]| {
            let mut set: Vec<usize> = set.iter().map(|&place| order[place]).collect();
            set.sort_unstable();
            set
        };
        let mut waiting = BinaryHeap::from([State {
            cost: 0.0,
            set: Vec::new(),
        }]);
        while let Some(state) = waiting.pop() {
            if visited >= self.limit {
                return Ok(Smallest {
                    set: None,
                    at_least: state.cost,
                    visited,
                    finished: false,
                });
            }
            visited += 1;
            if self.is_enough(&named(&state.set))? {
                return Ok(Smallest {
                    set: Some(named(&state.set)),
                    at_least: state.cost,
                    visited,
                    finished: true,
                });
            }
            let first = state.set.last().map_or(0, |last| last + 1);
            for next in first..order.len() {
                let all: Vec<usize> = state.set.iter().copied().chain(next..order.len()).collect();
                visited += 1;
                if !self.is_enough(&named(&all))? {
                    break;
                }
                let mut set = state.set.clone();
                set.push(next);
                waiting.push(State {
                    cost: state.cost + self.things[order[next]].cost,
                    set,
                });
            }
        }
        Ok(Smallest {
            set: None,
            at_least: f64::INFINITY,
            visited,
            finished: true,
        })
    }

    /// Every set of at most `most` things that is enough, and is not without any one of them.
    pub fn minimal(&self, most: usize) -> Result<Minimal, &'static str> {
        let order = self.order()?;
        let named = |set: &[usize]| {
            let mut set: Vec<usize> = set.iter().map(|&place| order[place]).collect();
            set.sort_unstable();
            set
        };
        let (mut visited, mut finished) = (order.len(), true);
        let mut sets = Vec::new();
        let mut waiting = vec![Vec::new()];
        while let Some(set) = waiting.pop() {
            if visited >= self.limit {
                finished = false;
                break;
            }
            visited += 1;
            if self.is_enough(&named(&set))? {
                let mut needed = true;
                for gone in 0..set.len() {
                    let mut less = set.clone();
                    less.remove(gone);
                    visited += 1;
                    needed &= !self.is_enough(&named(&less))?;
                }
                if needed {
                    sets.push(named(&set));
                }
                continue;
            }
            if set.len() == most {
                continue;
            }
            let first = set.last().map_or(0, |last| last + 1);
            for next in first..order.len() {
                let all: Vec<usize> = set.iter().copied().chain(next..order.len()).collect();
                visited += 1;
                if !self.is_enough(&named(&all))? {
                    break;
                }
                let mut longer = set.clone();
                longer.push(next);
                waiting.push(longer);
            }
        }
        sets.sort();
        Ok(Minimal {
            sets,
            visited,
            finished,
        })
    }
}
