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

#[cfg(test)]
mod tests {
    use super::solved;
    use std::cell::Cell;

    #[test]
    fn an_equation_is_solved_alike_in_every_unit() {
        let times = |x: &[f64], product: &mut [f64]| {
            for (at, y) in product.iter_mut().enumerate() {
                let before = at.checked_sub(1).map_or(0.0, |at| x[at]);
                let after = x.get(at + 1).copied().unwrap_or(0.0);
                *y = 4.0 * x[at] + before + after;
            }
        };
        for unit in [2_f64.powi(-30), 1.0, 2_f64.powi(30)] {
            let expected: Vec<f64> = (0..20).map(|at| unit / f64::from(at + 3)).collect();
            let mut b = vec![0.0; 20];
            times(&expected, &mut b);
            let found = solved(times, &b, vec![0.0; 20]).expect("it converges");
            for (found, expected) in found.iter().zip(expected) {
                assert!((found - expected).abs() <= 1e-13 * unit, "{unit}");
            }
        }
    }

    #[test]
    fn there_are_as_many_steps_as_different_eigenvalues_that_the_guess_has_not_right() {
        let eigenvalues = [1.0, 2.0, 2.0, 5.0, 5.0, 5.0];
        let right = eigenvalues.map(|value| 1.0 / value);
        let mut half = right;
        half[0] = 7.0;
        for (guess, steps) in [([0.0; 6], 3), (half, 1), (right, 0)] {
            let products = Cell::new(0);
            let times = |x: &[f64], product: &mut [f64]| {
                products.set(products.get() + 1);
                for ((y, x), value) in product.iter_mut().zip(x).zip(eigenvalues) {
                    *y = value * x;
                }
            };
            let found = solved(times, &[1.0; 6], guess.to_vec()).expect("it converges");
            for (found, right) in found.iter().zip(right) {
                assert!((found - right).abs() < 1e-13);
            }
            // One before the steps, one after them, and a step or two for rounding.
            let products = products.get();
            let most = if steps == 3 { 7 } else { steps + 2 };
            assert!((steps + 2..=most).contains(&products), "{products}");
        }
    }

    #[test]
    fn nothing_is_the_solution_for_nothing_and_what_is_none_is_not_given() {
        let same = |x: &[f64], product: &mut [f64]| product.copy_from_slice(x);
        let found = solved(same, &[0.0; 3], vec![0.0; 3]);
        assert_eq!(found, Some(vec![0.0; 3]));
        let none = |_: &[f64], product: &mut [f64]| product.fill(0.0);
        assert_eq!(solved(none, &[1.0, 2.0], vec![0.0; 2]), None);
        // Beside so great a guess, 1 is lost to rounding.
        assert_eq!(solved(same, &[1.0, 4.0], vec![1e20, 0.0]), None);
    }
}
