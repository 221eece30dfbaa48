//! Reliability as tables, tidy rows and a section of a report.

use super::{document::Block, table::Table, tidy::Tidy};
use crate::analysis::{
    Chance, DEADLINES, Reliabilities, ReliabilitySide, TimeCurve, brief, hours_in_words, number,
    score,
};

/// Steps of a function of time that are listed beside the deadlines.
const MOST_STEPS: usize = 10;
/// Rows of a table before the rest is left to the tidy output.
const MOST_ROWS: usize = 30;

impl Tidy for Reliabilities {
    fn columns(&self) -> Vec<&'static str> {
        vec![
            "side", "quantity", "a", "b", "actors", "x", "value", "status", "reason", "error",
            "low", "high",
        ]
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let mut rows = Vec::new();
        let optional =
            |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
        let [pair_a, pair_b] = self.pair.clone().unwrap_or_default();
        for side in &self.sides {
            let mut row = |quantity: &str,
                           [a, b]: [&str; 2],
                           actors: &str,
                           x: Option<f64>,
                           chance: &Chance| {
                rows.push(vec![
                    side.label.clone(),
                    quantity.into(),
                    a.into(),
                    b.into(),
                    actors.into(),
                    optional(x),
                    optional(chance.value),
                    chance.status.into(),
                    chance.reason.unwrap_or_default().into(),
                    optional(chance.error),
                    optional(chance.low),
                    optional(chance.high),
                ]);
            };
            for pair in &side.pairs {
                row("joined", [&pair.a, &pair.b], "", None, &pair.joined);
                row("answered", [&pair.a, &pair.b], "", None, &pair.answered);
            }
            for together in &side.together {
                let quantity = if together.all {
                    "all-terminal"
                } else {
                    "k-terminal"
                };
                row(
                    quantity,
                    ["", ""],
                    &together.actors.join(" "),
                    None,
                    &together.joined,
                );
            }
            for point in side.answered.iter().flat_map(|curve| &curve.points) {
                row(
                    "answered-within",
                    [&pair_a, &pair_b],
                    "",
                    Some(point.hours),
                    &point.chance,
                );
            }
            for point in side.informed.iter().flat_map(|curve| &curve.points) {
                row(
                    "informed-within",
                    ["", ""],
                    "",
                    Some(point.hours),
                    &point.chance,
                );
            }
            for point in side.varied.iter().flat_map(|varied| &varied.points) {
                row(
                    "varied",
                    ["", ""],
                    "",
                    Some(point.availability),
                    &point.chance,
                );
            }
        }
        rows
    }
}

/// Pairs, all of some actors, time, the varied availability, the polynomial and the common causes.
pub fn reliability_tables(found: &Reliabilities) -> Vec<Table> {
    let mut tables = vec![pairs(found)];
    tables.push(together(found));
    tables.extend(times(found));
    tables.extend(varied(found));
    tables.extend(found.sides.iter().filter_map(polynomial));
    tables.extend(found.sides.last().and_then(causes));
    tables
}

/// The section of a report.
pub fn reliability_section(found: &Reliabilities) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading("How surely".into()),
        Block::Findings(found.headline.clone()),
        Block::Paragraph(
            "Ties, hubs' handling and actors fail independently but for the common causes listed; a request is answered \
             when the originator consents and some permitted route works. Probabilities are exact unless they are said \
             to be estimated. Coded ranges are exact bounds: every availability low and every delay high, and the other \
             way."
                .into(),
        ),
    ];
    blocks.extend(reliability_tables(found).into_iter().map(Block::Table));
    blocks
}

/// A column for each side.
fn columns(found: &Reliabilities, first: &[&str], names: &[&str]) -> Vec<String> {
    let mut columns: Vec<String> = first.iter().map(|name| (*name).to_string()).collect();
    for (at, _) in found.sides.iter().enumerate() {
        let side = match (found.sides.len(), at) {
            (1, _) => "",
            (_, 0) => " without",
            _ => " with",
        };
        columns.extend(
            names
                .iter()
                .map(|name| format!(">{name}{side}").replace("> ", ">")),
        );
    }
    columns
}

