//! A network compiled for measurement: parallel ties composed, actors numbered, shared results kept.

use super::reliability::Strike;
use crate::model::{Basis, Level, Network, Range, Transit};

mod arcs;
mod parts;
mod results;
mod values;

use arcs::Arcs;
pub use parts::{Arc, Channel, Grant, Length, Link, Loss};
use results::Results;
pub use values::Values;

/// What metrics see of a network: a simple graph of `n` actors with composed ties, the single ties behind them, and
/// the relay grants, all at one [`Level`] of the coded ranges.
///
/// Where the network is directed, a link runs from `a` to `b` only, pairs are ordered, and the two directions of a
/// pair are two links.
#[derive(Clone, Debug)]
pub struct View {
    n: usize,
    directed: bool,
    transit: Transit,
    links: Vec<Link>,
    channels: Vec<Channel>,
    grants: Vec<Grant>,
    strikes: Vec<Strike>,
    /// Out of each actor; where ties run both ways all that it has.
    outgoing: Arcs,
    /// Into each actor; absent where ties run both ways, since they are the arcs out of it.
    incoming: Option<Arcs>,
    availability: Vec<f64>,
    consent: Vec<f64>,
    bloc: Vec<Option<usize>>,
    agreements: usize,
    by_id: Vec<usize>,
    results: Results,
}

impl View {
    /// Compiles `network` with every coded number at `level`.
    pub fn new(network: &Network, level: Level) -> Self {
        Self::choosing(network, |range| range.at(level))
    }

    /// Compiles `network` with the value that `pick` takes from each coded range.
    pub fn choosing(network: &Network, pick: impl Fn(Range) -> f64) -> Self {
        let directed = network.about().directed;
        let keys: Vec<u64> = network
            .agreements()
            .iter()
            .map(|agreement| named(&agreement.id))
            .collect();
        let key = |agreement: usize| keys.get(agreement).copied().unwrap_or(0);
        let mut channels: Vec<Channel> = network
            .ties()
            .map(|(a, b, tie)| Channel {
                ends: if directed {
                    (a, b)
                } else {
                    (a.min(b), a.max(b))
                },
                agreement: tie.agreement,
                strength: pick(tie.strength),
                delay: pick(tie.delay),
                availability: pick(tie.availability),
                known: tie.kind.is_none() || tie.availability_basis != Basis::Assumed,
                key: tie.agreement.map_or(0, key),
            })
            .collect();
        channels.sort_by_key(|channel| channel.ends);
        let grants = network
            .relays()
            .iter()
            .map(|relay| Grant {
                agreement: relay.agreement,
                hub: relay.hub,
                members: relay.members.clone(),
                delay: pick(relay.delay),
                availability: pick(relay.availability),
                key: key(relay.agreement),
            })
            .collect();
        let strikes = network
            .causes()
            .iter()
            .map(|cause| Strike {
                availability: pick(cause.availability),
                agreements: cause.agreements.clone(),
                pairs: cause.pairs.clone(),
                actors: cause.actors.clone(),
                between: cause.between.clone(),
            })
            .collect();
        let probability = |range: Option<Range>| range.map_or(1.0, &pick);
        Self::assemble(
            directed,
            network.about().transit,
            channels,
            grants,
            network
                .actors()
                .map(|actor| probability(actor.availability))
                .collect(),
            network
                .actors()
                .map(|actor| probability(actor.consent))
                .collect(),
            network.agreements().len(),
        )
        .under(strikes)
        .in_blocs(blocs(network))
        .in_order(by_id(network))
    }

