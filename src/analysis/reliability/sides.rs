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
