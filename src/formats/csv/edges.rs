//! CSV edge lists: the simplest input. A header that names `source` and `target`, and a row per tie.
//!
//! Read beside them: `strength`, `delay`, `availability`, each with `…_low` and `…_high`; a bare `weight`;
//! `agreement`, `kind`, `layer`; and `type`, which Gephi writes as Directed or Undirected. The serial number `id` of
//! Gephi is passed over; every other column that holds anything is named in a notice. Not held: actors without a tie,
//! and what is known of actors, for which there is the list of actors (`--actors`).

use super::{Columns, Field, LONGEST_LINE, Row, Table, fault, header, header_of, next_row, value};
use crate::{
    error::{Error, Result},
    formats::{
        Format, Input, Reading, Written,
        assembly::{self, Assembly, Nodes},
        export::{self, Carries, TIE_FIELDS},
    },
    model::{Network, Study},
};
use std::borrow::Cow;

pub(in crate::formats) static FORMAT: Format = Format {
    id: "csv",
    title: "edge list (CSV)",
    endings: super::ENDINGS,
    looks_like: |text| header_of(text).is_some_and(|header| names_ends(&header)),
    longest_line: Some(LONGEST_LINE),
    most_text: crate::formats::MOST_TEXT,
    read,
    write,
};

/// Columns that only an edge list has, with the other names they go by.
const OWN: &[(&str, &[&str])] = &[
    ("source", &["from", "actor1", "state1", "node1"]),
    ("target", &["to", "actor2", "state2", "node2"]),
    ("type", &[]),
    ("id", &[]),
];

fn field(name: &str) -> Option<Field> {
    assembly::known(name, OWN).or_else(|| assembly::tie_field(name))
}

/// Whether a header is that of an edge list.
pub(super) fn names_ends(header: &Row) -> bool {
    let named = |end| {
        header
            .cells
            .iter()
            .any(|cell| field(&cell.text) == Some((end, 1)))
    };
    named("source") && named("target")
}

fn read(input: &Input) -> Result<Reading> {
    let mut table = Table::new(&input.text);
    let header = header(&mut table, input)?;
    let mut columns = Columns::new(input, &header, field, &["source", "target"])?;
    let ends = ["source", "target"].map(|end| columns.position((end, 1)));
    let [Some(source), Some(target)] = ends else {
        return Err(fault(
            input,
            header.at,
            "the first line does not name the columns `source` and `target`",
            "start with a line such as source,target,strength; a matrix has the same names in its first row and its \
             first column",
        ));
    };
    let mut assembly = Assembly::new(input, Nodes::Implied);
    if table.has_decimal_commas() {
        assembly.take_decimal_commas();
    }
    let mut direction = Direction::default();
    let mut ties = 0;
    while let Some(row) = next_row(&mut table, input)? {
        columns.fit(input, &row)?;
        let one_way = match columns.position(("type", 1)) {
            Some(at) => direction.of(input, &row, at, &mut columns)?,
            None => false,
        };
        let [a, b] = [source, target].map(|end| &row.cells[end]);
        for end in [a, b] {
            if !end.text.is_empty() && !assembly.knows(&end.text) {
                assembly.actor(&end.text, end.at.clone())?;
            }
        }
        assembly.tie(&a.text, &b.text, one_way, row.at.clone())?;
        assembly.ends_at(a.at.clone(), b.at.clone());
        for (at, cell) in row.cells.iter().enumerate().take(columns.fields.len()) {
            match columns.fields[at] {
                Some(("source" | "target" | "type" | "id", _)) => {}
                Some((field, _)) => {
                    assembly.tie_field(&columns.names[at], value(cell, field), cell.at.clone())?;
                }
                None => columns.unread[at] |= !cell.text.is_empty(),
            }
        }
        ties += 1;
    }
    if ties == 0 {
        return Err(super::no_row(input));
    }
    if let Some(notice) = columns.notice() {
        assembly.notice(notice);
    }
    if let Some(comments) = table.comments() {
        assembly.notice(comments);
    }
    assembly.finish()
}

/// What the column `type` tells: direction, as Gephi writes it, or something of the user's own.
#[derive(Default)]
struct Direction {
    /// Known from the first cell that is not empty.
    is_told: Option<bool>,
}

impl Direction {
    fn of(&mut self, input: &Input, row: &Row, at: usize, columns: &mut Columns) -> Result<bool> {
        let cell = &row.cells[at];
        if cell.text.is_empty() {
            return Ok(false);
        }
        let one_way = match cell.text.to_lowercase().as_str() {
            "directed" => Some(true),
            "undirected" | "mutual" => Some(false),
            _ => None,
        };
        if *self.is_told.get_or_insert(one_way.is_some()) {
            return one_way.ok_or_else(|| {
                fault(
                    input,
                    cell.at.clone(),
                    format!("type `{}` is neither Directed nor Undirected", cell.text),
                    "write one of the two; leave the cell empty for a tie that runs both ways",
                )
            });
        }
        columns.unread[at] = true;
        Ok(false)
    }
}

/// Writes every tie, its strength even where it is 1 for want of another; low and high ends if any tie has them.
fn write(study: &Study, network: &Network) -> Result<Written> {
    if network.ties().next().is_none() {
        return Err(Error::Refused(
            "an edge list of a network without ties has no row; choose a format that lists actors, such as --to actors"
                .into(),
        ));
    }
    let mut used = [false; TIE_FIELDS.len()];
    let column = |field: &str| TIE_FIELDS.iter().position(|(name, _)| *name == field);
    for (_, _, tie) in network.ties() {
        for (name, _) in export::tie_fields(network, tie) {
            used[column(name).unwrap_or(0)] = true;
        }
    }
    let is_end = |name: &str| name.ends_with("_low") || name.ends_with("_high");
    let fields = TIE_FIELDS.iter().zip(used);
    let fields: Vec<&str> = fields
        .filter(|((name, _), used)| *used || !is_end(name))
        .map(|((name, _), _)| *name)
        .collect();
    let directed = network.about().directed.then_some("type");
    let header = ["source", "target"].into_iter().chain(directed);
    let mut text = String::new();
    super::write_row(&mut text, header.chain(fields.iter().copied()));
    for (from, to, tie) in network.ties() {
        let values = export::tie_fields(network, tie);
        let mut values = values.iter().peekable();
        let mut row: Vec<Cow<str>> = export::ends(network, from, to).map(Cow::from).into();
        row.extend(directed.map(|_| "Directed".into()));
        for field in &fields {
            let value = values.next_if(|(name, _)| name == field);
            row.push(value.map_or("".into(), |(_, value)| super::written(value)));
        }
        super::write_row(&mut text, row.iter().map(|cell| &**cell));
    }
    let carries = Carries {
        isolated: false,
        names: false,
        actor_fields: false,
        positions: false,
        title: false,
        ..Carries::ATTRIBUTES
    };
    Ok(Written {
        text,
        lost: export::lost(study, network, carries),
    })
}
