//! The arguments of every verb.

use clap::{Args, Parser, Subcommand, ValueEnum, builder::PossibleValuesParser};
use linchpin::{
    Result,
    analysis::{Judgement, MOST_DRAWS, Shape},
    formats,
    formats::{
        FORMATS, Format, Options, Weight,
        import::{IMPORTS, Source},
    },
    metrics::{Family, Metric, metrics, metrics_for},
    model::{Date, Network, Selection, Study, Transit, Undirected},
};
use std::path::PathBuf;

/// Measures alliance networks with and without a tie, and draws the comparison for the report.
#[derive(Parser)]
#[command(
    name = "linchpin",
    version,
    max_term_width = 100,
    disable_help_subcommand = true
)]
#[command(before_help = "Examples:\n  \
    linchpin                                            the study of Japan and Korea, as a report\n  \
    linchpin compare northeast-asia --without JPN-KOR   what one tie changes\n  \
    linchpin measure my-ties.csv                        every metric of your own network\n  \
    linchpin metrics betweenness                        one metric explained")]
#[command(
    after_help = "NETWORK is a bundled study (`linchpin networks`), one of its configurations \
    (northeast-asia:tisa), a generated shape (shape:star-6), a file, or - for standard input.\n\n\
    Exit codes: 0 done, 2 usage, 3 bad input (or a file that `check` found invalid), 4 output failed."
)]
pub struct Cli {
    #[command(subcommand)]
    pub verb: Option<Verb>,
    #[command(flatten)]
    pub common: Common,
}

/// Options that every verb takes.
#[derive(Args, Clone)]
pub struct Common {
    /// Print no notices, only results and errors
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Colour messages
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    pub color: Color,
    /// Replace files that exist
    #[arg(long, global = true)]
    pub force: bool,
}

/// When to colour; NO_COLOR is respected.
#[derive(Clone, Copy, ValueEnum, PartialEq, Eq)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

