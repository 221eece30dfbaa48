//! Charts: pure functions from results to SVG text, and from SVG text to PNG and PDF. Nothing here touches the
//! disk, and no metric is named here.

mod blocks;
mod canvas;
mod change;
mod dumbbell;
mod export;
pub(crate) mod font;
mod heat;
mod networks;
mod palette;
mod removal;

pub use export::{outlined, pdf, png};

use crate::{
    analysis::{Comparison, Measured, Summary},
    error::Result,
    metrics::{Metric, Reading, Scope, metrics},
};

/// Every kind of chart, in the order in which reports show them.
pub static CHARTS: &[&Chart] = &[
    &networks::CHART,
    &dumbbell::CHART,
    &change::CHART,
    &heat::CHART,
    &removal::CHART,
    &blocks::CHART,
];

/// A kind of chart.
#[derive(Debug)]
pub struct Chart {
    /// Stable name: command argument, file stem.
    pub id: &'static str,
    /// What it shows, one sentence.
    pub about: &'static str,
    /// The metric it shows when none is named; `None` for a kind that shows no single metric.
    pub metric: fn() -> Option<&'static Metric>,
    /// Draws it.
    pub draw: fn(&Subject) -> Result<Drawn>,
}

/// What a chart is of.
pub struct Subject<'s> {
    /// The side without.
    pub without: &'s Measured,
    /// The side with.
    pub with: &'s Measured,
    /// What was found between them, over every metric.
    pub comparison: &'s Comparison,
    /// The metric to show, for kinds that show one.
    pub metric: Option<&'static Metric>,
}

/// A chart that was drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// The SVG text.
    pub svg: String,
    /// The finding it states.
    pub title: String,
    /// What it shows, for who cannot see it; also inside the SVG.
    pub alt: String,
}

impl Chart {
    /// The kind with this name.
    pub fn find(id: &str) -> Option<&'static Chart> {
        CHARTS.iter().copied().find(|chart| chart.id == id)
    }
}

/// The words around a chart.
#[derive(Clone, Debug, Default)]
struct Head {
    /// States the finding.
    title: String,
    /// Defines the quantity, with unit and reading.
    subtitle: String,
    /// Study, date, transit rule, version.
    source: String,
    /// The chart in words.
    alt: String,
}

/// "Source: …": the study, its date, transit rule and input, and the version.
fn source_line(comparison: &Comparison) -> String {
    let side = |network: &Summary| format!("{}, transit {}", network.label(), network.transit);
    let (without, with) = (
        side(&comparison.without.network),
        side(&comparison.with.network),
    );
    let sides = if without == with {
        with
    } else {
        format!("{without} | {with}")
    };
    let hash = comparison.with.network.sha256.get(..8).unwrap_or_default();
    format!(
        "{}. {sides}. Input {hash}; linchpin {}.",
        comparison.with.network.title, comparison.with.network.version
    )
}

/// The actor centrality that is read in most ways: the one whose readings are shown side by side.
fn central_concept() -> Option<&'static Metric> {
    let readings = |metric: &&'static Metric| {
        metrics()
            .filter(|other| other.concept == metric.concept && other.scope() == Scope::Actor)
            .count()
    };
    let actor = metrics().filter(|metric| metric.scope() == Scope::Actor);
    let most = actor.clone().map(|metric| readings(&metric)).max()?;
    actor.into_iter().find(|metric| readings(metric) == most)
}

/// The pair metric that says how surely two actors share.
fn pair_probability() -> Option<&'static Metric> {
    metrics()
        .find(|metric| metric.scope() == Scope::Pair && metric.reading == Reading::Availability)
}

/// How a reading is said in a label.
fn reading_words(reading: Reading) -> &'static str {
    match reading {
        Reading::Hops => "counting hops",
        Reading::Delay => "by least delay",
        Reading::Strength => "by strength, as a current",
        Reading::Availability => "by availability",
    }
}
