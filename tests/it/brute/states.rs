//! Every state of single ties, hubs and actors, and what is joined in it.

use super::plain::Plain;

/// What a route needs, as bits: all of `all`, and one of each leg.
struct Need {
    all: u64,
    legs: Vec<u64>,
}

/// The things that can fail, numbered: single ties, then hubs, then actors.
pub struct States {
    /// Probability that each thing works.
    odds: Vec<f64>,
    pairs: Vec<(usize, usize)>,
    /// The routes of each pair.
    needs: Vec<Vec<Need>>,
    /// Probability that the originator of each pair consents.
    consent: Vec<f64>,
    ties: usize,
    hubs: usize,
    actors: usize,
}

impl States {
    pub fn of(plain: &Plain) -> Self {
        let (ties, hubs, actors) = (plain.ties.len(), plain.hubs.len(), plain.n());
        assert!(ties + hubs + actors <= 64);
        let odds = plain.ties.iter().map(|tie| tie.availability);
        let odds = odds.chain(plain.hubs.iter().map(|hub| hub.availability));
        let one_of = |leg: &Vec<usize>| leg.iter().fold(0, |set, tie| set | 1_u64 << tie);
        let need = |route: &super::plain::Route| {
            let hub = route.hubs.iter().map(|hub| 1_u64 << (ties + hub));
            let actor = route.actors.iter().map(|a| 1_u64 << (ties + hubs + a));
            Need {
                all: hub.chain(actor).fold(0, |set, bit| set | bit),
                legs: route.legs.iter().map(one_of).collect(),
            }
        };
        let pairs = plain.pairs();
        let needs = |&(a, b): &(usize, usize)| plain.routes(a, b).iter().map(need).collect();
        let consent = |&(a, b): &(usize, usize)| {
            let (first, second) = (plain.consents[a], plain.consents[b]);
            if plain.directed {
                first
            } else {
                (first + second) / 2.0
            }
        };
        Self {
            odds: odds.chain(plain.works.iter().copied()).collect(),
            needs: pairs.iter().map(needs).collect(),
            consent: pairs.iter().map(consent).collect(),
            pairs,
            ties,
            hubs,
            actors,
        }
    }

    pub fn tie(&self, tie: usize) -> u64 {
        1 << tie
    }

    pub fn hub(&self, hub: usize) -> u64 {
        1 << (self.ties + hub)
    }

    pub fn actor(&self, actor: usize) -> u64 {
        1 << (self.ties + self.hubs + actor)
    }

    /// Every state in which `up` is up and `down` is down, as its probability, what works and which pairs are joined.
    fn each(&self, up: u64, down: u64, mut visit: impl FnMut(f64, u64, u64)) {
        let coded = |thing: &usize| 1_u64 << thing & (up | down) == 0;
        let unsure = |thing: &usize| self.odds[*thing] > 0.0 && self.odds[*thing] < 1.0;
        let things = 0..self.odds.len();
        let loose: Vec<usize> = things.clone().filter(coded).filter(unsure).collect();
        assert!(loose.len() < 20, "too many states to list");
        let sure = |thing: &usize| self.odds[*thing] == 1.0;
        let always = things.filter(coded).filter(sure);
        let always = always.fold(up, |set, thing| set | 1 << thing);
        for state in 0..1_u32 << loose.len() {
            let (mut working, mut probability) = (always, 1.0);
            for (bit, &thing) in loose.iter().enumerate() {
                if state >> bit & 1 == 1 {
                    working |= 1 << thing;
                    probability *= self.odds[thing];
                } else {
                    probability *= 1.0 - self.odds[thing];
                }
            }
            let runs = |need: &Need| {
                working & need.all == need.all && need.legs.iter().all(|leg| working & leg != 0)
            };
            let mut joined = 0;
            for (pair, needs) in self.needs.iter().enumerate() {
                joined |= u64::from(needs.iter().any(runs)) << pair;
            }
            visit(probability, working, joined);
        }
    }

    /// Probability that the originator consents and the pair is joined, pair by pair.
    pub fn shares(&self) -> Vec<f64> {
        let mut shares = vec![0.0; self.pairs.len()];
        self.each(0, 0, |probability, _, joined| {
            for (pair, share) in shares.iter_mut().enumerate() {
                if joined >> pair & 1 == 1 {
                    *share += probability * self.consent[pair];
                }
            }
        });
        shares
    }

    /// The mean over pairs with `up` surely up and `down` surely down. Pairs of an actor that is down are never joined.
    pub fn mean(&self, up: u64, down: u64) -> f64 {
        let mut sum = 0.0;
        self.each(up, down, |probability, _, joined| {
            for (pair, consent) in self.consent.iter().enumerate() {
                if joined >> pair & 1 == 1 {
                    sum += probability * consent;
                }
            }
        });
        sum / self.pairs.len() as f64
    }

    /// Probability that every actor works and every pair is joined.
    pub fn together(&self) -> f64 {
        let everyone = (0..self.actors).fold(0, |set, actor| set | self.actor(actor));
        let every_pair = (1_u64 << self.pairs.len()) - 1;
        let mut sum = 0.0;
        self.each(0, 0, |probability, working, joined| {
            if working & everyone == everyone && joined == every_pair {
                sum += probability;
            }
        });
        sum
    }
}
