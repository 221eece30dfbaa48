//! A report as a workbook: the tidy rows first, the text with its charts, a sheet per table, the definitions, and what
//! was measured. The same input gives the same bytes.

use super::{
    definitions::{definitions, measured},
    document::{Document, Figure},
    native::{Native, full, native},
    numbered::{Part, parts, sentence},
    table::{Align, Table},
    tidy::Tidy,
};
use crate::{
    analysis::{Change, Comparison},
    charts::png,
    error::{Error, Result},
    model::Score,
};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Image, Url, Workbook,
    Worksheet, XlsxError,
};

/// Letters a sheet's name may have.
const LONGEST_NAME: usize = 31;
/// Letters, the widest column; longer text is broken into lines.
const WIDEST: usize = 60;
/// Letters, the width of the text of the report: what an upright page of A4 or Letter holds.
const TEXT: f64 = 78.0;
/// Letters of the description of a picture that a spreadsheet takes.
const LONGEST_ALT: usize = 255;
/// Points, the height of a line of text.
const LINE: f64 = 15.0;
/// Pixels, the width of a chart in the text.
const CHART: f64 = 540.0;
/// Pixels, the height of a chart: a row is 409 points at most.
const HIGHEST: f64 = 530.0;

/// The report as XLSX.
///
/// # Errors
/// `Chart`, when a figure is no drawing; `Refused`, when a table is larger than a sheet can be.
pub fn xlsx(document: &Document, comparison: &Comparison) -> Result<Vec<u8>> {
    workbook(document, comparison).map_err(|fault| match fault {
        Fault::Ours(error) => error,
        Fault::Theirs(error) => Error::Refused(format!("could not write XLSX: {error}")),
    })
}

/// What can go wrong on the way.
enum Fault {
    Ours(Error),
    Theirs(XlsxError),
}

impl From<XlsxError> for Fault {
    fn from(error: XlsxError) -> Self {
        Self::Theirs(error)
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Ours(error)
    }
}

type Written<T = ()> = std::result::Result<T, Fault>;

fn workbook(document: &Document, comparison: &Comparison) -> Written<Vec<u8>> {
    let parts = parts(document);
    let mut tables = Vec::new();
    for part in &parts {
        if let Part::Table(number, caption, table) = part {
            let name = sheet_name(*number, caption);
            tables.push((name, format!("Table {number}. {caption}"), *table));
        }
    }
    let mut book = Workbook::new();
    // A day of its own would make every copy of the same report differ.
    book.set_properties(
        &DocProperties::new()
            .set_title(&document.title)
            .set_subject(&document.subtitle)
            .set_author(format!("linchpin {}", comparison.with.network.version))
            .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?),
    );
    tidy(book.add_worksheet().set_name(FIXED[0])?, comparison)?;
    text(
        book.add_worksheet().set_name(FIXED[1])?,
        document,
        &parts,
        &tables,
    )?;
    for (name, title, table) in &tables {
        sheet(book.add_worksheet().set_name(name)?, title, table)?;
    }
    let (what, which) = (definitions(comparison), measured(comparison));
    sheet(book.add_worksheet().set_name(FIXED[2])?, &what.title, &what)?;
    sheet(
        book.add_worksheet().set_name(FIXED[3])?,
        &which.title,
        &which,
    )?;
    Ok(book.save_to_buffer()?)
}

/// The sheets that are always there.
const FIXED: [&str; 4] = ["Comparison", "Report", "Definitions", "What was measured"];

/// A name that a sheet may have: the number, which makes it the only one, and the beginning of the caption.
fn sheet_name(number: usize, caption: &str) -> String {
    let kept: String = caption
        .chars()
        .filter(|letter| !"[]:*?/\\'".contains(*letter) && !letter.is_control())
        .collect();
    cut(&format!("{number} {kept}"), LONGEST_NAME)
}

/// The words of a text that fit, and a sign that there are more.
fn cut(whole: &str, most: usize) -> String {
    let length = |text: &str| text.encode_utf16().count();
    if length(whole) <= most {
        return whole.trim().to_string();
    }
    let mut kept = String::new();
    for word in whole.split_whitespace() {
        if length(&kept) + length(word) + 2 > most {
            break;
        }
        kept += &format!("{}{word}", if kept.is_empty() { "" } else { " " });
    }
    kept + "…"
}

/// Lines that a text takes in a column this many letters wide.
fn lines(text: &str, wide: f64) -> f64 {
    (text.chars().count() as f64 / wide.max(1.0))
        .ceil()
        .max(1.0)
}

