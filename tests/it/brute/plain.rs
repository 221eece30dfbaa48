//! The definitions of a permitted route and of a loss, written as they are said and knowing nothing of the kernels.

use linchpin::model::{Network, Transit};

/// A network as it is coded: single ties, hubs and actors, at the middle of every range.
#[derive(Clone)]
pub struct Plain {
    pub ids: Vec<String>,
    pub agreements: Vec<String>,
    pub directed: bool,
    pub granted: bool,
    pub ties: Vec<Single>,
    pub hubs: Vec<Hub>,
    /// Probability that each actor works.
    pub works: Vec<f64>,
    /// Probability that each actor consents.
    pub consents: Vec<f64>,
}

#[derive(Clone)]
pub struct Single {
    pub from: usize,
    pub to: usize,
    pub agreement: Option<usize>,
    pub delay: f64,
    pub availability: f64,
}

#[derive(Clone)]
pub struct Hub {
    pub agreement: usize,
    pub actor: usize,
    pub members: Vec<usize>,
    pub delay: f64,
    pub availability: f64,
}

/// A simple permitted route.
pub struct Route {
    pub actors: Vec<usize>,
    /// Who passes it on: one hub's right for each actor between, under granted transit.
    pub hubs: Vec<usize>,
    /// The single ties of which one must carry each leg.
    pub legs: Vec<Vec<usize>>,
    pub delay: f64,
}

/// What is taken away.
#[derive(Clone, Copy)]
pub enum Gone {
    Actor(usize),
    Tie(usize, usize),
    Agreement(usize),
}

impl Plain {
    pub fn of(network: &Network) -> Self {
        let single = |(from, to, tie): (usize, usize, &linchpin::model::Tie)| Single {
            from,
            to,
            agreement: tie.agreement,
            delay: tie.delay.mid,
            availability: tie.availability.mid,
        };
        let hub = |relay: &linchpin::model::Relay| Hub {
            agreement: relay.agreement,
            actor: relay.hub,
            members: relay.members.clone(),
            delay: relay.delay.mid,
            availability: relay.availability.mid,
        };
        let sure = |range: Option<linchpin::model::Range>| range.map_or(1.0, |range| range.mid);
        Self {
            ids: network.actors().map(|actor| actor.id.clone()).collect(),
            agreements: network.agreements().iter().map(|a| a.id.clone()).collect(),
            directed: network.about().directed,
            granted: network.about().transit == Transit::Granted,
            ties: network.ties().map(single).collect(),
            hubs: network.relays().iter().map(hub).collect(),
            works: network.actors().map(|a| sure(a.availability)).collect(),
            consents: network.actors().map(|a| sure(a.consent)).collect(),
        }
    }

    pub fn n(&self) -> usize {
        self.ids.len()
    }

    /// Every pair once, or in both orders where ties run one way.
    pub fn pairs(&self) -> Vec<(usize, usize)> {
        let both = (0..self.n()).flat_map(|a| (0..self.n()).map(move |b| (a, b)));
        both.filter(|(a, b)| a < b || self.directed && a != b)
            .collect()
    }

    /// The pairs with a tie, as [`Plain::pairs`] writes them.
    pub fn tied(&self) -> Vec<(usize, usize)> {
        let tied = |&(a, b): &(usize, usize)| self.ties.iter().any(|tie| self.joins(tie, a, b));
        self.pairs().into_iter().filter(tied).collect()
    }

    /// Whether something can travel from `a` to `b` over this tie.
    pub fn joins(&self, tie: &Single, a: usize, b: usize) -> bool {
        (tie.from, tie.to) == (a, b) || !self.directed && (tie.from, tie.to) == (b, a)
    }

