//! What every request must be, and what every response says: this page, on this machine, and no other.

use super::refusal::Refusal;
use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderName, HeaderValue, Method, Response, header, request::Parts},
    middleware::Next,
    response::IntoResponse,
};
use std::time::Instant;

/// Longest address, in bytes.
const MOST_ADDRESS: usize = 8 << 10;

/// Nothing is loaded from elsewhere, no script is inline, and nobody shows the page in a frame.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
                      connect-src 'self'; font-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

/// The port that the server is bound to.
#[derive(Clone, Copy)]
pub(super) struct Door(pub u16);

/// Refuses what comes from elsewhere, and seals every response.
pub(super) async fn guard(
    State(door): State<Door>,
    request: Request,
    next: Next,
) -> Response<Body> {
    let began = Instant::now();
    let (parts, body) = request.into_parts();
    let mut response = match door.refuses(&parts) {
        Some(refusal) => refusal.into_response(),
        None => next.run(Request::from_parts(parts, body)).await,
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // What the browser's own tools show beside each request.
    let took = format!("all;dur={:.1}", began.elapsed().as_secs_f64() * 1e3);
    if let Ok(took) = HeaderValue::from_str(&took) {
        headers.insert(HeaderName::from_static("server-timing"), took);
    }
    let kept = headers.entry(header::CACHE_CONTROL);
    kept.or_insert(HeaderValue::from_static("no-store"));
    response
}

impl Door {
    fn refuses(self, request: &Parts) -> Option<Refusal> {
        let text = |name: HeaderName| {
            let mut all = request.headers.get_all(name).iter();
            let first = all.next()?;
            // Two of a kind are none that can be trusted.
            Some(match (first.to_str(), all.next()) {
                (Ok(text), None) => text.to_ascii_lowercase(),
                _ => String::new(),
            })
        };
        let hosts = [
            format!("127.0.0.1:{}", self.0),
            format!("localhost:{}", self.0),
        ];
        let named = text(header::HOST).unwrap_or_default();
        let other = |what: &str| {
            Refusal::new(
                403,
                format!("this page answers itself alone, and the request is from {what}"),
                format!("open http://127.0.0.1:{}/", self.0),
            )
        };
        let in_address = request.uri.authority().map(|host| host.as_str());
        if !hosts.contains(&named) || in_address.is_some_and(|host| host != named) {
            return Some(other("another host"));
        }
        let own = |origin: String| hosts.iter().any(|host| origin == format!("http://{host}"));
        if text(header::ORIGIN).is_some_and(|origin| !own(origin)) {
            return Some(other("another origin"));
        }
        let fetch = |name| text(HeaderName::from_static(name)).unwrap_or_default();
        let site = fetch("sec-fetch-site");
        // A link to the page from elsewhere may be followed: it opens the page, which then asks for itself.
        let is_followed = request.uri.path() == "/"
            && request.method == Method::GET
            && fetch("sec-fetch-mode") == "navigate"
            && fetch("sec-fetch-dest") == "document";
        if !["", "same-origin", "none"].contains(&site.as_str()) && !is_followed {
            return Some(other("another site"));
        }
        let address = request
            .uri
            .path_and_query()
            .map_or(0, |all| all.as_str().len());
        (address > MOST_ADDRESS).then(|| {
            Refusal::new(
                414,
                format!("an address of {address} bytes, and {MOST_ADDRESS} is the longest"),
                "make fewer edits, or write them into a file and open it",
            )
        })
    }
}
