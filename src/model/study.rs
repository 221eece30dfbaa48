//! A study: a question about a network, as a file writes it.

use super::{Actor, Agreement, CommonCause, Date, Kind, Range, Selection};
use serde::{Deserialize, Serialize};

/// Who may pass on what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Transit {
    /// Any actor passes on anything: ordinary graph theory.
    #[default]
    Open,
    /// Traffic passes through an actor only where an agreement with that actor as hub grants it.
    Granted,
}

impl Transit {
    /// The word in files and outputs.
    pub fn word(self) -> &'static str {
        match self {
            Transit::Open => "open",
            Transit::Granted => "granted",
        }
    }

    /// Every rule.
    pub const ALL: [Self; 2] = [Transit::Open, Transit::Granted];

    /// The rule with this word.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.word() == word)
    }
}

/// A study as its file writes it. Nothing here is checked against anything else yet: that happens when a
/// [`Network`](super::Network) is resolved from it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Study {
    /// Stable id: the file's stem for bundled studies.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// What charts and tables call it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The question it answers.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub question: String,
    /// What is coded, what is not, what to beware of.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// What counts as a tie, in words that follow "a tie is"; stands beside every result.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub tie_definition: String,
    /// The day it is measured on unless another is asked for; dates are not applied when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The layers measured unless others are asked for; all when empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub layers: Vec<String>,
    /// Who may pass on what.
    pub transit: Transit,
    /// Whether a tie runs from its first end to its second only: one-way obligations. An agreement binds all its
    /// members to each other and gives ties both ways.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub directed: bool,
    /// Agreements taken from the catalogue, by id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub agreements: Vec<String>,
    /// The configuration used when none is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// Where the coding comes from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// The with/without question that a report asks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compare: Option<Question>,
    /// The actors; those of the agreements and ties when empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub actor: Vec<Actor>,
    /// Own agreements, and overrides of catalogue ones.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub agreement: Vec<Agreement>,
    /// Single ties: the rows of an edge list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tie: Vec<BareTie>,
    /// Own codebook kinds, and overrides of bundled ones.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kind: Vec<Kind>,
    /// Events that close several things at once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub common_cause: Vec<CommonCause>,
    /// Named variants.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub configuration: Vec<Configuration>,
    /// SHA-256 of the text it was read from, in hexadecimal; not part of the file.
    #[serde(skip)]
    pub sha256: String,
    /// What the reader of the file took for granted, for the user; not part of the file.
    #[serde(skip)]
    pub notices: Vec<String>,
}

/// What a study's report takes away or adds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Question {
    /// Agreements, pairs or actors to take away.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<String>,
    /// Agreements, or pairs with a codebook kind, to add.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<String>,
    /// Two configurations to set side by side instead.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub configurations: Vec<String>,
}

/// A tie written by itself rather than through an agreement.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BareTie {
    /// One end: an actor's id; in a directed study the tie runs from here.
    pub a: String,
    /// The other end; in a directed study the tie runs to here.
    pub b: String,
    /// Strength, ≥ 0 (0 = no tie); 1 when neither this nor a kind is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strength: Option<Range>,
    /// Hours, > 0; 1/strength when neither this nor a kind gives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delay: Option<Range>,
    /// Probability 0–1; 1 when neither this nor a kind gives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub availability: Option<Range>,
    /// The agreement it belongs to, by which it can be taken away; `A-B` when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreement: Option<String>,
    /// Its kind in the codebook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Its layer; a tie without one belongs to every layer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layer: Option<String>,
}

/// A named variant of a study.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Configuration {
    /// Stable id: `northeast-asia:tisa`.
    pub id: String,
    /// What charts and tables call it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// In place of the study's date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// In place of the study's layers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layers: Option<Vec<String>>,
    /// In place of the study's transit rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transit: Option<Transit>,
    /// Just these agreements.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only: Option<Vec<String>>,
    /// Agreements, pairs or actors taken away.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<String>,
    /// Agreements, or pairs with a codebook kind, added whatever the date.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<String>,
    /// Overrides of single fields of agreements.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub agreement: Vec<Agreement>,
}

