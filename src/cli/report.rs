//! `report`, and `linchpin` alone: the whole study into a folder.

use super::{args::ReportArgs, compare::Sides, output::Output};
use anyhow::{Result, anyhow};
use linchpin::{
    Error,
    analysis::{failure_sides, measure},
    charts::{CHARTS, Drawn, Subject, outlined, pdf, png},
    metrics::metrics_for,
    report::{Tidy, html, json, markdown, study_report},
};
use std::path::{Path, PathBuf};

/// The study that is reported when none is named.
const BUNDLED: &str = "northeast-asia";

pub fn run(args: &ReportArgs, out: &mut Output) -> Result<()> {
    let name = args.network.as_deref().unwrap_or(BUNDLED);
    let sides = Sides::choose(name, None, None, &args.select)?;
    let every: Vec<_> = metrics_for(sides.directed()).collect();
    let comparison = sides.compare(&every);
    out.notices(&comparison.with.network.notices);
    let folder = args
        .output
        .clone()
        .unwrap_or_else(|| Path::new("plots").join(folder_name(name, &sides.study.id)));
    let broken = failure_sides(&sides.without, &sides.with, sides.labels.clone())
        .map_err(|reason| anyhow!("{reason}"))?;

    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut charts: Vec<(&str, Drawn)> = Vec::new();
    for chart in CHARTS {
        let subject = Subject {
            without: &sides.without,
            with: &sides.with,
            comparison: &comparison,
            metric: (chart.metric)(),
        };
        match (chart.draw)(&subject) {
            Ok(drawn) => {
                files.push((
                    format!("{}.svg", chart.id),
                    outlined(&drawn.svg)?.into_bytes(),
                ));
                files.push((format!("{}.png", chart.id), png(&drawn.svg)?));
                files.push((format!("{}.pdf", chart.id), pdf(&drawn.svg)?));
                charts.push((chart.id, drawn));
            }
            // A network too large for one kind of chart still has a report.
            Err(Error::Refused(reason)) => {
                out.say(&format!("note: no {} chart: {reason}", chart.id))
            }
            Err(error) => return Err(error.into()),
        }
    }
    let document = study_report(
        &sides.study,
        [&sides.without, &sides.with],
        &comparison,
        &broken,
        &charts,
    );
    files.push(("report.md".into(), markdown(&document).into_bytes()));
    files.push(("report.html".into(), html(&document)?.into_bytes()));
    files.push(("comparison.json".into(), json(&comparison)?.into_bytes()));
    files.push(("comparison.csv".into(), comparison.csv()?.into_bytes()));
    for (word, side, failures) in [
        ("without", &sides.without, &broken.without.failures),
        ("with", &sides.with, &broken.with.failures),
    ] {
        files.push((
            format!("measure-{word}.json"),
            json(&measure(side, &every))?.into_bytes(),
        ));
        files.push((
            format!("failures-{word}.json"),
            json(failures)?.into_bytes(),
        ));
    }
    write(&folder, &files, out, args.output.is_none())?;

    let mut text = String::new();
    for sentence in &comparison.headline {
        text += &format!("{}\n", super::output::wrapped(sentence, ""));
    }
    text += &format!(
        "\nWrote {} files to {}; open {} first.\n",
        files.len(),
        folder.display(),
        folder.join("report.html").display()
    );
    let edits: String = [
        ("--without", &args.select.without),
        ("--with", &args.select.with),
    ]
    .into_iter()
    .filter(|(_, names)| !names.is_empty())
    .map(|(option, names)| format!(" {option} {}", names.join(",")))
    .collect();
    text += "\nNext:\n";
    for (command, what) in [
        (
            format!("linchpin compare {name}{edits}"),
            "the same comparison here, metric by metric",
        ),
        (
            format!("linchpin failures {name}"),
            "what breaks, in plain words",
        ),
        ("linchpin networks".to_string(), "the other bundled studies"),
        (
            "linchpin measure my-ties.csv".to_string(),
            "your own network: source,target,strength",
        ),
    ] {
        text += &format!("  {command:<36}  {what}\n");
    }
    out.print(&text)?;
    Ok(())
}

/// A folder name from the network's name: a bundled name as it is, a file by its study's id.
fn folder_name(name: &str, id: &str) -> String {
    let bundled =
        linchpin::formats::Bundled::find(name.split(':').next().unwrap_or(name)).is_some();
    let kept: String = if bundled { name } else { id }
        .chars()
        .map(|letter| {
            if letter.is_alphanumeric() || "-_.".contains(letter) {
                letter
            } else {
                '-'
            }
        })
        .collect();
    if kept.trim_matches(['.', '-']).is_empty() {
        "study".into()
    } else {
        kept
    }
}

/// Writes every file or none: into a new folder beside, then moved into place one by one. A folder that this
/// command made before (it holds a report of ours) is written again; any other file is never replaced
/// without --force.
fn write(folder: &Path, files: &[(String, Vec<u8>)], out: &Output, default: bool) -> Result<()> {
    let fail = |path: &Path| {
        let path = path.to_path_buf();
        move |source: std::io::Error| Error::Write { path, source }
    };
    let ours = default && ours(&folder.join("report.html"));
    if !out.force() && !ours {
        let taken = files
            .iter()
            .map(|(name, _)| folder.join(name))
            .find(|path| path.exists());
        if let Some(path) = taken {
            return Err(Error::Exists(path).into());
        }
    }
    std::fs::create_dir_all(folder).map_err(fail(folder))?;
    let staged = tempfile::Builder::new()
        .prefix(".linchpin-")
        .tempdir_in(folder)
        .map_err(fail(folder))?;
    let path = |name: &str| -> PathBuf { staged.path().join(name) };
    for (name, bytes) in files {
        std::fs::write(path(name), bytes).map_err(fail(&folder.join(name)))?;
    }
    for (name, _) in files {
        let target = folder.join(name);
        std::fs::rename(path(name), &target).map_err(fail(&target))?;
    }
    Ok(())
}

/// Whether a report of this command lies there.
fn ours(report: &Path) -> bool {
    std::fs::read_to_string(report).is_ok_and(|text| text.contains("<td class=\"left\">linchpin "))
}
