//! What each actor reaches in one situation.

use super::{ActorCoverage, Cover, Situation};
use crate::{
    analysis::measure::Measured,
    kernels::{Length, Loss, View, disjoint_sources},
    model::Network,
};
use std::ops::Deref;

/// One network, perhaps without an actor, at the three levels of its ranges.
pub(super) struct Reach<'m> {
    network: &'m Network,
    lost: Option<usize>,
    capabilities: &'m [String],
    mid: Seen<'m>,
    ends: Option<[Seen<'m>; 2]>,
    /// Per actor and capability; 0 where nothing is coded, and for the actor that is lost.
    own: Vec<Vec<f64>>,
}

impl<'m> Reach<'m> {
    /// # Errors
    /// A phrase, when permitted routes are too many to list.
    pub(super) fn of(
        side: &'m Measured,
        lost: Option<usize>,
        capabilities: &'m [String],
    ) -> Result<Self, &'static str> {
        let after = |view: &'m View| match lost {
            None => Seen::Whole(view),
            Some(actor) => Seen::Less(Box::new(view.without(Loss::Actor(actor)))),
        };
        let own = side.network.actors().enumerate().map(|(at, actor)| {
            let value = |id: &String| {
                let held = actor.capabilities.iter().filter(|held| held.id == *id);
                held.map(|held| held.value).fold(0.0, f64::max)
            };
            let there = lost != Some(at);
            let values = capabilities
                .iter()
                .map(|id| if there { value(id) } else { 0.0 });
            values.collect()
        });
        let reach = Self {
            network: &side.network,
            lost,
            capabilities,
            mid: after(&side.mid),
            ends: side
                .ends
                .as_ref()
                .map(|[low, high]| [after(low), after(high)]),
            own: own.collect(),
        };
        // Asked for once here, so that what follows can rely on it.
        reach.mid.sweep(Length::Delay)?;
        Ok(reach)
    }

    /// A row an actor, and a row an actor and capability, of all that are left.
    pub(super) fn rows(&self, situation: Situation) -> (Vec<ActorCoverage>, Vec<Cover>) {
        let (mut rows, mut cells) = (Vec::new(), Vec::new());
        for actor in (0..self.mid.n()).filter(|&actor| self.lost != Some(actor)) {
            let covers: Vec<Cover> = (0..self.capabilities.len())
                .map(|capability| self.cover(situation, actor, capability))
                .collect();
            rows.push(self.row(situation, actor, &covers));
            cells.extend(covers);
        }
        (rows, cells)
    }

    fn row(&self, situation: Situation, actor: usize, covers: &[Cover]) -> ActorCoverage {
        let mean = |value: &dyn Fn(&Cover) -> Option<f64>| -> Option<f64> {
            let sum: Option<f64> = covers.iter().map(value).sum();
            sum.map(|sum| sum / covers.len().max(1) as f64)
        };
        let end = |at: usize| mean(&move |cover| cover.bounds.map(|bounds| bounds[at]));
        ActorCoverage {
            situation,
            actor: self.network.actor(actor).id.clone(),
            name: self.network.actor(actor).title().to_string(),
            mean: mean(&|cover| cover.value),
            bounds: end(0).zip(end(1)).map(<[f64; 2]>::from),
            sources: covers.iter().map(|cover| cover.sources).sum(),
            independent: covers.iter().map(|cover| cover.independent).sum(),
            single: covers
                .iter()
                .filter(|cover| cover.independent == Some(1))
                .count(),
            none: covers.iter().filter(|cover| cover.sources == 0).count(),
        }
    }

    fn cover(&self, situation: Situation, actor: usize, capability: usize) -> Cover {
        let own = self.own[actor][capability];
        let holders: Vec<usize> = (0..self.mid.n())
            .filter(|&holder| self.own[holder][capability] > 0.0 && self.joined(holder, actor))
            .collect();
        let best = self.best(&self.mid, &holders, actor, capability);
        let bounds = self.ends.as_ref().and_then(|[low, high]| {
            let value = |view| Some(self.best(view, &holders, actor, capability).ok()?.value);
            Some([value(low)?, value(high)?])
        });
        let independent = disjoint_sources(&self.mid, &holders, actor)
            .ok()
            .map(|others| others + usize::from(own > 0.0));
        let (value, holder, probability, reason) = match best {
            Ok(best) => (Some(best.value), best.holder, best.probability, None),
            Err(reason) => (None, None, None, Some(reason)),
        };
        Cover {
            situation,
            actor: self.network.actor(actor).id.clone(),
            capability: self.capabilities[capability].clone(),
            own,
            value,
            bounds,
            holder: holder.map(|holder| self.network.actor(holder).id.clone()),
            probability,
            delay: holder.and_then(|holder| self.delay(holder, actor)),
            sources: holders.len(),
            independent,
            reason,
        }
    }

    /// The best of value × probability. Where a probability is unknown, the actor's own value still stands if nobody
    /// within reach has more.
    fn best(
        &self,
        view: &View,
        holders: &[usize],
        actor: usize,
        capability: usize,
    ) -> Result<Best, &'static str> {
        let value = |holder: usize| self.own[holder][capability];
        let mut best = Best {
            value: value(actor),
            holder: (value(actor) > 0.0).then_some(actor),
            probability: (value(actor) > 0.0).then_some(1.0),
        };
        for &holder in holders.iter().filter(|&&holder| holder != actor) {
            if value(holder) <= best.value {
                continue;
            }
            let probability = answers(view, holder, actor)?;
            if value(holder) * probability > best.value {
                best = Best {
                    value: value(holder) * probability,
                    holder: Some(holder),
                    probability: Some(probability),
                };
            }
        }
        Ok(best)
    }

    fn joined(&self, holder: usize, actor: usize) -> bool {
        self.delay(holder, actor).is_some()
    }

    /// Hours over the fastest permitted route.
    fn delay(&self, holder: usize, actor: usize) -> Option<f64> {
        let sweep = self.mid.sweep(Length::Delay).ok()?;
        Some(sweep.distance(holder, actor)).filter(|hours| hours.is_finite())
    }
}

/// A view as it is, or with something gone.
enum Seen<'m> {
    Whole(&'m View),
    Less(Box<View>),
}

impl Deref for Seen<'_> {
    type Target = View;

    fn deref(&self) -> &View {
        match self {
            Seen::Whole(view) => view,
            Seen::Less(view) => view,
        }
    }
}

struct Best {
    value: f64,
    holder: Option<usize>,
    probability: Option<f64>,
}

/// Probability that `holder`, the originator, consents and some permitted route from it to `actor` works.
fn answers(view: &View, holder: usize, actor: usize) -> Result<f64, &'static str> {
    let joined = view.reliability()?.pair(view.pair_index(holder, actor));
    Ok(view.consent(holder) * joined)
}
