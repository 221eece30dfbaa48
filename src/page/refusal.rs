//! What the page is told when it cannot have what it asked for.

use crate::error::{Diagnostic, Error};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use std::time::Duration;

/// A request that is not answered as asked.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Refusal {
    #[serde(skip)]
    pub status: u16,
    /// What is wrong: the value and the rule.
    pub message: String,
    /// The way out; may be empty.
    pub way_out: String,
    /// Where in an opened file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub diagnostics: Vec<Finding>,
    /// Where in the edited table.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub cell: Option<Cell>,
}

/// One finding about an opened file.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Finding {
    pub line: usize,
    pub column: usize,
    pub message: String,
    pub way_out: String,
    pub excerpt: String,
    /// Characters of the excerpt that are meant: from, and how many.
    pub mark: [usize; 2],
}

/// A cell of the edited table.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Cell {
    pub table: &'static str,
    /// From 0.
    pub row: usize,
    pub column: &'static str,
}

impl Refusal {
    pub fn new(status: u16, message: impl Into<String>, way_out: impl Into<String>) -> Self {
        Self {
            status,
            message: message.into(),
            way_out: way_out.into(),
            diagnostics: Vec::new(),
            cell: None,
        }
    }

    pub fn stopped() -> Self {
        Self::new(503, "given up, because nobody waits for it", "ask again")
    }

    pub fn closing() -> Self {
        Self::new(503, "linchpin is closing", "start it again")
    }

    pub fn fault() -> Self {
        Self::new(
            500,
            "a fault in linchpin; nothing else is touched by it",
            "please report it with the address of the page",
        )
    }

    pub fn too_long(most: Duration) -> Self {
        Self::new(
            503,
            format!("not done within {} seconds", most.as_secs()),
            "the command has no such limit: the line under \u{201c}the same in a terminal\u{201d} gives this result",
        )
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        match error {
            Error::Invalid(found) => Self {
                diagnostics: vec![Finding::from(&*found)],
                ..Self::new(422, found.message, found.help)
            },
            Error::Unknown {
                what,
                id,
                near,
                way_out,
            } => {
                let near = near.map_or(String::new(), |near| format!(", did you mean `{near}`?"));
                let status = if what == "network" || what == "chart" || what == "metric" {
                    404
                } else {
                    422
                };
                Self::new(status, format!("unknown {what} `{id}`{near}"), way_out)
            }
            Error::Refused(text) => match text.split_once("; ") {
                Some((message, way_out)) => Self::new(422, message, way_out),
                None => Self::new(422, text, ""),
            },
            Error::Stopped => Self::stopped(),
            // No request reads or writes a file, so that nothing of the machine is told.
            Error::Read { .. } | Error::Write { .. } | Error::Exists(_) => Self::fault(),
            Error::Chart(text) => Self::new(422, text, ""),
        }
    }
}

impl From<&Diagnostic> for Finding {
    fn from(found: &Diagnostic) -> Self {
        let characters = |from: usize, to: usize| {
            let text = found.excerpt.get(from..to);
            text.map_or(0, |text| text.chars().count())
        };
        Self {
            line: found.line,
            column: found.column,
            message: found.message.clone(),
            way_out: found.help.clone(),
            excerpt: found.excerpt.clone(),
            mark: [
                characters(0, found.mark.0),
                characters(found.mark.0, found.mark.1),
            ],
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let text = serde_json::to_string(&self).unwrap_or_else(|_| "{}".into());
        (status, super::respond::typed("application/json", text)).into_response()
    }
}
