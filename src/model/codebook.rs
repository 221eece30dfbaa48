//! The codebook: what a kind of agreement is taken to be worth, and on what basis.

use super::Range;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// One kind of agreement or of handling, with its coded ranges.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Stable id, as in `intel_agreement`.
    pub id: String,
    /// The name in tables.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Strength of a tie of this kind, 0–1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<Range>,
    /// Hours over a tie of this kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delay: Option<Range>,
    /// Probability that a tie of this kind works when called on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub availability: Option<Range>,
    /// What the strength rests on: data, literature or judgement.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub strength_basis: String,
    /// What the delay rests on.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub delay_basis: String,
    /// What the availability rests on.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub availability_basis: String,
}

/// The bundled codebook, in the order of its file.
pub fn codebook() -> &'static [Kind] {
    static CODEBOOK: OnceLock<Vec<Kind>> = OnceLock::new();
    CODEBOOK.get_or_init(|| {
        super::catalogue::rows(include_str!("../../networks/codebook.csv"))
            .map(|row| Kind {
                id: row.text("kind"),
                title: row.text("title"),
                strength: row.range("strength"),
                delay: row.range("delay"),
                availability: row.range("availability"),
                strength_basis: row.text("strength_basis"),
                delay_basis: row.text("delay_basis"),
                availability_basis: row.text("availability_basis"),
            })
            .collect()
    })
}
