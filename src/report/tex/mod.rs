//! A report as a LaTeX article with its bibliography; the charts are the PDF files beside it.

mod escape;
mod sources;

use super::{
    columns::columns,
    document::{Document, Figure},
    numbered::{Part, parts, sentence},
    table::{Align, Table},
};
use escape::{escaped, option};
use sources::Sources;
use std::fmt::Write;

/// A report as LaTeX.
pub struct Tex {
    /// The article, `report.tex`.
    pub article: String,
    /// Every source it names, `report.bib`.
    pub bibliography: String,
}

/// Millimetres, the width of the text.
const WIDE: f64 = 160.0;
/// Millimetres between the columns of a table.
const GAP: f64 = 4.2;

/// The report as an article that stands by itself, for any LaTeX; figures are `NAME.pdf` in the same folder.
pub fn tex(document: &Document) -> Tex {
    let sources = Sources::of(&document.sources);
    let mut out = PREAMBLE.to_string();
    let _ = writeln!(out, "\\hypersetup{{pdftitle={}}}", option(&document.title));
    let _ = writeln!(out, "\\title{{{}}}", escaped(&document.title));
    let _ = writeln!(
        out,
        "\\author{{}}\n\\date{{{}}}\n\n\\begin{{document}}\n\\maketitle",
        escaped(&document.subtitle)
    );
    for part in parts(document) {
        out.push('\n');
        match part {
            Part::Heading(text) => line(&mut out, &format!("\\section{{{}}}", escaped(text))),
            Part::Subheading(text) => line(&mut out, &format!("\\subsection{{{}}}", escaped(text))),
            Part::Paragraph(text) => line(&mut out, &sources.cited(text)),
            Part::Findings(sentences) => {
                let items: Vec<String> = sentences.iter().map(|text| escaped(text)).collect();
                line(&mut out, "\\begin{quote}");
                line(&mut out, &items.join("\n\n"));
                line(&mut out, "\\end{quote}");
            }
            Part::List(items) => {
                line(&mut out, "\\begin{itemize}");
                for item in items {
                    line(&mut out, &format!("  \\item {}", sources.cited(item)));
                }
                line(&mut out, "\\end{itemize}");
            }
            Part::Table(number, title, table) => {
                table_of(&mut out, number, &title, table, &sources);
            }
            Part::Figure(_, figure) => figure_of(&mut out, figure),
        }
    }
    if !sources.is_empty() {
        out += "\n\\nocite{*}\n\\bibliographystyle{unsrt}\n\\bibliography{report}\n";
    }
    out += "\n\\end{document}\n";
    Tex {
        article: out,
        bibliography: sources.bibliography(),
    }
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

fn figure_of(out: &mut String, figure: &Figure) {
    let _ = write!(
        out,
        "\\begin{{figure}}[!htbp]\n  \\centering\n  \
         \\includegraphics[width=\\linewidth,height=0.8\\textheight,keepaspectratio,alt={}]{{{}.pdf}}\n  \
         \\caption{{{}}}\n  \\label{{fig:{}}}\n\\end{{figure}}\n",
        option(&figure.alt),
        figure.name,
        escaped(&sentence(&figure.caption)),
        figure.name
    );
}

/// A table that may run over pages, its header on each; columns too wide for the page are set as paragraphs.
fn table_of(out: &mut String, number: usize, title: &str, table: &Table, sources: &Sources) {
    // What is printed of a cell: a citation is shorter than the source it stands for.
    let cell = |text: &String| sources.cell(text).unwrap_or_else(|| breakable(text));
    let mut printed = table.clone();
    for text in printed.rows.iter_mut().flatten() {
        if sources.cell(text).is_some() {
            *text = "[00, 00]".into();
        }
    }
    // Letters of footnote size are 1.75 mm wide, bold ones more.
    let measure =
        |text: &str, bold: bool| text.chars().count() as f64 * if bold { 1.95 } else { 1.75 };
    let room = WIDE - GAP * table.header.len().saturating_sub(1) as f64;
    let widths = columns(&printed, room, measure);
    let is_wide = printed
        .rows
        .iter()
        .chain([&printed.header])
        .map(|row| row.iter().map(|text| measure(text, false)).sum::<f64>())
        .any(|width| width > room);
    let column = |(at, width): (usize, &f64)| match (table.align.get(at), is_wide) {
        (Some(Align::Right), false) => "r".to_string(),
        (_, false) => "l".into(),
        (Some(Align::Right), true) => format!(">{{\\raggedleft\\arraybackslash}}p{{{width:.1}mm}}"),
        (_, true) => format!(">{{\\raggedright\\arraybackslash}}p{{{width:.1}mm}}"),
    };
    let columns: Vec<String> = widths.iter().enumerate().map(column).collect();
    let row = |cells: Vec<String>| cells.join(" & ") + " \\\\";
    let bold = |name: &String| format!("\\textbf{{{}}}", escaped(name));
    let header = row(table.header.iter().map(bold).collect());
    let _ = write!(
        out,
        "{{\\footnotesize\n\\begin{{longtable}}{{@{{}}{}@{{}}}}\n\\caption{{{}}}\\label{{tab:{number}}}\\\\\n\
         \\toprule\n{header}\n\\midrule\n\\endfirsthead\n\\toprule\n{header}\n\\midrule\n\\endhead\n\
         \\bottomrule\n\\endlastfoot\n",
        columns.join(""),
        escaped(&sentence(title)),
    );
    for cells in &table.rows {
        line(out, &row(cells.iter().map(cell).collect()));
    }
    line(out, "\\end{longtable}");
    for note in &table.notes {
        let _ = writeln!(
            out,
            "\\noindent\\textit{{{}}}\\par",
            escaped(&sentence(note))
        );
    }
    line(out, "}");
}

/// Letters that a word of a cell may have before LaTeX is told where it may be broken.
const LONGEST: usize = 12;

/// The text, escaped; its long words can be broken, as a hash or an id must be in a narrow column.
fn breakable(text: &str) -> String {
    let word = |word: &str| {
        if word.chars().count() <= LONGEST {
            return escaped(word);
        }
        let (mut out, mut piece) = (String::new(), String::new());
        for letter in word.chars() {
            let sits_on_the_last = ('\u{300}'..='\u{36f}').contains(&letter);
            let is_full = piece.chars().count() >= LONGEST;
            if !sits_on_the_last && (is_full || piece.ends_with(['-', '_', '/', ':', '.'])) {
                out += &escaped(&piece);
                out += "\\hspace{0pt}";
                piece.clear();
            }
            piece.push(letter);
        }
        out + &escaped(&piece)
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

const PREAMBLE: &str = r"% Written by linchpin. Any LaTeX sets it: pdflatex, bibtex, pdflatex twice; or latexmk -pdf report.
\documentclass[11pt,a4paper]{article}
\usepackage{iftex}
\ifPDFTeX
  \usepackage[T1]{fontenc}
  \usepackage[utf8]{inputenc}
  \usepackage{lmodern}
  \usepackage{textcomp}
\else
  \usepackage{fontspec}
\fi
\usepackage{amsmath,amssymb}
\usepackage[a4paper,hmargin=25mm,vmargin=25mm]{geometry}
\usepackage{graphicx}
\usepackage{array,booktabs,longtable}
\usepackage[font=small,labelfont=bf,justification=raggedright,singlelinecheck=false]{caption}
\usepackage[numbers,sort&compress]{natbib}
\usepackage{url}
\usepackage[hidelinks]{hyperref}
\setlength{\parindent}{0pt}
\setlength{\parskip}{0.5\baselineskip}
\setlength{\tabcolsep}{2.1mm}
\setlength{\LTleft}{0pt}
\setlength{\LTright}{0pt plus 1fill}
\setlength{\emergencystretch}{3em}
% Descriptions of figures, where graphicx is older than they are.
\makeatletter
\@ifundefined{KV@Gin@alt}{\define@key{Gin}{alt}{}}{}
\makeatother
";
