//! One tie more, without starting over: what a network of open transit scores once a missing pair is tied.
//!
//! A new tie changes the routes of those pairs only that it brings nearer, or as near another way; distances, loads and
//! losses are mended for these pairs. The spectrum and the currents take a change of rank one. `tests/it/addition.rs`
//! holds each number against the network compiled anew.

mod distances;
mod traffic;
mod weakest;

use super::view::{Length, View};
use crate::model::Transit;
use std::sync::OnceLock;

/// A network to which single ties are added in thought.
#[derive(Debug)]
pub struct Addition<'v> {
    view: &'v View,
    lengths: [OnceLock<f64>; 2],
    weakest: OnceLock<Option<weakest::Weakest>>,
}

impl<'v> Addition<'v> {
    /// For a network of open transit; under granted transit a tie does not lengthen the routes of others by the same
    /// rules: `None`. Where ties run one way, only distances have a way without starting over.
    pub fn new(view: &'v View) -> Option<Self> {
        let fits = view.transit() == Transit::Open && view.n() > 1;
        fits.then(|| Self {
            view,
            lengths: Default::default(),
            weakest: OnceLock::new(),
        })
    }

    /// The Kirchhoff index once `a` and `b` are joined by a tie of this strength, or one more; `None` where it is
    /// infinite before, strengths are too uneven, or ties run one way. O(1) after the first, by Sherman and Morrison's
    /// formula.
    pub fn kirchhoff(&self, ends: (usize, usize), strength: f64) -> Option<f64> {
        self.view.currents()?.kirchhoff(ends, strength)
    }

    /// Algebraic connectivity once `a` and `b` are joined by a tie of this strength, or one more; `None` where the
    /// network is not connected before, strengths are too uneven, or ties run one way. O(n) a step, of which some few
    /// are taken, by Golub's secular equation.
    pub fn algebraic_connectivity(&self, ends: (usize, usize), strength: f64) -> Option<f64> {
        let spectrum = self.view.spectrum()?;
        Some(spectrum.second_after_addition(ends, strength))
    }

    /// The length of the composed tie of the pair as it is; ∞ where there is none.
    fn present(&self, length: Length, (a, b): (usize, usize)) -> f64 {
        let link = self.view.link_between(a, b);
        link.map_or(f64::INFINITY, |link| self.view.step(link, length))
    }
}
