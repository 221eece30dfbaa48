//! Ranks by each criterion, and how far two criteria agree.

use super::{Concord, Worthy};
use crate::metrics::CRITERIA;
use std::cmp::Ordering;

/// Relative; gains are differences of sums of at most some thousands of terms.
const SAME: f64 = 1e-9;

/// Which of two gains is the greater; equal within [`SAME`].
pub(super) fn compare(x: f64, y: f64) -> Ordering {
    if x == y || (x - y).abs() <= SAME * x.abs().max(y.abs()).min(1.0) {
        Ordering::Equal
    } else {
        x.total_cmp(&y)
    }
}

/// Ranks `items` by every criterion, 1 the greatest gain and equal ones alike, and orders them by the one at `by`.
pub(super) fn rank(items: &mut [Worthy], by: usize) {
    for criterion in 0..CRITERIA.len() {
        let places: Vec<Option<f64>> = items
            .iter()
            .map(|item| item.worths[criterion].value.place())
            .collect();
        for (item, place) in items.iter_mut().zip(&places) {
            item.worths[criterion].rank = place.map(|place| {
                let above = |other: &&f64| compare(**other, place).is_gt();
                places.iter().flatten().filter(above).count() + 1
            });
        }
    }
    items.sort_by_key(|item| item.worths[by].rank.unwrap_or(usize::MAX));
}

/// Kendall's τ_b of every two criteria over the items that both rank; none where either ranks all alike.
pub(super) fn concord(among: &'static str, items: &[Worthy]) -> Vec<Concord> {
    let mut found = Vec::new();
    for (first, a) in CRITERIA.iter().enumerate() {
        for (second, b) in CRITERIA.iter().enumerate().skip(first + 1) {
            let both: Vec<(f64, f64)> = items
                .iter()
                .filter_map(|item| {
                    let place = |at: usize| item.worths[at].value.place();
                    Some((place(first)?, place(second)?))
                })
                .collect();
            found.push(Concord {
                among,
                a: a.metric.id,
                b: b.metric.id,
                items: both.len(),
                tau: tau_b(&both),
            });
        }
    }
    found
}

/// τ_b = (C − D) ÷ √((C + D + T_x)(C + D + T_y)): C concordant and D discordant pairs, T those alike in one only
/// (Kendall 1945).
pub(super) fn tau_b(both: &[(f64, f64)]) -> Option<f64> {
    let (mut agree, mut alike_x, mut alike_y, mut apart) = (0.0, 0.0, 0.0, 0.0);
    for (at, one) in both.iter().enumerate() {
        for other in &both[at + 1..] {
            match (compare(one.0, other.0), compare(one.1, other.1)) {
                (Ordering::Equal, Ordering::Equal) => {}
                (Ordering::Equal, _) => alike_x += 1.0,
                (_, Ordering::Equal) => alike_y += 1.0,
                (x, y) if x == y => agree += 1.0,
                _ => apart += 1.0,
            }
        }
    }
    let scale: f64 = (agree + apart + alike_x) * (agree + apart + alike_y);
    (scale > 0.0).then(|| (agree - apart) / scale.sqrt())
}

#[cfg(test)]
mod tests {
    use super::{compare, tau_b};
    use std::cmp::Ordering::{Equal, Greater, Less};

    #[test]
    fn tau_b_is_that_of_the_textbook_example() {
        // scipy.stats.kendalltau([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]) gives −0.4714045207910316.
        let both = [(12.0, 1.0), (2.0, 4.0), (1.0, 7.0), (12.0, 1.0), (2.0, 0.0)];
        assert!((tau_b(&both).unwrap() + 0.471_404_520_791_031_6).abs() < 1e-12);
        // It does not matter which of the two comes first.
        let turned = both.map(|(x, y)| (y, x));
        assert!((tau_b(&turned).unwrap() + 0.471_404_520_791_031_6).abs() < 1e-12);
        // Of six pairs four go together and one each is alike in one: 4 ÷ √(5 · 5).
        let both = [(1.0, 1.0), (1.0, 2.0), (2.0, 3.0), (3.0, 3.0)];
        assert!((tau_b(&both).unwrap() - 0.8).abs() < 1e-12);
        assert_eq!(tau_b(&[(1.0, 1.0), (2.0, 1.0)]), None);
        assert_eq!(
            tau_b(&[(1.0, 1.0), (2.0, 2.0), (f64::INFINITY, 3.0)]),
            Some(1.0)
        );
    }

    #[test]
    fn gains_are_equal_within_what_rounding_leaves() {
        for (x, y, answer) in [
            (5.0, 5.0 + 5e-10, Equal),
            (5.0 + 2e-9, 5.0, Greater),
            (2e-6, 1e-6, Greater),
            (-2e-6, 1e-6, Less),
            (1e-6, 1e-6 + 5e-16, Equal),
            (1e-6, 1e-6 + 2e-15, Less),
            (0.0, 0.0, Equal),
            (0.0, 1e-300, Less),
            (f64::INFINITY, f64::INFINITY, Equal),
            (f64::INFINITY, 1.0, Greater),
        ] {
            assert_eq!(compare(x, y), answer, "{x} {y}");
        }
    }
}
