//! The rows of a comparison as the page shows them: each score as the command's tables print it, and what became of it.
//! The comparison itself, as the command prints it, is `comparison.json` among the downloads.

use super::super::{desk::Desk, refusal::Refusal, respond, state::State, work::Wanted};
use crate::{
    analysis::{Change, Comparison, Lists, Sides, Verdict},
    model::{Network, Score},
    report::change_cells,
};
use axum::body::Bytes;
use serde::Serialize;

/// Actors up to which every row is sent: a pair has some dozens.
const MOST_SENT: usize = 64;

/// A comparison, without what is the same in every one.
#[derive(Serialize)]
pub(super) struct Compared<'a> {
    rows: Vec<Row<'a>>,
    failure_points: &'a Lists,
    actors: Actors<'a>,
}

/// Who is there on each side.
#[derive(Serialize)]
struct Actors<'a> {
    without: Vec<&'a str>,
    with: Vec<&'a str>,
}

#[derive(Serialize)]
struct Row<'a> {
    metric: &'static str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    subject: &'a [String],
    without: Option<f64>,
    with: Option<f64>,
    /// As tables print it: without, with, change.
    texts: [String; 3],
    verdict: Verdict,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    #[serde(skip_serializing_if = "is_false")]
    by_construction: bool,
}

fn is_false(value: &bool) -> bool {
    !value
}

impl<'a> Compared<'a> {
    pub fn of(sides: &'a Sides, comparison: &'a Comparison) -> Self {
        let ids = |network: &'a Network| network.actors().map(|actor| actor.id.as_str()).collect();
        Self {
            rows: comparison.changes.iter().map(Row::of).collect(),
            failure_points: &comparison.failure_points,
            actors: Actors {
                without: ids(&sides.without.network),
                with: ids(&sides.with.network),
            },
        }
    }
}

impl<'a> Row<'a> {
    fn of(change: &'a Change) -> Self {
        Self {
            metric: change.metric,
            subject: &change.subject,
            without: change.without.and_then(Score::value),
            with: change.with.and_then(Score::value),
            texts: change_cells(change),
            verdict: change.verdict,
            reason: change.reason(),
            by_construction: change.by_construction,
        }
    }
}

/// `/api/comparison`: every row.
pub(in super::super) fn comparison(
    desk: &Desk,
    state: &State,
    wanted: &Wanted,
) -> Result<Bytes, Refusal> {
    let case = desk.case(state)?;
    let actors = case.sides.with.mid.n().max(case.sides.without.mid.n());
    if actors > MOST_SENT {
        return Err(Refusal::new(
            422,
            format!("{actors} actors: the rows of every pair are shown for up to {MOST_SENT}"),
            "take away table.csv, which has them all",
        ));
    }
    respond::json(&Compared::of(&case.sides, case.comparison(wanted)?))
}
