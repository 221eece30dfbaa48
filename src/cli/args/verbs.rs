//! What each verb takes.

use super::{MetricChoice, PrintArgs, SelectArgs, TogetherArgs, format_parser};
use clap::{
    Args,
    builder::{PossibleValue, PossibleValuesParser},
};
use linchpin::{
    analysis::{Judgement, MOST_DRAWS, Shape},
    formats::import::{IMPORTS, Source},
    metrics::Family,
    model::Date,
    report::{FORMS, Form},
};
use std::path::PathBuf;

#[derive(Args, Default)]
pub struct ReportArgs {
    /// The network [default: northeast-asia]
    pub network: Option<String>,
    #[command(flatten)]
    pub together: TogetherArgs,
    #[command(flatten)]
    pub select: SelectArgs,
    /// Write into this folder [default: plots/NETWORK]
    #[arg(long, short, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// In these formats [default: html,md]
    #[arg(long, value_name = "FORMAT", value_delimiter = ',', value_parser = forms())]
    pub to: Vec<String>,
}

/// The formats of a report, as help and completions list them.
fn forms() -> PossibleValuesParser {
    let value = |form: &Form| PossibleValue::new(form.id).help(form.about);
    PossibleValuesParser::new(FORMS.iter().map(value))
}

#[derive(Args)]
pub struct NetworksArgs {
    /// A study's id or file, or `agreements`, `codebook`, `shapes`
    pub what: Option<String>,
    #[command(flatten)]
    pub print: PrintArgs,
}

#[derive(Args)]
pub struct MeasureArgs {
    /// The network
    pub network: String,
    #[command(flatten)]
    pub metrics: MetricChoice,
    /// Beyond 3,000 actors estimate betweenness, closeness, efficiency and robustness, all scores of a metric surely (95 %)
    /// within this share of the greatest score there can be: 0.01
    #[arg(long, value_name = "EPS", value_parser = share_below_half)]
    pub approximate: Option<f64>,
    #[command(flatten)]
    pub select: SelectArgs,
    #[command(flatten)]
    pub print: PrintArgs,
}

/// A bound for estimates: below it there is nothing to gain over an exact answer, above it nothing to learn.
fn share_below_half(text: &str) -> Result<f64, String> {
    let share = text.parse::<f64>().ok();
    share
        .filter(|share| (0.0005..=0.5).contains(share))
        .ok_or_else(|| "a number from 0.0005 to 0.5".into())
}

#[derive(Args)]
pub struct CompareArgs {
    /// The network; with a second one, the side without
    pub network: String,
    /// A second network: the side with
    pub other: Option<String>,
    /// A second date: the side with is as of this day
    #[arg(long, value_name = "DATE")]
    pub against: Option<Date>,
    #[command(flatten)]
    pub metrics: MetricChoice,
    #[command(flatten)]
    pub together: TogetherArgs,
    #[command(flatten)]
    pub select: SelectArgs,
    #[command(flatten)]
    pub print: PrintArgs,
}

#[derive(Args)]
pub struct FailuresArgs {
    /// The network
    pub network: String,
    #[command(flatten)]
    pub together: TogetherArgs,
    #[command(flatten)]
    pub select: SelectArgs,
    #[command(flatten)]
    pub print: PrintArgs,
}

