//! A line of a Pajek file word by word.

use super::super::assembly::{Assembly, Bytes};
use crate::error::Result;

/// A word of a line; what stands between quotes is one.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Where it stands, without its quotes.
    pub at: Bytes,
    pub quoted: bool,
}

impl Word {
    pub(super) fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.at.clone()]
    }
}

/// Puts the words of a line that starts at `start` into `words`; none for a comment.
pub(super) fn split(
    line: &str,
    start: usize,
    words: &mut Vec<Word>,
    assembly: &Assembly,
) -> Result<()> {
    words.clear();
    if line.trim_start().starts_with('%') {
        return Ok(());
    }
    let mut at = 0;
    while let Some(blank) = line[at..].find(|letter: char| !letter.is_whitespace()) {
        at += blank;
        let quoted = line[at..].starts_with('"');
        let from = at + usize::from(quoted);
        let end = match quoted {
            true => line[from..].find('"'),
            false => line[from..].find(char::is_whitespace),
        };
        let end = match end {
            Some(end) => from + end,
            None if quoted => {
                return Err(assembly.fault(
                    start + at..start + line.trim_end().len(),
                    "a quote that is not closed on its line",
                    "close it; a quote inside a label is written &#34;",
                ));
            }
            None => line.len(),
        };
        words.push(Word {
            at: start + from..start + end,
            quoted,
        });
        at = end + usize::from(quoted);
    }
    Ok(())
}

/// A label with its letters in place of their numbers: `&#233;`.
pub(super) fn letters(label: &str) -> String {
    let mut text = String::new();
    let mut rest = label;
    while let Some(at) = rest.find("&#") {
        text.push_str(&rest[..at]);
        rest = &rest[at + 2..];
        let number = rest.split_once(';');
        let letter = number.and_then(|(number, after)| {
            let letter = char::from_u32(number.parse().ok()?)?;
            Some((letter, after))
        });
        match letter {
            Some((letter, after)) => {
                text.push(letter);
                rest = after;
            }
            None => text.push_str("&#"),
        }
    }
    text + rest
}
