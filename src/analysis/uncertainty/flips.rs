//! The values at which conclusions flip: one input moves, the others stand at mid.

use super::{
    MOST_STEPS, Options,
    inputs::{Input, Side},
    sheet::{self, Bench, Both, Sheet},
    solve::{self, Conclusion, Look, Turn},
    steps,
};
use crate::{
    analysis::{Comparison, change::direction_within},
    error::{Error, Result, nearest},
    metrics::{Metric, Scope, Spread, central},
};
use rayon::prelude::*;
use serde::Serialize;
use std::cmp::Ordering;

/// Values between which brackets are sought, for networks of up to so many actors.
const NODES: [(usize, usize); 3] = [(10, 64), (40, 24), (usize::MAX, 8)];
/// Inputs that are varied unasked, in order of how far they swing the change in question.
const MOST_INPUTS: usize = 40;
/// And however long one look takes.
const FEWEST_INPUTS: usize = 4;
/// Relative: the two senses of equal.
const EQUAL: [f64; 2] = [1e-9, 1e-12];

/// A metric, and whom it is asked about; every subject in question when absent.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The metric.
    pub metric: &'static Metric,
    /// As in [`super::Outcome::subject`]; a pair may come in either order where ties run both ways.
    pub subject: Option<Vec<String>>,
}

/// An input to vary.
#[derive(Clone, Debug, PartialEq)]
pub struct Vary {
    /// The input's id.
    pub input: String,
    /// How far, beyond its range if need be; its range when absent.
    pub between: Option<[f64; 2]>,
}

/// A value at which a conclusion flips, every other input at mid.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Flip {
    /// The input that is varied.
    pub input: String,
    /// The value at which the conclusion flips, in the unit of the input, right to 1e-9 where it is exact at all.
    pub value: f64,
    /// Its value in point results, in the same unit.
    pub mid: f64,
    /// Whether the value is outside the coded range: what would have to be, not what a coder would defend.
    pub hypothetical: bool,
    /// The metric's id.
    pub metric: &'static str,
    /// What it is about; empty for the network, and for who is first.
    pub subject: Vec<String>,
    /// `change` for the sign of a change; `first without` or `first with` for who has the greatest score.
    pub conclusion: &'static str,
    /// What holds below the value: `rises`, `falls`, `stays`, `undefined`, or the ids of who is first.
    pub below: String,
    /// What holds above.
    pub above: String,
}

/// A conclusion by the rows that it rests on.
#[derive(Clone, Debug)]
enum About {
    Sign(usize),
    First(Vec<usize>, usize),
}

#[derive(Clone, Debug, PartialEq)]
enum State {
    Sign(Ordering),
    First(Vec<usize>),
    Undefined,
}

impl Conclusion for State {
    fn is_level(&self) -> bool {
        match self {
            State::Sign(way) => *way == Ordering::Equal,
            State::First(actors) => actors.len() > 1,
            State::Undefined => false,
        }
    }
}

pub(super) fn flips(
    inputs: &[Input],
    sides: &[Side; 2],
    sheet: &Sheet,
    comparison: &Comparison,
    options: &Options,
    notes: &mut Vec<String>,
) -> Result<Vec<Flip>> {
    if !options.flips {
        return Ok(Vec::new());
    }
    let (sheet, asked) = conclusions(sheet, comparison, options)?;
    let mut varied = varied(inputs, options)?;
    let actors = sides[0].view.n().max(sides[1].view.n());
    let nodes = NODES.iter().find(|(most, _)| actors <= *most);
    let nodes = nodes.map_or(8, |(_, nodes)| *nodes);
    let cost = steps([&sides[0].view, &sides[1].view]);
    let most = (MOST_STEPS / (cost * nodes).max(1)).clamp(FEWEST_INPUTS, MOST_INPUTS);
    if varied.len() > most {
        notes.push(format!(
            "flips are sought for the first {most} of {} inputs; --vary ID asks for another",
            varied.len()
        ));
        varied.truncate(most);
    }
    let mids = sheet::mids(inputs);
    let of = |&(input, [low, high]): &(usize, [f64; 2])| {
        let nodes = places(low, high, inputs[input].range.mid, nodes);
        let mut bench = Bench::new(sides, &sheet);
        let mut value = mids.clone();
        let mut score = |at: f64| {
            value[input] = at;
            bench.score(&value).to_vec()
        };
        // One look at each node serves every conclusion.
        let known: Vec<(f64, Vec<Both>)> = nodes.iter().map(|&at| (at, score(at))).collect();
        let mut found = Vec::new();
        for about in &asked {
            let turns = solve::turns(&nodes, |at| {
                let seen = known.binary_search_by(|(node, _)| node.total_cmp(&at));
                match seen {
                    Ok(node) => look(about, &known[node].1),
                    Err(_) => look(about, &score(at)),
                }
            });
            found.extend(
                turns
                    .into_iter()
                    .map(|turn| flip(&inputs[input], &sheet, about, turn)),
            );
        }
        found
    };
    Ok(varied.par_iter().map(of).collect::<Vec<_>>().concat())
}

