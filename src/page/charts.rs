//! `/chart/KIND.svg`: a chart as the command draws it.

use super::{
    desk::{Desk, FILE},
    refusal::Refusal,
    respond,
    state::State,
    work::Wanted,
};
use crate::charts::{Chart, Drawn, Subject};
use axum::{body::Body, http::Response};
use std::sync::Arc;

/// A chart in the format that the ending names.
pub(super) async fn chart(
    desk: Arc<Desk>,
    file: &str,
    state: State,
) -> Result<Response<Body>, Refusal> {
    let (id, ending) = file.rsplit_once('.').unwrap_or((file, ""));
    let kind = match ending {
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "pdf" => "application/pdf",
        _ => {
            return Err(Refusal::new(
                404,
                format!("`{file}` is no chart"),
                "end the name in .svg, .png or .pdf",
            ));
        }
    };
    let (id, ending) = (id.to_string(), ending.to_string());
    let shared = Arc::clone(&desk);
    let run = move |wanted: &Wanted| Ok(drawn(&shared, &id, &state, wanted)?.painted(&ending)?);
    let bytes = desk.work.run(FILE, run).await?;
    Ok(respond::typed(kind, bytes))
}

/// The chart of a state.
pub(super) fn drawn(
    desk: &Desk,
    id: &str,
    state: &State,
    wanted: &Wanted,
) -> Result<Drawn, Refusal> {
    let chart = Chart::named(id)?;
    let metric = chart.showing(state.view("metric"))?;
    let case = desk.case(state)?;
    if !case.compared && !chart.is_of_history() {
        return Err(Refusal::new(
            422,
            "there is nothing to compare yet",
            "switch something off, or add a tie",
        ));
    }
    let subject = Subject {
        without: &case.sides.without,
        with: &case.sides.with,
        comparison: case.comparison(wanted)?,
        metric,
        history: case.sides.history(),
    };
    Ok((chart.draw)(&subject)?)
}
