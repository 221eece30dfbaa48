//! Measures alliance networks **with and without** a tie.
//!
//! What does a network of states lose or gain when a tie, an agreement or a state is taken away or added?
//! linchpin answers with numbers that can be checked, charts that can be printed, and words that can be quoted.
//!
//! # Example
//! Japan and South Korea share intelligence directly under GSOMIA, and through the United States under TISA.
//! Without GSOMIA every permitted route passes through Washington:
//!
//! ```
//! use linchpin::{
//!     formats::{self, Options},
//!     kernels::View,
//!     metrics::Metric,
//!     model::{Level, Network, Score, Selection},
//! };
//!
//! let (study, _) = formats::open("northeast-asia", Options::default())?;
//! let with = Network::resolve(&study, &Selection::default())?;
//! let without = Network::resolve(
//!     &study,
//!     &Selection { without: vec!["JPN_KOR_GSOMIA".into()], ..Selection::default() },
//! )?;
//!
//! let betweenness = Metric::find("betweenness").expect("a registered metric");
//! let of = |network: &Network| betweenness.scores(&View::new(network, Level::Mid))[0];
//! assert_eq!(with.actor(0).id, "USA");
//! assert_eq!(of(&without), Score::Defined(1.0));
//! assert_eq!(of(&with), Score::Defined(0.0));
//! # Ok::<(), linchpin::Error>(())
//! ```
//!
//! An edit of something that is not there is refused, with the way out:
//!
//! ```
//! use linchpin::{formats::{self, Options}, model::{Network, Selection}};
//!
//! let (study, _) = formats::open("northeast-asia", Options::default())?;
//! let nato = Selection { without: vec!["NATO".into()], ..Selection::default() };
//! let refused = Network::resolve(&study, &nato).unwrap_err();
//! assert!(refused.to_string().starts_with("nothing to take away: `NATO` gives no tie here"));
//! # Ok::<(), linchpin::Error>(())
//! ```
//!
//! # The floors
//! Each module uses only those above it in this list:
//!
//! | module | what it is |
//! |---|---|
//! | [`error`] | the one error type |
//! | [`model`] | actors, agreements, studies, the codebook, and the network resolved from them |
//! | [`formats`] | reading and writing, one file per format |
//! | [`kernels`] | a network compiled for measurement, and the algorithms that metrics share |
//! | [`metrics`] | the registry: one descriptor beside each function |
//! | [`analysis`] | scores, with/without, failures: plain results |
//! | `charts` | results to SVG, PNG, PDF (feature `charts`) |
//! | `report` | results to text (feature `report`) |
//! | `page` | the local page: a browser's view of all of it (feature `page`) |
//!
//! How to add a metric, a format or a chart is in `CONTRIBUTING.md`; why things are as they are, in `DESIGN.md`.
//!
//! # Limits
//! In a directed network ties run one way; metrics that have no standard directed form are undefined there. Exact reliability
//! ends where a part without a cut actor has a frontier beyond some dozen actors; the score is then estimated and says so. Memory grows with the square of the number of actors where all pairs are asked for, which is up to 3,000; metrics
//! that grow with ties answer up to 1,000,000, and some that search from every actor can be estimated there.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod analysis;
#[cfg(test)]
mod by_hand;
#[cfg(feature = "charts")]
pub mod charts;
pub mod error;
pub mod formats;
pub mod kernels;
pub mod metrics;
pub mod model;
#[cfg(feature = "page")]
pub mod page;
#[cfg(feature = "report")]
pub mod report;

pub use error::{Error, Result};

/// One score of one network: for examples and quick questions. A program that asks more than one thing resolves the
/// network and compiles a [`kernels::View`] once.
///
/// `network` is what the command takes: a bundled study, `shape:star-6`, a file. `subject` names what the score is
/// about: nothing for the network as a whole, an actor, an agreement, or the two ends of a pair or tie, in either
/// order where ties run both ways.
///
/// # Errors
/// A network that cannot be opened, an unknown metric, a subject that the metric has no score for.
///
/// # Example
/// ```
/// use linchpin::{model::Score, score};
///
/// assert_eq!(score("shape:star-6", "betweenness", &["hub"])?, Score::Defined(1.0));
/// assert!(score("shape:star-6", "betweeness", &["hub"]).is_err());
/// # Ok::<(), linchpin::Error>(())
/// ```
pub fn score(network: &str, metric: &str, subject: &[&str]) -> Result<model::Score> {
    let (study, configuration) = formats::open(network, formats::Options::default())?;
    let selection = model::Selection {
        configuration,
        ..model::Selection::default()
    };
    let network = model::Network::resolve(&study, &selection)?;
    let unknown = |what, id: &str, way_out: &str| Error::Unknown {
        what,
        id: id.into(),
        near: None,
        way_out: way_out.into(),
    };
    let metric = metrics::Metric::find(metric)
        .ok_or_else(|| unknown("metric", metric, "`linchpin metrics` lists them"))?;
    let view = kernels::View::new(&network, model::Level::Mid);
    let same = |ids: &Vec<String>| {
        ids.iter().eq(subject.iter())
            || (!view.is_directed() && ids.iter().rev().eq(subject.iter()))
    };
    metric
        .subjects(&network, &view)
        .iter()
        .zip(metric.scores(&view))
        .find(|(ids, _)| same(ids))
        .map(|(_, score)| score)
        .ok_or_else(|| {
            let way_out = format!("its scores are about: {}", metric.scope().word());
            unknown("subject", &subject.join("-"), &way_out)
        })
}
