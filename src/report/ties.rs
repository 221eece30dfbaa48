//! What ties are worth, as tables, tidy rows and a section of a report.

use super::{Block, Table, Tidy};
use crate::{
    analysis::{Ties, Worthy, brief, number, score},
    metrics::{Better, CRITERIA, Scope},
};

/// Rows of each list before the rest is left to the tidy output.
const MOST_ROWS: usize = 15;
/// Letters of a name beside a column for every criterion.
const LONGEST_NAME: usize = 18;
/// Criteria beside names that may be longer.
const WITH_LONG_NAMES: usize = 3;

/// The network by each criterion, what is there, what is missing, how far the criteria agree, the best sets and the
/// Shapley values.
pub fn ties_tables(ties: &Ties) -> Vec<Table> {
    let mut tables = vec![
        criteria_table(ties),
        worth_table(ties, &ties.missing, "Missing ties: what each would add"),
        worth_table(
            ties,
            &ties.ties,
            "Tied pairs: what the loss of each would cost",
        ),
        worth_table(
            ties,
            &ties.agreements,
            "Agreements: what the loss of each would cost",
        ),
    ];
    tables.extend(ranks_table(ties));
    tables.extend(concord_table(ties));
    tables.extend(best_table(ties));
    tables.extend(shapley_table(ties));
    tables.retain(|table| !table.rows.is_empty());
    tables
}

fn criteria_table(ties: &Ties) -> Table {
    let mut table = Table::new(
        "The network by each criterion",
        &["<criterion", ">score", "<better", "<metric"],
    );
    for criterion in &ties.criteria {
        let by = if criterion.metric == ties.by {
            " ←"
        } else {
            ""
        };
        table.row([
            format!("{}{by}", criterion.short),
            score(Some(criterion.score)),
            if criterion.better == Better::Lower {
                "lower"
            } else {
                "higher"
            }
            .into(),
            criterion.metric.to_string(),
        ]);
        if let Some(reason) = criterion.reason {
            table.note(format!("{}: n/a, {reason}", criterion.short));
        }
    }
    table.note("← the lists are ordered by it; --by METRIC chooses another");
    table
}

fn worth_table(ties: &Ties, items: &[Worthy], title: &str) -> Table {
    let mut table = Table::new(title, &["<name"]);
    let mut shown: Vec<usize> = (0..ties.criteria.len())
        .filter(|&at| {
            items
                .iter()
                .any(|item| item.worths[at].value.place().is_some())
        })
        .collect();
    if items.iter().any(|item| item.scope == Scope::Agreement) {
        // Agreements have long names: the criterion asked for, and as many others as fit.
        shown.sort_by_key(|&at| ties.criteria[at].metric != ties.by);
        if shown.len() > WITH_LONG_NAMES {
            shown.truncate(WITH_LONG_NAMES);
            table.note("the other criteria are in the rows as CSV");
            table.cut = true;
        }
    }
    for &at in &shown {
        table.header.push(ties.criteria[at].short.to_string());
        table.align.push(super::Align::Right);
    }
    for item in items.iter().take(MOST_ROWS) {
        let cells = shown.iter().map(|&at| match item.worths[at].value.value() {
            Some(value) => brief(value),
            None => score(Some(item.worths[at].value)),
        });
        table.row(std::iter::once(name(ties, items, item)).chain(cells));
        for &at in &shown {
            if let Some(reason) = item.worths[at].reason {
                table.note(format!("{}: n/a, {reason}", ties.criteria[at].short));
            }
        }
    }
    if items.len() > MOST_ROWS {
        table.cut(format_args!("{} more", items.len() - MOST_ROWS));
    }
    if items.iter().take(MOST_ROWS).any(|item| {
        let infinite = |at: &usize| item.worths[*at].status == "infinite";
        shown.iter().any(infinite)
    }) {
        table.note("∞: without it the score is infinite, since some pair is parted");
    }
    table.note("a positive number: the network is better with it");
    table
}

/// The name of a pair beside seven columns: by ids where the names of its list are long.
fn name(ties: &Ties, items: &[Worthy], item: &Worthy) -> String {
    let long = |item: &Worthy| item.name.chars().count() > LONGEST_NAME;
    match item.subject.as_slice() {
        [a, b] if items.iter().any(long) => format!("{a}{}{b}", ties.network.joint()),
        _ => item.name.clone(),
    }
}

/// Where the first few missing ties stand by each criterion.
fn ranks_table(ties: &Ties) -> Option<Table> {
    let short = |at: usize| ties.criteria[at].short;
    let shown: Vec<usize> = (0..ties.criteria.len())
        .filter(|&at| {
            ties.missing
                .iter()
                .any(|item| item.worths[at].rank.is_some())
        })
        .collect();
    if ties.missing.len() < 2 || shown.len() < 2 {
        return None;
    }
    let mut table = Table::new("Missing ties: rank by each criterion", &["<name"]);
    for &at in &shown {
        table.header.push(short(at).to_string());
        table.align.push(super::Align::Right);
    }
    for item in ties.missing.iter().take(MOST_ROWS) {
        let cells = shown.iter().map(|&at| {
            item.worths[at]
                .rank
                .map_or("n/a".into(), |rank| rank.to_string())
        });
        table.row(std::iter::once(name(ties, &ties.missing, item)).chain(cells));
    }
    table.note("equal gains share a rank");
    Some(table)
}

