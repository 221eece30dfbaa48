//! What is selected from a study, and what is taken away or added before measuring.

use super::{Date, Study, Transit, catalogue, resolve};
use crate::error::{Error, Result, nearest};

/// Everything that turns a study into one network.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// The configuration; the study's default when absent.
    pub configuration: Option<String>,
    /// In place of the configuration's or the study's date.
    pub date: Option<Date>,
    /// In place of the configuration's or the study's layers; empty keeps those.
    pub layers: Vec<String>,
    /// In place of the configuration's or the study's transit rule.
    pub transit: Option<Transit>,
    /// Makes one-way ties run both ways; a directed network stays so when absent.
    pub undirected: Option<Undirected>,
    /// Just these agreements or pairs; empty keeps all.
    pub only: Vec<String>,
    /// Agreements, pairs or actors to take away.
    pub without: Vec<String>,
    /// Agreements, or pairs with a codebook kind, to add.
    pub with: Vec<String>,
    /// Coded numbers to set, as in `TISA.handling-delay=3`; a number is named as [`Number::id`](super::Number::id) does.
    pub set: Vec<String>,
}

impl Selection {
    /// Whether something is taken away or added.
    pub fn is_edited(&self) -> bool {
        !self.without.is_empty() || !self.with.is_empty()
    }
}

/// How one-way ties become ties that run both ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undirected {
    /// A tie in either direction ties the pair. Where both are there, the greater strength and availability and the
    /// lesser delay count.
    Any,
    /// Only ties in both directions tie the pair: the lesser strength and availability and the greater delay count.
    Both,
}

impl Undirected {
    /// Every rule.
    pub const ALL: [Self; 2] = [Undirected::Any, Undirected::Both];

    /// The word in options and addresses.
    pub fn word(self) -> &'static str {
        match self {
            Undirected::Any => "any",
            Undirected::Both => "both",
        }
    }

    /// The rule with this word.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.word() == word)
    }
}

/// What a name in `--without`, `--with` or `--only` stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An agreement by its id: all of its ties and relay grants at once.
    Agreement(String),
    /// A pair of actors: all ties between them; the kind is for one that is added.
    Pair(String, String, Option<String>),
    /// An actor with all its ties.
    Actor(String),
}

impl Target {
    /// What `name` stands for in `study`: an agreement before an actor before a pair `A-B` or `A-B:kind`.
    ///
    /// # Errors
    /// `Unknown` with the nearest known name.
    pub fn parse(name: &str, study: &Study) -> Result<Self> {
        let agreements = resolve::agreement_ids(study);
        if agreements.contains(name) || catalogue().agreement(name).is_some() {
            return Ok(Target::Agreement(name.into()));
        }
        let actors = resolve::actor_ids(study);
        if actors.contains(name) {
            return Ok(Target::Actor(name.into()));
        }
        let (pair, kind) = match name.split_once(':') {
            Some((pair, kind)) => (pair, Some(kind.to_string())),
            None => (name, None),
        };
        let ends = pair
            .match_indices('-')
            .map(|(at, _)| (&pair[..at], &pair[at + 1..]));
        for (a, b) in ends {
            if a == b && actors.contains(a) {
                return Err(Error::Refused(format!(
                    "`{name}`: a tie joins two actors, not `{a}` to itself"
                )));
            }
            if actors.contains(a) && actors.contains(b) {
                if let Some(kind) = &kind {
                    resolve::kind(study, kind).ok_or_else(|| unknown_kind(study, kind))?;
                }
                return Ok(Target::Pair(a.into(), b.into(), kind));
            }
        }
        let known = agreements.iter().chain(&actors).map(String::as_str);
        let pairs = pair.split_once('-').and_then(|(a, b)| {
            let near = |id: &str| {
                nearest(id, actors.iter().map(String::as_str)).filter(|_| !id.is_empty())
            };
            Some(format!("{}-{}", near(a)?, near(b)?))
        });
        Err(Error::Unknown {
            what: "agreement, pair or actor",
            id: name.into(),
            near: nearest(name, known).or(pairs),
            way_out: format!(
                "write an agreement's id, a pair such as {}, or an actor's id; `linchpin networks {}` lists them",
                example_pair(&actors),
                if study.id.is_empty() {
                    "FILE"
                } else {
                    &study.id
                },
            ),
        })
    }
}

