//! The bundled catalogue of agreements, compiled in from `networks/catalogue/`.

use super::{Actor, Agreement, Date, Member, Range, Status, actor::Capability};
use std::{
    collections::{BTreeMap, HashMap},
    sync::OnceLock,
};

/// Every bundled agreement and the actors they name.
#[derive(Debug)]
pub struct Catalogue {
    /// In the order of the file.
    pub agreements: Vec<Agreement>,
    /// Every actor that occurs, with its name.
    pub actors: Vec<Actor>,
    /// Events that belong to no agreement of the catalogue, with the pair they concern.
    pub events: Vec<Status>,
    by_id: BTreeMap<String, usize>,
    actor_by_id: HashMap<String, usize>,
}

impl Catalogue {
    /// The agreement with this id.
    pub fn agreement(&self, id: &str) -> Option<&Agreement> {
        self.by_id.get(id).map(|&index| &self.agreements[index])
    }

    /// The actor with this id.
    pub fn actor(&self, id: &str) -> Option<&Actor> {
        self.actor_by_id.get(id).map(|&index| &self.actors[index])
    }
}

/// The bundled catalogue, parsed on first use.
pub fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(load)
}

fn load() -> Catalogue {
    let mut agreements: Vec<Agreement> =
        rows(include_str!("../../networks/catalogue/agreements.csv"))
            .map(|row| agreement(&row))
            .collect();
    let by_id: BTreeMap<String, usize> = agreements
        .iter()
        .enumerate()
        .map(|(index, agreement)| (agreement.id.clone(), index))
        .collect();
    for row in rows(include_str!("../../networks/catalogue/members.csv")) {
        if let Some(&index) = by_id.get(&row.text("agreement")) {
            agreements[index]
                .members
                .get_or_insert_default()
                .push(Member {
                    actor: row.text("actor"),
                    from: row.date("from"),
                    to: row.date("to"),
                });
        }
    }
    let mut events = Vec::new();
    for row in rows(include_str!("../../networks/catalogue/events.csv")) {
        let event = Status {
            date: row.date("date"),
            status: row.text("status"),
            kind: row.optional("kind"),
            layer: row.optional("layer"),
            pair: row.optional("pair").and_then(|pair| {
                pair.split_once('-')
                    .map(|(a, b)| [a.to_string(), b.to_string()])
            }),
            note: row.text("note"),
            confidence: row.text("confidence"),
            source: row.text("source"),
        };
        match by_id.get(&row.text("agreement")) {
            Some(&index) => agreements[index].status.push(event),
            None => events.push(event),
        }
    }
    let actors = actors();
    let mut actor_by_id = HashMap::new();
    for (index, actor) in actors.iter().enumerate() {
        actor_by_id.entry(actor.id.clone()).or_insert(index);
    }
    Catalogue {
        agreements,
        actors,
        events,
        by_id,
        actor_by_id,
    }
}

fn agreement(row: &Row) -> Agreement {
    let signed = row.date("signed");
    Agreement {
        id: row.text("id"),
        title: row.optional("title"),
        kind: row.optional("kind"),
        layer: row.optional("layer"),
        hub: row.optional("hub"),
        hub_kind: row.optional("hub_kind"),
        signed,
        from: row.date("in_force"),
        to: row.date("ended"),
        concluded: signed.is_none().then_some(false),
        binding: row.optional("binding"),
        scope: row.optional("scope"),
        obligation: row.optional("obligation"),
        confidence: row.optional("confidence"),
        sources: row.optional("source").into_iter().collect(),
        ..Agreement::default()
    }
}

fn actors() -> Vec<Actor> {
    let mut actors: Vec<Actor> = rows(include_str!("../../networks/catalogue/actors.csv"))
        .map(|row| Actor {
            id: row.text("id"),
            name: row.optional("name"),
            ..Actor::default()
        })
        .collect();
    for row in rows(include_str!("../../networks/capabilities.csv")) {
        let holder = row.text("holder");
        if let Some(actor) = actors.iter_mut().find(|actor| actor.id == holder) {
            actor.capabilities.push(Capability {
                id: row.text("capability"),
                value: row.text("value").parse().unwrap_or_default(),
                basis: row.text("basis"),
            });
        }
    }
    actors
}

/// One row of a bundled table, read by column name.
pub(super) struct Row {
    names: std::sync::Arc<csv::StringRecord>,
    cells: csv::StringRecord,
}

/// The rows of a bundled table. The tables are part of the binary; `tests/it/networks.rs` checks that
/// every row parses, that every id exists, and that every date and number in it is one.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Row> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let names = std::sync::Arc::new(reader.headers().cloned().unwrap_or_default());
    reader.into_records().flatten().map(move |cells| Row {
        names: names.clone(),
        cells,
    })
}

impl Row {
    pub(super) fn optional(&self, column: &str) -> Option<String> {
        let index = self.names.iter().position(|name| name == column)?;
        self.cells
            .get(index)
            .map(str::trim)
            .filter(|cell| !cell.is_empty())
            .map(String::from)
    }

    pub(super) fn text(&self, column: &str) -> String {
        self.optional(column).unwrap_or_default()
    }

    fn date(&self, column: &str) -> Option<Date> {
        self.optional(column)?.parse().ok()
    }

    pub(super) fn range(&self, stem: &str) -> Option<Range> {
        let end = |end: &str| self.optional(&format!("{stem}_{end}"))?.parse().ok();
        Some(Range {
            low: end("low")?,
            mid: end("mid")?,
            high: end("high")?,
        })
    }
}
