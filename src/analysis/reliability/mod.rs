//! How surely: of pairs, of all of some actors, within a time, and as one availability varies; one network, or two sides.

mod sides;
mod time;
mod varied;
mod words;

pub use time::{DEADLINES, TimeCurve, TimePoint, hours_in_words};
pub use varied::{Thing, Varied, VariedPoint};

use super::measure::{Measured, Summary};
use crate::{
    error::{Error, Result, nearest},
    kernels::{View, k_terminal_score, pair_scores, share_scores},
    model::{Network, Score, list},
};
use serde::Serialize;

/// What is asked beside what is always answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ask {
    /// The pair whose time and variation are shown, by ids; else the pair that changes most between the sides, or the
    /// least sure pair of a single side.
    pub between: Option<[String; 2]>,
    /// Actors that must all be joined, by ids; none for all actors only.
    pub terminals: Vec<String>,
    /// The thing whose availability varies from 0 to 1; none for no such curve.
    pub vary: Option<String>,
}

/// Reliability of one network, or of two sides of a comparison, without first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reliabilities {
    /// Version of this shape.
    pub schema: &'static str,
    /// The findings in words.
    pub headline: Vec<String>,
    /// The pair whose time and variation are shown; null with fewer than two actors.
    pub pair: Option<[String; 2]>,
    /// One side, or the side without and the side with.
    pub sides: Vec<ReliabilitySide>,
}

/// One side.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReliabilitySide {
    /// "without …", "with …"; empty for a single network.
    pub label: String,
    /// What was examined.
    pub network: Summary,
    /// The common causes in force, which are conditioned on.
    pub causes: Vec<CauseNote>,
    /// Every pair.
    pub pairs: Vec<PairChance>,
    /// All actors, and those asked for.
    pub together: Vec<TogetherChance>,
    /// The chosen pair within a time; null where it is not a pair of this side, or routes are too many to list.
    pub answered: Option<TimeCurve>,
    /// That what one actor knows has reached all others within a time, the mean over who it is; null with more than 12
    /// actors, or fewer than two.
    pub informed: Option<TimeCurve>,
    /// As one availability varies; null where nothing was asked for.
    pub varied: Option<Varied>,
}

/// A probability with its status and what the coded ranges make of it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Chance {
    /// 0–1; null where undefined.
    pub value: Option<f64>,
    /// `defined`, `estimated` or `undefined`.
    pub status: &'static str,
    /// Why there is no number; null where there is one.
    pub reason: Option<&'static str>,
    /// Standard error of an estimate; null for exact numbers.
    pub error: Option<f64>,
    /// With every availability at its low end, and every delay at its high end; null without ranges, and for estimates.
    pub low: Option<f64>,
    /// With every availability at its high end, and every delay at its low end.
    pub high: Option<f64>,
}

/// A pair of actors.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PairChance {
    /// One end; where ties run one way, where the request is answered from.
    pub a: String,
    /// The other.
    pub b: String,
    /// That some permitted route works: two-terminal reliability.
    pub joined: Chance,
    /// That a request is answered: the originator consents, and some permitted route works.
    pub answered: Chance,
}

/// Some actors that must all be joined.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TogetherChance {
    /// Their ids.
    pub actors: Vec<String>,
    /// Whether they are all actors of the network: all-terminal reliability; else k-terminal.
    pub all: bool,
    /// That each works, and every two are joined by a working permitted route.
    pub joined: Chance,
}

/// A common cause.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CauseNote {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Probability that it does not strike: low, mid, high.
    pub availability: [f64; 3],
    /// What it closes, in words.
    pub closes: String,
}

/// Examines one network.
///
/// # Errors
/// `Unknown`, for an actor, pair or thing that it does not have.
pub fn reliability(measured: &Measured, ask: &Ask) -> Result<Reliabilities> {
    examine(&[(measured, String::new())], ask)
}

