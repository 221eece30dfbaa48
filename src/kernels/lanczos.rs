//! The greatest eigenvalue of a symmetric matrix and its vector by products with the matrix alone.
//!
//! Lanczos 1950, doi:10.6028/jres.045.026, orthogonalised anew only against the last two vectors: after Paige 1980,
//! doi:10.1016/0024-3795(80)90167-6, the basis stays orthogonal until the first Ritz pair has converged, and there it
//! ends. Stars and other shapes of few eigenvalues, on which the power method swings for ever, take a handful of steps;
//! there a vector can be all but gone before it is normed, so that what rounding has left of the last two is taken out.

use super::{
    random::unit,
    tridiagonal::Tridiagonal,
    vectors::{add_times, dot, norm},
};

/// An eigenvalue and its vector.
#[derive(Clone, Debug)]
pub struct Leading {
    /// The eigenvalue.
    pub value: f64,
    /// Its vector, of unit 2-norm.
    pub vector: Vec<f64>,
    /// ‖M·x − λ·x‖: an eigenvalue of M is no farther than this from λ.
    pub residual: f64,
}

/// What a search is told.
#[derive(Clone, Copy, Debug)]
pub struct Search<'s> {
    /// Vectors of unit norm, orthogonal to each other, that are left out: the answer is the greatest pair beside
    /// these.
    pub beside: &'s [&'s [f64]],
    /// Whether the first guess is positive, as the leading vector of strengths is, or of random signs.
    pub positive: bool,
    /// Relative to the eigenvalue, or to `scale` where that is greater; a residual below it ends the search.
    pub tolerance: f64,
    /// The size of the matrix, where the eigenvalue may be much smaller; else 0.
    pub scale: f64,
    /// Most steps.
    pub steps: usize,
}

/// Numbers of the basis that are kept; a longer basis is made a second time instead, so that memory stays linear.
const MOST_KEPT: usize = 1 << 24;

/// Steps from one look at how far it has come to the next, at the least.
const STEPS_BETWEEN: usize = 6;

/// Relative to the eigenvalue: a true residual above is not taken for converged.
const SOUND: f64 = 1e-12;

