//! Metrics that can be estimated where a search from every actor takes too long: asked for, never chosen in silence.

use super::{
    Metric,
    centrality::{betweenness, closeness, harmonic, tie_betweenness},
    cohesion::efficiency,
    failure::robustness,
};
use crate::{
    kernels::{Estimate, Length, Pivots, Traffic, View, mean_nearness},
    model::{Score, Transit},
};
use std::sync::OnceLock;

/// How a metric is estimated.
#[derive(Clone, Copy, Debug)]
enum How {
    /// From routes drawn, which pass through actors.
    ThroughActors(Length),
    /// From routes drawn, which run over ties.
    OverTies(Length),
    /// From distances to actors drawn.
    Nearness(Length),
    /// From distances to actors drawn.
    Closeness(Length),
    /// From distances of pairs drawn.
    Efficiency(Length),
    /// From orders of loss drawn.
    Robustness,
}

/// What can be estimated, in the order of the registry.
static SAMPLED: &[(&Metric, How)] = &[
    (&closeness::HOPS, How::Closeness(Length::Hops)),
    (&closeness::DELAY, How::Closeness(Length::Delay)),
    (&harmonic::HOPS, How::Nearness(Length::Hops)),
    (&harmonic::DELAY, How::Nearness(Length::Delay)),
    (&betweenness::HOPS, How::ThroughActors(Length::Hops)),
    (&betweenness::DELAY, How::ThroughActors(Length::Delay)),
    (&tie_betweenness::HOPS, How::OverTies(Length::Hops)),
    (&tie_betweenness::DELAY, How::OverTies(Length::Delay)),
    (&efficiency::HOPS, How::Efficiency(Length::Hops)),
    (&efficiency::DELAY, How::Efficiency(Length::Delay)),
    (&robustness::RANDOM, How::Robustness),
];

/// Scores of one metric from a sample.
#[derive(Clone, Debug, PartialEq)]
pub struct Sampled {
    /// In the order of [`Metric::subjects`].
    pub scores: Vec<Score>,
    /// All of them at once are this near the truth, in the unit of the metric, with
    /// [`CONFIDENCE`](crate::kernels::CONFIDENCE).
    pub within: f64,
    /// How many were drawn.
    pub draws: usize,
    /// What was drawn: `pairs`, `actors`, `orders`.
    pub of: &'static str,
}

/// Draws on one network, shared by its metrics.
pub struct Draws<'v> {
    view: &'v View,
    within: f64,
    traffic: [OnceLock<Traffic>; 2],
}

impl<'v> Draws<'v> {
    /// Draws until every score is within `within` of the truth, as a share of the greatest that it can be: of 1, or by
    /// delay of 1/(the least delay of a tie) for what is an inverse of hours.
    ///
    /// # Panics
    /// Where `within` is not above 0 and below 1.
    pub fn new(view: &'v View, within: f64) -> Self {
        assert!(0.0 < within && within < 1.0, "a share of the whole");
        Self {
            view,
            within,
            traffic: Default::default(),
        }
    }

    fn traffic(&self, length: Length) -> &Traffic {
        let cell = &self.traffic[usize::from(length == Length::Delay)];
        cell.get_or_init(|| Traffic::drawn(self.view, length, self.within))
    }

    /// The greatest that the inverse of a distance can be.
    fn nearest(&self, length: Length) -> f64 {
        let steps = (0..self.view.links().len()).map(|link| self.view.step(link, length));
        let least = steps.fold(f64::INFINITY, f64::min);
        if least.is_finite() { 1.0 / least } else { 1.0 }
    }
}

impl Metric {
    /// Whether there is a way to estimate it.
    pub fn can_be_sampled(&self) -> bool {
        SAMPLED.iter().any(|(metric, _)| *metric == self)
    }

