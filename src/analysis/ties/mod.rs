//! What every existing tie and agreement is worth, and which missing tie would be worth most.
//!
//! Everything that is there is taken away in turn, and every pair that is not tied gets a tie in turn, of one stated
//! coding. What that does to the network is judged by every criterion of [`CRITERIA`], and the criteria are held
//! against each other. What the agreements add together is shared out among them by Shapley's rule.

mod best;
mod coding;
mod ranks;
mod result;
mod shapley;
mod words;

pub use best::MOST_SETS;
pub(crate) use best::combinations;
pub use coding::Coding;
pub use result::{BestSet, Concord, CriterionNow, Shapley, ShapleyValue, Ties, Worth, Worthy};
pub use shapley::MOST_EXACT;

use super::{compare::Wanted, measure::Measured};
use crate::{
    error::{Error, Result},
    kernels::{Addition, Loss, Removal},
    metrics::{CRITERIA, Criterion, Scope},
    model::{Score, list},
};
use rayon::prelude::*;
use std::cell::OnceCell;

/// Bound on things examined × n²(n + m): seconds.
const MOST_STEPS: f64 = 3e9;

/// Steps of building reliability anew, missing ties times the steps for the network as it is: some seconds. With a tie
/// more there are more by some factor.
const MOST_NODES: usize = 8_000_000;

/// Ties in the largest best set asked for.
pub const MOST_BEST: usize = 10;

/// What is asked of [`ties`].
#[derive(Clone, Debug)]
pub struct TieQuestion {
    /// What a missing tie would be.
    pub coding: Coding,
    /// The criterion to rank by; the first that has a value and tells ties apart when absent.
    pub by: Option<&'static Criterion>,
    /// Size of the largest set of missing ties to look for, up to [`MOST_BEST`].
    pub best: usize,
    /// Whether to share out what the agreements add together.
    pub shapley: bool,
    /// Where the random numbers of sampled Shapley values begin.
    pub seed: u64,
}

const TOO_MANY_TIES: &str = "too many ties to measure anew without each";

/// Examines every agreement, tied pair and missing pair.
///
/// # Errors
/// `Refused`, when there are too many ties for the size of the network.
pub fn ties(measured: &Measured, asked: &TieQuestion) -> Result<Ties> {
    ties_while(measured, asked, &|| true)
}

