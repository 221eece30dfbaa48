//! `convert`: any format to any format.

use super::{args::ConvertArgs, output::Output};
use anyhow::{Result, bail};
use linchpin::formats::{FORMATS, Format};
use std::path::Path;

pub fn run(args: &ConvertArgs, out: &mut Output) -> Result<()> {
    let (study, network) = args.select.network(&args.input)?;
    let by_name = || Format::by_ending(Path::new(&args.output)).first().copied();
    if args.to.is_none() && by_name().is_none() && args.output != "-" {
        bail!(
            "the format cannot be told from `{}`; end the name in {}, or give --to",
            args.output,
            endings()
        );
    }
    let format = args
        .to
        .as_deref()
        .and_then(Format::find)
        .or_else(by_name)
        .unwrap_or(FORMATS[0]);
    let written = (format.write)(&study, &network)?;
    out.notices(&network.about().notices);
    if !written.lost.is_empty() {
        out.say(&format!(
            "note: {} does not carry {}",
            format.title,
            written.lost.join("; ")
        ));
    }
    if args.output == "-" {
        out.print(&written.text)?;
    } else {
        out.write(Path::new(&args.output), written.text.as_bytes())?;
        out.say(&format!("wrote {}", args.output));
    }
    Ok(())
}

/// Every ending once, in the order of the formats.
fn endings() -> String {
    let mut endings: Vec<String> = Vec::new();
    for ending in FORMATS.iter().flat_map(|format| format.endings) {
        let ending = format!(".{ending}");
        if !endings.contains(&ending) {
            endings.push(ending);
        }
    }
    let last = endings.pop().unwrap_or_default();
    format!("{} or {last}", endings.join(", "))
}
