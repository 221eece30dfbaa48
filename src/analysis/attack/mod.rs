//! Divide and conquer: what it takes to part a pair or the network, or to halve what it does; who is vital; and how
//! much is left while actor after actor is lost.

mod curves;
mod halving;
mod parting;
mod result;
mod sets;
mod things;
mod words;

pub use curves::{Curve, CurvePoint, robustness_curves};
pub use result::{Attack, AttackSide, CutSet, Cuts, SizeCount};
pub use sets::{BestOfSize, KeyPlayers, Vital};
pub use things::Target;

use super::Measured;
use crate::{
    error::{Error, Result},
    kernels::{Lost, View},
    metrics::CRITERIA,
    model::{Score, Transit},
};
use parting::{Minimal, Parted, Smallest};
use things::Thing;

/// Sets that a search looks at, at the most.
const MOST_VISITS: usize = 20_000;

/// Steps of a search, sets times what looking at one costs: some seconds.
const MOST_STEPS: usize = 400_000_000;

/// Pairs that a search for some pair begins from.
const MOST_ROOTS: usize = 20_000;

/// Minimal sets kept; more are counted.
const MOST_LISTED: usize = 500;

/// Things in a listed set or in the most vital set, at the most.
pub const MOST_THINGS: usize = 8;

/// What an attack is to reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// The pair asked about has no permitted route any more.
    PartPair,
    /// Some pair of actors that are left, joined before, has none.
    PartAny,
    /// No pair has one.
    PartAll,
    /// The mean probability that a request is answered is at most half of what it was.
    Halve,
}

impl Goal {
    /// The word in outputs and arguments.
    pub fn word(self) -> &'static str {
        match self {
            Goal::PartPair => "part-pair",
            Goal::PartAny => "part-any",
            Goal::PartAll => "part-all",
            Goal::Halve => "halve",
        }
    }
}

/// What is asked of [`attack`].
#[derive(Clone, Debug)]
pub struct AttackQuestion {
    /// What may be taken away.
    pub target: Target,
    /// What it is to reach; to part the pair, if one is given or differs between the sides, else some pair.
    pub goal: Option<Goal>,
    /// The pair to part, by ids.
    pub between: Option<[String; 2]>,
    /// Costs by the name of a thing; what is not named costs 1.
    pub costs: Vec<(String, f64)>,
    /// Minimal sets are listed up to so many things.
    pub up_to: usize,
    /// Size of the largest most vital set and set of key players.
    pub vital: usize,
    /// Where the random orders of the curves begin.
    pub seed: u64,
}

impl Default for AttackQuestion {
    /// What the command asks unless told otherwise.
    fn default() -> Self {
        Self {
            target: Target::Ties,
            goal: None,
            between: None,
            costs: Vec::new(),
            up_to: 3,
            vital: 2,
            seed: 1,
        }
    }
}

/// Attacks one network, or both sides of a comparison: `sides` holds one or two networks, each with its label.
///
/// # Errors
/// `Refused` or `Unknown`, for a pair or cost that no side has, or a goal that needs a pair where none is given.
pub fn attack(sides: &[(&Measured, Option<String>)], asked: &AttackQuestion) -> Result<Attack> {
    let measured: Vec<&Measured> = sides.iter().map(|(side, _)| *side).collect();
    things::check_costs(&measured, asked.target, &asked.costs)?;
    let between = match (&asked.between, measured.as_slice()) {
        (Some(pair), _) => Some(pair.clone()),
        // The pair that the comparison is about.
        (None, [without, with]) if asked.goal.is_none_or(|goal| goal == Goal::PartPair) => {
            super::construction::changed_pairs(without, with)
                .into_iter()
                .next()
        }
        _ => None,
    };
    let goal = match (asked.goal, &between) {
        (Some(Goal::PartPair), None) => {
            return Err(Error::Refused(
                "to part a pair, name it, as in --between JPN,KOR".into(),
            ));
        }
        (Some(goal), _) => goal,
        (None, Some(_)) => Goal::PartPair,
        (None, None) => Goal::PartAny,
    };
    for id in between.iter().flatten() {
        if !measured
            .iter()
            .any(|side| side.network.index_of(id).is_some())
        {
            let known = measured.iter().flat_map(|side| side.network.actors());
            return Err(Error::Unknown {
                what: "actor",
                id: id.clone(),
                near: crate::error::nearest(id, known.map(|actor| actor.id.as_str())),
                way_out: "--between takes the ids of two actors of the network".into(),
            });
        }
    }
    if let Some([a, b]) = &between
        && a == b
    {
        return Err(Error::Refused(format!(
            "`{a}` cannot be parted from itself; name two actors"
        )));
    }
    let sides = sides
        .iter()
        .map(|(side, label)| one_side(side, label.clone(), goal, between.as_ref(), asked))
        .collect();
    let mut found = Attack {
        schema: "linchpin/attack/1",
        target: asked.target.word(),
        goal: goal.word(),
        between: between.filter(|_| goal == Goal::PartPair).map(Vec::from),
        costs: asked.costs.iter().cloned().collect(),
        headline: Vec::new(),
        sides,
        by_construction: words::by_construction(&measured),
    };
    found.headline = words::headline(&found, &measured, asked.target, goal);
    Ok(found)
}

