//! The order in which actors are met: it decides how wide the frontier becomes, and with it everything.

use std::collections::VecDeque;

/// Actors up to which each of them is tried as the first; beyond, a few at the rim.
const FEW_ACTORS: usize = 24;
/// Starts beyond that.
const STARTS: usize = 6;

/// An order, and what it leads to.
#[derive(Clone, Debug)]
pub struct Order {
    /// Each actor once.
    pub actors: Vec<usize>,
    /// Partitions of the frontier to expect, summed over the ties: as if all could occur.
    pub states: f64,
    /// The widest frontier, before those leave who have met all their neighbours.
    pub widest: usize,
}

impl Order {
    /// The best of several candidates. From each of some starts one goes outwards layer by layer, as one narrows the
    /// bandwidth of a matrix (Cuthill & McKee 1969, doi:10.1145/800195.805928), and one takes next whoever leaves the
    /// narrowest frontier, among equals a neighbour of the one who has waited longest.
    pub fn of(n: usize, ties: &[(usize, usize)]) -> Self {
        let mut around = vec![Vec::new(); n];
        for &(a, b) in ties {
            around[a].push(b);
            around[b].push(a);
        }
        let mut best: Option<Self> = None;
        for start in starts(&around) {
            for rule in [Rule::Outwards, Rule::Narrowest] {
                let most = best.as_ref().map_or(f64::INFINITY, |best| best.states);
                if let Some(found) = candidate(&around, start, rule, most) {
                    best = Some(found);
                }
            }
        }
        best.unwrap_or_else(|| Self {
            actors: (0..n).collect(),
            states: f64::INFINITY,
            widest: n,
        })
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Rule {
    Outwards,
    Narrowest,
}

/// Every actor of a small network; else those found by going to the far side again and again, which lie at the rim.
fn starts(around: &[Vec<usize>]) -> Vec<usize> {
    let n = around.len();
    if n <= FEW_ACTORS {
        return (0..n).collect();
    }
    let mut starts = vec![0];
    while starts.len() < STARTS {
        // The farthest from all before it, of few ties.
        let mut hops = vec![usize::MAX; n];
        let mut waiting: VecDeque<usize> = starts.iter().copied().collect();
        starts.iter().for_each(|&start| hops[start] = 0);
        while let Some(here) = waiting.pop_front() {
            for &there in &around[here] {
                if hops[there] == usize::MAX {
                    hops[there] = hops[here] + 1;
                    waiting.push_back(there);
                }
            }
        }
        let rim = |&actor: &usize| (hops[actor], usize::MAX - around[actor].len());
        match (0..n).max_by_key(rim) {
            Some(far) if hops[far] > 0 => starts.push(far),
            _ => break,
        }
    }
    starts
}

/// The order from one start; nothing once it is no better than `most`.
fn candidate(around: &[Vec<usize>], start: usize, rule: Rule, most: f64) -> Option<Order> {
    let n = around.len();
    let mut waiting: Vec<usize> = around.iter().map(Vec::len).collect();
    let mut met_at = vec![usize::MAX; n];
    let mut seen = vec![false; n];
    // Those next to somebody met, in the order in which they came into sight.
    let mut sight = vec![start];
    seen[start] = true;
    let mut order = Order {
        actors: Vec::with_capacity(n),
        states: 0.0,
        widest: 0,
    };
    let mut width = 0_usize;
    while order.actors.len() < n {
        if sight.is_empty() {
            let other = (0..n).find(|&actor| !seen[actor])?;
            seen[other] = true;
            sight.push(other);
        }
        let at = match rule {
            Rule::Outwards => 0,
            Rule::Narrowest => {
                let key = |at: &usize| {
                    let (mut released, mut oldest) = (0, usize::MAX);
                    for &other in &around[sight[*at]] {
                        released += usize::from(met_at[other] != usize::MAX && waiting[other] == 1);
                        oldest = oldest.min(met_at[other]);
                    }
                    let stays = usize::from(waiting[sight[*at]] > 0);
                    (n + stays - released, oldest)
                };
                (0..sight.len()).min_by_key(key)?
            }
        };
        let actor = sight.remove(at);
        met_at[actor] = order.actors.len();
        order.actors.push(actor);
        width += 1;
        order.widest = order.widest.max(width);
        for &other in &around[actor] {
            if met_at[other] != usize::MAX {
                order.states += partitions(width);
                waiting[other] -= 1;
                waiting[actor] -= 1;
                width -= usize::from(waiting[other] == 0);
            } else if !seen[other] {
                seen[other] = true;
                sight.push(other);
            }
        }
        width -= usize::from(waiting[actor] == 0);
        if order.states >= most {
            return None;
        }
    }
    Some(order)
}

/// Partitions of so many actors: Bell numbers, and about six times as many for each more beyond the table.
fn partitions(width: usize) -> f64 {
    const BELL: [f64; 14] = [
        1.0,
        1.0,
        2.0,
        5.0,
        15.0,
        52.0,
        203.0,
        877.0,
        4_140.0,
        21_147.0,
        115_975.0,
        678_570.0,
        4_213_597.0,
        27_644_437.0,
    ];
    match BELL.get(width) {
        Some(&number) => number,
        None => BELL[13] * 6_f64.powi((width - 13).min(300) as i32),
    }
}

#[cfg(test)]
mod tests {
    use super::Order;

    #[test]
    fn a_wheel_is_gone_round_along_its_rim_whoever_is_named_first() {
        // Sixty round a hub, their names out of order, the hub's the first.
        let rim = |at: usize| 23 * (at + 1) % 61;
        let ties = (0..60).map(|at| (rim(at), rim((at + 1) % 60)));
        let ties: Vec<_> = ties.chain((1..61).map(|at| (0, at))).collect();
        let order = Order::of(61, &ties);
        assert!(order.widest <= 6, "{}", order.widest);
        let mut once = order.actors;
        once.sort_unstable();
        assert!(once.into_iter().eq(0..61));
    }
}
