//! The findings in words, made from the numbers: which there are, in which order.

mod corners;
mod words;

use super::{brief, capital, construction::changed_pairs, measure::Measured, small};
use crate::{
    metrics::{Better, Metric, Reading, Scope, Spread, central, metrics},
    model::{Score, Transit, list},
};
use serde::{Serialize, Serializer};
use words::{both, moved, routes_phrase, spread};

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

/// A sentence of a headline; written as its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What it says.
    pub text: String,
    /// What it is.
    pub role: Role,
    /// The metric that it tells of, where it tells of one.
    pub metric: Option<&'static str>,
}

impl Sentence {
    fn finding(text: String) -> Self {
        Self {
            text,
            role: Role::Finding,
            metric: None,
        }
    }

    fn of(self, metric: &Metric) -> Self {
        Self {
            metric: Some(metric.id),
            ..self
        }
    }
}

impl Serialize for Sentence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
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
) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for pair in changed_pairs(without, with).iter().take(3) {
        sentences.extend(pair_sentences(without, with, labels, pair, spoken));
    }
    let others = actor_sentences(without, with, labels);
    sentences.extend(others.into_iter().map(Sentence::finding));
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
) -> Vec<Sentence> {
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
    let found = if phrases.0 == phrases.1 {
        format!("{}, {}.", both(&without_label, &with_label), phrases.0)
    } else {
        format!(
            "{without_label}, {}; {}, {}.",
            phrases.0,
            small(&with_label),
            phrases.1
        )
    };
    let mut sentences = vec![Sentence::finding(found)];
    sentences.extend(coded_route(without, before).map(|text| Sentence {
        role: Role::Caveat,
        ..Sentence::finding(text)
    }));
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
                && metric.scope() == Scope::Pair
                && metric.spread == Spread::Corners
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
        let found = moved(&what, metric.unit, (old, old_bounds), (new, new_bounds));
        sentences.extend(found.map(|text| Sentence::finding(text).of(metric)));
        let ends = corners::change(metric, (without, before), (with, after));
        sentences.extend(ends.map(|ends| Sentence {
            role: Role::Range,
            ..Sentence::finding(spread(ends, metric.unit)).of(metric)
        }));
    }
    sentences
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
            "That the route then passes through a hub is how {} is coded, not a finding; the numbers are findings.",
            list(names.into_iter())
        )
    })
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
    if pairs == 0 {
        return sentences;
    }
    let [without_label, with_label] = labels.map(|label| capital(label));
    let permitted = if with.mid.transit() == Transit::Granted {
        "permitted "
    } else {
        ""
    };
    let have = |joined: usize| match (joined, pairs) {
        (0, 1) => format!("the only pair of the others has no {permitted}route"),
        (1, 1) => format!("the only pair of the others has a {permitted}route"),
        (joined, pairs) if joined == pairs => {
            format!("all {pairs} pairs of the others have a {permitted}route")
        }
        _ => format!("{joined} of {pairs} pairs of the others have a {permitted}route"),
    };
    sentences.push(if before == after {
        format!("{}, {}.", both(&without_label, &with_label), have(before))
    } else {
        let then = match pairs {
            1 => have(after),
            _ => format!("{after} of {pairs}"),
        };
        let with_label = small(&with_label);
        format!("{without_label}, {}; {with_label}, {then}.", have(before))
    });
    sentences
}

/// The readings of betweenness for whoever is most in the middle: do they agree?
fn middle_sentence(without: &Measured, with: &Measured, labels: [&String; 2]) -> Option<Sentence> {
    let readings = central(metrics());
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
    let text = format!(
        "{} of {} ({} → {}), at mid values: {}{caution}; {verdict}.",
        capital(first.concept),
        without.network.actor(top).in_a_sentence(),
        labels[0],
        labels[1],
        parts.join(", ")
    );
    Some(Sentence::finding(text).of(first))
}

