//! Results as text: tables for people, tidy rows for programs, and the study's report.

mod catalogue;
mod document;
mod failures;
mod html;
mod markdown;
mod study;
mod table;
mod tables;
mod tidy;

pub use catalogue::{MetricPage, metric_page, metrics_markdown, metrics_table};
pub use document::{Block, Document, Figure};
pub use failures::{failure_side_tables, failure_tables, failures_section};
pub use html::html;
pub use markdown::{markdown, markdown_table};
pub use study::study_report;
pub use table::{Align, Table};
pub use tables::{comparison_tables, measurement_tables};
pub use tidy::{Tidy, json};
