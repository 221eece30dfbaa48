//! `chart`: one chart, as the file's ending says.

use super::{
    args::ChartArgs,
    compare::{sides, sides_or_alone},
    output::Output,
};
use anyhow::{Result, bail};
use linchpin::{
    Error,
    charts::{CHARTS, Chart, Drawn, Subject, outlined},
};
use std::path::Path;

/// The names of the kinds.
pub fn kinds() -> Vec<&'static str> {
    CHARTS.iter().map(|chart| chart.id).collect()
}

pub fn run(args: &ChartArgs, out: &mut Output) -> Result<()> {
    let chart = Chart::named(&args.kind)?;
    // A metric that a kind cannot show is a slip of the command line, not of the input.
    let metric = match chart.showing(args.metric.as_deref()) {
        Err(Error::Refused(reason)) => bail!("{reason}"),
        metric => metric?,
    };
    let sides = if chart.is_of_history() {
        sides_or_alone(
            &args.network,
            args.other.as_deref(),
            args.together.together,
            &args.select,
        )?
        .0
    } else {
        sides(
            &args.network,
            args.other.as_deref(),
            None,
            args.together.together,
            &args.select,
        )?
    };
    let comparison = sides.compare(&sides.metrics());
    out.notices(&comparison.with.network.notices);
    let subject = Subject {
        without: &sides.without,
        with: &sides.with,
        comparison: &comparison,
        metric,
        history: sides.history(),
    };
    let drawn = (chart.draw)(&subject)?;
    match args.output.as_deref() {
        None => out.print(&outlined(&drawn.svg)?),
        Some(path) => write(&drawn, path, out),
    }
}

/// Writes a chart in the format that the ending of the file names.
pub fn write(drawn: &Drawn, path: &Path, out: &Output) -> Result<()> {
    let bytes = match drawn.painted(&ending(path)) {
        Err(Error::Refused(reason)) => bail!("{reason}"),
        bytes => bytes?,
    };
    out.write(path, &bytes)?;
    out.say(&format!("wrote {}: {}", path.display(), drawn.title));
    Ok(())
}

fn ending(path: &Path) -> String {
    path.extension()
        .map(|ending| ending.to_string_lossy().to_lowercase())
        .unwrap_or_default()
}
