//! A brief judged: what the structure of the networks says of each claim of a text.

mod gauge;
mod quantities;
mod words;

use gauge::{Gauge, outcome, subject_ids};
pub use quantities::{QUANTITIES, Quantity, is_measure};

use super::{Measured, ROBUST, change::Change, compare::compare};
use crate::{
    error::{Error, Result},
    model::{Brief, Claim, Expect, Score, Test},
};
use serde::Serialize;
use std::sync::Arc;

/// A brief with a verdict on each of its claims.
#[derive(Clone, Debug, Serialize)]
pub struct Judged {
    /// Version of this shape.
    pub schema: &'static str,
    /// What the brief is called.
    pub title: String,
    /// The text whose claims these are.
    pub source: String,
    /// What a reader must know of the coding.
    pub about: String,
    /// SHA-256 of the brief's text.
    pub sha256: String,
    /// The findings in words: how many claims are supported, contradicted, …
    pub headline: Vec<String>,
    /// The claims in the order of the text.
    pub claims: Vec<JudgedClaim>,
}

/// A claim with its verdict.
#[derive(Clone, Debug, Serialize)]
pub struct JudgedClaim {
    /// Its id.
    pub id: String,
    /// The claim.
    pub says: String,
    /// What the measurements say of it.
    pub verdict: Finding,
    /// The verdict in a sentence, with its numbers.
    pub sentence: String,
    /// Whether the verdict is the same with all coded numbers low and with all high; null where no test has a range.
    pub at_the_ends: Option<bool>,
    /// The least share of draws, over the tests, in which a test comes out as at the mid values; null without draws.
    pub least_share: Option<f64>,
    /// Why it holds by the coding alone; empty if it does not.
    pub by_construction: String,
    /// What counts as support.
    pub support: String,
    /// The rival reading.
    pub rival: String,
    /// What was measured.
    pub tests: Vec<JudgedTest>,
}

/// What measurements say of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Finding {
    /// Every test came out as the claim has it.
    Supports,
    /// Some tests came out as the claim has it, others did not.
    SupportsInPart,
    /// No test came out as the claim has it, and at least one went the other way.
    Contradicts,
    /// Nothing that was measured moved, or what moved does not bear on the claim.
    NoBearing,
    /// No measurement of structure can test it.
    NotTestable,
}

impl Finding {
    /// The words in outputs.
    pub fn words(self) -> &'static str {
        match self {
            Finding::Supports => "supports",
            Finding::SupportsInPart => "supports in part",
            Finding::Contradicts => "contradicts",
            Finding::NoBearing => "no bearing",
            Finding::NotTestable => "not testable from structure",
        }
    }

    /// The same in narrow places.
    pub fn short(self) -> &'static str {
        match self {
            Finding::NotTestable => "not testable",
            other => other.words(),
        }
    }
}

/// A test with what was measured.
#[derive(Clone, Debug, Serialize)]
pub struct JudgedTest {
    /// What was measured, in words.
    pub says: String,
    /// The metric or quantity.
    pub measure: String,
    /// Its unit.
    pub unit: &'static str,
    /// Of whom: ids; none for the network.
    pub of: Vec<String>,
    /// What it does if the claim holds.
    pub expect: String,
    /// How the sides are called.
    pub sides: [String; 2],
    /// What was measured on each side: network, configuration, date, transit rule.
    pub networks: [String; 2],
    /// Start of the hashes of the inputs.
    pub inputs: [String; 2],
    /// On the side without, at the mid values.
    pub without: Option<Score>,
    /// On the side with, at the mid values.
    pub with: Option<Score>,
    /// `defined`, `estimated`, `infinite` or `undefined` for each side; null where the side is not asked or lacks it.
    pub status: [Option<&'static str>; 2],
    /// What came of it.
    pub outcome: Outcome,
    /// What comes of it with all coded numbers low, and with all high; null without ranges.
    pub ends: Option<[Outcome; 2]>,
    /// Share of draws over the ranges that come out the same; null where it was not drawn.
    pub share: Option<f64>,
    /// Whether adding what was added can move it this way only.
    pub by_construction: bool,
    /// Why it is undefined, where it is.
    pub reason: Option<String>,
}

/// What came of a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// As the claim has it.
    Holds,
    /// The number does not move.
    Unmoved,
    /// The other way.
    Opposed,
    /// Undefined on a side that is needed.
    Undefined,
}

impl Outcome {
    /// The word in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Outcome::Holds => "holds",
            Outcome::Unmoved => "unmoved",
            Outcome::Opposed => "opposed",
            Outcome::Undefined => "undefined",
        }
    }
}

/// The two sides on which a test is measured.
pub struct TestSides {
    /// The side without.
    pub without: Arc<Measured>,
    /// The side with.
    pub with: Arc<Measured>,
    /// How they are called.
    pub labels: [String; 2],
}

