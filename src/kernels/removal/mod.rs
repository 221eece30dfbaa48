//! One thing less, without starting over: what a network of open transit scores once an actor, the ties of a pair or an
//! agreement is lost.
//!
//! Pairs that the loss parts are read off the tree of [`Lowlink`](super::Lowlink), all losses in one pass. Of the others
//! only those change whose every shortest route used what is lost, and their distances are mended from those of their
//! neighbours. `tests/it/removal.rs` holds each number against the network compiled anew.

mod parted;
mod repair;
mod traffic;

pub(super) use parted::Parted;

use super::view::{Length, Loss, View};
use crate::model::Transit;

/// A network from which single things are taken away in thought.
#[derive(Clone, Copy, Debug)]
pub struct Removal<'v> {
    view: &'v View,
}

impl<'v> Removal<'v> {
    /// For a network of open transit; under granted transit a loss takes permissions too: `None`.
    pub fn new(view: &'v View) -> Option<Self> {
        (view.transit() == Transit::Open).then_some(Self { view })
    }

    /// Number of components after the loss, a lost actor not being one. O(1) for a tie and O(its parts) for an actor;
    /// an agreement, or any loss where ties run one way, takes a count of components.
    pub fn components(&self, loss: Loss) -> usize {
        let view = self.view;
        match loss {
            Loss::Actor(actor) if !view.is_directed() => {
                view.lowlink().components_without_actor(actor)
            }
            Loss::Link(link) if !view.is_directed() => view.lowlink().components_without_tie(link),
            loss => {
                let after = view.components_after(Some(loss));
                let count = after.into_iter().max().map_or(0, |last| last + 1);
                // A lost actor is alone in a component.
                count - usize::from(matches!(loss, Loss::Actor(_)))
            }
        }
    }

    /// Sum over pairs that have no lost actor of 1/distance after the loss; `None` where distances are undefined.
    /// O(n) and the ties of those whose distances change.
    pub fn inverse_sum(&self, loss: Loss, length: Length) -> Option<f64> {
        self.view.inverse_sum_after(loss, length).ok()
    }

    /// The Kirchhoff index after the loss of a tie; `None` for other losses, for a bridge and near it, where it was
    /// infinite before, and where strengths are too uneven. O(1) after the first.
    pub fn kirchhoff(&self, loss: Loss) -> Option<f64> {
        let Loss::Link(link) = loss else {
            return None;
        };
        let link = &self.view.links()[link];
        self.view
            .currents()?
            .kirchhoff((link.a, link.b), -link.strength)
    }

    /// Algebraic connectivity after the loss of a tie; `None` as for the Kirchhoff index. O(n) a step, of which some few
    /// are taken.
    pub fn algebraic_connectivity(&self, loss: Loss) -> Option<f64> {
        let Loss::Link(link) = loss else {
            return None;
        };
        let link = &self.view.links()[link];
        let ends = (link.a, link.b);
        let left = self.view.currents()?.left(ends, -link.strength);
        if left < super::currents::LEAST_LEFT {
            return None;
        }
        let spectrum = self.view.spectrum()?;
        Some(spectrum.second_after_removal(ends, link.strength))
    }
}
