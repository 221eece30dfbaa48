//! CSV lists of actors: a header with `id`, and a row per actor.
//!
//! Read beside it: `name` (or `label`, as in Gephi's table of nodes), `bloc`, `availability` and `consent`, each with
//! `…_low` and `…_high`, and a drawing position `x` and `y`. By itself it is a network without ties; joined to the
//! ties of another file (`--actors`) it adds what an edge list cannot hold. Not held: ties, capabilities.

use super::{
    Columns, Field, LONGEST_LINE, Table, edges, fault, header, header_of, next_row, value,
};
use crate::{
    error::Result,
    formats::{
        Format, Input, Reading, Written,
        assembly::{self, Assembly, Nodes},
        export::{self, ACTOR_FIELDS, Carries},
    },
    model::{Network, Study},
};

pub(in crate::formats) static FORMAT: Format = Format {
    id: "actors",
    title: "list of actors (CSV)",
    endings: super::ENDINGS,
    looks_like: |text| {
        header_of(text).is_some_and(|header| {
            let known = |name: &str| {
                header
                    .cells
                    .iter()
                    .any(|cell| field(&cell.text) == Some((name, 1)))
            };
            known("id") && !edges::names_ends(&header)
        })
    },
    longest_line: Some(LONGEST_LINE),
    most_text: crate::formats::MOST_TEXT,
    read,
    write,
};

/// The column that only a list of actors has, with the other names it goes by.
const OWN: &[(&str, &[&str])] = &[("id", &["actor", "state", "node"])];

fn field(name: &str) -> Option<Field> {
    assembly::known(name, OWN).or_else(|| assembly::actor_field(name))
}

fn read(input: &Input) -> Result<Reading> {
    let mut table = Table::new(&input.text);
    let header = header(&mut table, input)?;
    let mut columns = Columns::new(input, &header, field, &["id"])?;
    let Some(id) = columns.position(("id", 1)) else {
        return Err(fault(
            input,
            header.at,
            "the first line does not name the column `id`",
            "start with a line such as id,name,bloc",
        ));
    };
    let mut assembly = Assembly::new(input, Nodes::Declared);
    if table.has_decimal_commas() {
        assembly.take_decimal_commas();
    }
    while let Some(row) = next_row(&mut table, input)? {
        columns.fit(input, &row)?;
        assembly.actor(&row.cells[id].text, row.cells[id].at.clone())?;
        for (at, cell) in row.cells.iter().enumerate().take(columns.fields.len()) {
            match columns.fields[at] {
                Some(("id", _)) => {}
                Some((field, _)) => {
                    assembly.actor_field(
                        &columns.names[at],
                        value(cell, field),
                        cell.at.clone(),
                    )?;
                }
                None => columns.unread[at] |= !cell.text.is_empty(),
            }
        }
    }
    if assembly.actors() == 0 {
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

/// Writes every actor with what is known of it.
fn write(study: &Study, network: &Network) -> Result<Written> {
    let rows: Vec<Vec<export::Field>> = network.actors().map(export::actor_fields).collect();
    let is_used = |name: &str| rows.iter().flatten().any(|(field, _)| *field == name);
    let fields: Vec<&str> = ACTOR_FIELDS
        .iter()
        .map(|(name, _)| *name)
        .filter(|name| is_used(name))
        .collect();
    let mut text = String::new();
    super::write_row(&mut text, ["id"].into_iter().chain(fields.iter().copied()));
    for (actor, values) in network.actors().zip(&rows) {
        let cell = |name: &&str| {
            let value = values.iter().find(|(field, _)| field == name);
            value.map_or("".into(), |(_, value)| super::written(value))
        };
        let cells: Vec<_> = fields.iter().map(cell).collect();
        let cells = cells.iter().map(|cell| &**cell);
        super::write_row(&mut text, [actor.id.as_str()].into_iter().chain(cells));
    }
    let mut lost = Vec::new();
    if network.ties().next().is_some() {
        lost.push("every tie (it lists actors; --actors joins it to ties)".into());
    }
    let carries = Carries {
        title: false,
        ..Carries::ATTRIBUTES
    };
    lost.extend(export::lost(study, network, carries));
    Ok(Written { text, lost })
}
