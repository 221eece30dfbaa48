//! Where results and messages go: data to standard output or a file, messages to standard error.

use super::args::{Color, Common, PrintArgs};
use anyhow::Result;
use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, Width, presets};
use linchpin::{
    Error,
    report::{Align, Table, Tidy, json, markdown_table},
};
use std::{
    io::{ErrorKind, IsTerminal, Write},
    path::Path,
};

/// Widest table when the terminal does not tell its width.
const WIDTH: u16 = 80;

/// Blanks around the text of a cell.
const PADDING: u16 = 2;

/// Standard output, standard error and the rules for files.
pub struct Output {
    quiet: bool,
    force: bool,
}

impl Output {
    pub fn new(common: &Common) -> Self {
        Self {
            quiet: common.quiet,
            force: common.force,
        }
    }

    /// Writes data to standard output.
    pub fn print(&mut self, text: &str) -> Result<()> {
        let mut out = std::io::stdout().lock();
        out.write_all(text.as_bytes())?;
        out.flush()?;
        Ok(())
    }

    /// Says something to the user that is not data.
    pub fn say(&self, text: &str) {
        if !self.quiet {
            let _ = writeln!(std::io::stderr(), "{text}");
        }
    }

    /// A bar on standard error while something long runs: on a terminal, and not under --quiet.
    pub fn progress(&self, total: u64, what: &'static str) -> indicatif::ProgressBar {
        if self.quiet || !std::io::stderr().is_terminal() {
            return indicatif::ProgressBar::hidden();
        }
        let bar = indicatif::ProgressBar::new(total).with_message(what);
        match indicatif::ProgressStyle::with_template("{msg} {bar:40} {pos}/{len}, {eta} left") {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        }
    }

    /// Says what was taken for granted.
    pub fn notices(&self, notices: &[String]) {
        notices
            .iter()
            .for_each(|notice| self.say(&format!("note: {notice}")));
    }

    /// Writes a file whole or not at all, and never over another without --force.
    pub fn write(&self, path: &Path, bytes: &[u8]) -> Result<()> {
        if path.exists() && !self.force {
            return Err(Error::Exists(path.into()).into());
        }
        let fail = |source: std::io::Error| Error::Write {
            path: path.into(),
            source,
        };
        // What stands behind a link is replaced, not the link; a device or pipe is written to, never replaced.
        let path = &path.canonicalize().unwrap_or_else(|_| path.into());
        let there = std::fs::metadata(path).ok();
        if there.as_ref().is_some_and(|there| !there.is_file()) {
            let mut open = std::fs::OpenOptions::new();
            let mut target = open.write(true).open(path).map_err(fail)?;
            target.write_all(bytes).map_err(fail)?;
            return Ok(());
        }
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        there_is(folder).map_err(fail)?;
        let mut file = tempfile::NamedTempFile::new_in(folder).map_err(fail)?;
        file.write_all(bytes).map_err(fail)?;
        match there {
            Some(there) => file.as_file().set_permissions(there.permissions()),
            None => readable(file.as_file()),
        }
        .map_err(fail)?;
        if self.force {
            file.persist(path).map_err(|error| fail(error.error))?;
        } else {
            file.persist_noclobber(path)
                .map_err(|error| fail(error.error))?;
        }
        Ok(())
    }

    /// Whether files may be replaced.
    pub fn force(&self) -> bool {
        self.force
    }

    /// Prints a result as asked: `before` and the tables for people, or tidy rows.
    pub fn result<T: Tidy>(
        &mut self,
        print: &PrintArgs,
        result: &T,
        before: &str,
        tables: &[Table],
        after: &str,
    ) -> Result<()> {
        let text = match print.format.as_str() {
            "json" => json(result)?,
            "csv" => result.csv()?,
            "markdown" => {
                let tables: Vec<String> = tables.iter().map(markdown_table).collect();
                format!("{before}\n{}\n{after}", tables.join("\n"))
            }
            _ => {
                let drawn: Vec<String> = tables.iter().map(terminal_table).collect();
                let cut = tables.iter().any(|table| table.cut);
                let all = if cut {
                    "\nThe rows as CSV: --format csv\n"
                } else {
                    ""
                };
                format!("{before}\n{}{all}\n{after}", drawn.join("\n"))
            }
        };
        let text = text.trim_end().to_string() + "\n";
        self.text(print, &text)
    }

