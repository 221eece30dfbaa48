//! Coverage as tables, tidy rows and a section of the report.

use super::{
    document::Block,
    table::{Align, Table},
    tidy::{Tidy, optional},
};
use crate::analysis::{Cover, Coverage, Situation, brief};

/// Rows of actors and capabilities before those that do not differ are left to the tidy output.
const MOST_ROWS: usize = 30;

/// Means by actor, then what each actor has of each capability, then what each holds by itself.
pub fn coverage_tables(coverage: &Coverage) -> Vec<Table> {
    let mut tables = vec![means(coverage)];
    let now = [Situation::Without, Situation::With];
    tables.push(covers(
        coverage,
        now,
        "What each actor has of each capability",
    ));
    if let Some(hub) = &coverage.hub {
        let title = format!("The same without {}", hub.name);
        let gone = [Situation::WithoutHubGone, Situation::WithHubGone];
        tables.push(covers(coverage, gone, &title));
    }
    tables.push(held(coverage));
    tables
}

/// The section of a report: what is gained, in words and tables.
pub fn coverage_section(coverage: &Coverage) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading("Who sees what".into()),
        Block::Findings(coverage.headline.clone()),
    ];
    blocks.extend(coverage_tables(coverage).into_iter().map(Block::Table));
    blocks
}

/// What the actor has itself; a dash where nothing is coded.
fn own(cover: &Cover) -> String {
    if cover.own == 0.0 {
        "–".into()
    } else {
        brief(cover.own)
    }
}

/// The situations that there are, with a title each.
fn situations(coverage: &Coverage) -> Vec<(Situation, String)> {
    let gone = coverage
        .hub
        .as_ref()
        .map(|hub| format!("no {}", hub.actor))
        .unwrap_or_default();
    let alone = coverage.without.is_none();
    let title = |situation| match (situation, alone) {
        (Situation::Without, _) => "without".to_string(),
        (Situation::With, false) => "with".into(),
        (Situation::With, true) => "now".into(),
        (Situation::WithoutHubGone, _) => format!("{gone}: without"),
        (Situation::WithHubGone, false) => format!("{gone}: with"),
        (Situation::WithHubGone, true) => gone.clone(),
    };
    let there = |situation: &Situation| {
        let mut rows = coverage.actors.iter();
        rows.any(|row| row.situation == *situation)
    };
    let situations = Situation::ALL.into_iter().filter(there);
    situations
        .map(|situation| (situation, title(situation)))
        .collect()
}

fn means(coverage: &Coverage) -> Table {
    let mut table = Table::new(
        "Mean coverage, and independent sources in brackets",
        &["<actor"],
    );
    let situations = situations(coverage);
    for (_, title) in &situations {
        table.header.push(title.clone());
        table.align.push(Align::Right);
    }
    for id in coverage.ids() {
        let mut name = id;
        let mut cells = Vec::new();
        for (situation, _) in &situations {
            let Some(row) = coverage.actor(*situation, id) else {
                cells.push("–".to_string());
                continue;
            };
            name = &row.name;
            let mean = row.mean.map_or("n/a".into(), brief);
            let sources = row.independent.map_or("n/a".into(), |n| n.to_string());
            cells.push(format!("{mean} ({sources})"));
        }
        table.row(std::iter::once(name.to_string()).chain(cells));
    }
    table.note(
        "Mean over the capabilities of the best value within reach, 0–1; one that nobody within reach is coded to have \
         counts as 0. Sources are summed over the capabilities and count the actor's own.",
    );
    if let Some(reason) = coverage.covers.iter().find_map(|cover| cover.reason) {
        table.note(format!("n/a: {reason}"));
    }
    table
}

