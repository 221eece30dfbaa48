//! Timeline: scores as steps from each day of change to the next, with the events numbered and named.

mod events;
mod panel;

use super::{
    Chart, Drawn, Head, Subject,
    canvas::{Canvas, Type, draw},
    palette::{MARGIN, WIDTH},
};
use crate::{
    analysis::{Timeline, brief, capital, score, telling_metrics, timeline},
    error::{Error, Result},
    metrics::{Family, Metric, Scope, metrics},
    model::{Score, Study},
};
use events::Numbers;
use panel::Panel;

pub(super) static CHART: Chart = Chart {
    id: "timeline",
    about: "scores as steps from each day on which something changed to the next, with the events named",
    section: "timeline",
    metric: || None,
    draw: chart,
};

/// Room left of the axes, px.
const LEFT: f64 = MARGIN + 52.0;
/// Where the axes end: names stand to the right, px.
const RIGHT: f64 = WIDTH - MARGIN - 150.0;
/// Space between panels, px.
const GAP: f64 = 22.0;

fn chart(subject: &Subject) -> Result<Drawn> {
    let Some((study, selection)) = subject.history else {
        return Err(Error::Refused(
            "a timeline is of one study, and this is no single one".into(),
        ));
    };
    let metrics = match subject.metric {
        Some(metric) => vec![metric],
        None => shown(study),
    };
    let labels = [
        &subject.comparison.without.label,
        &subject.comparison.with.label,
    ];
    let labels = labels.map(String::clone);
    let timeline = timeline(study, selection, Some(labels), &metrics, [None, None])?;
    drawn(&timeline, subject.metric.is_none())
}

/// One reading of what is central, the network on the whole, and its size: a panel each.
fn shown(study: &Study) -> Vec<&'static Metric> {
    let mut telling = telling_metrics(study);
    let first = telling.first().map(|metric| metric.id);
    telling.retain(|metric| metric.scope() == Scope::Network || Some(metric.id) == first);
    // How large it is: for alliances in which nothing but that moves.
    let sizes = metrics().filter(|m| m.scope() == Scope::Network && m.family == Family::Cohesion);
    telling.extend(sizes.take(1));
    telling
}

/// Without a metric named, what can be seen to move; the last, the size, only where little else does.
fn telling(mut panels: Vec<Panel>) -> Vec<Panel> {
    let size = panels.pop();
    panels.retain(Panel::moves);
    if panels.len() < 2 {
        panels.extend(size);
    }
    panels
}

/// Years to px.
struct Axis {
    first: f64,
    last: f64,
}

impl Axis {
    fn of(timeline: &Timeline) -> Self {
        let (first, last) = (timeline.from.decimal_year(), timeline.to.decimal_year());
        // A little room after the last step; a history of one day is a year wide.
        let room = ((last - first) * 0.02).max(0.25);
        Self {
            first,
            last: last + room,
        }
    }

    fn x(&self, year: f64) -> f64 {
        LEFT + (RIGHT - LEFT) * (year - self.first) / (self.last - self.first)
    }

    /// Years to write, at most nine.
    fn years(&self) -> Vec<i32> {
        let span = self.last - self.first;
        let steps = [1, 2, 5, 10, 20, 25, 50, 100, 200];
        let step = steps
            .into_iter()
            .find(|step| span / f64::from(*step) <= 9.0);
        let step = step.unwrap_or(500);
        let (first, last) = (self.first.ceil() as i32, self.last.floor() as i32);
        (first..=last).filter(|year| year % step == 0).collect()
    }
}

