//! One state drawn at random, and what is joined in it.

use super::{
    super::{components, view::View},
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

impl State {
    pub fn draw(view: &View, odds: &Odds, random: &mut ChaCha8Rng) -> Self {
        let mut works = |probability: f64| {
            let unit = (random.next_u64() >> 11) as f64 / (1_u64 << 53) as f64;
            unit < probability
        };
        let mut each = |odds: &[f64]| -> Vec<bool> { odds.iter().map(|&p| works(p)).collect() };
        let struck = each(&odds.cause);
        let mut state = Self {
            actor: each(&odds.actor),
            channel: each(&odds.channel),
            grant: each(&odds.grant),
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
