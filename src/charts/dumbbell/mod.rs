//! Dumbbell: every actor's score without and with, joined; all readings of the concept one above the other.

mod row;
mod words;

use super::{
    Chart, Drawn, Head, Subject,
    canvas::{Anchor, Canvas, Type, draw},
    central_metric, font,
    palette::{GRID, INK, LABEL, MARGIN, MUTED, SMALL, WIDTH, WITH, WITHOUT},
    reading_words, source_line,
};
use crate::{
    analysis::{self, Change, capital, small},
    error::{Error, Result},
    metrics::{Metric, metrics},
    model::Score,
};
use plotters::style::Color;
use row::pair;
use words::{alt, title};

pub(super) static CHART: Chart = Chart {
    id: "dumbbell",
    about: "every actor's score without and with, in every reading of the concept",
    section: "",
    metric: central_metric,
    draw: dumbbell,
};

/// Rows at the most, all readings together.
const MOST_ROWS: usize = 24;
/// Height of a row, px.
const ROW: f64 = 40.0;

struct Group {
    metric: &'static Metric,
    rows: Vec<Change>,
}

fn dumbbell(subject: &Subject) -> Result<Drawn> {
    let Some(metric) = subject.metric else {
        return Err(Error::Refused(
            "this chart needs a metric; name one with --metric".into(),
        ));
    };
    let comparison = subject.comparison;
    let readings: Vec<&'static Metric> = metrics()
        .filter(|other| other.concept == metric.concept && other.scope() == metric.scope())
        .collect();
    let of = |metric: &'static Metric| {
        comparison
            .changes
            .iter()
            .filter(|change| change.metric == metric.id)
            .cloned()
    };
    let each = (MOST_ROWS / readings.len()).max(3);
    // The subjects that moved most in any reading, in the network's own order.
    let moved = |subject: &[String]| {
        let changes = comparison.changes.iter().filter(|change| {
            change.subject == subject && readings.iter().any(|metric| metric.id == change.metric)
        });
        changes
            .filter_map(|change| change.difference())
            .map(f64::abs)
            .fold(0.0, f64::max)
    };
    let mut subjects: Vec<Vec<String>> = of(readings[0]).map(|change| change.subject).collect();
    let total = subjects.len();
    let mut ranked = subjects.clone();
    ranked.sort_by(|x, y| moved(y).total_cmp(&moved(x)));
    ranked.truncate(each);
    subjects.retain(|subject| ranked.contains(subject));
    let groups: Vec<Group> = readings
        .iter()
        .map(|&metric| Group {
            metric,
            rows: of(metric)
                .filter(|change| subjects.contains(&change.subject))
                .collect(),
        })
        .collect();
    let concept = metric.concept.replace('-', " ");
    let banded = groups
        .iter()
        .flat_map(|group| &group.rows)
        .any(|change| change.without_bounds.is_some());
    let bands = if banded {
        " Thin lines: the coded range."
    } else {
        ""
    };
    let left_out = if total > subjects.len() {
        format!(" The {} of {total} that moved most.", subjects.len())
    } else {
        String::new()
    };
    let head = Head {
        title: title(subject, &groups, &concept),
        subtitle: format!(
            "{}, read in {} way{}, at the mid values of the coding.{bands}{left_out}",
            capital(&concept),
            readings.len(),
            if readings.len() == 1 { "" } else { "s" }
        ),
        source: source_line(comparison),
        alt: alt(subject, &groups, &concept),
    };
    let rows: usize = groups.iter().map(|group| group.rows.len()).sum();
    let inner = 70.0 + groups.len() as f64 * 62.0 + rows as f64 * ROW;
    draw(&head, inner, |canvas| {
        legend(canvas, subject)?;
        let spare =
            (canvas.bottom - canvas.top - inner).max(0.0) / (rows.max(1) + groups.len()) as f64;
        let mut y = canvas.top + 44.0;
        for group in &groups {
            y = group.paint(canvas, subject, y, ROW + spare)? + 14.0;
        }
        Ok(())
    })
}

