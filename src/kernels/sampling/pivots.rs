//! How near actors are to the others, from distances to actors drawn at random (Eppstein & Wang 2004,
//! doi:10.7155/jgaa.00081): pivots.

use super::{
    SEED,
    surely::{Rounds, half_width},
};
use crate::kernels::{
    components::components,
    estimate::Estimate,
    queue::Entry,
    random::Random,
    shortest::{AT_ONCE, LANES, Meets, Ways, hops_from, hours_from},
    view::{Length, View},
};
use rayon::prelude::*;
use std::{cmp::Reverse, collections::BinaryHeap};

/// Batches that are in memory at once.
const WAVE: usize = 8;

/// Estimates, one per actor, from as many pivots as were needed.
#[derive(Clone, Debug)]
pub struct Pivots {
    /// How many were drawn.
    pub draws: usize,
    /// What they say of each actor.
    pub estimates: Vec<Estimate>,
}

/// Sums over the pivots that an actor has a way to, but for itself.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    distance: f64,
    distance_squares: f64,
    nearness: f64,
    nearness_squares: f64,
}

impl Meets for Sums {
    #[inline(always)]
    fn meet(&mut self, count: u32, distance: f64) {
        let (count, nearness) = (f64::from(count), 1.0 / distance);
        self.distance += count * distance;
        self.distance_squares += count * distance * distance;
        self.nearness += count * nearness;
        self.nearness_squares += count * nearness * nearness;
    }
}

impl Sums {
    fn add(&mut self, other: &Self) {
        self.distance += other.distance;
        self.distance_squares += other.distance_squares;
        self.nearness += other.nearness;
        self.nearness_squares += other.nearness_squares;
    }
}

/// Variance of draws with these sums.
fn variance(sum: f64, squares: f64, draws: usize) -> f64 {
    let n = draws as f64;
    ((squares - sum * sum / n) / (n - 1.0)).max(0.0)
}

impl Pivots {
    /// Per actor: the mean of 1/distance to the others under open transit where ties run both ways, surely within
    /// `within`; `None` where it takes as many pivots as there are actors, and an exact answer costs no more. `nearest`
    /// is the greatest that 1/distance can be.
    pub fn nearness(view: &View, length: Length, within: f64, nearest: f64) -> Option<Self> {
        let n = view.n();
        // A draw may fall on the actor itself.
        let others = n as f64 / (n as f64 - 1.0);
        let (draws, sums) = drawn(view, length, |_, sums, draws, price| {
            let variance = variance(sums.nearness, sums.nearness_squares, draws);
            others * half_width(draws, variance, nearest, price) <= within
        })?;
        let mean = |sums: &Sums| {
            Estimate::mean(sums.nearness, sums.nearness_squares, nearest, draws).times(others)
        };
        Some(Self {
            draws,
            estimates: sums.iter().map(mean).collect(),
        })
    }

    /// Per actor: the number of others reached, squared, over the sum of the distances to them and the number of others
    /// that there are, likewise.
    pub fn closeness(view: &View, length: Length, within: f64, nearest: f64) -> Option<Self> {
        let parts = Parts::of(view, length, nearest);
        let (draws, sums) = drawn(view, length, |actor, sums, draws, price| {
            parts.know(actor, sums, draws, within, price)
        })?;
        let sums = sums.iter().enumerate();
        Some(Self {
            draws,
            estimates: sums
                .map(|(actor, sums)| parts.closeness(actor, sums, draws))
                .collect(),
        })
    }
}

/// Draws pivots, round by round, until `known` holds for every actor, given its sums, the number of draws and what one end
/// of an interval may cost.
fn drawn(
    view: &View,
    length: Length,
    known: impl Fn(usize, &Sums, usize, f64) -> bool + Sync,
) -> Option<(usize, Vec<Sums>)> {
    let n = view.n();
    let ways = Ways::of(view, length);
    let rounds = Rounds::up_to(n, n);
    let mut sums = vec![Sums::default(); n];
    let mut before = 0;
    for &draws in &rounds.draws {
        let pivots: Vec<u32> = (before..draws)
            .map(|draw| Random::stream(SEED, draw as u64).below(n) as u32)
            .collect();
        let at_once = match length {
            Length::Hops => AT_ONCE,
            Length::Delay => LANES,
        };
        let batches: Vec<&[u32]> = pivots.chunks(at_once).collect();
        for wave in batches.chunks(WAVE) {
            let some: Vec<Vec<Sums>> = wave
                .par_iter()
                .map(|pivots| met(&ways, length, pivots))
                .collect();
            // In order, so that the last bits do not hang on threads.
            for some in some {
                let pairs = sums.iter_mut().zip(&some);
                pairs.for_each(|(sums, some)| sums.add(some));
            }
        }
        before = draws;
        let all = sums.par_iter().enumerate();
        if all
            .map(|(actor, sums)| known(actor, sums, draws, rounds.price))
            .all(|known| known)
        {
            return Some((draws, sums));
        }
    }
    None
}

