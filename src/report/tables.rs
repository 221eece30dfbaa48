//! Tables of results for people: what fits a page, and a word on what was left out.

use super::table::Table;
use crate::{
    analysis::{Change, Comparison, Measurement, MetricCard, Row, Verdict, number, percent, score},
    metrics::{FOR_UNDIRECTED, Scope},
    model::Score,
};

/// Subjects that stand side by side as columns; more become a list of the highest.
const MOST_COLUMNS: usize = 4;
/// Subjects named in a list of the highest.
const MOST_LISTED: usize = 5;
/// Rows of a comparison's scope before the rest is left to the tidy output.
const MOST_ROWS: usize = 30;

/// One table per scope.
pub fn measurement_tables(measurement: &Measurement) -> Vec<Table> {
    [
        Scope::Network,
        Scope::Actor,
        Scope::Pair,
        Scope::Tie,
        Scope::Agreement,
    ]
    .into_iter()
    .filter_map(|scope| scope_table(measurement, scope))
    .collect()
}

fn scope_table(measurement: &Measurement, scope: Scope) -> Option<Table> {
    let joint = measurement.network.joint();
    let cards: Vec<&MetricCard> = measurement
        .metrics
        .iter()
        .filter(|card| card.scope == scope)
        .collect();
    let rows = |card: &MetricCard| -> Vec<&Row> {
        measurement
            .scores
            .iter()
            .filter(|row| row.metric == card.id && row.scope == scope)
            .collect()
    };
    let first = rows(cards.first()?);
    if first.is_empty() {
        return None;
    }
    let title = match scope {
        Scope::Network => "The network as a whole",
        Scope::Actor => "Actors",
        Scope::Pair => "Pairs",
        Scope::Tie => "Ties",
        Scope::Agreement => "Agreements",
    };
    let mut table = if scope == Scope::Network {
        Table::new(title, &["<metric", ">value", ">coded range", "<unit"])
    } else if first.len() <= MOST_COLUMNS {
        let mut table = Table::new(title, &["<metric"]);
        for row in &first {
            table.header.push(row.subject.join(joint));
            table.align.push(super::Align::Right);
        }
        table
    } else {
        Table::new(title, &["<metric", "<highest"])
    };
    for card in cards {
        let rows = rows(card);
        note_reasons(&mut table, card.id, rows.iter().map(|row| row.score));
        if scope == Scope::Network {
            let row = rows.first()?;
            let range = row.bounds.map_or(String::new(), |[low, high]| {
                format!("{}–{}", number(low), number(high))
            });
            table.row([
                card.id.to_string(),
                score(Some(row.score)),
                range,
                card.unit.to_string(),
            ]);
        } else if first.len() <= MOST_COLUMNS {
            let cells = rows.iter().map(|row| score(Some(row.score)));
            table.row(std::iter::once(card.id.to_string()).chain(cells));
        } else {
            table.row([card.id.to_string(), highest(&rows, joint)]);
        }
    }
    if scope != Scope::Network && first.len() > MOST_COLUMNS {
        table.cut(format_args!(
            "{} subjects; the highest {MOST_LISTED} are named",
            first.len()
        ));
    }
    Some(table)
}

fn highest(rows: &[&Row], joint: &str) -> String {
    let place = |row: &Row| row.score.place().unwrap_or(f64::NEG_INFINITY);
    let mut order: Vec<&&Row> = rows.iter().collect();
    order.sort_by(|x, y| place(y).total_cmp(&place(x)));
    let named = order
        .iter()
        .take(MOST_LISTED)
        .map(|row| format!("{} {}", row.subject.join(joint), score(Some(row.score))));
    let mut text = named.collect::<Vec<_>>().join(", ");
    let same = order.iter().all(|row| row.score == order[0].score);
    if same && order.len() > 1 {
        text = format!("all {}", score(Some(order[0].score)));
    } else if order.len() > MOST_LISTED {
        text += ", …";
    }
    text
}

