//! `report`, and `linchpin` alone: the whole study into a folder.

use super::{args::ReportArgs, compare::sides, output::Output};
use anyhow::{Result, anyhow, bail};
use linchpin::{
    Error,
    analysis::{
        Ask, AttackQuestion, Coding, Comparison, Sides, TieQuestion, attack, coverage, failure_sides,
        measure, reliability_of_sides, telling_metrics, ties, timeline,
    },
    charts::{CHARTS, Drawn, Subject, claims_chart, outlined, pdf, png},
    formats::bundled_brief,
    metrics::metrics_for,
    model::Selection,
    report::{
        Block, Figure, Section, Tidy, attack_section, brief_section, coverage_section,
        failures_section, html, json, markdown, reliability_section, study_report, ties_section,
        timeline_section, uncertainty_section,
    },
};
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// The study that is reported when none is named.
const BUNDLED: &str = "northeast-asia";

pub fn run(args: &ReportArgs, out: &mut Output) -> Result<()> {
    let name = args.network.as_deref().unwrap_or(BUNDLED);
    if args.output.as_deref() == Some(Path::new("-")) {
        bail!("a report is a folder of files and cannot go to standard output; name a folder");
    }
    let sides = sides(name, None, None, args.together.together, &args.select)?;
    let every: Vec<_> = metrics_for(sides.directed()).collect();
    let comparison = sides.compare(&every);
    out.notices(&comparison.with.network.notices);
    let folder = args
        .output
        .clone()
        .unwrap_or_else(|| Path::new("plots").join(folder_name(name, &sides.study.id)));
    if folder.exists() && !folder.is_dir() {
        bail!(
            "{} is a file, and a report is a folder; name another",
            folder.display()
        );
    }
    let broken = failure_sides(&sides.without, &sides.with, sides.labels.clone())
        .map_err(|reason| anyhow!("{reason}"))?;

    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut charts: Vec<(&str, Drawn)> = Vec::new();
    let first = bundled_brief(name)
        .filter(|_| args.select.is_plain())
        .map(|brief| first_pages(brief, &mut files))
        .transpose()?;
    let mut sections = vec![Section {
        id: "failures",
        blocks: failures_section(&broken),
    }];
    sections.extend(analyses(&sides, &comparison, &mut files, out)?);
    let mut front = Vec::new();
    for chart in CHARTS {
        let subject = Subject {
            without: &sides.without,
            with: &sides.with,
            comparison: &comparison,
            metric: (chart.metric)(),
            history: sides.history(),
        };
        match (chart.draw)(&subject) {
            Ok(drawn) => {
                let figure = Figure::of(chart.id, &drawn);
                match sections
                    .iter_mut()
                    .find(|section| section.id == chart.section)
                {
                    Some(section) => section.illustrate(figure),
                    None => front.push(figure),
                }
                charts.push((chart.id, drawn));
            }
            // A network too large for one kind of chart still has a report.
            Err(Error::Refused(reason)) => {
                out.say(&format!("note: no {} chart: {reason}", chart.id))
            }
            Err(error) => return Err(error.into()),
        }
    }
    let painted: Result<Vec<_>> = charts
        .par_iter()
        .map(|(id, drawn)| drawn_files(id, drawn))
        .collect();
    files.extend(painted?.into_iter().flatten());
    let document = study_report(
        &sides.study,
        [&sides.without, &sides.with],
        &comparison,
        first,
        front,
        sections,
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

/// The verdicts on the claims of a text.
fn first_pages(brief: &str, files: &mut Vec<(String, Vec<u8>)>) -> Result<Section> {
    let judged = super::brief::open(brief, &[])?;
    let drawn = claims_chart(&judged)?;
    files.push(("brief.json".into(), json(&judged)?.into_bytes()));
    files.extend(drawn_files("brief", &drawn)?);
    let mut section = Section {
        id: "brief",
        blocks: brief_section(&judged),
    };
    section.illustrate(Figure::of("brief", &drawn));
    Ok(section)
}

/// Actors up to which ties are valued and taken away one by one in a report: minutes beyond.
const MOST_ACTORS: usize = 16;

/// The further analyses; one that does not apply to the network is left out with a note.
fn analyses(
    sides: &Sides,
    comparison: &Comparison,
    files: &mut Vec<(String, Vec<u8>)>,
    out: &Output,
) -> Result<Vec<Section>> {
    let (without, with, labels) = (&sides.without, &sides.with, || sides.labels.clone());
    let is_small = with.mid.n().max(without.mid.n()) <= MOST_ACTORS;
    let mut sections = Vec::new();
    let mut add = |id: &'static str, found: linchpin::Result<(Vec<Block>, String)>| match found {
        Ok((blocks, text)) => {
            sections.push(Section { id, blocks });
            files.push((format!("{id}.json"), text.into_bytes()));
            Ok(())
        }
        Err(Error::Refused(reason)) => {
            out.say(&format!("note: no section on {id}: {reason}"));
            Ok(())
        }
        Err(error) => Err(error),
    };
    let drawn = comparison.survives(without, with);
    add(
        "uncertainty",
        drawn.and_then(|drawn| Ok((uncertainty_section(drawn), json(drawn)?))),
    )?;
    let surely = reliability_of_sides(without, with, labels(), &Ask::default());
    add(
        "reliability",
        surely.and_then(|found| Ok((reliability_section(&found), json(&found)?))),
    )?;
    if is_small {
        let question = TieQuestion {
            coding: Coding::usual(&with.network),
            by: None,
            best: 2,
            shapley: true,
            seed: 1,
        };
        let worth = ties(with, &question);
        add(
            "ties",
            worth.and_then(|found| Ok((ties_section(&found), json(&found)?))),
        )?;
        let both = [
            (without, Some(sides.labels[0].clone())),
            (with, Some(sides.labels[1].clone())),
        ];
        let attacked = attack(&both, &AttackQuestion::default());
        add(
            "attack",
            attacked.and_then(|found| Ok((attack_section(&found), json(&found)?))),
        )?;
    }
    let seen = coverage(Some(without), with, labels(), None);
    add(
        "coverage",
        seen.and_then(|found| Ok((coverage_section(&found), json(&found)?))),
    )?;
    if let Some((study, selection)) = sides.history() {
        let selection = Selection {
            without: Vec::new(),
            with: Vec::new(),
            ..selection.clone()
        };
        let metrics = telling_metrics(study);
        let history = timeline(study, &selection, None, &metrics, [None, None]);
        add(
            "timeline",
            history.and_then(|found| Ok((timeline_section(&found), json(&found)?))),
        )?;
    }
    Ok(sections)
}

/// A chart in three formats.
fn drawn_files(id: &str, drawn: &Drawn) -> Result<Vec<(String, Vec<u8>)>> {
    Ok(vec![
        (format!("{id}.svg"), outlined(&drawn.svg)?.into_bytes()),
        (format!("{id}.png"), png(&drawn.svg)?),
        (format!("{id}.pdf"), pdf(&drawn.svg)?),
    ])
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
