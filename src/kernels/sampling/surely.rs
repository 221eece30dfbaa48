//! How many draws are enough.

/// How surely every estimate of one kind is within the bound at once.
pub const CONFIDENCE: f64 = 0.95;

/// Each round draws so many times as much as there was.
const FURTHER: f64 = 1.25;

/// Draws before the first check.
const FIRST: usize = 512;

/// Numbers of draws after which it is asked whether they do, and what each of these questions may cost.
#[derive(Clone, Debug)]
pub(super) struct Rounds {
    /// Draws in all, round by round.
    pub(super) draws: Vec<usize>,
    /// −ln of the chance that one end of one estimate's interval fails in one round.
    pub(super) price: f64,
}

impl Rounds {
    /// Rounds for `estimates` shares of draws. The last of them does for certain (Hoeffding 1963,
    /// doi:10.1080/01621459.1963.10500830): −ln of the chance of missing a mean by ε is at least 2ε² a draw.
    pub(super) fn of_shares(estimates: usize, within: f64) -> Self {
        let rounds = 32;
        let price = price(estimates, rounds);
        let most = (price / (2.0 * within * within)).ceil();
        let draws = (0..rounds)
            .rev()
            .map(|before| (most / FURTHER.powi(before as i32)).ceil() as usize)
            .filter(|&draws| draws >= FIRST || draws == most as usize)
            .collect();
        Self { draws, price }
    }

    /// Rounds up to `most` draws, whether they do or not.
    pub(super) fn up_to(estimates: usize, most: usize) -> Self {
        let next = |draws: &usize| Some((*draws as f64 * FURTHER).ceil() as usize);
        let draws: Vec<usize> = std::iter::successors(Some(FIRST), next)
            .take_while(|&draws| draws < most)
            .collect();
        let price = price(estimates, draws.len().max(1));
        Self { draws, price }
    }
}

/// −ln of the chance that one end of one interval may fail in one round, if chances are shared out evenly.
pub(super) fn price(estimates: usize, rounds: usize) -> f64 {
    (2.0 * estimates as f64 * rounds as f64 / (1.0 - CONFIDENCE)).ln()
}

/// Whether a share of `count` in `draws` is known within ε to either side, by Chernoff's bound (1952,
/// doi:10.1214/aoms/1177729330): a true share as far away as that would have made this one too unlikely.
pub(super) fn share_is_known(count: u32, draws: usize, within: f64, price: f64) -> bool {
    let share = f64::from(count) / draws as f64;
    let excluded = |truth: f64| {
        !(0.0..=1.0).contains(&truth) || draws as f64 * divergence(share, truth) >= price
    };
    excluded(share + within) && excluded(share - within)
}

/// Kullback–Leibler divergence of a coin with chance `p` from one with chance `q`.
fn divergence(p: f64, q: f64) -> f64 {
    let term = |p: f64, q: f64| if p == 0.0 { 0.0 } else { p * (p / q).ln() };
    term(p, q) + term(1.0 - p, 1.0 - q)
}

