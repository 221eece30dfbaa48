//! JSON of the same shape as the TOML study.

use super::{Format, Input, Reading, Written, export, node_link, place};
use crate::{
    error::{Diagnostic, Error, Result},
    model::{Network, Place, Step, Study},
};
use jsonc_parser::{CollectOptions, ParseOptions, ast::Value, common::Ranged, parse_to_ast};
use std::ops::Range;

pub(super) static FORMAT: Format = Format {
    id: "json",
    title: "study (JSON)",
    endings: &["json"],
    looks_like: |text| text.trim_start().starts_with('{') && !node_link::is_graph(text),
    longest_line: None,
    most_text: 256 << 20,
    read,
    write,
};

/// Objects and parts of a study that are read; a million ties are a quarter and a half of it.
const MOST_TABLES: usize = 4_000_000;
const MOST_VALUES: usize = 16_000_000;

fn read(input: &Input) -> Result<Reading> {
    if !input.text.trim_start().starts_with('{') {
        return Err(place::whole(
            &input.name,
            "a study is an object: { … }",
            "see `linchpin convert northeast-asia - --to json`",
        ));
    }
    place::refuse_crowd(input, b"{", MOST_TABLES)?;
    place::refuse_crowd(input, b",", MOST_VALUES)?;
    let study: Study = serde_json::from_str(&input.text).map_err(|error| {
        let end = place::offset(&input.text, error.line(), error.column());
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or(&message);
        let (message, help) = place::part(message);
        // The parser tells where a value ends; the key or text that it names starts before.
        let named = message.split('`').nth(1).map(|name| format!("\"{name}\""));
        let start = named
            .and_then(|name| input.text[..end].rfind(&name))
            .unwrap_or(end.saturating_sub(1));
        Error::Invalid(Box::new(Diagnostic {
            help,
            ..place::at(input, start..end, message)
        }))
    })?;
    Ok(Reading {
        study,
        locate: Box::new(locate),
    })
}

/// Parses again, this time keeping ranges; stops at the last step that exists.
fn locate(text: &str, place: &Place) -> Range<usize> {
    let Ok(parsed) = parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default())
    else {
        return 0..0;
    };
    let mut found = parsed.value.as_ref();
    let mut range = 0..0;
    for step in &place.0 {
        found = match (found, step) {
            (Some(Value::Object(object)), Step::Key(key)) => {
                object.get(key).map(|property| &property.value)
            }
            (Some(Value::Array(array)), Step::Index(index)) => array.elements.get(*index),
            _ => None,
        };
        let Some(value) = found else { break };
        range = value.start()..value.end();
    }
    range
}

fn write(study: &Study, network: &Network) -> Result<Written> {
    let text = serde_json::to_string_pretty(study)
        .map_err(|error| Error::Refused(format!("JSON cannot hold this: {error}")))?;
    Ok(Written {
        text: text + "\n",
        lost: export::lost_selection(study, network),
    })
}
