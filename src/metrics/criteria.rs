//! By which metrics the worth of a tie is judged: one list, so that no analysis names them.

use super::{Better, Compute, Metric, Scope, centrality, cohesion, failure, redundancy};
use crate::{
    error::{Error, Result},
    kernels::{Addition, Channel, Length, Loss, Odds, Removal, View},
    model::Score,
};

/// A metric made into one number for the network, of which one way is taken to be better.
#[derive(Debug)]
pub struct Criterion {
    /// The metric.
    pub metric: &'static Metric,
    /// Its column in tables, eight letters at the most.
    pub short: &'static str,
    /// What it judges, as a part of a sentence.
    pub about: &'static str,
    /// Which way is taken to be better for the network: the metric's own, except where that is neither.
    pub better: Better,
    /// Where it is reliability: the same number under other odds, without compiling the network anew.
    pub under: Option<Under>,
    /// Where there is a way without starting over: the number once a pair is joined by one tie more.
    pub added: Option<Added>,
    /// The same once a thing is lost.
    pub lost: Option<Without>,
}

/// A number of the network under given odds, or the reason why there is none.
pub type Under = fn(&View, &Odds) -> Result<f64, &'static str>;

/// A number of the network once this tie is added; `None` where it must be scored anew.
pub type Added = fn(&View, &Addition, &Channel) -> Option<f64>;

/// A number of the network once a thing is lost; `None` where it must be scored anew.
pub type Without = fn(&View, &Removal, Loss) -> Option<f64>;

/// Every criterion, in the order of tables and of preference: ranks go by the first that tells ties apart, unless another
/// is asked for.
pub static CRITERIA: [Criterion; 7] = [
    Criterion {
        metric: &failure::share_probability::MEAN,
        short: "answers",
        about: "the mean probability that a request is answered",
        better: Better::Higher,
        under: Some(|view, odds| failure::share_probability::mean_under(view, odds, None)),
        added: None,
        lost: None,
    },
    Criterion {
        metric: &cohesion::efficiency::HOPS,
        short: "effic.",
        about: "efficiency counting hops",
        better: Better::Higher,
        under: None,
        added: Some(|view, addition, tie| efficiency(view, addition, tie, Length::Hops)),
        lost: Some(|view, removal, loss| efficiency_after(view, removal, loss, Length::Hops)),
    },
    Criterion {
        metric: &cohesion::efficiency::DELAY,
        short: "speed",
        about: "efficiency by least delay",
        better: Better::Higher,
        under: None,
        added: Some(|view, addition, tie| efficiency(view, addition, tie, Length::Delay)),
        lost: Some(|view, removal, loss| efficiency_after(view, removal, loss, Length::Delay)),
    },
    Criterion {
        metric: &redundancy::kirchhoff::METRIC,
        short: "resist.",
        about: "the Kirchhoff index",
        better: Better::Lower,
        under: None,
        added: Some(|_, addition, tie| addition.kirchhoff(tie.ends, tie.strength)),
        lost: Some(|_, removal, loss| removal.kirchhoff(loss)),
    },
    Criterion {
        metric: &cohesion::algebraic_connectivity::METRIC,
        short: "λ₂",
        about: "algebraic connectivity",
        better: Better::Higher,
        under: None,
        added: Some(|_, addition, tie| addition.algebraic_connectivity(tie.ends, tie.strength)),
        lost: Some(|_, removal, loss| removal.algebraic_connectivity(loss)),
    },
    Criterion {
        metric: &centrality::betweenness_centralization::HOPS,
        short: "central.",
        about: "betweenness centralization, taken to be better when lower",
        better: Better::Lower,
        under: None,
        added: Some(|view, addition, tie| {
            let loads = addition.betweenness(Length::Hops, tie.ends, 1.0)?;
            centralization(view, loads)
        }),
        lost: Some(|view, removal, loss| {
            let loads = removal.betweenness(loss, Length::Hops)?;
            centralization(view, loads)
        }),
    },
    Criterion {
        metric: &failure::vulnerability::ACTOR,
        short: "weakest",
        about: "the cost of losing the weakest actor, as a share of efficiency",
        better: Better::Lower,
        under: None,
        added: Some(|_, addition, tie| addition.greatest_vulnerability(tie.ends)),
        lost: None,
    },
];

fn efficiency(view: &View, addition: &Addition, tie: &Channel, length: Length) -> Option<f64> {
    let long = match length {
        Length::Hops => 1.0,
        Length::Delay => tie.delay,
    };
    let sum = addition.inverse_sum(length, tie.ends, long)?;
    Some(sum / view.pair_count() as f64)
}

