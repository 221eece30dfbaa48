//! What a tie that is not there yet would be: the numbers it is given, and where they come from.

use crate::{
    error::{Error, nearest},
    kernels::Channel,
    model::{Basis, Kind, Network, Study, codebook},
};
use serde::Serialize;
use std::collections::BTreeMap;

/// How every missing tie is coded.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Coding {
    /// The codebook kind; null where the network's ties have none.
    pub kind: Option<String>,
    /// What it is, to be read after "taken as".
    pub title: String,
    /// Why it is taken as that.
    pub why: String,
    /// Strength at the mid value, > 0.
    pub strength: f64,
    /// Delay at the mid value, hours.
    pub delay: f64,
    /// Availability at the mid value, 0–1; null where the kind has none coded.
    pub availability: Option<f64>,
}

impl Coding {
    /// A kind of the codebook, because it was asked for.
    ///
    /// # Errors
    /// A phrase, when the kind has no strength: a hub's handling is not a tie.
    pub fn of(kind: &Kind) -> Result<Self, &'static str> {
        let strength = kind
            .strength
            .map(|range| range.mid)
            .filter(|strength| *strength > 0.0)
            .ok_or("this kind has no strength above 0, so it is not the kind of a tie")?;
        Ok(Self {
            kind: Some(kind.id.clone()),
            title: format!("“{}”", kind.title),
            why: format!(
                "Missing ties are taken as of the codebook kind {}, as asked for.",
                kind.id
            ),
            strength,
            delay: kind.delay.map_or(1.0 / strength, |range| range.mid),
            availability: kind.availability.map(|range| range.mid),
        })
    }

    /// A kind of the study's own codebook or the bundled one, by its id.
    ///
    /// # Errors
    /// `Unknown`, and `Refused` for a kind that is not that of a tie.
    pub fn named(study: &Study, id: &str) -> Result<Self, Error> {
        let kinds = || study.kind.iter().chain(codebook());
        let kind = kinds()
            .find(|kind| kind.id == id)
            .ok_or_else(|| Error::Unknown {
                what: "kind",
                id: id.into(),
                near: nearest(id, kinds().map(|kind| kind.id.as_str())),
                way_out: "`linchpin networks codebook` lists the kinds".into(),
            })?;
        Self::of(kind).map_err(|reason| Error::Refused(format!("`{id}`: {reason}")))
    }

    /// What a next tie would most likely be: of the kinds with all three numbers coded, the one that most agreements
    /// of two parties have here (of any number of parties, where none has two); where ties have no kind, the medians
    /// of the network's own ties.
    pub fn usual(network: &Network) -> Self {
        for two_only in [true, false] {
            let mut count: BTreeMap<&str, usize> = BTreeMap::new();
            let agreements = network
                .agreements()
                .iter()
                .filter(|agreement| agreement.hub.is_none());
            for agreement in agreements {
                let members = agreement.members.as_ref().map_or(0, Vec::len);
                if let Some(kind) = agreement.kind.as_deref()
                    && (members == 2 || !two_only)
                {
                    *count.entry(kind).or_default() += 1;
                }
            }
            let whole = |kind: &&Kind| kind.delay.is_some() && kind.availability.is_some();
            let place = |kind: &&Kind| count.get(kind.id.as_str()).copied().unwrap_or(0);
            // Of kinds that are as frequent, the last in the codebook: the more modest promise.
            let usual = codebook().iter().filter(whole).max_by_key(place);
            if let Some(kind) = usual
                && place(&kind) > 0
                && let Ok(coding) = Self::of(kind)
            {
                let of = if two_only { "of two parties " } else { "" };
                return Self {
                    why: format!(
                        "A missing tie is taken to be of the codebook kind {}, the one that most agreements {of}here are of \
                         among those with all three numbers.",
                        kind.id
                    ),
                    ..coding
                };
            }
        }
        Self::medians(network)
    }

    fn medians(network: &Network) -> Self {
        let ties: Vec<_> = network.ties().map(|(_, _, tie)| tie).collect();
        if ties.is_empty() {
            return Self {
                kind: None,
                title: "a sure tie of strength 1 and delay 1 h".into(),
                why: "There is no tie here that says what a missing one would be like.".into(),
                strength: 1.0,
                delay: 1.0,
                availability: Some(1.0),
            };
        }
        let strength = median(ties.iter().map(|tie| tie.strength.mid));
        let inferred = ties
            .iter()
            .all(|tie| tie.delay_basis == Basis::InverseStrength);
        let known: Vec<f64> = ties
            .iter()
            .filter(|tie| tie.kind.is_none() || tie.availability_basis != Basis::Assumed)
            .map(|tie| tie.availability.mid)
            .collect();
        Self {
            kind: None,
            title: "a middling tie".into(),
            why: format!(
                "Missing ties are taken to have the median strength, delay and availability of those that are there{}, \
                 which have no codebook kind with all three.",
                if inferred {
                    " (delay = 1/strength)"
                } else {
                    ""
                }
            ),
            strength,
            delay: if inferred {
                1.0 / strength
            } else {
                median(ties.iter().map(|tie| tie.delay.mid))
            },
            availability: (!known.is_empty()).then(|| median(known.iter().copied())),
        }
    }

    /// The single tie that this makes between two actors.
    pub(super) fn tie(&self, ends: (usize, usize)) -> Channel {
        Channel {
            ends,
            agreement: None,
            strength: self.strength,
            delay: self.delay,
            availability: self.availability.unwrap_or(1.0),
            known: self.availability.is_some(),
            key: 0,
        }
    }
}

/// The middle value, or the mean of the two in the middle; of at least one number.
fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let (low, high) = ((values.len() - 1) / 2, values.len() / 2);
    (values[low] + values[high]) / 2.0
}
