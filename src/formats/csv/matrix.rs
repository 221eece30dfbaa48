//! CSV adjacency matrices: the ids of the actors in the first row and again in the first column, and in each cell the
//! strength of the tie from the actor of the row to the actor of the column.
//!
//! An empty cell, `NA` and 0 are no tie. Rows may stand in another order than columns, and may be short. As R writes
//! it, the corner may be missing altogether. What `--weight` says of a bare weight holds for the cells. A matrix that
//! is symmetric is an undirected network, and so is one of which one half is empty (not 0); any other is directed. The
//! diagonal is not read. Not held: anything but actors and strengths.

use super::{
    Cell, LONGEST_LINE, Row, Table, edges, fault, header, header_of, next_row, value, write_row,
};
use crate::{
    error::{Error, Result, nearest},
    formats::{
        Format, Input, Reading, Weight, Written,
        assembly::{Assembly, Bytes, Nodes},
        export::{self, Carries},
    },
    model::{Network, Study},
};
use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    iter::once,
};

pub(in crate::formats) static FORMAT: Format = Format {
    id: "matrix",
    title: "adjacency matrix (CSV)",
    endings: super::ENDINGS,
    looks_like,
    longest_line: Some(LONGEST_LINE),
    most_text: crate::formats::MOST_TEXT,
    read,
    write,
};

/// Actors of which a matrix is written: it has the square of their number in cells.
const MOST_ACTORS: usize = 10_000;

/// Ties that are read, as in every other format, each from two cells at most.
const MOST_CELLS: usize = 8_000_000;

/// Relative: what rounding leaves between two halves that a program computed.
const SAME: f64 = 1e-12;

/// The first row has the name of a column, or the first column has no name, which no list has.
fn looks_like(text: &str) -> bool {
    let Some(header) = header_of(text).filter(|header| !edges::names_ends(header)) else {
        return false;
    };
    let mut table = Table::new(text);
    let (Ok(Some(_)), Ok(Some(row))) = (table.row(), table.row()) else {
        // The header alone fills what is looked at.
        return header.cells[0].text.is_empty() && header.cells.len() > 1;
    };
    let is_empty = header.cells[0].text.is_empty();
    let names = &header.cells[usize::from(row.cells.len() <= header.cells.len())..];
    let names_column = names.iter().any(|cell| cell.text == row.cells[0].text);
    // Two names in the first row may be the first tie of a list without a header.
    let is_square = names.len() > 1 && row.cells.get(1).is_some_and(is_number);
    let has_id = || {
        header
            .cells
            .iter()
            .any(|cell| cell.text.eq_ignore_ascii_case("id"))
    };
    (names_column && (is_square || is_empty)) || (is_empty && !has_id())
}

fn is_number(cell: &Cell) -> bool {
    let text = value(cell, "weight").replace(',', ".");
    text.is_empty() || text.parse::<f64>().is_ok()
}

fn read(input: &Input) -> Result<Reading> {
    let mut table = Table::new(&input.text);
    let mut header = header(&mut table, input)?;
    let mut row = next_row(&mut table, input)?;
    // R's write.table leaves the corner out, so that rows are one cell longer.
    let longer = row
        .as_ref()
        .is_some_and(|row| row.cells.len() > header.cells.len());
    if !longer || header.cells[0].text.is_empty() {
        header.cells.remove(0);
    }
    let columns = columns(input, &mut header)?;
    let mut assembly = Assembly::new(input, Nodes::Declared);
    if table.has_decimal_commas() {
        assembly.take_decimal_commas();
    }
    for cell in &header.cells {
        assembly.actor(&cell.text, cell.at.clone())?;
    }
    let mut found = Cells::default();
    let mut seen = vec![false; columns.len()];
    while let Some(Row { mut cells, at }) = row {
        let id = cells.remove(0);
        let Some(&number) = columns.get(&*id.text) else {
            let rows = seen.iter().filter(|seen| **seen).count();
            return Err(stray_row(input, &id, &header, rows));
        };
        if std::mem::replace(&mut seen[number], true) {
            let message = format!("row `{}` is there twice", id.text);
            return Err(fault(input, id.at, message, "delete or rename one"));
        }
        if cells
            .iter()
            .skip(columns.len())
            .any(|cell| !cell.text.is_empty())
        {
            let message = format!(
                "{} cells where there are {} columns",
                cells.len(),
                columns.len()
            );
            return Err(fault(
                input,
                at,
                message,
                "delete what is beyond the last column",
            ));
        }
        cells.truncate(columns.len());
        for (column, cell) in cells.into_iter().enumerate() {
            found.add(input, [number, column], &cell, table.has_decimal_commas())?;
        }
        row = next_row(&mut table, input)?;
    }
    if let Some(missing) = seen.iter().position(|seen| !seen) {
        let cell = &header.cells[missing];
        return Err(fault(
            input,
            cell.at.clone(),
            format!("column `{}` has no row of that name", cell.text),
            "an adjacency matrix has the same actors in its first row and its first column",
        ));
    }
    found.tie(input, &mut assembly)?;
    if let Some(comments) = table.comments() {
        assembly.notice(comments);
    }
    assembly.finish()
}

