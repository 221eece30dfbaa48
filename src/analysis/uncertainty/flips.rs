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
    let found = varied.par_iter().map(of).collect::<Vec<_>>().concat();
    if found.is_empty() && options.flip.is_some() {
        let note = "no value of what is varied, others at mid, flips the conclusion asked for";
        notes.push(note.into());
    }
    Ok(found)
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
    Ok((Sheet::of(rows, sheet.directed), asked))
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
        let back = |asked: &Vec<String>| asked.iter().rev().eq(row.subject.iter());
        row.metric == question.metric
            && question
                .subject
                .as_ref()
                .is_none_or(|asked| *asked == row.subject || !sheet.directed && back(asked))
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

#[cfg(test)]
mod tests {
    use super::{
        About, Conclusion, MOST_INPUTS, Options, Question, State, Turn, conclusions, flip, flips,
        look, places, rows_of,
    };
    use crate::{
        analysis::uncertainty::{
            Input, Judgement, Quantity,
            inputs::inputs,
            sheet::{
                self, Sheet,
                tests::{compared, path},
            },
        },
        metrics::Metric,
        model::{
            Range,
            Score::{self, Defined, Undefined},
        },
    };
    use std::cmp::Ordering::{Equal, Greater, Less};

    fn of(metric: &str, subject: Option<&[&str]>) -> Question {
        Question {
            metric: Metric::find(metric).expect("registered"),
            subject: subject.map(|ids| ids.iter().map(|id| String::from(*id)).collect()),
        }
    }

    /// What is asked unasked of rows with these scores at mid: `METRIC SUBJECT` for a change, `METRIC` for who is first.
    fn asked(rows: &[(&str, &[&str], [Score; 2])]) -> Vec<String> {
        let comparison = compared(&path(4, false), &path(4, true), &["degree"]);
        let sheet = sheet::tests::sheet(rows);
        let found = conclusions(&sheet, &comparison, &Options::default());
        let (sheet, asked) = found.expect("nothing unknown");
        let words = |about: &About| match about {
            About::Sign(row) => {
                let row = &sheet.rows[*row];
                format!("{} {}", row.metric.id, row.subject.join("-"))
            }
            About::First(rows, _) => sheet.rows[rows[0]].metric.id.to_string(),
        };
        asked.iter().map(words).collect()
    }

    #[test]
    fn unasked_flips_are_sought_of_what_the_headline_speaks_of() {
        let (one, two, five) = ([Defined(1.0); 2], [Defined(2.0); 2], [Defined(5.0); 2]);
        let none = [Undefined("unknown"); 2];
        let (pair, other): (&[&str], &[&str]) = (&["V00", "V02"], &["V00", "V01"]);
        let mut rows: [(&str, &[&str], [Score; 2]); 18] = [
            ("strength", &["V02"], one),
            ("betweenness", &["V00"], none),
            ("betweenness", &["V01"], two),
            ("betweenness", &["V02"], five),
            ("betweenness", &["V03"], five),
            ("betweenness-delay", &["V00"], five),
            ("betweenness-delay", &["V01"], one),
            ("betweenness-delay", &["V02"], one),
            ("betweenness-delay", &["V03"], one),
            ("tie-betweenness-delay", pair, one),
            ("strength-gini", &[], one),
            ("connected-pairs", &[], one),
            ("efficiency-delay", &[], one),
            ("distance", pair, one),
            ("delay", other, one),
            ("delay", pair, one),
            ("agreement-importance", &["V00-V02"], one),
            ("agreement-cut", &["V00-V02"], one),
        ];
        let rest = ["efficiency-delay ", "delay V00-V02"];
        let first = ["betweenness-delay"; 2];
        let middle = [&["betweenness-delay V02"][..], &rest[..], &first[..]].concat();
        assert_eq!(asked(&rows), middle);
        // Where nobody's place is known there is nobody in the middle.
        for row in &mut rows[1..5] {
            row.2 = none;
        }
        assert_eq!(asked(&rows), [&rest[..], &first[..]].concat());
    }

