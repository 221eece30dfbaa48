//! `measure`: the scores of one network.

use super::{
    args::MeasureArgs,
    output::{Output, wrapped},
};
use anyhow::Result;
use linchpin::{
    analysis::{Measured, Measurement, Summary, brief, measure, measure_within},
    metrics::{Metric, TOO_MANY_SEARCHES},
    report::measurement_tables,
};

pub fn run(args: &MeasureArgs, out: &mut Output) -> Result<()> {
    let metrics = args.metrics.chosen()?;
    let (_, network) = args.select.network(&args.network)?;
    let metrics = args.metrics.on(metrics, network.about().directed);
    let measured = Measured::of_any_size(network, &metrics)?;
    let measurement = match args.approximate {
        Some(within) => measure_within(&measured, &metrics, within),
        None => measure(&measured, &metrics),
    };
    out.notices(&measurement.network.notices);
    let tables = if args.print.format == "table" || args.print.format == "markdown" {
        measurement_tables(&measurement)
    } else {
        Vec::new()
    };
    let sources = "`linchpin metrics ID` explains a metric and cites its source.";
    out.result(
        &args.print,
        &measurement,
        &(header(&measurement.network) + &estimates(&measurement)),
        &tables,
        sources,
    )?;
    Ok(())
}

/// How near estimates are to the truth, and how to get some where an exact answer takes too long.
fn estimates(measurement: &Measurement) -> String {
    let mut text = String::new();
    if let Some(approximate) = &measurement.approximate {
        let percent = 100.0 * approximate.confidence;
        for bound in &approximate.metrics {
            let line = format!(
                "estimated: {}, from {} {} drawn; with {percent} % confidence all scores are within {} of exact",
                bound.metric,
                bound.draws,
                bound.of,
                brief(bound.within),
            );
            text += &format!("{}\n", wrapped(&line, ""));
        }
        return text;
    }
    let estimable: Vec<String> = measurement
        .scores
        .chunk_by(|x, y| x.metric == y.metric)
        .filter_map(|rows| rows.first())
        .filter(|row| row.score.reason() == Some(TOO_MANY_SEARCHES))
        .filter_map(|row| Metric::find(row.metric))
        .filter(|metric| metric.can_be_sampled())
        .map(|metric| metric.id.to_string())
        .collect();
    if !estimable.is_empty() {
        let line = format!("--approximate 0.01 estimates {}", estimable.join(", "));
        text += &format!("{}\n", wrapped(&line, ""));
    }
    text
}

/// What a network is of: the lines above every result.
pub fn header(summary: &Summary) -> String {
    let configuration = summary
        .configuration
        .as_ref()
        .map(|id| format!(":{id}"))
        .unwrap_or_default();
    let mut lines = vec![format!("{}{configuration}  {}", summary.id, summary.title)];
    if let Some(title) = summary
        .configuration_title
        .as_ref()
        .filter(|title| !title.is_empty())
    {
        lines.push(format!("configuration: {title}"));
    }
    if !summary.edits.is_empty() {
        lines.push(format!("edits: {}", summary.edits.join("; ")));
    }
    if summary.directed {
        lines.push("directed: ties run one way, and the two directions of a pair are two".into());
    }
    lines.push(format!(
        "{} actor{}, {} {} ({} tie{}); a tie is {}",
        summary.actors.len(),
        if summary.actors.len() == 1 { "" } else { "s" },
        summary.ties,
        match (summary.directed, summary.ties) {
            (true, 1) => "ordered pair tied",
            (true, _) => "ordered pairs tied",
            (false, 1) => "tied pair",
            (false, _) => "tied pairs",
        },
        summary.parallel_ties,
        if summary.parallel_ties == 1 { "" } else { "s" },
        summary.tie
    ));
    let transit = match summary.transit {
        "granted" => "granted: traffic passes through an actor only where an arrangement grants it",
        _ => "open: any actor passes on anything",
    };
    lines.push(format!("transit {transit}"));
    let wrap = |line: &String| wrapped(line, "");
    lines.iter().map(wrap).collect::<Vec<_>>().join("\n") + "\n"
}
