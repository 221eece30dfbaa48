//! From scores to findings: plain, serialisable results that charts and reports read.

mod compare;
mod construction;
mod failures;
mod headline;
mod measure;
mod number;
mod still;

pub use compare::{Change, Comparison, Lists, ReadingNote, ReadingValue, Side, Verdict, compare};
pub use failures::{
    BlockTree, Failure, FailureSides, Failures, Loser, MOST_LOSERS, Parted, SideFailures,
    failure_sides, failures,
};
pub use measure::{MOST_ACTORS, Measured, Measurement, MetricCard, Row, Summary, measure};
pub use number::{brief, capital, number, percent, score};
pub use still::Still;
