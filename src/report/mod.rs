//! Results as text: tables for people, tidy rows for programs, and the study's report.

mod attack;
mod brief;
mod catalogue;
mod coverage;
mod document;
mod failures;
mod html;
mod markdown;
mod reliability;
mod study;
mod table;
mod tables;
mod tidy;
mod ties;
mod timeline;
mod uncertainty;
mod whole;

pub use attack::{attack_section, attack_tables};
pub use brief::{brief_section, brief_tables};
pub use catalogue::{MetricPage, metric_page, metrics_markdown, metrics_table};
pub use coverage::{coverage_section, coverage_tables};
pub use document::{Block, Document, Figure, Section};
pub use failures::{failure_side_tables, failure_tables, failures_section};
pub use html::html;
pub use markdown::{markdown, markdown_table};
pub use reliability::{reliability_section, reliability_tables};
pub use study::study_report;
pub use table::{Align, Table};
pub use tables::{change_cells, comparison_tables, measurement_tables};
pub use tidy::{Tidy, json};
pub use ties::{ties_section, ties_tables};
pub use timeline::{timeline_section, timeline_tables};
pub use uncertainty::{uncertainty_section, uncertainty_tables};
pub use whole::{Whole, whole_report};
