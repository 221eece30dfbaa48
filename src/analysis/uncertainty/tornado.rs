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
    let sheet = Sheet::of(vec![sheet.rows[row].clone()], sheet.directed);
    let row = &sheet.rows[0];
    let mut bench = Bench::new(sides, &sheet);
    let mids = sheet::mids(inputs);
    let mut change = |input: usize, at: f64| {
        let mut value = mids.clone();
        value[input] = at;
        let [without, with] = bench.score(&value)[0];
        Some(with - without).filter(|change| change.is_finite())
    };
    let [without, with] = row.at_mid();
    let mid = Some(with - without).filter(|change| change.is_finite());
    // Where no change is a number, no input can be told to swing it.
    let is_told = |swing: &Swing| mid.or(swing.at_low).or(swing.at_high).is_some();
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
        .filter(|swing| is_told(swing) && swing.swing.is_none_or(|swing| swing > 1e-12))
        .collect();
    let size = |swing: &Swing| swing.swing.unwrap_or(f64::INFINITY);
    swings.sort_by(|x, y| size(y).total_cmp(&size(x)));
    Ok(Some(Tornado {
        metric: row.metric.id,
        subject: row.subject.clone(),
        mid,
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

#[cfg(test)]
mod tests {
    use super::{Options, Question, greatest, in_question, usual};
    use crate::{
        analysis::{
            Comparison,
            uncertainty::{
                sheet::tests::{compared, measured, path, sheet},
                uncertainty,
            },
        },
        metrics::Metric,
        model::Score::{self, Defined, Infinite},
    };

    /// The tie from V00 to V02 is in question.
    fn bent() -> Comparison {
        compared(&path(4, false), &path(4, true), &["degree"])
    }

    fn of(metric: &str, subject: Option<&[&str]>) -> Question {
        Question {
            metric: Metric::find(metric).expect("registered"),
            subject: subject.map(|ids| ids.iter().map(|id| String::from(*id)).collect()),
        }
    }

    #[test]
    fn unasked_the_pair_in_question_is_swung_if_its_change_is_finite_else_the_network() {
        let (pair, other): (&[&str], &[&str]) = (&["V00", "V02"], &["V00", "V01"]);
        let (one, two) = ([Defined(1.0), Defined(2.0)], [Defined(0.0), Defined(0.5)]);
        let (comes, goes) = ([Infinite, Defined(5.0)], [Defined(5.0), Infinite]);
        let rows: [(&str, &[&str], [Score; 2]); 9] = [
            ("components", &[], one),
            ("strength", &["V00"], one),
            ("tie-betweenness-delay", pair, one),
            ("delay", other, one),
            ("delay", pair, comes),
            ("resistance", pair, one),
            ("share-probability", other, one),
            ("share-probability", pair, two),
            ("strength-gini", &[], one),
        ];
        let comparison = bent();
        let found = |rows: &[(&str, &[&str], [Score; 2])]| usual(&sheet(rows), &comparison);
        assert_eq!(found(&rows), Some(7));
        assert_eq!(found(&rows[..6]), Some(5));
        assert_eq!(found(&[&rows[..4], &rows[8..]].concat()), Some(4));
        assert_eq!(found(&[("delay", pair, goes), rows[8]]), Some(1));
        assert_eq!(found(&rows[..4]), None);
    }

    #[test]
    fn of_several_changes_the_first_of_the_greatest_is_swung_and_of_pairs_the_one_in_question() {
        let strength = |old: f64, new: f64| [Defined(old), Defined(new)];
        let sheet = sheet(&[
            ("strength", &["V00"], strength(5.0, 6.0)),
            ("strength", &["V01"], strength(4.0, 1.0)),
            ("strength", &["V02"], strength(1.0, 4.0)),
            ("strength", &["V03"], [Infinite, Defined(1.0)]),
        ]);
        assert_eq!(greatest(&sheet, vec![0, 1, 2, 3]), Some(1));
        assert_eq!(greatest(&sheet, vec![3]), Some(3));
        assert_eq!(greatest(&sheet, Vec::new()), None);
        let comparison = bent();
        let pair = of("delay", Some(&["V00", "V02"]));
        assert_eq!(in_question(&of("delay", None), &comparison), pair);
        for question in [of("strength", None), of("delay", Some(&["V01", "V02"]))] {
            assert_eq!(in_question(&question, &comparison), question);
        }
    }

    #[test]
    fn a_strength_that_grows_by_a_tie_swings_with_that_tie_alone() {
        let (without, with) = (path(4, false), path(4, true));
        let comparison = compared(&without, &with, &["strength"]);
        let options = Options {
            draws: 1,
            flips: false,
            swing: Some(of("strength", Some(&["V00"]))),
            ..Options::default()
        };
        let found = uncertainty((&without, &with), &comparison, &options, &|_| {});
        let tornado = found.expect("draws").tornado.expect("swings");
        assert_eq!(tornado.mid, Some(1.0));
        assert_eq!(tornado.swings.len(), 1, "{tornado:?}");
        let swing = &tornado.swings[0];
        assert_eq!(
            (swing.input.as_str(), swing.range),
            ("V00-V02.strength", [0.5, 2.0])
        );
        let ends = (swing.at_low, swing.at_high, swing.swing);
        assert_eq!(ends, (Some(0.5), Some(2.0), Some(1.5)));
    }

    #[test]
    fn a_change_without_bound_is_swung_by_nothing() {
        let strength = [0.5, 1.0, 2.0];
        let without = measured(&[("V00", "V01", strength), ("V02", "V03", strength)]);
        let with = path(4, false);
        let comparison = compared(&without, &with, &["delay"]);
        let options = Options {
            draws: 1,
            flips: false,
            swing: Some(of("delay", Some(&["V00", "V02"]))),
            ..Options::default()
        };
        let found = uncertainty((&without, &with), &comparison, &options, &|_| {});
        let tornado = found.expect("draws").tornado.expect("a row");
        assert_eq!((tornado.mid, tornado.swings.len()), (None, 0));
    }
}
