//! Dumbbell: every actor's score without and with, joined; all readings of the concept one above the other.

use super::{
    Chart, Drawn, Head, Subject,
    canvas::{Anchor, Canvas, Type, draw},
    central_concept, font,
    palette::{GRID, INK, JOIN, LABEL, MARGIN, MUTED, SMALL, WIDTH, WITH, WITHOUT},
    reading_words, source_line,
};
use crate::{
    analysis::{self, Change, capital, small},
    error::{Error, Result},
    metrics::{Metric, metrics},
    model::Score,
};
use plotters::style::{Color, RGBColor, WHITE};

pub(super) static CHART: Chart = Chart {
    id: "dumbbell",
    about: "every actor's score without and with, in every reading of the concept",
    section: "",
    metric: central_concept,
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

/// The two marks of a row and their values; what is not defined is said in words and never drawn as 0.
fn pair(canvas: &Canvas, change: &Change, y: f64, x: impl Fn(f64) -> f64) -> Result<()> {
    let value = |score: Option<Score>| score.and_then(Score::value);
    let bold = |color| Type {
        size: SMALL,
        bold: true,
        color,
    };
    let (without, with) = (value(change.without), value(change.with));
    if let (Some(a), Some(b)) = (without, with) {
        canvas.line(&[(x(a), y), (x(b), y)], JOIN.to_rgba(), 6.0)?;
    }
    for (bounds, color, off, dashed) in [
        (change.without_bounds, WITHOUT, -13.0, true),
        (change.with_bounds, WITH, 13.0, false),
    ] {
        if let Some([low, high]) = bounds {
            band(canvas, (x(low), x(high)), y + off, color, dashed)?;
        }
    }
    let same = matches!((without, with), (Some(a), Some(b)) if (x(a) - x(b)).abs() < 0.5);
    if let Some(value) = with {
        canvas.disc((x(value), y), 9.0, WITH.to_rgba())?;
    }
    if let Some(value) = without {
        if !same {
            canvas.disc((x(value), y), 9.0, WHITE.to_rgba())?;
        }
        canvas.ring(
            (x(value), y),
            if same { 11.5 } else { 7.5 },
            WITHOUT.to_rgba(),
            3.0,
        )?;
    }
    let text = analysis::brief;
    match (without, with) {
        (Some(_), Some(b)) if same => {
            let words = format!("{} on both sides", text(b));
            let fits = x(b) + 20.0 + font::width(&words, SMALL, true) < WIDTH - 10.0;
            let (at, anchor) = if fits {
                (x(b) + 20.0, Anchor::Start)
            } else {
                (x(b) - 20.0, Anchor::End)
            };
            canvas.text(&words, (at, y), bold(MUTED), anchor)
        }
        (Some(a), Some(b)) => {
            let text = |value: f64| {
                if text(a) == text(b) {
                    analysis::number(value)
                } else {
                    text(value)
                }
            };
            let ((left, left_color), (right, right_color)) = if a < b {
                ((a, WITHOUT), (b, WITH))
            } else {
                ((b, WITH), (a, WITHOUT))
            };
            canvas.text(
                &text(left),
                (x(left) - 16.0, y),
                bold(left_color),
                Anchor::End,
            )?;
            canvas.text(
                &text(right),
                (x(right) + 16.0, y),
                bold(right_color),
                Anchor::Start,
            )
        }
        (Some(a), None) => canvas.text(
            &format!("{}; {} with", text(a), word(change.with)),
            (x(a) + 18.0, y),
            bold(WITHOUT),
            Anchor::Start,
        ),
        (None, Some(b)) => canvas.text(
            &format!("{}; {} without", text(b), word(change.without)),
            (x(b) + 18.0, y),
            bold(WITH),
            Anchor::Start,
        ),
        (None, None) => {
            let both = format!(
                "{} without, {} with",
                word(change.without),
                word(change.with)
            );
            canvas.text(
                &both,
                (x(0.0) + 18.0, y),
                Type {
                    size: SMALL,
                    bold: false,
                    color: MUTED,
                },
                Anchor::Start,
            )
        }
    }
}

/// The coded range of a value: a thin line with ends, dashed for the side without.
fn band(
    canvas: &Canvas,
    (low, high): (f64, f64),
    y: f64,
    color: RGBColor,
    dashed: bool,
) -> Result<()> {
    if high - low < 1.0 {
        return Ok(());
    }
    if dashed {
        canvas.dashed(&[(low, y), (high, y)], color.to_rgba(), 1.6, 5.0, 3.0)?;
    } else {
        canvas.line(&[(low, y), (high, y)], color.to_rgba(), 1.6)?;
    }
    for end in [low, high] {
        canvas.line(&[(end, y - 3.5), (end, y + 3.5)], color.to_rgba(), 1.6)?;
    }
    Ok(())
}

fn word(score: Option<Score>) -> String {
    match score {
        None => "not in the network".into(),
        Some(Score::Infinite) => "infinite".into(),
        Some(Score::Undefined(reason)) => format!("undefined ({reason})"),
        Some(Score::Defined(value) | Score::Estimated { value, .. }) => analysis::brief(value),
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

/// Changes smaller than this share of the largest value are not worth a title.
const VISIBLE: f64 = 0.005;

fn title(subject: &Subject, groups: &[Group], concept: &str) -> String {
    let side = &subject.comparison.with.label;
    let largest = |group: &Group| {
        let values = group
            .rows
            .iter()
            .flat_map(|change| [change.without, change.with])
            .flatten();
        values
            .filter_map(Score::value)
            .map(f64::abs)
            .fold(0.0, f64::max)
    };
    let share = |group: &Group, change: &Change| match largest(group) {
        0.0 => 0.0,
        largest => change.difference().unwrap_or(0.0) / largest,
    };
    let every = groups.iter().flat_map(|group| {
        group
            .rows
            .iter()
            .map(move |change| (share(group, change), change))
    });
    let top = every.max_by(|x, y| x.0.abs().total_cmp(&y.0.abs()));
    let Some((moved, top)) = top.filter(|(moved, _)| moved.abs() >= VISIBLE) else {
        return format!("Nobody's {concept} moves visibly {side}");
    };
    let who = capital(&name(subject, &top.subject));
    let directions: Vec<i8> = groups
        .iter()
        .filter_map(|group| {
            group
                .rows
                .iter()
                .find(|change| change.subject == top.subject)
                .map(|change| share(group, change))
        })
        .map(|moved| {
            if moved.abs() < VISIBLE {
                0
            } else if moved > 0.0 {
                1
            } else {
                -1
            }
        })
        .collect();
    let verb = if moved > 0.0 { "gains" } else { "loses" };
    let sign = if moved > 0.0 { 1 } else { -1 };
    let agreeing = directions
        .iter()
        .filter(|&&direction| direction == sign)
        .count();
    let all = directions.len();
    if directions.contains(&-sign) {
        format!("Whether {who} gains or loses {concept} {side} depends on the reading of a tie")
    } else if agreeing < all {
        format!("{who} {verb} {concept} {side}, but in {agreeing} of {all} readings only")
    } else if all > 1 {
        format!("{who} {verb} {concept} {side}, in every reading")
    } else {
        format!("{who} {verb} {concept} {side}")
    }
}

fn alt(subject: &Subject, groups: &[Group], concept: &str) -> String {
    let row = |change: &Change| {
        format!(
            "{} {} to {}",
            name(subject, &change.subject),
            word(change.without),
            word(change.with)
        )
    };
    let group = |group: &Group| {
        format!(
            "{}: {}",
            reading_words(group.metric.reading),
            group.rows.iter().map(row).collect::<Vec<_>>().join(", ")
        )
    };
    format!(
        "Dumbbell chart of {concept}, {} to {}. {}.",
        subject.comparison.without.label,
        subject.comparison.with.label,
        groups.iter().map(group).collect::<Vec<_>>().join(". ")
    )
}