impl Search<'_> {
    /// The greatest eigenvalue of the matrix of order `n` that `times` multiplies by; `None` where the steps do not
    /// suffice. Deterministic: the first guess is the same every time.
    pub fn greatest(&self, n: usize, mut times: impl FnMut(&[f64], &mut [f64])) -> Option<Leading> {
        let kept = MOST_KEPT / n.max(1);
        let enough = |value: f64, error: f64| error <= self.tolerance * value.abs().max(self.scale);
        let Settled { weights, basis, .. } = self.settle(n, kept, &mut times, enough)?;
        let mut vector = vec![0.0; n];
        if basis.len() == weights.len() {
            for (weight, kept) in weights.iter().zip(&basis) {
                add_times(&mut vector, *weight, kept);
            }
        } else {
            let mut again = Run::new(self.start(n), self.beside);
            for &weight in &weights {
                add_times(&mut vector, weight, &again.vector);
                again.step(&mut times)?;
            }
        }
        self.pair(vector, times)
    }

    /// Whether the greatest eigenvalue is below `bound`: told once it is known to within `share` of the distance. `None`
    /// where the steps do not suffice.
    pub fn is_below(
        &self,
        n: usize,
        bound: f64,
        share: f64,
        mut times: impl FnMut(&[f64], &mut [f64]),
    ) -> Option<bool> {
        let told = |value: f64, error: f64| value >= bound || error <= share * (bound - value);
        let settled = self.settle(n, 0, &mut times, told)?;
        Some(settled.value < bound)
    }

    /// Steps until `enough` holds of the greatest Ritz value and of how far the nearest eigenvalue may be from it.
    fn settle(
        &self,
        n: usize,
        kept: usize,
        times: &mut impl FnMut(&[f64], &mut [f64]),
        enough: impl Fn(f64, f64) -> bool,
    ) -> Option<Settled> {
        let mut basis = Vec::new();
        let (mut diagonal, mut beside): (Vec<f64>, Vec<f64>) = (Vec::new(), Vec::new());
        let mut run = Run::new(self.start(n), self.beside);
        let (mut least, mut look) = (f64::NEG_INFINITY, STEPS_BETWEEN.min(n));
        loop {
            if basis.len() < kept {
                basis.push(run.vector.clone());
            }
            let (own, next) = run.step(times)?;
            diagonal.push(own);
            let size = diagonal.len();
            if next == 0.0 || size >= look || size >= self.steps {
                let matrix = Tridiagonal {
                    diagonal: &diagonal,
                    beside: &beside,
                };
                let (value, weights) = matrix.greatest(least);
                let error = next * weights[size - 1].abs() / norm(&weights);
                if next == 0.0 || enough(value, error) {
                    return Some(Settled {
                        value,
                        weights,
                        basis,
                    });
                }
                if size >= self.steps {
                    return None;
                }
                least = value - error;
                look = size + STEPS_BETWEEN.max(size / 6);
            }
            beside.push(next);
        }
    }

    /// Normed, with its Rayleigh quotient and residual.
    fn pair(
        &self,
        mut vector: Vec<f64>,
        mut times: impl FnMut(&[f64], &mut [f64]),
    ) -> Option<Leading> {
        let length = norm(&vector);
        vector.iter_mut().for_each(|x| *x /= length);
        let mut product = vec![0.0; vector.len()];
        times(&vector, &mut product);
        leave_out(&mut product, self.beside);
        let value = dot(&vector, &product);
        add_times(&mut product, -value, &vector);
        let residual = norm(&product);
        let bound = SOUND.max(self.tolerance) * value.abs().max(self.scale);
        (residual <= bound).then_some(Leading {
            value,
            vector,
            residual,
        })
    }

    /// No vector is likely to be orthogonal to it.
    fn start(&self, n: usize) -> Vec<f64> {
        let entry = |at: usize| {
            let draw = unit(1, at as u64);
            if self.positive {
                0.5 + draw
            } else {
                draw - 0.5
            }
        };
        let mut start: Vec<f64> = (0..n).map(entry).collect();
        leave_out(&mut start, self.beside);
        let length = norm(&start);
        start.iter_mut().for_each(|x| *x /= length);
        start
    }
}

/// A Ritz value, its vector in terms of the basis, and the basis as far as it is kept.
struct Settled {
    value: f64,
    weights: Vec<f64>,
    basis: Vec<Vec<f64>>,
}

/// The three-term recurrence.
struct Run<'r> {
    before: Vec<f64>,
    vector: Vec<f64>,
    next: Vec<f64>,
    /// The entry beside the diagonal between the last two vectors.
    link: f64,
    left_out: &'r [&'r [f64]],
}

impl<'r> Run<'r> {
    fn new(start: Vec<f64>, left_out: &'r [&'r [f64]]) -> Self {
        Self {
            before: vec![0.0; start.len()],
            next: vec![0.0; start.len()],
            vector: start,
            link: 0.0,
            left_out,
        }
    }

    /// The entry on the diagonal and the one beside it; `None` where numbers run out of floating point.
    fn step(&mut self, times: &mut impl FnMut(&[f64], &mut [f64])) -> Option<(f64, f64)> {
        times(&self.vector, &mut self.next);
        add_times(&mut self.next, -self.link, &self.before);
        let mut own = dot(&self.vector, &self.next);
        add_times(&mut self.next, -own, &self.vector);
        leave_out(&mut self.next, self.left_out);
        let rest = dot(&self.vector, &self.next);
        add_times(&mut self.next, -rest, &self.vector);
        own += rest;
        let back = dot(&self.before, &self.next);
        add_times(&mut self.next, -back, &self.before);
        leave_out(&mut self.next, self.left_out);
        let length = norm(&self.next);
        if !own.is_finite() || !length.is_finite() {
            return None;
        }
        if length > 0.0 {
            self.next.iter_mut().for_each(|x| *x /= length);
        }
        std::mem::swap(&mut self.before, &mut self.vector);
        std::mem::swap(&mut self.vector, &mut self.next);
        self.link = length;
        Some((own, length))
    }
}

