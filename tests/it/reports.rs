//! Reports to hand in: the same tables, figures and numbers in every format, read back by readers of others.

use crate::support::{bundled, measured};
use linchpin::{
    analysis::{Comparison, compare},
    charts::{CHARTS, Subject},
    metrics::metrics,
    report::{
        Block, Document, FORMS, Figure, Handed, Section, Table, Tidy, docx, pdf, study_report, tex,
        xlsx,
    },
};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Read},
    sync::OnceLock,
};

/// What no format may take for a command of its own.
const HOSTILE: &str = "a & b_c < 50 % $x {y} \\z # ~ ^ \"q\" [o] =1+1 λ₂ − x̄ ∏";

/// A report with every kind of block, charts, a long table and hostile text.
fn report() -> &'static (Document, Comparison) {
    static REPORT: OnceLock<(Document, Comparison)> = OnceLock::new();
    REPORT.get_or_init(|| {
        let side = |configuration: &str| {
            measured(bundled("northeast-asia", |selection| {
                selection.configuration = Some(configuration.into());
            }))
        };
        let (without, with) = (side("tisa"), side("gsomia"));
        let labels = ["without it".to_string(), "with it".to_string()];
        let all: Vec<_> = metrics().collect();
        let comparison = compare(&without, &with, labels, &all);
        let study = linchpin::formats::Bundled::find("northeast-asia").unwrap();
        let study = study.study().unwrap();
        let mut figures = Vec::new();
        for chart in CHARTS.iter().take(2) {
            let subject = Subject {
                without: &without,
                with: &with,
                comparison: &comparison,
                metric: (chart.metric)(),
                history: None,
            };
            figures.push(Figure::of(chart.id, &(chart.draw)(&subject).unwrap()));
        }
        let mut table = Table::new(HOSTILE, &["<words", ">number", "<a long column of words"]);
        for at in 0..120 {
            table.row([
                HOSTILE.to_string(),
                format!("{at}"),
                HOSTILE.repeat(1 + at % 4),
            ]);
        }
        table.row(["n/a", "n/a", ""]);
        table.note(HOSTILE);
        let section = Section {
            id: "hostile",
            blocks: vec![
                Block::Heading(HOSTILE.into()),
                Block::Subheading(HOSTILE.into()),
                Block::Findings(vec![HOSTILE.into()]),
                Block::Paragraph(HOSTILE.into()),
                Block::List(vec![HOSTILE.into()]),
                Block::Table(table),
            ],
            sources: vec![HOSTILE.into()],
        };
        let sides = [&without, &with];
        let document = study_report(&study, sides, &comparison, None, figures, vec![section]);
        (document, comparison)
    })
}

fn tables(document: &Document) -> Vec<&Table> {
    let blocks = document.blocks.iter();
    blocks
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
        .collect()
}

fn figures(document: &Document) -> Vec<&Figure> {
    let blocks = document.blocks.iter();
    blocks
        .filter_map(|block| match block {
            Block::Figure(figure) => Some(figure),
            _ => None,
        })
        .collect()
}

/// The files of an archive.
fn unpacked(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut held = Vec::new();
        file.read_to_end(&mut held).unwrap();
        files.insert(file.name().to_string(), held);
    }
    files
}

fn text(files: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(files[name].clone()).unwrap()
}

/// The sheets of a workbook by name, in order: rows of cells, each a number or a text.
fn sheets(bytes: &[u8]) -> Vec<(String, Vec<BTreeMap<String, Cell>>)> {
    let files = unpacked(bytes);
    let shared = text(&files, "xl/sharedStrings.xml");
    let shared = roxmltree::Document::parse(&shared).unwrap();
    let said = |node: roxmltree::Node| -> String {
        node.descendants()
            .filter(|inner| inner.has_tag_name("t") || inner.tag_name().name() == "t")
            .filter_map(|inner| inner.text())
            .collect()
    };
    let strings: Vec<String> = shared.root_element().children().map(said).collect();
    let book = text(&files, "xl/workbook.xml");
    let book = roxmltree::Document::parse(&book).unwrap();
    let names = book
        .descendants()
        .filter(|node| node.tag_name().name() == "sheet")
        .map(|node| node.attribute("name").unwrap().to_string());
    names
        .enumerate()
        .map(|(at, name)| {
            let sheet = text(&files, &format!("xl/worksheets/sheet{}.xml", at + 1));
            let sheet = roxmltree::Document::parse(&sheet).unwrap();
            let rows = sheet
                .descendants()
                .filter(|node| node.tag_name().name() == "row");
            let row = |row: roxmltree::Node| {
                let cells = row.children().filter(|node| node.tag_name().name() == "c");
                let cell = |cell: roxmltree::Node| {
                    let place = cell.attribute("r").unwrap();
                    let column: String = place.chars().filter(char::is_ascii_uppercase).collect();
                    let value = cell.children().find(|node| node.tag_name().name() == "v")?;
                    let value = value.text()?;
                    let held = match cell.attribute("t") {
                        Some("s") => Cell::Text(strings[value.parse::<usize>().unwrap()].clone()),
                        None => Cell::Number(value.parse().unwrap()),
                        other => panic!("{other:?}"),
                    };
                    Some((column, held))
                };
                cells.filter_map(cell).collect()
            };
            (name, rows.map(row).collect())
        })
        .collect()
}

