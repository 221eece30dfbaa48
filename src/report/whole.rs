//! The whole report of a comparison: every analysis that applies, every chart that can be drawn, and the results behind
//! them.

use super::{
    Block, Document, Figure, Section, attack_section, coverage_section, failures_section, json,
    reliability_section, study_report, ties_section, timeline_section, uncertainty_section,
};
use crate::{
    analysis::{
        Ask, AttackQuestion, Coding, Comparison, Measured, Sides, TieQuestion, attack, coverage,
        failure_sides, measure, reliability_of_sides, telling_metrics, ties, timeline,
    },
    charts::{CHARTS, Drawn, Subject},
    error::{Error, Result},
    model::Selection,
};

/// A report with what it is made of.
pub struct Whole {
    /// The report.
    pub document: Document,
    /// Its charts by the id of their kind.
    pub charts: Vec<(&'static str, Drawn)>,
    /// The results behind its sections: file names and texts.
    pub results: Vec<(String, Vec<u8>)>,
}

/// Assembles the report of two sides; `first` comes before the study. What does not apply is left out, and `note` is told.
///
/// # Errors
/// `Refused`, when permitted routes are too many to list, and what a chart or an analysis cannot do.
pub fn whole_report(
    sides: &Sides,
    comparison: &Comparison,
    first: Option<Section>,
    note: &mut dyn FnMut(String),
) -> Result<Whole> {
    let broken = failure_sides(&sides.without, &sides.with, sides.labels.clone())
        .map_err(|reason| Error::Refused(reason.into()))?;
    let mut results = Vec::new();
    let mut sections = vec![Section {
        id: "failures",
        blocks: failures_section(&broken),
        sources: Vec::new(),
    }];
    sections.extend(analyses(sides, comparison, &mut results, note)?);
    let mut front = Vec::new();
    let mut charts = Vec::new();
    for chart in CHARTS {
        let subject = Subject {
            without: &sides.without,
            with: &sides.with,
            comparison,
            metric: (chart.metric)(),
            history: sides.history(),
        };
        match (chart.draw)(&subject) {
            Ok(drawn) => {
                let figure = Figure::of(chart.id, &drawn);
                match sections
                    .iter_mut()
                    .find(|section| section.id == chart.section)
                {
                    Some(section) => section.illustrate(figure),
                    None => front.push(figure),
                }
                charts.push((chart.id, drawn));
            }
            // A network too large for one kind of chart still has a report.
            Err(Error::Refused(reason)) => note(format!("no {} chart: {reason}", chart.id)),
            Err(error) => return Err(error),
        }
    }
    let every = sides.metrics();
    for (word, side, failures) in [
        ("without", &sides.without, &broken.without.failures),
        ("with", &sides.with, &broken.with.failures),
    ] {
        let measured = json(&measure(side, &every))?;
        results.push((format!("measure-{word}.json"), measured.into_bytes()));
        results.push((
            format!("failures-{word}.json"),
            json(failures)?.into_bytes(),
        ));
    }
    let both: [&Measured; 2] = [&sides.without, &sides.with];
    let document = study_report(&sides.study, both, comparison, first, front, sections);
    Ok(Whole {
        document,
        charts,
        results,
    })
}

/// Actors up to which ties are valued and taken away one by one in a report: minutes beyond.
const MOST_ACTORS: usize = 16;

/// The further analyses; one that does not apply to the network is left out with a note.
fn analyses(
    sides: &Sides,
    comparison: &Comparison,
    files: &mut Vec<(String, Vec<u8>)>,
    note: &mut dyn FnMut(String),
) -> Result<Vec<Section>> {
    let (without, with): (&Measured, &Measured) = (&sides.without, &sides.with);
    let labels = || sides.labels.clone();
    let is_small = with.mid.n().max(without.mid.n()) <= MOST_ACTORS;
    let mut sections = Vec::new();
    let mut add = |id: &'static str, found: Result<(Vec<Block>, String)>| match found {
        Ok((blocks, text)) => {
            let sources = Vec::new();
            sections.push(Section {
                id,
                blocks,
                sources,
            });
            files.push((format!("{id}.json"), text.into_bytes()));
            Ok(())
        }
        Err(Error::Refused(reason)) => {
            note(format!("no section on {id}: {reason}"));
            Ok(())
        }
        Err(error) => Err(error),
    };
    let drawn = comparison.survives(without, with);
    add(
        "uncertainty",
        drawn.and_then(|drawn| Ok((uncertainty_section(drawn), json(drawn)?))),
    )?;
    let surely = reliability_of_sides(without, with, labels(), &Ask::default());
    add(
        "reliability",
        surely.and_then(|found| Ok((reliability_section(&found), json(&found)?))),
    )?;
    if is_small {
        let question = TieQuestion {
            coding: Coding::usual(&with.network),
            by: None,
            best: 2,
            shapley: true,
            seed: 1,
        };
        let worth = ties(with, &question);
        add(
            "ties",
            worth.and_then(|found| Ok((ties_section(&found), json(&found)?))),
        )?;
        let both = [
            (without, Some(sides.labels[0].clone())),
            (with, Some(sides.labels[1].clone())),
        ];
        let attacked = attack(&both, &AttackQuestion::default());
        add(
            "attack",
            attacked.and_then(|found| Ok((attack_section(&found), json(&found)?))),
        )?;
    }
    let seen = coverage(Some(without), with, labels(), None);
    add(
        "coverage",
        seen.and_then(|found| Ok((coverage_section(&found), json(&found)?))),
    )?;
    if let Some((study, selection)) = sides.history() {
        let selection = Selection {
            without: Vec::new(),
            with: Vec::new(),
            ..selection.clone()
        };
        let metrics = telling_metrics(study);
        let history = timeline(study, &selection, None, &metrics, [None, None]);
        add(
            "timeline",
            history.and_then(|found| Ok((timeline_section(&found), json(&found)?))),
        )?;
    }
    Ok(sections)
}
