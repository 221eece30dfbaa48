//! `/download/NAME`: what can be taken away. A further file is one more entry of [`DOWNLOADS`].

use super::{
    desk::{Case, Desk, FILE},
    refusal::Refusal,
    respond,
    state::{Edits, State},
    work::Wanted,
};
use crate::{
    analysis::measure,
    error::{Error, Result},
    formats::Format,
    model::{Network, Question},
    report::{Form, Handed, Tidy, json, table_xlsx, whole_report},
};
use axum::{body::Body, http::Response};
use std::sync::Arc;

/// A file that can be taken away.
pub(super) struct Download {
    pub name: &'static str,
    kind: &'static str,
    make: fn(&Case, &Wanted) -> Result<Vec<u8>>,
}

/// Every file, in the order in which the page offers them.
pub(super) static DOWNLOADS: &[Download] = &[
    Download {
        name: "table.csv",
        kind: "text/csv; charset=utf-8",
        make: table,
    },
    Download {
        name: "table.xlsx",
        kind: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        make: |case, wanted| match case.compared {
            true => table_xlsx(case.comparison(wanted)?),
            false => Err(nothing_compared()),
        },
    },
    Download {
        name: "report.html",
        kind: "text/html; charset=utf-8",
        make: |case, wanted| report("html", case, wanted),
    },
    Download {
        name: "report.md",
        kind: "text/markdown; charset=utf-8",
        make: |case, wanted| report("md", case, wanted),
    },
    Download {
        name: "report.docx",
        kind: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        make: |case, wanted| report("docx", case, wanted),
    },
    Download {
        name: "report.xlsx",
        kind: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        make: |case, wanted| report("xlsx", case, wanted),
    },
    Download {
        name: "report.pdf",
        kind: "application/pdf",
        make: |case, wanted| report("pdf", case, wanted),
    },
    Download {
        name: "comparison.json",
        kind: "application/json",
        make: |case, wanted| Ok(json(case.comparison(wanted)?)?.into_bytes()),
    },
    Download {
        name: "study.toml",
        kind: "application/toml; charset=utf-8",
        make: study,
    },
];

/// The file with this name.
pub(super) async fn download(
    desk: Arc<Desk>,
    name: &str,
    state: State,
) -> Result<Response<Body>, Refusal> {
    let known = DOWNLOADS.iter().find(|download| download.name == name);
    let download = known.ok_or_else(|| {
        let names: Vec<&str> = DOWNLOADS.iter().map(|download| download.name).collect();
        Refusal::new(
            404,
            format!("there is no `{name}` to take away"),
            format!("there is {}", names.join(", ")),
        )
    })?;
    let shared = Arc::clone(&desk);
    let run = move |wanted: &Wanted| {
        let case = shared.case(&state)?;
        let id = case.sides.study.id.clone();
        Ok((id, made(&case, download, wanted)?))
    };
    let (id, bytes) = desk.work.run(FILE, run).await?;
    let name = format!("{id}-{}", download.name);
    Ok(respond::file(download.kind, &name, bytes))
}

/// The bytes of a file.
pub(super) fn made(case: &Case, download: &Download, wanted: &Wanted) -> Result<Vec<u8>> {
    (download.make)(case, wanted)
}

/// Tidy rows: of the comparison, or of the network where there is nothing to compare.
fn table(case: &Case, wanted: &Wanted) -> Result<Vec<u8>> {
    if case.compared {
        return Ok(case.comparison(wanted)?.csv()?.into_bytes());
    }
    let measured = measure(&case.sides.with, &case.sides.metrics());
    Ok(measured.csv()?.into_bytes())
}

/// The first file of the report in a format.
fn report(form: &str, case: &Case, wanted: &Wanted) -> Result<Vec<u8>> {
    if !case.compared {
        return Err(nothing_compared());
    }
    let comparison = case.comparison(wanted)?;
    let report = whole_report(&case.sides, comparison, None, &mut |_| {})?;
    let form = Form::find(form).ok_or(Error::Stopped)?;
    let files = (form.write)(Handed {
        document: &report.document,
        comparison,
    })?;
    let first = files.into_iter().next().ok_or(Error::Stopped)?;
    Ok(first.1)
}

fn nothing_compared() -> Error {
    Error::Refused("this is of a comparison; switch something off, or add a tie".into())
}

/// The study with what the page selects, and with its edits as the question, so that the command asks the same of it.
fn study(case: &Case, _: &Wanted) -> Result<Vec<u8>> {
    let mut study = (*case.known.study).clone();
    let state = &case.state;
    study.select(&state.selection(case.known.configuration.clone()));
    let mut head = format!("# Saved from the page; there: {}\n", case.command());
    if state.undirected.is_some() {
        head += "# That ties run both ways is in that line, and not in this file.\n";
    }
    match state.edits() {
        Edits::Nothing => {}
        Edits::OneWay => {
            study.compare = Some(Question {
                without: state.without.clone(),
                with: state.with.clone(),
                configurations: Vec::new(),
            });
        }
        Edits::Together => {
            head += "# Edits made together are in that line, and not in this file.\n"
        }
    }
    let network = Network::resolve(&study, &crate::model::Selection::default())?;
    let toml = Format::find("toml").ok_or(Error::Stopped)?;
    let written = (toml.write)(&study, &network)?;
    Ok((head + &written.text).into_bytes())
}
