//! The sheet of the report's text.

use super::{LINE, Written, cut, lines, words};
use crate::{
    charts::png,
    report::{
        document::{Document, Figure},
        numbered::Part,
        table::{Align, Table},
    },
};
use rust_xlsxwriter::{Image, Url, Worksheet};

/// Letters, the width of the text of the report: what an upright page of A4 or Letter holds.
const TEXT: f64 = 78.0;
/// Letters of the description of a picture that a spreadsheet takes.
const LONGEST_ALT: usize = 255;
/// Pixels, the width of a chart in the text.
const CHART: f64 = 540.0;
/// Pixels, the height of a chart: a row is 409 points at most.
const HIGHEST: f64 = 530.0;

/// The text of the report, its charts in place, and where its tables are.
pub(super) fn text(
    sheet: &mut Worksheet,
    document: &Document,
    parts: &[Part],
    tables: &[(String, String, &Table)],
) -> Written {
    sheet.set_column_width(0, TEXT)?;
    let mut text = Text { sheet, at: 0 };
    text.say(&document.title, 18.0, true)?;
    text.say(&document.subtitle, 11.0, false)?;
    for part in parts {
        match part {
            Part::Heading(heading) => text.say(heading, 14.0, true)?,
            Part::Subheading(heading) => text.say(heading, 12.0, true)?,
            Part::Paragraph(paragraph) => text.say(paragraph, 11.0, false)?,
            Part::Findings(sentences) => {
                for sentence in *sentences {
                    text.say(sentence, 11.0, true)?;
                }
            }
            Part::List(items) => {
                for item in *items {
                    text.say(&format!("• {item}"), 11.0, false)?;
                }
            }
            Part::Table(number, ..) => {
                if let Some((name, title, _)) = tables.get(number - 1) {
                    text.link(title, name)?;
                }
            }
            Part::Figure(number, figure) => {
                text.say(&format!("Figure {number}. {}", figure.caption), 11.0, false)?;
                text.picture(figure)?;
            }
        }
    }
    text.sheet.set_print_fit_to_pages(1, 0);
    Ok(())
}

/// A column of text that grows downwards.
struct Text<'s> {
    sheet: &'s mut Worksheet,
    at: u32,
}

impl Text<'_> {
    /// Text in letters of this many points, over as many lines as it takes.
    fn say(&mut self, text: &str, size: f64, is_bold: bool) -> Written {
        let format = words(Align::Left).set_font_size(size);
        let format = if is_bold { format.set_bold() } else { format };
        self.sheet
            .write_string_with_format(self.at, 0, text, &format)?;
        let high = lines(text, TEXT * 0.94 * 11.0 / size) * LINE * size / 11.0 + 3.0;
        self.sheet.set_row_height(self.at, high.min(409.0))?;
        self.at += 1;
        Ok(())
    }

    /// The way to a table on its own sheet.
    fn link(&mut self, title: &str, name: &str) -> Written {
        let link = Url::new(format!("internal:'{name}'!A1")).set_text(title);
        self.sheet.write_url(self.at, 0, link)?;
        self.at += 1;
        Ok(())
    }

    /// A chart in a row as high as it is.
    fn picture(&mut self, figure: &Figure) -> Written {
        let alt = cut(&figure.alt, LONGEST_ALT);
        let image = Image::new_from_buffer(&png(&figure.svg)?)?.set_alt_text(alt);
        // The file says 300 dpi, and a sheet 96.
        let wide = image.width() * 96.0 / image.width_dpi().max(1.0);
        let high = image.height() * 96.0 / image.height_dpi().max(1.0);
        let scale = (CHART / wide.max(1.0)).min(HIGHEST / high.max(1.0));
        let image = image.set_scale_width(scale).set_scale_height(scale);
        // A pixel of a sheet is three quarters of a point.
        self.sheet
            .set_row_height(self.at, high * scale * 0.75 + 8.0)?;
        self.sheet.insert_image(self.at, 0, &image)?;
        self.at += 1;
        Ok(())
    }
}