#[derive(Subcommand)]
pub enum Verb {
    /// The whole with/without study: charts, tables and a report into a folder
    #[command(before_help = "Examples:\n  \
        linchpin report\n  \
        linchpin report anzus -o anzus-report\n  \
        linchpin report my-study.toml --without MY_TREATY")]
    Report(ReportArgs),
    /// List the bundled studies, or show one, the agreements, the codebook, the shapes
    #[command(before_help = "Examples:\n  \
        linchpin networks\n  \
        linchpin networks northeast-asia\n  \
        linchpin networks agreements\n  \
        linchpin networks codebook")]
    Networks(NetworksArgs),
    /// Measure a network: every metric, or some
    #[command(before_help = "Examples:\n  \
        linchpin measure northeast-asia\n  \
        linchpin measure northeast-asia:tisa --metric share-probability,delay\n  \
        linchpin measure ties.csv --family centrality --format csv\n  \
        linchpin measure indo-pacific --layer intelligence --date 2024-12-31")]
    Measure(MeasureArgs),
    /// Compare with and without, two configurations, two networks or two dates
    #[command(before_help = "Examples:\n  \
        linchpin compare northeast-asia --without JPN_KOR_GSOMIA\n  \
        linchpin compare hub-and-spokes --with JPN-KOR:intel_agreement\n  \
        linchpin compare northeast-asia:tisa northeast-asia:gsomia\n  \
        linchpin compare anzus --date 1986-08-10 --against 1986-08-12")]
    Compare(CompareArgs),
    /// Single points of failure in plain words: what breaks, who loses whom
    #[command(before_help = "Examples:\n  \
        linchpin failures northeast-asia\n  \
        linchpin failures indo-pacific --without JPN-KOR")]
    Failures(FailuresArgs),
    /// Which conclusions survive the coded ranges, and the value at which each flips
    #[command(before_help = "Examples:\n  \
        linchpin uncertainty northeast-asia --without JPN_KOR_GSOMIA\n  \
        linchpin uncertainty northeast-asia --judgement shared --shape uniform\n  \
        linchpin uncertainty northeast-asia --metric delay\n  \
        linchpin uncertainty spokes.csv --without JPN-KOR --flip betweenness-delay:USA --vary JPN-KOR.strength \
        --between 0.1,10")]
    Uncertainty(UncertaintyArgs),
    /// The claims of a text, tested: what the structure supports, contradicts, or cannot say
    #[command(before_help = "Examples:\n  \
        linchpin brief\n  \
        linchpin brief --claim slower-harder\n  \
        linchpin brief my-claims.toml --format markdown")]
    Brief(BriefArgs),
    /// How surely: pairs, all of some actors, within a time, and as one availability varies
    #[command(before_help = "Examples:\n  \
        linchpin reliability northeast-asia\n  \
        linchpin reliability northeast-asia --without JPN_KOR_GSOMIA --vary handling:TISA\n  \
        linchpin reliability indo-pacific --between JPN,PHL --terminals JPN,PHL,AUS\n  \
        linchpin reliability shape:ring-6 --vary all")]
    Reliability(ReliabilityArgs),
    /// Who sees what, how surely, how soon and from how many independent sources; with the hub gone too
    #[command(before_help = "Examples:\n  \
        linchpin coverage northeast-asia\n  \
        linchpin coverage northeast-asia --without JPN-KOR --gone USA\n  \
        linchpin coverage indo-pacific --format csv")]
    #[command(after_help = COVERAGE_HELP)]
    Coverage(CoverageArgs),
    /// Metrics on every day on which something changed, and what each event did
    #[command(before_help = "Examples:\n  \
        linchpin timeline northeast-asia\n  \
        linchpin timeline anzus --metric betweenness\n  \
        linchpin timeline hub-and-spokes --since 1951-01-01 --until 1990-01-01\n  \
        linchpin timeline indo-pacific --between JPN,AUS\n  \
        linchpin import atop atop5_1ddyr.csv --years 1950-2018 --among USA,JPN,KOR -o allies.toml\n  \
        linchpin timeline allies.toml")]
    Timeline(TimelineArgs),
    /// What each tie and agreement is worth, and which missing tie would be worth most
    #[command(before_help = "Examples:\n  \
        linchpin ties indo-pacific\n  \
        linchpin ties indo-pacific --by efficiency --best 2\n  \
        linchpin ties northeast-asia --without JPN_KOR_GSOMIA --kind intel_agreement\n  \
        linchpin ties my-ties.csv --format csv")]
    Ties(TiesArgs),
    /// Divide and conquer: the smallest sets that part a pair or the network, who is vital, what is left
    #[command(before_help = "Examples:\n  \
        linchpin attack northeast-asia\n  \
        linchpin attack northeast-asia --target agreements --between JPN,KOR\n  \
        linchpin attack indo-pacific --target actors --goal halve\n  \
        linchpin attack indo-pacific --without JPN-KOR --cost USA-JPN=3 --up-to 4")]
    Attack(AttackArgs),
    /// Draw one chart as SVG, PNG or PDF
    #[command(before_help = "Examples:\n  \
        linchpin chart networks northeast-asia --without JPN_KOR_GSOMIA -o networks.svg\n  \
        linchpin chart dumbbell northeast-asia --without JPN-KOR --metric betweenness -o b.png\n  \
        linchpin chart heat northeast-asia --metric share-probability -o heat.pdf")]
    Chart(ChartArgs),
    /// Convert a network from any format to any format
    #[command(before_help = "Examples:\n  \
        linchpin convert northeast-asia study.toml\n  \
        linchpin convert ties.csv ties.json\n  \
        linchpin convert indo-pacific - --to csv")]
    Convert(ConvertArgs),
    /// Make a network of one year, or a history of many, out of your own copy of an alliance data set
    #[command(before_help = "Examples:\n  \
        linchpin import atop atop5_1ddyr.csv --year 2018 -o allies-2018.toml\n  \
        linchpin import atop atop5_1ddyr.csv --year 2018 | linchpin measure -\n  \
        linchpin import atop atop5_1ddyr.csv --years 1950-2018 --among USA,JPN,KOR -o allies.toml\n  \
        linchpin import atop atop5_1ddyr.csv --year 1914 --obligation defense,neutral --directed\n  \
        linchpin import cow alliance_v4.1_by_directed.csv --year 1962 --states states2016.csv")]
    #[command(after_help = import_help())]
    Import(ImportArgs),
    /// Validate files; every finding names file, line, column, rule and way out
    #[command(before_help = "Examples:\n  \
        linchpin check my-study.toml\n  \
        linchpin check *.csv")]
    Check(CheckArgs),
    /// The catalogue of metrics; with an id, one metric explained
    #[command(before_help = "Examples:\n  \
        linchpin metrics\n  \
        linchpin metrics betweenness-flow\n  \
        linchpin metrics --family failure")]
    Metrics(MetricsArgs),
    /// Print a completion script for a shell
    #[command(before_help = "Example:\n  \
        linchpin completions bash > ~/.local/share/bash-completion/completions/linchpin")]
    Completions(CompletionsArgs),
    /// Print the manual page
    #[command(before_help = "Example:\n  \
        linchpin man | man -l -")]
    Man,
}

