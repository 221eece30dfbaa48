//! One metric over time.

use super::{
    super::{
        canvas::{Anchor, Canvas, Point},
        font,
        palette::{GRID, INK, MUTED, RELAY, SMALL, TIE, WITH, WITHOUT},
    },
    Axis, LEFT, RIGHT, kind,
};
use crate::{
    analysis::{MetricCard, Timeline, number},
    error::Result,
    model::Score,
};
use plotters::style::{Color, RGBColor, WHITE};

/// Lines in a panel.
const MOST_LINES: usize = 5;
/// Height of the axes, px.
const AXES: f64 = 128.0;
/// Room above for the caption, px.
const CAPTION: f64 = 26.0;
/// Least distance between two names at the ends of lines, px.
const APART: f64 = 16.0;

/// Of the greatest value; a smaller move is not seen.
pub(super) const VISIBLE: f64 = 0.005;

/// A metric's lines.
pub(super) struct Panel {
    caption: String,
    lines: Vec<Line>,
    ticks: Vec<f64>,
}

/// A score over time: from each day on, until the next; `None` where there is no number.
struct Line {
    names: Vec<String>,
    steps: Vec<(f64, Option<f64>)>,
    end: f64,
    color: RGBColor,
    dashed: bool,
}

/// Of the lines of one side, in order: told apart by lightness and by their names, not by colour alone.
const COLORS: [RGBColor; MOST_LINES] = [WITH, WITHOUT, RELAY, MUTED, TIE];

impl Panel {
    /// `None` where no score of the metric has a value.
    pub(super) fn of(timeline: &Timeline, card: &MetricCard) -> Option<Self> {
        let mut lines = if timeline.without.is_some() {
            sides(timeline, card)
        } else {
            subjects(timeline, card)
        };
        lines.retain(|line| line.steps.iter().any(|(_, value)| value.is_some()));
        let values = lines
            .iter()
            .flat_map(|line| &line.steps)
            .filter_map(|step| step.1);
        let (least, most) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, m), v| {
            (l.min(v), m.max(v))
        });
        if least > most {
            return None;
        }
        // From 0, so that a small move does not look like a great one.
        let ticks = ticks(least.min(0.0), most.max(0.0));
        let unit = if card.unit == "1" || card.title.to_lowercase().contains(card.unit) {
            String::new()
        } else {
            format!(", {}", card.unit)
        };
        let of = match timeline.without.is_some() {
            true => lines
                .first()
                .map(|line| line.names.join(", "))
                .unwrap_or_default(),
            false => String::new(),
        };
        let of = if of.is_empty() { of } else { format!(": {of}") };
        if timeline.without.is_some() {
            for line in &mut lines {
                line.names = vec![if line.dashed { "without" } else { "with" }.to_string()];
            }
        }
        Some(Self {
            caption: format!("{}{of}{unit}", card.title),
            lines,
            ticks,
        })
    }

    /// Whether a line rises or falls, or two differ, so that it can be seen.
    pub(super) fn moves(&self) -> bool {
        let values = || {
            self.lines
                .iter()
                .flat_map(|line| &line.steps)
                .filter_map(|step| step.1)
        };
        let (least, most) = (
            values().fold(f64::INFINITY, f64::min),
            values().fold(0.0, f64::max),
        );
        most - least > VISIBLE * most.abs().max(least.abs())
    }

    pub(super) fn height(&self) -> f64 {
        CAPTION + AXES
    }

    pub(super) fn paint(&self, canvas: &Canvas, axis: &Axis, top: f64) -> Result<()> {
        let caption = font::fit(&self.caption, SMALL, true, RIGHT - LEFT);
        let wide = font::width(&caption, SMALL, true);
        let (from, to) = ((LEFT + 2.0, top), (LEFT + 10.0 + wide, top + 21.0));
        canvas.rect(from, to, WHITE.to_rgba())?;
        canvas.text(
            &caption,
            (LEFT + 6.0, top + 10.0),
            kind(SMALL, true, INK),
            Anchor::Start,
        )?;
        let (first, last) = (self.ticks[0], self.ticks[self.ticks.len() - 1]);
        let y = |value: f64| top + CAPTION + AXES * (1.0 - (value - first) / (last - first));
        for &tick in &self.ticks {
            canvas.line(&[(LEFT, y(tick)), (RIGHT, y(tick))], GRID.to_rgba(), 1.0)?;
            let style = kind(13.0, false, MUTED);
            canvas.text(&number(tick), (LEFT - 10.0, y(tick)), style, Anchor::End)?;
        }
        let mut ends: Vec<(f64, &Line)> = Vec::new();
        for line in self.lines.iter().rev() {
            for points in line.pieces(axis, &y) {
                if line.dashed {
                    canvas.dashed(&points, line.color.to_rgba(), 2.5, 8.0, 5.0)?;
                } else {
                    canvas.line(&points, line.color.to_rgba(), 2.5)?;
                }
            }
            let last = line.steps.iter().rev().find_map(|step| step.1);
            ends.extend(last.map(|value| (y(value), line)));
        }
        names(canvas, ends)
    }
}

