//! How far a change goes over every combination of the ends of the coded ranges.

use super::Measured;
use crate::{
    kernels::View,
    metrics::{Metric, Reading},
    model::Range,
};

/// Distinct coded ranges whose ends are all tried together; each more doubles the work.
const MOST_RANGES: usize = 8;
/// Largest network on which they are tried.
const MOST_ACTORS: usize = 8;

/// How far the *change* of a pair's metric goes over every combination of low and high ends, equal ranges moving
/// together. The two sides' own ranges do not tell: their ends need not be taken at once.
pub(super) fn change(
    metric: &'static Metric,
    (without, before): (&Measured, (usize, usize)),
    (with, after): (&Measured, (usize, usize)),
) -> Option<[f64; 2]> {
    let mut ranges: Vec<Range> = Vec::new();
    for network in [&without.network, &with.network] {
        let delays = metric.reading == Reading::Delay;
        let ties = network
            .ties()
            .map(|(_, _, tie)| if delays { tie.delay } else { tie.availability });
        let relays = network.relays().iter().map(|relay| {
            if delays {
                relay.delay
            } else {
                relay.availability
            }
        });
        let actors = network
            .actors()
            .filter(|_| !delays)
            .flat_map(|actor| [actor.consent, actor.availability]);
        for range in ties.chain(relays).chain(actors.flatten()) {
            if !range.is_exact() && !ranges.contains(&range) {
                ranges.push(range);
            }
        }
    }
    if ranges.is_empty()
        || ranges.len() > MOST_RANGES
        || with.mid.n().max(without.mid.n()) > MOST_ACTORS
    {
        return None;
    }
    let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
    for corner in 0..1_u32 << ranges.len() {
        let pick = |range: Range| match ranges.iter().position(|known| *known == range) {
            Some(bit) if corner >> bit & 1 == 1 => range.high,
            Some(_) => range.low,
            None => range.mid,
        };
        let score = |side: &Measured, (a, b): (usize, usize)| {
            let view = View::choosing(&side.network, pick);
            metric.scores(&view)[view.pair_index(a, b)].value()
        };
        let change = score(with, after)? - score(without, before)?;
        (least, most) = (least.min(change), most.max(change));
    }
    (most - least >= 1e-9).then_some([least, most])
}
