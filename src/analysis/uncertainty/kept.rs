//! The bands that charts show: drawn once for a comparison, and kept with it.

use super::{Options, Uncertainty, central, uncertainty};
use crate::{
    analysis::{Comparison, Measured},
    metrics::{Metric, Scope, Spread, metrics},
};
use std::sync::OnceLock;

/// Draws for charts, by the number of actors: shares of draws are known to within 1.3 % (standard error) at 95 %.
const DRAWS: [(usize, usize); 4] = [(4, 10_000), (8, 4_000), (16, 1_000), (usize::MAX, 300)];

/// The draws of a comparison's main conclusions, made on first use. Two comparisons are equal whatever was drawn.
#[derive(Clone, Debug, Default)]
pub struct Bands(OnceLock<Option<Box<Uncertainty>>>);

impl PartialEq for Bands {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Bands {
    /// Keeps what was drawn elsewhere, with options of the caller's choice; has no effect once bands were asked for.
    pub fn keep(&self, result: Uncertainty) {
        let _ = self.0.set(Some(Box::new(result)));
    }
}

impl Comparison {
    /// Draws of the main conclusions: every change of the network, of the pairs whose ties differ, and of actors by
    /// who is in the middle. `None` where no number has a range, or the draws are more than can be kept.
    pub fn bands(&self, without: &Measured, with: &Measured) -> Option<&Uncertainty> {
        let drawn = || {
            let actors = without.mid.n().max(with.mid.n());
            let draws = DRAWS.iter().find(|(most, _)| actors <= *most);
            let options = Options {
                draws: draws.map_or(300, |(_, draws)| *draws),
                flips: false,
                ..Options::default()
            };
            let found = uncertainty((without, with), &self.main(), &options, &|_| {}).ok()?;
            (found.draws > 0).then(|| Box::new(found))
        };
        self.bands.0.get_or_init(drawn).as_deref()
    }

    /// The comparison with its main conclusions only.
    fn main(&self) -> Comparison {
        let central = central(metrics());
        let speaks = |metric: &'static Metric, subject: &[String]| match metric.scope() {
            Scope::Network => true,
            Scope::Pair => self.pairs.iter().any(|pair| pair[..] == *subject),
            Scope::Actor => central.contains(&metric),
            Scope::Tie | Scope::Agreement => false,
        };
        let mut main = Comparison {
            bands: Bands::default(),
            ..self.clone()
        };
        main.changes.retain(|change| {
            Metric::find(change.metric).is_some_and(|metric| {
                metric.spread != Spread::None && speaks(metric, &change.subject)
            })
        });
        main
    }
}
