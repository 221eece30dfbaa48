//! The greatest eigenvalue of a symmetric tridiagonal matrix and its vector.

/// Halvings at the most: from any bracket to neighbouring numbers.
const MOST_HALVINGS: usize = 200;

/// A symmetric tridiagonal matrix: `beside[i]` stands between `diagonal[i]` and `diagonal[i + 1]`.
pub(super) struct Tridiagonal<'t> {
    pub diagonal: &'t [f64],
    pub beside: &'t [f64],
}

impl Tridiagonal<'_> {
    /// Whether no eigenvalue is greater than `x` or equal to it: every pivot of T − x·I is negative then.
    fn is_below(&self, x: f64) -> bool {
        let mut pivot = self.diagonal[0] - x;
        for (diagonal, beside) in self.diagonal[1..].iter().zip(self.beside) {
            if pivot >= 0.0 {
                return false;
            }
            pivot = diagonal - x - beside * beside / pivot;
        }
        pivot < 0.0
    }

    /// The greatest eigenvalue, from above, and its vector of greatest entry 1. `least` is a number that it is not
    /// below.
    ///
    /// The vector is put together from the middle, where the pivots from both ends meet (Dhillon & Parlett 2004,
    /// doi:10.1016/j.laa.2003.12.028): so that its small entries, which tell how far Lanczos has come, keep their
    /// digits.
    pub fn greatest(&self, least: f64) -> (f64, Vec<f64>) {
        let size = self.diagonal.len();
        let beside = |at: usize| self.beside.get(at).map_or(0.0, |x| x.abs());
        let reach = |at: usize| beside(at) + if at > 0 { beside(at - 1) } else { 0.0 };
        // No eigenvalue lies beyond its circle (Gershgorin 1931); the greatest entry of the diagonal is not above it.
        let circles = (0..size).map(|at| self.diagonal[at] + reach(at));
        let most = circles.fold(f64::NEG_INFINITY, f64::max);
        let entries = self.diagonal.iter().copied();
        let least = entries.fold(least, f64::max).min(most);
        let slack = 4.0 * f64::EPSILON * (most.abs() + least.abs());
        let (mut low, mut high) = (least, most + slack.max(f64::MIN_POSITIVE));
        for _ in 0..MOST_HALVINGS {
            let middle = low + (high - low) / 2.0;
            if middle <= low || middle >= high {
                break;
            }
            if self.is_below(middle) {
                high = middle;
            } else {
                low = middle;
            }
        }
        (high, self.vector(high))
    }

    /// The vector of an eigenvalue that [`Tridiagonal::is_below`] holds at.
    fn vector(&self, value: f64) -> Vec<f64> {
        let size = self.diagonal.len();
        let (mut down, mut up) = (vec![0.0; size], vec![0.0; size]);
        for at in 0..size {
            let own = self.diagonal[at] - value;
            let before = at.checked_sub(1).map(|before| (before, down[before]));
            down[at] = own - before.map_or(0.0, |(at, d)| self.beside[at] * self.beside[at] / d);
        }
        for at in (0..size).rev() {
            let own = self.diagonal[at] - value;
            up[at] = match up.get(at + 1) {
                Some(d) => own - self.beside[at] * self.beside[at] / d,
                None => own,
            };
        }
        let twist = |at: usize| (down[at] + up[at] - (self.diagonal[at] - value)).abs();
        let meet = (0..size)
            .min_by(|&a, &b| twist(a).total_cmp(&twist(b)))
            .unwrap_or(0);
        let mut vector = vec![0.0; size];
        vector[meet] = 1.0;
        for at in (0..meet).rev() {
            vector[at] = -self.beside[at] * vector[at + 1] / down[at];
        }
        for at in meet + 1..size {
            vector[at] = -self.beside[at - 1] * vector[at - 1] / up[at];
        }
        let most = vector.iter().map(|x: &f64| x.abs()).fold(0.0, f64::max);
        vector.iter().map(|x| x / most).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Tridiagonal;
    use std::f64::consts::PI;

    fn close(found: f64, expected: f64) {
        assert!(
            (found - expected).abs() <= 1e-13 * expected.abs().max(1.0),
            "{found} for {expected}"
        );
    }

    #[test]
    fn of_equal_entries_the_greatest_and_its_vector_are_the_closed_form() {
        for (size, own, beside) in [
            (1, 3.0, 1.0),
            (2, 0.0, 1.0),
            (5, -2.0, 0.5),
            (40, 1.0, -3.0),
        ] {
            let matrix = Tridiagonal {
                diagonal: &vec![own; size],
                beside: &vec![beside; size - 1],
            };
            let angle = PI / (size + 1) as f64;
            let sines: Vec<f64> = (1..=size).map(|at| (at as f64 * angle).sin()).collect();
            let most = sines.iter().copied().fold(0.0, f64::max);
            let greatest = own + 2.0 * f64::abs(beside) * angle.cos();
            for least in [f64::NEG_INFINITY, greatest - 1e-3, greatest + 1.0] {
                let (value, vector) = matrix.greatest(least);
                if least < greatest {
                    close(value, greatest);
                    for (entry, sine) in vector.iter().zip(&sines) {
                        close(entry.abs(), sine / most);
                    }
                    // Neighbours have one sign where what stands between them is positive.
                    for pair in vector.windows(2) {
                        assert!(pair[0] * pair[1] * beside > 0.0, "{vector:?}");
                    }
                } else {
                    assert!(value >= greatest, "never below what it was told");
                }
            }
        }
    }

    #[test]
    fn small_entries_of_the_vector_keep_their_digits() {
        // Whichever end the great entry stands at: seen from the far end, each is the next times b ÷ (λ − d − …).
        let (size, great, own, beside) = (12, 10.0, 0.5, 0.25);
        for first in [true, false] {
            let mut diagonal = vec![own; size];
            diagonal[if first { 0 } else { size - 1 }] = great;
            let matrix = Tridiagonal {
                diagonal: &diagonal,
                beside: &vec![beside; size - 1],
            };
            let (value, mut vector) = matrix.greatest(f64::NEG_INFINITY);
            if !first {
                vector.reverse();
            }
            let mut pivot = value - own;
            for at in (1..size).rev() {
                let ratio = vector[at] / vector[at - 1];
                assert!(
                    (ratio / (beside / pivot) - 1.0).abs() < 1e-12,
                    "{at}: {vector:?}"
                );
                pivot = value - own - beside * beside / pivot;
            }
            assert_eq!(vector[0], 1.0);
        }
    }

    #[test]
    fn a_number_that_is_an_eigenvalue_or_a_pivot_is_not_above_all() {
        let (flip, step) = ([0.0, 0.0], [1.0, 0.0]);
        for (diagonal, x, is_below) in [
            (&flip, 1.0, false),
            (&flip, 1.0 + 1e-12, true),
            (&flip, 0.5, false),
            (&step, 1.0, false),
            (&step, 1.7, true),
        ] {
            let matrix = Tridiagonal {
                diagonal,
                beside: &[1.0],
            };
            assert_eq!(matrix.is_below(x), is_below, "{diagonal:?} at {x}");
        }
    }

    #[test]
    fn from_either_end_each_entry_follows_from_the_next_up_to_the_greatest() {
        for (diagonal, beside, peak) in [
            ([0.0, -100.0, 0.0, -100.0, 0.0, 0.0, -10.0], 0.1, 5),
            ([101.0, 10.0, -100.0, 1.0, 100.0, 100.0, 0.0], 3.0, 4),
            ([100.0, 100.0, -10.0, -10.0, -100.0, 101.0, -100.0], 3.0, 1),
            ([-100.0, 10.0, 10.0, 10.0, 100.0, 100.0, 0.0], 3.0, 4),
        ] {
            let matrix = Tridiagonal {
                diagonal: &diagonal,
                beside: &[beside; 6],
            };
            let (value, vector) = matrix.greatest(f64::NEG_INFINITY);
            assert_eq!(vector[peak].abs(), 1.0, "{vector:?}");
            for places in [(0..=peak).collect(), (peak..7).rev().collect::<Vec<_>>()] {
                let mut pivot = f64::INFINITY;
                for pair in places.windows(2) {
                    pivot = value - diagonal[pair[0]] - beside * beside / pivot;
                    let ratio = vector[pair[0]] / vector[pair[1]];
                    let off = ratio / (beside / pivot) - 1.0;
                    assert!(off.abs() < 1e-9, "{pair:?}: {vector:?}");
                }
            }
        }
    }

    #[test]
    fn the_greatest_is_found_where_the_last_row_reaches_farthest_and_where_all_is_nought() {
        let matrix = Tridiagonal {
            diagonal: &[0.0, 5.0],
            beside: &[3.0],
        };
        let (value, vector) = matrix.greatest(f64::NEG_INFINITY);
        close(value, 2.5 + 15.25_f64.sqrt());
        close(vector[0], 3.0 / value);
        let nothing = Tridiagonal {
            diagonal: &[0.0],
            beside: &[],
        };
        let (value, vector) = nothing.greatest(f64::NEG_INFINITY);
        assert!(value.abs() < 1e-300, "{value}");
        assert_eq!(vector, [1.0]);
    }
}
