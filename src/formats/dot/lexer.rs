//! A DOT file token by token.

use super::super::{
    assembly::{Assembly, Bytes},
    numbered::short,
};
use crate::error::Result;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// A name, a number, or a text in quotes.
    Id { text: String, quoted: bool },
    /// `--` or `->`.
    Edge { one_way: bool },
    /// A bracket, a brace, or what parts things.
    Sign(char),
}

impl Token {
    /// The word in small letters, if it is one that has a meaning of its own.
    pub(super) fn keyword(&self) -> Option<String> {
        match self {
            Token::Id {
                text,
                quoted: false,
            } => Some(text.to_lowercase()),
            _ => None,
        }
    }
}

/// A token and where it stands, its quotes included.
pub(super) type Placed = (Token, Bytes);

pub(super) struct Lexer<'t> {
    text: &'t str,
    at: usize,
    /// A token that was looked at and not taken.
    ahead: Option<Placed>,
}

impl<'t> Lexer<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            ahead: None,
        }
    }

    /// The place behind everything that was met.
    pub(super) fn end(&self) -> Bytes {
        let end = self.text.trim_end().len();
        end..end
    }

    /// The next token, which stays the next.
    pub(super) fn peek(&mut self, assembly: &Assembly) -> Result<Option<&Token>> {
        if self.ahead.is_none() {
            self.ahead = self.read(assembly)?;
        }
        Ok(self.ahead.as_ref().map(|(token, _)| token))
    }

    pub(super) fn next(&mut self, assembly: &Assembly) -> Result<Option<Placed>> {
        match self.ahead.take() {
            Some(ahead) => Ok(Some(ahead)),
            None => self.read(assembly),
        }
    }

    fn read(&mut self, assembly: &Assembly) -> Result<Option<Placed>> {
        self.skip(assembly)?;
        let start = self.at;
        let rest = &self.text[start..];
        let Some(first) = rest.chars().next() else {
            return Ok(None);
        };
        let number = |rest: &str| {
            let digits = rest.trim_start_matches('-');
            digits.starts_with(|letter: char| letter.is_ascii_digit() || letter == '.')
        };
        let token = match first {
            '"' => return self.quoted(assembly).map(Some),
            '{' | '}' | '[' | ']' | ';' | ',' | '=' | ':' => {
                self.at += 1;
                Token::Sign(first)
            }
            '-' if rest.starts_with("--") || rest.starts_with("->") => {
                self.at += 2;
                Token::Edge {
                    one_way: rest.starts_with("->"),
                }
            }
            '<' => {
                return Err(assembly.fault(
                    start..start + 1,
                    "an HTML text",
                    "write it as a text in double quotes",
                ));
            }
            _ if number(rest) || is_name(first) => {
                let inner = |at: usize, letter: char| {
                    is_name(letter) || letter == '.' || at == 0 && letter == '-'
                };
                let end = rest.char_indices().find(|&(at, letter)| !inner(at, letter));
                let word = &rest[..end.map_or(rest.len(), |(end, _)| end)];
                let plain = match number(word) {
                    true => {
                        word.trim_start_matches('-').matches('.').count() < 2
                            && word
                                .bytes()
                                .all(|byte| byte.is_ascii_digit() || b".-".contains(&byte))
                    }
                    false => !word.contains(['.', '-']),
                };
                if !plain {
                    return Err(assembly.fault(
                        start..start + word.len(),
                        format!("`{}` is neither a name nor a number", short(word)),
                        "put it in double quotes",
                    ));
                }
                self.at += word.len();
                Token::Id {
                    text: word.into(),
                    quoted: false,
                }
            }
            _ => {
                return Err(assembly.fault(
                    start..start + first.len_utf8(),
                    format!("`{first}` means nothing here"),
                    "put an id with other letters than a–z, 0–9 and _ in double quotes",
                ));
            }
        };
        Ok(Some((token, start..self.at)))
    }

    /// Past blanks and comments.
    fn skip(&mut self, assembly: &Assembly) -> Result<()> {
        loop {
            let rest = &self.text[self.at..];
            self.at += rest.len() - rest.trim_start().len();
            let rest = &self.text[self.at..];
            if rest.starts_with("//") || rest.starts_with('#') {
                self.at += rest.find('\n').unwrap_or(rest.len());
            } else if rest.starts_with("/*") {
                let Some(end) = rest.find("*/") else {
                    return Err(assembly.fault(
                        self.at..self.at + 2,
                        "a comment that is not closed",
                        "close it with */",
                    ));
                };
                self.at += end + 2;
            } else {
                return Ok(());
            }
        }
    }

    /// Texts in quotes, joined by `+`.
    fn quoted(&mut self, assembly: &Assembly) -> Result<Placed> {
        let start = self.at;
        let mut text = String::new();
        loop {
            let open = self.at;
            self.at += 1;
            let mut escaped = false;
            let rest = &self.text[self.at..];
            let end = rest.bytes().position(|byte| {
                let ends = byte == b'"' && !escaped;
                escaped = byte == b'\\' && !escaped;
                ends
            });
            let Some(end) = end else {
                let line = self.text[open..].lines().next().unwrap_or_default();
                return Err(assembly.fault(
                    open..open + line.len(),
                    "a quote that is not closed",
                    "close it; a quote inside a text is written \\\"",
                ));
            };
            text.push_str(&letters(&rest[..end]));
            self.at += end + 1;
            let whole = start..self.at;
            self.skip(assembly)?;
            if !self.text[self.at..].starts_with('+') {
                return Ok((Token::Id { text, quoted: true }, whole));
            }
            self.at += 1;
            self.skip(assembly)?;
            if !self.text[self.at..].starts_with('"') {
                return Err(assembly.fault(
                    self.at..self.at + 1,
                    "+ without a text in quotes behind it",
                    "+ joins two texts in double quotes",
                ));
            }
        }
    }
}

fn is_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_' || !letter.is_ascii() && !letter.is_whitespace()
}

/// A text between quotes without its backslashes.
fn letters(raw: &str) -> String {
    let mut text = String::new();
    let mut letters = raw.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            text.push(letter);
            continue;
        }
        match letters.next() {
            Some(letter @ ('"' | '\\')) => text.push(letter),
            Some('n' | 'l' | 'r') => text.push(' '),
            Some('\n') => {}
            other => {
                text.push('\\');
                text.extend(other);
            }
        }
    }
    text
}
