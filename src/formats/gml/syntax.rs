//! The grammar of GML: a list is keys, each with a number, a text in quotes or a list in brackets.

use super::super::{
    assembly::{Assembly, Bytes},
    numbered::short,
};
use crate::error::Result;

/// Lists within lists; programs write four.
const MOST_NESTED: usize = 64;

/// A key with its value.
#[derive(Debug)]
pub(super) struct Pair<'t> {
    pub key: &'t str,
    /// Where the value stands, without its quotes; the key, for a list.
    pub at: Bytes,
    pub value: Value<'t>,
}

#[derive(Debug)]
pub(super) enum Value<'t> {
    /// A number, or a word where a number should stand.
    Number(&'t str),
    /// A text as it stands between quotes.
    Text(&'t str),
    List(Vec<Pair<'t>>),
}

/// The whole text as a list.
pub(super) fn parse<'t>(text: &'t str, assembly: &Assembly) -> Result<Vec<Pair<'t>>> {
    let mut parser = Parser {
        text,
        at: 0,
        assembly,
    };
    parser.list(None, 0)
}

struct Parser<'t, 'p, 'i> {
    text: &'t str,
    at: usize,
    assembly: &'p Assembly<'i>,
}

impl<'t> Parser<'t, '_, '_> {
    /// Goes to the next letter that means something, past blanks and comments.
    fn skip(&mut self) {
        loop {
            let rest = &self.text[self.at..];
            self.at += rest.len() - rest.trim_start().len();
            if !self.text[self.at..].starts_with('#') {
                return;
            }
            let line = self.text[self.at..].find('\n');
            self.at = line.map_or(self.text.len(), |end| self.at + end);
        }
    }

    /// The pairs up to the bracket that closes the list opened at `opened`, or up to the end of the text.
    fn list(&mut self, opened: Option<Bytes>, depth: usize) -> Result<Vec<Pair<'t>>> {
        let mut pairs = Vec::new();
        loop {
            self.skip();
            let rest = &self.text[self.at..];
            match (rest.chars().next(), &opened) {
                (None, None) => return Ok(pairs),
                (None, Some(at)) => {
                    return Err(self.assembly.fault(
                        at.clone(),
                        "a list that is not closed",
                        "close it with ]; the file may be cut off",
                    ));
                }
                (Some(']'), Some(_)) => {
                    self.at += 1;
                    return Ok(pairs);
                }
                _ => pairs.push(self.pair(depth)?),
            }
        }
    }

    fn pair(&mut self, depth: usize) -> Result<Pair<'t>> {
        let start = self.at;
        let rest = &self.text[start..];
        let inner = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
        let end = rest.find(|letter| !inner(letter)).unwrap_or(rest.len());
        let key = &rest[..end];
        if !key.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '_') {
            let shown = rest.split_whitespace().next().unwrap_or_default();
            return Err(self.assembly.fault(
                start..start + shown.len(),
                format!("`{}` where a key should stand", short(shown)),
                "GML is keys and values: node [ id 1 label \"A\" ]",
            ));
        }
        self.at += end;
        self.skip();
        let at = self.at;
        let rest = &self.text[at..];
        match rest.chars().next() {
            Some('[') if depth == MOST_NESTED => Err(self.assembly.fault(
                at..at + 1,
                format!("more than {MOST_NESTED} lists within each other"),
                "a graph needs three",
            )),
            Some('[') => {
                self.at += 1;
                Ok(Pair {
                    key,
                    at: start..start + end,
                    value: Value::List(self.list(Some(at..at + 1), depth + 1)?),
                })
            }
            Some('"') => {
                let Some(length) = rest[1..].find('"') else {
                    let line = rest.lines().next().unwrap_or_default();
                    return Err(self.assembly.fault(
                        at..at + line.len(),
                        "a quote that is not closed",
                        "close it; a quote inside a text is written &quot;",
                    ));
                };
                self.at += length + 2;
                Ok(Pair {
                    key,
                    at: at + 1..at + 1 + length,
                    value: Value::Text(&rest[1..1 + length]),
                })
            }
            None | Some(']') => Err(self.assembly.fault(
                start..start + end,
                format!("`{}` without a value", short(key)),
                "a key has a number, a text in double quotes, or a list in brackets",
            )),
            Some(_) => {
                let ends = |letter: char| letter.is_whitespace() || "[]\"".contains(letter);
                let length = rest.find(ends).unwrap_or(rest.len());
                let word = &rest[..length];
                if word.parse::<f64>().is_err() {
                    return Err(self.assembly.fault(
                        at..at + length,
                        format!("`{}` is neither a number nor a text in quotes", short(word)),
                        "put a text in double quotes",
                    ));
                }
                self.at += length;
                Ok(Pair {
                    key,
                    at: at..at + length,
                    value: Value::Number(word),
                })
            }
        }
    }
}
