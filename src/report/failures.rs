//! What breaks: tables, tidy rows and the section of a report.

use super::{
    document::Block,
    table::Table,
    tidy::{Tidy, ends, optional},
};
use crate::{
    analysis::{Failure, FailureSides, Failures, SideFailures, brief, capital, number},
    metrics::Scope,
    model::list,
};

/// Rows of a table for people; CSV and JSON have all.
const MOST_ROWS: usize = 40;

/// Sentences in a report.
const SENTENCES: usize = 8;

/// What each loss does, which losses part which pair, and the blocks.
pub fn failure_tables(failures: &Failures) -> Vec<Table> {
    let mut table = Table::new(
        "What each loss does",
        &[
            "<loss",
            ">pairs cut",
            ">efficiency lost",
            ">answered",
            ">importance",
            ">criticality",
        ],
    );
    for failure in failures.failures.iter().take(MOST_ROWS) {
        table.row([
            named(failure),
            cut(failure),
            cell(failure.efficiency_lost),
            answered(failure),
            cell(failure.importance),
            cell(failure.criticality),
        ]);
    }
    notes(&mut table, &failures.failures);
    let mut tables = vec![table];
    tables.extend(who_loses_whom(failures));
    tables.extend(blocks(failures));
    tables
}

/// The same on two sides.
pub fn failure_side_tables(sides: &FailureSides) -> Vec<Table> {
    let mut table = Table::new(
        "What each loss does",
        &[
            "<loss",
            ">pairs cut, without",
            ">with",
            ">efficiency lost, without",
            ">with",
            ">answered after, without",
            ">with",
        ],
    );
    let rows = joined(sides);
    for (first, second) in rows.iter().take(MOST_ROWS) {
        let Some(any) = first.or(*second) else {
            continue;
        };
        let of = |side: Option<&Failure>, text: fn(&Failure) -> String| {
            side.map_or("–".to_string(), text)
        };
        let efficiency = |failure: &Failure| cell(failure.efficiency_lost);
        table.row([
            named(any),
            of(*first, cut),
            of(*second, cut),
            of(*first, efficiency),
            of(*second, efficiency),
            of(*first, after),
            of(*second, after),
        ]);
    }
    if rows.len() > MOST_ROWS {
        table.cut(format_args!("{} more", rows.len() - MOST_ROWS));
    }
    table.note(
        "answered after: mean probability that a request between others (between any, for a tie or agreement) is \
         answered after the loss",
    );
    let mut tables = vec![table];
    for side in [&sides.without, &sides.with] {
        let of_side = who_loses_whom(&side.failures)
            .into_iter()
            .chain(blocks(&side.failures));
        tables.extend(of_side.map(|table| Table {
            title: format!("{}, {}", table.title, side.label),
            ..table
        }));
    }
    tables
}

/// The section of a report.
pub fn failures_section(sides: &FailureSides) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading("What breaks".into()),
        Block::Findings(sides.findings.clone()),
    ];
    for side in [&sides.without, &sides.with] {
        blocks.push(Block::Subheading(capital(&side.label)));
        blocks.push(Block::Paragraph(side.failures.headline.clone()));
        let cutting = side.failures.failures.iter().filter(|f| f.pairs_cut > 0);
        blocks.push(Block::List(
            cutting
                .take(SENTENCES)
                .map(|failure| failure.sentence.clone())
                .collect(),
        ));
        blocks.extend(failure_tables(&side.failures).into_iter().map(Block::Table));
    }
    blocks
}

const ANSWERED: &str = "answered: mean probability that a request between others (between any, for a tie or agreement) \
                        is answered, before → after";

fn notes(table: &mut Table, failures: &[Failure]) {
    if failures.len() > MOST_ROWS {
        table.cut(format_args!("{} more", failures.len() - MOST_ROWS));
    }
    table.note(ANSWERED);
    table.note(
        "criticality: the share of failing requests for which this failing decides, importance × (1 − availability) / \
         (1 − mean probability); an agreement has no availability of its own",
    );
    if failures.iter().any(|failure| failure.importance.is_none()) {
        table.note("n/a: no coded availability, too large for exact reliability, or no pair");
    }
}

fn cell(value: Option<f64>) -> String {
    value.map_or("n/a".to_string(), number)
}

fn cut(failure: &Failure) -> String {
    format!("{} of {}", failure.pairs_cut, failure.pairs)
}

fn answered(failure: &Failure) -> String {
    match (failure.answered_before, failure.answered_after) {
        (Some(before), Some(after)) => format!("{} → {}", brief(before), brief(after)),
        _ => "n/a".into(),
    }
}

fn after(failure: &Failure) -> String {
    failure.answered_after.map_or("n/a".into(), brief)
}

