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

#[cfg(test)]
mod tests {
    use super::{Rounds, SEED, mean_of_draws};
    use crate::kernels::random::Random;

    #[test]
    fn draws_end_as_soon_as_the_interval_is_as_narrow_as_asked() {
        let within = 0.02;
        let rounds = Rounds::of_shares(1, within);
        let price = rounds.price + std::f64::consts::LN_2;
        // What Bernstein's bound leaves for the variance after so many draws.
        let rest = |draws: usize| within - 7.0 * price / (3.0 * (draws as f64 - 1.0));
        let enough = rounds.draws.iter().copied();
        let enough = enough
            .filter(|&draws| rest(draws) > 0.3 * within)
            .min()
            .unwrap();
        // A coin with h heads of a prize each in n throws: the variance is prize² · h (n − h) ÷ n (n − 1).
        let coin = |number: usize| Random::stream(SEED, number as u64).below(2);
        let heads = (0..enough).map(coin).sum::<usize>() as f64;
        let n = enough as f64;
        let variance = heads * (n - heads) / (n * (n - 1.0));
        let prize = rest(enough) / (2.0 * variance * price / n).sqrt();
        let taken = |prize: f64| {
            let draw = |_: &mut (), random: &mut Random| prize * random.below(2) as f64;
            mean_of_draws(within, 1.0, || (), draw)
        };
        let (draws, mean) = taken(0.9998 * prize);
        assert_eq!(draws, enough);
        assert!((mean.value - 0.9998 * prize * heads / n).abs() < 1e-12);
        let (draws, _) = taken(1.0002 * prize);
        assert!(draws > enough, "{draws} of {enough}");
    }

    #[test]
    fn in_another_unit_as_many_draws_say_the_same() {
        let drawn = |unit: f64| {
            let draw = |_: &mut (), random: &mut Random| unit * random.up_to(1.0);
            mean_of_draws(0.05 * unit, unit, || (), draw)
        };
        let ((few, small), (many, large)) = (drawn(1.0), drawn(4.0));
        assert_eq!(few, many);
        assert_eq!(small.times(4.0), large);
        // Evenly from 0 to 1.
        assert!((small.value - 0.5).abs() <= 0.05 && few > 100);
    }
}
