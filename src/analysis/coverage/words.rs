//! The findings in words.

use super::{ActorCoverage, Coverage, Situation};
use crate::{
    analysis::{capital, number::brief},
    model::{Actor, list},
};

/// A smaller change of a mean is none: it does not show in two decimals.
const VISIBLE: f64 = 0.005;
/// Actors named in one sentence.
const MOST_NAMED: usize = 4;

/// What is gained, where it is nothing, what it is without the hub, and what sources say that values do not.
pub(super) fn headline(coverage: &Coverage) -> Vec<String> {
    let mut sentences = vec![meaning(coverage)];
    if coverage.without.is_some() {
        sentences.extend(change(
            coverage,
            [Situation::Without, Situation::With],
            None,
        ));
        sentences.extend(greatest(coverage));
        sentences.extend(confirmation(coverage));
    }
    if let Some(hub) = &coverage.hub {
        let gone = format!("without {}", hub.name);
        let pair = [Situation::WithoutHubGone, Situation::WithHubGone];
        sentences.extend(tried(coverage));
        if coverage.without.is_some() {
            sentences.extend(change(coverage, pair, Some(&gone)));
        } else {
            let pair = [Situation::With, Situation::WithHubGone];
            sentences.extend(change(coverage, pair, Some(&gone)));
        }
    }
    sentences
}

fn meaning(coverage: &Coverage) -> String {
    let number = coverage.capabilities.len();
    let capabilities = if number == 1 {
        "one capability".to_string()
    } else {
        format!("{number} capabilities")
    };
    let rows = coverage.actors.iter();
    let bare = rows.filter(|row| row.situation == Situation::With && row.none > 0);
    let bare: Vec<String> = bare.map(|row| spoken(&row.name)).collect();
    let bare = match bare.len() {
        0 => String::new(),
        1 => format!(
            " {} reaches nobody who has some of them.",
            capital(&bare[0])
        ),
        few if few <= MOST_NAMED => {
            let names = capital(&list(bare.into_iter()));
            format!(" {names} reach nobody who has some of them.")
        }
        many => format!(" {many} actors reach nobody who has some of them."),
    };
    format!(
        "Coverage is the mean over {capabilities} of the best value within reach: a holder's value times the probability \
         that its answer comes.{bare}"
    )
}

/// How coverage differs between two situations.
fn change(coverage: &Coverage, pair: [Situation; 2], gone: Option<&str>) -> Vec<String> {
    let [before, after] = pair;
    let with = &coverage.with.label;
    let mut rows: Vec<(&ActorCoverage, f64, f64)> = Vec::new();
    let mut unknown = Vec::new();
    for id in coverage.ids() {
        let (Some(old), Some(new)) = (coverage.actor(before, id), coverage.actor(after, id)) else {
            continue;
        };
        match (old.mean, new.mean) {
            (Some(x), Some(y)) => rows.push((new, x, y)),
            _ => unknown.push(spoken(&new.name)),
        }
    }
    rows.sort_by(|x, y| (y.2 - y.1).abs().total_cmp(&(x.2 - x.1).abs()));
    let (moved, still): (Vec<_>, Vec<_>) = rows
        .into_iter()
        .partition(|(_, x, y)| (y - x).abs() >= VISIBLE && brief(*x) != brief(*y));
    let edited = before != Situation::With;
    let setting = match (gone, edited) {
        (Some(gone), true) => format!("{}, coverage ", capital(gone)),
        (Some(gone), false) => format!("{} coverage ", capital(gone)),
        (None, _) => format!("{} coverage ", capital(with)),
    };
    let mut sentences = Vec::new();
    let told = |(row, x, y): &(&ActorCoverage, f64, f64)| {
        let way = if y > x { "rises" } else { "falls" };
        format!(
            "{way} from {} to {} for {}",
            brief(*x),
            brief(*y),
            spoken(&row.name)
        )
    };
    if !moved.is_empty() {
        let named = list(moved.iter().take(MOST_NAMED).map(told));
        let more = match moved.len().saturating_sub(MOST_NAMED) {
            0 => String::new(),
            more => format!(", and moves for {more} more"),
        };
        let by = if gone.is_some() && edited {
            format!(" {with}")
        } else {
            String::new()
        };
        sentences.push(format!("{setting}{named}{more}{by}."));
    }
    if edited && !still.is_empty() {
        let names = still.iter().map(|(row, ..)| spoken(&row.name));
        let names = if still.len() > MOST_NAMED {
            format!("{} actors", still.len())
        } else {
            list(names)
        };
        let why = if gone.is_none() && !moved.is_empty() {
            ": what the others hold comes as surely without it, or is no better than what is at hand"
        } else {
            ""
        };
        let start = match (gone, moved.is_empty()) {
            (_, false) => "Nothing changes in value for".to_string(),
            (Some(gone), true) => {
                format!("{} too nothing changes in value {with} for", capital(gone))
            }
            (None, true) => format!("{} nothing changes in value for", capital(with)),
        };
        sentences.push(format!("{start} {names}{why}."));
    }
    if !unknown.is_empty() && gone.is_none() {
        let names = if unknown.len() > MOST_NAMED {
            format!("{} actors", unknown.len())
        } else {
            list(unknown.into_iter())
        };
        sentences.push(format!(
            "For {names} coverage is unknown: {}.",
            reason(coverage)
        ));
    }
    sentences
}

