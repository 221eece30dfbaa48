//! Walks of every length over the ties, each step counting for less than the one before.

use super::{conjugate::solved, spectrum::GAVE_UP, vectors::dot, view::View};

/// (I − share·Ŝ)⁻¹·b, which is Σ_k share^k·Ŝ^k·b, for 0 ≤ share < 1. Ŝ is the strength matrix divided by its largest
/// eigenvalue, so that the unit of strength does not matter and the sum converges; `start` makes b from the sums of the
/// rows of Ŝ.
///
/// Found by conjugate gradients and not by adding up: with a share
/// near 1 the sum takes hundreds of terms. The matrix is positive definite, as every eigenvalue is at least 1 − share;
/// what b has of the leading vector, which would be found last, is solved beforehand.
///
/// # Errors
/// A phrase, when there are no ties or a solver gives up.
pub fn attenuated_walks(
    view: &View,
    share: f64,
    start: impl Fn(f64) -> f64,
) -> Result<Vec<f64>, &'static str> {
    let n = view.n();
    let strengths = view.strengths();
    if strengths.matrix.greatest() <= 0.0 {
        return Err("no ties");
    }
    let leading = strengths.leading()?;
    let mut sums = vec![0.0; n];
    strengths.matrix.times(&vec![1.0; n], &mut sums);
    let wanted: Vec<f64> = sums.iter().map(|sum| start(sum / leading.value)).collect();
    let part = dot(&leading.vector, &wanted) / (1.0 - share);
    let guess = leading.vector.iter().map(|x| part * x).collect();
    let factor = share / leading.value;
    let times = |x: &[f64], product: &mut [f64]| {
        strengths.matrix.times(x, product);
        let entries = product.iter_mut().zip(x);
        entries.for_each(|(y, x)| *y = x - factor * *y);
    };
    solved(times, &wanted, guess).ok_or(GAVE_UP)
}

/// Where a wanderer is met who follows a tie with probability `damping`, by its strength, and else starts anew, in the
/// steady state of a network whose ties run both ways: z = 1 + damping·Pᵀ·z, scaled to the sum 1. What an actor without
/// ties passes on to all alike is in the scale.
///
/// With D the sums of strengths, D^½·P·D^-½ is symmetric, so that conjugate gradients apply.
///
/// # Errors
/// A phrase, when it does not converge.
pub fn wanderer(view: &View, damping: f64) -> Result<Vec<f64>, &'static str> {
    let n = view.n();
    let matrix = &view.strengths().matrix;
    let mut sums = vec![0.0; n];
    matrix.times(&vec![1.0; n], &mut sums);
    // Who has no ties meets nobody, and has 1.
    let root: Vec<f64> = sums
        .iter()
        .map(|&sum: &f64| if sum > 0.0 { sum.sqrt() } else { 1.0 })
        .collect();
    let even = matrix.balanced(&root);
    let times = |x: &[f64], product: &mut [f64]| {
        even.times(x, product);
        let entries = product.iter_mut().zip(x);
        entries.for_each(|(y, x)| *y = x - damping * *y);
    };
    let wanted: Vec<f64> = root.iter().map(|root| 1.0 / root).collect();
    // D^½·1 is a leading vector, of eigenvalue 1 − damping.
    let part = dot(&root, &wanted) / dot(&root, &root) / (1.0 - damping);
    let guess = root.iter().map(|root| part * root).collect();
    let found = solved(times, &wanted, guess).ok_or(GAVE_UP)?;
    let ranks: Vec<f64> = found.iter().zip(&root).map(|(y, root)| y * root).collect();
    let all: f64 = ranks.iter().sum();
    Ok(ranks.into_iter().map(|rank| rank / all).collect())
}