    /// The network that is left. A lost actor stays in the numbering, alone.
    pub fn without(&self, gone: Gone) -> Self {
        let mut left = self.clone();
        left.ties.retain(|tie| match gone {
            Gone::Actor(actor) => tie.from != actor && tie.to != actor,
            Gone::Tie(a, b) => !self.joins(tie, a, b),
            Gone::Agreement(agreement) => tie.agreement != Some(agreement),
        });
        match gone {
            Gone::Actor(actor) => {
                left.hubs.retain(|hub| hub.actor != actor);
                for hub in &mut left.hubs {
                    hub.members.retain(|&member| member != actor);
                }
            }
            Gone::Agreement(agreement) => left.hubs.retain(|hub| hub.agreement != agreement),
            Gone::Tie(..) => {}
        }
        left
    }

    /// Every simple permitted route from `from` to `to`.
    pub fn routes(&self, from: usize, to: usize) -> Vec<Route> {
        let mut found = Vec::new();
        for actors in self.walks(from, to) {
            for hubs in self.permissions(&actors) {
                let legs: Vec<Vec<usize>> = (0..actors.len() - 1)
                    .map(|leg| self.carriers(&actors, &hubs, leg))
                    .collect();
                if legs.iter().any(Vec::is_empty) {
                    continue;
                }
                let fastest = |leg: &Vec<usize>| {
                    let hours = leg.iter().map(|&tie| self.ties[tie].delay);
                    hours.fold(f64::INFINITY, f64::min)
                };
                let delay = legs.iter().map(fastest).sum::<f64>()
                    + hubs.iter().map(|&hub| self.hubs[hub].delay).sum::<f64>();
                found.push(Route {
                    actors: actors.clone(),
                    hubs,
                    legs,
                    delay,
                });
            }
        }
        found
    }

    /// Every sequence of different actors, each tied to the next.
    fn walks(&self, from: usize, to: usize) -> Vec<Vec<usize>> {
        let (mut found, mut waiting) = (Vec::new(), vec![vec![from]]);
        while let Some(walk) = waiting.pop() {
            let here = walk[walk.len() - 1];
            if here == to {
                found.push(walk);
                continue;
            }
            for next in (0..self.n()).filter(|next| !walk.contains(next)) {
                if self.ties.iter().any(|tie| self.joins(tie, here, next)) {
                    waiting.push([walk.as_slice(), &[next]].concat());
                }
            }
        }
        found
    }

    /// Every choice of one right for each actor between: an arrangement with this hub that has both neighbours as
    /// members. Open transit asks for none.
    fn permissions(&self, actors: &[usize]) -> Vec<Vec<usize>> {
        let mut choices = vec![Vec::new()];
        if !self.granted {
            return choices;
        }
        for three in actors.windows(3) {
            let grants = |hub: &usize| {
                let hub = &self.hubs[*hub];
                let both = hub.members.contains(&three[0]) && hub.members.contains(&three[2]);
                hub.actor == three[1] && both
            };
            let rights: Vec<usize> = (0..self.hubs.len()).filter(grants).collect();
            let longer = |choice: &Vec<usize>| -> Vec<Vec<usize>> {
                let with = |&right: &usize| [choice.as_slice(), &[right]].concat();
                rights.iter().map(with).collect()
            };
            choices = choices.iter().flat_map(longer).collect();
        }
        choices
    }

    /// The ties that may carry a leg: next to a relay only those of the arrangement that grants it.
    fn carriers(&self, actors: &[usize], hubs: &[usize], leg: usize) -> Vec<usize> {
        let beside = [leg.checked_sub(1), Some(leg)];
        let arrangements: Vec<Option<usize>> = beside
            .iter()
            .filter_map(|place| place.and_then(|place| hubs.get(place)))
            .map(|&hub| Some(self.hubs[hub].agreement))
            .collect();
        let carries = |tie: &usize| {
            let tie = &self.ties[*tie];
            self.joins(tie, actors[leg], actors[leg + 1])
                && (arrangements.is_empty() || arrangements.contains(&tie.agreement))
        };
        (0..self.ties.len()).filter(carries).collect()
    }
}
