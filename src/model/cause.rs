//! Common causes: one event that closes several things at once.

use super::Range;
use serde::{Deserialize, Serialize};

/// One event that closes several things at once, so that they do not fail independently: a government's refusal, the
/// loss of a cable, a change of law.
///
/// When it strikes, everything it names fails, beside what fails for reasons of its own. It has two scopes, since a tie
/// can serve others: `agreements`, `pairs` and `actors` take things away for everybody, while `between` closes an
/// exchange by whatever route and leaves every tie as it was. "Seoul refuses to share with Tokyo" closes `between`
/// Japan and South Korea: GSOMIA, and the relay under TISA as well, but not what TISA gives Japan and the United
/// States.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommonCause {
    /// Stable id.
    pub id: String,
    /// The name in tables and charts; the id when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Probability that it does not strike, 0–1.
    pub availability: Range,
    /// Agreements that it closes: their ties, and their hubs' handling.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agreements: Vec<String>,
    /// Pairs, as in `JPN-KOR`, all of whose ties it closes, in both directions where ties run one way.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pairs: Vec<String>,
    /// Actors that do not work when it strikes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<String>,
    /// Pairs, as in `JPN-KOR`, that do not share when it strikes, neither over their own ties nor over others'; what
    /// passes through them from and to others is not touched.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub between: Vec<String>,
}

/// A common cause of a network: what is left of it on the date, after edits.
#[derive(Clone, Debug, PartialEq)]
pub struct Cause {
    /// Its id.
    pub id: String,
    /// The name for readers.
    pub title: String,
    /// Probability that it does not strike, 0–1.
    pub availability: Range,
    /// Indices of the agreements that it closes, ascending.
    pub agreements: Vec<usize>,
    /// Pairs all of whose ties it closes, smaller index first.
    pub pairs: Vec<(usize, usize)>,
    /// Indices of the actors that it closes.
    pub actors: Vec<usize>,
    /// Pairs that do not share, by whatever route, smaller index first.
    pub between: Vec<(usize, usize)>,
}
