//! A timeline as tables, tidy rows and a section of the report.

use super::{
    document::Block,
    table::{Align, Table},
    tidy::{Tidy, ends, optional},
};
use crate::{
    analysis::{Moment, Point, Spillover, TieChange, Timeline, brief, score},
    metrics::Scope,
    model::Score,
};

/// Days of a table before the rest is left to the tidy output.
const MOST_ROWS: usize = 60;
/// Subjects that stand side by side as columns.
const MOST_COLUMNS: usize = 6;
/// Ties named in one cell.
const MOST_TIES: usize = 4;

/// What happened and what it did to ties, what it did to each metric, and the scores by day.
pub fn timeline_tables(timeline: &Timeline) -> Vec<Table> {
    let mut tables: Vec<Table> = timeline.spillover.iter().map(turns).collect();
    tables.push(events(timeline));
    tables.extend(effects(timeline));
    tables.extend(network(timeline));
    let others = timeline.metrics.iter();
    let others = others.filter(|card| card.scope != Scope::Network);
    tables.extend(others.filter_map(|card| scores(timeline, card.id)));
    tables
}

/// The section of a report: the findings, what each day did, and the scores.
pub fn timeline_section(timeline: &Timeline) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading("When it changed".into()),
        Block::Findings(timeline.headline.clone()),
    ];
    blocks.extend(timeline_tables(timeline).into_iter().map(Block::Table));
    blocks.extend((!timeline.notices.is_empty()).then(|| Block::List(timeline.notices.clone())));
    blocks
}

fn turns(spillover: &Spillover) -> Table {
    let title = format!(
        "Losses and returns between {}, over layers",
        spillover.names.join(" and ")
    );
    let columns = [
        "<day",
        "<layer",
        "<way",
        "<what happened",
        ">days after",
        "<the same in",
    ];
    let mut table = Table::new(title, &columns);
    for turn in spillover.turns.iter().take(MOST_ROWS) {
        table.row([
            turn.date.to_string(),
            turn.layer.clone(),
            turn.way.word().to_string(),
            turn.what.clone(),
            turn.days.map(|days| days.to_string()).unwrap_or_default(),
            turn.after.clone().unwrap_or_default(),
        ]);
    }
    rest(&mut table, spillover.turns.len());
    table.note(
        "A loss: the summed strength of the pair's ties in the layer falls, or an event outside agreements is coded as \
         degraded; a return: it rises again, or as restored. Days after the last such turn of another layer.",
    );
    table
}

fn events(timeline: &Timeline) -> Table {
    let columns = ["<day", "<what happened", "<ties", ">actors", ">pairs"];
    let mut table = Table::new("What happened, and what it did to ties", &columns);
    for moment in timeline.moments.iter().take(MOST_ROWS) {
        let happened = timeline.happenings(&moment.events);
        let happened = if happened.is_empty() {
            "(as it stood)".to_string()
        } else {
            happened.join("; ")
        };
        table.row([
            moment.date.to_string(),
            happened,
            ties(timeline, moment),
            moment.actors.len().to_string(),
            moment.ties.to_string(),
        ]);
    }
    rest(&mut table, timeline.moments.len());
    table.note(
        "+ a tie came, − a tie went, ~ a tie counts as another kind; actors and tied pairs from that day on.",
    );
    table
}

fn ties(timeline: &Timeline, moment: &Moment) -> String {
    let told = |change: &TieChange| {
        let pair = timeline.joined([change.a.as_str(), &change.b].into_iter());
        match (&change.before, &change.after) {
            (None, Some(kind)) => format!("+ {pair} {}", spaced(kind)),
            (Some(kind), None) => format!("− {pair} {}", spaced(kind)),
            (Some(old), Some(new)) => format!("~ {pair} {} → {}", spaced(old), spaced(new)),
            (None, None) => pair,
        }
    };
    if moment.changes.is_empty() {
        return "no tie moved".into();
    }
    let mut named: Vec<String> = moment.changes.iter().take(MOST_TIES).map(told).collect();
    if moment.changes.len() > MOST_TIES {
        named.push(format!("{} more", moment.changes.len() - MOST_TIES));
    }
    named.join("; ")
}

/// A codebook kind as readers say it; a tie without one is a tie.
fn spaced(kind: &str) -> String {
    if kind == "tie" {
        String::new()
    } else {
        kind.replace('_', " ")
    }
}

fn effects(timeline: &Timeline) -> Option<Table> {
    let columns = [
        "<day",
        "<metric",
        "<most moved",
        ">before",
        ">after",
        ">moved",
    ];
    let mut table = Table::new("What each day did to each metric", &columns);
    let mut total = 0;
    for (at, moment) in timeline.moments.iter().enumerate() {
        for moved in timeline.moves(at) {
            total += 1;
            if table.rows.len() < MOST_ROWS {
                let of = moved.number.to_string();
                table.row([
                    moment.date.to_string(),
                    moved.metric.to_string(),
                    match moved.subject.is_empty() {
                        true => "network".into(),
                        false => timeline.joined(moved.subject.iter().map(String::as_str)),
                    },
                    cell(moved.before),
                    cell(moved.after),
                    if moved.subject.is_empty() {
                        String::new()
                    } else {
                        of
                    },
                ]);
            }
        }
    }
    rest(&mut table, total);
    table.note(
        "The subject that moved most, of those there before and after; how many moved. A metric that did not move is \
         left out.",
    );
    (!table.rows.is_empty()).then_some(table)
}

