//! One panel: ties, relays, actors, names.

use super::{
    Frame, Mark, NAMED, Panel, RADIUS, STROKE, Scale, Stroke,
    curves::{beside, curve, near, relay_curve},
    labels::label,
    legend::{absent, arrow, cross},
};
use crate::{
    charts::{
        canvas::{Canvas, Point},
        palette::{RELAY, TIE, WITH, WITHOUT},
    },
    error::Result,
};
use plotters::style::{Color, WHITE};

impl Panel {
    pub(super) fn paint(
        &self,
        canvas: &Canvas,
        frame: &Frame,
        other: &Panel,
        scale: Scale,
    ) -> Result<()> {
        let place = |at: Point| {
            (
                frame.left + 20.0 + at.0 * (frame.width - 40.0),
                frame.top + at.1 * frame.height,
            )
        };
        let find = |id: &str| self.actors.iter().find(|actor| actor.id == id);
        let radius = |actor: &Mark| {
            let share = if scale.most > 0.0 {
                (actor.score / scale.most).sqrt()
            } else {
                0.4
            };
            let (least, most) = if self.actors.len() > NAMED {
                (7.0, 17.0)
            } else {
                RADIUS
            };
            least + (most - least) * share
        };
        let ends = |ids: &[String; 2]| -> Option<[(Point, f64); 2]> {
            let (a, b) = (find(&ids[0])?, find(&ids[1])?);
            Some([(place(a.at), radius(a)), (place(b.at), radius(b))])
        };
        let mut drawn: Vec<Vec<Point>> = Vec::new();
        let mut bridges: Vec<(usize, f64)> = Vec::new();
        // Beyond this lines are hair-thin, or the drawing is a solid disc.
        let dense = self.ties.len() > 60;
        let crowded = self.ties.len() > 150;
        let bent = |tie: &Stroke, [from, to]: [(Point, f64); 2]| {
            let ids = &tie.ends;
            let in_the_way = self
                .actors
                .iter()
                .filter(|actor| !ids.contains(&actor.id))
                .any(|actor| {
                    near(place(actor.at), from.0, to.0)
                        < radius(actor) + if crowded { 1.0 } else { 8.0 }
                });
            let back = self.returned(tie) || other.returned(tie);
            curve(
                from,
                to,
                match (in_the_way, back) {
                    (true, _) => 0.16,
                    (false, true) => 0.1,
                    (false, false) => 0.0,
                },
            )
        };
        for ghost in other
            .ties
            .iter()
            .filter(|tie| self.tie(&tie.ends).is_none())
        {
            if let Some(ends) = ends(&ghost.ends) {
                let points = bent(ghost, ends);
                canvas.dashed(&points, TIE.to_rgba(), 1.6, 6.0, 6.0)?;
                if let Some(&at) = points.get(points.len() / 2).filter(|_| !crowded) {
                    canvas.disc(at, 9.0, WHITE.to_rgba())?;
                    absent(canvas, at)?;
                }
                drawn.push(points);
            }
        }
        let width = |strength: f64| {
            let share = if scale.strongest > 0.0 {
                strength / scale.strongest
            } else {
                1.0
            };
            let (least, most) = match (crowded, dense) {
                (true, _) => (0.5, 0.9),
                (false, true) => (0.8, 4.0),
                (false, false) => STROKE,
            };
            (most * share).max(least)
        };
        let mut order: Vec<&Stroke> = self.ties.iter().collect();
        order.sort_by(|x, y| {
            (other.differs(x), x.strength)
                .partial_cmp(&(other.differs(y), y.strength))
                .unwrap_or(std::cmp::Ordering::Equal)
        });
        for tie in order {
            let Some(ends) = ends(&tie.ends) else {
                continue;
            };
            let points = bent(tie, ends);
            let width = width(tie.strength) * if tie.one_way { 0.5 } else { 1.0 };
            let (shaft, head) = if tie.one_way && !crowded {
                let (shaft, head) = arrow(&points, width);
                (shaft, Some(head))
            } else {
                (points.as_slice(), None)
            };
            if !dense {
                canvas.line(shaft, WHITE.to_rgba(), width + 4.0)?;
            }
            if other.differs(tie) {
                let (width, dash) = if crowded {
                    (1.4, 9.0)
                } else {
                    (width.max(4.0), 15.0)
                };
                canvas.dashed(shaft, WITHOUT.to_rgba(), width, dash, dash / 2.0)?;
            } else {
                canvas.line(shaft, TIE.mix(if crowded { 0.4 } else { 0.9 }), width)?;
            }
            if let Some(head) = head {
                let color = if other.differs(tie) { WITHOUT } else { TIE };
                canvas.polygon(&head, color.to_rgba())?;
            }
            drawn.push(points);
            bridges.extend(tie.bridge.then_some((drawn.len() - 1, width)));
        }
        for (line, width) in bridges {
            cross(canvas, &drawn[line], width)?;
        }
        for relay in &self.relays {
            let Some(hub) = find(&relay.hub) else {
                continue;
            };
            if relay.members.len() > 2 {
                // Every pair of members past the hub would be a tangle: one band a leg, and a ring round the hub.
                let (past, reach) = (place(hub.at), radius(hub));
                for member in relay.members.iter().filter_map(|id| find(id)) {
                    let points = beside(
                        curve((place(member.at), radius(member)), (past, reach), 0.0),
                        13.0,
                    );
                    canvas.line(&points, RELAY.mix(0.14), 10.0)?;
                    canvas.dashed(&points, RELAY.to_rgba(), 3.2, 3.2, 6.5)?;
                    drawn.push(points);
                }
                canvas.ring(past, reach + 12.0, RELAY.to_rgba(), 2.5)?;
                continue;
            }
            for (i, a) in relay.members.iter().enumerate() {
                for b in &relay.members[i + 1..] {
                    let (Some(a), Some(b)) = (find(a), find(b)) else {
                        continue;
                    };
                    let (from, to, past) = (place(a.at), place(b.at), place(hub.at));
                    let points =
                        relay_curve((from, radius(a)), (to, radius(b)), (past, radius(hub)));
                    canvas.line(&points, RELAY.mix(0.14), 10.0)?;
                    canvas.dashed(&points, RELAY.to_rgba(), 3.2, 3.2, 6.5)?;
                    drawn.push(points);
                }
            }
        }
        for actor in &self.actors {
            let (at, radius) = (place(actor.at), radius(actor));
            canvas.disc(at, radius + 3.0, WHITE.to_rgba())?;
            canvas.disc(at, radius, WITH.to_rgba())?;
            if actor.cut {
                canvas.ring(at, radius + 6.5, WITHOUT.to_rgba(), 3.0)?;
            }
        }
        let ringed = |actor: &Mark| {
            self.relays
                .iter()
                .any(|relay| relay.hub == actor.id && relay.members.len() > 2)
        };
        let discs: Vec<(Point, f64)> = self
            .actors
            .iter()
            .map(|actor| {
                (
                    place(actor.at),
                    radius(actor) + if ringed(actor) { 16.0 } else { 8.0 },
                )
            })
            .collect();
        label(canvas, frame, &self.actors, &discs, &drawn)
    }
}
