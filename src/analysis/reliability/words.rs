//! Sentences made from the numbers.

use super::{Chance, Reliabilities, ReliabilitySide, TimeCurve, hours_in_words};
use crate::analysis::{brief, capital, measure::Measured};

pub(super) fn headline(found: &Reliabilities, sides: &[(&Measured, String)]) -> Vec<String> {
    let mut said = Vec::new();
    if let Some([a, b]) = &found.pair {
        let name = |id: &str| {
            let named = sides.iter().find_map(|(side, _)| {
                let at = side.network.index_of(id)?;
                Some(side.network.actor(at).in_a_sentence())
            });
            named.unwrap_or_else(|| id.into())
        };
        let directed = sides.iter().any(|(side, _)| side.mid.is_directed());
        let (a_name, b_name) = (name(a), name(b));
        let request = if directed {
            format!("a request that {a_name} answers to {b_name}")
        } else {
            format!("a request between {a_name} and {b_name}")
        };
        let pair = |side: &ReliabilitySide| {
            let mut pairs = side.pairs.iter();
            let same = |x: &String, y: &String| (x, y) == (a, b) || (!directed && (x, y) == (b, a));
            pairs
                .find(|pair| same(&pair.a, &pair.b))
                .map(|pair| pair.answered)
        };
        said.push(sentence(
            &format!("{} is answered with probability", capital(&request)),
            found,
            |side| pair(side),
        ));
        let curves: Vec<Option<&TimeCurve>> = found
            .sides
            .iter()
            .map(|side| side.answered.as_ref())
            .collect();
        if let Some(hours) = telling_time(&curves) {
            let within = format!(
                "Within {} it is answered with probability",
                hours_in_words(hours)
            );
            said.push(sentence(&within, found, |side| {
                side.answered
                    .as_ref()
                    .and_then(|curve| curve.at(hours))
                    .copied()
            }));
        }
    }
    for (at, together) in found
        .sides
        .first()
        .iter()
        .flat_map(|side| side.together.iter().enumerate())
    {
        let who = if together.all {
            "All actors work and are joined, every one to every other,".to_string()
        } else {
            format!(
                "{} are joined, every one to every other,",
                crate::model::list(together.actors.iter().cloned())
            )
        };
        said.push(sentence(
            &format!("{who} with probability"),
            found,
            |side| side.together.get(at).map(|together| together.joined),
        ));
    }
    let curves: Vec<Option<&TimeCurve>> = found
        .sides
        .iter()
        .map(|side| side.informed.as_ref())
        .collect();
    if let Some(hours) = telling_time(&curves) {
        let within = format!(
            "What one of them knows has reached all others within {} with probability",
            hours_in_words(hours)
        );
        said.push(sentence(&within, found, |side| {
            side.informed
                .as_ref()
                .and_then(|curve| curve.at(hours))
                .copied()
        }));
    }
    said.extend(slope(found));
    for cause in found.sides.last().iter().flat_map(|side| &side.causes) {
        said.push(format!(
            "Common cause \u{201c}{}\u{201d}: with probability {} it strikes and closes {} at once.",
            cause.title,
            brief(1.0 - cause.availability[1]),
            cause.closes
        ));
    }
    said
}

/// "… 0.72 with GSOMIA (coded range 0.32–0.93), 0.47 without GSOMIA (0.14–0.78)."
fn sentence(
    start: &str,
    found: &Reliabilities,
    chance: impl Fn(&ReliabilitySide) -> Option<Chance>,
) -> String {
    let mut first = true;
    let parts: Vec<String> = found
        .sides
        .iter()
        .rev()
        .map(|side| {
            let label = if side.label.is_empty() {
                String::new()
            } else {
                format!(" {}", side.label)
            };
            let value = match chance(side) {
                Some(chance) => spoken(&chance, &mut first),
                None => "not defined".into(),
            };
            match value.split_once(' ') {
                Some((number, rest)) if rest.starts_with('(') => format!("{number}{label} {rest}"),
                _ => format!("{value}{label}"),
            }
        })
        .collect();
    format!("{start} {}.", parts.join(", "))
}

