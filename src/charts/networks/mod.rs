//! The two networks side by side on one layout.
//!
//! Width is strength, size a centrality; what differs between the sides is dashed where it is and faintly dotted
//! where it is not; a relay arrangement is a dotted curve past its hub, or of three members and more a dotted leg each and a
//! ring round the hub, never a tie between its members; single points of failure are marked by a second ring (actors) or a
//! cross-stroke (ties).

use super::{
    Chart, Drawn, Head, Subject,
    canvas::{Anchor, Point, Type, draw},
    central_metric, font,
    palette::{INK, LABEL, MARGIN, WIDTH},
    reading_words, source_line,
};
use crate::{
    analysis::{self, Measured, capital},
    error::Result,
    metrics::Metric,
    model::Transit,
};
use plotters::style::Color;

mod curves;
mod labels;
mod legend;
mod paint;

use legend::{keys, paint_keys};

pub(super) static CHART: Chart = Chart {
    id: "networks",
    about: "the two networks side by side on one layout",
    section: "",
    metric: central_metric,
    draw: networks,
};

/// Height of a panel's drawing, px.
const PANEL: f64 = 470.0;
/// Least and greatest radius of an actor, px.
const RADIUS: (f64, f64) = (13.0, 30.0);
/// Least and greatest width of a tie, px.
const STROKE: (f64, f64) = (1.6, 13.0);
/// Up to this many actors carry their score under the name.
const VALUED: usize = 8;
/// More actors than this are labelled by id.
const NAMED: usize = 16;

fn networks(subject: &Subject) -> Result<Drawn> {
    let Some(metric) = subject.metric else {
        return Err(crate::Error::Refused(
            "this chart needs an actor metric for the size of the actors".into(),
        ));
    };
    let sides = [
        (subject.without, &subject.comparison.without.label),
        (subject.with, &subject.comparison.with.label),
    ];
    let views: Vec<Panel> = sides
        .iter()
        .map(|(side, label)| Panel::of(side, label, metric))
        .collect();
    let most = views
        .iter()
        .flat_map(|panel| &panel.actors)
        .map(|actor| actor.score)
        .fold(0.0, f64::max);
    let strongest = views
        .iter()
        .flat_map(|panel| &panel.ties)
        .map(|tie| tie.strength)
        .fold(0.0, f64::max);
    let scale = Scale { most, strongest };
    let first = subject.comparison.said().next();
    let first = first.unwrap_or("The two networks");
    // The side without says what is at stake; both sides would not fit a title.
    let title = first.split(';').next().unwrap_or(first);
    let head = Head {
        title: title.trim_end_matches('.').to_string(),
        subtitle: format!(
            "Width of a line: strength of the tie. Area of an actor{}: {} {}.",
            if views[0].actors.len() <= VALUED {
                " and number under its name"
            } else {
                ""
            },
            metric.concept.replace('-', " "),
            reading_words(metric.reading)
        ),
        source: source_line(subject.comparison),
        alt: alt(&views, subject.comparison),
    };
    let keys = keys(&views);
    let legend = 46.0 + keys.len().div_ceil(3) as f64 * 28.0;
    draw(&head, PANEL + 60.0 + legend, |canvas| {
        let width = (WIDTH - 2.0 * MARGIN - 40.0) / 2.0;
        for (index, panel) in views.iter().enumerate() {
            let left = MARGIN + index as f64 * (width + 40.0);
            let caption = font::fit(&capital(&panel.label), LABEL, true, width);
            canvas.text(
                &caption,
                (left, canvas.top + 12.0),
                Type {
                    size: LABEL,
                    bold: true,
                    color: INK,
                },
                Anchor::Start,
            )?;
            let frame = Frame {
                left,
                top: canvas.top + 36.0,
                width,
                height: canvas.bottom - canvas.top - 46.0 - legend,
            };
            panel.paint(canvas, &frame, &views[1 - index], scale)?;
        }
        let middle = WIDTH / 2.0;
        let (top, end) = (canvas.top + 4.0, canvas.bottom - legend - 4.0);
        canvas.line(
            &[(middle, top), (middle, end)],
            super::palette::GRID.to_rgba(),
            1.5,
        )?;
        paint_keys(canvas, &keys, canvas.bottom - legend + 28.0)
    })
}

