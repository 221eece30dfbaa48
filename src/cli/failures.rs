//! `failures`: what breaks, in plain words.

use super::{
    args::FailuresArgs,
    measure::header,
    output::{Output, wrapped},
};
use anyhow::{Result, anyhow};
use linchpin::{
    analysis::{Measured, failures},
    report::failure_tables,
};

/// Sentences printed before the table.
const SENTENCES: usize = 8;

pub fn run(args: &FailuresArgs, out: &mut Output) -> Result<()> {
    let (_, network) = args.select.network(&args.network)?;
    let measured = Measured::new(network)?;
    let failures = failures(&measured).map_err(|reason| anyhow!("{reason}"))?;
    out.notices(&failures.network.notices);
    let mut before = format!(
        "{}\n{}\n",
        header(&failures.network),
        wrapped(&failures.headline, "")
    );
    for failure in failures
        .failures
        .iter()
        .filter(|failure| failure.pairs_cut > 0)
        .take(SENTENCES)
    {
        before += &format!("{}\n", wrapped(&failure.sentence, "  "));
    }
    out.result(
        &args.print,
        &failures,
        &before,
        &failure_tables(&failures),
        "",
    )?;
    Ok(())
}
