//! What a function of a return type can give in place of its answer.

/// The values, as source text; none where no plain one comes to mind.
pub fn values(returned: &str) -> Vec<String> {
    let returned = returned.trim();
    let plain: &[&str] = match returned {
        "" | "()" => &["()"],
        "bool" => &["true", "false"],
        "usize" | "u8" | "u16" | "u32" | "u64" | "u128" | "i32" | "i64" => &["0", "1"],
        "f64" => &["0.0", "1.0"],
        "String" => &["String::new()"],
        "&str" | "&'static str" => &["\"\""],
        "Score" | "crate::model::Score" => &["crate::model::Score::Defined(0.0)"],
        _ => &[],
    };
    if !plain.is_empty() {
        return plain.iter().map(|text| (*text).to_string()).collect();
    }
    let inside = |start: &str| returned.strip_prefix(start)?.strip_suffix('>');
    if returned.contains("impl ") || returned.contains("dyn ") || returned.contains("Self") {
        return Vec::new();
    }
    if let Some(inner) = inside("Option<") {
        let some = values(inner).into_iter().take(1);
        let some = some.map(|value| format!("Some({value})"));
        return std::iter::once("None".to_string()).chain(some).collect();
    }
    if inside("Vec<").is_some() {
        return vec!["Vec::new()".into()];
    }
    if let Some(inner) = inside("Result<").or_else(|| inside("std::result::Result<")) {
        let answer = parts(inner).into_iter().next().unwrap_or_default();
        let answers = values(&answer).into_iter();
        return answers.map(|value| format!("Ok({value})")).collect();
    }
    if let Some(inner) = returned
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
    {
        let firsts: Option<Vec<String>> = parts(inner)
            .iter()
            .map(|part| values(part).into_iter().next())
            .collect();
        return firsts
            .map(|firsts| format!("({})", firsts.join(", ")))
            .into_iter()
            .collect();
    }
    if returned.starts_with(['&', '[']) {
        return Vec::new();
    }
    vec!["Default::default()".into()]
}

/// Splits at the commas outside brackets.
fn parts(text: &str) -> Vec<String> {
    let (mut depth, mut before, mut parts) = (0, ' ', vec![String::new()]);
    for letter in text.chars() {
        match letter {
            '<' | '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '>' if before != '-' => depth -= 1,
            _ => {}
        }
        match parts.last_mut() {
            Some(last) if letter != ',' || depth > 0 => last.push(letter),
            _ => parts.push(String::new()),
        }
        before = letter;
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}
