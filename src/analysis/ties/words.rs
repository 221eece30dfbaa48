//! The findings on ties in words, made from the numbers.

use super::{Ties, Worth, Worthy, few};
use crate::{
    analysis::{brief, number},
    metrics::{Better, CRITERIA},
    model::{Score, list},
};

/// Names listed where several share a place.
const MOST_NAMES: usize = 3;

pub(super) fn headline(ties: &Ties, by: usize) -> Vec<String> {
    let mut sentences = Vec::new();
    sentences.extend(costliest(&ties.ties, by, "tie"));
    sentences.extend(costliest(&ties.agreements, by, "agreement"));
    sentences.extend(next(ties, by));
    sentences.extend(agreement_of_criteria(ties, by));
    sentences.extend(best(ties, by));
    sentences.extend(shares(ties));
    sentences
}

/// "The tie whose loss costs most is Japan–United States: without it … falls from 0.6 to 0.5."
fn costliest(items: &[Worthy], by: usize, what: &str) -> Option<String> {
    let first = first_places(items, by);
    let worth = &first.first()?.worths[by];
    if worth.value.place()? <= 0.0 {
        return Some(format!(
            "No {what} would be missed by the measure of {}: the loss of any one alone costs nothing.",
            CRITERIA[by].about
        ));
    }
    let names: Vec<String> = first.iter().map(|item| item.name.clone()).collect();
    let moved = moved(by, worth.with, worth.without);
    Some(match names.as_slice() {
        [one] => format!("The {what} whose loss costs most is {one}: without it {moved}."),
        several => format!(
            "The {what}s whose loss costs most are {}: without any one of them {moved}.",
            few(several, MOST_NAMES)
        ),
    })
}

/// "Of 36 missing ties, each coded as …, A–B would add most to …"
fn next(ties: &Ties, by: usize) -> Option<String> {
    if let Some(reason) = &ties.missing_left_out {
        return Some(format!(
            "What missing ties would add was not examined: {reason}."
        ));
    }
    if ties.missing.is_empty() {
        return Some("No tie is missing: every pair is tied.".into());
    }
    let first = first_places(&ties.missing, by);
    let Some(best) = first.first() else {
        let reason = ties.missing[0].worths[by].reason.unwrap_or("no value");
        return Some(format!(
            "What a missing tie would add to {} has no value here: {reason}.",
            CRITERIA[by].about
        ));
    };
    let worth = &best.worths[by];
    let of = match ties.missing.len() {
        1 => "The one missing tie".to_string(),
        many => format!("Of {many} missing ties"),
    };
    let coded = format!("taken as {}", ties.coding.title);
    if worth.value.place()? <= 0.0 {
        return Some(format!(
            "{of}, {coded}, {} {}.",
            if ties.missing.len() == 1 {
                "would add nothing to"
            } else {
                "none would add to"
            },
            CRITERIA[by].about
        ));
    }
    let names: Vec<String> = first.iter().map(|item| item.name.clone()).collect();
    let would = if names.len() > 1 {
        format!("{} would each add most", few(&names, MOST_NAMES))
    } else {
        format!("{} would add most", names[0])
    };
    let moved = moved(by, worth.without, worth.with);
    Some(if ties.missing.len() == 1 {
        format!(
            "The one missing tie is {}, {coded}: with it {moved}.",
            names[0]
        )
    } else {
        format!("{of}, each {coded}, {would}: {moved}.")
    })
}

/// Whether the other criteria put the same missing tie first, and if not, how far down.
fn agreement_of_criteria(ties: &Ties, by: usize) -> Option<String> {
    if ties.missing.len() < 2 {
        return None;
    }
    let best = *first_places(&ties.missing, by).first()?;
    let ranked: Vec<&Worth> = best
        .worths
        .iter()
        .filter(|worth| worth.rank.is_some())
        .collect();
    if ranked.len() < 2 {
        return None;
    }
    let about = |metric: &str| {
        CRITERIA
            .iter()
            .find(|criterion| criterion.metric.id == metric)
            .map_or(metric, |criterion| {
                criterion.about.split(',').next().unwrap_or_default()
            })
            .to_string()
    };
    let worst = ranked.iter().max_by_key(|worth| worth.rank)?;
    if worst.rank == Some(1) {
        return Some(format!(
            "The criteria agree: it is first, alone or with others, by all {} that have a value.",
            ranked.len()
        ));
    }
    // The criteria that put another first, those with the same first ones together.
    let mut others: Vec<(String, Vec<String>)> = Vec::new();
    for (at, criterion) in CRITERIA.iter().enumerate() {
        if best.worths[at].rank.is_none_or(|rank| rank == 1) {
            continue;
        }
        let first = first_places(&ties.missing, at);
        let names: Vec<String> = first.iter().map(|item| item.name.clone()).collect();
        let (names, by) = (few(&names, 1), about(criterion.metric.id));
        match others.iter_mut().find(|(known, _)| *known == names) {
            Some((_, criteria)) => criteria.push(by),
            None => others.push((names, vec![by])),
        }
    }
    let others: Vec<String> = others
        .into_iter()
        .map(|(names, by)| format!("{names} by {}", list(by.into_iter())))
        .collect();
    Some(format!(
        "The criteria disagree: {} ranks from 1 to {} of {} (lowest by {}). First are instead {}.",
        best.name,
        worst.rank?,
        ties.missing.len(),
        about(worst.metric),
        others.join("; ")
    ))
}

