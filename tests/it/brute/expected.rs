//! What each metric must come to, from the listed routes and states.

use super::{
    failure,
    plain::{Plain, Route},
};
use linchpin::model::Score;
use std::collections::{BTreeMap, BTreeSet};

/// The scores of each metric by the ids of its subject.
pub type Expected = BTreeMap<&'static str, BTreeMap<Vec<String>, Score>>;

/// A whole network's answer to how far it is from one pair to the other: hops and hours, none without a route.
pub struct Reach {
    pairs: Vec<(usize, usize)>,
    routes: Vec<Vec<Route>>,
}

impl Reach {
    pub fn of(plain: &Plain) -> Self {
        let pairs = plain.pairs();
        let routes = pairs.iter().map(|&(a, b)| plain.routes(a, b)).collect();
        Self { pairs, routes }
    }

    /// The length of the shortest route of each pair; ∞ without one.
    fn shortest(&self, delay: bool) -> Vec<f64> {
        let least = |routes: &Vec<Route>| {
            let lengths = routes.iter().map(|route| length(route, delay));
            lengths.fold(f64::INFINITY, f64::min)
        };
        self.routes.iter().map(least).collect()
    }

    /// Sum of 1/length over the pairs without `but`.
    pub fn nearness(&self, delay: bool, but: Option<usize>) -> f64 {
        let lengths = self.pairs.iter().zip(self.shortest(delay));
        let kept = lengths.filter(|((a, b), _)| Some(*a) != but && Some(*b) != but);
        kept.map(|(_, length)| 1.0 / length).sum()
    }

    /// The pairs with a route, without those of `but`.
    pub fn joined(&self, but: Option<usize>) -> BTreeSet<(usize, usize)> {
        let pairs = self.pairs.iter().zip(&self.routes);
        let kept = pairs.filter(|((a, b), _)| Some(*a) != but && Some(*b) != but);
        let joined = kept.filter(|(_, routes)| !routes.is_empty());
        joined.map(|(&pair, _)| pair).collect()
    }
}

fn length(route: &Route, delay: bool) -> f64 {
    if delay {
        route.delay
    } else {
        route.legs.len() as f64
    }
}

/// The scores collected so far, for one network.
pub struct Book<'p> {
    pub plain: &'p Plain,
    scores: Expected,
}

impl Book<'_> {
    fn write(&mut self, metric: &'static str, subject: &[&str], score: Score) {
        let subject = subject.iter().map(|id| (*id).to_string()).collect();
        let before = self
            .scores
            .entry(metric)
            .or_default()
            .insert(subject, score);
        assert!(before.is_none(), "{metric} is written twice");
    }

    pub fn network(&mut self, metric: &'static str, score: Score) {
        self.write(metric, &[], score);
    }

    pub fn actor(&mut self, metric: &'static str, actor: usize, score: Score) {
        let plain = self.plain;
        self.write(metric, &[&plain.ids[actor]], score);
    }

    pub fn pair(&mut self, metric: &'static str, (a, b): (usize, usize), score: Score) {
        let plain = self.plain;
        self.write(metric, &[&plain.ids[a], &plain.ids[b]], score);
    }

    pub fn agreement(&mut self, metric: &'static str, agreement: usize, score: Score) {
        let plain = self.plain;
        self.write(metric, &[&plain.agreements[agreement]], score);
    }
}

/// Every answer for this network.
pub fn expected(plain: &Plain) -> Expected {
    let mut book = Book {
        plain,
        scores: Expected::new(),
    };
    let reach = Reach::of(plain);
    lengths(&mut book, &reach);
    traffic(&mut book, &reach);
    disjoint(&mut book, &reach);
    failure::losses(&mut book, &reach);
    failure::probabilities(&mut book);
    book.scores
}

/// A number where `exists`, and otherwise no score.
pub fn where_it(exists: bool, value: f64) -> Score {
    if exists {
        Score::from_f64(value)
    } else {
        Score::Undefined("")
    }
}

/// Either reading of a metric, by whether delay is read.
pub fn reading(delay: bool, hops: &'static str, hours: &'static str) -> &'static str {
    if delay { hours } else { hops }
}

