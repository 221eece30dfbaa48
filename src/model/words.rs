//! Words for lists, pairs and beginnings.

/// "a", "a and b", "a, b and c".
pub(crate) fn list(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    match items.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

/// What stands between the two ends of a tie or pair in text: a dash, or an arrow where ties run one way.
pub(crate) fn joint(directed: bool) -> &'static str {
    if directed { "→" } else { "–" }
}

/// As a sentence begins: the first letter upper case, unless the first word is an id with a number in it.
pub fn capital(text: &str) -> String {
    let word = text.split_whitespace().next().unwrap_or_default();
    if word.contains(|letter: char| letter.is_ascii_digit()) {
        return text.into();
    }
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
