//! What is timed, each through public calls, and beside each counterfactual the slow way of the same.

use linchpin::{
    kernels::{Addition, Channel, Length, Loss, Removal, View},
    metrics::{Criterion, Draws, Metric, metrics_for},
    model::Score,
};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// How near the truth what is drawn is to be.
const WITHIN: f64 = 0.01;

/// A work, as the driver names it.
#[derive(Clone, Debug, PartialEq)]
pub enum Work {
    /// `metric:a,b,…`: these metrics on one view.
    Metrics(Vec<&'static Metric>),
    /// `drawn:a`: a metric estimated, all scores within a hundredth of the greatest there can be.
    Drawn(&'static Metric),
    /// `add:a,b,…`: each absent pair tied in turn, with strength and delay 1. `top` is the betweenness, by delay, of the
    /// actor that is most in the middle before; `all` is the four of the issue.
    Added(Vec<String>),
    /// `lose:tie`, `lose:actor`: each lost in turn; efficiency by delay among the others, and components.
    Lost(Thing),
}

/// What is lost in turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    Tie,
    Actor,
}

/// The items of a work, found before the clock starts.
pub struct Asked {
    ties: Vec<Channel>,
    losses: Vec<Loss>,
    top: usize,
}

/// What came out.
pub enum Numbers {
    Scores(Vec<Score>),
    Plain(Vec<f64>),
}

const FOUR: [&str; 4] = [
    "efficiency-delay",
    "kirchhoff",
    "algebraic-connectivity",
    "top",
];

/// Every metric for undirected networks, with how a peer reproduces it: `{id: call}`.
pub fn catalogue() -> Value {
    let entry = |metric: &Metric| (metric.id.to_string(), json!(metric.reproduce));
    Value::Object(metrics_for(false).map(entry).collect())
}

impl Work {
    pub fn parse(name: &str) -> Result<Self, String> {
        let (verb, rest) = name.split_once(':').ok_or(format!("no work {name}"))?;
        match (verb, rest) {
            ("metric", "catalogue") => Ok(Self::Metrics(metrics_for(false).collect())),
            ("metric", ids) => ids
                .split(',')
                .map(|id| Metric::find(id).ok_or(format!("no metric {id}")))
                .collect::<Result<_, _>>()
                .map(Self::Metrics),
            ("drawn", id) => Metric::find(id)
                .filter(|metric| metric.can_be_sampled())
                .map(Self::Drawn)
                .ok_or(format!("no metric {id} that is drawn")),
            ("add", "all") => Ok(Self::Added(FOUR.map(String::from).to_vec())),
            ("add", ids) => Ok(Self::Added(ids.split(',').map(String::from).collect())),
            ("lose", "tie") => Ok(Self::Lost(Thing::Tie)),
            ("lose", "actor") => Ok(Self::Lost(Thing::Actor)),
            _ => Err(format!("no work {name}")),
        }
    }

    /// How many things it does one after the other; 1 where it is one thing.
    pub fn items(&self, view: &View) -> usize {
        match self {
            Self::Metrics(_) | Self::Drawn(_) => 1,
            Self::Added(_) => view.pair_count() - view.links().len(),
            Self::Lost(Thing::Tie) => view.links().len(),
            Self::Lost(Thing::Actor) => view.n(),
        }
    }

    /// The items at these places.
    pub fn prepared(&self, view: &View, at: &[usize]) -> Asked {
        let mut asked = Asked {
            ties: Vec::new(),
            losses: Vec::new(),
            top: 0,
        };
        match self {
            Self::Metrics(_) | Self::Drawn(_) => {}
            Self::Added(ids) => {
                let absent: Vec<_> = view
                    .pairs()
                    .filter(|&(a, b)| view.link_between(a, b).is_none())
                    .collect();
                asked.ties = at.iter().map(|&place| tie(absent[place])).collect();
                if ids.iter().any(|id| id == "top") {
                    asked.top = top(&view.clone());
                }
            }
            Self::Lost(Thing::Tie) => asked.losses = at.iter().map(|&it| Loss::Link(it)).collect(),
            Self::Lost(Thing::Actor) => {
                asked.losses = at.iter().map(|&it| Loss::Actor(it)).collect();
            }
        }
        asked
    }

    /// The work itself.
    pub fn done(&self, view: &View, asked: &Asked) -> Numbers {
        match self {
            Self::Metrics(metrics) => {
                let mut scores = Vec::new();
                for metric in metrics {
                    scores.append(&mut metric.scores(view));
                }
                Numbers::Scores(scores)
            }
            Self::Drawn(metric) => {
                let sampled = metric.sampled(&Draws::new(view, WITHIN));
                Numbers::Plain(sampled.map_or(Vec::new(), |sampled| {
                    let scores = sampled.scores.into_iter();
                    scores.filter_map(Score::value).collect()
                }))
            }
            Self::Added(ids) => Numbers::Plain(added(view, asked, ids)),
            Self::Lost(_) => Numbers::Plain(lost(view, asked)),
        }
    }