fn one_side(
    measured: &Measured,
    label: Option<String>,
    goal: Goal,
    between: Option<&[String; 2]>,
    asked: &AttackQuestion,
) -> AttackSide {
    let things = things::things(measured, asked.target, &asked.costs);
    let cuts =
        searched(measured, &things, goal, between, asked).unwrap_or_else(|none| match none {
            Missing::Way(reason) => Cuts::none(reason, true),
            Missing::Telling(reason) => Cuts::none(reason, false),
        });
    let (curves, no_curves) = match robustness_curves(measured, asked.seed) {
        Ok(curves) => (curves, None),
        Err(reason) => (Vec::new(), Some(reason)),
    };
    let vital_most = asked.vital.min(MOST_THINGS);
    let actors = things::things(measured, Target::Actors, &[]);
    AttackSide {
        label,
        network: measured.summary(),
        cuts,
        vital: sets::vital(&measured.mid, &things, vital_most),
        key_players: sets::key_players(measured, &actors, vital_most),
        curves,
        no_curves,
    }
}

/// Why there is no set.
enum Missing {
    /// There is no way to reach the goal.
    Way(&'static str),
    /// Whether there is cannot be told.
    Telling(&'static str),
}

impl From<&'static str> for Missing {
    fn from(reason: &'static str) -> Self {
        Missing::Telling(reason)
    }
}

/// The smallest set and the minimal ones, or the reason why there are none.
fn searched(
    measured: &Measured,
    things: &[Thing],
    goal: Goal,
    between: Option<&[String; 2]>,
    asked: &AttackQuestion,
) -> Result<Cuts, Missing> {
    let view = &measured.mid;
    let up_to = asked.up_to.min(MOST_THINGS);
    if things.is_empty() {
        return Err(Missing::Way("there is nothing of this kind to take away"));
    }
    if goal == Goal::Halve {
        let criterion = CRITERIA.iter().find(|criterion| criterion.under.is_some());
        let criterion = criterion.ok_or("no criterion is a reliability")?;
        let before = match criterion.score(view) {
            Score::Defined(value) if value > 0.0 => value,
            Score::Undefined(reason) => return Err(reason.into()),
            _ => return Err(Missing::Way("there is nothing to halve")),
        };
        let size = view.reliability()?.size(view).max(1);
        let search = halving::Search {
            view,
            things,
            criterion,
            most: before / 2.0,
            limit: MOST_VISITS.min(MOST_STEPS / size),
        };
        let smallest = search.smallest()?;
        let minimal = search.minimal(wanted(&smallest, up_to))?;
        let why = "losing them all is not enough";
        return Ok(cuts(things, smallest, minimal, up_to, search.limit, why));
    }
    let goal = parted(measured, goal, between, asked.target)?;
    let step = match view.transit() {
        Transit::Open => view.n() + 2 * view.links().len(),
        Transit::Granted => {
            let permitted = view.permitted()?;
            let routes = |(a, b)| permitted.between(view, a, b).len();
            1 + view.pairs().map(routes).max().unwrap_or(0)
        }
    };
    let search = parting::Search {
        view,
        things,
        target: asked.target,
        goal: &goal,
        // A bound takes some ten ways.
        limit: MOST_VISITS.min(MOST_STEPS / (10 * step.max(1))),
    };
    let smallest = search.smallest()?;
    let minimal = search.minimal(wanted(&smallest, up_to))?;
    // What no set of them closes.
    let why = match asked.target {
        Target::Actors if matches!(goal, Parted::Pair(_)) => "the two are tied directly",
        Target::Actors => "all that are joined are tied directly",
        _ => "a way of ties that belong to no agreement is left",
    };
    Ok(cuts(things, smallest, minimal, up_to, search.limit, why))
}

/// Up to how many things minimal sets are listed: as asked, and at least as many as the cheapest set has.
fn wanted(smallest: &Smallest, up_to: usize) -> usize {
    smallest
        .set
        .as_ref()
        .map_or(up_to, |set| up_to.max(set.len()))
}

fn parted(
    measured: &Measured,
    goal: Goal,
    between: Option<&[String; 2]>,
    target: Target,
) -> Result<Parted, Missing> {
    let view = &measured.mid;
    let nothing = Lost::nothing(view);
    if goal == Goal::PartPair {
        let [a, b] = between.ok_or(Missing::Way("no pair to part"))?;
        let at = |id: &str| {
            measured
                .network
                .index_of(id)
                .ok_or(Missing::Way("one of the two is not in this network"))
        };
        let pair = (at(a)?, at(b)?);
        return match nothing.way(view, pair.0, pair.1)? {
            Some(_) => Ok(Parted::Pair(pair)),
            None => Err(Missing::Way(
                "the two have no permitted route to begin with",
            )),
        };
    }
    let joined = joined_pairs(view, &nothing)?;
    if joined.is_empty() {
        return Err(Missing::Way("no pair has a permitted route to begin with"));
    }
    if goal == Goal::PartAll {
        return Ok(Parted::All(joined));
    }
    // Where being joined is passed on, whoever parts some pair of a component parts its first actor from another: it
    // is enough to look at the first of each, as long as it cannot itself be taken.
    let passed_on =
        view.transit() == Transit::Open && !view.is_directed() && target != Target::Actors;
    let component = view.components_after(None);
    let mut met = vec![false; view.n()];
    let first: Vec<bool> = component
        .iter()
        .map(|&group| !std::mem::replace(&mut met[group], true))
        .collect();
    let roots: Vec<(usize, usize)> = joined
        .into_iter()
        .filter(|&(a, _)| !passed_on || first[a])
        .collect();
    if roots.len() > MOST_ROOTS {
        return Err("too many pairs to search from; name one with --between".into());
    }
    Ok(Parted::Any(roots))
}

fn joined_pairs(view: &View, nothing: &Lost) -> Result<Vec<(usize, usize)>, &'static str> {
    let mut joined = Vec::new();
    for source in 0..view.n() {
        let hops = nothing.hops(view, source)?;
        let from = if view.is_directed() { 0 } else { source + 1 };
        let others = (from..view.n()).filter(|&to| to != source && hops[to].is_finite());
        joined.extend(others.map(|to| (source, to)));
    }
    Ok(joined)
}