fn lengths(book: &mut Book, reach: &Reach) {
    let (n, pairs) = (book.plain.n(), reach.pairs.len() as f64);
    let two = n > 1;
    let joined = reach.joined(None).len() as f64;
    book.network("connected-pairs", where_it(two, joined / pairs));
    for delay in [false, true] {
        let lengths = reach.shortest(delay);
        for (&pair, &length) in reach.pairs.iter().zip(&lengths) {
            book.pair(
                reading(delay, "distance", "delay"),
                pair,
                Score::from_f64(length),
            );
        }
        let mean = lengths.iter().sum::<f64>() / pairs;
        book.network(
            reading(delay, "mean-distance", "mean-delay"),
            where_it(two, mean),
        );
        let longest = lengths.iter().copied().fold(0.0, f64::max);
        book.network(
            reading(delay, "diameter", "diameter-delay"),
            where_it(two, longest),
        );
        let efficiency = reach.nearness(delay, None) / pairs;
        book.network(
            reading(delay, "efficiency", "efficiency-delay"),
            where_it(two, efficiency),
        );
        for actor in 0..n {
            out_of(book, reach, &lengths, delay, actor);
        }
        if book.plain.directed {
            for actor in 0..n {
                one_way(book, reach, &lengths, delay, actor);
            }
            continue;
        }
        let mut closeness = Vec::new();
        for actor in 0..n {
            let own = reach.pairs.iter().zip(&lengths);
            let own = own.filter(|((a, b), _)| *a == actor || *b == actor);
            let reached = own.map(|(_, &length)| length);
            let reached: Vec<f64> = reached.filter(|length| length.is_finite()).collect();
            let (count, others) = (reached.len() as f64, n as f64 - 1.0);
            let nearness = reached.iter().map(|length| 1.0 / length).sum::<f64>() / others;
            let total = reached.iter().sum::<f64>();
            let share = if reached.is_empty() {
                0.0
            } else {
                count / others * (count / total)
            };
            closeness.push(share);
            book.actor(
                reading(delay, "closeness", "closeness-delay"),
                actor,
                where_it(two, share),
            );
            book.actor(
                reading(delay, "harmonic", "harmonic-delay"),
                actor,
                where_it(two, nearness),
            );
        }
        if !delay {
            // In a star the middle has closeness 1 and each other actor (n−1)/(2n−3).
            let n = n as f64;
            let star = (n - 1.0) * (1.0 - (n - 1.0) / (2.0 * n - 3.0));
            let score = where_it(n > 2.0, uneven(&closeness) / star);
            book.network("closeness-centralization", score);
        }
    }
}

/// The lengths of the routes from an actor, or to it, one for each other actor.
fn own(reach: &Reach, lengths: &[f64], mine: impl Fn(usize, usize) -> bool) -> Vec<f64> {
    let own = reach.pairs.iter().zip(lengths);
    let own = own.filter(|((a, b), _)| mine(*a, *b));
    own.map(|(_, &length)| length).collect()
}

/// How far an actor is from the farthest other, and whom it has within two ties.
fn out_of(book: &mut Book, reach: &Reach, lengths: &[f64], delay: bool, actor: usize) {
    let directed = book.plain.directed;
    let own = own(reach, lengths, |a, b| {
        a == actor || (!directed && b == actor)
    });
    let farthest = own.iter().copied().fold(0.0, f64::max);
    book.actor(
        reading(delay, "eccentricity", "eccentricity-delay"),
        actor,
        Score::from_f64(farthest),
    );
    if !delay {
        let near = own.iter().filter(|&&hops| hops <= 2.0).count() as f64;
        let share = near / own.len() as f64;
        book.actor("reach-two", actor, where_it(!own.is_empty(), share));
    }
}

/// Closeness in and out, where ties run one way.
fn one_way(book: &mut Book, reach: &Reach, lengths: &[f64], delay: bool, actor: usize) {
    for inward in [true, false] {
        let own = own(reach, lengths, |a, b| actor == if inward { b } else { a });
        let met: Vec<f64> = own.iter().copied().filter(|x| x.is_finite()).collect();
        let (count, others) = (met.len() as f64, own.len() as f64);
        let total = met.iter().sum::<f64>();
        let share = if met.is_empty() {
            0.0
        } else {
            count * count / others / total
        };
        let metric = match (inward, delay) {
            (true, false) => "closeness-in",
            (true, true) => "closeness-in-delay",
            (false, false) => "closeness-out",
            (false, true) => "closeness-out-delay",
        };
        book.actor(metric, actor, where_it(!own.is_empty(), share));
    }
}

/// Sum of what each value lacks to the greatest.
fn uneven(values: &[f64]) -> f64 {
    let greatest = values.iter().copied().fold(0.0, f64::max);
    values.iter().map(|value| greatest - value).sum()
}

