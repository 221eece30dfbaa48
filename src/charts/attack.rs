//! Curves of robustness: what is left of efficiency while actor after actor is lost, on both sides.

use super::{
    Chart, Drawn, Head, Subject,
    canvas::{Anchor, Canvas, Type, draw},
    font,
    palette::{GRID, INK, LABEL, MARGIN, MUTED, SMALL, WIDTH, WITH, WITHOUT},
    source_line,
};
use crate::{
    analysis::{Curve, brief, capital, number, other_side, robustness_curves},
    error::{Error, Result},
};
use plotters::style::{Color, RGBColor, WHITE};

pub(super) static CHART: Chart = Chart {
    id: "attack",
    about: "what is left of efficiency while actors are lost, at random and one by one on purpose",
    section: "attack",
    metric: || None,
    draw: attack,
};

/// Where the random orders begin; the same on both sides, so that both lose the same actors.
const SEED: u64 = 1;
/// Height of a panel with its caption, px.
const PANEL: f64 = 250.0;
/// Below this two values are one to the eye.
const SAME: f64 = 0.005;
/// Losses up to which every value has a mark.
const MOST_MARKS: usize = 16;

/// One order of loss on both sides.
struct Panel<'c> {
    order: &'c str,
    without: &'c Curve,
    with: &'c Curve,
}

fn attack(subject: &Subject) -> Result<Drawn> {
    let curves = |side| {
        robustness_curves(side, SEED)
            .map_err(|reason| Error::Refused(format!("no curves: {reason}")))
    };
    let (without, with) = (curves(subject.without)?, curves(subject.with)?);
    let panels: Vec<Panel> = with
        .iter()
        .filter_map(|with| {
            Some(Panel {
                order: with.order,
                without: without.iter().find(|without| without.order == with.order)?,
                with,
            })
        })
        .collect();
    let comparison = subject.comparison;
    let most = panels
        .iter()
        .flat_map(|panel| [panel.without, panel.with])
        .flat_map(|curve| &curve.points)
        .flat_map(|point| {
            [
                point.efficiency,
                point.efficiency_band.map_or(0.0, |band| band[1]),
            ]
        })
        .fold(0.0, f64::max);
    let orders = panels
        .iter()
        .find(|panel| panel.order == "random")
        .map_or("", |panel| &panel.with.method);
    let head = Head {
        title: title(subject, &panels),
        subtitle: format!(
            "Global efficiency that is left after so many actors are lost: the mean of 1/hops over permitted routes, over all \
             the pairs that there were at first. At random: {orders}."
        ),
        source: source_line(comparison),
        alt: format!(
            "Curves of efficiency left by number of actors lost. {}.",
            panels
                .iter()
                .map(|panel| panel.spoken(subject))
                .collect::<Vec<_>>()
                .join(". ")
        ),
    };
    let lines = panels.len().div_ceil(2);
    draw(&head, 40.0 + PANEL * lines as f64, |canvas| {
        legend(canvas, subject)?;
        let width = (WIDTH - 2.0 * MARGIN - 60.0) / 2.0;
        for (index, panel) in panels.iter().enumerate() {
            let left = MARGIN + (width + 60.0) * (index % 2) as f64;
            let top = canvas.top + 40.0 + PANEL * (index / 2) as f64;
            panel.paint(canvas, (left, top), width, most)?;
        }
        Ok(())
    })
}

/// How an order is said: over a panel, and in the title before "leaves".
fn words(order: &str, count: usize) -> (&'static str, String) {
    let actors = if count == 1 {
        "one actor".to_string()
    } else {
        format!("{count} actors")
    };
    let those = if count == 1 {
        "the actor".to_string()
    } else {
        format!("the {count} actors")
    };
    match order {
        "random" => (
            "At random: mean and 5–95 % band",
            format!("the random loss of {actors}"),
        ),
        "degree" => (
            "The actor with most ties first",
            format!("the loss of {those} with most ties"),
        ),
        "betweenness" => (
            "The actor most between others first",
            format!("the loss of {those} most between others"),
        ),
        _ => (
            "The worst loss of that many",
            format!("the worst loss of {actors}"),
        ),
    }
}

/// Where the two sides lie furthest apart.
fn title(subject: &Subject, panels: &[Panel]) -> String {
    let comparison = subject.comparison;
    let mut furthest: Option<(f64, String)> = None;
    // Of orders that part the sides alike the worst is named, which is last.
    for panel in panels.iter().rev() {
        let points = panel
            .without
            .points
            .iter()
            .zip(&panel.with.points)
            .enumerate()
            .skip(1);
        for (count, (without, with)) in points {
            let apart = (with.efficiency - without.efficiency).abs();
            if apart > SAME
                && furthest
                    .as_ref()
                    .is_none_or(|(most, _)| apart > most + 1e-9)
            {
                let sentence = format!(
                    "{}, {} leaves an efficiency of {}; {}, {}",
                    capital(&comparison.with.label),
                    words(panel.order, count).1,
                    brief(with.efficiency),
                    other_side(&comparison.with.label, &comparison.without.label),
                    brief(without.efficiency)
                );
                furthest = Some((apart, sentence));
            }
        }
    }
    furthest.map_or(
        "Losing actors leaves the same efficiency on both sides, in every order".into(),
        |(_, sentence)| sentence,
    )
}

