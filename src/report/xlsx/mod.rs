//! A report as a workbook: the tidy rows first, the text with its charts, a sheet per table, the definitions, and what
//! was measured. The same input gives the same bytes.

mod text;
mod tidy;

use super::{
    definitions::{definitions, measured},
    document::Document,
    native::{Native, native},
    numbered::{Part, parts, sentence},
    table::{Align, Table},
};
use crate::{
    analysis::Comparison,
    error::{Error, Result},
};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use text::text;
use tidy::tidy;

/// Letters a sheet's name may have.
const LONGEST_NAME: usize = 31;
/// Letters, the widest column; longer text is broken into lines.
const WIDEST: usize = 60;
/// Points, the height of a line of text.
const LINE: f64 = 15.0;

/// The report as XLSX.
///
/// # Errors
/// `Chart`, when a figure is no drawing; `Refused`, when a table is larger than a sheet can be.
pub fn xlsx(document: &Document, comparison: &Comparison) -> Result<Vec<u8>> {
    report(document, comparison).map_err(Fault::told)
}

/// The tidy rows alone as XLSX, with the definitions and what was measured.
///
/// # Errors
/// `Refused`, when there are more rows than a sheet holds.
pub fn table_xlsx(comparison: &Comparison) -> Result<Vec<u8>> {
    rows_alone(comparison).map_err(Fault::told)
}

/// What can go wrong on the way.
enum Fault {
    Ours(Error),
    Theirs(XlsxError),
}

impl Fault {
    fn told(self) -> Error {
        match self {
            Fault::Ours(error) => error,
            Fault::Theirs(error) => Error::Refused(format!("could not write XLSX: {error}")),
        }
    }
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

fn report(document: &Document, comparison: &Comparison) -> Written<Vec<u8>> {
    let parts = parts(document);
    let mut tables = Vec::new();
    for part in &parts {
        if let Part::Table(number, caption, table) = part {
            let name = sheet_name(*number, caption);
            tables.push((name, format!("Table {number}. {caption}"), *table));
        }
    }
    let mut book = book(&document.title, &document.subtitle, comparison)?;
    tidy(added(&mut book, FIXED[0])?, comparison)?;
    text(added(&mut book, FIXED[1])?, document, &parts, &tables)?;
    for (name, title, table) in &tables {
        sheet(added(&mut book, name)?, title, table)?;
    }
    close(book, comparison)
}

fn rows_alone(comparison: &Comparison) -> Written<Vec<u8>> {
    let (without, with) = (&comparison.without.label, &comparison.with.label);
    let title = &comparison.with.network.title;
    let mut book = book(title, &format!("{without}; {with}"), comparison)?;
    tidy(added(&mut book, FIXED[0])?, comparison)?;
    close(book, comparison)
}

/// A workbook without sheets.
fn book(title: &str, subject: &str, comparison: &Comparison) -> Written<Workbook> {
    let mut book = Workbook::new();
    // A day of its own would make every copy of the same report differ.
    book.set_properties(
        &DocProperties::new()
            .set_title(title)
            .set_subject(subject)
            .set_author(format!("linchpin {}", comparison.with.network.version))
            .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?),
    );
    Ok(book)
}

fn added<'b>(book: &'b mut Workbook, name: &str) -> Written<&'b mut Worksheet> {
    Ok(book.add_worksheet().set_name(name)?)
}

/// The definitions and what was measured come last; then the bytes.
fn close(mut book: Workbook, comparison: &Comparison) -> Written<Vec<u8>> {
    for (name, table) in [
        (FIXED[2], definitions(comparison)),
        (FIXED[3], measured(comparison)),
    ] {
        sheet(added(&mut book, name)?, &table.title, &table)?;
    }
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