/// The conclusions asked for, over a sheet of their rows alone.
fn conclusions(
    sheet: &Sheet,
    comparison: &Comparison,
    options: &Options,
) -> Result<(Sheet, Vec<About>)> {
    let metrics = || sheet.rows.iter().map(|row| row.metric);
    let (metrics, signs): (Vec<&'static Metric>, Vec<usize>) = match &options.flip {
        Some(question) => {
            let rows = rows_of(question, sheet)?;
            let first = question.subject.is_none() || question.metric.scope() == Scope::Actor;
            (
                if first {
                    vec![question.metric]
                } else {
                    Vec::new()
                },
                rows,
            )
        }
        None => {
            let mut known: Vec<&'static Metric> = Vec::new();
            for metric in metrics() {
                if known.last() != Some(&metric) {
                    known.push(metric);
                }
            }
            let central = central(known.into_iter());
            let signs = headline_rows(sheet, comparison, &central);
            (central, signs)
        }
    };
    let mut rows: Vec<usize> = signs.clone();
    let groups: Vec<Vec<usize>> = metrics
        .iter()
        .filter(|metric| metric.scope() == Scope::Actor && metric.spread != Spread::None)
        .map(|metric| {
            let own = |&at: &usize| sheet.rows[at].metric == *metric;
            (0..sheet.rows.len()).filter(own).collect()
        })
        .collect();
    rows.extend(groups.iter().flatten());
    rows.sort_unstable();
    rows.dedup();
    let place = |row: &usize| rows.binary_search(row).unwrap_or_default();
    let mut asked: Vec<About> = signs.iter().map(|row| About::Sign(place(row))).collect();
    for group in &groups {
        let group: Vec<usize> = group.iter().map(place).collect();
        asked.extend((0..2).map(|side| About::First(group.clone(), side)));
    }
    let rows = rows.iter().map(|&row| sheet.rows[row].clone()).collect();
    Ok((Sheet::of(rows), asked))
}