#[derive(Debug, PartialEq)]
enum Cell {
    Number(f64),
    Text(String),
}

/// "A", "B", …
fn letter(at: usize) -> String {
    char::from(b'A' + u8::try_from(at).unwrap()).to_string()
}

#[test]
fn the_first_sheet_holds_the_rows_of_the_csv_and_says_why_a_number_is_missing() {
    let (document, comparison) = report();
    let sheets = sheets(&xlsx(document, comparison).unwrap());
    let (name, rows) = &sheets[0];
    assert_eq!(name, "Comparison");
    let csv = comparison.csv().unwrap();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header = reader.headers().unwrap().clone();
    let mut missing = 0;
    for (at, record) in reader.records().enumerate() {
        let record = record.unwrap();
        for (to, value) in record.iter().enumerate() {
            let cell = rows[at + 1].get(&letter(to));
            match (&header[to], value.parse::<f64>()) {
                ("metric" | "scope" | "a" | "b", _) | (_, Err(_)) if !value.is_empty() => {
                    assert_eq!(
                        cell,
                        Some(&Cell::Text(value.into())),
                        "row {at}, {}",
                        &header[to]
                    );
                }
                (_, Ok(value)) => assert_eq!(cell, Some(&Cell::Number(value)), "row {at}"),
                ("without" | "with", _) => {
                    missing += 1;
                    let Some(Cell::Text(why)) = cell else {
                        panic!("row {at}: {cell:?}");
                    };
                    let known = ["undefined: ", "infinite", "absent"];
                    assert!(known.iter().any(|start| why.starts_with(start)), "{why}");
                }
                _ => assert!(!matches!(cell, Some(Cell::Number(_))), "row {at}: {cell:?}"),
            }
        }
    }
    assert_eq!(rows.len(), comparison.changes.len() + 1);
    assert!(missing > 0, "nothing undefined was tried");
}

