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
