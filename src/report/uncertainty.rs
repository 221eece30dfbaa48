//! What the coded ranges make of a comparison, as tables, tidy rows and a section.

use super::{document::Block, table::Table, tidy::Tidy};
use crate::{
    analysis::{
        Band, Flip, Hold, Input, Outcome, RankInterval, Tornado, Uncertainty, brief, number,
    },
    metrics::{Metric, Scope},
};

/// Rows of a table for people; CSV has all.
const MOST_ROWS: usize = 40;

/// Changes, ranks, flips, swings and inputs.
pub fn uncertainty_tables(result: &Uncertainty) -> Vec<Table> {
    let mut tables: Vec<Table> = [Scope::Network, Scope::Pair, Scope::Actor]
        .into_iter()
        .filter_map(|scope| changes(result, scope))
        .collect();
    tables.extend(ranks(result));
    tables.extend(flips(result));
    tables.extend(
        result
            .tornado
            .as_ref()
            .map(|tornado| swings(result, tornado)),
    );
    tables.push(inputs(&result.inputs));
    tables
}

/// A heading, the findings, and the tables that a report shows: changes of pairs and the network, ranks, flips.
pub fn uncertainty_section(result: &Uncertainty) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading("How far the conclusions survive the coding".into()),
        Block::Paragraph(how(result)),
        Block::Findings(result.headline.clone()),
    ];
    let scopes = [Scope::Network, Scope::Pair];
    let changes = scopes
        .into_iter()
        .filter_map(|scope| changes(result, scope));
    blocks.extend(
        changes
            .chain(ranks(result))
            .chain(flips(result))
            .chain(
                result
                    .tornado
                    .as_ref()
                    .map(|tornado| swings(result, tornado)),
            )
            .map(Block::Table),
    );
    blocks
}

/// How the draws were made.
fn how(result: &Uncertainty) -> String {
    if result.draws == 0 {
        return "No number of these networks has a range, so no draw can differ from the point results.".into();
    }
    let together = match result.judgement {
        crate::analysis::Judgement::Independent => {
            "every number of every agreement is drawn by itself, and the ties of one agreement share it"
        }
        crate::analysis::Judgement::Shared => {
            "numbers that come from the same kind of the codebook are one number, any other is drawn by itself"
        }
        crate::analysis::Judgement::Perfect => {
            "all numbers stand at the same quantile of their ranges"
        }
    };
    let drawn = result.inputs.iter().filter(|input| input.drawn).count();
    format!(
        "{} {} draws (seed {}) over the low–mid–high ranges of {drawn} numbers; {together}. A number stands for the same \
         thing on both sides, so it is the same in both networks of a draw. A conclusion is called robust when it is the \
         same in at least 95 % of the draws: that speaks of the coding, not of the model.",
        crate::analysis::thousands(result.draws),
        result.shape.word(),
        result.seed
    )
}

fn changes(result: &Uncertainty, scope: Scope) -> Option<Table> {
    if result.draws == 0 {
        return None;
    }
    let own: Vec<&Outcome> = result
        .outcomes
        .iter()
        .filter(|outcome| outcome.scope == scope && outcome.hold != Hold::Fixed)
        .filter(|outcome| outcome.stays < 1.0 && outcome.undefined < 1.0)
        .collect();
    if own.is_empty() {
        return None;
    }
    let named = scope != Scope::Network;
    let title = match scope {
        Scope::Network => "The network: 5–95 % of the draws",
        Scope::Pair => "Pairs: 5–95 % of the draws",
        _ => "Actors: 5–95 % of the draws",
    };
    let mut columns = vec!["<metric"];
    if named {
        columns.push(if scope == Scope::Pair {
            "<pair"
        } else {
            "<actor"
        });
    }
    columns.extend([
        ">without",
        ">with",
        ">median change",
        ">5–95 %",
        ">rises",
        ">stays",
        ">falls",
        "<holds",
    ]);
    let mut table = Table::new(title, &columns);
    for outcome in own.iter().take(MOST_ROWS) {
        let mut cells = vec![outcome.metric.to_string()];
        if named {
            cells.push(result.with.network.subject(&outcome.subject));
        }
        let star = if outcome.by_construction { "*" } else { "" };
        cells.extend([
            median(outcome.without),
            median(outcome.with),
            median(outcome.change),
            ends(outcome.change),
            percent(outcome.rises),
            percent(outcome.stays),
            percent(outcome.falls),
            format!("{}{star}", outcome.hold.word()),
        ]);
        if outcome.by_construction {
            table.note("* adding a tie can move it this way only: the sign is arithmetic, the size is the finding");
        }
        if outcome.undefined > 0.0 {
            table.note("shares that do not sum to 100 %: undefined on a side in the other draws");
        }
        table.row(cells);
    }
    let rest = result
        .outcomes
        .iter()
        .filter(|outcome| outcome.scope == scope);
    let still = rest.count() - own.len();
    if still > 0 {
        table.cut(format_args!(
            "left out: {still} that read no coded number or moved in no draw"
        ));
    }
    if own.len() > MOST_ROWS {
        table.cut(format_args!("{} more rows", own.len() - MOST_ROWS));
    }
    Some(table)
}

