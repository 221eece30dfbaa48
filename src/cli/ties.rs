//! `ties`: what each tie is worth, and which missing one would be worth most.

use super::{
    args::{TiesArgs, find_metric},
    measure::header,
    output::{Output, wrapped},
};
use anyhow::Result;
use linchpin::{
    Error,
    analysis::{Coding, Measured, TieQuestion, ties},
    error::nearest,
    metrics::{CRITERIA, Criterion},
    model::{Study, codebook},
    report::ties_tables,
};

pub fn run(args: &TiesArgs, out: &mut Output) -> Result<()> {
    let by = args.by.as_deref().map(criterion).transpose()?;
    let (study, network) = args.select.network(&args.network)?;
    let coding = match &args.kind {
        Some(kind) => coding(&study, kind)?,
        None => Coding::usual(&network),
    };
    let measured = Measured::new(network)?;
    let question = TieQuestion {
        coding,
        by,
        best: args.best.into(),
        shapley: true,
        seed: args.seed,
    };
    let found = ties(&measured, &question)?;
    out.notices(&found.network.notices);
    let mut before = format!("{}\n", header(&found.network));
    for sentence in &found.headline {
        before += &format!("{}\n", wrapped(sentence, ""));
    }
    before += &format!("{}\n", wrapped(&found.coding.why, ""));
    let after: String = found
        .by_construction
        .iter()
        .map(|sentence| format!("{}\n", wrapped(&format!("By construction: {sentence}"), "")))
        .collect();
    out.result(&args.print, &found, &before, &ties_tables(&found), &after)
}

fn criterion(id: &str) -> Result<&'static Criterion> {
    find_metric(id)?;
    Criterion::find(id).ok_or_else(|| {
        let ids: Vec<&str> = CRITERIA
            .iter()
            .map(|criterion| criterion.metric.id)
            .collect();
        anyhow::anyhow!(
            "{id} is not a criterion for ties; choose one of {}",
            ids.join(", ")
        )
    })
}

/// A missing tie of this kind: the study's own before the bundled ones.
fn coding(study: &Study, id: &str) -> Result<Coding> {
    let kinds = || study.kind.iter().chain(codebook());
    let kind = kinds()
        .find(|kind| kind.id == id)
        .ok_or_else(|| Error::Unknown {
            what: "kind",
            id: id.into(),
            near: nearest(id, kinds().map(|kind| kind.id.as_str())),
            way_out: "`linchpin networks codebook` lists the kinds".into(),
        })?;
    Coding::of(kind).map_err(|reason| Error::Refused(format!("`{id}`: {reason}")).into())
}
