//! The smallest sets of things whose loss parts a pair: found by closing one way after the other.
//!
//! Take any way that is left. Whoever parts its ends must close it, so one of the sets that close it is a part of the
//! answer: try each. Of the sets so far the one that can still be cheapest is taken first (A*), where ways that share
//! nothing bound from below what is still to be paid, so that the first set that parts is a cheapest.

use super::things::{Target, Thing, closers, without};
use crate::kernels::{Lost, View, Way};
use std::{
    cmp::Ordering,
    collections::{BTreeSet, BinaryHeap},
};

/// Whom an attack is to part.
#[derive(Clone, Debug)]
pub(super) enum Parted {
    /// This pair.
    Pair((usize, usize)),
    /// Some one of these, which are joined now.
    Any(Vec<(usize, usize)>),
    /// All of these, which are joined now; actors that are lost are parted.
    All(Vec<(usize, usize)>),
}

/// The search for one goal.
pub(super) struct Search<'s> {
    pub view: &'s View,
    pub things: &'s [Thing],
    pub target: Target,
    pub goal: &'s Parted,
    /// Sets looked at, at the most.
    pub limit: usize,
}

/// What a search came to.
pub(super) struct Smallest {
    /// The cheapest set; none where no set parts, or the search was stopped.
    pub set: Option<Vec<usize>>,
    /// No set is cheaper than this.
    pub at_least: f64,
    /// Sets looked at.
    pub visited: usize,
    /// Whether it went on to the end.
    pub finished: bool,
}

/// All sets up to a size of which every part is needed.
pub(super) struct Minimal {
    pub sets: Vec<Vec<usize>>,
    pub visited: usize,
    pub finished: bool,
}

struct State {
    bound: f64,
    root: usize,
    set: Vec<usize>,
}

impl State {
    /// The least bound first, then the set that is furthest; the rest makes the order complete.
    fn key(&self, other: &Self) -> Ordering {
        (other.bound.total_cmp(&self.bound))
            .then(self.set.len().cmp(&other.set.len()))
            .then_with(|| other.root.cmp(&self.root))
            .then_with(|| other.set.cmp(&self.set))
    }
}

impl PartialEq for State {
    fn eq(&self, other: &Self) -> bool {
        self.key(other).is_eq()
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
        self.key(other)
    }
}

