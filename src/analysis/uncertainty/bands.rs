//! What the draws come to: bands, the probability of a sign, intervals of ranks.

use super::sheet::{Both, Row, Sheet};
use crate::{
    analysis::{change::direction, share},
    metrics::Scope,
};
use rayon::prelude::*;
use serde::Serialize;
use std::cmp::Ordering;

/// Share of draws in which a conclusion must hold to be called robust.
pub const ROBUST: f64 = 0.95;

/// Where the middle nine tenths of the draws lie.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Band {
    /// 5 % of the draws lie below; null where it is infinite.
    pub low: Option<f64>,
    /// Half of the draws lie below; null where it is infinite.
    pub median: Option<f64>,
    /// 95 % of the draws lie below; null where it is infinite.
    pub high: Option<f64>,
}

/// Whether a conclusion survives the coded ranges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Hold {
    /// It reads no coded number, so none can move it.
    Fixed,
    /// The same in at least [`ROBUST`] of the draws.
    Robust,
    /// It hangs on the coding.
    Hangs,
    /// Undefined on a side, or the subject is on one side only, in more draws than that leaves.
    Undefined,
}

impl Hold {
    /// The word in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Hold::Fixed => "fixed",
            Hold::Robust => "robust",
            Hold::Hangs => "hangs",
            Hold::Undefined => "undefined",
        }
    }
}

/// One with/without change over the draws.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outcome {
    /// The metric's id.
    pub metric: &'static str,
    /// What it is about.
    pub scope: Scope,
    /// No id for the network, one for an actor or agreement, two for a tie or pair.
    pub subject: Vec<String>,
    /// The change at the mid values; null where it is not a finite number.
    pub mid: Option<f64>,
    /// The score without; null where the subject is not there or no draw has a value.
    pub without: Option<Band>,
    /// The score with; null likewise.
    pub with: Option<Band>,
    /// With less without, draw by draw; null where no draw has both finite.
    pub change: Option<Band>,
    /// Share of draws in which it rises by more than 1e-9 of its size.
    pub rises: f64,
    /// Share in which it does not move.
    pub stays: f64,
    /// Share in which it falls.
    pub falls: f64,
    /// Share in which a side has no value; the four shares sum to 1.
    pub undefined: f64,
    /// Whether the sign survives.
    pub hold: Hold,
    /// Whether adding a tie could move it this way only: then the sign is arithmetic.
    pub by_construction: bool,
}

impl Outcome {
    /// The most frequent direction with its share.
    pub fn sign(&self) -> (Ordering, f64) {
        let mut best = (Ordering::Equal, self.stays);
        for (way, share) in [
            (Ordering::Greater, self.rises),
            (Ordering::Less, self.falls),
        ] {
            if share > best.1 {
                best = (way, share);
            }
        }
        best
    }

    /// "rises in 71 %".
    pub fn sign_in_words(&self) -> String {
        let (way, often) = self.sign();
        let way = match way {
            Ordering::Greater => "rises",
            Ordering::Equal => "stays",
            Ordering::Less => "falls",
        };
        format!("{way} in {}", share(often))
    }
}

/// Where an actor stands among the actors by one metric, the greatest score first. Equal scores share the best of
/// their ranks.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RankInterval {
    /// The metric's id.
    pub metric: &'static str,
    /// `without` or `with`.
    pub side: &'static str,
    /// The actor's id.
    pub actor: String,
    /// Its rank at the mid values; null where it has no score there.
    pub mid: Option<usize>,
    /// 5 % of the draws rank it better than this.
    pub best: usize,
    /// The rank in the middle draw.
    pub median: usize,
    /// 5 % of the draws rank it worse than this.
    pub worst: usize,
    /// Share of draws in which nobody scores more.
    pub first: f64,
    /// Share in which everybody else scores less.
    pub alone: f64,
}

/// The scores of every row in every draw: blocks of draws, row by row within each draw.
pub(super) struct Drawn {
    pub blocks: Vec<Vec<Both>>,
    pub rows: usize,
}

impl Drawn {
    fn of(&self, row: usize) -> impl Iterator<Item = Both> + '_ {
        self.blocks
            .iter()
            .flat_map(move |block| block.iter().skip(row).step_by(self.rows.max(1)).copied())
    }
}

pub(super) fn outcomes(sheet: &Sheet, drawn: &Drawn) -> Vec<Outcome> {
    let at: Vec<usize> = (0..sheet.rows.len()).collect();
    at.par_iter()
        .map(|&at| {
            let row = &sheet.rows[at];
            if row.moves() {
                outcome(row, &drawn.of(at).collect::<Vec<Both>>())
            } else {
                outcome(row, &[row.at_mid()])
            }
        })
        .collect()
}

