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
