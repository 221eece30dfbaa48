//! Robustness: how much of the network still hangs together while it loses actor after actor.
//!
//! R = Σ_q s(q) ÷ n, q = 1 … n, where s(q) is the largest component after q losses as a share of all n actors. Three
//! orders of loss: always the actor with the most ties among those left; always the one with the greatest betweenness
//! among those left; or any order, all equally likely. Degree and betweenness are counted anew after every loss, and
//! where several actors are first, the first by id goes. Betweenness counts hops, over permitted routes under granted
//! transit; components are of ties under either rule.
//!
//! 1/2 − 1/(2n) where all are tied, 1/n − 1/n² without ties and, under attack, for a star. Higher is better. An attack below
//! the random order by far marks a network that is held by a few. Because ids break ties between equals, renaming actors
//! can move an attack a little.
//!
//! The random order is exact up to 12 actors: the mean over all sets of actors that may be left. Beyond that it is
//! estimated from 1,000 orders, and the score carries its standard error. The orders are the same in every run and for
//! every network of as many actors, so that two sides of a comparison lose the same actors.
//!
//! # Undefined
//! With fewer than 2 actors. By betweenness, where n²(n + 2m) is above 2·10⁹, or there are too many permitted routes to
//! list.
//!
//! # Complexity
//! O((n + m) log n) by degree; O(n²m) by betweenness; O(2ⁿ) at random up to 12 actors, O(n + m) an order beyond.
//!
//! # References
//! Schneider, Moreira, Andrade, Havlin & Herrmann 2011, doi:10.1073/pnas.1009440108; Holme, Kim, Yoon & Han 2002,
//! doi:10.1103/PhysRevE.65.056109 (orders counted anew); Albert, Jeong & Barabási 2000, doi:10.1038/35019019 (random).
//!
//! # Example
//! The hub of a star goes first, and 1 of 6 is left each time until the last.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(score("shape:star-6", "robustness-degree", &[])?, Score::Defined(5.0 / 36.0));
//! assert_eq!(score("shape:complete-6", "robustness-random", &[])?, Score::Defined(15.0 / 36.0));
//! assert!(score("shape:ring-40", "robustness-random", &[])?.error().is_some());
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::{
        Estimate, Random, View, attack_by_betweenness, attack_by_degree, mean_of_draws, robustness,
    },
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, one, reason,
    },
    model::Score,
};

/// Actors; beyond, the 2ⁿ sets that may be left are sampled.
const EXACT: usize = 12;

/// Orders of loss in a sample; the standard error is then about a thousandth.
const ORDERS: usize = 1_000;

/// A standard error below this is none: shares of a few hundred actors are sums of far larger terms.
const ROUNDING: f64 = 1e-14;

/// No order leaves more: half of the actors, where all are tied.
const GREATEST: f64 = 0.5;

/// Where the random numbers begin. Any number does; it never changes, so that a score never does.
const SEED: u64 = 2011;

/// Mean share of the largest component while the actor with the most ties is lost, again and again.
pub static DEGREE: Metric = Metric {
    id: "robustness-degree",
    concept: "robustness-degree",
    reading: Reading::Hops,
    title: "Robustness to attack by degree",
    symbol: "R_d",
    unit: "share of actors",
    growth: Growth::Ties,
    range: "0–0.5",
    family: Family::Failure,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Mean share of actors in the largest component while the one with the most ties is lost, again and again",
    formula: "R = Σ_q s(q) ÷ n, s(q) the largest component after q losses ÷ n",
    normalisation: "by n twice, once for the share of actors and once for the number of losses",
    interpret: "At most 1/2 − 1/(2n), where all are tied; 1/n − 1/n² without ties. Low where a few actors with many ties \
        hold the rest together. Compare it with the random order: the further below, the more the network depends on \
        its hubs. Of several actors with as many ties the first by id is lost.",
    undefined: "fewer than 2 actors",
    complexity: "O((n + m) log n)",
    cite: "Schneider, Moreira, Andrade, Havlin & Herrmann 2011, doi:10.1073/pnas.1009440108; Holme, Kim, Yoon & Han 2002, doi:10.1103/PhysRevE.65.056109",
    reproduce: "",
    compute: Compute::Network(|view| attacked(view, |view| Ok(attack_by_degree(view)))),
};

/// Mean share of the largest component while the actor with the greatest betweenness is lost, again and again.
pub static BETWEENNESS: Metric = Metric {
    id: "robustness-betweenness",
    concept: "robustness-betweenness",
    reading: Reading::Hops,
    title: "Robustness to attack by betweenness",
    symbol: "R_b",
    unit: "share of actors",
    growth: Growth::Pairs,
    range: "0–0.5",
    family: Family::Failure,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Mean share of actors in the largest component while the one most between the others is lost, again and again",
    formula: "R = Σ_q s(q) ÷ n, s(q) the largest component after q losses ÷ n",
    normalisation: "by n twice, once for the share of actors and once for the number of losses",
    interpret: "At most 1/2 − 1/(2n), where all are tied; 1/n − 1/n² without ties. Low where middlemen hold groups \
        together, also middlemen with few ties, whom an attack by degree passes over. Of several actors that are as \
        much between the others the first by id is lost.",
    undefined: "fewer than 2 actors; too large to rank its actors again after every loss; too many permitted routes to \
        list (granted transit)",
    complexity: "O(n²m)",
    cite: "Schneider, Moreira, Andrade, Havlin & Herrmann 2011, doi:10.1073/pnas.1009440108; Holme, Kim, Yoon & Han 2002, doi:10.1103/PhysRevE.65.056109",
    reproduce: "",
    compute: Compute::Network(|view| attacked(view, attack_by_betweenness)),
};

