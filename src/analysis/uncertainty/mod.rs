//! Which conclusions survive the coded ranges: draws, bands, ranks, the values at which conclusions flip.
//!
//! Every low–mid–high range is an input, and the same thing on both sides is the same input. Draws replace all inputs
//! at once, the tornado one at a time, and flip points are solved for one at a time; everything else stands at mid.

mod bands;
mod draws;
mod flips;
mod inputs;
mod kept;
mod sheet;
mod solve;
mod tornado;
mod words;

pub use crate::model::Quantity;
pub use bands::{Band, Hold, Outcome, ROBUST, RankInterval};
pub use draws::{Shape, Stream};
pub use flips::{Flip, Question, Vary};
pub use inputs::{Input, Judgement};
pub use kept::{ALL_CHANGES, Bands};
pub use tornado::{Swing, Tornado};

use super::{
    Comparison, Measured,
    compare::{Side, Wanted},
};
use crate::{
    error::{Error, Result},
    kernels::View,
};
use bands::Drawn;
use rayon::prelude::*;
use serde::Serialize;
use sheet::{Bench, Both, Sheet};

/// Draws that can be asked for.
pub const MOST_DRAWS: usize = 1_000_000;
/// Scores that are kept, draws times followed changes: 1 GB.
const MOST_SCORES: usize = 60_000_000;
/// Draws times moving metrics times the cube of the actors, which spectra cost: some twenty minutes.
const MOST_WORK: f64 = 1e12;
/// Steps that flips, and draws in a report, may take before there are fewer of them: some seconds.
const MOST_STEPS: usize = 300_000_000;
/// Draws made together: enough work for a thread.
const BLOCK: usize = 64;

/// How the coded ranges are read.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Number of draws, 1 to [`MOST_DRAWS`].
    pub draws: usize,
    /// Names the random numbers.
    pub seed: u64,
    /// How far errors go together.
    pub judgement: Judgement,
    /// How values lie in a range.
    pub shape: Shape,
    /// The change whose swings are shown; the pair's probability when absent.
    pub swing: Option<Question>,
    /// Whether flip points are solved for.
    pub flips: bool,
    /// The conclusion whose flips are sought; those of the headline when absent.
    pub flip: Option<Question>,
    /// The input that is varied for that, and how far; every input within its range when absent.
    pub vary: Option<Vary>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            draws: 10_000,
            seed: 1,
            judgement: Judgement::default(),
            shape: Shape::default(),
            swing: None,
            flips: true,
            flip: None,
            vary: None,
        }
    }
}

/// What the coded ranges make of a comparison. Schema `linchpin/uncertainty/1`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Uncertainty {
    /// Version of this shape.
    pub schema: &'static str,
    /// The side without.
    pub without: Side,
    /// The side with.
    pub with: Side,
    /// Number of draws; 0 where no number has a range.
    pub draws: usize,
    /// What names the random numbers.
    pub seed: u64,
    /// How far errors go together.
    pub judgement: Judgement,
    /// How values lie in a range.
    pub shape: Shape,
    /// The findings in words.
    pub headline: Vec<String>,
    /// Every coded number; exact ones are not drawn.
    pub inputs: Vec<Input>,
    /// The followed changes, in the order of the comparison: every change of the network, its actors and agreements;
    /// of pairs and ties all where the network has up to 15 pairs, else those whose ties differ between the sides.
    pub outcomes: Vec<Outcome>,
    /// Ranks of actors by every metric of actors, on both sides.
    pub ranks: Vec<RankInterval>,
    /// The values at which conclusions flip, others at mid.
    pub flips: Vec<Flip>,
    /// Swings of one change, the greatest first; null where there is nothing to swing.
    pub tornado: Option<Tornado>,
    /// What was left out, and why.
    pub notes: Vec<String>,
}

impl Uncertainty {
    /// The outcome of a metric for a subject: how charts find the band of what they show.
    pub fn outcome(&self, metric: &str, subject: &[String]) -> Option<&Outcome> {
        self.outcomes
            .iter()
            .find(|outcome| outcome.metric == metric && outcome.subject == subject)
    }

    /// What was taken for granted on either side, once each, and what was left out.
    pub fn notices(&self) -> Vec<String> {
        let mut notices: Vec<String> = Vec::new();
        let sides = [&self.without.network, &self.with.network];
        for notice in sides
            .iter()
            .flat_map(|side| &side.notices)
            .chain(&self.notes)
        {
            if !notices.contains(notice) {
                notices.push(notice.clone());
            }
        }
        notices
    }

