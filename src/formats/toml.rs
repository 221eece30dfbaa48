//! TOML: the format studies are written in.

use super::{Format, Input, Reading, Written, export, place};
use crate::{
    error::{Diagnostic, Error, Result},
    model::{Network, Place, Step, Study},
};
use std::ops::Range;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

pub(super) static FORMAT: Format = Format {
    id: "toml",
    title: "study (TOML)",
    endings: &["toml"],
    looks_like,
    longest_line: None,
    most_text: 64 << 20,
    read,
    write,
};

/// A table header, or a key with a value, before anything else.
fn looks_like(text: &str) -> bool {
    let first = text
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty() && !line.starts_with('#'));
    first.is_some_and(|line| {
        let key = line.split_once('=').map(|(key, _)| key.trim());
        line.starts_with('[') && line.ends_with(']')
            || key.is_some_and(|key| !key.is_empty() && !key.contains([' ', '\t', '<', '{', '[']))
                && (line.contains(" = ") || line.ends_with('='))
    })
}

/// Brackets (each header has two), inline tables, and lines or items that are read: a million ties under headers or in one
/// array, which take some 2 GB while the document is read.
const MOST_BRACKETS: usize = 2_000_000;
const MOST_INLINE: usize = 1_000_000;
const MOST_VALUES: usize = 16_000_000;

fn read(input: &Input) -> Result<Reading> {
    bounded(input)?;
    Ok(Reading {
        study: parse::<Study>(input)?,
        locate: Box::new(locate),
    })
}

/// Refuses a document of more values than fit in memory.
pub(super) fn bounded(input: &Input) -> Result<()> {
    place::refuse_crowd(input, b"[{", MOST_BRACKETS)?;
    place::refuse_crowd(input, b"{", MOST_INLINE)?;
    place::refuse_crowd(input, b",\n", MOST_VALUES)
}

/// A document of any shape; a fault is shown at its place.
pub(super) fn parse<T: serde::de::DeserializeOwned>(input: &Input) -> Result<T> {
    toml::from_str(&input.text).map_err(|error| {
        let (message, help) = place::part(&error.message().trim_end().replace('\n', "; "));
        let range = error.span().unwrap_or(0..0);
        Error::Invalid(Box::new(Diagnostic {
            help,
            ..place::at(input, range, message)
        }))
    })
}

/// Walks the document again, this time keeping spans; stops at the last step that exists.
pub(super) fn locate(text: &str, place: &Place) -> Range<usize> {
    let Ok(root) = DeTable::parse(text) else {
        return 0..0;
    };
    let mut steps = place.0.iter();
    let mut found: Option<&Spanned<DeValue>> = match steps.next() {
        Some(Step::Key(key)) => root.get_ref().get(*key),
        _ => None,
    };
    let mut range = found.map_or(0..0, Spanned::span);
    for step in steps {
        found = match (found.map(Spanned::get_ref), step) {
            (Some(DeValue::Table(table)), Step::Key(key)) => table.get(*key),
            (Some(DeValue::Array(items)), Step::Index(index)) => items.get(*index),
            _ => None,
        };
        let Some(value) = found else { break };
        range = value.span();
    }
    range
}

fn write(study: &Study, network: &Network) -> Result<Written> {
    let text = toml::to_string_pretty(study)
        .map_err(|error| Error::Refused(format!("TOML cannot hold this: {error}")))?;
    Ok(Written {
        text,
        lost: export::lost_selection(study, network),
    })
}
