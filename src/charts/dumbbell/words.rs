//! The title, which is the finding, and the text in place of the picture.

use super::{Group, name, row::word};
use crate::{
    analysis::{Change, capital},
    charts::{Subject, reading_words},
    model::Score,
};

/// Changes smaller than this share of the largest value are not worth a title.
const VISIBLE: f64 = 0.005;

/// The finding.
pub(super) fn title(subject: &Subject, groups: &[Group], concept: &str) -> String {
    let side = &subject.comparison.with.label;
    let largest = |group: &Group| {
        let values = group
            .rows
            .iter()
            .flat_map(|change| [change.without, change.with])
            .flatten();
        values
            .filter_map(Score::value)
            .map(f64::abs)
            .fold(0.0, f64::max)
    };
    let share = |group: &Group, change: &Change| match largest(group) {
        0.0 => 0.0,
        largest => change.difference().unwrap_or(0.0) / largest,
    };
    let every = groups.iter().flat_map(|group| {
        group
            .rows
            .iter()
            .map(move |change| (share(group, change), change))
    });
    let top = every.max_by(|x, y| x.0.abs().total_cmp(&y.0.abs()));
    let Some((moved, top)) = top.filter(|(moved, _)| moved.abs() >= VISIBLE) else {
        return format!("Nobody's {concept} moves visibly {side}");
    };
    let who = capital(&name(subject, &top.subject));
    let directions: Vec<i8> = groups
        .iter()
        .filter_map(|group| {
            group
                .rows
                .iter()
                .find(|change| change.subject == top.subject)
                .map(|change| share(group, change))
        })
        .map(|moved| {
            if moved.abs() < VISIBLE {
                0
            } else if moved > 0.0 {
                1
            } else {
                -1
            }
        })
        .collect();
    let verb = if moved > 0.0 { "gains" } else { "loses" };
    let sign = if moved > 0.0 { 1 } else { -1 };
    let agreeing = directions
        .iter()
        .filter(|&&direction| direction == sign)
        .count();
    let all = directions.len();
    if directions.contains(&-sign) {
        format!("Whether {who} gains or loses {concept} {side} depends on the reading of a tie")
    } else if agreeing < all {
        format!("{who} {verb} {concept} {side}, but in {agreeing} of {all} readings only")
    } else if all > 1 {
        format!("{who} {verb} {concept} {side}, in every reading")
    } else {
        format!("{who} {verb} {concept} {side}")
    }
}

/// The picture in words.
pub(super) fn alt(subject: &Subject, groups: &[Group], concept: &str) -> String {
    let row = |change: &Change| {
        format!(
            "{} {} to {}",
            name(subject, &change.subject),
            word(change.without),
            word(change.with)
        )
    };
    let group = |group: &Group| {
        format!(
            "{}: {}",
            reading_words(group.metric.reading),
            group.rows.iter().map(row).collect::<Vec<_>>().join(", ")
        )
    };
    format!(
        "Dumbbell chart of {concept}, {} to {}. {}.",
        subject.comparison.without.label,
        subject.comparison.with.label,
        groups.iter().map(group).collect::<Vec<_>>().join(". ")
    )
}
