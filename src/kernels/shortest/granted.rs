//! Granted transit: the listed permitted routes, compared and counted.

use super::{Loads, Sweep, compare_lengths};
use crate::kernels::{
    permitted::{Permitted, Route},
    view::{Length, View},
};
use std::cmp::Ordering;

impl Sweep {
    /// Distances over permitted routes only.
    pub(in crate::kernels) fn permitted(
        view: &View,
        permitted: &Permitted,
        length: Length,
    ) -> Self {
        let n = view.n();
        let mut distance = vec![f64::INFINITY; n * n];
        (0..n).for_each(|actor| distance[actor * n + actor] = 0.0);
        for (a, b) in view.pairs() {
            let Some(best) = shortest(permitted.between(view, a, b), length) else {
                continue;
            };
            distance[a * n + b] = best;
            if !view.is_directed() {
                distance[b * n + a] = best;
            }
        }
        Self {
            n,
            directed: view.is_directed(),
            distance,
        }
    }
}

impl Loads {
    /// Loads of permitted routes only. Two routes over the same actors under different grants are one route.
    pub(in crate::kernels) fn permitted(
        view: &View,
        permitted: &Permitted,
        length: Length,
    ) -> Self {
        let mut loads = Self::none(view.n(), view.links().len());
        for (a, b) in view.pairs() {
            let routes = permitted.between(view, a, b);
            let Some(best) = shortest(routes, length) else {
                continue;
            };
            let mut ways: Vec<&[usize]> = routes
                .iter()
                .filter(|route| compare_lengths(route.length(length), best) == Ordering::Equal)
                .map(|route| route.actors.as_slice())
                .collect();
            ways.sort_unstable();
            ways.dedup();
            let share = 1.0 / ways.len() as f64;
            for actors in ways {
                for &actor in &actors[1..actors.len() - 1] {
                    loads.through_actor[actor] += share;
                }
                for leg in actors.windows(2) {
                    if let Some(link) = view.link_between(leg[0], leg[1]) {
                        loads.over_link[link] += share;
                    }
                }
            }
        }
        loads
    }
}

/// The least length of the routes; `None` where there is none, or none that ends.
fn shortest(routes: &[Route], length: Length) -> Option<f64> {
    routes
        .iter()
        .map(|route| route.length(length))
        .min_by(f64::total_cmp)
        .filter(|best| best.is_finite())
}
