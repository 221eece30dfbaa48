//! The report of a with/without study: headline, charts, tables, definitions, agreements, codebook, limits.

use super::{
    definitions,
    document::{Block, Document, Figure, Section},
    numbered::works,
    table::Table,
    tables::comparison_tables,
};
use crate::{
    analysis::{Comparison, Measured, Summary},
    metrics::{Metric, Scope},
    model::{Basis, Kind, Network, Range, Study, codebook, list},
};
use std::collections::BTreeSet;

/// Assembles the report: findings, what comes `first`, the front `charts`, the comparison, the further `sections`, and
/// what all of it rests on.
pub fn study_report(
    study: &Study,
    sides: [&Measured; 2],
    comparison: &Comparison,
    first: Option<Section>,
    charts: Vec<Figure>,
    sections: Vec<Section>,
) -> Document {
    let [without, with] = sides;
    let mut blocks = vec![Block::Findings(
        comparison.said().map(String::from).collect(),
    )];
    let mut sources = Vec::new();
    if let Some(first) = first {
        blocks.extend(first.blocks);
        sources.extend(first.sources);
        blocks.push(Block::Heading("The study".into()));
    }
    let paragraphs = |text: &str| -> Vec<Block> {
        let parts = text
            .split("\n\n")
            .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
        parts
            .filter(|part| !part.is_empty())
            .map(Block::Paragraph)
            .collect()
    };
    blocks.extend(paragraphs(&study.about));
    blocks.extend(charts.into_iter().map(Block::Figure));
    blocks.push(Block::Heading("What changed".into()));
    blocks.push(Block::Paragraph(format!(
        "Every number is given {} and {}. A star marks a change that adding a tie can make in one direction only.",
        comparison.without.label, comparison.with.label
    )));
    blocks.extend(comparison_tables(comparison).into_iter().map(Block::Table));
    blocks.extend(ranges(comparison).map(Block::Table));
    blocks.extend(readings(comparison));
    blocks.extend(still(comparison));
    for section in sections {
        blocks.extend(section.blocks);
        sources.extend(section.sources);
    }
    sources.extend(named(comparison, sides, study));
    blocks.push(Block::Heading("What was measured, and how".into()));
    blocks.push(Block::Table(provenance(comparison)));
    blocks.extend(agreements(without, with));
    blocks.extend(values(without, with, study));
    blocks.push(Block::Heading("Limits".into()));
    blocks.push(Block::List(limits(comparison, without, with)));
    blocks.push(Block::Heading(
        "Definitions and sources of the metrics".into(),
    ));
    blocks.push(Block::Table(definitions::short(comparison)));
    if !study.sources.is_empty() {
        blocks.push(Block::Heading("Sources of the study".into()));
        blocks.push(Block::List(study.sources.clone()));
    }
    Document {
        title: if study.title.is_empty() {
            study.id.clone()
        } else {
            study.title.clone()
        },
        subtitle: study.question.clone(),
        blocks: blocks
            .into_iter()
            .filter(|block| !matches!(block, Block::List(items) if items.is_empty()))
            .collect(),
        sources,
    }
}

/// The sources of the agreements and what happened to them, of the metrics, and of the study.
fn named(comparison: &Comparison, sides: [&Measured; 2], study: &Study) -> Vec<String> {
    let mut named = Vec::new();
    for agreement in sides.iter().flat_map(|side| side.network.agreements()) {
        named.extend(agreement.sources.clone());
        let facts = agreement.status.iter();
        named.extend(facts.map(|fact| fact.source.clone()));
    }
    let metrics = comparison.metrics.iter();
    for metric in metrics.filter_map(|card| Metric::find(card.id)) {
        named.extend(works(metric.cite).into_iter().map(String::from));
    }
    named.extend(study.sources.clone());
    named
}

/// How far the coded ranges carry each score, for the network and the pairs in question.
fn ranges(comparison: &Comparison) -> Option<Table> {
    let mut table = Table::new(
        "How far the coded ranges carry it",
        &[
            "<metric",
            "<subject",
            ">without, mid (low–high)",
            ">with, mid (low–high)",
        ],
    );
    let shown = comparison.changes.iter().filter(|change| {
        let asked = comparison.pairs.iter().any(|pair| change.subject == *pair);
        change.scope == Scope::Network || (change.scope == Scope::Pair && asked)
    });
    for change in
        shown.filter(|change| change.without_bounds.is_some() || change.with_bounds.is_some())
    {
        let cell = |score, bounds: Option<[f64; 2]>| {
            let mid = crate::analysis::score(score);
            match bounds {
                Some([low, high]) => {
                    format!(
                        "{mid} ({}–{})",
                        crate::analysis::brief(low),
                        crate::analysis::brief(high)
                    )
                }
                None => mid,
            }
        };
        table.row([
            change.metric.to_string(),
            comparison.with.network.subject(&change.subject),
            cell(change.without, change.without_bounds),
            cell(change.with, change.with_bounds),
        ]);
    }
    table.note(
        "All coded numbers low, and all high: exact bounds for metrics that are monotone in them. The two ends of a row \
         need not be taken together, so the ranges do not bound the change; the findings above do that for the pair.",
    );
    (!table.rows.is_empty()).then_some(table)
}

