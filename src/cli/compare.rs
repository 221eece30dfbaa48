//! `compare`: with and without.

use super::{
    args::{CompareArgs, SelectArgs},
    output::{Output, wrapped},
};
use anyhow::{Result, bail};
use linchpin::{
    analysis::{Comparison, Measured, Side, compare},
    model::{Actor, Network, Selection, Study, Target},
    report::comparison_tables,
};

pub fn run(args: &CompareArgs, out: &mut Output) -> Result<()> {
    let metrics = args.metrics.chosen()?;
    let sides = Sides::choose(
        &args.network,
        args.other.as_deref(),
        args.against,
        &args.select,
    )?;
    let metrics = args.metrics.on(metrics, sides.directed());
    let comparison = sides.compare(&metrics);
    let mut notices = comparison.without.network.notices.clone();
    notices.extend(
        comparison
            .with
            .network
            .notices
            .iter()
            .filter(|n| !comparison.without.network.notices.contains(n))
            .cloned(),
    );
    out.notices(&notices);
    let tables = comparison_tables(&comparison);
    out.result(
        &args.print,
        &comparison,
        &findings(&comparison),
        &tables,
        &afterwards(&comparison),
    )?;
    Ok(())
}

/// The two sides of a comparison, with their labels.
pub struct Sides {
    pub study: Study,
    pub without: Measured,
    pub with: Measured,
    pub labels: [String; 2],
    /// What is selected, with the edits in question; absent where two networks are compared.
    pub selection: Option<Selection>,
}

impl Sides {
    /// The study and what is selected of it, for its history.
    pub fn history(&self) -> Option<(&Study, &Selection)> {
        Some((&self.study, self.selection.as_ref()?))
    }

    /// Whether ties run one way on either side.
    pub fn directed(&self) -> bool {
        self.without.mid.is_directed() || self.with.mid.is_directed()
    }

    /// Two networks, two dates, the edits asked for, or the study's own question.
    pub fn choose(
        network: &str,
        other: Option<&str>,
        against: Option<linchpin::model::Date>,
        select: &SelectArgs,
    ) -> Result<Self> {
        if network == "-" && other == Some("-") {
            bail!("standard input can be read once; give a file for the other network");
        }
        if other.is_some() && against.is_some() {
            bail!("--against compares two dates of one network; leave out the second network");
        }
        let opened = select.open(network)?;
        Self::opened(opened, network, other, against, select)
    }

    /// The same, or where nothing is asked the network as it is on both sides; and whether it stands alone.
    pub fn or_alone(
        network: &str,
        other: Option<&str>,
        select: &SelectArgs,
    ) -> Result<(Self, bool)> {
        let (study, selection) = select.open(network)?;
        let edited = !selection.without.is_empty() || !selection.with.is_empty();
        if other.is_some() || edited || study.compare.is_some() {
            let sides = Self::opened((study, selection), network, other, None, select)?;
            return Ok((sides, false));
        }
        let labels = ["as it is", "as it is"].map(String::from);
        let side = (&study, &selection);
        let sides = Self::of(study.clone(), side, side, labels)?;
        Ok((sides.selected(&selection), true))
    }

    fn opened(
        (study, selection): (Study, Selection),
        network: &str,
        other: Option<&str>,
        against: Option<linchpin::model::Date>,
        select: &SelectArgs,
    ) -> Result<Self> {
        if let Some(other) = other {
            let (other_study, other_selection) = select.open(other)?;
            let labels = [network, other].map(|name| format!("in {name}"));
            return Self::of(
                study.clone(),
                (&study, &selection),
                (&other_study, &other_selection),
                labels,
            );
        }
        if let Some(against) = against {
            let later = Selection {
                date: Some(against),
                ..selection.clone()
            };
            let first = Network::resolve(&study, &selection)?.about().date;
            let labels = [
                first.map_or("no date".into(), |date| format!("on {date}")),
                format!("on {against}"),
            ];
            return Self::of(
                study.clone(),
                (&study, &selection),
                (&study, &later),
                labels,
            )
            .map(|sides| sides.selected(&selection));
        }
        if selection.without.is_empty() && selection.with.is_empty() {
            return Self::question(study, selection);
        }
        let edited_out = Selection {
            with: Vec::new(),
            ..selection.clone()
        };
        let edited_in = Selection {
            without: Vec::new(),
            ..selection.clone()
        };
        let labels = edit_labels(&study, &selection.without, &selection.with)?;
        Self::of(
            study.clone(),
            (&study, &edited_out),
            (&study, &edited_in),
            labels,
        )
        .map(|sides| sides.selected(&selection))
    }

