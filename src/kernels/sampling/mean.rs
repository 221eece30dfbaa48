//! One mean, from draws until they do.

use super::{
    SEED, blocks,
    surely::{Rounds, half_width},
};
use crate::kernels::{estimate::Estimate, random::Random};
use rayon::prelude::*;

/// Draws that one thread takes at a time: some may be slow.
const BLOCK: usize = 64;

/// The mean of `draw`, whose values lie from 0 to `whole`, surely within `within`; and how many draws that took. `scratch`
/// is made once a block.
pub fn mean_of_draws<S>(
    within: f64,
    whole: f64,
    scratch: impl Fn() -> S + Sync + Send,
    draw: impl Fn(&mut S, &mut Random) -> f64 + Sync + Send,
) -> (usize, Estimate) {
    let rounds = Rounds::of_shares(1, within / whole);
    let (mut draws, mut sum, mut squares) = (0, 0.0, 0.0);
    for &further in &rounds.draws {
        // Block by block and in order, so that the last bits do not hang on threads.
        let sums: Vec<[f64; 2]> = blocks(draws..further, BLOCK)
            .into_par_iter()
            .map_init(&scratch, |scratch, block| {
                block.fold([0.0; 2], |[sum, squares], number| {
                    let value = draw(scratch, &mut Random::stream(SEED, number as u64));
                    [sum + value, squares + value * value]
                })
            })
            .collect();
        for [some, their_squares] in sums {
            sum += some;
            squares += their_squares;
        }
        draws = further;
        let n = draws as f64;
        let variance = ((squares - sum * sum / n) / (n - 1.0)).max(0.0);
        if half_width(draws, variance, whole, rounds.price) <= within {
            break;
        }
    }
    (draws, Estimate::mean(sum, squares, whole, draws))
}
