//! Rows as a study: those of an agreement are taken together, the others are single ties.

use super::{
    ActorRow, Table, TieRow,
    cells::{date, filled, range, refused},
};
use crate::{
    model::{
        Actor, Agreement, BareTie, Member, Network, Place, Problem, Selection, Step, Study,
        agreements,
    },
    page::refusal::{Cell, Refusal},
};
use std::collections::{BTreeMap, BTreeSet};

/// Rows from which the agreements and the single ties of the study come.
pub(super) struct Sources {
    agreements: Vec<usize>,
    ties: Vec<usize>,
}

pub(super) fn study(
    table: &Table,
    base: Option<(&Study, &Selection)>,
) -> Result<(Study, Sources), Refusal> {
    let (was, listed, network) = match base {
        Some((study, selection)) => (
            study.clone(),
            agreements(study, selection)?,
            Some(Network::resolve(study, selection)?),
        ),
        None => (Study::default(), Vec::new(), None),
    };
    let about = network.as_ref().map(Network::about);
    let mut made = Study {
        id: "edited".into(),
        title: table.title.trim().into(),
        about: was.about.clone(),
        date: about.and_then(|about| about.date),
        transit: about.map_or(was.transit, |about| about.transit),
        directed: was.directed,
        sources: was.sources.clone(),
        kind: was.kind.clone(),
        ..Study::default()
    };
    for (at, row) in table.actors.iter().enumerate() {
        made.actor.push(actor(row, at, network.as_ref())?);
    }
    let mut sources = Sources {
        agreements: Vec::new(),
        ties: Vec::new(),
    };
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut order = Vec::new();
    for (at, row) in table.ties.iter().enumerate() {
        let id = row.agreement.trim();
        if id.is_empty() {
            made.tie.push(bare(row, at)?);
            sources.ties.push(at);
            continue;
        }
        let group = groups.entry(id).or_default();
        if group.is_empty() {
            order.push(id);
        }
        group.push(at);
    }
    for id in order {
        let rows = &groups[id];
        let old = listed.iter().find(|agreement| agreement.id == id);
        match together(table, rows, old, made.directed)? {
            Some(agreement) => {
                sources.agreements.push(rows[0]);
                made.agreement.push(agreement);
            }
            None => {
                for &at in rows {
                    made.tie.push(bare(&table.ties[at], at)?);
                    sources.ties.push(at);
                }
            }
        }
    }
    Ok((made, sources))
}

fn actor(row: &ActorRow, at: usize, network: Option<&Network>) -> Result<Actor, Refusal> {
    let id = row.id.trim();
    if id.is_empty() {
        let message = "an actor needs an id";
        return Err(refused(
            "actors",
            at,
            "id",
            message,
            "write a short name, such as JPN",
        ));
    }
    let was = network.and_then(|network| Some(network.actor(network.index_of(id)?).clone()));
    Ok(Actor {
        name: filled(&row.name),
        bloc: filled(&row.bloc),
        ..was.unwrap_or_else(|| Actor::named(id))
    })
}

