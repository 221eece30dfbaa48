//! What the XML formats share: a reader that walks elements and knows where in the text each tag and value stands, the
//! attributes that a file declares, and escaping.
//!
//! Nothing is expanded or fetched: a document type is passed over, the five predefined entities and numbered characters
//! are read, any other entity is refused. Nesting and the number of attributes of one element are bounded.

mod columns;
mod faults;

pub(super) use columns::{Column, Columns};

use super::{
    Input,
    assembly::{Bytes, listed, shortened},
    place,
};
use crate::error::{Error, Result};
use quick_xml::{
    Reader,
    escape::{escape, unescape},
    events::{Event, attributes::Attributes},
};
use std::{borrow::Cow, collections::BTreeSet};

/// Elements open at once; hierarchies of nodes take two a level.
const DEEPEST: usize = 128;

/// Attributes of one element; telling doubles apart takes the square of it.
const MOST_ATTRIBUTES: usize = 64;

/// A text of elements, read forwards.
pub(super) struct Xml<'i> {
    input: &'i Input,
    reader: Reader<&'i [u8]>,
    open: Vec<&'i str>,
    left_out: BTreeSet<String>,
}

/// A start tag.
pub(super) struct Element<'i> {
    /// Its name without the prefix.
    pub name: &'i str,
    /// The whole tag.
    pub at: Bytes,
    attributes: Vec<(&'i str, Cow<'i, str>, Bytes)>,
}

enum Piece<'i> {
    Open(Element<'i>),
    Close,
    Text(Cow<'i, str>, Bytes),
    End,
}

/// The name of the first element of a text, without its prefix.
pub(super) fn root(text: &str) -> Option<String> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) | Event::Empty(tag) => {
                return Some(tag.local_name().as_ref().to_string());
            }
            Event::Text(text) if !text.trim().is_empty() => return None,
            Event::Eof => return None,
            _ => {}
        }
    }
}

impl<'i> Element<'i> {
    /// The value of an attribute, and where it stands.
    pub(super) fn get(&self, name: &str) -> Option<(&str, Bytes)> {
        let mut all = self.attributes.iter();
        all.find(|(known, ..)| *known == name)
            .map(|(_, value, at)| (value.as_ref(), at.clone()))
    }

    /// The value of an attribute that must not be missing.
    pub(super) fn need(&self, xml: &Xml, name: &str) -> Result<(&str, Bytes)> {
        self.get(name).ok_or_else(|| {
            let message = format!("<{}> without the attribute `{name}`", shortened(self.name));
            xml.fault(self.at.clone(), message, &format!("add {name}=\"…\""))
        })
    }
}

impl<'i> Xml<'i> {
    pub(super) fn new(input: &'i Input) -> Self {
        let mut reader = Reader::from_str(&input.text);
        reader.config_mut().expand_empty_elements = true;
        Self {
            input,
            reader,
            open: Vec::new(),
            left_out: BTreeSet::new(),
        }
    }

    /// A finding at a place of the text, with the way out.
    pub(super) fn fault(&self, at: Bytes, message: impl Into<String>, help: &str) -> Error {
        let mut finding = place::at(self.input, at, message);
        finding.help = help.into();
        Error::Invalid(Box::new(finding))
    }