/// The same for as long as it is `wanted`, which is asked before every thing that is examined.
///
/// # Errors
/// As [`ties`], and `Stopped`.
pub fn ties_while(measured: &Measured, asked: &TieQuestion, wanted: Wanted) -> Result<Ties> {
    let view = &measured.mid;
    let network = &measured.network;
    let now: Vec<Score> = CRITERIA
        .iter()
        .map(|criterion| criterion.score(view))
        .collect();
    let name = |a: usize, b: usize| {
        let title = |actor: usize| network.actor(actor).title();
        format!("{}{}{}", title(a), network.joint(), title(b))
    };
    let ids = |a: usize, b: usize| network.pair_ids(a, b).map(String::from).to_vec();
    let (n, m) = (view.n() as f64, view.links().len() as f64);
    let steps = |things: usize| things as f64 * n * n * (n + m);
    let removal = Removal::new(view);
    // Starting over for each is too much; what a change alters may still be had.
    let few = |things: usize| steps(things) <= MOST_STEPS;
    let quickly = |things: usize| things as f64 * n * 8.0 + n * n * n * 20.0 <= MOST_STEPS;
    let losses = view.links().len() + view.agreements();
    let left_anew = few(losses);
    if !left_anew && (removal.is_none() || view.is_directed() || !quickly(losses)) {
        return Err(Error::Refused(format!(
            "{} tied pairs among {} actors are too many to take away one by one; select fewer with --only or --layer",
            view.links().len(),
            view.n()
        )));
    }
    let gone = |loss: Loss| -> Vec<Worth> {
        if !wanted() {
            return Vec::new();
        }
        let left = OnceCell::new();
        worths(&now, false, |criterion| {
            let quick = removal
                .as_ref()
                .and_then(|removal| criterion.score_lost(view, removal, loss));
            match quick {
                Some(score) => score,
                None if !left_anew => Score::Undefined(TOO_MANY_TIES),
                None if criterion.under.is_some() => criterion.score_after(view, &[loss]),
                None => criterion.score(left.get_or_init(|| view.without(loss))),
            }
        })
    };
    let mut agreements: Vec<Worthy> = (0..view.agreements())
        .into_par_iter()
        .map(|at| Worthy {
            standing: "existing",
            scope: Scope::Agreement,
            subject: vec![network.agreements()[at].id.clone()],
            name: network.agreements()[at].name().to_string(),
            worths: gone(Loss::Agreement(at)),
        })
        .collect();
    let mut ties: Vec<Worthy> = (0..view.links().len())
        .into_par_iter()
        .map(|at| {
            let link = &view.links()[at];
            Worthy {
                standing: "existing",
                scope: Scope::Tie,
                subject: ids(link.a, link.b),
                name: name(link.a, link.b),
                worths: gone(Loss::Link(at)),
            }
        })
        .collect();
    let absent: Vec<(usize, usize)> = view
        .pairs()
        .filter(|&(a, b)| view.link_between(a, b).is_none())
        .collect();
    let addition = Addition::new(view);
    let anew = few(absent.len());
    let quick = addition.is_some() && !view.is_directed() && quickly(absent.len());
    let missing_left_out = (!anew && !quick).then(|| {
        format!(
            "{} missing ties among {} actors are too many to add one by one",
            absent.len(),
            view.n()
        )
    });
    let examined: &[(usize, usize)] = if missing_left_out.is_some() {
        &[]
    } else {
        &absent
    };
    let too_large = view.reliability().is_ok_and(|reliability| {
        reliability.building(view).saturating_mul(examined.len()) > MOST_NODES
    });
    let mut missing: Vec<Worthy> = examined
        .par_iter()
        .map(|&(a, b)| {
            let tie = asked.coding.tie((a, b));
            let added = OnceCell::new();
            let still = wanted();
            let other = |criterion: &Criterion| {
                let quick = addition
                    .as_ref()
                    .and_then(|addition| criterion.score_added(view, addition, &tie));
                match quick {
                    Some(score) => score,
                    None if too_large && criterion.under.is_some() => {
                        Score::Undefined("too large to be exact about every missing tie")
                    }
                    None if !anew => {
                        Score::Undefined("too many missing ties to measure anew with each")
                    }
                    None => {
                        let added =
                            added.get_or_init(|| view.with_ties(std::slice::from_ref(&tie)));
                        criterion.score(added)
                    }
                }
            };
            Worthy {
                standing: "missing",
                scope: Scope::Tie,
                subject: ids(a, b),
                name: name(a, b),
                worths: if still {
                    worths(&now, true, other)
                } else {
                    Vec::new()
                },
            }
        })
        .collect();
    if !wanted() {
        return Err(Error::Stopped);
    }
    let by = by(asked, &now, ties.iter().chain(&missing));
    let names: Vec<String> = examined.iter().map(|&(a, b)| name(a, b)).collect();
    let best = if too_large && CRITERIA[by].under.is_some() {
        Vec::new()
    } else {
        let most = asked.best.min(MOST_BEST);
        best::best_sets(view, &CRITERIA[by], &asked.coding, examined, &names, most)
    };
    for items in [&mut agreements, &mut ties, &mut missing] {
        ranks::rank(items, by);
    }
    let concord = [
        ("agreements", &agreements),
        ("ties", &ties),
        ("missing", &missing),
    ]
    .into_iter()
    .flat_map(|(among, items)| ranks::concord(among, items))
    .collect();
    let mut found = Ties {
        schema: "linchpin/ties/1",
        network: measured.summary(),
        headline: Vec::new(),
        by: CRITERIA[by].metric.id,
        coding: asked.coding.clone(),
        criteria: criteria(&now),
        agreements,
        ties,
        missing,
        missing_left_out,
        concord,
        best,
        shapley: shared(measured, asked),
        by_construction: vec![
            "A tie more never lowers an answer's probability, efficiency, speed or algebraic connectivity, nor raises the \
             Kirchhoff index: that these gains are not negative is arithmetic, their size and order are the finding. \
             Centralization and the weakest actor can go either way."
                .into(),
        ],
    };
    found.headline = words::headline(&found, by);
    Ok(found)
}

