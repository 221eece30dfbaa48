//! What a printed number is to a spreadsheet: a value and how to show it.

use crate::analysis::number;

/// A number with the format that prints it as the report does.
#[derive(Debug, PartialEq)]
pub(super) struct Native {
    /// The value.
    pub value: f64,
    /// The spreadsheet's number format.
    pub format: String,
}

/// The number that a cell prints; none where it prints words, a range, a bound or two numbers.
pub(super) fn native(cell: &str) -> Option<Native> {
    let (figures, percent) = match cell.strip_suffix(" %") {
        Some(figures) => (figures, true),
        None => (cell, false),
    };
    let plain = figures.replace('−', "-").replace(',', "");
    if !plain
        .chars()
        .all(|letter| letter.is_ascii_digit() || "+-.e".contains(letter))
    {
        return None;
    }
    let value: f64 = plain.parse().ok().filter(|value: &f64| value.is_finite())?;
    let signed = plain.starts_with('+') || (percent && plain.starts_with('-'));
    let value = if percent { value / 100.0 } else { value };
    let mantissa = plain.split('e').next().unwrap_or_default();
    let decimals = mantissa.split_once('.').map_or(0, |(_, after)| after.len());
    let mut format = if figures.contains(',') { "#,##0" } else { "0" }.to_string();
    if decimals > 0 {
        format += &format!(".{}", "0".repeat(decimals));
    }
    if plain.contains('e') {
        format += "E+0";
    }
    if percent {
        format += "\\ %";
    }
    if signed {
        format = format!("+{format};-{format};{format}");
    }
    Some(Native { value, format })
}

/// A score in full, shown in as many digits as the report prints of it.
pub(super) fn full(value: f64) -> Option<Native> {
    let printed = native(&number(value))?;
    value.is_finite().then_some(Native { value, ..printed })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_numbers_are_numbers_and_words_are_not() {
        let shown = |cell: &str| native(cell).map(|native| (native.value, native.format));
        let is = |value: f64, format: &str| Some((value, format.to_string()));
        assert_eq!(shown("0.85"), is(0.85, "0.00"));
        assert_eq!(shown("−0.3"), is(-0.3, "0.0"));
        assert_eq!(shown("+25 %"), is(0.25, "+0\\ %;-0\\ %;0\\ %"));
        assert_eq!(shown("1.5e−7"), is(1.5e-7, "0.0E+0"));
        assert_eq!(shown("10,000"), is(10000.0, "#,##0"));
        for words in [
            "",
            "n/a",
            "∞",
            "–",
            "< +0.1 %",
            "0.5 (0.4–0.6)",
            "3 ± 0.1",
            "nan",
            "e",
            "+",
        ] {
            assert_eq!(shown(words), None, "{words}");
        }
    }

    #[test]
    fn a_score_keeps_all_its_digits() {
        let native = full(1.0 / 3.0).unwrap();
        assert_eq!(native.value, 1.0 / 3.0);
        assert_eq!(native.format, "0.0000"[..6]);
        assert_eq!(full(f64::INFINITY), None);
    }
}
