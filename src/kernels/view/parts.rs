//! What a compiled network is made of.

use super::any_of;

/// A composed tie: all ties of one pair taken together.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The smaller of the two actors' indices; in a directed network where it runs from.
    pub a: usize,
    /// The greater; in a directed network where it runs to.
    pub b: usize,
    /// Strengths add, as conductances do.
    pub strength: f64,
    /// The smallest delay wins; hours.
    pub delay: f64,
    /// The pair has a working tie unless every one of them fails: 1 − ∏(1 − a).
    pub availability: f64,
    /// Indices into [`super::View::channels`].
    pub channels: Vec<usize>,
}

/// A single tie under a composed one.
#[derive(Clone, Debug, PartialEq)]
pub struct Channel {
    /// Its ends, smaller index first; in a directed network the way it runs.
    pub ends: (usize, usize),
    /// The agreement it belongs to.
    pub agreement: Option<usize>,
    /// Its strength, above 0, dimensionless.
    pub strength: f64,
    /// Its delay, hours, above 0.
    pub delay: f64,
    /// Its availability, a probability.
    pub availability: f64,
    /// Whether that number is coded; a kind without one leaves it unknown, which is not the same as sure.
    pub known: bool,
    /// Names its agreement in whatever network: what is drawn at random for a tie is drawn alike on both sides of a
    /// comparison.
    pub key: u64,
}

/// A hub's right to pass on between members of an arrangement.
#[derive(Clone, Debug, PartialEq)]
pub struct Grant {
    /// The arrangement.
    pub agreement: usize,
    /// The hub.
    pub hub: usize,
    /// The other members, ascending.
    pub members: Vec<usize>,
    /// Handling, hours.
    pub delay: f64,
    /// Probability that the hub passes something on.
    pub availability: f64,
    /// As that of a [`Channel`].
    pub key: u64,
}

/// A link as seen from one of its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arc {
    /// The other end.
    pub to: usize,
    /// Index into [`super::View::links`].
    pub link: usize,
}

/// Something taken away to see what breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// An actor with all its ties and grants; it stays in the numbering, isolated.
    Actor(usize),
    /// A composed tie: every tie of the pair.
    Link(usize),
    /// An agreement: all its ties and grants.
    Agreement(usize),
}

/// How lengths of routes are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// Every tie counts one.
    Hops,
    /// Ties and handling count their hours.
    Delay,
}

impl Link {
    /// Takes the numbers of its single ties together.
    pub(super) fn compose(&mut self, channels: &[Channel]) {
        let parallel = || self.channels.iter().map(|&channel| &channels[channel]);
        let strength = parallel().map(|channel| channel.strength).sum();
        let delay = parallel()
            .map(|channel| channel.delay)
            .fold(f64::INFINITY, f64::min);
        let availability = any_of(parallel().map(|channel| channel.availability));
        (self.strength, self.delay, self.availability) = (strength, delay, availability);
    }
}