impl Default for Verb {
    /// `linchpin` alone reports the bundled study.
    fn default() -> Self {
        Verb::Report(ReportArgs::default())
    }
}

/// How to read and what to select.
#[derive(Args, Clone, Default)]
pub struct SelectArgs {
    /// Measure as of this day, as in 2019-08-21
    #[arg(long, value_name = "DATE", help_heading = "Selection")]
    pub date: Option<Date>,
    /// Measure these layers only
    #[arg(
        long,
        value_name = "LAYER",
        value_delimiter = ',',
        help_heading = "Selection"
    )]
    pub layer: Vec<String>,
    /// Who may pass on what: anyone (open), or hubs of arrangements only (granted)
    #[arg(long, value_name = "RULE", value_parser = PossibleValuesParser::new(["open", "granted"]), help_heading = "Selection")]
    pub transit: Option<String>,
    /// Make one-way ties run both ways: a tie in either direction counts (any), or only ties in both (both)
    #[arg(long, value_name = "RULE", value_parser = PossibleValuesParser::new(["any", "both"]), help_heading = "Selection")]
    pub undirected: Option<String>,
    /// Keep only these agreements
    #[arg(
        long,
        value_name = "ID",
        value_delimiter = ',',
        help_heading = "Selection"
    )]
    pub only: Vec<String>,
    /// Take away these agreements, pairs (JPN-KOR) or actors (USA)
    #[arg(
        long,
        value_name = "X",
        value_delimiter = ',',
        help_heading = "Selection"
    )]
    pub without: Vec<String>,
    /// Add these agreements, or pairs of a codebook kind (JPN-KOR:intel_agreement)
    #[arg(
        long = "with",
        value_name = "X",
        value_delimiter = ',',
        help_heading = "Selection"
    )]
    pub with: Vec<String>,
    /// Read the input as this format [default: by its name, then its content]
    #[arg(long, value_name = "FORMAT", value_parser = format_parser(), help_heading = "Input")]
    pub from: Option<String>,
    /// What a bare weight means
    #[arg(long, value_name = "MEANING", value_parser = PossibleValuesParser::new(["strength", "delay", "availability"]), help_heading = "Input")]
    pub weight: Option<String>,
    /// Join this list of actors to the ties: CSV with id and any of name, bloc, availability, consent, x, y
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    pub actors: Option<PathBuf>,
}

/// Which metrics.
#[derive(Args, Clone, Default)]
pub struct MetricChoice {
    /// Measure these metrics only (`linchpin metrics` lists them)
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub metric: Vec<String>,
    /// Measure these families only
    #[arg(long, value_name = "FAMILY", value_delimiter = ',', value_parser = PossibleValuesParser::new(Family::ALL.map(Family::word)))]
    pub family: Vec<String>,
}

/// How to print.
#[derive(Args, Clone, Default)]
pub struct PrintArgs {
    /// Print as
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = PossibleValuesParser::new(["table", "json", "csv", "markdown"]))]
    pub format: String,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Args, Default)]
pub struct ReportArgs {
    /// The network [default: northeast-asia]
    pub network: Option<String>,
    #[command(flatten)]
    pub select: SelectArgs,
    /// Write into this folder [default: plots/NETWORK]
    #[arg(long, short, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
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
    #[command(flatten)]
    pub select: SelectArgs,
    #[command(flatten)]
    pub print: PrintArgs,
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
    pub select: SelectArgs,
    #[command(flatten)]
    pub print: PrintArgs,
}

