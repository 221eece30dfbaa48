//! `networks`: what is bundled, with its sources.

use super::{
    args::NetworksArgs,
    output::{Output, wrapped},
};
use anyhow::Result;
use linchpin::{
    formats::{self, BUNDLED, Options, SHAPES},
    model::{Kind, Range, Study, catalogue, codebook},
    report::Table,
};

pub fn run(args: &NetworksArgs, out: &mut Output) -> Result<()> {
    let tables = match args.what.as_deref() {
        None => studies()?,
        Some("agreements") => vec![agreements()],
        Some("codebook") => vec![kinds(codebook())],
        Some("shapes") => vec![shapes()],
        Some(name) => {
            let (study, _) = formats::open(name, Options::default())?;
            if args.print.format == "table" {
                out.text(&args.print, &about(&study))?;
            }
            study_tables(&study)
        }
    };
    out.tables(&args.print, &tables)?;
    Ok(())
}

fn studies() -> Result<Vec<Table>> {
    let mut table = Table::new("Bundled studies", &["<id", "<question"]);
    for bundled in BUNDLED {
        let study = bundled.study()?;
        table.row([bundled.id.to_string(), study.question]);
    }
    table.note("`linchpin networks ID` shows one; also: agreements, codebook, shapes");
    Ok(vec![table])
}

fn agreements() -> Table {
    let mut table = Table::new(
        "Agreements of the catalogue",
        &["<id", "<title", "<kind", "<from", "<to", "<conf."],
    );
    for agreement in &catalogue().agreements {
        let date = |date: Option<linchpin::model::Date>| {
            date.map(|date| date.to_string()).unwrap_or_default()
        };
        table.row([
            agreement.id.clone(),
            agreement.name().to_string(),
            agreement.kind.clone().unwrap_or_default(),
            date(agreement.from),
            date(agreement.to),
            agreement.confidence.clone().unwrap_or_default(),
        ]);
    }
    table.note(
        "V seen in a source, D agrees with a published data set, K general knowledge, U unsure",
    );
    table
}

fn kinds<'k>(kinds: impl IntoIterator<Item = &'k Kind>) -> Table {
    let mut table = Table::new(
        "Codebook",
        &[
            "<kind",
            "<strength",
            "<delay, hours",
            "<availability",
            "<basis of the strength",
        ],
    );
    let range = |range: Option<Range>| {
        range
            .map(|range| range.to_string())
            .unwrap_or_else(|| "–".into())
    };
    for kind in kinds {
        table.row([
            kind.id.clone(),
            range(kind.strength),
            range(kind.delay),
            range(kind.availability),
            kind.strength_basis.clone(),
        ]);
    }
    table.note("mid (low–high); delays and most availabilities are judgement");
    table
}

fn shapes() -> Table {
    let mut table = Table::new("Generated shapes", &["<network", "<what it is"]);
    for (shape, about) in SHAPES {
        let name = if *shape == "triangle" {
            "shape:triangle".into()
        } else {
            format!("shape:{shape}-N")
        };
        table.row([name, (*about).into()]);
    }
    table
}

fn about(study: &Study) -> String {
    let mut text = format!(
        "{}  {}\n{}\n\n",
        study.id,
        study.title,
        wrapped(&study.question, "")
    );
    for paragraph in study
        .about
        .split("\n\n")
        .filter(|paragraph| !paragraph.trim().is_empty())
    {
        text += &format!("{}\n\n", wrapped(paragraph, ""));
    }
    for source in &study.sources {
        text += &format!("{}\n", wrapped(&format!("source: {source}"), ""));
    }
    text + "\n"
}

fn study_tables(study: &Study) -> Vec<Table> {
    let mut tables = Vec::new();
    let mut actors = Table::new("Actors", &["<id", "<name", "<bloc"]);
    for actor in &study.actor {
        let name = actor.name.clone().or_else(|| {
            catalogue()
                .actor(&actor.id)
                .map(|known| known.title().to_string())
        });
        actors.row([
            actor.id.clone(),
            name.unwrap_or_default(),
            actor.bloc.clone().unwrap_or_default(),
        ]);
    }
    if !actors.rows.is_empty() {
        tables.push(actors);
    }
    let mut agreements = Table::new("Agreements", &["<id", "<title", "<kind", "<hub"]);
    let known = study
        .agreements
        .iter()
        .filter_map(|id| catalogue().agreement(id));
    for agreement in known.chain(
        study
            .agreement
            .iter()
            .filter(|own| !study.agreements.contains(&own.id)),
    ) {
        agreements.row([
            agreement.id.clone(),
            agreement.name().to_string(),
            agreement.kind.clone().unwrap_or_default(),
            agreement.hub.clone().unwrap_or_default(),
        ]);
    }
    if !agreements.rows.is_empty() {
        tables.push(agreements);
    }
    let mut configurations = Table::new("Configurations", &["<network", "<title", "<date"]);
    for configuration in &study.configuration {
        let default = if study.default.as_ref() == Some(&configuration.id) {
            " (default)"
        } else {
            ""
        };
        configurations.row([
            format!("{}:{}", study.id, configuration.id),
            format!("{}{default}", configuration.title),
            configuration
                .date
                .or(study.date)
                .map(|date| date.to_string())
                .unwrap_or_default(),
        ]);
    }
    if !configurations.rows.is_empty() {
        tables.push(configurations);
    }
    tables
}