    /// Its scores from a sample; `None` where there is no way to estimate it, it is not defined for this network, routes
    /// are listed (granted transit), or the exact answer takes no more.
    pub fn sampled(&self, draws: &Draws) -> Option<Sampled> {
        let view = draws.view;
        let (_, how) = SAMPLED.iter().find(|(metric, _)| *metric == self)?;
        if !self.applies_to(view) || view.transit() == Transit::Granted || view.n() < 3 {
            return None;
        }
        let within = draws.within;
        let sampled = |estimates: Vec<Estimate>, within, draws, of| Sampled {
            scores: estimates.into_iter().map(score).collect(),
            within,
            draws,
            of,
        };
        let by_pivots = |length, pivots: fn(&View, Length, f64, f64) -> Option<Pivots>| {
            let nearest = draws.nearest(length);
            let pivots = pivots(view, length, within * nearest, nearest)?;
            let (drawn, estimates) = (pivots.draws, pivots.estimates);
            Some(sampled(estimates, within * nearest, drawn, "actors"))
        };
        Some(match *how {
            How::ThroughActors(length) => {
                let traffic = draws.traffic(length);
                sampled(traffic.through(), within, traffic.draws(), "pairs")
            }
            How::OverTies(length) => {
                let traffic = draws.traffic(length);
                sampled(traffic.over(), within, traffic.draws(), "pairs")
            }
            How::Nearness(length) => by_pivots(length, Pivots::nearness)?,
            How::Closeness(length) => by_pivots(length, Pivots::closeness)?,
            How::Efficiency(length) => {
                let nearest = draws.nearest(length);
                let (drawn, mean) = mean_nearness(view, length, within * nearest, nearest);
                sampled(vec![mean], within * nearest, drawn, "pairs")
            }
            How::Robustness => {
                let (drawn, mean) = robustness::robustness_drawn(view, within);
                sampled(vec![mean], within, drawn, "orders")
            }
        })
    }

    /// Its exact scores, also where it is large: a sample would have taken as much.
    pub(crate) fn unsampled(&self, draws: &Draws) -> Vec<Score> {
        if self.applies_to(draws.view) && draws.view.transit() == Transit::Open {
            self.computed(draws.view)
        } else {
            self.scores(draws.view)
        }
    }
}

/// What has no error is no estimate.
fn score(estimate: Estimate) -> Score {
    let Estimate { value, error } = estimate;
    if error == 0.0 {
        Score::from_f64(value)
    } else {
        Score::Estimated { value, error }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        by_hand::{numbered, view},
        formats::{self, Options},
        model::Study,
    };

    #[test]
    fn what_can_be_sampled_stands_in_the_order_of_the_registry() {
        let place = |metric: &Metric| super::super::metrics().position(|other| other == metric);
        let places: Vec<_> = SAMPLED.iter().map(|(metric, _)| place(metric)).collect();
        assert!(places.iter().all(Option::is_some));
        assert!(places.is_sorted(), "{places:?}");
    }

    #[test]
    fn nothing_can_be_sampled_but_what_is_listed() {
        let all = super::super::metrics();
        let sampled = all.filter(|metric| metric.can_be_sampled());
        let listed = SAMPLED.iter().map(|(metric, _)| metric.id);
        assert!(sampled.map(|metric| metric.id).eq(listed));
    }

    #[test]
    fn where_no_sample_is_drawn_the_score_is_exact_or_refused_as_ever() {
        let unsampled = |metric: &str, view: &View| {
            let metric = Metric::find(metric).expect("a metric");
            metric.unsampled(&Draws::new(view, 0.1))
        };
        let (path, _) = formats::open("shape:path-3", Options::default()).expect("a shape");
        let found = unsampled("betweenness", &view(&path));
        assert_eq!(found, [0.0, 1.0, 0.0].map(Score::Defined));
        let one_way = Study {
            directed: true,
            ..path
        };
        let found = unsampled("closeness", &view(&one_way));
        assert_eq!(
            found,
            [Score::Undefined("defined for undirected networks"); 3]
        );
        let many = Study {
            transit: Transit::Granted,
            ..numbered(3_001, &[])
        };
        let found = unsampled("betweenness", &view(&many));
        let reason = "more than 3000 actors, and it looks at all their pairs";
        assert_eq!(found, [Score::Undefined(reason); 3_001]);
    }
}
