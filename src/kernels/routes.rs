//! Shortest routes of all pairs, counted and kept: from each actor the steps that end a shortest route.
//!
//! Only actors a changed pair's routes lead through need be visited to move that pair's traffic. Ends are given
//! weights, and the actors before them are met from the furthest to the nearest, as in Brandes' accumulation (2001,
//! doi:10.1080/0022250X.2001.9990249).

use super::{
    shortest::SAME_LENGTH,
    steps::same,
    view::{Length, View},
};
use crate::model::Transit;

/// Steps shorter than so many tolerances of the longest distance might close a circle of steps of no length.
const CLEAR: f64 = 8.0;

/// Whether a step is clearly more than the tolerance of the longest distance.
pub(super) fn is_clear(step: f64, longest: f64) -> bool {
    step > CLEAR * SAME_LENGTH * longest
}

/// Shortest routes of all pairs. In Brandes' letters: `number` σ, `before` P.
#[derive(Clone, Debug)]
pub(super) struct Routes {
    n: usize,
    number: Vec<f64>,
    from: Vec<Source>,
    /// The longest distance.
    longest: f64,
}

/// The routes from one actor.
#[derive(Clone, Debug)]
struct Source {
    /// The actors reached, by distance.
    order: Vec<u32>,
    /// Per actor: its place in the order.
    place: Vec<u32>,
    /// Per place, from which entry of `before` on its steps are.
    starts: Vec<u32>,
    before: Vec<u32>,
}

impl Routes {
    /// For open transit; `None` where steps are too uneven, or routes too many, for floating point.
    pub(super) fn of(view: &View, length: Length) -> Option<Self> {
        if view.transit() != Transit::Open {
            return None;
        }
        let (n, sweep, steps) = (view.n(), view.sweep(length).ok()?, view.steps(length));
        let finite = (0..n).flat_map(|source| sweep.row(source));
        let finite = finite.copied().filter(|distance| distance.is_finite());
        let longest = finite.fold(0.0, f64::max);
        if !is_clear(steps.shortest(), longest) {
            return None;
        }
        // By one thread: this is made when first asked for, maybe by many who must not wait for each other's parts.
        let made: Vec<(Source, Vec<f64>)> = (0..n)
            .map(|source| {
                let row = sweep.row(source);
                let mut order: Vec<u32> = (0..n as u32)
                    .filter(|&actor| row[actor as usize].is_finite())
                    .collect();
                let distance = |actor: &u32| row[*actor as usize];
                order.sort_unstable_by(|x, y| distance(x).total_cmp(&distance(y)).then(x.cmp(y)));
                let mut number = vec![0.0; n];
                number[source] = 1.0;
                let (mut starts, mut before) = (vec![0], Vec::with_capacity(2 * n));
                let mut place = vec![u32::MAX; n];
                for (at, &actor) in order.iter().enumerate() {
                    let here = row[actor as usize];
                    place[actor as usize] = at as u32;
                    for step in steps.into(actor as usize) {
                        let (to, there) = (step.to as usize, row[step.to as usize] + step.length);
                        // A step as long as the tolerance is refused above, so that the end is further than the start.
                        if there < f64::INFINITY && same(there, here) {
                            before.push(step.to);
                            number[actor as usize] += number[to];
                        }
                    }
                    starts.push(before.len() as u32);
                }
                let from = Source {
                    order,
                    place,
                    starts,
                    before,
                };
                (from, number)
            })
            .collect();
        let mut routes = Self {
            n,
            number: Vec::with_capacity(n * n),
            from: Vec::with_capacity(n),
            longest,
        };
        for (from, number) in made {
            routes.number.extend(number);
            routes.from.push(from);
        }
        let countable = routes.number.iter().all(|number| number.is_finite());
        countable.then_some(routes)
    }

    /// Number of shortest routes from an actor to every other; one to itself.
    pub(super) fn numbers(&self, from: usize) -> &[f64] {
        &self.number[from * self.n..(from + 1) * self.n]
    }

    /// Whether a step of this length is clearly more than the tolerance.
    pub(super) fn is_clear(&self, step: f64) -> bool {
        is_clear(step, self.longest)
    }

