//! Robustness curves: what is left while actor after actor is lost, by accident or on purpose.

use crate::{
    analysis::Measured,
    kernels::{Loss, Lost, Random, View, attack_by_betweenness, attack_by_degree},
    model::Network,
};
use rayon::prelude::*;
use serde::Serialize;

/// Random orders at the most; a 5–95 % band then hangs on ten orders at each end.
const MOST_ORDERS: usize = 200;
/// Actors up to which all orders are taken, 720 at the most.
const ALL_ORDERS: usize = 6;
/// Random orders at the least, or a band says nothing.
const LEAST_ORDERS: usize = 40;
/// Steps of searches: seconds.
const MOST_STEPS: f64 = 1e9;
/// Actors up to which all 2ⁿ sets are tried for the worst of each size.
const MOST_EXACT: usize = 12;

/// What is left in one order of loss.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Curve {
    /// `random`, `degree` (most ties among those left), `betweenness` (most between those left) or `worst` (what does
    /// most harm).
    pub order: &'static str,
    /// How it was found: `mean of N orders`, `one after the other`, `all sets` or `greedy`.
    pub method: String,
    /// Who goes, in order; empty for random orders and where the worst set of each size need not hold the one before.
    pub actors: Vec<String>,
    /// After 0, 1, … losses.
    pub points: Vec<CurvePoint>,
}

/// What is left after so many losses.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CurvePoint {
    /// Actors lost.
    pub lost: usize,
    /// Actors in the largest component as a share of all actors at first; components are of ties.
    pub largest: f64,
    /// Sum of 1/hops over the pairs left as a share of the number of pairs at first.
    pub efficiency: f64,
    /// The 5th and 95th percentile of `largest` over random orders.
    pub largest_band: Option<[f64; 2]>,
    /// The same of `efficiency`.
    pub efficiency_band: Option<[f64; 2]>,
}

/// What is left of a network while it loses actor after actor: at random, by ties, by betweenness, and at the worst.
/// The same seed gives the same curves.
///
/// # Errors
/// A phrase, where ties run one way, there are fewer than two actors, or the network is too large.
pub fn robustness_curves(measured: &Measured, seed: u64) -> Result<Vec<Curve>, &'static str> {
    curves(&measured.mid, &measured.network, seed)
}

fn curves(view: &View, network: &Network, seed: u64) -> Result<Vec<Curve>, &'static str> {
    let (n, m) = (view.n() as f64, view.links().len() as f64);
    if view.is_directed() {
        return Err("defined for undirected networks");
    }
    if view.n() < 2 {
        return Err("fewer than 2 actors");
    }
    // One order takes n searches from n actors.
    let order = n * n * (n + 2.0 * m);
    let orders = ((MOST_STEPS / order) as usize).min(MOST_ORDERS);
    if orders < LEAST_ORDERS {
        return Err("too large for curves of robustness");
    }
    let ids = |order: &[usize]| {
        order
            .iter()
            .map(|&actor| network.actor(actor).id.clone())
            .collect()
    };
    let mut found = vec![random(view, orders, seed)?];
    for (name, order) in [
        ("degree", Ok(attack_by_degree(view))),
        ("betweenness", attack_by_betweenness(view)),
    ] {
        let order = order?;
        found.push(Curve {
            order: name,
            method: "one after the other, counted anew".into(),
            actors: ids(&order),
            points: in_order(view, &order)?,
        });
    }
    if view.n() <= MOST_EXACT {
        found.push(worst_of_all(view)?);
    } else if n * order <= MOST_STEPS {
        let order = greedy(view)?;
        found.push(Curve {
            order: "worst",
            method: "greedy: whose loss then does most harm".into(),
            actors: ids(&order),
            points: in_order(view, &order)?,
        });
    }
    Ok(found)
}

fn point(view: &View, lost: &Lost, count: usize) -> Result<CurvePoint, &'static str> {
    Ok(CurvePoint {
        lost: count,
        largest: lost.largest(view) as f64 / view.n() as f64,
        efficiency: lost.inverse_hops(view)? / view.pair_count() as f64,
        largest_band: None,
        efficiency_band: None,
    })
}

