//! A brief: the claims of a text, each with what would have to be measured for it to hold.

use super::{Date, Place, Problem, Transit};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, fmt};

/// The claims of one text, as a file writes them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Brief {
    /// What charts and tables call it.
    pub title: String,
    /// The text whose claims these are: author, place, date.
    pub source: String,
    /// What a reader must know of the coding before the claims.
    pub about: String,
    /// The network on which tests are measured that name no other.
    pub network: String,
    /// The claims, in the order of the text.
    pub claim: Vec<Claim>,
    /// SHA-256 of the text it was read from, in hexadecimal; not part of the file.
    #[serde(skip)]
    pub sha256: String,
}

/// One claim.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Claim {
    /// Stable id, by which it is chosen.
    pub id: String,
    /// The claim, in our own words: one sentence.
    pub says: String,
    /// What counts as support, in words.
    pub support: String,
    /// The rival reading: why the numbers could be so and the claim still fail, or the other way round.
    pub rival: String,
    /// Why the claim holds by the coding alone, if it does.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub by_construction: String,
    /// Why no measurement of structure can test it, if none can. It then has no verdict of its own.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub not_testable: String,
    /// Why what is measured does not bear on it, if it does not.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub no_bearing: String,
    /// What is measured.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub test: Vec<Test>,
}

/// A measurement and what it would show if the claim held.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Test {
    /// What is measured, in words that follow "that".
    pub says: String,
    /// The network, if not the brief's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network: Option<String>,
    /// A second network: the side with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    /// Two configurations: the sides without and with.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub configurations: Vec<String>,
    /// Two days: the sides without and with.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<Date>,
    /// What the side without lacks: agreements, pairs or actors.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<String>,
    /// What the side with has besides: agreements, or pairs of a codebook kind.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<String>,
    /// What is taken from both sides.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub gone: Vec<String>,
    /// The layers, if not the network's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub layers: Vec<String>,
    /// The transit rule, if not the network's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transit: Option<Transit>,
    /// A metric, or one of the quantities of a brief.
    pub measure: String,
    /// Of whom: no id for the network, one for an actor or agreement, two for a pair or tie.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<String>,
    /// Within how many hours, for a quantity with a deadline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<f64>,
    /// What the number does if the claim holds. Every test has it: a brief without is refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expect: Option<Expect>,
}

/// What a number does if a claim holds, from the side without to the side with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Expect {
    /// Higher on the side with.
    #[default]
    Rises,
    /// Lower on the side with.
    Falls,
    /// The same on both.
    Same,
    /// On the side with nobody of its kind has more.
    Highest,
    /// At least this much on the side.
    AtLeast(f64, Which),
    /// At most this much on the side.
    AtMost(f64, Which),
}

/// A side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Which {
    /// The side without.
    Without,
    /// The side with.
    With,
}

/// The ways to write an expectation.
const EXPECTATIONS: &str =
    "rises, falls, same, highest, or `at least 0.5 with`, `at most 0.5 without` with your number";

impl Expect {
    /// Whether it speaks of the side without alone.
    pub fn is_of_without(&self) -> bool {
        matches!(
            self,
            Self::AtLeast(_, Which::Without) | Self::AtMost(_, Which::Without)
        )
    }
}

impl TryFrom<String> for Expect {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let level = |number: &str, side: Option<&&str>| -> Option<(f64, Which)> {
            let number = number.parse::<f64>().ok().filter(|x| x.is_finite())?;
            match side {
                None | Some(&"with") => Some((number, Which::With)),
                Some(&"without") => Some((number, Which::Without)),
                Some(_) => None,
            }
        };
        let read = match words.as_slice() {
            ["rises"] => Some(Self::Rises),
            ["falls"] => Some(Self::Falls),
            ["same"] => Some(Self::Same),
            ["highest"] => Some(Self::Highest),
            ["at", "least", number, side @ ..] if side.len() < 2 => {
                level(number, side.first()).map(|(x, side)| Self::AtLeast(x, side))
            }
            ["at", "most", number, side @ ..] if side.len() < 2 => {
                level(number, side.first()).map(|(x, side)| Self::AtMost(x, side))
            }
            _ => None,
        };
        read.ok_or_else(|| format!("`{text}` is no expectation; it is one of {EXPECTATIONS}"))
    }
}

impl From<Expect> for String {
    fn from(expect: Expect) -> Self {
        expect.to_string()
    }
}

