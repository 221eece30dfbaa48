//! The findings in words, made from the numbers.

use super::{brief, capital, construction::changed_pairs, measure::Measured};
use crate::{
    kernels::{Apart, Length, Loss, View, compare_lengths},
    metrics::{Metric, Reading, metrics},
    model::{Range, Score, Transit, list},
};
use serde::Serialize;

/// How a sentence begins that limits the one before it.
const CODED: &str = "That the route then passes through a hub is how";
/// How a sentence begins that says how far the one before it ranges.
const CORNERS: &str = "Over every combination of low and high values";

/// What a sentence of a headline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Says what was found.
    Finding,
    /// Limits the finding before it.
    Caveat,
    /// Says how far the finding before it ranges.
    Range,
}

impl Role {
    /// The role of a sentence of a comparison's headline.
    pub fn of(sentence: &str) -> Self {
        if sentence.starts_with(CODED) {
            Role::Caveat
        } else if sentence.starts_with(CORNERS) {
            Role::Range
        } else {
            Role::Finding
        }
    }
}

/// Of which metrics there are sentences.
type Spoken<'s> = &'s dyn Fn(&Metric) -> bool;

/// Sentences on the pairs whose ties differ, then on the network as a whole.
pub(super) fn headline(
    without: &Measured,
    with: &Measured,
    labels: [&String; 2],
    spoken: Spoken,
) -> Vec<String> {
    let mut sentences = Vec::new();
    for pair in changed_pairs(without, with).iter().take(3) {
        sentences.extend(pair_sentences(without, with, labels, pair, spoken));
    }
    sentences.extend(actor_sentences(without, with, labels));
    sentences.extend(middle_sentence(without, with, labels));
    sentences.extend(whole_sentence(without, with, spoken));
    sentences
}

fn pair_sentences(
    without: &Measured,
    with: &Measured,
    labels: [&String; 2],
    pair: &[String; 2],
    spoken: Spoken,
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
        format!("{}, {}.", both(&without_label, &with_label), phrases.0)
    } else {
        format!(
            "{without_label}, {}; {}, {}.",
            phrases.0,
            small(&with_label),
            phrases.1
        )
    }];
    sentences.extend(coded_route(without, before));
    let dash = format!("{}{}{}", names.0, with.network.joint(), names.1);
    let of = |metric: &'static Metric, side: &Measured, (a, b): (usize, usize)| {
        let rows = side.kept_rows(metric);
        let row = &rows[side.mid.pair_index(a, b)];
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
        .filter(|metric| spoken(metric))
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
        sentences.extend(corner_sentence(metric, (without, before), (with, after)));
    }
    sentences
}

/// Both sides in one: "With and without X" where they are called so.
fn both(without: &str, with: &str) -> String {
    let named = without.strip_prefix("Without ");
    match named.filter(|&name| with.strip_prefix("With ") == Some(name)) {
        Some(name) => format!("With and without {name}"),
        None => format!("{without} and {}", small(with)),
    }
}

/// Where every route of the pair is relayed by one arrangement: that this is the coding, and what it covers.
fn coded_route(side: &Measured, (a, b): (usize, usize)) -> Option<String> {
    let view = &side.mid;
    if view.transit() != Transit::Granted || view.link_between(a, b).is_some() {
        return None;
    }
    let routes = view.permitted().ok()?.between(view, a, b);
    let mut arrangements: Vec<usize> = routes
        .iter()
        .flat_map(|route| &route.grants)
        .map(|&grant| view.grants()[grant].agreement)
        .collect();
    arrangements.sort_unstable();
    arrangements.dedup();
    let names: Vec<String> = arrangements
        .iter()
        .map(|&at| &side.network.agreements()[at])
        .map(|agreement| match &agreement.scope {
            Some(scope) => format!("{} (scope: {scope})", agreement.name()),
            None => agreement.name().to_string(),
        })
        .collect();
    (!names.is_empty()).then(|| {
        format!(
            "{CODED} {} is coded, not a finding; the numbers are.",
            list(names.into_iter())
        )
    })
}

/// Distinct coded ranges whose ends are all tried together; each more doubles the work.
const MOST_RANGES: usize = 8;
/// Largest network on which they are tried.
const MOST_ACTORS: usize = 8;

