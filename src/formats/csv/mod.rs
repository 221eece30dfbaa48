//! Tables of comma-separated values, as far as edge lists, matrices and lists of actors have them in common.
//!
//! Takes what spreadsheets and R write: `;` or tabs between cells, a first line `sep=;`, quoted cells (a quote inside
//! is written as two), headers in any case, decimal commas where the comma does not part cells, rows of empty cells,
//! `NA` for a number that is missing. A line that begins with `#` is a comment. A cell ends on its line, so that a
//! quote which is never closed is found where it stands. RFC 4180, but for cells of several lines.

pub(super) mod actors;
pub(super) mod edges;
pub(super) mod matrix;

use super::{
    Input,
    assembly::{self, Bytes},
    export::Value,
    place,
};
use crate::error::{Error, Result};
use std::borrow::Cow;

/// Bytes; a row of an edge list is a hundred.
const LONGEST_LINE: usize = 1_000_000;

/// The endings of all tables; their content tells them apart.
const ENDINGS: &[&str] = &["csv", "tsv", "txt"];

/// The rows of a table, one at a time.
struct Table<'t> {
    text: &'t str,
    delimiter: u8,
    next: usize,
    /// Whether a row was met; and the lines since then that begin with `#` and have cells like a row.
    met: bool,
    passed_over: usize,
}

/// A row that is neither blank nor a comment.
struct Row<'t> {
    cells: Vec<Cell<'t>>,
    at: Bytes,
}

/// A cell without its quotes and the blanks around it, and where it stands.
struct Cell<'t> {
    text: Cow<'t, str>,
    at: Bytes,
}

impl<'t> Table<'t> {
    fn new(text: &'t str) -> Self {
        if let Some(rest) = text.strip_prefix("sep=")
            && let Some(&delimiter) = rest.as_bytes().first()
            && b",;\t|: ".contains(&delimiter)
        {
            let next = text.find(['\n', '\r']).unwrap_or(text.len());
            return Self {
                text,
                delimiter,
                next,
                met: false,
                passed_over: 0,
            };
        }
        let header = text
            .lines()
            .find(|line| !line.trim().is_empty() && !line.starts_with('#'))
            .unwrap_or_default();
        // Every second part between quotes is within a quoted cell.
        let unquoted = || header.split('"').step_by(2).flat_map(str::bytes);
        let count = |delimiter: u8| unquoted().filter(|&byte| byte == delimiter).count();
        let delimiter = [b',', b';', b'\t']
            .into_iter()
            .max_by_key(|&delimiter| (count(delimiter), delimiter == b','))
            .unwrap_or(b',');
        Self {
            text,
            delimiter,
            next: 0,
            met: false,
            passed_over: 0,
        }
    }

    /// That lines which might be rows were taken for comments, if any were.
    fn comments(&self) -> Option<String> {
        let lines = match self.passed_over {
            0 => return None,
            1 => "1 line that begins with # is taken for a comment".to_string(),
            many => format!("{many} lines that begin with # are taken for comments"),
        };
        Some(format!(
            "{lines}; quote its first cell (\"#…\") to make it a row"
        ))
    }

    /// Whether a comma in a number can only be a decimal comma.
    fn has_decimal_commas(&self) -> bool {
        self.delimiter != b','
    }

