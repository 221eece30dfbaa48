//! `compare`: with and without.

use super::{
    args::{CompareArgs, SelectArgs},
    output::{Output, wrapped},
};
use anyhow::{Result, bail};
use linchpin::{
    analysis::{Comparison, Side, Sides, compiled},
    model::{Date, Selection, Study},
    report::comparison_tables,
};

pub fn run(args: &CompareArgs, out: &mut Output) -> Result<()> {
    let metrics = args.metrics.chosen()?;
    let sides = sides(
        &args.network,
        args.other.as_deref(),
        args.against,
        args.together.together,
        &args.select,
    )?;
    let metrics = args.metrics.on(metrics, sides.directed());
    let comparison = sides.compare(&metrics);
    let mut notices = comparison.without.network.notices.clone();
    notices.extend(
        comparison
            .with
            .network
            .notices
            .iter()
            .filter(|n| !comparison.without.network.notices.contains(n))
            .cloned(),
    );
    out.notices(&notices);
    let tables = comparison_tables(&comparison);
    out.result(
        &args.print,
        &comparison,
        &findings(&comparison),
        &tables,
        &afterwards(&comparison),
    )?;
    Ok(())
}

/// What is compared: two networks, two dates, the edits asked for (or all at once), or the study's own question.
pub fn sides(
    network: &str,
    other: Option<&str>,
    against: Option<Date>,
    together: bool,
    select: &SelectArgs,
) -> Result<Sides> {
    if network == "-" && other == Some("-") {
        bail!("standard input can be read once; give a file for the other network");
    }
    if other.is_some() && against.is_some() {
        bail!("--against compares two dates of one network; leave out the second network");
    }
    if together && (other.is_some() || against.is_some()) {
        bail!(
            "--together compares one network as it is with all its edits; leave out the second network and --against"
        );
    }
    let opened = select.open(network)?;
    opened_sides(opened, network, other, against, together, select)
}

/// The same, or where nothing is asked the network as it is on both sides; and whether it stands alone.
pub fn sides_or_alone(
    network: &str,
    other: Option<&str>,
    together: bool,
    select: &SelectArgs,
) -> Result<(Sides, bool)> {
    let (study, selection) = select.open(network)?;
    if other.is_some() || selection.is_edited() || together || study.compare.is_some() {
        let sides = opened_sides((study, selection), network, other, None, together, select)?;
        return Ok((sides, false));
    }
    Ok((Sides::alone(study, &selection, &compiled)?, true))
}

fn opened_sides(
    (study, selection): (Study, Selection),
    network: &str,
    other: Option<&str>,
    against: Option<Date>,
    together: bool,
    select: &SelectArgs,
) -> Result<Sides> {
    if let Some(other) = other {
        let (other_study, other_selection) = select.open(other)?;
        return Ok(Sides::of_networks(
            (&study, &selection),
            (&other_study, &other_selection),
            [network, other],
        )?);
    }
    if let Some(against) = against {
        return Ok(Sides::of_dates(study, selection, against)?);
    }
    if together {
        return Ok(Sides::together(study, selection, &compiled)?);
    }
    match Sides::asked(study, selection, &compiled)? {
        Some(sides) => Ok(sides),
        None => bail!(
            "say what to compare: --without X, --with X, --against DATE, or a second network \
             (this study does not ask a question of its own)"
        ),
    }
}

/// The findings above the tables.
pub fn findings(comparison: &Comparison) -> String {
    let mut text = side_lines(&comparison.without, &comparison.with);
    for sentence in comparison.said() {
        text += &format!("{}\n", wrapped(sentence, ""));
    }
    text
}

/// What stands on either side, and an empty line.
pub fn side_lines(without: &Side, with: &Side) -> String {
    let line = |word: &str, side: &Side| {
        let network = &side.network;
        wrapped(
            &format!(
                "{word} {}  [{}; {} tied pair{}, transit {}]",
                side.label,
                network.label(),
                network.ties,
                if network.ties == 1 { "" } else { "s" },
                network.transit
            ),
            "",
        )
    };
    format!("{}\n{}\n\n", line("-", without), line("+", with))
}

/// What did not move, which readings disagree, and what is true by construction.
fn afterwards(comparison: &Comparison) -> String {
    let mut text = String::new();
    let points = &comparison.failure_points;
    for (names, what) in [
        (&points.appear, "New single points of failure"),
        (&points.vanish, "No longer single points of failure"),
        (&points.stay, "Single points of failure on both sides"),
    ] {
        if !names.is_empty() {
            text += &format!(
                "{}\n",
                wrapped(&format!("{what}: {}.", names.join("; ")), "")
            );
        }
    }
    let disagreeing: Vec<String> = comparison
        .readings
        .iter()
        .filter(|note| note.opposed)
        .map(|note| {
            format!(
                "{} of {}",
                note.concept,
                match note.subject.as_slice() {
                    [] => "the network".into(),
                    subject => comparison.with.network.subject(subject),
                }
            )
        })
        .collect();
    if !disagreeing.is_empty() {
        text += &format!(
            "{}\n",
            wrapped(
                &format!(
                    "Readings that point opposite ways: {}.",
                    disagreeing.join("; ")
                ),
                ""
            )
        );
    }
    let still: Vec<String> = comparison
        .still
        .iter()
        .map(|still| {
            if still.why.is_empty() {
                still.metric.to_string()
            } else {
                format!("{} ({})", still.metric, still.why)
            }
        })
        .collect();
    if !still.is_empty() {
        text += &format!(
            "{}\n",
            wrapped(&format!("Did not move: {}.", still.join("; ")), "")
        );
    }
    for sentence in &comparison.by_construction {
        text += &format!("{}\n", wrapped(&format!("By construction: {sentence}"), ""));
    }
    text
}
