//! `/api/table`: a network as rows of actors and ties, and edited rows as a network.
//!
//! The rows are what is in force. A row is what an agreement does to a pair, or a tie by itself. On the way back the rows
//! of an agreement are taken together again: all pairs of its members, or all members to its hub; other rows become
//! single ties that are taken away by the agreement's name.

use super::{
    desk::Desk,
    open::{self, Opened},
    refusal::{Cell, Refusal},
    respond,
    state::State,
    work::Wanted,
};
use crate::{
    error::Error,
    formats::Format,
    model::{
        Actor, Agreement, BareTie, Basis, Date, Member, Network, Place, Problem, Range, Selection,
        Step, Study, agreements,
    },
};
use axum::body::Bytes;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Rows of a table; more are not edited by hand.
const MOST_ROWS: usize = 5_000;

/// A network as rows.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Table {
    /// What it was made from, which keeps what rows cannot hold.
    network: String,
    title: String,
    actors: Vec<ActorRow>,
    ties: Vec<TieRow>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct ActorRow {
    id: String,
    name: String,
    bloc: String,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct TieRow {
    a: String,
    b: String,
    agreement: String,
    title: String,
    kind: String,
    layer: String,
    hub: String,
    from: String,
    until: String,
    strength: String,
    delay: String,
    availability: String,
}

/// The rows of a network.
pub(super) fn rows(desk: &Desk, state: &State, _: &Wanted) -> Result<Bytes, Refusal> {
    let known = desk.networks.find(&state.network)?;
    let selection = Selection {
        configuration: known.configuration.clone(),
        ..Selection::default()
    };
    let network = Network::resolve(&known.study, &selection)?;
    if network.ties().count() > MOST_ROWS {
        return Err(Refusal::new(
            422,
            format!("more than {MOST_ROWS} ties"),
            "edit its file instead: `linchpin convert` writes it in any format",
        ));
    }
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let actors = network.actors().map(|actor| ActorRow {
        id: actor.id.clone(),
        name: text(&actor.name),
        bloc: text(&actor.bloc),
    });
    let ties = network.ties().map(|(a, b, tie)| {
        let [a, b] = network.pair_ids(a, b).map(String::from);
        let agreement = tie.agreement.map(|at| &network.agreements()[at]);
        let of = |value: fn(&Agreement) -> Option<String>| agreement.and_then(value);
        let own = |range: Range, basis| match basis {
            Basis::Given => written(range),
            _ => String::new(),
        };
        TieRow {
            a,
            b,
            agreement: of(|own| Some(own.id.clone())).unwrap_or_default(),
            title: of(|own| own.title.clone()).unwrap_or_default(),
            kind: text(&tie.kind),
            layer: text(&tie.layer),
            hub: of(|own| own.hub.clone()).unwrap_or_default(),
            from: of(|own| Some(own.from?.to_string())).unwrap_or_default(),
            until: of(|own| Some(own.to?.to_string())).unwrap_or_default(),
            strength: own(tie.strength, tie.strength_basis),
            delay: own(tie.delay, tie.delay_basis),
            availability: own(tie.availability, tie.availability_basis),
        }
    });
    let study = &known.study;
    respond::json(&Table {
        network: state.network.clone(),
        title: if study.title.is_empty() {
            study.id.clone()
        } else {
            study.title.clone()
        },
        actors: actors.collect(),
        ties: ties.collect(),
    })
}

/// Edited rows as an opened network.
pub(super) fn opened(desk: &Desk, bytes: &[u8]) -> Result<Opened, Refusal> {
    let table: Table = serde_json::from_slice(bytes).map_err(|error| {
        Refusal::new(
            422,
            format!("no table: {error}"),
            "send {title, actors, ties}",
        )
    })?;
    if table.actors.len() + table.ties.len() > MOST_ROWS {
        return Err(Refusal::new(
            422,
            format!("more than {MOST_ROWS} rows"),
            "write them into a file and open it",
        ));
    }
    let known = desk.networks.find(&table.network).ok();
    let base = known.map(|known| {
        let selection = Selection {
            configuration: known.configuration.clone(),
            ..Selection::default()
        };
        (known.study, selection)
    });
    let base = base
        .as_ref()
        .map(|(study, selection)| (&**study, selection));
    let (study, sources) = study(&table, base)?;
    study
        .check()
        .map_err(|problem| at_its_row(&table, &sources, problem))?;
    let network = Network::resolve(&study, &Selection::default())?;
    let toml = Format::find("toml").ok_or(Error::Stopped)?;
    let text = (toml.write)(&study, &network)?.text;
    open::read(desk, text.as_bytes(), "edited.toml")
}

/// Rows from which the agreements and the single ties of the study come.
struct Sources {
    agreements: Vec<usize>,
    ties: Vec<usize>,
}

fn study(table: &Table, base: Option<(&Study, &Selection)>) -> Result<(Study, Sources), Refusal> {
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

fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.into())
}

fn written(range: Range) -> String {
    if range.is_exact() {
        range.mid.to_string()
    } else {
        format!("{} {} {}", range.low, range.mid, range.high)
    }
}

/// "4", or "1 4 24".
fn range(text: &str, row: usize, column: &'static str) -> Result<Option<Range>, Refusal> {
    let numbers: Result<Vec<f64>, _> = text.split_whitespace().map(str::parse).collect();
    match numbers.as_deref() {
        Ok([]) => Ok(None),
        Ok(&[mid]) => Ok(Some(Range::exact(mid))),
        Ok(&[low, mid, high]) => Ok(Some(Range { low, mid, high })),
        _ => {
            let message = format!("`{text}` is no number");
            let way_out =
                "write one number, or low, mid and high with blanks between, as in 1 4 24";
            Err(refused("ties", row, column, &message, way_out))
        }
    }
}

fn date(text: &str, row: usize, column: &'static str) -> Result<Option<Date>, Refusal> {
    let Some(text) = filled(text) else {
        return Ok(None);
    };
    text.parse().map(Some).map_err(|_| {
        let message = format!("`{text}` is no date");
        refused("ties", row, column, &message, "write it as in 2019-11-22")
    })
}

fn refused(
    table: &'static str,
    row: usize,
    column: &'static str,
    message: &str,
    way_out: &str,
) -> Refusal {
    Refusal {
        cell: Some(Cell { table, row, column }),
        ..Refusal::new(422, message, way_out)
    }
}

/// A fault of the model at the row that has it.
fn at_its_row(table: &Table, sources: &Sources, problem: Problem) -> Refusal {
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