/// Two to four round steps from the least to the greatest.
fn ticks(least: f64, most: f64) -> Vec<f64> {
    let span = if most > least { most - least } else { 1.0 };
    let power = 10_f64.powf((span / 3.0).log10().floor());
    let steps = [1.0, 2.0, 2.5, 5.0, 10.0].map(|unit| unit * power);
    let step = steps.into_iter().find(|step| span / step <= 3.0 + 1e-9);
    let step = step.unwrap_or(span);
    let first = (least / step + 1e-9).floor() as i64;
    let last = ((least + span) / step - 1e-9).ceil() as i64;
    (first..=last.max(first + 1))
        .map(|tick| tick as f64 * step)
        .collect()
}

/// The names at the ends of the lines, pushed apart.
fn names(canvas: &Canvas, mut ends: Vec<(f64, &Line)>) -> Result<()> {
    ends.sort_by(|x, y| x.0.total_cmp(&y.0));
    let mut free = f64::NEG_INFINITY;
    for (y, line) in ends {
        let at = y.max(free);
        free = at + APART;
        let text = font::fit(&line.names.join(", "), 13.0, true, 138.0);
        canvas.text(
            &text,
            (RIGHT + 10.0, at),
            kind(13.0, true, line.color),
            Anchor::Start,
        )?;
    }
    Ok(())
}

impl Line {
    /// Unbroken pieces of the line.
    fn pieces(&self, axis: &Axis, y: &dyn Fn(f64) -> f64) -> Vec<Vec<Point>> {
        let mut pieces: Vec<Vec<Point>> = vec![Vec::new()];
        for (at, (year, value)) in self.steps.iter().enumerate() {
            let until = self.steps.get(at + 1).map_or(self.end, |next| next.0);
            match (value, pieces.last_mut()) {
                (Some(value), Some(piece)) => {
                    piece.push((axis.x(*year), y(*value)));
                    piece.push((axis.x(until), y(*value)));
                }
                _ => pieces.push(Vec::new()),
            }
        }
        pieces.retain(|piece| piece.len() > 1);
        pieces
    }
}

fn steps(
    timeline: &Timeline,
    metric: &str,
    subject: &[String],
    without: bool,
) -> Vec<(f64, Option<f64>)> {
    let value = |score: Option<Score>| score.and_then(Score::value);
    let step = |moment: &crate::analysis::Moment| {
        let point = moment.point(metric, subject);
        let score = point.and_then(|point| if without { point.without } else { point.with });
        (moment.date.decimal_year(), value(score))
    };
    timeline.moments.iter().map(step).collect()
}

fn line(timeline: &Timeline, name: String, steps: Vec<(f64, Option<f64>)>) -> Line {
    let axis = Axis::of(timeline);
    Line {
        names: vec![name],
        steps,
        end: axis.last,
        color: WITH,
        dashed: false,
    }
}

/// The subjects that vary most, then the highest; those that are always alike share a line.
fn subjects(timeline: &Timeline, card: &MetricCard) -> Vec<Line> {
    let (mut lines, mut ids): (Vec<Line>, Vec<String>) = (Vec::new(), Vec::new());
    for subject in timeline.subjects(card.id) {
        let steps = steps(timeline, card.id, subject, false);
        let name = timeline.joined(subject.iter().map(|id| timeline.name(id)));
        let id = timeline.joined(subject.iter().map(String::as_str));
        match lines.iter_mut().find(|line| line.steps == steps) {
            Some(line) => line.names.push(id),
            None => {
                ids.push(id);
                lines.push(line(timeline, name, steps));
            }
        }
    }
    // Several names are too long for the margin.
    for (line, id) in lines
        .iter_mut()
        .zip(ids)
        .filter(|(line, _)| line.names.len() > 1)
    {
        line.names[0] = id;
    }
    let extent = |line: &Line| {
        let values = line.steps.iter().filter_map(|step| step.1);
        let (least, most) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, m), v| {
            (l.min(v), m.max(v))
        });
        [most - least, most]
    };
    lines.sort_by(|x, y| {
        extent(y)
            .partial_cmp(&extent(x))
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    lines.truncate(MOST_LINES);
    for (line, color) in lines.iter_mut().zip(COLORS) {
        line.color = color;
    }
    lines
}

/// The subject whose sides differ most, with and without.
fn sides(timeline: &Timeline, card: &MetricCard) -> Vec<Line> {
    let apart = timeline
        .apart(card.id)
        .map(|(_, point)| point.subject.as_slice());
    let first = || timeline.subjects(card.id).first().copied();
    let Some(subject) = apart.or_else(first) else {
        return Vec::new();
    };
    let name = timeline.joined(subject.iter().map(|id| timeline.name(id)));
    let with = line(
        timeline,
        name.clone(),
        steps(timeline, card.id, subject, false),
    );
    let without = line(timeline, name, steps(timeline, card.id, subject, true));
    vec![
        with,
        Line {
            color: WITHOUT,
            dashed: true,
            ..without
        },
    ]
}

/// The years under the last panel.
pub(super) fn years(canvas: &Canvas, axis: &Axis, bottom: f64) -> Result<()> {
    canvas.line(&[(LEFT, bottom), (RIGHT, bottom)], MUTED.to_rgba(), 1.0)?;
    for year in axis.years() {
        let x = axis.x(f64::from(year));
        canvas.line(&[(x, bottom), (x, bottom + 5.0)], MUTED.to_rgba(), 1.0)?;
        let style = kind(13.0, false, MUTED);
        canvas.text(&year.to_string(), (x, bottom + 17.0), style, Anchor::Middle)?;
    }
    Ok(())
}
