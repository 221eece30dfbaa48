//! A table of a data set as it was downloaded: comma, semicolon or tab, quoted or not, any line end, UTF-8 or Latin-1.
//! Columns are found by name, since their order differs between copies.

use crate::{
    error::{Error, Result},
    formats::{Input, Weight, place, source},
};
use std::{fs::File, io::Read, ops::Range};

/// Bytes; the widest table here has two hundred in a row.
const LONGEST_LINE: usize = 1_000_000;

/// Cells that say "not known" in one program or another.
const MISSING: [&str; 3] = ["", "NA", "."];

pub(super) struct Table {
    input: Input,
    separator: u8,
    header: Vec<String>,
    /// SHA-256 of the file as it is, zipped or not.
    pub(super) sha256: String,
    /// What was taken for granted in reading it.
    pub(super) notices: Vec<String>,
}

/// One row of a table.
pub(super) struct Row<'t> {
    table: &'t Table,
    cells: &'t csv::StringRecord,
    start: usize,
}

impl Table {
    /// Opens a file, or standard input for `-`.
    pub(super) fn open(file: &str) -> Result<Self> {
        if file == "-" {
            return Self::read(std::io::stdin().lock(), "standard input");
        }
        let opened = File::open(file).map_err(|source| Error::Read {
            path: file.into(),
            source,
        })?;
        Self::read(opened, file)
    }

    pub(super) fn read(source: impl Read, name: &str) -> Result<Self> {
        let taken = source::take_table(source, name, LONGEST_LINE)?;
        let mut text = taken.text;
        if !text.contains('\n') {
            text = text.replace('\r', "\n"); // an old Macintosh wrote it
        }
        let mut notices = Vec::new();
        if taken.latin1 {
            notices.push(format!("{name} is not UTF-8 text: read as Latin-1"));
        }
        let first = text.lines().find(|line| !line.trim().is_empty());
        let first = first.unwrap_or_default();
        let count = |separator: u8| first.bytes().filter(|&byte| byte == separator).count();
        let separator = [b'\t', b';', b',']
            .into_iter()
            .max_by_key(|&separator| count(separator))
            .unwrap_or(b',');
        let mut table = Self {
            input: Input {
                name: name.into(),
                text,
                weight: Weight::default(),
            },
            separator,
            header: Vec::new(),
            sha256: taken.sha256,
            notices,
        };
        let mut header = Vec::new();
        table.records(|row| {
            header = row
                .cells
                .iter()
                .map(|cell| cell.trim().to_string())
                .collect();
            Ok(false)
        })?;
        table.header = header;
        Ok(table)
    }

    /// What messages call the file.
    pub(super) fn name(&self) -> &str {
        &self.input.name
    }

    /// Where the column with this name stands.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.header
            .iter()
            .position(|column| column.eq_ignore_ascii_case(name))
    }

    /// Hands over every row below the header.
    pub(super) fn rows(&self, mut each: impl FnMut(&Row) -> Result<()>) -> Result<()> {
        let mut header = true;
        self.records(|row| {
            if header {
                header = false;
            } else if row.cells.len() != self.header.len() {
                let wide = self.header.len();
                let message = format!("{} cells where the header has {wide}", row.cells.len());
                return Err(row.fault(None, message, "give the file as it was downloaded"));
            } else {
                each(row)?;
            }
            Ok(true)
        })
    }

    /// A finding about the header.
    pub(super) fn wrong_header(&self, message: String, help: &str) -> Error {
        let text = &self.input.text;
        let start = text.len() - text.trim_start().len();
        self.fault(start..usize::MAX, message, help)
    }

    fn fault(&self, range: Range<usize>, message: String, help: &str) -> Error {
        let mut finding = place::at(&self.input, range, message);
        finding.help = help.into();
        Error::Invalid(Box::new(finding))
    }

    /// Hands over every record that is not blank, for as long as it is asked to.
    fn records(&self, mut each: impl FnMut(&Row) -> Result<bool>) -> Result<()> {
        let text = &self.input.text;
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(self.separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut cells = csv::StringRecord::new();
        let broken = |error: csv::Error| {
            let at = error.position().map_or(0, |at| at.byte() as usize);
            self.fault(at..at + 1, error.to_string(), "")
        };
        while reader.read_record(&mut cells).map_err(broken)? {
            let start = cells.position().map_or(0, |at| at.byte() as usize);
            let ends = text[start..].len() - text[start..].trim_start_matches(['\r', '\n']).len();
            let row = Row {
                table: self,
                cells: &cells,
                start: start + ends,
            };
            if cells.as_slice().contains('\n') {
                let help = "close it, or write a quote inside a cell as two (\"\")";
                let message = "a quote that is not closed on its line".to_string();
                return Err(row.fault(None, message, help));
            }
            if !cells.as_slice().trim().is_empty() && !each(&row)? {
                break;
            }
        }
        Ok(())
    }
}

