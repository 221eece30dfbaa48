//! The command. Everything it knows is in the library; this is arguments, text and files.
#![forbid(unsafe_code)]

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
