//! From a Pajek file to a study.

use super::super::{
    Input, Reading,
    assembly::{Assembly, Bytes, Nodes},
    numbered::{self, Cell, Shape, short},
};
use crate::error::{Error, Result, nearest};
use std::collections::HashMap;

/// Sections that hold a network.
const SECTIONS: &[&str] = &[
    "*network",
    "*vertices",
    "*edges",
    "*arcs",
    "*edgeslist",
    "*arcslist",
    "*matrix",
];

/// Sections of a project that hold something about a network.
const OTHER_OBJECTS: &[&str] = &[
    "*partition",
    "*vector",
    "*permutation",
    "*cluster",
    "*hierarchy",
];

pub(super) fn read(input: &Input) -> Result<Reading> {
    let mut reader = Reader {
        input,
        assembly: Assembly::new(input, Nodes::Declared),
        section: Section::None,
        count: 0,
        vertices: Vec::new(),
        settled: false,
        layer: None,
        relations: HashMap::new(),
        matrices: Vec::new(),
        matrix_layers: Vec::new(),
        filled: 0,
        diagonal: 0,
        intervals: false,
        drawing: false,
    };
    let mut start = 0;
    let mut words = Vec::new();
    for line in input.text.split_inclusive('\n') {
        reader.words(start, line, &mut words)?;
        start += line.len();
        if let Some(first) = words.first()
            && !reader.line(first.clone(), &words)?
        {
            break;
        }
    }
    reader.finish()
}

/// Which lines are being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    None,
    Vertices,
    Ties { one_way: bool },
    Lists { one_way: bool },
    Matrix,
    Skipped,
}

/// A vertex as its line describes it.
#[derive(Clone, Debug, Default)]
struct Vertex {
    label: Option<String>,
    at: Bytes,
    x: Option<Bytes>,
    y: Option<Bytes>,
}

/// A word of a line; what stands between quotes is one.
#[derive(Clone, Debug)]
struct Word {
    at: Bytes,
    quoted: bool,
}

struct Reader<'i> {
    input: &'i Input,
    assembly: Assembly<'i>,
    section: Section,
    /// Number of vertices; 0 before the network begins.
    count: usize,
    vertices: Vec<Option<Vertex>>,
    /// Whether the vertices were given to the assembly.
    settled: bool,
    /// The layer of the section.
    layer: Option<String>,
    /// Names of relations by their numbers.
    relations: HashMap<String, String>,
    matrices: Vec<Cell>,
    /// The names of the relations that the matrices give.
    matrix_layers: Vec<Option<String>>,
    /// Cells of the present matrix met so far.
    filled: usize,
    /// Cells between a vertex and itself that are not 0.
    diagonal: usize,
    intervals: bool,
    drawing: bool,
}

