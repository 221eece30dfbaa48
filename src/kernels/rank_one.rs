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