/// The number of each column by its name.
fn columns(input: &Input, header: &mut Row) -> Result<HashMap<String, usize>> {
    while header.cells.last().is_some_and(|cell| cell.text.is_empty()) {
        header.cells.pop();
    }
    let mut columns = HashMap::new();
    for (number, cell) in header.cells.iter().enumerate() {
        let (message, help) = if cell.text.is_empty() {
            (
                format!("column {} has no name", number + 1),
                "every column of a matrix is an actor",
            )
        } else if columns.insert(cell.text.to_string(), number).is_some() {
            (
                format!("column `{}` is there twice", cell.text),
                "delete or rename one",
            )
        } else {
            continue;
        };
        return Err(fault(input, cell.at.clone(), message, help));
    }
    Ok(columns)
}

fn stray_row(input: &Input, id: &Cell, header: &Row, number: usize) -> Error {
    let beside = header.cells.get(number).map_or(String::new(), |column| {
        format!(" (column {} is `{}`)", number + 1, column.text)
    });
    let names = header.cells.iter().map(|cell| &*cell.text);
    let help = nearest(&id.text, names).map_or(
        "an adjacency matrix has the same actors in its first row and its first column".into(),
        |near| format!("did you mean `{near}`?"),
    );
    let message = format!("row `{}` has no column of that name{beside}", id.text);
    fault(input, id.at.clone(), message, &help)
}

/// What the cells hold.
#[derive(Default)]
struct Cells {
    filled: Vec<Filled>,
    /// Cells of the diagonal that are not 0.
    diagonal: usize,
    /// Whether any cell below the diagonal, and any above it, holds something, if only 0.
    halves: [bool; 2],
}

/// A cell with a tie.
struct Filled {
    row: u32,
    column: u32,
    number: f64,
    at: Bytes,
}

impl Filled {
    /// Both cells of a pair have the same.
    fn pair(&self) -> (u32, u32) {
        (self.row.min(self.column), self.row.max(self.column))
    }
}

impl Cells {
    fn add(
        &mut self,
        input: &Input,
        [row, column]: [usize; 2],
        cell: &Cell,
        decimal_comma: bool,
    ) -> Result<()> {
        let text = value(cell, "weight");
        if text.is_empty() {
            return Ok(());
        }
        let number = if decimal_comma {
            text.replace(',', ".").parse()
        } else {
            text.parse()
        };
        let number: f64 = number.map_err(|_| {
            let shown: String = text.chars().take(40).collect();
            fault(
                input,
                cell.at.clone(),
                format!("`{shown}` is not a number"),
                "write a strength, as 0.5; 0 or nothing where there is no tie",
            )
        })?;
        if row == column {
            self.diagonal += usize::from(number != 0.0);
            return Ok(());
        }
        self.halves[usize::from(row < column)] = true;
        if number == 0.0 {
            return Ok(());
        }
        if self.filled.len() == MOST_CELLS {
            return Err(fault(
                input,
                cell.at.clone(),
                format!("more than {MOST_CELLS} cells that are not 0"),
                "a network of that size does not fit here; select from it",
            ));
        }
        self.filled.push(Filled {
            row: row as u32,
            column: column as u32,
            number,
            at: cell.at.clone(),
        });
        Ok(())
    }