/// The agreement whose ties these rows are; `None` where they are not all of what an agreement would give.
fn together(
    table: &Table,
    rows: &[usize],
    old: Option<&Agreement>,
    directed: bool,
) -> Result<Option<Agreement>, Refusal> {
    let first = &table.ties[rows[0]];
    let mut members: Vec<String> = Vec::new();
    let mut pairs: BTreeSet<[&str; 2]> = BTreeSet::new();
    for &at in rows {
        let row = &table.ties[at];
        let mut ends = [row.a.trim(), row.b.trim()];
        for end in ends {
            if !members.iter().any(|member| member == end) {
                members.push(end.into());
            }
        }
        ends.sort_unstable();
        pairs.insert(ends);
        for (column, own, others) in [
            ("hub", &row.hub, &first.hub),
            ("from", &row.from, &first.from),
            ("until", &row.until, &first.until),
        ] {
            if own.trim() != others.trim() {
                let message = format!("`{}` has another {column} in its first row", row.agreement);
                let way_out = "write the same in every row of an agreement";
                return Err(refused("ties", at, column, &message, way_out));
            }
        }
    }
    let hub = filled(&first.hub);
    let n = members.len();
    let whole = match &hub {
        Some(hub) => {
            if let Some(&at) = rows.iter().find(|&&at| {
                let row = &table.ties[at];
                row.a.trim() != hub && row.b.trim() != hub
            }) {
                let message = format!("`{hub}` is the hub and not an end of this tie");
                let way_out = "members of such an arrangement are tied to its hub alone";
                return Err(refused("ties", at, "hub", &message, way_out));
            }
            true
        }
        None => pairs.len() == n * n.saturating_sub(1) / 2 && !directed,
    };
    let alike = |value: fn(&TieRow) -> &str| {
        rows.iter()
            .all(|&at| value(&table.ties[at]).trim() == value(first).trim())
    };
    let same = alike(|row| &row.kind)
        && alike(|row| &row.layer)
        && alike(|row| &row.strength)
        && alike(|row| &row.delay)
        && alike(|row| &row.availability)
        && rows.len() == pairs.len();
    if !(whole && same) {
        if hub.is_some() || filled(&first.from).is_some() || filled(&first.until).is_some() {
            let message = format!(
                "the rows of `{}` are not all alike, or not every pair of its members has one",
                first.agreement
            );
            let way_out =
                "make them alike, or empty hub, from and until: they are then single ties";
            return Err(refused("ties", rows[0], "agreement", &message, way_out));
        }
        return Ok(None);
    }
    let was = old.cloned().unwrap_or_else(|| Agreement {
        id: first.agreement.trim().into(),
        ..Agreement::default()
    });
    let dates = |actor: &String| {
        let known = was.members.iter().flatten();
        let mut known = known.filter(|member| member.actor == *actor);
        known
            .next()
            .cloned()
            .unwrap_or_else(|| Member::named(actor.clone()))
    };
    Ok(Some(Agreement {
        title: filled(&first.title).or(was.title.clone()),
        kind: filled(&first.kind),
        layer: filled(&first.layer),
        members: Some(members.iter().map(dates).collect()),
        hub,
        from: date(&first.from, rows[0], "from")?,
        to: date(&first.until, rows[0], "until")?,
        strength: range(&first.strength, rows[0], "strength")?,
        delay: range(&first.delay, rows[0], "delay")?,
        availability: range(&first.availability, rows[0], "availability")?,
        ..was
    }))
}

fn bare(row: &TieRow, at: usize) -> Result<BareTie, Refusal> {
    Ok(BareTie {
        a: row.a.trim().into(),
        b: row.b.trim().into(),
        strength: range(&row.strength, at, "strength")?,
        delay: range(&row.delay, at, "delay")?,
        availability: range(&row.availability, at, "availability")?,
        agreement: filled(&row.agreement),
        kind: filled(&row.kind),
        layer: filled(&row.layer),
    })
}

/// A fault of the model at the row that has it.
pub(super) fn at_its_row(table: &Table, sources: &Sources, problem: Problem) -> Refusal {
    let (list, index, field) = parts(&problem.place);
    let column = |field: &'static str| match field {
        "members" => "a",
        "to" => "until",
        "id" => "agreement",
        "" => "a",
        other => other,
    };
    let cell = match (list, index) {
        ("actor", Some(row)) if row < table.actors.len() => Some(Cell {
            table: "actors",
            row,
            column: if field.is_empty() { "id" } else { field },
        }),
        ("agreement", Some(at)) => sources.agreements.get(at).map(|&row| Cell {
            table: "ties",
            row,
            column: column(field),
        }),
        ("tie", Some(at)) => sources.ties.get(at).map(|&row| Cell {
            table: "ties",
            row,
            column: column(field),
        }),
        _ => None,
    };
    Refusal {
        cell,
        ..Refusal::new(422, problem.message, problem.help)
    }
}

/// The list, the item and the field of a place.
fn parts(place: &Place) -> (&'static str, Option<usize>, &'static str) {
    let mut steps = place.0.iter();
    let list = match steps.next() {
        Some(Step::Key(list)) => list,
        _ => "",
    };
    let index = match steps.next() {
        Some(Step::Index(index)) => Some(*index),
        _ => None,
    };
    let field = match steps.next() {
        Some(Step::Key(field)) => field,
        _ => "",
    };
    (list, index, field)
}