/// How far the *change* of a pair's metric goes over every combination of low and high ends, equal ranges moving
/// together. The two sides' own ranges do not tell: their ends need not be taken at once.
fn corner_sentence(
    metric: &'static Metric,
    (without, before): (&Measured, (usize, usize)),
    (with, after): (&Measured, (usize, usize)),
) -> Option<String> {
    let mut ranges: Vec<Range> = Vec::new();
    for network in [&without.network, &with.network] {
        let delays = metric.reading == Reading::Delay;
        let ties = network
            .ties()
            .map(|(_, _, tie)| if delays { tie.delay } else { tie.availability });
        let relays = network.relays().iter().map(|relay| {
            if delays {
                relay.delay
            } else {
                relay.availability
            }
        });
        let actors = network
            .actors()
            .filter(|_| !delays)
            .flat_map(|actor| [actor.consent, actor.availability]);
        for range in ties.chain(relays).chain(actors.flatten()) {
            if !range.is_exact() && !ranges.contains(&range) {
                ranges.push(range);
            }
        }
    }
    if ranges.is_empty()
        || ranges.len() > MOST_RANGES
        || with.mid.n().max(without.mid.n()) > MOST_ACTORS
    {
        return None;
    }
    let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
    for corner in 0..1_u32 << ranges.len() {
        let pick = |range: Range| match ranges.iter().position(|known| *known == range) {
            Some(bit) if corner >> bit & 1 == 1 => range.high,
            Some(_) => range.low,
            None => range.mid,
        };
        let score = |side: &Measured, (a, b): (usize, usize)| {
            let view = View::choosing(&side.network, pick);
            metric.scores(&view)[view.pair_index(a, b)].value()
        };
        let change = score(with, after)? - score(without, before)?;
        (least, most) = (least.min(change), most.max(change));
    }
    if most - least < 1e-9 {
        return None;
    }
    let signed = |value: f64| {
        let value = if value.abs() < 1e-9 { 0.0 } else { value };
        if value > 0.0 {
            format!("+{}", brief(value))
        } else {
            brief(value)
        }
    };
    let unit = if metric.unit == "hours" { " h" } else { "" };
    Some(format!(
        "{CORNERS} that change lies between {} and {}{unit}.",
        signed(least),
        signed(most)
    ))
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
    // Where ties run one way, one of the two sends and the other receives.
    let have = |what: String, many: bool| {
        let (a, b) = names;
        match (view.is_directed(), many) {
            (false, _) => format!("{a} and {b} have {what}"),
            (true, false) => format!("from {a} to {b} there is {what}"),
            (true, true) => format!("from {a} to {b} there are {what}"),
        }
    };
    if joined != Ok(true) {
        return have(format!("no {permitted}route"), false);
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
            "every {permitted}{}{}{} route passes through {}",
            names.0,
            side.network.joint(),
            names.1,
            list(middlemen.into_iter())
        );
    }
    let direct = view.link_between(a, b).is_some();
    match (count, direct) {
        (1, true) => have(format!("one {permitted}route, the direct one"), false),
        (1, false) => have(format!("one {permitted}route"), false),
        (count, _) => have(
            format!("{} independent {permitted}routes", in_words(count)),
            true,
        ),
    }
}

fn parts(view: &View, actor: usize, pair: (usize, usize)) -> bool {
    let pair = if view.is_directed() {
        pair
    } else {
        (pair.0.min(pair.1), pair.0.max(pair.1))
    };
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
        (Score::Defined(old), Score::Defined(new)) if compare_lengths(old, new).is_eq() => {
            format!("The {what} stays at {}{unit}{ranges}.", brief(new))
        }
        (Score::Defined(old), Score::Defined(new)) if brief(old) == brief(new) => {
            let verb = if new > old { "rises" } else { "falls" };
            let by = (new - old).abs();
            format!(
                "The {what} hardly {verb}: by {by:.1e}{unit}, at {}{unit}{ranges}.",
                brief(new)
            )
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
                "The {what} is infinite on the first side, for want of a route, and {}{unit} on the second{ranges}.",
                brief(new)
            )
        }
        (Score::Defined(old), Score::Infinite) => {
            format!(
                "The {what} is {}{unit} on the first side and infinite on the second, for want of a route{ranges}.",
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
    let verdict = match (
        directions.contains(&1),
        directions.contains(&-1),
        directions.contains(&0),
    ) {
        (true, true, _) => "the readings point apart",
        (_, _, true) => "not every reading moves",
        _ => "the readings agree on the direction",
    };
    let granted = [without, with]
        .iter()
        .any(|side| side.mid.transit() == Transit::Granted);
    let caution = if granted {
        " (the current knows no permissions)"
    } else {
        ""
    };
    Some(format!(
        "{} of {} ({} → {}), at mid values: {}{caution}; {verdict}.",
        capital(first.concept),
        without.network.actor(top).in_a_sentence(),
        labels[0],
        labels[1],
        parts.join(", ")
    ))
}

/// The network's mean probability that a request is answered, or its connected pairs.
fn whole_sentence(without: &Measured, with: &Measured, spoken: Spoken) -> Option<String> {
    let network = |reading: Reading, better| {
        metrics().find(move |metric| {
            metric.scope() == crate::metrics::Scope::Network
                && metric.reading == reading
                && metric.better == better
        })
    };
    let metric = network(Reading::Availability, crate::metrics::Better::Higher)?;
    spoken(metric).then_some(())?;
    let row = |side: &Measured| {
        let rows = side.kept_rows(metric);
        let row = &rows[0];
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