/// Half the width of the interval of a mean: Hoeffding's, or the empirical Bernstein bound where the draws differ
/// little (Maurer & Pontil 2009, doi:10.48550/arXiv.0907.3740). `variance` is that of the sample; draws lie within
/// `span` of each other.
pub(super) fn half_width(draws: usize, variance: f64, span: f64, price: f64) -> f64 {
    let n = draws as f64;
    let hoeffding = span * (price / (2.0 * n)).sqrt();
    // Theirs is ln(2/δ) for one end: one of two events is about the variance.
    let price = price + std::f64::consts::LN_2;
    let bernstein = (2.0 * variance * price / n).sqrt() + 7.0 * span * price / (3.0 * (n - 1.0));
    hoeffding.min(bernstein)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Chance that a fair-or-not coin shows `count` heads.
    fn binomial(draws: u32, count: u32, chance: f64) -> f64 {
        (0..count).fold((1.0 - chance).powi(draws as i32), |term, at| {
            term * f64::from(draws - at) / f64::from(at + 1) * chance / (1.0 - chance)
        })
    }

    #[test]
    fn a_share_that_is_called_known_is_missed_as_seldom_as_promised() {
        for chance in [0.02, 0.1, 0.3, 0.5] {
            for (draws, within) in [(200, 0.1), (400, 0.05), (800, 0.05)] {
                let price = 3.0;
                let missed: f64 = (0..=draws)
                    .filter(|&count| share_is_known(count, draws as usize, within, price))
                    .filter(|&count| (f64::from(count) / f64::from(draws) - chance).abs() > within)
                    .map(|count| binomial(draws, count, chance))
                    .sum();
                assert!(missed <= 2.0 * (-price).exp(), "{chance} {draws}: {missed}");
            }
        }
    }

    #[test]
    fn the_last_round_knows_every_share() {
        let rounds = Rounds::of_shares(1_000, 0.05);
        let &last = rounds.draws.last().unwrap();
        for count in (0..=last).step_by(37) {
            assert!(share_is_known(count as u32, last, 0.05, rounds.price));
        }
        assert!(!share_is_known(
            last as u32 / 4,
            last / 2,
            0.05,
            rounds.price
        ));
        assert!(rounds.draws.is_sorted());
    }

    #[test]
    fn draws_that_hardly_differ_are_enough_sooner() {
        assert!(half_width(5_000, 0.0001, 1.0, 15.0) < 0.5 * half_width(5_000, 1.0, 1.0, 15.0));
        assert_eq!(half_width(50, 0.0, 1.0, 15.0), (15.0_f64 / 100.0).sqrt());
    }

    #[test]
    fn what_was_seen_always_or_never_is_known_by_a_power() {
        // A truth of ε shows nothing in n draws with chance (1 − ε)ⁿ: 0.95⁵⁸ > e⁻³ > 0.95⁵⁹.
        for (count, draws, known) in [
            (0, 58, false),
            (0, 59, true),
            (58, 58, false),
            (59, 59, true),
        ] {
            assert_eq!(
                share_is_known(count, draws, 0.05, 3.0),
                known,
                "{count} {draws}"
            );
        }
    }

    #[test]
    fn the_width_of_an_interval_is_as_worked_by_hand() {
        // With ln(2/δ) = 3: √(2 · 0.01 · 3 ÷ 101) + 7 · 2 · 3 ÷ (3 · 100).
        let price = 3.0 - std::f64::consts::LN_2;
        let found = half_width(101, 0.01, 2.0, price);
        assert!((found - ((0.06_f64 / 101.0).sqrt() + 0.14)).abs() < 1e-12);
        // Hoeffding's is narrower where draws differ: 2 · √(3 ÷ 200).
        assert_eq!(half_width(100, 1.0, 2.0, 3.0), 2.0 * 0.015_f64.sqrt());
    }

    #[test]
    fn what_may_go_wrong_is_shared_out_among_ends_and_rounds() {
        // Two ends of three estimates in four rounds.
        let each = (-price(3, 4)).exp();
        assert!((24.0 * each - (1.0 - CONFIDENCE)).abs() < 1e-12);
        let second = Rounds::up_to(7, 10 * FIRST).draws[1];
        assert_eq!(Rounds::up_to(7, second + 1).price, price(7, 2));
        assert_eq!(Rounds::up_to(7, 1).price, price(7, 1));
    }

    #[test]
    fn every_round_draws_a_share_more_up_to_what_is_allowed() {
        let most = 10 * FIRST;
        let draws = Rounds::up_to(7, most).draws;
        assert_eq!(draws[0], FIRST);
        for pair in draws.windows(2) {
            let further = pair[0] as f64 * FURTHER;
            assert!((0.0..1.0).contains(&(pair[1] as f64 - further)), "{pair:?}");
        }
        let &last = draws.last().unwrap();
        assert!(last < most && last as f64 * FURTHER >= most as f64);
        // As many as allowed are not taken: an exact answer costs no more.
        assert_eq!(Rounds::up_to(7, draws[1]).draws, [FIRST]);
        // A bound that Hoeffding meets with few draws takes those and no more.
        let rounds = Rounds::of_shares(1, 0.2);
        assert_eq!(rounds.draws, [(rounds.price / 0.08).ceil() as usize]);
        let rounds = Rounds::of_shares(1, 0.01);
        assert_eq!(
            rounds.draws.last(),
            Some(&((rounds.price / 0.0002).ceil() as usize))
        );
        assert!(rounds.draws[0] >= FIRST && rounds.draws.len() > 1);
        let second = (FIRST as f64 * FURTHER) as usize;
        let within = (rounds.price / (2.0 * second as f64 - 1.0)).sqrt();
        assert_eq!(Rounds::of_shares(1, within).draws, [FIRST, second]);
    }
}