fn outcome(row: &Row, draws: &[Both]) -> Outcome {
    let count = draws.len().max(1) as f64;
    let (mut rises, mut stays, mut falls) = (0_usize, 0_usize, 0_usize);
    for [without, with] in draws {
        if without.is_nan() || with.is_nan() {
            continue;
        }
        match direction(*without, *with) {
            Ordering::Greater => rises += 1,
            Ordering::Equal => stays += 1,
            Ordering::Less => falls += 1,
        }
    }
    let undefined = draws.len() - rises - stays - falls;
    let share = |times: usize| times as f64 / count;
    let most = share(rises.max(stays).max(falls));
    let hold = match row.moves() {
        _ if share(undefined) > 1.0 - ROBUST => Hold::Undefined,
        false => Hold::Fixed,
        true if most >= ROBUST => Hold::Robust,
        true => Hold::Hangs,
    };
    let [without, with] = row.at_mid();
    let finite = |value: f64| value.is_finite().then_some(value);
    Outcome {
        metric: row.metric.id,
        scope: row.metric.scope(),
        subject: row.subject.clone(),
        mid: finite(with - without),
        without: band(draws.iter().map(|both| both[0])),
        with: band(draws.iter().map(|both| both[1])),
        change: band(draws.iter().map(|both| difference(*both))),
        rises: share(rises),
        stays: share(stays),
        falls: share(falls),
        undefined: share(undefined),
        hold,
        by_construction: row.by_construction,
    }
}

/// With less without; nothing where they are equal but for rounding.
fn difference([without, with]: Both) -> f64 {
    let known = !without.is_nan() && !with.is_nan();
    if known && direction(without, with) == Ordering::Equal {
        0.0
    } else {
        with - without
    }
}

fn band(values: impl Iterator<Item = f64>) -> Option<Band> {
    let mut values: Vec<f64> = values.filter(|value| !value.is_nan()).collect();
    let mut at = |share: f64| quantile(&mut values, share);
    let (low, median, high) = (at(0.05)?, at(0.5)?, at(0.95)?);
    let finite = |value: f64| value.is_finite().then_some(value + 0.0);
    Some(Band {
        low: finite(low),
        median: finite(median),
        high: finite(high),
    })
}

/// The value below which a share of the values lies, between the two neighbours in order (Hyndman & Fan's seventh).
fn quantile(values: &mut [f64], share: f64) -> Option<f64> {
    let place = share * values.len().checked_sub(1)? as f64;
    let (_, &mut lower, above) =
        values.select_nth_unstable_by(place.floor() as usize, f64::total_cmp);
    let upper = above.iter().copied().min_by(f64::total_cmp);
    let part = place - place.floor();
    Some(match upper {
        Some(upper) if part > 0.0 && lower != upper => lower + part * (upper - lower),
        _ => lower,
    })
}

pub(super) fn ranks(sheet: &Sheet, drawn: &Drawn) -> Vec<RankInterval> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (at, row) in sheet.rows.iter().enumerate() {
        if row.metric.scope() != Scope::Actor {
            continue;
        }
        match groups.last_mut() {
            Some(group) if sheet.rows[group[0]].metric == row.metric => group.push(at),
            _ => groups.push(vec![at]),
        }
    }
    groups
        .par_iter()
        .flat_map_iter(|group| (0..2).flat_map(move |side| intervals(sheet, drawn, group, side)))
        .collect()
}

