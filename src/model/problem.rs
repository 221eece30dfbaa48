//! A fault in a study, named by its place in the document rather than by line: a study may come from
//! TOML, JSON or CSV, and only the reader of that format knows which line the place is on.

use std::fmt;

/// One step from the root of a document towards a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The value under a key.
    Key(&'static str),
    /// The n-th item, from 0.
    Index(usize),
}

/// The way from the root of a document to a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place(pub Vec<Step>);

impl Place {
    /// The root of the document.
    pub fn root() -> Self {
        Self::default()
    }

    /// The value under `key` here.
    pub fn key(&self, key: &'static str) -> Self {
        self.then(Step::Key(key))
    }

    /// The item `index` here, from 0.
    pub fn index(&self, index: usize) -> Self {
        self.then(Step::Index(index))
    }

    fn then(&self, step: Step) -> Self {
        let mut steps = Vec::with_capacity(self.0.len() + 1);
        steps.extend_from_slice(&self.0);
        steps.push(step);
        Self(steps)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (depth, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if depth == 0 => write!(f, "{key}")?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{}]", index + 1)?,
            }
        }
        Ok(())
    }
}

/// A value that breaks a rule of the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where the value stands.
    pub place: Place,
    /// The value and the rule it breaks.
    pub message: String,
    /// The way out; empty when the rule says it.
    pub help: String,
}

impl Problem {
    pub(crate) fn new(place: Place, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            place,
            message: message.into(),
            help: help.into(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.place.0.is_empty() {
            write!(f, "{}: ", self.place)?;
        }
        f.write_str(&self.message)?;
        if !self.help.is_empty() {
            write!(f, "; {}", self.help)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, Problem};

    #[test]
    fn a_place_is_shown_as_a_path_that_counts_from_one() {
        let place = Place::root().key("actor").index(1).key("at").index(0);
        assert_eq!(place.to_string(), "actor[2].at[1]");
        assert_eq!(Place::root().to_string(), "");
    }

    #[test]
    fn a_problem_is_its_place_the_rule_and_the_way_out_as_far_as_there_are_any() {
        let shown = |place: Place, help: &str| Problem::new(place, "too many", help).to_string();
        let place = Place::root().key("tie");
        assert_eq!(shown(place.clone(), "keep one"), "tie: too many; keep one");
        assert_eq!(shown(place, ""), "tie: too many");
        assert_eq!(shown(Place::root(), "keep one"), "too many; keep one");
    }
}
