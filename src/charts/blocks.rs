//! The blocks of the ties and the actors in which they meet, as a tree, on both sides.

use super::{
    Chart, Drawn, Head, Subject,
    canvas::{Anchor, Canvas, Type, draw},
    font,
    palette::{EMPTY, INK, LABEL, MARGIN, MUTED, SMALL, TIE, WIDTH, WITHOUT},
    source_line,
};
use crate::{
    analysis::{Measured, capital},
    error::{Error, Result},
    model::{Transit, list},
};
use plotters::style::Color;

pub(super) static CHART: Chart = Chart {
    id: "blocks",
    about: "the blocks of the ties and the actors in which they meet, as a tree, on both sides",
    section: "failures",
    metric: || None,
    draw: blocks,
};

/// Rows of a side at the most.
const MOST_ROWS: usize = 28;
/// Space between two panels, px.
const GAP: f64 = 40.0;
/// Indent of a level, px.
const INDENT: f64 = 34.0;
/// Height of a line of names in a box, px.
const LINE: f64 = 22.0;

/// A row of the tree: a cut actor, a block, or an actor without ties.
struct Row {
    depth: usize,
    /// Row of the node above.
    parent: Option<usize>,
    cut: bool,
    text: String,
    /// Pairs of others that the actor's loss parts.
    parts: usize,
}

/// One side, laid out.
struct Panel {
    label: String,
    rows: Vec<Row>,
    /// Names of the cut actors.
    cut: Vec<String>,
    blocks: usize,
}

fn blocks(subject: &Subject) -> Result<Drawn> {
    let comparison = subject.comparison;
    let panels = [
        Panel::of(subject.without, &comparison.without.label)?,
        Panel::of(subject.with, &comparison.with.label)?,
    ];
    let granted = subject.with.mid.transit() == Transit::Granted;
    let rule = if granted {
        " Of ties alone: a hub that must pass things on shows as a cut actor only where no tie goes round it."
    } else {
        ""
    };
    let head = Head {
        title: title(&panels),
        subtitle: format!(
            "A box is a block: no single loss of an actor parts any two of the others in it. A disc is an actor in which \
             blocks meet: its loss parts them.{rule}"
        ),
        source: source_line(comparison),
        alt: panels.iter().map(Panel::alt).collect::<Vec<_>>().join(" "),
    };
    let width = (WIDTH - 2.0 * MARGIN - GAP) / 2.0;
    let tallest = panels
        .iter()
        .map(|panel| panel.rows.iter().map(|row| row.height(width)).sum::<f64>())
        .fold(0.0, f64::max);
    draw(&head, tallest + 60.0, |canvas| {
        for (index, panel) in panels.iter().enumerate() {
            let left = MARGIN + index as f64 * (width + GAP);
            panel.paint(canvas, left, width)?;
        }
        Ok(())
    })
}

fn title(panels: &[Panel; 2]) -> String {
    let [without, with] = panels;
    let said = |panel: &Panel| match panel.cut.as_slice() {
        [] => "no actor is a cut actor".to_string(),
        [one] => format!("{one} is the one cut actor"),
        many if many.len() <= 3 => format!("{} are cut actors", list(many.iter().cloned())),
        many => format!("{} actors are cut actors", many.len()),
    };
    if without.cut == with.cut && without.blocks == with.blocks {
        return format!(
            "{}, and the blocks are as many, on both sides",
            capital(&said(with))
        );
    }
    if without.cut == with.cut {
        let number = |count: usize| match count {
            1 => "1 block".to_string(),
            many => format!("{many} blocks"),
        };
        return format!(
            "{} on both sides; {} {}, {} {}",
            capital(&said(with)),
            number(without.blocks),
            without.label,
            number(with.blocks),
            with.label
        );
    }
    format!(
        "{} {}; {} {}",
        capital(&said(without)),
        without.label,
        said(with),
        with.label
    )
}

