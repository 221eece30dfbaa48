//! Whether one actor reaches another over ties that run one way, as a decision diagram.
//!
//! The search that a message would make is played through: each reached actor in turn tries its ties one by one; a tie
//! that works, and an actor at its end that is up, reaches one more. What is left to decide depends only on who was
//! reached, who has yet to try, and which tie is next, so that states that agree are one node.

use super::{
    forest::{ALWAYS, Forest, NEVER, Root, TOO_LARGE},
    hashing::Map,
};

/// Bits of the set of reached actors.
const MOST_ACTORS: usize = 128;
/// Ties on routes of one pair; the depth of the recursion.
const MOST_TIES: usize = 300;
/// States of one pair before giving up.
const MOST_STATES: usize = 1_000_000;

/// The actors and ties of a block, by place.
pub struct Question<'q> {
    /// Per actor: the actors it has ties to, and the ties' variables.
    pub arcs: &'q [Vec<(usize, usize)>],
    /// The variable of each actor; `None` for one that always works.
    pub actor_variable: &'q dyn Fn(usize) -> Option<usize>,
}

/// Adds to `forest` the event that a message from `from` reaches `to`, given that both are up.
///
/// # Errors
/// The phrase of [`TOO_LARGE`], when there are too many actors, ties or states.
pub fn reaches(
    question: &Question,
    from: usize,
    to: usize,
    forest: &mut Forest,
) -> Result<Root, &'static str> {
    let n = question.arcs.len();
    if n > MOST_ACTORS {
        return Err(TOO_LARGE);
    }
    let mut back = vec![Vec::new(); n];
    for (actor, arcs) in question.arcs.iter().enumerate() {
        arcs.iter().for_each(|&(there, _)| back[there].push(actor));
    }
    let onward = closure(from, |actor| question.arcs[actor].iter().map(|arc| arc.0));
    let relevant = onward & closure(to, |actor| back[actor].iter().copied());
    if relevant & bit(to) == 0 {
        return Ok(NEVER);
    }
    let ties: Vec<Vec<(usize, usize)>> = (0..n)
        .map(|actor| {
            let kept = question.arcs[actor].iter().filter(|(there, _)| {
                relevant & bit(actor) != 0
                    && relevant & bit(*there) != 0
                    && actor != to
                    && *there != from
            });
            kept.copied().collect()
        })
        .collect();
    if ties.iter().map(Vec::len).sum::<usize>() > MOST_TIES {
        return Err(TOO_LARGE);
    }
    let mut search = Search {
        actor_variable: question.actor_variable,
        to,
        ties,
        known: Map::default(),
        forest,
    };
    search.from(State {
        reached: bit(from),
        waiting: 0,
        here: from,
        next: 0,
    })
}

struct Search<'s> {
    actor_variable: &'s dyn Fn(usize) -> Option<usize>,
    to: usize,
    /// Per actor: the actors it has ties to, and the ties' variables.
    ties: Vec<Vec<(usize, usize)>>,
    known: Map<State, Root>,
    forest: &'s mut Forest,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct State {
    /// Actors that have been reached, or found to be down.
    reached: u128,
    /// Reached actors that have not begun to try their ties.
    waiting: u128,
    /// The actor that is trying its ties.
    here: usize,
    /// Its next tie.
    next: usize,
}

