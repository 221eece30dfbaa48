//! The findings in words.

use super::{Flip, Hold, Outcome, RankInterval, Uncertainty};
use crate::{
    analysis::{Measured, brief, capital, share, signed, small, thousands},
    metrics::{Metric, Reading, Scope, Spread, central, metrics},
    model::list,
};
use std::cmp::Ordering;

/// Names in one sentence.
const MOST_NAMES: usize = 8;
/// Flips in words.
const MOST_FLIPS: usize = 3;

/// Sentences on the pairs in question, on who is first, on what survives, on where conclusions flip.
pub(super) fn headline(
    result: &Uncertainty,
    without: &Measured,
    with: &Measured,
    pairs: &[[String; 2]],
) -> Vec<String> {
    let words = Words { without, with };
    let mut sentences = Vec::new();
    if result.draws == 0 {
        sentences.push(
            "No number of these networks has a range, so there is nothing to draw; --vary ID --between LOW,HIGH asks \
             what would have to be."
                .to_string(),
        );
    } else {
        for pair in pairs.iter().take(3) {
            let bounded = [Reading::Availability, Reading::Delay].map(pair_metric);
            for metric in bounded.into_iter().flatten() {
                let outcome = result.outcome(metric.id, pair);
                sentences.extend(outcome.and_then(|outcome| words.change(outcome)));
            }
        }
        if sentences.is_empty() {
            let whole = result.outcomes.iter().filter(|outcome| {
                outcome.scope == Scope::Network
                    && !matches!(outcome.hold, Hold::Fixed | Hold::Undefined)
                    && outcome.stays < 1.0
            });
            sentences.extend(whole.take(3).filter_map(|outcome| words.change(outcome)));
        }
        if let Some(first) = sentences.first_mut() {
            *first = format!("In {} draws {}", thousands(result.draws), small(first));
        }
        sentences.extend(words.firsts(result));
        sentences.extend(words.counts(result));
    }
    let told = result
        .flips
        .iter()
        .filter(|flip| flip.conclusion == "change");
    let pairs_first = |scope: bool| {
        told.clone()
            .filter(move |flip| (flip.subject.len() == 2) == scope)
    };
    sentences.extend(
        pairs_first(true)
            .chain(pairs_first(false))
            .take(MOST_FLIPS)
            .map(|flip| words.flip(result, flip)),
    );
    sentences.extend(words.swing(result));
    sentences
}

struct Words<'m> {
    without: &'m Measured,
    with: &'m Measured,
}