fn leave_out(vector: &mut [f64], left_out: &[&[f64]]) {
    for out in left_out {
        let part = dot(vector, out);
        add_times(vector, -part, out);
    }
}

#[cfg(test)]
mod tests {
    use super::{Leading, Search};
    use std::f64::consts::PI;

    const PLAIN: Search = Search {
        beside: &[],
        positive: true,
        tolerance: 1e-14,
        scale: 0.0,
        steps: 600,
    };

    /// A path of n actors: eigenvalues 2 cos(kπ ÷ (n + 1)), vectors of sines.
    fn path(x: &[f64], there: &mut [f64]) {
        for (at, entry) in there.iter_mut().enumerate() {
            let before = at.checked_sub(1).map_or(0.0, |at| x[at]);
            *entry = before + x.get(at + 1).copied().unwrap_or(0.0);
        }
    }

    fn of_path(n: usize, rank: usize) -> f64 {
        2.0 * (rank as f64 * PI / (n + 1) as f64).cos()
    }

    fn is_of_path(found: &Leading, n: usize, rank: usize) {
        assert!((found.value - of_path(n, rank)).abs() < 1e-13, "{found:?}");
        assert!(found.residual <= 1e-12 * found.value);
        let sines: Vec<f64> = (1..=n)
            .map(|at| ((at * rank) as f64 * PI / (n + 1) as f64).sin())
            .collect();
        let length = sines.iter().map(|sine| sine * sine).sum::<f64>().sqrt();
        let sign = (found.vector[0] * sines[0]).signum();
        for (entry, sine) in found.vector.iter().zip(&sines) {
            assert!((entry - sign * sine / length).abs() < 1e-10, "{found:?}");
        }
    }

    #[test]
    fn the_first_and_second_pair_of_a_path_are_the_closed_form() {
        let n = 60;
        let first = PLAIN.greatest(n, path).expect("steps enough");
        is_of_path(&first, n, 1);
        let beside = Search {
            beside: &[&first.vector],
            positive: false,
            ..PLAIN
        };
        is_of_path(&beside.greatest(n, path).expect("steps enough"), n, 2);
    }

    #[test]
    fn a_search_ends_where_steps_or_numbers_do() {
        let few = Search { steps: 5, ..PLAIN };
        assert!(few.greatest(60, path).is_none());
        assert!(few.is_below(60, 1.999, 1e-9, path).is_none());
        // A star of 200 has three eigenvalues: it needs no more steps.
        let star = |x: &[f64], there: &mut [f64]| {
            there[0] = x[1..].iter().sum();
            there[1..].fill(x[0]);
        };
        let dozen = Search { steps: 12, ..PLAIN };
        let found = dozen.greatest(200, star).expect("a dozen steps are enough");
        assert!((found.value - 199_f64.sqrt()).abs() < 1e-11);
        // The identity leaves nothing after one.
        let same = |x: &[f64], there: &mut [f64]| there.copy_from_slice(x);
        let found = few.greatest(5, same).expect("one step is enough");
        assert!((found.value - 1.0).abs() < 1e-15);
        for bad in [f64::NAN, f64::INFINITY] {
            assert!(PLAIN.greatest(4, |_, there| there.fill(bad)).is_none());
        }
    }

    #[test]
    fn no_more_products_are_made_than_the_answer_takes() {
        let counted = |search: &Search, n: usize| {
            let mut products = 0;
            let found = search.greatest(n, |x, there| {
                products += 1;
                path(x, there);
            });
            (found.is_some(), products)
        };
        // Looked at after 6 steps, 12, 18 …; one product more tells the residual.
        assert_eq!(
            counted(
                &Search {
                    tolerance: 1.0,
                    ..PLAIN
                },
                60
            ),
            (true, 7)
        );
        assert_eq!(
            counted(
                &Search {
                    tolerance: 1.0,
                    ..PLAIN
                },
                4
            ),
            (true, 5)
        );
        assert_eq!(counted(&Search { steps: 5, ..PLAIN }, 60), (false, 5));
        let (found, products) = counted(&PLAIN, 60);
        assert!(found && (31..=150).contains(&products), "{products}");
    }