impl Row<'_> {
    /// The text of a cell, if it has one.
    pub(super) fn text(&self, column: usize) -> Option<&str> {
        let cell = self.cells.get(column)?.trim();
        (!MISSING.contains(&cell)).then_some(cell)
    }

    /// The whole number in a cell; `None` where it is not known.
    pub(super) fn whole(&self, column: usize) -> Result<Option<i32>> {
        let Some(cell) = self.text(column) else {
            return Ok(None);
        };
        let exact = cell.parse().ok();
        // A column with missing cells leaves some programs as 1953.0.
        let written = || cell.strip_suffix(".0")?.parse().ok();
        exact.or_else(written).map(Some).ok_or_else(|| {
            let message = format!(
                "{} `{cell}` is not a whole number",
                self.table.header[column]
            );
            self.fault(Some(column), message, "")
        })
    }

    /// The yes or no in a cell; `None` where it is not known.
    pub(super) fn flag(&self, column: usize) -> Result<Option<bool>> {
        match self.text(column) {
            None => Ok(None),
            Some("0" | "0.0") => Ok(Some(false)),
            Some("1" | "1.0") => Ok(Some(true)),
            Some(cell) => {
                let name = &self.table.header[column];
                let message = format!("{name} `{cell}` is neither 0 nor 1");
                Err(self.fault(
                    Some(column),
                    message,
                    "leave it empty where it is not known",
                ))
            }
        }
    }

    /// The state code in a cell.
    pub(super) fn state(&self, column: usize) -> Result<u32> {
        let code = self.whole(column)?.unwrap_or_default();
        u32::try_from(code)
            .ok()
            .filter(|code| *code > 0)
            .ok_or_else(|| {
                let name = &self.table.header[column];
                let cell = self.cells.get(column).unwrap_or_default();
                let message = format!("{name} `{cell}` is not a state code");
                self.fault(
                    Some(column),
                    message,
                    "a code is a number such as 2 (United States)",
                )
            })
    }

    /// A finding about a cell, or about the whole row.
    pub(super) fn fault(&self, column: Option<usize>, message: String, help: &str) -> Error {
        let range = match column {
            Some(column) => self.place(column),
            None => self.start..usize::MAX,
        };
        self.table.fault(range, message, help)
    }

    /// Where a cell stands in the text, its quotes and blanks not included.
    fn place(&self, column: usize) -> Range<usize> {
        let rest = &self.table.input.text[self.start..];
        let line = rest.lines().next().unwrap_or_default();
        let mut quoted = false;
        let mut cells = line.split(|letter: char| {
            quoted ^= letter == '"';
            !quoted && letter == char::from(self.table.separator)
        });
        let mut at = self.start;
        for _ in 0..column {
            at += cells.next().map_or(0, |cell| cell.len() + 1);
        }
        let cell = cells.next().unwrap_or_default();
        let inner = cell.trim_matches([' ', '"']);
        let start = at + cell.find(inner).unwrap_or(0);
        start..start + inner.len().max(1)
    }
}
