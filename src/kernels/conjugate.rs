//! Conjugate gradients: a symmetric positive definite equation solved by products with its matrix alone.

use super::vectors::{add_times, dot, norm};

/// Relative to the right-hand side; the residual at which a search ends.
const TOLERANCE: f64 = 1e-15;
/// Relative to the solution; a residual above is not taken for a solution.
const SOUND: f64 = 1e-13;
/// Steps; some dozens are usual.
const MOST_STEPS: usize = 2_000;

/// x with M·x = b, from a first guess, where `times` multiplies by M; `None` where it does not converge. Hestenes &
/// Stiefel 1952, doi:10.6028/jres.049.044.
///
/// What the guess has right of an eigenvector stays right, so that one known to be slow can be solved beforehand.
pub(super) fn solved(
    times: impl Fn(&[f64], &mut [f64]),
    b: &[f64],
    guess: Vec<f64>,
) -> Option<Vec<f64>> {
    let mut x = guess;
    let mut product = vec![0.0; b.len()];
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
        let ways = way.iter_mut().zip(&rest);
        ways.for_each(|(way, rest)| *way = rest + turn * *way);
        length = next;
    }
    (norm(&left(&x, &mut product)) <= SOUND * norm(&x)).then_some(x)
}
