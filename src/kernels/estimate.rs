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

#[cfg(test)]
mod tests {
    use super::Estimate;

    fn is(found: Estimate, value: f64, error: f64) {
        assert!((found.value - value).abs() < 1e-15, "{found:?}");
        assert!((found.error - error).abs() < 1e-15, "{found:?}");
    }

    #[test]
    fn a_share_has_the_error_of_one_success_and_one_failure_more() {
        // 4 of 12, 1 of 12 and 11 of 12.
        is(Estimate::share(3, 10), 0.3, (2.0_f64 / 9.0 / 10.0).sqrt());
        let sure = (11.0_f64 / 144.0 / 10.0).sqrt();
        is(Estimate::share(0, 10), 0.0, sure);
        is(Estimate::share(10, 10), 1.0, sure);
    }

    #[test]
    fn a_mean_has_the_error_of_its_draws_and_never_none() {
        // 0, 1, 1 and 4: squares are 4.5 in the mean, and 4.5 − 1.5² = 2.25; 4² ÷ 6 more for what was not drawn.
        let drawn = (2.25 + 16.0 / 6.0) / 4.0_f64;
        is(Estimate::mean(6.0, 18.0, 4.0, 4), 1.5, drawn.sqrt());
        let even = 16.0 / 6.0 / 4.0_f64;
        is(Estimate::mean(8.0, 16.0, 4.0, 4), 2.0, even.sqrt());
    }

    #[test]
    fn another_unit_changes_the_error_as_it_changes_the_value() {
        let found = Estimate {
            value: 3.0,
            error: 0.5,
        };
        is(found.times(4.0), 12.0, 2.0);
    }
}
