//! Betweenness of actors and ties from shortest routes drawn at random (Riondato & Kornaropoulos 2016,
//! doi:10.1007/s10618-015-0423-0): a pair, then one of its shortest routes. The share of draws whose route passes through an
//! actor estimates the share of all pairs' routes that do.

use super::{
    BLOCK, SEED, blocks,
    mean::mean_of_draws,
    meeting::{Heap, Line, Meeting, Queue},
    surely::{Rounds, price, share_is_known},
};
use crate::kernels::{
    estimate::Estimate,
    random::Random,
    shortest::Ways,
    view::{Length, View},
};
use rayon::prelude::*;
use std::{cmp::Reverse, ops::Range};

/// Actors and ties that are most used.
const FEW: usize = 32;

/// Draws that tell which they are.
const PILOT: usize = 512;

/// How often drawn routes passed through each actor and over each tie.
#[derive(Clone, Debug)]
pub struct Traffic {
    draws: usize,
    counts: Counts,
}

#[derive(Clone, Debug)]
struct Counts {
    through_actor: Vec<u32>,
    over_link: Vec<u32>,
}

impl Counts {
    fn none(view: &View) -> Self {
        Self {
            through_actor: vec![0; view.n()],
            over_link: vec![0; view.links().len()],
        }
    }

    /// Whole numbers, so that the order does not matter.
    fn add(mut self, other: &Self) -> Self {
        let add = |sums: &mut [u32], counts: &[u32]| {
            let pairs = sums.iter_mut().zip(counts);
            pairs.for_each(|(sum, count)| *sum += count);
        };
        add(&mut self.through_actor, &other.through_actor);
        add(&mut self.over_link, &other.over_link);
        self
    }

    /// The places, among all counts, of the few that are most used.
    fn most_used(&self) -> Vec<usize> {
        let mut used: Vec<(Reverse<u32>, usize)> = self
            .all()
            .enumerate()
            .map(|(at, count)| (Reverse(count), at))
            .collect();
        let few = FEW.min(used.len());
        used.select_nth_unstable(few - 1);
        used[..few].iter().map(|&(_, at)| at).collect()
    }

    fn all(&self) -> impl Iterator<Item = u32> + '_ {
        self.through_actor.iter().chain(&self.over_link).copied()
    }
}

impl Traffic {
    /// Draws pairs of at least 3 actors under open transit until every share of [`Traffic::through`] and
    /// [`Traffic::over`] is within `within`, above 0 and below 1, of the truth.
    pub fn drawn(view: &View, length: Length, within: f64) -> Self {
        match length {
            Length::Hops => Self::with::<Line>(view, length, within),
            Length::Delay => Self::with::<Heap>(view, length, within),
        }
    }

    fn with<Q: Queue>(view: &View, length: Length, within: f64) -> Self {
        let ways = Ways::of(view, length);
        // Shares of all draws are smaller than those of the pairs of others.
        let within = within / of_others(view.n());
        // Half of what may go wrong is shared out among all, half among the few that are most used, who need the most draws.
        // Who they are is told by draws that count for nothing else.
        let rounds = Rounds::of_shares(2 * (view.n() + view.links().len()), within);
        let pilot = counted::<Q>(view, &ways, usize::MAX - PILOT..usize::MAX);
        let few = pilot.most_used();
        let price_of_few = price(2 * FEW, rounds.draws.len());
        let (mut draws, mut counts) = (0, Counts::none(view));
        for &further in &rounds.draws {
            counts = counts.add(&counted::<Q>(view, &ways, draws..further));
            draws = further;
            let known = |(at, count)| {
                let price = if few.contains(&at) {
                    price_of_few
                } else {
                    rounds.price
                };
                share_is_known(count, draws, within, price)
            };
            if counts.all().enumerate().all(known) {
                break;
            }
        }
        Self { draws, counts }
    }

    /// How many pairs were drawn.
    pub fn draws(&self) -> usize {
        self.draws
    }

    /// Per actor: share of the shortest routes between others that pass through it.
    pub fn through(&self) -> Vec<Estimate> {
        let scale = of_others(self.counts.through_actor.len());
        let shares = self.counts.through_actor.iter();
        shares
            .map(|&count| Estimate::share(count, self.draws).times(scale))
            .collect()
    }

    /// Per composed tie: share of the shortest routes that run over it.
    pub fn over(&self) -> Vec<Estimate> {
        let shares = self.counts.over_link.iter();
        shares
            .map(|&count| Estimate::share(count, self.draws))
            .collect()
    }
}

/// All pairs of `n` actors over the pairs of others than one.
fn of_others(n: usize) -> f64 {
    n as f64 / (n as f64 - 2.0)
}

