//! Shapley values: what each agreement adds to the mean probability that a request is answered, fairly shared.
//!
//! A coalition is a set of agreements; its worth is the mean probability with the others gone. The Shapley value of an
//! agreement is what it adds on joining, averaged over all orders in which the agreements might have been concluded
//! (Shapley 1953). The values add up to the worth of all less the worth of none.

use crate::{
    kernels::{Loss, Odds, Random, View},
    metrics::Criterion,
    model::Score,
};
use rayon::prelude::*;

/// Agreements up to which all 2ⁿ coalitions are worked out.
pub const MOST_EXACT: usize = 16;

/// Nodes of decision diagrams visited by the exact way, coalitions times the size of the diagrams: some seconds.
const MOST_VISITS: usize = 1_000_000_000;

/// The same for sampling: about a second.
const MOST_SAMPLED: usize = 200_000_000;

/// Orders sampled at the most, each with its reverse; the standard error is then below a hundredth of the spread.
const MOST_ORDERS: usize = 10_000;

/// Orders sampled at the least, or the standard error says nothing.
const LEAST_ORDERS: usize = 50;

/// What the agreements are worth.
pub(super) struct Shared {
    /// One per agreement.
    pub values: Vec<Score>,
    /// The worth of all agreements and of none, in the unit of the criterion.
    pub ends: [f64; 2],
    /// Orders sampled, reverses included; `None` where all coalitions were worked out.
    pub orders: Option<usize>,
}

/// Of every agreement, exact up to [`MOST_EXACT`] and sampled from `seed` beyond.
///
/// # Errors
/// A phrase, when the worth of a coalition cannot be had.
pub(super) fn shapley(view: &View, worth: &Criterion, seed: u64) -> Result<Shared, &'static str> {
    let n = view.agreements();
    let under = worth.under.ok_or("no reliability to share out")?;
    if n == 0 {
        return Err("no agreements");
    }
    let size = view.reliability()?.size(view).max(1);
    let coded = Odds::of(view);
    let of = |inside: &dyn Fn(usize) -> bool| {
        let mut odds = coded.clone();
        (0..n)
            .filter(|&agreement| !inside(agreement))
            .for_each(|agreement| odds.lose(view, Loss::Agreement(agreement)));
        under(view, &odds)
    };
    let ends = [of(&|_| true)?, of(&|_| false)?];
    if n <= MOST_EXACT && (1 << n) * size <= MOST_VISITS {
        let worths: Vec<f64> = (0..1_usize << n)
            .into_par_iter()
            .map(|coalition| of(&|agreement| coalition >> agreement & 1 == 1))
            .collect::<Result<_, _>>()?;
        let values = exact(n, &worths).into_iter().map(Score::from_f64).collect();
        return Ok(Shared {
            values,
            ends,
            orders: None,
        });
    }
    let pairs = (MOST_SAMPLED / (n * size)).min(MOST_ORDERS) / 2;
    if pairs < LEAST_ORDERS / 2 {
        return Err("too large for the Shapley values of its agreements");
    }
    let mut random = Random::new(seed);
    let mut order: Vec<usize> = (0..n).collect();
    let orders: Vec<Vec<usize>> = (0..pairs)
        .map(|_| {
            random.shuffle(&mut order);
            order.clone()
        })
        .collect();
    let sample: Vec<Vec<f64>> = orders
        .par_iter()
        .map(|order| both_ways(order, &of))
        .collect::<Result<_, _>>()?;
    let number = pairs as f64;
    let estimate = |agreement: usize| {
        let of = |added: &Vec<f64>| added[agreement];
        let value = sample.iter().map(of).sum::<f64>() / number;
        let squares: f64 = sample.iter().map(|added| (of(added) - value).powi(2)).sum();
        Score::Estimated {
            value,
            error: (squares / (number - 1.0) / number).sqrt(),
        }
    };
    Ok(Shared {
        values: (0..n).map(estimate).collect(),
        ends,
        orders: Some(2 * pairs),
    })
}

/// φᵢ = Σ_S |S|! (n−|S|−1)! ÷ n! · (v(S ∪ i) − v(S)) over the coalitions S without i; `worths` by bits.
pub(super) fn exact(n: usize, worths: &[f64]) -> Vec<f64> {
    // |S|! (n−|S|−1)! ÷ n! = 1 ÷ (n · C(n−1, |S|))
    let mut weight = vec![1.0 / n as f64; n];
    for size in 1..n {
        weight[size] = weight[size - 1] * size as f64 / (n - size) as f64;
    }
    let value = |player: usize| -> f64 {
        let bit = 1_usize << player;
        (0..worths.len())
            .filter(|coalition| coalition & bit == 0)
            .map(|coalition| {
                let added = worths[coalition | bit] - worths[coalition];
                weight[coalition.count_ones() as usize] * added
            })
            .sum()
    };
    (0..n).map(value).collect()
}

/// What each adds when they join in this order, and in its reverse, which has the opposite luck: the mean of the two.
fn both_ways(
    order: &[usize],
    of: &impl Fn(&dyn Fn(usize) -> bool) -> Result<f64, &'static str>,
) -> Result<Vec<f64>, &'static str> {
    let mut added = vec![0.0; order.len()];
    let reverse: Vec<usize> = order.iter().rev().copied().collect();
    for order in [order, &reverse] {
        let mut inside = vec![false; order.len()];
        let mut before = of(&|agreement| inside[agreement])?;
        for &agreement in order {
            inside[agreement] = true;
            let after = of(&|agreement| inside[agreement])?;
            added[agreement] += (after - before) / 2.0;
            before = after;
        }
    }
    Ok(added)
}

#[cfg(test)]
mod tests {
    use super::exact;

    #[test]
    fn a_glove_game_is_shared_as_in_the_textbook() {
        // Players 0 and 1 hold a left glove, player 2 a right one: a pair is worth 1.
        let worth =
            |coalition: usize| f64::from(u8::from(coalition & 4 != 0 && coalition & 3 != 0));
        let worths: Vec<f64> = (0..8).map(worth).collect();
        let values = exact(3, &worths);
        for (value, answer) in values.iter().zip([1.0 / 6.0, 1.0 / 6.0, 4.0 / 6.0]) {
            assert!((value - answer).abs() < 1e-12, "{values:?}");
        }
    }
}