fn intervals(sheet: &Sheet, drawn: &Drawn, group: &[usize], side: usize) -> Vec<RankInterval> {
    let rows = || group.iter().map(|&row| &sheet.rows[row]);
    let mids: Vec<f64> = rows().map(|row| row.at_mid()[side]).collect();
    let mut scratch = Vec::new();
    let at_mid = places(&mids, &mut scratch);
    let mut times = vec![vec![0_usize; group.len()]; group.len()];
    let mut alone = vec![0_usize; group.len()];
    let mut tally = |scores: &[f64]| {
        let ranks = places(scores, &mut scratch);
        let firsts = ranks.iter().filter(|rank| **rank == Some(0)).count();
        for (actor, rank) in ranks.into_iter().enumerate() {
            if let Some(rank) = rank {
                times[actor][rank] += 1;
                alone[actor] += usize::from(rank == 0 && firsts == 1);
            }
        }
    };
    if rows().all(|row| !row.moves()) {
        tally(&mids);
    } else {
        let mut scores = vec![0.0; group.len()];
        for draw in drawn
            .blocks
            .iter()
            .flat_map(|block| block.chunks(drawn.rows))
        {
            for (score, &row) in scores.iter_mut().zip(group) {
                *score = draw[row][side];
            }
            tally(&scores);
        }
    }
    let interval = |(actor, row): (usize, &Row)| {
        let total: usize = times[actor].iter().sum();
        let rank = |share: f64| {
            let mut left = (share * total as f64).ceil().max(1.0) as usize;
            times[actor].iter().position(|&times| {
                left = left.saturating_sub(times);
                left == 0
            })
        };
        let of = |times: usize| times as f64 / total as f64;
        Some(RankInterval {
            metric: row.metric.id,
            side: ["without", "with"][side],
            actor: row.subject.first()?.clone(),
            mid: at_mid[actor].map(|rank| rank + 1),
            best: rank(0.05)? + 1,
            median: rank(0.5)? + 1,
            worst: rank(0.95)? + 1,
            first: of(times[actor][0]),
            alone: of(alone[actor]),
        })
        .filter(|_| total > 0)
    };
    rows().enumerate().filter_map(interval).collect()
}