#[derive(Args)]
pub struct UncertaintyArgs {
    /// The network; with a second one, the side without
    pub network: String,
    /// A second network: the side with
    pub other: Option<String>,
    /// A second date: the side with is as of this day
    #[arg(long, value_name = "DATE")]
    pub against: Option<Date>,
    /// Number of draws
    #[arg(long, value_name = "N", default_value = "10000", value_parser = clap::value_parser!(u64).range(1..=MOST_DRAWS as u64), help_heading = "Draws")]
    pub draws: u64,
    /// Which random numbers: the same seed gives the same result on any machine with any number of threads
    #[arg(long, value_name = "S", default_value = "1", help_heading = "Draws")]
    pub seed: u64,
    /// How far a coder's errors go together: every number by itself (independent), numbers of one codebook kind
    /// (shared), all numbers (perfect)
    #[arg(long, value_name = "HOW", default_value = "independent", value_parser = PossibleValuesParser::new(JUDGEMENTS.map(Judgement::word)), help_heading = "Draws")]
    pub judgement: String,
    /// How values lie between low and high
    #[arg(long, value_name = "SHAPE", default_value = "triangular", value_parser = PossibleValuesParser::new(SHAPES.map(Shape::word)), help_heading = "Draws")]
    pub shape: String,
    /// Find where this conclusion flips, as in delay:JPN-KOR [default: those of the headline]
    #[arg(long, value_name = "METRIC[:SUBJECT]", help_heading = "Flips")]
    pub flip: Option<String>,
    /// Vary this input only, as in TISA.handling-delay
    #[arg(long, value_name = "INPUT", help_heading = "Flips")]
    pub vary: Option<String>,
    /// Vary it between these values, beyond its range if need be
    #[arg(
        long,
        value_name = "LOW,HIGH",
        value_delimiter = ',',
        requires = "vary",
        allow_negative_numbers = true,
        help_heading = "Flips"
    )]
    pub between: Vec<f64>,
    #[command(flatten)]
    pub metrics: MetricChoice,
    #[command(flatten)]
    pub together: TogetherArgs,
    #[command(flatten)]
    pub select: SelectArgs,
    #[command(flatten)]
    pub print: PrintArgs,
}

/// Every way in which errors can go together.
pub const JUDGEMENTS: [Judgement; 3] = [
    Judgement::Independent,
    Judgement::Shared,
    Judgement::Perfect,
];

/// Every shape of a range.
pub const SHAPES: [Shape; 2] = [Shape::Triangular, Shape::Uniform];

#[derive(Args)]
pub struct BriefArgs {
    /// A file of claims (TOML), or a bundled one
    #[arg(default_value = "claims")]
    pub brief: String,
    /// Test these claims only
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub claim: Vec<String>,
    /// Draw the verdicts into this file too (.svg, .png or .pdf)
    #[arg(long, value_name = "FILE")]
    pub chart: Option<PathBuf>,
    #[command(flatten)]
    pub print: PrintArgs,
}

#[derive(Args)]
pub struct TiesArgs {
    /// The network; --without and --with act before anything is examined
    pub network: String,
    /// Codebook kind of a missing tie [default: the usual one here; without kinds, the medians of the ties]
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// Order by this criterion: a metric's id [default: the first that tells ties apart]
    #[arg(long, value_name = "ID")]
    pub by: Option<String>,
    /// Look for the best sets of up to so many missing ties
    #[arg(long, value_name = "K", default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=linchpin::analysis::MOST_BEST as i64))]
    pub best: u8,
    /// Where the random numbers of sampled Shapley values begin
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub seed: u64,
    #[command(flatten)]
    pub select: SelectArgs,
    #[command(flatten)]
    pub print: PrintArgs,
}

#[derive(Args)]
pub struct ReliabilityArgs {
    /// The network
    pub network: String,
    /// Show this pair within a time and as an availability varies [default: the pair that changes most, or the least
    /// sure one]
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub between: Vec<String>,
    /// Ask also that all of these actors are joined, every one to every other
    #[arg(long, value_name = "A,B,C", value_delimiter = ',')]
    pub terminals: Vec<String>,
    /// Vary the availability of an agreement (its id), a pair (JPN-KOR), an actor, the handling of a hub
    /// (handling:TISA), or all ties alike (all), from 0 to 1
    #[arg(long, value_name = "THING")]
    pub vary: Option<String>,
    #[command(flatten)]
    pub select: SelectArgs,
    #[command(flatten)]
    pub print: PrintArgs,
}

#[derive(Args)]
pub struct CoverageArgs {
    /// The network; with a second one, the side without
    pub network: String,
    /// A second network: the side with
    pub other: Option<String>,
    /// Lose this actor as the hub [default: the one whose loss cuts most pairs on the side without]
    #[arg(long, value_name = "ACTOR")]
    pub gone: Option<String>,
    #[command(flatten)]
    pub select: SelectArgs,
    #[command(flatten)]
    pub print: PrintArgs,
}