impl<'i> Reader<'i> {
    fn text(&self, word: &Word) -> &'i str {
        &self.input.text[word.at.clone()]
    }

    /// The words of a line that starts at `start`; none for a comment.
    fn words(&self, start: usize, line: &str, words: &mut Vec<Word>) -> Result<()> {
        words.clear();
        if line.trim_start().starts_with('%') {
            return Ok(());
        }
        let mut at = 0;
        while let Some(blank) = line[at..].find(|letter: char| !letter.is_whitespace()) {
            at += blank;
            let quoted = line[at..].starts_with('"');
            let from = at + usize::from(quoted);
            let end = if quoted {
                line[from..].find('"')
            } else {
                line[from..].find(char::is_whitespace)
            };
            let end = match end {
                Some(end) => from + end,
                None if quoted => {
                    return Err(self.assembly.fault(
                        start + at..start + line.trim_end().len(),
                        "a quote that is not closed on its line",
                        "close it; a quote inside a label is written &#34;",
                    ));
                }
                None => line.len(),
            };
            words.push(Word {
                at: start + from..start + end,
                quoted,
            });
            at = end + usize::from(quoted);
        }
        Ok(())
    }

    /// Reads a line; `false` where the first network ends.
    fn line(&mut self, first: Word, words: &[Word]) -> Result<bool> {
        if !first.quoted && self.text(&first).starts_with('*') {
            return self.section(&first, words);
        }
        match self.section {
            Section::None => {
                return Err(self.assembly.fault(
                    first.at.clone(),
                    format!("`{}` before the first section", short(self.text(&first))),
                    "a Pajek network begins with *Vertices and how many there are",
                ));
            }
            Section::Vertices => self.vertex(words)?,
            Section::Ties { one_way } => self.tie(words, one_way)?,
            Section::Lists { one_way } => self.list(words, one_way)?,
            Section::Matrix => self.row(words)?,
            Section::Skipped => {}
        }
        Ok(true)
    }

    fn section(&mut self, first: &Word, words: &[Word]) -> Result<bool> {
        self.refuse_open_matrix()?;
        let name = self.text(first).to_lowercase();
        if OTHER_OBJECTS.contains(&name.as_str()) {
            if self.count == 0 {
                self.section = Section::Skipped;
                return Ok(true);
            }
            self.assembly.notice(
                "only the first network of the project is read, without its partitions and vectors",
            );
            return Ok(false);
        }
        let begins = matches!(name.as_str(), "*network" | "*vertices" | "*vertex");
        if begins && self.count > 0 {
            self.assembly
                .notice("only the first network of the file is read");
            return Ok(false);
        }
        if name == "*network" {
            let title = words.get(1).zip(words.last());
            if let Some((from, to)) = title {
                let title = self.input.text[from.at.start..to.at.end].to_string();
                self.assembly.title(&title);
            }
            self.section = Section::None;
            return Ok(true);
        }
        if self.section == Section::Skipped {
            return Ok(true); // the vertices of a partition that stands before the network
        }
        if begins {
            self.begin(first, words)?;
            return Ok(true);
        }
        self.section = match name.as_str() {
            "*edges" => Section::Ties { one_way: false },
            "*arcs" => Section::Ties { one_way: true },
            "*edgeslist" => Section::Lists { one_way: false },
            "*arcslist" => Section::Lists { one_way: true },
            "*matrix" => Section::Matrix,
            _ => {
                let near = nearest(&name, SECTIONS.iter().copied());
                let help = near
                    .map_or("a network has *Vertices, *Edges and *Arcs".into(), |near| {
                        format!("did you mean `{near}`?")
                    });
                let message = format!("unknown section `{}`", short(self.text(first)));
                return Err(self.assembly.fault(first.at.clone(), message, &help));
            }
        };
        if self.count == 0 {
            return Err(self.assembly.fault(
                first.at.clone(),
                "ties before the vertices",
                "begin with *Vertices and how many there are",
            ));
        }
        self.settle()?;
        self.relation(words)?;
        if self.section == Section::Matrix {
            self.filled = 0;
            self.matrix_layers.push(self.layer.clone());
        }
        Ok(true)
    }

    /// `*Vertices n`.
    fn begin(&mut self, first: &Word, words: &[Word]) -> Result<()> {
        let Some(count) = words.get(1) else {
            return Err(self.assembly.fault(
                first.at.clone(),
                "*Vertices without their number",
                "write how many there are: *Vertices 5",
            ));
        };
        if let Some(second) = words.get(2) {
            return Err(self.assembly.fault(
                second.at.clone(),
                "a two-mode network: its ties are memberships, not ties between actors",
                "turn it into a one-mode network in Pajek first",
            ));
        }
        let count = numbered::count(self.input, self.text(count), count.at.clone())?;
        self.count = count;
        self.vertices = vec![None; count];
        self.section = Section::Vertices;
        Ok(())
    }

    /// `:2 "trade"` behind the name of a section.
    fn relation(&mut self, words: &[Word]) -> Result<()> {
        self.layer = None;
        let Some(first) = words.get(1) else {
            return Ok(());
        };
        let Some(number) = self.text(first).strip_prefix(':') else {
            return Err(self.assembly.fault(
                first.at.clone(),
                format!("`{}` behind the name of a section", short(self.text(first))),
                "a relation is written *Arcs :1 \"name\"; ties begin on the next line",
            ));
        };
        let mut rest = words[2..].iter();
        let number = match number {
            "" => rest.next().map_or("", |word| self.text(word)),
            number => number,
        };
        let name = rest.next().map_or(number, |word| self.text(word));
        let name = letters(name);
        self.relations.insert(number.into(), name.clone());
        self.layer = Some(name);
        Ok(())
    }

    /// `1 "USA" 0.5 0.25 0.5`, and what belongs to drawing.
    fn vertex(&mut self, words: &[Word]) -> Result<()> {
        let number = self.node(&words[0])?;
        if self.vertices[number].is_some() {
            return Err(self.assembly.fault(
                words[0].at.clone(),
                format!("vertex {} is there twice", number + 1),
                "every vertex has one line",
            ));
        }
        let mut vertex = Vertex {
            at: words[0].at.clone(),
            ..Vertex::default()
        };
        if let Some(label) = words.get(1) {
            vertex.label = Some(letters(self.text(label)));
            vertex.at = label.at.clone();
        }
        let rest = words.get(2..).unwrap_or_default();
        let is_number = |word: &&Word| !word.quoted && self.text(word).parse::<f64>().is_ok();
        let numbers = rest.iter().take(3).take_while(is_number).count();
        let axis = |at: usize| (numbers > 1).then(|| rest[at].at.clone());
        (vertex.x, vertex.y) = (axis(0), axis(1));
        self.extras(&rest[numbers..]);
        self.vertices[number] = Some(vertex);
        Ok(())
    }

    /// `1 2 3.5`, and what belongs to drawing.
    fn tie(&mut self, words: &[Word], one_way: bool) -> Result<()> {
        let (layer, words) = match self.text(&words[0]).strip_suffix(':') {
            Some(number) => {
                let name = self.relations.get(number);
                (
                    Some(name.map_or(number, String::as_str).to_string()),
                    &words[1..],
                )
            }
            None => (self.layer.clone(), words),
        };
        let [from, to, rest @ ..] = words else {
            return Err(self.one_end(words));
        };
        self.give(from, to, one_way, layer)?;
        let mut rest = rest;
        if let [value, others @ ..] = rest
            && !self.text(value).starts_with('[')
        {
            self.assembly
                .tie_field("weight", self.text(value), value.at.clone())?;
            rest = others;
        }
        self.extras(rest);
        Ok(())
    }

    /// `1 2 3 4`: from the first to every other.
    fn list(&mut self, words: &[Word], one_way: bool) -> Result<()> {
        let [from, rest @ ..] = words else {
            return Ok(());
        };
        if rest.is_empty() {
            return Err(self.one_end(words));
        }
        for to in rest {
            self.give(from, to, one_way, self.layer.clone())?;
        }
        Ok(())
    }

    fn one_end(&self, words: &[Word]) -> Error {
        let at = words.first().map_or(0..0, |word| word.at.clone());
        self.assembly.fault(
            at,
            "a tie with one end",
            "write the numbers of two vertices, and the strength if it is known: 1 2 0.5",
        )
    }

    fn give(&mut self, from: &Word, to: &Word, one_way: bool, layer: Option<String>) -> Result<()> {
        let [a, b] = [self.node(from)?, self.node(to)?];
        let id = |node| self.assembly.id(node).unwrap_or_default().to_string();
        let (a, b) = (id(a), id(b));
        let at = from.at.start..to.at.end;
        self.assembly.tie(&a, &b, one_way, at.clone())?;
        match layer {
            Some(layer) => self.assembly.tie_field("layer", &layer, at),
            None => Ok(()),
        }
    }

    /// A row of a matrix, or a part of one.
    fn row(&mut self, words: &[Word]) -> Result<()> {
        let side = self.count;
        for word in words {
            if self.filled / side == side {
                return Err(self.assembly.fault(
                    word.at.clone(),
                    format!("more than the {side} × {side} numbers of the matrix"),
                    "give a row for every vertex, and a number in it for every vertex",
                ));
            }
            let (from, to) = (self.filled / side, self.filled % side);
            self.filled += 1;
            if self.text(word).parse() == Ok(0.0) {
                continue;
            }
            if from == to {
                self.diagonal += 1;
                continue;
            }
            self.matrices.push(Cell {
                layer: self.matrix_layers.len() - 1,
                from,
                to,
                value: Some(word.at.clone()),
                at: word.at.clone(),
            });
        }
        Ok(())
    }

    fn refuse_open_matrix(&self) -> Result<()> {
        let side = self.count;
        if self.section != Section::Matrix || self.filled / side == side {
            return Ok(());
        }
        let last = self.input.text.trim_end().len();
        Err(self.assembly.fault(
            last..last,
            format!(
                "the matrix ends after {} of {side} × {side} numbers",
                self.filled
            ),
            "give a row for every vertex, and a number in it for every vertex",
        ))
    }

    /// The number of a vertex, from 0.
    fn node(&self, word: &Word) -> Result<usize> {
        let text = self.text(word);
        let count = self.count;
        match text.parse::<usize>() {
            Ok(number @ 1..) if number <= count && !word.quoted => Ok(number - 1),
            _ => Err(self.assembly.fault(
                word.at.clone(),
                format!("`{}` is not the number of a vertex", short(text)),
                &format!("*Vertices says that they are 1 to {count}"),
            )),
        }
    }

    fn extras(&mut self, words: &[Word]) {
        for word in words {
            if self.text(word).starts_with('[') {
                self.intervals = true;
            } else {
                self.drawing = true;
            }
        }
    }

    /// Gives the vertices to the assembly, once all of them are known.
    fn settle(&mut self) -> Result<()> {
        if std::mem::replace(&mut self.settled, true) {
            return Ok(());
        }
        let numbers: Vec<String> = (1..=self.count).map(|number| number.to_string()).collect();
        let label = |vertex: &Option<Vertex>| {
            let label = vertex.as_ref().and_then(|vertex| vertex.label.clone());
            label.filter(|label| !label.trim().is_empty())
        };
        let labels: Vec<Option<String>> = self.vertices.iter().map(label).collect();
        let own = numbered::are_ids(
            labels
                .iter()
                .zip(&numbers)
                .map(|(label, number)| label.as_deref().unwrap_or(number)),
        );
        if !own {
            self.assembly.notice(
                "some vertices have the same label, so their numbers are the ids of actors",
            );
        }
        for (number, vertex) in std::mem::take(&mut self.vertices).into_iter().enumerate() {
            let vertex = vertex.unwrap_or_default();
            let label = labels[number].as_deref();
            let id = label.filter(|_| own).unwrap_or(&numbers[number]);
            self.assembly.actor(id, vertex.at.clone())?;
            if let Some(label) = label.filter(|_| !own) {
                self.assembly
                    .actor_field("label", label, vertex.at.clone())?;
            }
            for (axis, at) in [("x", vertex.x), ("y", vertex.y)] {
                if let Some(at) = at {
                    self.assembly
                        .actor_field(axis, &self.input.text[at.clone()], at)?;
                }
            }
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Reading> {
        self.refuse_open_matrix()?;
        self.settle()?;
        let layers: Vec<String> = match self.matrix_layers.as_slice() {
            [None] => Vec::new(),
            layers => (1..)
                .zip(layers)
                .map(|(number, layer)| layer.clone().unwrap_or_else(|| format!("{number}")))
                .collect(),
        };
        numbered::ties(
            &mut self.assembly,
            self.input,
            &self.matrices,
            &layers,
            Shape::Matrix,
        )?;
        if self.diagonal > 0 {
            self.assembly.notice(numbered::diagonal(self.diagonal));
        }
        if self.intervals {
            self.assembly
                .notice("time intervals are not read: every vertex and tie is taken to be there");
        }
        if self.drawing {
            self.assembly
                .notice("shapes, colours and other parameters of drawing are not read");
        }
        self.assembly.finish()
    }
}

/// A label with its letters in place of their numbers: `&#233;`.
fn letters(label: &str) -> String {
    let mut text = String::new();
    let mut rest = label;
    while let Some(at) = rest.find("&#") {
        text.push_str(&rest[..at]);
        let number = rest[at + 2..].split(';').next().unwrap_or_default();
        let letter = number.parse().ok().and_then(char::from_u32);
        let closed = rest[at + 2 + number.len()..].starts_with(';');
        match letter {
            Some(letter) if closed => {
                text.push(letter);
                rest = &rest[at + 3 + number.len()..];
            }
            _ => {
                text.push_str("&#");
                rest = &rest[at + 2..];
            }
        }
    }
    text + rest
}