/// Judges every claim; `sides` opens the networks of a test, and `draw` gives the share of draws over the coded ranges
/// in which the change of a metric goes this way, where that is wanted and known.
///
/// # Errors
/// A network that cannot be opened, or a subject that it does not have.
pub fn judge(
    brief: &Brief,
    mut sides: impl FnMut(&Test) -> Result<TestSides>,
    share: impl Fn(&TestSides, &Change) -> Option<f64>,
) -> Result<Judged> {
    let claims = brief
        .claim
        .iter()
        .map(|claim| {
            let tests = claim
                .test
                .iter()
                .map(|test| {
                    let sides = sides(test)?;
                    measure(claim, test, &sides, &share)
                })
                .collect::<Result<Vec<_>>>()?;
            Ok(judged(claim, tests))
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(Judged {
        schema: "linchpin/brief/1",
        title: brief.title.clone(),
        source: brief.source.clone(),
        about: brief.about.clone(),
        sha256: brief.sha256.clone(),
        headline: words::headline(&claims),
        claims,
    })
}

fn judged(claim: &Claim, tests: Vec<JudgedTest>) -> JudgedClaim {
    let outcomes = |at: Option<usize>| -> Vec<Outcome> {
        let end = |test: &JudgedTest, at: usize| test.ends.map_or(test.outcome, |ends| ends[at]);
        let outcome = |test: &JudgedTest| at.map_or(test.outcome, |at| end(test, at));
        tests.iter().map(outcome).collect()
    };
    let at_mid = finding(claim, &outcomes(None));
    // What holds at the mid values and hangs on the coding holds in part.
    let hangs = tests.iter().filter(|test| test.hangs());
    let over_draws = [outcomes(None), hangs.map(|_| Outcome::Unmoved).collect()].concat();
    let verdict = finding(claim, &over_draws);
    let ranged = tests.iter().any(|test| test.ends.is_some());
    let at_the_ends = ranged.then(|| {
        [0, 1]
            .iter()
            .all(|&at| finding(claim, &outcomes(Some(at))) == at_mid)
    });
    let shares = tests.iter().filter_map(|test| test.share);
    JudgedClaim {
        id: claim.id.clone(),
        says: claim.says.clone(),
        verdict,
        sentence: words::sentence(claim, verdict, &tests),
        at_the_ends,
        least_share: shares.reduce(f64::min),
        by_construction: claim.by_construction.clone(),
        support: claim.support.clone(),
        rival: claim.rival.clone(),
        tests,
    }
}

impl JudgedTest {
    /// Whether it comes out as at the mid values in too few draws to be called robust.
    pub fn hangs(&self) -> bool {
        self.share.is_some_and(|share| share < ROBUST)
    }
}

/// The verdict that follows from the outcomes.
fn finding(claim: &Claim, outcomes: &[Outcome]) -> Finding {
    let any = |outcome| outcomes.contains(&outcome);
    if !claim.not_testable.is_empty() {
        return Finding::NotTestable;
    }
    if !claim.no_bearing.is_empty() {
        return Finding::NoBearing;
    }
    match (
        any(Outcome::Holds),
        any(Outcome::Opposed),
        any(Outcome::Unmoved),
    ) {
        (true, false, false) => Finding::Supports,
        (true, ..) => Finding::SupportsInPart,
        (false, true, _) => Finding::Contradicts,
        (false, false, true) => Finding::NoBearing,
        (false, false, false) => Finding::NotTestable,
    }
}

fn measure(
    claim: &Claim,
    test: &Test,
    sides: &TestSides,
    share: &impl Fn(&TestSides, &Change) -> Option<f64>,
) -> Result<JudgedTest> {
    let fault = |error: Error| {
        Error::Refused(format!(
            "claim `{}`, test \u{201c}{}\u{201d}: {error}",
            claim.id, test.says
        ))
    };
    let gauge = Gauge::of(test)?;
    let read = |side: &Measured| gauge.read(side, test).map_err(fault);
    let [without, with] = [read(&sides.without)?, read(&sides.with)?];
    let at = |level: usize| outcome(test, [&without[level], &with[level]]);
    let ranged = sides.without.ends.is_some() || sides.with.ends.is_some();
    let (came, ends) = (at(0), ranged.then(|| [at(1), at(2)]));
    let change = gauge.metric().and_then(|metric| {
        let comparison = compare(&sides.without, &sides.with, sides.labels.clone(), &[metric]);
        let subject = subject_ids(&sides.with.network, &test.of);
        let mut changes = comparison.changes.into_iter();
        changes.find(|change| change.subject == subject)
    });
    let moves = matches!(
        test.expected(),
        Expect::Rises | Expect::Falls | Expect::Same
    );
    let drawn = change
        .as_ref()
        .filter(|_| moves && came != Outcome::Undefined);
    let [mut without, mut with] = [without[0].score, with[0].score];
    if sides.labels[0] == sides.labels[1] {
        // One network: it is the side of which something is claimed.
        *if test.expected().is_of_without() {
            &mut with
        } else {
            &mut without
        } = None;
    }
    Ok(JudgedTest {
        says: test.says.clone(),
        measure: test.measure.clone(),
        unit: gauge.unit(),
        of: test.of.clone(),
        expect: test.expected().to_string(),
        sides: sides.labels.clone(),
        networks: [&sides.without, &sides.with].map(|side| {
            let summary = side.summary();
            format!("{}, transit {}", summary.label(), summary.transit)
        }),
        inputs: [&sides.without, &sides.with]
            .map(|side| side.summary().sha256.chars().take(8).collect()),
        share: drawn.and_then(|change| share(sides, change)),
        by_construction: change.is_some_and(|change| change.by_construction),
        reason: [without, with]
            .iter()
            .flatten()
            .find_map(|score| score.reason().map(String::from)),
        status: [without, with].map(|score| score.map(Score::status)),
        without,
        with,
        outcome: came,
        ends,
    })
}