impl Panel {
    fn of(side: &Measured, label: &str) -> Result<Self> {
        let (view, network) = (&side.mid, &side.network);
        if view.is_directed() {
            return Err(Error::Refused(
                "blocks are of ties that run both ways; --undirected any or both makes them so"
                    .into(),
            ));
        }
        let blocks = view.blocks();
        let mut blocks_of = vec![Vec::new(); view.n()];
        for (at, block) in blocks.iter().enumerate() {
            block.iter().for_each(|&actor| blocks_of[actor].push(at));
        }
        let title = |actor: usize| network.actor(actor).title().to_string();
        let cut: Vec<usize> = (0..view.n())
            .filter(|&actor| blocks_of[actor].len() > 1)
            .collect();
        let mut rows: Vec<Row> = Vec::new();
        let mut placed = vec![false; blocks.len()];
        let mut seen = vec![false; view.n()];
        // From the actor in which most blocks meet, then the rest; a block without a cut actor stands by itself.
        let mut roots = cut.clone();
        roots.sort_by_key(|&actor| std::cmp::Reverse(blocks_of[actor].len()));
        let mut waiting: Vec<(Node, usize, Option<usize>)> = Vec::new();
        let starts = roots
            .into_iter()
            .map(Node::Actor)
            .chain((0..blocks.len()).map(Node::Block));
        for start in starts {
            waiting.push((start, 0, None));
            while let Some((node, depth, parent)) = waiting.pop() {
                let row = rows.len();
                match node {
                    Node::Actor(actor) => {
                        if std::mem::replace(&mut seen[actor], true) {
                            continue;
                        }
                        let parts = parted(side, actor);
                        rows.push(Row {
                            depth,
                            parent,
                            cut: true,
                            text: title(actor),
                            parts,
                        });
                        let below = blocks_of[actor].iter().rev().filter(|&&at| !placed[at]);
                        waiting.extend(below.map(|&at| (Node::Block(at), depth + 1, Some(row))));
                    }
                    Node::Block(at) => {
                        if std::mem::replace(&mut placed[at], true) {
                            continue;
                        }
                        let own = blocks[at]
                            .iter()
                            .filter(|&&actor| blocks_of[actor].len() == 1);
                        let names: Vec<String> = own.map(|&actor| title(actor)).collect();
                        let text = if names.is_empty() {
                            "a tie alone".into()
                        } else {
                            names.join(" · ")
                        };
                        rows.push(Row {
                            depth,
                            parent,
                            cut: false,
                            text,
                            parts: 0,
                        });
                        let below = blocks[at]
                            .iter()
                            .rev()
                            .filter(|&&actor| blocks_of[actor].len() > 1 && !seen[actor]);
                        waiting
                            .extend(below.map(|&actor| (Node::Actor(actor), depth + 1, Some(row))));
                    }
                }
                if rows.len() > MOST_ROWS {
                    return Err(Error::Refused(format!(
                        "more than {MOST_ROWS} blocks and cut actors do not fit a chart; `linchpin failures` lists them"
                    )));
                }
            }
        }
        let alone: Vec<String> = (0..view.n())
            .filter(|&actor| blocks_of[actor].is_empty())
            .map(title)
            .collect();
        if !alone.is_empty() {
            let text = format!("without a tie: {}", list(alone.into_iter()));
            rows.push(Row {
                depth: 0,
                parent: None,
                cut: false,
                text,
                parts: 0,
            });
        }
        Ok(Self {
            label: label.to_string(),
            rows,
            cut: cut
                .into_iter()
                .map(|actor| network.actor(actor).in_a_sentence())
                .collect(),
            blocks: blocks.len(),
        })
    }

    fn alt(&self) -> String {
        let rows = self.rows.iter().map(|row| match row.cut {
            true => {
                let pairs = if row.parts == 1 { "pair" } else { "pairs" };
                format!(
                    "cut actor {}, whose loss parts {} {pairs} of others",
                    row.text, row.parts
                )
            }
            false => format!("block {}", row.text),
        });
        format!(
            "{}: {}.",
            capital(&self.label),
            rows.collect::<Vec<_>>().join("; ")
        )
    }

