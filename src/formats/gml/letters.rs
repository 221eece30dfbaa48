//! Letters of a GML text that are written by number or name.

use std::borrow::Cow;

/// Names that mean something in every text.
const SIGNS: &[(&str, char)] = &[
    ("quot", '"'),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("apos", '\''),
];

/// Names of the letters from U+00A0 on, as ISO 8859-1 has them.
const LATIN: &[&str] = &[
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf",
    "laquo", "not", "shy", "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro",
    "para", "middot", "cedil", "sup1", "ordm", "raquo", "frac14", "frac12", "frac34", "iquest",
    "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute",
    "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve", "Oacute",
    "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute",
    "THORN", "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil",
    "egrave", "eacute", "ecirc", "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde",
    "ograve", "oacute", "ocirc", "otilde", "ouml", "divide", "oslash", "ugrave", "uacute", "ucirc",
    "uuml", "yacute", "thorn", "yuml",
];

/// The longest name with its `&`, in bytes.
const LONGEST: usize = 12;

/// The text with its letters in place of their numbers and names; what stands for no letter is kept.
pub(super) fn read(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return text.into();
    }
    let mut read = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        read.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(LONGEST).position(|byte| byte == b';');
        let found = end.and_then(|end| Some((letter(&rest[1..end])?, end + 1)));
        let (letter, length) = found.unwrap_or(('&', 1));
        read.push(letter);
        rest = &rest[length..];
    }
    read.push_str(rest);
    read.into()
}

fn letter(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    let sign = SIGNS.iter().find(|(sign, _)| *sign == name);
    sign.map(|(_, letter)| *letter).or_else(|| {
        let place = LATIN.iter().position(|latin| *latin == name)?;
        char::from_u32(0xA0 + u32::try_from(place).ok()?)
    })
}

/// The text in seven bits, without quotes.
pub(super) fn written(text: &str) -> String {
    let mut written = String::new();
    for letter in text.chars() {
        match letter {
            '"' => written.push_str("&quot;"),
            '&' => written.push_str("&amp;"),
            letter if letter.is_ascii() => written.push(letter),
            letter => written.push_str(&format!("&#{};", u32::from(letter))),
        }
    }
    written
}
