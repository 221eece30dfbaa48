//! What came out: plain values.

use super::Coding;
use crate::{
    analysis::Summary,
    metrics::{Better, Scope},
    model::Score,
};
use serde::Serialize;

/// What ties and agreements are worth.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ties {
    /// Version of this shape.
    pub schema: &'static str,
    /// What was examined.
    pub network: Summary,
    /// The findings in words.
    pub headline: Vec<String>,
    /// The criterion that everything is ordered by: a metric's id.
    pub by: &'static str,
    /// What a missing tie was taken to be.
    pub coding: Coding,
    /// Each criterion, and the network as it is.
    pub criteria: Vec<CriterionNow>,
    /// What the loss of each agreement would cost, the most first.
    pub agreements: Vec<Worthy>,
    /// What the loss of all ties of each tied pair would cost, the most first.
    pub ties: Vec<Worthy>,
    /// What a tie would add between each pair that has none, the most first.
    pub missing: Vec<Worthy>,
    /// Why missing ties were not examined; null when they were.
    pub missing_left_out: Option<String>,
    /// How far each two criteria agree.
    pub concord: Vec<Concord>,
    /// The best sets of missing ties by the criterion `by`.
    pub best: Vec<BestSet>,
    /// What the agreements add together to the mean probability that a request is answered, shared out.
    pub shapley: Shapley,
    /// What is true whatever the numbers.
    pub by_construction: Vec<String>,
}

/// A criterion and the network's score by it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CriterionNow {
    /// The metric's id.
    pub metric: &'static str,
    /// Its column in tables.
    pub short: &'static str,
    /// What it judges.
    pub about: &'static str,
    /// Which way is taken to be better.
    pub better: Better,
    /// The network's score as it is; null unless it is a number.
    pub score: Score,
    /// `defined`, `estimated`, `infinite` or `undefined`.
    pub status: &'static str,
    /// Why there is none, where it is undefined.
    pub reason: Option<&'static str>,
}

/// A tie or agreement and what it is worth.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Worthy {
    /// `existing` or `missing`.
    pub standing: &'static str,
    /// A tie (all ties of a pair) or an agreement.
    pub scope: Scope,
    /// The agreement's id, or the two ids of the pair.
    pub subject: Vec<String>,
    /// Its name for readers.
    pub name: String,
    /// Its worth by each criterion, in their order.
    pub worths: Vec<Worth>,
}

/// How much better the network is with a thing than without, by one criterion.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Worth {
    /// The metric's id.
    pub metric: &'static str,
    /// With less without, positive where the network is better with; null unless it is a number.
    pub value: Score,
    /// `defined`, `infinite` (infinitely worse without) or `undefined`.
    pub status: &'static str,
    /// Why there is none, where it is undefined.
    pub reason: Option<&'static str>,
    /// The network's score without; null unless it is a number.
    pub without: Score,
    /// The network's score with; null unless it is a number.
    pub with: Score,
    /// 1 for the greatest in its list, equal ones alike; null without a value.
    pub rank: Option<usize>,
}

/// How far two criteria rank alike.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Concord {
    /// Over what: `agreements`, `ties` or `missing`.
    pub among: &'static str,
    /// One metric's id.
    pub a: &'static str,
    /// The other's.
    pub b: &'static str,
    /// How many both rank.
    pub items: usize,
    /// Kendall's τ_b, −1 (opposite) to 1 (alike); null where either ranks all alike.
    pub tau: Option<f64>,
}

/// The best missing ties together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BestSet {
    /// How many.
    pub size: usize,
    /// `exhaustive`: no set of this size is better; `greedy`: the best to add to the set before, not always the best.
    pub method: &'static str,
    /// Sets tried.
    pub tried: usize,
    /// Their names.
    pub ties: Vec<String>,
    /// The network's score with them.
    pub score: Score,
    /// Its status.
    pub status: &'static str,
    /// How much better than as it is.
    pub gain: Score,
}

/// What the agreements add together, shared out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shapley {
    /// The metric that measures a coalition's worth.
    pub metric: &'static str,
    /// `exact`, `estimated` from sampled orders, or `undefined`.
    pub status: &'static str,
    /// Why there are none, where undefined.
    pub reason: Option<&'static str>,
    /// The worth of all agreements together.
    pub all: Option<f64>,
    /// The worth of none of them: of ties that belong to no agreement.
    pub none: Option<f64>,
    /// Orders sampled; null where exact.
    pub orders: Option<usize>,
    /// One per agreement, the greatest first; they add up to `all` less `none`.
    pub values: Vec<ShapleyValue>,
}

/// One agreement's share.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShapleyValue {
    /// The agreement's id.
    pub agreement: String,
    /// Its name.
    pub name: String,
    /// What it adds on average over all orders of concluding the agreements.
    pub value: Score,
    /// Standard error, where sampled.
    pub error: Option<f64>,
}
