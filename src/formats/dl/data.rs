//! The numbers of a DL file.

use super::super::{
    Input,
    assembly::{Assembly, Bytes},
    numbered::{Cell, short},
};
use super::{
    header::{Header, Label},
    layout::Layout,
    words::{Word, Words},
};
use crate::error::{Result, nearest};
use std::collections::HashMap;

/// What the data say.
pub(super) struct Data {
    /// Labels of actors, absent where their numbers stand for them, and where they stand.
    pub nodes: Vec<(Option<String>, Bytes)>,
    pub cells: Vec<Cell>,
    /// Numbers between an actor and itself that are not 0.
    pub diagonal: usize,
    /// Number of matrices met.
    pub matrices: usize,
}

pub(super) fn read(input: &Input, assembly: &Assembly, header: &Header) -> Result<Data> {
    let mut reader = Reader {
        input,
        assembly,
        header,
        words: Words::new(&input.text, header.data),
        labels: header.labels.clone(),
        numbers: HashMap::new(),
        cells: Vec::new(),
        diagonal: 0,
        matrix: 0,
    };
    match header.format {
        Layout::Full | Layout::Upper | Layout::Lower => reader.matrices()?,
        Layout::Edges | Layout::Neighbours => reader.list()?,
    }
    let unnamed = (0..header.nodes).map(|_| (None, 0..0));
    let nodes = match reader.labels.is_empty() {
        true => unnamed.collect(),
        false => reader
            .labels
            .into_iter()
            .map(|(label, at)| (Some(label), at))
            .collect(),
    };
    Ok(Data {
        nodes,
        cells: reader.cells,
        diagonal: reader.diagonal,
        matrices: reader.matrix + 1,
    })
}

struct Reader<'r, 'i> {
    input: &'i Input,
    assembly: &'r Assembly<'i>,
    header: &'r Header,
    words: Words<'i>,
    /// Labels of the header, or those met in the data.
    labels: Vec<Label>,
    /// Numbers of actors by their labels, where these stand in the data.
    numbers: HashMap<String, usize>,
    cells: Vec<Cell>,
    diagonal: usize,
    /// Number of the matrix being read, from 0.
    matrix: usize,
}

