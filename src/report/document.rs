//! A report as plain data: what it says, before it is Markdown or HTML.

use super::table::Table;
use serde::Serialize;

/// A titled sequence of blocks.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Document {
    /// The title.
    pub title: String,
    /// One line under the title.
    pub subtitle: String,
    /// The content in order.
    pub blocks: Vec<Block>,
}

/// A piece of a report.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "lowercase")]
pub enum Block {
    /// A section heading.
    Heading(String),
    /// A smaller heading.
    Subheading(String),
    /// A paragraph.
    Paragraph(String),
    /// Sentences that stand out: the findings.
    Findings(Vec<String>),
    /// Items.
    List(Vec<String>),
    /// A table.
    Table(Table),
    /// A chart.
    Figure(Figure),
}

/// A chart in a report.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Figure {
    /// File name without ending.
    pub name: String,
    /// The SVG text.
    pub svg: String,
    /// The finding it shows.
    pub caption: String,
    /// What a reader who cannot see it needs to know.
    pub alt: String,
}