fn name(subject: &Subject, ids: &[String]) -> String {
    let title = |id: &String| {
        let side = [subject.with, subject.without]
            .into_iter()
            .find_map(|side| {
                side.network
                    .index_of(id)
                    .map(|at| side.network.actor(at).title().to_string())
            });
        side.unwrap_or_else(|| id.clone())
    };
    ids.iter()
        .map(title)
        .collect::<Vec<_>>()
        .join(subject.with.network.joint())
}

fn legend(canvas: &Canvas, subject: &Subject) -> Result<()> {
    let y = canvas.top + 12.0;
    let style = Type {
        size: SMALL,
        bold: false,
        color: INK,
    };
    let mut x = MARGIN + 8.0;
    canvas.ring((x, y), 7.5, WITHOUT.to_rgba(), 3.0)?;
    let label = font::fit(
        &capital(&subject.comparison.without.label),
        SMALL,
        false,
        480.0,
    );
    canvas.text(&label, (x + 18.0, y), style, Anchor::Start)?;
    x += 58.0 + font::width(&label, SMALL, false);
    canvas.disc((x, y), 9.0, WITH.to_rgba())?;
    let label = font::fit(
        &capital(&subject.comparison.with.label),
        SMALL,
        false,
        480.0,
    );
    canvas.text(&label, (x + 18.0, y), style, Anchor::Start)
}

impl Group {
    fn paint(&self, canvas: &Canvas, subject: &Subject, top: f64, row: f64) -> Result<f64> {
        let (left, right) = (MARGIN + 280.0, WIDTH - MARGIN - 70.0);
        let bounds = |change: &Change| {
            [change.without_bounds, change.with_bounds]
                .into_iter()
                .flatten()
                .flatten()
                .collect::<Vec<_>>()
        };
        let values = self
            .rows
            .iter()
            .flat_map(|change| [change.without, change.with])
            .flatten()
            .filter_map(Score::value)
            .chain(self.rows.iter().flat_map(bounds));
        let (least, most) = values.fold((0.0_f64, 0.0_f64), |(least, most), value| {
            (least.min(value), most.max(value))
        });
        let ticks = ticks(least, most);
        let (first, last) = (ticks[0], ticks[ticks.len() - 1]);
        let x = |value: f64| left + (right - left) * (value - first) / (last - first);
        let caption = format!(
            "{}: {} ({})",
            capital(reading_words(self.metric.reading)),
            small(self.metric.about),
            self.metric.unit
        );
        let caption = font::fit(&caption, SMALL, true, WIDTH - 2.0 * MARGIN);
        canvas.text(
            &caption,
            (MARGIN, top + 8.0),
            Type {
                size: SMALL,
                bold: true,
                color: INK,
            },
            Anchor::Start,
        )?;
        let (grid_top, end) = (top + 26.0, top + 30.0 + row * self.rows.len() as f64);
        for &tick in &ticks {
            canvas.line(&[(x(tick), grid_top), (x(tick), end)], GRID.to_rgba(), 1.0)?;
            let style = Type {
                size: 13.0,
                bold: false,
                color: MUTED,
            };
            canvas.text(
                &analysis::number(tick),
                (x(tick), end + 12.0),
                style,
                Anchor::Middle,
            )?;
        }
        for (index, change) in self.rows.iter().enumerate() {
            let y = grid_top + row * (index as f64 + 0.5);
            let label = font::fit(&name(subject, &change.subject), LABEL, false, 210.0);
            canvas.text(
                &label,
                (left - 70.0, y),
                Type {
                    size: LABEL,
                    bold: false,
                    color: INK,
                },
                Anchor::End,
            )?;
            pair(canvas, change, y, x)?;
        }
        Ok(end + 26.0)
    }
}

/// Round numbers that cover the values, four to seven of them.
pub(super) fn ticks(least: f64, most: f64) -> Vec<f64> {
    let span = if most > least { most - least } else { 1.0 };
    let raw = span / 5.0;
    let power = 10_f64.powf(raw.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .map(|unit| unit * power)
        .find(|step| *step >= raw * 0.999);
    let step = step.unwrap_or(raw);
    let (first, last) = (
        (least / step).floor() as i64,
        (most.max(least + span * 1e-9) / step).ceil() as i64,
    );
    (first..=last.max(first + 1))
        .map(|tick| tick as f64 * step)
        .collect()
}
