//! A network of conductances without its actors of few ties: each in turn is replaced, with the star of its ties, by
//! the mesh among its partners that conducts alike. This is Gauss' elimination of the Laplacian; as conductances only
//! add, multiply and divide, nothing cancels, and it keeps small conductances beside great ones.
//!
//! Those of fewest ties go first (Tinney & Walker 1967, doi:10.1109/PROC.1967.6011), until what is left is so dense that
//! a dense matrix is quicker.

use super::sparse::Sparse;
use std::{cmp::Reverse, collections::BinaryHeap};

/// An actor taken out.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub actor: usize,
    /// The sum of its conductances when it went.
    pub pivot: f64,
    /// Its partners then, ascending, are from here on in [`Elimination::partner`], up to where the next step begins.
    pub from: usize,
}

/// What has been taken out, in order, and what is left.
#[derive(Clone, Debug, Default)]
pub(super) struct Elimination {
    pub steps: Vec<Step>,
    pub partner: Vec<u32>,
    /// The share of each partner in the pivot.
    pub share: Vec<f64>,
}

/// The conductances of who is left, per actor: partners ascending.
pub(super) type Left = Vec<Vec<(u32, f64)>>;

/// Ties that an actor may have to be taken out, beside a share of who is left.
const FEW: usize = 8;
/// That share.
const SHARE: usize = 16;
/// Ties that an actor may have at the most.
const MANY: usize = 192;
/// Where more than this are left, an actor may have as many ties as [`FEW`] and this.
const CROWD: usize = 20_000;

impl Elimination {
    /// The rows of conductances that are greater than 0.
    pub fn rows(matrix: &Sparse) -> Left {
        (0..matrix.n())
            .map(|row| {
                let entries = matrix
                    .row(row)
                    .filter(|&(_, conductance)| conductance > 0.0);
                entries
                    .map(|(to, conductance)| (to as u32, conductance))
                    .collect()
            })
            .collect()
    }

    /// Takes actors of few ties out of one component, but never `ground`; gives those that are left beside it,
    /// ascending.
    pub fn take_out(&mut self, members: &[usize], ground: usize, rows: &mut Left) -> Vec<usize> {
        let others = members.iter().copied().filter(|&actor| actor != ground);
        // Whoever has lost or won a tie is filed again; older entries no longer agree with the row.
        let mut waiting: BinaryHeap<Reverse<(usize, usize)>> = others
            .map(|actor| Reverse((rows[actor].len(), actor)))
            .collect();
        let mut left = members.len();
        let mut merged = Vec::new();
        let mut last = usize::MAX;
        while let Some(Reverse((degree, actor))) = waiting.pop() {
            if rows[actor].len() != degree || last == actor {
                continue;
            }
            let few = if left > CROWD {
                2 * FEW
            } else {
                (FEW + left / SHARE).min(MANY)
            };
            if degree > few {
                waiting.push(Reverse((degree, actor)));
                break;
            }
            left -= 1;
            last = actor;
            let star = std::mem::take(&mut rows[actor]);
            let pivot: f64 = star.iter().map(|(_, conductance)| conductance).sum();
            let from = self.partner.len();
            self.steps.push(Step { actor, pivot, from });
            self.partner
                .extend(star.iter().map(|&(partner, _)| partner));
            self.share
                .extend(star.iter().map(|&(_, conductance)| conductance / pivot));
            for &(partner, conductance) in &star {
                let partner = partner as usize;
                if partner == ground {
                    continue;
                }
                let share = conductance / pivot;
                merge(&rows[partner], &star, actor, partner, share, &mut merged);
                std::mem::swap(&mut rows[partner], &mut merged);
                waiting.push(Reverse((rows[partner].len(), partner)));
            }
        }
        let mut core: Vec<usize> = waiting
            .into_iter()
            .map(|Reverse((_, actor))| actor)
            .collect();
        core.sort_unstable();
        core.dedup();
        core.retain(|&actor| !rows[actor].is_empty());
        core
    }
}

impl Elimination {
    /// Where the partners of a step are.
    pub fn range(&self, step: usize) -> std::ops::Range<usize> {
        let next = self.steps.get(step + 1);
        self.steps[step].from..next.map_or(self.partner.len(), |next| next.from)
    }

