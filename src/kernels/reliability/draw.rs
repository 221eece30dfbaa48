//! One state drawn at random, and what is joined in it.

use super::{
    super::{
        components,
        random::unit,
        view::{Channel, View},
    },
    Asked, Odds,
};
use crate::model::Transit;
use rand::{Rng, rngs::ChaCha8Rng};

/// Steps of one draw.
pub fn cost(view: &View) -> Result<usize, &'static str> {
    let (n, ties) = (view.n(), view.channels().len());
    let routes = match view.transit() {
        Transit::Granted => {
            let permitted = view.permitted()?;
            let between = |(a, b)| permitted.between(view, a, b).iter();
            let legs = view
                .pairs()
                .flat_map(between)
                .map(|route| route.actors.len());
            legs.sum()
        }
        Transit::Open if view.is_directed() => n * n * n.div_ceil(64),
        Transit::Open => 0,
    };
    Ok(n + 4 * ties + view.pair_count() + routes)
}

/// What works in one draw.
pub struct State {
    actor: Vec<bool>,
    channel: Vec<bool>,
    grant: Vec<bool>,
    /// Pairs that a cause closes by whatever route.
    parted: Vec<(usize, usize)>,
}

/// A name for each tie, by its agreement, its ends, and which of their ties under it it is.
pub fn names(view: &View) -> Vec<u64> {
    let channels = view.channels();
    let name = |at: usize| {
        let own = &channels[at];
        let alike = |other: &&Channel| other.ends == own.ends && other.key == own.key;
        // Ties of one pair stand together.
        let before = channels[..at].iter().rev();
        let before = before.take_while(|other| other.ends == own.ends);
        let number = before.filter(alike).count() as u64;
        let (a, b) = own.ends;
        own.key ^ (a as u64) << 40 ^ (b as u64) << 20 ^ number
    };
    (0..channels.len()).map(name).collect()
}

impl State {
    pub fn draw(view: &View, odds: &Odds, names: &[u64], random: &mut ChaCha8Rng) -> Self {
        let draw = random.next_u64();
        // Names of four kinds, which must not meet.
        let works = |kind: u64, name: u64, probability: f64| unit(draw ^ kind, name) < probability;
        let numbered = |kind: u64, odds: &[f64]| -> Vec<bool> {
            let odds = odds.iter().enumerate();
            odds.map(|(at, &p)| works(kind, at as u64, p)).collect()
        };
        let struck = numbered(1, &odds.cause);
        let ties = names.iter().zip(&odds.channel);
        let grants = view.grants().iter().zip(&odds.grant);
        let mut state = Self {
            actor: numbered(2, &odds.actor),
            channel: ties.map(|(&name, &p)| works(3, name, p)).collect(),
            grant: grants.map(|(grant, &p)| works(4, grant.key, p)).collect(),
            parted: Vec::new(),
        };
        for (strike, _) in view.strikes().iter().zip(struck).filter(|(_, kept)| !kept) {
            strike
                .actors
                .iter()
                .for_each(|&actor| state.actor[actor] = false);
            state.parted.extend(&strike.between);
            for (at, channel) in view.channels().iter().enumerate() {
                if strike.closes(channel) {
                    state.channel[at] = false;
                }
            }
            for (at, grant) in view.grants().iter().enumerate() {
                if strike.agreements.contains(&grant.agreement) {
                    state.grant[at] = false;
                }
            }
        }
        state
    }

    /// Which pairs are joined.
    pub fn joined(&self, view: &View, joined: &mut [bool]) {
        let up = |&(a, b): &(usize, usize)| self.actor[a] && self.actor[b];
        match view.transit() {
            Transit::Granted => {
                let Ok(permitted) = view.permitted() else {
                    return;
                };
                for (index, (a, b)) in view.pairs().enumerate() {
                    joined[index] = permitted.between(view, a, b).iter().any(|route| {
                        route.actors.iter().all(|&actor| self.actor[actor])
                            && route.grants.iter().all(|&grant| self.grant[grant])
                            && route
                                .legs
                                .iter()
                                .all(|leg| leg.iter().any(|&tie| self.channel[tie]))
                    });
                }
            }
            Transit::Open => {
                let ties = view.channels().iter().zip(&self.channel);
                let ties = ties
                    .filter(|(_, works)| **works)
                    .map(|(channel, _)| channel.ends);
                let ties = ties.filter(up);
                if view.is_directed() {
                    self.reached(view, ties, joined);
                } else {
                    let group = components(view.n(), ties);
                    for (index, (a, b)) in view.pairs().enumerate() {
                        joined[index] = group[a] == group[b];
                    }
                }
            }
        }
        for &(a, b) in &self.parted {
            joined[view.pair_index(a, b)] = false;
            joined[view.pair_index(b, a)] = false;
        }
    }