struct Panel {
    label: String,
    actors: Vec<Mark>,
    ties: Vec<Stroke>,
    relays: Vec<Past>,
}

struct Mark {
    id: String,
    name: String,
    at: Point,
    score: f64,
    /// The score as text, for drawings with room for it.
    value: Option<String>,
    cut: bool,
}

#[derive(Clone)]
struct Stroke {
    ends: [String; 2],
    strength: f64,
    bridge: bool,
    /// Runs from its first end to its second only.
    one_way: bool,
}

/// A relay past a hub between members.
struct Past {
    name: String,
    hub: String,
    members: Vec<String>,
}

#[derive(Clone, Copy)]
struct Scale {
    most: f64,
    strongest: f64,
}

struct Frame {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

impl Panel {
    fn of(side: &Measured, label: &str, metric: &'static Metric) -> Self {
        let (network, view) = (&side.network, &side.mid);
        let scores = metric.scores(view);
        let cut = view.cut_actors().unwrap_or_default();
        let bridge = view.bridges().unwrap_or_default();
        let id = |actor: usize| network.actor(actor).id.clone();
        let n = network.actors().len();
        let places = network.places();
        let actors = network.actors().enumerate().map(|(at, actor)| {
            let [x, y] = places[at];
            Mark {
                id: actor.id.clone(),
                name: if n > NAMED {
                    actor.id.clone()
                } else {
                    actor.title().to_string()
                },
                at: (x, y),
                score: scores
                    .get(at)
                    .and_then(|score| score.value())
                    .unwrap_or(0.0)
                    .max(0.0),
                value: scores
                    .get(at)
                    .and_then(|score| score.value())
                    .filter(|_| n <= VALUED)
                    .map(analysis::brief),
                cut: cut.get(at).copied().unwrap_or(false),
            }
        });
        let ties = view.links().iter().enumerate().map(|(at, link)| Stroke {
            ends: [id(link.a), id(link.b)],
            strength: link.strength,
            bridge: bridge.get(at).copied().unwrap_or(false),
            one_way: view.is_directed(),
        });
        let relays = if view.transit() == Transit::Granted {
            network.relays()
        } else {
            &[]
        };
        let relays = relays.iter().map(|relay| Past {
            name: network.agreements()[relay.agreement].id.replace('_', " "),
            hub: id(relay.hub),
            members: relay.members.iter().map(|&member| id(member)).collect(),
        });
        Self {
            label: label.into(),
            actors: actors.collect(),
            ties: ties.collect(),
            relays: relays.collect(),
        }
    }

    fn tie(&self, ends: &[String; 2]) -> Option<&Stroke> {
        let turned = |tie: &Stroke| tie.ends[0] == ends[1] && tie.ends[1] == ends[0];
        self.ties
            .iter()
            .find(|tie| tie.ends == *ends || (!tie.one_way && turned(tie)))
    }

    /// Whether a one-way tie has one that runs back.
    fn returned(&self, tie: &Stroke) -> bool {
        let back = [tie.ends[1].clone(), tie.ends[0].clone()];
        tie.one_way && self.tie(&back).is_some()
    }

    /// Whether both ends of the tie are here, but not the tie.
    fn misses(&self, tie: &Stroke) -> bool {
        let here = |id: &String| self.actors.iter().any(|actor| actor.id == *id);
        self.tie(&tie.ends).is_none() && tie.ends.iter().all(here)
    }

    fn differs(&self, tie: &Stroke) -> bool {
        self.tie(&tie.ends)
            .is_none_or(|other| (other.strength - tie.strength).abs() > 1e-9 * tie.strength)
    }
}

fn alt(panels: &[Panel], comparison: &analysis::Comparison) -> String {
    let side = |panel: &Panel| {
        let cut: Vec<String> = panel
            .actors
            .iter()
            .filter(|actor| actor.cut)
            .map(|actor| actor.name.clone())
            .collect();
        let cut = if cut.is_empty() {
            String::new()
        } else {
            format!("; single points of failure: {}", cut.join(", "))
        };
        format!(
            "{}: {} actors, {} tied pairs{cut}",
            capital(&panel.label),
            panel.actors.len(),
            panel.ties.len()
        )
    };
    format!(
        "Two network drawings on the same layout. {}. {}. {}",
        side(&panels[0]),
        side(&panels[1]),
        comparison.said().collect::<Vec<_>>().join(" ")
    )
}