/// Sums over one batch of pivots.
fn met(ways: &Ways, length: Length, pivots: &[u32]) -> Vec<Sums> {
    let mut met = vec![Sums::default(); ways.ahead.n()];
    match length {
        Length::Hops => hops_from(ways, pivots, &mut met),
        Length::Delay => hours_from(&ways.ahead, pivots, |actor, hours| {
            for &hours in hours
                .iter()
                .filter(|&&hours| hours > 0.0 && hours < f64::INFINITY)
            {
                met[actor].meet(1, hours);
            }
        }),
    }
    met
}

/// What closeness needs beside distances to pivots.
struct Parts {
    n: f64,
    /// Per actor: how many others it reaches.
    others: Vec<f64>,
    /// Per actor: no two in its component are further apart.
    span: Vec<f64>,
    nearest: f64,
}

impl Parts {
    fn of(view: &View, length: Length, nearest: f64) -> Self {
        let component = components(view.n(), view.links().iter().map(|link| (link.a, link.b)));
        let number = component.iter().max().map_or(0, |last| last + 1);
        let mut size = vec![0_u32; number];
        component.iter().for_each(|&number| size[number] += 1);
        // Nobody is further from another than over the one in the middle of the search.
        let farthest = farthest_from_firsts(view, length, &component, number);
        let of_each = |values: Vec<f64>| component.iter().map(|&at| values[at]).collect();
        Self {
            n: view.n() as f64,
            others: of_each(size.iter().map(|&size| f64::from(size) - 1.0).collect()),
            span: of_each(farthest.into_iter().map(|far| 2.0 * far).collect()),
            nearest,
        }
    }

    /// The sum of the distances from an actor to all others that it reaches, kept to what is possible.
    fn total(&self, actor: usize, estimate: f64) -> f64 {
        let others = self.others[actor];
        estimate.clamp(
            others / self.nearest,
            others * self.span[actor].max(1.0 / self.nearest),
        )
    }

    fn score(&self, actor: usize, total: f64) -> f64 {
        let others = self.others[actor];
        others * others / (self.n - 1.0) / total
    }

    fn know(&self, actor: usize, sums: &Sums, draws: usize, within: f64, price: f64) -> bool {
        if self.others[actor] == 0.0 {
            return true;
        }
        let variance = variance(sums.distance, sums.distance_squares, draws);
        let width = self.n * half_width(draws, variance, self.span[actor], price);
        let estimate = self.n * sums.distance / draws as f64;
        let score = |estimate: f64| self.score(actor, self.total(actor, estimate));
        score(estimate - width) - score(estimate) <= within
            && score(estimate) - score(estimate + width) <= within
    }

    fn closeness(&self, actor: usize, sums: &Sums, draws: usize) -> Estimate {
        if self.others[actor] == 0.0 {
            return Estimate {
                value: 0.0,
                error: 0.0,
            };
        }
        let mean = Estimate::mean(
            sums.distance,
            sums.distance_squares,
            self.span[actor],
            draws,
        );
        let total = mean.times(self.n);
        let kept = self.total(actor, total.value);
        let value = self.score(actor, kept);
        // To first order a score moves by as large a share of itself as the sum does.
        Estimate {
            value,
            error: value * total.error / kept,
        }
    }
}

