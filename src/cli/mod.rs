//! The command line: verbs, arguments, output, exit codes.

mod args;
mod attack;
mod brief;
mod chart;
mod check;
mod compare;
mod convert;
mod coverage;
#[cfg(feature = "page")]
mod explore;
mod failures;
mod import;
mod measure;
mod metrics;
mod networks;
mod output;
mod reliability;
mod report;
mod shell;
mod ties;
mod timeline;
mod uncertainty;

use args::{Cli, Verb};
use clap::Parser;
use linchpin::Error;
use std::{io::ErrorKind, process::ExitCode};

/// Done.
const DONE: u8 = 0;
/// The request makes no sense as written.
const USAGE: u8 = 2;
/// An input is unreadable or invalid.
const BAD_INPUT: u8 = 3;
/// The output could not be written.
const NO_OUTPUT: u8 = 4;

/// Parses the arguments, runs the verb and turns what went wrong into an exit code.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are answers, not errors; a broken pipe while printing them is neither.
            let code = match error.print() {
                _ if error.use_stderr() => USAGE,
                Err(fault) if fault.kind() != ErrorKind::BrokenPipe => NO_OUTPUT,
                _ => DONE,
            };
            return ExitCode::from(code);
        }
    };
    let mut out = output::Output::new(&cli.common);
    let done = match cli.verb.unwrap_or_default() {
        Verb::Report(args) => report::run(&args, &mut out),
        Verb::Networks(args) => networks::run(&args, &mut out),
        Verb::Measure(args) => measure::run(&args, &mut out),
        Verb::Compare(args) => compare::run(&args, &mut out),
        Verb::Brief(args) => brief::run(&args, &mut out),
        Verb::Failures(args) => failures::run(&args, &mut out),
        Verb::Reliability(args) => reliability::run(&args, &mut out),
        Verb::Coverage(args) => coverage::run(&args, &mut out),
        Verb::Timeline(args) => timeline::run(&args, &mut out),
        Verb::Ties(args) => ties::run(&args, &mut out),
        Verb::Attack(args) => attack::run(&args, &mut out),
        Verb::Uncertainty(args) => uncertainty::run(&args, &mut out),
        Verb::Chart(args) => chart::run(&args, &mut out),
        Verb::Convert(args) => convert::run(&args, &mut out),
        Verb::Import(args) => import::run(&args, &mut out),
        Verb::Check(args) => check::run(&args, &mut out),
        Verb::Metrics(args) => metrics::run(&args, &mut out),
        #[cfg(feature = "page")]
        Verb::Explore(args) => explore::run(&args, &mut out),
        Verb::Completions(args) => shell::completions(&args, &mut out),
        Verb::Man => shell::man(&mut out),
    };
    match done {
        Ok(()) => ExitCode::from(DONE),
        Err(error) => {
            if output::is_broken_pipe(&error) {
                return ExitCode::from(DONE);
            }
            output::complain(&error, cli.common.color);
            ExitCode::from(exit_code(&error))
        }
    }
}

fn exit_code(error: &anyhow::Error) -> u8 {
    match error.downcast_ref::<Error>() {
        Some(Error::Write { .. } | Error::Exists(_) | Error::Chart(_)) => NO_OUTPUT,
        Some(Error::Unknown {
            what: "metric" | "claim" | "chart" | "obligation" | "kind" | "data set",
            ..
        }) => USAGE,
        Some(_) => BAD_INPUT,
        None if error.downcast_ref::<std::io::Error>().is_some() => NO_OUTPUT,
        None => USAGE,
    }
}
