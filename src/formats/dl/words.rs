//! A DL file word by word.

use super::super::assembly::Bytes;

/// A word: what stands between blanks, commas, equal signs and line ends, or between double quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Where it stands, without its quotes.
    pub at: Bytes,
    pub quoted: bool,
    /// Whether it is the first of its line.
    pub leads: bool,
    /// Whether a quote was opened and not closed on its line.
    pub open: bool,
}

impl Word {
    pub(super) fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.at.clone()]
    }

    /// The word without a colon at its end; nothing that is quoted is a keyword.
    pub(super) fn bare<'t>(&self, text: &'t str) -> &'t str {
        match self.quoted {
            true => "",
            false => self.text(text).trim_end_matches(':'),
        }
    }
}

/// The words of a text from some place on.
#[derive(Clone)]
pub(super) struct Words<'t> {
    text: &'t str,
    at: usize,
    /// Whether nothing of the present line was met yet.
    leads: bool,
}

impl<'t> Words<'t> {
    pub(super) fn new(text: &'t str, at: usize) -> Self {
        Self {
            text,
            at,
            leads: true,
        }
    }
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let parts = |letter: char| letter.is_whitespace() || letter == ',' || letter == '=';
        let rest = &self.text[self.at..];
        let start = rest.find(|letter| !parts(letter))?;
        self.leads |= rest[..start].contains('\n');
        let leads = std::mem::replace(&mut self.leads, false);
        let start = self.at + start;
        let quoted = self.text[start..].starts_with('"');
        let from = start + usize::from(quoted);
        let rest = &self.text[from..];
        let end = match quoted {
            true => rest.find(['"', '\n']),
            false => rest.find(parts),
        };
        let end = from + end.unwrap_or(rest.len());
        let open = quoted && !self.text[end..].starts_with('"');
        self.at = end + usize::from(quoted && !open);
        Some(Word {
            at: from..end,
            quoted,
            leads,
            open,
        })
    }
}
