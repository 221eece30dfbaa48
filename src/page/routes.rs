//! What can be asked for, and who answers.

use super::{
    answer, assets,
    charts, 
    desk::Desk,
    refusal::Refusal,
    respond,
    security::{Door, guard},
    state::State,
    study,
};
use axum::{
    Router,
    body::Body,
    extract::{Path, RawQuery, State as Shared},
    http::Response,
    middleware,
    routing::get,
};
use std::sync::Arc;

type Answered = Result<Response<Body>, Refusal>;
type Desks = Shared<Arc<Desk>>;

/// Every route, behind the guard.
pub(super) fn routes(desk: Arc<Desk>, door: Door) -> Router {
    Router::new()
        .route("/", get(async || assets::page()))
        .route("/assets/{name}", get(async |Path(name): Path<String>| assets::asset(&name)))
        .route("/api/networks", get(networks))
        .route("/api/study", get(the_study))
        .route("/api/answer", get(the_answer))
        .route("/api/comparison", get(the_comparison))
        .route("/chart/{file}", get(the_chart))
        .fallback(async || Refusal::new(404, "there is nothing at this address", "open the page at /"))
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
    Ok(respond::as_json(study::networks(&desk)?))
}

async fn the_study(Shared(desk): Desks, RawQuery(query): RawQuery) -> Answered {
    let body = desk.answer("study", state(query)?, study::study).await?;
    Ok(respond::as_json(body))
}

async fn the_answer(Shared(desk): Desks, RawQuery(query): RawQuery) -> Answered {
    let body = desk.answer("answer", state(query)?, answer::answer).await?;
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
