//! JSON walked one member or item at a time, each as the part of the text that it is: nothing is built in memory, and a
//! value's place is where its part stands.

use crate::{
    error::{Error, Result},
    formats::{Input, place},
};
use serde::{
    Deserialize, Deserializer,
    de::{self, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::value::RawValue;
use std::{borrow::Cow, fmt};

/// What is done with each part of a value.
enum Each<'f, 't> {
    /// A member of an object: its key, and its value as a part of the text.
    Member(&'f mut dyn FnMut(&str, &'t str) -> Result<()>),
    /// An item of a list.
    Item(&'f mut dyn FnMut(&'t str) -> Result<()>),
}

/// A JSON text, borrowed where it has no escapes.
#[derive(Deserialize)]
struct Text<'t>(#[serde(borrow)] Cow<'t, str>);

/// Whether the object that begins in `text`, which may be cut off, has one of these keys.
pub(super) fn any_key(text: &str, keys: &'static [&'static str]) -> bool {
    struct Keys<'f>(&'static [&'static str], &'f mut bool);
    impl<'de> Visitor<'de> for Keys<'_> {
        type Value = ();
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
            while let Some(Text(key)) = map.next_key()? {
                if self.0.contains(&key.as_ref()) {
                    *self.1 = true;
                    break;
                }
                map.next_value::<IgnoredAny>()?;
            }
            Ok(())
        }
    }
    let mut found = false;
    // The rest of the text was not read, or is not there: whether that is a fault is for the reader to say.
    let _ = serde_json::Deserializer::from_str(text).deserialize_map(Keys(keys, &mut found));
    found
}

/// Does `each` for the members of the object that `text`, a part of the input, holds.
pub(super) fn members<'t>(
    input: &Input,
    text: &'t str,
    each: &mut dyn FnMut(&str, &'t str) -> Result<()>,
) -> Result<()> {
    walk(input, text, Each::Member(each))
}

/// Does `each` for the items of the list that `text`, a part of the input, holds.
pub(super) fn items<'t>(
    input: &Input,
    text: &'t str,
    each: &mut dyn FnMut(&'t str) -> Result<()>,
) -> Result<()> {
    walk(input, text, Each::Item(each))
}

/// The text that a JSON string stands for.
pub(super) fn string<'t>(input: &Input, text: &'t str) -> Result<Cow<'t, str>> {
    serde_json::from_str::<Text>(text)
        .map(|Text(text)| text)
        .map_err(|error| malformed(input, text, &error))
}

struct Walk<'f, 'e, 't> {
    each: Each<'f, 't>,
    /// What `each` refused.
    failed: &'e mut Option<Error>,
}

fn walk<'t>(input: &Input, text: &'t str, each: Each<'_, 't>) -> Result<()> {
    let mut failed = None;
    let mut reader = serde_json::Deserializer::from_str(text);
    let walk = Walk {
        each,
        failed: &mut failed,
    };
    let done = reader.deserialize_any(walk).and_then(|()| reader.end());
    match (failed, done) {
        (Some(error), _) => Err(error),
        (None, Err(error)) => Err(malformed(input, text, &error)),
        (None, Ok(())) => Ok(()),
    }
}

fn malformed(input: &Input, text: &str, error: &serde_json::Error) -> Error {
    let base = place::of(&input.text, text).start;
    let at = base + place::offset(text, error.line(), error.column());
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or(&message);
    let (message, help) = place::part(message);
    let mut finding = place::at(input, at..at + 1, message);
    finding.help = help;
    Error::Invalid(Box::new(finding))
}

impl<'de> Visitor<'de> for Walk<'_, '_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.each {
            Each::Member(_) => "an object: { … }",
            Each::Item(_) => "a list: [ … ]",
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Each::Member(each) = self.each else {
            return Err(de::Error::invalid_type(de::Unexpected::Map, &self));
        };
        while let Some(Text(key)) = map.next_key()? {
            let value: &'de RawValue = map.next_value()?;
            if let Err(error) = each(&key, value.get()) {
                *self.failed = Some(error);
                return Err(de::Error::custom("refused"));
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let Each::Item(each) = self.each else {
            return Err(de::Error::invalid_type(de::Unexpected::Seq, &self));
        };
        while let Some(value) = seq.next_element::<&'de RawValue>()? {
            if let Err(error) = each(value.get()) {
                *self.failed = Some(error);
                return Err(de::Error::custom("refused"));
            }
        }
        Ok(())
    }
}
