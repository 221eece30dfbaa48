//! Text as LaTeX: what has a meaning there is escaped, and letters beyond Latin are written as commands, so that
//! pdflatex, xelatex and lualatex print the same.

/// The text, escaped.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' | '}' | '$' | '&' | '#' | '_' | '%' => {
                out.push('\\');
                out.push(letter);
            }
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '<' => out.push_str("\\textless{}"),
            '>' => out.push_str("\\textgreater{}"),
            '|' => out.push_str("\\textbar{}"),
            '"' => out.push_str("\\textquotedbl{}"),
            '\'' => out.push('\''),
            // At the beginning of a row a bracket would be read as an option of the row before.
            '[' => out.push_str("{[}"),
            ']' => out.push_str("{]}"),
            // Two hyphens are a dash to LaTeX.
            '-' if out.ends_with('-') => out.push_str("{}-"),
            ' '..='\u{7e}' => out.push(letter),
            _ if letter.is_control() => out.push(' '),
            // Combined letters stand after the letter that they sit on.
            '\u{303}' | '\u{304}' | '\u{302}' => accent(&mut out, letter),
            _ => match named(letter) {
                Some(name) => out.push_str(name),
                None if letter < '\u{180}' => out.push(letter),
                None => out.push_str(&format!("\\texttt{{U+{:04X}}}", u32::from(letter))),
            },
        }
    }
    out
}

/// The text for the inside of an option, where a comma or an equals sign would end it.
pub(super) fn option(text: &str) -> String {
    format!("{{{}}}", escaped(text))
}

fn accent(out: &mut String, mark: char) {
    let command = match mark {
        '\u{303}' => "\\tilde",
        '\u{304}' => "\\bar",
        _ => "\\hat",
    };
    match out.pop() {
        Some(letter) if letter.is_ascii_alphanumeric() => {
            out.push_str(&format!("\\ensuremath{{{command}{{{letter}}}}}"));
        }
        Some(other) => out.push(other),
        None => {}
    }
}

/// The command for a letter.
fn named(letter: char) -> Option<&'static str> {
    let at = NAMED.binary_search_by_key(&letter, |(letter, _)| *letter);
    at.ok().and_then(|at| NAMED.get(at)).map(|(_, name)| *name)
}

/// In the order of the letters.
const NAMED: &[(char, &str)] = &[
    ('\u{a0}', "~"),
    ('§', "\\S{}"),
    ('±', "\\ensuremath{\\pm}"),
    ('²', "\\ensuremath{^2}"),
    ('³', "\\ensuremath{^3}"),
    ('·', "\\ensuremath{\\cdot}"),
    ('¹', "\\ensuremath{^1}"),
    ('½', "\\ensuremath{\\frac12}"),
    ('×', "\\ensuremath{\\times}"),
    ('÷', "\\ensuremath{\\div}"),
    ('ŝ', "\\ensuremath{\\hat{s}}"),
    ('Γ', "\\ensuremath{\\Gamma}"),
    ('Δ', "\\ensuremath{\\Delta}"),
    ('Λ', "\\ensuremath{\\Lambda}"),
    ('Π', "\\ensuremath{\\Pi}"),
    ('Σ', "\\ensuremath{\\Sigma}"),
    ('Φ', "\\ensuremath{\\Phi}"),
    ('Ω', "\\ensuremath{\\Omega}"),
    ('α', "\\ensuremath{\\alpha}"),
    ('β', "\\ensuremath{\\beta}"),
    ('γ', "\\ensuremath{\\gamma}"),
    ('δ', "\\ensuremath{\\delta}"),
    ('ε', "\\ensuremath{\\varepsilon}"),
    ('η', "\\ensuremath{\\eta}"),
    ('θ', "\\ensuremath{\\theta}"),
    ('κ', "\\ensuremath{\\kappa}"),
    ('λ', "\\ensuremath{\\lambda}"),
    ('μ', "\\ensuremath{\\mu}"),
    ('π', "\\ensuremath{\\pi}"),
    ('ρ', "\\ensuremath{\\rho}"),
    ('σ', "\\ensuremath{\\sigma}"),
    ('τ', "\\ensuremath{\\tau}"),
    ('φ', "\\ensuremath{\\varphi}"),
    ('χ', "\\ensuremath{\\chi}"),
    ('ψ', "\\ensuremath{\\psi}"),
    ('ω', "\\ensuremath{\\omega}"),
    ('ᵀ', "\\ensuremath{^{\\mathsf T}}"),
    ('–', "--"),
    ('—', "---"),
    ('‖', "\\ensuremath{\\Vert}"),
    ('‘', "`"),
    ('’', "'"),
    ('“', "``"),
    ('”', "''"),
    ('•', "\\textbullet{}"),
    ('…', "\\ldots{}"),
    ('′', "\\ensuremath{'}"),
    ('⁰', "\\ensuremath{^0}"),
    ('⁺', "\\ensuremath{^+}"),
    ('⁻', "\\ensuremath{^-}"),
    ('₀', "\\ensuremath{_0}"),
    ('₁', "\\ensuremath{_1}"),
    ('₂', "\\ensuremath{_2}"),
    ('ℓ', "\\ensuremath{\\ell}"),
    ('⅓', "\\ensuremath{\\frac13}"),
    ('←', "\\ensuremath{\\leftarrow}"),
    ('→', "\\ensuremath{\\rightarrow}"),
    ('↔', "\\ensuremath{\\leftrightarrow}"),
    ('∈', "\\ensuremath{\\in}"),
    ('∏', "\\ensuremath{\\prod}"),
    ('∑', "\\ensuremath{\\sum}"),
    ('−', "\\ensuremath{-}"),
    ('√', "\\ensuremath{\\surd}"),
    ('∝', "\\ensuremath{\\propto}"),
    ('∞', "\\ensuremath{\\infty}"),
    ('∩', "\\ensuremath{\\cap}"),
    ('∪', "\\ensuremath{\\cup}"),
    ('≈', "\\ensuremath{\\approx}"),
    ('≠', "\\ensuremath{\\neq}"),
    ('≤', "\\ensuremath{\\leq}"),
    ('≥', "\\ensuremath{\\geq}"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_the_text_is_a_command() {
        assert_eq!(
            escaped("50 % & a_b #1 $x {y} \\z ~^"),
            "50 \\% \\& a\\_b \\#1 \\$x \\{y\\} \\textbackslash{}z \\textasciitilde{}\\textasciicircum{}"
        );
        assert_eq!(escaped("−0.5 – 1"), "\\ensuremath{-}0.5 -- 1");
        assert_eq!(escaped("a--b"), "a-{}-b");
        assert_eq!(escaped("[x]"), "{[}x{]}");
        assert_eq!(escaped("x̄ 한"), "\\ensuremath{\\bar{x}} \\texttt{U+D55C}");
    }

    #[test]
    fn the_letters_are_in_order() {
        assert!(NAMED.is_sorted_by(|a, b| a.0 < b.0));
    }
}