/// The network's mean probability that a request is answered, or its connected pairs.
fn whole_sentence(without: &Measured, with: &Measured, spoken: Spoken) -> Option<Sentence> {
    let network = |reading: Reading, better| {
        metrics().find(move |metric| {
            metric.scope() == Scope::Network && metric.reading == reading && metric.better == better
        })
    };
    let metric = network(Reading::Availability, Better::Higher)?;
    spoken(metric).then_some(())?;
    let row = |side: &Measured| {
        let rows = side.kept_rows(metric);
        let row = &rows[0];
        (row.score, row.bounds)
    };
    let what = format!("{} over all pairs", small(metric.title));
    let found = moved(&what, metric.unit, row(without), row(with));
    found.map(|text| Sentence::finding(text).of(metric))
}

#[cfg(test)]
mod tests {
    use super::{coded_route, middle_sentence, whole_sentence};
    use crate::{
        analysis::Measured,
        by_hand, formats,
        model::{BareTie, Network, Range, Selection, Study},
    };

    /// A network of ties that take so many hours.
    fn timed(ties: &[(&str, &str, f64)]) -> Measured {
        let tie = |&(a, b, hours): &(&str, &str, f64)| BareTie {
            delay: Some(Range::exact(hours)),
            ..by_hand::tie(a, b)
        };
        by_hand::measured(&Study {
            tie: ties.iter().map(tie).collect(),
            ..Study::default()
        })
    }

    #[test]
    fn readings_of_the_middle_point_apart_where_one_rises_and_another_falls() {
        // From B to C over K in 0.8 hours, or over A in 2; then over A in 0.2, and in one step.
        let slow = timed(&[
            ("A", "B", 1.0),
            ("A", "C", 1.0),
            ("B", "K", 0.4),
            ("K", "C", 0.4),
        ]);
        let fast = timed(&[
            ("A", "B", 0.1),
            ("A", "C", 0.1),
            ("B", "K", 0.4),
            ("K", "C", 0.4),
            ("B", "C", 10.0),
        ]);
        let labels = ["before", "after"].map(String::from);
        let said = |without: &Measured, with: &Measured| {
            let sentence = middle_sentence(without, with, [&labels[0], &labels[1]]);
            sentence.map(|sentence| sentence.text)
        };
        let found = said(&slow, &fast).expect("moved");
        let start = "Betweenness of A (before → after), at mid values: 0.17 → 0 counting hops, 0 → 0.33 by least delay, ";
        assert!(found.starts_with(start), "{found}");
        assert!(found.ends_with("; the readings point apart."), "{found}");
        assert_eq!(said(&slow, &slow), None);
    }

    #[test]
    fn the_whole_network_is_told_of_by_the_mean_probability_of_an_answer_if_that_is_spoken_of() {
        let (chain, pair) = (
            timed(&[("A", "B", 1.0), ("B", "C", 1.0)]),
            timed(&[("A", "B", 1.0)]),
        );
        let of = |spoken| {
            let found = whole_sentence(&chain, &pair, &|_| spoken);
            found.and_then(|sentence| sentence.metric)
        };
        assert_eq!(of(true), Some("mean-share-probability"));
        assert_eq!(of(false), None);
    }

    #[test]
    fn a_route_is_coded_where_an_arrangement_relays_it_and_no_tie_joins_the_pair() {
        let is_coded = |without: &str| {
            let options = formats::Options::default();
            let (study, _) = formats::open("northeast-asia", options).expect("a bundled study");
            let selection = Selection {
                without: vec![without.into()],
                ..Selection::default()
            };
            let network = Network::resolve(&study, &selection).expect("a network");
            let side = Measured::new(network).expect("a small network");
            let at = |id: &str| side.network.index_of(id).expect("there");
            coded_route(&side, (at("JPN"), at("KOR")))
        };
        let found = is_coded("JPN_KOR_GSOMIA").expect("relayed");
        assert!(
            found.contains("Trilateral Information Sharing Arrangement"),
            "{found}"
        );
        // A direct tie beside the arrangement, and one alone.
        assert_eq!([is_coded("JPN_US_GSOMIA"), is_coded("TISA")], [None, None]);
    }
}