fn example_pair(actors: &std::collections::BTreeSet<String>) -> String {
    let mut two = actors.iter().take(2);
    match (two.next(), two.next()) {
        (Some(a), Some(b)) => format!("{a}-{b}"),
        _ => "JPN-KOR".into(),
    }
}

/// The error for a kind that no codebook has.
pub(crate) fn unknown_kind(study: &Study, kind: &str) -> Error {
    let ids = resolve::kinds(study).map(|kind| kind.id.as_str());
    Error::Unknown {
        what: "codebook kind",
        id: kind.into(),
        near: nearest(kind, ids),
        way_out: "`linchpin networks codebook` lists the kinds".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Study, Target, Undirected, example_pair};
    use crate::{
        by_hand::actors,
        model::{Agreement, Member},
    };
    use std::collections::BTreeSet;

    fn refusal(name: &str, study: &Study) -> String {
        let error = Target::parse(name, study).expect_err("no such thing");
        error.to_string()
    }

    fn pair(a: &str, b: &str, kind: Option<&str>) -> Target {
        Target::Pair(a.into(), b.into(), kind.map(String::from))
    }

    #[test]
    fn the_example_of_a_pair_is_one_of_the_network_if_it_has_two_actors() {
        let example = |ids: &[&str]| {
            let ids: BTreeSet<String> = ids.iter().map(|id| (*id).to_string()).collect();
            example_pair(&ids)
        };
        assert_eq!(example(&["USA", "AUS", "NZL"]), "AUS-NZL");
        assert_eq!(example(&["USA"]), "JPN-KOR");
        assert_eq!(example(&[]), "JPN-KOR");
        let mut named = actors(&["USA", "AUS"]);
        let said = refusal("quite another", &named);
        assert!(said.contains("a pair such as AUS-USA,"), "{said}");
        assert!(said.contains("`linchpin networks FILE` lists"), "{said}");
        named.id = "pacific".into();
        let said = refusal("quite another", &named);
        assert!(said.contains("`linchpin networks pacific` lists"), "{said}");
    }

    #[test]
    fn a_name_is_an_agreement_before_an_actor_before_a_pair() {
        let mut study = actors(&["A", "B", "A-B", "B-C", "C"]);
        let parse = |name: &str, study: &Study| Target::parse(name, study).expect("known");
        assert_eq!(parse("A-B", &study), Target::Actor("A-B".into()));
        assert_eq!(parse("B-A", &study), pair("B", "A", None));
        assert_eq!(parse("A-B-C", &study), pair("A", "B-C", None));
        assert_eq!(parse("C-A-B", &study), pair("C", "A-B", None));
        let kind = parse("B-A:consultation", &study);
        assert_eq!(kind, pair("B", "A", Some("consultation")));
        study.agreement.push(Agreement {
            id: "A-B".into(),
            members: Some(vec![Member::named("A"), Member::named("B")]),
            ..Agreement::default()
        });
        assert_eq!(parse("A-B", &study), Target::Agreement("A-B".into()));
        // One of the catalogue, whether the study has it or not.
        assert_eq!(parse("NATO", &study), Target::Agreement("NATO".into()));
    }

    #[test]
    fn what_is_no_name_is_refused_with_what_comes_near() {
        let study = actors(&["JPN", "KOR", "USA"]);
        let said = refusal("JPN-JPN", &study);
        assert!(said.contains("not `JPN` to itself"), "{said}");
        // Neither is an actor: there is no pair to itself either.
        assert!(!refusal("QQQ-QQQ", &study).contains("itself"));
        assert!(refusal("JPN-KRR", &study).contains("did you mean `JPN-KOR`?"));
        assert!(refusal("KRR", &study).contains("did you mean `KOR`?"));
        assert!(!refusal("JPN-ZZZZ", &study).contains("did you mean"));
        let said = refusal("JPN-KOR:consulation", &study);
        assert!(said.contains("did you mean `consultation`?"), "{said}");
    }

    #[test]
    fn the_words_for_making_ties_run_both_ways_are_found_again() {
        for rule in Undirected::ALL {
            assert_eq!(Undirected::find(rule.word()), Some(rule));
        }
        assert_eq!(Undirected::find("neither"), None);
    }
}
