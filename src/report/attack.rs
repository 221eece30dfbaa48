//! Attacks, as tables, tidy rows and a section of a report.

use super::{Align, Block, Table, Tidy};
use crate::analysis::{Attack, AttackSide, BestOfSize, brief, number};

/// Minimal sets of a side before the rest is left to the tidy output.
const MOST_ROWS: usize = 12;

/// The minimal sets, the most vital things, key players and what is left while actors are lost.
pub fn attack_tables(attack: &Attack) -> Vec<Table> {
    let mut tables = Vec::new();
    for side in &attack.sides {
        tables.extend(minimal_table(attack, side));
    }
    tables.extend(vital_table(attack));
    tables.extend(key_table(attack));
    for side in &attack.sides {
        tables.extend(curve_table(side));
    }
    tables
}

fn titled(title: &str, side: &AttackSide) -> String {
    match &side.label {
        Some(label) => format!("{title}, {label}"),
        None => title.to_string(),
    }
}

fn minimal_table(attack: &Attack, side: &AttackSide) -> Option<Table> {
    let cuts = &side.cuts;
    let mut table = Table::new(
        titled(&format!("Minimal sets of {}", attack.target), side),
        &[">cost", ">size", "<set"],
    );
    for set in cuts.minimal.iter().take(MOST_ROWS) {
        table.row([number(set.cost), set.size.to_string(), set.names.join(", ")]);
    }
    let counted: Vec<String> = cuts
        .counts
        .iter()
        .map(|count| format!("{} of {}", count.count, count.size))
        .collect();
    if !counted.is_empty() {
        table.note(format!(
            "minimal: no part of it is enough. {}: {}",
            if cuts.complete {
                "All, by size"
            } else {
                "Found before the limit, by size"
            },
            counted.join(", ")
        ));
    }
    if cuts.minimal.len() > MOST_ROWS {
        table.note("the cheapest are shown; the rows as CSV list up to 500");
        table.cut = true;
    }
    if !cuts.exact {
        table.note(format!(
            "the search for the cheapest was stopped after {} sets; none costs less than {}",
            cuts.limit,
            number(cuts.at_least.unwrap_or(0.0))
        ));
    }
    (!table.rows.is_empty()).then_some(table)
}

fn vital_table(attack: &Attack) -> Option<Table> {
    let first = attack
        .sides
        .iter()
        .find(|side| !side.vital.sets.is_empty())?;
    let mut table = Table::new(
        format!(
            "The most vital {}: what {} leave of {}",
            attack.target, "their losses", first.vital.metric
        ),
        &["<side", ">size", "<set", ">left", "<search"],
    );
    for side in &attack.sides {
        for set in &side.vital.sets {
            table.row(cells(side, set, number(set.value)));
        }
        if let (Some(before), true) = (side.vital.before, !side.vital.sets.is_empty()) {
            let side = side.label.as_deref().unwrap_or("the network");
            table.note(format!("nothing lost, {side}: {}", number(before)));
        }
    }
    greedy_note(&mut table);
    Some(table)
}

fn key_table(attack: &Attack) -> Option<Table> {
    let mut table = Table::new(
        "Key players (Borgatti 2006)",
        &["<side", ">size", "<set", ">value", "<search"],
    );
    for side in &attack.sides {
        for (sets, what) in [
            (&side.key_players.fragmenting, "fragmentation"),
            (&side.key_players.reaching, "reach"),
        ] {
            for set in sets {
                table.row(cells(side, set, format!("{what} {}", brief(set.value))));
            }
        }
    }
    table.note("fragmentation: 1 less the mean of 1/hops over the pairs of the others once the set is gone");
    table.note("reach: mean of 1/hops to all actors from the nearest of the set, its own members counting 1");
    greedy_note(&mut table);
    (!table.rows.is_empty()).then_some(table)
}

