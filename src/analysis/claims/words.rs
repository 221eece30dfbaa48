//! The sentences of a judged brief, made from its numbers.

use super::{Finding, JudgedClaim, JudgedTest, Outcome};
use crate::{
    analysis::{capital, score, share},
    model::{Claim, list},
};

/// How many claims came out how.
pub(super) fn headline(claims: &[JudgedClaim]) -> Vec<String> {
    let of = |verdict: Finding| -> Vec<String> {
        let same = claims.iter().filter(|claim| claim.verdict == verdict);
        same.map(|claim| claim.id.clone()).collect()
    };
    let mut lines = Vec::new();
    let total = claims.len();
    for (verdict, said) in [
        (Finding::Supports, "are supported by the structure"),
        (Finding::SupportsInPart, "are supported in part"),
        (Finding::Contradicts, "are contradicted"),
        (Finding::NoBearing, "are not touched by what was measured"),
        (Finding::NotTestable, "cannot be tested from structure"),
    ] {
        let ids = of(verdict);
        if !ids.is_empty() {
            let said = if ids.len() == 1 {
                said.replacen("are ", "is ", 1)
            } else {
                said.into()
            };
            lines.push(format!(
                "{} of {total} claims {said}: {}.",
                ids.len(),
                list(ids.into_iter())
            ));
        }
    }
    let built = claims
        .iter()
        .filter(|claim| !claim.by_construction.is_empty())
        .map(|claim| claim.id.clone());
    let built: Vec<String> = built.collect();
    if !built.is_empty() {
        lines.push(format!(
            "That it goes this way or stays is so by construction of the coding, for {}: whether it moves, and how far, is \
             the finding.",
            list(built.into_iter())
        ));
    }
    lines
}

/// The verdict with its numbers.
pub(super) fn sentence(claim: &Claim, verdict: Finding, tests: &[JudgedTest]) -> String {
    let reason = match verdict {
        Finding::NotTestable if !claim.not_testable.is_empty() => &claim.not_testable,
        Finding::NoBearing if !claim.no_bearing.is_empty() => &claim.no_bearing,
        _ => "",
    };
    let measured: Vec<String> = tests.iter().map(measured).collect();
    let mut text = capital(verdict.words());
    text += match (reason.is_empty(), measured.is_empty()) {
        (true, true) => "",
        _ => ": ",
    };
    text += reason;
    if !measured.is_empty() {
        if !reason.is_empty() {
            text += ". Measured all the same: ";
        }
        text += &measured.join("; ");
    }
    if !text.ends_with('.') {
        text.push('.');
    }
    text
}

/// One measurement, in words.
fn measured(test: &JudgedTest) -> String {
    let cell = |side| {
        let value = score(side).replace("n/a", "undefined");
        match test.unit {
            "hours" | "h" => format!("{value} h"),
            _ => value,
        }
    };
    let numbers = match (test.expect.as_str(), test.outcome) {
        (_, Outcome::Undefined) => format!(
            "undefined: {}",
            test.reason.as_deref().unwrap_or("not there on a side")
        ),
        (expect, _) if expect.starts_with("at ") && expect.ends_with("without") => {
            cell(test.without)
        }
        (expect, _) if expect.starts_with("at ") || expect == "highest" => cell(test.with),
        _ => {
            let [without, with] = test.sides.each_ref().map(|label| short(label));
            format!(
                "{} {without}, {} {with}",
                cell(test.without),
                cell(test.with)
            )
        }
    };
    let came = match (test.outcome, test.expect.as_str()) {
        (Outcome::Holds, _) if test.hangs() => {
            return format!(
                "{} ({numbers}, but in {} of draws only)",
                test.says,
                test.share.map_or(String::new(), share)
            );
        }
        (Outcome::Unmoved, _) => ", unmoved",
        (Outcome::Opposed, "highest") => ", not the highest",
        (Outcome::Opposed, _) => ", not as claimed",
        (Outcome::Holds | Outcome::Undefined, _) => "",
    };
    format!("{} ({numbers}{came})", test.says)
}

/// "without" and "with" where the claim itself says what; else the whole label.
fn short(label: &str) -> &str {
    let first = label.split_whitespace().next().unwrap_or_default();
    if matches!(first, "without" | "with") {
        first
    } else {
        label
    }
}
