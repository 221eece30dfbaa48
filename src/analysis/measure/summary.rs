//! What stands beside every result: of which network it is, and what each metric is.

use super::Measured;
use crate::{
    metrics::{Better, Direction, Family, Metric, Reading, Scope, Spread},
    model::{joint, list},
};
use serde::Serialize;

/// What a network is of: stands beside every result.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Summary {
    /// The study's id.
    pub id: String,
    /// The study's title.
    pub title: String,
    /// The configuration, if one was used.
    pub configuration: Option<String>,
    /// The configuration's title.
    pub configuration_title: Option<String>,
    /// The day; null when dates are not applied.
    pub date: Option<String>,
    /// The layers measured; empty for all.
    pub layers: Vec<String>,
    /// Who may pass on what: `open` or `granted`.
    pub transit: &'static str,
    /// Whether ties run one way; pairs and ties are then given as from and to.
    pub directed: bool,
    /// What counts as a tie, in words.
    pub tie: String,
    /// The actors' ids.
    pub actors: Vec<String>,
    /// Number of tied pairs.
    pub ties: usize,
    /// Number of single ties behind them.
    pub parallel_ties: usize,
    /// The agreements in force that give them.
    pub agreements: Vec<String>,
    /// What a bigger number on a tie means to the strength readings.
    pub weight: &'static str,
    /// Edits made after selection.
    pub edits: Vec<String>,
    /// What was taken for granted.
    pub notices: Vec<String>,
    /// SHA-256 of the input text.
    pub sha256: String,
    /// The version that measured.
    pub version: &'static str,
}

impl Summary {
    /// `northeast-asia:gsomia, 2019-08-21`.
    pub fn label(&self) -> String {
        let configuration = self
            .configuration
            .as_ref()
            .map(|id| format!(":{id}"))
            .unwrap_or_default();
        let date = self
            .date
            .as_ref()
            .map(|date| format!(", {date}"))
            .unwrap_or_default();
        format!("{}{configuration}{date}", self.id)
    }

    /// What stands between the two ends of a tie or pair in text: a dash, or an arrow where ties run one way.
    pub fn joint(&self) -> &'static str {
        joint(self.directed)
    }

    /// A subject in text: an actor, the two ends of a pair, or `network` for the whole.
    pub fn subject(&self, ids: &[String]) -> String {
        match ids {
            [] => "network".into(),
            ids => ids.join(self.joint()),
        }
    }
}

/// What a reader needs to know of a metric beside its scores.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct MetricCard {
    /// Stable id.
    pub id: &'static str,
    /// The idea it is a reading of.
    pub concept: &'static str,
    /// What it reads on a tie.
    pub reading: Reading,
    /// What its scores are about.
    pub scope: Scope,
    /// The name in tables.
    pub title: &'static str,
    /// Unit of a score.
    pub unit: &'static str,
    /// The values it can take.
    pub range: &'static str,
    /// The chapter.
    pub family: Family,
    /// Which way is better for the network.
    pub better: Better,
    /// How the coded ranges act on it.
    pub spread: Spread,
    /// One sentence.
    pub about: &'static str,
    /// Whether it is defined for undirected networks, directed ones, or either.
    pub direction: Direction,
    /// The formula.
    pub formula: &'static str,
    /// What the raw number is divided by.
    pub normalisation: &'static str,
    /// How to read it.
    pub interpret: &'static str,
    /// When it is undefined or infinite.
    pub undefined: &'static str,
    /// What it costs.
    pub complexity: &'static str,
    /// The source.
    pub cite: &'static str,
    /// The call elsewhere that gives the number.
    pub reproduce: &'static str,
}

impl From<&'static Metric> for MetricCard {
    fn from(metric: &'static Metric) -> Self {
        Self {
            id: metric.id,
            concept: metric.concept,
            reading: metric.reading,
            scope: metric.scope(),
            title: metric.title,
            unit: metric.unit,
            range: metric.range,
            family: metric.family,
            better: metric.better,
            spread: metric.spread,
            about: metric.about,
            direction: metric.direction,
            formula: metric.formula,
            normalisation: metric.normalisation,
            interpret: metric.interpret,
            undefined: metric.undefined,
            complexity: metric.complexity,
            cite: metric.cite,
            reproduce: metric.reproduce,
        }
    }
}