/// Counts of these draws, each from its own stream.
fn counted<Q: Queue>(view: &View, ways: &Ways, draws: Range<usize>) -> Counts {
    let blocks = blocks(draws, BLOCK);
    // One table of counts a thread, not one a block.
    let share = blocks.len().div_ceil(rayon::current_num_threads()).max(1);
    blocks
        .par_chunks(share)
        .map(|blocks| {
            let mut counts = Counts::none(view);
            let mut meeting = Meeting::<Q>::new(ways);
            for draw in blocks.iter().cloned().flatten() {
                let mut random = Random::stream(SEED, draw as u64);
                let pair = pair(view.n(), &mut random);
                let Counts {
                    through_actor,
                    over_link,
                } = &mut counts;
                meeting.route(
                    ways,
                    pair,
                    &mut random,
                    |actor| through_actor[actor] += 1,
                    |tie| over_link[tie] += 1,
                );
            }
            counts
        })
        .reduce(|| Counts::none(view), |all, some| all.add(&some))
}

/// The mean of 1/distance over all pairs under open transit, from pairs drawn until it is surely within `within`, and how
/// many that took. `nearest` is the greatest that 1/distance can be.
pub fn mean_nearness(view: &View, length: Length, within: f64, nearest: f64) -> (usize, Estimate) {
    match length {
        Length::Hops => mean_nearness_with::<Line>(view, length, within, nearest),
        Length::Delay => mean_nearness_with::<Heap>(view, length, within, nearest),
    }
}

fn mean_nearness_with<Q: Queue>(
    view: &View,
    length: Length,
    within: f64,
    nearest: f64,
) -> (usize, Estimate) {
    let ways = Ways::of(view, length);
    mean_of_draws(
        within,
        nearest,
        || Meeting::<Q>::new(&ways),
        |meeting, random| 1.0 / meeting.distance(&ways, pair(view.n(), random)),
    )
}

/// A pair in either order, each as likely.
fn pair(n: usize, random: &mut Random) -> [usize; 2] {
    let from = random.below(n);
    let other = random.below(n - 1);
    [from, if other < from { other } else { other + 1 }]
}

#[cfg(test)]
mod tests {
    use super::{
        Counts, FEW, Length, Random, Rounds, Traffic, of_others, pair, price, share_is_known,
    };
    use crate::by_hand::{numbered, tied, view};

    #[test]
    fn the_most_used_are_found_among_actors_and_ties_alike() {
        let counts = Counts {
            through_actor: (0..40).collect(),
            over_link: vec![0, 100, 3, 90],
        };
        let mut found = counts.most_used();
        found.sort_unstable();
        // Ties come after the 40 actors.
        let expected: Vec<usize> = (42 - FEW..40).chain([41, 43]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn every_ordered_pair_is_drawn_and_nobody_is_paired_with_himself() {
        let mut drawn = [[0; 4]; 4];
        for number in 0..1200 {
            let [from, to] = pair(4, &mut Random::stream(5, number));
            drawn[from][to] += 1;
        }
        for (from, row) in drawn.iter().enumerate() {
            for (to, &times) in row.iter().enumerate() {
                // 100 each, give or take four standard deviations.
                assert!((60..140).contains(&times) != (from == to), "{drawn:?}");
                assert!(from != to || times == 0);
            }
        }
    }

    #[test]
    fn a_bound_on_pairs_of_others_is_kept_by_shares_of_all_draws() {
        assert_eq!((of_others(3), of_others(10)), (3.0, 1.25));
        // A chain: its only pair of others passes through the middle.
        let view = view(&tied(&["A", "B", "C"], &[("A", "B"), ("B", "C")]));
        let traffic = Traffic::drawn(&view, Length::Hops, 0.1);
        let rounds = Rounds::of_shares(2 * (3 + 2), 0.1 / 3.0);
        assert!(rounds.draws.contains(&traffic.draws()));
        let price = price(2 * FEW, rounds.draws.len());
        let known = |count| share_is_known(count, traffic.draws, 0.1 / 3.0, price);
        assert!(traffic.counts.all().all(known));
        // All of the pairs of others, and two thirds of all pairs over each tie.
        let through = traffic.through();
        assert_eq!((through[0].value, through[2].value), (0.0, 0.0));
        assert!((through[1].value - 1.0).abs() <= 0.1);
        for share in traffic.over() {
            assert!((share.value - 2.0 / 3.0).abs() <= 0.1);
        }
    }

    #[test]
    fn actors_and_ties_that_are_most_used_are_known_as_surely_as_promised() {
        // Stars so small that all of their actors and ties are among the few that are most used.
        for n in 8..=FEW / 2 {
            let ties: Vec<_> = (1..n).map(|spoke| (0, spoke, 1.0)).collect();
            let view = view(&numbered(n, &ties));
            let traffic = Traffic::drawn(&view, Length::Hops, 0.07);
            let within = 0.07 / of_others(n);
            let rounds = Rounds::of_shares(2 * (2 * n - 1), within);
            let price = price(2 * FEW, rounds.draws.len());
            let known = |count| share_is_known(count, traffic.draws, within, price);
            assert!(traffic.counts.all().all(known), "{n}");
        }
    }
}