    /// The least delay of a working route, to the last of all others where all are asked for; infinite without one.
    pub fn hours(&self, delays: &View, asked: Asked) -> f64 {
        let (source, targets) = match asked {
            Asked::Pair(a, b) => (a, b..b + 1),
            Asked::Informed(source) => (source, 0..delays.n()),
        };
        let targets = targets.filter(|&target| target != source);
        let parted = |target: usize| {
            self.parted
                .contains(&(source.min(target), source.max(target)))
        };
        let mut last = 0.0_f64;
        let open = (delays.transit() == Transit::Open).then(|| self.search(delays, source));
        for target in targets {
            let hours = match &open {
                _ if parted(target) => f64::INFINITY,
                Some(hours) => hours[target],
                None => self.permitted_hours(delays, source, target),
            };
            last = last.max(hours);
        }
        last
    }

    fn permitted_hours(&self, delays: &View, a: usize, b: usize) -> f64 {
        let Ok(permitted) = delays.permitted() else {
            return f64::INFINITY;
        };
        let mut least = f64::INFINITY;
        for route in permitted.between(delays, a, b) {
            let works = route.actors.iter().all(|&actor| self.actor[actor])
                && route.grants.iter().all(|&grant| self.grant[grant]);
            if works {
                let legs = route.legs.iter().map(|leg| {
                    let working = leg.iter().filter(|&&tie| self.channel[tie]);
                    let hours = working.map(|&tie| delays.channels()[tie].delay);
                    hours.fold(f64::INFINITY, f64::min)
                });
                let handling = route
                    .grants
                    .iter()
                    .map(|&grant| delays.grants()[grant].delay);
                least = least.min(legs.chain(handling).sum());
            }
        }
        least
    }

    /// Dijkstra over the ties that work.
    fn search(&self, delays: &View, source: usize) -> Vec<f64> {
        let n = delays.n();
        let mut hours = vec![f64::INFINITY; n];
        let mut settled = vec![false; n];
        if self.actor[source] {
            hours[source] = 0.0;
        }
        let nearest = |hours: &[f64], settled: &[bool]| {
            let open = (0..n).filter(|&actor| !settled[actor] && hours[actor].is_finite());
            open.min_by(|&a, &b| hours[a].total_cmp(&hours[b]))
        };
        while let Some(here) = nearest(&hours, &settled) {
            settled[here] = true;
            for arc in delays.arcs(here).iter().filter(|arc| self.actor[arc.to]) {
                let ties = delays.links()[arc.link].channels.iter();
                let working = ties.filter(|&&tie| self.channel[tie]);
                let step = working.map(|&tie| delays.channels()[tie].delay);
                let step = step.fold(f64::INFINITY, f64::min);
                hours[arc.to] = hours[arc.to].min(hours[here] + step);
            }
        }
        hours
    }

    /// Where ties run one way: a search from every actor, sets of actors as bits.
    fn reached(
        &self,
        view: &View,
        ties: impl Iterator<Item = (usize, usize)>,
        joined: &mut [bool],
    ) {
        let n = view.n();
        let words = n.div_ceil(64);
        let mut next = vec![0_u64; n * words];
        ties.for_each(|(a, b)| next[a * words + b / 64] |= 1 << (b % 64));
        let mut seen = vec![0_u64; words];
        let mut waiting = Vec::with_capacity(n);
        for start in 0..n {
            seen.fill(0);
            seen[start / 64] |= 1 << (start % 64);
            waiting.push(start);
            while let Some(here) = waiting.pop() {
                for word in 0..words {
                    let mut new = next[here * words + word] & !seen[word];
                    seen[word] |= new;
                    while new != 0 {
                        waiting.push(word * 64 + new.trailing_zeros() as usize);
                        new &= new - 1;
                    }
                }
            }
            for other in (0..n).filter(|&other| other != start) {
                let reached = seen[other / 64] >> (other % 64) & 1 == 1;
                joined[view.pair_index(start, other)] = reached;
            }
        }
    }
}