#[derive(Args)]
pub struct TimelineArgs {
    /// The network
    pub network: String,
    /// From this day on [default: that of the first event]
    #[arg(long, value_name = "DATE")]
    pub since: Option<Date>,
    /// Up to this day [default: that of the last event, or the study's own date]
    #[arg(long, visible_alias = "to", value_name = "DATE")]
    pub until: Option<Date>,
    /// Tell losses and returns between these two actors, layer by layer
    #[arg(long, value_name = "A,B", value_parser = two)]
    pub between: Option<[String; 2]>,
    #[command(flatten)]
    pub metrics: MetricChoice,
    #[command(flatten)]
    pub select: SelectArgs,
    #[command(flatten)]
    pub print: PrintArgs,
}

#[derive(Args)]
pub struct AttackArgs {
    /// The network; both sides of its question, or of --without and --with
    pub network: String,
    /// What may be taken away: all ties of a pair, agreements, or actors
    #[arg(long, value_name = "THINGS", default_value = "ties", value_parser = PossibleValuesParser::new(["ties", "agreements", "actors"]))]
    pub target: String,
    /// What is to be reached [default: part the pair that is given or in question, else some pair]
    #[arg(long, value_name = "GOAL", value_parser = PossibleValuesParser::new(["part-pair", "part-any", "part-all", "halve"]))]
    pub goal: Option<String>,
    /// The pair to part
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub between: Vec<String>,
    /// What a tie (JPN-KOR), agreement or actor costs to take away; 1 unless said
    #[arg(long, value_name = "X=COST", value_delimiter = ',')]
    pub cost: Vec<String>,
    /// The same from a table: CSV with a header, name and cost
    #[arg(long, value_name = "FILE")]
    pub costs: Option<PathBuf>,
    /// List minimal sets of up to so many things
    #[arg(long, value_name = "SIZE", default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..=linchpin::analysis::MOST_THINGS as i64))]
    pub up_to: u8,
    /// Look for the most vital things and key players in sets of up to so many
    #[arg(long, value_name = "K", default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=linchpin::analysis::MOST_THINGS as i64))]
    pub most_vital: u8,
    /// Where the random orders of the curves begin
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub seed: u64,
    #[command(flatten)]
    pub select: SelectArgs,
    #[command(flatten)]
    pub print: PrintArgs,
}

#[derive(Args)]
pub struct ChartArgs {
    /// The kind of chart
    #[arg(value_parser = PossibleValuesParser::new(crate::cli::chart::kinds()))]
    pub kind: String,
    /// The network; with a second one, the side without
    pub network: String,
    /// A second network: the side with
    pub other: Option<String>,
    /// The metric to draw, where the kind draws one
    #[arg(long, value_name = "ID")]
    pub metric: Option<String>,
    #[command(flatten)]
    pub together: TogetherArgs,
    #[command(flatten)]
    pub select: SelectArgs,
    /// Write to this file; its ending chooses SVG, PNG or PDF (SVG on standard output without it)
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Args)]
pub struct ConvertArgs {
    /// The network
    pub input: String,
    /// The file to write, or - for standard output
    #[arg(default_value = "-")]
    pub output: String,
    /// Write as this format [default: the first that has the ending of the output's name, else toml]
    #[arg(long, value_name = "FORMAT", value_parser = format_parser())]
    pub to: Option<String>,
    #[command(flatten)]
    pub select: SelectArgs,
}

#[derive(Args)]
pub struct ImportArgs {
    /// The data set: ATOP 5.1 (1815–2018), or Correlates of War Formal Alliances 4.1 (1816–2012)
    #[arg(value_name = "DATA SET", value_parser = PossibleValuesParser::new(crate::cli::import::sources()))]
    pub source: String,
    /// Your own copy of the file as it was downloaded, zipped with gzip or not, or - for standard input
    pub file: String,
    /// The year: an obligation in force on some day of it counts
    #[arg(long, required_unless_present = "years", conflicts_with = "years")]
    pub year: Option<i32>,
    /// A span of years as one study with first and last days, for `timeline`: 1950-2018
    #[arg(long, value_name = "FROM-TO", value_parser = years)]
    pub years: Option<[i32; 2]>,
    /// Just the ties among these states, by id (USA) or number (2); they are actors, tied or not
    #[arg(long, value_name = "STATE", value_delimiter = ',')]
    pub among: Vec<String>,
    /// What makes a tie: defense, offense (ATOP only), neutral, nonagg, consul (entente)
    #[arg(
        long,
        value_name = "WORD",
        value_delimiter = ',',
        default_value = "defense"
    )]
    pub obligation: Vec<String>,
    /// Keep one-way obligations: a tie runs from the state that is obliged to the one it is obliged to [default: one
    /// tie a pair, if either is obliged to the other]
    #[arg(long)]
    pub directed: bool,
    /// Count every tie as this kind of the codebook [default: by obligation]
    #[arg(long)]
    pub kind: Option<String>,
    /// A list of the state system (ccode, stateabb, statenme, styear, endyear): its members in that year are actors,
    /// tied or not, and have the names it gives
    #[arg(long, value_name = "FILE")]
    pub states: Option<String>,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Write as this format [default: by the output's name, else toml]
    #[arg(long, value_name = "FORMAT", visible_alias = "format", value_parser = format_parser())]
    pub to: Option<String>,
}

