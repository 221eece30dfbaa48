//! Coverage: the best value of each capability within reach of each actor, in four situations on one colour scale.

use super::{
    Chart, Drawn, Head, Subject,
    canvas::{Anchor, Canvas, Point, Type, draw},
    font, heat,
    palette::{EMPTY, INK, LABEL, MARGIN, MUTED, SMALL, WIDTH, WITHOUT},
    source_line,
};
use crate::{
    analysis::{self, Cover, Coverage, Situation, capital, coverage},
    error::{Error, Result},
};
use plotters::style::{Color, WHITE};

pub(super) static CHART: Chart = Chart {
    id: "coverage",
    about: "the best value of each capability within reach of each actor, with and without, and with the hub gone",
    section: "coverage",
    metric: || None,
    draw: chart,
};

/// More actors than this do not fit a page.
const MOST_ACTORS: usize = 24;
/// More capabilities than this do not fit half a page.
const MOST_CAPABILITIES: usize = 9;
/// Height of a row, px.
const ROW: f64 = 40.0;
/// Room for the names of actors, px.
const NAMES: f64 = 62.0;
/// Room above a panel: its caption and the names of capabilities, px.
const HEADER: f64 = 84.0;
/// A smaller difference does not show in two decimals.
const VISIBLE: f64 = 0.005;

fn chart(subject: &Subject) -> Result<Drawn> {
    let labels = [
        &subject.comparison.without.label,
        &subject.comparison.with.label,
    ];
    let labels = labels.map(String::clone);
    let coverage = coverage(Some(subject.without), subject.with, labels, None)?;
    let (actors, capabilities) = (coverage.ids(), &coverage.capabilities);
    if actors.len() > MOST_ACTORS || capabilities.len() > MOST_CAPABILITIES {
        return Err(Error::Refused(format!(
            "a coverage chart of {} actors and {} capabilities would not be readable (at most {MOST_ACTORS} and \
             {MOST_CAPABILITIES})",
            actors.len(),
            capabilities.len()
        )));
    }
    let rows = if coverage.hub.is_some() { 2.0 } else { 1.0 };
    let panel = HEADER + ROW * actors.len() as f64;
    let head = Head {
        title: title(&coverage),
        subtitle: "Best value within reach: a holder's own value times the probability that its answer comes, 0–1; below \
                   it who holds it. Values of holders are a coder's judgement. Sources: independent ones, summed over \
                   the capabilities. Cells that differ from the other side are framed."
            .into(),
        source: source_line(subject.comparison),
        alt: alt(&coverage),
    };
    let inner = rows * (panel + 26.0) + 52.0;
    draw(&head, inner, |canvas| {
        for (at, situation) in Situation::ALL.into_iter().enumerate() {
            let (column, row) = (at % 2, at / 2);
            if row == 1 && coverage.hub.is_none() {
                continue;
            }
            let left = MARGIN + column as f64 * ((WIDTH - 2.0 * MARGIN + 30.0) / 2.0);
            let top = canvas.top + row as f64 * (panel + 26.0);
            grid(canvas, &coverage, situation, (left, top))?;
        }
        let bottom = canvas.top + rows * (panel + 26.0) + 4.0;
        let unknown = coverage.covers.iter().any(|cover| cover.value.is_none());
        legend(canvas, (MARGIN + NAMES, bottom), unknown)
    })
}

/// The finding: who gains while the hub is there, and who once it is gone.
fn title(coverage: &Coverage) -> String {
    let gain = |pair: [Situation; 2]| -> Option<(String, f64, f64)> {
        let mut most: Option<(String, f64, f64)> = None;
        for id in coverage.ids() {
            let (Some(x), Some(y)) = (coverage.actor(pair[0], id), coverage.actor(pair[1], id))
            else {
                continue;
            };
            let (name, (Some(x), Some(y))) = (y.name.clone(), (x.mean, y.mean)) else {
                continue;
            };
            let more = most
                .as_ref()
                .is_none_or(|(_, a, b)| (y - x).abs() > (b - a).abs());
            if (y - x).abs() >= VISIBLE && more {
                most = Some((name, x, y));
            }
        }
        most
    };
    let with = &coverage.with.label;
    let told = |(name, x, y): (String, f64, f64)| {
        let way = if y > x { "rises" } else { "falls" };
        let moves = format!("{} to {}", analysis::brief(x), analysis::brief(y));
        (way, format!("for {name}, {moves}"))
    };
    let now = gain([Situation::Without, Situation::With]);
    let gone = gain([Situation::WithoutHubGone, Situation::WithHubGone]);
    let hub = coverage
        .hub
        .as_ref()
        .map(|hub| hub.name.clone())
        .unwrap_or_default();
    match (now.map(told), gone.map(told)) {
        (None, None) => format!("No actor's coverage moves {with}"),
        (Some((way, now)), None) => format!("{} coverage {way} most {now}", capital(with)),
        (None, Some((way, gone))) => {
            format!(
                "Coverage does not move {with}, unless {hub} is gone: then it {way} most {gone}"
            )
        }
        (Some((way, now)), Some((_, gone))) => format!(
            "{} coverage {way} most {now}; with {hub} gone, {gone}",
            capital(with)
        ),
    }
}

