//! Pair heat map: one metric of every pair, both sides on one colour scale.

use super::{
    Chart, Drawn, Head, Subject,
    canvas::{Anchor, Canvas, Point, Type, draw},
    dumbbell, font, pair_probability,
    palette::{EMPTY, INK, LABEL, MARGIN, MUTED, SMALL, WIDTH, WITHOUT},
    source_line,
};
use crate::{
    analysis::{self, Change, Verdict, capital},
    error::{Error, Result},
    metrics::Scope,
    model::Score,
};
use plotters::style::{Color, RGBColor, WHITE};

pub(super) static CHART: Chart = Chart {
    id: "heat",
    about: "one metric of every pair, both sides on one colour scale",
    section: "",
    metric: pair_probability,
    draw: heat,
};

/// More actors than this are drawn without numbers.
const NUMBERED: usize = 12;
/// More actors than this do not fit a page.
const MOST: usize = 60;

fn heat(subject: &Subject) -> Result<Drawn> {
    let comparison = subject.comparison;
    let Some(metric) = subject
        .metric
        .filter(|metric| metric.scope() == Scope::Pair)
    else {
        return Err(Error::Refused(
            "a heat map shows a pair metric; name one with --metric, such as delay".into(),
        ));
    };
    let mut ids: Vec<String> = comparison.without.network.actors.clone();
    ids.extend(
        comparison
            .with
            .network
            .actors
            .iter()
            .filter(|id| !comparison.without.network.actors.contains(id))
            .cloned(),
    );
    if ids.len() > MOST {
        return Err(Error::Refused(format!(
            "a heat map of {} actors would not be readable (at most {MOST})",
            ids.len()
        )));
    }
    let changes: Vec<&Change> = comparison
        .changes
        .iter()
        .filter(|change| change.metric == metric.id)
        .collect();
    let values = changes
        .iter()
        .flat_map(|change| [change.without, change.with])
        .flatten()
        .filter_map(Score::value);
    let (least, most) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, m), v| {
        (l.min(v), m.max(v))
    });
    if least > most {
        return Err(Error::Refused(format!(
            "{} has no value for any pair here",
            metric.id
        )));
    }
    let ticks = dumbbell::ticks(least, most);
    let scale = Scale {
        least: ticks[0],
        most: ticks[ticks.len() - 1],
    };
    let brief = |score: Option<Score>| {
        score
            .and_then(Score::value)
            .map_or_else(|| analysis::score(score), analysis::brief)
    };
    // What a reader can see: a two-hundredth of the scale, or a change of kind.
    let visible = (scale.most - scale.least) / 200.0;
    let differs = |change: &Change| {
        change.verdict != Verdict::Same
            && change
                .difference()
                .is_none_or(|difference| difference.abs() > visible)
    };
    let moved: Vec<&&Change> = changes.iter().filter(|change| differs(change)).collect();
    let most_moved = moved.iter().max_by(|x, y| {
        let size = |change: &Change| change.difference().map_or(f64::INFINITY, f64::abs);
        size(x).total_cmp(&size(y))
    });
    let directed = subject.with.mid.is_directed();
    let joint = subject.with.network.joint();
    let name = |change: &Change| change.subject.join(joint);
    let title = match moved.as_slice() {
        [] => format!("{}: no pair moves visibly", metric.title),
        [one] => format!(
            "{}: only {} moves, {} to {}",
            metric.title,
            name(one),
            brief(one.without),
            brief(one.with)
        ),
        many => {
            let most = most_moved.map_or(String::new(), |one| {
                format!(
                    ", {} most: {} to {}",
                    name(one),
                    brief(one.without),
                    brief(one.with)
                )
            });
            format!(
                "{}: {} of {} pairs move{most}",
                metric.title,
                many.len(),
                changes.len()
            )
        }
    };
    let head = Head {
        title,
        subtitle: format!(
            "{}; {}. {}Pairs that differ are framed.",
            metric.about,
            metric.unit,
            if directed {
                "From the row to the column. "
            } else {
                ""
            }
        ),
        source: source_line(comparison),
        alt: format!(
            "Two matrices of {}. {}.",
            metric.title.to_lowercase(),
            moved
                .iter()
                .take(20)
                .map(|change| format!(
                    "{} {} to {}",
                    name(change),
                    analysis::score(change.without),
                    analysis::score(change.with)
                ))
                .collect::<Vec<_>>()
                .join("; ")
        ),
    };
    let room = (WIDTH - 2.0 * MARGIN - 60.0) / 2.0 - 64.0;
    let cell = (room / ids.len() as f64).min(130.0);
    let inner = 62.0 + cell * ids.len() as f64 + 90.0;
    draw(&head, inner, |canvas| {
        let labels = [&comparison.without.label, &comparison.with.label];
        for (side, label) in labels.into_iter().enumerate() {
            let left = MARGIN + side as f64 * ((WIDTH - 2.0 * MARGIN + 60.0) / 2.0);
            let caption = font::fit(&capital(label), LABEL, true, room + 60.0);
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
            let corner = (left + 64.0, canvas.top + 62.0);
            let score = |a: &String, b: &String| {
                let pair = if a <= b || directed { [a, b] } else { [b, a] };
                let change = changes
                    .iter()
                    .find(|change| change.subject.iter().eq(pair))?;
                let score = if side == 0 {
                    change.without
                } else {
                    change.with
                };
                Some((score, differs(change)))
            };
            matrix(canvas, &ids, corner, cell, scale, &score)?;
        }
        let bottom = canvas.top + 62.0 + cell * ids.len() as f64 + 30.0;
        let hatched = changes.iter().any(|change| change.status() != "defined");
        ramp_legend(
            canvas,
            &ticks,
            scale,
            metric.unit,
            (MARGIN + 64.0, bottom),
            hatched,
        )
    })
}