    /// Adds to `load` the traffic between `source` and each of the ends, of the weights given to them, on the actors
    /// between; on the source itself too, if `past` it the routes go on.
    pub(super) fn spread(
        &self,
        source: usize,
        ends: impl Iterator<Item = (usize, f64)>,
        past: bool,
        traffic: &mut Traffic,
        load: &mut [f64],
    ) {
        let Source {
            order,
            place,
            starts,
            before,
        } = &self.from[source];
        let numbers = self.numbers(source);
        let Traffic {
            waiting,
            own,
            through,
        } = traffic;
        let mut top = 0;
        for (end, weight) in ends {
            own[end] += weight;
            let at = place[end] as usize;
            waiting[at / 64] |= 1 << (at % 64);
            top = top.max(at / 64);
        }
        for word in (0..=top).rev() {
            while waiting[word] != 0 {
                let bit = 63 - waiting[word].leading_zeros() as usize;
                waiting[word] ^= 1 << bit;
                let at = word * 64 + bit;
                let actor = order[at] as usize;
                let passing = std::mem::take(&mut through[actor]);
                let all = passing + std::mem::take(&mut own[actor]);
                if actor != source || past {
                    load[actor] += passing;
                }
                let share = all / numbers[actor];
                for &from in &before[starts[at] as usize..starts[at + 1] as usize] {
                    let from = from as usize;
                    through[from] += share * numbers[from];
                    let at = place[from] as usize;
                    waiting[at / 64] |= 1 << (at % 64);
                }
            }
        }
    }
}

/// Scratch space of [`Routes::spread`]; all zero between two calls.
#[derive(Debug, Default)]
pub(super) struct Traffic {
    /// Bits of the places that are still to be met.
    waiting: Vec<u64>,
    own: Vec<f64>,
    through: Vec<f64>,
}

impl Traffic {
    pub(super) fn fit(&mut self, n: usize) {
        self.waiting.resize(n.div_ceil(64).max(1), 0);
        self.own.resize(n, 0.0);
        self.through.resize(n, 0.0);
    }
}

#[cfg(test)]
mod tests {
    use super::{Length, Routes, Traffic, View};
    use crate::{
        by_hand::{numbered, view},
        model::Range,
    };

    /// The load on every actor, twice from the same scratch space.
    fn spread(view: &View, source: usize, ends: &[(usize, f64)], past: bool) -> Vec<f64> {
        let routes = Routes::of(view, Length::Hops).expect("even steps");
        let mut traffic = Traffic::default();
        traffic.fit(view.n());
        let mut once = || {
            let mut load = vec![0.0; view.n()];
            routes.spread(source, ends.iter().copied(), past, &mut traffic, &mut load);
            load
        };
        let first = once();
        assert_eq!(first, once(), "nothing is left over");
        first
    }

    #[test]
    fn along_a_chain_traffic_passes_everyone_between() {
        let n = 131;
        let ties: Vec<_> = (1..n).map(|at| (at - 1, at, 1.0)).collect();
        let view = view(&numbered(n, &ties));
        // An end may be named twice.
        let ends = [(130, 1.0), (70, 0.5), (130, 1.0)];
        for past in [false, true] {
            let load = spread(&view, 0, &ends, past);
            for (actor, load) in load.into_iter().enumerate() {
                let expected = match actor {
                    0 if past => 2.5,
                    0 | 130 => 0.0,
                    1..70 => 2.5,
                    _ => 2.0,
                };
                assert_eq!(load, expected, "{actor}");
            }
        }
    }

    #[test]
    fn equal_routes_share_traffic_by_their_number() {
        // From 0 two ways to 3 and one over 6 to 4, and on from both to 5; nobody reaches 7.
        let ties = [
            (0, 1, 1.0),
            (0, 2, 1.0),
            (1, 3, 1.0),
            (2, 3, 1.0),
            (0, 6, 1.0),
            (6, 4, 1.0),
            (3, 5, 1.0),
            (4, 5, 1.0),
        ];
        let view = view(&numbered(8, &ties));
        let routes = Routes::of(&view, Length::Hops).expect("even steps");
        assert_eq!(routes.numbers(0), [1.0, 1.0, 1.0, 2.0, 1.0, 3.0, 1.0, 0.0]);
        let load = spread(&view, 0, &[(5, 3.0)], true);
        assert_eq!(load, [3.0, 1.0, 1.0, 2.0, 1.0, 0.0, 1.0, 0.0]);
        let load = spread(&view, 0, &[(5, 3.0), (3, 2.0)], false);
        assert_eq!(load, [0.0, 2.0, 2.0, 2.0, 1.0, 0.0, 1.0, 0.0]);
    }

    #[test]
    fn steps_that_vanish_beside_the_longest_distance_are_too_uneven_to_count_routes() {
        let of = |delay: f64| {
            let mut study = numbered(3, &[(0, 1, 1.0), (1, 2, 1.0)]);
            study.tie[1].delay = Some(Range::exact(delay));
            Routes::of(&view(&study), Length::Delay)
        };
        assert!(of(1e14).is_none());
        let even = of(3.0).expect("even steps");
        assert_eq!(even.longest, 4.0);
        assert!(even.is_clear(1.0) && !even.is_clear(0.0));
    }

    #[test]
    fn a_step_of_no_length_is_not_clear_even_where_nobody_is_reached() {
        let routes = Routes::of(&view(&numbered(3, &[])), Length::Delay).expect("no steps");
        assert_eq!(routes.longest, 0.0);
        assert!(routes.is_clear(1e-12) && !routes.is_clear(0.0));
    }
}
