//! Tidy output: the same rows as JSON and as CSV, full precision, a contract.

use crate::{
    analysis::{Comparison, Measurement},
    error::{Error, Result},
    model::Score,
};
use serde::Serialize;

/// A result as tidy rows.
pub trait Tidy: Serialize {
    /// Column names.
    fn columns(&self) -> Vec<&'static str>;
    /// One row per score; an absent value is an empty cell.
    fn rows(&self) -> Vec<Vec<String>>;

    /// The rows as CSV.
    ///
    /// # Errors
    /// None in practice: the text is written to memory.
    fn csv(&self) -> Result<String> {
        let fail = |error: String| Error::Refused(format!("could not write CSV: {error}"));
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer
            .write_record(self.columns())
            .map_err(|error| fail(error.to_string()))?;
        for row in self.rows() {
            writer
                .write_record(row)
                .map_err(|error| fail(error.to_string()))?;
        }
        let bytes = writer
            .into_inner()
            .map_err(|error| fail(error.to_string()))?;
        String::from_utf8(bytes).map_err(|error| fail(error.to_string()))
    }
}

/// A result as JSON, indented, keys in the order of the schema.
///
/// # Errors
/// None in practice: every result can be written.
pub fn json<T: Serialize>(result: &T) -> Result<String> {
    let text = serde_json::to_string_pretty(result);
    text.map(|text| text + "\n")
        .map_err(|error| Error::Refused(format!("could not write JSON: {error}")))
}

pub(super) fn optional(value: Option<f64>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

pub(super) fn ends(subject: &[String]) -> [String; 2] {
    let end = |index: usize| subject.get(index).cloned().unwrap_or_default();
    [end(0), end(1)]
}

impl Tidy for Measurement {
    fn columns(&self) -> Vec<&'static str> {
        let mut columns = vec![
            "metric", "scope", "a", "b", "value", "status", "reason", "low", "high", "error",
        ];
        if self.approximate.is_some() {
            columns.push("within");
        }
        columns
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let row = |row: &crate::analysis::Row| {
            let [a, b] = ends(&row.subject);
            let mut cells = vec![
                row.metric.into(),
                row.scope.word().into(),
                a,
                b,
                optional(row.score.value()),
                row.score.status().into(),
                row.score.reason().unwrap_or_default().into(),
                optional(row.bounds.map(|bounds| bounds[0])),
                optional(row.bounds.map(|bounds| bounds[1])),
                optional(row.score.error()),
            ];
            if let Some(approximate) = &self.approximate {
                let bound = approximate
                    .metrics
                    .iter()
                    .find(|bound| bound.metric == row.metric);
                cells.push(optional(bound.map(|bound| bound.within)));
            }
            cells
        };
        self.scores.iter().map(row).collect()
    }
}

impl Tidy for Comparison {
    fn columns(&self) -> Vec<&'static str> {
        vec![
            "metric",
            "scope",
            "a",
            "b",
            "without",
            "with",
            "change",
            "percent",
            "status",
            "verdict",
            "without_status",
            "with_status",
            "without_low",
            "without_high",
            "with_low",
            "with_high",
            "by_construction",
            "reason",
        ]
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let status = |score: Option<Score>| score.map_or("absent", Score::status).to_string();
        let row = |change: &crate::analysis::Change| {
            let [a, b] = ends(&change.subject);
            let bound =
                |bounds: Option<[f64; 2]>, at: usize| optional(bounds.map(|bounds| bounds[at]));
            vec![
                change.metric.into(),
                change.scope.word().into(),
                a,
                b,
                optional(change.without.and_then(Score::value)),
                optional(change.with.and_then(Score::value)),
                optional(change.difference()),
                optional(change.percent()),
                change.status().into(),
                change.verdict.word().into(),
                status(change.without),
                status(change.with),
                bound(change.without_bounds, 0),
                bound(change.without_bounds, 1),
                bound(change.with_bounds, 0),
                bound(change.with_bounds, 1),
                change.by_construction.to_string(),
                change.reason().unwrap_or_default().into(),
            ]
        };
        self.changes.iter().map(row).collect()
    }
}
