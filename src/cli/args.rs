//! The arguments of every verb.

use clap::{Args, Parser, Subcommand, ValueEnum, builder::PossibleValuesParser};
use linchpin::{
    Result, formats,
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
    /// Make a network of one year out of your own copy of an alliance data set
    #[command(before_help = "Examples:\n  \
        linchpin import atop atop5_1ddyr.csv --year 2018 -o allies-2018.toml\n  \
        linchpin import atop atop5_1ddyr.csv --year 2018 | linchpin measure -\n  \
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
    #[arg(long)]
    pub year: i32,
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