    fn assemble(
        directed: bool,
        transit: Transit,
        channels: Vec<Channel>,
        grants: Vec<Grant>,
        availability: Vec<f64>,
        consent: Vec<f64>,
        agreements: usize,
    ) -> Self {
        let n = availability.len();
        let mut links: Vec<Link> = Vec::new();
        for (index, channel) in channels.iter().enumerate() {
            match links.last_mut() {
                Some(link) if (link.a, link.b) == channel.ends => link.channels.push(index),
                _ => links.push(Link {
                    a: channel.ends.0,
                    b: channel.ends.1,
                    strength: 0.0,
                    delay: 0.0,
                    availability: 0.0,
                    channels: vec![index],
                }),
            }
        }
        links.iter_mut().for_each(|link| link.compose(&channels));
        let ahead = links.iter().map(|link| (link.a, link.b));
        let back = links.iter().map(|link| (link.b, link.a));
        let (outgoing, incoming) = if directed {
            (Arcs::new(n, ahead), Some(Arcs::new(n, back)))
        } else {
            (Arcs::both_ways(n, ahead), None)
        };
        Self {
            n,
            directed,
            transit,
            links,
            channels,
            grants,
            strikes: Vec::new(),
            outgoing,
            incoming,
            availability,
            consent,
            bloc: vec![None; n],
            agreements,
            by_id: (0..n).collect(),
            results: Results::default(),
        }
    }

    /// The same actors without what `loss` names; nothing is renumbered but ties.
    pub fn without(&self, loss: Loss) -> Self {
        let gone = |channel: &Channel| match loss {
            Loss::Actor(actor) => channel.ends.0 == actor || channel.ends.1 == actor,
            Loss::Link(link) => channel.ends == (self.links[link].a, self.links[link].b),
            Loss::Agreement(agreement) => channel.agreement == Some(agreement),
        };
        let channels = self
            .channels
            .iter()
            .filter(|channel| !gone(channel))
            .cloned()
            .collect();
        let mut grants = self.grants.clone();
        match loss {
            Loss::Actor(actor) => {
                grants.retain(|grant| grant.hub != actor);
                for grant in &mut grants {
                    grant.members.retain(|&member| member != actor);
                }
            }
            Loss::Agreement(agreement) => grants.retain(|grant| grant.agreement != agreement),
            Loss::Link(_) => {}
        }
        Self::assemble(
            self.directed,
            self.transit,
            channels,
            grants,
            self.availability.clone(),
            self.consent.clone(),
            self.agreements,
        )
        .under(self.strikes.clone())
        .in_blocs(self.bloc.clone())
        .in_order(self.by_id.clone())
    }

    fn under(self, strikes: Vec<Strike>) -> Self {
        Self { strikes, ..self }
    }

    /// The same without everything that `losses` name; a [`Loss::Link`] is one of this view's own.
    pub fn without_all(&self, losses: &[Loss]) -> Self {
        let mut left: Option<Self> = None;
        for &loss in losses {
            let view = left.as_ref().unwrap_or(self);
            let renumbered = match loss {
                Loss::Link(link) => view
                    .link_between(self.links[link].a, self.links[link].b)
                    .map(Loss::Link),
                loss => Some(loss),
            };
            // The other losses may have taken every tie of the pair already.
            if let Some(loss) = renumbered {
                left = Some(view.without(loss));
            }
        }
        left.unwrap_or_else(|| self.with_ties(&[]))
    }

    /// The same with more single ties.
    pub fn with_ties(&self, ties: &[Channel]) -> Self {
        let mut channels = self.channels.clone();
        channels.extend(ties.iter().cloned());
        channels.sort_by_key(|channel| channel.ends);
        Self::assemble(
            self.directed,
            self.transit,
            channels,
            self.grants.clone(),
            self.availability.clone(),
            self.consent.clone(),
            self.agreements,
        )
        .under(self.strikes.clone())
        .in_blocs(self.bloc.clone())
        .in_order(self.by_id.clone())
    }

    fn in_blocs(self, bloc: Vec<Option<usize>>) -> Self {
        Self { bloc, ..self }
    }

    fn in_order(self, by_id: Vec<usize>) -> Self {
        Self { by_id, ..self }
    }

    /// Number of actors.
    pub fn n(&self) -> usize {
        self.n
    }

    /// Number of pairs of actors: n(n−1)/2, or n(n−1) ordered ones in a directed network.
    pub fn pair_count(&self) -> usize {
        self.pairs_among(self.n)
    }

    /// Number of pairs among so many actors.
    pub fn pairs_among(&self, actors: usize) -> usize {
        let ordered = actors * actors.saturating_sub(1);
        if self.directed { ordered } else { ordered / 2 }
    }