/// The rows of the comparison, every digit kept, as in the CSV; where there is no number, why.
fn tidy(sheet: &mut Worksheet, comparison: &Comparison) -> Written {
    let columns = comparison.columns();
    for (at, name) in columns.iter().enumerate() {
        sheet.write_string_with_format(0, column(at), *name, &header(Align::Left))?;
    }
    for (at, (change, row)) in comparison.changes.iter().zip(comparison.rows()).enumerate() {
        for (to, (name, cell)) in columns.iter().zip(&row).enumerate() {
            let (line, to) = (line(at + 1)?, column(to));
            let absent = absence(name, change);
            match (cell.parse().ok().and_then(full), absent) {
                (Some(native), _) if is_number(name) => number(sheet, line, to, &native)?,
                (None, Some(why)) if cell.is_empty() => {
                    sheet.write_string_with_format(line, to, why, &muted())?;
                }
                _ => {
                    sheet.write_string(line, to, cell)?;
                }
            }
        }
    }
    for (at, name) in columns.iter().enumerate() {
        let width = match *name {
            "metric" => 30.0,
            "without" | "with" | "change" => 16.0,
            "by_construction" | "without_status" | "with_status" => 17.0,
            _ => 13.0,
        };
        sheet.set_column_width(column(at), width)?;
    }
    frame(sheet, 0, comparison.changes.len(), columns.len())
}

/// Whether a column of the tidy rows holds numbers.
fn is_number(column: &str) -> bool {
    matches!(column, "without" | "with" | "change" | "percent")
        || column.ends_with("_low")
        || column.ends_with("_high")
}

/// Why a cell of the tidy rows holds no number; none where it is merely not given.
fn absence(column: &str, change: &Change) -> Option<String> {
    let side = |score: Option<Score>| match score {
        None => "absent".to_string(),
        Some(Score::Undefined(reason)) => format!("undefined: {reason}"),
        Some(score) => score.status().to_string(),
    };
    match column {
        "without" => Some(side(change.without)),
        "with" => Some(side(change.with)),
        "change" => Some("none: not a number on both sides".into()),
        "percent" if change.difference().is_some() => Some("none: from zero".into()),
        "percent" => Some("none: not a number on both sides".into()),
        _ => None,
    }
}

/// The text of the report, its charts in place, and where its tables are.
fn text(
    sheet: &mut Worksheet,
    document: &Document,
    parts: &[Part],
    tables: &[(String, String, &Table)],
) -> Written {
    sheet.set_column_width(0, TEXT)?;
    let mut text = Text { sheet, at: 0 };
    text.say(&document.title, 18.0, true)?;
    text.say(&document.subtitle, 11.0, false)?;
    for part in parts {
        match part {
            Part::Heading(heading) => text.say(heading, 14.0, true)?,
            Part::Subheading(heading) => text.say(heading, 12.0, true)?,
            Part::Paragraph(paragraph) => text.say(paragraph, 11.0, false)?,
            Part::Findings(sentences) => {
                for sentence in *sentences {
                    text.say(sentence, 11.0, true)?;
                }
            }
            Part::List(items) => {
                for item in *items {
                    text.say(&format!("• {item}"), 11.0, false)?;
                }
            }
            Part::Table(number, ..) => {
                if let Some((name, title, _)) = tables.get(number - 1) {
                    text.link(title, name)?;
                }
            }
            Part::Figure(number, figure) => {
                text.say(&format!("Figure {number}. {}", figure.caption), 11.0, false)?;
                text.picture(figure)?;
            }
        }
    }
    text.sheet.set_print_fit_to_pages(1, 0);
    Ok(())
}

/// A column of text that grows downwards.
struct Text<'s> {
    sheet: &'s mut Worksheet,
    at: u32,
}

