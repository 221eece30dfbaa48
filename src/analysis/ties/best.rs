//! Which missing ties would be best together: all sets tried where they are few, one after the other beyond.

use super::{BestSet, coding::Coding, ranks::compare};
use crate::{
    kernels::{Addition, View},
    metrics::Criterion,
    model::Score,
};
use rayon::prelude::*;

/// Sets of missing ties that are all tried; more are searched greedily.
pub const MOST_SETS: usize = 3_000;

/// Where a set is judged by reliability: sets times the nodes of the decision diagrams before adding; some seconds.
const MOST_NODES: usize = 8_000_000;

/// The best set of 1, 2, … `most` missing ties by one criterion. `names` are those of `missing`, in its order.
pub(super) fn best_sets(
    view: &View,
    by: &Criterion,
    coding: &Coding,
    missing: &[(usize, usize)],
    names: &[String],
    most: usize,
) -> Vec<BestSet> {
    let before = by.score(view);
    let after = |set: &[usize]| {
        let ties: Vec<_> = set.iter().map(|&at| coding.tie(missing[at])).collect();
        by.score(&view.with_ties(&ties))
    };
    let gain = |score: Score| by.gain(before, score).place();
    // The first of the greatest, so that threads change nothing.
    let best = |sets: Vec<Vec<usize>>| -> Option<(Vec<usize>, Score)> {
        let scores: Vec<Score> = if by.added.is_some() {
            // Sets that differ in their last tie share the network with the others.
            let groups = sets.chunk_by(|x, y| x[..x.len() - 1] == y[..y.len() - 1]);
            groups
                .flat_map(|group| last_added(view, by, coding, missing, group))
                .collect()
        } else {
            sets.par_iter().map(|set| after(set)).collect()
        };
        let scored = sets.into_iter().zip(scores);
        let mut found: Option<(f64, Vec<usize>, Score)> = None;
        for (set, score) in scored {
            if let Some(place) = gain(score)
                && found
                    .as_ref()
                    .is_none_or(|(most, _, _)| compare(place, *most).is_gt())
            {
                found = Some((place, set, score));
            }
        }
        found.map(|(_, set, score)| (set, score))
    };
    let few = match view.reliability() {
        Ok(reliability) if by.under.is_some() => {
            MOST_SETS.min(MOST_NODES / reliability.building(view).max(1))
        }
        _ => MOST_SETS,
    };
    let mut greedy: Vec<usize> = Vec::new();
    let mut sets = Vec::new();
    for size in 1..=most.min(missing.len()) {
        let all = combinations(missing.len(), size, few);
        let exhaustive = all.is_some();
        let candidates = all.unwrap_or_else(|| {
            (0..missing.len())
                .filter(|at| !greedy.contains(at))
                .map(|at| greedy.iter().copied().chain([at]).collect())
                .collect()
        });
        let tried = candidates.len();
        let Some((set, score)) = best(candidates) else {
            break;
        };
        greedy.clone_from(&set);
        let gained = by.gain(before, score);
        sets.push(BestSet {
            size,
            method: if exhaustive { "exhaustive" } else { "greedy" },
            tried,
            ties: set.iter().map(|&at| names[at].clone()).collect(),
            score,
            status: score.status(),
            gain: gained,
        });
    }
    sets
}

/// The scores after each of these sets, which differ in their last tie only, without starting over for it where there is
/// such a way.
fn last_added(
    view: &View,
    by: &Criterion,
    coding: &Coding,
    missing: &[(usize, usize)],
    group: &[Vec<usize>],
) -> Vec<Score> {
    let ties =
        |set: &[usize]| -> Vec<_> { set.iter().map(|&at| coding.tie(missing[at])).collect() };
    let Some((last, others)) = group.first().and_then(|set| set.split_last()) else {
        return Vec::new();
    };
    let with = (!others.is_empty()).then(|| view.with_ties(&ties(others)));
    let base = with.as_ref().unwrap_or(view);
    let addition = Addition::new(base);
    let score = |set: &Vec<usize>, last: &usize| {
        let tie = coding.tie(missing[*last]);
        addition
            .as_ref()
            .and_then(|addition| by.score_added(base, addition, &tie))
            .unwrap_or_else(|| by.score(&view.with_ties(&ties(set))))
    };
    // What all of them share is made by the first, alone: threads must not wait for each other within it.
    let mut scores = vec![score(&group[0], last)];
    let rest = group[1..]
        .par_iter()
        .map(|set| score(set, &set[set.len() - 1]));
    scores.par_extend(rest);
    scores
}

