//! A report as one self-contained HTML page: charts, typeface and all inside.

use super::document::{Block, Document};
use crate::charts::font;
use crate::error::{Error, Result};
use base64::prelude::{BASE64_STANDARD, Engine};
use minijinja::{Environment, context};

/// The document as HTML. Charts are put in as they are, everything else is escaped.
///
/// # Errors
/// `Refused`, when the template does not fit the document; a test renders it.
pub fn html(document: &Document) -> Result<String> {
    let fault =
        |error: minijinja::Error| Error::Refused(format!("could not write HTML: {error:#}"));
    let mut environment = Environment::new();
    environment
        .add_template("report.html", include_str!("report.html"))
        .map_err(fault)?;
    let (mut figures, mut headings) = (0, Vec::new());
    let numbered: Vec<minijinja::Value> = document
        .blocks
        .iter()
        .map(|block| {
            if let Block::Figure(figure) = block {
                figures += 1;
                // Ids inside a drawing must differ from those of the other drawings of the page.
                let svg = figure
                    .svg
                    .replace("chart-title", &format!("figure-{figures}-title"))
                    .replace("chart-description", &format!("figure-{figures}-description"));
                return context! { kind => "figure", number => figures, svg => svg, caption => figure.caption.clone(), name => figure.name.clone() };
            }
            if let Block::Heading(heading) = block {
                headings.push(heading.clone());
                return context! { kind => "heading", number => headings.len(), value => heading.clone() };
            }
            minijinja::Value::from(minijinja::value::Serde(block.clone()))
        })
        .collect();
    let template = environment.get_template("report.html").map_err(fault)?;
    template
        .render(context! { regular => BASE64_STANDARD.encode(font::REGULAR), bold => BASE64_STANDARD.encode(font::BOLD), title => document.title.clone(), subtitle => document.subtitle.clone(), headings => headings, blocks => numbered })
        .map_err(fault)
}
