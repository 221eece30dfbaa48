//! `failures`: what breaks, in plain words.

use super::{
    args::FailuresArgs,
    compare::sides,
    measure::header,
    output::{Output, wrapped},
};
use anyhow::{Result, anyhow};
use linchpin::{
    analysis::{Failures, Measured, failure_sides, failures},
    report::{failure_side_tables, failure_tables},
};

/// Sentences printed before the table.
const SENTENCES: usize = 8;

pub fn run(args: &FailuresArgs, out: &mut Output) -> Result<()> {
    if !args.together.together && args.select.without.is_empty() && args.select.with.is_empty() {
        return one(args, out);
    }
    let sides = sides(
        &args.network,
        None,
        None,
        args.together.together,
        &args.select,
    )?;
    let found = failure_sides(&sides.without, &sides.with, sides.labels.clone())
        .map_err(|reason| anyhow!("{reason}"))?;
    out.notices(&found.with.failures.network.notices);
    let mut before = header(&found.with.failures.network);
    for side in [&found.without, &found.with] {
        let words = format!(
            "{}: {}",
            linchpin::analysis::capital(&side.label),
            side.failures.headline
        );
        before += &format!("{}\n", wrapped(&words, ""));
    }
    for finding in found.findings.iter().take(SENTENCES) {
        before += &format!("{}\n", wrapped(finding, "  "));
    }
    out.result(
        &args.print,
        &found,
        &before,
        &failure_side_tables(&found),
        "",
    )
}

/// One network, as it stands.
fn one(args: &FailuresArgs, out: &mut Output) -> Result<()> {
    let (_, network) = args.select.network(&args.network)?;
    let measured = Measured::new(network)?;
    let found: Failures = failures(&measured).map_err(|reason| anyhow!("{reason}"))?;
    out.notices(&found.network.notices);
    let mut before = format!(
        "{}\n{}\n",
        header(&found.network),
        wrapped(&found.headline, "")
    );
    let cutting = found
        .failures
        .iter()
        .filter(|failure| failure.pairs_cut > 0);
    for failure in cutting.take(SENTENCES) {
        before += &format!("{}\n", wrapped(&failure.sentence, "  "));
    }
    out.result(&args.print, &found, &before, &failure_tables(&found), "")
}