/// The score of a pair on one side, and whether it differs between the sides.
type Entry = (Option<Score>, bool);

#[derive(Clone, Copy)]
struct Scale {
    least: f64,
    most: f64,
}

fn matrix(
    canvas: &Canvas,
    ids: &[String],
    corner: Point,
    cell: f64,
    scale: Scale,
    score: &dyn Fn(&String, &String) -> Option<Entry>,
) -> Result<()> {
    let size = (cell * 0.42).clamp(8.0, SMALL);
    let label = Type {
        size,
        bold: false,
        color: INK,
    };
    for (row, a) in ids.iter().enumerate() {
        let y = corner.1 + cell * (row as f64 + 0.5);
        let short = font::fit(a, size, false, 58.0);
        canvas.text(&short, (corner.0 - 8.0, y), label, Anchor::End)?;
        let x = corner.0 + cell * (row as f64 + 0.5);
        let short = font::fit(a, size, false, (cell - 2.0).max(size * 2.2));
        if cell > size * 2.2 || row % 2 == 0 {
            canvas.text(&short, (x, corner.1 - 12.0), label, Anchor::Middle)?;
        }
        for (column, b) in ids.iter().enumerate() {
            let gap = if cell > 20.0 { 1.5 } else { 0.5 };
            let from = (
                corner.0 + cell * column as f64 + gap,
                corner.1 + cell * row as f64 + gap,
            );
            let to = (from.0 + cell - 2.0 * gap, from.1 + cell - 2.0 * gap);
            if row == column {
                canvas.rect(from, to, EMPTY.to_rgba())?;
                continue;
            }
            let Some((score, moved)) = score(a, b) else {
                continue;
            };
            paint_cell(canvas, score, from, to, scale, ids.len() <= NUMBERED, moved)?;
        }
    }
    Ok(())
}