fn drawn(timeline: &Timeline, choose: bool) -> Result<Drawn> {
    let axis = Axis::of(timeline);
    let numbers = Numbers::of(timeline, &axis);
    let mut panels: Vec<Panel> = timeline
        .metrics
        .iter()
        .filter_map(|card| Panel::of(timeline, card))
        .collect();
    if choose {
        panels = telling(panels);
    }
    if panels.is_empty() {
        return Err(Error::Refused("no score has a value on any day".into()));
    }
    let heights: f64 = panels.iter().map(|panel| panel.height() + GAP).sum();
    let inner = numbers.badges_height() + heights + 34.0 + numbers.list_height();
    let head = Head {
        title: title(timeline),
        subtitle: format!(
            "Scores from each day on which something happened to the next. Days are numbered and named below; a filled \
             number: a tie came, went or changed.{}",
            sides(timeline)
        ),
        source: source(timeline),
        alt: alt(timeline),
    };
    draw(&head, inner, |canvas: &Canvas| {
        let top = canvas.top + numbers.badges_height();
        numbers.lines(canvas, (canvas.top, top + heights - GAP))?;
        let mut y = top;
        for panel in &panels {
            panel.paint(canvas, &axis, y)?;
            y += panel.height() + GAP;
        }
        let bottom = y - GAP;
        panel::years(canvas, &axis, bottom)?;
        numbers.badges(canvas, canvas.top)?;
        numbers.list(canvas, bottom + 46.0)
    })
}

fn sides(timeline: &Timeline) -> String {
    match (&timeline.without, &timeline.with) {
        (Some(without), Some(with)) => {
            format!(" Solid: {with}; dashed: {without}, where the two differ.")
        }
        _ => String::new(),
    }
}

/// How far the sides differ in the first metric that does, else the greatest change.
fn title(timeline: &Timeline) -> String {
    let said = |value: Option<Score>| {
        value
            .and_then(Score::value)
            .map_or_else(|| score(value), brief)
    };
    let apart = timeline.metrics.iter().find_map(|card| {
        let (moment, point) = timeline.apart(card.id)?;
        if !visible(point.without, point.with) {
            return None;
        }
        Some(format!(
            "{}, {}{}: {} in place of {} from {}{}",
            capital(timeline.without.as_deref()?),
            card.title.to_lowercase(),
            timeline.whom(&point.subject),
            said(point.without),
            said(point.with),
            moment.date,
            match timeline.rejoined(moment, point) {
                Some(date) => format!(" to {date}"),
                None => String::new(),
            }
        ))
    });
    let greatest = timeline.metrics.iter().find_map(|card| {
        let (moved, at) = timeline.greatest(card.id)?;
        if !visible(moved.before, moved.after) {
            return None;
        }
        Some(format!(
            "{}{}: greatest change on {}, from {} to {}",
            card.title,
            timeline.whom(&moved.subject),
            timeline.moments.get(at)?.date,
            said(moved.before),
            said(moved.after)
        ))
    });
    let none = || format!("No score moves from {} to {}", timeline.from, timeline.to);
    apart.or(greatest).unwrap_or_else(none)
}

/// Whether a difference can be seen: between two numbers not near each other, or between one and none.
fn visible(before: Option<Score>, after: Option<Score>) -> bool {
    let value = |score: Option<Score>| score.and_then(Score::value);
    match (value(before), value(after)) {
        (Some(x), Some(y)) => (x - y).abs() > panel::VISIBLE * x.abs().max(y.abs()),
        (x, y) => x.is_some() || y.is_some(),
    }
}

fn source(timeline: &Timeline) -> String {
    let span = format!("{} to {}", timeline.from, timeline.to);
    match &timeline.network {
        None => format!("{span}."),
        Some(network) => format!(
            "{}. {span}, transit {}. Input {}; linchpin {}. A tie is {}.",
            network.title,
            network.transit,
            network.sha256.get(..8).unwrap_or_default(),
            network.version,
            tie(network)
        ),
    }
}

/// What a tie is, on whichever day.
fn tie(network: &crate::analysis::Summary) -> String {
    match &network.date {
        Some(date) => network
            .tie
            .replace(&format!("in force on {date}"), "in force on the day"),
        None => network.tie.clone(),
    }
}

fn alt(timeline: &Timeline) -> String {
    let moments = timeline.moments.iter().take(30).map(|moment| {
        format!(
            "{}: {}",
            moment.date,
            timeline.happenings(&moment.events).join("; ")
        )
    });
    format!(
        "Step lines over time. {} Events: {}.",
        timeline
            .headline
            .iter()
            .map(|s| capital(s))
            .collect::<Vec<_>>()
            .join(" "),
        moments.collect::<Vec<_>>().join(". ")
    )
}

/// Plain or bold text of a colour.
fn kind(size: f64, bold: bool, color: plotters::style::RGBColor) -> Type {
    Type { size, bold, color }
}
