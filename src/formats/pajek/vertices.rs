//! The vertices of a Pajek network.

use super::super::{
    Input,
    assembly::{Assembly, Bytes},
    numbered::{self, short},
};
use super::words::{Word, letters};
use crate::error::Result;

/// The vertices between their section and the first tie.
#[derive(Default)]
pub(super) struct Vertices {
    /// How many there are; 0 before the network begins.
    pub count: usize,
    described: Vec<Option<Vertex>>,
    given: bool,
}

/// A vertex as its line describes it.
#[derive(Clone, Debug, Default)]
struct Vertex {
    label: Option<String>,
    at: Bytes,
    x: Option<Bytes>,
    y: Option<Bytes>,
}

impl Vertices {
    pub(super) fn new(count: usize) -> Self {
        Self {
            count,
            described: vec![None; count],
            given: false,
        }
    }

    /// The number of a vertex, from 0.
    pub(super) fn number(&self, word: &Word, input: &Input, assembly: &Assembly) -> Result<usize> {
        let text = word.text(&input.text);
        match text.parse::<usize>() {
            Ok(number @ 1..) if number <= self.count && !word.quoted => Ok(number - 1),
            _ => Err(assembly.fault(
                word.at.clone(),
                format!("`{}` is not the number of a vertex", short(text)),
                &format!("*Vertices says that they are 1 to {}", self.count),
            )),
        }
    }

    /// `1 "USA" 0.5 0.25 0.5`; gives the words behind that, which are about drawing.
    pub(super) fn describe<'w>(
        &mut self,
        words: &'w [Word],
        input: &Input,
        assembly: &Assembly,
    ) -> Result<&'w [Word]> {
        let [first, words @ ..] = words else {
            return Ok(words);
        };
        let number = self.number(first, input, assembly)?;
        if self.described[number].is_some() {
            return Err(assembly.fault(
                first.at.clone(),
                format!("vertex {} is there twice", number + 1),
                "every vertex has one line",
            ));
        }
        let label = words.first();
        let rest = words.get(1..).unwrap_or_default();
        let is_number =
            |word: &&Word| !word.quoted && word.text(&input.text).parse::<f64>().is_ok();
        let numbers = rest.iter().take(3).take_while(is_number).count();
        let axis = |at: usize| (numbers > 1).then(|| rest[at].at.clone());
        self.described[number] = Some(Vertex {
            label: label.map(|word| letters(word.text(&input.text))),
            at: label.unwrap_or(first).at.clone(),
            x: axis(0),
            y: axis(1),
        });
        Ok(&rest[numbers..])
    }

    /// Gives the vertices to the assembly, once all of them are known.
    pub(super) fn give(&mut self, input: &Input, assembly: &mut Assembly) -> Result<()> {
        if std::mem::replace(&mut self.given, true) {
            return Ok(());
        }
        let described = std::mem::take(&mut self.described);
        let numbers: Vec<String> = (1..=self.count).map(|number| number.to_string()).collect();
        let label = |vertex: &'_ Option<Vertex>| {
            let label = vertex.as_ref().and_then(|vertex| vertex.label.clone());
            label.filter(|label| !label.trim().is_empty())
        };
        let labels: Vec<Option<String>> = described.iter().map(label).collect();
        let called = labels.iter().zip(&numbers);
        let distinct = numbered::are_ids(
            called.map(|(label, number)| label.as_deref().unwrap_or(number.as_str())),
        );
        if !distinct {
            assembly.notice(
                "some vertices have the same label, so their numbers are the ids of actors",
            );
        }
        for (number, vertex) in described.into_iter().enumerate() {
            let vertex = vertex.unwrap_or_default();
            let label = labels[number].as_deref();
            let id = label.filter(|_| distinct).unwrap_or(&numbers[number]);
            assembly.actor(id, vertex.at.clone())?;
            if let Some(label) = label.filter(|_| !distinct) {
                assembly.actor_field("label", label, vertex.at)?;
            }
            for (axis, at) in [("x", vertex.x), ("y", vertex.y)] {
                if let Some(at) = at {
                    assembly.actor_field(axis, &input.text[at.clone()], at)?;
                }
            }
        }
        Ok(())
    }
}
