//! What every loss parts, all losses in one pass over the pairs.
//!
//! With the places of the tree of [`Lowlink`], the others an actor is parted from by a loss are all but an interval, or
//! an interval; so a running sum of 1/distance over the places answers for every loss above the actor at once. Pairs of
//! two groups below one actor are met from both.

use crate::kernels::{
    lowlink::Lowlink,
    view::{Length, Loss, View},
};

/// Sums of 1/distance over the pairs that each loss parts.
#[derive(Clone, Debug)]
pub(in crate::kernels) struct Parted {
    by_actor: Vec<f64>,
    by_tie: Vec<f64>,
    /// Over all pairs.
    pub total: f64,
}

impl Parted {
    /// For open transit; where ties run one way, it knows of no pairs. O(n²) and the actors above each in the tree.
    pub(in crate::kernels) fn of(view: &View, length: Length) -> Result<Self, &'static str> {
        let (n, sweep) = (view.n(), view.sweep(length)?);
        let mut parted = Self {
            by_actor: vec![0.0; n],
            by_tie: vec![0.0; view.links().len()],
            total: sweep.inverse_sum(|_| true).0,
        };
        if view.is_directed() {
            return Ok(parted);
        }
        let lowlink = view.lowlink();
        let mut sums = vec![0.0; n + 1];
        for source in 0..n {
            let row = sweep.row(source);
            for (place, &other) in lowlink.order().iter().enumerate() {
                let near = if other == source {
                    0.0
                } else {
                    1.0 / row[other]
                };
                sums[place + 1] = sums[place] + near;
            }
            parted.add(lowlink, source, row, &sums);
        }
        Ok(parted)
    }

    /// Of the pairs that this loss parts, as far as they are known.
    pub fn by(&self, loss: Loss) -> f64 {
        match loss {
            Loss::Actor(actor) => self.by_actor[actor],
            Loss::Link(link) => self.by_tie[link],
            Loss::Agreement(_) => 0.0,
        }
    }

    /// The pairs of one actor, counted at its lower end or half at each of two.
    fn add(&mut self, lowlink: &Lowlink, source: usize, row: &[f64], sums: &[f64]) {
        let within = |places: std::ops::Range<usize>| sums[places.end] - sums[places.start];
        let all = sums[sums.len() - 1];
        let mut head = source;
        while let Some(above) = lowlink.above(head) {
            if lowlink.is_apart(head) {
                let own = within(lowlink.places(head));
                let parting = within(lowlink.parting(above));
                self.by_actor[above] += all - 1.0 / row[above] - parting + (parting - own) / 2.0;
                if let Some(bridge) = lowlink.bridge_above(head) {
                    self.by_tie[bridge] += all - own;
                }
            }
            head = above;
        }
    }
}