impl<'i> Reader<'_, 'i> {
    fn text(&self, word: &Word) -> &'i str {
        word.text(&self.input.text)
    }

    fn fault<T>(&self, word: &Word, message: impl Into<String>, help: &str) -> Result<T> {
        Err(self.assembly.fault(word.at.clone(), message, help))
    }

    /// The next word of a matrix.
    fn next(&mut self, row: usize) -> Result<Word> {
        let ends = self.input.text.trim_end().len();
        match self.words.next() {
            Some(word) if word.open => {
                self.fault(&word, "a quote that is not closed on its line", "close it")
            }
            Some(word) => Ok(word),
            None => {
                let matrix = match self.header.matrices {
                    1 => String::new(),
                    matrices => format!(" of matrix {} of {matrices}", self.matrix + 1),
                };
                let end = ends..ends;
                Err(self.assembly.fault(
                    end,
                    format!(
                        "the data end in row {}{matrix} of {} rows",
                        row + 1,
                        self.header.nodes
                    ),
                    "write a number for every pair; 0 where there is no tie",
                ))
            }
        }
    }

    fn matrices(&mut self) -> Result<()> {
        let nodes = self.header.nodes;
        let skip = usize::from(self.header.no_diagonal);
        for matrix in 0..self.header.matrices {
            self.matrix = matrix;
            if self.header.columns_embedded {
                for column in 0..nodes {
                    let word = self.next(0)?;
                    self.label(&word, column, "column")?;
                }
            }
            for row in 0..nodes {
                if self.header.rows_embedded {
                    let word = self.next(row)?;
                    self.label(&word, row, "row")?;
                }
                let columns = match self.header.format {
                    Layout::Upper => row + skip..nodes,
                    Layout::Lower => 0..row + 1 - skip,
                    _ => 0..nodes,
                };
                for column in columns.filter(|&column| column != row || skip == 0) {
                    let word = self.next(row)?;
                    self.cell(&word, row, column);
                }
            }
        }
        match self.words.next() {
            None => Ok(()),
            Some(word) => self.fault(
                &word,
                format!("more numbers than {} rows have", nodes),
                "correct n, or nm where there are several matrices",
            ),
        }
    }

    fn cell(&mut self, word: &Word, from: usize, to: usize) {
        if self.text(word).parse() == Ok(0.0) {
            return;
        }
        if from == to {
            self.diagonal += 1;
            return;
        }
        self.cells.push(Cell {
            layer: self.matrix,
            from,
            to,
            value: Some(word.at.clone()),
            at: word.at.clone(),
        });
    }

    /// A label before a row or above a column: the same actors in the same order both ways.
    fn label(&mut self, word: &Word, number: usize, what: &str) -> Result<()> {
        let text = self.text(word);
        match self.labels.get(number) {
            None => self.labels.push((text.into(), word.at.clone())),
            Some((label, _)) if label == text => {}
            Some((label, _)) => {
                let message = format!(
                    "{what} `{}` where actor {} is `{}`",
                    short(text),
                    number + 1,
                    short(label)
                );
                return self.fault(
                    word,
                    message,
                    "rows and columns are the same actors in the same order; two-mode data are not read",
                );
            }
        }
        Ok(())
    }

    fn list(&mut self) -> Result<()> {
        for (number, (label, _)) in self.labels.iter().enumerate() {
            self.numbers.insert(label.clone(), number);
        }
        let mut line: Vec<Word> = Vec::new();
        loop {
            let word = self.words.next();
            if word.as_ref().is_none_or(|word| word.leads) {
                self.line(&line)?;
                line.clear();
            }
            match word {
                None => return Ok(()),
                Some(word) if word.open => {
                    return self.fault(&word, "a quote that is not closed on its line", "close it");
                }
                Some(word) => line.push(word),
            }
        }
    }

    /// A line of a list: one tie, or an actor and those it has a tie to.
    fn line(&mut self, line: &[Word]) -> Result<()> {
        let [from, rest @ ..] = line else {
            return Ok(());
        };
        if self.text(from) == "!" && rest.is_empty() {
            self.matrix += 1;
            if self.matrix == self.header.matrices {
                let message = format!("a matrix more than nm, which is {}", self.header.matrices);
                return self.fault(from, message, "correct nm");
            }
            return Ok(());
        }
        let (from_number, layer) = (self.node(from)?, self.matrix);
        if self.header.format == Layout::Neighbours {
            for to in rest {
                let cell = Cell {
                    layer,
                    from: from_number,
                    to: self.node(to)?,
                    value: None,
                    at: from.at.start..to.at.end,
                };
                self.cells.push(cell);
            }
            return Ok(());
        }
        let (to, value) = match rest {
            [to] => (to, None),
            [to, value] => (to, Some(value)),
            [_, _, extra, ..] => {
                return self.fault(
                    extra,
                    "more than two ends and a value in a line",
                    "write one tie a line; put a label with a blank in double quotes",
                );
            }
            [] => {
                return self.fault(
                    from,
                    "a tie with one end",
                    "write two ends, and the value if it is known",
                );
            }
        };
        let to_number = self.node(to)?;
        if value.is_some_and(|value| self.text(value).parse() == Ok(0.0)) {
            return Ok(());
        }
        self.cells.push(Cell {
            layer,
            from: from_number,
            to: to_number,
            value: value.map(|value| value.at.clone()),
            at: from.at.start..to.at.end,
        });
        Ok(())
    }

    /// The number of an actor, from 0, by its number or its label.
    fn node(&mut self, word: &Word) -> Result<usize> {
        let (text, nodes) = (self.text(word), self.header.nodes);
        if !(self.header.rows_embedded || self.header.columns_embedded) {
            return match text.parse::<usize>() {
                Ok(number @ 1..) if number <= nodes && !word.quoted => Ok(number - 1),
                _ => self.fault(
                    word,
                    format!("`{}` is not the number of an actor", short(text)),
                    &format!("they are 1 to {nodes}; write `labels embedded` in the header if labels stand here"),
                ),
            };
        }
        if let Some(&number) = self.numbers.get(text) {
            return Ok(number);
        }
        let number = self.labels.len();
        if number == nodes {
            let near = nearest(text, self.labels.iter().map(|(label, _)| label.as_str()));
            let help = near.map_or("correct n".into(), |near| format!("did you mean `{near}`?"));
            return self.fault(
                word,
                format!("`{}` is a label more than n, which is {nodes}", short(text)),
                &help,
            );
        }
        self.numbers.insert(text.into(), number);
        self.labels.push((text.into(), word.at.clone()));
        Ok(number)
    }
}
