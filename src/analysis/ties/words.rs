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
