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

#[cfg(test)]
mod tests {
    use super::{View, attenuated_walks, wanderer};
    use crate::by_hand::{numbered, view};

    /// A chain of three by ties of these strengths, and one beside it without ties.
    fn chain(strengths: &[f64]) -> View {
        let ties = strengths.iter().enumerate();
        let ties: Vec<_> = ties.map(|(at, &strength)| (at, at + 1, strength)).collect();
        view(&numbered(4, &ties))
    }

    #[track_caller]
    fn near(found: Result<Vec<f64>, &'static str>, expected: [f64; 4]) {
        let found = found.expect("a solution");
        for (x, y) in found.iter().zip(expected) {
            assert!((x - y).abs() < 1e-13, "{found:?} for {expected:?}");
        }
    }

    #[test]
    fn walks_along_a_chain_add_up_to_the_closed_form() {
        // Strength 3 divided by the eigenvalue 3·√2: x = b + (y ÷ √2) ÷ 2 at the ends, y = c + (2·x ÷ √2) ÷ 2 between.
        let (view, root) = (chain(&[3.0, 3.0]), 2_f64.sqrt());
        let solved = |b: f64, c: f64| {
            let x = (b + c / (2.0 * root)) / 0.75;
            (x, c + x / root)
        };
        let (x, y) = solved(1.0, 1.0);
        near(attenuated_walks(&view, 0.5, |_| 1.0), [x, y, x, 1.0]);
        let (x, y) = solved(1.0 / root, root);
        near(attenuated_walks(&view, 0.5, |sum| sum), [x, y, x, 0.0]);
        near(attenuated_walks(&view, 0.0, |_| 1.0), [1.0; 4]);
        let without = chain(&[]);
        assert_eq!(attenuated_walks(&without, 0.5, |_| 1.0), Err("no ties"));
    }

    #[test]
    fn a_wanderer_is_met_where_strong_ties_lead() {
        // x = 1 + y ÷ 8, z = 1 + 3·y ÷ 8, y = 1 + (x + z) ÷ 2, and 1 for who has no ties: 4/3, 8/3, 2 and 1.
        let view = chain(&[1.0, 3.0]);
        let expected = [4.0, 8.0, 6.0, 3.0].map(|rank| rank / 21.0);
        near(wanderer(&view, 0.5), expected);
        near(wanderer(&view, 0.0), [0.25; 4]);
        near(wanderer(&chain(&[]), 0.85), [0.25; 4]);
    }

    #[test]
    fn a_hub_of_many_has_the_walks_and_the_rank_of_the_closed_form() {
        let others = 2500;
        let ties: Vec<_> = (1..=others).map(|at| (0, at, 1.0)).collect();
        let view = view(&numbered(others + 1, &ties));
        let close = |found: &[f64], hub: f64, other: f64| {
            assert!((found[0] - hub).abs() < 1e-9 * hub, "{}", found[0]);
            for x in &found[1..] {
                assert!((x - other).abs() < 1e-9 * other, "{x} for {other}");
            }
        };
        // The eigenvalue is 50: x = 1 + 45·y and y = 1 + 0.018·x.
        let walks = attenuated_walks(&view, 0.9, |_| 1.0).expect("a solution");
        close(&walks, 46.0 / 0.19, 1.0 + 0.018 * 46.0 / 0.19);
        // x = 1 + 1250·y and y = 1 + x ÷ 5000: 1668 and 1.3336, of 5002.
        let ranks = wanderer(&view, 0.5).expect("a solution");
        close(&ranks, 1668.0 / 5002.0, 1.3336 / 5002.0);
    }
}