fn readings(comparison: &Comparison) -> Vec<Block> {
    let mut table = Table::new(
        "Readings side by side",
        &[
            "<concept", "<subject", "<reading", ">without", ">with", "<verdict",
        ],
    );
    for note in comparison
        .readings
        .iter()
        .filter(|note| matches!(note.scope, Scope::Network | Scope::Actor))
    {
        for value in &note.readings {
            table.row([
                note.concept.to_string(),
                comparison.with.network.subject(&note.subject),
                value.reading.word().to_string(),
                crate::analysis::score(value.without),
                crate::analysis::score(value.with),
                agreement(note).to_string(),
            ]);
        }
    }
    table.rows.truncate(60);
    if table.rows.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Heading("Do the readings agree?".into()),
        Block::Paragraph(
            "A concept such as betweenness has several readings: counting hops, by least delay, or by strength as a \
             current. They answer different questions and can move in different directions; a conclusion that holds in \
             one of them only should say which. Strength readings know no transit rule."
                .into(),
        ),
        Block::Table(table),
    ]
}

/// What the readings of a subject say of each other.
fn agreement(note: &crate::analysis::ReadingNote) -> &'static str {
    match (note.agree, note.opposed) {
        (true, _) => "agree",
        (false, true) => "point apart",
        (false, false) => "only some move",
    }
}

fn still(comparison: &Comparison) -> Vec<Block> {
    if comparison.still.is_empty() && comparison.by_construction.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::Heading("What did not move, and what had to".into())];
    let item = |still: &crate::analysis::Still| {
        let value = still.value.map_or("∞".to_string(), crate::analysis::number);
        let why = if still.why.is_empty() {
            "no general rule was found for it; here the numbers came out equal".into()
        } else {
            still.why.clone()
        };
        format!("{} ({value}): {why}.", still.title)
    };
    blocks.push(Block::List(comparison.still.iter().map(item).collect()));
    blocks.push(Block::List(
        comparison
            .by_construction
            .iter()
            .map(|text| format!("By construction: {text}"))
            .collect(),
    ));
    blocks
}

fn provenance(comparison: &Comparison) -> Table {
    let mut table = Table::new("", &["<", "<without", "<with"]);
    let mut row = |name: &str, value: &dyn Fn(&Summary) -> String| {
        table.row([
            name.to_string(),
            value(&comparison.without.network),
            value(&comparison.with.network),
        ]);
    };
    row("study", &|side| side.id.clone());
    row("configuration", &|side| {
        side.configuration.clone().unwrap_or_else(|| "–".into())
    });
    row("date", &|side| {
        side.date.clone().unwrap_or_else(|| "not applied".into())
    });
    row("a tie is", &|side| side.tie.clone());
    row("transit rule", &|side| side.transit.into());
    row("actors", &|side| side.actors.join(", "));
    row("tied pairs (ties)", &|side| {
        format!("{} ({})", side.ties, side.parallel_ties)
    });
    row("agreements", &|side| side.agreements.join(", "));
    row("edits", &|side| {
        if side.edits.is_empty() {
            "none".into()
        } else {
            side.edits.join("; ")
        }
    });
    row("a number on a tie", &|_| {
        "strength (bigger is closer), delay in hours, availability as a probability".into()
    });
    row("parallel ties", &|_| {
        "strengths add, the least delay wins, availabilities combine as 1 − ∏(1 − a)".into()
    });
    row("input, SHA-256", &|side| side.sha256.clone());
    row("version", &|side| format!("linchpin {}", side.version));
    table
}

