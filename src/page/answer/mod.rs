//! `/api/answer`: what a state comes to. Every number is the command's own.

use super::{
    desk::{Case, Desk},
    refusal::Refusal,
    respond,
    state::State,
    work::Wanted,
};
use crate::{
    analysis::{
        Change, Comparison, FailureSides, Sides, Verdict, compare_while, failure_sides, number,
        score,
    },
    metrics::{Metric, Reading, Scope},
    model::{Network, Score, Tie},
    report::change_cells,
};
use axum::body::Bytes;
use serde::Serialize;
use serde_json::value::RawValue;
use std::{collections::BTreeMap, time::Instant};

/// Actors up to which an answer has every row of the comparison; of larger networks it has those of the network, its
/// actors and agreements, and of the pairs in question, and the rest is asked for when it is looked at.
const WHOLE: usize = 16;
/// Changes in the short list: of pairs, of the network, of others.
const MOST_OF_A_SCOPE: [usize; 3] = [4, 3, 3];

/// What a state comes to.
#[derive(Serialize)]
struct Answer<'a> {
    state: &'a State,
    command: String,
    question: &'a str,
    labels: &'a [String; 2],
    edited: Option<&'static str>,
    headline: &'a [String],
    moved: Vec<Moved<'a>>,
    pair_ties: Vec<PairTie>,
    comparison: Option<Box<RawValue>>,
    /// As tables print each row of the comparison: without, with, change.
    texts: Vec<[String; 3]>,
    subjects: BTreeMap<String, String>,
    failures: Option<FailureSides>,
    construction: &'a [String],
    notices: &'a [String],
    /// Where rows are left out of the comparison: where all of them are, and why.
    later: Option<Later>,
    /// Where what takes longer is left out: with what to ask again for all of it, which metrics are missing, and why.
    slow: Option<Slow>,
    took_ms: f64,
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

/// A change that is worth a line.
#[derive(Serialize)]
struct Moved<'a> {
    metric: &'static str,
    name: &'static str,
    unit: &'static str,
    scope: Scope,
    subject: &'a [String],
    subject_title: String,
    without: Option<f64>,
    with: Option<f64>,
    without_text: String,
    with_text: String,
    change_text: String,
    bounds: Option<Bounds>,
    verdict: Verdict,
    by_construction: bool,
}

#[derive(Serialize)]
struct Bounds {
    without: Option<[f64; 2]>,
    with: Option<[f64; 2]>,
    text: String,
}

/// What one agreement does to a pair, on either side or both.
#[derive(Serialize)]
struct PairTie {
    a: String,
    b: String,
    agreement: Option<String>,
    title: String,
    layer: Option<String>,
    kind: Option<String>,
    hub: Option<String>,
    strength: f64,
    strength_text: String,
    delay_text: String,
    availability_text: String,
    sides: Vec<&'static str>,
}

/// The answer as JSON.
pub(super) fn answer(desk: &Desk, state: &State, wanted: &Wanted) -> Result<Bytes, Refusal> {
    let began = Instant::now();
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
        headline: if case.compared { &shown.headline } else { &[] },
        moved: moved(sides, shown),
        pair_ties: pair_ties(sides),
        texts: shown.changes.iter().map(change_cells).collect(),
        comparison: if case.compared {
            Some(raw(shown)?)
        } else {
            None
        },
        subjects: subjects(sides),
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
        took_ms: began.elapsed().as_secs_f64() * 1e3,
    };
    respond::json(&result)
}

/// Actors up to which every row is sent: a pair has some dozens.
const MOST_SENT: usize = 64;

/// `/api/comparison`: every row.
pub(super) fn comparison(desk: &Desk, state: &State, wanted: &Wanted) -> Result<Bytes, Refusal> {
    let case = desk.case(state)?;
    let actors = case.sides.with.mid.n().max(case.sides.without.mid.n());
    if actors > MOST_SENT {
        return Err(Refusal::new(
            422,
            format!("{actors} actors: the rows of every pair are shown for up to {MOST_SENT}"),
            "take away table.csv, which has them all",
        ));
    }
    let comparison = case.comparison(wanted)?;
    respond::json(&Whole {
        texts: comparison.changes.iter().map(change_cells).collect(),
        comparison: raw(comparison)?,
    })
}

#[derive(Serialize)]
struct Whole {
    comparison: Box<RawValue>,
    texts: Vec<[String; 3]>,
}

/// The comparison as the command prints it, without the line end.
fn raw(comparison: &Comparison) -> Result<Box<RawValue>, Refusal> {
    let text = crate::report::json(comparison)?;
    RawValue::from_string(text.trim_end().to_string()).map_err(|_| Refusal::fault())
}

