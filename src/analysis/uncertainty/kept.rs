//! The bands that charts show: drawn once for a comparison, and kept with it.

use super::{MOST_STEPS, Options, Uncertainty, steps, uncertainty};
use crate::{
    analysis::{Comparison, Measured},
    error::{Error, Result},
    metrics::{Metric, Scope, Spread, central, metrics},
};
use std::sync::OnceLock;

/// Draws that take a second or two, by the number of actors: shares of draws near 95 % are known to within 1.3 %
/// (standard error).
const DRAWS: [(usize, usize); 4] = [(4, 10_000), (8, 4_000), (16, 1_000), (usize::MAX, 300)];

/// Draws however long one takes.
const FEWEST: usize = 100;

/// Actors up to which every change is followed unasked, and not the main conclusions alone.
pub const ALL_CHANGES: usize = 8;

/// The draws of a comparison's main conclusions, made on first use. Two comparisons are equal whatever was drawn.
#[derive(Clone, Debug, Default)]
pub struct Bands(OnceLock<Option<Box<Uncertainty>>>);

impl PartialEq for Bands {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

fn draws(without: &Measured, with: &Measured) -> usize {
    let actors = without.mid.n().max(with.mid.n());
    let draws = DRAWS.iter().find(|(most, _)| actors <= *most);
    let draws = draws.map_or(300, |(_, draws)| *draws);
    let look = steps([&without.mid, &with.mid]);
    draws.min((MOST_STEPS / look.max(1)).max(FEWEST))
}

impl Comparison {
    /// Draws of the main conclusions: every change of the network, of the pairs whose ties differ, and of actors by
    /// who is in the middle. `None` where no number has a range, or the draws are more than can be kept.
    pub fn bands(&self, without: &Measured, with: &Measured) -> Option<&Uncertainty> {
        let drawn = || {
            let options = Options {
                draws: draws(without, with),
                flips: false,
                ..Options::default()
            };
            let sides = (without, with);
            let found = uncertainty(sides, &self.conclusions(), &options, &|_| {}).ok()?;
            (found.draws > 0).then(|| Box::new(found))
        };
        self.bands.0.get_or_init(drawn).as_deref()
    }

    /// Draws, ranks, flips and swings for a report, of as many changes and with as many draws as take a few seconds;
    /// the charts of this comparison show the same bands from then on.
    ///
    /// # Errors
    /// As [`uncertainty`].
    pub fn survives(&self, without: &Measured, with: &Measured) -> Result<&Uncertainty> {
        let options = Options {
            draws: draws(without, with),
            ..Options::default()
        };
        let few = without.mid.n().max(with.mid.n()) <= ALL_CHANGES;
        let followed = if few { self } else { &self.conclusions() };
        let found = uncertainty((without, with), followed, &options, &|_| {})?;
        if found.draws == 0 {
            return Err(Error::Refused("no coded number has a range".into()));
        }
        let kept = self.bands.0.get_or_init(|| Some(Box::new(found)));
        kept.as_deref()
            .ok_or_else(|| Error::Refused("no coded number has a range".into()))
    }

    /// The comparison with its main conclusions only.
    pub fn conclusions(&self) -> Comparison {
        let mut main = Comparison {
            bands: Bands::default(),
            ..self.clone()
        };
        main.changes
            .retain(|change| self.concludes(change.metric, &change.subject));
        main
    }

    /// Whether a change is one of the main conclusions: of the network, of a pair in question, or of who is in the
    /// middle, as far as coded numbers can move it.
    pub fn concludes(&self, metric: &str, subject: &[String]) -> bool {
        let Some(metric) = Metric::find(metric).filter(|metric| metric.spread != Spread::None)
        else {
            return false;
        };
        match metric.scope() {
            Scope::Network => true,
            Scope::Pair => self.pairs.iter().any(|pair| pair[..] == *subject),
            Scope::Actor => central(metrics()).contains(&metric),
            Scope::Tie | Scope::Agreement => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::draws;
    use crate::analysis::uncertainty::sheet::tests::path;

    #[test]
    fn a_network_of_a_hundred_is_drawn_less_often_than_one_of_twenty() {
        let [few, many] = [20, 100].map(|actors| draws(&path(actors, false), &path(actors, true)));
        assert!(0 < many && many < few, "{many} {few}");
    }
}