/// Where the greatest change lies, and who holds it.
fn greatest(coverage: &Coverage) -> Option<String> {
    let mut most: Option<(f64, String)> = None;
    let news = coverage.covers.iter();
    for new in news.filter(|cover| cover.situation == Situation::With) {
        let Some(old) = coverage.cover(Situation::Without, &new.actor, &new.capability) else {
            continue;
        };
        let (Some(x), Some(y)) = (old.value, new.value) else {
            continue;
        };
        if (y - x).abs() < VISIBLE
            || most
                .as_ref()
                .is_some_and(|(most, _)| (y - x).abs() <= *most)
        {
            continue;
        }
        let name = |id: &str| {
            let row = coverage.actors.iter().find(|row| row.actor == id);
            row.map_or(id.to_string(), |row| spoken(&row.name))
        };
        let better = if y > x { new } else { old };
        let holder = better.holder.as_deref().map(name).unwrap_or_default();
        let told = format!(
            "The greatest single change is {} for {}, {} to {}; the better value is that of {holder}.",
            new.capability.replace('_', " "),
            name(&new.actor),
            brief(x),
            brief(y)
        );
        most = Some(((y - x).abs(), told));
    }
    most.map(|(_, told)| told)
}

/// Which hub is tried, and why.
fn tried(coverage: &Coverage) -> Option<String> {
    let hub = coverage.hub.as_ref().filter(|hub| !hub.asked)?;
    let side = coverage.without.as_ref().unwrap_or(&coverage.with);
    let does = match hub.pairs_cut? {
        0 => "nobody's cuts a pair of the others, and this one costs most efficiency".to_string(),
        1 => "it cuts one pair of the others".into(),
        many => format!("it cuts {many} pairs of the others"),
    };
    let label = match &coverage.without {
        Some(_) => format!(" {}", side.label),
        None => String::new(),
    };
    Some(format!(
        "The loss tried is that of {}: {does}{label}.",
        hub.name
    ))
}

/// An actor's name as in a sentence.
fn spoken(name: &str) -> String {
    Actor {
        name: Some(name.into()),
        ..Actor::default()
    }
    .in_a_sentence()
}

/// Sources before and after: value may lie in a second opinion.
fn confirmation(coverage: &Coverage) -> Option<String> {
    let mut gains: Vec<(String, usize, usize)> = Vec::new();
    for id in coverage.ids() {
        let of = |situation| coverage.actor(situation, id);
        let (Some(old), Some(new)) = (of(Situation::Without), of(Situation::With)) else {
            continue;
        };
        if let (Some(x), Some(y)) = (old.independent, new.independent)
            && x != y
        {
            gains.push((spoken(&new.name), x, y));
        }
    }
    gains.sort_by_key(|(_, x, y)| std::cmp::Reverse(x.abs_diff(*y)));
    let number = coverage.capabilities.len();
    let over = if number == 1 {
        String::new()
    } else {
        format!(" over the {number} capabilities together")
    };
    let singles = |situation| -> usize {
        let rows = coverage
            .actors
            .iter()
            .filter(|row| row.situation == situation);
        rows.map(|row| row.single).sum()
    };
    let (before, after) = (singles(Situation::Without), singles(Situation::With));
    if gains.is_empty() {
        return Some("The number of independent sources stays the same for every actor.".into());
    }
    let named = gains.iter().take(MOST_NAMED);
    let named = list(named.map(|(name, x, y)| format!("{name} has {y} in place of {x}")));
    let single = if before == after {
        String::new()
    } else {
        format!(
            "; what an actor has from one source only falls from {before} to {after} {}",
            if before == 1 { "case" } else { "cases" }
        )
    };
    let single = if after > before {
        single.replace("falls", "rises")
    } else {
        single
    };
    Some(format!(
        "What value does not show may lie in confirmation: of independent sources{over}, {named} {}{single}.",
        coverage.with.label
    ))
}

fn reason(coverage: &Coverage) -> &'static str {
    let reasons = coverage.covers.iter().filter_map(|cover| cover.reason);
    reasons
        .into_iter()
        .next()
        .unwrap_or("no probability is known")
}
