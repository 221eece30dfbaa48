//! From a Pajek file to a study, line by line.

use super::super::{
    Input, Reading,
    assembly::{Assembly, Nodes},
    numbered::{self, short},
};
use super::{
    matrices::Matrices,
    vertices::Vertices,
    words::{self, Word, letters},
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
        vertices: Vertices::default(),
        layer: None,
        relations: HashMap::new(),
        matrices: Matrices::default(),
        met: 0,
        intervals: false,
        drawing: false,
    };
    let mut start = 0;
    let mut words = Vec::new();
    for line in input.text.split_inclusive('\n') {
        words::split(line, start, &mut words, &reader.assembly)?;
        start += line.len();
        if !reader.line(&words)? {
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
    Ties {
        one_way: bool,
    },
    Lists {
        one_way: bool,
    },
    Matrix,
    /// Of a project: not about a network.
    Other,
}

struct Reader<'i> {
    input: &'i Input,
    assembly: Assembly<'i>,
    section: Section,
    vertices: Vertices,
    /// The layer of the section.
    layer: Option<String>,
    /// Names of relations by their numbers.
    relations: HashMap<String, String>,
    matrices: Matrices,
    /// The place behind the last word that was met.
    met: usize,
    intervals: bool,
    drawing: bool,
}

impl<'i> Reader<'i> {
    fn text(&self, word: &Word) -> &'i str {
        word.text(&self.input.text)
    }

    /// Reads a line; `false` where the first network ends.
    fn line(&mut self, words: &[Word]) -> Result<bool> {
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return Ok(true);
        };
        if !first.quoted && self.text(first).starts_with('*') {
            return self.section(first, words);
        }
        self.met = last.at.end;
        match self.section {
            Section::None => {
                return Err(self.assembly.fault(
                    first.at.clone(),
                    format!("`{}` before the first section", short(self.text(first))),
                    "a Pajek network begins with *Vertices and how many there are",
                ));
            }
            Section::Vertices => {
                let rest = self.vertices.describe(words, self.input, &self.assembly)?;
                self.extras(rest);
            }
            Section::Ties { one_way } => self.tie(words, one_way)?,
            Section::Lists { one_way } => self.list(words, one_way)?,
            Section::Matrix => {
                self.matrices
                    .row(words, self.vertices.count, self.input, &self.assembly)?;
            }
            Section::Other => {}
        }
        Ok(true)
    }

    /// A line that begins with `*`; `false` where the first network ends.
    fn section(&mut self, first: &Word, words: &[Word]) -> Result<bool> {
        self.end_matrix()?;
        let name = self.text(first).to_lowercase();
        let begun = self.vertices.count > 0;
        match name.as_str() {
            "*network" | "*vertices" | "*vertex" if begun => {
                self.assembly
                    .notice("only the first network of the file is read");
                return Ok(false);
            }
            other if begun && OTHER_OBJECTS.contains(&other) => {
                self.assembly.notice(
                    "only the first network of the project is read, without its partitions and vectors",
                );
                return Ok(false);
            }
            other if OTHER_OBJECTS.contains(&other) => self.section = Section::Other,
            "*network" => {
                if let [_, from, .., to] | [_, from @ to] = words {
                    self.assembly
                        .title(&self.input.text[from.at.start..to.at.end]);
                }
                self.section = Section::None;
            }
            // The vertices of a partition that stands before the network.
            _ if self.section == Section::Other => {}
            "*vertices" | "*vertex" => self.begin(first, words)?,
            "*edges" => self.ties(Section::Ties { one_way: false }, first, words)?,
            "*arcs" => self.ties(Section::Ties { one_way: true }, first, words)?,
            "*edgeslist" => self.ties(Section::Lists { one_way: false }, first, words)?,
            "*arcslist" => self.ties(Section::Lists { one_way: true }, first, words)?,
            "*matrix" => {
                self.ties(Section::Matrix, first, words)?;
                self.matrices.begin(self.layer.clone());
            }
            unknown => {
                let near = nearest(unknown, SECTIONS.iter().copied());
                let help = near
                    .map_or("a network has *Vertices, *Edges and *Arcs".into(), |near| {
                        format!("did you mean `{near}`?")
                    });
                let message = format!("unknown section `{}`", short(self.text(first)));
                return Err(self.assembly.fault(first.at.clone(), message, &help));
            }
        }
        Ok(true)
    }

    /// `*Vertices 5`.
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
        self.vertices = Vertices::new(count);
        self.section = Section::Vertices;
        Ok(())
    }

    /// A section of ties, with `:2 "trade"` behind its name or nothing.
    fn ties(&mut self, section: Section, first: &Word, words: &[Word]) -> Result<()> {
        if self.vertices.count == 0 {
            return Err(self.assembly.fault(
                first.at.clone(),
                "ties before the vertices",
                "begin with *Vertices and how many there are",
            ));
        }
        self.vertices.give(self.input, &mut self.assembly)?;
        self.section = section;
        self.layer = None;
        self.met = words.last().map_or(self.met, |word| word.at.end);
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
        let name = letters(rest.next().map_or(number, |word| self.text(word)));
        self.relations.insert(number.into(), name.clone());
        self.layer = Some(name);
        Ok(())
    }

    /// `1 2 3.5`, or `7: 1 2 3.5` in relation 7, and what belongs to drawing.
    fn tie(&mut self, words: &[Word], one_way: bool) -> Result<()> {
        let (layer, words) = match words {
            [first, rest @ ..] if self.text(first).ends_with(':') => {
                let number = self.text(first).trim_end_matches(':');
                let name = self.relations.get(number);
                (Some(name.map_or(number, String::as_str).to_string()), rest)
            }
            words => (self.layer.clone(), words),
        };
        let [from, to, rest @ ..] = words else {
            return Err(self.one_end(words));
        };
        let mut rest = rest;
        self.give(from, to, one_way, layer)?;
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
        self.assembly.fault(
            words
                .first()
                .map_or(self.met..self.met, |word| word.at.clone()),
            "a tie with one end",
            "write the numbers of two vertices, and the strength if it is known: 1 2 0.5",
        )
    }

    fn give(&mut self, from: &Word, to: &Word, one_way: bool, layer: Option<String>) -> Result<()> {
        let number = |word| self.vertices.number(word, self.input, &self.assembly);
        let ends = [number(from)?, number(to)?];
        let [a, b] = ends.map(|end| self.assembly.id(end).unwrap_or_default().to_string());
        let at = from.at.start..to.at.end;
        self.assembly.tie(&a, &b, one_way, at.clone())?;
        match layer {
            Some(layer) => self.assembly.tie_field("layer", &layer, at),
            None => Ok(()),
        }
    }

    /// Words that are about time or drawing.
    fn extras(&mut self, words: &[Word]) {
        for word in words {
            match self.text(word).starts_with('[') {
                true => self.intervals = true,
                false => self.drawing = true,
            }
        }
    }

    fn end_matrix(&self) -> Result<()> {
        match self.section {
            Section::Matrix => self
                .matrices
                .end(self.vertices.count, self.met, &self.assembly),
            _ => Ok(()),
        }
    }

    fn finish(mut self) -> Result<Reading> {
        self.end_matrix()?;
        self.vertices.give(self.input, &mut self.assembly)?;
        self.matrices.give(self.input, &mut self.assembly)?;
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
