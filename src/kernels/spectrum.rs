//! The strength matrix and the top of its spectrum: by Lanczos above some dozens of actors, and by the dense solver
//! below, and wherever Lanczos does not converge and the dense matrix is small enough.

use super::{
    lanczos::{Leading, Search},
    laplacian::{eigen, laplacian_matrix},
    sparse::Sparse,
    vectors::dot,
    view::View,
};
use nalgebra::DMatrix;
use std::sync::OnceLock;

/// Actors up to which the dense solver is as quick.
const SMALL: usize = 24;
/// Actors up to which the dense solver is tried where Lanczos gives up: some minutes.
pub const MOST_DENSE: usize = 3_000;
/// Relative residual; the vector is then wrong by this over the relative gap to the next eigenvalue.
const TOLERANCE: f64 = 1e-15;
/// Relative residual where only the eigenvalue is asked for: it is then at least as near.
const OF_VALUE: f64 = 1e-14;
/// Steps allowed to Lanczos; dozens are usual.
const MOST_STEPS: usize = 600;
/// Share of the gap found so far that the residual of the second pair must be below for the gap to be real.
const SETTLED: f64 = 0.01;

/// Why there is no spectrum.
pub(super) const GAVE_UP: &str = "the eigenvalue solver gave up";

/// The strengths of a view as a matrix, in a unit in which the greatest is near 1.
#[derive(Clone, Debug)]
pub struct Strengths {
    /// The strengths divided by `unit`.
    pub matrix: Sparse,
    /// A power of two, so that dividing by it rounds nothing.
    pub unit: f64,
    leading: OnceLock<Result<Leading, &'static str>>,
}

impl Strengths {
    pub(super) fn of(view: &View) -> Self {
        let matrix = Sparse::of(view, |link| link.strength);
        let greatest = matrix.greatest();
        // The smallest and largest powers are left alone, so that neither this nor its inverse runs out.
        let unit = if greatest > 0.0 {
            2_f64.powi(greatest.log2().floor().clamp(-1000.0, 1000.0) as i32)
        } else {
            1.0
        };
        Self {
            matrix: matrix.scaled(1.0 / unit),
            unit,
            leading: OnceLock::new(),
        }
    }

    /// The greatest eigenvalue, in this unit, and its vector, which has no negative entry.
    ///
    /// # Errors
    /// A phrase, when neither solver converges.
    pub fn leading(&self) -> Result<&Leading, &'static str> {
        let found = self.leading.get_or_init(|| {
            let found = leading_of(self.matrix.n(), |x, y| self.matrix.times(x, y));
            found.or_else(|| dense_pair(&self.matrix, 0)).ok_or(GAVE_UP)
        });
        found.as_ref().map_err(|reason| *reason)
    }

    /// The second-greatest eigenvalue, in this unit; the greatest again where that is double.
    ///
    /// # Errors
    /// A phrase, when neither solver converges, or there are fewer than two actors.
    pub fn second(&self) -> Result<f64, &'static str> {
        let first = self.leading()?;
        let beside = [first.vector.as_slice()];
        let search = rest(&beside, first);
        let n = self.matrix.n();
        let found = (n > SMALL)
            .then(|| search.greatest(n, |x, y| self.matrix.times(x, y)))
            .flatten();
        found
            .or_else(|| dense_pair(&self.matrix, 1))
            .map(|pair| pair.value)
            .ok_or(GAVE_UP)
    }

    /// Whether no other eigenvalue comes within `margin`, relative, of the greatest.
    ///
    /// # Errors
    /// As [`Strengths::leading`].
    pub fn leading_is_simple(&self, margin: f64) -> Result<bool, &'static str> {
        let first = self.leading()?;
        let n = self.matrix.n();
        let told = (n > SMALL)
            .then(|| stands_alone(first, margin, |x, y| self.matrix.times(x, y)))
            .flatten();
        match told {
            Some(simple) => Ok(simple),
            None => Ok(n < 2 || first.value - self.second()? > margin * first.value),
        }
    }
}

/// The leading pair of a matrix of order `n` without negative entries; `None` where it is small or Lanczos gives up.
pub fn leading_of(n: usize, times: impl FnMut(&[f64], &mut [f64])) -> Option<Leading> {
    let search = Search {
        beside: &[],
        positive: true,
        tolerance: TOLERANCE,
        scale: 0.0,
        steps: MOST_STEPS,
    };
    (n > SMALL)
        .then(|| search.greatest(n, times))
        .flatten()
        .map(upright)
}