fn ranks(result: &Uncertainty) -> Option<Table> {
    let moving = |interval: &&RankInterval| {
        let read = Metric::find(interval.metric);
        read.is_some_and(|metric| metric.spread != crate::metrics::Spread::None)
    };
    let own: Vec<&RankInterval> = result.ranks.iter().filter(moving).collect();
    if own.is_empty() || result.draws == 0 {
        return None;
    }
    let mut table = Table::new(
        "Ranks of actors: 5–95 % of the draws",
        &["<metric", "<actor", ">without", ">first", ">with", ">first"],
    );
    let rank = |interval: Option<&&RankInterval>| {
        let Some(interval) = interval else {
            return ["–".to_string(), "–".into()];
        };
        let shared = if interval.alone < interval.first {
            "="
        } else {
            ""
        };
        [
            if interval.best == interval.worst {
                interval.best.to_string()
            } else {
                format!("{} ({}–{})", interval.median, interval.best, interval.worst)
            },
            format!("{}{shared}", percent(interval.first)),
        ]
    };
    let mut keys: Vec<(&str, &str)> = Vec::new();
    for interval in &own {
        let key = (interval.metric, interval.actor.as_str());
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let find = |key: (&str, &str), side: &str| {
        own.iter().find(|interval| {
            (interval.metric, interval.actor.as_str()) == key && interval.side == side
        })
    };
    for &key in keys.iter().take(MOST_ROWS) {
        let [without, first_without] = rank(find(key, "without"));
        let [with, first_with] = rank(find(key, "with"));
        table.row([
            key.0.to_string(),
            key.1.to_string(),
            without,
            first_without,
            with,
            first_with,
        ]);
    }
    table.note("the greatest score ranks first; equal scores share the best of their ranks; = first place is shared in some draws");
    if keys.len() > MOST_ROWS {
        table.note(format!(
            "{} more rows; the result as JSON lists all",
            keys.len() - MOST_ROWS
        ));
    }
    Some(table)
}

fn flips(result: &Uncertainty) -> Option<Table> {
    if result.flips.is_empty() {
        return None;
    }
    let mut table = Table::new(
        "Where conclusions flip, every other number at mid",
        &[
            "<input",
            ">flips at",
            ">mid",
            "<conclusion",
            "<below",
            "<above",
        ],
    );
    for flip in result.flips.iter().take(MOST_ROWS) {
        let mark = if flip.hypothetical { "†" } else { "" };
        table.row([
            flip.input.clone(),
            format!("{}{mark}", number(flip.value)),
            number(flip.mid),
            conclusion(result, flip),
            flip.below.clone(),
            flip.above.clone(),
        ]);
        if flip.hypothetical {
            table.note(
                "† outside the coded range: what would have to be, not what a coder would defend",
            );
        }
    }
    if result.flips.len() > MOST_ROWS {
        table.note(format!(
            "{} more; the result as JSON lists all",
            result.flips.len() - MOST_ROWS
        ));
    }
    Some(table)
}

fn conclusion(result: &Uncertainty, flip: &Flip) -> String {
    match (flip.conclusion, flip.subject.as_slice()) {
        ("change", []) => flip.metric.to_string(),
        ("change", subject) => {
            format!(
                "{} of {}",
                flip.metric,
                result.with.network.subject(subject)
            )
        }
        (first, _) => format!("{first} by {}", flip.metric),
    }
}

fn swings(result: &Uncertainty, tornado: &Tornado) -> Table {
    let subject = match tornado.subject.as_slice() {
        [] => String::new(),
        subject => format!(" of {}", result.with.network.subject(subject)),
    };
    let mut table = Table::new(
        format!(
            "What swings the change in {}{subject} ({} at mid), one number at a time",
            tornado.metric,
            tornado.mid.map_or("n/a".into(), number)
        ),
        &["<input", ">low", ">high", ">at low", ">at high", ">swing"],
    );
    let optional = |value: Option<f64>| value.map_or("n/a".to_string(), number);
    for swing in tornado.swings.iter().take(MOST_ROWS) {
        table.row([
            swing.input.clone(),
            number(swing.range[0]),
            number(swing.range[1]),
            optional(swing.at_low),
            optional(swing.at_high),
            optional(swing.swing),
        ]);
    }
    let drawn = result.inputs.iter().filter(|input| input.drawn).count();
    if tornado.mid.is_none() && tornado.swings.is_empty() {
        table.note("the change is not a number, whatever the coded ones, so that none can be told to swing it");
    } else if drawn > tornado.swings.len() {
        table.note(format!(
            "left out: {} that do not move it by themselves",
            drawn - tornado.swings.len()
        ));
    }
    table
}

fn inputs(inputs: &[Input]) -> Table {
    let mut table = Table::new(
        "Coded numbers, by the names that --vary takes",
        &["<input", ">low", ">mid", ">high", "<what"],
    );
    for input in inputs.iter().take(MOST_ROWS) {
        let (low, high) = match input.drawn {
            true => (number(input.range.low), number(input.range.high)),
            false => ("–".into(), "–".into()),
        };
        let mid = number(input.range.mid);
        table.row([input.id.clone(), low, mid, high, input.name.clone()]);
        if !input.drawn {
            table.note("– exact: not drawn; --vary with --between varies it all the same");
        }
    }
    if inputs.len() > MOST_ROWS {
        table.note(format!(
            "{} more; the result as JSON lists all",
            inputs.len() - MOST_ROWS
        ));
    }
    table
}

fn median(band: Option<Band>) -> String {
    band.map_or("–".into(), |band| band.median.map_or("∞".into(), number))
}

fn ends(band: Option<Band>) -> String {
    let end = |value: Option<f64>| value.map_or("∞".into(), brief);
    band.map_or("–".into(), |band| {
        format!("{} to {}", end(band.low), end(band.high))
    })
}

/// A share of draws: never 100 % or 0 % unless it is all or none.
fn percent(share: f64) -> String {
    crate::analysis::share(share)
}

impl Tidy for Uncertainty {
    fn columns(&self) -> Vec<&'static str> {
        vec![
            "metric",
            "scope",
            "a",
            "b",
            "mid",
            "without_p5",
            "without_p50",
            "without_p95",
            "with_p5",
            "with_p50",
            "with_p95",
            "change_p5",
            "change_p50",
            "change_p95",
            "rises",
            "stays",
            "falls",
            "undefined",
            "holds",
            "by_construction",
        ]
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let optional =
            |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
        let row = |outcome: &Outcome| {
            let end = |at: usize| outcome.subject.get(at).cloned().unwrap_or_default();
            let mut cells = vec![
                outcome.metric.to_string(),
                outcome.scope.word().into(),
                end(0),
                end(1),
                optional(outcome.mid),
            ];
            for band in [outcome.without, outcome.with, outcome.change] {
                cells.extend([
                    optional(band.and_then(|band| band.low)),
                    optional(band.and_then(|band| band.median)),
                    optional(band.and_then(|band| band.high)),
                ]);
            }
            cells.extend([
                outcome.rises.to_string(),
                outcome.stays.to_string(),
                outcome.falls.to_string(),
                outcome.undefined.to_string(),
                outcome.hold.word().into(),
                outcome.by_construction.to_string(),
            ]);
            cells
        };
        self.outcomes.iter().map(row).collect()
    }
}
