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

#[cfg(test)]
mod tests {
    use super::{MOST_ACTORS, MOST_RANGES, change};
    use crate::{
        analysis::Measured,
        by_hand,
        metrics::Metric,
        model::{Actor, BareTie, Range, Study},
    };

    /// Ties with hours from low to high, among actors that consent with probability 0.5 to 0.9.
    fn timed(ties: &[(usize, usize, [f64; 2])]) -> Measured {
        let range = |low: f64, high: f64| Range {
            low,
            mid: (low + high) / 2.0,
            high,
        };
        let tie = |&(a, b, [low, high]): &(usize, usize, [f64; 2])| BareTie {
            delay: Some(range(low, high)),
            ..by_hand::tie(&format!("V{a}"), &format!("V{b}"))
        };
        let actors = ties.iter().map(|&(a, b, _)| a.max(b)).max().unwrap_or(0);
        let actor = |at: usize| Actor {
            consent: Some(range(0.5, 0.9)),
            ..Actor::named(format!("V{at}"))
        };
        by_hand::measured(&Study {
            actor: (0..=actors).map(actor).collect(),
            tie: ties.iter().map(tie).collect(),
            ..Study::default()
        })
    }

    /// The ends of the change between V0 and V1.
    fn ends(metric: &str, without: &Measured, with: &Measured) -> Option<[f64; 2]> {
        let metric = Metric::find(metric).expect("registered");
        let at = |side: &Measured| {
            let index = |id: &str| side.network.index_of(id).expect("there");
            (index("V0"), index("V1"))
        };
        change(metric, (without, at(without)), (with, at(with)))
    }

    #[test]
    fn the_ends_of_a_change_are_over_low_and_high_of_each_range_by_itself() {
        // Without r hours; with, r or 1 + s: the change is the lesser of 0 and 1 + s − r.
        let (direct, leg) = ((0, 1, [2.0, 9.0]), (0, 2, [1.0, 1.0]));
        let (without, with) = (
            timed(&[direct, leg]),
            timed(&[direct, leg, (2, 1, [1.0, 4.0])]),
        );
        assert_eq!(ends("delay", &without, &with), Some([-7.0, 0.0]));
        assert_eq!(ends("delay", &with, &without), Some([0.0, 7.0]));
        assert_eq!(ends("delay", &without, &without), None);
        // Sure ties: a request is answered as often as the originator consents, or not at all.
        let (apart, joined) = (timed(&[leg, (1, 3, [1.0, 1.0])]), timed(&[leg, direct]));
        let found = ends("share-probability", &apart, &joined).expect("a range");
        assert!((found[0] - 0.5).abs() < 1e-12 && (found[1] - 0.9).abs() < 1e-12);
    }

    #[test]
    fn the_ends_are_tried_of_so_many_ranges_and_actors_and_of_no_more() {
        // Everybody tied with everybody, each tie of its own hours.
        let network = |actors: usize, ranges: usize, first: f64| {
            let mut ties = vec![(0, 1, [first, first])];
            for b in 2..actors {
                ties.extend((0..b).map(|a| (a, b, [9.0 + a as f64 + 10.0 * b as f64; 2])));
            }
            for (at, tie) in ties.iter_mut().skip(1).take(ranges).enumerate() {
                tie.2 = [0.1 + 0.001 * at as f64, 0.4];
            }
            timed(&ties)
        };
        for (actors, ranges, tried) in [
            (5, MOST_RANGES, true),
            (5, MOST_RANGES + 1, false),
            (MOST_ACTORS, 2, true),
            (MOST_ACTORS + 1, 2, false),
        ] {
            let [old, new] = [0.5, 2.0].map(|hours| network(actors, ranges, hours));
            let found = ends("delay", &old, &new);
            assert_eq!(found.is_some(), tried, "{actors} actors, {ranges} ranges");
        }
    }
}