/// The search for the greatest pair of what is left `beside` the first.
fn rest<'s>(beside: &'s [&'s [f64]], first: &Leading) -> Search<'s> {
    Search {
        beside,
        positive: false,
        tolerance: OF_VALUE,
        scale: first.value,
        steps: MOST_STEPS,
    }
}

/// Whether the pair stands alone by more than `margin`, relative; `None` where that does not show.
///
/// A pair so near that Lanczos cannot have told the two apart would come first of what is left beside the one found. So
/// it is enough that the first pair of the rest has settled well below.
pub fn stands_alone(
    first: &Leading,
    margin: f64,
    times: impl FnMut(&[f64], &mut [f64]),
) -> Option<bool> {
    let beside = [first.vector.as_slice()];
    let search = rest(&beside, first);
    let bound = first.value * (1.0 - margin);
    search.is_below(first.vector.len(), bound, SETTLED, times)
}

/// The pair in this place from the top by the dense solver.
fn dense_pair(matrix: &Sparse, place: usize) -> Option<Leading> {
    let n = matrix.n();
    if n > MOST_DENSE || place >= n {
        return None;
    }
    let mut dense = DMatrix::zeros(n, n);
    for row in 0..n {
        matrix
            .row(row)
            .for_each(|(column, x)| dense[(row, column)] = x);
    }
    let (values, vectors) = eigen(dense)?;
    Some(upright(Leading {
        value: values[n - 1 - place],
        vector: vectors.column(n - 1 - place).iter().copied().collect(),
        residual: f64::EPSILON * values[n - 1].abs(),
    }))
}

/// Signs chosen so that the entries sum to something positive.
fn upright(mut pair: Leading) -> Leading {
    if pair.vector.iter().sum::<f64>() < 0.0 {
        pair.vector.iter_mut().for_each(|x| *x = -*x);
    }
    pair
}

/// The second-smallest eigenvalue of the Laplacian of a connected network: the inverse of the greatest of L⁺, with
/// which a factored Laplacian multiplies. Its vector x gives the answer as Σ s·(x_a − x_b)², which adds only positive
/// numbers, and is wrong by the square of the vector's error.
///
/// # Errors
/// A phrase, when no solver converges or the network is too large and dense to be factored.
pub fn algebraic_connectivity(view: &View) -> Result<f64, &'static str> {
    let n = view.n();
    let grounded = view.grounded()?;
    let even = vec![1.0 / (n as f64).sqrt(); n];
    let beside = [even.as_slice()];
    let search = Search {
        beside: &beside,
        positive: false,
        tolerance: OF_VALUE,
        scale: 0.0,
        steps: MOST_STEPS,
    };
    let multiply = |x: &[f64], product: &mut [f64]| {
        product.copy_from_slice(x);
        grounded.solve(product);
    };
    // The dense solver would lose a small answer beside large strengths.
    let found = (n > 2).then(|| search.greatest(n, multiply)).flatten();
    if let Some(pair) = found {
        let pull = |a: usize, b: usize| (pair.vector[a] - pair.vector[b]).powi(2);
        let links = view.links().iter();
        let sum: f64 = links.map(|link| link.strength * pull(link.a, link.b)).sum();
        return Ok(sum / dot(&pair.vector, &pair.vector));
    }
    if n > MOST_DENSE {
        return Err(GAVE_UP);
    }
    let (values, _) = eigen(laplacian_matrix(view)).ok_or(GAVE_UP)?;
    Ok(values[1].max(0.0))
}

#[cfg(test)]
mod tests {
    use super::{MOST_DENSE, Strengths, algebraic_connectivity, leading_of, stands_alone};
    use crate::by_hand::{numbered, view};

    fn strengths(n: usize, ties: &[(usize, usize, f64)]) -> Strengths {
        view(&numbered(n, ties)).strengths().clone()
    }

    #[test]
    fn the_greatest_strength_is_near_one_in_its_unit() {
        for greatest in [3.0, 1.0, 0.3, 1e9, 1e-9] {
            let found = strengths(3, &[(0, 1, greatest / 4.0), (1, 2, greatest)]);
            let most = found.matrix.greatest();
            assert!((1.0..2.0).contains(&most), "{greatest}: {most}");
            assert_eq!(most * found.unit, greatest);
        }
    }

