//! A table on paper: caption above, header on each page, rows kept whole where they fit, notes below.

use super::{
    CAPTION,
    layout::{Layout, Look, Node, WIDE, plain},
};
use crate::report::{
    columns::columns,
    numbered::sentence,
    table::{Align, Table},
};
use krilla::tagging::{TableHeaderScope, Tag, TagKind};

const HEAD: Look = Look::bold(7.5);
const CELL: Look = Look::plain(7.5);
const NOTE: Look = Look::plain(7.5).muted();
/// Points between columns.
const GAP: f64 = 9.0;
/// Points above and below the text of a row.
const PAD: f64 = 2.0;

/// Lays a table out.
pub(super) fn table(page: &mut Layout, number: usize, caption: &str, table: &Table) {
    let grid = Grid::of(table);
    let caption = format!("Table {number}. {}", sentence(caption));
    page.space(8.0);
    // The caption stands with the header and the first rows.
    let first: f64 = table
        .rows
        .iter()
        .take(2)
        .map(|row| grid.height(row, CELL))
        .sum();
    let head = grid.height(&table.header, HEAD) + page.height_of(&caption, CAPTION) + 6.0;
    page.keep(head + if Layout::is_long(first) { 40.0 } else { first });
    let words = page.lines(&caption, CAPTION, 0.0);
    page.space(3.0);
    let header = grid.header(page, true);
    let mut body = Vec::new();
    for row in &table.rows {
        body.push(grid.row(page, row));
    }
    page.rule(grid.wide, 0.8);
    page.space(3.0);
    page.add(Node::Group(
        Tag::Table.into(),
        vec![
            Node::Group(Tag::Caption.into(), vec![words]),
            Node::Group(Tag::THead.into(), header.into_iter().collect()),
            Node::Group(Tag::TBody.into(), body),
        ],
    ));
    for note in &table.notes {
        page.paragraph(plain(), &sentence(note), NOTE, 0.0);
    }
    page.space(10.0);
}

/// A table with the widths of its columns.
struct Grid<'t> {
    table: &'t Table,
    widths: Vec<f64>,
    wide: f64,
}

impl<'t> Grid<'t> {
    fn of(table: &'t Table) -> Self {
        let measure = |text: &str, bold: bool| if bold { HEAD } else { CELL }.width(text) + 0.5;
        let gaps = GAP * table.header.len().saturating_sub(1) as f64;
        let widths = columns(table, WIDE - gaps, measure);
        let wide = widths.iter().sum::<f64>() + gaps;
        Self {
            table,
            widths,
            wide,
        }
    }

    fn wrapped(&self, cells: &[String], look: Look) -> Vec<Vec<String>> {
        let each = cells.iter().zip(&self.widths);
        each.map(|(cell, width)| look.wrap(cell, *width)).collect()
    }

    fn height(&self, cells: &[String], look: Look) -> f64 {
        let wrapped = self.wrapped(cells, look);
        let lines = wrapped.iter().map(Vec::len).max().unwrap_or(1);
        lines as f64 * look.leading() + 2.0 * PAD
    }

    /// The header; where it is repeated it is decoration, and no part of the structure.
    fn header(&self, page: &mut Layout, is_first: bool) -> Option<Node> {
        page.rule(self.wide, 0.8);
        let leaves: Vec<Option<usize>> = self
            .widths
            .iter()
            .map(|_| is_first.then(|| page.leaf()))
            .collect();
        page.y += PAD;
        let wrapped = self.wrapped(&self.table.header, HEAD);
        for at in 0..wrapped.iter().map(Vec::len).max().unwrap_or(0) {
            self.line(page, &wrapped, at, HEAD, &leaves);
        }
        page.y += PAD;
        page.rule(self.wide, 0.5);
        let tag = || Tag::TH(TableHeaderScope::Column).into();
        is_first.then(|| row_of(&leaves, tag))
    }

    fn row(&self, page: &mut Layout, cells: &[String]) -> Node {
        let height = self.height(cells, CELL);
        if !page.fits(height) && !Layout::is_long(height) {
            self.turn(page);
        }
        let leaves: Vec<Option<usize>> = self.widths.iter().map(|_| Some(page.leaf())).collect();
        let wrapped = self.wrapped(cells, CELL);
        page.y += PAD;
        for at in 0..wrapped.iter().map(Vec::len).max().unwrap_or(0) {
            if !page.fits(CELL.leading() + PAD) {
                self.turn(page);
                page.y += PAD;
            }
            self.line(page, &wrapped, at, CELL, &leaves);
        }
        page.y += PAD;
        page.rule(self.wide, 0.25);
        row_of(&leaves, || Tag::TD.into())
    }

    /// Goes on on the next page, under the header.
    fn turn(&self, page: &mut Layout) {
        page.turn();
        self.header(page, false);
    }

    /// One line of text of each cell.
    fn line(
        &self,
        page: &mut Layout,
        cells: &[Vec<String>],
        at: usize,
        look: Look,
        leaves: &[Option<usize>],
    ) {
        let mut x = 0.0;
        for (column, (lines, width)) in cells.iter().zip(&self.widths).enumerate() {
            if let Some(text) = lines.get(at).filter(|text| !text.is_empty()) {
                let right = self.table.align.get(column) == Some(&Align::Right);
                let shift = if right { width - look.width(text) } else { 0.0 };
                let text = if at + 1 < lines.len() {
                    format!("{text} ")
                } else {
                    text.clone()
                };
                let leaf = leaves.get(column).copied().flatten();
                page.write(leaf, &text, look, x + shift.max(0.0));
            }
            x += width + GAP;
        }
        page.y += look.leading();
    }
}

/// A row of cells in the structure.
fn row_of(leaves: &[Option<usize>], tag: impl Fn() -> TagKind) -> Node {
    let cell = |leaf: &usize| Node::Group(tag(), vec![Node::Leaf(*leaf)]);
    Node::Group(Tag::TR.into(), leaves.iter().flatten().map(cell).collect())
}
