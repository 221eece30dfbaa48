//! Measures alliance networks with and without a tie.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod analysis;
pub mod error;
pub mod formats;
pub mod kernels;
pub mod metrics;
pub mod model;
pub mod report;

pub use error::{Error, Result};