    #[test]
    fn an_eigenvalue_is_simple_where_the_next_is_farther_than_the_margin() {
        // A triangle of strength 2 has the eigenvalue 4, and a pair of strength 3 has 3: a quarter less.
        let ties = [(0, 1, 2.0), (1, 2, 2.0), (0, 2, 2.0), (3, 4, 3.0)];
        let found = strengths(5, &ties);
        assert_eq!(found.leading_is_simple(0.2), Ok(true));
        assert_eq!(found.leading_is_simple(0.3), Ok(false));
        let second = found.second().expect("a second");
        assert!((second * found.unit - 3.0).abs() < 1e-12, "{second}");
        // Two that are not tied have 0 twice; one alone has nothing beside it.
        assert_eq!(strengths(2, &[]).leading_is_simple(1e-9), Ok(false));
        let alone = strengths(1, &[]);
        assert_eq!(alone.leading_is_simple(1e-9), Ok(true));
        assert!(alone.second().is_err());
    }

    #[test]
    fn a_star_too_large_for_the_dense_solver_has_its_leading_pair() {
        // Its eigenvalues are ±√(n − 1) and 0.
        let star = |x: &[f64], there: &mut [f64]| {
            there[0] = x[1..].iter().sum();
            there[1..].fill(x[0]);
        };
        let n = MOST_DENSE + 2;
        let found = leading_of(n, star).expect("few steps are enough");
        let expected = ((n - 1) as f64).sqrt();
        assert!((found.value - expected).abs() < 1e-11 * expected);
        assert!(found.vector.iter().all(|&x| x > 0.0));
        assert_eq!(stands_alone(&found, 0.5, star), Some(true));
    }

    #[test]
    fn the_algebraic_connectivity_of_a_chain_is_the_closed_form_whatever_its_length() {
        for n in [2, 3, 24, 25, MOST_DENSE + 2] {
            let ties: Vec<_> = (1..n).map(|at| (at - 1, at, 0.5)).collect();
            let found = algebraic_connectivity(&view(&numbered(n, &ties))).expect("connected");
            // 4·s·sin²(π ÷ 2n).
            let sine = (std::f64::consts::PI / (2 * n) as f64).sin();
            let expected = 2.0 * sine * sine;
            let off = (found - expected).abs();
            assert!(off < 1e-11 * expected, "{n}: {found} for {expected}");
        }
    }

    #[test]
    fn shapes_of_few_eigenvalues_have_their_closed_forms_whatever_their_size() {
        for n in [25, 100, MOST_DENSE + 2] {
            for strength in [0.7, 1.0] {
                let star: Vec<_> = (1..n).map(|at| (0, at, strength)).collect();
                let of_two = |at: usize| [(0, at, strength), (1, at, strength)];
                let two_hubs: Vec<_> = (2..n).flat_map(of_two).collect();
                for (ties, greatest, second, connectivity) in [
                    (star, (n - 1) as f64, 0.0, strength),
                    (two_hubs, (2 * (n - 2)) as f64, 0.0, 2.0 * strength),
                ] {
                    let view = view(&numbered(n, &ties));
                    let found = algebraic_connectivity(&view).expect("connected");
                    let off = (found - connectivity).abs();
                    assert!(off < 1e-11 * connectivity, "{n}: {found}");
                    let spectrum = view.strengths();
                    let leading = spectrum.leading().expect("a first").value * spectrum.unit;
                    let expected = strength * greatest.sqrt();
                    assert!(
                        (leading - expected).abs() < 1e-11 * expected,
                        "{n}: {leading}"
                    );
                    let beside = spectrum.second().expect("a second") * spectrum.unit;
                    assert!((beside - second).abs() < 1e-11 * expected, "{n}: {beside}");
                }
            }
        }
    }

    #[test]
    fn a_small_algebraic_connectivity_keeps_its_digits_beside_large_strengths() {
        // A chain of three: s + t − √(s² + t² − s·t), here written without the difference.
        for (s, t) in [(1.0, 1.0), (1e3, 1e-12), (1e6, 1e-12), (1e12, 1e-3)] {
            let found = algebraic_connectivity(&view(&numbered(3, &[(0, 1, s), (1, 2, t)])));
            let root: f64 = s * s + t * t - s * t;
            let expected = 3.0 * s * t / (s + t + root.sqrt());
            let off = (found.expect("connected") - expected).abs();
            assert!(off < 1e-12 * expected, "{s} {t}: {found:?}");
        }
    }
}