/// Every set of `size` out of `n`, in the order of the alphabet, unless there are more than `most`.
pub(crate) fn combinations(n: usize, size: usize, most: usize) -> Option<Vec<Vec<usize>>> {
    let mut count: usize = 1;
    for step in 0..size.min(n.checked_sub(size)?) {
        count = count.checked_mul(n - step)? / (step + 1);
        if count > most {
            return None;
        }
    }
    let mut sets = Vec::with_capacity(count);
    let mut set: Vec<usize> = (0..size).collect();
    loop {
        sets.push(set.clone());
        // The last place that can still move up.
        let Some(place) = (0..size).rev().find(|&place| set[place] + size < n + place) else {
            return Some(sets);
        };
        set[place] += 1;
        for later in place + 1..size {
            set[later] = set[later - 1] + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BestSet, Coding, Criterion, best_sets, combinations};
    use crate::{
        by_hand::{network, tie, tied, view},
        model::{BareTie, CommonCause, Range, Study},
    };

    /// The best sets of up to two missing ties, and the names of these.
    fn best_two(study: &Study, criterion: &str) -> (Vec<BestSet>, Vec<String>) {
        let view = view(study);
        let missing: Vec<(usize, usize)> = view
            .pairs()
            .filter(|&(a, b)| view.link_between(a, b).is_none())
            .collect();
        let names: Vec<String> = missing.iter().map(|(a, b)| format!("{a}-{b}")).collect();
        let by = Criterion::find(criterion).expect("a criterion");
        let coding = Coding::usual(&network(study));
        let sets = best_sets(&view, by, &coding, &missing, &names, 2);
        (sets, names)
    }

    #[test]
    fn sets_come_in_the_order_of_the_alphabet_and_not_at_all_where_they_are_too_many() {
        for (n, size) in [(5, 1), (5, 2), (6, 3), (7, 2), (4, 4), (7, 5)] {
            let mut answer: Vec<Vec<usize>> = (0..1_u32 << n)
                .filter(|set| set.count_ones() as usize == size)
                .map(|set| (0..n).filter(|at| set >> at & 1 == 1).collect())
                .collect();
            answer.sort();
            assert_eq!(combinations(n, size, 100).as_ref(), Some(&answer));
            let most = answer.len();
            assert_eq!(combinations(n, size, most), Some(answer));
            if size < n {
                assert_eq!(combinations(n, size, most - 1), None);
            }
        }
    }

    #[test]
    fn where_sets_are_too_many_the_best_grows_by_the_best_tie_to_add() {
        // A star of fourteen spokes: 91 missing ties, and more than 4,000 pairs of them.
        let spoke = |at: usize| tie("HUB", &format!("S{at:02}"));
        let study = Study {
            tie: (0..14).map(spoke).collect(),
            ..Study::default()
        };
        let (sets, names) = best_two(&study, "efficiency");
        let found: Vec<(&str, usize)> = sets.iter().map(|set| (set.method, set.tried)).collect();
        assert_eq!(found, [("exhaustive", 91), ("greedy", 90)]);
        for set in &sets {
            // All are as good, so the first are taken; each brings one of 105 pairs from two steps to one.
            assert_eq!(set.ties, names[..set.size]);
            let gain = set.gain.value().expect("defined");
            assert!((gain - 0.5 * set.size as f64 / 105.0).abs() < 1e-12);
        }
    }

    #[test]
    fn the_best_two_are_found_wherever_they_stand_in_the_list() {
        let ties = [("A", "B"), ("B", "C"), ("C", "D"), ("D", "E"), ("E", "F")];
        let study = tied(&["A", "B", "C", "D", "E", "F"], &ties);
        let view = view(&study);
        let by = Criterion::find("efficiency").expect("a criterion");
        let coding = Coding::usual(&network(&study));
        // With A–E and C–F every pair of the chain is tied or two steps apart: (7 + 8 ÷ 2) ÷ 15.
        let mut missing = vec![(0, 4), (2, 5), (0, 2), (3, 5)];
        for _ in 0..4 {
            missing.rotate_left(1);
            let names: Vec<String> = missing.iter().map(|(a, b)| format!("{a}-{b}")).collect();
            let sets = best_sets(&view, by, &coding, &missing, &names, 2);
            let mut found = sets[1].ties.clone();
            found.sort();
            assert_eq!(found, ["0-4", "2-5"], "{missing:?}");
            assert!((sets[1].score.value().expect("defined") - 11.0 / 15.0).abs() < 1e-12);
        }
    }

    #[test]
    fn where_each_look_at_reliability_takes_long_fewer_sets_are_all_tried() {
        // A star of twelve spokes: 66 missing ties, and 2,145 pairs of them, each with 32 cases of what may strike.
        let unsure = |spoke: usize| BareTie {
            availability: Some(Range::exact(0.5)),
            ..tie("HUB", &format!("S{spoke:02}"))
        };
        let cause = |spoke: usize| CommonCause {
            id: format!("C{spoke}"),
            title: None,
            availability: Range::exact(0.5),
            agreements: Vec::new(),
            pairs: vec![format!("HUB-S{spoke:02}")],
            actors: Vec::new(),
            between: Vec::new(),
        };
        let study = Study {
            tie: (0..12).map(unsure).collect(),
            common_cause: (0..5).map(cause).collect(),
            ..Study::default()
        };
        let (sets, _) = best_two(&study, "mean-share-probability");
        let found: Vec<(&str, usize)> = sets.iter().map(|set| (set.method, set.tried)).collect();
        assert_eq!(found, [("exhaustive", 66), ("greedy", 65)]);
    }
}
