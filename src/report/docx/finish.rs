//! What the crate that writes the document has no words for: the description of a picture, the header row that repeats,
//! the title among the properties.

use crate::error::{Error, Result};
use quick_xml::{
    Reader, Writer,
    events::{BytesEnd, BytesStart, BytesText, Event},
};

/// The text with a description on each picture, numbered from 1, and the first row of each table as its header.
pub(super) fn described(xml: &[u8], descriptions: &[String]) -> Result<Vec<u8>> {
    let mut pictures = 0;
    let mut is_first = false;
    rewritten(xml, |event, out| {
        match &event {
            Event::Empty(start) | Event::Start(start) if start.name().as_ref() == "wp:docPr" => {
                pictures += 1;
                let mut named = BytesStart::new("wp:docPr");
                named.push_attribute(("id", pictures.to_string().as_str()));
                named.push_attribute(("name", format!("Figure {pictures}").as_str()));
                let description = descriptions.get(pictures - 1).map_or("", String::as_str);
                named.push_attribute(("descr", description));
                let event = if matches!(event, Event::Empty(_)) {
                    Event::Empty(named)
                } else {
                    Event::Start(named)
                };
                return out.push(event);
            }
            Event::Start(start) if start.name().as_ref() == "w:tbl" => is_first = true,
            Event::End(end) if end.name().as_ref() == "w:trPr" && is_first => {
                is_first = false;
                out.push(Event::Empty(BytesStart::new("w:tblHeader")));
            }
            _ => {}
        }
        out.push(event);
    })
}

/// The properties with the title and the question of the report.
pub(super) fn titled(xml: &[u8], title: &str, subject: &str) -> Result<Vec<u8>> {
    rewritten(xml, |event, out| {
        if matches!(&event, Event::End(end) if end.name().as_ref() == "cp:coreProperties") {
            for (name, text) in [("dc:title", title), ("dc:subject", subject)] {
                out.push(Event::Start(BytesStart::new(name)));
                out.push(Event::Text(BytesText::new(text).into_owned()));
                out.push(Event::End(BytesEnd::new(name)));
            }
        }
        out.push(event);
    })
}

/// The same XML with each event replaced by those that `change` puts out for it.
fn rewritten<'x>(
    xml: &'x [u8],
    mut change: impl FnMut(Event<'x>, &mut Vec<Event<'x>>),
) -> Result<Vec<u8>> {
    let fault = |error: &dyn std::fmt::Display| Error::Refused(format!("no DOCX: {error}"));
    let text = std::str::from_utf8(xml).map_err(|error| fault(&error))?;
    let mut reader = Reader::from_str(text);
    let mut writer = Writer::new(Vec::new());
    let mut out = Vec::new();
    loop {
        let event = reader.read_event().map_err(|error| fault(&error))?;
        let ends = matches!(event, Event::Eof);
        change(event, &mut out);
        for event in out.drain(..) {
            writer.write_event(event).map_err(|error| fault(&error))?;
        }
        if ends {
            return Ok(writer.into_inner());
        }
    }
}