/// Places from 0, the greatest first; equal scores share the best; none for an undefined one.
fn places(scores: &[f64], order: &mut Vec<usize>) -> Vec<Option<usize>> {
    order.clear();
    order.extend((0..scores.len()).filter(|&at| !scores[at].is_nan()));
    order.sort_by(|&x, &y| scores[y].total_cmp(&scores[x]));
    let mut places = vec![None; scores.len()];
    let mut best = 0;
    for (place, &at) in order.iter().enumerate() {
        if direction(scores[at], scores[order[best]]) != Ordering::Equal {
            best = place;
        }
        places[at] = Some(best);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::{
        Both, Drawn, Hold, Outcome, band, difference, outcome, outcomes, places, quantile, ranks,
    };
    use crate::{
        analysis::uncertainty::sheet::tests::sheet,
        model::Score::{Defined, Undefined},
    };
    use std::cmp::Ordering;

    /// What comes of so many draws in which one actor's strength rises, stays, falls, or is missing on either side.
    fn drawn(times: [usize; 4]) -> Outcome {
        let sheet = sheet(&[("strength", &["V00"], [Defined(1.0), Defined(3.0)])]);
        let gone = f64::NAN;
        let kinds = [[1.0, 2.0], [2.0, 2.0 + 1e-12], [2.0, 1.0], [gone, 1.0]];
        let mut draws: Vec<Both> = Vec::new();
        for (kind, times) in kinds.into_iter().zip(times) {
            draws.extend(std::iter::repeat_n(kind, times));
        }
        if times[3] > 1 {
            draws.pop();
            draws.push([1.0, gone]);
        }
        outcome(&sheet.rows[0], &draws)
    }

    #[test]
    fn a_conclusion_is_robust_in_nineteen_draws_of_twenty_and_undefined_where_two_have_none() {
        for (times, hold) in [
            ([19, 0, 1, 0], Hold::Robust),
            ([1, 19, 0, 0], Hold::Robust),
            ([2, 0, 18, 0], Hold::Hangs),
            ([5, 8, 7, 0], Hold::Hangs),
            ([0, 0, 19, 1], Hold::Robust),
            ([0, 0, 18, 2], Hold::Undefined),
        ] {
            let found = drawn(times);
            let shares = [found.rises, found.stays, found.falls, found.undefined];
            assert_eq!(shares, times.map(|times| times as f64 / 20.0));
            assert_eq!((found.hold, found.mid), (hold, Some(2.0)), "{times:?}");
        }
        let words = [Hold::Fixed, Hold::Robust, Hold::Hangs, Hold::Undefined].map(Hold::word);
        assert_eq!(words, ["fixed", "robust", "hangs", "undefined"]);
    }

    #[test]
    fn the_sign_is_the_most_frequent_direction_and_of_equals_the_calmer() {
        for (times, way, words) in [
            ([3, 1, 0, 0], Ordering::Greater, "rises in 75 %"),
            ([1, 1, 0, 0], Ordering::Equal, "stays in 50 %"),
            ([1, 0, 1, 0], Ordering::Greater, "rises in 50 %"),
            ([2, 0, 3, 0], Ordering::Less, "falls in 60 %"),
        ] {
            let found = drawn(times);
            assert_eq!(
                (found.sign().0, found.sign_in_words().as_str()),
                (way, words)
            );
        }
    }

    #[test]
    fn a_quantile_lies_between_its_neighbours_in_order_and_may_be_infinite() {
        let endless = f64::INFINITY;
        for (mut values, share, answer) in [
            (vec![5.0, 1.0, 3.0], 0.5, Some(3.0)),
            (vec![5.0, 1.0, 3.0], 0.25, Some(2.0)),
            (vec![9.0, 1.0], 0.125, Some(2.0)),
            (vec![7.0], 0.95, Some(7.0)),
            (vec![endless, 1.0], 0.0, Some(1.0)),
            (vec![endless, 1.0, endless], 0.75, Some(endless)),
            (vec![], 0.5, None),
        ] {
            assert_eq!(quantile(&mut values, share), answer, "{values:?}");
        }
        let found = band([-0.0, f64::NAN, 0.0, endless, -0.0].into_iter()).expect("values");
        let (low, median) = (found.low.expect("finite"), found.median.expect("finite"));
        assert!(
            low.is_sign_positive() && median == 0.0,
            "no zero has a sign"
        );
        assert_eq!(found.high, None);
        let found = band([4.0, 2.0, 4.0].into_iter()).expect("values");
        assert_eq!(found.median, Some(4.0));
        assert_eq!(band([f64::NAN].into_iter()), None);
        for (both, answer) in [
            ([1.0, 3.5], 2.5),
            ([3.0, 3.0 + 1e-12], 0.0),
            ([3.0, 1.0], -2.0),
        ] {
            assert_eq!(difference(both), answer);
        }
        assert!(difference([f64::NAN, 1.0]).is_nan() && difference([1.0, f64::NAN]).is_nan());
    }

    #[test]
    fn the_ranks_of_an_actor_are_those_of_the_draws_and_of_what_never_varies_that_at_mid() {
        let found = places(&[3.0, f64::NAN, 5.0, 5.0 + 1e-12, 1.0], &mut vec![7, 7]);
        assert_eq!(found, [Some(2), None, Some(0), Some(0), Some(3)]);
        let (one, two) = ([Defined(1.0); 2], [Defined(2.0); 2]);
        let sheet = sheet(&[
            ("connected-pairs", &[], one),
            ("degree", &["V00"], two),
            ("degree", &["V01"], one),
            ("strength", &["V00"], one),
            ("strength", &["V01"], two),
            ("strength", &["V02"], [Defined(0.5); 2]),
            ("strength", &["V03"], [Undefined("not here"); 2]),
        ]);
        let draw = |[x, y, z]: [f64; 3]| {
            let scores = [9.0, 9.0, 9.0, x, y, z, f64::NAN];
            scores.map(|score| [0.0, score])
        };
        let scores = [vec![[3.0, 2.0, 1.0]; 5], vec![[3.0, 3.0, 1.0]]];
        let more = [vec![[2.0, 3.0, 1.0]; 2], vec![[1.0, 3.0, 2.0]; 2]];
        let block =
            |scores: [Vec<[f64; 3]>; 2]| scores.concat().into_iter().flat_map(draw).collect();
        let drawn = Drawn {
            blocks: vec![block(scores), block(more)],
            rows: 7,
        };
        let found: Vec<_> = ranks(&sheet, &drawn)
            .into_iter()
            .filter(|rank| rank.side == "with")
            .map(|rank| {
                let ranks = [rank.mid.unwrap_or(0), rank.best, rank.median, rank.worst];
                (rank.metric, rank.actor, ranks, rank.first, rank.alone)
            })
            .collect();
        let row = |metric, actor: &str, ranks: [usize; 4], first, alone| {
            (metric, actor.to_string(), ranks, first, alone)
        };
        let answer = [
            row("degree", "V00", [1, 1, 1, 1], 1.0, 1.0),
            row("degree", "V01", [2, 2, 2, 2], 0.0, 0.0),
            row("strength", "V00", [2, 1, 1, 3], 0.6, 0.5),
            row("strength", "V01", [1, 1, 1, 2], 0.5, 0.4),
            row("strength", "V02", [3, 2, 3, 3], 0.0, 0.0),
        ];
        assert_eq!(found, answer);
        let outcomes = outcomes(&sheet, &drawn);
        assert_eq!((outcomes[1].stays, outcomes[1].hold), (1.0, Hold::Fixed));
        assert_eq!((outcomes[5].rises, outcomes[6].undefined), (1.0, 1.0));
    }
}
