//! `metrics`: the catalogue, or one metric explained.

use super::{
    args::MetricsArgs,
    output::{Output, wrapped},
};
use anyhow::Result;
use linchpin::{
    analysis::MetricCard,
    metrics::{Family, Metric, metrics},
    report::{json, metric_page, metrics_table},
};

pub fn run(args: &MetricsArgs, out: &mut Output) -> Result<()> {
    let family = args
        .family
        .as_ref()
        .and_then(|word| Family::ALL.into_iter().find(|family| family.word() == word));
    let as_json = args.print.format == "json";
    match &args.id {
        Some(id) => {
            let metric = Metric::named(id)?;
            let text = if as_json {
                json(&MetricCard::from(metric))?
            } else {
                page(metric)
            };
            out.text(&args.print, &text)?;
        }
        None if as_json => {
            let chosen =
                metrics().filter(|metric| family.is_none_or(|family| metric.family == family));
            out.text(
                &args.print,
                &json(&chosen.map(MetricCard::from).collect::<Vec<_>>())?,
            )?;
        }
        None => {
            let families = family.map_or(Family::ALL.to_vec(), |family| vec![family]);
            let tables: Vec<_> = families
                .into_iter()
                .map(|family| linchpin::report::Table {
                    title: family.word().to_uppercase(),
                    ..metrics_table(Some(family), args.print.format == "table")
                })
                .collect();
            out.tables(&args.print, &tables)?;
        }
    }
    Ok(())
}

/// One metric explained, lines broken at the width of the terminal.
fn page(metric: &'static Metric) -> String {
    const INDENT: &str = "                  ";
    let page = metric_page(metric);
    let mut text = format!("{}\n{}\n\n", page.title, wrapped(&page.about, ""));
    for (name, value) in page.lines {
        let value = wrapped(&value, INDENT);
        let name = format!("  {name:<16}");
        text += &format!("{name}{}\n", value.strip_prefix(INDENT).unwrap_or(&value));
    }
    text
}
