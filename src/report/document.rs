//! A report as plain data: what it says, before it is Markdown or HTML.

use super::table::Table;
use crate::charts::Drawn;
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
    /// Every source that it names, as it names it, in order; some more than once.
    pub sources: Vec<String>,
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

/// A part of a report under one heading.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// By which charts know it.
    pub id: &'static str,
    /// Its heading, findings and tables.
    pub blocks: Vec<Block>,
    /// The sources that it names.
    pub sources: Vec<String>,
}

impl Section {
    /// Puts a chart after its findings, and after the charts that are there.
    pub fn illustrate(&mut self, figure: Figure) {
        let speaks = |block: &Block| matches!(block, Block::Findings(_) | Block::Figure(_));
        let last = self.blocks.iter().rposition(speaks);
        let after = last.unwrap_or(0) + 1;
        self.blocks
            .insert(after.min(self.blocks.len()), Block::Figure(figure));
    }
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

impl Figure {
    /// A drawn chart under its name.
    pub fn of(name: &str, drawn: &Drawn) -> Self {
        Self {
            name: name.to_string(),
            svg: drawn.svg.clone(),
            caption: drawn.title.clone(),
            alt: drawn.alt.clone(),
        }
    }
}
