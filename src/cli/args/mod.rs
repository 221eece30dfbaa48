//! The arguments: what all verbs share; each verb's own are in `verbs.rs`.

use clap::{Args, Parser, Subcommand, ValueEnum, builder::PossibleValuesParser};
use linchpin::{
    Result, formats,
    formats::{FORMATS, Format, Options, Weight},
    metrics::{Family, Metric, metrics, metrics_for},
    model::{Date, Network, Selection, Study, Transit, Undirected},
};
use std::path::PathBuf;

mod verbs;

pub use verbs::*;
use verbs::{COVERAGE_HELP, import_help};

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
        linchpin report --to docx,xlsx,pdf\n  \
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
        linchpin compare northeast-asia --together --without JPN_KOR_GSOMIA --set TISA.handling-delay=1\n  \
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
    /// A local page on which a tie is changed and the network answers
    #[cfg(feature = "page")]
    #[command(before_help = "Examples:\n  \
        linchpin explore\n  \
        linchpin explore indo-pacific --without JPN-KOR\n  \
        linchpin explore my-study.toml --no-open --port 8080\n  \
        linchpin explore northeast-asia --export course-page")]
    Explore(ExploreArgs),
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
    /// Set a coded number, as in TISA.handling-delay=3; inputs are named as by `linchpin uncertainty`
    #[arg(
        long,
        value_name = "INPUT=VALUE",
        value_delimiter = ',',
        help_heading = "Selection"
    )]
    pub set: Vec<String>,
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

/// Whether edits are one change.
#[derive(Args, Clone, Default)]
pub struct TogetherArgs {
    /// Compare the network as it is with all edits made at once: --without, --with and --set
    #[arg(long)]
    pub together: bool,
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
            transit: self.transit.as_deref().and_then(Transit::find),
            undirected: self.undirected.as_deref().and_then(Undirected::find),
            only: self.only.clone(),
            without: self.without.clone(),
            with: self.with.clone(),
            set: self.set.clone(),
        };
        Ok((study, selection))
    }

    /// Whether the network is taken as it stands.
    pub fn is_plain(&self) -> bool {
        let names = [
            &self.layer,
            &self.only,
            &self.without,
            &self.with,
            &self.set,
        ];
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
            .map(|id| Metric::named(id))
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
