//! One row: the two marks, the ranges, the values.

use crate::{
    analysis::{self, Change},
    charts::{
        canvas::{Anchor, Canvas, Type},
        font,
        palette::{JOIN, MUTED, SMALL, WIDTH, WITH, WITHOUT},
    },
    error::Result,
    model::Score,
};
use plotters::style::{Color, RGBColor, WHITE};

/// The two marks of a row and their values; what is not defined is said in words and never drawn as 0.
pub(super) fn pair(canvas: &Canvas, change: &Change, y: f64, x: impl Fn(f64) -> f64) -> Result<()> {
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

/// A score in words where no mark can stand for it.
pub(super) fn word(score: Option<Score>) -> String {
    match score {
        None => "not in the network".into(),
        Some(Score::Infinite) => "infinite".into(),
        Some(Score::Undefined(reason)) => format!("undefined ({reason})"),
        Some(Score::Defined(value) | Score::Estimated { value, .. }) => analysis::brief(value),
    }
}
