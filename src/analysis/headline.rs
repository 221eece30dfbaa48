//! The findings in words, made from the numbers.

use super::{brief, construction::changed_pairs, measure::Measured};
use crate::{
    kernels::{Apart, Length, Loss, View},
    metrics::{Metric, Reading, metrics},
    model::{Score, Transit, list},
};

/// Sentences on the pairs whose ties differ, then on the network as a whole.
pub(super) fn headline(without: &Measured, with: &Measured, labels: [&String; 2]) -> Vec<String> {
    let mut sentences = Vec::new();
    for pair in changed_pairs(without, with).iter().take(3) {
        sentences.extend(pair_sentences(without, with, labels, pair));
    }
    sentences.extend(actor_sentences(without, with, labels));
    sentences.extend(middle_sentence(without, with, labels));
    sentences.extend(whole_sentence(without, with, labels));
    sentences
}

fn pair_sentences(
    without: &Measured,
    with: &Measured,
    labels: [&String; 2],
    pair: &[String; 2],
) -> Vec<String> {
    let ends = |side: &Measured| {
        Some((
            side.network.index_of(&pair[0])?,
            side.network.index_of(&pair[1])?,
        ))
    };
    let (Some(before), Some(after)) = (ends(without), ends(with)) else {
        return Vec::new();
    };
    let title = |at: usize| with.network.actor(at).title();
    let names = (title(after.0), title(after.1));
    let [without_label, with_label] = labels.map(|label| capital(label));
    let phrases = (
        routes_phrase(without, before, names),
        routes_phrase(with, after, names),
    );
    let mut sentences = vec![if phrases.0 == phrases.1 {
        format!("{without_label} and {}, {}.", small(&with_label), phrases.0)
    } else {
        format!(
            "{without_label}, {}; {}, {}.",
            phrases.0,
            small(&with_label),
            phrases.1
        )
    }];
    let dash = format!("{}–{}", names.0, names.1);
    let of = |metric: &'static Metric, side: &Measured, (a, b): (usize, usize)| {
        let row = side.rows(metric).swap_remove(side.mid.pair_index(a, b));
        (row.score, row.bounds)
    };
    // The pair's metrics that the ends of the coded ranges bound: how surely, and how soon.
    let bounded = |reading: Reading| {
        metrics().find(move |metric| {
            metric.reading == reading
                && metric.scope() == crate::metrics::Scope::Pair
                && metric.spread == crate::metrics::Spread::Corners
        })
    };
    for metric in [Reading::Availability, Reading::Delay]
        .into_iter()
        .filter_map(bounded)
    {
        let ((old, old_bounds), (new, new_bounds)) =
            (of(metric, without, before), of(metric, with, after));
        let what = format!("{} for {dash}", small(metric.title));
        sentences.extend(moved(
            &what,
            metric.unit,
            (old, old_bounds),
            (new, new_bounds),
        ));
    }
    sentences
}

/// For every actor that is on the side with only: how many pairs of the others are joined on either side.
fn actor_sentences(without: &Measured, with: &Measured, labels: [&String; 2]) -> Vec<String> {
    let gone: Vec<usize> = (0..with.network.actors().len())
        .filter(|&actor| {
            without
                .network
                .index_of(&with.network.actor(actor).id)
                .is_none()
        })
        .collect();
    let mut sentences = Vec::new();
    let left: Vec<String> = without
        .network
        .actors()
        .filter(|actor| with.network.index_of(&actor.id).is_none())
        .map(|actor| actor.in_a_sentence())
        .collect();
    if !left.is_empty() {
        let are = if left.len() == 1 { "is" } else { "are" };
        sentences.push(format!(
            "{} {are} in the network {} only.",
            capital(&list(left.into_iter())),
            small(labels[0])
        ));
    }
    if gone.is_empty() {
        return sentences;
    }
    let joined = (
        without.mid.pairs_joined(|_| true),
        with.mid.pairs_joined(|actor| !gone.contains(&actor)),
    );
    let (Ok(before), Ok(after)) = joined else {
        return Vec::new();
    };
    let pairs = without.mid.pair_count();
    let [without_label, with_label] = labels.map(|label| capital(label));
    let permitted = if with.mid.transit() == Transit::Granted {
        "permitted "
    } else {
        ""
    };
    sentences.push(format!(
        "{without_label}, {before} of {pairs} pairs of the others have a {permitted}route; {}, {after} of {pairs}.",
        small(&with_label)
    ));
    sentences
}

/// "every permitted A–B route passes through H", "A and B have 2 independent routes", …
fn routes_phrase(side: &Measured, (a, b): (usize, usize), names: (&str, &str)) -> String {
    let view = &side.mid;
    let permitted = if view.transit() == Transit::Granted {
        "permitted "
    } else {
        ""
    };
    let joined = view
        .sweep(Length::Hops)
        .map(|sweep| sweep.distance(a, b).is_finite());
    if joined != Ok(true) {
        return format!("{} and {} have no {permitted}route", names.0, names.1);
    }
    let middlemen: Vec<String> = (0..view.n())
        .filter(|&actor| actor != a && actor != b && parts(view, actor, (a, b)))
        .map(|actor| side.network.actor(actor).in_a_sentence())
        .collect();
    let count = view
        .routes(Apart::Actors)
        .map_or(0, |counts| counts[view.pair_index(a, b)]);
    if !middlemen.is_empty() {
        return format!(
            "every {permitted}{}–{} route passes through {}",
            names.0,
            names.1,
            list(middlemen.into_iter())
        );
    }
    let direct = view.link_between(a, b).is_some();
    match (count, direct) {
        (1, true) => format!(
            "{} and {} have one {permitted}route, the direct one",
            names.0, names.1
        ),
        (1, false) => format!("{} and {} have one {permitted}route", names.0, names.1),
        (count, _) => {
            format!(
                "{} and {} have {} independent {permitted}routes",
                names.0,
                names.1,
                in_words(count)
            )
        }
    }
}