impl Words<'_> {
    /// "Least delay for Japan–South Korea".
    fn what(&self, metric: &str, subject: &[String]) -> String {
        let title = Metric::find(metric).map_or(metric, |metric| metric.title);
        match subject {
            // Titles may begin with a person's name, or be plural: they stand as they are.
            [] => format!("\u{201c}{title}\u{201d}"),
            [one] => format!("\u{201c}{title}\u{201d} of {}", self.actor(one)),
            pair => format!("the {} for {}", small(title), self.pair(pair)),
        }
    }

    fn pair(&self, pair: &[String]) -> String {
        let names: Vec<String> = pair.iter().map(|id| self.title(id)).collect();
        names.join(self.with.network.joint())
    }

    fn title(&self, id: &str) -> String {
        let sides = [&self.with.network, &self.without.network];
        let known = sides
            .iter()
            .find_map(|side| Some(side.actor(side.index_of(id)?)));
        known.map_or(id.to_string(), |actor| actor.title().to_string())
    }

    /// The actor as a sentence names it; the name of an agreement is its id.
    fn actor(&self, id: &str) -> String {
        let sides = [&self.with.network, &self.without.network];
        let known = sides
            .iter()
            .find_map(|side| Some(side.actor(side.index_of(id)?)));
        known.map_or(id.to_string(), crate::model::Actor::in_a_sentence)
    }

    /// "The least delay for Japan–South Korea falls in 71 % of them and stays in 29 %: median −4 h (5–95 %: −16 to 0)."
    fn change(&self, outcome: &Outcome) -> Option<String> {
        if matches!(outcome.hold, Hold::Fixed | Hold::Undefined) {
            return None;
        }
        let unit = Metric::find(outcome.metric).map_or("", |metric| unit(metric.unit));
        let ways = [
            ("rises", outcome.rises),
            ("stays", outcome.stays),
            ("falls", outcome.falls),
            ("is undefined", outcome.undefined),
        ];
        let mut ways: Vec<(&str, f64)> =
            ways.into_iter().filter(|(_, often)| *often > 0.0).collect();
        ways.sort_by(|x, y| y.1.total_cmp(&x.1));
        let said = match ways.as_slice() {
            [("stays", _)] => "moves in none".to_string(),
            [(way, _)] => format!("{way} in every one"),
            _ => list(
                ways.iter()
                    .map(|(way, often)| format!("{way} in {}", share(*often))),
            ),
        };
        let change = outcome.change?;
        let size = match (change.low, change.median, change.high) {
            _ if outcome.stays == 1.0 => String::new(),
            (Some(low), Some(median), Some(high)) => format!(
                ": median {}{unit}, 5–95 % {} to {}{unit}",
                signed(median),
                signed(low),
                signed(high)
            ),
            _ => String::new(),
        };
        let arithmetic = if outcome.by_construction && outcome.hold == Hold::Robust {
            " The sign is arithmetic, since adding can move it this way only; the size is the finding."
        } else {
            ""
        };
        Some(format!(
            "{} {said}{size}.{arithmetic}",
            capital(&self.what(outcome.metric, &outcome.subject))
        ))
    }

    /// Who is first by the readings of who is in the middle.
    fn firsts(&self, result: &Uncertainty) -> Vec<String> {
        let moving = central(metrics())
            .into_iter()
            .filter(|metric| metric.spread != Spread::None);
        let best = |metric: &Metric, side: &str| {
            let own =
                |interval: &&RankInterval| interval.metric == metric.id && interval.side == side;
            result
                .ranks
                .iter()
                .filter(own)
                .fold(None, |best: Option<&RankInterval>, next| match best {
                    Some(best) if best.first >= next.first => Some(best),
                    _ => Some(next),
                })
        };
        let phrase = |interval: &RankInterval| {
            let shared = if interval.alone < interval.first {
                match interval.alone {
                    0.0 => " (never alone, but level with others)".to_string(),
                    alone => format!(" (alone in {}, else level with others)", share(alone)),
                }
            } else {
                String::new()
            };
            format!("{}{shared}", share(interval.first))
        };
        let sentence = |metric: &'static Metric| {
            let (without, with) = (best(metric, "without")?, best(metric, "with")?);
            let labels = (&result.without.label, &result.with.label);
            if without.alone == 0.0 && with.alone == 0.0 {
                return Some(format!(
                    "By {} nobody is first alone in any draw.",
                    small(metric.title)
                ));
            }
            Some(if without.actor == with.actor {
                format!(
                    "{} is first by {} in {} of the draws {} and in {} {}.",
                    capital(&self.actor(&without.actor)),
                    small(metric.title),
                    phrase(without),
                    labels.0,
                    phrase(with),
                    labels.1
                )
            } else {
                format!(
                    "By {} {} is first in {} of the draws {}, {} in {} {}.",
                    small(metric.title),
                    self.actor(&without.actor),
                    phrase(without),
                    labels.0,
                    self.actor(&with.actor),
                    phrase(with),
                    labels.1
                )
            })
        };
        moving.filter_map(sentence).collect()
    }

    /// How many conclusions survive, and which do not.
    fn counts(&self, result: &Uncertainty) -> Vec<String> {
        let all = |hold: Hold| {
            result
                .outcomes
                .iter()
                .filter(move |outcome| outcome.hold == hold)
        };
        let (fixed, robust, hang) = (Hold::Fixed, Hold::Robust, Hold::Hangs);
        let [fixed, robust, hangs] = [fixed, robust, hang].map(|hold| all(hold).count());
        let total = fixed + robust + hangs;
        if total == 0 {
            return Vec::new();
        }
        let unmoved = all(Hold::Robust).filter(|outcome| outcome.sign().0 == Ordering::Equal);
        let arithmetic = all(Hold::Robust)
            .filter(|outcome| outcome.by_construction)
            .count();
        let mut sentences = vec![format!(
            "Of {total} conclusions, {robust} hold in at least 95 % of the draws ({} that nothing moves, {arithmetic} whose \
             sign is arithmetic), {hangs} {} on the coding, and {fixed} read no coded number, so that no value can move \
             them.",
            unmoved.count(),
            if hangs == 1 { "hangs" } else { "hang" }
        )];
        let mut names: Vec<(&str, usize)> = Vec::new();
        for outcome in all(Hold::Hangs) {
            match names.iter_mut().find(|(known, _)| *known == outcome.metric) {
                Some((_, times)) => *times += 1,
                None => names.push((outcome.metric, 1)),
            }
        }
        let more = names.len().saturating_sub(MOST_NAMES);
        let named: Vec<&str> = names
            .iter()
            .take(MOST_NAMES)
            .map(|(id, _)| Metric::find(id).map_or(*id, |metric| metric.title))
            .collect();
        if !named.is_empty() {
            let rest = match more {
                0 => String::new(),
                more => format!("; and {more} more"),
            };
            sentences.push(format!("On the coding hang: {}{rest}.", named.join("; ")));
        }
        sentences
    }

    /// "The least delay for A–B falls while X is below 8 h, and stays above (mid 4 h)."
    fn flip(&self, result: &Uncertainty, flip: &Flip) -> String {
        let input = result.input(&flip.input);
        let name = input.map_or(&flip.input, |input| &input.name);
        let unit = input.map_or("", |input| input.quantity.unit());
        let hypothetical = if flip.hypothetical {
            ", outside the coded range"
        } else {
            ""
        };
        format!(
            "Others at mid, {} {} while the {name} is below {}{unit} and {} above it (mid {}{unit}{hypothetical}).",
            self.what(flip.metric, &flip.subject),
            flip.below,
            crate::analysis::number(flip.value),
            flip.above,
            brief(flip.mid),
        )
    }

    fn swing(&self, result: &Uncertainty) -> Option<String> {
        let tornado = result.tornado.as_ref()?;
        let most = tornado.swings.first()?;
        let name = &result.input(&most.input)?.name;
        let unit = Metric::find(tornado.metric).map_or("", |metric| unit(metric.unit));
        let what = self.what(tornado.metric, &tornado.subject);
        Some(match (most.at_low, most.at_high) {
            (Some(low), Some(high)) => format!(
                "One at a time, the {name} swings the change in {what} most: from {}{unit} at its low to {}{unit} at its high.",
                signed(low),
                signed(high)
            ),
            _ => {
                format!(
                    "One at a time, the {name} swings the change in {what} most: beyond any bound."
                )
            }
        })
    }
}

/// The pair's metric that reads this and that the ends of the coded ranges bound.
fn pair_metric(reading: Reading) -> Option<&'static Metric> {
    metrics().find(|metric| {
        metric.reading == reading
            && metric.scope() == Scope::Pair
            && metric.spread == Spread::Corners
    })
}

fn unit(unit: &str) -> &'static str {
    if unit == "hours" { " h" } else { "" }
}
