//! `/api/pair`: one pair on both sides, with its routes.

use super::{answer::title, desk::Desk, refusal::Refusal, respond, state::State, work::Wanted};
use crate::{
    analysis::{Measured, PairRoutes, Verdict, number, pair_routes, score},
    metrics::{Metric, Scope},
    model::Score,
    report::change_cells,
};
use axum::body::Bytes;
use serde::Serialize;

/// Routes shown on a side.
const MOST_ROUTES: usize = 12;

#[derive(Serialize)]
struct Pair {
    pair: [String; 2],
    titles: [String; 2],
    title: String,
    without: Option<Side>,
    with: Option<Side>,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Side {
    tied: bool,
    routes: Vec<Route>,
    more: usize,
    note: Option<String>,
}

#[derive(Serialize)]
struct Route {
    actors: Vec<String>,
    delay: f64,
    delay_text: String,
    share: Option<f64>,
    share_text: Option<String>,
    grants: Vec<String>,
}

#[derive(Serialize)]
struct Row {
    metric: &'static str,
    name: &'static str,
    unit: &'static str,
    without_text: String,
    with_text: String,
    change_text: String,
    verdict: Verdict,
    by_construction: bool,
}

/// The pair as JSON.
pub(super) fn pair(desk: &Desk, state: &State, wanted: &Wanted) -> Result<Bytes, Refusal> {
    let case = desk.case(state)?;
    let sides = &case.sides;
    let asked = state.view("pair").unwrap_or_default();
    let ends = ends(&sides.with, asked)
        .or_else(|| ends(&sides.without, asked))
        .ok_or_else(|| {
            Refusal::new(
                422,
                format!("`{asked}` is no pair of this network"),
                "write the ids of two of its actors, as in pair=JPN-KOR",
            )
        })?;
    let comparison = case.comparison(wanted)?;
    let mut sorted = ends.clone();
    if !sides.with.mid.is_directed() {
        sorted.sort();
    }
    let rows = comparison
        .changes
        .iter()
        .filter(|change| change.scope == Scope::Pair && change.subject == sorted)
        .filter_map(|change| {
            let metric = Metric::find(change.metric)?;
            let [without_text, with_text, change_text] = change_cells(change);
            Some(Row {
                metric: metric.id,
                name: metric.title,
                unit: metric.unit,
                without_text,
                with_text,
                change_text,
                verdict: change.verdict,
                by_construction: change.by_construction,
            })
        })
        .collect();
    let [a, b] = [&ends[0], &ends[1]];
    let side = |measured: &Measured| pair_routes(measured, [a, b], MOST_ROUTES).map(Side::from);
    let result = Pair {
        titles: [a, b].map(|id| title(sides, std::slice::from_ref(id))),
        title: title(sides, &ends),
        without: side(&sides.without),
        with: side(&sides.with),
        rows,
        pair: ends,
    };
    respond::json(&result)
}

/// The two actors of `JPN-KOR`; an id may have a dash of its own.
fn ends(side: &Measured, text: &str) -> Option<[String; 2]> {
    let here = |id: &str| side.network.index_of(id).is_some();
    text.match_indices('-')
        .map(|(at, _)| [&text[..at], &text[at + 1..]])
        .find(|[a, b]| a != b && here(a) && here(b))
        .map(|ends| ends.map(String::from))
}

impl From<PairRoutes> for Side {
    fn from(found: PairRoutes) -> Self {
        let route = |route: crate::analysis::PairRoute| Route {
            delay: route.delay,
            delay_text: format!("{} h", number(route.delay)),
            share: route.answered,
            share_text: route
                .answered
                .map(|share| score(Some(Score::Defined(share)))),
            actors: route.actors,
            grants: route.grants,
        };
        Self {
            tied: found.tied,
            routes: found.routes.into_iter().map(route).collect(),
            more: found.more,
            note: found.note,
        }
    }
}