fn best(ties: &Ties, by: usize) -> Option<String> {
    let set = ties.best.iter().rfind(|set| set.size > 1)?;
    let how = if set.method == "exhaustive" {
        format!("no other set of {} does better", set.size)
    } else {
        "found by adding the best tie to the set before, which is not always the best set".into()
    };
    Some(format!(
        "The best {} together are {}: with them {} is {} ({how}).",
        set.size,
        list(set.ties.iter().cloned()),
        CRITERIA[by].about.split(',').next().unwrap_or_default(),
        number(set.score.value()?)
    ))
}

fn shares(ties: &Ties) -> Option<String> {
    let shapley = &ties.shapley;
    let (all, none) = (shapley.all?, shapley.none?);
    let first = shapley.values.first()?;
    let value = first.value.value()?;
    if all - none <= 0.0 {
        return None;
    }
    let sampled = match first.error {
        Some(error) => format!(" ± {}, estimated", brief(error)),
        None => String::new(),
    };
    Some(format!(
        "Of the {} that the agreements together add to that probability, {} carries {}{sampled} ({:.0} %), by Shapley's rule.",
        number(all - none),
        first.name,
        number(value),
        100.0 * value / (all - none)
    ))
}

/// The items that share the first place.
fn first_places(items: &[Worthy], by: usize) -> Vec<&Worthy> {
    items
        .iter()
        .filter(|item| item.worths[by].rank == Some(1))
        .collect()
}

/// "efficiency falls from 0.8 to 0.7"
fn moved(by: usize, from: Score, to: Score) -> String {
    let about = CRITERIA[by].about.split(',').next().unwrap_or_default();
    let figure = |score: Score| score.place().map_or("no value".into(), number);
    let verb = match (from.place(), to.place()) {
        (Some(x), Some(y)) if y > x => "rises",
        (Some(x), Some(y)) if y < x => "falls",
        _ => "moves",
    };
    let note = if CRITERIA[by].better == Better::Lower {
        " (lower is better)"
    } else {
        ""
    };
    format!(
        "{about} {verb} from {} to {}{note}",
        figure(from),
        figure(to)
    )
}

#[cfg(test)]
mod tests {
    use super::{CRITERIA, Score, Ties, agreement_of_criteria, best, costliest, next, shares};
    use crate::{
        analysis::{Coding, TieQuestion, ties},
        by_hand::{measured, tied},
        metrics::Criterion,
    };

    /// The place of efficiency among the criteria.
    const BY: usize = 1;

    /// A ring of four under one pact: two ties are missing, which are alike.
    fn ring(best: usize) -> Ties {
        let pairs = [("A", "B"), ("B", "C"), ("C", "D"), ("D", "A")];
        let mut study = tied(&[], &pairs);
        for tie in &mut study.tie {
            tie.agreement = Some("PACT".into());
        }
        let side = measured(&study);
        let question = TieQuestion {
            coding: Coding::usual(&side.network),
            by: Criterion::find("efficiency"),
            best,
            shapley: true,
            seed: 1,
        };
        let found = ties(&side, &question).expect("a small network");
        assert_eq!(CRITERIA[BY].metric.id, found.by);
        assert_eq!(found.missing.len(), 2);
        found
    }

    fn begins(sentence: Option<String>, words: &str) {
        let sentence = sentence.expect("a sentence");
        assert!(sentence.starts_with(words), "{sentence}");
    }

    #[test]
    fn criteria_are_held_against_each_other_where_there_are_two_of_them_and_two_ties() {
        let mut found = ring(1);
        begins(agreement_of_criteria(&found, BY), "The criteria agree");
        for kept in [2, 1] {
            for worth in found.missing.iter_mut().flat_map(|tie| &mut tie.worths) {
                if CRITERIA[..kept]
                    .iter()
                    .all(|one| one.metric.id != worth.metric)
                {
                    worth.rank = None;
                }
            }
            let said = agreement_of_criteria(&found, 0);
            assert_eq!(said.is_some(), kept == 2, "{said:?}");
        }
        let mut found = ring(1);
        found.missing.truncate(1);
        assert_eq!(agreement_of_criteria(&found, BY), None);
    }

    #[test]
    fn what_costs_or_adds_nothing_is_said_to() {
        let mut found = ring(1);
        let pact = "The agreement whose loss costs most is PACT: without it";
        begins(costliest(&found.agreements, BY, "agreement"), pact);
        found.agreements[0].worths[BY].value = Score::Defined(0.0);
        let none = "No agreement would be missed by the measure of efficiency";
        begins(costliest(&found.agreements, BY, "agreement"), none);
        begins(next(&found, BY), "Of 2 missing ties, each taken as");
        for tie in &mut found.missing {
            tie.worths[BY].value = Score::Defined(0.0);
        }
        let said = next(&found, BY).expect("a sentence");
        assert!(said.contains(", none would add to "), "{said}");
        found.missing.truncate(1);
        let said = next(&found, BY).expect("a sentence");
        assert!(said.contains(", would add nothing to "), "{said}");
    }

    #[test]
    fn ties_are_best_together_where_they_are_two_and_shares_are_of_something() {
        assert_eq!(best(&ring(1), BY), None);
        begins(best(&ring(2), BY), "The best 2 together are A–C and B–D:");
        let mut found = ring(1);
        // All ties are sure, and every request is answered by them alone.
        let carried =
            "Of the 1 that the agreements together add to that probability, PACT carries 1 (100 %)";
        begins(shares(&found), carried);
        found.shapley.values[0].error = Some(0.01);
        let said = shares(&found).expect("a sentence");
        assert!(
            said.contains("carries 1 ± 0.01, estimated (100 %)"),
            "{said}"
        );
        found.shapley.none = found.shapley.all;
        assert_eq!(shares(&found), None);
    }
}
