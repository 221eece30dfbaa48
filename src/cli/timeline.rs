//! `timeline`: metrics on every day on which something changed.

use super::{
    args::TimelineArgs,
    output::{Output, wrapped},
};
use anyhow::{Result, bail};
use linchpin::{
    analysis::{edit_labels, spillover, telling_metrics, timeline},
    report::timeline_tables,
};

pub fn run(args: &TimelineArgs, out: &mut Output) -> Result<()> {
    if args.select.date.is_some() {
        bail!(
            "a timeline is of every day of change; leave --date out, or give --since and --until"
        );
    }
    let named = !args.metrics.metric.is_empty() || !args.metrics.family.is_empty();
    let chosen = args.metrics.chosen()?;
    let (study, selection) = args.select.open(&args.network)?;
    let metrics = if named {
        args.metrics.on(chosen, study.directed)
    } else {
        telling_metrics(&study)
    };
    let edited = !selection.without.is_empty() || !selection.with.is_empty();
    let labels = if edited {
        Some(edit_labels(&study, &selection.without, &selection.with)?)
    } else {
        None
    };
    let mut timeline = timeline(
        &study,
        &selection,
        labels,
        &metrics,
        [args.since, args.until],
    )?;
    if let Some([a, b]) = &args.between {
        timeline.spillover = Some(spillover(&study, &selection, [a, b])?);
    }
    out.notices(&timeline.notices);
    let mut before = String::new();
    if let Some(network) = &timeline.network {
        let line = format!(
            "{}  [{} to {}; transit {}]",
            network.title, timeline.from, timeline.to, network.transit
        );
        before += &format!("{}\n\n", wrapped(&line, ""));
    }
    for sentence in &timeline.headline {
        before += &format!("{}\n", wrapped(sentence, ""));
    }
    for sentence in timeline.spillover.iter().flat_map(|spill| &spill.headline) {
        before += &format!("{}\n", wrapped(sentence, ""));
    }
    let tables = timeline_tables(&timeline);
    out.result(&args.print, &timeline, &before, &tables, "")
}
