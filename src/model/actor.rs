//! Actors: the states (or other parties) of a network.

use super::Range;
use serde::{Deserialize, Deserializer, Serialize, de};

/// An actor as a study writes it; only the id is required.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// Short stable name: ISO 3166 alpha-3 in the bundled studies.
    pub id: String,
    /// The name in tables and charts; the id when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The group it belongs to, for brokerage roles; absent when the study has no groups.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bloc: Option<String>,
    /// Fixed drawing position in the unit square, y downwards; a circle when absent.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "two"
    )]
    pub at: Option<[f64; 2]>,
    /// Probability that the actor works at all, 0–1; 1 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub availability: Option<Range>,
    /// Probability that the actor, as originator, consents to share on a given request, 0–1; 1 when absent.
    /// One refusal closes every route at once, so it is a common cause and not a property of a tie.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<Range>,
    /// What it can see or do, for coverage.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub capabilities: Vec<Capability>,
}

/// One thing an actor can see or do by itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Capability {
    /// The capability's id, shared between actors.
    pub id: String,
    /// How well, 0–1.
    pub value: f64,
    /// Where the number comes from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub basis: String,
}

/// Exactly two values: a fixed-size array alone would drop a third in silence.
pub(super) fn two<'de, D, T>(deserializer: D) -> Result<Option<[T; 2]>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    let values = Vec::<T>::deserialize(deserializer)?;
    let found = values.len();
    let two = values
        .try_into()
        .map_err(|_| de::Error::custom(format!("{found} values where two are needed")))?;
    Ok(Some(two))
}

impl Actor {
    /// An actor of which only the id is known.
    pub fn named(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            ..Self::default()
        }
    }

    /// The name in a sentence: some states take an article in English.
    pub fn in_a_sentence(&self) -> String {
        let title = self.title();
        let plural = ["United ", "Netherlands", "Philippines", "Soviet Union"];
        if plural.iter().any(|start| title.starts_with(start)) {
            format!("the {title}")
        } else {
            title.to_string()
        }
    }

    /// The name for readers.
    pub fn title(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.id)
    }
}