    /// The next row; where a quote is not closed, its place.
    fn row(&mut self) -> Result<Option<Row<'t>>, Bytes> {
        while self.next < self.text.len() {
            let start = self.next;
            let line = &self.text.as_bytes()[start..];
            let length = line
                .iter()
                .position(|byte| matches!(byte, b'\n' | b'\r'))
                .unwrap_or(line.len());
            self.next = start + length + 1;
            if length == 0 {
                continue;
            }
            if line[0] == b'#' {
                let like_a_row = self.met && line[..length].contains(&self.delimiter);
                self.passed_over += usize::from(like_a_row);
                continue;
            }
            let row = self.cells(start..start + length)?;
            self.met = true;
            if row.cells.iter().any(|cell| !cell.text.is_empty()) {
                return Ok(Some(row));
            }
        }
        Ok(None)
    }

    fn cells(&self, at: Bytes) -> Result<Row<'t>, Bytes> {
        let mut cells = Vec::new();
        let mut from = at.start;
        loop {
            let (cell, end) = self.cell(from, at.end)?;
            cells.push(cell);
            if end >= at.end {
                return Ok(Row { cells, at });
            }
            from = end + 1;
        }
    }

    /// The cell that begins at `from`, and where it ends: at its separator, or at the end of the line.
    fn cell(&self, from: usize, line_end: usize) -> Result<(Cell<'t>, usize), Bytes> {
        let line = &self.text.as_bytes()[..line_end];
        let is_blank = |byte: &&u8| matches!(byte, b' ' | b'\t') && **byte != self.delimiter;
        let first = from + line[from..].iter().take_while(is_blank).count();
        if line.get(first) == Some(&b'"') {
            return self.quoted(first, line_end);
        }
        let end = self.separator(from, line_end);
        let whole = &self.text[from..end];
        refuse_odd_quotes(whole, from)?;
        let text = whole.trim();
        let start = from + whole.len() - whole.trim_start().len();
        let cell = Cell {
            text: Cow::Borrowed(text),
            at: start..start + text.len().max(1),
        };
        Ok((cell, end))
    }

    /// The same for a cell whose opening quote stands at `open`.
    fn quoted(&self, open: usize, line_end: usize) -> Result<(Cell<'t>, usize), Bytes> {
        let line = &self.text.as_bytes()[..line_end];
        let mut close = open + 1;
        loop {
            let quote = line[close..].iter().position(|&byte| byte == b'"');
            close += quote.ok_or(open..open + 1)?;
            if line.get(close + 1) != Some(&b'"') {
                break;
            }
            close += 2;
        }
        let end = self.separator(close + 1, line_end);
        let inside = self.text[open + 1..close].trim();
        let behind = &self.text[close + 1..end];
        refuse_odd_quotes(behind, close + 1)?;
        let mut text = Cow::Borrowed(inside);
        if inside.contains('"') {
            text = inside.replace("\"\"", "\"").into();
        }
        if !behind.trim().is_empty() {
            text += behind.trim();
        }
        let lead = self.text[open + 1..].len() - self.text[open + 1..].trim_start().len();
        let start = (open + 1 + lead).min(close);
        let cell = Cell {
            text,
            at: start..start + inside.len().max(1),
        };
        Ok((cell, end))
    }

    fn separator(&self, from: usize, line_end: usize) -> usize {
        let rest = self.text.as_bytes()[from..line_end].iter();
        let length = rest.take_while(|&&byte| byte != self.delimiter).count();
        from + length
    }
}

/// A quote within an unquoted cell is a letter, but a single one was meant to open or close something.
fn refuse_odd_quotes(text: &str, from: usize) -> Result<(), Bytes> {
    match text.rfind('"') {
        Some(at) if text.matches('"').count() % 2 == 1 => Err(from + at..from + at + 1),
        _ => Ok(()),
    }
}

fn next_row<'t>(table: &mut Table<'t>, input: &Input) -> Result<Option<Row<'t>>> {
    table.row().map_err(|quote| {
        fault(
            input,
            quote,
            "a quote that is not closed on its line",
            "close it, or write a quote inside a cell as two (\"\")",
        )
    })
}

/// The row that names the columns.
fn header<'t>(table: &mut Table<'t>, input: &Input) -> Result<Row<'t>> {
    next_row(table, input)?.ok_or_else(|| no_row(input))
}

/// The header of a text that may be cut off, for telling formats apart.
fn header_of(text: &str) -> Option<Row<'_>> {
    Table::new(text).row().ok().flatten()
}

