//! What several readings of one idea say of one subject.

use crate::analysis::change::Change;
use crate::{
    metrics::{Metric, Reading, Scope},
    model::Score,
};
use serde::Serialize;
use std::cmp::Ordering;

/// What the readings of one concept say of one subject.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReadingNote {
    /// The concept.
    pub concept: &'static str,
    /// What it is about.
    pub scope: Scope,
    /// As in [`Change::subject`].
    pub subject: Vec<String>,
    /// Whether all readings move the same way.
    pub agree: bool,
    /// Whether one reading rises and another falls.
    pub opposed: bool,
    /// Each reading with its values.
    pub readings: Vec<ReadingValue>,
}

/// One reading's values.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReadingValue {
    /// The metric.
    pub metric: &'static str,
    /// What it reads.
    pub reading: Reading,
    /// Score without; null unless defined.
    pub without: Option<Score>,
    /// Score with; null unless defined.
    pub with: Option<Score>,
}

/// Concepts that were measured in several readings, subject by subject, where any reading moved.
pub(super) fn readings(metrics: &[&'static Metric], changes: &[Change]) -> Vec<ReadingNote> {
    let mut groups: Vec<(&'static str, Scope, Vec<&'static Metric>)> = Vec::new();
    for &metric in metrics {
        match groups
            .iter_mut()
            .find(|group| group.0 == metric.concept && group.1 == metric.scope())
        {
            Some(group) => group.2.push(metric),
            None => groups.push((metric.concept, metric.scope(), vec![metric])),
        }
    }
    let mut notes = Vec::new();
    for (concept, scope, members) in groups.into_iter().filter(|group| group.2.len() > 1) {
        let of = |metric: &Metric| {
            changes
                .iter()
                .filter(|change| change.metric == metric.id)
                .collect::<Vec<_>>()
        };
        let columns: Vec<Vec<&Change>> = members.iter().map(|&metric| of(metric)).collect();
        for (index, first) in columns[0].iter().enumerate() {
            let row: Vec<&Change> = columns
                .iter()
                .filter_map(|column| column.get(index).copied())
                .collect();
            let directions: Vec<_> = row.iter().map(|change| change.direction()).collect();
            let known: Vec<Ordering> = directions.iter().copied().flatten().collect();
            if known.len() < 2 || known.iter().all(|&direction| direction == Ordering::Equal) {
                continue;
            }
            notes.push(ReadingNote {
                concept,
                scope,
                subject: first.subject.clone(),
                agree: known.windows(2).all(|two| two[0] == two[1]),
                opposed: known.contains(&Ordering::Less) && known.contains(&Ordering::Greater),
                readings: members
                    .iter()
                    .zip(&row)
                    .map(|(metric, change)| ReadingValue {
                        metric: metric.id,
                        reading: metric.reading,
                        without: change.without,
                        with: change.with,
                    })
                    .collect(),
            });
        }
    }
    notes
}
