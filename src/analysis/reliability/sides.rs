//! Which pair tells most.

use super::PairChance;
use std::collections::HashMap;

/// The pair whose probability changes most between the sides, beyond what may be noise of a sample; of a single side the least sure that has any route, or
/// else the first.
pub(super) fn telling_pair(sides: &[Vec<PairChance>]) -> Option<[String; 2]> {
    let last = sides.last()?;
    let value = |pair: &PairChance| pair.answered.value;
    let first = sides.first()?.iter();
    let first: HashMap<_, _> = first.map(|pair| ((&pair.a, &pair.b), pair)).collect();
    let gap = |pair: &PairChance| {
        let before = first.get(&(&pair.a, &pair.b))?;
        let error = |pair: &PairChance| pair.answered.error.unwrap_or(0.0);
        let noise = 3.0 * (error(pair) + error(before));
        Some(((value(pair)? - value(before)?).abs() - noise).max(0.0))
    };
    let widest = last
        .iter()
        .filter(|pair| sides.len() > 1 && gap(pair).is_some_and(|gap| gap > 0.0))
        .fold(None, |best: Option<&PairChance>, pair| match best {
            Some(best) if gap(best) >= gap(pair) => Some(best),
            _ => Some(pair),
        });
    let least = || {
        let shared = last.iter().filter(|pair| gap(pair).is_some());
        let routed = shared.filter(|pair| value(pair).is_some_and(|value| value > 0.0));
        routed.fold(None, |best: Option<&PairChance>, pair| match best {
            Some(best) if value(best) <= value(pair) => Some(best),
            _ => Some(pair),
        })
    };
    let pair = widest.or_else(least).or(last.first())?;
    Some([pair.a.clone(), pair.b.clone()])
}

#[cfg(test)]
mod tests {
    use super::{PairChance, telling_pair};
    use crate::{analysis::Chance, model::Score};

    /// Pairs of A with each of these, and how surely its requests are answered, with the error of an estimate.
    fn side(pairs: &[(&str, f64, f64)]) -> Vec<PairChance> {
        let pair = |&(b, value, error): &(&str, f64, f64)| {
            let score = if error > 0.0 {
                Score::Estimated { value, error }
            } else {
                Score::Defined(value)
            };
            let chance = Chance::of(score, None);
            PairChance {
                a: "A".into(),
                b: b.into(),
                joined: chance,
                answered: chance,
            }
        };
        pairs.iter().map(pair).collect()
    }

    fn telling(sides: &[&[(&str, f64, f64)]]) -> Option<String> {
        let sides: Vec<Vec<PairChance>> = sides.iter().map(|pairs| side(pairs)).collect();
        telling_pair(&sides).map(|[a, b]| a + &b)
    }

    #[test]
    fn the_pair_that_changes_most_beyond_three_errors_tells_most() {
        // C changes by 0.4 of which 0.3 may be noise, D by 0.2 of which none is.
        let without = [
            ("B", 0.9, 0.0),
            ("C", 0.5, 0.05),
            ("D", 0.7, 0.0),
            ("E", 0.1, 0.0),
        ];
        let with = [
            ("B", 0.9, 0.0),
            ("C", 0.9, 0.05),
            ("D", 0.5, 0.0),
            ("E", 0.1, 0.0),
        ];
        assert_eq!(telling(&[&without, &with]).as_deref(), Some("AD"));
        // 0.4 − 0.3 is more than 0.05 − 0.003.
        let without = [("C", 0.5, 0.05), ("F", 0.5, 0.0005)];
        let with = [("C", 0.9, 0.05), ("F", 0.55, 0.0005)];
        assert_eq!(telling(&[&without, &with]).as_deref(), Some("AC"));
        // Of equal changes the first.
        let without = [("B", 0.5, 0.0), ("C", 0.25, 0.0)];
        let with = [("B", 0.75, 0.0), ("C", 0.5, 0.0)];
        assert_eq!(telling(&[&without, &with]).as_deref(), Some("AB"));
    }

    #[test]
    fn where_nothing_changes_it_is_the_least_sure_pair_that_has_a_route_at_all() {
        let pairs = [
            ("B", 0.0, 0.0),
            ("C", 0.5, 0.0),
            ("D", 0.25, 0.0),
            ("E", 0.25, 0.0),
            ("F", 0.75, 0.0),
        ];
        assert_eq!(telling(&[&pairs]).as_deref(), Some("AD"));
        assert_eq!(telling(&[&pairs, &pairs]).as_deref(), Some("AD"));
        let apart = [("B", 0.0, 0.0), ("C", 0.0, 0.0)];
        assert_eq!(telling(&[&apart]).as_deref(), Some("AB"));
        assert_eq!(telling(&[&[]]), None);
        // A pair that one side alone has is no change of it.
        let more = [("B", 0.5, 0.0), ("C", 0.25, 0.0)];
        assert_eq!(telling(&[&more[..1], &more]).as_deref(), Some("AB"));
    }
}