impl Search<'_> {
    fn from(&mut self, state: State) -> Result<Root, &'static str> {
        if let Some(&root) = self.known.get(&state) {
            return Ok(root);
        }
        if self.known.len() >= MOST_STATES {
            return Err(TOO_LARGE);
        }
        let root = match self.ties[state.here].get(state.next).copied() {
            None if state.waiting == 0 => NEVER,
            None => {
                let here = state.waiting.trailing_zeros() as usize;
                self.from(State {
                    waiting: state.waiting & !bit(here),
                    here,
                    next: 0,
                    ..state
                })?
            }
            Some((there, _)) if state.reached & bit(there) != 0 => self.from(State {
                next: state.next + 1,
                ..state
            })?,
            Some((there, tie)) => {
                let fails = self.from(State {
                    next: state.next + 1,
                    ..state
                })?;
                let works = self.arrive(state, there)?;
                self.forest.choice(tie, fails, works)?
            }
        };
        self.known.insert(state, root);
        Ok(root)
    }

    /// A tie to `there` works: what follows depends on whether the actor is up.
    fn arrive(&mut self, state: State, there: usize) -> Result<Root, &'static str> {
        if there == self.to {
            return Ok(ALWAYS);
        }
        let met = State {
            reached: state.reached | bit(there),
            next: state.next + 1,
            ..state
        };
        let up = self.from(State {
            waiting: met.waiting | bit(there),
            ..met
        })?;
        match (self.actor_variable)(there) {
            Some(variable) => {
                let down = self.from(met)?;
                self.forest.choice(variable, down, up)
            }
            None => Ok(up),
        }
    }
}

fn bit(actor: usize) -> u128 {
    1 << actor
}

/// The actors that `start` leads to, itself included.
fn closure<I: Iterator<Item = usize>>(start: usize, next: impl Fn(usize) -> I) -> u128 {
    let mut found = bit(start);
    let mut waiting = vec![start];
    while let Some(actor) = waiting.pop() {
        for other in next(actor) {
            if found & bit(other) == 0 {
                found |= bit(other);
                waiting.push(other);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Forest, MOST_ACTORS, MOST_TIES, Question, TOO_LARGE, reaches};

    /// From the first actor, where every tie works one time in two and every actor always.
    fn chance(arcs: &[Vec<(usize, usize)>], to: usize) -> Result<f64, &'static str> {
        let mut forest = Forest::new();
        let question = Question {
            arcs,
            actor_variable: &|_| None,
        };
        let root = reaches(&question, 0, to, &mut forest)?;
        Ok(forest.probabilities(&[0.5; 400])[root as usize])
    }

    /// To the second by a tie, and over the third; nobody reaches the fifth, and the fourth reaches nobody.
    fn around() -> Vec<Vec<(usize, usize)>> {
        vec![vec![(1, 0), (2, 1)], vec![], vec![(1, 2)], vec![], vec![]]
    }

    #[test]
    fn ties_on_no_route_change_nothing_however_many_they_are() {
        assert_eq!(chance(&around(), 1), Ok(0.625));
        assert_eq!(chance(&around(), 4), Ok(0.0));
        // To where nobody goes on, from where nobody comes, out of the last, and back to the first.
        for (a, b) in [(0, 3), (4, 2), (1, 2), (2, 0)] {
            let mut arcs = around();
            arcs[a].extend(std::iter::repeat_n((b, 3), MOST_TIES + 1));
            assert_eq!(chance(&arcs, 1), Ok(0.625), "{a} to {b}");
        }
    }

    #[test]
    fn as_many_ties_and_actors_are_searched_as_may_be_and_no_more() {
        let beside = |ties: usize| -> Vec<Vec<(usize, usize)>> {
            vec![(0..ties).map(|tie| (1, tie)).collect(), Vec::new()]
        };
        assert_eq!(chance(&beside(MOST_TIES), 1), Ok(1.0));
        assert_eq!(chance(&beside(MOST_TIES + 1), 1), Err(TOO_LARGE));
        let chain = |n: usize| {
            let mut arcs: Vec<_> = (1..n).map(|at| vec![(at, at - 1)]).collect();
            arcs.push(Vec::new());
            chance(&arcs, n - 1)
        };
        assert_eq!(chain(MOST_ACTORS), Ok(0.5_f64.powi(MOST_ACTORS as i32 - 1)));
        assert_eq!(chain(MOST_ACTORS + 1), Err(TOO_LARGE));
    }
}
