//! The files of the page, compiled in: one list, which the server and a static copy read.

use super::{refusal::Refusal, respond};
use axum::{body::Body, http::Response};

/// A file of the page.
pub(super) struct Asset {
    pub name: &'static str,
    pub bytes: &'static [u8],
}

/// The page itself.
pub(super) static PAGE: &str = include_str!("assets/index.html");

/// What the page refers to as `assets/NAME`.
pub(super) static ASSETS: &[Asset] = &[
    Asset {
        name: "add.js",
        bytes: include_bytes!("assets/add.js"),
    },
    Asset {
        name: "agreements.js",
        bytes: include_bytes!("assets/agreements.js"),
    },
    Asset {
        name: "answer.css",
        bytes: include_bytes!("assets/answer.css"),
    },
    Asset {
        name: "answer.js",
        bytes: include_bytes!("assets/answer.js"),
    },
    Asset {
        name: "api.js",
        bytes: include_bytes!("assets/api.js"),
    },
    Asset {
        name: "app.js",
        bytes: include_bytes!("assets/app.js"),
    },
    Asset {
        name: "base.css",
        bytes: include_bytes!("assets/base.css"),
    },
    Asset {
        name: "chart.js",
        bytes: include_bytes!("assets/chart.js"),
    },
    Asset {
        name: "choosers.js",
        bytes: include_bytes!("assets/choosers.js"),
    },
    Asset {
        name: "controls.css",
        bytes: include_bytes!("assets/controls.css"),
    },
    Asset {
        name: "dates.js",
        bytes: include_bytes!("assets/dates.js"),
    },
    Asset {
        name: "dom.js",
        bytes: include_bytes!("assets/dom.js"),
    },
    Asset {
        name: "drag.js",
        bytes: include_bytes!("assets/drag.js"),
    },
    Asset {
        name: "dumbbell.js",
        bytes: include_bytes!("assets/dumbbell.js"),
    },
    Asset {
        name: "edits.js",
        bytes: include_bytes!("assets/edits.js"),
    },
    Asset {
        name: "explain.js",
        bytes: include_bytes!("assets/explain.js"),
    },
    Asset {
        name: "failures.js",
        bytes: include_bytes!("assets/failures.js"),
    },
    Asset {
        name: "geometry.js",
        bytes: include_bytes!("assets/geometry.js"),
    },
    Asset {
        name: "inspector.js",
        bytes: include_bytes!("assets/inspector.js"),
    },
    Asset {
        name: "inter-400.woff2",
        bytes: include_bytes!("assets/inter-400.woff2"),
    },
    Asset {
        name: "inter-600.woff2",
        bytes: include_bytes!("assets/inter-600.woff2"),
    },
    Asset {
        name: "layout.css",
        bytes: include_bytes!("assets/layout.css"),
    },
    Asset {
        name: "legend.js",
        bytes: include_bytes!("assets/legend.js"),
    },
    Asset {
        name: "loose.js",
        bytes: include_bytes!("assets/loose.js"),
    },
    Asset {
        name: "mark.svg",
        bytes: include_bytes!("assets/mark.svg"),
    },
    Asset {
        name: "metrics.js",
        bytes: include_bytes!("assets/metrics.js"),
    },
    Asset {
        name: "moved.js",
        bytes: include_bytes!("assets/moved.js"),
    },
    Asset {
        name: "network.css",
        bytes: include_bytes!("assets/network.css"),
    },
    Asset {
        name: "network.js",
        bytes: include_bytes!("assets/network.js"),
    },
    Asset {
        name: "next.js",
        bytes: include_bytes!("assets/next.js"),
    },
    Asset {
        name: "open.js",
        bytes: include_bytes!("assets/open.js"),
    },
    Asset {
        name: "pair.js",
        bytes: include_bytes!("assets/pair.js"),
    },
    Asset {
        name: "peek.js",
        bytes: include_bytes!("assets/peek.js"),
    },
    Asset {
        name: "positions.js",
        bytes: include_bytes!("assets/positions.js"),
    },
    Asset {
        name: "print.css",
        bytes: include_bytes!("assets/print.css"),
    },
    Asset {
        name: "rules.js",
        bytes: include_bytes!("assets/rules.js"),
    },
    Asset {
        name: "state.js",
        bytes: include_bytes!("assets/state.js"),
    },
    Asset {
        name: "sure.js",
        bytes: include_bytes!("assets/sure.js"),
    },
    Asset {
        name: "table.js",
        bytes: include_bytes!("assets/table.js"),
    },
    Asset {
        name: "tabs.js",
        bytes: include_bytes!("assets/tabs.js"),
    },
    Asset {
        name: "take.js",
        bytes: include_bytes!("assets/take.js"),
    },
    Asset {
        name: "theme.js",
        bytes: include_bytes!("assets/theme.js"),
    },
    Asset {
        name: "ties.js",
        bytes: include_bytes!("assets/ties.js"),
    },
    Asset {
        name: "values.js",
        bytes: include_bytes!("assets/values.js"),
    },
    Asset {
        name: "words.js",
        bytes: include_bytes!("assets/words.js"),
    },
];

impl Asset {
    /// Its type, by the ending of its name.
    pub fn kind(&self) -> &'static str {
        match self.name.rsplit('.').next() {
            Some("js") => "text/javascript; charset=utf-8",
            Some("css") => "text/css; charset=utf-8",
            Some("svg") => "image/svg+xml",
            Some("woff2") => "font/woff2",
            _ => "application/octet-stream",
        }
    }
}

/// `GET /`.
pub(super) fn page() -> Response<Body> {
    respond::typed("text/html; charset=utf-8", PAGE)
}

/// `GET /assets/NAME`.
pub(super) fn asset(name: &str) -> Result<Response<Body>, Refusal> {
    let asset = ASSETS.iter().find(|asset| asset.name == name);
    let asset = asset.ok_or_else(|| Refusal::new(404, "there is no such file", ""))?;
    Ok(respond::typed(asset.kind(), asset.bytes))
}