    fn paint(&self, canvas: &Canvas, left: f64, width: f64) -> Result<()> {
        let bold = Type {
            size: LABEL,
            bold: true,
            color: INK,
        };
        let caption = font::fit(&capital(&self.label), LABEL, true, width);
        canvas.text(&caption, (left, canvas.top + 12.0), bold, Anchor::Start)?;
        let mut y = canvas.top + 44.0;
        let mut middles: Vec<f64> = Vec::new();
        for row in &self.rows {
            let height = row.height(width);
            let x = left + row.depth as f64 * INDENT + 10.0;
            let middle = y + (height - 10.0) / 2.0;
            if let Some(above) = row.parent.and_then(|parent| middles.get(parent)) {
                let spine = x - INDENT;
                let bend = [(spine, above + 12.0), (spine, middle), (x - 10.0, middle)];
                canvas.line(&bend, TIE.to_rgba(), 2.0)?;
            }
            row.paint(canvas, x, middle, left + width)?;
            middles.push(middle);
            y += height;
        }
        Ok(())
    }
}

#[derive(Clone, Copy)]
enum Node {
    Actor(usize),
    Block(usize),
}

/// Pairs of others that the ties alone no longer join without the actor.
fn parted(side: &Measured, actor: usize) -> usize {
    let view = &side.mid;
    let before = view.components_after(None);
    let after = view.components_after(Some(crate::kernels::Loss::Actor(actor)));
    view.pairs()
        .filter(|&(a, b)| {
            a != actor && b != actor && before[a] == before[b] && after[a] != after[b]
        })
        .count()
}

impl Row {
    fn lines(&self, width: f64) -> Vec<String> {
        let room = width - self.depth as f64 * INDENT - 40.0;
        font::wrap(&self.text, SMALL, false, room.max(80.0))
    }

    fn height(&self, width: f64) -> f64 {
        if self.cut {
            return 40.0;
        }
        self.lines(width).len() as f64 * LINE + 24.0
    }

    fn paint(&self, canvas: &Canvas, x: f64, middle: f64, right: f64) -> Result<()> {
        if self.cut {
            canvas.disc((x, middle), 9.0, WITHOUT.to_rgba())?;
            let name = Type {
                size: LABEL,
                bold: true,
                color: INK,
            };
            canvas.text(&self.text, (x + 18.0, middle), name, Anchor::Start)?;
            let pairs = if self.parts == 1 { "pair" } else { "pairs" };
            let said = format!("its loss parts {} {pairs} of others", self.parts);
            let at = x + 18.0 + font::width(&self.text, LABEL, true) + 12.0;
            let fits = at + font::width(&said, SMALL, false) <= right;
            let note = Type {
                size: SMALL,
                bold: false,
                color: MUTED,
            };
            if fits {
                canvas.text(&said, (at, middle), note, Anchor::Start)?;
            }
            return Ok(());
        }
        let lines = self.lines(right - x + self.depth as f64 * INDENT + 10.0);
        let half = (lines.len() as f64 * LINE + 12.0) / 2.0;
        let widest = lines
            .iter()
            .map(|line| font::width(line, SMALL, false))
            .fold(0.0, f64::max);
        let (from, to) = (
            (x - 10.0, middle - half),
            (x + widest + 14.0, middle + half),
        );
        canvas.rect(from, to, EMPTY.to_rgba())?;
        canvas.frame(from, to, TIE.to_rgba(), 1.4)?;
        let text = Type {
            size: SMALL,
            bold: false,
            color: INK,
        };
        for (index, line) in lines.iter().enumerate() {
            let y = middle - half + 6.0 + LINE * (index as f64 + 0.5);
            canvas.text(line, (x + 2.0, y), text, Anchor::Start)?;
        }
        Ok(())
    }
}
