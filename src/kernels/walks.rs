//! Walks of every length over the ties, each step counting for less than the one before.

use super::{
    laplacian::{eigen, strength_matrix},
    view::View,
};
use nalgebra::{Cholesky, DMatrix, DVector};

/// (I − share·Ŝ)⁻¹·b, which is Σ_k share^k·Ŝ^k·b, for 0 ≤ share < 1. Ŝ is the strength matrix divided by its largest
/// eigenvalue, so that the unit of strength does not matter and the sum converges; `start` makes b from Ŝ.
///
/// Found by solving and not by adding up: with a share near 1 the sum takes hundreds of terms.
///
/// # Errors
/// A phrase, when there are no ties or the eigenvalue solver gives up.
pub fn attenuated_walks(
    view: &View,
    share: f64,
    start: impl FnOnce(&DMatrix<f64>) -> DVector<f64>,
) -> Result<DVector<f64>, &'static str> {
    let mut strengths = strength_matrix(view);
    if strengths.max() <= 0.0 {
        return Err("no ties");
    }
    let (values, _) = eigen(strengths.clone()).ok_or("the eigenvalue solver gave up")?;
    strengths /= values[values.len() - 1];
    let start = start(&strengths);
    let matrix = DMatrix::identity(view.n(), view.n()) - strengths * share;
    // Positive definite: every eigenvalue is at least 1 − share.
    Cholesky::new(matrix)
        .map(|factor| factor.solve(&start))
        .ok_or("the strengths are too uneven for floating point")
}