fn in_order(view: &View, order: &[usize]) -> Result<Vec<CurvePoint>, &'static str> {
    let mut lost = Lost::nothing(view);
    let mut points = vec![point(view, &lost, 0)?];
    for (count, &actor) in order.iter().enumerate() {
        lost.lose(view, Loss::Actor(actor));
        points.push(point(view, &lost, count + 1)?);
    }
    Ok(points)
}

fn random(view: &View, orders: usize, seed: u64) -> Result<Curve, &'static str> {
    let mut random = Random::new(seed);
    let mut order = view.by_id().to_vec();
    let all = view.n() <= ALL_ORDERS;
    let sample: Vec<Vec<usize>> = if all {
        every_order(&order)
    } else {
        (0..orders)
            .map(|_| {
                random.shuffle(&mut order);
                order.clone()
            })
            .collect()
    };
    let runs: Vec<Vec<CurvePoint>> = sample
        .par_iter()
        .map(|order| in_order(view, order))
        .collect::<Result<_, _>>()?;
    let at = |count: usize, of: &dyn Fn(&CurvePoint) -> f64| {
        let mut values: Vec<f64> = runs.iter().map(|run| of(&run[count])).collect();
        values.sort_by(f64::total_cmp);
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        (mean, [percentile(&values, 0.05), percentile(&values, 0.95)])
    };
    let points = (0..=view.n())
        .map(|count| {
            let (largest, largest_band) = at(count, &|point| point.largest);
            let (efficiency, efficiency_band) = at(count, &|point| point.efficiency);
            CurvePoint {
                lost: count,
                largest,
                efficiency,
                largest_band: Some(largest_band),
                efficiency_band: Some(efficiency_band),
            }
        })
        .collect();
    Ok(Curve {
        order: "random",
        method: format!(
            "mean of {}{} orders, with the 5th and 95th percentile",
            if all { "all " } else { "" },
            sample.len()
        ),
        actors: Vec::new(),
        points,
    })
}

fn every_order(actors: &[usize]) -> Vec<Vec<usize>> {
    actors.iter().fold(vec![Vec::new()], |orders, &next| {
        let longer = |order: &Vec<usize>| -> Vec<Vec<usize>> {
            let at = |place| {
                let mut longer = order.clone();
                longer.insert(place, next);
                longer
            };
            (0..=order.len()).map(at).collect()
        };
        orders.iter().flat_map(longer).collect()
    })
}

/// Between the two nearest of the sorted values.
fn percentile(values: &[f64], share: f64) -> f64 {
    let place = share * (values.len() - 1) as f64;
    let (low, high) = (place.floor() as usize, place.ceil() as usize);
    values[low] + (values[high] - values[low]) * (place - low as f64)
}

/// Of all sets of each size the least that is left, of either quantity by itself.
fn worst_of_all(view: &View) -> Result<Curve, &'static str> {
    let n = view.n();
    let points: Vec<CurvePoint> = (0..1_usize << n)
        .into_par_iter()
        .map(|set| {
            let losses = (0..n)
                .filter(|actor| set >> actor & 1 == 1)
                .map(Loss::Actor);
            point(view, &Lost::after(view, losses), set.count_ones() as usize)
        })
        .collect::<Result<_, _>>()?;
    let least = |count: usize, of: &dyn Fn(&CurvePoint) -> f64| {
        let of_size = points.iter().filter(|point| point.lost == count);
        of_size.map(of).fold(f64::INFINITY, f64::min)
    };
    Ok(Curve {
        order: "worst",
        method: "all sets of each size".into(),
        actors: Vec::new(),
        points: (0..=n)
            .map(|count| CurvePoint {
                lost: count,
                largest: least(count, &|point| point.largest),
                efficiency: least(count, &|point| point.efficiency),
                largest_band: None,
                efficiency_band: None,
            })
            .collect(),
    })
}