fn concord_table(ties: &Ties) -> Option<Table> {
    let mut table = Table::new(
        "How far the criteria rank alike: Kendall's τ_b, 1 alike, −1 opposite",
        &[
            "<criterion",
            "<and",
            ">missing ties",
            ">tied pairs",
            ">agreements",
        ],
    );
    let tau = |among: &str, a: &str, b: &str| {
        let of = |c: &&crate::analysis::Concord| c.among == among && c.a == a && c.b == b;
        let found = ties.concord.iter().find(of).and_then(|concord| concord.tau);
        (found, found.map_or("n/a".into(), brief))
    };
    for (at, a) in CRITERIA.iter().enumerate() {
        for b in &CRITERIA[at + 1..] {
            let columns =
                ["missing", "ties", "agreements"].map(|among| tau(among, a.metric.id, b.metric.id));
            if columns.iter().any(|(tau, _)| tau.is_some()) {
                let [missing, tied, agreements] = columns.map(|(_, text)| text);
                table.row([
                    a.short.to_string(),
                    b.short.to_string(),
                    missing,
                    tied,
                    agreements,
                ]);
            }
        }
    }
    (!table.rows.is_empty()).then_some(table)
}

fn best_table(ties: &Ties) -> Option<Table> {
    let mut table = Table::new(
        format!("The best missing ties together, by {}", ties.by),
        &[">ties", "<which", ">score", ">gain", "<search"],
    );
    for set in &ties.best {
        table.row([
            set.size.to_string(),
            set.ties.join(", "),
            score(Some(set.score)),
            score(Some(set.gain)),
            format!("{}, {} sets", set.method, set.tried),
        ]);
    }
    if ties.best.iter().any(|set| set.method == "greedy") {
        table.note("greedy: the best tie to add to the set above; another set may be better");
    }
    (!table.rows.is_empty()).then_some(table)
}

fn shapley_table(ties: &Ties) -> Option<Table> {
    let shapley = &ties.shapley;
    let (all, none) = (shapley.all?, shapley.none?);
    let mut table = Table::new(
        format!("Shapley values of the agreements for {}", shapley.metric),
        &["<agreement", ">value", ">share"],
    );
    for value in shapley.values.iter().take(MOST_ROWS) {
        let share = value
            .value
            .value()
            .filter(|_| all > none)
            .map_or("n/a".into(), |value| {
                format!("{:.1} %", 100.0 * value / (all - none))
            });
        table.row([value.name.clone(), score(Some(value.value)), share]);
    }
    if shapley.values.len() > MOST_ROWS {
        table.cut(format_args!("{} more", shapley.values.len() - MOST_ROWS));
    }
    table.note(match shapley.orders {
        Some(orders) => format!(
            "estimated from {orders} orders of concluding them, ± the standard error; all together add {}",
            number(all - none)
        ),
        None => format!("exact; they add up to {}, what all together add", number(all - none)),
    });
    Some(table)
}

/// The section of a report.
pub fn ties_section(ties: &Ties) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading("What each tie is worth".into()),
        Block::Findings(ties.headline.clone()),
        Block::Paragraph(format!(
            "Everything that is there was taken away in turn, and every missing tie added in turn. {} {}",
            ties.coding.why,
            ties.by_construction.join(" ")
        )),
    ];
    blocks.extend(ties_tables(ties).into_iter().map(Block::Table));
    blocks
}

impl Tidy for Ties {
    fn columns(&self) -> Vec<&'static str> {
        vec![
            "standing", "scope", "a", "b", "name", "metric", "value", "status", "reason",
            "without", "with", "rank", "error",
        ]
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let optional =
            |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
        let items = self
            .agreements
            .iter()
            .chain(&self.ties)
            .chain(&self.missing);
        let worths = items.flat_map(|item| {
            let end = |at: usize| item.subject.get(at).cloned().unwrap_or_default();
            item.worths.iter().map(move |worth| {
                vec![
                    item.standing.into(),
                    item.scope.word().into(),
                    end(0),
                    end(1),
                    item.name.clone(),
                    worth.metric.into(),
                    optional(worth.value.value()),
                    worth.status.into(),
                    worth.reason.unwrap_or_default().into(),
                    optional(worth.without.value()),
                    optional(worth.with.value()),
                    worth.rank.map(|rank| rank.to_string()).unwrap_or_default(),
                    String::new(),
                ]
            })
        });
        let shares = self.shapley.values.iter().enumerate().map(|(at, value)| {
            vec![
                "shapley".into(),
                "agreement".into(),
                value.agreement.clone(),
                String::new(),
                value.name.clone(),
                self.shapley.metric.into(),
                optional(value.value.value()),
                value.value.status().into(),
                String::new(),
                String::new(),
                String::new(),
                (at + 1).to_string(),
                optional(value.error),
            ]
        });
        worths.chain(shares).collect()
    }
}