impl Study {
    /// Puts what is selected in place of the study's own day, layers, transit rule and agreements, in every configuration
    /// that its question sets side by side, so that the file asks what is asked; edits and what makes one-way ties run both
    /// ways have no place in it.
    pub fn select(&mut self, selection: &Selection) {
        let chosen = selection.configuration.clone().or(self.default.clone());
        let mut meant: Vec<String> = chosen.into_iter().collect();
        meant.extend(
            self.compare
                .iter()
                .flat_map(|question| question.configurations.iter().cloned()),
        );
        meant.retain(|id| self.configuration(id).is_some());
        if meant.is_empty() && !selection.only.is_empty() {
            // A study keeps agreements in a configuration only.
            let mut id = String::from("selected");
            while self.configuration(&id).is_some() {
                id.push_str("-here");
            }
            meant.push(id.clone());
            self.configuration.push(Configuration {
                id,
                title: "As selected".into(),
                ..Configuration::default()
            });
        }
        if let Some(first) = meant.first() {
            self.default = Some(first.clone());
        } else {
            self.date = selection.date.or(self.date);
            self.transit = selection.transit.unwrap_or(self.transit);
            if !selection.layers.is_empty() {
                self.layers.clone_from(&selection.layers);
            }
        }
        let own = self.configuration.iter_mut();
        for configuration in own.filter(|own| meant.contains(&own.id)) {
            configuration.date = selection.date.or(configuration.date);
            configuration.transit = selection.transit.or(configuration.transit);
            if !selection.layers.is_empty() {
                configuration.layers = Some(selection.layers.clone());
            }
            if !selection.only.is_empty() {
                configuration.only = Some(selection.only.clone());
            }
        }
    }

    /// The configuration with this id.
    pub fn configuration(&self, id: &str) -> Option<&Configuration> {
        self.configuration
            .iter()
            .find(|configuration| configuration.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::{Configuration, Question, Selection, Study};

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_string()).collect()
    }

    fn selection(layers: &[&str], only: &[&str]) -> Selection {
        Selection {
            layers: names(layers),
            only: names(only),
            ..Selection::default()
        }
    }

    fn configuration(id: &str) -> Configuration {
        Configuration {
            id: id.into(),
            layers: Some(names(&["own"])),
            ..Configuration::default()
        }
    }

    #[test]
    fn what_is_selected_takes_the_place_of_the_studys_own() {
        let mut study = Study {
            layers: names(&["own"]),
            configuration: vec![configuration("selected")],
            ..Study::default()
        };
        let before = study.clone();
        study.select(&selection(&[], &[]));
        assert_eq!(study, before);
        study.select(&selection(&["asked"], &[]));
        assert_eq!(study.layers, ["asked"]);
        assert_eq!(
            (&study.configuration, &study.default),
            (&before.configuration, &None)
        );
        // Agreements are kept by a configuration, under a name that is free.
        study.select(&selection(&[], &["X"]));
        assert_eq!(study.default.as_deref(), Some("selected-here"));
        let [own, made] = study.configuration.as_slice() else {
            panic!("{:?}", study.configuration);
        };
        assert_eq!(*own, configuration("selected"));
        assert_eq!((&made.only, &made.layers), (&Some(names(&["X"])), &None));
    }

    #[test]
    fn what_is_selected_takes_the_place_of_what_the_configurations_asked_for_have() {
        let study = Study {
            default: Some("one".into()),
            configuration: ["one", "two", "three"].map(configuration).to_vec(),
            compare: Some(Question {
                configurations: names(&["three", "gone"]),
                ..Question::default()
            }),
            ..Study::default()
        };
        for (layers, only) in [(&[][..], &[][..]), (&["asked"], &[]), (&[], &["X"])] {
            let mut selected = study.clone();
            selected.select(&selection(layers, only));
            assert_eq!(selected.default.as_deref(), Some("one"));
            assert_eq!(selected.layers, study.layers);
            let asked = |id: &str| Configuration {
                layers: Some(names(if layers.is_empty() { &["own"] } else { layers })),
                only: (!only.is_empty()).then(|| names(only)),
                ..configuration(id)
            };
            let expected = [asked("one"), configuration("two"), asked("three")];
            assert_eq!(selected.configuration, expected);
        }
    }
}