impl Text<'_> {
    /// Text in letters of this many points, over as many lines as it takes.
    fn say(&mut self, text: &str, size: f64, is_bold: bool) -> Written {
        let format = words(Align::Left).set_font_size(size);
        let format = if is_bold { format.set_bold() } else { format };
        self.sheet
            .write_string_with_format(self.at, 0, text, &format)?;
        let high = lines(text, TEXT * 0.94 * 11.0 / size) * LINE * size / 11.0 + 3.0;
        self.sheet.set_row_height(self.at, high.min(409.0))?;
        self.at += 1;
        Ok(())
    }

    /// The way to a table on its own sheet.
    fn link(&mut self, title: &str, name: &str) -> Written {
        let link = Url::new(format!("internal:'{name}'!A1")).set_text(title);
        self.sheet.write_url(self.at, 0, link)?;
        self.at += 1;
        Ok(())
    }

    /// A chart in a row as high as it is.
    fn picture(&mut self, figure: &Figure) -> Written {
        let alt = cut(&figure.alt, LONGEST_ALT);
        let image = Image::new_from_buffer(&png(&figure.svg)?)?.set_alt_text(alt);
        // The file says 300 dpi, and a sheet 96.
        let wide = image.width() * 96.0 / image.width_dpi().max(1.0);
        let high = image.height() * 96.0 / image.height_dpi().max(1.0);
        let scale = (CHART / wide.max(1.0)).min(HIGHEST / high.max(1.0));
        let image = image.set_scale_width(scale).set_scale_height(scale);
        // A pixel of a sheet is three quarters of a point.
        self.sheet
            .set_row_height(self.at, high * scale * 0.75 + 8.0)?;
        self.sheet.insert_image(self.at, 0, &image)?;
        self.at += 1;
        Ok(())
    }
}

/// A table on its own sheet: title, header, rows, notes.
fn sheet(sheet: &mut Worksheet, title: &str, table: &Table) -> Written {
    let wide = table.header.len();
    let align = |at: usize| table.align.get(at).copied().unwrap_or(Align::Left);
    sheet.write_string_with_format(0, 0, title, &Format::new().set_bold().set_font_size(13.0))?;
    for (at, name) in table.header.iter().enumerate() {
        let format = beside(at, header(align(at)));
        sheet.write_string_with_format(1, column(at), name, &format)?;
    }
    for (at, row) in table.rows.iter().enumerate() {
        let line = line(at + 2)?;
        let mut high: f64 = 1.0;
        for (to, cell) in row.iter().enumerate() {
            match native(cell).filter(|_| align(to) == Align::Right) {
                Some(native) => number(sheet, line, column(to), &native)?,
                None => {
                    let format = beside(to, words(align(to)));
                    sheet.write_string_with_format(line, column(to), cell, &format)?;
                    high = high.max(lines(cell, WIDEST as f64 * 0.92));
                }
            }
        }
        if high > 1.0 {
            sheet.set_row_height(line, (high * LINE).min(409.0))?;
        }
    }
    for (at, note) in table.notes.iter().enumerate() {
        let at = line(table.rows.len() + 3 + at)?;
        sheet.write_string_with_format(at, 0, sentence(note), &muted())?;
    }
    for at in 0..wide {
        let cells = table.rows.iter().filter_map(|row| row.get(at));
        let letters = |text: &String| text.chars().count();
        let longest = cells.map(letters).max().unwrap_or(0);
        // The button of the filter covers three letters of a header.
        let named = table.header.get(at).map_or(0, |name| letters(name) + 3);
        let width = longest.max(named).clamp(8, WIDEST) + 3;
        sheet.set_column_width(column(at), width as f64)?;
    }
    frame(sheet, 1, table.rows.len(), wide)
}

/// Header frozen and filterable; printed on as many pages as it is high, one wide, the header on each.
fn frame(sheet: &mut Worksheet, header: usize, rows: usize, columns: usize) -> Written {
    let last = column(columns.saturating_sub(1));
    let (head, end) = (line(header)?, line(header + rows)?);
    sheet.set_freeze_panes(head + 1, 0)?;
    sheet.autofilter(head, 0, end, last)?;
    sheet.set_repeat_rows(head, head)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}

fn number(sheet: &mut Worksheet, line: u32, to: u16, native: &Native) -> Written {
    let format = beside(usize::from(to), Format::new())
        .set_num_format(&native.format)
        .set_align(FormatAlign::Right)
        .set_align(FormatAlign::Top);
    sheet.write_number_with_format(line, to, native.value, &format)?;
    Ok(())
}

fn header(align: Align) -> Format {
    words(align)
        .set_bold()
        .set_border_bottom(FormatBorder::Medium)
}

fn words(align: Align) -> Format {
    let side = match align {
        Align::Left => FormatAlign::Left,
        Align::Right => FormatAlign::Right,
    };
    let format = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    format.set_align(side)
}

/// Words keep their distance from the numbers on their left.
fn beside(at: usize, format: Format) -> Format {
    if at > 0 { format.set_indent(1) } else { format }
}

fn muted() -> Format {
    Format::new().set_italic().set_font_color(0x5B_6472)
}

/// A row's number; more rows than a number holds are more than a sheet holds, which says so itself.
fn line(at: usize) -> Written<u32> {
    Ok(u32::try_from(at).unwrap_or(u32::MAX))
}

fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}