    #[test]
    fn a_question_is_about_the_rows_of_its_metric_and_subject_or_refused_with_those_there_are() {
        let one = [Defined(1.0); 2];
        let sheet = sheet::tests::sheet(&[
            ("strength", &["V00"], one),
            ("strength", &["V02"], one),
            ("delay", &["V00", "V02"], one),
            ("distance", &["V00", "V02"], one),
        ]);
        let rows = |metric: &str, subject: Option<&[&str]>| {
            rows_of(&of(metric, subject), &sheet).map_err(|error| error.to_string())
        };
        assert_eq!(rows("strength", None), Ok(vec![0, 1]));
        assert_eq!(rows("strength", Some(&["V02"])), Ok(vec![1]));
        assert_eq!(rows("delay", Some(&["V02", "V00"])), Ok(vec![2]));
        let said = rows("strength", Some(&["V77"])).expect_err("not there");
        assert!(said.contains("followed are V00 and V02"), "{said}");
        let said = rows("katz", None).expect_err("not there");
        assert!(
            said.contains("`katz` is not among the metrics compared"),
            "{said}"
        );
    }

    #[test]
    fn values_are_tried_evenly_and_over_a_wide_range_evenly_in_their_logarithm_too() {
        let close = |found: Vec<f64>, answer: &[f64]| {
            let near = |(x, y): (&f64, &f64)| (x - y).abs() < 1e-12;
            assert!(
                found.len() == answer.len() && found.iter().zip(answer).all(near),
                "{found:?}, not {answer:?}"
            );
        };
        close(places(1.0, 4.0, 2.0, 3), &[1.0, 2.0, 3.0, 4.0]);
        close(places(2.0, 5.0, 2.5, 2), &[2.0, 2.5, 3.5, 5.0]);
        close(places(0.0, 4.0, 9.0, 2), &[0.0, 2.0, 4.0]);
        close(places(0.01, 1.0, 0.5, 2), &[0.01, 0.1, 0.5, 0.505, 1.0]);
    }

    #[test]
    fn a_look_tells_the_way_of_a_change_or_who_is_first_and_by_how_much() {
        let gone = f64::NAN;
        for (both, state, margin) in [
            ([1.0, 3.5], State::Sign(Greater), 2.5),
            ([3.0, 1.0], State::Sign(Less), 2.0),
            ([2.0, 2.0], State::Sign(Equal), 0.0),
        ] {
            let found = look(&About::Sign(0), &[both]);
            assert_eq!(
                (found.state, found.margin, found.numbers),
                (state, margin, both.to_vec())
            );
        }
        for both in [[gone, 1.0], [1.0, gone]] {
            let found = look(&About::Sign(0), &[both]);
            assert_eq!(
                (found.state, found.tight),
                (State::Undefined, State::Undefined)
            );
        }
        let first = |with: &[f64]| {
            let scores: Vec<[f64; 2]> = with.iter().map(|&score| [gone, score]).collect();
            look(&About::First((0..with.len()).collect(), 1), &scores)
        };
        let found = first(&[3.0, gone, 5.0, 4.0]);
        assert_eq!((found.state, found.margin), (State::First(vec![2]), 1.0));
        let found = first(&[5.0, 5.0 + 1e-10, 1.0]);
        assert_eq!((found.state, found.margin), (State::First(vec![0, 1]), 0.0));
        assert_eq!(found.tight, State::First(vec![1]));
        assert_eq!(first(&[gone, gone]).state, State::Undefined);
        let level = [State::Sign(Equal), State::First(vec![0, 1])];
        let apart = [State::Sign(Less), State::First(vec![1]), State::Undefined];
        assert!(level.iter().all(Conclusion::is_level));
        assert!(!apart.iter().any(Conclusion::is_level));
    }

