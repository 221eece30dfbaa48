//! Dense symmetric positive definite matrices: inverse and determinant by blocks, so that nearly all of the work is
//! products of matrices.

use nalgebra::{DMatrix, DMatrixViewMut};

/// Rows up to which a block is inverted entry by entry.
const BLOCK: usize = 48;

/// The inverse in the place of the matrix, and the logarithm of the matrix's determinant; `None` where it is not
/// positive definite to floating point. Both triangles are given, and both come out, equal.
///
/// By halves: with M = [A Bᵀ; B D] and the Schur complement S = D − B·A⁻¹·Bᵀ, M⁻¹ has S⁻¹ at the lower right,
/// −S⁻¹·B·A⁻¹ beside it and A⁻¹ + A⁻¹·Bᵀ·S⁻¹·B·A⁻¹ at the upper left. O(n³): 4⁄3·n³ multiplications and additions.
pub(super) fn invert(matrix: &mut DMatrix<f64>) -> Option<f64> {
    let n = matrix.nrows();
    let log = invert_view(matrix.view_mut((0, 0), (n, n)))?;
    for column in 0..n {
        for row in 0..column {
            matrix[(row, column)] = matrix[(column, row)];
        }
    }
    Some(log)
}

fn invert_view(mut matrix: DMatrixViewMut<f64>) -> Option<f64> {
    let n = matrix.nrows();
    if n <= BLOCK {
        return invert_block(&mut matrix);
    }
    let (upper, lower) = (n / 2, n - n / 2);
    let beside = matrix.view((upper, 0), (lower, upper)).into_owned();
    let log = invert_view(matrix.view_mut((0, 0), (upper, upper)))?;
    let mut carried = DMatrix::zeros(lower, upper);
    carried.gemm(1.0, &beside, &matrix.view((0, 0), (upper, upper)), 0.0);
    let mut rest = matrix.view_mut((upper, upper), (lower, lower));
    rest.gemm(-1.0, &carried, &beside.transpose(), 1.0);
    let log = log + invert_view(rest)?;
    let mut low = beside;
    low.gemm(
        -1.0,
        &matrix.view((upper, upper), (lower, lower)),
        &carried,
        0.0,
    );
    let mut first = matrix.view_mut((0, 0), (upper, upper));
    first.gemm(-1.0, &carried.transpose(), &low, 1.0);
    matrix.view_mut((upper, 0), (lower, upper)).copy_from(&low);
    matrix
        .view_mut((0, upper), (upper, lower))
        .tr_copy_from(&low);
    Some(log)
}

/// Gauss and Jordan in place.
fn invert_block(matrix: &mut DMatrixViewMut<f64>) -> Option<f64> {
    let n = matrix.nrows();
    let mut log = 0.0;
    for at in 0..n {
        let pivot = matrix[(at, at)];
        if !(pivot > 0.0 && pivot.is_finite()) {
            return None;
        }
        log += pivot.ln();
        let inverse = 1.0 / pivot;
        for column in (0..n).filter(|&column| column != at) {
            let factor = matrix[(at, column)] * inverse;
            for row in (0..n).filter(|&row| row != at) {
                matrix[(row, column)] -= matrix[(row, at)] * factor;
            }
            matrix[(at, column)] = factor;
        }
        for row in 0..n {
            matrix[(row, at)] *= -inverse;
        }
        matrix[(at, at)] = inverse;
    }
    Some(log)
}

/// The logarithm of the determinant; `None` where the matrix is not positive definite to floating point. O(n³):
/// 2⁄3·n³.
pub(super) fn log_determinant(mut matrix: DMatrix<f64>) -> Option<f64> {
    let n = matrix.nrows();
    let (mut log, mut at) = (0.0, 0);
    while at < n {
        let (own, left) = (BLOCK.min(n - at), n - at - BLOCK.min(n - at));
        let mut block = matrix.view_mut((at, at), (own, own));
        log += invert_block(&mut block)?;
        let beside = matrix.view((at + own, at), (left, own)).into_owned();
        let mut carried = DMatrix::zeros(left, own);
        carried.gemm(1.0, &beside, &matrix.view((at, at), (own, own)), 0.0);
        let mut rest = matrix.view_mut((at + own, at + own), (left, left));
        rest.gemm(-1.0, &carried, &beside.transpose(), 1.0);
        at += own;
    }
    Some(log)
}

#[cfg(test)]
mod tests {
    use super::{invert, log_determinant};
    use nalgebra::DMatrix;

    /// a + b on the diagonal and b elsewhere: the determinant is aⁿ⁻¹·(a + n·b), and the inverse 1/a less
    /// b ÷ (a·(a + n·b)) everywhere.
    fn even(n: usize, a: f64, b: f64) -> DMatrix<f64> {
        DMatrix::from_fn(n, n, |row, column| if row == column { a + b } else { b })
    }

    #[test]
    fn inverse_and_determinant_of_every_size_are_the_closed_form() {
        for n in [1, 2, 3, 47, 48, 49, 96, 97, 113] {
            let (a, b) = (3.0_f64, 0.5);
            let whole = a + n as f64 * b;
            let log = (n - 1) as f64 * a.ln() + whole.ln();
            let found = log_determinant(even(n, a, b)).expect("positive definite");
            assert!((found - log).abs() < 1e-12 * log, "{n}: {found} for {log}");
            let mut matrix = even(n, a, b);
            let found = invert(&mut matrix).expect("positive definite");
            assert!((found - log).abs() < 1e-12 * log, "{n}: {found} for {log}");
            for row in 0..n {
                for column in 0..n {
                    let own = if row == column { 1.0 / a } else { 0.0 };
                    let expected = own - b / (a * whole);
                    assert!((matrix[(row, column)] - expected).abs() < 1e-13, "{n}");
                }
            }
        }
    }

    #[test]
    fn entries_that_differ_stay_in_their_places() {
        // Of min(row, column) from 1 on, as on a path grounded at one end: the inverse is 2 on the diagonal but 1 at its
        // end, and −1 beside it; the determinant is 1.
        for n in [5, 60, 100] {
            let least = |row: usize, column: usize| (row.min(column) + 1) as f64;
            let mut matrix = DMatrix::from_fn(n, n, least);
            assert!(log_determinant(matrix.clone()).expect("positive").abs() < 1e-10);
            assert!(invert(&mut matrix).expect("positive").abs() < 1e-10);
            for row in 0..n {
                for column in 0..n {
                    let expected = match row.abs_diff(column) {
                        0 if row + 1 == n => 1.0,
                        0 => 2.0,
                        1 => -1.0,
                        _ => 0.0,
                    };
                    assert!((matrix[(row, column)] - expected).abs() < 1e-9, "{n}");
                }
            }
        }
    }

    #[test]
    fn what_is_not_positive_definite_has_neither() {
        for bad in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            for n in [1, 2, 60] {
                let mut matrix = DMatrix::identity(n, n);
                matrix[(n - 1, n - 1)] = bad;
                assert_eq!(log_determinant(matrix.clone()), None, "{bad}");
                assert_eq!(invert(&mut matrix), None, "{bad}");
            }
        }
    }
}
