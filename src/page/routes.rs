//! What can be asked for, and who answers.

use super::{
    answer, assets, bands, charts,
    desk::{ANSWER, Desk},
    download, listed, metric, next,
    open::{self, MOST_BYTES, Sending},
    pair,
    refusal::Refusal,
    respond,
    security::{Door, guard},
    state::State,
    study, table,
    work::Wanted,
};
use axum::{
    Extension, Router,
    body::Body,
    extract::{DefaultBodyLimit, Path, RawQuery, State as Shared},
    http::Response,
    middleware,
    routing::{get, post},
};
use std::sync::Arc;

type Answered = Result<Response<Body>, Refusal>;
type Desks = Shared<Arc<Desk>>;

/// Every route, behind the guard.
pub(super) fn routes(desk: Arc<Desk>, door: Door, sending: Sending) -> Router {
    Router::new()
        .route("/", get(async || assets::page()))
        .route(
            "/assets/{name}",
            get(async |Path(name): Path<String>| assets::asset(&name)),
        )
        .route("/api/networks", get(networks))
        .route("/api/study", get(the_study))
        .route("/api/answer", get(the_answer))
        .route("/api/comparison", get(the_comparison))
        .route("/api/bands", get(the_bands))
        .route("/api/pair", get(the_pair))
        .route("/api/next", get(the_next))
        .route("/api/metrics", get(the_metrics))
        .route("/api/metric", get(the_metric))
        .route("/api/open", post(opened))
        .route("/api/table", get(the_table).post(edited))
        .route("/chart/{file}", get(the_chart))
        .route("/download/{file}", get(the_file))
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(Extension(sending))
        .fallback(async || {
            Refusal::new(
                404,
                "there is nothing at this address",
                "open the page at /",
            )
        })
        .method_not_allowed_fallback(async || {
            Refusal::new(405, "this address does not take that kind of request", "")
        })
        .with_state(desk)
        .layer(middleware::from_fn_with_state(door, guard))
}

/// The state of a request.
fn state(query: Option<String>) -> Result<State, Refusal> {
    let state = State::read(query.as_deref().unwrap_or_default()).map_err(Refusal::from)?;
    if state.network.is_empty() {
        return Err(Refusal::new(
            400,
            "no network is named",
            "name one, as in ?network=northeast-asia",
        ));
    }
    Ok(state)
}

async fn networks(Shared(desk): Desks) -> Answered {
    Ok(respond::as_json(listed::networks(&desk)?))
}

async fn the_study(Shared(desk): Desks, RawQuery(query): RawQuery) -> Answered {
    let body = desk.answer("study", state(query)?, study::study).await?;
    Ok(respond::as_json(body))
}

async fn the_answer(Shared(desk): Desks, RawQuery(query): RawQuery) -> Answered {
    let state = state(query)?;
    let kind = format!("answer {}", state.view("depth").unwrap_or_default());
    let body = desk.answer(&kind, state, answer::answer).await?;
    Ok(respond::as_json(body))
}

async fn the_comparison(Shared(desk): Desks, RawQuery(query): RawQuery) -> Answered {
    let made = desk.answer("comparison", state(query)?, answer::comparison);
    Ok(respond::as_json(made.await?))
}

async fn the_chart(
    Shared(desk): Desks,
    Path(file): Path<String>,
    RawQuery(query): RawQuery,
) -> Answered {
    charts::chart(desk, &file, state(query)?).await
}

async fn the_bands(Shared(desk): Desks, RawQuery(query): RawQuery) -> Answered {
    bands::bands(&desk, state(query)?)
}

async fn the_pair(Shared(desk): Desks, RawQuery(query): RawQuery) -> Answered {
    let state = state(query)?;
    let kind = format!("pair {}", state.view("pair").unwrap_or_default());
    let body = desk.answer(&kind, state, pair::pair).await?;
    Ok(respond::as_json(body))
}

async fn the_next(Shared(desk): Desks, RawQuery(query): RawQuery) -> Answered {
    let state = state(query)?;
    let kind = format!("next {}", state.view("by").unwrap_or_default());
    let body = desk.answer(&kind, state, next::next).await?;
    Ok(respond::as_json(body))
}

async fn the_metrics() -> Answered {
    Ok(respond::as_json(metric::named()?))
}

async fn the_metric(RawQuery(query): RawQuery) -> Answered {
    let id = value(query, "id").unwrap_or_default();
    Ok(respond::as_json(metric::metric(&id)?))
}

async fn opened(
    Shared(desk): Desks,
    Extension(sending): Extension<Sending>,
    RawQuery(query): RawQuery,
    body: Body,
) -> Answered {
    open::open(desk, value(query, "name"), body, sending).await
}

async fn the_table(Shared(desk): Desks, RawQuery(query): RawQuery) -> Answered {
    let body = desk.answer("table", state(query)?, table::rows).await?;
    Ok(respond::as_json(body))
}

async fn edited(
    Shared(desk): Desks,
    Extension(sending): Extension<Sending>,
    body: Body,
) -> Answered {
    let bytes = open::received(body, sending).await?;
    let shared = Arc::clone(&desk);
    let run = move |_: &Wanted| table::opened(&shared, &bytes);
    let made = desk.work.run(ANSWER, run).await?;
    Ok(respond::as_json(respond::json(&made)?))
}

async fn the_file(
    Shared(desk): Desks,
    Path(file): Path<String>,
    RawQuery(query): RawQuery,
) -> Answered {
    download::download(desk, &file, state(query)?).await
}

/// One value of a query that is no state.
fn value(query: Option<String>, key: &str) -> Option<String> {
    let query = query.unwrap_or_default();
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    let (_, value) = pairs.find(|(known, _)| known == key)?;
    Some(value.into_owned())
}
