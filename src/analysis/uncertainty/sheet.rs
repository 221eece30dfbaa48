//! Which scores are followed through the draws, and the scores of both sides under given inputs.

use super::inputs::{Input, Side};
use crate::{
    analysis::{Comparison, Measured},
    kernels::{Values, View},
    metrics::{Metric, Scope, Spread},
    model::Score,
};

/// Pairs and tied pairs are all followed in a network of so many pairs, else only the pairs in question.
const MOST_PAIRS: usize = 15;

/// A score on both sides; NaN where it is undefined or its subject is not there.
pub(super) type Both = [f64; 2];

/// One subject of one metric.
#[derive(Clone)]
pub(super) struct Row {
    pub metric: &'static Metric,
    pub subject: Vec<String>,
    /// The scores at mid, as compared.
    pub mid: [Option<Score>; 2],
    pub by_construction: bool,
    /// Its place among the metric's scores on each side.
    places: [Option<usize>; 2],
}

/// The rows, in the order of the comparison, and the metrics that give them.
#[derive(Clone)]
pub(super) struct Sheet {
    pub rows: Vec<Row>,
    /// Per side: metrics that coded numbers can move, each with its rows. What has no value at mid for any subject is
    /// for want of structure (no coded availability, not connected, too large) and is not tried in every draw.
    metrics: [Vec<(&'static Metric, Vec<usize>)>; 2],
}

impl Row {
    /// Whether coded numbers can move it.
    pub fn moves(&self) -> bool {
        self.metric.spread != Spread::None
    }

    /// NaN where it is undefined, or a sample itself: an estimate in every draw would take hours, and mix two errors.
    pub fn at_mid(&self) -> Both {
        self.mid.map(|score| match score {
            Some(Score::Estimated { .. }) | None => f64::NAN,
            Some(score) => number(score),
        })
    }

    /// Whether it is known from a sample on either side.
    pub fn is_estimated(&self) -> bool {
        let estimated = |score: &Option<Score>| matches!(score, Some(Score::Estimated { .. }));
        self.mid.iter().any(estimated)
    }
}

impl Sheet {
    /// The rows of a comparison that are followed.
    pub fn new(comparison: &Comparison, without: &Measured, with: &Measured) -> Self {
        let pairs = without.mid.pair_count().max(with.mid.pair_count());
        let in_question = |subject: &[String]| {
            pairs <= MOST_PAIRS || comparison.pairs.iter().any(|pair| pair[..] == *subject)
        };
        let mut rows = Vec::new();
        let mut known: Option<(&'static Metric, [Vec<Vec<String>>; 2])> = None;
        for change in &comparison.changes {
            if matches!(change.scope, Scope::Pair | Scope::Tie) && !in_question(&change.subject) {
                continue;
            }
            let Some(metric) = Metric::find(change.metric) else {
                continue;
            };
            if known.as_ref().is_none_or(|(last, _)| *last != metric) {
                let subjects = |side: &Measured| metric.subjects(&side.network, &side.mid);
                known = Some((metric, [subjects(without), subjects(with)]));
            }
            let place = |side: usize| {
                let (_, subjects) = known.as_ref()?;
                subjects[side].iter().position(|ids| *ids == change.subject)
            };
            rows.push(Row {
                metric,
                subject: change.subject.clone(),
                mid: [change.without, change.with],
                by_construction: change.by_construction,
                places: [place(0), place(1)],
            });
        }
        Self::of(rows)
    }

    /// A sheet of some rows.
    pub fn of(rows: Vec<Row>) -> Self {
        let metrics = [0, 1].map(|side| {
            let mut metrics: Vec<(&'static Metric, Vec<usize>)> = Vec::new();
            for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.moves()) {
                match metrics.iter_mut().find(|(metric, _)| *metric == row.metric) {
                    Some((_, places)) => places.push(at),
                    None => metrics.push((row.metric, vec![at])),
                }
            }
            metrics
                .retain(|(_, places)| places.iter().any(|&row| !rows[row].at_mid()[side].is_nan()));
            metrics
        });
        Self { rows, metrics }
    }

    /// What is left out of the draws for being a sample itself, in words.
    pub fn estimated(&self) -> Option<String> {
        let mut names: Vec<&str> = Vec::new();
        for row in self.rows.iter().filter(|row| row.is_estimated()) {
            if !names.contains(&row.metric.id) {
                names.push(row.metric.id);
            }
        }
        (!names.is_empty()).then(|| {
            format!(
                "{}: estimated by sampling here, and not drawn again under other numbers",
                names.join(", ")
            )
        })
    }

    /// Number of metrics that are measured in every draw.
    pub fn moving(&self) -> usize {
        self.metrics.iter().map(Vec::len).max().unwrap_or(0)
    }

    fn scores(&self, view: &View, side: usize, into: &mut [Both]) {
        for (metric, rows) in &self.metrics[side] {
            let scores = metric.scores(view);
            for &row in rows {
                let place = self.rows[row].places[side];
                into[row][side] = place
                    .and_then(|place| scores.get(place))
                    .map_or(f64::NAN, |score| number(*score));
            }
        }
    }
}

fn number(score: Score) -> f64 {
    score.place().unwrap_or(f64::NAN)
}

/// Both sides under values that change: one for each thread.
pub(super) struct Bench<'s> {
    sides: &'s [Side; 2],
    sheet: &'s Sheet,
    views: [View; 2],
    values: [Values; 2],
    /// The scores under the last values, one per row.
    pub scores: Vec<Both>,
}

impl<'s> Bench<'s> {
    pub fn new(sides: &'s [Side; 2], sheet: &'s Sheet) -> Self {
        Self {
            sides,
            sheet,
            views: [sides[0].view.clone(), sides[1].view.clone()],
            values: [sides[0].mid.clone(), sides[1].mid.clone()],
            scores: sheet.rows.iter().map(Row::at_mid).collect(),
        }
    }

    /// Scores every row with the inputs at `value`.
    pub fn score(&mut self, value: &[f64]) -> &[Both] {
        for side in 0..2 {
            self.sides[side].fill(&mut self.values[side], value);
            self.views[side].revalue(&self.values[side]);
            self.sheet.scores(&self.views[side], side, &mut self.scores);
        }
        &self.scores
    }
}

/// Every input at its mid value.
pub(super) fn mids(inputs: &[Input]) -> Vec<f64> {
    inputs.iter().map(|input| input.range.mid).collect()
}