fn alt(coverage: &Coverage) -> String {
    let row = |row: &analysis::ActorCoverage| {
        let mean = row.mean.map_or("n/a".into(), analysis::brief);
        format!(
            "{} {} {mean}",
            row.name,
            row.situation.word().replace('-', " ")
        )
    };
    let rows: Vec<String> = coverage.actors.iter().map(row).collect();
    format!(
        "Grids of actors by capabilities with the best value within reach. Mean coverage: {}.",
        rows.join("; ")
    )
}

/// One situation: actors down, capabilities across, and their mean at the right.
fn grid(
    canvas: &Canvas,
    coverage: &Coverage,
    situation: Situation,
    (left, top): Point,
) -> Result<()> {
    let width = (WIDTH - 2.0 * MARGIN - 30.0) / 2.0;
    let hub = coverage
        .hub
        .as_ref()
        .map(|hub| hub.name.as_str())
        .unwrap_or_default();
    let side = match situation {
        Situation::Without | Situation::WithoutHubGone => coverage.without.as_ref(),
        Situation::With | Situation::WithHubGone => Some(&coverage.with),
    };
    let label = side.map(|side| side.label.as_str()).unwrap_or_default();
    let caption = match situation {
        Situation::Without | Situation::With => capital(label),
        Situation::WithoutHubGone | Situation::WithHubGone => {
            format!("{}, {hub} gone", capital(label))
        }
    };
    let caption = font::fit(&caption, LABEL, true, width);
    let bold = |size, color| Type {
        size,
        bold: true,
        color,
    };
    let plain = |size, color| Type {
        size,
        bold: false,
        color,
    };
    canvas.text(
        &caption,
        (left, top + 12.0),
        bold(LABEL, INK),
        Anchor::Start,
    )?;
    let columns = coverage.capabilities.len() + 2;
    let cell = ((width - NAMES) / columns as f64).min(120.0);
    for (at, capability) in coverage.capabilities.iter().enumerate() {
        let middle = left + NAMES + cell * (at as f64 + 0.5);
        header(
            canvas,
            &capability.replace('_', " "),
            (middle, top + HEADER),
            cell,
        )?;
    }
    let mean = left + NAMES + cell * (columns as f64 - 1.5);
    header(canvas, "mean", (mean, top + HEADER), cell)?;
    header(canvas, "sources", (mean + cell, top + HEADER), cell)?;
    for (row, id) in coverage.ids().into_iter().enumerate() {
        let y = top + HEADER + ROW * row as f64;
        let name = font::fit(id, SMALL, false, NAMES - 8.0);
        canvas.text(
            &name,
            (left + NAMES - 10.0, y + ROW / 2.0),
            plain(SMALL, INK),
            Anchor::End,
        )?;
        for (column, capability) in coverage.capabilities.iter().enumerate() {
            let x = left + NAMES + cell * column as f64;
            let corners = ((x + 1.5, y + 1.5), (x + cell - 1.5, y + ROW - 1.5));
            let Some(cover) = coverage.cover(situation, id, capability) else {
                canvas.rect(corners.0, corners.1, EMPTY.to_rgba())?;
                continue;
            };
            paint(canvas, cover, corners, moved(coverage, cover))?;
        }
        let at = (mean, y + ROW / 2.0);
        match coverage.actor(situation, id) {
            Some(row) => {
                let value = row.mean.map_or("n/a".into(), analysis::brief);
                let sources = row.independent.map_or("n/a".into(), |n| n.to_string());
                canvas.text(&value, at, bold(SMALL, INK), Anchor::Middle)?;
                canvas.text(
                    &sources,
                    (at.0 + cell, at.1),
                    plain(SMALL, INK),
                    Anchor::Middle,
                )?;
            }
            None => canvas.text("gone", at, plain(SMALL, MUTED), Anchor::Middle)?,
        }
    }
    Ok(())
}

