//! Tornado: how far each coded number by itself swings one change, the greatest first.

use super::{
    Chart, Drawn, Head, Subject,
    canvas::{Anchor, Canvas, Type, draw},
    dumbbell, font,
    palette::{GRID, INK, MARGIN, MUTED, SMALL, WIDTH, WITH, WITHOUT},
    source_line,
    uncertainty::NO_BANDS,
};
use crate::{
    analysis::{self, Swing, Tornado, Uncertainty, capital},
    error::{Error, Result},
    metrics::Metric,
};
use plotters::style::{Color, WHITE};

pub(super) static CHART: Chart = Chart {
    id: "tornado",
    about: "which coded number, by itself, swings the change in question how far",
    section: "uncertainty",
    metric: || None,
    draw: tornado,
};

/// Rows at the most.
const MOST_ROWS: usize = 12;
/// Height of a row, px.
const ROW: f64 = 48.0;
/// The plot, px.
const LEFT: f64 = 440.0;
const RIGHT: f64 = WIDTH - MARGIN - 70.0;

struct Bar<'s> {
    name: String,
    unit: &'static str,
    swing: &'s Swing,
    low: f64,
    high: f64,
}

fn tornado(subject: &Subject) -> Result<Drawn> {
    let comparison = subject.comparison;
    let found = comparison
        .bands(subject.without, subject.with)
        .and_then(|result| Some((result, result.tornado.as_ref()?)));
    let refused = |reason: &str| Err(Error::Refused(reason.into()));
    let Some((result, tornado)) = found else {
        return refused(NO_BANDS);
    };
    let Some(mid) = tornado.mid else {
        return refused("the change in question is not finite, so it has no swing");
    };
    let mut bars = bars(result, tornado);
    if bars.is_empty() {
        return refused("no coded number by itself moves the change in question");
    }
    let total = bars.len();
    bars.truncate(MOST_ROWS);
    let what = what(subject, tornado);
    let first = &bars[0];
    let unit = unit(tornado);
    let more = match total - bars.len() {
        0 => String::new(),
        rest => format!(" The {rest} that swing it least are not shown."),
    };
    let head = Head {
        title: format!(
            "The {} swings the change most: from {} to {}{unit}",
            first.name,
            analysis::signed(first.low),
            analysis::signed(first.high)
        ),
        subtitle: format!(
            "Change in {what} from the side without to the side with, as one coded number goes from its low to its high \
             and all others stay at mid.{more}"
        ),
        source: source_line(comparison),
        alt: format!(
            "Tornado chart of the change in {what}, {} at mid. {}.",
            analysis::signed(mid),
            bars.iter()
                .map(|bar| format!(
                    "{}: {} at its low of {}, {} at its high of {}",
                    capital(&bar.name),
                    analysis::signed(bar.low),
                    analysis::brief(bar.swing.range[0]),
                    analysis::signed(bar.high),
                    analysis::brief(bar.swing.range[1])
                ))
                .collect::<Vec<_>>()
                .join("; ")
        ),
    };
    let inner = 108.0 + ROW * bars.len() as f64;
    draw(&head, inner, |canvas| {
        legend(canvas)?;
        let spare = (canvas.bottom - canvas.top - inner) / bars.len() as f64;
        let row = ROW + spare.clamp(0.0, 20.0);
        let top = canvas.top + 60.0;
        let end = top + row * bars.len() as f64;
        let values = || bars.iter().flat_map(|bar| [bar.low, bar.high]).chain([mid]);
        let (least, most) = (
            values().fold(f64::INFINITY, f64::min),
            values().fold(f64::NEG_INFINITY, f64::max),
        );
        let ticks = dumbbell::ticks(least, most);
        let (start, last) = (ticks[0], ticks[ticks.len() - 1]);
        let x = |value: f64| LEFT + (RIGHT - LEFT) * (value - start) / (last - start);
        let small = Type {
            size: 13.0,
            bold: false,
            color: MUTED,
        };
        for &tick in &ticks {
            let zero = tick == 0.0;
            let color = if zero { MUTED } else { GRID };
            canvas.line(&[(x(tick), top), (x(tick), end)], color.to_rgba(), 1.0)?;
            let text = format!("{}{}", signed_number(tick), unit);
            canvas.text(&text, (x(tick), end + 16.0), small, Anchor::Middle)?;
        }
        let label = Type {
            bold: true,
            color: INK,
            ..small
        };
        canvas.text(
            &format!("mid {}{unit}", analysis::signed(mid)),
            (x(mid), top - 12.0),
            label,
            Anchor::Middle,
        )?;
        for (index, bar) in bars.iter().enumerate() {
            paint(canvas, bar, mid, top + row * (index as f64 + 0.5), &x)?;
        }
        canvas.line(&[(x(mid), top - 4.0), (x(mid), end)], INK.to_rgba(), 1.4)
    })
}