    #[test]
    fn a_value_at_an_end_of_the_coded_range_is_within_it() {
        let sheet = sheet::tests::sheet(&[("strength", &["V00"], [Defined(1.0); 2])]);
        let input = Input {
            id: "X.delay".into(),
            name: "delay of X".into(),
            quantity: Quantity::Delay,
            range: Range {
                low: 1.0,
                mid: 2.0,
                high: 4.0,
            },
            drawn: true,
            stream: "X".into(),
        };
        let (before, after) = (State::Sign(Less), State::Undefined);
        let at = |at: f64| {
            let (before, after) = (before.clone(), after.clone());
            flip(&input, &sheet, &About::Sign(0), Turn { at, before, after })
        };
        assert_eq!(
            [0.5, 1.0, 4.0, 4.5].map(|value| at(value).hypothetical),
            [true, false, false, true]
        );
        let found = at(3.0);
        assert_eq!(
            (found.value, found.mid, found.conclusion),
            (3.0, 2.0, "change")
        );
        assert_eq!(
            (found.below.as_str(), found.above.as_str()),
            ("falls", "undefined")
        );
    }

    #[test]
    fn where_a_look_takes_long_fewer_inputs_are_varied_and_it_is_said() {
        let said = |actors: usize| {
            let (without, with) = (path(actors, false), path(actors, false));
            let (inputs, sides) = inputs(&without, &with, Judgement::Independent);
            let comparison = compared(&path(3, false), &path(3, true), &["degree"]);
            let sheet = Sheet::of(Vec::new(), false);
            let mut notes = Vec::new();
            let options = Options::default();
            let found = flips(&inputs, &sides, &sheet, &comparison, &options, &mut notes);
            assert!(found.expect("nothing unknown").is_empty());
            notes
        };
        assert!(said(MOST_INPUTS + 1).is_empty());
        let words = |most: usize, of: usize| {
            format!(
                "flips are sought for the first {most} of {of} inputs; --vary ID asks for another"
            )
        };
        assert_eq!(said(MOST_INPUTS + 2), [words(MOST_INPUTS, MOST_INPUTS + 1)]);
        let fewer: Vec<String> = (1..MOST_INPUTS).map(|most| words(most, 119)).collect();
        let found = said(120);
        assert!(found.len() == 1 && fewer.contains(&found[0]), "{found:?}");
    }

    #[test]
    fn a_pair_of_one_way_ties_is_the_row_of_that_direction_and_of_others_the_row_there_is() {
        let (there, back): (&[&str], &[&str]) = (&["V00", "V02"], &["V02", "V00"]);
        let rows = |directed: bool, listed: &[&[&str]], asked: &[&str]| {
            let one = [Defined(1.0); 2];
            let listed: Vec<_> = listed.iter().map(|&pair| ("delay", pair, one)).collect();
            let mut sheet = sheet::tests::sheet(&listed);
            sheet.directed = directed;
            rows_of(&of("delay", Some(asked)), &sheet).map_err(|error| error.to_string())
        };
        assert_eq!(rows(true, &[there, back], there), Ok(vec![0]));
        assert_eq!(rows(true, &[there, back], back), Ok(vec![1]));
        assert!(rows(true, &[there], back).is_err());
        for asked in [there, back] {
            assert_eq!(rows(false, &[there], asked), Ok(vec![0]));
        }
    }

    #[test]
    fn a_question_that_nothing_flips_has_an_answer_too() {
        let (without, with) = (path(3, false), path(3, true));
        let (inputs, sides) = inputs(&without, &with, Judgement::Independent);
        let comparison = compared(&without, &with, &["efficiency", "delay"]);
        let sheet = Sheet::new(&comparison, &without, &with);
        let found = |flip: Option<Question>| {
            let options = Options {
                flip,
                ..Options::default()
            };
            let mut notes = Vec::new();
            let found = flips(&inputs, &sides, &sheet, &comparison, &options, &mut notes);
            (found.expect("known").len(), notes.len())
        };
        // More ties make shorter routes, whatever their strengths.
        assert_eq!(found(Some(of("efficiency", None))), (0, 1));
        let (flips, notes) = found(Some(of("delay", Some(&["V00", "V02"]))));
        assert!(flips > 0 && notes == 0, "{flips} {notes}");
    }
}