/// What the headline speaks of: the pairs whose ties differ, whoever is most in the middle, and the network as a whole
/// where a way is better.
fn headline_rows(
    sheet: &Sheet,
    comparison: &Comparison,
    central: &[&'static Metric],
) -> Vec<usize> {
    let first = central.first();
    let middle = sheet
        .rows
        .iter()
        .filter(|row| first.is_some_and(|metric| row.metric == *metric))
        .map(|row| (row.at_mid()[0], &row.subject))
        .fold(
            None,
            |best: Option<(f64, &Vec<String>)>, (score, subject)| match best {
                Some((most, _)) if score.is_nan() || score <= most => best,
                _ if score.is_nan() => best,
                _ => Some((score, subject)),
            },
        );
    let speaks = |at: &usize| {
        let row = &sheet.rows[*at];
        row.moves()
            && match row.metric.scope() {
                Scope::Pair => comparison
                    .pairs
                    .iter()
                    .any(|pair| pair[..] == row.subject[..]),
                Scope::Actor => {
                    central.contains(&row.metric)
                        && middle.is_some_and(|(_, subject)| *subject == row.subject)
                }
                Scope::Network => row.metric.better != crate::metrics::Better::Neither,
                Scope::Tie | Scope::Agreement => false,
            }
    };
    (0..sheet.rows.len()).filter(speaks).collect()
}

/// The rows that a question is about.
pub(super) fn rows_of(question: &Question, sheet: &Sheet) -> Result<Vec<usize>> {
    let own = |at: &usize| {
        let row = &sheet.rows[*at];
        row.metric == question.metric
            && question.subject.as_ref().is_none_or(|asked| {
                *asked == row.subject || asked.iter().rev().eq(row.subject.iter())
            })
    };
    let rows: Vec<usize> = (0..sheet.rows.len()).filter(own).collect();
    if !rows.is_empty() {
        return Ok(rows);
    }
    let asked = question.subject.iter().flatten().cloned();
    let subjects: Vec<String> = sheet
        .rows
        .iter()
        .filter(|row| row.metric == question.metric)
        .map(|row| row.subject.join("-"))
        .collect();
    let asked = asked.collect::<Vec<_>>().join("-");
    let shown = subjects.iter().take(12).cloned();
    Err(Error::Unknown {
        what: "subject",
        near: nearest(&asked, subjects.iter().map(String::as_str)),
        way_out: if subjects.is_empty() {
            format!("`{}` is not among the metrics compared", question.metric.id)
        } else {
            format!("followed are {}", crate::model::list(shown))
        },
        id: asked,
    })
}

/// The inputs to vary, and between which values.
fn varied(inputs: &[Input], options: &Options) -> Result<Vec<(usize, [f64; 2])>> {
    let Some(vary) = &options.vary else {
        let drawn = inputs.iter().enumerate().filter(|(_, input)| input.drawn);
        return Ok(drawn
            .map(|(at, input)| (at, [input.range.low, input.range.high]))
            .collect());
    };
    let Some(at) = inputs.iter().position(|input| input.id == vary.input) else {
        let ids = || inputs.iter().map(|input| input.id.as_str());
        return Err(Error::Unknown {
            what: "input",
            id: vary.input.clone(),
            near: nearest(&vary.input, ids()),
            way_out: format!(
                "inputs are {}",
                crate::model::list(ids().take(24).map(String::from))
            ),
        });
    };
    let input = &inputs[at];
    let Some([low, high]) = vary.between else {
        if !input.drawn {
            return Err(Error::Refused(format!(
                "`{}` is exactly {}; say how far to vary it with --between LOW,HIGH",
                input.id, input.range.mid
            )));
        }
        return Ok(vec![(at, [input.range.low, input.range.high])]);
    };
    let [least, most] = input.quantity.limits();
    let ordered = low < high && low.is_finite() && high.is_finite();
    if !ordered || low < least || high > most {
        let rule = match most {
            1.0 => "two probabilities from 0 to 1".into(),
            _ => format!("two numbers from {least:e} to {most:e}"),
        };
        return Err(Error::Refused(format!(
            "cannot vary `{}` between {low} and {high}: it takes {rule}, the lower one first",
            input.id
        )));
    }
    Ok(vec![(at, [low, high])])
}

/// Values over a range, ascending: evenly spaced, evenly in their logarithm where the range is wide, and mid.
fn places(low: f64, high: f64, mid: f64, count: usize) -> Vec<f64> {
    let low = low.max(f64::MIN_POSITIVE.max(high * 1e-12).min(low.max(0.0)));
    let share = |at: usize| at as f64 / count as f64;
    let mut places: Vec<f64> = (0..=count)
        .map(|at| low + (high - low) * share(at))
        .collect();
    if low > 0.0 && high > 8.0 * low {
        places.extend((1..count).map(|at| low * (high / low).powf(share(at))));
    }
    places.push(mid);
    places.retain(|place| (low..=high).contains(place));
    places.sort_by(f64::total_cmp);
    places.dedup();
    places
}

fn look(about: &About, scores: &[Both]) -> Look<State> {
    match about {
        About::Sign(row) => {
            let [without, with] = scores[*row];
            let state = |tolerance| match without.is_nan() || with.is_nan() {
                true => State::Undefined,
                false => State::Sign(direction_within(tolerance, without, with)),
            };
            Look {
                state: state(EQUAL[0]),
                tight: state(EQUAL[1]),
                numbers: vec![without, with],
                margin: (with - without).abs(),
            }
        }
        About::First(rows, side) => {
            let numbers: Vec<f64> = rows.iter().map(|&row| scores[row][*side]).collect();
            let known = numbers.iter().copied().filter(|score| !score.is_nan());
            let most = known.fold(f64::NEG_INFINITY, f64::max);
            let state = |tolerance| {
                let equal =
                    |at: &usize| direction_within(tolerance, numbers[*at], most) == Ordering::Equal;
                let first: Vec<usize> = (0..numbers.len()).filter(equal).collect();
                match first.is_empty() {
                    true => State::Undefined,
                    false => State::First(first),
                }
            };
            let (state, tight) = (state(EQUAL[0]), state(EQUAL[1]));
            let second = match &state {
                State::First(first) if first.len() == 1 => (0..numbers.len())
                    .filter(|at| !first.contains(at) && !numbers[*at].is_nan())
                    .map(|at| numbers[at])
                    .fold(f64::NEG_INFINITY, f64::max),
                _ => most,
            };
            Look {
                margin: (most - second).abs(),
                state,
                tight,
                numbers,
            }
        }
    }
}

fn flip(input: &Input, sheet: &Sheet, about: &About, turn: Turn<State>) -> Flip {
    let (row, subject, conclusion) = match about {
        About::Sign(row) => (*row, sheet.rows[*row].subject.clone(), "change"),
        About::First(rows, side) => (
            rows.first().copied().unwrap_or_default(),
            Vec::new(),
            ["first without", "first with"][*side],
        ),
    };
    let word = |state: &State| match (state, about) {
        (State::Sign(Ordering::Greater), _) => "rises".to_string(),
        (State::Sign(Ordering::Less), _) => "falls".into(),
        (State::Sign(Ordering::Equal), _) => "stays".into(),
        (State::First(first), About::First(rows, _)) => {
            let id = |&at: &usize| sheet.rows[rows[at]].subject.join("-");
            first.iter().map(id).collect::<Vec<_>>().join(" ")
        }
        _ => "undefined".into(),
    };
    let range = input.range;
    Flip {
        input: input.id.clone(),
        value: turn.at,
        mid: range.mid,
        hypothetical: turn.at < range.low || turn.at > range.high,
        metric: sheet.rows[row].metric.id,
        subject,
        conclusion,
        below: word(&turn.before),
        above: word(&turn.after),
    }
}