fn bars<'r>(result: &'r Uncertainty, tornado: &'r Tornado) -> Vec<Bar<'r>> {
    let bar = |swing: &'r Swing| {
        let input = result.input(&swing.input)?;
        Some(Bar {
            name: input.name.clone(),
            unit: input.quantity.unit(),
            low: swing.at_low?,
            high: swing.at_high?,
            swing,
        })
    };
    tornado.swings.iter().filter_map(bar).collect()
}

fn what(subject: &Subject, tornado: &Tornado) -> String {
    let title = Metric::find(tornado.metric).map_or(tornado.metric, |metric| metric.title);
    let network = &subject.with.network;
    let names: Vec<&str> = tornado
        .subject
        .iter()
        .map(|id| network.title_of(id))
        .collect();
    let title = format!("\u{201c}{title}\u{201d}");
    match names.as_slice() {
        [] => title,
        names => format!("{title} of {}", names.join(network.joint())),
    }
}

fn unit(tornado: &Tornado) -> &'static str {
    match Metric::find(tornado.metric).map(|metric| metric.unit) {
        Some("hours") => " h",
        _ => "",
    }
}

fn signed_number(value: f64) -> String {
    let text = analysis::number(value);
    if value > 0.0 {
        format!("+{text}")
    } else {
        text
    }
}

/// From mid to the end at low an outline, to the end at high full; where both are on one side, one above the other.
fn paint(canvas: &Canvas, bar: &Bar, mid: f64, y: f64, x: &dyn Fn(f64) -> f64) -> Result<()> {
    let name = Type {
        size: SMALL,
        bold: false,
        color: INK,
    };
    let lines = font::wrap(&capital(&bar.name), SMALL, false, LEFT - MARGIN - 90.0);
    let first = y - 9.0 * (lines.len().min(2) as f64 - 1.0);
    for (at, text) in lines.iter().take(2).enumerate() {
        canvas.text(
            text,
            (LEFT - 70.0, first + 18.0 * at as f64),
            name,
            Anchor::End,
        )?;
    }
    let together = (bar.low - mid) * (bar.high - mid) > 0.0;
    let shift = if together { 9.0 } else { 0.0 };
    let half = if together { 7.0 } else { 11.0 };
    for (value, range, full, y) in [
        (bar.low, bar.swing.range[0], false, y - shift),
        (bar.high, bar.swing.range[1], true, y + shift),
    ] {
        let (from, to) = (x(mid.min(value)), x(mid.max(value)));
        let color = if full { WITH } else { WITHOUT };
        if to - from > 0.5 {
            if full {
                canvas.rect((from, y - half), (to, y + half), color.to_rgba())?;
            } else {
                canvas.rect((from, y - half), (to, y + half), WHITE.to_rgba())?;
                canvas.frame(
                    (from, y - half + 1.0),
                    (to, y + half - 1.0),
                    color.to_rgba(),
                    2.0,
                )?;
            }
        }
        // A number that does nothing at this end has its label on the side that is free.
        let other = if full { bar.low } else { bar.high };
        let leftwards = value < mid || value == mid && other > mid;
        let (at, anchor) = if leftwards {
            (x(value) - 7.0, Anchor::End)
        } else {
            (x(value) + 7.0, Anchor::Start)
        };
        let label = Type {
            size: 13.0,
            bold: true,
            color,
        };
        let text = format!("{}{}", analysis::brief(range), bar.unit);
        canvas.text(&text, (at, y), label, anchor)?;
    }
    Ok(())
}

fn legend(canvas: &Canvas) -> Result<()> {
    let y = canvas.top + 8.0;
    let style = Type {
        size: SMALL,
        bold: false,
        color: INK,
    };
    canvas.frame(
        (MARGIN, y - 6.0),
        (MARGIN + 26.0, y + 6.0),
        WITHOUT.to_rgba(),
        2.0,
    )?;
    let text = "the number at its low (value at the bar)";
    canvas.text(text, (MARGIN + 36.0, y), style, Anchor::Start)?;
    let x = MARGIN + 72.0 + font::width(text, SMALL, false);
    canvas.rect((x, y - 7.0), (x + 26.0, y + 7.0), WITH.to_rgba())?;
    canvas.text("at its high", (x + 36.0, y), style, Anchor::Start)
}