    /// Every pair (a, b) in the order of pair scores: with a < b, or both orders in a directed network.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let (n, directed) = (self.n, self.directed);
        (0..n).flat_map(move |a| {
            let first = if directed { 0 } else { a + 1 };
            (first..n).filter(move |&b| b != a).map(move |b| (a, b))
        })
    }

    /// The place of the pair among [`View::pairs`].
    pub fn pair_index(&self, a: usize, b: usize) -> usize {
        if self.directed {
            return a * (self.n - 1) + if b > a { b - 1 } else { b };
        }
        let (a, b) = (a.min(b), a.max(b));
        a * self.n - a * (a + 1) / 2 + b - a - 1
    }

    /// Whether ties run one way.
    pub fn is_directed(&self) -> bool {
        self.directed
    }

    /// The transit rule.
    pub fn transit(&self) -> Transit {
        self.transit
    }

    /// Composed ties, in the order of tie scores: by first end, then second.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// Single ties.
    pub fn channels(&self) -> &[Channel] {
        &self.channels
    }

    /// Relay grants; they matter under granted transit only.
    pub fn grants(&self) -> &[Grant] {
        &self.grants
    }

    /// Common causes, which close several things at once.
    pub fn strikes(&self) -> &[Strike] {
        &self.strikes
    }

    /// The composed ties of an actor; in a directed network those that run from it.
    pub fn arcs(&self, actor: usize) -> &[Arc] {
        self.outgoing.of_actor(actor)
    }

    /// The composed ties that run to an actor, seen from it; the same as [`View::arcs`] where they run both ways.
    pub fn arcs_in(&self, actor: usize) -> &[Arc] {
        let arcs = self.incoming.as_ref().unwrap_or(&self.outgoing);
        arcs.of_actor(actor)
    }

    /// The composed tie of a pair; in a directed network the one from `a` to `b`.
    pub fn link_between(&self, a: usize, b: usize) -> Option<usize> {
        let ends = if self.directed {
            (a, b)
        } else {
            (a.min(b), a.max(b))
        };
        self.links
            .binary_search_by_key(&ends, |link| (link.a, link.b))
            .ok()
    }

    /// The length of a composed tie.
    pub fn step(&self, link: usize, length: Length) -> f64 {
        match length {
            Length::Hops => 1.0,
            Length::Delay => self.links[link].delay,
        }
    }

    /// Probability that the actor works.
    pub fn availability(&self, actor: usize) -> f64 {
        self.availability[actor]
    }

    /// Probability that the actor, as originator, consents to share.
    pub fn consent(&self, actor: usize) -> f64 {
        self.consent[actor]
    }

    /// The bloc of an actor: its place among the names of the blocs in order; `None` where none is coded.
    pub fn bloc(&self, actor: usize) -> Option<usize> {
        self.bloc[actor]
    }

    /// Number of agreements, the order of agreement scores.
    pub fn agreements(&self) -> usize {
        self.agreements
    }

    /// The actors in the order of their ids, for choices that must not hang on the order of a file.
    pub fn by_id(&self) -> &[usize] {
        &self.by_id
    }
}

/// The bloc of each actor, numbered in the order of the blocs' names.
fn blocs(network: &Network) -> Vec<Option<usize>> {
    let names: std::collections::BTreeSet<&String> = network
        .actors()
        .filter_map(|actor| actor.bloc.as_ref())
        .collect();
    let place = |bloc: &String| names.iter().position(|name| *name == bloc);
    network
        .actors()
        .map(|actor| actor.bloc.as_ref().and_then(place))
        .collect()
}

/// FNV-1a (Fowler, Noll & Vo) of a name: the same on every machine.
fn named(id: &str) -> u64 {
    id.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

fn by_id(network: &Network) -> Vec<usize> {
    let mut order: Vec<usize> = (0..network.actors().len()).collect();
    order.sort_by_key(|&actor| network.actor(actor).id.as_str());
    order
}

/// Probability that at least one of independent events happens. One event is passed through unchanged, so
/// that composing a single tie does not round it.
pub(crate) fn any_of(mut probabilities: impl Iterator<Item = f64>) -> f64 {
    let first = probabilities.next().unwrap_or(0.0);
    let mut none = None;
    for p in probabilities {
        none = Some(none.unwrap_or(1.0 - first) * (1.0 - p));
    }
    none.map_or(first, |none| 1.0 - none)
}