#[test]
fn every_table_has_its_sheet_with_numbers_as_numbers() {
    let (document, comparison) = report();
    let bytes = xlsx(document, comparison).unwrap();
    let sheets = sheets(&bytes);
    let tables = tables(document);
    assert_eq!(sheets.len(), tables.len() + 4);
    let names: BTreeSet<String> = sheets.iter().map(|(name, _)| name.to_lowercase()).collect();
    assert_eq!(names.len(), sheets.len(), "two sheets of one name");
    for (at, table) in tables.iter().enumerate() {
        let (name, rows) = &sheets[at + 2];
        assert!(name.starts_with(&format!("{} ", at + 1)), "{name}");
        for (line, row) in table.rows.iter().enumerate() {
            for (to, cell) in row.iter().enumerate() {
                let held = rows[line + 2].get(&letter(to));
                match held {
                    None => assert!(cell.is_empty()),
                    Some(Cell::Text(text)) => {
                        assert_eq!(text, cell);
                        let is_number = table.align[to] == linchpin::report::Align::Right
                            && cell.parse::<f64>().is_ok();
                        assert!(!is_number, "{cell} is a text in {name}");
                    }
                    Some(Cell::Number(value)) => {
                        let plain = cell.replace('−', "-").replace([',', ' '], "");
                        let expected = match plain.strip_suffix('%') {
                            Some(percent) => percent.parse::<f64>().unwrap() / 100.0,
                            None => plain.parse().unwrap(),
                        };
                        assert!((value - expected).abs() < 1e-12, "{cell}: {value}");
                    }
                }
            }
        }
    }
    let files = unpacked(&bytes);
    let sheet = text(&files, "xl/worksheets/sheet3.xml");
    assert!(sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter"));
    let definitions = &sheets[sheets.len() - 2];
    assert_eq!(definitions.0, "Definitions");
    assert_eq!(definitions.1.len(), comparison.metrics.len() + 2);
    let pictures = files.keys().filter(|name| name.ends_with(".png")).count();
    assert_eq!(pictures, figures(document).len());
}

#[test]
fn the_word_document_has_styles_numbered_captions_and_described_figures() {
    let (document, _) = report();
    let files = unpacked(&docx(document).unwrap());
    let body = text(&files, "word/document.xml");
    let body = roxmltree::Document::parse(&body).unwrap();
    let named = |name: &'static str| {
        body.descendants()
            .filter(move |node| node.tag_name().name() == name)
    };
    let attribute = |node: roxmltree::Node, name: &str| -> Option<String> {
        let found = node.attributes().find(|own| own.name() == name);
        found.map(|own| own.value().to_string())
    };
    let alts: Vec<String> = named("docPr")
        .filter_map(|node| attribute(node, "descr"))
        .collect();
    let expected: Vec<String> = figures(document)
        .iter()
        .map(|own| own.alt.clone())
        .collect();
    assert_eq!(alts, expected);
    let ids: BTreeSet<_> = named("docPr").map(|node| attribute(node, "id")).collect();
    assert_eq!(ids.len(), alts.len());
    assert_eq!(named("tblHeader").count(), tables(document).len());
    for (held, table) in named("tbl").zip(tables(document)) {
        let count = |name: &str| {
            let all = held.descendants();
            all.filter(|node| node.tag_name().name() == name).count()
        };
        assert_eq!(count("tr"), table.rows.len() + 1);
        assert_eq!(count("tc"), (table.rows.len() + 1) * table.header.len());
    }
    assert_eq!(named("tbl").count(), tables(document).len());
    let said: String = named("t").filter_map(|node| node.text()).collect();
    assert!(said.contains(HOSTILE));
    let fields: Vec<String> = named("instrText")
        .filter_map(|node| node.text().map(str::to_string))
        .collect();
    let counted = |word: &str| fields.iter().filter(|field| field.contains(word)).count();
    assert_eq!(counted("SEQ Table"), tables(document).len());
    assert_eq!(counted("SEQ Figure"), figures(document).len());
    let used: BTreeSet<String> = ["pStyle", "tblStyle"]
        .into_iter()
        .flat_map(named)
        .filter_map(|node| attribute(node, "val"))
        .collect();
    let styles = text(&files, "word/styles.xml");
    for style in &used {
        assert!(
            styles.contains(&format!("w:styleId=\"{style}\"")),
            "{style}"
        );
    }
    for style in ["Title", "Heading1", "Heading2", "Caption", "ReportTable"] {
        assert!(used.contains(style), "{style}");
    }
    let core = text(&files, "docProps/core.xml");
    let core = roxmltree::Document::parse(&core).unwrap();
    let title = core
        .descendants()
        .find(|node| node.tag_name().name() == "title");
    assert_eq!(
        title.and_then(|node| node.text()),
        Some(document.title.as_str())
    );
}