    /// Prints text to standard output or to the file asked for.
    pub fn text(&mut self, print: &PrintArgs, text: &str) -> Result<()> {
        match &print.output {
            Some(path) if path.as_os_str() != "-" => self.write(path, text.as_bytes()),
            _ => self.print(text),
        }
    }

    /// Prints tables that have no tidy form of their own.
    pub fn tables(&mut self, print: &PrintArgs, tables: &[Table]) -> Result<()> {
        let text = match print.format.as_str() {
            "json" => json(&tables)?,
            "csv" => {
                let mut writer = csv::Writer::from_writer(Vec::new());
                for table in tables {
                    writer.write_record(&table.header)?;
                    table
                        .rows
                        .iter()
                        .try_for_each(|row| writer.write_record(row))?;
                }
                String::from_utf8(writer.into_inner()?)?
            }
            "markdown" => tables
                .iter()
                .map(markdown_table)
                .collect::<Vec<_>>()
                .join("\n"),
            _ => tables
                .iter()
                .map(terminal_table)
                .collect::<Vec<_>>()
                .join("\n"),
        };
        self.text(print, &text)
    }
}

/// That a folder to write into is there.
pub fn there_is(folder: &Path) -> std::io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let missing = format!("there is no folder {}; make it first", folder.display());
    Err(std::io::Error::new(std::io::ErrorKind::NotFound, missing))
}

/// Files made through a temporary one are private until told otherwise.
#[cfg(unix)]
fn readable(file: &std::fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &std::fs::File) -> std::io::Result<()> {
    Ok(())
}

/// A table for the terminal, wrapped to its width.
pub fn terminal_table(table: &Table) -> String {
    let mut drawn = comfy_table::Table::new();
    drawn
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(width());
    let cell = |text: &String, align: Align| {
        Cell::new(text).set_alignment(if align == Align::Right {
            CellAlignment::Right
        } else {
            CellAlignment::Left
        })
    };
    let header = table
        .header
        .iter()
        .zip(&table.align)
        .map(|(name, &align)| cell(name, align));
    drawn.set_header(header);
    for row in &table.rows {
        drawn.add_row(
            row.iter()
                .zip(&table.align)
                .map(|(text, &align)| cell(text, align)),
        );
    }
    keep_words_whole(&mut drawn, table);
    let lines: String = drawn
        .lines()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect();
    let notes: String = table
        .notes
        .iter()
        .map(|note| format!("{}\n", wrapped(note, "  ")))
        .collect();
    let title = if table.title.is_empty() {
        String::new()
    } else {
        format!("{}\n", table.title)
    };
    format!("{title}{lines}{notes}")
}

/// Columns at least as wide as their longest word, as long as all of them fit; an id is then not broken in two.
fn keep_words_whole(drawn: &mut comfy_table::Table, table: &Table) {
    let longest = |column: usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(column));
        let texts = cells.chain(table.header.get(column));
        let words = texts.flat_map(|text| text.split_whitespace());
        words.map(|word| word.chars().count()).max().unwrap_or(0) as u16 + PADDING
    };
    let widths: Vec<u16> = (0..table.header.len()).map(longest).collect();
    if widths.iter().sum::<u16>() <= width() {
        drawn.set_constraints(
            widths
                .into_iter()
                .map(|least| ColumnConstraint::LowerBoundary(Width::Fixed(least))),
        );
    }
}

fn width() -> u16 {
    let told = std::env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok());
    told.filter(|columns| (40..=200).contains(columns))
        .unwrap_or(WIDTH)
}

/// Text wrapped at the width, every line after `indent`.
pub fn wrapped(text: &str, indent: &str) -> String {
    let mut lines = vec![String::from(indent)];
    for word in text.split_whitespace() {
        let line = lines.last_mut().map_or(0, |line| line.chars().count());
        if line + word.chars().count() + 1 > usize::from(width()) && line > indent.len() {
            lines.push(indent.to_string());
        }
        if let Some(line) = lines.last_mut() {
            if line.len() > indent.len() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.join("\n")
}

/// Whether the reader of our output has gone away, which is its right.
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<std::io::Error>()
        .is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
}

/// Prints an error to standard error.
pub fn complain(error: &anyhow::Error, color: Color) {
    let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let colour = match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => !plain && std::io::stderr().is_terminal(),
    };
    let word = if colour {
        "\u{1b}[1;31merror\u{1b}[0m"
    } else {
        "error"
    };
    let _ = writeln!(std::io::stderr(), "{word}: {error}");
}