    #[test]
    fn what_is_small_beside_the_matrix_is_known_well_enough_by_its_scale() {
        let small = |x: &[f64], there: &mut [f64]| {
            path(x, there);
            there.iter_mut().for_each(|entry| *entry *= 1e-9);
        };
        let steps = 12;
        let own = Search { steps, ..PLAIN };
        assert!(own.greatest(60, small).is_none());
        let scaled = Search { scale: 1e6, ..own };
        assert!(scaled.greatest(60, small).is_some());
    }

    #[test]
    fn whether_the_greatest_is_below_a_bound_is_told_on_either_side() {
        let greatest = of_path(60, 1);
        for (bound, is_below) in [
            (greatest + 0.5, true),
            (greatest + 1e-3, true),
            (greatest - 1e-3, false),
            (1.0, false),
        ] {
            assert_eq!(
                PLAIN.is_below(60, bound, 0.1, path),
                Some(is_below),
                "{bound}"
            );
        }
    }

    fn in_unit(unit: f64) -> impl Fn(&[f64], &mut [f64]) {
        move |x, there| {
            path(x, there);
            there.iter_mut().for_each(|entry| *entry *= unit);
        }
    }

    #[test]
    fn a_search_takes_the_same_steps_in_every_unit() {
        let counted = |unit: f64| {
            let (mut products, times) = (0, in_unit(unit));
            let found = PLAIN.greatest(60, |x, there| {
                products += 1;
                times(x, there);
            });
            (found.expect("steps enough"), products)
        };
        let (plain, products) = counted(1.0);
        for unit in [2_f64.powi(-20), 2_f64.powi(20)] {
            let (found, again) = counted(unit);
            assert_eq!(again, products, "{unit}");
            assert_eq!(found.value, unit * plain.value);
            assert_eq!(found.vector, plain.vector);
            for (more, is_below) in [(1e-3, true), (-1e-3, false)] {
                let bound = unit * (of_path(60, 1) + more);
                let told = PLAIN.is_below(60, bound, 0.1, in_unit(unit));
                assert_eq!(told, Some(is_below), "{bound}");
            }
        }
    }

    #[test]
    fn a_pair_that_the_last_product_does_not_bear_out_is_not_given() {
        let found = |spoilt: usize| {
            let mut products = 0;
            let found = PLAIN.greatest(60, |x, there| {
                products += 1;
                path(x, there);
                if products == spoilt {
                    there[0] += 1e-6;
                }
            });
            (found.is_some(), products)
        };
        let (is_found, products) = found(0);
        assert!(is_found);
        assert_eq!(found(products), (false, products));
    }

    #[test]
    fn a_matrix_of_nothing_has_the_eigenvalue_nought() {
        let found = PLAIN.greatest(5, |_, there| there.fill(0.0));
        let found = found.expect("one step is enough");
        assert_eq!((found.value, found.residual), (0.0, 0.0));
        assert!((super::norm(&found.vector) - 1.0).abs() < 1e-15);
    }

    #[test]
    fn a_search_that_is_never_near_enough_goes_on_to_its_last_step_whatever_the_order() {
        let exact = Search {
            tolerance: 0.0,
            steps: 12,
            ..PLAIN
        };
        for n in [3, 4, 5] {
            let mut products = 0;
            let found = exact.greatest(n, |x, there| {
                products += 1;
                path(x, there);
            });
            assert!(found.is_none(), "{n}");
            assert_eq!(products, 12, "{n}");
        }
    }

    #[test]
    fn one_step_from_a_guess_of_one_sign_tells_more_than_from_one_of_random_signs() {
        // The value is twice the products of neighbours over the squares: above 1, or about 0.
        let once = Search { steps: 1, ..PLAIN };
        assert_eq!(once.is_below(60, 1.0, 0.1, path), Some(false));
        let signs = Search {
            positive: false,
            ..once
        };
        assert_eq!(signs.is_below(60, 1.0, 0.1, path), None);
        // Where numbers run out of floating point nothing is told.
        assert_eq!(once.is_below(60, 1.0, 0.1, in_unit(1e200)), None);
    }
}
