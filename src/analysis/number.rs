//! Numbers for people: rounded when printed, and only then; and the words around them.

use crate::model::Score;

/// Four significant digits, without trailing zeros: enough to tell scores apart, few enough to read.
pub fn number(value: f64) -> String {
    if value == 0.0 {
        return "0".into();
    }
    if value.is_infinite() {
        return if value > 0.0 { "∞" } else { "−∞" }.into();
    }
    let magnitude = value.abs().log10().floor() as i32;
    if !(-4..=9).contains(&magnitude) {
        return format!("{value:.3e}").replace('-', "−");
    }
    let decimals = (3 - magnitude).clamp(0, 7) as usize;
    let text = rounded(value, decimals);
    let text = if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        &text
    };
    let text = if text == "-0" { "0" } else { text };
    text.replace('-', "−")
}

/// A percentage with its sign: `+25 %`.
pub fn percent(value: f64) -> String {
    let sign = if value > 0.0 { "+" } else { "" };
    if value != 0.0 && value.abs() < 0.05 {
        return if value > 0.0 {
            "< +0.1 %".into()
        } else {
            "> −0.1 %".into()
        };
    }
    format!(
        "{sign}{} %",
        if value.abs() >= 10.0 {
            number(value.round())
        } else {
            number((value * 10.0).round() / 10.0)
        }
    )
}

/// A count with its thousands apart: `10,000`.
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A share of draws as a percentage, which reads as all or none only where it is.
pub fn share(share: f64) -> String {
    let percent = share * 100.0;
    if share > 0.0 && percent < 0.1 {
        return "< 0.1 %".into();
    }
    if share < 1.0 && percent > 99.9 {
        return "> 99.9 %".into();
    }
    let text = if (1.0..=99.0).contains(&percent) || share == 1.0 {
        format!("{percent:.0}")
    } else {
        format!("{percent:.1}")
    };
    format!("{} %", if share == 0.0 { "0" } else { &text })
}

/// A score as a cell: a number, `∞`, or `n/a`; what is not there is a dash.
pub fn score(score: Option<Score>) -> String {
    match score {
        None => "–".into(),
        Some(Score::Defined(value)) => number(value),
        Some(Score::Estimated { value, error }) => format!("{} ± {}", number(value), brief(error)),
        Some(Score::Infinite) => "∞".into(),
        Some(Score::Undefined(_)) => "n/a".into(),
    }
}

/// The same with its sign, a plus included: a change.
pub fn signed(value: f64) -> String {
    let text = brief(value);
    if value > 0.0 {
        format!("+{text}")
    } else {
        text
    }
}

/// What lies half way goes away from zero, and so does what is less than half way by rounding alone: scores that are equal
/// in theory read alike.
fn rounded(value: f64, decimals: usize) -> String {
    // Of great numbers it would be seen.
    let nudge = if value.abs() < 1e6 { 1e-12 } else { 0.0 };
    format!("{:.decimals$}", value * (1.0 + nudge))
}

/// Two decimals from 0.01 on, whole numbers from 100 on; a number that is not 1 to seven decimals never reads as 1.
pub fn brief(value: f64) -> String {
    if value == 0.0 {
        return "0".into();
    }
    if value.is_infinite() {
        return if value > 0.0 { "∞" } else { "−∞" }.into();
    }
    let magnitude = value.abs();
    let text = match magnitude {
        _ if magnitude >= 100.0 => rounded(value, 0),
        _ if magnitude != 1.0 && (magnitude - 1.0).abs() < 0.005 + 1e-9 => {
            let text = format!("{value:.4}");
            if text.trim_start_matches('-') == "1.0000" {
                format!("{value:.7}")
            } else {
                text
            }
        }
        _ if magnitude >= 0.01 => rounded(value, 2),
        _ if magnitude >= 0.0001 => rounded(value, 4),
        _ => return format!("{value:.1e}").replace('-', "−"),
    };
    let text = if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        &text
    };
    text.replace('-', "−")
}

/// The first letter small, unless the word is all capitals.
pub fn small(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.into(),
    }
}

/// "no", "one", … "nine"; greater numbers in digits.
pub fn in_words(count: usize) -> String {
    const WORDS: [&str; 10] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    WORDS
        .get(count)
        .map_or_else(|| count.to_string(), |word| (*word).into())
}

/// The label of the other side in a sentence that named the first: `without it` after `with GSOMIA`.
pub fn other_side(named: &str, other: &str) -> String {
    let thing = |label: &str| {
        let label = label.to_lowercase();
        let rest = label
            .strip_prefix("without ")
            .or(label.strip_prefix("with "));
        rest.map(str::to_string)
    };
    match (thing(named), thing(other)) {
        (Some(x), Some(y)) if x == y => {
            let preposition = other.split(' ').next().unwrap_or_default();
            format!(
                "{preposition} {}",
                if x.contains(" and ") { "them" } else { "it" }
            )
        }
        _ => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::{brief, number, share};

    #[test]
    fn a_share_of_just_one_in_a_thousand_or_all_but_that_is_a_number() {
        for (part, text) in [
            (0.000_999, "< 0.1 %"),
            (0.001, "0.1 %"),
            (0.999, "99.9 %"),
            (0.999_001, "> 99.9 %"),
        ] {
            assert_eq!(share(part), text);
        }
    }

    #[test]
    fn where_one_way_of_rounding_ends_the_next_begins_with_the_same_text() {
        for (value, text) in [(100.0, "100"), (0.01, "0.01"), (-100.0, "−100")] {
            assert_eq!(brief(value), text);
        }
        for (value, text) in [
            (1e6, "1000000"),
            (-1e6, "−1000000"),
            (9_999_999_999.0, "9999999999"),
        ] {
            assert_eq!(number(value), text);
        }
    }
}