/// The place of the criterion asked for; else of the first that has a value here and tells some tie from none: where
/// every tie is sure, for one, an answer's probability does not.
fn by<'w>(
    asked: &TieQuestion,
    now: &[Score],
    items: impl Iterator<Item = &'w Worthy> + Clone,
) -> usize {
    let wanted = asked
        .by
        .and_then(|by| CRITERIA.iter().position(|known| known.metric == by.metric));
    let has_value = |at: &usize| now.get(*at).is_some_and(|score| score.value().is_some());
    let tells = |at: &usize| {
        let mut places = items
            .clone()
            .filter_map(|item| item.worths.get(*at)?.value.place());
        places.any(|place| place != 0.0)
    };
    let places = 0..now.len();
    wanted
        .or_else(|| places.clone().find(|at| has_value(at) && tells(at)))
        .or_else(|| places.clone().find(has_value))
        .unwrap_or(0)
}

/// The worth by each criterion: `other` scores the network changed, by a thing `added` or one taken away. What has no
/// value as it is, is not tried: it may be costly to find out that it has none again.
fn worths(now: &[Score], added: bool, other: impl Fn(&Criterion) -> Score) -> Vec<Worth> {
    CRITERIA
        .iter()
        .zip(now)
        .map(|(criterion, &now)| {
            let other = match now {
                Score::Undefined(_) => now,
                _ => other(criterion),
            };
            let (without, with) = if added { (now, other) } else { (other, now) };
            let value = criterion.gain(without, with);
            Worth {
                metric: criterion.metric.id,
                value,
                status: value.status(),
                reason: value.reason(),
                without,
                with,
                rank: None,
            }
        })
        .collect()
}

fn criteria(now: &[Score]) -> Vec<CriterionNow> {
    let card = |(criterion, &score): (&Criterion, &Score)| CriterionNow {
        metric: criterion.metric.id,
        short: criterion.short,
        about: criterion.about,
        better: criterion.better,
        score,
        status: score.status(),
        reason: score.reason(),
    };
    CRITERIA.iter().zip(now).map(card).collect()
}

/// The Shapley values by the criterion that is a reliability.
fn shared(measured: &Measured, asked: &TieQuestion) -> Shapley {
    let criterion = CRITERIA.iter().find(|criterion| criterion.under.is_some());
    let metric = criterion.map_or("", |criterion| criterion.metric.id);
    let found = criterion
        .filter(|_| asked.shapley)
        .ok_or("not asked for")
        .and_then(|criterion| shapley::shapley(&measured.mid, criterion, asked.seed));
    match found {
        Err(reason) => Shapley {
            metric,
            status: "undefined",
            reason: Some(reason),
            all: None,
            none: None,
            orders: None,
            values: Vec::new(),
        },
        Ok(shared) => {
            let agreements = measured.network.agreements().iter().zip(shared.values);
            let mut values: Vec<ShapleyValue> = agreements
                .map(|(agreement, value)| ShapleyValue {
                    agreement: agreement.id.clone(),
                    name: agreement.name().to_string(),
                    value,
                    error: value.error(),
                })
                .collect();
            let place = |value: &ShapleyValue| value.value.place().unwrap_or(f64::NEG_INFINITY);
            values.sort_by(|x, y| place(y).total_cmp(&place(x)));
            Shapley {
                metric,
                status: if shared.orders.is_some() {
                    "estimated"
                } else {
                    "exact"
                },
                reason: None,
                all: Some(shared.ends[0]),
                none: Some(shared.ends[1]),
                orders: shared.orders,
                values,
            }
        }
    }
}