    /// The comparison that the study's file asks for.
    fn question(study: Study, selection: Selection) -> Result<Self> {
        let Some(question) = &study.compare else {
            bail!(
                "say what to compare: --without X, --with X, --against DATE, or a second network \
                 (this study does not ask a question of its own)"
            );
        };
        if let [without, with] = question.configurations.as_slice() {
            let side = |id: &String| Selection {
                configuration: Some(id.clone()),
                ..selection.clone()
            };
            let title = |id: &String| match study.configuration(id) {
                Some(configuration) if !configuration.title.is_empty() => {
                    configuration.title.clone()
                }
                _ => id.clone(),
            };
            let labels = [title(without), title(with)].map(|title| in_a_sentence(&title));
            return Self::of(
                study.clone(),
                (&study, &side(without)),
                (&study, &side(with)),
                labels,
            )
            .map(|sides| sides.selected(&selection));
        }
        let edited_out = Selection {
            without: question.without.clone(),
            ..selection.clone()
        };
        let edited_in = Selection {
            with: question.with.clone(),
            ..selection.clone()
        };
        let both = Selection {
            without: question.without.clone(),
            with: question.with.clone(),
            ..selection
        };
        let labels = edit_labels(&study, &both.without, &both.with)?;
        Self::of(
            study.clone(),
            (&study, &edited_out),
            (&study, &edited_in),
            labels,
        )
        .map(|sides| sides.selected(&both))
    }

    fn selected(self, selection: &Selection) -> Self {
        let selection = Some(selection.clone());
        Self { selection, ..self }
    }

    fn of(
        study: Study,
        without: (&Study, &Selection),
        with: (&Study, &Selection),
        labels: [String; 2],
    ) -> Result<Self> {
        let [without, with] = Self::measured(without, with)?;
        Ok(Self {
            study,
            without,
            with,
            labels,
            selection: None,
        })
    }

    /// Two networks that can be set side by side.
    pub fn measured(
        without: (&Study, &Selection),
        with: (&Study, &Selection),
    ) -> linchpin::Result<[Measured; 2]> {
        let side = |(study, selection): (&Study, &Selection)| {
            Measured::new(Network::resolve(study, selection)?)
        };
        let (without, with) = (side(without)?, side(with)?);
        if without.mid.is_directed() != with.mid.is_directed() {
            let reason = "ties run one way in one network and both ways in the other, so their pairs are not the same \
                          things; --undirected any or both makes them alike";
            return Err(linchpin::Error::Refused(reason.into()));
        }
        Ok([without, with])
    }

