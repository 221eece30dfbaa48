//! Answers with their type.

use super::refusal::Refusal;
use axum::{
    body::{Body, Bytes},
    http::{HeaderValue, Response, header},
};
use serde::Serialize;

/// Text or bytes of a type.
pub(super) fn typed(kind: &'static str, body: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(body.into());
    let kind = HeaderValue::from_static(kind);
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

/// A result as JSON.
pub(super) fn json(result: &impl Serialize) -> Result<Bytes, Refusal> {
    let text = serde_json::to_vec(result);
    text.map(Bytes::from).map_err(|_| Refusal::fault())
}

/// JSON that is ready.
pub(super) fn as_json(body: Bytes) -> Response<Body> {
    typed("application/json", body)
}

/// Bytes that the browser keeps as a file.
pub(super) fn file(kind: &'static str, name: &str, body: impl Into<Body>) -> Response<Body> {
    let mut response = typed(kind, body);
    let kept: String = name
        .chars()
        .map(|letter| match letter {
            letter if letter.is_ascii_alphanumeric() || "-_.".contains(letter) => letter,
            _ => '-',
        })
        .collect();
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{kept}\"")) {
        let name = header::CONTENT_DISPOSITION;
        response.headers_mut().insert(name, value);
    }
    response
}
