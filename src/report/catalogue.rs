//! The catalogue of metrics, for the terminal, the docs and the report.

use super::table::Table;
use crate::{
    kernels::View,
    metrics::{Better, Direction, Family, Metric, Scope, Spread, metrics},
    model::{Actor, BareTie, Level, Network, Score, Selection, Study},
};
use std::fmt::Write;

/// The registry as a table; `indented` sets further readings of a concept in under the first.
pub fn metrics_table(family: Option<Family>, indented: bool) -> Table {
    let mut table = Table::new("Metrics", &["<id", "<scope", "<reading", "<about"]);
    let mut concept = "";
    for metric in metrics().filter(|metric| family.is_none_or(|family| metric.family == family)) {
        let same = std::mem::replace(&mut concept, metric.concept) == metric.concept;
        let indent = if same && indented { "  " } else { "" };
        table.row([
            &format!("{indent}{}", metric.id),
            metric.scope().word(),
            metric.reading.word(),
            metric.about,
        ]);
    }
    table
}

/// The registry as Markdown: the text of `src/metrics/table.md`.
pub fn metrics_markdown() -> String {
    let mut text = String::new();
    for family in Family::ALL {
        let _ = writeln!(text, "\n## {}\n", crate::analysis::capital(family.word()));
        text += "| id | scope | reading | what it is | source |\n|---|---|---|---|---|\n";
        for metric in metrics().filter(|metric| metric.family == family) {
            let _ = writeln!(
                text,
                "| `{}` | {} | {} | {} | {} |",
                metric.id,
                metric.scope().word(),
                metric.reading.word(),
                metric.about,
                metric.cite
            );
        }
    }
    text
}

/// One metric explained: what it is, how to read it, where it comes from, and its value on the hub and on the
/// triangle.
pub fn metric_page(metric: &'static Metric) -> MetricPage {
    let better = match metric.better {
        Better::Higher => "higher is better for the network",
        Better::Lower => "lower is better for the network",
        Better::Neither => "neither way is better by itself",
    };
    let spread = match metric.spread {
        Spread::None => "reads no coded number: the ranges do not move it",
        Spread::Corners => "monotone in the coded numbers: the ends of the ranges bound it exactly",
        Spread::Draws => "not bounded by the ends of the coded ranges",
    };
    let networks = match metric.direction {
        Direction::Undirected => "undirected networks",
        Direction::Directed => "directed networks",
        Direction::Either => "undirected and directed networks",
    };
    let readings: Vec<&str> = metrics()
        .filter(|other| {
            other.concept == metric.concept
                && other.id != metric.id
                && other.scope() == metric.scope()
        })
        .map(|other| other.id)
        .collect();
    let mut lines = vec![
        ("formula", metric.formula.to_string()),
        ("how to read it", metric.interpret.into()),
        ("scope", metric.scope().word().into()),
        ("reading", metric.reading.word().into()),
        ("unit", metric.unit.into()),
        ("range", metric.range.into()),
        ("normalisation", metric.normalisation.into()),
        ("direction", better.into()),
        ("ranges", spread.into()),
        (
            "undefined",
            if metric.undefined.is_empty() {
                "never".into()
            } else {
                metric.undefined.into()
            },
        ),
        ("complexity", metric.complexity.into()),
        ("defined for", networks.into()),
        ("source", metric.cite.into()),
        (
            "elsewhere",
            if metric.reproduce.is_empty() {
                "no peer has it".into()
            } else {
                metric.reproduce.into()
            },
        ),
    ];
    if !metric.reproduce.is_empty() {
        let same = "G is the graph in NetworkX, H in igraph, with the attributes strength, delay and availability";
        lines.push(("", same.into()));
    }
    if !readings.is_empty() {
        lines.push(("other readings", readings.join(", ")));
    }
    lines.push(("examples", EXAMPLES.into()));
    if metric.direction == Direction::Directed {
        lines.push(("", "ties run from the first to the second only".into()));
    }
    let triangle = [("USA", "JPN"), ("USA", "KOR"), ("JPN", "KOR")];
    lines.push(("on the hub", example(metric, &triangle[..2])));
    lines.push(("on the triangle", example(metric, &triangle)));
    MetricPage {
        title: format!("{} ({})", metric.title, metric.symbol),
        about: format!("{}.", metric.about),
        lines,
    }
}

/// One metric explained: names and texts, for whoever breaks the lines.
pub struct MetricPage {
    /// Title and symbol.
    pub title: String,
    /// One sentence.
    pub about: String,
    /// What is said under each name, in order.
    pub lines: Vec<(&'static str, String)>,
}

/// The two networks that every metric is worked on.
const EXAMPLES: &str = "USA–JPN and USA–KOR (the hub), and JPN–KOR too (the triangle); strength 1, delay 1 h, \
                        availability 0.9; two blocs, USA and the others";

/// Scores on a small network of the [`EXAMPLES`].
fn example(metric: &'static Metric, ties: &[(&str, &str)]) -> String {
    let tie = |&(a, b): &(&str, &str)| BareTie {
        a: a.into(),
        b: b.into(),
        availability: Some(crate::model::Range::exact(0.9)),
        agreement: Some(format!("{a}-{b}")),
        ..BareTie::default()
    };
    let actor = |(id, bloc): (&str, &str)| Actor {
        bloc: Some(bloc.into()),
        ..Actor::named(id)
    };
    let study = Study {
        directed: metric.direction == Direction::Directed,
        actor: [("USA", "America"), ("JPN", "Asia"), ("KOR", "Asia")]
            .map(actor)
            .to_vec(),
        tie: ties.iter().map(tie).collect(),
        ..Study::default()
    };
    let Ok(network) = Network::resolve(&study, &Selection::default()) else {
        return String::new();
    };
    let view = View::new(&network, Level::Mid);
    let shown = |score: Score| match score {
        Score::Undefined(reason) => format!("n/a ({reason})"),
        score => crate::analysis::score(Some(score)),
    };
    let scores = metric
        .subjects(&network, &view)
        .into_iter()
        .zip(metric.scores(&view));
    let parts: Vec<String> = scores
        .map(|(subject, score)| {
            let name = subject.join(network.joint());
            if metric.scope() == Scope::Network {
                shown(score)
            } else {
                format!("{name} {}", shown(score))
            }
        })
        .collect();
    parts.join(", ")
}