fn paint_cell(
    canvas: &Canvas,
    score: Option<Score>,
    from: Point,
    to: Point,
    scale: Scale,
    numbered: bool,
    moved: bool,
) -> Result<()> {
    let middle = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
    let size = ((to.0 - from.0) * 0.26).clamp(9.0, 19.0);
    match score.and_then(Score::value) {
        Some(value) => {
            let color = ramp((value - scale.least) / (scale.most - scale.least));
            canvas.rect(from, to, color.to_rgba())?;
            let ink = if luminance(color) < 140.0 { WHITE } else { INK };
            if numbered {
                canvas.text(
                    &cell_text(value),
                    middle,
                    Type {
                        size,
                        bold: moved,
                        color: ink,
                    },
                    Anchor::Middle,
                )?;
            }
        }
        None => {
            canvas.rect(from, to, WHITE.to_rgba())?;
            let mut at = 0.0;
            let side = to.0 - from.0;
            while at < side * 2.0 {
                let (low, high) = ((at - side).max(0.0), at.min(side));
                canvas.line(
                    &[
                        (from.0 + low, from.1 + at - low),
                        (from.0 + high, from.1 + at - high),
                    ],
                    MUTED.mix(0.45),
                    1.0,
                )?;
                at += 7.0;
            }
            if numbered {
                let word = analysis::score(score);
                let half = font::width(&word, size, true) / 2.0 + 4.0;
                canvas.rect(
                    (middle.0 - half, middle.1 - size * 0.7),
                    (middle.0 + half, middle.1 + size * 0.7),
                    WHITE.to_rgba(),
                )?;
                canvas.text(
                    &word,
                    middle,
                    Type {
                        size,
                        bold: true,
                        color: INK,
                    },
                    Anchor::Middle,
                )?;
            }
        }
    }
    if moved {
        canvas.frame(
            (from.0 + 1.5, from.1 + 1.5),
            (to.0 - 1.5, to.1 - 1.5),
            WITHOUT.to_rgba(),
            3.0,
        )?;
    }
    Ok(())
}

/// Two decimals; what is not quite 1 does not read as 1.
pub(super) fn cell_text(value: f64) -> String {
    if (0.995..1.0).contains(&value) {
        ">.99".into()
    } else {
        analysis::brief(value)
    }
}

/// The colour of a share of the scale, and whether text on it must be light.
pub(super) fn shade(share: f64) -> (RGBColor, bool) {
    let color = ramp(share);
    (color, luminance(color) < 140.0)
}

fn luminance(color: RGBColor) -> f64 {
    0.2126 * f64::from(color.0) + 0.7152 * f64::from(color.1) + 0.0722 * f64::from(color.2)
}

/// Light to dark blue: ordered by lightness, so it reads in grey.
fn ramp(share: f64) -> RGBColor {
    const STOPS: [(f64, [f64; 3]); 4] = [
        (0.0, [243.0, 246.0, 250.0]),
        (0.35, [180.0, 205.0, 226.0]),
        (0.7, [74.0, 134.0, 181.0]),
        (1.0, [18.0, 58.0, 99.0]),
    ];
    let share = share.clamp(0.0, 1.0);
    let upper = STOPS
        .iter()
        .position(|stop| share <= stop.0)
        .unwrap_or(3)
        .max(1);
    let ((from, a), (to, b)) = (STOPS[upper - 1], STOPS[upper]);
    let along = (share - from) / (to - from);
    let mix = |channel: usize| (a[channel] + (b[channel] - a[channel]) * along).round() as u8;
    RGBColor(mix(0), mix(1), mix(2))
}

fn ramp_legend(
    canvas: &Canvas,
    ticks: &[f64],
    scale: Scale,
    unit: &str,
    at: Point,
    hatched: bool,
) -> Result<()> {
    let width = 360.0;
    for step in 0..90 {
        let share = f64::from(step) / 90.0;
        let from = at.0 + width * share;
        canvas.rect(
            (from, at.1),
            (from + width / 90.0 + 0.3, at.1 + 16.0),
            ramp(share).to_rgba(),
        )?;
    }
    let style = Type {
        size: 13.0,
        bold: false,
        color: MUTED,
    };
    for &tick in ticks {
        let x = at.0 + width * (tick - scale.least) / (scale.most - scale.least);
        canvas.text(
            &analysis::number(tick),
            (x, at.1 + 30.0),
            style,
            Anchor::Middle,
        )?;
    }
    canvas.text(
        unit,
        (at.0 + width + 16.0, at.1 + 8.0),
        Type {
            size: SMALL,
            bold: false,
            color: INK,
        },
        Anchor::Start,
    )?;
    if !hatched {
        return Ok(());
    }
    let hatched = (at.0 + width + 190.0, at.1 - 2.0);
    paint_cell(
        canvas,
        None,
        hatched,
        (hatched.0 + 20.0, hatched.1 + 20.0),
        scale,
        false,
        false,
    )?;
    canvas.text(
        "no route (∞), undefined, or not there",
        (hatched.0 + 30.0, at.1 + 8.0),
        Type {
            size: SMALL,
            bold: false,
            color: INK,
        },
        Anchor::Start,
    )
}