    /// The same by starting over.
    pub fn anew(&self, view: &View, asked: &Asked) -> Numbers {
        match self {
            Self::Metrics(_) | Self::Drawn(_) => self.done(view, asked),
            Self::Added(ids) => {
                let mut numbers = Vec::new();
                for tie in &asked.ties {
                    let after = view.with_ties(std::slice::from_ref(tie));
                    for id in ids {
                        numbers.append(&mut anew(&after, id, asked.top));
                    }
                }
                Numbers::Plain(numbers)
            }
            Self::Lost(_) => {
                let of = |&loss: &Loss| {
                    let after = view.without(loss);
                    let lost = |actor| loss == Loss::Actor(actor);
                    let sweep = after.sweep(Length::Delay).expect("open transit");
                    let (sum, pairs) = sweep.inverse_sum(|actor| !lost(actor));
                    let isolated = usize::from(matches!(loss, Loss::Actor(_)));
                    [sum / pairs as f64, parts(&after, None) - isolated as f64]
                };
                Numbers::Plain(asked.losses.iter().flat_map(of).collect())
            }
        }
    }
}

impl Numbers {
    /// The numbers; absent where a score has none.
    pub fn values(&self) -> Vec<Option<f64>> {
        match self {
            Self::Scores(scores) => scores.iter().map(|score| score.value()).collect(),
            Self::Plain(numbers) => numbers.iter().copied().map(Some).collect(),
        }
    }

    /// Whether some number is an estimate.
    pub fn estimated(&self) -> bool {
        match self {
            Self::Scores(scores) => scores.iter().any(|score| score.error().is_some()),
            Self::Plain(_) => false,
        }
    }
}

/// The tie that is added in thought.
fn tie(ends: (usize, usize)) -> Channel {
    Channel {
        ends,
        agreement: None,
        strength: 1.0,
        delay: 1.0,
        availability: 1.0,
        known: true,
        key: 0,
    }
}

fn top(view: &View) -> usize {
    let loads = values("betweenness-delay", view);
    (0..loads.len())
        .max_by(|&a, &b| loads[a].total_cmp(&loads[b]))
        .unwrap_or(0)
}

fn values(id: &str, view: &View) -> Vec<f64> {
    let metric = Metric::find(id).expect("a metric");
    let value = |score: Score| score.value().unwrap_or(f64::NAN);
    metric.scores(view).into_iter().map(value).collect()
}

fn added(view: &View, asked: &Asked, ids: &[String]) -> Vec<f64> {
    let addition = Addition::new(view).expect("open transit, ties both ways");
    let criteria: Vec<_> = ids.iter().map(|id| Criterion::find(id)).collect();
    let mut numbers = Vec::with_capacity(asked.ties.len() * ids.len());
    for tie in &asked.ties {
        for (id, criterion) in ids.iter().zip(&criteria) {
            match (id.as_str(), criterion) {
                (_, Some(criterion)) => {
                    let score = criterion.score_added(view, &addition, tie);
                    numbers.push(score.and_then(Score::value).unwrap_or(f64::NAN));
                }
                ("top", _) => {
                    numbers.push(betweenness_of_one_added(view, &addition, tie, asked.top))
                }
                _ => numbers.append(&mut betweenness_of_all_added(view, &addition, tie)),
            }
        }
    }
    numbers
}

/// Betweenness by delay of one actor once `tie` is there.
fn betweenness_of_one_added(view: &View, addition: &Addition, tie: &Channel, actor: usize) -> f64 {
    match addition.through_actor(Length::Delay, tie.ends, tie.delay, actor) {
        Some(load) => load / view.pairs_among(view.n() - 1) as f64,
        None => values(
            "betweenness-delay",
            &view.with_ties(std::slice::from_ref(tie)),
        )[actor],
    }
}

/// Betweenness by delay of every actor once `tie` is there.
fn betweenness_of_all_added(view: &View, addition: &Addition, tie: &Channel) -> Vec<f64> {
    let Some(mut loads) = addition.betweenness(Length::Delay, tie.ends, tie.delay) else {
        return values(
            "betweenness-delay",
            &view.with_ties(std::slice::from_ref(tie)),
        );
    };
    let pairs = view.pairs_among(view.n() - 1) as f64;
    loads.iter_mut().for_each(|load| *load /= pairs);
    loads
}

/// For each loss, efficiency by delay among those who are left, and their components.
fn lost(view: &View, asked: &Asked) -> Vec<f64> {
    let removal = Removal::new(view).expect("open transit");
    let mut numbers = Vec::with_capacity(2 * asked.losses.len());
    for &loss in &asked.losses {
        let isolated = usize::from(matches!(loss, Loss::Actor(_)));
        let nearness = removal
            .inverse_sum(loss, Length::Delay)
            .expect("open transit");
        numbers.push(nearness / view.pairs_among(view.n() - isolated) as f64);
        numbers.push(removal.components(loss) as f64);
    }
    numbers
}

fn parts(view: &View, loss: Option<Loss>) -> f64 {
    let every: BTreeSet<usize> = view.components_after(loss).into_iter().collect();
    every.len() as f64
}

fn anew(after: &View, id: &str, top: usize) -> Vec<f64> {
    match id {
        "top" => vec![values("betweenness-delay", after)[top]],
        id => values(id, after),
    }
}
