//! The state of the page: the query string of its address, in the command's own words.

use crate::{
    analysis::{Compile, Sides},
    error::{Error, Result, nearest},
    model::{Date, Selection, Study, Transit, Undirected},
};
use serde::Serialize;
use std::sync::Arc;

/// Keys that the page alone reads.
const PAGE_ONLY: [&str; 6] = ["metric", "pair", "actor", "tab", "by", "depth"];
/// Keys that say what is compared.
const ASKED: [&str; 9] = [
    "network",
    "date",
    "layer",
    "transit",
    "undirected",
    "only",
    "without",
    "with",
    "set",
];
/// Edits of each kind; more are not made by hand.
const MOST_EDITS: usize = 200;

/// What is asked of a network.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct State {
    /// The network: a bundled id, `shape:NAME`, `opened:KEY`, each perhaps with a configuration.
    pub network: String,
    /// The day, where another than the study's is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The layers, where others than the study's are asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub layer: Vec<String>,
    /// The transit rule, where another than the study's is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transit: Option<String>,
    /// How one-way ties become ties that run both ways.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undirected: Option<String>,
    /// The agreements that are kept; empty for all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub only: Vec<String>,
    /// What is taken away.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<String>,
    /// What is added.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<String>,
    /// Coded numbers that are set.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub set: Vec<String>,
    /// What the page alone reads, in its order; some requests ask for a metric or a pair by it.
    #[serde(skip)]
    pub view: Vec<(String, String)>,
}

/// How a state edits the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edits {
    /// Not at all: the study's own question is asked, or nothing.
    Nothing,
    /// Things are only taken away, or only added.
    OneWay,
    /// Several kinds of edits, made at once.
    Together,
}

/// What is asked of the two sides of a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// What changes from one to the other.
    Comparison,
    /// Nothing: both are the network.
    Nothing,
    /// Nothing, since the study's own question does not apply, and why.
    Inapplicable(String),
}

