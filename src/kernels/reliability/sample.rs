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
