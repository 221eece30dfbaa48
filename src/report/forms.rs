//! The formats in which a report can be handed in: one list, which the command and the page read.

use super::{document::Document, docx, html, markdown, pdf, tex, xlsx};
use crate::{analysis::Comparison, error::Result};

/// What a report is written from.
#[derive(Clone, Copy)]
pub struct Handed<'r> {
    /// The report.
    pub document: &'r Document,
    /// The comparison behind it.
    pub comparison: &'r Comparison,
}

/// A format of a report.
pub struct Form {
    /// Stable name: command argument, ending of the file.
    pub id: &'static str,
    /// What it is for, after "for".
    pub about: &'static str,
    /// Its files, names and bytes, what is opened first.
    pub write: fn(Handed) -> Result<Files>,
}

/// Files by name, as bytes.
pub type Files = Vec<(String, Vec<u8>)>;

/// Every format, in the order in which help shows them.
pub static FORMS: &[Form] = &[
    Form {
        id: "html",
        about: "reading in a browser: one page with everything inside",
        write: |handed| one("html", html(handed.document)?.into_bytes()),
    },
    Form {
        id: "md",
        about: "notes and repositories: Markdown, charts beside it",
        write: |handed| one("md", markdown(handed.document).into_bytes()),
    },
    Form {
        id: "tex",
        about: "typesetting: a LaTeX article, its bibliography, and the charts as PDF beside it",
        write: |handed| {
            let tex = tex(handed.document);
            let file = |name: &str, text: String| (name.to_string(), text.into_bytes());
            Ok(vec![
                file("report.tex", tex.article),
                file("report.bib", tex.bibliography),
            ])
        },
    },
    Form {
        id: "docx",
        about: "writing on: a Word document with styles, numbered captions and described figures",
        write: |handed| one("docx", docx(handed.document)?),
    },
    Form {
        id: "xlsx",
        about: "further calculation: a workbook of the tidy rows, a sheet per table, and definitions",
        write: |handed| one("xlsx", xlsx(handed.document, handed.comparison)?),
    },
    Form {
        id: "pdf",
        about: "printing and handing in: A4 pages with the same vector charts",
        write: |handed| one("pdf", pdf(handed.document)?),
    },
];

impl Form {
    /// The format with this name.
    pub fn find(id: &str) -> Option<&'static Form> {
        FORMS.iter().find(|form| form.id == id)
    }
}

fn one(ending: &str, bytes: Vec<u8>) -> Result<Files> {
    Ok(vec![(format!("report.{ending}"), bytes)])
}
