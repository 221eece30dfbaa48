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
        let mut names: Vec<&str> = Vec::new();
        for outcome in all(Hold::Hangs) {
            if !names.contains(&outcome.metric) {
                names.push(outcome.metric);
            }
        }
        let more = names.len().saturating_sub(MOST_NAMES);
        let named: Vec<&str> = names
            .iter()
            .take(MOST_NAMES)
            .map(|id| Metric::find(id).map_or(*id, |metric| metric.title))
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

#[cfg(test)]
mod tests {
    use super::{Flip, Hold, Outcome, RankInterval, Uncertainty, headline, pair_metric};
    use crate::{
        analysis::uncertainty::{
            Band, Input, Options, Quantity, Swing, Tornado,
            sheet::tests::{compared, path},
            uncertainty,
        },
        metrics::{Metric, Reading},
        model::Range,
    };

    /// What rises, stays, falls and is undefined in so many tenths of the draws.
    fn outcome(metric: &str, subject: &str, tenths: [u8; 4], hold: Hold) -> Outcome {
        let metric = Metric::find(metric).expect("registered");
        let [rises, stays, falls, undefined] = tenths.map(|times| f64::from(times) / 10.0);
        let band = Band {
            low: Some(-3.0),
            median: Some(-2.0),
            high: Some(0.25),
        };
        Outcome {
            metric: metric.id,
            scope: metric.scope(),
            subject: subject.split_whitespace().map(String::from).collect(),
            mid: None,
            without: None,
            with: None,
            change: Some(band),
            rises,
            stays,
            falls,
            undefined,
            hold,
            by_construction: true,
        }
    }

