//! The embedded typeface (Inter, SIL Open Font License 1.1): the same letters on every machine.

use ab_glyph::{Font, FontRef};
use plotters::style::{FontStyle, register_font};
use std::sync::OnceLock;

/// The family's name in SVG.
pub const FAMILY: &str = "Inter";
/// The regular weight.
pub static REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.sub.otf");
/// The semi-bold weight, registered as bold.
pub static BOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.sub.otf");

/// Makes the typeface known to plotters; once is enough, and again does no harm.
pub fn register() {
    static DONE: OnceLock<()> = OnceLock::new();
    DONE.get_or_init(|| {
        let _ = register_font(FAMILY, FontStyle::Normal, REGULAR);
        let _ = register_font(FAMILY, FontStyle::Bold, BOLD);
    });
}

/// Width of `text` at `size` px per em, summed over the letters' advances.
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    static FONTS: OnceLock<[Option<FontRef<'static>>; 2]> = OnceLock::new();
    let fonts = FONTS.get_or_init(|| {
        [
            FontRef::try_from_slice(REGULAR).ok(),
            FontRef::try_from_slice(BOLD).ok(),
        ]
    });
    let Some(font) = &fonts[usize::from(bold)] else {
        return text.chars().count() as f64 * size * 0.6;
    };
    let em = f64::from(font.units_per_em().unwrap_or(1000.0));
    let advance = |letter: char| f64::from(font.h_advance_unscaled(font.glyph_id(letter)));
    text.chars().map(advance).sum::<f64>() / em * size
}

/// `text` broken into lines no wider than `most`, at spaces; a longer word stands alone.
pub fn wrap(text: &str, size: f64, bold: bool, most: f64) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    let words = text
        .split_whitespace()
        .flat_map(|word| broken(word, size, bold, most));
    for word in &words.collect::<Vec<_>>() {
        let last = lines.len() - 1;
        let longer = if lines[last].is_empty() {
            word.to_string()
        } else {
            format!("{} {word}", lines[last])
        };
        if width(&longer, size, bold) <= most || lines[last].is_empty() {
            lines[last] = longer;
        } else {
            lines.push(word.to_string());
        }
    }
    lines
}

/// A word in pieces of at most this width; one that fits is one piece.
fn broken(word: &str, size: f64, bold: bool, most: f64) -> Vec<String> {
    if width(word, size, bold) <= most {
        return vec![word.to_string()];
    }
    let mut pieces = vec![String::new()];
    let mut used = 0.0;
    for letter in word.chars() {
        let own = width(letter.encode_utf8(&mut [0; 4]), size, bold);
        if used + own > most && used > 0.0 {
            pieces.push(String::new());
            used = 0.0;
        }
        used += own;
        if let Some(piece) = pieces.last_mut() {
            piece.push(letter);
        }
    }
    pieces
}

/// `text` cut to `most`, with an ellipsis where it was longer.
pub fn fit(text: &str, size: f64, bold: bool, most: f64) -> String {
    if width(text, size, bold) <= most {
        return text.to_string();
    }
    let mut cut = String::new();
    for letter in text.chars() {
        if width(&format!("{cut}{letter}…"), size, bold) > most {
            break;
        }
        cut.push(letter);
    }
    cut.trim_end().to_string() + "…"
}
