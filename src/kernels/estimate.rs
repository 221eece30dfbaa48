//! Numbers from draws.

/// An estimate and its standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The share or the mean of the draws.
    pub value: f64,
    /// Its standard error; never 0, since what held in every draw need not hold always.
    pub error: f64,
}

impl Estimate {
    /// A share of independent draws. The error is that of the share with one success and one failure more (Laplace).
    pub(super) fn share(count: u32, draws: usize) -> Self {
        let n = draws as f64;
        let smooth = (f64::from(count) + 1.0) / (n + 2.0);
        Self {
            value: f64::from(count) / n,
            error: (smooth * (1.0 - smooth) / n).sqrt(),
        }
    }

    /// The mean of independent draws from 0 to `whole`, from their sum and that of their squares.
    pub(super) fn mean(sum: f64, squares: f64, whole: f64, draws: usize) -> Self {
        let n = draws as f64;
        let value = sum / n;
        let variance = (squares / n - value * value).max(0.0);
        Self {
            value,
            // Never 0, as for a share.
            error: ((variance + whole * whole / (n + 2.0)) / n).sqrt(),
        }
    }

    /// The same in another unit.
    pub(super) fn times(self, scale: f64) -> Self {
        Self {
            value: self.value * scale,
            error: self.error * scale,
        }
    }
}