fn table(title: &str, columns: &[String]) -> Table {
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    Table::new(title, &columns)
}

fn cells(table: &mut Table, chance: Option<&Chance>) -> [String; 2] {
    let Some(chance) = chance else {
        return ["–".into(), String::new()];
    };
    if let Some(reason) = chance.reason {
        table.note(format!("n/a: {reason}"));
    }
    if chance.error.is_some() {
        table.note("± standard error: estimated from a seeded sample, as the network is too large for an exact value");
    }
    let range = match (chance.low, chance.high) {
        (Some(low), Some(high)) => format!("{}–{}", brief(low), brief(high)),
        _ => String::new(),
    };
    [score(Some(chance.score())), range]
}

fn pairs(found: &Reliabilities) -> Table {
    let columns = columns(
        found,
        &["<pair"],
        &["route works", "answered", "coded range"],
    );
    let mut table = table(
        "Pairs: that some permitted route works, and that a request is answered",
        &columns,
    );
    let Some(last) = found.sides.last() else {
        return table;
    };
    let joint = last.network.joint();
    let mut ids: Vec<(&str, &str)> = Vec::new();
    for pair in found.sides.iter().rev().flat_map(|side| &side.pairs) {
        ids.push((&pair.a, &pair.b));
    }
    let mut seen = std::collections::HashSet::new();
    ids.retain(|ids| seen.insert(*ids));
    // The pair in question first.
    let asked = |&(a, b): &(&str, &str)| {
        found
            .pair
            .as_ref()
            .is_some_and(|pair| pair[0] == a && pair[1] == b)
    };
    ids.sort_by_key(|ids| !asked(ids));
    let total = ids.len();
    for &(a, b) in ids.iter().take(MOST_ROWS) {
        let mut row = vec![format!("{a}{joint}{b}")];
        for side in &found.sides {
            let pair = side.pairs.iter().find(|pair| pair.a == a && pair.b == b);
            let [joined, _] = cells(&mut table, pair.map(|pair| &pair.joined));
            let answered = cells(&mut table, pair.map(|pair| &pair.answered));
            row.push(joined);
            row.extend(answered);
        }
        table.row(row);
    }
    if total > MOST_ROWS {
        table.cut(format_args!("{} more pairs", total - MOST_ROWS));
    }
    table
}

fn together(found: &Reliabilities) -> Table {
    let columns = columns(found, &["<actors"], &["joined", "coded range"]);
    let mut table = table("That all work and every two are joined", &columns);
    let rows = found
        .sides
        .iter()
        .map(|side| side.together.len())
        .max()
        .unwrap_or(0);
    for at in 0..rows {
        let of = |side: &'_ ReliabilitySide| side.together.get(at).cloned();
        let name = found.sides.iter().rev().find_map(of).map(|together| {
            if together.all {
                format!("all {} (all-terminal)", together.actors.len())
            } else {
                format!("{} (k-terminal)", together.actors.join(", "))
            }
        });
        let mut row = vec![name.unwrap_or_default()];
        for side in &found.sides {
            let chance = side.together.get(at).map(|together| together.joined);
            row.extend(cells(&mut table, chance.as_ref()));
        }
        table.row(row);
    }
    table
}

/// One of the functions of time of a side.
type CurveOf = fn(&ReliabilitySide) -> Option<&TimeCurve>;

