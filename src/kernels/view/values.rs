//! The same structure under other values: what thousands of draws ask for.

use super::View;
use crate::model::Network;

/// The numbers of a view, apart from its structure.
#[derive(Clone, Debug, PartialEq)]
pub struct Values {
    /// Per single tie, in the order of [`View::channels`]: above 0, dimensionless.
    pub strength: Vec<f64>,
    /// Per single tie: hours, above 0.
    pub delay: Vec<f64>,
    /// Per single tie: a probability.
    pub availability: Vec<f64>,
    /// Per relay grant, in the order of [`View::grants`]: hours, 0 or more.
    pub handling_delay: Vec<f64>,
    /// Per relay grant: a probability.
    pub handling_availability: Vec<f64>,
    /// Per actor: a probability.
    pub actor_availability: Vec<f64>,
    /// Per actor, as originator: a probability.
    pub consent: Vec<f64>,
}

impl View {
    /// The numbers as they are.
    pub fn values(&self) -> Values {
        let channels = |number: fn(&super::Channel) -> f64| {
            self.channels.iter().map(number).collect::<Vec<f64>>()
        };
        let grants =
            |number: fn(&super::Grant) -> f64| self.grants.iter().map(number).collect::<Vec<f64>>();
        Values {
            strength: channels(|channel| channel.strength),
            delay: channels(|channel| channel.delay),
            availability: channels(|channel| channel.availability),
            handling_delay: grants(|grant| grant.delay),
            handling_availability: grants(|grant| grant.availability),
            actor_availability: self.availability.clone(),
            consent: self.consent.clone(),
        }
    }

    /// The place among [`Network::ties`] of each of [`View::channels`].
    pub fn channel_order(network: &Network) -> Vec<usize> {
        let directed = network.about().directed;
        let ends: Vec<(usize, usize)> = network
            .ties()
            .map(|(a, b, _)| {
                if directed {
                    (a, b)
                } else {
                    (a.min(b), a.max(b))
                }
            })
            .collect();
        let mut order: Vec<usize> = (0..ends.len()).collect();
        order.sort_by_key(|&tie| ends[tie]);
        order
    }

    /// Replaces every number. What depends on structure alone is kept: routes in hops, disjoint routes, the listed
    /// permitted routes, and the diagrams of reliability, which are evaluated anew.
    ///
    /// An actor that was sure to work when the diagrams were built is not in them: compile with an availability
    /// below 1 for every actor that may fail later.
    pub fn revalue(&mut self, values: &Values) {
        // Every field is named, so that one that is added later is not forgotten here.
        let View {
            n: _,
            directed: _,
            transit: _,
            links,
            channels,
            grants,
            outgoing: _,
            incoming: _,
            availability,
            consent,
            bloc: _,
            agreements: _,
            strikes: _,
            by_id: _,
            results,
        } = self;
        for (at, channel) in channels.iter_mut().enumerate() {
            channel.strength = values.strength[at];
            channel.delay = values.delay[at];
            channel.availability = values.availability[at];
        }
        for (at, grant) in grants.iter_mut().enumerate() {
            grant.delay = values.handling_delay[at];
            grant.availability = values.handling_availability[at];
        }
        links.iter_mut().for_each(|link| link.compose(channels));
        availability.copy_from_slice(&values.actor_availability);
        consent.copy_from_slice(&values.consent);
        if let Some(mut known) = results.forget_numbers(channels, grants) {
            if let Ok(known) = &mut known {
                known.revalue(self);
            }
            self.results.keep_reliability(known);
        }
    }
}
