//! Algebraic connectivity after a tie's strength changes.
//!
//! The eigenvalues of L + c·bbᵀ, b = e_u − e_v, are the roots of 1 + c·Σ (vᵢ·b)² ÷ (λᵢ − λ) = 0 (Golub 1973,
//! doi:10.1137/1015032). With a tie more the one after λ₂ lies between λ₂ and λ₃; with one less, between 0 and λ₂.

use super::{
    laplacian::{eigen, laplacian_matrix},
    view::View,
};

/// The eigenvalues from λ₂ on and their vectors, as a row of each actor.
#[derive(Clone, Debug)]
pub(super) struct Spectrum {
    second: f64,
    /// Less λ₂.
    above: Vec<f64>,
    rows: Vec<f64>,
}

impl Spectrum {
    /// For a connected network; `None` for others, and where strengths are too uneven.
    pub(super) fn of(view: &View) -> Option<Self> {
        view.whole_laplacian()?;
        let (values, vectors) = eigen(laplacian_matrix(view))?;
        let second = values.get(1)?.max(0.0);
        let above = values[1..].iter().map(|value| (value - second).max(0.0));
        let rows = (0..view.n()).flat_map(|actor| {
            vectors
                .row(actor)
                .iter()
                .skip(1)
                .copied()
                .collect::<Vec<_>>()
        });
        Some(Self {
            second,
            above: above.collect(),
            rows: rows.collect(),
        })
    }

    /// c·(vᵢ·b)² for each vector.
    fn pull(&self, (a, b): (usize, usize), strength: f64, into: &mut Vec<f64>) {
        let wide = self.above.len();
        let row = |actor: usize| &self.rows[actor * wide..(actor + 1) * wide];
        into.clear();
        let both = row(a).iter().zip(row(b));
        into.extend(both.map(|(x, y)| strength * (x - y) * (x - y)));
    }

    /// λ₂ with a conductance of `strength` more between the two.
    pub(super) fn second_after_addition(&self, ends: (usize, usize), strength: f64) -> f64 {
        PULL.with_borrow_mut(|pull| {
            self.pull(ends, strength, pull);
            self.second + rise(&self.above, pull)
        })
    }

    /// λ₂ with a conductance of `strength` less between the two, who are not parted by it.
    pub(super) fn second_after_removal(&self, ends: (usize, usize), strength: f64) -> f64 {
        PULL.with_borrow_mut(|pull| {
            self.pull(ends, strength, pull);
            (self.second - fall(&self.above, pull, self.second)).max(0.0)
        })
    }
}

thread_local! {
    static PULL: std::cell::RefCell<Vec<f64>> = const { std::cell::RefCell::new(Vec::new()) };
}

/// Steps allowed to a root; it needs some few, bisections some sixty.
const MOST_STEPS: usize = 100;

/// Terms summed side by side, so that the compiler may do them at once; the sum is the same on every machine.
const LANES: usize = 8;

/// Σ pullᵢ ÷ (aboveᵢ − at) and its slope.
#[inline(always)]
fn sums(above: &[f64], pull: &[f64], at: f64) -> (f64, f64) {
    let (mut value, mut slope) = ([0.0; LANES], [0.0; LANES]);
    let (wide, rest) = above.as_chunks::<LANES>();
    let (wide_pull, rest_pull) = pull.as_chunks::<LANES>();
    for (above, pull) in wide.iter().zip(wide_pull) {
        for lane in 0..LANES {
            let part = 1.0 / (above[lane] - at);
            let pulled = pull[lane] * part;
            value[lane] += pulled;
            slope[lane] += pulled * part;
        }
    }
    let (mut value, mut slope): (f64, f64) = (value.iter().sum(), slope.iter().sum());
    for (above, pull) in rest.iter().zip(rest_pull) {
        let part = 1.0 / (above - at);
        value += pull * part;
        slope += pull * part * part;
    }
    (value, slope)
}

/// The lowest root t ≥ 0 of 1 + Σ pullᵢ ÷ (aboveᵢ − t), above₀ = 0 ≤ above₁ ≤ …: how far the lowest eigenvalue rises. It
/// does not pass the next one.
fn rise(above: &[f64], pull: &[f64]) -> f64 {
    let total: f64 = pull.iter().sum();
    let Some(&ceiling) = above.get(1) else {
        return total;
    };
    let own = pull[0];
    // A vector that does not feel the tie keeps its eigenvalue; of two equal ones, one mixture does.
    if ceiling == 0.0 || own <= f64::EPSILON * f64::EPSILON * total {
        return 0.0;
    }
    // The rise is at most the trace of what is added.
    let (mut low, mut high) = (0.0, ceiling.min(total));
    // As if the first vector alone felt the tie.
    let mut at = own.min(high / 2.0);
    for _ in 0..MOST_STEPS {
        let (sum, slope) = sums(&above[1..], &pull[1..], at);
        let value = 1.0 + sum;
        // With the pole at 0 the whole rises from −∞: negative below the root.
        if value - own / at < 0.0 {
            low = at;
        } else {
            high = at;
        }
        // The other poles taken for one at the ceiling, with this value and slope here; that equation is quadratic.
        let gap = ceiling - at;
        let (weight, level) = (slope * gap * gap, value - slope * gap);
        let (p, q) = (level * ceiling + weight + own, own * ceiling);
        let root = p * p - 4.0 * level * q;
        let next = 2.0 * q / (p + root.max(0.0).sqrt());
        match step(at, next, low, high) {
            Step::Root(root) => return root,
            Step::On(next) => at = next,
        }
    }
    at
}

