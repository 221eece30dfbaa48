//! A judged brief: tables, tidy rows and the first pages of a report.

use super::{
    document::Block,
    table::Table,
    tidy::{Tidy, optional},
};
use crate::{
    analysis::{Judged, JudgedClaim, JudgedTest, capital, score, share},
    model::Score,
};

/// The verdicts, then every measurement.
pub fn brief_tables(judged: &Judged) -> Vec<Table> {
    vec![verdicts(judged), measurements(judged)]
}

/// The first pages of a report: the verdict on each claim, with the numbers and the rival reading.
pub fn brief_section(judged: &Judged) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading(judged.title.clone()),
        Block::Findings(judged.headline.clone()),
        Block::Paragraph(format!(
            "{} Source: {}.",
            judged
                .about
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
            judged.source
        )),
        Block::Table(verdicts(judged)),
    ];
    for claim in &judged.claims {
        blocks.push(Block::Subheading(claim.says.clone()));
        blocks.push(Block::Paragraph(claim.sentence.clone()));
        let mut items = Vec::new();
        items.extend(robustness(claim));
        if !claim.by_construction.is_empty() {
            items.push(format!("By construction: {}.", claim.by_construction));
        }
        if !claim.support.is_empty() {
            items.push(format!("What counts as support: {}", claim.support));
        }
        if !claim.rival.is_empty() {
            items.push(format!("Rival reading: {}", claim.rival));
        }
        blocks.push(Block::List(items));
    }
    blocks.push(Block::Table(measurements(judged)));
    blocks
}

fn robustness(claim: &JudgedClaim) -> Option<String> {
    let ends = match claim.at_the_ends? {
        true => "the verdict is the same with all coded numbers low and with all high",
        false => "the verdict is another with all coded numbers low, or with all high",
    };
    Some(match claim.least_share {
        Some(least) => format!(
            "{}; over draws of all of them every test comes out as here in at least {}.",
            capital(ends),
            share(least)
        ),
        None => format!("{}.", capital(ends)),
    })
}

fn verdicts(judged: &Judged) -> Table {
    let mut table = Table::new(
        "The claims",
        &[
            ">no.",
            "<claim",
            "<verdict",
            "<low, high",
            ">draws",
            "<by construction",
        ],
    );
    for (number, claim) in judged.claims.iter().enumerate() {
        let ends = match claim.at_the_ends {
            None => "–",
            Some(true) => "same",
            Some(false) => "changes",
        };
        table.row([
            (number + 1).to_string(),
            claim.id.clone(),
            claim.verdict.short().to_string(),
            ends.to_string(),
            claim.least_share.map_or("–".into(), share),
            if claim.by_construction.is_empty() {
                ""
            } else {
                "yes"
            }
            .to_string(),
        ]);
    }
    table.note(
        "low, high: the verdict with all coded numbers low, and with all high, against that at the mid values; \
         draws: the least share of draws over the coded ranges, over the tests of a claim, in which a test comes out as at \
         the mid values: below 95 % a claim holds in part only; by construction: which way it goes is arithmetic",
    );
    table
}

fn measurements(judged: &Judged) -> Table {
    let mut table = Table::new(
        "What was measured",
        &[
            "<claim",
            "<measure",
            "<of",
            "<expected",
            ">without",
            ">with",
            "<outcome",
        ],
    );
    for (number, claim) in judged.claims.iter().enumerate() {
        for test in &claim.tests {
            let built = if test.by_construction { "*" } else { "" };
            table.row([
                (number + 1).to_string(),
                test.measure.clone(),
                if test.of.is_empty() {
                    "all".into()
                } else {
                    test.of.join("–")
                },
                expected(test),
                score(test.without),
                score(test.with),
                format!("{}{built}", test.outcome.word()),
            ]);
        }
    }
    table.note("*: adding what was added can move it this way only");
    table
}

/// The expectation, short.
fn expected(test: &JudgedTest) -> String {
    test.expect.replace("at least", "≥").replace("at most", "≤")
}

impl Tidy for Judged {
    fn columns(&self) -> Vec<&'static str> {
        vec![
            "claim",
            "verdict",
            "measure",
            "a",
            "b",
            "expect",
            "without",
            "with",
            "outcome",
            "outcome_low",
            "outcome_high",
            "share",
            "by_construction",
            "network_without",
            "network_with",
        ]
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let row = |claim: &JudgedClaim, test: Option<&JudgedTest>| -> Vec<String> {
            let mut row = vec![claim.id.clone(), claim.verdict.words().to_string()];
            let Some(test) = test else {
                row.resize(self.columns().len(), String::new());
                return row;
            };
            let [a, b] = super::tidy::ends(&test.of);
            let end = |at: usize| test.ends.map_or("", |ends| ends[at].word()).to_string();
            row.extend([
                test.measure.clone(),
                a,
                b,
                test.expect.clone(),
                optional(test.without.and_then(Score::value)),
                optional(test.with.and_then(Score::value)),
                test.outcome.word().to_string(),
                end(0),
                end(1),
                optional(test.share),
                test.by_construction.to_string(),
                test.networks[0].clone(),
                test.networks[1].clone(),
            ]);
            row
        };
        self.claims
            .iter()
            .flat_map(|claim| -> Vec<Vec<String>> {
                if claim.tests.is_empty() {
                    return vec![row(claim, None)];
                }
                claim
                    .tests
                    .iter()
                    .map(|test| row(claim, Some(test)))
                    .collect()
            })
            .collect()
    }
}
