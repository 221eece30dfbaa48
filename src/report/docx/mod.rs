//! A report as a Word document: real styles, numbered captions, charts with their descriptions, tables whose header
//! repeats on each page. The same input gives the same bytes.

mod finish;
mod styles;

use super::{
    columns::columns,
    document::{Document, Figure},
    numbered::{Part, parts, sentence},
    table::{Align, Table},
};
use crate::{
    charts::png,
    error::{Error, Result},
};
use docx_rs::{
    AlignmentType, Docx, FieldCharType, Footer, IndentLevel, InstrText, NumberingId, PageNum,
    Paragraph, Pic, Run, Table as Grid, TableCell, TableLayoutType, TableRow, WidthType,
};
use std::io::Cursor;

/// Twentieths of a point, the width of the text: 160 mm, which A4 and Letter both hold.
const WIDE: f64 = 9070.0;
/// English metric units, the same.
const WIDE_EMU: f64 = 5_760_000.0;
/// The height of a chart at most: 200 mm, so that its caption fits below it.
const HIGH_EMU: f64 = 7_200_000.0;

/// The report as DOCX.
///
/// # Errors
/// `Chart`, when a figure is no drawing; `Refused`, when the document cannot be put together.
pub fn docx(document: &Document) -> Result<Vec<u8>> {
    let mut file = styles::styled(Docx::new())
        .add_paragraph(styled("Title", &document.title))
        .add_paragraph(styled("Subtitle", &document.subtitle))
        .footer(
            Footer::new().add_paragraph(
                Paragraph::new()
                    .style("Footer")
                    .add_page_num(PageNum::new()),
            ),
        );
    let mut descriptions = Vec::new();
    for part in parts(document) {
        file = match part {
            Part::Heading(text) => file.add_paragraph(styled("Heading1", text)),
            Part::Subheading(text) => file.add_paragraph(styled("Heading2", text)),
            Part::Paragraph(text) => file.add_paragraph(styled("BodyText", text)),
            Part::Findings(sentences) => sentences.iter().fold(file, |file, sentence| {
                file.add_paragraph(styled("Finding", sentence))
            }),
            Part::List(items) => items.iter().fold(file, |file, item| {
                let bullet = (NumberingId::new(styles::BULLETS), IndentLevel::new(0));
                file.add_paragraph(styled("ListBullet", item).numbering(bullet.0, bullet.1))
            }),
            Part::Table(number, title, table) => {
                let caption = caption("Table", number, &title).keep_next(true);
                let file = file.add_paragraph(caption).add_table(grid(table));
                let notes = table.notes.iter().map(|note| sentence(note));
                let file = notes.fold(file, |file, note| {
                    file.add_paragraph(styled("TableNote", &note))
                });
                // Two tables without a paragraph between them become one.
                file.add_paragraph(Paragraph::new().style("TableNote"))
            }
            Part::Figure(number, figure) => {
                descriptions.push(figure.alt.clone());
                let picture = Run::new().add_image(picture(number, figure)?);
                file.add_paragraph(
                    Paragraph::new()
                        .style("Figure")
                        .keep_next(true)
                        .add_run(picture),
                )
                .add_paragraph(caption("Figure", number, &figure.caption))
            }
        };
    }
    let mut parts = file.build();
    parts.document = finish::described(&parts.document, &descriptions)?;
    parts.doc_props.core =
        finish::titled(&parts.doc_props.core, &document.title, &document.subtitle)?;
    let mut bytes = Cursor::new(Vec::new());
    parts
        .pack(&mut bytes)
        .map_err(|error| Error::Refused(format!("could not write DOCX: {error}")))?;
    Ok(bytes.into_inner())
}

/// A paragraph of a style.
fn styled(style: &str, text: &str) -> Paragraph {
    Paragraph::new().style(style).add_run(words(text))
}

/// A run of text without what no XML can hold.
fn words(text: &str) -> Run {
    let spaced = |letter: char| if letter.is_control() { ' ' } else { letter };
    Run::new().add_text(text.chars().map(spaced).collect::<String>())
}

/// "Figure 3. …", the number a field of its own, so that Word counts on and lists them.
fn caption(word: &str, number: usize, text: &str) -> Paragraph {
    let field = |kind| Run::new().add_field_char(kind, false);
    let asked = InstrText::Unsupported(format!(" SEQ {word} \\* ARABIC "));
    Paragraph::new()
        .style("Caption")
        .add_run(words(&format!("{word} ")))
        .add_run(field(FieldCharType::Begin))
        .add_run(Run::new().add_instr_text(asked))
        .add_run(field(FieldCharType::Separate))
        .add_run(words(&number.to_string()))
        .add_run(field(FieldCharType::End))
        .add_run(words(&format!(". {}", sentence(text))))
}

/// A chart, 300 dpi, as wide as the text.
fn picture(number: usize, figure: &Figure) -> Result<Pic> {
    let bytes = png(&figure.svg)?;
    let fault = |error: png::DecodingError| Error::Chart(error.to_string());
    let reader = png::Decoder::new(Cursor::new(&bytes))
        .read_info()
        .map_err(fault)?;
    let (width, height) = (reader.info().width, reader.info().height);
    let (wide, high) = (f64::from(width.max(1)), f64::from(height.max(1)));
    let scale = (WIDE_EMU / wide).min(HIGH_EMU / high);
    Ok(Pic::new_with_dimensions(bytes, width, height)
        .id(format!("rIdFigure{number}"))
        .size((wide * scale) as u32, (high * scale) as u32))
}

/// A table, as wide as it needs to be and no wider than the text.
fn grid(table: &Table) -> Grid {
    // Letters of 8 pt, in the wider typefaces too that stand in where ours is missing; a cell keeps 160 clear.
    let padding = 160.0 * table.header.len() as f64;
    let measure = |text: &str, bold: bool| {
        let letter = if bold { 112.0 } else { 104.0 };
        text.chars().count() as f64 * letter
    };
    let widths: Vec<usize> = columns(table, WIDE - padding, measure)
        .iter()
        .map(|width| (width + 160.0) as usize)
        .collect();
    let row = |cells: &[String], style: &str| {
        let cell = |(at, text): (usize, &String)| {
            let side = match table.align.get(at) {
                Some(Align::Right) => AlignmentType::Right,
                _ => AlignmentType::Left,
            };
            let width = widths.get(at).copied().unwrap_or_default();
            TableCell::new()
                .width(width, WidthType::Dxa)
                .add_paragraph(styled(style, text).align(side))
        };
        TableRow::new(cells.iter().enumerate().map(cell).collect()).cant_split()
    };
    let mut rows = vec![row(&table.header, "TableHeader")];
    rows.extend(table.rows.iter().map(|cells| row(cells, "TableText")));
    Grid::without_borders(rows)
        .style("ReportTable")
        .layout(TableLayoutType::Fixed)
        .width(widths.iter().sum(), WidthType::Dxa)
        .set_grid(widths)
}