#[derive(Args)]
pub struct CheckArgs {
    /// The files
    #[arg(required = true)]
    pub files: Vec<String>,
    /// Read the files as this format [default: by name, then content]
    #[arg(long, value_name = "FORMAT", value_parser = format_parser())]
    pub from: Option<String>,
    /// Join this list of actors (CSV) to the ties of each
    #[arg(long, value_name = "FILE")]
    pub actors: Option<PathBuf>,
}

#[derive(Args)]
pub struct MetricsArgs {
    /// A metric's id
    pub id: Option<String>,
    /// List this family only
    #[arg(long, value_name = "FAMILY", value_parser = PossibleValuesParser::new(Family::ALL.map(Family::word)))]
    pub family: Option<String>,
    #[command(flatten)]
    pub print: PrintArgs,
}

#[cfg(feature = "page")]
#[derive(Args)]
pub struct ExploreArgs {
    /// The network to begin with [default: northeast-asia]
    pub network: Option<String>,
    /// Listen on this port [default: any that is free]
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub port: u16,
    /// Print the address, and open no browser
    #[arg(long)]
    pub no_open: bool,
    /// Write a copy of the page that needs no server into this folder: each agreement switched, and every configuration
    #[arg(long, value_name = "FOLDER")]
    pub export: Option<PathBuf>,
    #[command(flatten)]
    pub select: SelectArgs,
}

#[derive(Args)]
pub struct CompletionsArgs {
    /// The shell
    pub shell: clap_complete::Shell,
}

/// "JPN,KOR".
fn two(text: &str) -> std::result::Result<[String; 2], String> {
    let ids: Vec<String> = text.split(',').map(|id| id.trim().to_string()).collect();
    ids.try_into()
        .map_err(|_| format!("`{text}` is not two actors; write their ids as in JPN,KOR"))
}

/// "1950-2018".
fn years(text: &str) -> std::result::Result<[i32; 2], String> {
    let rule =
        || format!("`{text}` is no span of years; write the first and the last, as in 1950-2018");
    let (from, to) = text.split_once('-').ok_or_else(rule)?;
    let year = |text: &str| text.trim().parse().map_err(|_| rule());
    Ok([year(from)?, year(to)?])
}

/// What is counted.
pub(super) const COVERAGE_HELP: &str = "For each actor and capability: the best of value × probability over all holders, the \
    actor's own counted as it is. The probability is that the holder, who originates, consents and some permitted route \
    works; the delay is of the fastest permitted route from it. Independent sources are the most holders whose routes \
    share nobody but the actor. Capabilities stand in a study file: [[actor]], id = \"JPN\", capabilities = \
    [{ id = \"radar\", value = 0.9 }]; Japan, South Korea and the United States have bundled ones.";

/// The files that are understood; linchpin brings none of them.
pub(super) fn import_help() -> String {
    let files = |source: &&Source| {
        let files: Vec<&str> = source.files().collect();
        format!("  {}: {}\n", source.title, files.join(", "))
    };
    let files: String = IMPORTS.iter().map(files).collect();
    format!(
        "Files that are understood, by their columns; download your own copy from the data set's own site and cite it:\n\
         {files}\n\
         What counts as a tie is written into the study and stands beside every result. A pair without a tie has no such \
         obligation in that year; years that a data set does not cover are refused."
    )
}
