//! Agreements: what exists. Ties are what an agreement does to a pair of its members.

use super::{Date, Range};
use serde::{Deserialize, Deserializer, Serialize, de};
use std::fmt;

/// An agreement as the catalogue or a study writes it. In a study an entry with the id of a catalogue
/// agreement overrides single fields of it, so every field but the id may be absent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// Stable id, as in `JPN_KOR_GSOMIA`.
    pub id: String,
    /// The name in tables and charts; the id when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its kind in the codebook, from which strength, delay and availability come unless given here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// `security`, `intelligence`, `access`, `logistics`, `technology`, `trade`, `dialogue`, or another word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub layer: Option<String>,
    /// The parties; each may have its own dates of entry and exit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub members: Option<Vec<Member>>,
    /// A mandatory hub: the other members are tied to it only, and reach each other only through it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hub: Option<String>,
    /// The codebook kind of the hub's handling.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hub_kind: Option<String>,
    /// Hours the hub takes to pass something on, ≥ 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handling_delay: Option<Range>,
    /// Probability that the hub passes something on, 0–1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handling_availability: Option<Range>,
    /// Strength of each tie, > 0, dimensionless; 0–1 on the codebook's scale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<Range>,
    /// Hours that something takes over each tie, > 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delay: Option<Range>,
    /// Probability that each tie works when called on, 0–1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub availability: Option<Range>,
    /// Day of signature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<Date>,
    /// First day in force; members may enter later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// First day no longer in force; absent while it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// `false` for a text that was never concluded: it gives ties only when a study adds it by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concluded: Option<bool>,
    /// `yes`, `no` or `mixed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub binding: Option<String>,
    /// What it covers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// What it obliges to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub obligation: Option<String>,
    /// How sure the facts are: V seen in a source, D agrees with a data set, K general knowledge, U unsure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<String>,
    /// Where the facts come from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// What happened to it, in order of date.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub status: Vec<Status>,
}

/// A party to an agreement, with its own dates where they differ from the agreement's.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Member {
    /// The actor's id.
    pub actor: String,
    /// First day as a member; the agreement's first day when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// First day no longer a member.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
}

/// Something that happened to an agreement, or to the tie of one pair under it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Status {
    /// The day from which it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// One word: `termination_notified`, `suspended_notice`, `in_force`, …
    #[serde(default)]
    pub status: String,
    /// The codebook kind it counts as from then on; `none` gives no tie; absent changes nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The layer that it concerns, where it belongs to no agreement; absent where an agreement says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub layer: Option<String>,
    /// The pair whose tie it concerns; the whole agreement when absent.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "super::actor::two"
    )]
    pub pair: Option<[String; 2]>,
    /// What happened, for readers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// How sure the fact is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub confidence: String,
    /// Where the fact comes from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
}

impl Agreement {
    /// The name for readers.
    pub fn name(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.id)
    }

    /// This agreement with every field that `over` gives put in place of its own.
    pub fn overridden(&self, over: &Agreement) -> Agreement {
        let text = |own: &Option<String>, new: &Option<String>| new.clone().or_else(|| own.clone());
        let list = |own: &[String], new: &[String]| if new.is_empty() { own } else { new }.to_vec();
        Agreement {
            id: self.id.clone(),
            title: text(&self.title, &over.title),
            kind: text(&self.kind, &over.kind),
            layer: text(&self.layer, &over.layer),
            members: over.members.clone().or_else(|| self.members.clone()),
            hub: text(&self.hub, &over.hub),
            hub_kind: text(&self.hub_kind, &over.hub_kind),
            handling_delay: over.handling_delay.or(self.handling_delay),
            handling_availability: over.handling_availability.or(self.handling_availability),
            strength: over.strength.or(self.strength),
            delay: over.delay.or(self.delay),
            availability: over.availability.or(self.availability),
            signed: over.signed.or(self.signed),
            from: over.from.or(self.from),
            to: over.to.or(self.to),
            concluded: over.concluded.or(self.concluded),
            binding: text(&self.binding, &over.binding),
            scope: text(&self.scope, &over.scope),
            obligation: text(&self.obligation, &over.obligation),
            confidence: text(&self.confidence, &over.confidence),
            sources: list(&self.sources, &over.sources),
            status: if over.status.is_empty() {
                &self.status
            } else {
                &over.status
            }
            .clone(),
        }
    }

    /// What the agreement counts as on `date` for the pair `a`–`b` (or as a whole): the kind that the last
    /// event up to then set; `None` where no event changed it. Without a date, events are not applied.
    pub fn kind_on(&self, date: Option<Date>, pair: Option<(&str, &str)>) -> Option<&Status> {
        let day = date?;
        let concerns = |status: &&Status| match (&status.pair, pair) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some([x, y]), Some((a, b))) => (x == a && y == b) || (x == b && y == a),
        };
        self.status
            .iter()
            .filter(|status| status.kind.is_some() && status.date.is_some_and(|from| from <= day))
            .filter(concerns)
            .max_by_key(|status| status.date)
    }
}

impl Member {
    /// A member for as long as the agreement lasts.
    pub fn named(actor: impl Into<String>) -> Self {
        Self {
            actor: actor.into(),
            from: None,
            to: None,
        }
    }
}

impl<'de> Deserialize<'de> for Member {
    /// `"USA"`, or `{ actor = "USA", from = "1951-09-01", to = … }`.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Dated {
            actor: String,
            from: Option<Date>,
            to: Option<Date>,
        }
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Member;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an actor's id, or { actor, from, to }")
            }
            fn visit_str<E: de::Error>(self, actor: &str) -> Result<Member, E> {
                Ok(Member::named(actor))
            }
            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Member, A::Error> {
                let dated = Dated::deserialize(de::value::MapAccessDeserializer::new(map))?;
                Ok(Member {
                    actor: dated.actor,
                    from: dated.from,
                    to: dated.to,
                })
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::{Agreement, Status};

    #[test]
    fn the_last_event_of_the_pair_or_of_all_says_what_it_counts_as() {
        let event = |date: &str, kind: &str, pair: Option<[&str; 2]>| Status {
            date: date.parse().ok(),
            kind: (!kind.is_empty()).then(|| kind.into()),
            pair: pair.map(|pair| pair.map(String::from)),
            ..Status::default()
        };
        let agreement = Agreement {
            status: vec![
                event("2000-01-01", "all", None),
                event("2005-01-01", "of-two", Some(["A", "B"])),
                event("2006-01-01", "", None),
                event("2010-01-01", "late", None),
            ],
            ..Agreement::default()
        };
        let kind = |date: &str, pair: Option<(&str, &str)>| {
            let status = agreement.kind_on(date.parse().ok(), pair);
            status
                .and_then(|status| status.kind.clone())
                .unwrap_or_default()
        };
        assert_eq!(kind("1999-12-31", None), "");
        assert_eq!(kind("2000-01-01", None), "all");
        for (pair, found) in [
            (("A", "B"), "of-two"),
            (("B", "A"), "of-two"),
            (("A", "C"), "all"),
            (("C", "B"), "all"),
            (("C", "A"), "all"),
            (("B", "C"), "all"),
            (("C", "D"), "all"),
        ] {
            assert_eq!(kind("2007-01-01", Some(pair)), found, "{pair:?}");
            assert_eq!(kind("2010-01-01", Some(pair)), "late", "{pair:?}");
        }
        assert_eq!(kind("2007-01-01", None), "all");
        assert_eq!(agreement.kind_on(None, None), None);
    }
}
