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

#[cfg(test)]
mod tests {
    use super::{Criterion, Search, Thing, View};
    use crate::{
        by_hand::{tied, view},
        kernels::Loss,
    };

    /// Both ties of the chain A–B–C, the second three times as dear.
    fn chain() -> (View, Vec<Thing>) {
        let thing = |link: usize| Thing {
            loss: Loss::Link(link),
            id: link.to_string(),
            name: link.to_string(),
            cost: 1.0 + 2.0 * link as f64,
        };
        let view = view(&tied(&["A", "B", "C"], &[("A", "B"), ("B", "C")]));
        (view, vec![thing(0), thing(1)])
    }

    fn search((view, things): &(View, Vec<Thing>), most: f64) -> Search<'_> {
        Search {
            view,
            things,
            criterion: Criterion::find("efficiency").expect("a criterion"),
            most,
            limit: 1_000,
        }
    }

    #[test]
    fn what_is_left_may_be_as_much_as_is_asked_for_and_no_more() {
        let chain = chain();
        // One tie of three pairs, with the rounding that another order of summing may leave.
        let third = 1.0 / 3.0;
        let within = |most: f64, set: &[usize]| search(&chain, most).is_enough(set);
        for most in [third, third * (1.0 - 5e-13), 0.5] {
            assert_eq!(within(most, &[0]), Ok(true), "{most}");
        }
        assert_eq!(within(third * (1.0 - 1e-9), &[0]), Ok(false));
        assert_eq!(within(0.3, &[1]), Ok(false));
        assert_eq!(within(0.8, &[]), Ok(false));
        assert_eq!(within(5.0 / 6.0, &[]), Ok(true));
        // Nothing at all can be asked for.
        assert_eq!(within(0.0, &[0, 1]), Ok(true));
        assert_eq!(within(0.0, &[0]), Ok(false));
    }

    #[test]
    fn the_cheapest_of_the_sets_that_are_enough_is_found_and_all_that_need_every_part() {
        let chain = chain();
        for (most, set, cost, minimal) in [
            (0.9, vec![], 0.0, vec![vec![]]),
            (0.4, vec![0], 1.0, vec![vec![0], vec![1]]),
            (0.1, vec![0, 1], 4.0, vec![vec![0, 1]]),
        ] {
            let search = search(&chain, most);
            let found = search.smallest().expect("defined");
            assert_eq!((found.set, found.at_least), (Some(set), cost));
            assert!(found.finished);
            let all = search.minimal(2).expect("defined");
            assert_eq!((all.sets, all.finished), (minimal, true));
        }
        // No loss makes it less than nothing.
        let never = search(&chain, -1.0).smallest().expect("defined");
        assert_eq!((never.set, never.at_least), (None, f64::INFINITY));
        assert!(never.finished);
        let alone = search(&chain, 0.1).minimal(1).expect("defined");
        assert_eq!((alone.sets.len(), alone.finished), (0, true));
    }

    #[test]
    fn a_search_looks_at_no_more_networks_than_it_may() {
        let chain = chain();
        let limited = |limit: usize| Search {
            limit,
            ..search(&chain, 0.1)
        };
        // Each tie alone is looked at first; then a set, and what is left if all that may follow goes too.
        for (limit, at_least, visited) in [(2, 0.0, 2), (3, 1.0, 5), (6, 4.0, 7), (8, 4.0, 8)] {
            let found = limited(limit).smallest().expect("defined");
            assert_eq!((found.at_least, found.visited), (at_least, visited));
            assert_eq!(
                (found.finished, found.set.is_some()),
                (limit == 8, limit == 8)
            );
        }
        for (limit, sets, visited) in [(2, 0, 2), (5, 0, 5), (7, 0, 7), (8, 1, 10)] {
            let found = limited(limit).minimal(2).expect("defined");
            assert_eq!((found.sets.len(), found.visited), (sets, visited));
            assert_eq!(found.finished, limit == 8);
        }
    }
}