fn agreements(without: &Measured, with: &Measured) -> Vec<Block> {
    let mut table = Table::new(
        "The agreements",
        &[
            "<agreement",
            "<kind",
            "<in force",
            "<binding",
            "<scope",
            "<confidence",
            "<source",
        ],
    );
    let mut seen = BTreeSet::new();
    for agreement in with
        .network
        .agreements()
        .iter()
        .chain(without.network.agreements())
    {
        if !seen.insert(agreement.id.clone()) {
            continue;
        }
        let date = |date: Option<crate::model::Date>| {
            date.map(|date| date.to_string()).unwrap_or_default()
        };
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let force = format!("{} – {}", date(agreement.from), date(agreement.to));
        table.row([
            format!("{} ({})", agreement.name(), agreement.id),
            text(&agreement.kind),
            force.trim_end_matches("– ").to_string(),
            text(&agreement.binding),
            text(&agreement.scope),
            text(&agreement.confidence),
            agreement.sources.join("; "),
        ]);
    }
    table.note("Confidence: V seen in a source, D agrees with a published data set, K general knowledge, U unsure.");
    if table.rows.is_empty() {
        Vec::new()
    } else {
        vec![Block::Table(table)]
    }
}

/// The coded values used, and which of them are judgement.
fn values(without: &Measured, with: &Measured, study: &Study) -> Vec<Block> {
    let mut used: BTreeSet<&str> = BTreeSet::new();
    for network in [&without.network, &with.network] {
        used.extend(network.ties().filter_map(|(_, _, tie)| tie.kind.as_deref()));
        for relay in network.relays() {
            used.extend(network.agreements()[relay.agreement].hub_kind.as_deref());
        }
    }
    let mut table = Table::new(
        "The codebook values used, mid (low–high)",
        &[
            "<kind",
            "<strength",
            "<delay, hours",
            "<availability",
            "<basis",
        ],
    );
    let range = |range: Option<Range>| range.map_or("–".to_string(), |range| range.to_string());
    let basis = |kind: &Kind| {
        format!(
            "strength: {}; delay: {}; availability: {}",
            kind.strength_basis, kind.delay_basis, kind.availability_basis
        )
    };
    for kind in study
        .kind
        .iter()
        .chain(codebook())
        .filter(|kind| used.contains(kind.id.as_str()))
    {
        table.row([
            kind.title.clone(),
            range(kind.strength),
            range(kind.delay),
            range(kind.availability),
            basis(kind),
        ]);
    }
    if table.rows.is_empty() {
        return Vec::new();
    }
    let consents: BTreeSet<String> = with
        .network
        .actors()
        .filter_map(|actor| actor.consent)
        .map(|consent| consent.to_string())
        .collect();
    if !consents.is_empty() {
        table.note(format!(
            "Originator's consent on a request: {} (judgement).",
            list(consents.into_iter())
        ));
    }
    if any(&with.network, Basis::Given) {
        table.note("Some ties carry values written in the study in place of the codebook's.");
    }
    vec![Block::Table(table)]
}

fn any(network: &Network, basis: Basis) -> bool {
    network.ties().any(|(_, _, tie)| {
        [tie.strength_basis, tie.delay_basis, tie.availability_basis].contains(&basis)
    })
}

fn limits(comparison: &Comparison, without: &Measured, with: &Measured) -> Vec<String> {
    let mut limits = vec![
        "The numbers measure the structure that was coded, not the will of governments: a route that exists need not be \
         used, and betweenness is opportunity, not workload."
            .to_string(),
        format!(
            "Ties fail independently of each other here, beside the originator's consent, which closes all routes at once\
             {}. Shared causes beyond that would lower the worth of a second route.",
            if with.network.causes().is_empty() {
                ""
            } else {
                ", and the common causes that the study names"
            }
        ),
        "Strengths, delays and availabilities are coded ranges, most of them judgement. Bands given here bound the \
         result inside those ranges where the metric is monotone; elsewhere the result may depend on them in ways a \
         single value does not show."
            .into(),
        "Only the actors of the study exist here; ties to others outside it do not count.".into(),
    ];
    let scoped: Vec<String> = with
        .network
        .relays()
        .iter()
        .chain(without.network.relays())
        .map(|relay| relay.agreement)
        .filter_map(|at| with.network.agreements().get(at))
        .filter_map(|agreement| {
            agreement
                .scope
                .as_ref()
                .map(|scope| format!("{}: {scope}", agreement.name()))
        })
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    if !scoped.is_empty() {
        limits.push(format!(
            "Routes do not tell topics apart, but arrangements do ({}).",
            scoped.join("; ")
        ));
    }
    let edited =
        !comparison.without.network.edits.is_empty() || !comparison.with.network.edits.is_empty();
    if edited {
        limits.push("At least one side is a counterfactual: an agreement that exists is taken away, or one that does not is added.".into());
    }
    let mut notices: Vec<String> = comparison.without.network.notices.clone();
    notices.extend(comparison.with.network.notices.clone());
    notices.sort();
    notices.dedup();
    limits.extend(notices);
    limits
}
