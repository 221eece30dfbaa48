//! A metric moves with the number that it says it reads, by the power that its unit says, and with no other number.

use super::{Scores, scores_of};
use crate::{
    brute::studies,
    support::{Dice, random_study},
};
use linchpin::{
    metrics::{Metric, Reading, metrics},
    model::{Range, Score, Study, Transit},
};

/// What becomes of a score when the strengths or the hours behind it are doubled.
fn doubled(metric: &Metric, n: usize, score: f64) -> f64 {
    match metric.unit {
        "strength" | "hours" => 2.0 * score,
        "1/strength" | "1/hour" => score / 2.0,
        "ln of strength^(n−1)" => score + (n as f64 - 1.0) * 2_f64.ln(),
        unit => {
            let pure = !["strength", "hour"].iter().any(|of| unit.contains(of));
            assert!(pure, "say how `{unit}` of {} grows", metric.id);
            score
        }
    }
}

/// Networks of both directions and both transit rules, with every number written out.
fn written_out(round: usize, dice: &mut Dice) -> Study {
    let (n, one_way) = (2 + dice.below(5), round % 2 == 1);
    let mut study = if round % 4 < 2 {
        random_study(dice, n, 0.5, one_way)
    } else {
        let transit = Transit::Granted;
        Study {
            transit,
            ..studies::random(n + 1, one_way, dice)
        }
    };
    each_number(&mut study, Reading::Strength, |_| {
        1.0 + dice.below(5) as f64
    });
    study
}

/// Puts another number in the place of each strength, delay or availability.
fn each_number(study: &mut Study, reading: Reading, mut change: impl FnMut(f64) -> f64) {
    let mut put = |range: &mut Option<Range>| {
        let old = range.map_or(1.0, |range| range.mid);
        *range = Some(Range::exact(change(old)));
    };
    for agreement in &mut study.agreement {
        let (number, handling) = match reading {
            Reading::Strength => (&mut agreement.strength, None),
            Reading::Delay => (&mut agreement.delay, Some(&mut agreement.handling_delay)),
            _ => (
                &mut agreement.availability,
                Some(&mut agreement.handling_availability),
            ),
        };
        put(number);
        if agreement.hub.is_some() {
            handling.map(&mut put);
        }
    }
    for tie in &mut study.tie {
        put(match reading {
            Reading::Strength => &mut tie.strength,
            Reading::Delay => &mut tie.delay,
            _ => &mut tie.availability,
        });
    }
}

#[test]
fn doubling_strengths_or_hours_scales_scores_as_their_units_say() {
    let mut dice = Dice::new(1905);
    for round in 0..60 {
        let study = written_out(round, &mut dice);
        for reading in [Reading::Strength, Reading::Delay] {
            let mut twice = study.clone();
            each_number(&mut twice, reading, |number| 2.0 * number);
            for metric in metrics().filter(|metric| metric.reading == reading) {
                let after = scores_of(&twice, metric);
                for (subject, before) in scores_of(&study, metric) {
                    let expected = match before {
                        Score::Defined(x) => Score::Defined(doubled(metric, study.actor.len(), x)),
                        score => score,
                    };
                    let found = after[&subject];
                    let same = match (expected, found) {
                        (Score::Defined(x), Score::Defined(y)) => {
                            (x - y).abs() <= 1e-9 * x.abs().max(1e-3)
                        }
                        (x, y) => x == y,
                    };
                    assert!(
                        same,
                        "{} ({}) of {subject:?}: {before:?} became {found:?}",
                        metric.id, metric.unit
                    );
                }
            }
        }
    }
}

#[test]
fn no_metric_moves_with_a_number_that_it_does_not_read() {
    let mut dice = Dice::new(1878);
    let all = |study: &Study| -> Vec<Scores> {
        metrics().map(|metric| scores_of(study, metric)).collect()
    };
    for round in 0..40 {
        let study = written_out(round, &mut dice);
        let before = all(&study);
        for reading in [Reading::Strength, Reading::Delay, Reading::Availability] {
            let mut other = study.clone();
            each_number(&mut other, reading, |_| 0.1 + 0.8 * dice.unit());
            for ((metric, before), after) in metrics().zip(&before).zip(all(&other)) {
                assert!(
                    metric.reading == reading || *before == after,
                    "{} reads {}, and moved with {}",
                    metric.id,
                    metric.reading.word(),
                    reading.word()
                );
            }
        }
    }
}