impl Search<'_> {
    /// The pairs that a search may begin from: to part some pair, each is tried.
    fn roots(&self) -> Vec<(usize, usize)> {
        match self.goal {
            Parted::Pair(pair) => vec![*pair],
            Parted::Any(pairs) => pairs.clone(),
            // A way of any of them will do.
            Parted::All(pairs) => pairs.first().copied().into_iter().collect(),
        }
    }

    /// A way that is to be closed yet.
    fn way(&self, lost: &Lost, root: (usize, usize)) -> Result<Option<Way>, &'static str> {
        let Parted::All(pairs) = self.goal else {
            return lost.way(self.view, root.0, root.1);
        };
        for &(a, b) in pairs {
            if let Some(way) = lost.way(self.view, a, b)? {
                return Ok(Some(way));
            }
        }
        Ok(None)
    }

    fn closers(&self, way: &Way) -> Vec<Vec<usize>> {
        let whole = matches!(self.goal, Parted::All(_));
        closers(self.view, self.things, self.target, way, whole)
    }

    /// No less must still be paid: ways are taken that share nothing with those before, and each must be closed.
    /// Infinite where one cannot be.
    fn still(
        &self,
        mut lost: Lost,
        root: (usize, usize),
        cost: &dyn Fn(usize) -> f64,
    ) -> Result<f64, &'static str> {
        let mut sum = 0.0;
        let mut paid = BTreeSet::new();
        while let Some(way) = self.way(&lost, root)? {
            let sets = self.closers(&way);
            let price = |set: &Vec<usize>| -> f64 {
                let due = set.iter().filter(|thing| !paid.contains(*thing));
                due.map(|&thing| cost(thing)).sum()
            };
            sum += sets.iter().map(price).fold(f64::INFINITY, f64::min);
            if sum.is_infinite() {
                return Ok(sum);
            }
            for &thing in sets.iter().flatten() {
                if paid.insert(thing) {
                    lost.lose(self.view, self.things[thing].loss);
                }
            }
        }
        Ok(sum)
    }

    /// A cheapest set.
    pub fn smallest(&self) -> Result<Smallest, &'static str> {
        let cost = |thing: usize| self.things[thing].cost;
        let paid = |set: &[usize]| -> f64 { set.iter().map(|&thing| cost(thing)).sum() };
        let roots = self.roots();
        let mut waiting = BinaryHeap::new();
        let mut met: BTreeSet<(usize, Vec<usize>)> = BTreeSet::new();
        let mut visited = 0;
        for (root, &pair) in roots.iter().enumerate() {
            let bound = self.still(Lost::nothing(self.view), pair, &cost)?;
            if bound.is_finite() {
                waiting.push(State {
                    bound,
                    root,
                    set: Vec::new(),
                });
            }
        }
        while let Some(state) = waiting.pop() {
            if visited >= self.limit {
                return Ok(Smallest {
                    set: None,
                    at_least: state.bound,
                    visited,
                    finished: false,
                });
            }
            visited += 1;
            let lost = without(self.view, self.things, &state.set);
            let Some(way) = self.way(&lost, roots[state.root])? else {
                return Ok(Smallest {
                    at_least: paid(&state.set),
                    set: Some(state.set),
                    visited,
                    finished: true,
                });
            };
            for closer in self.closers(&way) {
                let set = joined(&state.set, &closer);
                if !met.insert((state.root, set.clone())) {
                    continue;
                }
                let left = without(self.view, self.things, &set);
                let bound = paid(&set) + self.still(left, roots[state.root], &cost)?;
                if bound.is_finite() {
                    waiting.push(State {
                        // A bound does not fall on the way, since the cheapest completion does not get cheaper.
                        bound: bound.max(state.bound),
                        root: state.root,
                        set,
                    });
                }
            }
        }
        Ok(Smallest {
            set: None,
            at_least: f64::INFINITY,
            visited,
            finished: true,
        })
    }

    /// Every set of at most `most` things that parts, and does not without any one of them.
    pub fn minimal(&self, most: usize) -> Result<Minimal, &'static str> {
        let mut found = BTreeSet::new();
        let mut visited = 0;
        let mut finished = true;
        for root in self.roots() {
            let mut met = BTreeSet::new();
            let mut waiting = vec![Vec::new()];
            while let Some(set) = waiting.pop() {
                if visited >= self.limit {
                    finished = false;
                    break;
                }
                visited += 1;
                let lost = without(self.view, self.things, &set);
                let Some(way) = self.way(&lost, root)? else {
                    found.insert(set);
                    continue;
                };
                if set.len() as f64 + self.still(lost, root, &|_| 1.0)? > most as f64 {
                    continue;
                }
                for closer in self.closers(&way) {
                    let next = joined(&set, &closer);
                    if next.len() <= most && met.insert(next.clone()) {
                        waiting.push(next);
                    }
                }
            }
        }
        let mut sets = Vec::new();
        for set in found {
            if self.is_minimal(&set)? {
                sets.push(set);
            }
        }
        Ok(Minimal {
            sets,
            visited,
            finished,
        })
    }

    fn is_minimal(&self, set: &[usize]) -> Result<bool, &'static str> {
        for gone in 0..set.len() {
            let mut less = set.to_vec();
            less.remove(gone);
            if self.parts(&less)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether the loss of these things is enough.
    pub fn parts(&self, set: &[usize]) -> Result<bool, &'static str> {
        let lost = without(self.view, self.things, set);
        let apart = |&(a, b): &(usize, usize)| Ok(lost.way(self.view, a, b)?.is_none());
        match self.goal {
            Parted::Pair(pair) => apart(pair),
            Parted::Any(pairs) => {
                for pair in pairs {
                    if !lost.is_gone(pair.0) && !lost.is_gone(pair.1) && apart(pair)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Parted::All(pairs) => {
                for pair in pairs {
                    if !apart(pair)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
        }
    }
}

fn joined(set: &[usize], more: &[usize]) -> Vec<usize> {
    let all: BTreeSet<usize> = set.iter().chain(more).copied().collect();
    all.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::{Parted, Search, Target};
    use crate::{
        analysis::{Measured, attack::things::things},
        by_hand::{measured, tied},
    };

    /// A way of two ties from A by B to C.
    fn way() -> Measured {
        measured(&tied(&[], &[("A", "B"), ("B", "C")]))
    }

    #[test]
    fn a_search_looks_at_no_more_sets_than_it_may_and_says_what_it_knows_then() {
        let side = way();
        let things = things(&side, Target::Ties, &[]);
        let goal = Parted::Pair((0, 2));
        let search = |limit: usize| Search {
            view: &side.mid,
            things: &things,
            target: Target::Ties,
            goal: &goal,
            limit,
        };
        // It looks at the empty set first, and then at one tie.
        for (limit, set, finished) in [(0, None, false), (1, None, false), (2, Some(1), true)] {
            let found = search(limit).smallest().expect("few routes");
            assert_eq!(found.set.map(|set| set.len()), set, "{limit}");
            assert_eq!((found.visited, found.finished), (limit, finished));
            assert_eq!(found.at_least, 1.0, "one tie must be cut");
        }
        // At each of the two ties, too, where all sets are listed.
        for (limit, sets, finished) in [(0, 0, false), (1, 0, false), (2, 1, false), (3, 2, true)] {
            let found = search(limit).minimal(2).expect("few routes");
            assert_eq!((found.sets.len(), found.visited), (sets, limit));
            assert_eq!(found.finished, finished, "{limit}");
        }
    }

    #[test]
    fn the_cheapest_set_parts_a_pair_or_any_and_every_tie_parts_all() {
        let side = way();
        let costs = [("A-B".to_string(), 3.0), ("B-C".to_string(), 2.0)];
        let things = things(&side, Target::Ties, &costs);
        let search = |goal: &Parted| {
            let search = Search {
                view: &side.mid,
                things: &things,
                target: Target::Ties,
                goal,
                limit: 100,
            };
            let found = search.smallest().expect("few routes");
            let cost = |at: &usize| things[*at].cost;
            (
                found.set.map(|set| set.iter().map(cost).sum::<f64>()),
                found.at_least,
            )
        };
        let pairs = vec![(0, 1), (0, 2), (1, 2)];
        assert_eq!(search(&Parted::Pair((0, 2))), (Some(2.0), 2.0));
        assert_eq!(search(&Parted::Any(pairs.clone())), (Some(2.0), 2.0));
        assert_eq!(search(&Parted::All(pairs)), (Some(5.0), 5.0));
    }

    #[test]
    fn ways_that_share_nothing_tell_that_a_set_is_too_small_before_it_is_tried() {
        let ring = [("A", "B"), ("B", "C"), ("C", "D"), ("D", "A")];
        let side = measured(&tied(&["A", "B", "C", "D"], &ring));
        let search = Search {
            view: &side.mid,
            things: &things(&side, Target::Ties, &[]),
            target: Target::Ties,
            goal: &Parted::Pair((0, 2)),
            limit: 100,
        };
        // A and C are joined both ways round, so that no one tie parts them, and one of each way does.
        let found = search.minimal(1).expect("few routes");
        assert_eq!((found.sets.len(), found.visited), (0, 1));
        assert!(found.finished);
        let found = search.minimal(2).expect("few routes");
        assert_eq!((found.sets.len(), found.finished), (4, true));
    }
}
