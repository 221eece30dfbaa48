//! One-at-a-time swings of one change: each input from low to high, the others at mid.

use super::{
    Options, Question,
    flips::rows_of,
    inputs::{Input, Side},
    sheet::{self, Bench, Sheet},
};
use crate::{
    analysis::Comparison,
    error::Result,
    metrics::{Reading, Scope, Spread},
};
use serde::Serialize;

/// How far each input swings one change.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tornado {
    /// The metric's id.
    pub metric: &'static str,
    /// What it is about.
    pub subject: Vec<String>,
    /// The change with every input at mid; null where it is not a finite number.
    pub mid: Option<f64>,
    /// The swings, the greatest first; inputs that do not move it are left out.
    pub swings: Vec<Swing>,
}

/// How far one input swings the change.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Swing {
    /// The input's id.
    pub input: String,
    /// The input's low and high, in its unit.
    pub range: [f64; 2],
    /// The change with the input at low, in the metric's unit; null where it is not a finite number.
    pub at_low: Option<f64>,
    /// The change with the input at high; null likewise.
    pub at_high: Option<f64>,
    /// How far apart the two are, in the metric's unit, 0 or more; null where one is not a finite number, which counts as the greatest.
    pub swing: Option<f64>,
}

pub(super) fn tornado(
    inputs: &[Input],
    sides: &[Side; 2],
    sheet: &Sheet,
    comparison: &Comparison,
    options: &Options,
) -> Result<Option<Tornado>> {
    let row = match &options.swing {
        Some(question) => greatest(sheet, rows_of(&in_question(question, comparison), sheet)?),
        None => usual(sheet, comparison),
    };
    let Some(row) = row else { return Ok(None) };
    let sheet = Sheet::of(vec![sheet.rows[row].clone()]);
    let row = &sheet.rows[0];
    let mut bench = Bench::new(sides, &sheet);
    let mids = sheet::mids(inputs);
    let mut change = |input: usize, at: f64| {
        let mut value = mids.clone();
        value[input] = at;
        let [without, with] = bench.score(&value)[0];
        Some(with - without).filter(|change| change.is_finite())
    };
    let mut swings: Vec<Swing> = inputs
        .iter()
        .enumerate()
        .filter(|(_, input)| input.drawn)
        .map(|(at, input)| {
            let range = [input.range.low, input.range.high];
            let [at_low, at_high] = range.map(|end| change(at, end));
            Swing {
                input: input.id.clone(),
                range,
                at_low,
                at_high,
                swing: at_low.zip(at_high).map(|(low, high)| (high - low).abs()),
            }
        })
        .filter(|swing| swing.swing.is_none_or(|swing| swing > 1e-12))
        .collect();
    let size = |swing: &Swing| swing.swing.unwrap_or(f64::INFINITY);
    swings.sort_by(|x, y| size(y).total_cmp(&size(x)));
    let [without, with] = row.at_mid();
    Ok(Some(Tornado {
        metric: row.metric.id,
        subject: row.subject.clone(),
        mid: Some(with - without).filter(|change| change.is_finite()),
        swings,
    }))
}

/// A question about pairs that names none is about the first pair whose ties differ.
fn in_question(question: &Question, comparison: &Comparison) -> Question {
    let pair = comparison
        .pairs
        .first()
        .filter(|_| question.metric.scope() == Scope::Pair)
        .map(|pair| pair.to_vec());
    Question {
        subject: question.subject.clone().or(pair),
        ..question.clone()
    }
}

/// The first of the rows that change most at mid.
fn greatest(sheet: &Sheet, rows: Vec<usize>) -> Option<usize> {
    let change = |row: &usize| {
        let [without, with] = sheet.rows[*row].at_mid();
        Some((with - without).abs()).filter(|change| change.is_finite())
    };
    let most = rows.iter().filter_map(change).fold(0.0, f64::max);
    let first = rows.iter().copied().find(|row| change(row) == Some(most));
    first.or(rows.first().copied())
}

/// How surely the first pair whose ties differ shares; else the first change that the coded ranges bound.
fn usual(sheet: &Sheet, comparison: &Comparison) -> Option<usize> {
    let find = |test: &dyn Fn(&super::sheet::Row) -> bool| {
        sheet.rows.iter().position(|row| {
            let [without, with] = row.at_mid();
            row.moves() && (with - without).is_finite() && test(row)
        })
    };
    let asked = |row: &super::sheet::Row| {
        row.metric.scope() == Scope::Pair
            && comparison
                .pairs
                .first()
                .is_some_and(|pair| pair[..] == row.subject[..])
    };
    find(&|row| asked(row) && row.metric.reading == Reading::Availability)
        .or_else(|| find(&|row| asked(row) && row.metric.spread == Spread::Corners))
        .or_else(|| find(&|row| row.metric.scope() == Scope::Network))
}
