//! Beyond exact reliability: states of ties, hubs, actors and causes drawn at random, always the same ones.
//!
//! Draws come in blocks, each from its own stream of one seed, and are counted; so the estimates do not hang on the
//! number of threads.

use super::{
    super::{estimate::Estimate, view::View},
    Asked, Odds,
    draw::{State, cost, names},
    request_consent,
};
use rand::{SeedableRng, rngs::ChaCha8Rng};
use rayon::prelude::*;

/// The seed; any other would do as well.
const SEED: u64 = 0x11AC_4B19;
/// Draws of one stream.
const BLOCK: usize = 128;
/// Draws at the most: a standard error of 0.004 at a probability of one half.
const MOST_DRAWS: usize = 16_384;
/// Fewer are not worth printing.
const FEWEST_DRAWS: usize = 256;
/// Steps in all: about a second.
const MOST_STEPS: usize = 400_000_000;

/// What metrics say where a draw costs too much.
const TOO_LARGE: &str = "too large for exact reliability, and for a sample";

/// How often things held in the draws.
#[derive(Clone, Debug)]
pub struct Sample {
    draws: usize,
    pairs: Vec<u32>,
    all: u32,
    /// Sum over the draws of the mean consent over joined pairs, and of its square.
    answered: [f64; 2],
}