fn covers(coverage: &Coverage, [without, with]: [Situation; 2], title: &str) -> Table {
    let alone = coverage.without.is_none();
    let mut table = if alone {
        Table::new(
            title,
            &[
                "<actor",
                "<capability",
                ">own",
                ">best",
                ">hours",
                ">P",
                ">sources",
            ],
        )
    } else {
        Table::new(
            title,
            &[
                "<actor",
                "<capability",
                ">own",
                ">without",
                ">with",
                ">hours",
                ">P",
                ">sources",
            ],
        )
    };
    let mut rows: Vec<(bool, Vec<String>)> = Vec::new();
    for id in coverage.ids() {
        for capability in &coverage.capabilities {
            let of = |situation| coverage.cover(situation, id, capability);
            let (old, new) = (of(without), of(with));
            let Some(some) = new.or(old) else { continue };
            let cells = |cell: &dyn Fn(&Cover) -> String| {
                let [old, new] = [old, new].map(|cover| cover.map_or("–".to_string(), cell));
                if alone || old == new {
                    new
                } else {
                    format!("{old}→{new}")
                }
            };
            let best = |cover: Option<&Cover>| cover.map_or("–".to_string(), value);
            let mut row = vec![id.to_string(), spaced(capability), own(some)];
            if !alone {
                row.push(best(old));
            }
            row.push(best(new));
            row.push(cells(&|cover| number(cover.delay)));
            row.push(cells(&|cover| number(cover.probability)));
            row.push(cells(&|cover| sources(cover)));
            let differs = row.iter().skip(5).any(|cell| cell.contains('→'))
                || old.map(value) != new.map(value);
            rows.push((differs, row));
        }
    }
    let total = rows.len();
    if total > MOST_ROWS && !alone {
        rows.retain(|(differs, _)| *differs);
    }
    rows.truncate(MOST_ROWS);
    let shown = rows.len();
    rows.into_iter().for_each(|(_, row)| table.row(row));
    if shown < total {
        let which = if alone { "" } else { " that differ" };
        table.cut(format_args!("{shown} of {total} rows{which}"));
    }
    table.note(
        "Best value within reach and who holds it; hours over the fastest permitted route from the holder; P that its \
         answer comes; independent sources.",
    );
    table
}

fn value(cover: &Cover) -> String {
    let value = cover.value.map_or("n/a".into(), brief);
    match &cover.holder {
        Some(holder) if *holder == cover.actor => format!("{value} own"),
        Some(holder) => format!("{value} {holder}"),
        None => value,
    }
}

fn number(value: Option<f64>) -> String {
    value.map_or("–".into(), brief)
}

fn sources(cover: &Cover) -> String {
    cover.independent.map_or("n/a".into(), |n| n.to_string())
}

fn held(coverage: &Coverage) -> Table {
    let columns = ["<holder", "<capability", ">value", "<where from"];
    let mut table = Table::new("Values that actors hold by themselves", &columns);
    for held in coverage.held.iter().take(MOST_ROWS) {
        table.row([
            held.actor.clone(),
            spaced(&held.capability),
            brief(held.value),
            held.basis.clone(),
        ]);
    }
    if coverage.held.len() > MOST_ROWS {
        let more = coverage.held.len() - MOST_ROWS;
        table.note(format!("{more} more; the result as JSON lists all"));
    }
    table.note("A coder's judgement: read what follows from them as an illustration.");
    table
}

/// `reentry_tracking` as readers write it.
fn spaced(id: &str) -> String {
    id.replace('_', " ")
}

impl Tidy for Coverage {
    fn columns(&self) -> Vec<&'static str> {
        vec![
            "situation",
            "actor",
            "capability",
            "own",
            "value",
            "low",
            "high",
            "holder",
            "probability",
            "delay",
            "sources",
            "independent",
            "reason",
        ]
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let row = |cover: &Cover| {
            vec![
                cover.situation.word().into(),
                cover.actor.clone(),
                cover.capability.clone(),
                cover.own.to_string(),
                optional(cover.value),
                optional(cover.bounds.map(|bounds| bounds[0])),
                optional(cover.bounds.map(|bounds| bounds[1])),
                cover.holder.clone().unwrap_or_default(),
                optional(cover.probability),
                optional(cover.delay),
                cover.sources.to_string(),
                cover.independent.map(|n| n.to_string()).unwrap_or_default(),
                cover.reason.unwrap_or_default().into(),
            ]
        };
        self.covers.iter().map(row).collect()
    }
}