fn note_reasons(table: &mut Table, metric: &str, scores: impl Iterator<Item = Score>) {
    for score in scores {
        match score {
            // One note for the many of them, with the way out.
            Score::Undefined(FOR_UNDIRECTED) => table.note(format!(
                "n/a without more: {FOR_UNDIRECTED}; --undirected any or both makes one"
            )),
            Score::Undefined(reason) => table.note(format!("{metric}: n/a, {reason}")),
            _ => {}
        }
    }
}

/// The tables of a comparison: the pairs in question, the network, actors, then the rest of what moved.
pub fn comparison_tables(comparison: &Comparison) -> Vec<Table> {
    let mut tables = Vec::new();
    let joint = comparison.with.network.joint();
    for pair in &comparison.pairs {
        let title = format!("The pair {}", pair.join(joint));
        let of_pair = |change: &&Change| change.scope == Scope::Pair && change.subject == *pair;
        tables.extend(change_table(
            &title,
            comparison.changes.iter().filter(of_pair),
            false,
            joint,
        ));
        if tables.len() == 3 {
            break;
        }
    }
    for (scope, title) in [
        (Scope::Network, "The network as a whole"),
        (Scope::Actor, "Actors: what moved"),
        (Scope::Tie, "Ties: what moved"),
        (Scope::Agreement, "Agreements: what moved"),
        (Scope::Pair, "Other pairs: what moved"),
    ] {
        let shown = |change: &&Change| {
            change.scope == scope
                && (scope == Scope::Network || change.verdict != Verdict::Same)
                && !(scope == Scope::Pair
                    && comparison.pairs.iter().any(|pair| change.subject == *pair))
                && !(change.verdict == Verdict::Undefined && change.without == change.with)
        };
        tables.extend(change_table(
            title,
            comparison.changes.iter().filter(shown),
            scope != Scope::Network,
            joint,
        ));
    }
    tables
}

/// A change as tables print it: the score without, the score with, and the change.
pub fn change_cells(change: &Change) -> [String; 3] {
    let moved = match (change.percent(), change.difference()) {
        _ if change.without == Some(Score::Infinite) && change.with == Some(Score::Infinite) => {
            "–".into()
        }
        _ if change.verdict == Verdict::Same => "0".to_string(),
        (Some(percentage), _) => percent(percentage),
        (None, Some(difference)) => format!(
            "{}{}",
            if difference > 0.0 { "+" } else { "" },
            number(difference)
        ),
        (None, None) => "–".into(),
    };
    [score(change.without), score(change.with), moved]
}

fn change_table<'c>(
    title: &str,
    changes: impl Iterator<Item = &'c Change>,
    named: bool,
    joint: &str,
) -> Option<Table> {
    let mut changes: Vec<&Change> = changes.collect();
    if changes.is_empty() {
        return None;
    }
    let total = changes.len();
    let columns: &[&str] = if named {
        &[
            "<metric", "<subject", ">without", ">with", ">change", "<verdict",
        ]
    } else {
        &["<metric", ">without", ">with", ">change", "<verdict"]
    };
    let mut table = Table::new(title, columns);
    changes.truncate(MOST_ROWS);
    for change in changes {
        note_reasons(
            &mut table,
            change.metric,
            [change.without, change.with].into_iter().flatten(),
        );
        let [without, with, moved] = change_cells(change);
        let mut cells = vec![change.metric.to_string()];
        if named {
            cells.push(change.subject.join(joint));
        }
        let star = if change.by_construction { "*" } else { "" };
        cells.extend([
            without,
            with,
            moved,
            format!("{}{star}", change.verdict.word()),
        ]);
        if change.by_construction {
            table.note("* adding a tie can move it this way only: the direction is arithmetic, the size is the finding");
        }
        table.row(cells);
    }
    if total > MOST_ROWS {
        table.cut(format_args!("{} more rows", total - MOST_ROWS));
    }
    Some(table)
}
