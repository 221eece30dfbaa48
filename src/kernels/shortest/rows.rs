//! The ties of a view in compressed rows, as the searches of all pairs read them.

use super::super::view::{Length, View};
use std::ops::Range;

/// Compressed sparse rows: the arcs of each actor lie together, in four bytes an index.
#[derive(Clone, Debug)]
pub(in crate::kernels) struct Rows {
    start: Vec<u32>,
    /// Per arc: where it leads.
    pub(in crate::kernels) to: Vec<u32>,
    /// Per arc: the composed tie.
    pub(in crate::kernels) link: Vec<u32>,
    /// Per arc: its length.
    pub(in crate::kernels) step: Vec<f64>,
}

/// Which way arcs are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::kernels) enum Way {
    /// From an actor to those it reaches.
    Ahead,
    /// From an actor to those that reach it.
    Back,
}

/// The rows both ways; where ties run both ways they are the same.
#[derive(Clone, Debug)]
pub(in crate::kernels) struct Ways {
    pub(in crate::kernels) ahead: Rows,
    back: Option<Rows>,
}

impl Ways {
    pub(in crate::kernels) fn of(view: &View, length: Length) -> Self {
        Self {
            ahead: Rows::of(view, Way::Ahead, length),
            back: view
                .is_directed()
                .then(|| Rows::of(view, Way::Back, length)),
        }
    }

    pub(in crate::kernels) fn back(&self) -> &Rows {
        self.back.as_ref().unwrap_or(&self.ahead)
    }
}

impl Rows {
    pub(in crate::kernels) fn of(view: &View, way: Way, length: Length) -> Self {
        let arcs = if view.is_directed() { 1 } else { 2 } * view.links().len();
        let mut rows = Self {
            start: Vec::with_capacity(view.n() + 1),
            to: Vec::with_capacity(arcs),
            link: Vec::with_capacity(arcs),
            step: Vec::with_capacity(arcs),
        };
        rows.start.push(0);
        for actor in 0..view.n() {
            let row = match way {
                Way::Ahead => view.arcs(actor),
                Way::Back => view.arcs_in(actor),
            };
            for arc in row {
                rows.to.push(arc.to as u32);
                rows.link.push(arc.link as u32);
                rows.step.push(view.step(arc.link, length));
            }
            rows.start.push(rows.to.len() as u32);
        }
        rows
    }

    pub(in crate::kernels) fn n(&self) -> usize {
        self.start.len() - 1
    }

    /// Number of arcs of all actors.
    pub(in crate::kernels) fn arcs(&self) -> usize {
        self.to.len()
    }

    /// The arcs of an actor.
    #[inline(always)]
    pub(in crate::kernels) fn row(&self, actor: usize) -> Range<usize> {
        self.start[actor] as usize..self.start[actor + 1] as usize
    }

    /// Where the arcs of an actor lead.
    #[inline(always)]
    pub(in crate::kernels) fn neighbours(&self, actor: usize) -> &[u32] {
        &self.to[self.row(actor)]
    }
}
