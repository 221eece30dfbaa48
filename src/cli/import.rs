//! `import`: a network out of a published data set of alliances, from the user's copy of it.

use super::{args::ImportArgs, output::Output};
use anyhow::{Result, bail};
use linchpin::{
    Error,
    formats::{
        FORMATS, Format,
        import::{IMPORTS, Source, Wanted},
    },
    model::{Network, Selection},
};
use std::path::Path;

pub fn run(args: &ImportArgs, out: &mut Output) -> Result<()> {
    let Some(source) = Source::find(&args.source) else {
        return Err(Error::Unknown {
            what: "data set",
            id: args.source.clone(),
            near: None,
            way_out: format!("understood are {}", sources().join(", ")),
        }
        .into());
    };
    let obligations = args.obligation.iter().map(|word| source.obligation(word));
    let wanted = Wanted {
        year: args
            .year
            .or(args.years.map(|years| years[1]))
            .unwrap_or_default(),
        years: args.years,
        among: args.among.clone(),
        obligations: obligations.collect::<linchpin::Result<_>>()?,
        directed: args.directed,
        kind: args.kind.clone(),
        states: args.states.clone(),
    };
    let output = args
        .output
        .as_deref()
        .filter(|path| *path != Path::new("-"));
    let by_name = output.map(|path| Format::by_ending(path).first().copied());
    let named = args.to.as_deref().and_then(Format::find);
    let format = match (named, by_name) {
        (Some(format), _) | (None, Some(Some(format))) => format,
        (None, None) => FORMATS[0],
        (None, Some(None)) => bail!(
            "the format cannot be told from `{}`; end the name in .toml or .json, or give --to",
            args.output.as_deref().unwrap_or(Path::new("-")).display()
        ),
    };
    let study = source.import(&args.file, &wanted)?;
    let network = Network::resolve(&study, &Selection::default())?;
    let written = (format.write)(&study, &network)?;
    out.say(&format!("note: a tie is {}", study.tie_definition));
    out.notices(&study.notices);
    if !written.lost.is_empty() {
        let lost = written.lost.join("; ");
        out.say(&format!("note: {} does not carry {lost}", format.title));
    }
    match output {
        None => out.print(&written.text)?,
        Some(path) => out.write(path, written.text.as_bytes())?,
    }
    let (actors, ties) = (network.actors().len(), network.ties().count());
    out.say(&match output {
        None => format!("note: {actors} actors, {ties} ties"),
        Some(path) => format!("wrote {}: {actors} actors, {ties} ties", path.display()),
    });
    Ok(())
}

/// The ids of the data sets.
pub fn sources() -> Vec<&'static str> {
    IMPORTS.iter().map(|source| source.id).collect()
}