/// The greatest root t of 1 = Σ pullᵢ ÷ (aboveᵢ + t) with 0 ≤ t ≤ `most`: how far the lowest eigenvalue falls. The sum
/// falls as t grows.
fn fall(above: &[f64], pull: &[f64], most: f64) -> f64 {
    let total: f64 = pull.iter().sum();
    // The fall is at most the trace of what is taken away.
    let (mut low, mut high) = (0.0, most.min(total));
    let mut at = high.min(pull[0]);
    if at <= 0.0 {
        at = high / 2.0;
    }
    for _ in 0..MOST_STEPS {
        if high <= 0.0 {
            return 0.0;
        }
        let (sum, slope) = sums(above, pull, -at);
        if sum > 1.0 {
            low = at;
        } else {
            high = at;
        }
        // One pole at 0 with the value and slope here: the sum goes like 1/t where the first pole rules, and bends less
        // where it does not, so that the step falls short of the root at worst.
        let next = at + (sum - 1.0) / slope * sum;
        match step(at, next, low, high) {
            Step::Root(root) => return root,
            Step::On(next) => at = next,
        }
    }
    at
}

/// Where a search for a root goes.
enum Step {
    Root(f64),
    On(f64),
}

/// From `at` to `next`, or to the middle where that leads out of what holds the root.
fn step(at: f64, next: f64, low: f64, high: f64) -> Step {
    let next = if next > low && next < high {
        next
    } else {
        low + (high - low) / 2.0
    };
    if (next - at).abs() <= 2.0 * f64::EPSILON * next || high - low <= f64::EPSILON * high {
        Step::Root(next)
    } else {
        Step::On(next)
    }
}

#[cfg(test)]
mod tests {
    use super::{fall, rise};

    fn near(found: f64, expected: f64) {
        let off = (found - expected).abs();
        assert!(off <= 1e-12 * expected, "{found} for {expected}");
    }

    #[test]
    fn of_two_poles_the_rise_and_the_fall_solve_a_quadratic_equation() {
        let pulls = [1e-9, 1e-3, 1.0, 1e3];
        let pairs = pulls.iter().flat_map(|&own| pulls.map(|rest| (own, rest)));
        for (own, rest) in pairs {
            let gaps = [2e-6, 2.0, 3e6];
            for (gap, scale) in gaps.map(|gap| [(gap, 1.0), (gap, 1e-18)]).concat() {
                // The second pole may be that of many vectors.
                for copies in [1, 11] {
                    let above = [vec![0.0], vec![gap * scale; copies]].concat();
                    let shared = rest * scale / copies as f64;
                    let pull = [vec![own * scale], vec![shared; copies]].concat();
                    let less = gap + rest - own;
                    let root = (less * less + 4.0 * own * rest).sqrt();
                    let rises = 2.0 * own * gap / (gap + own + rest + root);
                    near(rise(&above, &pull), scale * rises);
                    let more = own + rest - gap;
                    let root = (more * more + 4.0 * own * gap).sqrt();
                    let falls = if more > 0.0 {
                        (more + root) / 2.0
                    } else {
                        2.0 * own * gap / (root - more)
                    };
                    near(fall(&above, &pull, 1e9 * scale), scale * falls);
                }
            }
        }
    }

    #[test]
    fn of_many_poles_the_equation_changes_its_sign_where_the_root_is() {
        let (below, beyond) = (1.0 - 1e-9, 1.0 + 1e-9);
        for tilt in [-1, 0, 1] {
            for own in [1e-12, 1e-6, 1.0, 1e6] {
                let poles = (-6..6).map(|power| 10_f64.powi(power));
                let above: Vec<f64> = std::iter::once(0.0).chain(poles).collect();
                let pulls = (-6..6).map(|power| 10_f64.powi(tilt * power));
                let pull: Vec<f64> = std::iter::once(own).chain(pulls).collect();
                let sum = |at: f64| -> f64 {
                    let both = above.iter().zip(&pull);
                    both.map(|(above, pull)| pull / (above - at)).sum()
                };
                let root = rise(&above, &pull);
                assert!(0.0 < root && root <= above[1], "{tilt} {own}: {root}");
                assert!(1.0 + sum(root * below) < 0.0, "{tilt} {own}: {root}");
                let next = root * beyond;
                assert!(next >= above[1] || 1.0 + sum(next) > 0.0, "{root}");
                let root = fall(&above, &pull, 1e18);
                assert!(root > 0.0 && sum(-root * below) > 1.0, "{root}");
                assert!(sum(-root * beyond) < 1.0, "{tilt} {own}: {root}");
            }
        }
    }

