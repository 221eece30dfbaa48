//! From day to day: resolve, measure, and see what is new.

use super::{Moment, Point, TieChange};
use crate::{
    analysis::measure::{Measured, Summary},
    error::{Error, Result},
    metrics::Metric,
    model::{Date, Event, Network, Score, Selection, Study, Target},
};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What is followed.
pub(super) struct Walk<'w> {
    pub study: &'w Study,
    pub selection: &'w Selection,
    pub metrics: &'w [&'static Metric],
}

/// What was found on the way.
pub(super) struct Walked {
    pub moments: Vec<Moment>,
    pub last: Option<Summary>,
    pub notices: Vec<String>,
}

/// Both sides on a day; the one without only where something is edited.
struct Sides {
    without: Option<Measured>,
    with: Option<Measured>,
}

impl Sides {
    /// Actors and ties of both sides: what a day can change.
    fn as_of(&self) -> [Option<(Vec<String>, Ties)>; 2] {
        let of = |side: &Option<Measured>| {
            let network = &side.as_ref()?.network;
            Some((ids(network), ties(network)))
        };
        [of(&self.without), of(&self.with)]
    }
}

/// Ties by agreement and ends, with their kinds.
type Ties = BTreeMap<(Option<String>, String, String), String>;

const NOTHING: &str = "nothing is in force";
const NO_TIE: &str = "no tie is in force";

impl Walk<'_> {
    /// Whether something is taken away or added.
    pub(super) fn is_edited(&self) -> bool {
        !self.selection.without.is_empty() || !self.selection.with.is_empty()
    }

    pub(super) fn over(&self, dates: &BTreeSet<Date>, events: &[Event]) -> Result<Walked> {
        for name in self.selection.without.iter().chain(&self.selection.with) {
            Target::parse(name, self.study)?;
        }
        let sides: Vec<(Date, Sides)> = dates
            .iter()
            .map(|&date| Ok((date, self.sides(date)?)))
            .collect::<Result<_>>()?;
        // What is as it was the day before is measured once.
        let alike = |at: usize| at > 0 && sides[at].1.as_of() == sides[at - 1].1.as_of();
        let mut points: Vec<Vec<Point>> = (0..sides.len())
            .into_par_iter()
            .map(|at| {
                if alike(at) {
                    Vec::new()
                } else {
                    self.points(&sides[at].1)
                }
            })
            .collect();
        for at in (0..sides.len()).filter(|&at| alike(at)) {
            points[at] = points[at - 1].clone();
        }
        let before = dates.iter().next().and_then(|&date| date.yesterday());
        let start = match before {
            Some(date) => self.network(date, [&[], &self.selection.with])?,
            None => None,
        };
        let mut ties = start.as_ref().map(ties).unwrap_or_default();
        let mut actors = start.as_ref().map(ids).unwrap_or_default();
        let (mut moments, mut notices) = (Vec::new(), Vec::new());
        for ((date, sides), points) in sides.iter().zip(points) {
            let network = sides.with.as_ref().map(|side| &side.network);
            let skipped = match network {
                None => Some(NOTHING),
                Some(network) if network.ties().next().is_none() => Some(NO_TIE),
                Some(_) => None,
            };
            if let Some(reason) = skipped {
                notices.push(format!("nothing is measured from {date} on: {reason}"));
            }
            let now = network.map(self::ties).unwrap_or_default();
            let here = network.map(ids).unwrap_or_default();
            moments.push(Moment {
                date: *date,
                events: events.iter().filter(|e| e.date == *date).cloned().collect(),
                skipped,
                ties: sides.with.as_ref().map_or(0, |side| side.mid.links().len()),
                arrived: here
                    .iter()
                    .filter(|id| !actors.contains(id))
                    .cloned()
                    .collect(),
                departed: actors
                    .iter()
                    .filter(|id| !here.contains(id))
                    .cloned()
                    .collect(),
                changes: changes(&ties, &now),
                points: if skipped.is_none() {
                    points
                } else {
                    Vec::new()
                },
                actors: here.clone(),
            });
            (ties, actors) = (now, here);
        }
        let with = sides
            .iter()
            .rev()
            .filter_map(|(_, sides)| sides.with.as_ref());
        let last = with.into_iter().find(|side| !side.mid.links().is_empty());
        if let Some(last) = last {
            let said = &last.network.about().notices;
            let lasting = said.iter().filter(|notice| !notice.starts_with("left out"));
            notices.extend(lasting.cloned());
        }
        Ok(Walked {
            moments,
            last: last.map(Measured::summary),
            notices,
        })
    }

    /// What is taken away is so on the side without, and what is added on the side with.
    fn sides(&self, date: Date) -> Result<Sides> {
        let measured = |edits| self.network(date, edits)?.map(Measured::new).transpose();
        let (without, with) = (
            self.selection.without.as_slice(),
            self.selection.with.as_slice(),
        );
        Ok(Sides {
            without: if self.is_edited() {
                measured([without, &[]])?
            } else {
                None
            },
            with: measured([&[], with])?,
        })
    }

    /// The network on a day after the edits that can be made on it; `None` where nobody is left.
    fn network(&self, date: Date, [without, with]: [&[String]; 2]) -> Result<Option<Network>> {
        let mut selection = Selection {
            date: Some(date),
            without: Vec::new(),
            with: Vec::new(),
            set: Vec::new(),
            ..self.selection.clone()
        };
        let mut network = resolved(self.study, &selection)?;
        for (name, added) in with
            .iter()
            .map(|n| (n, true))
            .chain(without.iter().map(|n| (n, false)))
        {
            let edits = if added {
                &mut selection.with
            } else {
                &mut selection.without
            };
            edits.push(name.clone());
            match resolved(self.study, &selection)? {
                Some(edited) => network = Some(edited),
                // Not there to be taken away on this day, or there already.
                None if added => drop(selection.with.pop()),
                None => drop(selection.without.pop()),
            }
        }
        let sets: &[String] = match network {
            Some(_) => &self.selection.set,
            None => &[],
        };
        for edit in sets {
            selection.set.push(edit.clone());
            match Network::resolve(self.study, &selection) {
                Ok(set) => network = Some(set),
                // Nothing on this day has such a number.
                Err(Error::Unknown { what: "input", .. }) => drop(selection.set.pop()),
                Err(error) => return Err(error),
            }
        }
        Ok(network)
    }

    fn points(&self, sides: &Sides) -> Vec<Point> {
        let scores =
            |side: &Option<Measured>, metric: &'static Metric| -> Vec<(Vec<String>, Score)> {
                let Some(side) = side else { return Vec::new() };
                let subjects = metric.subjects(&side.network, &side.mid);
                subjects.into_iter().zip(metric.scores(&side.mid)).collect()
            };
        let mut points = Vec::new();
        for &metric in self.metrics {
            let mut without = scores(&sides.without, metric);
            let point = |subject, without, with| Point {
                metric: metric.id,
                scope: metric.scope(),
                subject,
                without,
                with,
            };
            for (subject, with) in scores(&sides.with, metric) {
                let at = without.iter().position(|(other, _)| *other == subject);
                let other = at.map(|at| without.remove(at).1);
                points.push(point(subject, other, Some(with)));
            }
            points.extend(
                without
                    .into_iter()
                    .map(|(subject, score)| point(subject, Some(score), None)),
            );
        }
        points
    }
}