fn cells(side: &AttackSide, set: &BestOfSize, value: String) -> [String; 5] {
    let equals = match set.equals {
        Some(0) | None => String::new(),
        Some(equals) => format!(", {equals} as good"),
    };
    [
        side.label.clone().unwrap_or_else(|| "–".into()),
        set.size.to_string(),
        set.names.join(", "),
        value,
        format!("{}{equals}", set.method),
    ]
}

fn greedy_note(table: &mut Table) {
    if table
        .rows
        .iter()
        .any(|row| row.iter().any(|cell| cell.starts_with("greedy")))
    {
        table.note("greedy: one after the other, which is not always the best set");
    }
}

fn curve_table(side: &AttackSide) -> Option<Table> {
    let longest = side.curves.first()?.points.len();
    let mut table = Table::new(
        titled(
            "Share of all actors in the largest component, by number lost",
            side,
        ),
        &["<order"],
    );
    // At most eight columns: the first, the last and evenly between.
    let step = longest.div_ceil(8).max(1);
    let shown: Vec<usize> = (0..longest).step_by(step).collect();
    for &count in &shown {
        table.header.push(count.to_string());
        table.align.push(Align::Right);
    }
    for curve in &side.curves {
        let cells = shown.iter().map(|&count| {
            curve
                .points
                .get(count)
                .map_or(String::new(), |point| brief(point.largest))
        });
        table.row(std::iter::once(curve.order.to_string()).chain(cells));
        table.note(format!("{}: {}", curve.order, curve.method));
    }
    table.note("components are of ties, whatever the transit rule");
    Some(table)
}

/// The section of a report.
pub fn attack_section(attack: &Attack) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading("Divide and conquer".into()),
        Block::Findings(attack.headline.clone()),
        Block::Paragraph(attack.by_construction.join(" ")),
    ];
    blocks.extend(attack_tables(attack).into_iter().map(Block::Table));
    blocks
}

impl Tidy for Attack {
    fn columns(&self) -> Vec<&'static str> {
        vec![
            "side", "result", "order", "size", "cost", "value", "low", "high", "set", "method",
        ]
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let mut rows = Vec::new();
        for side in &self.sides {
            let label = side.label.clone().unwrap_or_default();
            let row = |result: &str, rest: [String; 8]| {
                let mut row = vec![label.clone(), result.to_string()];
                row.extend(rest);
                row
            };
            let none = String::new;
            let searched = if side.cuts.complete {
                "complete"
            } else {
                "stopped"
            };
            for set in &side.cuts.minimal {
                let cost = set.cost.to_string();
                rows.push(row(
                    "minimal",
                    [
                        none(),
                        set.size.to_string(),
                        cost,
                        none(),
                        none(),
                        none(),
                        set.things.join(" "),
                        searched.into(),
                    ],
                ));
            }
            for (result, sets) in [
                ("vital", &side.vital.sets),
                ("fragmenting", &side.key_players.fragmenting),
                ("reaching", &side.key_players.reaching),
            ] {
                for set in sets {
                    let value = set.value.to_string();
                    rows.push(row(
                        result,
                        [
                            none(),
                            set.size.to_string(),
                            none(),
                            value,
                            none(),
                            none(),
                            set.set.join(" "),
                            set.method.into(),
                        ],
                    ));
                }
            }
            for curve in &side.curves {
                for point in &curve.points {
                    for (result, value, band) in [
                        ("largest", point.largest, point.largest_band),
                        ("efficiency", point.efficiency, point.efficiency_band),
                    ] {
                        let end =
                            |at: usize| band.map_or(String::new(), |band| band[at].to_string());
                        rows.push(row(
                            result,
                            [
                                curve.order.into(),
                                point.lost.to_string(),
                                none(),
                                value.to_string(),
                                end(0),
                                end(1),
                                curve.actors.get(..point.lost).unwrap_or_default().join(" "),
                                curve.method.clone(),
                            ],
                        ));
                    }
                }
            }
        }
        rows
    }
}
