//! Where everything stands on which page, before a page is drawn.

use crate::charts::font;
use krilla::tagging::{Tag, TagKind};
use resvg::usvg::Tree;

/// Points: A4.
pub(super) const PAPER: [f64; 2] = [595.28, 841.89];
/// Points: 20 mm on every side, and the line of the page number inside the one below.
const MARGIN: f64 = 56.7;
/// Points, the width of the text.
pub(super) const WIDE: f64 = PAPER[0] - 2.0 * MARGIN;
/// Points, where the text ends.
const BOTTOM: f64 = PAPER[1] - MARGIN - 6.0;

/// How text looks.
#[derive(Clone, Copy)]
pub(super) struct Look {
    /// Points.
    pub size: f64,
    pub is_bold: bool,
    pub colour: [u8; 3],
}

const INK: [u8; 3] = [0x1f, 0x29, 0x37];
pub(super) const MUTED: [u8; 3] = [0x5b, 0x64, 0x72];

impl Look {
    pub const fn plain(size: f64) -> Self {
        Self {
            size,
            is_bold: false,
            colour: INK,
        }
    }

    pub const fn bold(size: f64) -> Self {
        Self {
            size,
            is_bold: true,
            colour: INK,
        }
    }

    pub const fn muted(self) -> Self {
        Self {
            colour: MUTED,
            ..self
        }
    }

    pub const fn blue(self) -> Self {
        Self {
            colour: [0x1d, 0x4e, 0x89],
            ..self
        }
    }

    /// Points from line to line.
    pub fn leading(self) -> f64 {
        self.size * 1.38
    }

    /// The width of a text.
    pub fn width(self, text: &str) -> f64 {
        font::width(text, self.size, self.is_bold)
    }

    /// The text in lines of this width.
    pub fn wrap(self, text: &str, most: f64) -> Vec<String> {
        font::wrap(text, self.size, self.is_bold, most)
    }
}

/// Something drawn on a page, at points from the upper left corner.
pub(super) enum Mark {
    /// A line of text on its baseline, and the leaf of the structure it belongs to; none is decoration.
    Text(Option<usize>, [f64; 2], Look, String),
    /// A rule from left to right: its place, its width, its weight.
    Rule([f64; 2], f64, f64),
    /// A chart, its size, and its leaf.
    Chart(usize, [f64; 2], [f64; 2], Box<Tree>),
}

/// The structure of the report: what a leaf is filled with is known once it is drawn.
pub(super) enum Node {
    Group(TagKind, Vec<Node>),
    Leaf(usize),
}

/// The pages so far, and where the next line goes.
pub(super) struct Layout {
    pub pages: Vec<Vec<Mark>>,
    pub nodes: Vec<Node>,
    /// Headings: text, page, height.
    pub entries: Vec<(String, usize, f64)>,
    pub leaves: usize,
    pub y: f64,
}

impl Layout {
    pub fn new() -> Self {
        Self {
            pages: vec![Vec::new()],
            nodes: Vec::new(),
            entries: Vec::new(),
            leaves: 0,
            y: MARGIN,
        }
    }

    /// Room between two pieces; none at the head of a page.
    pub fn space(&mut self, points: f64) {
        if self.y > MARGIN {
            self.y += points;
        }
    }

    /// Whether this much fits below on the page.
    pub fn fits(&self, height: f64) -> bool {
        self.y + height <= BOTTOM
    }

    /// Goes to the next page where this much does not fit on this one.
    pub fn keep(&mut self, height: f64) {
        if !self.fits(height) && self.y > MARGIN {
            self.turn();
        }
    }

    /// Goes to the next page.
    pub fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.y = MARGIN;
    }

    /// Whether this height is more than half a page, and may be divided.
    pub fn is_long(height: f64) -> bool {
        height > (BOTTOM - MARGIN) / 2.0
    }

    /// An entry of the contents, here.
    pub fn entry(&mut self, text: &str) {
        let page = self.pages.len() - 1;
        self.entries.push((text.to_string(), page, self.y));
    }

    /// Adds a piece to the structure.
    pub fn add(&mut self, node: Node) {
        self.nodes.push(node);
    }

    /// A new leaf of the structure.
    pub fn leaf(&mut self) -> usize {
        self.leaves += 1;
        self.leaves - 1
    }

    /// Draws something on this page.
    pub fn mark(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    /// Text on the next line, without going on to it.
    pub fn place(&mut self, text: &str, look: Look, x: f64) -> Node {
        let leaf = self.leaf();
        self.write(Some(leaf), text, look, x);
        Node::Leaf(leaf)
    }

    /// A line of a leaf where the pen is.
    pub fn write(&mut self, leaf: Option<usize>, text: &str, look: Look, x: f64) {
        let baseline = self.y + look.size * 1.02;
        self.mark(Mark::Text(
            leaf,
            [MARGIN + x, baseline],
            look,
            text.to_string(),
        ));
    }

    /// A text in lines, over pages where it must.
    pub fn lines(&mut self, text: &str, look: Look, x: f64) -> Node {
        let leaf = self.leaf();
        let lines = look.wrap(text, WIDE - x);
        let last = lines.len().saturating_sub(1);
        for (at, line) in lines.iter().enumerate() {
            self.keep(look.leading());
            // The space that the end of the line stands for, for who copies the text.
            let line = if at < last {
                format!("{line} ")
            } else {
                line.clone()
            };
            self.write(Some(leaf), &line, look, x);
            self.y += look.leading();
        }
        Node::Leaf(leaf)
    }

    /// How high a text is.
    pub fn height_of(&self, text: &str, look: Look) -> f64 {
        look.wrap(text, WIDE).len() as f64 * look.leading()
    }

    /// A text of its own in the structure; no line of it stands alone on a page if it can be helped.
    pub fn paragraph(&mut self, tag: TagKind, text: &str, look: Look, x: f64) {
        self.keep(look.leading() * 2.0);
        let words = self.lines(text, look, x);
        self.add(Node::Group(tag, vec![words]));
    }

    /// A rule across.
    pub fn rule(&mut self, width: f64, weight: f64) {
        let at = [MARGIN, self.y];
        self.mark(Mark::Rule(at, width, weight));
    }

    /// A chart in the middle.
    pub fn chart(&mut self, drawing: Tree, width: f64, height: f64) -> Node {
        let leaf = self.leaf();
        let at = [MARGIN + (WIDE - width) / 2.0, self.y];
        self.mark(Mark::Chart(leaf, at, [width, height], Box::new(drawing)));
        self.y += height;
        Node::Leaf(leaf)
    }

    /// The page numbers, once all pages are there.
    pub fn number(&mut self, title: &str) {
        let look = Look::plain(7.5).muted();
        let pages = self.pages.len();
        let y = PAPER[1] - MARGIN + 22.0;
        for (at, page) in self.pages.iter_mut().enumerate() {
            let number = format!("{} / {pages}", at + 1);
            let right = PAPER[0] - MARGIN - look.width(&number);
            let title = font::fit(title, look.size, false, WIDE - 60.0);
            page.push(Mark::Text(None, [MARGIN, y], look, title));
            page.push(Mark::Text(None, [right, y], look, number));
        }
    }
}

/// A paragraph's tag.
pub(super) fn plain() -> TagKind {
    Tag::P.into()
}
