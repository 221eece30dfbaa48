//! With and without, subject by subject: what changed, by how much, which way is better, which readings
//! agree, what did not move and why it could not, and what is true by construction.

use super::{
    construction,
    failures::points,
    headline::{self, Sentence},
    measure::{Measured, MetricCard, Row, Summary},
    still::{self, Still},
};
use crate::{
    error::{Error, Result},
    metrics::{Better, Metric, Reading, Scope},
    model::Score,
};
use serde::{Serialize, Serializer, ser::SerializeStruct};
use std::{cmp::Ordering, collections::HashMap};

/// Relative; two scores this close have not moved. Sums taken in another order differ by less.
const SAME: f64 = 1e-9;

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

/// One score on both sides.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The metric's id.
    pub metric: &'static str,
    /// What it is about.
    pub scope: Scope,
    /// As in [`Row::subject`].
    pub subject: Vec<String>,
    /// On the side without; absent when the subject is not there.
    pub without: Option<Score>,
    /// On the side with; absent when the subject is not there.
    pub with: Option<Score>,
    /// Bounds of the coded ranges on the side without.
    pub without_bounds: Option<[f64; 2]>,
    /// Bounds of the coded ranges on the side with.
    pub with_bounds: Option<[f64; 2]>,
    /// What became of it.
    pub verdict: Verdict,
    /// Whether adding a tie could move it this way only.
    pub by_construction: bool,
}

/// What became of a score from without to with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Moved the better way for the network.
    Better,
    /// Moved the worse way for the network.
    Worse,
    /// Moved, and neither way is better.
    Moved,
    /// Did not move.
    Same,
    /// The subject is on the side with only.
    Appears,
    /// The subject is on the side without only.
    Vanishes,
    /// Undefined on at least one side.
    Undefined,
}

impl Verdict {
    /// The word in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Better => "better",
            Verdict::Worse => "worse",
            Verdict::Moved => "moved",
            Verdict::Same => "same",
            Verdict::Appears => "appears",
            Verdict::Vanishes => "vanishes",
            Verdict::Undefined => "undefined",
        }
    }
}

/// What the readings of one concept say of one subject.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReadingNote {
    /// The concept.
    pub concept: &'static str,
    /// What it is about.
    pub scope: Scope,
    /// As in [`Row::subject`].
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

impl Change {
    /// with − without, where both are defined.
    pub fn difference(&self) -> Option<f64> {
        Some(self.with?.value()? - self.without?.value()?)
    }

    /// The difference in percent of the value without; absent where that is not above 0.
    pub fn percent(&self) -> Option<f64> {
        let without = self.without?.value()?;
        let logarithm =
            Metric::find(self.metric).is_some_and(|metric| metric.unit.starts_with("ln "));
        (without > 0.0 && !logarithm).then_some(())?;
        Some(self.difference()? / without * 100.0)
    }

    /// The less definite of the two sides' statuses, or `absent`.
    pub fn status(&self) -> &'static str {
        match (self.without, self.with) {
            (None, _) | (_, None) => "absent",
            (Some(Score::Undefined(_)), _) | (_, Some(Score::Undefined(_))) => "undefined",
            (Some(Score::Infinite), _) | (_, Some(Score::Infinite)) => "infinite",
            (Some(Score::Estimated { .. }), _) | (_, Some(Score::Estimated { .. })) => "estimated",
            _ => "defined",
        }
    }

    /// Why a score is undefined, on the first side that is.
    pub fn reason(&self) -> Option<&'static str> {
        let of = |score: Option<Score>| score.and_then(Score::reason);
        of(self.without).or_else(|| of(self.with))
    }

    /// Up, down or not at all; infinity is above every number.
    pub fn direction(&self) -> Option<Ordering> {
        let (without, with) = (self.without?.place()?, self.with?.place()?);
        Some(direction(without, with))
    }
}

/// Up, down or not at all from one number to the other; infinity is above every number.
pub(super) fn direction(without: f64, with: f64) -> Ordering {
    direction_within(SAME, without, with)
}

/// The same with another relative tolerance.
pub(super) fn direction_within(tolerance: f64, without: f64, with: f64) -> Ordering {
    let larger = without.abs().max(with.abs());
    let same = without == with
        || larger.is_finite() && (without - with).abs() <= tolerance * larger.max(1e-3);
    if same {
        Ordering::Equal
    } else {
        with.total_cmp(&without)
    }
}

impl Serialize for Change {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let status = |score: Option<Score>| score.map_or("absent", Score::status);
        let mut row = serializer.serialize_struct("Change", 17)?;
        row.serialize_field("metric", self.metric)?;
        row.serialize_field("scope", &self.scope)?;
        row.serialize_field("subject", &self.subject)?;
        row.serialize_field("without", &self.without.and_then(Score::value))?;
        row.serialize_field("with", &self.with.and_then(Score::value))?;
        row.serialize_field("change", &self.difference())?;
        row.serialize_field("percent", &self.percent())?;
        row.serialize_field("status", self.status())?;
        row.serialize_field("verdict", &self.verdict)?;
        row.serialize_field("without_status", status(self.without))?;
        row.serialize_field("with_status", status(self.with))?;
        row.serialize_field("reason", &self.reason())?;
        row.serialize_field("without_low", &self.without_bounds.map(|bounds| bounds[0]))?;
        row.serialize_field("without_high", &self.without_bounds.map(|bounds| bounds[1]))?;
        row.serialize_field("with_low", &self.with_bounds.map(|bounds| bounds[0]))?;
        row.serialize_field("with_high", &self.with_bounds.map(|bounds| bounds[1]))?;
        row.serialize_field("by_construction", &self.by_construction)?;
        row.end()
    }
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
        readings: readings(metrics, &changes),
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
            change(metric, &row.subject, Some(row), with, added)
        })
        .collect();
    for row in after.iter() {
        if other.remove(row.subject.as_slice()).is_some() {
            changes.push(change(metric, &row.subject, None, Some(row), added));
        }
    }
    changes
}

fn change(
    metric: &'static Metric,
    subject: &[String],
    without: Option<&Row>,
    with: Option<&Row>,
    added: bool,
) -> Change {
    let bounds = |row: Option<&Row>| row.and_then(|row| row.bounds);
    let mut change = Change {
        metric: metric.id,
        scope: metric.scope(),
        subject: subject.to_vec(),
        without_bounds: bounds(without),
        with_bounds: bounds(with),
        without: without.map(|row| row.score),
        with: with.map(|row| row.score),
        verdict: Verdict::Undefined,
        by_construction: false,
    };
    use Ordering::{Equal, Greater, Less};
    let direction = change.direction();
    change.verdict = match (change.without, change.with, direction) {
        (None, _, _) => Verdict::Appears,
        (_, None, _) => Verdict::Vanishes,
        (_, _, None) => Verdict::Undefined,
        (_, _, Some(Equal)) => Verdict::Same,
        (_, _, Some(moved)) => match (metric.better, moved) {
            (Better::Neither, _) => Verdict::Moved,
            (Better::Higher, Greater) | (Better::Lower, Less) => Verdict::Better,
            _ => Verdict::Worse,
        },
    };
    change.by_construction = added
        && match metric.adding {
            crate::metrics::Adding::NeverLowers => direction == Some(Greater),
            crate::metrics::Adding::NeverRaises => direction == Some(Less),
            crate::metrics::Adding::Either => false,
        };
    change
}

/// Concepts that were measured in several readings, subject by subject, where any reading moved.
fn readings(metrics: &[&'static Metric], changes: &[Change]) -> Vec<ReadingNote> {
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
