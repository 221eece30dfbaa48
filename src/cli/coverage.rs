//! `coverage`: who sees what, with and without, and with the hub gone.

use super::{
    args::CoverageArgs,
    compare::sides_or_alone,
    output::{Output, wrapped},
};
use anyhow::Result;
use linchpin::{
    analysis::{Coverage, CoverageSide, coverage},
    report::coverage_tables,
};

pub fn run(args: &CoverageArgs, out: &mut Output) -> Result<()> {
    let (sides, alone) = sides_or_alone(&args.network, args.other.as_deref(), false, &args.select)?;
    let without = (!alone).then_some(&*sides.without);
    let coverage = coverage(
        without,
        &sides.with,
        sides.labels.clone(),
        args.gone.as_deref(),
    )?;
    let mut notices: Vec<String> = Vec::new();
    for notice in examined(&coverage).flat_map(|side| &side.network.notices) {
        if !notices.contains(notice) {
            notices.push(notice.clone());
        }
    }
    out.notices(&notices);
    let mut before = String::new();
    for side in examined(&coverage) {
        let network = &side.network;
        let sign = match (&coverage.without, side == &coverage.with) {
            (None, _) => "",
            (Some(_), false) => "- ",
            (Some(_), true) => "+ ",
        };
        let line = format!(
            "{sign}{}  [{}; {} tied pairs, transit {}]",
            side.label,
            network.label(),
            network.ties,
            network.transit
        );
        before += &format!("{}\n", wrapped(&line, ""));
    }
    before += "\n";
    for sentence in &coverage.headline {
        before += &format!("{}\n", wrapped(sentence, ""));
    }
    let tables = coverage_tables(&coverage);
    out.result(&args.print, &coverage, &before, &tables, "")
}

fn examined(coverage: &Coverage) -> impl Iterator<Item = &CoverageSide> {
    coverage.without.iter().chain([&coverage.with])
}