/// Examines the side without and the side with.
///
/// # Errors
/// `Unknown`, for an actor, pair or thing that neither side has.
pub fn reliability_of_sides(
    without: &Measured,
    with: &Measured,
    labels: [String; 2],
    ask: &Ask,
) -> Result<Reliabilities> {
    let [first, second] = labels;
    examine(&[(without, first), (with, second)], ask)
}

fn examine(sides: &[(&Measured, String)], ask: &Ask) -> Result<Reliabilities> {
    known(sides, ask)?;
    let pairs: Vec<Vec<PairChance>> = sides.iter().map(|(side, _)| pair_chances(side)).collect();
    let pair = match &ask.between {
        Some([a, b]) => Some([a.clone(), b.clone()]),
        None => sides::telling_pair(&pairs),
    };
    let thing = ask
        .vary
        .as_deref()
        .map(|name| Thing::find(name, sides))
        .transpose()?;
    let examined = sides.iter().zip(pairs).map(|((side, label), pairs)| {
        let ends = |network: &Network| {
            let [a, b] = pair.as_ref()?;
            Some((network.index_of(a)?, network.index_of(b)?))
        };
        let ends = ends(&side.network);
        ReliabilitySide {
            label: label.clone(),
            network: side.summary(),
            causes: cause_notes(&side.network),
            together: together(side, &ask.terminals),
            answered: ends.and_then(|ends| time::answered(side, ends)),
            informed: time::informed(side),
            varied: thing
                .as_ref()
                .map(|thing| varied::varied(side, thing, ends, &ask.terminals)),
            pairs,
        }
    });
    let mut found = Reliabilities {
        schema: "linchpin/reliability/1",
        headline: Vec::new(),
        pair: pair.clone(),
        sides: examined.collect(),
    };
    found.headline = words::headline(&found, sides);
    Ok(found)
}

/// Every actor that is asked for is on some side, and a pair is of two.
fn known(sides: &[(&Measured, String)], ask: &Ask) -> Result<()> {
    let ids = || {
        sides
            .iter()
            .flat_map(|(side, _)| side.network.actors().map(|a| a.id.as_str()))
    };
    for id in ask.between.iter().flatten().chain(&ask.terminals) {
        if !ids().any(|known| known == id) {
            return Err(Error::Unknown {
                what: "actor",
                id: id.clone(),
                near: nearest(id, ids()),
                way_out: "name actors of the network by their ids".into(),
            });
        }
    }
    let distinct: std::collections::BTreeSet<_> = ask.terminals.iter().collect();
    if !ask.terminals.is_empty() && (distinct.len() < ask.terminals.len() || distinct.len() < 2) {
        return Err(Error::Refused(format!(
            "terminals are two actors or more, each named once, and not {}",
            ask.terminals.join(", ")
        )));
    }
    match &ask.between {
        Some([a, b]) if a == b => Err(Error::Refused(format!(
            "a pair is of two actors, not `{a}` and itself"
        ))),
        _ => Ok(()),
    }
}

impl Chance {
    /// A score, and what it is at the low and high ends. Ends that are not exact are left out.
    pub(crate) fn of(score: Score, ends: Option<[Score; 2]>) -> Self {
        let exact = |score: Score| match score {
            Score::Defined(value) => Some(value),
            _ => None,
        };
        let ends = ends.and_then(|[low, high]| Some([exact(low)?, exact(high)?]));
        let ends = ends.filter(|_| exact(score).is_some());
        Self {
            value: score.value(),
            status: score.status(),
            reason: score.reason(),
            error: score.error(),
            low: ends.map(|ends| ends[0]),
            high: ends.map(|ends| ends[1]),
        }
    }

    /// As a score again, for tables.
    pub fn score(&self) -> Score {
        match (self.value, self.error) {
            (Some(value), Some(error)) => Score::Estimated { value, error },
            (Some(value), None) => Score::Defined(value),
            (None, _) => Score::Undefined(self.reason.unwrap_or("no value")),
        }
    }
}

