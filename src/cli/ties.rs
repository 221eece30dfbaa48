//! `ties`: what each tie is worth, and which missing one would be worth most.

use super::{
    args::TiesArgs,
    measure::header,
    output::{Output, wrapped},
};
use anyhow::{Result, anyhow};
use linchpin::{
    analysis::{Coding, Measured, TieQuestion, ties},
    metrics::{Criterion, Metric},
    report::ties_tables,
};

pub fn run(args: &TiesArgs, out: &mut Output) -> Result<()> {
    let by = args.by.as_deref().map(criterion).transpose()?;
    let (study, network) = args.select.network(&args.network)?;
    let coding = match &args.kind {
        Some(kind) => Coding::named(&study, kind)?,
        None => Coding::usual(&network),
    };
    let measured = Measured::new(network)?;
    let question = TieQuestion {
        coding,
        by,
        best: args.best.into(),
        shapley: true,
        seed: args.seed,
    };
    let found = ties(&measured, &question)?;
    out.notices(&found.network.notices);
    let mut before = format!("{}\n", header(&found.network));
    for sentence in &found.headline {
        before += &format!("{}\n", wrapped(sentence, ""));
    }
    let other = if args.kind.is_none() {
        " --kind chooses one."
    } else {
        ""
    };
    let why = format!("{}{other}", found.coding.why);
    before += &format!("{}\n", wrapped(&why, ""));
    let after: String = found
        .by_construction
        .iter()
        .map(|sentence| format!("{}\n", wrapped(&format!("By construction: {sentence}"), "")))
        .collect();
    out.result(&args.print, &found, &before, &ties_tables(&found), &after)
}

/// A criterion that is asked for by name; clap knows none of them.
fn criterion(id: &str) -> Result<&'static Criterion> {
    Metric::named(id)?;
    Criterion::named(id).map_err(|error| anyhow!("{error}"))
}