/// The comparison without the rows of pairs and ties that are not in question.
fn short(case: &Case, wanted: &Wanted) -> crate::Result<Comparison> {
    let sides = &case.sides;
    let few: Vec<&'static Metric> = sides
        .metrics()
        .into_iter()
        .filter(|metric| !matches!(metric.scope(), Scope::Pair | Scope::Tie))
        .collect();
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

/// The main conclusions that moved most, relative to their size; one reading of each idea and subject.
fn moved<'a>(sides: &Sides, comparison: &'a Comparison) -> Vec<Moved<'a>> {
    let size = |change: &Change| {
        let place = |score: Option<Score>| score.and_then(Score::place).unwrap_or(0.0);
        let (without, with) = (place(change.without), place(change.with));
        if without.is_infinite() != with.is_infinite() {
            return f64::INFINITY;
        }
        (with - without).abs() / without.abs().max(with.abs()).max(f64::MIN_POSITIVE)
    };
    let counts = |change: &&Change| {
        let moved = matches!(
            change.verdict,
            Verdict::Better | Verdict::Worse | Verdict::Moved
        );
        moved && comparison.concludes(change.metric, &change.subject)
    };
    let mut changes: Vec<&Change> = comparison.changes.iter().filter(counts).collect();
    // The pair in question says most, then the network, then who is in the middle.
    let place = |change: &Change| match change.scope {
        Scope::Pair => 0,
        Scope::Network => 1,
        _ => 2,
    };
    changes.sort_by(|x, y| {
        let first = place(x).cmp(&place(y));
        first.then(size(y).total_cmp(&size(x)))
    });
    let mut left = MOST_OF_A_SCOPE;
    let mut told: Vec<(&str, &[String])> = Vec::new();
    let mut found = Vec::new();
    for change in changes {
        let Some(metric) = Metric::find(change.metric) else {
            continue;
        };
        if told.contains(&(metric.concept, &change.subject)) {
            continue;
        }
        let left = &mut left[place(change)];
        if *left == 0 {
            continue;
        }
        *left -= 1;
        told.push((metric.concept, &change.subject));
        let [without_text, with_text, change_text] = change_cells(change);
        found.push(Moved {
            metric: metric.id,
            name: metric.title,
            unit: metric.unit,
            scope: change.scope,
            subject: &change.subject,
            subject_title: title(sides, &change.subject),
            without: change.without.and_then(Score::value),
            with: change.with.and_then(Score::value),
            without_text,
            with_text,
            change_text,
            bounds: bounds(change),
            verdict: change.verdict,
            by_construction: change.by_construction,
        });
    }
    found
}

fn bounds(change: &Change) -> Option<Bounds> {
    let text = |bounds: Option<[f64; 2]>| {
        bounds.map_or("–".into(), |[low, high]| {
            format!("{}–{}", number(low), number(high))
        })
    };
    change.without_bounds.or(change.with_bounds)?;
    Some(Bounds {
        without: change.without_bounds,
        with: change.with_bounds,
        text: format!(
            "{} to {}",
            text(change.without_bounds),
            text(change.with_bounds)
        ),
    })
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

/// Ties of both sides, agreement by agreement; one that is coded alike on both sides is one row.
fn pair_ties(sides: &Sides) -> Vec<PairTie> {
    let mut found: Vec<(PairTie, Tie)> = Vec::new();
    // The side with comes first, so that where the sides are coded differently its numbers are shown.
    for (word, network) in [
        ("with", &sides.with.network),
        ("without", &sides.without.network),
    ] {
        let mut taken = vec![false; found.len()];
        for (a, b, tie) in network.ties() {
            let row = pair_tie(network, (a, b), tie);
            let same = |other: &PairTie| {
                other.a == row.a && other.b == row.b && other.agreement == row.agreement
            };
            let at = (0..taken.len()).find(|&at| !taken[at] && same(&found[at].0));
            match at {
                Some(at) => {
                    taken[at] = true;
                    found[at].0.sides.insert(0, word);
                }
                None => found.push((
                    PairTie {
                        sides: vec![word],
                        ..row
                    },
                    tie.clone(),
                )),
            }
        }
    }
    found.into_iter().map(|(row, _)| row).collect()
}

fn pair_tie(network: &Network, (a, b): (usize, usize), tie: &Tie) -> PairTie {
    let [a, b] = network.pair_ids(a, b).map(String::from);
    let agreement = tie.agreement.and_then(|at| network.agreements().get(at));
    let hub = tie.agreement.and_then(|at| {
        let relay = network
            .relays()
            .iter()
            .find(|relay| relay.agreement == at)?;
        Some(network.actor(relay.hub).id.clone())
    });
    let text = |value: f64| score(Some(Score::Defined(value)));
    let known = tie.availability_basis != crate::model::Basis::Assumed || tie.kind.is_none();
    PairTie {
        title: match agreement {
            Some(agreement) => agreement.name().to_string(),
            None => format!("{}–{}", network.title_of(&a), network.title_of(&b)),
        },
        agreement: agreement.map(|agreement| agreement.id.clone()),
        layer: tie.layer.clone(),
        kind: tie.kind.clone(),
        hub,
        strength: tie.strength.mid,
        strength_text: text(tie.strength.mid),
        delay_text: format!("{} h", text(tie.delay.mid)),
        availability_text: if known {
            text(tie.availability.mid)
        } else {
            "n/a".into()
        },
        sides: Vec::new(),
        a,
        b,
    }
}