/// Metrics of the network side by side.
fn network(timeline: &Timeline) -> Option<Table> {
    let cards = timeline
        .metrics
        .iter()
        .filter(|card| card.scope == Scope::Network);
    let columns: Vec<(&str, &[String])> = cards.map(|card| (card.id, [].as_slice())).collect();
    let names: Vec<String> = columns
        .iter()
        .map(|(metric, _)| metric.to_string())
        .collect();
    by_day(timeline, "The network from each day on", &columns, &names)
}

/// A row for each day on which a score differs from the day before.
fn by_day(
    timeline: &Timeline,
    title: &str,
    columns: &[(&str, &[String])],
    names: &[String],
) -> Option<Table> {
    let mut table = Table::new(title, &["<day"]);
    for name in names {
        table.header.push(name.clone());
        table.align.push(Align::Right);
    }
    let sides = timeline.without.is_some();
    let (mut last, mut still, mut more): (Vec<String>, usize, usize) = (Vec::new(), 0, 0);
    for moment in &timeline.moments {
        let mut cells = Vec::new();
        for (metric, subject) in columns {
            let point = moment.point(metric, subject);
            if let Some(Score::Undefined(reason)) = point.and_then(|point| point.with) {
                table.note(format!("n/a: {reason}"));
            }
            cells.push(point.map_or("–".to_string(), |point| sided(point, sides)));
        }
        if cells == last {
            still += 1;
        } else if table.rows.len() == MOST_ROWS {
            more += 1;
        } else {
            last.clone_from(&cells);
            table.row(std::iter::once(moment.date.to_string()).chain(cells));
        }
    }
    if still > 0 {
        let days = if still == 1 {
            "1 day"
        } else {
            &format!("{still} days")
        };
        table.note(format!("{days} on which none of these moved left out."));
    }
    if more > 0 {
        table.cut(format_args!("{more} more rows"));
    }
    if sides {
        let side = |label: &Option<String>| label.clone().unwrap_or_default();
        let (without, with) = (side(&timeline.without), side(&timeline.with));
        table.note(format!("{without} | {with}, where they differ."));
    }
    (!columns.is_empty() && !table.rows.is_empty()).then_some(table)
}

fn scores(timeline: &Timeline, metric: &str) -> Option<Table> {
    let mut subjects = timeline.subjects(metric);
    let total = subjects.len();
    let highest = |subject: &[String]| {
        let points = timeline
            .moments
            .iter()
            .filter_map(|moment| moment.point(metric, subject));
        let places = points.filter_map(|point| point.with?.place());
        places.fold(f64::NEG_INFINITY, f64::max)
    };
    if total > MOST_COLUMNS {
        let mut order: Vec<&[String]> = subjects.clone();
        order.sort_by(|x, y| highest(y).total_cmp(&highest(x)));
        order.truncate(MOST_COLUMNS);
        subjects.retain(|subject| order.contains(subject));
    }
    if subjects.is_empty() {
        return None;
    }
    let columns: Vec<(&str, &[String])> = subjects.iter().map(|s| (metric, *s)).collect();
    let names: Vec<String> = subjects
        .iter()
        .map(|subject| timeline.joined(subject.iter().map(String::as_str)))
        .collect();
    let title = format!("{metric} from each day on");
    let mut table = by_day(timeline, &title, &columns, &names)?;
    if total > subjects.len() {
        table.cut(format_args!(
            "The {} highest of {total} subjects",
            subjects.len()
        ));
    }
    Some(table)
}

fn sided(point: &Point, sides: bool) -> String {
    let (without, with) = (cell(point.without), cell(point.with));
    if sides && without != with {
        format!("{without} | {with}")
    } else {
        with
    }
}

fn cell(value: Option<Score>) -> String {
    value
        .and_then(Score::value)
        .map_or_else(|| score(value), brief)
}

fn rest(table: &mut Table, total: usize) {
    if total > table.rows.len() {
        let more = total - table.rows.len();
        table.note(format!("{more} more rows; the result as JSON lists all"));
    }
}

impl Tidy for Timeline {
    fn columns(&self) -> Vec<&'static str> {
        vec![
            "date",
            "metric",
            "scope",
            "a",
            "b",
            "without",
            "without_status",
            "with",
            "with_status",
            "reason",
            "events",
        ]
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let mut rows = Vec::new();
        for moment in &self.moments {
            let events = self.happenings(&moment.events).join("; ");
            if moment.points.is_empty() {
                let mut row = vec![moment.date.to_string()];
                row.extend((0..8).map(|_| String::new()));
                row.extend([moment.skipped.unwrap_or_default().into(), events.clone()]);
                rows.push(row);
            }
            for point in &moment.points {
                let [a, b] = ends(&point.subject);
                let status = |score: Option<Score>| score.map_or("absent", Score::status).into();
                rows.push(vec![
                    moment.date.to_string(),
                    point.metric.into(),
                    point.scope.word().into(),
                    a,
                    b,
                    optional(point.without.and_then(Score::value)),
                    status(point.without),
                    optional(point.with.and_then(Score::value)),
                    status(point.with),
                    point
                        .with
                        .and_then(Score::reason)
                        .unwrap_or_default()
                        .into(),
                    events.clone(),
                ]);
            }
        }
        rows
    }
}