/// The name; an agreement is told from a tie or actor where its name does not say what it is.
fn named(failure: &Failure) -> String {
    let said = |word| failure.name.to_lowercase().contains(word);
    match failure.scope {
        Scope::Agreement
            if !["agreement", "arrangement", "treaty", "pact"]
                .iter()
                .any(said) =>
        {
            format!("{} (agreement)", failure.name)
        }
        _ => failure.name.clone(),
    }
}

/// The matrix of who loses whom, a pair a row.
fn who_loses_whom(failures: &Failures) -> Option<Table> {
    let parted = failures
        .parted
        .as_ref()
        .filter(|parted| !parted.is_empty())?;
    let mut table = Table::new(
        "Who loses whom",
        &["<pair", "<parted by the loss of any one of"],
    );
    for pair in parted.iter().take(MOST_ROWS) {
        let joint = failures.network.joint();
        table.row([format!("{}{joint}{}", pair.a, pair.b), pair.by.join("; ")]);
    }
    if parted.len() > MOST_ROWS {
        table.note(format!(
            "{} more pairs; the result as JSON lists all",
            parted.len() - MOST_ROWS
        ));
    }
    Some(table)
}

/// The block-cut tree as rows.
fn blocks(failures: &Failures) -> Option<Table> {
    let tree = failures.tree.as_ref()?;
    let mut table = Table::new(
        "Blocks of the ties, and the actors in which they meet",
        &["<block", "<cut actors in it"],
    );
    for block in tree.blocks.iter().take(MOST_ROWS) {
        let cut = block.iter().filter(|id| tree.cut_actors.contains(id));
        table.row([
            block.join(", "),
            cut.cloned().collect::<Vec<_>>().join(", "),
        ]);
    }
    if tree.blocks.len() > MOST_ROWS {
        table.note(format!(
            "{} more; the result as JSON lists all",
            tree.blocks.len() - MOST_ROWS
        ));
    }
    if !tree.isolated.is_empty() {
        table.note(format!(
            "without a tie: {}",
            list(tree.isolated.iter().take(MOST_ROWS).cloned())
        ));
    }
    if failures.network.transit == "granted" {
        table.note(
            "blocks are of ties: they take every actor to pass on anything; what is permitted stands in the tables above",
        );
    }
    (!tree.blocks.is_empty()).then_some(table)
}

/// Things in the order of their gravity on the side without, then those of the side with alone.
fn joined(sides: &FailureSides) -> Vec<(Option<&Failure>, Option<&Failure>)> {
    let find = |side: &'_ SideFailures, failure: &Failure| {
        let same =
            |other: &Failure| other.scope == failure.scope && other.subject == failure.subject;
        side.failures.failures.iter().position(same)
    };
    let (without, with) = (&sides.without, &sides.with);
    let first = without.failures.failures.iter().map(|failure| {
        let other = find(with, failure).map(|at| &with.failures.failures[at]);
        (Some(failure), other)
    });
    let second = with
        .failures
        .failures
        .iter()
        .filter(|failure| find(without, failure).is_none())
        .map(|failure| (None, Some(failure)));
    first.chain(second).collect()
}

const COLUMNS: [&str; 12] = [
    "scope",
    "a",
    "b",
    "name",
    "pairs",
    "pairs_cut",
    "efficiency_lost",
    "answered_before",
    "answered_after",
    "importance",
    "criticality",
    "losers",
];

fn tidy(failure: &Failure) -> Vec<String> {
    let [a, b] = ends(&failure.subject);
    let losers = failure
        .losers
        .iter()
        .map(|loser| format!("{}-{}", loser.a, loser.b));
    vec![
        failure.scope.word().into(),
        a,
        b,
        failure.name.clone(),
        failure.pairs.to_string(),
        failure.pairs_cut.to_string(),
        optional(failure.efficiency_lost),
        optional(failure.answered_before),
        optional(failure.answered_after),
        optional(failure.importance),
        optional(failure.criticality),
        losers.collect::<Vec<_>>().join(" "),
    ]
}

impl Tidy for Failures {
    fn columns(&self) -> Vec<&'static str> {
        COLUMNS.into()
    }

    fn rows(&self) -> Vec<Vec<String>> {
        self.failures.iter().map(tidy).collect()
    }
}

impl Tidy for FailureSides {
    fn columns(&self) -> Vec<&'static str> {
        ["side"].into_iter().chain(COLUMNS).collect()
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let side = |word: &'static str, side: &SideFailures| -> Vec<Vec<String>> {
            let row = |failure| {
                [word.to_string()]
                    .into_iter()
                    .chain(tidy(failure))
                    .collect()
            };
            side.failures.failures.iter().map(row).collect()
        };
        [side("without", &self.without), side("with", &self.with)].concat()
    }
}
