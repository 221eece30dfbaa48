//! A report as Markdown, charts beside it as files.

use super::{
    document::{Block, Document},
    table::{Align, Table},
};
use std::fmt::Write;

/// The document as Markdown; figures are linked as `NAME.svg` in the same folder.
pub fn markdown(document: &Document) -> String {
    let mut text = format!("# {}\n\n{}\n", document.title, document.subtitle);
    let mut figures = 0;
    for block in &document.blocks {
        text.push('\n');
        let _ = match block {
            Block::Heading(heading) => writeln!(text, "## {heading}"),
            Block::Subheading(heading) => writeln!(text, "### {heading}"),
            Block::Paragraph(paragraph) => writeln!(text, "{paragraph}"),
            Block::Findings(sentences) => sentences
                .iter()
                .try_for_each(|sentence| writeln!(text, "> {sentence}\n>"))
                .map(|()| {
                    text.truncate(text.trim_end_matches(['>', '\n']).len());
                    text.push('\n');
                }),
            Block::List(items) => items.iter().try_for_each(|item| writeln!(text, "- {item}")),
            Block::Table(table) => {
                text.push_str(&markdown_table(table));
                Ok(())
            }
            Block::Figure(figure) => {
                figures += 1;
                writeln!(
                    text,
                    "![{}]({}.svg)\n\n*Figure {figures}. {}*",
                    figure.alt.replace(['[', ']', '\n'], " "),
                    figure.name,
                    figure.caption
                )
            }
        };
    }
    text
}

/// A table as Markdown, with its title before and its notes after.
pub fn markdown_table(table: &Table) -> String {
    let cell = |text: &String| text.replace('|', "\\|");
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut text = String::new();
    if !table.title.is_empty() {
        let _ = writeln!(text, "**{}**\n", table.title);
    }
    text += &line(table.header.iter().map(cell).collect());
    let rule = |align: &Align| {
        if *align == Align::Right {
            "---:".to_string()
        } else {
            "---".into()
        }
    };
    text += &line(table.align.iter().map(rule).collect());
    for row in &table.rows {
        text += &line(row.iter().map(cell).collect());
    }
    for note in &table.notes {
        let _ = writeln!(text, "\n*{}*", note.trim_start_matches("* "));
    }
    text
}