/// Mean share of the largest component while actors are lost in any order.
pub static RANDOM: Metric = Metric {
    id: "robustness-random",
    concept: "robustness-random",
    reading: Reading::Hops,
    title: "Robustness to random loss",
    symbol: "R_r",
    unit: "share of actors",
    growth: Growth::Searches,
    range: "0–0.5",
    family: Family::Failure,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::NeverLowers,
    direction: Direction::Undirected,
    about: "Mean share of actors in the largest component while actors are lost in random order",
    formula: "R = Σ_q E[s(q)] ÷ n, s(q) the largest component after q losses ÷ n, all orders equally likely",
    normalisation: "by n twice, once for the share of actors and once for the number of losses",
    interpret: "At most 1/2 − 1/(2n), where all are tied; 1/n − 1/n² without ties. It is what accidents leave of the \
        network, and the measure for attacks: they do harm by as much as they fall below it. Beyond 12 actors it is an \
        estimate with a standard error.",
    undefined: "fewer than 2 actors",
    complexity: "O(2ⁿ) for n ≤ 12, exact; beyond, O(n + m) for each of 1,000 orders",
    cite: "Schneider, Moreira, Andrade, Havlin & Herrmann 2011, doi:10.1073/pnas.1009440108; Albert, Jeong & Barabási 2000, doi:10.1038/35019019",
    reproduce: "",
    compute: Compute::Network(|view| match view.n() {
        0..2 => Score::Undefined(reason::TWO_ACTORS),
        2..=EXACT => Score::from_f64(over_all_orders(view)),
        _ => over_sampled_orders(view),
    }),
};

fn attacked(view: &View, order: fn(&View) -> Result<Vec<usize>, &'static str>) -> Score {
    if view.n() < 2 {
        return Score::Undefined(reason::TWO_ACTORS);
    }
    one(order(view).map(|order| robustness(view, &order)))
}

/// Over all orders every set of as many actors is left equally often.
fn over_all_orders(view: &View) -> f64 {
    let n = view.n();
    let partners: Vec<u32> = (0..n)
        .map(|actor| view.arcs(actor).iter().map(|arc| 1 << arc.to).sum())
        .collect();
    let (mut sets, mut largest) = (vec![0_u32; n], vec![0_u32; n]);
    // The whole is left after no loss, which does not count.
    for left in 0..(1_u32 << n) - 1 {
        let size = left.count_ones() as usize;
        sets[size] += 1;
        largest[size] += largest_component(&partners, left);
    }
    let means = largest.iter().zip(&sets);
    let sum: f64 = means
        .map(|(&sum, &sets)| f64::from(sum) / f64::from(sets))
        .sum();
    sum / (n * n) as f64
}

/// Actors in the largest component of the set `left`; sets are bits.
fn largest_component(partners: &[u32], mut left: u32) -> u32 {
    let mut largest = 0;
    while left != 0 {
        let (mut component, mut fresh) = (0, left & left.wrapping_neg());
        while fresh != 0 {
            component |= fresh;
            let actor = fresh.trailing_zeros() as usize;
            fresh = (fresh & (fresh - 1)) | (partners[actor] & left & !component);
        }
        left &= !component;
        largest = largest.max(component.count_ones());
    }
    largest
}

/// The mean over random orders until it is within `within`, and how many that took.
pub(in crate::metrics) fn robustness_drawn(view: &View, within: f64) -> (usize, Estimate) {
    let by_id = view.by_id();
    mean_of_draws(
        within,
        GREATEST,
        || by_id.to_vec(),
        |order, random| {
            order.copy_from_slice(by_id);
            random.shuffle(order);
            robustness(view, order)
        },
    )
}

fn over_sampled_orders(view: &View) -> Score {
    let mut random = Random::new(SEED);
    let mut order = view.by_id().to_vec();
    let sample: Vec<f64> = (0..ORDERS)
        .map(|_| {
            random.shuffle(&mut order);
            robustness(view, &order)
        })
        .collect();
    let (value, number) = (crate::metrics::mean(&sample), ORDERS as f64);
    let squares: f64 = sample.iter().map(|one| (one - value).powi(2)).sum();
    let error = (squares / (number - 1.0) / number).sqrt();
    Score::Estimated {
        value,
        // Where every order leaves as much, what is left of the error is rounding.
        error: if error < ROUNDING { 0.0 } else { error },
    }
}

#[cfg(test)]
mod tests {
    use super::{ORDERS, Random, SEED, over_sampled_orders, robustness};
    use crate::{
        by_hand::view,
        formats::{self, Options},
    };

    #[test]
    fn the_error_of_a_sample_is_that_of_the_mean_of_draws_which_differ_so() {
        let (study, _) = formats::open("shape:star-13", Options::default()).expect("a shape");
        let view = view(&study);
        let mut random = Random::new(SEED);
        let mut order = view.by_id().to_vec();
        let mut draw = || {
            random.shuffle(&mut order);
            robustness(&view, &order)
        };
        let sample: Vec<f64> = (0..ORDERS).map(|_| draw()).collect();
        // The variance is half the mean square of how two of them differ.
        let squares: f64 = sample
            .iter()
            .map(|one| sample.iter().map(|two| (one - two).powi(2)).sum::<f64>())
            .sum();
        let n = ORDERS as f64;
        let variance = squares / 2.0 / (n * (n - 1.0));
        let found = over_sampled_orders(&view).error().expect("an estimate");
        assert!((found - (variance / n).sqrt()).abs() < 1e-12, "{found}");
    }
}
