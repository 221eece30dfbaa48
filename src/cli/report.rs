//! `report`, and `linchpin` alone: the whole study into a folder.

use super::{args::ReportArgs, compare::sides, output::Output};
use anyhow::{Result, bail};
use linchpin::{
    Error,
    charts::{Drawn, claims_chart, outlined, pdf, png},
    formats::bundled_brief,
    report::{FORMS, Figure, Form, Handed, Section, Tidy, brief_section, json, whole_report},
};
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// The study that is reported when none is named.
const BUNDLED: &str = "northeast-asia";
/// The comparison itself, in every report.
const RESULT: [&str; 2] = ["comparison.json", "comparison.csv"];
/// The formats that are written when none is named.
const USUAL: [&str; 2] = ["html", "md"];

pub fn run(args: &ReportArgs, out: &mut Output) -> Result<()> {
    let name = args.network.as_deref().unwrap_or(BUNDLED);
    if args.output.as_deref() == Some(Path::new("-")) {
        bail!("a report is a folder of files and cannot go to standard output; name a folder");
    }
    let sides = sides(name, None, None, args.together.together, &args.select)?;
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
    let ours = args.output.is_none() && ours(&folder);
    let there = RESULT.map(|name| folder.join(name));
    if let Some(path) = there.into_iter().find(|path| path.exists())
        && !(ours || out.force())
    {
        return Err(Error::Exists(path).into()); // before the work
    }
    let comparison = sides.compare(&sides.metrics());
    out.notices(&comparison.with.network.notices);
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let first = bundled_brief(name)
        .filter(|_| args.select.is_plain())
        .map(|brief| first_pages(brief, &mut files))
        .transpose()?;
    let whole = whole_report(&sides, &comparison, first, &mut |note| {
        out.say(&format!("note: {note}"));
    })?;
    let painted: Result<Vec<_>> = whole
        .charts
        .par_iter()
        .map(|(id, drawn)| drawn_files(id, drawn))
        .collect();
    files.extend(painted?.into_iter().flatten());
    files.extend(whole.results);
    let handed = Handed {
        document: &whole.document,
        comparison: &comparison,
    };
    let mut first = None;
    for form in forms(&args.to) {
        let written = (form.write)(handed)?;
        first = first.or(written.first().map(|(name, _)| name.clone()));
        files.extend(written);
    }
    let result = [json(&comparison)?, comparison.csv()?];
    files.extend(
        RESULT
            .map(String::from)
            .into_iter()
            .zip(result.map(String::into_bytes)),
    );
    write(&folder, &files, out, ours)?;

    let mut text = String::new();
    for sentence in comparison.said() {
        text += &format!("{}\n", super::output::wrapped(sentence, ""));
    }
    text += &format!(
        "\nWrote {} files to {}; open {} first.\n",
        files.len(),
        folder.display(),
        folder.join(first.unwrap_or_default()).display()
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

/// The formats that are asked for, each once.
fn forms(asked: &[String]) -> Vec<&'static Form> {
    let usual = USUAL.map(String::from);
    let asked = if asked.is_empty() { &usual[..] } else { asked };
    let wanted = |form: &&Form| asked.iter().any(|id| id == form.id);
    FORMS.iter().filter(wanted).collect()
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
        sources: vec![judged.source.clone()],
    };
    section.illustrate(Figure::of("brief", &drawn));
    Ok(section)
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
/// command made before (it holds a comparison and a report of ours) is written again, but for what people go on to edit:
/// that, and any other file, is never replaced without --force.
fn write(folder: &Path, files: &[(String, Vec<u8>)], out: &Output, ours: bool) -> Result<()> {
    let fail = |path: &Path| {
        let path = path.to_path_buf();
        move |source: std::io::Error| Error::Write { path, source }
    };
    if !out.force() {
        let taken = files
            .iter()
            .map(|(name, bytes)| (folder.join(name), bytes))
            .find(|(path, bytes)| path.exists() && !(ours && (!edited(path) || same(path, bytes))));
        if let Some((path, _)) = taken {
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

/// Whether a comparison of this command lies there, and no stranger's report.
fn ours(folder: &Path) -> bool {
    let holds = |name: &str, mark: &str| {
        std::fs::read_to_string(folder.join(name)).map(|text| text.contains(mark))
    };
    holds(RESULT[0], "\"linchpin/compare/").unwrap_or(false)
        && holds("report.html", "<td class=\"left\">linchpin ")
            .unwrap_or_else(|error| error.kind() == std::io::ErrorKind::NotFound)
}

/// Whether people go on to write in a file of this kind.
fn edited(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ["docx", "xlsx", "tex", "bib"]
        .iter()
        .any(|kind| ending == Some(*kind))
}

/// Whether these bytes lie there already.
fn same(path: &Path, bytes: &[u8]) -> bool {
    std::fs::read(path).is_ok_and(|there| there == bytes)
}
