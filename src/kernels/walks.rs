//! Walks of every length over the ties, each step counting for less than the one before.

use super::{
    spectrum::Strengths,
    vectors::{add_times, dot, norm},
    view::View,
};

/// Relative; the residual that the sums are found to. The error is at most some dozen times as great.
const TOLERANCE: f64 = 1e-15;
/// Relative; a residual above is not taken for a solution.
const SOUND: f64 = 1e-13;
/// With a share of 0.9 the residual falls by at least 10⁻¹⁵ in 90 steps.
const MOST_STEPS: usize = 2_000;

/// (I − share·Ŝ)⁻¹·b, which is Σ_k share^k·Ŝ^k·b, for 0 ≤ share < 1. Ŝ is the strength matrix divided by its largest
/// eigenvalue, so that the unit of strength does not matter and the sum converges; `start` makes b from the sums of the
/// rows of Ŝ.
///
/// Found by conjugate gradients (Hestenes & Stiefel 1952, doi:10.6028/jres.049.044) and not by adding up: with a share
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
    solved(strengths, share / leading.value, &wanted, guess).ok_or(super::spectrum::GAVE_UP)
}

/// x with (I − factor·S)·x = b, from a first guess.
fn solved(strengths: &Strengths, factor: f64, b: &[f64], guess: Vec<f64>) -> Option<Vec<f64>> {
    let n = b.len();
    let times = |x: &[f64], product: &mut [f64]| {
        strengths.matrix.times(x, product);
        product.iter_mut().zip(x).for_each(|(y, x)| *y = x - factor * *y);
    };
    let mut x = guess;
    let mut product = vec![0.0; n];
    let left = |x: &[f64], product: &mut [f64]| -> Vec<f64> {
        times(x, product);
        b.iter().zip(product.iter()).map(|(b, y)| b - y).collect()
    };
    let mut rest = left(&x, &mut product);
    let mut way = rest.clone();
    let mut length = dot(&rest, &rest);
    let size = norm(b);
    for _ in 0..MOST_STEPS {
        if length.sqrt() <= TOLERANCE * size {
            break;
        }
        times(&way, &mut product);
        let step = length / dot(&way, &product);
        add_times(&mut x, step, &way);
        add_times(&mut rest, -step, &product);
        let next = dot(&rest, &rest);
        let turn = next / length;
        way.iter_mut().zip(&rest).for_each(|(way, rest)| *way = rest + turn * *way);
        length = next;
    }
    (norm(&left(&x, &mut product)) <= SOUND * norm(&x)).then_some(x)
}