fn cuts(
    things: &[Thing],
    smallest: Smallest,
    minimal: Minimal,
    up_to: usize,
    limit: usize,
    why: &str,
) -> Cuts {
    let set_of = |set: &Vec<usize>| CutSet {
        size: set.len(),
        cost: set.iter().map(|&thing| things[thing].cost).sum(),
        things: set.iter().map(|&thing| things[thing].id.clone()).collect(),
        names: set
            .iter()
            .map(|&thing| things[thing].name.clone())
            .collect(),
    };
    let mut sets: Vec<CutSet> = minimal.sets.iter().map(set_of).collect();
    sets.sort_by(|x, y| x.cost.total_cmp(&y.cost).then(x.size.cmp(&y.size)));
    let most = wanted(&smallest, up_to);
    let counts = (1..=most)
        .map(|size| SizeCount {
            size,
            count: sets.iter().filter(|set| set.size == size).count(),
        })
        .collect();
    sets.truncate(MOST_LISTED);
    let possible = smallest.set.is_some() || !smallest.finished;
    Cuts {
        reason: (!possible).then(|| why.into()),
        smallest: smallest.set.as_ref().map(set_of),
        at_least: smallest.at_least.is_finite().then_some(smallest.at_least),
        exact: smallest.finished,
        minimal: sets,
        counts,
        listed_up_to: most,
        complete: minimal.finished,
        visited: smallest.visited + minimal.visited,
        limit,
    }
}

#[cfg(test)]
mod tests {
    use super::{
        AttackQuestion, Cuts, Goal, MOST_ROOTS, MOST_STEPS, MOST_VISITS, Measured, Missing, Parted,
        Target, Thing, attack, parted, searched, things,
    };
    use crate::{
        by_hand::{self, measured},
        model::{Actor, BareTie, CommonCause, Range, Study},
    };

