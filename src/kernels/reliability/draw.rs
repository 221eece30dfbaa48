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
        if !self.actor[source] {
            return f64::INFINITY;
        }
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

#[cfg(test)]
mod tests {
    use super::{Asked, State, Transit, View, names};
    use crate::{
        by_hand::{self, actors, numbered, tie},
        kernels::Loss,
        model::{Agreement, BareTie, Member, Range, Study},
    };

    /// Ties by their ends and delay.
    fn view(n: usize, ties: &[(usize, usize, f64)], directed: bool) -> View {
        let mut study = numbered(n, ties);
        study.directed = directed;
        for tie in &mut study.tie {
            tie.delay = tie.strength.take();
        }
        by_hand::view(&study)
    }

    /// All works but these ties and actors.
    fn state(view: &View, failed: &[(usize, usize)], down: &[usize]) -> State {
        let channels = view.channels().iter();
        State {
            actor: (0..view.n()).map(|actor| !down.contains(&actor)).collect(),
            channel: channels.map(|tie| !failed.contains(&tie.ends)).collect(),
            grant: vec![true; view.grants().len()],
            parted: Vec::new(),
        }
    }

    #[test]
    fn of_more_actors_than_a_word_has_bits_those_are_joined_that_working_ties_lead_to() {
        // A chain of 140 one way, a tie back near its end, a tie and an actor that fail.
        let n = 140;
        let mut ties: Vec<_> = (1..n).map(|at| (at - 1, at, 1.0)).collect();
        ties.push((n - 1, n - 5, 1.0));
        let view = view(n, &ties, true);
        let state = state(&view, &[(34, 35)], &[100]);
        let mut joined = vec![false; view.pair_count()];
        state.joined(&view, &mut joined);
        let part = |at: usize| match at {
            0..35 => Some(0),
            35..100 => Some(1),
            100 => None,
            _ => Some(2),
        };
        for (index, (a, b)) in view.pairs().enumerate() {
            let along = a < b || (a >= n - 5 && b >= n - 5);
            let expected = along && part(a).is_some() && part(a) == part(b);
            assert_eq!(joined[index], expected, "{a} to {b}");
        }
    }

    #[test]
    fn hours_are_those_of_the_least_working_route() {
        // A square with a diagonal, two ties between one pair, and an actor that nobody reaches.
        let ties = [
            (0, 1, 1.0),
            (1, 2, 2.5),
            (2, 3, 0.5),
            (0, 3, 7.0),
            (0, 2, 5.0),
            (1, 2, 1.5),
        ];
        let view = view(5, &ties, false);
        let hours = |state: &State, a: usize, b: usize| state.hours(&view, Asked::Pair(a, b));
        let whole = state(&view, &[], &[]);
        for (a, b, least) in [
            (0, 1, 1.0),
            (0, 2, 2.5),
            (0, 3, 3.0),
            (1, 3, 2.0),
            (3, 0, 3.0),
        ] {
            assert_eq!(hours(&whole, a, b), least, "{a} to {b}");
        }
        assert_eq!(hours(&whole, 0, 4), f64::INFINITY);
        // Without both ties of 1 and 2, by the diagonal; without actor 2, the long way; 1 is then cut off from it.
        let cut = state(&view, &[(1, 2)], &[]);
        assert_eq!([hours(&cut, 0, 2), hours(&cut, 1, 3)], [5.0, 6.5]);
        let lost = state(&view, &[], &[2]);
        assert_eq!([hours(&lost, 0, 3), hours(&lost, 1, 3)], [7.0, 8.0]);
        assert_eq!([hours(&lost, 0, 2), hours(&lost, 2, 0)], [f64::INFINITY; 2]);
        // One of two ties of a pair fails: the other carries.
        let mut slower = state(&view, &[], &[]);
        let channels = view.channels();
        let quick = channels
            .iter()
            .position(|tie| tie.ends == (1, 2) && tie.delay == 1.5);
        slower.channel[quick.expect("the tie")] = false;
        assert_eq!(hours(&slower, 0, 2), 3.5);
        // What a cause parts is parted, and the last of all others is the one nobody reaches.
        let parted = State {
            parted: vec![(0, 3)],
            ..state(&view, &[], &[])
        };
        assert_eq!(
            [hours(&parted, 3, 0), hours(&parted, 0, 2)],
            [f64::INFINITY, 2.5]
        );
        assert_eq!(whole.hours(&view, Asked::Informed(1)), f64::INFINITY);
    }

