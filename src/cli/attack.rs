//! `attack`: divide and conquer.

use super::{
    args::AttackArgs,
    compare::sides,
    measure::header,
    output::{Output, wrapped},
};
use anyhow::{Result, bail};
use linchpin::{
    analysis::{AttackQuestion, Goal, Measured, Target, attack},
    report::attack_tables,
};
use std::path::Path;

pub fn run(args: &AttackArgs, out: &mut Output) -> Result<()> {
    let question = AttackQuestion {
        target: match args.target.as_str() {
            "agreements" => Target::Agreements,
            "actors" => Target::Actors,
            _ => Target::Ties,
        },
        goal: args.goal.as_deref().map(|goal| match goal {
            "part-pair" => Goal::PartPair,
            "part-all" => Goal::PartAll,
            "halve" => Goal::Halve,
            _ => Goal::PartAny,
        }),
        between: pair(&args.between)?,
        costs: costs(args)?,
        up_to: args.up_to.into(),
        vital: args.most_vital.into(),
        seed: args.seed,
    };
    let (study, selection) = args.select.open(&args.network)?;
    let edited = !args.select.without.is_empty() || !args.select.with.is_empty();
    let asks = study.compare.is_some() && selection.configuration.is_none();
    let found = if edited || asks {
        let sides = sides(&args.network, None, None, false, &args.select)?;
        let [without, with] = sides.labels.clone().map(Some);
        attack(&[(&sides.without, without), (&sides.with, with)], &question)?
    } else {
        let (_, network) = args.select.network(&args.network)?;
        attack(&[(&Measured::new(network)?, None)], &question)?
    };
    let Some(last) = found.sides.last() else {
        bail!("no network to attack");
    };
    out.notices(&last.network.notices);
    let mut before = String::new();
    for side in &found.sides {
        if let Some(label) = &side.label {
            let word = if found.sides.first() == Some(side) {
                "-"
            } else {
                "+"
            };
            before += &format!(
                "{}\n",
                wrapped(&format!("{word} {label}  [{}]", side.network.label()), "")
            );
        }
    }
    before += &format!("{}\n", header(&last.network));
    for sentence in &found.headline {
        before += &format!("{}\n", wrapped(sentence, ""));
    }
    let after: String = found
        .by_construction
        .iter()
        .map(|sentence| format!("{}\n", wrapped(&format!("By construction: {sentence}"), "")))
        .collect();
    out.result(&args.print, &found, &before, &attack_tables(&found), &after)
}

fn pair(between: &[String]) -> Result<Option<[String; 2]>> {
    match between {
        [] => Ok(None),
        [a, b] => Ok(Some([a.clone(), b.clone()])),
        _ => bail!("--between takes two actors, as in --between JPN,KOR"),
    }
}

/// `X=3`, and the rows of a table; a later one replaces an earlier one.
fn costs(args: &AttackArgs) -> Result<Vec<(String, f64)>> {
    let mut costs = Vec::new();
    if let Some(path) = &args.costs {
        costs.extend(table(path)?);
    }
    for text in &args.cost {
        let Some((name, cost)) = text.rsplit_once('=') else {
            bail!("`{text}` is no cost; write it as in --cost JPN-KOR=3");
        };
        costs.push((name.trim().to_string(), figure(cost)?));
    }
    Ok(costs)
}

fn table(path: &Path) -> Result<Vec<(String, f64)>> {
    let text = std::fs::read_to_string(path).map_err(|source| linchpin::Error::Read {
        path: path.into(),
        source,
    })?;
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .trim(csv::Trim::All)
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let fault = |line: u64, message: String| {
        linchpin::Error::Refused(format!("{}:{line}: {message}", path.display()))
    };
    let mut costs: Vec<(String, f64)> = Vec::new();
    let mut headed = false;
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(1, csv::Position::line);
            fault(line, "no row of a table; write name,cost".into())
        })?;
        let line = record.position().map_or(1, csv::Position::line);
        let cells: Vec<&str> = record.iter().collect();
        if !headed {
            if cells.len() != 2 || cells[1] != "cost" {
                let first = format!(
                    "the first row is `{}`; it is the header, name,cost",
                    cells.join(",")
                );
                return Err(fault(line, first).into());
            }
            headed = true;
            continue;
        }
        let &[name, cost] = cells.as_slice() else {
            let row = format!(
                "{} cells; a row is a name and a cost, as in JPN-KOR,3",
                cells.len()
            );
            return Err(fault(line, row).into());
        };
        let cost = figure(cost).map_err(|error| fault(line, error.to_string()))?;
        if costs.iter().any(|(known, _)| known == name) {
            return Err(fault(line, format!("`{name}` has a cost already; keep one")).into());
        }
        costs.push((name.to_string(), cost));
    }
    if costs.is_empty() {
        return Err(fault(1, "no cost; write name,cost and a row for each".into()).into());
    }
    Ok(costs)
}

fn figure(cost: &str) -> Result<f64> {
    match cost.trim().parse() {
        Ok(value) => Ok(value),
        Err(_) => bail!("`{cost}` is no cost; it is a number above 0"),
    }
}