/// `None` where the selection leaves nobody or an edit has nothing to act on; other errors are the user's.
pub(super) fn resolved(study: &Study, selection: &Selection) -> Result<Option<Network>> {
    match Network::resolve(study, selection) {
        Ok(network) => Ok(Some(network)),
        Err(Error::Refused(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

fn ids(network: &Network) -> Vec<String> {
    network.actors().map(|actor| actor.id.clone()).collect()
}

fn ties(network: &Network) -> Ties {
    let tie = |(a, b, tie): (usize, usize, &crate::model::Tie)| {
        let [a, b] = network.pair_ids(a, b).map(String::from);
        let agreement = tie.agreement.and_then(|at| network.agreements().get(at));
        let kind = tie.kind.clone().unwrap_or_else(|| "tie".into());
        (
            (agreement.map(|agreement| agreement.id.clone()), a, b),
            kind,
        )
    };
    network.ties().map(tie).collect()
}

fn changes(old: &Ties, new: &Ties) -> Vec<TieChange> {
    let keys: BTreeSet<_> = old.keys().chain(new.keys()).collect();
    let mut changes: Vec<TieChange> = keys
        .into_iter()
        .filter(|key| old.get(*key) != new.get(*key))
        .map(|key| TieChange {
            a: key.1.clone(),
            b: key.2.clone(),
            agreement: key.0.clone(),
            before: old.get(key).cloned(),
            after: new.get(key).cloned(),
        })
        .collect();
    changes.sort();
    changes
}