    /// The input with this id.
    pub fn input(&self, id: &str) -> Option<&Input> {
        self.inputs.iter().find(|input| input.id == id)
    }
}

/// Draws, ranks, flips and swings of a comparison. `progress` is told of draws that are done.
///
/// # Errors
/// `Refused`, for more draws or followed changes than can be kept. `Unknown`, for a question or an input that is not
/// there.
pub fn uncertainty(
    (without, with): (&Measured, &Measured),
    comparison: &Comparison,
    options: &Options,
    progress: &(dyn Fn(usize) + Sync),
) -> Result<Uncertainty> {
    uncertainty_while((without, with), comparison, options, progress, &|| true)
}

/// The same for as long as it is `wanted`, which is asked between blocks of draws.
///
/// # Errors
/// As [`uncertainty`], and `Stopped`.
pub fn uncertainty_while(
    (without, with): (&Measured, &Measured),
    comparison: &Comparison,
    options: &Options,
    progress: &(dyn Fn(usize) + Sync),
    wanted: Wanted,
) -> Result<Uncertainty> {
    let (inputs, sides) = inputs::inputs(without, with, options.judgement);
    let sheet = Sheet::new(comparison, without, with);
    let draws = if inputs.iter().any(|input| input.drawn) {
        options.draws
    } else {
        0
    };
    check(options, draws, &sheet, without.mid.n().max(with.mid.n()))?;
    let mut notes: Vec<String> = sheet.estimated().into_iter().collect();
    let tornado = tornado::tornado(&inputs, &sides, &sheet, comparison, options)?;
    let flips = flips::flips(&inputs, &sides, &sheet, comparison, options, &mut notes)?;
    if !wanted() {
        return Err(Error::Stopped);
    }
    // Last, since it takes longest and cannot fail.
    let drawn = draw(&inputs, &sides, &sheet, options, draws, &|done| {
        progress(done);
        wanted()
    })?;
    let mut result = Uncertainty {
        schema: "linchpin/uncertainty/1",
        without: comparison.without.clone(),
        with: comparison.with.clone(),
        draws,
        seed: options.seed,
        judgement: options.judgement,
        shape: options.shape,
        headline: Vec::new(),
        outcomes: bands::outcomes(&sheet, &drawn),
        ranks: bands::ranks(&sheet, &drawn),
        inputs,
        flips,
        tornado,
        notes,
    };
    result.headline = words::headline(&result, without, with, &comparison.pairs);
    Ok(result)
}

/// Steps of one look at both sides: spectra, and reliability where it is exact.
fn steps(views: [&View; 2]) -> usize {
    let own = |view: &View| {
        let reliability = view.reliability();
        view.n().pow(3) + reliability.map_or(0, |reliability| reliability.size(view))
    };
    views.into_iter().map(own).sum()
}

fn check(options: &Options, draws: usize, sheet: &Sheet, actors: usize) -> Result<()> {
    if options.draws == 0 || options.draws > MOST_DRAWS {
        return Err(Error::Refused(format!(
            "{} draws: ask for 1 to {MOST_DRAWS}",
            options.draws
        )));
    }
    let rows = sheet.rows.len();
    let way_out = "ask for fewer --draws, or for some metrics with --metric or --family";
    if draws.saturating_mul(rows) > MOST_SCORES {
        return Err(Error::Refused(format!(
            "{draws} draws of {rows} changes are more than can be kept; {way_out}"
        )));
    }
    if draws as f64 * sheet.moving() as f64 * (actors as f64).powi(3) > MOST_WORK {
        return Err(Error::Refused(format!(
            "{draws} draws of a network of {actors} actors would take hours; {way_out}"
        )));
    }
    Ok(())
}