/// A column's name in up to three lines that end above `at`.
fn header(canvas: &Canvas, text: &str, at: Point, cell: f64) -> Result<()> {
    let size = 11.0;
    let mut lines = font::wrap(text, size, false, cell - 4.0);
    lines.truncate(3);
    let count = lines.len();
    for (line, words) in lines.iter().enumerate() {
        let y = at.1 - 10.0 - 14.0 * (count - 1 - line) as f64;
        let words = font::fit(words, size, false, cell - 2.0);
        let style = Type {
            size,
            bold: false,
            color: MUTED,
        };
        canvas.text(&words, (at.0, y), style, Anchor::Middle)?;
    }
    Ok(())
}

/// Whether the cell differs from the same one on the other side.
fn moved(coverage: &Coverage, cover: &Cover) -> bool {
    let other = match cover.situation {
        Situation::Without => Situation::With,
        Situation::With => Situation::Without,
        Situation::WithoutHubGone => Situation::WithHubGone,
        Situation::WithHubGone => Situation::WithoutHubGone,
    };
    let Some(other) = coverage.cover(other, &cover.actor, &cover.capability) else {
        return false;
    };
    match (cover.value, other.value) {
        (Some(x), Some(y)) => (x - y).abs() >= VISIBLE,
        (x, y) => x.is_some() != y.is_some(),
    }
}

fn paint(canvas: &Canvas, cover: &Cover, (from, to): (Point, Point), moved: bool) -> Result<()> {
    let middle = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
    let (color, dark) = heat::shade(cover.value.unwrap_or(0.0));
    canvas.rect(from, to, color.to_rgba())?;
    let ink = if dark { WHITE } else { INK };
    let text = cover.value.map_or("n/a".into(), heat::cell_text);
    let value = Type {
        size: SMALL,
        bold: moved,
        color: ink,
    };
    let lift = if cover.holder.is_some() { 6.0 } else { 0.0 };
    canvas.text(&text, (middle.0, middle.1 - lift), value, Anchor::Middle)?;
    let holder = match &cover.holder {
        Some(holder) if *holder == cover.actor => "own".to_string(),
        Some(holder) => format!("from {holder}"),
        None => String::new(),
    };
    let size = 11.0;
    let holder = font::fit(&holder, size, false, to.0 - from.0 - 4.0);
    let style = Type {
        size,
        bold: false,
        color: ink,
    };
    canvas.text(&holder, (middle.0, middle.1 + 10.0), style, Anchor::Middle)?;
    if moved {
        let inner = ((from.0 + 1.0, from.1 + 1.0), (to.0 - 1.0, to.1 - 1.0));
        canvas.frame(inner.0, inner.1, WITHOUT.to_rgba(), 2.5)?;
    }
    Ok(())
}

/// The scale, from 0 to 1.
fn legend(canvas: &Canvas, at: Point, unknown: bool) -> Result<()> {
    let (width, steps) = (300.0, 75);
    for step in 0..steps {
        let share = f64::from(step) / f64::from(steps);
        let from = at.0 + width * share;
        let to = from + width / f64::from(steps) + 0.3;
        canvas.rect(
            (from, at.1),
            (to, at.1 + 14.0),
            heat::shade(share).0.to_rgba(),
        )?;
    }
    let small = Type {
        size: 13.0,
        bold: false,
        color: MUTED,
    };
    for tick in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let x = at.0 + width * tick;
        canvas.text(
            &analysis::number(tick),
            (x, at.1 + 27.0),
            small,
            Anchor::Middle,
        )?;
    }
    let note = if unknown {
        "value × probability; n/a: a probability is unknown"
    } else {
        "value × probability"
    };
    let style = Type {
        size: SMALL,
        bold: false,
        color: INK,
    };
    canvas.text(
        note,
        (at.0 + width + 18.0, at.1 + 7.0),
        style,
        Anchor::Start,
    )
}
