//! What the numbers are, and what they are of, as tables.

use super::table::Table;
use crate::{
    analysis::{Comparison, Summary},
    metrics::Metric,
};

/// Each metric that was measured: what it is, its formula, unit, range, normalisation and source.
pub(super) fn definitions(comparison: &Comparison) -> Table {
    let mut table = Table::new(
        "The metrics",
        &[
            "<id",
            "<name",
            "<symbol",
            "<scope",
            "<reading",
            "<what it is",
            "<formula",
            "<unit",
            "<range",
            "<normalisation",
            "<undefined when",
            "<source",
        ],
    );
    for metric in metrics(comparison) {
        table.row([
            metric.id,
            metric.title,
            metric.symbol,
            metric.scope().word(),
            metric.reading.word(),
            metric.about,
            metric.formula,
            metric.unit,
            metric.range,
            metric.normalisation,
            if metric.undefined.is_empty() {
                "never"
            } else {
                metric.undefined
            },
            metric.cite,
        ]);
    }
    table
}

/// The same for a page: what fits beside each other.
pub(super) fn short(comparison: &Comparison) -> Table {
    let mut table = Table::new(
        "",
        &[
            "<metric",
            "<what it is",
            "<formula and normalisation",
            "<source",
        ],
    );
    for metric in metrics(comparison) {
        table.row([
            format!("{} ({})", metric.title, metric.id),
            format!("{}; {}", metric.about, metric.unit),
            metric.formula.to_string(),
            metric.cite.to_string(),
        ]);
    }
    table
}

/// The metrics that were compared.
fn metrics(comparison: &Comparison) -> impl Iterator<Item = &'static Metric> {
    let cards = comparison.metrics.iter();
    cards.filter_map(|card| Metric::find(card.id))
}

/// What was measured on either side, and from what.
pub(super) fn measured(comparison: &Comparison) -> Table {
    let mut table = Table::new("What was measured", &["<what", "<without", "<with"]);
    let mut row = |name: &str, value: &dyn Fn(&Summary) -> String| {
        table.row([
            name.to_string(),
            value(&comparison.without.network),
            value(&comparison.with.network),
        ]);
    };
    let listed = |items: &[String], none: &str| {
        if items.is_empty() {
            none.to_string()
        } else {
            items.join(", ")
        }
    };
    row("study", &|side| side.id.clone());
    row("title", &|side| side.title.clone());
    row("configuration", &|side| {
        side.configuration.clone().unwrap_or_else(|| "none".into())
    });
    row("date", &|side| {
        side.date.clone().unwrap_or_else(|| "not applied".into())
    });
    row("layers", &|side| listed(&side.layers, "all"));
    row("a tie is", &|side| side.tie.clone());
    row("ties run", &|side| {
        if side.directed {
            "one way"
        } else {
            "both ways"
        }
        .into()
    });
    row("transit rule", &|side| side.transit.into());
    row("a bigger number on a tie means", &|side| side.weight.into());
    row("actors", &|side| listed(&side.actors, "none"));
    row("tied pairs (ties)", &|side| {
        format!("{} ({})", side.ties, side.parallel_ties)
    });
    row("agreements", &|side| listed(&side.agreements, "none"));
    row("edits", &|side| {
        if side.edits.is_empty() {
            "none".into()
        } else {
            side.edits.join("; ")
        }
    });
    row("taken for granted", &|side| {
        listed(&side.notices, "nothing")
    });
    row("input, SHA-256", &|side| side.sha256.clone());
    row("version", &|side| format!("linchpin {}", side.version));
    table
}