    /// Makes ties of the cells: one of each pair where the matrix tells no direction.
    fn tie(mut self, input: &Input, assembly: &mut Assembly) -> Result<()> {
        if self.diagonal > 0 {
            let cells = if self.diagonal == 1 {
                "cell is"
            } else {
                "cells are"
            };
            assembly.notice(format!(
                "the diagonal is not read, since no actor is tied to itself: {} {cells} not 0",
                self.diagonal
            ));
        }
        let half = match self.halves {
            [true, false] => Some("below"),
            [false, true] => Some("above"),
            _ => None,
        };
        if let Some(half) = half {
            assembly.notice(format!(
                "only the half {half} the diagonal is filled: its ties are taken to run both ways"
            ));
        }
        self.filled
            .sort_unstable_by_key(|cell| (cell.pair(), cell.row));
        let pairs = || self.filled.chunk_by(|a, b| a.pair() == b.pair());
        let uneven = pairs().find(|pair| half.is_none() && !is_even(pair));
        let one_way = uneven.is_some();
        if let Some(pair) = uneven {
            let name = |actor: u32| assembly.id(actor as usize).unwrap_or_default();
            let (a, b) = (name(pair[0].row), name(pair[0].column));
            let back = pair.get(1).map_or(0.0, |back| back.number);
            assembly.notice(format!(
                "the matrix is not symmetric (`{a}` to `{b}` is {}, `{b}` to `{a}` is {back}): a directed network, from \
                 rows to columns",
                pair[0].number
            ));
        }
        let is_plain = self.filled.iter().all(|cell| cell.number == 1.0);
        let meaning = if is_plain && input.weight == Weight::Strength {
            "strength" // nothing to misread in a matrix of 0 and 1
        } else {
            "weight"
        };
        for pair in pairs() {
            for cell in pair.iter().take(if one_way { 2 } else { 1 }) {
                let ends = [cell.row, cell.column].map(|actor| assembly.id(actor as usize));
                let [a, b] = ends.map(|id| id.unwrap_or_default().to_string());
                assembly.tie(&a, &b, one_way, cell.at.clone())?;
                assembly.tie_field(meaning, &cell.number.to_string(), cell.at.clone())?;
            }
        }
        Ok(())
    }
}

/// Whether the two cells of a pair say the same.
fn is_even(pair: &[Filled]) -> bool {
    matches!(pair, [there, back] if same(there.number, back.number))
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= SAME * a.abs().max(b.abs())
}

/// Writes strengths, those of parallel ties added up.
fn write(study: &Study, network: &Network) -> Result<Written> {
    let actors = network.actors().len();
    if actors > MOST_ACTORS {
        return Err(Error::Refused(format!(
            "a matrix of {actors} actors has {actors} × {actors} cells, and at most {MOST_ACTORS} actors are written; \
             choose an edge list"
        )));
    }
    let directed = network.about().directed;
    let mut strengths: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for (from, to, tie) in network.ties() {
        *strengths.entry((from, to)).or_default() += tie.strength.mid;
        if !directed {
            *strengths.entry((to, from)).or_default() += tie.strength.mid;
        }
    }
    let mut text = String::new();
    let ids = || network.actors().map(|actor| actor.id.as_str());
    write_row(&mut text, once("").chain(ids()));
    for (row, id) in ids().enumerate() {
        let mut cells = vec![Cow::Borrowed("0"); actors];
        for ((_, column), strength) in strengths.range((row, 0)..(row + 1, 0)) {
            cells[*column] = strength.to_string().into();
        }
        write_row(&mut text, once(id).chain(cells.iter().map(|cell| &**cell)));
    }
    let back = |(from, to): (usize, usize)| strengths.get(&(to, from)).copied().unwrap_or(0.0);
    let mut lost = Vec::new();
    if directed
        && !strengths.is_empty()
        && strengths
            .iter()
            .all(|(&ends, &strength)| same(back(ends), strength))
    {
        lost.push("that the network is directed (its ties run both ways alike)".into());
    }
    let carries = Carries {
        isolated: true,
        ..Carries::default()
    };
    lost.extend(export::lost(study, network, carries));
    Ok(Written { text, lost })
}