    fn tie(a: &str, b: &str) -> BareTie {
        BareTie {
            availability: Some(Range::exact(0.5)),
            ..by_hand::tie(a, b)
        }
    }

    /// Chains of so many actors each, with no tie between them.
    fn chains(lengths: &[usize]) -> Measured {
        let mut study = Study::default();
        for (chain, &length) in lengths.iter().enumerate() {
            let name = |at: usize| format!("C{chain}A{at:04}");
            study
                .actor
                .extend((0..length).map(|at| Actor::named(name(at))));
            study
                .tie
                .extend((1..length).map(|at| tie(&name(at - 1), &name(at))));
        }
        measured(&study)
    }

    fn found(side: &Measured, things: &[Thing], goal: Goal) -> Cuts {
        let pair = ["C0A0000", "C0A0001"].map(String::from);
        let question = AttackQuestion {
            up_to: 1,
            ..AttackQuestion::default()
        };
        match searched(side, things, goal, Some(&pair), &question) {
            Ok(found) => found,
            Err(Missing::Way(reason) | Missing::Telling(reason)) => panic!("{reason}"),
        }
    }

    #[test]
    fn the_larger_the_network_the_fewer_sets_are_looked_at() {
        // A look at a way is at every actor, and at every tie from either end.
        for (actors, limit) in [(60, MOST_VISITS), (1_100, MOST_STEPS / (10 * 3_298))] {
            let side = chains(&[actors]);
            let things = things::things(&side, Target::Ties, &[]);
            let cuts = found(&side, &things, Goal::PartPair);
            assert_eq!(cuts.limit, limit, "{actors}");
            assert_eq!(cuts.smallest.expect("a tie").things, ["C0A0000-C0A0001"]);
        }
    }

    #[test]
    fn the_more_common_causes_the_fewer_sets_are_looked_at() {
        let spokes = ["S0", "S1", "S2", "S3"];
        let cause = |at: usize| CommonCause {
            id: format!("C{at}"),
            title: None,
            availability: Range::exact(0.5),
            agreements: Vec::new(),
            pairs: vec![format!("HUB-{}", spokes[at % 4])],
            actors: Vec::new(),
            between: Vec::new(),
        };
        let mut study = Study {
            tie: spokes.map(|spoke| tie("HUB", spoke)).to_vec(),
            ..by_hand::actors(&["HUB", "S0", "S1", "S2", "S3"])
        };
        for causes in [0, 10] {
            study.common_cause = (0..causes).map(cause).collect();
            let side = measured(&study);
            let mut things = things::things(&side, Target::Actors, &[]);
            things.retain(|thing| thing.id == "HUB");
            let cuts = found(&side, &things, Goal::Halve);
            let size = side.mid.reliability().expect("small").size(&side.mid);
            assert_eq!(cuts.limit, MOST_VISITS.min(MOST_STEPS / size));
            assert_eq!(cuts.limit == MOST_VISITS, causes == 0);
            assert_eq!(cuts.smallest.expect("the hub").things, ["HUB"]);
        }
    }

    #[test]
    fn a_search_for_some_pair_begins_from_so_many_pairs_and_from_no_more() {
        // 19,900 pairs, 91, 6 and 3; one more.
        let some =
            |lengths: &[usize]| parted(&chains(lengths), Goal::PartAny, None, Target::Actors);
        let most = some(&[200, 14, 4, 3]);
        assert!(matches!(most, Ok(Parted::Any(roots)) if roots.len() == MOST_ROOTS));
        let more = some(&[200, 14, 4, 3, 2]);
        assert!(matches!(more, Err(Missing::Telling(_))));
    }

    #[test]
    fn a_set_at_twice_the_cost_does_not_cost_as_little() {
        let question = AttackQuestion {
            between: Some(["C0A0000", "C0A0002"].map(String::from)),
            costs: vec![
                ("C0A0000-C0A0001".into(), 1e-9),
                ("C0A0001-C0A0002".into(), 2e-9),
            ],
            ..AttackQuestion::default()
        };
        let found = attack(&[(&chains(&[3]), None)], &question).expect("an answer");
        let said = found.headline.join(" ");
        assert!(said.contains("no other set costs as little"), "{said}");
    }
}