impl Measured {
    /// What the network is of.
    pub fn summary(&self) -> Summary {
        let about = self.network.about();
        let layers = match about.layers.as_slice() {
            [] => "any layer".to_string(),
            layers => format!(
                "the layer{} {}",
                if layers.len() == 1 { "" } else { "s" },
                list(layers.iter().cloned())
            ),
        };
        let date = about.date.map_or("whatever the date".into(), |date| {
            format!("in force on {date}")
        });
        Summary {
            id: about.id.clone(),
            title: about.title.clone(),
            configuration: about.configuration.as_ref().map(|(id, _)| id.clone()),
            configuration_title: about.configuration.as_ref().map(|(_, title)| title.clone()),
            date: about.date.map(|date| date.to_string()),
            layers: about.layers.clone(),
            transit: about.transit.word(),
            directed: about.directed,
            tie: if !about.tie_definition.is_empty() {
                about.tie_definition.clone()
            } else if self.network.agreements().is_empty() {
                "a tie of the input".into()
            } else {
                format!("an agreement of {layers}, {date}")
            },
            actors: self
                .network
                .actors()
                .map(|actor| actor.id.clone())
                .collect(),
            ties: self.mid.links().len(),
            parallel_ties: self.mid.channels().len(),
            agreements: self
                .network
                .agreements()
                .iter()
                .map(|agreement| agreement.id.clone())
                .collect(),
            weight: "strength",
            edits: about.edits.clone(),
            notices: about.notices.clone(),
            sha256: about.sha256.clone(),
            version: env!("CARGO_PKG_VERSION"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Measured, Summary};
    use crate::{
        by_hand,
        model::{Agreement, Member, Network, Selection, Study},
    };

    fn summary(study: &Study, selection: &Selection) -> Summary {
        let network = Network::resolve(study, selection).expect("a network");
        Measured::new(network).expect("a small network").summary()
    }

    fn tied(directed: bool) -> Study {
        Study {
            id: "tied".into(),
            directed,
            ..by_hand::tied(&[], &[("A", "B")])
        }
    }

    #[test]
    fn a_subject_reads_as_its_ids_with_an_arrow_where_ties_run_one_way() {
        let both = summary(&tied(false), &Selection::default());
        let one_way = summary(&tied(true), &Selection::default());
        let ids = ["A", "B"].map(String::from);
        assert_eq!(both.subject(&[]), "network");
        assert_eq!(both.subject(&ids[..1]), "A");
        assert_eq!(both.subject(&ids), "A–B");
        assert_eq!(one_way.subject(&ids), "A→B");
        assert_eq!((both.joint(), one_way.joint()), ("–", "→"));
    }

    #[test]
    fn a_network_says_what_counts_as_a_tie_and_is_called_by_its_date() {
        let mut study = tied(false);
        let plain = summary(&study, &Selection::default());
        assert_eq!(
            (plain.tie.as_str(), plain.label().as_str()),
            ("a tie of the input", "tied")
        );
        study.tie.clear();
        let pact = |id: &str, layer: &str| Agreement {
            id: id.into(),
            layer: Some(layer.into()),
            members: Some(["A", "B"].map(Member::named).to_vec()),
            ..Agreement::default()
        };
        study.agreement = vec![pact("P", "trade"), pact("Q", "access")];
        let told = |layers: &[&str], date: Option<&str>| {
            let selection = Selection {
                date: date.map(|date| date.parse().expect("a date")),
                layers: layers.iter().map(|layer| (*layer).to_string()).collect(),
                ..Selection::default()
            };
            let summary = summary(&study, &selection);
            (summary.tie.clone(), summary.label())
        };
        for (layers, date, tie, label) in [
            (
                vec![],
                None,
                "an agreement of any layer, whatever the date",
                "tied",
            ),
            (
                vec!["trade"],
                Some("2000-01-01"),
                "an agreement of the layer trade, in force on 2000-01-01",
                "tied, 2000-01-01",
            ),
            (
                vec!["trade", "access"],
                None,
                "an agreement of the layers trade and access, whatever the date",
                "tied",
            ),
        ] {
            assert_eq!(told(&layers, date), (tie.to_string(), label.to_string()));
        }
        study.tie_definition = "a treaty".into();
        assert_eq!(summary(&study, &Selection::default()).tie, "a treaty");
    }
}