fn spoken(chance: &Chance, first: &mut bool) -> String {
    let words = if std::mem::replace(first, false) {
        "coded range "
    } else {
        ""
    };
    match (chance.value, chance.error, chance.low, chance.high) {
        (Some(value), Some(error), ..) => {
            format!("{} ± {} (estimated)", brief(value), brief(error))
        }
        (Some(value), None, Some(low), Some(high)) => {
            format!("{} ({words}{}–{})", brief(value), brief(low), brief(high))
        }
        (Some(value), ..) => brief(value),
        (None, ..) => format!("not defined ({})", chance.reason.unwrap_or("no value")),
    }
}

/// The time at which the sides differ most; of a single side, when half of what is ever reached is reached.
fn telling_time(curves: &[Option<&TimeCurve>]) -> Option<f64> {
    let all: Option<Vec<&TimeCurve>> = curves.iter().copied().collect();
    let all = all?;
    let value = |curve: &TimeCurve, hours: f64| {
        // The last listed time up to then: between steps nothing changes.
        let listed = curve
            .points
            .iter()
            .rev()
            .find(|point| point.hours <= hours * (1.0 + 1e-9));
        listed.map_or(Some(0.0), |point| point.chance.value)
    };
    let error = |curve: &TimeCurve, hours: f64| {
        let chance = curve.at(hours).and_then(|chance| chance.error);
        chance.unwrap_or(0.0)
    };
    match all.as_slice() {
        [one] => {
            let last = one.points.last()?.chance.value?;
            let half = one.points.iter().find(|point| {
                point
                    .chance
                    .value
                    .is_some_and(|value| value > 0.0 && value >= last / 2.0)
            });
            half.map(|point| point.hours)
        }
        [without, with] => {
            let both = with
                .points
                .iter()
                .filter(|point| without.at(point.hours).is_some());
            let gap = |hours: f64| {
                let noise = 3.0 * (error(with, hours) + error(without, hours));
                Some((value(with, hours)? - value(without, hours)?).abs() - noise)
            };
            let widest = both.fold(None, |best: Option<(f64, f64)>, point| {
                let gap = gap(point.hours).unwrap_or(0.0);
                match best {
                    Some((_, most)) if most >= gap - 1e-12 => best,
                    _ => Some((point.hours, gap)),
                }
            });
            widest.filter(|(_, gap)| *gap > 0.0).map(|(hours, _)| hours)
        }
        _ => None,
    }
}

/// What one availability does, from none to sure.
fn slope(found: &Reliabilities) -> Option<String> {
    let curves = found.sides.iter().rev().filter_map(|side| {
        let varied = side.varied.as_ref()?;
        let ends = (
            varied.points.first()?.chance.value?,
            varied.points.last()?.chance.value?,
        );
        Some((side, varied, ends))
    });
    let parts: Vec<_> = curves.collect();
    let (_, varied, _) = parts.first()?;
    let spoken: Vec<String> = parts
        .iter()
        .map(|(side, _, (from, to))| {
            let label = if side.label.is_empty() {
                String::new()
            } else {
                format!(" {}", side.label)
            };
            format!("from {} to {}{label}", brief(*from), brief(*to))
        })
        .collect();
    Some(format!(
        "As the availability of {} goes from 0 to 1, the probability that {} goes {}.",
        varied.thing,
        varied.about,
        spoken.join(", ")
    ))
}

#[cfg(test)]
mod tests {
    use super::{Chance, TimeCurve, sentence, telling_time};
    use crate::{
        analysis::{Ask, TimePoint, reliability_of_sides},
        by_hand::{measured, tied},
        model::Score,
    };

    /// A curve of times, the probability by each, and the error of an estimate.
    fn curve(points: &[(f64, f64, f64)]) -> TimeCurve {
        let point = |&(hours, value, error): &(f64, f64, f64)| {
            let score = if error > 0.0 {
                Score::Estimated { value, error }
            } else {
                Score::Defined(value)
            };
            TimePoint {
                hours,
                chance: Chance::of(score, None),
            }
        };
        TimeCurve {
            steps: Vec::new(),
            points: points.iter().map(point).collect(),
        }
    }