#[test]
fn the_article_is_balanced_and_cites_only_what_its_bibliography_holds() {
    let (document, comparison) = report();
    let written = tex(document);
    let (article, bibliography) = (&written.article, &written.bibliography);
    for text in [article, bibliography] {
        let mut depth = 0i64;
        let mut escaped = false;
        for letter in text.chars() {
            match letter {
                '{' if !escaped => depth += 1,
                '}' if !escaped => depth -= 1,
                _ => {}
            }
            assert!(depth >= 0, "a brace too many");
            escaped = letter == '\\' && !escaped;
        }
        assert_eq!(depth, 0);
    }
    let mut open = Vec::new();
    for (at, _) in article
        .match_indices("\\begin{")
        .chain(article.match_indices("\\end{"))
    {
        open.push(at);
    }
    open.sort_unstable();
    let mut stack = Vec::new();
    for at in open {
        let rest = &article[at..];
        let name = &rest[rest.find('{').unwrap() + 1..rest.find('}').unwrap()];
        if rest.starts_with("\\begin") {
            stack.push(name);
        } else {
            assert_eq!(stack.pop(), Some(name));
        }
    }
    assert!(stack.is_empty());
    assert_eq!(
        article.matches("\\begin{longtable}").count(),
        tables(document).len()
    );
    for figure in figures(document) {
        assert!(
            article.contains(&format!("{{{}.pdf}}", figure.name)),
            "{}",
            figure.name
        );
        assert!(article.contains(&format!("\\label{{fig:{}}}", figure.name)));
    }
    let known: BTreeSet<&str> = bibliography
        .match_indices("@misc{")
        .map(|(at, start)| {
            let rest = &bibliography[at + start.len()..];
            &rest[..rest.find(',').unwrap()]
        })
        .collect();
    let mut cited = BTreeSet::new();
    for (at, start) in article.match_indices("\\cite{") {
        let rest = &article[at + start.len()..];
        cited.extend(rest[..rest.find('}').unwrap()].split(','));
    }
    assert!(cited.is_subset(&known), "{:?}", cited.difference(&known));
    assert!(cited.len() > 20, "{cited:?}");
    for metric in comparison
        .metrics
        .iter()
        .filter_map(|card| linchpin::metrics::Metric::find(card.id))
    {
        for doi in metric.cite.split("doi:").skip(1) {
            let doi = doi.split("; ").next().unwrap();
            assert!(bibliography.contains(&format!("doi = {{{doi}}}")), "{doi}");
        }
    }
}

#[test]
fn the_pdf_is_paged_tagged_and_described() {
    let (document, _) = report();
    let bytes = pdf(document).unwrap();
    assert!(bytes.starts_with(b"%PDF-1."));
    let holds = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    let count = |part: &[u8]| {
        bytes
            .windows(part.len())
            .filter(|window| *window == part)
            .count()
    };
    assert!(holds(b"/StructTreeRoot") && holds(b"/Outlines") && holds(b"Inter"));
    assert_eq!(count(b"/S/Table"), tables(document).len());
    assert_eq!(count(b"/S/Figure"), figures(document).len());
    let cells: usize = tables(document)
        .iter()
        .map(|table| table.header.len())
        .sum();
    assert_eq!(count(b"/S/TH\n") + count(b"/S/TH/"), cells);
    assert!(count(b"/Type/Page/") + count(b"/Type/Page\n") > 10);
}

#[test]
fn the_same_report_has_the_same_bytes_in_every_format() {
    let (document, comparison) = report();
    let handed = Handed {
        document,
        comparison,
    };
    for form in FORMS {
        let written = (form.write)(handed).unwrap();
        assert!(
            written[0].0.ends_with(&format!(".{}", form.id)),
            "{}",
            form.id
        );
        assert!(written == (form.write)(handed).unwrap(), "{}", form.id);
    }
}

#[test]
fn the_command_writes_what_is_asked_and_replaces_nothing_that_was_edited() {
    let folder = tempfile::tempdir().unwrap();
    let ties = "source,target,strength\nUSA,JPN,1\nUSA,KOR,1\nJPN,KOR,0.5\n";
    std::fs::write(folder.path().join("ties.csv"), ties).unwrap();
    let run = |more: &[&str]| {
        let mut command = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("linchpin"));
        command.current_dir(folder.path());
        command.args(["report", "ties.csv", "--without", "JPN-KOR", "--to"]);
        command.args(more).assert()
    };
    run(&["tex,docx"]).success();
    let report = folder.path().join("plots/ties");
    let is_there = |name: &str| report.join(name).exists();
    assert!(is_there("report.tex") && is_there("report.bib") && is_there("report.docx"));
    assert!(!is_there("report.html") && !is_there("report.md"));
    // Every figure of the article lies beside it.
    let article = std::fs::read_to_string(report.join("report.tex")).unwrap();
    for (at, _) in article.match_indices(".pdf}") {
        let start = article[..at].rfind('{').unwrap() + 1;
        assert!(
            is_there(&article[start..at + 4]),
            "{}",
            &article[start..at + 4]
        );
    }
    run(&["tex,docx"]).success();
    std::fs::write(report.join("report.docx"), "mine").unwrap();
    run(&["tex,docx"]).code(4);
    assert_eq!(std::fs::read(report.join("report.docx")).unwrap(), b"mine");
    run(&["odt"]).code(2);
}
