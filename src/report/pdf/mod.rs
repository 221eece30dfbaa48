//! A report as PDF: A4, the same vector charts, the embedded typeface, selectable text, and the structure by which a
//! screen reader follows it. The same input gives the same bytes.

mod draw;
mod grid;
mod layout;

use super::{
    document::{Document, Figure},
    numbered::{Part, parts},
};
use crate::{charts::tree, error::Result};
use krilla::tagging::{ListNumbering, Tag, TagKind};
use layout::{Layout, Look, Node, WIDE};
use std::num::NonZeroU16;

const TITLE: Look = Look::bold(20.0);
const QUESTION: Look = Look::plain(11.5).muted();
const HEADING: Look = Look::bold(14.0);
const SUBHEADING: Look = Look::bold(11.0);
const BODY: Look = Look::plain(9.5);
const FINDING: Look = Look::plain(10.5).blue();
const CAPTION: Look = Look::bold(8.5);
/// Points, the height of a chart at most, so that its caption fits below it.
const HIGHEST: f64 = 560.0;

/// The report as PDF.
///
/// # Errors
/// `Chart`, when a figure is no drawing or the file cannot be written.
pub fn pdf(document: &Document) -> Result<Vec<u8>> {
    let mut page = Layout::new();
    page.paragraph(heading(1, &document.title), &document.title, TITLE, 0.0);
    page.space(4.0);
    page.paragraph(Tag::P.into(), &document.subtitle, QUESTION, 0.0);
    page.space(14.0);
    for part in parts(document) {
        match part {
            Part::Heading(text) => {
                page.space(16.0);
                page.keep(70.0);
                page.entry(text);
                page.paragraph(heading(2, text), text, HEADING, 0.0);
                page.space(5.0);
            }
            Part::Subheading(text) => {
                page.space(9.0);
                page.keep(50.0);
                page.paragraph(heading(3, text), text, SUBHEADING, 0.0);
                page.space(3.0);
            }
            Part::Paragraph(text) => {
                page.paragraph(Tag::P.into(), text, BODY, 0.0);
                page.space(6.0);
            }
            Part::Findings(sentences) => {
                for sentence in sentences {
                    page.paragraph(Tag::P.into(), sentence, FINDING, 12.0);
                    page.space(4.0);
                }
                page.space(4.0);
            }
            Part::List(items) => {
                list(&mut page, items);
                page.space(6.0);
            }
            Part::Table(number, caption, table) => grid::table(&mut page, number, &caption, table),
            Part::Figure(number, figure) => chart(&mut page, number, figure)?,
        }
    }
    draw::drawn(page, document)
}

fn heading(level: u16, text: &str) -> TagKind {
    let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
    Tag::Hn(level, Some(text.to_string())).into()
}

fn list(page: &mut Layout, items: &[String]) {
    let mut found = Vec::new();
    for item in items {
        page.keep(BODY.leading());
        let mark = page.place("•", BODY, 4.0);
        let words = page.lines(item, BODY, 14.0);
        page.space(2.5);
        found.push(Node::Group(
            Tag::LI.into(),
            vec![
                Node::Group(Tag::Lbl.into(), vec![mark]),
                Node::Group(Tag::LBody.into(), vec![words]),
            ],
        ));
    }
    page.add(Node::Group(Tag::L(ListNumbering::Disc).into(), found));
}

/// A chart as wide as the text, its caption below on the same page.
fn chart(page: &mut Layout, number: usize, figure: &Figure) -> Result<()> {
    let drawing = tree(&figure.svg)?;
    let (width, height) = (
        f64::from(drawing.size().width()),
        f64::from(drawing.size().height()),
    );
    let scale = (WIDE / width).min(HIGHEST / height);
    let caption = format!(
        "Figure {number}. {}",
        super::numbered::sentence(&figure.caption)
    );
    page.space(8.0);
    page.keep(height * scale + 16.0 + page.height_of(&caption, CAPTION));
    let drawn = page.chart(drawing, width * scale, height * scale);
    page.space(5.0);
    let words = page.lines(&caption, CAPTION, 0.0);
    page.space(12.0);
    let alt = Some(figure.alt.clone());
    page.add(Node::Group(
        Tag::Figure(alt).into(),
        vec![drawn, Node::Group(Tag::Caption.into(), vec![words])],
    ));
    Ok(())
}
