//! What came out: plain values.

use super::{Curve, KeyPlayers, Vital};
use crate::analysis::Summary;
use serde::Serialize;
use std::collections::BTreeMap;

/// An attack on one network, or on both sides of a comparison.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Attack {
    /// Version of this shape.
    pub schema: &'static str,
    /// What may be taken away: `ties` (all ties of a pair), `agreements` or `actors`.
    pub target: &'static str,
    /// `part-pair`, `part-any`, `part-all` or `halve`.
    pub goal: &'static str,
    /// The pair to part, where the goal is that.
    pub between: Option<Vec<String>>,
    /// What costs other than 1.
    pub costs: BTreeMap<String, f64>,
    /// The findings in words.
    pub headline: Vec<String>,
    /// One network, or without and with in that order.
    pub sides: Vec<AttackSide>,
    /// What is true whatever the numbers.
    pub by_construction: Vec<String>,
}

/// One network attacked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AttackSide {
    /// `without …` or `with …`; null where there is one network only.
    pub label: Option<String>,
    /// What was attacked.
    pub network: Summary,
    /// The sets that reach the goal.
    pub cuts: Cuts,
    /// The most vital things.
    pub vital: Vital,
    /// Key players.
    pub key_players: KeyPlayers,
    /// Curves of robustness.
    pub curves: Vec<Curve>,
    /// Why there are none; null where there are.
    pub no_curves: Option<&'static str>,
}

/// The sets that reach the goal.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cuts {
    /// Why none does; null where some does, or the search was stopped.
    pub reason: Option<String>,
    /// A cheapest set; null where there is none, or none was found before the limit.
    pub smallest: Option<CutSet>,
    /// No set costs less than this, in the unit of [`CutSet::cost`]; null where none reaches the goal.
    pub at_least: Option<f64>,
    /// Whether the search for a cheapest set came to its end; if not, `at_least` is all that is known, if anything is.
    pub exact: bool,
    /// The minimal sets, none of whose parts is enough, the cheapest first; at most 500.
    pub minimal: Vec<CutSet>,
    /// How many there are of each size.
    pub counts: Vec<SizeCount>,
    /// Minimal sets of more things were not looked for.
    pub listed_up_to: usize,
    /// Whether the list and the counts are complete up to that size.
    pub complete: bool,
    /// Sets looked at.
    pub visited: usize,
    /// Sets looked at before each of the two searches gives up.
    pub limit: usize,
}

/// A set of things that is enough.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CutSet {
    /// How many things.
    pub size: usize,
    /// What they cost together, above 0: in things, or in the unit of the costs that were given.
    pub cost: f64,
    /// Their ids.
    pub things: Vec<String>,
    /// Their names.
    pub names: Vec<String>,
}

/// Minimal sets of one size.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SizeCount {
    /// Things in the set.
    pub size: usize,
    /// How many such sets.
    pub count: usize,
}

impl Cuts {
    /// No set, for a reason; `surely`, or because it cannot be told.
    pub(super) fn none(reason: &str, surely: bool) -> Self {
        Self {
            reason: Some(reason.to_string()),
            smallest: None,
            at_least: None,
            exact: surely,
            minimal: Vec::new(),
            counts: Vec::new(),
            listed_up_to: 0,
            complete: true,
            visited: 0,
            limit: 0,
        }
    }
}
