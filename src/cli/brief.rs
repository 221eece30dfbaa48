//! `brief`: the claims of a text, tested.

use super::{
    args::BriefArgs,
    output::{Output, wrapped},
};
use anyhow::{Result, bail};
use linchpin::{
    Error,
    analysis::{
        Change, Judged, Options as Draws, Sides, TestSides, compare, compiled, edit_labels,
        is_measure, judge, uncertainty,
    },
    charts::claims_chart,
    formats::{self, Options},
    model::{Selection, Test},
    report::brief_tables,
};
use std::cmp::Ordering;

pub fn run(args: &BriefArgs, out: &mut Output) -> Result<()> {
    let judged = open(&args.brief, &args.claim)?;
    if args.chart.is_some() && args.chart == args.print.output {
        bail!("--chart and --output name one file; give each its own");
    }
    if let Some(path) = &args.chart {
        super::chart::write(&claims_chart(&judged)?, path, out)?;
    }
    let mut before = format!("{}\n{}\n\n", judged.title, wrapped(&judged.source, ""));
    for sentence in &judged.headline {
        before += &format!("{}\n", wrapped(sentence, ""));
    }
    for claim in &judged.claims {
        before += &format!(
            "\n{}\n{}\n{}\n",
            claim.id,
            wrapped(&claim.says, "  "),
            wrapped(&claim.sentence, "  ")
        );
        for (word, text) in [
            ("Counts as support", &claim.support),
            ("Rival reading", &claim.rival),
        ] {
            if !text.is_empty() {
                before += &format!("{}\n", wrapped(&format!("{word}: {text}"), "  "));
            }
        }
    }
    out.result(&args.print, &judged, &before, &brief_tables(&judged), "")
}

/// A brief, judged; some of its claims only, if any are named.
pub fn open(name: &str, claims: &[String]) -> Result<Judged> {
    let mut brief = formats::brief(name, is_measure)?;
    let ids: Vec<&str> = brief.claim.iter().map(|claim| claim.id.as_str()).collect();
    for id in claims {
        if !ids.contains(&id.as_str()) {
            return Err(Error::Unknown {
                what: "claim",
                id: id.clone(),
                near: linchpin::error::nearest(id, ids.iter().copied()),
                way_out: format!("its claims are {}", ids.join(", ")),
            }
            .into());
        }
    }
    if !claims.is_empty() {
        brief.claim.retain(|claim| claims.contains(&claim.id));
    }
    let network = brief.network.clone();
    Ok(judge(&brief, |test| sides(&network, test), share)?)
}

/// Draws over the coded ranges for a test by the number of actors; with more, a draw takes too long for a first page.
const DRAWS: [(usize, usize); 2] = [(8, 2_000), (12, 500)];

/// The share of draws in which a change goes the way it goes at the mid values.
fn share(sides: &TestSides, change: &Change) -> Option<f64> {
    let actors = sides.with.mid.n();
    let &(_, draws) = DRAWS.iter().find(|(most, _)| actors <= *most)?;
    let metric = linchpin::metrics::Metric::find(change.metric)?;
    let labels = sides.labels.clone();
    let comparison = compare(&sides.without, &sides.with, labels, &[metric]);
    let asked = Draws {
        draws,
        flips: false,
        ..Draws::default()
    };
    let drawn = uncertainty((&sides.without, &sides.with), &comparison, &asked, &|_| {});
    let drawn = drawn.ok().filter(|drawn| drawn.draws > 0)?;
    let outcome = drawn.outcome(change.metric, &change.subject)?;
    Some(match change.direction()? {
        Ordering::Greater => outcome.rises,
        Ordering::Less => outcome.falls,
        Ordering::Equal => outcome.stays,
    })
}

/// The networks of a test.
fn sides(brief: &str, test: &Test) -> linchpin::Result<TestSides> {
    let name = test.network.as_deref().unwrap_or(brief);
    let (study, configuration) = formats::open(name, Options::default())?;
    let base = Selection {
        configuration,
        layers: test.layers.clone(),
        transit: test.transit,
        without: test.gone.clone(),
        ..Selection::default()
    };
    let changed = |change: &dyn Fn(&mut Selection)| {
        let mut selection = base.clone();
        change(&mut selection);
        selection
    };
    let (other, without, with, labels) = match (
        test.configurations.as_slice(),
        test.dates.as_slice(),
        &test.other,
    ) {
        ([first, second], ..) => {
            let side = |id: &String| changed(&|s| s.configuration = Some(id.clone()));
            let title = |id: &String| {
                let known = study.configuration(id).map(|found| found.title.clone());
                format!("in \u{201c}{}\u{201d}", known.unwrap_or_else(|| id.clone()))
            };
            (
                None,
                side(first),
                side(second),
                [title(first), title(second)],
            )
        }
        (_, [first, second], _) => {
            let side = |&date| changed(&|s| s.date = Some(date));
            let label = |date| format!("on {date}");
            (
                None,
                side(first),
                side(second),
                [label(first), label(second)],
            )
        }
        (_, _, Some(other)) => {
            let (other_study, configuration) = formats::open(other, Options::default())?;
            let second = changed(&|s| s.configuration.clone_from(&configuration));
            let labels = [format!("in {name}"), format!("in {other}")];
            (Some(other_study), base.clone(), second, labels)
        }
        _ => {
            let without = changed(&|s| s.without.extend(test.without.clone()));
            let with = changed(&|s| s.with.extend(test.with.clone()));
            let labels = edit_labels(&study, &test.without, &test.with)?;
            (None, without, with, labels)
        }
    };
    let [without, with] = Sides::measured(
        (&study, &without),
        (other.as_ref().unwrap_or(&study), &with),
        &compiled,
    )?;
    Ok(TestSides {
        without,
        with,
        labels,
    })
}
