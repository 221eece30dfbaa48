//! From bytes to text, and from a byte range of a text to the line and column that a diagnostic shows.

use super::Input;
use crate::error::{Diagnostic, Error, Result, nearest};
use std::ops::Range;

/// Characters of a long line that a diagnostic shows on either side of the place.
const AROUND: usize = 60;

/// The text in `bytes`: UTF-8 with or without a byte-order mark, or UTF-16 with one, as spreadsheets write it.
pub(super) fn text(name: &str, mut bytes: Vec<u8>) -> Result<String> {
    let wide = |bytes: &[u8], read: fn([u8; 2]) -> u16| {
        if bytes.len() % 2 == 1 {
            return Err(whole(
                name,
                "UTF-16 text that is cut off in a letter",
                "save it again, as UTF-8",
            ));
        }
        let units: Vec<u16> = bytes[2..]
            .chunks_exact(2)
            .map(|pair| read([pair[0], pair[1]]))
            .collect();
        String::from_utf16(&units)
            .map_err(|_| whole(name, "not readable as UTF-16 text", "save it as UTF-8"))
    };
    match bytes.as_slice() {
        [0xFF, 0xFE, ..] => return wide(&bytes, u16::from_le_bytes),
        [0xFE, 0xFF, ..] => return wide(&bytes, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, ..] => drop(bytes.drain(..3)),
        _ => {}
    }
    let (at, what) = match (
        std::str::from_utf8(&bytes),
        bytes.iter().position(|&byte| byte == 0),
    ) {
        (_, Some(zero)) => (zero, "a zero byte: this is not a text file"),
        (Err(error), None) => (error.valid_up_to(), "a byte that is not UTF-8 text"),
        (Ok(_), None) => {
            return String::from_utf8(bytes).map_err(|_| whole(name, "not UTF-8 text", ""));
        }
    };
    let readable = String::from_utf8_lossy(&bytes[..at]).into_owned();
    let start = readable.len();
    let rest =
        String::from_utf8_lossy(&bytes[at..bytes.len().min(at + 40)]).replace('\0', "\u{fffd}");
    let rest = rest.lines().next().unwrap_or_default().to_string();
    let input = Input {
        name: name.into(),
        text: readable + &rest,
        weight: super::Weight::default(),
    };
    let declared = input.text.strip_prefix("<?xml").and_then(|head| {
        let (_, encoding) = head.split_once("?>")?.0.split_once("encoding=")?;
        encoding.get(1..)?.split(['"', '\'']).next()
    });
    let finding = Diagnostic {
        help: match declared {
            Some(encoding) if !encoding.eq_ignore_ascii_case("utf-8") => {
                format!("the file is in {encoding}: save it as UTF-8, and say so in its first line")
            }
            _ => "save it as UTF-8 text (in a spreadsheet: \"CSV UTF-8\")".into(),
        },
        ..self::at(&input, start..start + 1, what)
    };
    Err(Error::Invalid(Box::new(finding)))
}

/// A finding about a file as a whole.
pub(super) fn whole(name: &str, message: &str, help: &str) -> Error {
    Error::Invalid(Box::new(Diagnostic {
        file: name.into(),
        line: 0,
        column: 0,
        excerpt: String::new(),
        mark: (0, 0),
        message: message.into(),
        help: help.into(),
    }))
}

/// A finding at a byte range; it shows the line on which the range starts.
pub(super) fn at(input: &Input, range: Range<usize>, message: impl Into<String>) -> Diagnostic {
    let text = &input.text;
    let start = floor(text, range.start.min(text.len()));
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let line = text[line_start..line_end].trim_end_matches('\r');
    // A fault may be at the carriage returns, which are not shown.
    let start = start.min(line_start + line.len());
    let end = ceiling(text, range.end.clamp(start, line_start + line.len()));
    let (from, to) = (start - line_start, end - line_start);
    let cut_start = floor(line, from.saturating_sub(AROUND));
    let cut_end = ceiling(line, (to.min(from + AROUND) + AROUND).min(line.len()));
    let mark_end = to.min(cut_end);
    Diagnostic {
        file: input.name.clone(),
        line: text[..line_start].matches('\n').count() + 1,
        column: line[..from].chars().count() + 1,
        excerpt: line[cut_start..cut_end].into(),
        mark: (from - cut_start, mark_end.max(from) - cut_start),
        message: message.into(),
        help: String::new(),
    }
}

/// The byte range of `part`, which must be borrowed from `text`.
pub(super) fn of(text: &str, part: &str) -> Range<usize> {
    let start = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    start..start + part.len()
}

/// The greatest character boundary up to `at`.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The least character boundary from `at`.
fn ceiling(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// The byte offset of a 1-based line and column as parsers count them.
pub(super) fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    (start + column.saturating_sub(1)).min(text.len())
}

/// Parts a parser's "unknown field `x`, expected one of `a`, `b`" into what is wrong and the way out.
pub(super) fn part(message: &str) -> (String, String) {
    let Some((wrong, expected)) = message.split_once(", expected ") else {
        return (plain(message), String::new());
    };
    let quoted = |text: &str| -> Vec<String> {
        text.split('`')
            .skip(1)
            .step_by(2)
            .map(String::from)
            .collect()
    };
    let known = quoted(expected);
    let near = quoted(wrong)
        .first()
        .and_then(|name| nearest(name, known.iter().map(String::as_str)));
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("expected {}", plain(expected)),
    };
    (plain(wrong), help)
}

/// The words of Rust's types in the words of a file.
fn plain(message: &str) -> String {
    [
        ("floating point number", "number"),
        ("floating point", "number"),
        ("f64", "a number"),
        ("a sequence", "a list"),
        ("sequence", "list"),
        ("a map", "a table"),
        ("map", "table"),
        ("struct Study", "a study: an object with keys"),
        ("struct ", "a table of kind "),
    ]
    .iter()
    .fold(message.to_string(), |text, (rust, words)| {
        text.replace(rust, words)
    })
}

/// A finding at the start of a line that is not at hand as part of the text.
pub(super) fn line(name: &str, line: usize, excerpt: &str, message: String, help: &str) -> Error {
    Error::Invalid(Box::new(Diagnostic {
        file: name.into(),
        line,
        column: 1,
        excerpt: excerpt.into(),
        mark: (0, excerpt.len()),
        message,
        help: help.into(),
    }))
}

/// Refuses a text in which the `marks` that begin or part values stand more than `most` times: each takes memory.
pub(super) fn refuse_crowd(input: &Input, marks: &[u8], most: usize) -> Result<()> {
    let mut found = input
        .text
        .bytes()
        .enumerate()
        .filter(|(_, byte)| marks.contains(byte));
    let Some((at, _)) = found.nth(most) else {
        return Ok(());
    };
    let mut finding = self::at(input, at..at + 1, format!("more than {most} values"));
    finding.help =
        "a network of that size does not fit here; select from it, or write it as an edge list"
            .into();
    Err(Error::Invalid(Box::new(finding)))
}