/// Per component: how far the farthest is from its first actor. One search for all of them, since none meets another.
fn farthest_from_firsts(
    view: &View,
    length: Length,
    component: &[usize],
    number: usize,
) -> Vec<f64> {
    let mut distance = vec![f64::INFINITY; view.n()];
    let mut queue = BinaryHeap::new();
    let mut begun = vec![false; number];
    for (actor, &at) in component.iter().enumerate() {
        if !std::mem::replace(&mut begun[at], true) {
            distance[actor] = 0.0;
            queue.push(Reverse(Entry(0.0, actor as u32)));
        }
    }
    let mut farthest = vec![0.0; number];
    while let Some(Reverse(Entry(far, actor))) = queue.pop() {
        let actor = actor as usize;
        if far > distance[actor] {
            continue;
        }
        // Farther and farther.
        farthest[component[actor]] = far;
        for arc in view.arcs(actor) {
            let there = far + view.step(arc.link, length);
            if there < distance[arc.to] {
                distance[arc.to] = there;
                queue.push(Reverse(Entry(there, arc.to as u32)));
            }
        }
    }
    farthest
}

#[cfg(test)]
mod tests {
    use super::{Length, Meets, Parts, Pivots, Sums, Ways, half_width, met, variance};
    use crate::{
        by_hand::{actors, numbered, tie, view},
        model::{BareTie, Range, Study},
    };

    fn listed(sums: &Sums) -> [f64; 4] {
        [
            sums.distance,
            sums.distance_squares,
            sums.nearness,
            sums.nearness_squares,
        ]
    }

    /// Draws of which each met an actor at this distance.
    fn all_alike(draws: usize, distance: f64) -> Sums {
        let mut sums = Sums::default();
        sums.meet(draws as u32, distance);
        sums
    }

    #[test]
    fn distances_nearness_and_their_squares_add_up() {
        let mut sums = all_alike(2, 4.0);
        assert_eq!(listed(&sums), [8.0, 32.0, 0.5, 0.125]);
        sums.meet(1, 0.5);
        assert_eq!(listed(&sums), [8.5, 32.25, 2.5, 4.125]);
        let mut twice = sums;
        twice.add(&sums);
        assert_eq!(listed(&twice), [17.0, 64.5, 5.0, 8.25]);
        twice.add(&all_alike(1, 2.0));
        assert_eq!(listed(&twice), [19.0, 68.5, 5.5, 8.5]);
    }

    #[test]
    fn the_variance_of_a_sample_is_over_one_draw_less() {
        // 1, 2, 3 and 6; then 2, 2, 2, whose squares were rounded down.
        assert_eq!(variance(12.0, 50.0, 4), 14.0 / 3.0);
        assert_eq!(variance(6.0, 11.999, 3), 0.0);
    }

    fn parts() -> Parts {
        Parts {
            n: 9.0,
            others: vec![4.0, 2.0, 0.0],
            span: vec![3.0, 0.1, 0.0],
            nearest: 0.5,
        }
    }

    #[test]
    fn distances_in_all_are_kept_to_what_is_possible() {
        let parts = parts();
        // Nobody is nearer than 2; nor are two further apart than the span, but for those who cannot be nearer.
        for (estimate, first, second) in [
            (-1.0, 8.0, 4.0),
            (1.0, 8.0, 4.0),
            (10.0, 10.0, 4.0),
            (99.0, 12.0, 4.0),
        ] {
            assert_eq!(parts.total(0, estimate), first, "{estimate}");
            assert_eq!(parts.total(1, estimate), second, "{estimate}");
        }
        // Reached squared over those there are over the distance.
        assert_eq!(parts.score(0, 10.0), 0.2);
        assert_eq!(parts.score(1, 4.0), 0.125);
    }

    #[test]
    fn closeness_and_its_error_are_as_worked_by_hand() {
        // Ten draws with a mean of 1 and a mean square of 1.4: 9 in all, so 4 · 4 ÷ 8 ÷ 9.
        let sums = Sums {
            distance: 10.0,
            distance_squares: 14.0,
            ..Sums::default()
        };
        let found = parts().closeness(0, &sums, 10);
        assert!((found.value - 2.0 / 9.0).abs() < 1e-12, "{found:?}");
        // The error of the mean: √((0.4 + 3² ÷ 12) ÷ 10); of all, nine times that of 9.
        let error = found.value * 0.115_f64.sqrt();
        assert!((found.error - error).abs() < 1e-12, "{found:?}");
        let alone = parts().closeness(2, &Sums::default(), 10);
        assert_eq!((alone.value, alone.error), (0.0, 0.0));
        assert!(parts().know(2, &Sums::default(), 10, 1e-9, 3.0));
    }

