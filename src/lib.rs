//! Measures alliance networks with and without a tie.
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