    /// Enters the first element, which must have this name.
    pub(super) fn enter(&mut self, name: &str) -> Result<Element<'i>> {
        let help =
            format!("a file of this format begins with <{name} …>; name another with --from");
        match self.child()? {
            Some(root) if root.name == name => Ok(root),
            Some(root) => {
                let message = format!(
                    "the first element is <{}>, not <{name}>",
                    shortened(root.name)
                );
                Err(self.fault(root.at, message, &help))
            }
            None => Err(self.fault(0..0, "a text without an element", &help)),
        }
    }

    /// Reads on after the first element was left: nothing may follow.
    pub(super) fn leave(&mut self) -> Result<()> {
        match self.child()? {
            None => Ok(()),
            Some(more) => {
                let message = format!("<{}> after the end of the document", shortened(more.name));
                Err(self.fault(
                    more.at,
                    message,
                    "a file holds one document; delete the rest",
                ))
            }
        }
    }

    /// The next element within the one that was entered last; `None` when that is left.
    pub(super) fn child(&mut self) -> Result<Option<Element<'i>>> {
        loop {
            match self.piece()? {
                Piece::Open(element) => return Ok(Some(element)),
                Piece::Close | Piece::End => return Ok(None),
                Piece::Text(text, _) if text.trim().is_empty() => {}
                Piece::Text(text, at) => {
                    let text = text.trim();
                    let at = self.trimmed(at);
                    let message = format!("text between elements: `{}`", shortened(text));
                    return Err(self.fault(
                        at,
                        message,
                        "put it into an element or an attribute, or delete it",
                    ));
                }
            }
        }
    }

    /// Leaves the element that was entered last, whatever is in it.
    pub(super) fn skip(&mut self) -> Result<()> {
        let outside = self.open.len().saturating_sub(1);
        while self.open.len() > outside {
            self.piece()?;
        }
        Ok(())
    }

    /// Leaves an element that this program does not know; [`left_out`](Self::left_out) names it.
    pub(super) fn leave_out(&mut self, element: &Element) -> Result<()> {
        if !self.left_out.contains(element.name) {
            self.left_out.insert(element.name.into());
        }
        self.skip()
    }

    /// What `leave_out` passed over, in words.
    pub(super) fn left_out(&self) -> Option<String> {
        (!self.left_out.is_empty()).then(|| {
            format!(
                "elements not read: {}",
                listed(self.left_out.iter().map(String::as_str))
            )
        })
    }

    /// The text in the element that was entered last, which is left; elements within it are left out.
    pub(super) fn text(&mut self) -> Result<(Cow<'i, str>, Bytes)> {
        let start = self.position();
        let mut text = Cow::Borrowed("");
        let mut end = start;
        loop {
            match self.piece()? {
                Piece::Open(element) => self.leave_out(&element)?,
                Piece::Close | Piece::End => return Ok((text, self.trimmed(start..end))),
                Piece::Text(more, at) => {
                    end = at.end;
                    if text.is_empty() {
                        text = more;
                    } else {
                        text.to_mut().push_str(&more);
                    }
                }
            }
        }
    }

    /// Without the blanks at either end.
    fn trimmed(&self, at: Bytes) -> Bytes {
        place::of(&self.input.text, self.input.text[at].trim())
    }

    fn position(&self) -> usize {
        self.reader.buffer_position() as usize
    }

    fn piece(&mut self) -> Result<Piece<'i>> {
        loop {
            let start = self.position();
            let event = self
                .reader
                .read_event()
                .map_err(|error| self.broken(&error))?;
            let at = start..self.position();
            let source = &self.input.text[at.clone()];
            match event {
                Event::Start(_) => return self.element(source, at).map(Piece::Open),
                Event::End(_) => {
                    self.open.pop();
                    return Ok(Piece::Close);
                }
                Event::Text(_) => return Ok(Piece::Text(Cow::Borrowed(source), at)),
                Event::CData(_) => {
                    let inner = source.get("<![CDATA[".len()..source.len() - "]]>".len());
                    return Ok(Piece::Text(Cow::Borrowed(inner.unwrap_or_default()), at));
                }
                Event::GeneralRef(_) => {
                    let text = self.unescaped(source, start)?;
                    return Ok(Piece::Text(text, at));
                }
                Event::Eof => {
                    let Some(open) = self.open.last() else {
                        return Ok(Piece::End);
                    };
                    let message = format!("the text ends before </{}>", shortened(open));
                    return Err(self.fault(
                        at,
                        message,
                        "the file is cut off; fetch or export it again",
                    ));
                }
                Event::Empty(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_) => {}
            }
        }
    }

    fn element(&mut self, source: &'i str, at: Bytes) -> Result<Element<'i>> {
        let tag = source.strip_prefix('<').unwrap_or(source);
        let tag = tag.strip_suffix('>').unwrap_or(tag);
        let tag = tag.strip_suffix('/').unwrap_or(tag);
        let name = tag.split([' ', '\t', '\r', '\n']).next().unwrap_or(tag);
        let local = name.rsplit_once(':').map_or(name, |(_, local)| local);
        self.open.push(name);
        if self.open.len() > DEEPEST {
            let message = format!("elements more than {DEEPEST} deep within each other");
            return Err(self.fault(at, message, "no graph file is; was it damaged?"));
        }
        let mut attributes = Vec::new();
        for attribute in Attributes::new(tag, name.len()) {
            let attribute = attribute.map_err(|error| self.bad_attribute(error, at.start + 1))?;
            let within = place::of(&self.input.text, &attribute.value);
            let value = self.normalized(&self.input.text[within.clone()], within.start)?;
            attributes.push((attribute.key.into_inner(), value, within));
            if attributes.len() > MOST_ATTRIBUTES {
                let message = format!("more than {MOST_ATTRIBUTES} attributes on one element");
                return Err(self.fault(at, message, "no graph file has so many; was it damaged?"));
            }
        }
        Ok(Element {
            name: local,
            at,
            attributes,
        })
    }

    /// An attribute's value: line ends and tabs in it are blanks, unless they are written as numbers.
    fn normalized(&self, value: &'i str, start: usize) -> Result<Cow<'i, str>> {
        if !value.contains(['\n', '\r', '\t']) {
            return self.unescaped(value, start);
        }
        let spaced = value.replace(['\n', '\r', '\t'], " ");
        let text = unescape(&spaced).map_err(|error| self.bad_entity(value, start, &error))?;
        Ok(Cow::Owned(text.into_owned()))
    }

    fn unescaped(&self, text: &'i str, start: usize) -> Result<Cow<'i, str>> {
        unescape(text).map_err(|error| self.bad_entity(text, start, &error))
    }
}

/// A text as XML holds it.
///
/// # Errors
/// A character that no XML text may have.
pub(super) fn escaped(text: &str) -> Result<Cow<'_, str>> {
    let forbidden = |c: &char| {
        matches!(c, '\u{FFFE}' | '\u{FFFF}') || (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
    };
    match text.chars().find(forbidden) {
        None => Ok(escape(text)),
        Some(c) => Err(Error::Refused(format!(
            "XML cannot hold the character U+{:04X} of {text:?}; write the name without it",
            u32::from(c)
        ))),
    }
}