fn efficiency_after(view: &View, removal: &Removal, loss: Loss, length: Length) -> Option<f64> {
    // A lost actor stays in the numbering, and its pairs count.
    let sum = removal.inverse_sum(loss, length)?;
    (view.n() > 1).then(|| sum / view.pair_count() as f64)
}

fn centralization(view: &View, loads: Vec<f64>) -> Option<f64> {
    centrality::betweenness_centralization::of_loads(view, loads).value()
}

impl Criterion {
    /// The criterion of this metric.
    pub fn find(id: &str) -> Option<&'static Criterion> {
        CRITERIA.iter().find(|criterion| criterion.metric.id == id)
    }

    /// The criterion of this metric, asked for by name.
    ///
    /// # Errors
    /// `Refused`, with those that there are.
    pub fn named(id: &str) -> Result<&'static Criterion> {
        Self::find(id).ok_or_else(|| {
            let ids: Vec<&str> = CRITERIA
                .iter()
                .map(|criterion| criterion.metric.id)
                .collect();
            Error::Refused(format!(
                "{id} is not a criterion for ties; choose one of {}",
                ids.join(", ")
            ))
        })
    }

    /// The number for the network: the metric's, or the greatest over its subjects where it has several. Undefined
    /// where any of them is.
    pub fn score(&self, view: &View) -> Score {
        let scores = self.metric.scores(view);
        if let Compute::Network(_) = self.metric.compute {
            return scores
                .first()
                .copied()
                .unwrap_or(Score::Undefined("no subject"));
        }
        debug_assert_ne!(self.metric.scope(), Scope::Network);
        let mut greatest: Option<Score> = None;
        for score in scores {
            let Some(place) = score.place() else {
                return score;
            };
            if greatest
                .and_then(Score::place)
                .is_none_or(|most| place > most)
            {
                greatest = Some(score);
            }
        }
        greatest.unwrap_or(Score::Undefined("no subject"))
    }

    /// The number after `losses`.
    pub fn score_after(&self, view: &View, losses: &[Loss]) -> Score {
        let Some(under) = self.under else {
            return self.score(&view.without_all(losses));
        };
        let mut odds = Odds::of(view);
        losses.iter().for_each(|&loss| odds.lose(view, loss));
        match under(view, &odds) {
            Ok(value) => Score::from_f64(value),
            Err(reason) => Score::Undefined(reason),
        }
    }

    /// The number once `tie` is added, without starting over; `None` where there is no such way.
    pub fn score_added(&self, view: &View, addition: &Addition, tie: &Channel) -> Option<Score> {
        let added = self.added?;
        added(view, addition, tie).map(Score::from_f64)
    }

    /// The number once `loss` is gone, without starting over; `None` where there is no such way.
    pub fn score_lost(&self, view: &View, removal: &Removal, loss: Loss) -> Option<Score> {
        let lost = self.lost?;
        lost(view, removal, loss).map(Score::from_f64)
    }

    /// How much better the network is with than without: positive where the better way. Infinite where it is
    /// infinitely worse without; undefined where either side has no value, or both are infinite.
    pub fn gain(&self, without: Score, with: Score) -> Score {
        match (without, with) {
            (Score::Undefined(reason), _) | (_, Score::Undefined(reason)) => {
                Score::Undefined(reason)
            }
            (Score::Infinite, Score::Infinite) => Score::Undefined("infinite with and without"),
            (Score::Infinite, _) if self.better == Better::Lower => Score::Infinite,
            (Score::Infinite, _) | (_, Score::Infinite) => Score::Undefined("infinite on one side"),
            _ => {
                let of = |score: Score| score.value().unwrap_or(0.0);
                let raised = of(with) - of(without);
                let better = if self.better == Better::Lower {
                    -raised
                } else {
                    raised
                };
                let error = |score: Score| score.error().unwrap_or(0.0);
                if without.error().or(with.error()).is_some() {
                    // As if the two samples were independent, which bounds the error of samples that go together.
                    return Score::Estimated {
                        value: better,
                        error: error(without).hypot(error(with)),
                    };
                }
                // What rounding leaves of nothing is nothing.
                let noise = 1e-12 * of(with).abs().max(of(without).abs()).max(1.0);
                Score::from_f64(if better.abs() <= noise { 0.0 } else { better })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Criterion;
    use crate::{
        by_hand::{actors, view},
        formats::{self, Options},
        kernels::{Addition, Channel, Loss, Removal, View},
        model::Score::{self, Defined, Estimated, Infinite, Undefined},
    };

    fn criterion(id: &str) -> &'static Criterion {
        Criterion::find(id).expect("a criterion")
    }

    fn shape(name: &str) -> View {
        let (study, _) = formats::open(name, Options::default()).expect("a shape");
        view(&study)
    }

    fn near(found: Option<Score>, answer: f64) {
        let found = found.and_then(Score::value).expect("a number");
        assert!((found - answer).abs() < 1e-12, "{found}, not {answer}");
    }

    #[test]
    fn a_gain_is_towards_what_is_better_and_infinite_where_it_joins_what_was_apart() {
        let (higher, lower) = (criterion("efficiency"), criterion("kirchhoff"));
        let (gone, sides) = (Undefined("gone"), Undefined("infinite on one side"));
        let both = Undefined("infinite with and without");
        for (without, with, up, down) in [
            (Defined(1.5), Defined(2.0), Defined(0.5), Defined(-0.5)),
            (Defined(2.0), Defined(1.5), Defined(-0.5), Defined(0.5)),
            (gone, Defined(1.0), gone, gone),
            (Infinite, gone, gone, gone),
            (Infinite, Infinite, both, both),
            (Infinite, Defined(2.0), sides, Infinite),
            (Defined(2.0), Infinite, sides, sides),
        ] {
            assert_eq!(higher.gain(without, with), up, "{without:?} {with:?}");
            assert_eq!(lower.gain(without, with), down, "{without:?} {with:?}");
        }
    }

    #[test]
    fn a_gain_within_rounding_is_none_and_that_of_estimates_has_both_errors() {
        let gain = |without: f64, with: f64| {
            let found = criterion("efficiency").gain(Defined(without), Defined(with));
            found.value().expect("a number")
        };
        for (number, noise) in [(0.0, 1e-12), (1e-3, 1e-12), (1e3, 1e-9), (-1e3, 1e-9)] {
            assert_eq!(gain(number, number + 0.4 * noise), 0.0, "{number}");
            assert_eq!(gain(number, number - 0.4 * noise), 0.0, "{number}");
            assert!(gain(number, number + 3.0 * noise) > 2.0 * noise, "{number}");
        }
        let about = |value: f64, error: f64| Estimated { value, error };
        for (without, with, gain, of) in [
            (about(1.0, 0.3), about(2.5, 0.4), 1.5, 0.5),
            (about(1.0, 0.3), Defined(0.5), -0.5, 0.3),
            (Defined(1.0), about(1.0, 0.4), 0.0, 0.4),
        ] {
            let found = criterion("efficiency").gain(without, with);
            near(Some(found), gain);
            near(found.error().map(Defined), of);
        }
    }

    #[test]
    fn the_weakest_actor_stands_for_all_of_them() {
        // Without the second of four in line 1 of ½ + ⅓ + 1 is left of what the others had, and the ends cost nothing.
        let weakest = criterion("vulnerability");
        near(Some(weakest.score(&shape("shape:path-4"))), 5.0 / 11.0);
        let two = weakest.score(&shape("shape:path-2"));
        assert_eq!(two, Undefined("no route to lose"));
    }

    #[test]
    fn a_change_is_scored_without_starting_over() {
        let line = shape("shape:path-4");
        let removal = Removal::new(&line).expect("open transit");
        for (id, loss, answer) in [
            ("efficiency", Loss::Link(0), 2.5 / 6.0),
            ("efficiency", Loss::Actor(1), 1.0 / 6.0),
            ("efficiency-delay", Loss::Link(1), 2.0 / 6.0),
            ("betweenness-centralization", Loss::Link(0), 1.0 / 3.0),
            ("betweenness-centralization", Loss::Link(1), 0.0),
        ] {
            near(criterion(id).score_lost(&line, &removal, loss), answer);
        }
        let addition = Addition::new(&line).expect("open transit");
        let tie = Channel {
            ends: (0, 3),
            agreement: None,
            strength: 1.0,
            delay: 0.5,
            availability: 1.0,
            known: true,
            key: 0,
        };
        // A ring of four, of which one tie is short.
        let hours = 1.0 / 0.5 + 3.0 + 2.0 / 1.5;
        for (id, answer) in [
            ("efficiency", 5.0 / 6.0),
            ("efficiency-delay", hours / 6.0),
            ("betweenness-centralization", 0.0),
        ] {
            near(criterion(id).score_added(&line, &addition, &tie), answer);
        }
    }

    #[test]
    fn an_actor_alone_is_scored_anew_once_it_is_lost() {
        let alone = view(&actors(&["A"]));
        let removal = Removal::new(&alone).expect("open transit");
        for id in ["efficiency", "efficiency-delay"] {
            let found = criterion(id).score_lost(&alone, &removal, Loss::Actor(0));
            assert_eq!(found, None);
        }
    }

    #[test]
    fn a_gain_of_no_more_than_rounding_can_leave_is_none() {
        for (without, with) in [(0.0, 1e-12), (1e-12, 0.0)] {
            let found = criterion("efficiency").gain(Defined(without), Defined(with));
            assert_eq!(found, Defined(0.0), "{without} {with}");
        }
    }
}
