//! The sheet of the tidy rows.

use super::{Written, column, frame, header, line, muted, number};
use crate::{
    analysis::{Change, Comparison},
    model::Score,
    report::{native::full, table::Align, tidy::Tidy},
};
use rust_xlsxwriter::Worksheet;

/// The rows of the comparison, every digit kept, as in the CSV; where there is no number, why.
pub(super) fn tidy(sheet: &mut Worksheet, comparison: &Comparison) -> Written {
    let columns = comparison.columns();
    for (at, name) in columns.iter().enumerate() {
        sheet.write_string_with_format(0, column(at), *name, &header(Align::Left))?;
    }
    for (at, (change, row)) in comparison.changes.iter().zip(comparison.rows()).enumerate() {
        for (to, (name, cell)) in columns.iter().zip(&row).enumerate() {
            let (line, to) = (line(at + 1)?, column(to));
            let absent = absence(name, change);
            match (cell.parse().ok().and_then(full), absent) {
                (Some(native), _) if is_number(name) => number(sheet, line, to, &native)?,
                (None, Some(why)) if cell.is_empty() => {
                    sheet.write_string_with_format(line, to, why, &muted())?;
                }
                _ => {
                    sheet.write_string(line, to, cell)?;
                }
            }
        }
    }
    for (at, name) in columns.iter().enumerate() {
        let width = match *name {
            "metric" => 30.0,
            "without" | "with" | "change" => 16.0,
            "by_construction" | "without_status" | "with_status" => 17.0,
            "reason" => 40.0,
            _ => 13.0,
        };
        sheet.set_column_width(column(at), width)?;
    }
    frame(sheet, 0, comparison.changes.len(), columns.len())
}

/// Whether a column of the tidy rows holds numbers.
fn is_number(column: &str) -> bool {
    matches!(column, "without" | "with" | "change" | "percent")
        || column.ends_with("_low")
        || column.ends_with("_high")
}

/// Why a cell of the tidy rows holds no number; none where it is merely not given.
fn absence(column: &str, change: &Change) -> Option<String> {
    let side = |score: Option<Score>| match score {
        None => "absent".to_string(),
        Some(Score::Undefined(reason)) => format!("undefined: {reason}"),
        Some(score) => score.status().to_string(),
    };
    match column {
        "without" => Some(side(change.without)),
        "with" => Some(side(change.with)),
        "change" => Some("none: not a number on both sides".into()),
        "percent" if change.difference().is_some() => Some("none: from zero".into()),
        "percent" => Some("none: not a number on both sides".into()),
        _ => None,
    }
}
