//! `/api/answer`: what a state comes to. Every number is the command's own.

mod moved;
mod rows;
mod ties;

pub(super) use rows::comparison;

use super::{
    desk::{Case, Desk},
    refusal::Refusal,
    respond,
    state::State,
    work::Wanted,
};
use crate::{
    analysis::{Comparison, FailureSides, Role, Sentence, Sides, compare_while, failure_sides},
    metrics::{Metric, Reading},
};
use axum::body::Bytes;
use moved::{Moved, moved};
use rows::Compared;
use serde::Serialize;
use std::collections::BTreeMap;
use ties::{PairTie, pair_ties};

/// Actors up to which an answer has every row of the comparison; of larger networks it has those of the network, its
/// actors and agreements, and of the pairs in question, and the rest is asked for when it is looked at.
const WHOLE: usize = 16;

/// What a state comes to.
#[derive(Serialize)]
struct Answer<'a> {
    state: &'a State,
    command: String,
    question: &'a str,
    labels: &'a [String; 2],
    edited: Option<&'static str>,
    headline: Vec<Said<'a>>,
    moved: Vec<Moved<'a>>,
    pair_ties: Vec<PairTie<'a>>,
    compared: Option<Compared<'a>>,
    /// The rows of the network where nothing is compared: both sides are it.
    alone: Option<Compared<'a>>,
    /// Why the study's own question is not asked, where it does not apply.
    unasked: Option<&'a str>,
    subjects: BTreeMap<String, String>,
    /// The pairs in question.
    pairs: &'a [[String; 2]],
    failures: Option<FailureSides>,
    construction: &'a [String],
    notices: &'a [String],
    /// Where rows are left out of the comparison: where all of them are, and why.
    later: Option<Later>,
    /// Where what takes longer is left out: with what to ask again for all of it, which metrics are missing, and why.
    slow: Option<Slow>,
}

#[derive(Serialize)]
struct Said<'a> {
    text: &'a str,
    role: Role,
}

impl<'a> Said<'a> {
    fn of(Sentence { text, role, .. }: &'a Sentence) -> Self {
        Self { text, role: *role }
    }
}

#[derive(Serialize)]
struct Later {
    from: &'static str,
    why: String,
}

#[derive(Serialize)]
struct Slow {
    ask: &'static str,
    metrics: Vec<&'static str>,
    why: String,
}

/// The answer as JSON.
pub(super) fn answer(desk: &Desk, state: &State, wanted: &Wanted) -> Result<Bytes, Refusal> {
    let case = desk.case(state)?;
    let sides = &case.sides;
    let actors = sides.without.mid.n().max(sides.with.mid.n());
    let (is_large, deep) = (actors > WHOLE, state.view("depth") == Some("whole"));
    let quick = is_large && !deep;
    let shown: &Comparison = match (is_large, deep) {
        (false, _) => case.comparison(wanted)?,
        (true, false) => case.quick(wanted)?,
        (true, true) => &short(&case, wanted)?,
    };
    let failures = if quick {
        None
    } else {
        failure_sides(&sides.without, &sides.with, sides.labels.clone()).ok()
    };
    if !wanted.still() {
        return Err(Refusal::stopped());
    }
    let result = Answer {
        state,
        command: case.command(),
        question: &sides.study.question,
        labels: &sides.labels,
        edited: state.edited(),
        headline: match case.compared {
            true => shown.headline.iter().map(Said::of).collect(),
            false => Vec::new(),
        },
        moved: moved(sides, shown),
        pair_ties: pair_ties(sides),
        compared: case.compared.then(|| Compared::of(sides, shown)),
        alone: (!case.compared).then(|| Compared::of(sides, shown)),
        unasked: case.unasked.as_deref(),
        subjects: subjects(sides),
        pairs: &shown.pairs,
        failures,
        construction: &shown.by_construction,
        notices: &shown.with.network.notices,
        slow: quick.then(|| Slow {
            ask: "depth=whole",
            metrics: availability(sides),
            why: format!(
                "of {actors} actors, how surely requests are answered and what each loss does take longer to work out"
            ),
        }),
        later: is_large.then(|| Later {
            from: "api/comparison",
            why: format!(
                "of {actors} actors there are {} pairs; their rows are sent when they are looked at",
                sides.with.mid.pair_count()
            ),
        }),
    };
    respond::json(&result)
}

/// The comparison without the rows of pairs and ties that are not in question.
fn short(case: &Case, wanted: &Wanted) -> crate::Result<Comparison> {
    let sides = &case.sides;
    let few = case.metrics_of_few();
    let still = || wanted.still();
    let (without, with) = (&sides.without, &sides.with);
    compare_while(without, with, sides.labels.clone(), &few, &still)
}

/// The metrics that read how surely things work.
fn availability(sides: &Sides) -> Vec<&'static str> {
    let slow = |metric: &&&'static Metric| metric.reading == Reading::Availability;
    let metrics = sides.metrics();
    metrics
        .iter()
        .filter(slow)
        .map(|metric| metric.id)
        .collect()
}

/// A subject in words: "Japan–South Korea".
pub(super) fn title(sides: &Sides, subject: &[String]) -> String {
    let network = &sides.with.network;
    let one = |id: &String| {
        let agreements = [&sides.with, &sides.without]
            .into_iter()
            .flat_map(|side| side.network.agreements());
        let agreement = agreements.into_iter().find(|agreement| agreement.id == *id);
        match (network.index_of(id), agreement) {
            (None, Some(agreement)) => agreement.name().to_string(),
            (Some(_), _) => network.title_of(id).to_string(),
            _ => sides.without.network.title_of(id).to_string(),
        }
    };
    let names: Vec<String> = subject.iter().map(one).collect();
    match names.is_empty() {
        true => "the network".into(),
        false => names.join(network.joint()),
    }
}

/// Titles of actors and agreements of both sides.
fn subjects(sides: &Sides) -> BTreeMap<String, String> {
    let mut titles = BTreeMap::new();
    for side in [&sides.without, &sides.with] {
        for agreement in side.network.agreements() {
            titles.insert(agreement.id.clone(), agreement.name().to_string());
        }
        for actor in side.network.actors() {
            titles.insert(actor.id.clone(), actor.title().to_string());
        }
    }
    titles
}