fn times(found: &Reliabilities) -> Vec<Table> {
    let Some([a, b]) = &found.pair else {
        return Vec::new();
    };
    let asked: [(String, CurveOf); 2] = [
        (
            format!("Within a time: that a request between {a} and {b} is answered"),
            |side| side.answered.as_ref(),
        ),
        (
            "Within a time: that what one actor knows has reached all others, the mean over who"
                .into(),
            |side| side.informed.as_ref(),
        ),
    ];
    let mut tables = Vec::new();
    for (title, curve) in asked {
        if found.sides.iter().all(|side| curve(side).is_none()) {
            continue;
        }
        let columns = columns(found, &["<within"], &["probability", "coded range"]);
        let mut table = table(&title, &columns);
        let mut hours: Vec<f64> = DEADLINES.to_vec();
        for curve in found.sides.iter().filter_map(curve) {
            hours.extend(curve.steps.iter().take(MOST_STEPS));
        }
        hours.sort_by(f64::total_cmp);
        hours.dedup_by(|next, kept| *next <= *kept * (1.0 + 1e-9));
        for hours in hours {
            let mut row = vec![hours_in_words(hours)];
            for side in &found.sides {
                let by = curve(side).and_then(|curve| by(curve, hours));
                row.extend(cells(&mut table, by.as_ref()));
            }
            table.row(row);
        }
        tables.push(table);
    }
    tables
}

/// The last point up to then: between points nothing changes.
fn by(curve: &TimeCurve, hours: f64) -> Option<Chance> {
    let mut points = curve.points.iter().rev();
    points
        .find(|point| point.hours <= hours * (1.0 + 1e-9))
        .map(|point| point.chance)
}

fn varied(found: &Reliabilities) -> Option<Table> {
    let first = found
        .sides
        .iter()
        .rev()
        .find_map(|side| side.varied.as_ref())?;
    let columns = columns(found, &[">availability"], &["probability", "coded range"]);
    let title = format!(
        "As the availability of {} varies: that {}",
        first.thing, first.about
    );
    let mut table = table(&title, &columns);
    for side in &found.sides {
        let varied = side.varied.as_ref();
        if let Some(reason) = varied.and_then(|varied| varied.reason) {
            table.note(
                format!("{} n/a: {reason}", side.label)
                    .trim_start()
                    .to_string(),
            );
        }
    }
    let points = found
        .sides
        .iter()
        .filter_map(|side| side.varied.as_ref())
        .map(|v| v.points.len())
        .max()?;
    for at in 0..points {
        let mut row = vec![number(at as f64 / (points - 1).max(1) as f64)];
        for side in &found.sides {
            let point = side
                .varied
                .as_ref()
                .and_then(|varied| varied.points.get(at));
            row.extend(cells(&mut table, point.map(|point| &point.chance)));
        }
        table.row(row);
    }
    Some(table)
}

fn polynomial(side: &ReliabilitySide) -> Option<Table> {
    let varied = side.varied.as_ref()?;
    let (counts, m) = (varied.counts.as_ref()?, varied.ties?);
    let label = if side.label.is_empty() {
        String::new()
    } else {
        format!(" {}", side.label)
    };
    let title = format!(
        "Reliability polynomial{label}: sets of i of the {m} ties with which {}",
        varied.about
    );
    let mut table = Table::new(title, &[">i", ">N"]);
    for (i, count) in counts.iter().enumerate() {
        table.row([i.to_string(), count.clone()]);
    }
    table.note(format!(
        "R(p) = Σ N_i p^i (1 − p)^({m} − i); the counts are exact"
    ));
    Some(table)
}

fn causes(side: &ReliabilitySide) -> Option<Table> {
    let mut table = Table::new(
        "Common causes, conditioned on exactly",
        &["<cause", ">does not strike", ">coded range", "<closes"],
    );
    for cause in &side.causes {
        let [low, mid, high] = cause.availability;
        let range = if low == high {
            String::new()
        } else {
            format!("{}–{}", number(low), number(high))
        };
        table.row([
            cause.title.clone(),
            number(mid),
            range,
            cause.closes.clone(),
        ]);
    }
    (!side.causes.is_empty()).then_some(table)
}
