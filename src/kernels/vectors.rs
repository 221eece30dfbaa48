//! Sums over long vectors: eight partial sums side by side, always added up in one order, so that the answer does not
//! hang on how wide a machine's registers are.

/// Partial sums kept side by side.
const LANES: usize = 8;

/// Σ xᵢ·yᵢ of two vectors of one length.
#[inline]
pub fn dot(x: &[f64], y: &[f64]) -> f64 {
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