impl Sample {
    /// Draws states under the odds. `terminals` are the actors that must all be joined for [`Sample::all`].
    ///
    /// # Errors
    /// A phrase, when a draw costs too much, and when permitted routes are too many to list.
    pub fn draw(view: &View, odds: &Odds, terminals: &[usize]) -> Result<Self, &'static str> {
        let wanted: Vec<usize> = view
            .pairs()
            .enumerate()
            .filter(|(_, (a, b))| terminals.contains(a) && terminals.contains(b))
            .map(|(index, _)| index)
            .collect();
        let consent: Vec<f64> = view
            .pairs()
            .map(|pair| request_consent(view, pair))
            .collect();
        let draws = (MOST_STEPS / cost(view)?).min(MOST_DRAWS);
        if draws < FEWEST_DRAWS {
            return Err(TOO_LARGE);
        }
        let names = names(view);
        let blocks: Vec<Self> = (0..draws.div_ceil(BLOCK))
            .into_par_iter()
            .map(|stream| {
                let mut random = ChaCha8Rng::seed_from_u64(SEED);
                random.set_stream(stream as u64);
                let mut block = Self {
                    draws: 0,
                    pairs: vec![0; consent.len()],
                    all: 0,
                    answered: [0.0; 2],
                };
                let mut joined = vec![false; consent.len()];
                for _ in 0..BLOCK {
                    let state = State::draw(view, odds, &names, &mut random);
                    state.joined(view, &mut joined);
                    block.count(&joined, &wanted, &consent);
                }
                block
            })
            .collect();
        let mut sample = Self {
            draws: 0,
            pairs: vec![0; consent.len()],
            all: 0,
            answered: [0.0; 2],
        };
        for block in blocks {
            sample.draws += block.draws;
            sample.all += block.all;
            let pairs = sample.pairs.iter_mut().zip(block.pairs);
            pairs.for_each(|(sum, part)| *sum += part);
            (0..2).for_each(|power| sample.answered[power] += block.answered[power]);
        }
        Ok(sample)
    }

    fn count(&mut self, joined: &[bool], wanted: &[usize], consent: &[f64]) {
        self.draws += 1;
        let mut sum = 0.0;
        for (index, _) in joined.iter().enumerate().filter(|(_, joined)| **joined) {
            self.pairs[index] += 1;
            sum += consent[index];
        }
        self.all += u32::from(wanted.iter().all(|&index| joined[index]));
        let mean = sum / consent.len().max(1) as f64;
        self.answered[0] += mean;
        self.answered[1] += mean * mean;
    }

    /// That the pair with this index is joined.
    pub fn pair(&self, index: usize) -> Estimate {
        Estimate::share(self.pairs[index], self.draws)
    }

    /// That the terminals are joined, every one to every other.
    pub fn all(&self) -> Estimate {
        Estimate::share(self.all, self.draws)
    }

    /// The mean over pairs of the probability that a request is answered, consent included.
    pub fn mean_answered(&self) -> Estimate {
        let n = self.draws as f64;
        let value = self.answered[0] / n;
        let variance = (self.answered[1] / n - value * value).max(0.0);
        // As for a share: two draws more, one of which answers nothing and one everything.
        let spread = 1.0 / (n * self.pairs.len().max(1) as f64);
        Estimate {
            value,
            error: ((variance + spread) / n).sqrt(),
        }
    }

    /// The mean over what is asked of whether it arrives by each of `hours`, times its consent: the ties of `view` work
    /// or not, and take the delays of `delays`.
    ///
    /// # Errors
    /// A phrase, when a draw costs too much, and when permitted routes are too many to list.
    pub(super) fn in_time(
        view: &View,
        delays: &View,
        asked: &[Asked],
        consent: &[f64],
        hours: &[f64],
    ) -> Result<Vec<Estimate>, &'static str> {
        let odds = Odds::of(view);
        let search = view.n() * view.n() + 2 * view.channels().len();
        let draws = (MOST_STEPS / (cost(view)? + asked.len() * search)).min(MOST_DRAWS);
        if draws < FEWEST_DRAWS {
            return Err(TOO_LARGE);
        }
        let share = 1.0 / asked.len().max(1) as f64;
        let names = names(view);
        let streams = draws.div_ceil(BLOCK);
        let blocks: Vec<Vec<[f64; 2]>> = (0..streams)
            .into_par_iter()
            .map(|stream| {
                let mut random = ChaCha8Rng::seed_from_u64(SEED);
                random.set_stream(stream as u64);
                let mut sums = vec![[0.0; 2]; hours.len()];
                for _ in 0..BLOCK {
                    let state = State::draw(view, &odds, &names, &mut random);
                    let taken = asked.iter().map(|&asked| state.hours(delays, asked));
                    let taken: Vec<f64> = taken.collect();
                    for (sums, hours) in sums.iter_mut().zip(hours) {
                        let there = taken.iter().zip(consent);
                        let there = there.filter(|(taken, _)| **taken <= hours * (1.0 + 1e-9));
                        let mean = there.map(|(_, consent)| consent * share).sum::<f64>();
                        *sums = [sums[0] + mean, sums[1] + mean * mean];
                    }
                }
                sums
            })
            .collect();
        let whole = consent.iter().sum::<f64>() * share;
        let estimate = |at: usize| {
            let sum = |power: usize| blocks.iter().map(|block| block[at][power]).sum::<f64>();
            Estimate::mean(sum(0), sum(1), whole, streams * BLOCK)
        };
        Ok((0..hours.len()).map(estimate).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{Asked, FEWEST_DRAWS, MOST_DRAWS, MOST_STEPS, Odds, Sample, TOO_LARGE, View, cost};
    use crate::{
        by_hand::{self, numbered, tied},
        model::{CommonCause, Range},
    };

    /// Actors by their consent; ties by their ends, delay and availability.
    fn view(consent: &[f64], ties: &[(usize, usize, f64, f64)], directed: bool) -> View {
        let delayed: Vec<_> = ties.iter().map(|&(a, b, delay, _)| (a, b, delay)).collect();
        let mut study = numbered(consent.len(), &delayed);
        study.directed = directed;
        for (actor, &consent) in study.actor.iter_mut().zip(consent) {
            actor.consent = Some(Range::exact(consent));
        }
        for (tie, &(.., availability)) in study.tie.iter_mut().zip(ties) {
            tie.delay = tie.strength.take();
            tie.availability = Some(Range::exact(availability));
        }
        by_hand::view(&study)
    }

    fn chain(n: usize, directed: bool) -> View {
        let ties: Vec<_> = (1..n).map(|at| (at - 1, at, 1.0, 0.5)).collect();
        view(&vec![1.0; n], &ties, directed)
    }

    fn same(found: f64, expected: f64) {
        assert!(
            (found / expected - 1.0).abs() < 1e-9,
            "{found}, {expected} by hand"
        );
    }

    #[test]
    fn of_what_is_sure_every_draw_says_the_same_and_the_error_is_that_of_two_draws_more() {
        let view = view(&[0.5, 0.25, 1.0], &[(0, 1, 1.0, 1.0)], false);
        let draw =
            |terminals: &[usize]| Sample::draw(&view, &Odds::of(&view), terminals).expect("cheap");
        let sample = draw(&[0, 1]);
        assert_eq!(sample.draws, MOST_DRAWS);
        let n = sample.draws as f64;
        let shares = [0, 1, 2].map(|index| sample.pair(index).value);
        assert_eq!(shares, [1.0, 0.0, 0.0]);
        assert_eq!(sample.all().value, 1.0);
        assert_eq!(draw(&[0, 1, 2]).all().value, 0.0);
        let error = ((n + 1.0) / n).sqrt() / (n + 2.0);
        for estimate in [sample.pair(0), sample.pair(1), sample.all()] {
            same(estimate.error, error);
        }
        // One of three pairs, by the mean of the two consents.
        let mean = sample.mean_answered();
        assert_eq!(mean.value, 0.125);
        same(mean.error, 1.0 / (n * 3.0_f64.sqrt()));
    }

    #[test]
    fn the_error_of_a_mean_is_the_spread_of_the_draws_over_the_root_of_their_number() {
        let view = view(&[1.0, 1.0], &[(0, 1, 1.0, 0.5)], false);
        let sample = Sample::draw(&view, &Odds::of(&view), &[0, 1]).expect("cheap");
        let root = (sample.draws as f64).sqrt();
        let timed = Sample::in_time(&view, &view, &[Asked::Pair(0, 1)], &[0.5], &[1.0]);
        let timed = timed.expect("cheap")[0];
        for (estimate, whole) in [(sample.mean_answered(), 1.0), (timed, 0.5)] {
            let error = whole * 0.5 / root;
            assert!((estimate.error / error - 1.0).abs() < 0.01);
            assert!((estimate.value - whole * 0.5).abs() < 5.0 * error);
        }
    }

    #[test]
    fn by_each_hour_those_count_whose_route_takes_no_longer() {
        let slow = [(0, 1, 50.0, 1.0), (1, 2, 50.0, 1.0)];
        let view_of = |ties: &[(usize, usize, f64, f64)]| view(&[1.0; 3], ties, false);
        let (odds, delays) = (
            view_of(&slow),
            view_of(&[(0, 1, 0.1, 1.0), (1, 2, 0.2, 1.0)]),
        );
        let asked = [Asked::Pair(0, 2), Asked::Pair(0, 1)];
        // 0.1 + 0.2 is a little more than 0.3 in floating point.
        let hours = [0.05, 0.1, 0.15, 0.29, 0.3, 9.0];
        let found = Sample::in_time(&odds, &delays, &asked, &[0.5, 0.25], &hours).expect("cheap");
        let values: Vec<f64> = found.iter().map(|estimate| estimate.value).collect();
        assert_eq!(values, [0.0, 0.125, 0.125, 0.125, 0.375, 0.375]);
        let n = MOST_DRAWS as f64;
        for estimate in found {
            same(estimate.error, 0.375 / (n * (n + 2.0)).sqrt());
        }
    }

    #[test]
    fn where_a_draw_costs_too_much_there_is_none() {
        let directed = chain(700, true);
        let drawn = Sample::draw(&directed, &Odds::of(&directed), &[0, 699]);
        assert_eq!(drawn.err(), Some(TOO_LARGE));
        // One search is cheap, one from each of two hundred is not.
        let view = chain(200, false);
        let asked: Vec<Asked> = (0..200).map(Asked::Informed).collect();
        let timed = Sample::in_time(&view, &view, &asked, &[1.0; 200], &[1.0]);
        assert_eq!(timed.err(), Some(TOO_LARGE));
    }

    #[test]
    fn what_is_cheap_enough_is_drawn_as_often_as_anything_is() {
        let line = chain(25, false);
        let drawn = Sample::draw(&line, &Odds::of(&line), &[0, 24]).expect("cheap");
        assert_eq!(drawn.draws, MOST_DRAWS);
        let asked = [Asked::Pair(0, 1)];
        let timed = |view: &View| Sample::in_time(view, view, &asked, &[1.0], &[1.0]);
        let found = timed(&chain(100, false)).expect("cheap")[0];
        assert!((found.value - 0.5).abs() < 5.0 * found.error);
        // More ties than actors could have with one for each pair.
        let ties = [(0, 1, 1.0, 1.0); 3];
        let found = timed(&view(&[1.0; 2], &ties, false)).expect("cheap")[0];
        assert_eq!(found.value, 1.0);
        // A lone actor has informed everybody, at once.
        let lone = view(&[0.5], &[], false);
        let found = Sample::in_time(&lone, &lone, &[Asked::Informed(0)], &[0.5], &[0.0]);
        assert_eq!(found.expect("cheap")[0].value, 0.5);
    }

    #[test]
    fn two_ties_one_way_between_the_same_two_carry_that_way() {
        let both = view(&[1.0; 2], &[(0, 1, 1.0, 1.0); 2], true);
        let sample = Sample::draw(&both, &Odds::of(&both), &[0, 1]).expect("cheap");
        assert_eq!([0, 1].map(|index| sample.pair(index).value), [1.0, 0.0]);
    }

    #[test]
    fn a_cause_strikes_whether_or_not_the_actor_of_its_number_works() {
        let cause = CommonCause {
            id: "C".into(),
            title: None,
            availability: Range::exact(0.5),
            agreements: Vec::new(),
            pairs: Vec::new(),
            actors: vec!["B".into()],
            between: Vec::new(),
        };
        let mut study = tied(&["A", "B"], &[("A", "B")]);
        study.actor[0].availability = Some(Range::exact(0.5));
        study.common_cause = vec![cause];
        let view = by_hand::view(&study);
        let sample = Sample::draw(&view, &Odds::of(&view), &[0, 1]).expect("cheap");
        let joined = sample.pair(0);
        assert!((joined.value - 0.25).abs() < 5.0 * joined.error);
    }

    #[test]
    fn seven_hundred_actors_are_not_too_many_for_a_sample_where_ties_run_both_ways() {
        let each = cost(&chain(700, false)).expect("no routes to list");
        assert!(MOST_STEPS / each >= FEWEST_DRAWS);
    }
}
