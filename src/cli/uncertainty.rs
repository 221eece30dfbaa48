//! `uncertainty`: which conclusions survive the coded ranges, and where each flips.

use super::{
    args::{JUDGEMENTS, SHAPES, UncertaintyArgs},
    compare::{side_lines, sides},
    output::{Output, wrapped},
};
use anyhow::{Result, bail};
use linchpin::{
    analysis::{ALL_CHANGES, Options, Question, Uncertainty, Vary, uncertainty},
    metrics::Metric,
    report::uncertainty_tables,
};

pub fn run(args: &UncertaintyArgs, out: &mut Output) -> Result<()> {
    let chosen = args.metrics.chosen()?;
    let mut options = options(args)?;
    let sides = sides(
        &args.network,
        args.other.as_deref(),
        args.against,
        args.together.together,
        &args.select,
    )?;
    let mut metrics = args.metrics.on(chosen, sides.directed());
    if let Some(id) = args.metrics.metric.first() {
        options.swing = Some(Question {
            metric: Metric::named(id)?,
            subject: None,
        });
    }
    if let Some(question) = &options.flip
        && !metrics.contains(&question.metric)
    {
        metrics.push(question.metric);
    }
    let mut comparison = sides.compare(&metrics);
    let all = args.metrics.metric.is_empty() && args.metrics.family.is_empty();
    if all && sides.is_large() && options.flip.is_none() {
        comparison = sides.followed(&comparison);
        out.say(&format!(
            "note: of more than {ALL_CHANGES} actors the main conclusions are followed: the network, the pairs in \
             question, and who is in the middle; --metric and --family ask for others"
        ));
    }
    let bar = out.progress(args.draws, "draws");
    let result = uncertainty(
        (&sides.without, &sides.with),
        &comparison,
        &options,
        &|done| bar.inc(done as u64),
    );
    bar.finish_and_clear();
    let result = result?;
    out.notices(&result.notices());
    let before = before(&result);
    out.result(
        &args.print,
        &result,
        &before,
        &uncertainty_tables(&result),
        "",
    )?;
    Ok(())
}

fn options(args: &UncertaintyArgs) -> Result<Options> {
    let between = match args.between.as_slice() {
        [] => None,
        &[low, high] => Some([low, high]),
        _ => bail!("--between takes two numbers, as in --between 0.1,10"),
    };
    let flip = match &args.flip {
        None => None,
        Some(text) => {
            let (metric, subject) = match text.split_once(':') {
                Some((metric, subject)) => (metric, Some(subject)),
                None => (text.as_str(), None),
            };
            let metric = Metric::named(metric)?;
            Some(Question {
                metric,
                subject: subject.map(|subject| parts(subject, metric)),
            })
        }
    };
    Ok(Options {
        draws: args.draws as usize,
        seed: args.seed,
        judgement: named(JUDGEMENTS, |judgement| judgement.word() == args.judgement),
        shape: named(SHAPES, |shape| shape.word() == args.shape),
        flip,
        vary: args.vary.clone().map(|input| Vary { input, between }),
        ..Options::default()
    })
}

/// The one that is meant; clap has refused every other word.
fn named<T: Default, const N: usize>(all: [T; N], meant: impl Fn(&T) -> bool) -> T {
    all.into_iter().find(meant).unwrap_or_default()
}

/// `JPN-KOR` for a pair or tie, any other id as it is.
fn parts(subject: &str, metric: &linchpin::metrics::Metric) -> Vec<String> {
    use linchpin::metrics::Scope;
    match (metric.scope(), subject.split_once('-')) {
        (Scope::Pair | Scope::Tie, Some((a, b))) => vec![a.into(), b.into()],
        _ => vec![subject.into()],
    }
}

/// The findings above the tables.
fn before(result: &Uncertainty) -> String {
    let mut text = side_lines(&result.without, &result.with);
    for sentence in &result.headline {
        text += &format!("{}\n", wrapped(sentence, ""));
    }
    text
}
