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
    for step in 0..size {
        count = count.checked_mul(n.checked_sub(step)?)? / (step + 1);
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