    #[test]
    fn of_one_side_the_time_is_told_by_which_half_of_what_is_ever_reached_is_reached() {
        let told = |values: [f64; 3]| {
            let [first, second, third] = values;
            let curve = curve(&[(1.0, first, 0.0), (2.0, second, 0.0), (3.0, third, 0.0)]);
            telling_time(&[Some(&curve)])
        };
        assert_eq!(told([0.0, 0.3, 0.8]), Some(3.0));
        assert_eq!(told([0.0, 0.4, 0.8]), Some(2.0));
        assert_eq!(told([0.5, 0.6, 0.8]), Some(1.0));
        assert_eq!(told([0.0, 0.0, 0.0]), None);
        assert_eq!(telling_time(&[None]), None);
    }

    #[test]
    fn of_two_sides_the_time_is_told_at_which_they_differ_most_beyond_three_errors() {
        let told = |without: &[(f64, f64, f64)], with: &[(f64, f64, f64)]| {
            telling_time(&[Some(&curve(without)), Some(&curve(with))])
        };
        // By four hours 0.5 of which 0.3 may be noise, by eight 0.3 of which none is.
        let without = [(1.0, 0.9, 0.0), (4.0, 0.1, 0.05), (8.0, 0.2, 0.0)];
        let with = [(1.0, 0.9, 0.0), (4.0, 0.6, 0.05), (8.0, 0.5, 0.0)];
        assert_eq!(told(&without, &with), Some(8.0));
        assert_eq!(told(&with, &without), Some(8.0));
        // 0.5 − 0.3 is more than 0.1 − 0.03.
        let without = [(4.0, 0.1, 0.05), (8.0, 0.5, 0.005)];
        let with = [(4.0, 0.6, 0.05), (8.0, 0.6, 0.005)];
        assert_eq!(told(&without, &with), Some(4.0));
        // What was caught up half an hour later does not count before.
        let without = [(1.0, 0.1, 0.0), (1.5, 0.5, 0.0)];
        let with = [(1.0, 0.5, 0.0), (1.5, 0.5, 0.0)];
        assert_eq!(told(&without, &with), Some(1.0));
        // Equal but for rounding: the earliest.
        let without = [(1.0, 0.1, 0.0), (4.0, 0.3, 0.0)];
        let with = [(1.0, 0.3, 0.0), (4.0, 0.5, 0.0)];
        assert_eq!(told(&without, &with), Some(1.0));
        let without = [(1.0, 0.3, 0.0), (4.0, 0.1, 0.0)];
        let with = [(1.0, 0.5, 0.0), (4.0, 0.3, 0.0)];
        assert_eq!(told(&without, &with), Some(1.0));
        assert_eq!(told(&with, &with), None);
        let one = curve(&with);
        assert_eq!(telling_time(&[Some(&one), None]), None);
    }

    #[test]
    fn a_probability_is_told_with_its_side_before_its_range_and_after_its_error() {
        let side = measured(&tied(&[], &[("A", "B")]));
        let labels = ["without it", "with it"].map(String::from);
        let found = reliability_of_sides(&side, &side, labels, &Ask::default()).expect("a pair");
        let half = Score::Defined(0.5);
        let ends = [0.25, 0.75].map(Score::Defined);
        let sampled = Score::Estimated {
            value: 0.5,
            error: 0.125,
        };
        let undefined = Score::Undefined("no way");
        for (without, with, words) in [
            (half, half, "0.5 with it, 0.5 without it"),
            (
                half,
                sampled,
                "0.5 ± 0.13 (estimated) with it, 0.5 without it",
            ),
            (
                undefined,
                half,
                "0.5 with it, not defined (no way) without it",
            ),
        ] {
            let said = sentence("So it is", &found, |side| {
                let score = if side.label == "with it" {
                    with
                } else {
                    without
                };
                Some(Chance::of(score, None))
            });
            assert_eq!(said, format!("So it is {words}."));
        }
        let ranged = sentence("So it is", &found, |_| Some(Chance::of(half, Some(ends))));
        assert_eq!(
            ranged,
            "So it is 0.5 with it (coded range 0.25–0.75), 0.5 without it (0.25–0.75)."
        );
        let absent = sentence("So it is", &found, |_| None);
        assert_eq!(
            absent,
            "So it is not defined with it, not defined without it."
        );
    }
}