fn parts(view: &View, actor: usize, pair: (usize, usize)) -> bool {
    let pair = (pair.0.min(pair.1), pair.0.max(pair.1));
    view.pairs_lost(Loss::Actor(actor))
        .is_ok_and(|lost| lost.contains(&pair))
}

/// "The probability … rises from 0.47 to 0.72 (coded range 0.14–0.78 to 0.32–0.93)."
fn moved(
    what: &str,
    unit: &str,
    old: (Score, Option<[f64; 2]>),
    new: (Score, Option<[f64; 2]>),
) -> Option<String> {
    let unit = match unit {
        "hours" => " h",
        _ => "",
    };
    let range = |bounds: Option<[f64; 2]>| {
        bounds.map(|[low, high]| format!("{}–{}", brief(low), brief(high)))
    };
    let ranges = match (range(old.1), range(new.1)) {
        (Some(old), Some(new)) if old != new => format!(" (coded range {old} to {new})"),
        (Some(old), Some(_)) => format!(" (coded range {old} on both sides)"),
        (Some(old), None) => format!(" (coded range {old} without)"),
        (None, Some(new)) => format!(" (coded range {new})"),
        (None, None) => String::new(),
    };
    Some(match (old.0, new.0) {
        (Score::Defined(old), Score::Defined(new)) if brief(old) == brief(new) => {
            format!("The {what} stays at {}{unit}{ranges}.", brief(new))
        }
        (Score::Defined(old), Score::Defined(new)) => {
            let verb = if new > old { "rises" } else { "falls" };
            format!(
                "The {what} {verb} from {}{unit} to {}{unit}{ranges}.",
                brief(old),
                brief(new)
            )
        }
        (Score::Infinite, Score::Defined(new)) => {
            format!(
                "The {what} is infinite without it, for want of a route, and {}{unit} with it{ranges}.",
                brief(new)
            )
        }
        (Score::Defined(old), Score::Infinite) => {
            format!(
                "The {what} is {}{unit} without it and infinite with it, for want of a route{ranges}.",
                brief(old)
            )
        }
        _ => return None,
    })
}

/// The readings of betweenness for whoever is most in the middle: do they agree?
fn middle_sentence(without: &Measured, with: &Measured, labels: [&String; 2]) -> Option<String> {
    let readings: Vec<&'static Metric> = metrics()
        .filter(|metric| {
            // Actor centralities that share a concept over three readings: there is one such family.
            metric.scope() == crate::metrics::Scope::Actor
                && metrics()
                    .filter(|other| {
                        other.concept == metric.concept && other.scope() == metric.scope()
                    })
                    .count()
                    >= 3
        })
        .collect();
    let first = readings.first()?;
    let of = |side: &Measured, metric: &'static Metric| metric.scores(&side.mid);
    let value = |score: &Score| score.value().unwrap_or(f64::NEG_INFINITY);
    let scores = of(without, first);
    let top = (0..scores.len()).max_by(|&i, &j| {
        value(&scores[i])
            .total_cmp(&value(&scores[j]))
            .then(j.cmp(&i))
    })?;
    let id = without.network.actor(top).id.clone();
    let there = with.network.index_of(&id)?;
    let mut parts = Vec::new();
    let mut directions = Vec::new();
    for metric in &readings {
        let (old, new) = (
            of(without, metric)[top].value()?,
            of(with, metric)[there].value()?,
        );
        let by = match metric.reading {
            Reading::Hops => "counting hops",
            Reading::Delay => "by least delay",
            Reading::Strength => "as a current over strengths",
            Reading::Availability => "by availability",
        };
        directions.push(if brief(old) == brief(new) {
            0
        } else if new > old {
            1
        } else {
            -1
        });
        parts.push(format!("{} → {} {by}", brief(old), brief(new)));
    }
    if directions.iter().all(|&direction| direction == 0) {
        return None;
    }
    let verdict = if directions
        .iter()
        .all(|&direction| direction == directions[0])
    {
        "the readings agree on the direction"
    } else {
        "the readings do not agree"
    };
    Some(format!(
        "{} of {} ({} → {}): {}; {verdict}.",
        capital(first.concept),
        without.network.actor(top).in_a_sentence(),
        labels[0],
        labels[1],
        parts.join(", ")
    ))
}

/// The network's mean probability that a request is answered, or its connected pairs.
fn whole_sentence(without: &Measured, with: &Measured, _labels: [&String; 2]) -> Option<String> {
    let network = |reading: Reading, better| {
        metrics().find(move |metric| {
            metric.scope() == crate::metrics::Scope::Network
                && metric.reading == reading
                && metric.better == better
        })
    };
    let metric = network(Reading::Availability, crate::metrics::Better::Higher)?;
    let row = |side: &Measured| {
        let row = side.rows(metric).swap_remove(0);
        (row.score, row.bounds)
    };
    moved(
        &format!("{} over all pairs", small(metric.title)),
        metric.unit,
        row(without),
        row(with),
    )
}

fn in_words(count: usize) -> String {
    const WORDS: [&str; 10] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    WORDS
        .get(count)
        .map_or_else(|| count.to_string(), |word| (*word).into())
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn small(text: &str) -> String {
    let mut letters = text.chars();
    let second_small = text
        .chars()
        .nth(1)
        .is_none_or(|second| second.is_lowercase() || second == ' ');
    match letters.next() {
        Some(first) if second_small => first.to_lowercase().chain(letters).collect(),
        _ => text.into(),
    }
}