    type Rank = (&'static str, &'static str, &'static str, [f64; 2]);

    fn rank((metric, side, actor, [first, alone]): Rank) -> RankInterval {
        RankInterval {
            metric,
            side,
            actor: actor.into(),
            mid: Some(1),
            best: 1,
            median: 1,
            worst: 1,
            first,
            alone,
        }
    }

    /// What is said of a path whose ends a tie brings together, when these came of a thousand draws.
    fn said(fill: impl FnOnce(&mut Uncertainty)) -> Vec<String> {
        let (without, with) = (path(3, false), path(3, true));
        let comparison = compared(&without, &with, &["degree"]);
        let options = Options {
            draws: 1,
            flips: false,
            ..Options::default()
        };
        let found = uncertainty((&without, &with), &comparison, &options, &|_| {});
        let mut result = found.expect("draws");
        result.draws = 1000;
        result.outcomes.clear();
        result.ranks.clear();
        result.inputs.push(Input {
            id: "X.delay".into(),
            name: "delay of X".into(),
            quantity: Quantity::Delay,
            range: Range::exact(4.0),
            drawn: true,
            stream: "X".into(),
        });
        fill(&mut result);
        headline(&result, &without, &with, &comparison.pairs)
    }

    #[test]
    fn the_pair_in_question_is_told_of_first_with_its_directions_by_how_often() {
        let (pair, size) = ("V00 V02", "median −2 h, 5–95 % −3 to +0.25 h");
        let arithmetic = "The sign is arithmetic, since adding can move it this way only; the size is the finding.";
        let sure = "probability that a request is answered for V00–V02";
        let up = [10, 0, 0, 0];
        let of = |tenths, hold| {
            said(|result| {
                result.outcomes = vec![
                    outcome("share-probability", pair, up, Hold::Robust),
                    outcome("delay", pair, tenths, hold),
                    outcome("strength-gini", "", up, Hold::Hangs),
                ];
            })
        };
        let found = of([0, 3, 6, 1], Hold::Hangs);
        assert_eq!(
            found[0],
            format!(
                "In 1,000 draws the {sure} rises in every one: median −2, 5–95 % −3 to +0.25. {arithmetic}"
            )
        );
        assert_eq!(
            found[1],
            format!(
                "The least delay for V00–V02 falls in 60 %, stays in 30 % and is undefined in 10 %: {size}."
            )
        );
        let found = of([0, 10, 0, 0], Hold::Robust);
        assert_eq!(
            found[1],
            format!("The least delay for V00–V02 moves in none. {arithmetic}")
        );
        let found = of([0, 0, 0, 10], Hold::Undefined);
        assert!(found[1].starts_with("Of 2 conclusions"), "{found:?}");
    }

    #[test]
    fn without_a_word_on_the_pair_the_network_is_told_of_where_something_moves() {
        let found = said(|result| {
            result.outcomes = vec![
                outcome("strength", "V00", [5, 5, 0, 0], Hold::Hangs),
                outcome("strength-gini", "", [0, 10, 0, 0], Hold::Robust),
                outcome("connected-pairs", "", [10, 0, 0, 0], Hold::Fixed),
                outcome("efficiency-delay", "", [6, 4, 0, 0], Hold::Hangs),
            ];
        });
        assert_eq!(
            found[0],
            "In 1,000 draws “Efficiency (least delay)” rises in 60 % and stays in 40 %: \
             median −2, 5–95 % −3 to +0.25."
        );
        assert!(found[1].starts_with("Of 4 conclusions"), "{found:?}");
    }

    #[test]
    fn who_is_first_by_each_reading_is_said_of_both_sides_and_of_nobody_where_none_is_alone() {
        let (delay, flow) = ("betweenness-delay", "betweenness-flow");
        let found = said(|result| {
            let ranks = [
                (delay, "without", "V00", [0.6, 0.1]),
                (delay, "without", "V01", [0.8, 0.5]),
                (delay, "without", "V02", [0.8, 0.5]),
                (delay, "with", "V01", [1.0, 1.0]),
                (flow, "without", "V01", [0.6, 0.6]),
                (flow, "with", "V02", [0.7, 0.0]),
                (flow, "with", "V01", [0.4, 0.0]),
                ("pagerank", "with", "V02", [1.0, 1.0]),
            ];
            result.ranks = ranks.map(rank).to_vec();
        });
        assert_eq!(
            found,
            [
                "V01 is first by betweenness (least delay) in 80 % (alone in 50 %, else level with others) of the draws \
                 without and in 100 % with.",
                "By betweenness (current flow) V01 is first in 60 % of the draws without, V02 in 70 % (never alone, but \
                 level with others) with.",
            ]
        );
        let found = said(|result| {
            let sides = ["without", "with"];
            let ranks = sides.map(|side| rank((delay, side, "V01", [1.0, 0.0])));
            result.ranks = ranks.to_vec();
        });
        assert_eq!(
            found,
            ["By betweenness (least delay) nobody is first alone in any draw."]
        );
    }

    #[test]
    fn conclusions_are_counted_by_what_holds_them_and_those_that_hang_named_once() {
        let hang = "strength katz power pagerank information eigenvector constraint effective-size delay importance";
        let found = said(|result| {
            let (up, level) = ([10, 0, 0, 0], [0, 10, 0, 0]);
            result.outcomes = ["V00", "V01"]
                .iter()
                .flat_map(|subject| {
                    hang.split(' ')
                        .map(move |id| outcome(id, subject, up, Hold::Hangs))
                })
                .collect();
            let mut free = outcome("strength-gini", "", up, Hold::Robust);
            free.by_construction = false;
            result.outcomes.extend([
                free,
                outcome("kirchhoff", "", level, Hold::Robust),
                outcome("diameter-delay", "", up, Hold::Robust),
                outcome("degree", "V00", up, Hold::Fixed),
                outcome("mean-delay", "", up, Hold::Undefined),
            ]);
        });
        let last = &found[found.len() - 2..];
        assert_eq!(
            last[0],
            "Of 24 conclusions, 3 hold in at least 95 % of the draws (1 that nothing moves, 2 whose sign is \
             arithmetic), 20 hang on the coding, and 1 read no coded number, so that no value can move them."
        );
        assert!(
            last[1].starts_with("On the coding hang: Strength; Katz centrality; "),
            "{last:?}"
        );
        assert!(
            last[1].ends_with("; Effective size; and 2 more."),
            "{last:?}"
        );
        assert!(said(|_| {}).is_empty());
    }

    #[test]
    fn flips_of_changes_are_told_those_of_pairs_first_then_the_widest_swing() {
        let flip = |metric, subject: &str, conclusion| Flip {
            input: "X.delay".into(),
            value: 8.0,
            mid: 4.0,
            hypothetical: subject.is_empty(),
            metric,
            subject: subject.split_whitespace().map(String::from).collect(),
            conclusion,
            below: "falls".into(),
            above: "stays".into(),
        };
        let swing = |at_low, at_high| Swing {
            input: "X.delay".into(),
            range: [1.0, 9.0],
            at_low,
            at_high,
            swing: None,
        };
        let of = |at_high| {
            said(|result| {
                result.flips = vec![
                    flip("strength", "", "first with"),
                    flip("efficiency-delay", "", "change"),
                    flip("delay", "V00 V02", "change"),
                ];
                result.tornado = Some(Tornado {
                    metric: "delay",
                    subject: vec!["V00".into(), "V02".into()],
                    mid: None,
                    swings: vec![swing(Some(-1.5), at_high), swing(None, None)],
                });
            })
        };
        assert_eq!(
            of(Some(2.0)),
            [
                "Others at mid, the least delay for V00–V02 falls while the delay of X is below 8 h and stays above it \
                 (mid 4 h).",
                "Others at mid, “Efficiency (least delay)” falls while the delay of X is below 8 h and stays above it \
                 (mid 4 h, outside the coded range).",
                "One at a time, the delay of X swings the change in the least delay for V00–V02 most: from −1.5 h at \
                 its low to +2 h at its high.",
            ]
        );
        let last = of(None).pop();
        assert!(last.is_some_and(|text| text.ends_with("for V00–V02 most: beyond any bound.")));
    }

    #[test]
    fn of_a_pair_those_readings_are_told_that_the_ends_of_the_ranges_bound() {
        let of = |reading| pair_metric(reading).map(|metric| metric.id);
        assert_eq!(of(Reading::Availability), Some("share-probability"));
        assert_eq!(of(Reading::Delay), Some("delay"));
        assert_eq!(of(Reading::Strength), Some("resistance"));
        assert_eq!(of(Reading::Hops), None);
    }
}
