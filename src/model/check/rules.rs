//! The rules of single values.

use super::Check;
use crate::{
    error::nearest,
    model::{
        Date, Place, Problem, Range,
        number::{OTHER_UNIT, WORKABLE},
    },
};
use std::collections::HashMap;

pub(super) fn suggestion<'a>(
    id: &str,
    known: impl Iterator<Item = &'a str>,
    otherwise: &str,
) -> String {
    match nearest(id, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => otherwise.to_string(),
    }
}

/// A character that breaks a table or a chart: control characters, and those that turn the direction of what follows.
pub fn is_unfit(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Refuses what would break a table, a chart or a later reading of the same file.
pub(super) fn clean(text: &str, place: &Place) -> Check {
    if text.chars().any(is_unfit) {
        return Err(Problem::new(
            place.clone(),
            format!("{text:?} has a control character"),
            "write it with ordinary letters",
        ));
    }
    if text.trim() != text {
        return Err(Problem::new(
            place.clone(),
            format!("{text:?} begins or ends with a blank"),
            "delete the blank",
        ));
    }
    Ok(())
}

pub(super) fn named(id: &str, place: &Place) -> Check {
    if id.trim().is_empty() {
        return Err(Problem::new(
            place.key("id"),
            "an empty id",
            "give it a short name of its own",
        ));
    }
    clean(id, &place.key("id"))
}

pub(super) fn unique<'a>(
    ids: impl Iterator<Item = &'a String>,
    what: &str,
    place: &Place,
    field: &'static str,
) -> Check {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for (index, id) in ids.enumerate() {
        if let Some(first) = seen.insert(id, index) {
            let at = place.index(index);
            return Err(Problem::new(
                if field.is_empty() { at } else { at.key(field) },
                format!(
                    "{what} `{id}` is written twice (first as number {})",
                    first + 1
                ),
                "every id is used once; rename or delete one",
            ));
        }
    }
    Ok(())
}

pub(super) fn in_order(range: Range, place: &Place, what: &str) -> Check {
    match range.fault() {
        None => Ok(()),
        Some(rule) => Err(Problem::new(
            place.clone(),
            format!("{what} {} {rule}", range.list()),
            "give one number, or [low, mid, high]",
        )),
    }
}

pub(super) fn strength(range: Option<Range>, place: &Place) -> Check {
    let Some(range) = range else { return Ok(()) };
    let place = place.key("strength");
    in_order(range, &place, "strength")?;
    if range.low < 0.0 {
        return Err(Problem::new(
            place,
            format!("strength {} is below 0", range.list()),
            "a strength is 0 (no tie) or more",
        ));
    }
    let ends = [range.low, range.mid, range.high];
    workable(
        ends.into_iter().filter(|&end| end > 0.0),
        &place,
        "strength",
    )
}

pub(super) fn delay(range: Option<Range>, place: &Place) -> Check {
    let Some(range) = range else { return Ok(()) };
    let place = place.key("delay");
    in_order(range, &place, "delay")?;
    if range.low <= 0.0 {
        return Err(Problem::new(
            place,
            format!("delay {} is not above 0", range.list()),
            "give hours, more than 0",
        ));
    }
    workable(
        [range.low, range.mid, range.high].into_iter(),
        &place,
        "delay",
    )
}

/// Keeps sums, products and inverses of coded numbers far from the limits of floating point.
pub(super) fn workable(mut values: impl Iterator<Item = f64>, place: &Place, what: &str) -> Check {
    let [least, most] = WORKABLE;
    match values.find(|value| !(least..=most).contains(value)) {
        None => Ok(()),
        Some(value) => Err(Problem::new(
            place.clone(),
            format!("{what} {value:e} is outside {least:e}–{most:e}"),
            OTHER_UNIT,
        )),
    }
}

pub(super) fn probability(range: Option<Range>, place: &Place, field: &'static str) -> Check {
    let Some(range) = range else { return Ok(()) };
    let place = place.key(field);
    in_order(range, &place, field)?;
    if range.low < 0.0 || range.high > 1.0 {
        return Err(Problem::new(
            place,
            format!("{field} {} is outside 0–1", range.list()),
            "it is a probability: 0 never, 1 always",
        ));
    }
    Ok(())
}

pub(super) fn ordered(from: Option<Date>, to: Option<Date>, place: &Place, id: &str) -> Check {
    match (from, to) {
        (Some(from), Some(to)) if to < from => Err(Problem::new(
            place.clone(),
            format!("`{id}` ends on {to}, before it starts on {from}"),
            "exchange the dates, or leave `to` out while it lasts",
        )),
        _ => Ok(()),
    }
}
