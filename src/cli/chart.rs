//! `chart`: one chart, as the file's ending says.

use super::{
    args::{ChartArgs, find_metric},
    compare::{sides, sides_or_alone},
    output::Output,
};
use anyhow::{Result, bail};
use linchpin::{
    Error,
    charts::{CHARTS, Chart, Drawn, Subject, outlined, pdf, png},
    metrics::metrics_for,
};
use std::path::Path;

/// The names of the kinds.
pub fn kinds() -> Vec<&'static str> {
    CHARTS.iter().map(|chart| chart.id).collect()
}

pub fn run(args: &ChartArgs, out: &mut Output) -> Result<()> {
    let Some(chart) = Chart::find(&args.kind) else {
        return Err(Error::Unknown {
            what: "chart",
            id: args.kind.clone(),
            near: None,
            way_out: format!("kinds are {}", kinds().join(", ")),
        }
        .into());
    };
    let metric = match &args.metric {
        Some(id) => {
            let metric = find_metric(id)?;
            match (chart.shows(metric.scope()), (chart.metric)()) {
                (Some(true), _) => {}
                (Some(false), Some(usual)) => {
                    let scope = usual.scope().word();
                    bail!(
                        "a {} chart shows a metric of the scope `{scope}`, and {id} is of another",
                        chart.id
                    );
                }
                _ => bail!(
                    "a {} chart shows no single metric; leave --metric out",
                    chart.id
                ),
            }
            Some(metric)
        }
        None => (chart.metric)(),
    };
    let sides = if chart.is_of_history() {
        sides_or_alone(&args.network, args.other.as_deref(), args.together.together, &args.select)?.0
    } else {
        sides(&args.network, args.other.as_deref(), None, args.together.together, &args.select)?
    };
    let comparison = sides.compare(&metrics_for(sides.directed()).collect::<Vec<_>>());
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
    let bytes = match ending(path).as_str() {
        "svg" => outlined(&drawn.svg)?.into_bytes(),
        "png" => png(&drawn.svg)?,
        "pdf" => pdf(&drawn.svg)?,
        other => bail!("`.{other}` is no chart format; end the file name in .svg, .png or .pdf"),
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