/// The scores of every row in every draw; `go_on` is told of draws that are done, and asked. Where nothing can vary, one draw at mid.
fn draw(
    inputs: &[Input],
    sides: &[inputs::Side; 2],
    sheet: &Sheet,
    options: &Options,
    draws: usize,
    go_on: &(dyn Fn(usize) -> bool + Sync),
) -> Result<Drawn> {
    let rows = sheet.rows.len();
    let mids = sheet::mids(inputs);
    if draws == 0 {
        let scores: Vec<Both> = sheet.rows.iter().map(sheet::Row::at_mid).collect();
        return Ok(Drawn {
            blocks: vec![scores],
            rows,
        });
    }
    // The inputs of a stream take the same random number, each in its own range.
    let mut streams: Vec<(&str, Vec<usize>)> = Vec::new();
    for (at, input) in inputs.iter().enumerate().filter(|(_, input)| input.drawn) {
        match streams.iter_mut().find(|(name, _)| *name == input.stream) {
            Some((_, members)) => members.push(at),
            None => streams.push((&input.stream, vec![at])),
        }
    }
    let block = |bench: &mut Bench, first: usize| {
        let last = draws.min(first + BLOCK);
        let mut numbers: Vec<Stream> = streams
            .iter()
            .map(|(name, _)| Stream::new(options.seed, name))
            .collect();
        numbers.iter_mut().for_each(|stream| stream.seek(first));
        let mut value = mids.clone();
        let mut scores = Vec::with_capacity((last - first) * rows);
        for _ in first..last {
            for (stream, (_, members)) in numbers.iter_mut().zip(&streams) {
                let u = stream.unit();
                for &input in members {
                    value[input] = options.shape.quantile(inputs[input].range, u);
                }
            }
            scores.extend_from_slice(bench.score(&value));
        }
        go_on(last - first).then_some(scores)
    };
    let blocks: Option<Vec<_>> = (0..draws.div_ceil(BLOCK))
        .into_par_iter()
        .map_init(
            || Bench::new(sides, sheet),
            |bench, number| block(bench, number * BLOCK),
        )
        .collect();
    let blocks = blocks.ok_or(Error::Stopped)?;
    Ok(Drawn { blocks, rows })
}

#[cfg(test)]
mod tests {
    use super::{
        MOST_DRAWS, MOST_SCORES, MOST_WORK, Options, check,
        sheet::tests::{compared, measured, path, sheet},
        steps, uncertainty,
    };
    use crate::model::Score;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn draws_beyond_what_can_be_kept_or_waited_for_are_refused() {
        let one = [Score::Defined(1.0); 2];
        let sheet = sheet(&[
            ("degree", &["V00"], one),
            ("strength", &["V00"], one),
            ("katz", &["V00"], one),
        ]);
        let allowed = |asked: usize, draws: usize, actors: usize| {
            let options = Options {
                draws: asked,
                ..Options::default()
            };
            check(&options, draws, &sheet, actors).is_ok()
        };
        assert!(allowed(1, 0, 3) && !allowed(0, 0, 3));
        assert!(allowed(MOST_DRAWS, 0, 3) && !allowed(MOST_DRAWS + 1, 0, 3));
        // Three rows are kept, and two of them measured in every draw.
        let most = MOST_SCORES / 3;
        assert!(allowed(1, most, 1) && !allowed(1, most + 1, 1));
        let most = (MOST_WORK / 2.0 / 1e6) as usize;
        assert!(allowed(1, most, 100) && !allowed(1, most, 101));
    }

    #[test]
    fn a_look_at_a_network_takes_longer_where_every_pair_is_tied() {
        let strength = [1.0, 2.0, 3.0];
        let names = ["V00", "V01", "V02", "V03", "V04", "V05"];
        let mut ties = Vec::new();
        for (at, a) in names.iter().enumerate() {
            ties.extend(names[at + 1..].iter().map(|b| (*a, *b, strength)));
        }
        let (sparse, dense) = (path(6, false), measured(&ties));
        let [one, other] = [&sparse.mid, &dense.mid].map(|view| steps([view, view]));
        assert!(0 < one && one < other, "{one} {other}");
    }

    #[test]
    fn progress_is_told_of_every_draw_once_and_of_notices_each_is_given_once() {
        let (without, with) = (path(3, false), path(3, true));
        let comparison = compared(&without, &with, &["strength", "pagerank"]);
        let options = Options {
            draws: 150,
            flips: false,
            ..Options::default()
        };
        let told = AtomicUsize::new(0);
        let progress = |done: usize| {
            told.fetch_add(done, Ordering::Relaxed);
        };
        let found = uncertainty((&without, &with), &comparison, &options, &progress);
        let mut found = found.expect("draws");
        assert_eq!((told.into_inner(), found.draws), (150, 150));
        let second = ["V01".to_string()];
        let own = found.outcome("pagerank", &second).expect("followed");
        assert_eq!(
            (own.metric, own.subject.as_slice()),
            ("pagerank", &second[..])
        );
        let texts = |all: &[&str]| {
            all.iter()
                .map(|text| String::from(*text))
                .collect::<Vec<_>>()
        };
        found.without.network.notices = texts(&["x"]);
        found.with.network.notices = texts(&["x", "y"]);
        found.notes = texts(&["y", "z"]);
        assert_eq!(found.notices(), ["x", "y", "z"]);
    }
}
