//! The Kirchhoff index after a tie's strength changes, in O(1).
//!
//! With b = e_u − e_v and a conductance c more, L⁺ becomes L⁺ − c·(L⁺b)(L⁺b)ᵀ ÷ (1 + c·R_uv) (Sherman & Morrison 1950,
//! doi:10.1214/aoms/1177729893), whose trace needs entries of L⁺ and (L⁺)² only. A conductance less is one of −c.

use super::view::View;
use nalgebra::DMatrix;

/// Of 1 − c·R, the part of the routes between two ends that does not run over their tie: below this, rounding has
/// eaten too much of it.
pub(super) const LEAST_LEFT: f64 = 1e-4;

/// What the Kirchhoff index after a change needs: entries of L⁺ and of its square, row by row.
#[derive(Clone, Debug)]
pub(super) struct Currents {
    n: usize,
    trace: f64,
    /// With each entry of L⁺ that of (L⁺)².
    entries: Vec<[f64; 2]>,
}

impl Currents {
    /// For a connected network; `None` for others, and where strengths are too uneven.
    pub(super) fn of(view: &View) -> Option<Self> {
        let laplacian = view.whole_laplacian()?;
        let n = view.n();
        let inverse = DMatrix::from_fn(n, n, |a, b| laplacian.inverse(a, b));
        let squared = &inverse * &inverse;
        let trace = inverse.trace();
        let entries: Vec<[f64; 2]> = inverse
            .iter()
            .zip(squared.iter())
            .map(|(&inverse, &squared)| [inverse, squared])
            .collect();
        let sound = entries.iter().flatten().all(|entry| entry.is_finite());
        sound.then_some(Self { n, trace, entries })
    }

    /// bᵀL⁺b, which is the resistance, and |L⁺b|².
    fn across(&self, (a, b): (usize, usize)) -> [f64; 2] {
        let entry = |row: usize, column: usize| self.entries[row * self.n + column];
        let (aa, bb, ab) = (entry(a, a), entry(b, b), entry(a, b));
        [0, 1].map(|of| (aa[of] + bb[of] - 2.0 * ab[of]).max(0.0))
    }

    /// 1 + c·R for a conductance `more` between the two: what is left of nothing in their way.
    pub(super) fn left(&self, ends: (usize, usize), more: f64) -> f64 {
        1.0 + more * self.across(ends)[0]
    }

    /// The Kirchhoff index with a conductance `more` between the two, less where negative; `None` where too little would
    /// be left to tell from rounding.
    pub(super) fn kirchhoff(&self, ends: (usize, usize), more: f64) -> Option<f64> {
        let [resistance, square] = self.across(ends);
        let left = 1.0 + more * resistance;
        (left >= LEAST_LEFT).then(|| self.n as f64 * (self.trace - more * square / left))
    }
}

#[cfg(test)]
mod tests {
    use super::Currents;
    use crate::by_hand::{numbered, view};

    fn close(found: f64, expected: f64) {
        assert!(
            (found - expected).abs() <= 1e-9 * expected,
            "{found} for {expected}"
        );
    }

    /// A triangle of the strengths x, y and z has resistances that sum to 2(x + y + z) ÷ (xy + yz + zx).
    fn triangle(x: f64, y: f64, z: f64) -> f64 {
        2.0 * (x + y + z) / (x * y + y * z + z * x)
    }

    #[test]
    fn a_triangle_with_a_tie_stronger_or_weaker_is_the_closed_form() {
        let view = view(&numbered(3, &[(0, 1, 1.0), (1, 2, 2.0), (0, 2, 3.0)]));
        let currents = Currents::of(&view).expect("connected and even");
        for more in [0.0, 1.0, -0.5, -1.0] {
            let found = currents.kirchhoff((0, 1), more).expect("enough is left");
            close(found, triangle(1.0 + more, 2.0, 3.0));
            // The resistance is that of 1 beside 2 and 3 in a row.
            close(currents.left((0, 1), more), 1.0 + more * 5.0 / 11.0);
        }
        for more in [4.0, -2.0] {
            let found = currents.kirchhoff((1, 2), more).expect("enough is left");
            close(found, triangle(1.0, 2.0 + more, 3.0));
            close(currents.left((1, 2), more), 1.0 + more * 4.0 / 11.0);
            let found = currents.kirchhoff((2, 0), more).expect("enough is left");
            close(found, triangle(1.0, 2.0, 3.0 + more));
        }
    }

    #[test]
    fn what_hangs_by_one_tie_or_hardly_more_is_not_told_without_it() {
        for (detour, told) in [(1e-2, true), (1e-3, true), (1e-6, false)] {
            let view = view(&numbered(3, &[(0, 1, 1.0), (1, 2, detour), (0, 2, 1.0)]));
            let currents = Currents::of(&view).expect("connected and even");
            let found = currents.kirchhoff((0, 1), -1.0);
            assert_eq!(found.is_some(), told, "{detour}");
            if let Some(found) = found {
                close(found, triangle(0.0, detour, 1.0));
            }
        }
        let bridge = view(&numbered(2, &[(0, 1, 2.0)]));
        let currents = Currents::of(&bridge).expect("connected and even");
        assert_eq!(currents.kirchhoff((0, 1), -2.0), None);
        assert!(Currents::of(&view(&numbered(3, &[(0, 1, 1.0)]))).is_none());
    }
}
