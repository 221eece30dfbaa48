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
//!
//! How to add a metric, a format or a chart is in `CONTRIBUTING.md`; why things are as they are, in `DESIGN.md`.
//!
//! # Limits
//! Networks are undirected. Exact reliability ends where the frontier of a network grows beyond some dozen actors;
//! the score is then undefined and says so. Memory grows with the square of the number of actors.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod analysis;
#[cfg(feature = "charts")]
pub mod charts;
pub mod error;
pub mod formats;
pub mod kernels;
pub mod metrics;
pub mod model;
#[cfg(feature = "report")]
pub mod report;

pub use error::{Error, Result};