fn legend(canvas: &Canvas, subject: &Subject) -> Result<()> {
    let y = canvas.top + 12.0;
    let style = Type {
        size: SMALL,
        bold: false,
        color: INK,
    };
    canvas.dashed(
        &[(MARGIN, y), (MARGIN + 34.0, y)],
        WITHOUT.to_rgba(),
        3.0,
        8.0,
        5.0,
    )?;
    let label = font::fit(
        &capital(&subject.comparison.without.label),
        SMALL,
        false,
        470.0,
    );
    canvas.text(&label, (MARGIN + 44.0, y), style, Anchor::Start)?;
    let x = MARGIN + 84.0 + font::width(&label, SMALL, false);
    canvas.line(&[(x, y), (x + 34.0, y)], WITH.to_rgba(), 5.0)?;
    let label = font::fit(
        &capital(&subject.comparison.with.label),
        SMALL,
        false,
        470.0,
    );
    canvas.text(&label, (x + 44.0, y), style, Anchor::Start)
}

impl Panel<'_> {
    fn spoken(&self, subject: &Subject) -> String {
        let side = |label: &str, curve: &Curve| {
            let values: Vec<String> = curve
                .points
                .iter()
                .map(|point| brief(point.efficiency))
                .collect();
            format!("{label} {}", values.join(", "))
        };
        format!(
            "{}: {}; {}",
            words(self.order, 1).0,
            side(&subject.comparison.without.label, self.without),
            side(&subject.comparison.with.label, self.with)
        )
    }

    fn paint(&self, canvas: &Canvas, at: (f64, f64), width: f64, most: f64) -> Result<()> {
        let style = |size, bold, color| Type { size, bold, color };
        canvas.text(
            words(self.order, 1).0,
            (at.0, at.1 + 8.0),
            style(LABEL, true, INK),
            Anchor::Start,
        )?;
        let (left, right) = (at.0 + 46.0, at.0 + width - 8.0);
        let (top, bottom) = (at.1 + 34.0, at.1 + PANEL - 52.0);
        let longest = self.without.points.len().max(self.with.points.len()).max(2) - 1;
        let ticks = super::dumbbell::ticks(0.0, most.max(0.01));
        let highest = ticks.last().copied().unwrap_or(1.0);
        let x = |lost: usize| left + (right - left) * lost as f64 / longest as f64;
        let y = |value: f64| bottom - (bottom - top) * value / highest;
        for &tick in &ticks {
            canvas.line(&[(left, y(tick)), (right, y(tick))], GRID.to_rgba(), 1.0)?;
            canvas.text(
                &number(tick),
                (left - 8.0, y(tick)),
                style(13.0, false, MUTED),
                Anchor::End,
            )?;
        }
        let step = longest.div_ceil(10).max(1);
        for lost in (0..=longest).step_by(step) {
            canvas.text(
                &lost.to_string(),
                (x(lost), bottom + 15.0),
                style(13.0, false, MUTED),
                Anchor::Middle,
            )?;
        }
        canvas.text(
            "actors lost",
            ((left + right) / 2.0, bottom + 33.0),
            style(13.0, false, MUTED),
            Anchor::Middle,
        )?;
        for (curve, color) in [(self.with, WITH), (self.without, WITHOUT)] {
            band(canvas, curve, color, &x, &y)?;
        }
        let line = |curve: &Curve| -> Vec<(f64, f64)> {
            curve
                .points
                .iter()
                .map(|point| (x(point.lost), y(point.efficiency)))
                .collect()
        };
        let (with, without) = (line(self.with), line(self.without));
        canvas.line(&with, WITH.to_rgba(), 5.0)?;
        canvas.dashed(&without, WITHOUT.to_rgba(), 2.5, 8.0, 5.0)?;
        if longest <= MOST_MARKS {
            for &point in &with {
                canvas.disc(point, 5.5, WITH.to_rgba())?;
            }
            for &point in &without {
                canvas.disc(point, 4.5, WHITE.to_rgba())?;
                canvas.ring(point, 3.5, WITHOUT.to_rgba(), 2.0)?;
            }
        }
        Ok(())
    }
}

/// The 5–95 % band of random orders, where the curve has one.
fn band(
    canvas: &Canvas,
    curve: &Curve,
    color: RGBColor,
    x: &dyn Fn(usize) -> f64,
    y: &dyn Fn(f64) -> f64,
) -> Result<()> {
    let ends: Vec<(usize, [f64; 2])> = curve
        .points
        .iter()
        .filter_map(|point| Some((point.lost, point.efficiency_band?)))
        .collect();
    if ends.len() < 2 {
        return Ok(());
    }
    let upper = ends.iter().map(|(lost, band)| (x(*lost), y(band[1])));
    let lower = ends.iter().rev().map(|(lost, band)| (x(*lost), y(band[0])));
    let corners: Vec<(f64, f64)> = upper.chain(lower).collect();
    canvas.polygon(&corners, color.mix(0.15))
}
