//! Where the names go.

use super::{Frame, Mark, NAMED};
use crate::{
    charts::{
        canvas::{Anchor, Canvas, Point, Type},
        font,
        palette::{INK, MUTED, SMALL},
    },
    error::Result,
};
use plotters::style::{Color, WHITE};
use std::f64::consts::TAU;

/// Puts every name where it meets the fewest lines, discs and other names.
pub(super) fn label(
    canvas: &Canvas,
    frame: &Frame,
    actors: &[Mark],
    discs: &[(Point, f64)],
    lines: &[Vec<Point>],
) -> Result<()> {
    let size = if actors.len() > NAMED { 12.0 } else { SMALL };
    let mut taken: Vec<[f64; 4]> = Vec::new();
    let middle = (
        frame.left + frame.width / 2.0,
        frame.top + frame.height / 2.0,
    );
    for (actor, &(at, reach)) in actors.iter().zip(discs) {
        let name = font::fit(&actor.name, size, true, 150.0);
        let width = font::width(&name, size, true);
        let lines_of_text = if actor.value.is_some() { 2.0 } else { 1.0 };
        let half = size * 0.62 * lines_of_text;
        let away = (at.0 - middle.0, at.1 - middle.1);
        let candidates = (0..24).map(|step| {
            let turn = TAU * f64::from(step) / 24.0;
            let (x, y) = (turn.sin(), -turn.cos());
            let centre = (
                at.0 + x * (reach + 6.0 + width / 2.0),
                at.1 + y * (reach + 4.0 + half),
            );
            let area = [
                centre.0 - width / 2.0,
                centre.1 - half,
                centre.0 + width / 2.0,
                centre.1 + half,
            ];
            let inside = |p: &Point| {
                p.0 > area[0] - 7.0
                    && p.0 < area[2] + 7.0
                    && p.1 > area[1] - 5.0
                    && p.1 < area[3] + 5.0
            };
            let crossed = lines.iter().flatten().filter(|point| inside(point)).count() as f64;
            let covered = discs
                .iter()
                .filter(|(centre, reach)| {
                    let nearest = (
                        centre.0.clamp(area[0], area[2]),
                        centre.1.clamp(area[1], area[3]),
                    );
                    (nearest.0 - centre.0).hypot(nearest.1 - centre.1) < *reach - 2.0
                })
                .count() as f64;
            let over = |other: &&[f64; 4]| {
                area[0] < other[2] && other[0] < area[2] && area[1] < other[3] && other[1] < area[3]
            };
            let hidden = taken.iter().filter(over).count() as f64;
            let outside = f64::from(u8::from(
                area[0] < frame.left - 16.0
                    || area[2] > frame.left + frame.width + 16.0
                    || area[1] < frame.top - 14.0
                    || area[3] > frame.top + frame.height + 14.0,
            ));
            let outward = (x * away.0 + y * away.1) / (away.0.hypot(away.1) + 1.0);
            let upright = f64::from(u8::from(step % 6 != 0)) * 0.3;
            (
                crossed * 2.0 + covered * 60.0 + hidden * 80.0 + outside * 200.0 - outward * 1.5
                    + upright,
                centre,
                area,
            )
        });
        if let Some((_, centre, area)) = candidates.min_by(|x, y| x.0.total_cmp(&y.0)) {
            canvas.rect(
                (area[0] - 2.0, area[1]),
                (area[2] + 2.0, area[3]),
                WHITE.mix(0.78),
            )?;
            let shift = if actor.value.is_some() {
                size * 0.58
            } else {
                0.0
            };
            let bold = Type {
                size,
                bold: true,
                color: INK,
            };
            canvas.text(&name, (centre.0, centre.1 - shift), bold, Anchor::Middle)?;
            if let Some(value) = &actor.value {
                let style = Type {
                    size: size - 1.5,
                    bold: false,
                    color: MUTED,
                };
                canvas.text(value, (centre.0, centre.1 + shift), style, Anchor::Middle)?;
            }
            taken.push(area);
        }
    }
    Ok(())
}