    pub fn compare(&self, metrics: &[&'static linchpin::metrics::Metric]) -> Comparison {
        compare(&self.without, &self.with, self.labels.clone(), metrics)
    }
}

/// "without Japan–ROK GSOMIA" and "with Japan–ROK GSOMIA"; "without" and "with" together name both.
pub fn edit_labels(
    study: &Study,
    without: &[String],
    with: &[String],
) -> linchpin::Result<[String; 2]> {
    let named = |names: &[String]| -> linchpin::Result<String> {
        let titles: Vec<String> = names
            .iter()
            .map(|name| title(study, name))
            .collect::<linchpin::Result<_>>()?;
        Ok(titles.join(" and "))
    };
    let (without, with) = (named(without)?, named(with)?);
    Ok(match (without.is_empty(), with.is_empty()) {
        (true, true) => [study.id.clone(), study.id.clone()].map(|id| format!("in {id}")),
        (false, true) => [format!("without {without}"), format!("with {without}")],
        (true, _) => [format!("without {with}"), format!("with {with}")],
        (false, false) => [format!("without {without}"), format!("with {with}")],
    })
}

fn title(study: &Study, name: &str) -> linchpin::Result<String> {
    let actor = |id: &str| {
        let own = study
            .actor
            .iter()
            .find(|actor| actor.id == id && actor.name.is_some());
        let known = own.or_else(|| linchpin::model::catalogue().actor(id));
        known.cloned().unwrap_or_else(|| Actor::named(id))
    };
    Ok(match Target::parse(name, study)? {
        Target::Agreement(id) => {
            let own = study
                .agreement
                .iter()
                .find(|agreement| agreement.id == id)
                .and_then(|a| a.title.clone());
            own.or_else(|| {
                linchpin::model::catalogue()
                    .agreement(&id)
                    .map(|a| a.name().to_string())
            })
            .unwrap_or(id)
        }
        Target::Pair(a, b, _) => format!("the {}–{} tie", actor(&a).title(), actor(&b).title()),
        Target::Actor(id) => actor(&id).in_a_sentence(),
    })
}

/// A configuration's title as the beginning of "…, every route passes": "before the suspension".
fn in_a_sentence(title: &str) -> String {
    let first = title.split_whitespace().next().unwrap_or_default();
    match first {
        "Before" | "After" | "With" | "Without" | "In" | "Under" => {
            format!("{}{}", first.to_lowercase(), &title[first.len()..])
        }
        _ => format!("in the configuration \u{201c}{title}\u{201d}"),
    }
}

/// The findings above the tables.
pub fn findings(comparison: &Comparison) -> String {
    let mut text = side_lines(&comparison.without, &comparison.with);
    for sentence in &comparison.headline {
        text += &format!("{}\n", wrapped(sentence, ""));
    }
    text
}

/// What stands on either side, and an empty line.
pub fn side_lines(without: &Side, with: &Side) -> String {
    let line = |word: &str, side: &Side| {
        let network = &side.network;
        wrapped(
            &format!(
                "{word} {}  [{}; {} tied pair{}, transit {}]",
                side.label,
                network.label(),
                network.ties,
                if network.ties == 1 { "" } else { "s" },
                network.transit
            ),
            "",
        )
    };
    format!("{}\n{}\n\n", line("-", without), line("+", with))
}

/// What did not move, which readings disagree, and what is true by construction.
fn afterwards(comparison: &Comparison) -> String {
    let mut text = String::new();
    let points = &comparison.failure_points;
    for (names, what) in [
        (&points.appear, "New single points of failure"),
        (&points.vanish, "No longer single points of failure"),
        (&points.stay, "Single points of failure on both sides"),
    ] {
        if !names.is_empty() {
            text += &format!(
                "{}\n",
                wrapped(&format!("{what}: {}.", names.join("; ")), "")
            );
        }
    }
    let disagreeing: Vec<String> = comparison
        .readings
        .iter()
        .filter(|note| note.opposed)
        .map(|note| {
            format!(
                "{} of {}",
                note.concept,
                if note.subject.is_empty() {
                    "the network".into()
                } else {
                    note.subject.join("–")
                }
            )
        })
        .collect();
    if !disagreeing.is_empty() {
        text += &format!(
            "{}\n",
            wrapped(
                &format!(
                    "Readings that point opposite ways: {}.",
                    disagreeing.join("; ")
                ),
                ""
            )
        );
    }
    let still: Vec<String> = comparison
        .still
        .iter()
        .map(|still| {
            if still.why.is_empty() {
                still.metric.to_string()
            } else {
                format!("{} ({})", still.metric, still.why)
            }
        })
        .collect();
    if !still.is_empty() {
        text += &format!(
            "{}\n",
            wrapped(&format!("Did not move: {}.", still.join("; ")), "")
        );
    }
    for sentence in &comparison.by_construction {
        text += &format!("{}\n", wrapped(&format!("By construction: {sentence}"), ""));
    }
    text
}
