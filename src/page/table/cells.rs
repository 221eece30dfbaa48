//! What stands in a cell.

use crate::{
    model::{Date, Range},
    page::refusal::{Cell, Refusal},
};

pub(super) fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.into())
}

pub(super) fn written(range: Range) -> String {
    if range.is_exact() {
        range.mid.to_string()
    } else {
        format!("{} {} {}", range.low, range.mid, range.high)
    }
}

/// "4", or "1 4 24".
pub(super) fn range(
    text: &str,
    row: usize,
    column: &'static str,
) -> Result<Option<Range>, Refusal> {
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

pub(super) fn date(text: &str, row: usize, column: &'static str) -> Result<Option<Date>, Refusal> {
    let Some(text) = filled(text) else {
        return Ok(None);
    };
    text.parse().map(Some).map_err(|_| {
        let message = format!("`{text}` is no date");
        refused("ties", row, column, &message, "write it as in 2019-11-22")
    })
}

pub(super) fn refused(
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
