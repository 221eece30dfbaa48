//! One tie more, without starting over: what a network of open transit scores once a missing pair is tied.
//!
//! Distances: a route over the new tie u–v of length w is shorter only for sources s with d(s,u) + w < d(s,v) and
//! targets t with d(v,t) + w < d(u,t), or the other way about, so only these pairs are looked at. Kirchhoff index: with
//! b = e_u − e_v and conductance c, L⁺ becomes L⁺ − c·(L⁺b)(L⁺b)ᵀ ÷ (1 + c·R_uv) (Sherman & Morrison 1950,
//! doi:10.1214/aoms/1177729893), whose trace needs entries of L⁺ and (L⁺)² only. Algebraic connectivity: the eigenvalues
//! of L + c·bbᵀ are the roots of a secular equation (Golub 1973, doi:10.1137/1015032), and the one after λ₂ lies
//! between λ₂ and λ₃.
//!
//! `tests/it/addition.rs` holds each against the network compiled anew.

use super::{
    laplacian::{eigen, laplacian_matrix},
    shortest::SAME_LENGTH,
    view::{Length, View},
};
use crate::model::Transit;
use nalgebra::DMatrix;
use std::sync::OnceLock;

/// A network to which single ties are added in thought.
#[derive(Debug)]
pub struct Addition<'v> {
    view: &'v View,
    lengths: [OnceLock<f64>; 2],
    currents: OnceLock<Option<Currents>>,
    spectrum: OnceLock<Option<Spectrum>>,
}

/// What the Kirchhoff index after an addition needs.
#[derive(Debug)]
struct Currents {
    trace: f64,
    squared: DMatrix<f64>,
}

/// The eigenvalues from λ₂ on, less λ₂, and their vectors as rows of each actor.
#[derive(Debug)]
struct Spectrum {
    second: f64,
    above: Vec<f64>,
    vectors: DMatrix<f64>,
}

impl<'v> Addition<'v> {
    /// For an undirected network of open transit; under granted transit a tie does not lengthen the routes of others by
    /// the same rules, and one-way ties have no spectrum here: `None`.
    pub fn new(view: &'v View) -> Option<Self> {
        let fits = view.transit() == Transit::Open && !view.is_directed() && view.n() > 1;
        fits.then(|| Self {
            view,
            lengths: Default::default(),
            currents: OnceLock::new(),
            spectrum: OnceLock::new(),
        })
    }

    /// Sum over pairs of 1/distance once `a` and `b` are joined by a tie of this length; `None` where distances are
    /// undefined. O(n) and the pairs that come nearer.
    pub fn inverse_sum(&self, length: Length, (a, b): (usize, usize), tie: f64) -> Option<f64> {
        let sweep = self.view.sweep(length).ok()?;
        let kept = &self.lengths[usize::from(length == Length::Delay)];
        let before = *kept.get_or_init(|| sweep.inverse_sum(|_| true).0);
        if !before.is_finite() {
            return None;
        }
        // Ends as far from a as this are reached over the tie first; ends of b likewise.
        let nearer = |from: usize, to: usize| -> Vec<(usize, f64)> {
            let actors = 0..self.view.n();
            let (near, far) = (sweep.row(from), sweep.row(to));
            actors
                .filter(|&actor| is_shorter(near[actor] + tie, far[actor]))
                .map(|actor| (actor, near[actor]))
                .collect()
        };
        let (sources, targets) = (nearer(a, b), nearer(b, a));
        let mut gained = 0.0;
        for &(source, to_a) in &sources {
            let row = sweep.row(source);
            for &(target, from_b) in &targets {
                let (there, now) = (to_a + tie + from_b, row[target]);
                if is_shorter(there, now) {
                    gained += 1.0 / there - 1.0 / now;
                }
            }
        }
        Some(before + gained)
    }

    /// The Kirchhoff index once `a` and `b` are joined by a tie of this strength; `None` where it is infinite before, or
    /// strengths are too uneven. O(1) after the first.
    pub fn kirchhoff(&self, (a, b): (usize, usize), strength: f64) -> Option<f64> {
        let laplacian = self.view.laplacian();
        if !laplacian.is_connected() || !laplacian.is_sound() {
            return None;
        }
        let n = self.view.n();
        let made = self.currents.get_or_init(|| {
            let inverse = DMatrix::from_fn(n, n, |a, b| laplacian.inverse(a, b));
            let trace = inverse.trace();
            let squared = &inverse * &inverse;
            (trace.is_finite() && squared.iter().all(|x| x.is_finite()))
                .then_some(Currents { trace, squared })
        });
        let Currents { trace, squared } = made.as_ref()?;
        let length = squared[(a, a)] + squared[(b, b)] - 2.0 * squared[(a, b)];
        let fall = strength * length / (1.0 + strength * laplacian.resistance(a, b));
        Some(n as f64 * (trace - fall))
    }

    /// Algebraic connectivity once `a` and `b` are joined by a tie of this strength; `None` where the network is not
    /// connected before, or strengths are too uneven. O(n) a step, of which some few are taken.
    pub fn algebraic_connectivity(&self, (a, b): (usize, usize), strength: f64) -> Option<f64> {
        let laplacian = self.view.laplacian();
        if !laplacian.is_connected() || !laplacian.is_sound() {
            return None;
        }
        let made = self.spectrum.get_or_init(|| {
            let (values, vectors) = eigen(laplacian_matrix(self.view))?;
            let second = values[1].max(0.0);
            let above = values[1..].iter().map(|value| (value - second).max(0.0));
            // A row of the matrix of vectors is one actor: stored by columns, so that it lies together.
            let vectors = vectors.columns(1, values.len() - 1).transpose();
            Some(Spectrum {
                second,
                above: above.collect(),
                vectors,
            })
        });
        let spectrum = made.as_ref()?;
        let (of_a, of_b) = (spectrum.vectors.column(a), spectrum.vectors.column(b));
        let pull: Vec<f64> = of_a
            .iter()
            .zip(of_b.iter())
            .map(|(x, y)| strength * (x - y) * (x - y))
            .collect();
        Some(spectrum.second + lowest_root(&spectrum.above, &pull))
    }
}

/// Whether a route is shorter by more than the tolerance, as the searches see it.
fn is_shorter(there: f64, now: f64) -> bool {
    there < now && (now == f64::INFINITY || now - there > SAME_LENGTH * now)
}

/// Steps allowed to the root; it needs some few, bisections some sixty.
const MOST_STEPS: usize = 100;

/// The lowest root t ≥ 0 of 1 + Σ pullᵢ ÷ (aboveᵢ − t), above₀ = 0 ≤ above₁ ≤ …: how far the lowest eigenvalue rises. It
/// does not pass the next one.
fn lowest_root(above: &[f64], pull: &[f64]) -> f64 {
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
    let mut at = high / 2.0;
    for _ in 0..MOST_STEPS {
        let (mut value, mut slope) = (1.0, 0.0);
        for (&pole, &pull) in above[1..].iter().zip(&pull[1..]) {
            let part = 1.0 / (pole - at);
            value += pull * part;
            slope += pull * part * part;
        }
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
        let next = if next > low && next < high {
            next
        } else {
            low + (high - low) / 2.0
        };
        if (next - at).abs() <= 2.0 * f64::EPSILON * next || high - low <= f64::EPSILON * high {
            return next;
        }
        at = next;
    }
    at
}
