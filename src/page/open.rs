//! `POST /api/open`: a file of one's own, in every format that is read.

use super::{desk::Desk, refusal::Refusal, respond, work::Wanted};
use crate::{
    error::Error,
    formats::{self, Options},
    model::{Network, Selection},
};
use axum::{
    body::{self, Body, Bytes, HttpBody},
    http::Response,
};
use serde::Serialize;
use std::{path::Path, sync::Arc, time::Duration};

/// Bytes of an opened file, and of an edited table.
pub(super) const MOST_BYTES: usize = 8 << 20;
/// Longest that a file is on its way.
#[derive(Clone, Copy)]
pub(super) struct Sending(pub Duration);
/// Longest that reading it takes.
const READING: Duration = Duration::from_secs(30);
/// Letters of a file's name that are kept.
const LONGEST_NAME: usize = 120;

/// What the page calls the file from now on.
#[derive(Serialize)]
pub(super) struct Opened {
    pub network: String,
    pub title: String,
    pub notices: Vec<String>,
}

/// The bytes of a body, bounded in number and in time.
pub(super) async fn received(body: Body, most: Sending) -> Result<Bytes, Refusal> {
    let too_large = || {
        Refusal::new(
            413,
            format!("more than {} MiB", MOST_BYTES >> 20),
            "measure it with `linchpin measure FILE` instead",
        )
    };
    if body.size_hint().lower() > MOST_BYTES as u64 {
        return Err(too_large());
    }
    let sent = tokio::time::timeout(most.0, body::to_bytes(body, MOST_BYTES)).await;
    let sent = sent.map_err(|_| {
        Refusal::new(
            408,
            format!("the file did not come within {} seconds", most.0.as_secs()),
            "send it again",
        )
    })?;
    sent.map_err(|_| too_large())
}

/// Opens the file that the body is.
pub(super) async fn open(
    desk: Arc<Desk>,
    name: Option<String>,
    body: Body,
    most: Sending,
) -> Result<Response<Body>, Refusal> {
    let bytes = received(body, most).await?;
    let name = plain(name.as_deref().unwrap_or_default());
    let shared = Arc::clone(&desk);
    let run = move |_: &Wanted| read(&shared, &bytes, &name);
    let opened = desk.work.run(READING, run).await?;
    Ok(respond::as_json(respond::json(&opened)?))
}

/// Reads, checks and keeps a study.
pub(super) fn read(desk: &Desk, bytes: &[u8], name: &str) -> Result<Opened, Refusal> {
    // The name is for diagnostics and for telling the format: nothing on the disk is called by it.
    let read = formats::read(bytes, name, Options::default());
    let mut study = read.map_err(|error| match error {
        Error::Invalid(found) if found.line == 0 => {
            let mut refusal = Refusal::from(Error::Invalid(found));
            for finding in &mut refusal.diagnostics {
                finding.excerpt.clear();
            }
            refusal
        }
        error => Refusal::from(error),
    })?;
    let unzipped = Path::new(name.strip_suffix(".gz").unwrap_or(name));
    let stem = unzipped.file_stem().map(|stem| stem.to_string_lossy());
    if study.id.is_empty() {
        study.id = stem.map_or("opened".into(), |stem| stem.into_owned());
    }
    if study.title.is_empty() {
        study.title.clone_from(&study.id);
    }
    let network = Network::resolve(&study, &Selection::default())?;
    let title = study.title.clone();
    Ok(Opened {
        notices: network.about().notices.clone(),
        network: desk.networks.open(study, name),
        title,
    })
}

/// The last part of a name, without what no file is called.
fn plain(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept = last.chars().filter(|letter| !letter.is_control());
    let kept: String = kept.take(LONGEST_NAME).collect();
    if kept.trim_matches('.').is_empty() {
        "file".into()
    } else {
        kept
    }
}
