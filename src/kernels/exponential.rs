//! The exponential of the 0/1 matrix of ties: all walks between two actors, a walk of k steps divided by k!.

use super::view::View;
use nalgebra::DMatrix;

/// exp A, or `None` where it is more than floating point can hold.
///
/// Taylor's series of A/2^h, then squared h times, h such that no row of A/2^h sums to more than 1. Only numbers
/// that are not negative are added and multiplied, so nothing cancels: a small entry far from a large one keeps its
/// digits, and the entry of two actors that no walk joins is 0.
pub fn exponential(view: &View) -> Option<DMatrix<f64>> {
    let n = view.n();
    let most = (0..n).map(|actor| view.arcs(actor).len()).max()?;
    // The greatest entry is at least the mean one, and that at least e^(mean degree) ÷ n.
    let mean = 2.0 * view.links().len() as f64 / n as f64;
    if mean - (n as f64).ln() > f64::MAX.ln() {
        return None;
    }
    let halvings = most.next_power_of_two().trailing_zeros();
    let scale = 0.5_f64.powi(halvings as i32);
    let mut term = DMatrix::identity(n, n);
    let mut sum: DMatrix<f64> = term.clone();
    // The terms of a bipartite network fill the even and the odd entries by turns, so two must add nothing. They do
    // in the end: 1/k! runs out of floating point.
    let (mut step, mut idle) = (0.0, 0);
    while idle < 2 {
        step += 1.0;
        term = longer_by_one(view, &term) * (scale / step);
        let still = |(x, sum): (&f64, &f64)| *x <= f64::EPSILON / 8.0 * sum;
        idle = if term.iter().zip(sum.iter()).all(still) {
            idle + 1
        } else {
            0
        };
        sum += &term;
    }
    for _ in 0..halvings {
        sum = &sum * &sum;
    }
    sum.iter().all(|x| x.is_finite()).then_some(sum)
}

/// `walks` times A: per pair, the walks that are one tie longer.
fn longer_by_one(view: &View, walks: &DMatrix<f64>) -> DMatrix<f64> {
    let mut longer = DMatrix::zeros(view.n(), view.n());
    for actor in 0..view.n() {
        let mut column = longer.column_mut(actor);
        for arc in view.arcs(actor) {
            column += walks.column(arc.to);
        }
    }
    longer
}

#[cfg(test)]
mod tests {
    use super::{View, exponential};
    use crate::by_hand::{self, numbered};

    fn view(n: usize, ties: &[(usize, usize)]) -> View {
        let ties: Vec<_> = ties.iter().map(|&(a, b)| (a, b, 1.0)).collect();
        by_hand::view(&numbered(n, &ties))
    }

    /// The walks from an actor to each, one length after another, a walk of k steps divided by k!.
    fn walks(view: &View, from: usize) -> Vec<f64> {
        let mut term = vec![0.0; view.n()];
        term[from] = 1.0;
        let mut sum = term.clone();
        for step in 1..=160 {
            let mut next = vec![0.0; view.n()];
            for (actor, walks) in term.iter().enumerate() {
                for arc in view.arcs(actor) {
                    next[arc.to] += walks / f64::from(step);
                }
            }
            sum.iter_mut()
                .zip(&next)
                .for_each(|(sum, more)| *sum += more);
            term = next;
        }
        sum
    }

    #[test]
    fn walks_between_near_and_far_are_those_counted_length_by_length() {
        let path: Vec<_> = (1..30).map(|at| (at - 1, at)).collect();
        let star: Vec<_> = (1..12).map(|at| (0, at)).collect();
        let complete: Vec<_> = (0..9)
            .flat_map(|a| (a + 1..9).map(move |b| (a, b)))
            .collect();
        // A triangle at the end of a tail, a pair, and two alone.
        let parts = vec![(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (4, 5), (6, 7)];
        for (n, ties) in [
            (30, path),
            (12, star),
            (9, complete),
            (10, parts),
            (2, vec![]),
        ] {
            let view = view(n, &ties);
            let found = exponential(&view).expect("it is finite");
            for a in 0..n {
                for (b, &expected) in walks(&view, a).iter().enumerate() {
                    let found = found[(a, b)];
                    let near = (found - expected).abs() <= 1e-12 * expected;
                    assert!(near, "{n}, {a} to {b}: {found} for {expected}");
                }
            }
        }
    }

    #[test]
    fn hundreds_of_pairs_are_not_too_many_walks() {
        let pairs: Vec<_> = (0..359).map(|at| (2 * at, 2 * at + 1)).collect();
        let found = exponential(&view(719, &pairs)).expect("it is finite");
        for (entry, expected) in [
            ((4, 4), 1_f64.cosh()),
            ((4, 5), 1_f64.sinh()),
            ((4, 6), 0.0),
            ((718, 718), 1.0),
        ] {
            assert!((found[entry] - expected).abs() < 1e-14, "{entry:?}");
        }
    }
}