    #[test]
    fn what_does_not_feel_a_tie_stays_where_it_is() {
        // Of two equal eigenvalues a mixture, the vector itself, and every vector of a tie of no strength.
        assert_eq!(rise(&[0.0, 0.0, 1.0], &[0.3, 0.2, 0.1]), 0.0);
        assert_eq!(rise(&[0.0, 2.0], &[0.0, 0.5]), 0.0);
        assert_eq!(rise(&[0.0, 2.0], &[0.0, 0.0]), 0.0);
        assert_eq!(fall(&[0.0, 2.0], &[0.0, 0.0], 1.0), 0.0);
        // Where nothing is left to fall by, and where only the next one is pulled: below where the first stands.
        assert_eq!(fall(&[0.0, 2.0], &[0.5, 0.0], 0.0), 0.0);
        for pull in [4.0, 5.0, 7.5] {
            near(fall(&[0.0, 2.0], &[0.0, pull], 10.0), pull - 2.0);
        }
        // Alone it moves by all of the pull.
        assert_eq!(rise(&[0.0], &[0.7]), 0.7);
        near(fall(&[0.0], &[0.7], 1.0), 0.7);
    }

    #[test]
    fn two_poles_of_any_sizes_move_by_the_quadratic_equation() {
        for (own, rest, gap) in [
            (1.5, 0.2, 0.2),
            (1.0, 0.2, 3.0),
            (0.5, 0.1, 1.5),
            (0.1, 1.5, 0.2),
            (0.1, 2.0, 0.3),
        ] {
            // Both solve own ÷ t ± rest ÷ (gap ∓ t) = 1.
            let sum: f64 = own + rest + gap;
            let rises = (sum - (sum * sum - 4.0 * own * gap).sqrt()) / 2.0;
            near(rise(&[0.0, gap], &[own, rest]), rises);
            let more: f64 = own + rest - gap;
            let falls = (more + (more * more + 4.0 * own * gap).sqrt()) / 2.0;
            near(fall(&[0.0, gap], &[own, rest], 10.0), falls);
        }
    }

    #[test]
    fn the_unit_of_strength_does_not_move_a_root() {
        let (above, pull) = ([0.0, 2.0, 3.0], [1.0, 1.0, 1.0]);
        let (rises, falls) = (rise(&above, &pull), fall(&above, &pull, 5.0));
        // Powers of two, which round nothing.
        for unit in [2_f64.powi(-70), 2_f64.powi(70)] {
            let (above, pull) = (above.map(|x| x * unit), pull.map(|x| x * unit));
            near(rise(&above, &pull), rises * unit);
            near(fall(&above, &pull, 5.0 * unit), falls * unit);
        }
    }

    #[test]
    fn a_tie_that_the_first_does_not_feel_lowers_it_only_where_others_pass_it() {
        // 1 ÷ (2 + t) is below 1 from the first: nobody comes down to where the first stands.
        let stays = fall(&[0.0, 2.0], &[0.0, 1.0], 1.0);
        assert!((0.0..1e-12).contains(&stays), "{stays}");
        // From halfway, at 1, the step leads to 0; the root of t² + 51 ÷ 32 · t = 3 ÷ 32 lies between.
        let passed = fall(&[0.0, 1.0, 3.0], &[0.0, 0.34375, 2.0625], 2.0);
        let half: f64 = 51.0 / 64.0;
        near(
            passed,
            3.0 / 32.0 / (half + (half * half + 3.0 / 32.0).sqrt()),
        );
    }

    #[test]
    fn a_fall_of_little_more_than_the_pull_of_the_first_is_found_beside_a_strong_far_pole() {
        // t² + 951.5·t = 1500, and ten times as far: t² + 9528.5·t = 15,000.
        for (gap, rest, linear) in [(1e3, 47.0, 951.5_f64), (1e4, 470.0, 9528.5)] {
            let constant = 1.5 * gap;
            let root = (linear * linear + 4.0 * constant).sqrt();
            let found = fall(&[0.0, gap], &[1.5, rest], 1e12);
            near(found, 2.0 * constant / (linear + root));
        }
    }
}