    /// The partners of a step and their shares.
    pub fn star(&self, step: usize) -> (&[u32], &[f64]) {
        let range = self.range(step);
        (&self.partner[range.clone()], &self.share[range])
    }
}

/// The row of `own` without `gone`, and with its share of the ties of the star of `gone`.
fn merge(
    row: &[(u32, f64)],
    star: &[(u32, f64)],
    gone: usize,
    own: usize,
    share: f64,
    merged: &mut Vec<(u32, f64)>,
) {
    merged.clear();
    let mut row = row.iter().filter(|(to, _)| *to as usize != gone).peekable();
    for &(to, conductance) in star.iter().filter(|(to, _)| *to as usize != own) {
        while let Some(&before) = row.next_if(|(next, _)| *next < to) {
            merged.push(before);
        }
        let old = row
            .next_if(|(next, _)| *next == to)
            .map_or(0.0, |(_, old)| *old);
        merged.push((to, old + share * conductance));
    }
    merged.extend(row);
}

#[cfg(test)]
mod tests {
    use super::{CROWD, Elimination, FEW, Left, Sparse, merge};
    use crate::by_hand::{tied, view};

    #[test]
    fn a_long_chain_is_taken_out_from_its_far_end_whatever_its_length() {
        for n in [2, 20, 20_010] {
            let last = n as u32 - 1;
            let mut rows: Left = (0..=last)
                .map(|at| {
                    let both = [at.checked_sub(1), (at < last).then_some(at + 1)];
                    both.into_iter().flatten().map(|to| (to, 2.0)).collect()
                })
                .collect();
            let mut elimination = Elimination::default();
            let members: Vec<usize> = (0..n).collect();
            assert!(elimination.take_out(&members, 0, &mut rows).is_empty());
            assert_eq!(elimination.steps.len(), n - 1);
            for (at, step) in elimination.steps.iter().enumerate() {
                assert_eq!((step.actor, step.pivot), (n - 1 - at, 2.0));
                let before = [step.actor as u32 - 1];
                assert_eq!(elimination.star(at), (&before[..], &[1.0][..]));
            }
        }
    }

    #[test]
    fn a_mesh_conducts_as_its_star() {
        // Each partner wins its share of what the star has to the others, and keeps what it had.
        let star = [(0, 1.0), (1, 2.0), (2, 3.0)];
        let mut merged = vec![(9, 9.0)];
        let row = [(2, 5.0), (3, 2.0), (4, 7.0)];
        merge(&row, &star, 3, 1, 0.5, &mut merged);
        assert_eq!(merged, [(0, 0.5), (2, 6.5), (4, 7.0)]);
        merge(&[(3, 3.0)], &star, 3, 2, 0.5, &mut merged);
        assert_eq!(merged, [(0, 0.5), (1, 1.0)]);
    }

    #[test]
    fn what_does_not_conduct_is_no_tie() {
        let view = view(&tied(&["A", "B", "C"], &[("A", "B"), ("B", "C")]));
        let rows = Elimination::rows(&Sparse::of(&view, |link| link.a as f64));
        assert_eq!(rows, [vec![], vec![(2, 1.0)], vec![(1, 1.0)]]);
    }

    #[test]
    fn closely_tied_groups_around_a_hub_are_taken_out_however_many_they_are() {
        // One group whose actors have as many ties as may be while more than a crowd are left, and then, when a crowd
        // is left, groups whose actors have one tie more, the last some more.
        let (small, large) = (2 * FEW, 2 * FEW + 1);
        let others = CROWD - 1;
        let mut groups = vec![large; others / large];
        groups[0] += others % large;
        groups.push(small);
        let n = 1 + others + small;
        let mut rows: Left = vec![(1..n as u32).map(|to| (to, 1.0)).collect()];
        let mut first = 1;
        for group in groups {
            for actor in first..first + group {
                let partners = (first..first + group).filter(|&to| to != actor);
                let ties = std::iter::once(0).chain(partners);
                rows.push(ties.map(|to| (to as u32, 1.0)).collect());
            }
            first += group;
        }
        let mut elimination = Elimination::default();
        let members: Vec<usize> = (0..n).collect();
        let core = elimination.take_out(&members, 0, &mut rows);
        assert_eq!(elimination.steps.len() + core.len(), n - 1);
        // What is left is no more than a dense matrix holds.
        assert!(core.len() < 1000, "{}", core.len());
    }
}
