//! `reliability`: how surely, within what time, and as one availability varies.

use super::{
    args::ReliabilityArgs,
    compare::sides,
    measure::header,
    output::{Output, wrapped},
};
use anyhow::{Result, bail};
use linchpin::{
    analysis::{Ask, Measured, Reliabilities, reliability, reliability_of_sides},
    report::reliability_tables,
};

pub fn run(args: &ReliabilityArgs, out: &mut Output) -> Result<()> {
    let edited = !(args.select.without.is_empty() && args.select.with.is_empty());
    let found = if edited {
        let sides = sides(&args.network, None, None, false, &args.select)?;
        let ask = ask(args)?;
        reliability_of_sides(&sides.without, &sides.with, sides.labels.clone(), &ask)?
    } else {
        let (_, network) = args.select.network(&args.network)?;
        reliability(&Measured::new(network)?, &ask(args)?)?
    };
    let mut notices: Vec<String> = Vec::new();
    for notice in found.sides.iter().flat_map(|side| &side.network.notices) {
        if !notices.contains(notice) {
            notices.push(notice.clone());
        }
    }
    out.notices(&notices);
    let tables = reliability_tables(&found);
    out.result(&args.print, &found, &words(&found), &tables, "")?;
    Ok(())
}

fn ask(args: &ReliabilityArgs) -> Result<Ask> {
    let between = match args.between.as_slice() {
        [] => None,
        [a, b] => Some([a.clone(), b.clone()]),
        other => bail!(
            "--between takes two actors, as in JPN,KOR; here are {}",
            other.len()
        ),
    };
    Ok(Ask {
        between,
        terminals: args.terminals.clone(),
        vary: args.vary.clone(),
    })
}

fn words(found: &Reliabilities) -> String {
    let mut text = String::new();
    for side in &found.sides {
        if side.label.is_empty() {
            text += &header(&side.network);
        } else {
            let network = &side.network;
            let line = format!(
                "{}  [{}; {} tied pairs, transit {}]",
                side.label,
                network.label(),
                network.ties,
                network.transit
            );
            text += &format!("{}\n", wrapped(&line, ""));
        }
    }
    text.push('\n');
    for sentence in &found.headline {
        text += &format!("{}\n", wrapped(sentence, ""));
    }
    text
}