    #[test]
    fn what_one_knows_has_reached_all_others_when_it_reaches_the_last() {
        let view = view(4, &[(0, 1, 1.0), (1, 2, 2.0), (0, 3, 2.5)], false);
        let whole = state(&view, &[], &[]);
        for (source, last) in [(0, 3.0), (1, 3.5), (2, 5.5), (3, 5.5)] {
            assert_eq!(whole.hours(&view, Asked::Informed(source)), last);
        }
    }

    /// A and B by a direct tie of 6 hours, over H in 1 + 2 + 1 (there is a faster tie from A to H), and over K in
    /// 2 + 0.5 + 2.
    fn relayed() -> View {
        let arrangement = |id: &str, hub: &str, delay: f64, handling: f64| Agreement {
            id: id.into(),
            hub: Some(hub.into()),
            members: Some(["A", "B", hub].map(Member::named).to_vec()),
            delay: Some(Range::exact(delay)),
            handling_delay: Some(Range::exact(handling)),
            ..Agreement::default()
        };
        let tie = |b: &str, delay: f64, agreement: Option<&str>| BareTie {
            delay: Some(Range::exact(delay)),
            agreement: agreement.map(String::from),
            ..tie("A", b)
        };
        by_hand::view(&Study {
            transit: Transit::Granted,
            agreement: vec![
                arrangement("R", "H", 1.0, 2.0),
                arrangement("S", "K", 2.0, 0.5),
            ],
            tie: vec![tie("B", 6.0, None), tie("H", 0.25, Some("R"))],
            ..actors(&["A", "B", "H", "K"])
        })
    }

    #[test]
    fn a_permitted_route_takes_its_fastest_working_ties_and_the_handling_of_its_hubs() {
        let view = relayed();
        let hours = |state: &State, a: usize, b: usize| state.hours(&view, Asked::Pair(a, b));
        let whole = state(&view, &[], &[]);
        for (a, b, least) in [(0, 1, 3.25), (0, 2, 0.25), (1, 2, 1.0), (1, 3, 2.0)] {
            assert_eq!(hours(&whole, a, b), least, "{a} to {b}");
        }
        // H and K know each other over nobody who may pass on.
        assert_eq!(hours(&whole, 2, 3), f64::INFINITY);
        assert_eq!(whole.hours(&view, Asked::Informed(0)), 3.25);
        assert_eq!(whole.hours(&view, Asked::Informed(2)), f64::INFINITY);
        let mut slower = state(&view, &[], &[]);
        let fast = view.channels().iter().position(|tie| tie.delay == 0.25);
        slower.channel[fast.expect("the tie")] = false;
        assert_eq!(hours(&slower, 0, 1), 4.0);
        // Over K without H, without its right, and without its ties; then without K as well.
        for lost in [
            state(&view, &[], &[2]),
            State {
                grant: vec![false, true],
                ..state(&view, &[], &[])
            },
            state(&view, &[(0, 2)], &[]),
        ] {
            assert_eq!(hours(&lost, 0, 1), 4.5);
        }
        assert_eq!(hours(&state(&view, &[], &[2, 3]), 0, 1), 6.0);
        assert_eq!(hours(&state(&view, &[], &[0]), 0, 1), f64::INFINITY);
        let parted = State {
            parted: vec![(0, 1)],
            ..state(&view, &[], &[])
        };
        assert_eq!(hours(&parted, 1, 0), f64::INFINITY);
        assert_eq!(hours(&parted, 0, 2), 0.25);
    }

    #[test]
    fn ties_have_names_of_their_own_which_they_keep_when_others_go() {
        let mut study = Study::default();
        for (a, b) in [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)] {
            for agreement in (0..13).chain(0..13) {
                study.tie.push(BareTie {
                    agreement: (agreement < 12).then(|| format!("T{agreement}")),
                    ..tie(&format!("v{a}"), &format!("v{b}"))
                });
            }
        }
        let view = by_hand::view(&study);
        let all = names(&view);
        let mut once = all.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!((all.len(), once.len()), (156, 156));
        let gone = 3;
        let kept = view.channels().iter().zip(&all);
        let kept = kept.filter(|(tie, _)| tie.agreement != Some(gone));
        let kept: Vec<u64> = kept.map(|(_, &name)| name).collect();
        assert_eq!(names(&view.without(Loss::Agreement(gone))), kept);
    }

    #[test]
    fn a_lone_actor_that_does_not_work_never_informs_anybody() {
        let view = view(1, &[], false);
        let hours = |down: &[usize]| state(&view, &[], down).hours(&view, Asked::Informed(0));
        assert_eq!([hours(&[]), hours(&[0])], [0.0, f64::INFINITY]);
    }
}