impl fmt::Display for Expect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = |which: &Which| match which {
            Which::Without => "without",
            Which::With => "with",
        };
        match self {
            Self::Rises => f.write_str("rises"),
            Self::Falls => f.write_str("falls"),
            Self::Same => f.write_str("same"),
            Self::Highest => f.write_str("highest"),
            Self::AtLeast(x, which) => write!(f, "at least {x} {}", side(which)),
            Self::AtMost(x, which) => write!(f, "at most {x} {}", side(which)),
        }
    }
}

impl Brief {
    /// Checks every rule of a brief that does not need its networks.
    ///
    /// # Errors
    /// The first value that breaks a rule: its place, the rule, and the way out.
    pub fn check(&self, is_measure: impl Fn(&str) -> Result<(), String>) -> Result<(), Problem> {
        let root = Place::root();
        if self.claim.is_empty() {
            return Err(Problem::new(
                root,
                "a brief without claims",
                "write at least one [[claim]] with id, says and a [[claim.test]]",
            ));
        }
        let mut ids = BTreeSet::new();
        for (number, claim) in self.claim.iter().enumerate() {
            let place = root.key("claim").index(number);
            for (key, text) in [("id", &claim.id), ("says", &claim.says)] {
                if text.chars().any(super::check::is_unfit) {
                    let message = format!("{text:?} has a control character");
                    let help = "write it with ordinary letters";
                    return Err(Problem::new(place.key(key), message, help));
                }
                if text.trim().is_empty() {
                    let message = format!("a claim without `{key}`");
                    return Err(Problem::new(place, message, "give it one"));
                }
            }
            if !ids.insert(&claim.id) {
                let message = format!("the claim `{}` is there twice", claim.id);
                return Err(Problem::new(
                    place.key("id"),
                    message,
                    "give each its own id",
                ));
            }
            let excused = !claim.not_testable.is_empty() || !claim.no_bearing.is_empty();
            if claim.test.is_empty() && !excused {
                return Err(Problem::new(
                    place,
                    format!("the claim `{}` has no test", claim.id),
                    "write a [[claim.test]], or say why there is none: not_testable = \"…\"",
                ));
            }
            for (at, test) in claim.test.iter().enumerate() {
                test.check(&place.key("test").index(at), self, &is_measure)?;
            }
        }
        Ok(())
    }
}

impl Test {
    /// What the number does if the claim holds.
    pub fn expected(&self) -> Expect {
        self.expect.unwrap_or_default()
    }

    fn check(
        &self,
        place: &Place,
        brief: &Brief,
        is_measure: &impl Fn(&str) -> Result<(), String>,
    ) -> Result<(), Problem> {
        let fault = |key: &'static str, message: String, help: &str| {
            Err(Problem::new(place.key(key), message, help))
        };
        if self.network.as_ref().unwrap_or(&brief.network).is_empty() {
            return fault(
                "network",
                "a test without a network".into(),
                "name one here, or one for all claims at the top of the file",
            );
        }
        if let Err(message) = is_measure(&self.measure) {
            return fault("measure", message, "`linchpin metrics` lists the metrics");
        }
        for (key, count) in [
            ("configurations", self.configurations.len()),
            ("dates", self.dates.len()),
        ] {
            if !matches!(count, 0 | 2) {
                return fault(
                    key,
                    format!("{count} {key}, where a side without and a side with are two"),
                    "give two, or leave it out",
                );
            }
        }
        let ways = [
            !self.configurations.is_empty(),
            !self.dates.is_empty(),
            self.other.is_some(),
        ];
        if ways.iter().filter(|way| **way).count() > 1 {
            return fault(
                "measure",
                "more than one pair of sides".into(),
                "keep one of configurations, dates and other",
            );
        }
        let edited = !self.without.is_empty() || !self.with.is_empty();
        if edited && ways.contains(&true) {
            return fault(
                "measure",
                "`without` or `with` beside two sides that are there already".into(),
                "keep either the edit, or one of configurations, dates and other; `gone` takes something from both",
            );
        }
        let Some(expect) = self.expect else {
            return fault(
                "measure",
                "a test without `expect`".into(),
                &format!("write expect = \"…\", one of {EXPECTATIONS}"),
            );
        };
        let moves = matches!(expect, Expect::Rises | Expect::Falls | Expect::Same);
        if moves && !edited && !ways.contains(&true) {
            return fault(
                "expect",
                format!("`{expect}`, and nothing that differs between the sides"),
                "say what differs: without, with, configurations, dates or other",
            );
        }
        if let [first, second] = self.of.as_slice()
            && first == second
        {
            return fault(
                "of",
                format!("`{first}` twice, where a pair has two actors"),
                "name two",
            );
        }
        if self.of.len() > 2 {
            return fault(
                "of",
                format!("{} ids, where a pair has two", self.of.len()),
                "give none for the network, one for an actor, two for a pair",
            );
        }
        if self
            .hours
            .is_some_and(|hours| !(hours > 0.0 && hours.is_finite()))
        {
            return fault(
                "hours",
                "a deadline must be above 0".into(),
                "give it in hours",
            );
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Brief, Claim, Expect, Test, Which};

