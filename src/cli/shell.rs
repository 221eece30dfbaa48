//! `completions` and `man`: made from the arguments themselves.

use super::{
    args::{Cli, CompletionsArgs},
    output::Output,
};
use anyhow::Result;
use clap::CommandFactory;

pub fn completions(args: &CompletionsArgs, out: &mut Output) -> Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "linchpin", &mut script);
    out.print(&String::from_utf8(script)?)?;
    Ok(())
}

pub fn man(out: &mut Output) -> Result<()> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    for verb in Cli::command().get_subcommands() {
        clap_mangen::Man::new(verb.clone()).render_name_section(&mut page)?;
        clap_mangen::Man::new(verb.clone()).render_options_section(&mut page)?;
    }
    out.print(&String::from_utf8(page)?)?;
    Ok(())
}