impl State {
    /// Reads a query string.
    ///
    /// # Errors
    /// `Refused` or `Unknown`, for a key or value that has no meaning.
    pub fn read(query: &str) -> Result<Self> {
        let mut state = Self::default();
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            let value = value.into_owned();
            if value.is_empty() {
                continue;
            }
            match key.as_ref() {
                "network" => once(&mut state.network, "network", value)?,
                "date" => {
                    let date: Date = value.parse().map_err(|_| {
                        Error::Refused(format!("`{value}` is no date; write it as in 2019-11-22"))
                    })?;
                    state.date = Some(date.to_string());
                }
                "transit" => {
                    state.transit = Some(word("transit", value, Transit::ALL.map(Transit::word))?)
                }
                "undirected" => {
                    let known = Undirected::ALL.map(Undirected::word);
                    state.undirected = Some(word("undirected", value, known)?)
                }
                "layer" => state.layer.push(value),
                "only" => state.only.push(value),
                "without" => state.without.push(value),
                "with" => state.with.push(value),
                "set" => state.set.push(value),
                key if PAGE_ONLY.contains(&key) => state.view.push((key.into(), value)),
                key => {
                    let known = ASKED.iter().chain(&PAGE_ONLY).copied();
                    return Err(Error::Unknown {
                        what: "key",
                        id: key.into(),
                        near: nearest(key, known),
                        way_out: format!("an address has {}", ASKED.join(", ")),
                    });
                }
            }
        }
        let edits = [
            &state.layer,
            &state.only,
            &state.without,
            &state.with,
            &state.set,
        ];
        if edits.into_iter().any(|edits| edits.len() > MOST_EDITS) {
            return Err(Error::Refused(format!(
                "more than {MOST_EDITS} edits of one kind; write them into a file and open it"
            )));
        }
        Ok(state)
    }

    /// What the page asks for beside the comparison: `metric`, `pair`, `by`.
    pub fn view(&self, key: &str) -> Option<&str> {
        let found = self.view.iter().find(|(known, _)| known == key);
        found.map(|(_, value)| value.as_str())
    }

    /// Adds what the page asks for beside the comparison.
    pub fn viewing(mut self, key: &str, value: &str) -> Self {
        self.view.push((key.into(), value.into()));
        self
    }

    /// The part that says what is compared, always written alike: two states with one key are one question.
    pub fn pairs(&self) -> Vec<(&'static str, &str)> {
        let mut pairs = vec![("network", self.network.as_str())];
        pairs.extend(self.date.iter().map(|value| ("date", value.as_str())));
        pairs.extend(self.layer.iter().map(|value| ("layer", value.as_str())));
        let rules = [("transit", &self.transit), ("undirected", &self.undirected)];
        pairs.extend(
            rules
                .into_iter()
                .filter_map(|(key, rule)| Some((key, rule.as_deref()?))),
        );
        for (key, values) in [
            ("only", &self.only),
            ("without", &self.without),
            ("with", &self.with),
            ("set", &self.set),
        ] {
            pairs.extend(values.iter().map(|value| (key, value.as_str())));
        }
        pairs
    }

    /// The same as one line, values as they are but for what parts them: what caches and a static copy go by.
    pub fn key(&self) -> String {
        let whole = |value: &str| value.replace('%', "%25").replace('&', "%26");
        let pairs = self.pairs().into_iter();
        let pairs: Vec<String> = pairs
            .map(|(key, value)| format!("{key}={}", whole(value)))
            .collect();
        pairs.join("&")
    }

    /// The query string.
    pub fn query(&self) -> String {
        let mut text = form_urlencoded::Serializer::new(String::new());
        text.extend_pairs(self.pairs());
        // Readable, so that an address can be read aloud.
        text.finish()
            .replace("%3A", ":")
            .replace("%3D", "=")
            .replace("%2C", ",")
    }

    /// What it selects of a study.
    pub fn selection(&self, configuration: Option<String>) -> Selection {
        Selection {
            configuration,
            date: self.date.as_deref().and_then(|date| date.parse().ok()),
            layers: self.layer.clone(),
            transit: self.transit.as_deref().and_then(Transit::find),
            undirected: self.undirected.as_deref().and_then(Undirected::find),
            only: self.only.clone(),
            without: self.without.clone(),
            with: self.with.clone(),
            set: self.set.clone(),
        }
    }

    /// How it edits the network.
    pub fn edits(&self) -> Edits {
        let (without, with, set) = (
            !self.without.is_empty(),
            !self.with.is_empty(),
            !self.set.is_empty(),
        );
        match (without, with, set) {
            (false, false, false) => Edits::Nothing,
            (true, false, false) | (false, true, false) => Edits::OneWay,
            _ => Edits::Together,
        }
    }

    /// The side that carries the edits, where there are any.
    pub fn edited(&self) -> Option<&'static str> {
        match self.edits() {
            Edits::Nothing => None,
            Edits::OneWay if !self.without.is_empty() => Some("without"),
            Edits::OneWay | Edits::Together => Some("with"),
        }
    }

    /// The two sides, and what is asked of them.
    ///
    /// # Errors
    /// As [`Sides::asked`].
    pub fn sides(
        &self,
        study: &Arc<Study>,
        configuration: Option<String>,
        compile: Compile,
    ) -> Result<(Sides, Asked)> {
        let (study, selection) = (Arc::clone(study), self.selection(configuration));
        if self.edits() == Edits::Together {
            return Ok((
                Sides::together(study, selection, compile)?,
                Asked::Comparison,
            ));
        }
        let asked = Sides::asked(Arc::clone(&study), selection.clone(), compile);
        match asked {
            Ok(Some(sides)) => Ok((sides, Asked::Comparison)),
            // The study's own question may not apply on another day or in another configuration.
            Err(error) if self.edits() == Edits::OneWay => Err(error),
            Ok(None) => Ok((Sides::alone(study, &selection, compile)?, Asked::Nothing)),
            Err(error) => {
                let alone = Sides::alone(study, &selection, compile)?;
                Ok((alone, Asked::Inapplicable(error.to_string())))
            }
        }
    }

    /// The command line that gives the same result, `name` being what the command calls the network and `reading` the
    /// options with which it reads it.
    pub fn command(&self, name: &str, reading: &[String], compared: bool) -> String {
        let verb = if compared { "compare" } else { "measure" };
        let mut line = format!("linchpin {verb} {}", quoted(name));
        for word in reading {
            line += &format!(" {}", quoted(word));
        }
        if self.edits() == Edits::Together {
            line += " --together";
        }
        let mut option = |key: &str, values: &[String]| {
            if values.is_empty() {
                return;
            }
            line += &format!(" --{key} {}", quoted(&values.join(",")));
        };
        let one = |value: &Option<String>| value.iter().cloned().collect::<Vec<_>>();
        option("date", &one(&self.date));
        option("layer", &self.layer);
        option("transit", &one(&self.transit));
        option("undirected", &one(&self.undirected));
        option("only", &self.only);
        option("without", &self.without);
        option("with", &self.with);
        option("set", &self.set);
        line
    }
}

fn once(place: &mut String, key: &str, value: String) -> Result<()> {
    if !place.is_empty() {
        return Err(Error::Refused(format!(
            "{key} is given twice; give it once"
        )));
    }
    *place = value;
    Ok(())
}

fn word(key: &'static str, value: String, known: [&str; 2]) -> Result<String> {
    if known.contains(&value.as_str()) {
        return Ok(value);
    }
    Err(Error::Refused(format!(
        "`{value}` is no {key} rule; write {} or {}",
        known[0], known[1]
    )))
}

/// An argument as a shell takes it.
fn quoted(text: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_.,:=/@%+".contains(letter);
    if !text.is_empty() && text.chars().all(plain) {
        return text.into();
    }
    format!("'{}'", text.replace('\'', "'\\''"))
}
