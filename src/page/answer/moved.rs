//! The few changes that are worth a line each.

use super::title;
use crate::{
    analysis::{Change, Comparison, Sides, Verdict, number},
    metrics::{Metric, Scope},
    model::Score,
    report::change_cells,
};
use serde::Serialize;

/// Changes in the short list: of pairs, of the network, of others.
const MOST_OF_A_SCOPE: [usize; 3] = [4, 3, 3];

/// A change that is worth a line.
#[derive(Serialize)]
pub(super) struct Moved<'a> {
    metric: &'static str,
    name: &'static str,
    unit: &'static str,
    scope: Scope,
    subject: &'a [String],
    subject_title: String,
    without: Option<f64>,
    with: Option<f64>,
    without_text: String,
    with_text: String,
    change_text: String,
    bounds: Option<Bounds>,
    verdict: Verdict,
    by_construction: bool,
}

#[derive(Serialize)]
struct Bounds {
    without: Option<[f64; 2]>,
    with: Option<[f64; 2]>,
    text: String,
}

/// The main conclusions that moved most, relative to their size; one reading of each idea and subject. What the headline
/// speaks of comes first, in its order.
pub(super) fn moved<'a>(sides: &Sides, comparison: &'a Comparison) -> Vec<Moved<'a>> {
    let size = |change: &Change| {
        let place = |score: Option<Score>| score.and_then(Score::place).unwrap_or(0.0);
        let (without, with) = (place(change.without), place(change.with));
        if without.is_infinite() != with.is_infinite() {
            return f64::INFINITY;
        }
        (with - without).abs() / without.abs().max(with.abs()).max(f64::MIN_POSITIVE)
    };
    let counts = |change: &&Change| {
        let moved = matches!(
            change.verdict,
            Verdict::Better | Verdict::Worse | Verdict::Moved
        );
        moved && comparison.concludes(change.metric, &change.subject)
    };
    let mut changes: Vec<&Change> = comparison.changes.iter().filter(counts).collect();
    // The pair in question says most, then the network, then who is in the middle.
    let place = |change: &Change| match change.scope {
        Scope::Pair => 0,
        Scope::Network => 1,
        _ => 2,
    };
    changes.sort_by(|x, y| {
        let first = place(x).cmp(&place(y));
        first.then(size(y).total_cmp(&size(x)))
    });
    let mut left = MOST_OF_A_SCOPE;
    let mut told: Vec<(&str, &[String])> = Vec::new();
    let mut found = Vec::new();
    for change in changes {
        let Some(metric) = Metric::find(change.metric) else {
            continue;
        };
        if told.contains(&(metric.concept, &change.subject)) {
            continue;
        }
        let [without_text, with_text, change_text] = change_cells(change);
        // What reads alike on both sides says nothing in a short list.
        if without_text == with_text {
            continue;
        }
        let left = &mut left[place(change)];
        if *left == 0 {
            continue;
        }
        *left -= 1;
        told.push((metric.concept, &change.subject));
        found.push(Moved {
            metric: metric.id,
            name: metric.title,
            unit: metric.unit,
            scope: change.scope,
            subject: &change.subject,
            subject_title: title(sides, &change.subject),
            without: change.without.and_then(Score::value),
            with: change.with.and_then(Score::value),
            without_text,
            with_text,
            change_text,
            bounds: bounds(change),
            verdict: change.verdict,
            by_construction: change.by_construction,
        });
    }
    let concept = |id: &str| Metric::find(id).map(|metric| metric.concept);
    let place = |change: &Moved| {
        let same = |id: &str| concept(id) == concept(change.metric);
        let mut told = comparison.headline.iter();
        told.position(|sentence| sentence.metric.is_some_and(same))
            .unwrap_or(usize::MAX)
    };
    found.sort_by_key(place);
    found
}

fn bounds(change: &Change) -> Option<Bounds> {
    let text = |bounds: Option<[f64; 2]>| {
        bounds.map_or("–".into(), |[low, high]| {
            format!("{}–{}", number(low), number(high))
        })
    };
    change.without_bounds.or(change.with_bounds)?;
    Some(Bounds {
        without: change.without_bounds,
        with: change.with_bounds,
        text: format!(
            "{} to {}",
            text(change.without_bounds),
            text(change.with_bounds)
        ),
    })
}
