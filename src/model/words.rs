//! Words for lists and pairs.

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