/// The names of the first few, and how many more.
fn few(names: &[String], most: usize) -> String {
    if names.len() > most + 1 {
        format!(
            "{} and {} more",
            names[..most].join(", "),
            names.len() - most
        )
    } else {
        list(names.iter().cloned())
    }
}

#[cfg(test)]
mod tests {
    use super::{CRITERIA, Coding, Criterion, Score, TieQuestion, few, ties_while, worths};
    use crate::{
        analysis::Measured,
        by_hand::{self, measured, numbered},
        error::Error,
        model::{BareTie, Study, Transit},
    };

    /// A chain of a hundred actors, each tied to the next under so many agreements.
    fn chain(transit: Transit, directed: bool, each: usize) -> Measured {
        let name = |at: usize| format!("A{at:02}");
        let tie = |at: usize| BareTie {
            agreement: Some(format!("T{at}")),
            ..by_hand::tie(&name(at / each), &name(at / each + 1))
        };
        measured(&Study {
            tie: (0..99 * each).map(tie).collect(),
            transit,
            directed,
            ..Study::default()
        })
    }

    fn asked(side: &Measured) -> TieQuestion {
        TieQuestion {
            coding: Coding::usual(&side.network),
            by: None,
            best: 1,
            shapley: false,
            seed: 1,
        }
    }

    #[test]
    fn where_there_are_many_things_to_lose_only_networks_with_a_quick_way_are_examined() {
        for (transit, directed, each, examined) in [
            (Transit::Open, false, 30, true),
            (Transit::Open, true, 30, false),
            (Transit::Open, true, 1, true),
            (Transit::Granted, false, 30, false),
        ] {
            let side = chain(transit, directed, each);
            let question = asked(&side);
            // Nobody waits for the answer, so that it only tells whether there would be one.
            let found = ties_while(&side, &question, &|| false).map(|_| ());
            assert_eq!(matches!(found, Err(Error::Stopped)), examined);
            assert_eq!(matches!(found, Err(Error::Refused(_))), !examined);
        }
    }

    #[test]
    fn of_many_names_the_first_are_given_and_the_others_counted_if_they_are_more_than_one() {
        let names = ["A", "B", "C", "D", "E"].map(String::from);
        for (number, text) in [
            (1, "A"),
            (2, "A and B"),
            (3, "A, B and C"),
            (4, "A, B and 2 more"),
            (5, "A, B and 3 more"),
        ] {
            assert_eq!(few(&names[..number], 2), text);
        }
    }

    #[test]
    fn what_has_no_value_as_it_is_is_not_tried_otherwise() {
        let gone = Score::Undefined("gone");
        for added in [true, false] {
            let tried = |_: &Criterion| -> Score { unreachable!("a criterion without a value") };
            let now: Vec<Score> = CRITERIA.iter().map(|_| gone).collect();
            let found = worths(&now, added, tried);
            assert_eq!(found.len(), CRITERIA.len());
            for worth in found {
                assert_eq!([worth.without, worth.with, worth.value], [gone; 3]);
                assert_eq!((worth.status, worth.reason), ("undefined", Some("gone")));
            }
        }
    }

    #[test]
    fn missing_ties_are_left_out_where_even_the_quick_way_takes_long() {
        let side = measured(&numbered(510, &[]));
        let found = ties_while(&side, &asked(&side), &|| true).expect("nothing to lose");
        let text = "129795 missing ties among 510 actors are too many to add one by one";
        assert_eq!(found.missing_left_out.as_deref(), Some(text));
    }
}