    /// The place that is refused once a good claim of three is altered so; nothing if all is well.
    fn refused(alter: impl FnOnce(&mut Claim)) -> Option<String> {
        let claim = |id: &str| Claim {
            id: id.into(),
            says: "so it is".into(),
            test: vec![Test {
                network: Some("shape:star-6".into()),
                measure: "density".into(),
                with: vec!["A-B".into()],
                expect: Some(Expect::Rises),
                ..Test::default()
            }],
            ..Claim::default()
        };
        let mut brief = Brief {
            claim: ["one", "two", "three"].map(claim).to_vec(),
            ..Brief::default()
        };
        alter(&mut brief.claim[1]);
        let problem = brief.check(|_| Ok(())).err();
        problem.map(|problem| problem.place.to_string())
    }

    #[test]
    fn a_claim_has_an_id_of_its_own_and_a_test_or_a_reason_for_none() {
        assert_eq!(refused(|_| {}), None);
        assert_eq!(
            refused(|own| own.id = "one".into()).as_deref(),
            Some("claim[2].id")
        );
        let without = |untestable: &str, idle: &str| {
            refused(|own| {
                own.test.clear();
                (own.not_testable, own.no_bearing) = (untestable.into(), idle.into());
            })
        };
        assert_eq!(without("", "").as_deref(), Some("claim[2]"));
        for (untestable, idle) in [("so", ""), ("", "so"), ("so", "so")] {
            assert_eq!(without(untestable, idle), None);
        }
    }

    #[test]
    fn a_test_sets_two_sides_against_each_other_in_one_way() {
        type Alter = fn(&mut Test);
        let fine: [Alter; 6] = [
            |own| own.hours = Some(0.5),
            |own| own.of = vec!["A".into(), "B".into()],
            |own| {
                own.with.clear();
                own.without.push("A".into());
            },
            |own| {
                own.with.clear();
                own.other = Some("shape:ring-4".into());
            },
            |own| {
                own.with.clear();
                own.expect = Some(Expect::Highest);
            },
            |own| {
                let days = ["2000-01-01", "2001-01-01"].into_iter();
                own.with.clear();
                own.dates = days.filter_map(|day| day.parse().ok()).collect();
            },
        ];
        for alter in fine {
            assert_eq!(refused(|claim| alter(&mut claim.test[0])), None);
        }
        let rows: [(&str, Alter); 11] = [
            ("hours", |own| own.hours = Some(0.0)),
            ("hours", |own| own.hours = Some(-1.0)),
            ("hours", |own| own.hours = Some(f64::INFINITY)),
            ("hours", |own| own.hours = Some(f64::NAN)),
            ("of", |own| {
                own.of = ["A", "B", "C"].map(String::from).to_vec()
            }),
            ("of", |own| own.of = ["A", "A"].map(String::from).to_vec()),
            ("expect", |own| own.with.clear()),
            ("measure", |own| own.expect = None),
            ("measure", |own| own.other = Some("shape:ring-4".into())),
            ("measure", |own| {
                own.with.clear();
                own.other = Some("shape:ring-4".into());
                own.configurations = ["x", "y"].map(String::from).to_vec();
            }),
            ("configurations", |own| {
                own.configurations = vec!["x".into()]
            }),
        ];
        for (key, alter) in rows {
            let found = refused(|claim| alter(&mut claim.test[0]));
            assert_eq!(found, Some(format!("claim[2].test[1].{key}")));
        }
    }

    #[test]
    fn every_expectation_is_read_as_it_is_written() {
        for expect in [
            Expect::Rises,
            Expect::Falls,
            Expect::Same,
            Expect::Highest,
            Expect::AtLeast(0.5, Which::With),
            Expect::AtLeast(-1.0, Which::Without),
            Expect::AtMost(0.5, Which::With),
            Expect::AtMost(2.0, Which::Without),
        ] {
            assert_eq!(Expect::try_from(expect.to_string()), Ok(expect));
        }
        let short = Expect::try_from("at most 3".to_string());
        assert_eq!(short, Ok(Expect::AtMost(3.0, Which::With)));
        for wrong in [
            "at least",
            "at least x",
            "at least inf",
            "at most 1 beside",
            "at least 1 with 2",
            "at most 1 with 2",
            "more",
        ] {
            assert!(Expect::try_from(wrong.to_string()).is_err(), "{wrong}");
        }
    }
}
