//! Sums over long vectors: eight partial sums side by side, always added up in one order, so that the answer does not
//! hang on how wide a machine's registers are.

/// Partial sums kept side by side.
const LANES: usize = 8;
/// Numbers summed before what they come to is added to the rest: so that the rounding of a million of one sign stays that
/// of some hundreds (blocked summation, Higham 1993, doi:10.1137/0914050).
pub const BLOCK: usize = 4096;

/// Σ xᵢ·yᵢ of two vectors of one length.
#[inline]
pub fn dot(x: &[f64], y: &[f64]) -> f64 {
    let blocks = x.chunks(BLOCK).zip(y.chunks(BLOCK));
    blocks.fold(0.0, |sum, (x, y)| sum + dot_of_block(x, y))
}

#[inline]
fn dot_of_block(x: &[f64], y: &[f64]) -> f64 {
    let mut sums = [0.0; LANES];
    let (xs, ys) = (x.chunks_exact(LANES), y.chunks_exact(LANES));
    let rest: f64 = xs
        .remainder()
        .iter()
        .zip(ys.remainder())
        .map(|(x, y)| x * y)
        .sum();
    for (x, y) in xs.zip(ys) {
        for lane in 0..LANES {
            sums[lane] += x[lane] * y[lane];
        }
    }
    sums.iter().sum::<f64>() + rest
}

/// The 2-norm.
pub fn norm(x: &[f64]) -> f64 {
    dot(x, x).sqrt()
}

/// y + factor·x in the place of y.
#[inline]
pub fn add_times(y: &mut [f64], factor: f64, x: &[f64]) {
    y.iter_mut().zip(x).for_each(|(y, x)| *y += factor * x);
}

#[cfg(test)]
mod tests {
    use super::dot;

    #[test]
    fn a_million_numbers_of_one_sign_are_summed_as_exactly_as_some_hundreds() {
        let x = vec![0.1; 1_000_003];
        let expected = 1_000_003.0 * 0.01;
        assert!((dot(&x, &x) - expected).abs() < 1e-13 * expected);
        // In blocks and lanes every number is met once.
        let ones: Vec<f64> = (0..10_000).map(f64::from).collect();
        assert_eq!(dot(&ones, &vec![1.0; 10_000]), 49_995_000.0);
    }
}
