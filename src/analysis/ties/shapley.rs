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
    use super::{LEAST_ORDERS, MOST_EXACT, MOST_ORDERS, MOST_SAMPLED, both_ways, exact, shapley};
    use crate::{
        by_hand::{tie, view},
        kernels::Random,
        metrics::CRITERIA,
        model::{BareTie, CommonCause, Range, Study},
    };

    /// A tie under an agreement of its own, which works with probability ½.
    fn unsure(a: &str, b: &str, agreement: String) -> BareTie {
        BareTie {
            availability: Some(Range::exact(0.5)),
            agreement: Some(agreement),
            ..tie(a, b)
        }
    }

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

    #[test]
    fn an_order_and_its_reverse_count_half_each() {
        let worth = |inside: &dyn Fn(usize) -> bool| -> Result<f64, &'static str> {
            let pair = inside(2) && (inside(0) || inside(1));
            Ok(f64::from(u8::from(pair)))
        };
        // The right glove adds a pair where a left one is there already, and else the next left one does.
        for (order, added) in [([2, 0, 1], [0.5, 0.0, 0.5]), ([0, 2, 1], [0.0, 0.0, 1.0])] {
            assert_eq!(both_ways(&order, &worth), Ok(added.to_vec()));
        }
    }

    #[test]
    fn a_sampled_share_comes_with_the_standard_error_of_a_mean_over_pairs_of_orders() {
        // Two actors with a tie under each agreement, every one of which works with probability ½.
        let n = 17;
        let tie = |at: usize| unsure("A", "B", format!("T{at}"));
        let view = view(&Study {
            tie: (0..n).map(tie).collect(),
            ..Study::default()
        });
        let worth = CRITERIA.iter().find(|criterion| criterion.under.is_some());
        let shared = shapley(&view, worth.expect("reliability"), 3).expect("small enough");
        assert_eq!(shared.orders, Some(MOST_ORDERS));
        // Who joins after k others adds ½ · ½ᵏ.
        let halves = |times: usize| 0.5_f64.powi(times as i32);
        let added: Vec<f64> = (0..n)
            .map(|k| (halves(k + 1) + halves(n - k)) / 2.0)
            .collect();
        let mean = added.iter().sum::<f64>() / n as f64;
        let variance = added.iter().map(|one| (one - mean).powi(2)).sum::<f64>() / n as f64;
        let error = (variance / (MOST_ORDERS / 2) as f64).sqrt();
        assert!((shared.ends[0] - mean * n as f64).abs() < 1e-12 && shared.ends[1] == 0.0);
        // The orders are those of the seed.
        let (mut random, mut order) = (Random::new(3), (0..n).collect::<Vec<usize>>());
        let mut drawn = vec![Vec::new(); n];
        for _ in 0..MOST_ORDERS / 2 {
            random.shuffle(&mut order);
            for (place, &agreement) in order.iter().enumerate() {
                drawn[agreement].push(added[place]);
            }
        }
        for (score, drawn) in shared.values.iter().zip(&drawn) {
            let (value, own) = (score.value().unwrap(), score.error().unwrap());
            assert!((value - mean).abs() < 5.0 * error, "{value}, not {mean}");
            assert!((own / error - 1.0).abs() < 0.2, "{own}, not {error}");
            let number = drawn.len() as f64;
            let middle = drawn.iter().sum::<f64>() / number;
            let squares: f64 = drawn.iter().map(|one| (one - middle).powi(2)).sum();
            let standard = (squares / (number - 1.0) / number).sqrt();
            assert!((value - middle).abs() < 1e-12, "{value}, not {middle}");
            assert!((own / standard - 1.0).abs() < 1e-9, "{own}, not {standard}");
        }
    }

    #[test]
    fn shares_are_refused_where_there_is_time_for_a_few_orders_only() {
        let names = ["A", "B", "C", "D", "E", "F", "G"];
        let pairs = names.iter().enumerate();
        let pairs = pairs.flat_map(|(at, a)| names[at + 1..].iter().map(move |b| (*a, *b)));
        let tie = |(a, b): (&str, &str)| unsure(a, b, format!("{a}{b}"));
        let mut study = Study {
            tie: pairs.map(tie).collect(),
            ..Study::default()
        };
        let worth = CRITERIA.iter().find(|criterion| criterion.under.is_some());
        // Every common cause doubles the work.
        for cause in 0..=10 {
            let view = view(&study);
            let size = view.reliability().expect("small enough").size(&view);
            if view.agreements() * size > MOST_SAMPLED / LEAST_ORDERS {
                let found = shapley(&view, worth.expect("reliability"), 1).err();
                assert_eq!(
                    found,
                    Some("too large for the Shapley values of its agreements")
                );
                return;
            }
            study.common_cause.push(CommonCause {
                id: format!("C{cause}"),
                title: None,
                availability: Range::exact(0.5),
                agreements: study.tie[cause].agreement.clone().into_iter().collect(),
                pairs: Vec::new(),
                actors: Vec::new(),
                between: Vec::new(),
            });
        }
        panic!("ten common causes are not work enough");
    }

    #[test]
    fn the_shares_of_sixteen_agreements_are_exact_and_of_equals_equal() {
        // Two actors are joined where any of their ties works.
        let tie = |at: usize| unsure("A", "B", format!("T{at}"));
        let view = view(&Study {
            tie: (0..MOST_EXACT).map(tie).collect(),
            ..Study::default()
        });
        let worth = CRITERIA.iter().find(|criterion| criterion.under.is_some());
        let shared = shapley(&view, worth.expect("reliability"), 1).expect("small enough");
        assert_eq!(shared.orders, None);
        let all = 1.0 - 0.5_f64.powi(MOST_EXACT as i32);
        for score in shared.values {
            let value = score.value().expect("a number");
            assert!((value - all / MOST_EXACT as f64).abs() < 1e-12);
            assert_eq!(score.error(), None);
        }
    }

    #[test]
    fn of_sixteen_agreements_shares_are_refused_where_each_coalition_takes_too_long() {
        // Ten events may each close an agreement: one coalition takes 1,024 passes over 17 × 17 pairs.
        let tie = |at: usize| unsure("HUB", &format!("S{at:02}"), format!("T{at}"));
        let cause = |at: usize| CommonCause {
            id: format!("C{at}"),
            title: None,
            availability: Range::exact(0.5),
            agreements: vec![format!("T{at}")],
            pairs: Vec::new(),
            actors: Vec::new(),
            between: Vec::new(),
        };
        let view = view(&Study {
            tie: (0..MOST_EXACT).map(tie).collect(),
            common_cause: (0..10).map(cause).collect(),
            ..Study::default()
        });
        let worth = CRITERIA.iter().find(|criterion| criterion.under.is_some());
        let found = shapley(&view, worth.expect("reliability"), 1).err();
        let reason = "too large for the Shapley values of its agreements";
        assert_eq!(found, Some(reason));
    }
}
