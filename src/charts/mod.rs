//! Charts: pure functions from results to SVG text, and from SVG text to PNG and PDF. Nothing here touches the
//! disk, and no metric is named here.

mod attack;
mod blocks;
mod canvas;
mod change;
mod claims;
mod coverage;
mod dumbbell;
mod export;
pub(crate) mod font;
mod heat;
mod networks;
mod palette;
mod reliability;
mod removal;
mod ties;
mod timeline;
mod tornado;
mod uncertainty;

pub use claims::claims_chart;
#[cfg(feature = "report")]
pub(crate) use export::tree;
pub use export::{outlined, pdf, png};

use crate::{
    analysis::{Comparison, Measured, Summary},
    error::{Error, Result, nearest},
    metrics::{Metric, Reading, Scope, central, metrics},
    model::{Selection, Study},
};

/// Every kind of chart, in the order in which reports show them.
pub static CHARTS: &[&Chart] = &[
    &networks::CHART,
    &dumbbell::CHART,
    &change::CHART,
    &heat::CHART,
    &removal::CHART,
    &uncertainty::CHART,
    &tornado::CHART,
    &reliability::CHART,
    &blocks::CHART,
    &ties::CHART,
    &attack::CHART,
    &coverage::CHART,
    &timeline::CHART,
];

/// A kind of chart.
#[derive(Debug)]
pub struct Chart {
    /// Stable name: command argument, file stem.
    pub id: &'static str,
    /// What it shows, one sentence.
    pub about: &'static str,
    /// The section of a report to which it belongs; empty for the front.
    pub section: &'static str,
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
    /// The study and what is selected of it, with the edits in question, for kinds that show its history; absent where
    /// the sides are of two studies.
    pub history: Option<(&'s Study, &'s Selection)>,
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

    /// The kind with this name, asked for by it.
    ///
    /// # Errors
    /// `Unknown`, with the kinds that there are.
    pub fn named(id: &str) -> Result<&'static Chart> {
        let kinds = || CHARTS.iter().map(|chart| chart.id);
        Self::find(id).ok_or_else(|| Error::Unknown {
            what: "chart",
            id: id.into(),
            near: nearest(id, kinds()),
            way_out: format!("kinds are {}", kinds().collect::<Vec<_>>().join(", ")),
        })
    }

    /// The metric to show when one is asked for by its id, or none is.
    ///
    /// # Errors
    /// `Unknown`, and `Refused` where this kind does not show such a metric.
    pub fn showing(&self, id: Option<&str>) -> Result<Option<&'static Metric>> {
        let Some(id) = id else {
            return Ok((self.metric)());
        };
        let metric = Metric::named(id)?;
        match (self.shows(metric.scope()), (self.metric)()) {
            (Some(true), _) => Ok(Some(metric)),
            (Some(false), Some(usual)) => Err(Error::Refused(format!(
                "a {} chart shows a metric of the scope `{}`, and {id} is of another",
                self.id,
                usual.scope().word()
            ))),
            _ => Err(Error::Refused(format!(
                "a {} chart shows no single metric; leave --metric out",
                self.id
            ))),
        }
    }

    /// Whether it is of a history, and needs no two sides.
    pub fn is_of_history(&self) -> bool {
        std::ptr::eq(self, &timeline::CHART)
    }

    /// Whether it can show a metric of this scope; `None` where it shows no single metric.
    pub fn shows(&self, scope: Scope) -> Option<bool> {
        if self.is_of_history() {
            return Some(true); // any score can be followed over time
        }
        (self.metric)().map(|usual| usual.scope() == scope)
    }
}

impl Drawn {
    /// The chart as `svg`, `png` or `pdf`.
    ///
    /// # Errors
    /// `Refused`, for another ending.
    pub fn painted(&self, ending: &str) -> Result<Vec<u8>> {
        match ending {
            "svg" => Ok(outlined(&self.svg)?.into_bytes()),
            "png" => png(&self.svg),
            "pdf" => pdf(&self.svg),
            other => Err(Error::Refused(format!(
                "`.{other}` is no chart format; end the file name in .svg, .png or .pdf"
            ))),
        }
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

/// Who is in the middle.
fn central_metric() -> Option<&'static Metric> {
    central(metrics()).first().copied()
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