fn no_row(input: &Input) -> Error {
    place::whole(
        &input.name,
        "a header and no row",
        "add a row per tie: `USA,JPN`",
    )
}

fn fault(input: &Input, at: Bytes, message: impl Into<String>, help: &str) -> Error {
    let mut finding = place::at(input, at, message);
    finding.help = help.into();
    Error::Invalid(Box::new(finding))
}

/// A field, and whether a column holds its low (0), middle (1) or high (2) value.
type Field = (&'static str, usize);

/// What the columns of a table stand for.
struct Columns {
    names: Vec<String>,
    fields: Vec<Option<Field>>,
    /// Of the columns that are not read, those that hold anything.
    unread: Vec<bool>,
}

impl Columns {
    /// `known` gives the field that a name stands for. Where a field goes by two of its names, its own name counts;
    /// fields in `once` may not be there twice under any name.
    fn new(
        input: &Input,
        header: &Row,
        known: fn(&str) -> Option<Field>,
        once: &[&str],
    ) -> Result<Self> {
        let mut columns = Self {
            names: header
                .cells
                .iter()
                .map(|cell| cell.text.to_string())
                .collect(),
            fields: vec![None; header.cells.len()],
            unread: vec![false; header.cells.len()],
        };
        for (at, cell) in header.cells.iter().enumerate() {
            let Some(field) = known(&cell.text) else {
                continue;
            };
            let Some(before) = columns.position(field) else {
                columns.fields[at] = Some(field);
                continue;
            };
            let again = columns.names[before].eq_ignore_ascii_case(&cell.text);
            if again || once.contains(&field.0) {
                let message = format!("column `{}` is there twice", cell.text);
                return Err(fault(
                    input,
                    cell.at.clone(),
                    message,
                    "delete or rename one",
                ));
            }
            if cell.text.eq_ignore_ascii_case(field.0) {
                columns.fields[before] = None;
                columns.fields[at] = Some(field);
            }
        }
        Ok(columns)
    }

    fn position(&self, field: Field) -> Option<usize> {
        self.fields.iter().position(|&known| known == Some(field))
    }

    /// Refuses a row of another width than the header; empty cells behind it are nothing.
    fn fit(&self, input: &Input, row: &Row) -> Result<()> {
        let (width, cells) = (self.fields.len(), &row.cells);
        let beyond = cells.iter().skip(width).any(|cell| !cell.text.is_empty());
        if cells.len() >= width && !beyond {
            return Ok(());
        }
        Err(fault(
            input,
            row.at.clone(),
            format!("{} cells where the header has {width}", cells.len()),
            "give every row a cell for every column; quote a cell that contains the separator",
        ))
    }

    /// A notice of the columns that hold something and are not read.
    fn notice(&self) -> Option<String> {
        let unread = self.names.iter().zip(&self.unread);
        let names = unread
            .filter(|(_, unread)| **unread)
            .map(|(name, _)| name.as_str());
        let list = assembly::listed(names);
        (!list.is_empty()).then(|| format!("columns not read: {list}"))
    }
}

/// The value in a cell; R writes `NA` for a number that is missing.
fn value<'c>(cell: &'c Cell, field: &str) -> &'c str {
    let is_text = matches!(field, "name" | "bloc" | "agreement" | "kind" | "layer");
    if cell.text == "NA" && !is_text {
        ""
    } else {
        &cell.text
    }
}

/// Adds a row to a table that is written.
fn write_row<'c>(text: &mut String, cells: impl Iterator<Item = &'c str>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push(',');
        }
        // Quoted is also what another reader might take for a separator, a comment or a blank to cut off.
        let special = cell.contains([',', ';', '"', '\n', '\r', '\t']);
        if special || cell.starts_with('#') || cell.trim() != cell {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(cell);
        }
    }
    text.push('\n');
}

/// What a cell holds of a value.
fn written(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Text(text) => text.into(),
        Value::Number(number) => number.to_string().into(),
    }
}
