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

#[cfg(test)]
mod tests {
    use super::{Claim, Finding, JudgedClaim, JudgedTest, Outcome, headline, sentence};
    use crate::{analysis::ROBUST, model::Score};

    /// A test that rises from 0.47 without the pact to 0.72 with it.
    fn rises() -> JudgedTest {
        JudgedTest {
            says: "the share rises".into(),
            measure: "share-probability".into(),
            unit: "probability",
            of: Vec::new(),
            expect: "rises".into(),
            sides: ["without the pact".into(), "with the pact".into()],
            networks: Default::default(),
            inputs: Default::default(),
            without: Some(Score::Defined(0.47)),
            with: Some(Score::Defined(0.72)),
            status: [Some("defined"); 2],
            outcome: Outcome::Holds,
            ends: None,
            share: None,
            by_construction: false,
            reason: None,
        }
    }

    fn judged(id: &str, verdict: Finding, by_construction: &str) -> JudgedClaim {
        JudgedClaim {
            id: id.into(),
            says: String::new(),
            verdict,
            sentence: String::new(),
            at_the_ends: None,
            least_share: None,
            by_construction: by_construction.into(),
            support: String::new(),
            rival: String::new(),
            tests: Vec::new(),
        }
    }

    #[test]
    fn a_measurement_is_told_with_its_numbers_and_what_came_of_it() {
        let expecting = |expect: &str, outcome: Outcome| JudgedTest {
            expect: expect.into(),
            outcome,
            ..rises()
        };
        let labels = JudgedTest {
            sides: ["in 1990".into(), "in 2000".into()],
            ..rises()
        };
        let hours = JudgedTest {
            unit: "hours",
            without: Some(Score::Defined(8.0)),
            with: Some(Score::Infinite),
            ..rises()
        };
        let share = |share: f64| JudgedTest {
            share: Some(share),
            ..rises()
        };
        let reason = JudgedTest {
            reason: Some("no route".into()),
            ..expecting("rises", Outcome::Undefined)
        };
        use Outcome::{Holds, Opposed, Undefined, Unmoved};
        for (test, words) in [
            (rises(), "0.47 without, 0.72 with"),
            (labels, "0.47 in 1990, 0.72 in 2000"),
            (hours, "8 h without, ∞ h with"),
            (expecting("at least 0.4 without", Holds), "0.47"),
            (
                expecting("at most 0.5 without", Opposed),
                "0.47, not as claimed",
            ),
            (expecting("at least 0.5 with", Holds), "0.72"),
            (expecting("highest", Holds), "0.72"),
            (expecting("highest", Opposed), "0.72, not the highest"),
            (
                expecting("falls", Opposed),
                "0.47 without, 0.72 with, not as claimed",
            ),
            (
                expecting("same", Unmoved),
                "0.47 without, 0.72 with, unmoved",
            ),
            (
                expecting("rises", Undefined),
                "undefined: not there on a side",
            ),
            (reason, "undefined: no route"),
            (share(ROBUST), "0.47 without, 0.72 with"),
            (
                share(0.5),
                "0.47 without, 0.72 with, but in 50 % of draws only",
            ),
        ] {
            let told = sentence(&Claim::default(), Finding::Supports, &[test]);
            assert_eq!(told, format!("Supports: the share rises ({words})."));
        }
    }

    #[test]
    fn a_verdict_is_told_with_its_reason_where_it_has_one_of_its_own() {
        let claim = Claim {
            not_testable: "it is of words.".into(),
            no_bearing: "it is of another pair".into(),
            ..Claim::default()
        };
        let plain = Claim::default();
        let said = |claim, verdict| sentence(claim, verdict, &[]);
        for (told, words) in [
            (said(&plain, Finding::Supports), "Supports."),
            (said(&claim, Finding::Contradicts), "Contradicts."),
            (said(&plain, Finding::NoBearing), "No bearing."),
            (
                said(&claim, Finding::NoBearing),
                "No bearing: it is of another pair.",
            ),
            (
                said(&claim, Finding::NotTestable),
                "Not testable from structure: it is of words.",
            ),
            (
                sentence(&claim, Finding::NoBearing, &[rises(), rises()]),
                "No bearing: it is of another pair. Measured all the same: the share rises (0.47 without, 0.72 with); \
                 the share rises (0.47 without, 0.72 with).",
            ),
        ] {
            assert_eq!(told, words);
        }
    }

    #[test]
    fn a_brief_is_told_by_how_many_of_its_claims_came_out_how() {
        let claims = [
            judged("one", Finding::Supports, "a tie can only help"),
            judged("two", Finding::NotTestable, ""),
            judged("three", Finding::Supports, ""),
        ];
        assert_eq!(
            headline(&claims),
            [
                "2 of 3 claims are supported by the structure: one and three.",
                "1 of 3 claims cannot be tested from structure: two.",
                "That it goes this way or stays is so by construction of the coding, for one: whether it moves, and how \
                 far, is the finding.",
            ]
        );
        let alone = [judged("one", Finding::Contradicts, "")];
        assert_eq!(headline(&alone), ["1 of 1 claims is contradicted: one."]);
        assert!(headline(&[]).is_empty());
    }
}
