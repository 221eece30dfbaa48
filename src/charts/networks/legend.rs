//! The marks, and the legend that explains those that are used.

use super::Panel;
use crate::{
    charts::{
        canvas::{Anchor, Canvas, Point, Type},
        font,
        palette::{INK, MARGIN, MUTED, RELAY, SMALL, TIE, WIDTH, WITH, WITHOUT},
    },
    error::Result,
    model::list,
};
use plotters::style::{Color, RGBColor};

#[derive(Clone, PartialEq)]
pub(super) enum Key {
    Tie,
    OneWay,
    Differs,
    Ghost,
    Relay(String),
    CutActor,
    Bridge,
}

/// The marks that are used, and no other.
pub(super) fn keys(panels: &[Panel]) -> Vec<Key> {
    let (left, right) = (&panels[0], &panels[1]);
    let one_way = panels
        .iter()
        .flat_map(|panel| &panel.ties)
        .any(|tie| tie.one_way);
    let mut keys = vec![if one_way { Key::OneWay } else { Key::Tie }];
    let sides = [(left, right), (right, left)];
    let mut add = |used: bool, key: Key| keys.extend(used.then_some(key));
    add(
        sides
            .iter()
            .any(|(one, other)| one.ties.iter().any(|tie| other.differs(tie))),
        Key::Differs,
    );
    add(
        sides
            .iter()
            .any(|(one, other)| one.ties.iter().any(|tie| other.misses(tie))),
        Key::Ghost,
    );
    let mut relays: Vec<String> = panels
        .iter()
        .flat_map(|panel| &panel.relays)
        .map(|relay| relay.name.clone())
        .collect();
    relays.dedup();
    relays.sort();
    relays.dedup();
    add(!relays.is_empty(), Key::Relay(list(relays.into_iter())));
    add(
        panels
            .iter()
            .any(|panel| panel.actors.iter().any(|actor| actor.cut)),
        Key::CutActor,
    );
    add(
        panels
            .iter()
            .any(|panel| panel.ties.iter().any(|tie| tie.bridge)),
        Key::Bridge,
    );
    keys
}

pub(super) fn paint_keys(canvas: &Canvas, keys: &[Key], top: f64) -> Result<()> {
    let column = (WIDTH - 2.0 * MARGIN) / 3.0;
    for (index, key) in keys.iter().enumerate() {
        let (x, y) = (
            MARGIN + (index % 3) as f64 * column,
            top + (index / 3) as f64 * 28.0,
        );
        let line = [(x, y), (x + 46.0, y)];
        let text: String = match key {
            Key::Tie => {
                canvas.line(&line, TIE.mix(0.9), 6.0)?;
                "Tie".into()
            }
            Key::OneWay => {
                let dense: Vec<Point> = (0..=46).map(|step| (x + f64::from(step), y)).collect();
                let (shaft, head) = arrow(&dense, 4.0);
                canvas.line(shaft, TIE.mix(0.9), 4.0)?;
                canvas.polygon(&head, TIE.to_rgba())?;
                "Tie, the way it runs".into()
            }
            Key::Differs => {
                canvas.dashed(&line, WITHOUT.to_rgba(), 5.0, 12.0, 6.0)?;
                "Tie that differs between the sides".into()
            }
            Key::Ghost => {
                canvas.dashed(&line, TIE.to_rgba(), 1.6, 6.0, 6.0)?;
                absent(canvas, (x + 23.0, y))?;
                "Tie that is absent on this side".into()
            }
            Key::Relay(names) => {
                canvas.dashed(&line, RELAY.to_rgba(), 3.2, 3.2, 6.5)?;
                format!("Only through the hub: {names}")
            }
            Key::CutActor => {
                canvas.disc((x + 23.0, y), 6.0, WITH.to_rgba())?;
                canvas.ring((x + 23.0, y), 11.0, WITHOUT.to_rgba(), 3.0)?;
                "Its loss parts others".into()
            }
            Key::Bridge => {
                canvas.line(&line, TIE.mix(0.9), 5.0)?;
                canvas.line(
                    &[(x + 23.0, y - 9.0), (x + 23.0, y + 9.0)],
                    WITHOUT.to_rgba(),
                    3.0,
                )?;
                "Its loss parts its two ends".into()
            }
        };
        let color: RGBColor = if matches!(key, Key::Tie | Key::OneWay) {
            MUTED
        } else {
            INK
        };
        let text = font::fit(&text, SMALL, false, column - 70.0);
        canvas.text(
            &text,
            (x + 58.0, y),
            Type {
                size: SMALL,
                bold: false,
                color,
            },
            Anchor::Start,
        )?;
    }
    Ok(())
}

/// The mark of a tie that is not there: a cross.
pub(super) fn absent(canvas: &Canvas, at: Point) -> Result<()> {
    for sign in [-1.0, 1.0] {
        let ends = [
            (at.0 - 5.0, at.1 - 5.0 * sign),
            (at.0 + 5.0, at.1 + 5.0 * sign),
        ];
        canvas.line(&ends, WITHOUT.to_rgba(), 2.2)?;
    }
    Ok(())
}

/// The line as far as the head of an arrow at its end, and the corners of the head.
pub(super) fn arrow(points: &[Point], width: f64) -> (&[Point], [Point; 3]) {
    let (long, wide) = (13.0 + width, 5.0 + 0.9 * width);
    let tip = points.last().copied().unwrap_or_default();
    let away = |point: &Point| (point.0 - tip.0).hypot(point.1 - tip.1);
    let shaft = points.iter().take_while(|point| away(point) > long).count();
    let base = points[..shaft].last().copied().unwrap_or(tip);
    let length = away(&base).max(1e-9);
    let (dx, dy) = ((tip.0 - base.0) / length, (tip.1 - base.1) / length);
    let wing = |sign: f64| {
        (
            tip.0 - dx * long - sign * dy * wide,
            tip.1 - dy * long + sign * dx * wide,
        )
    };
    (&points[..shaft], [wing(1.0), tip, wing(-1.0)])
}

/// A stroke across the middle of a line.
pub(super) fn cross(canvas: &Canvas, points: &[Point], width: f64) -> Result<()> {
    let middle = points.len() / 2;
    let (Some(&a), Some(&b)) = (points.get(middle.saturating_sub(1)), points.get(middle + 1))
    else {
        return Ok(());
    };
    let length = (b.0 - a.0).hypot(b.1 - a.1).max(1e-9);
    let (x, y) = ((b.1 - a.1) / length, -(b.0 - a.0) / length);
    let reach = width / 2.0 + 7.0;
    let at = |sign: f64| {
        (
            points[middle].0 + sign * x * reach,
            points[middle].1 + sign * y * reach,
        )
    };
    canvas.line(&[at(-1.0), at(1.0)], WITHOUT.to_rgba(), 3.0)
}
