//! What the XML parser finds wrong, in words, at its place.

use super::Xml;
use crate::{error::Error, formats::assembly::shortened};
use quick_xml::{
    errors::{Error as XmlError, IllFormedError},
    escape::EscapeError,
    events::attributes::AttrError,
};

const OPEN_AMPERSAND: &str = "`&` without a `;`";
const AMPERSAND: &str = "write & as &amp;";

impl Xml<'_> {
    pub(super) fn bad_entity(&self, text: &str, start: usize, error: &EscapeError) -> Error {
        let written = "write the character itself; of entities &amp; &lt; &gt; &quot; &apos; and numbers such as &#233; are read";
        match error {
            EscapeError::UnrecognizedEntity(range, name) => self.fault(
                start + range.start.saturating_sub(1)..start + range.end + 1,
                format!("entity `&{};` is not read", shortened(name)),
                written,
            ),
            EscapeError::InvalidCharRef(_) => {
                let at = text.find("&#").unwrap_or(0);
                self.fault(
                    start + at..start + text.len(),
                    format!("`{}` is not a character", shortened(&text[at..])),
                    written,
                )
            }
            EscapeError::UnterminatedEntity(range) => self.fault(
                start + range.start..start + range.end,
                OPEN_AMPERSAND,
                AMPERSAND,
            ),
            EscapeError::TooManyNestedEntities => self.fault(
                start..start + text.len(),
                "entities within entities",
                written,
            ),
        }
    }

    pub(super) fn bad_attribute(&self, error: AttrError, tag: usize) -> Error {
        let (at, message) = match error {
            AttrError::ExpectedEq(at) => (at, "an attribute without `=`"),
            AttrError::ExpectedValue(at) => (at, "an attribute without a value"),
            AttrError::UnquotedValue(at) => (at, "a value without quotes"),
            AttrError::ExpectedQuote(at, _) => (at, "a value without its closing quote"),
            AttrError::Duplicated(at, _) => (at, "an attribute that is there twice"),
        };
        let at = tag + at;
        self.fault(
            at..at + 1,
            message,
            "attributes are written name=\"value\", each once",
        )
    }

    pub(super) fn broken(&self, error: &XmlError) -> Error {
        let at = self.reader.error_position() as usize;
        let tag = self.input.text[at..]
            .find('>')
            .map_or(at + 1, |length| at + length + 1);
        let (message, help) = match error {
            XmlError::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => (
                format!(
                    "</{}> where </{}> is due",
                    shortened(found),
                    shortened(expected)
                ),
                "every element is closed before the one around it",
            ),
            XmlError::IllFormed(IllFormedError::UnmatchedEndTag(found)) => (
                format!("</{}> closes nothing", shortened(found)),
                "delete it, or write the start tag that is missing",
            ),
            XmlError::IllFormed(IllFormedError::UnclosedReference) => {
                (OPEN_AMPERSAND.into(), AMPERSAND)
            }
            XmlError::Syntax(error) => (
                error.to_string(),
                "the file is cut off, or a `<` that is text is not written &lt;",
            ),
            other => (other.to_string(), "mend the XML"),
        };
        self.fault(at..tag, message, help)
    }
}
