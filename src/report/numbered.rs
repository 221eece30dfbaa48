//! A report as its readers cite it: tables and figures under the numbers that every format gives them.

use super::{
    document::{Block, Document, Figure},
    table::Table,
};

/// A piece of a report; tables and figures are counted from 1, each by themselves.
pub(super) enum Part<'d> {
    /// A section heading.
    Heading(&'d str),
    /// A smaller heading.
    Subheading(&'d str),
    /// A paragraph.
    Paragraph(&'d str),
    /// Sentences that stand out.
    Findings(&'d [String]),
    /// Items.
    List(&'d [String]),
    /// A table under its number and caption.
    Table(usize, String, &'d Table),
    /// A chart under its number.
    Figure(usize, &'d Figure),
}

/// The pieces in order. A table without a title of its own is captioned by the heading it stands under.
pub(super) fn parts(document: &Document) -> Vec<Part<'_>> {
    let (mut tables, mut figures) = (0, 0);
    let mut under = document.title.as_str();
    let mut found = Vec::new();
    for block in &document.blocks {
        found.push(match block {
            Block::Heading(text) => {
                under = text;
                Part::Heading(text)
            }
            Block::Subheading(text) => {
                under = text;
                Part::Subheading(text)
            }
            Block::Paragraph(text) => Part::Paragraph(text),
            Block::Findings(sentences) => Part::Findings(sentences),
            Block::List(items) => Part::List(items),
            Block::Table(table) => {
                let title = if table.title.is_empty() {
                    under
                } else {
                    &table.title
                };
                tables += 1;
                Part::Table(tables, title.to_string(), table)
            }
            Block::Figure(figure) => {
                figures += 1;
                Part::Figure(figures, figure)
            }
        });
    }
    found
}

/// A note as a sentence of its own under a table: the star that marks it in a cell stays with it.
pub(super) fn sentence(note: &str) -> String {
    if note.ends_with(['.', '!', '?']) {
        note.to_string()
    } else {
        format!("{note}.")
    }
}

/// The works that a citation names: a semicolon parts them, unless it stands in brackets.
pub(super) fn works(citation: &str) -> Vec<&str> {
    let (mut works, mut from, mut depth) = (Vec::new(), 0, 0i32);
    for (at, letter) in citation.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            ';' if depth <= 0 => {
                works.push(citation[from..at].trim());
                from = at + 1;
            }
            _ => {}
        }
    }
    works.push(citation[from..].trim());
    works
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_keep_a_work_together() {
        let cite = "A 1968 (report; in print 1969), doi:1; B 1970, doi:2(3)";
        assert_eq!(
            works(cite),
            ["A 1968 (report; in print 1969), doi:1", "B 1970, doi:2(3)"]
        );
    }
}
