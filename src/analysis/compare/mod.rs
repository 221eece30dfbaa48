//! With and without, subject by subject: what changed, by how much, which way is better, which readings
//! agree, what did not move and why it could not, and what is true by construction.

mod readings;

pub use readings::{ReadingNote, ReadingValue};

use super::{
    change::{self, Change},
    construction,
    failures::points,
    headline::{self, Sentence},
    measure::{Measured, MetricCard, Row, Summary},
    still::{self, Still},
};
use crate::{
    error::{Error, Result},
    metrics::{Metric, Reading},
};
use serde::Serialize;
use std::collections::HashMap;

/// Asked between the steps of a long analysis: whether anybody still waits for it.
pub type Wanted<'w> = &'w (dyn Fn() -> bool + Sync);

/// One side of a comparison.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Side {
    /// How this side is called: "without Japan–ROK GSOMIA".
    pub label: String,
    /// What it is.
    pub network: Summary,
}

/// Everything found between two networks.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// Version of this shape.
    pub schema: &'static str,
    /// The side without.
    pub without: Side,
    /// The side with.
    pub with: Side,
    /// The findings in words, made from the numbers.
    pub headline: Vec<Sentence>,
    /// What each metric is.
    pub metrics: Vec<MetricCard>,
    /// Every score on both sides.
    pub changes: Vec<Change>,
    /// Concepts with several readings, and whether they agree on which way a subject moved.
    pub readings: Vec<ReadingNote>,
    /// Network metrics that did not move, and why.
    pub still: Vec<Still>,
    /// Single points of failure that come with the side with, or go.
    pub failure_points: Lists,
    /// What follows from how the networks are coded, and is no finding.
    pub by_construction: Vec<String>,
    /// The pairs in question, whose ties or relays differ between the sides: always shown.
    pub pairs: Vec<[String; 2]>,
    /// What the coded ranges make of it, for charts: see [`Comparison::bands`].
    #[serde(skip)]
    pub bands: super::uncertainty::Bands,
}

impl Comparison {
    /// The sentences of the headline, one after another.
    pub fn said(&self) -> impl Iterator<Item = &str> {
        self.headline.iter().map(|sentence| sentence.text.as_str())
    }
}

/// Things that are on one side only.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Lists {
    /// On the side with, not without.
    pub appear: Vec<String>,
    /// On the side without, not with.
    pub vanish: Vec<String>,
    /// On both.
    pub stay: Vec<String>,
}

/// Compares `metrics` on two networks, called `labels` (without, with).
pub fn compare(
    without: &Measured,
    with: &Measured,
    labels: [String; 2],
    metrics: &[&'static Metric],
) -> Comparison {
    let added = construction::only_adds(&without.network, &with.network);
    let changes = metrics
        .iter()
        .flat_map(|&metric| changes_of(metric, without, with, added))
        .collect();
    found((without, with), labels, metrics, changes, &|_| true)
}

/// The same for as long as it is `wanted`, which is asked between metrics.
///
/// # Errors
/// `Stopped`.
pub fn compare_while(
    without: &Measured,
    with: &Measured,
    labels: [String; 2],
    metrics: &[&'static Metric],
    wanted: Wanted,
) -> Result<Comparison> {
    let changes = changes_while(without, with, metrics, wanted)?;
    Ok(found((without, with), labels, metrics, changes, &|_| true))
}

/// The same without what reads availabilities, in numbers and in words: on networks of dozens of actors that takes much
/// longer than all else together.
///
/// # Errors
/// `Stopped`.
pub fn compare_quickly(
    without: &Measured,
    with: &Measured,
    labels: [String; 2],
    metrics: &[&'static Metric],
    wanted: Wanted,
) -> Result<Comparison> {
    let is_quick = |metric: &Metric| metric.reading != Reading::Availability;
    let metrics: Vec<&'static Metric> = metrics
        .iter()
        .copied()
        .filter(|metric| is_quick(metric))
        .collect();
    let changes = changes_while(without, with, &metrics, wanted)?;
    let sides = (without, with);
    Ok(found(sides, labels, &metrics, changes, &is_quick))
}

fn changes_while(
    without: &Measured,
    with: &Measured,
    metrics: &[&'static Metric],
    wanted: Wanted,
) -> Result<Vec<Change>> {
    let added = construction::only_adds(&without.network, &with.network);
    let mut changes = Vec::new();
    for &metric in metrics {
        if !wanted() {
            return Err(Error::Stopped);
        }
        changes.extend(changes_of(metric, without, with, added));
    }
    Ok(changes)
}

/// The whole comparison around its changes; `spoken` says of which metrics there are sentences.
fn found(
    (without, with): (&Measured, &Measured),
    labels: [String; 2],
    metrics: &[&'static Metric],
    changes: Vec<Change>,
    spoken: &dyn Fn(&Metric) -> bool,
) -> Comparison {
    let added = construction::only_adds(&without.network, &with.network);
    let pairs = construction::changed_pairs(without, with);
    let [without_label, with_label] = labels;
    Comparison {
        schema: "linchpin/compare/1",
        headline: headline::headline(without, with, [&without_label, &with_label], spoken),
        readings: readings::readings(metrics, &changes),
        still: still::still(without, with, metrics, &changes),
        failure_points: lists(points(without), points(with)),
        by_construction: construction::by_construction(without, with, added),
        metrics: metrics.iter().map(|&metric| metric.into()).collect(),
        changes,
        pairs,
        bands: super::uncertainty::Bands::default(),
        without: Side {
            label: without_label,
            network: without.summary(),
        },
        with: Side {
            label: with_label,
            network: with.summary(),
        },
    }
}

fn changes_of(
    metric: &'static Metric,
    without: &Measured,
    with: &Measured,
    added: bool,
) -> Vec<Change> {
    let (before, after) = (without.kept_rows(metric), with.kept_rows(metric));
    let by_subject = after.iter().map(|row| (row.subject.as_slice(), row));
    let mut other: HashMap<&[String], &Row> = by_subject.collect();
    let mut changes: Vec<Change> = before
        .iter()
        .map(|row| {
            let with = other.remove(row.subject.as_slice());
            change::change(metric, &row.subject, Some(row), with, added)
        })
        .collect();
    for row in after.iter() {
        if other.remove(row.subject.as_slice()).is_some() {
            changes.push(change::change(metric, &row.subject, None, Some(row), added));
        }
    }
    changes
}

fn lists(without: Vec<String>, with: Vec<String>) -> Lists {
    let only = |these: &[String], those: &[String]| {
        these
            .iter()
            .filter(|item| !those.contains(item))
            .cloned()
            .collect()
    };
    Lists {
        appear: only(&with, &without),
        vanish: only(&without, &with),
        stay: with
            .iter()
            .filter(|item| without.contains(item))
            .cloned()
            .collect(),
    }
}