/// Always the actor after whose loss least efficiency, then the smallest largest component, is left; of several the
/// first by id.
fn greedy(view: &View) -> Result<Vec<usize>, &'static str> {
    let mut lost = Lost::nothing(view);
    let mut left = view.by_id().to_vec();
    let mut order = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let after: Vec<CurvePoint> = left
            .par_iter()
            .map(|&actor| {
                let mut less = lost.clone();
                less.lose(view, Loss::Actor(actor));
                point(view, &less, 0)
            })
            .collect::<Result<_, _>>()?;
        let harm = |at: &usize| (after[*at].efficiency, after[*at].largest);
        let best = (0..left.len())
            .min_by(|x, y| {
                harm(x)
                    .partial_cmp(&harm(y))
                    .unwrap_or(std::cmp::Ordering::Equal)
            })
            .unwrap_or(0);
        let actor = left.remove(best);
        lost.lose(view, Loss::Actor(actor));
        order.push(actor);
    }
    Ok(order)
}

#[cfg(test)]
mod tests {
    use super::{Curve, percentile, robustness_curves};
    use crate::{
        analysis::Measured,
        by_hand::{measured, tie},
        model::{Actor, Study},
    };

    /// A chain of the first `ties` of the actors.
    fn chain(actors: usize, ties: usize, directed: bool) -> Measured {
        let name = |at: usize| format!("A{at:03}");
        let next = |at: usize| tie(&name(at), &name(at + 1));
        measured(&Study {
            actor: (0..actors).map(|at| Actor::named(name(at))).collect(),
            tie: (0..ties).map(next).collect(),
            directed,
            ..Study::default()
        })
    }

    #[test]
    fn a_percentile_lies_between_the_two_nearest_values() {
        let values = [1.0, 2.0, 4.0, 8.0, 16.0];
        for (share, answer) in [(0.05, 1.2), (0.5, 4.0), (0.95, 14.4), (1.0, 16.0)] {
            let found = percentile(&values, share);
            assert!((found - answer).abs() < 1e-12, "{found}");
        }
        assert_eq!(percentile(&[3.0], 0.95), 3.0);
    }

    #[test]
    fn what_is_left_of_a_chain_of_three_is_what_counting_by_hand_gives() {
        let curves = robustness_curves(&chain(3, 2, false), 1).expect("curves");
        let orders: Vec<&str> = curves.iter().map(|curve| curve.order).collect();
        assert_eq!(orders, ["random", "degree", "betweenness", "worst"]);
        let near = |x: f64, y: f64| (x - y).abs() < 1e-12;
        let left = |curve: &Curve, largest: [f64; 4], efficiency: [f64; 4]| {
            for (lost, point) in curve.points.iter().enumerate() {
                assert_eq!(point.lost, lost);
                assert!(near(point.largest, largest[lost]), "{curve:?}");
                assert!(near(point.efficiency, efficiency[lost]), "{curve:?}");
            }
        };
        let (third, all) = (1.0 / 3.0, 5.0 / 6.0);
        // Without an end the two others are still tied, without the middle none are.
        left(
            &curves[0],
            [1.0, 5.0 / 9.0, third, 0.0],
            [all, 2.0 / 9.0, 0.0, 0.0],
        );
        for worst in &curves[1..] {
            left(worst, [1.0, third, third, 0.0], [all, 0.0, 0.0, 0.0]);
        }
        assert!(curves[0].method.starts_with("mean of all 6 orders"));
        let band = curves[0].points[1].largest_band.expect("a band");
        assert!(near(band[0], third) && near(band[1], 2.0 * third));
        assert!(curves[1].actors[0] == "A001" && curves[2].actors[0] == "A001");
    }

    #[test]
    fn there_are_no_curves_of_one_actor_of_one_way_ties_or_of_too_large_a_network() {
        for (side, reason) in [
            (chain(1, 0, false), Some("fewer than 2 actors")),
            (chain(2, 0, false), None),
            (chain(60, 59, false), None),
            (chain(3, 2, true), Some("defined for undirected networks")),
            // With a hundred ties fewer, forty orders could be tried.
            (
                chain(250, 100, false),
                Some("too large for curves of robustness"),
            ),
        ] {
            assert_eq!(robustness_curves(&side, 1).err(), reason);
        }
    }
}
