//! The matrices of a Pajek network, one for each relation.

use super::super::{
    Input,
    assembly::Assembly,
    numbered::{self, Cell, Shape},
};
use super::words::Word;
use crate::error::Result;

const HELP: &str = "give a row for every vertex, and a number in it for every vertex";

#[derive(Default)]
pub(super) struct Matrices {
    cells: Vec<Cell>,
    /// The names of the relations.
    layers: Vec<Option<String>>,
    /// Numbers of the present matrix that were met.
    filled: usize,
    /// Numbers between a vertex and itself that are not 0.
    diagonal: usize,
}

impl Matrices {
    pub(super) fn begin(&mut self, layer: Option<String>) {
        self.layers.push(layer);
        self.filled = 0;
    }

    /// A row, or a part of one, of a matrix of `side` rows.
    pub(super) fn row(
        &mut self,
        words: &[Word],
        side: usize,
        input: &Input,
        assembly: &Assembly,
    ) -> Result<()> {
        for word in words {
            let (from, to) = (self.filled / side, self.filled % side);
            if from == side {
                return Err(assembly.fault(
                    word.at.clone(),
                    format!("more than the {side} × {side} numbers of the matrix"),
                    HELP,
                ));
            }
            self.filled += 1;
            if word.text(&input.text).parse() == Ok(0.0) {
                continue;
            }
            if from == to {
                self.diagonal += 1;
                continue;
            }
            self.cells.push(Cell {
                layer: self.layers.len() - 1,
                from,
                to,
                value: Some(word.at.clone()),
                at: word.at.clone(),
            });
        }
        Ok(())
    }

    /// Refuses the end of a matrix before its last number.
    pub(super) fn end(&self, side: usize, before: usize, assembly: &Assembly) -> Result<()> {
        if self.filled / side == side {
            return Ok(());
        }
        let filled = self.filled;
        Err(assembly.fault(
            before..before,
            format!("the matrix ends after {filled} of {side} × {side} numbers"),
            HELP,
        ))
    }

    pub(super) fn give(self, input: &Input, assembly: &mut Assembly) -> Result<()> {
        let layers: Vec<String> = match self.layers.as_slice() {
            [None] => Vec::new(),
            layers => (1..)
                .zip(layers)
                .map(|(number, layer)| layer.clone().unwrap_or_else(|| format!("{number}")))
                .collect(),
        };
        numbered::ties(assembly, input, &self.cells, &layers, Shape::Matrix)?;
        if self.diagonal > 0 {
            assembly.notice(numbered::diagonal(self.diagonal));
        }
        Ok(())
    }
}