/// Shares of shortest routes, which are sequences of actors: the grants that they pass on make no second route.
fn traffic(book: &mut Book, reach: &Reach) {
    let (plain, n) = (book.plain, book.plain.n());
    for delay in [false, true] {
        let mut through = vec![0.0; n];
        let mut over: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        for routes in &reach.routes {
            let mut best: BTreeMap<&[usize], f64> = BTreeMap::new();
            for route in routes {
                let known = best.entry(&route.actors).or_insert(f64::INFINITY);
                *known = known.min(length(route, delay));
            }
            let least = best.values().copied().fold(f64::INFINITY, f64::min);
            best.retain(|_, length| *length <= least * (1.0 + 1e-9));
            let share = 1.0 / best.len() as f64;
            for actors in best.keys() {
                for &actor in &actors[1..actors.len() - 1] {
                    through[actor] += share;
                }
                for leg in actors.windows(2) {
                    *over.entry(ends(plain, leg)).or_default() += share;
                }
            }
        }
        let whole = plain.pairs().len() as f64;
        let others = pairs_of_others(plain);
        let shares: Vec<f64> = through.iter().map(|load| load / others).collect();
        for (actor, &share) in shares.iter().enumerate() {
            book.actor(
                reading(delay, "betweenness", "betweenness-delay"),
                actor,
                where_it(n > 2, share),
            );
        }
        for tie in plain.tied() {
            let load = over.get(&tie).copied().unwrap_or_default();
            book.pair(
                reading(delay, "tie-betweenness", "tie-betweenness-delay"),
                tie,
                Score::Defined(load / whole),
            );
        }
        if !plain.directed {
            book.network(
                reading(
                    delay,
                    "betweenness-centralization",
                    "betweenness-centralization-delay",
                ),
                where_it(n > 2, uneven(&shares) / (n as f64 - 1.0)),
            );
        }
    }
}

/// The number of pairs without one actor.
pub fn pairs_of_others(plain: &Plain) -> f64 {
    let others = plain.n() as f64 - 1.0;
    let ordered = others * (others - 1.0);
    if plain.directed {
        ordered
    } else {
        ordered / 2.0
    }
}

/// A leg as [`Plain::tied`] writes it.
fn ends(plain: &Plain, leg: &[usize]) -> (usize, usize) {
    if plain.directed {
        (leg[0], leg[1])
    } else {
        (leg[0].min(leg[1]), leg[0].max(leg[1]))
    }
}

fn disjoint(book: &mut Book, reach: &Reach) {
    let plain = book.plain;
    let tied = plain.tied();
    let interior = |route: &Route| {
        let between = &route.actors[1..route.actors.len() - 1];
        between.iter().fold(0, |set, actor| set | 1_u64 << actor)
    };
    let crossed = |route: &Route| {
        let place = |leg: &[usize]| tied.iter().position(|&tie| tie == ends(plain, leg));
        let legs = route.actors.windows(2);
        legs.fold(0, |set, leg| set | 1_u64 << place(leg).expect("a tie"))
    };
    let (mut by_actors, mut by_ties) = (Vec::new(), Vec::new());
    for (&pair, routes) in reach.pairs.iter().zip(&reach.routes) {
        let sets: BTreeSet<u64> = routes.iter().map(interior).collect();
        // The direct route has nothing between; it shares nothing with any other.
        let direct = usize::from(sets.contains(&0));
        let longer: Vec<u64> = sets.into_iter().filter(|&set| set != 0).collect();
        by_actors.push(direct + most_apart(&longer, 0));
        let sets: BTreeSet<u64> = routes.iter().map(crossed).collect();
        by_ties.push(most_apart(&Vec::from_iter(sets), 0));
        let count = |counts: &[usize]| Score::Defined(counts[counts.len() - 1] as f64);
        book.pair("routes", pair, count(&by_actors));
        book.pair("tie-routes", pair, count(&by_ties));
    }
    let two = plain.n() > 1;
    let fewest = |counts: &[usize]| counts.iter().copied().min().unwrap_or_default() as f64;
    book.network("actor-connectivity", where_it(two, fewest(&by_actors)));
    book.network("tie-connectivity", where_it(two, fewest(&by_ties)));
    let mean = by_actors.iter().sum::<usize>() as f64 / by_actors.len() as f64;
    book.network("mean-actor-connectivity", where_it(two, mean));
}

/// The most sets that have nothing in common with each other or with `used`.
fn most_apart(sets: &[u64], used: u64) -> usize {
    let one_more = |(at, set): (usize, &u64)| {
        (set & used == 0).then(|| 1 + most_apart(&sets[at + 1..], used | set))
    };
    let choices = sets.iter().enumerate().filter_map(one_more);
    choices.max().unwrap_or_default()
}