    #[test]
    fn closeness_is_known_when_both_ends_of_the_interval_are_near() {
        let parts = Parts {
            n: 100.0,
            others: vec![99.0],
            span: vec![2.0],
            nearest: 1.0,
        };
        let draws = 100;
        let width = 100.0 * half_width(draws, 0.0, 2.0, 3.0);
        for (distance, needed) in [
            // The lower end is the farther one.
            (1.5, 99.0 / (150.0 - width) - 99.0 / 150.0),
            // Here there is no lower end: nobody is nearer than 1.
            (0.99, 1.0 - 99.0 / (99.0 + width)),
        ] {
            let sums = all_alike(draws, distance);
            let know = |within: f64| parts.know(0, &sums, draws, within, 3.0);
            assert!(know(1.01 * needed), "{distance}");
            assert!(!know(0.99 * needed), "{distance}");
        }
    }

    #[test]
    fn where_all_stand_alike_the_estimates_are_right_on_average() {
        // On a ring every pivot is as near to all others together as any other is.
        let n = 520;
        let ties: Vec<_> = (0..n).map(|at| (at, (at + 1) % n, 1.0)).collect();
        let view = view(&numbered(n, &ties));
        let found = Pivots::nearness(&view, Length::Hops, 0.2, 1.0).expect("few pivots");
        assert!(found.draws < n);
        let mean = found.estimates.iter().map(|estimate| estimate.value);
        let mean = mean.sum::<f64>() / n as f64;
        let near: f64 = (1..260).map(|hops| 2.0 / f64::from(hops)).sum();
        let exact = (near + 1.0 / 260.0) / (n as f64 - 1.0);
        assert!((mean - exact).abs() < 1e-12, "{mean}, {exact}");
        // A bound this narrow would take as many pivots as there are actors.
        assert!(Pivots::nearness(&view, Length::Hops, 0.001, 1.0).is_none());
    }

    #[test]
    fn nobody_is_farther_from_another_than_over_the_first_of_their_component() {
        // A chain of 1, 2 and 4 hours with a longer way round, a pair, and one alone.
        let ties = [
            ("B", "A", 1.0),
            ("B", "C", 2.0),
            ("C", "D", 4.0),
            ("A", "D", 9.0),
            ("E", "F", 0.5),
        ];
        let timed = |(a, b, delay): (&str, &str, f64)| BareTie {
            delay: Some(Range::exact(delay)),
            ..tie(a, b)
        };
        let view = view(&Study {
            tie: ties.map(timed).to_vec(),
            ..actors(&["A", "B", "C", "D", "E", "F", "G"])
        });
        let parts = Parts::of(&view, Length::Delay, 2.0);
        assert_eq!(parts.others, [3.0, 3.0, 3.0, 3.0, 1.0, 1.0, 0.0]);
        assert_eq!(parts.span, [14.0, 14.0, 14.0, 14.0, 1.0, 1.0, 0.0]);
        assert_eq!((parts.n, parts.nearest), (7.0, 2.0));
        // A twice and E as pivots: of B, of E's neighbour, of A itself, and of the one alone.
        for (length, far) in [(Length::Hops, 1.0), (Length::Delay, 0.5)] {
            let sums = met(&Ways::of(&view, length), length, &[0, 4, 0]);
            assert_eq!(listed(&sums[1]), [2.0; 4]);
            assert_eq!(sums[5].distance, far);
            assert_eq!((listed(&sums[0]), listed(&sums[6])), ([0.0; 4], [0.0; 4]));
        }
    }

    #[test]
    fn however_many_routes_lead_to_an_actor_its_distance_is_found_at_once() {
        // Forty rings of four in a row, each over two ways: 2⁴⁰ shortest routes of 80 hops from end to end.
        let ring = |at: usize| {
            [(0, 1), (0, 2), (1, 3), (2, 3)].map(|(a, b)| (3 * at + a, 3 * at + b, 1.0))
        };
        let ties: Vec<_> = (0..40).flat_map(ring).collect();
        let parts = Parts::of(&view(&numbered(121, &ties)), Length::Hops, 1.0);
        assert_eq!(parts.span, [160.0; 121]);
    }
}