/// The scores at mid, low and high. The ends of what had to be sampled are not worth another two samples.
fn at_ends(measured: &Measured, scores: impl Fn(&View) -> Vec<Score>) -> Vec<Chance> {
    let mid = scores(&measured.mid);
    let exact = mid.iter().all(|score| score.error().is_none());
    let ends = measured.ends.as_ref().filter(|_| exact);
    let ends = ends.map(|[low, high]| [scores(low), scores(high)]);
    let chance = |(at, &score): (usize, &Score)| {
        let at_end = |end: &Vec<Score>| end.get(at).copied();
        let both = ends
            .as_ref()
            .and_then(|[low, high]| Some([at_end(low)?, at_end(high)?]));
        Chance::of(score, both)
    };
    mid.iter().enumerate().map(chance).collect()
}

fn pair_chances(measured: &Measured) -> Vec<PairChance> {
    let joined = at_ends(measured, pair_scores);
    let answered = at_ends(measured, share_scores);
    let pairs = measured.mid.pairs().zip(joined).zip(answered);
    pairs
        .map(|(((a, b), joined), answered)| {
            let [a, b] = measured.network.pair_ids(a, b).map(String::from);
            PairChance {
                a,
                b,
                joined,
                answered,
            }
        })
        .collect()
}

fn together(measured: &Measured, terminals: &[String]) -> Vec<TogetherChance> {
    let network = &measured.network;
    let all: Vec<usize> = (0..measured.mid.n()).collect();
    let asked: Option<Vec<usize>> = terminals.iter().map(|id| network.index_of(id)).collect();
    let asked = asked.filter(|asked| !asked.is_empty());
    let one = |set: &Vec<usize>, all: bool| TogetherChance {
        actors: set
            .iter()
            .map(|&actor| network.actor(actor).id.clone())
            .collect(),
        all,
        joined: at_ends(measured, |view| vec![k_terminal_score(view, set)])[0],
    };
    let asked = asked.iter().map(|set| one(set, false));
    asked.chain([one(&all, true)]).collect()
}

fn cause_notes(network: &Network) -> Vec<CauseNote> {
    let note = |cause: &crate::model::Cause| {
        let title = |actor: usize| network.actor(actor).title();
        let pair = |&(a, b): &(usize, usize)| [title(a), title(b)].join(network.joint());
        let agreements = cause
            .agreements
            .iter()
            .map(|&at| network.agreements()[at].name());
        let closes: Vec<String> = agreements
            .map(String::from)
            .chain(
                cause
                    .pairs
                    .iter()
                    .map(|ends| format!("the ties {}", pair(ends))),
            )
            .chain(
                cause
                    .actors
                    .iter()
                    .map(|&actor| network.actor(actor).in_a_sentence()),
            )
            .chain(cause.between.iter().map(|ends| {
                format!(
                    "sharing between {} and {} by any route",
                    title(ends.0),
                    title(ends.1)
                )
            }))
            .collect();
        CauseNote {
            id: cause.id.clone(),
            title: cause.title.clone(),
            availability: [
                cause.availability.low,
                cause.availability.mid,
                cause.availability.high,
            ],
            closes: list(closes.into_iter()),
        }
    };
    network.causes().iter().map(note).collect()
}

#[cfg(test)]
mod tests {
    use super::{Chance, Score};

    #[test]
    fn a_chance_is_a_score_with_its_ends_where_all_three_are_exact() {
        let half = Score::Defined(0.5);
        let sampled = Score::Estimated {
            value: 0.5,
            error: 0.125,
        };
        let none = Score::Undefined("no way");
        for score in [half, sampled, none] {
            assert_eq!(Chance::of(score, None).score(), score);
        }
        let ends = [0.25, 0.75].map(Score::Defined);
        let with = |score, ends| {
            let chance = Chance::of(score, Some(ends));
            (chance.low, chance.high)
        };
        assert_eq!(with(half, ends), (Some(0.25), Some(0.75)));
        for (score, ends) in [(sampled, ends), (none, ends), (half, [sampled, half])] {
            assert_eq!(with(score, ends), (None, None));
        }
    }
}