#[derive(Args)]
pub struct FailuresArgs {
    /// The network
    pub network: String,
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
    #[arg(value_parser = PossibleValuesParser::new(super::chart::kinds()))]
    pub kind: String,
    /// The network; with a second one, the side without
    pub network: String,
    /// A second network: the side with
    pub other: Option<String>,
    /// The metric to draw, where the kind draws one
    #[arg(long, value_name = "ID")]
    pub metric: Option<String>,
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
    #[arg(value_name = "DATA SET", value_parser = PossibleValuesParser::new(super::import::sources()))]
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
const COVERAGE_HELP: &str = "For each actor and capability: the best of value × probability over all holders, the \
    actor's own counted as it is. The probability is that the holder, who originates, consents and some permitted route \
    works; the delay is of the fastest permitted route from it. Independent sources are the most holders whose routes \
    share nobody but the actor. Capabilities stand in a study file: [[actor]], id = \"JPN\", capabilities = \
    [{ id = \"radar\", value = 0.9 }]; Japan, South Korea and the United States have bundled ones.";

/// The files that are understood; linchpin brings none of them.
fn import_help() -> String {
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

fn format_parser() -> PossibleValuesParser {
    PossibleValuesParser::new(
        FORMATS
            .iter()
            .map(|format| clap::builder::PossibleValue::new(format.id).help(format.title)),
    )
}

impl SelectArgs {
    /// How to read the input.
    pub fn options(&self) -> Options {
        Options {
            format: self.from.as_deref().and_then(Format::find),
            weight: match self.weight.as_deref() {
                Some("delay") => Weight::Delay,
                Some("availability") => Weight::Availability,
                _ => Weight::Strength,
            },
            actors: self.actors.clone(),
        }
    }

    /// Opens `network` with the selection these arguments make of it.
    pub fn open(&self, network: &str) -> Result<(Study, Selection)> {
        let (mut study, configuration) = formats::open(network, self.options())?;
        if self.weight.is_some()
            && !study
                .notices
                .iter()
                .any(|notice| notice.contains("bare weight"))
        {
            study
                .notices
                .push("the input has no bare weight, so --weight changes nothing".into());
        }
        let selection = Selection {
            configuration,
            date: self.date,
            layers: self.layer.clone(),
            transit: self.transit.as_deref().map(|rule| {
                if rule == "granted" {
                    Transit::Granted
                } else {
                    Transit::Open
                }
            }),
            undirected: self.undirected.as_deref().map(|rule| {
                if rule == "both" {
                    Undirected::Both
                } else {
                    Undirected::Any
                }
            }),
            only: self.only.clone(),
            without: self.without.clone(),
            with: self.with.clone(),
        };
        Ok((study, selection))
    }

    /// Whether the network is taken as it stands.
    pub fn is_plain(&self) -> bool {
        let names = [&self.layer, &self.only, &self.without, &self.with];
        names.into_iter().all(Vec::is_empty)
            && self.date.is_none()
            && self.transit.is_none()
            && self.undirected.is_none()
    }

    /// The network that these arguments select.
    pub fn network(&self, network: &str) -> Result<(Study, Network)> {
        let (study, selection) = self.open(network)?;
        let network = Network::resolve(&study, &selection)?;
        Ok((study, network))
    }
}

impl MetricChoice {
    /// The metrics asked for, in the registry's order; all when none is named.
    pub fn chosen(&self) -> Result<Vec<&'static Metric>> {
        let named: Vec<&'static Metric> = self
            .metric
            .iter()
            .map(|id| find_metric(id))
            .collect::<Result<_>>()?;
        let all = named.is_empty() && self.family.is_empty();
        let family = |metric: &Metric| {
            self.family
                .iter()
                .any(|family| family == metric.family.word())
        };
        Ok(metrics()
            .filter(|metric| all || named.contains(metric) || family(metric))
            .collect())
    }

    /// Of `chosen`, those that were named, or are worth showing unasked.
    pub fn on(&self, chosen: Vec<&'static Metric>, directed: bool) -> Vec<&'static Metric> {
        let named = |metric: &Metric| self.metric.iter().any(|id| id == metric.id);
        chosen
            .into_iter()
            .filter(|metric| named(metric) || metrics_for(directed).any(|shown| shown == *metric))
            .collect()
    }
}

/// The metric with this id.
pub fn find_metric(id: &str) -> Result<&'static Metric> {
    Metric::find(id).ok_or_else(|| {
        let near = metrics()
            .map(|metric| metric.id)
            .filter(|known| id.len() > 2 && known.contains(id))
            .min_by_key(|known| known.len());
        linchpin::Error::Unknown {
            what: "metric",
            id: id.into(),
            near: linchpin::error::nearest(id, metrics().map(|metric| metric.id))
                .or(near.map(String::from)),
            way_out: "`linchpin metrics` lists them".into(),
        }
    })
}
