//! The two networks side by side on one layout.
//!
//! Width is strength, size a centrality; what differs between the sides is dashed where it is and faintly dotted
//! where it is not; a relay arrangement is a dotted curve past its hub, never a tie between its members; single
//! points of failure are marked by a second ring (actors) or a cross-stroke (ties).

use super::{
    Chart, Drawn, Head, Subject,
    canvas::{Anchor, Canvas, Point, Type, draw},
    capital, central_concept, font,
    palette::{INK, LABEL, MARGIN, MUTED, RELAY, SMALL, TIE, WIDTH, WITH, WITHOUT},
    reading_words, source_line,
};
use crate::{
    analysis::{self, Measured},
    error::Result,
    metrics::Metric,
    model::{Transit, list},
};
use plotters::style::{Color, RGBColor, WHITE};
use std::f64::consts::TAU;

pub(super) static CHART: Chart = Chart {
    id: "networks",
    about: "the two networks side by side on one layout",
    metric: central_concept,
    draw: networks,
};

/// Height of a panel's drawing, px.
const PANEL: f64 = 470.0;
/// Least and greatest radius of an actor, px.
const RADIUS: (f64, f64) = (13.0, 30.0);
/// Least and greatest width of a tie, px.
const STROKE: (f64, f64) = (1.6, 13.0);
/// Up to this many actors carry their score under the name.
const VALUED: usize = 8;
/// More actors than this are labelled by id.
const NAMED: usize = 16;

fn networks(subject: &Subject) -> Result<Drawn> {
    let Some(metric) = subject.metric else {
        return Err(crate::Error::Refused(
            "this chart needs an actor metric for the size of the actors".into(),
        ));
    };
    let sides = [
        (subject.without, &subject.comparison.without.label),
        (subject.with, &subject.comparison.with.label),
    ];
    let views: Vec<Panel> = sides
        .iter()
        .map(|(side, label)| Panel::of(side, label, metric))
        .collect();
    let most = views
        .iter()
        .flat_map(|panel| &panel.actors)
        .map(|actor| actor.score)
        .fold(0.0, f64::max);
    let strongest = views
        .iter()
        .flat_map(|panel| &panel.ties)
        .map(|tie| tie.strength)
        .fold(0.0, f64::max);
    let scale = Scale { most, strongest };
    let first = subject
        .comparison
        .headline
        .first()
        .cloned()
        .unwrap_or_else(|| "The two networks".into());
    // The side without says what is at stake; both sides would not fit a title.
    let title = first.split(';').next().unwrap_or(&first);
    let head = Head {
        title: title.trim_end_matches('.').to_string(),
        subtitle: format!(
            "Width of a line: strength of the tie. Area of an actor{}: {} {}.",
            if views[0].actors.len() <= VALUED {
                " and number under its name"
            } else {
                ""
            },
            metric.concept.replace('-', " "),
            reading_words(metric.reading)
        ),
        source: source_line(subject.comparison),
        alt: alt(&views, &subject.comparison.headline),
    };
    let keys = keys(&views);
    let legend = 46.0 + keys.len().div_ceil(3) as f64 * 28.0;
    draw(&head, PANEL + 60.0 + legend, |canvas| {
        let width = (WIDTH - 2.0 * MARGIN - 40.0) / 2.0;
        for (index, panel) in views.iter().enumerate() {
            let left = MARGIN + index as f64 * (width + 40.0);
            let caption = font::fit(&capital(&panel.label), LABEL, true, width);
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
            let frame = Frame {
                left,
                top: canvas.top + 36.0,
                width,
                height: canvas.bottom - canvas.top - 46.0 - legend,
            };
            panel.paint(canvas, &frame, &views[1 - index], scale)?;
        }
        let middle = WIDTH / 2.0;
        let (top, end) = (canvas.top + 4.0, canvas.bottom - legend - 4.0);
        canvas.line(
            &[(middle, top), (middle, end)],
            super::palette::GRID.to_rgba(),
            1.5,
        )?;
        paint_keys(canvas, &keys, canvas.bottom - legend + 28.0)
    })
}

struct Panel {
    label: String,
    actors: Vec<Mark>,
    ties: Vec<Stroke>,
    relays: Vec<Past>,
}

struct Mark {
    id: String,
    name: String,
    at: Point,
    score: f64,
    /// The score as text, for drawings with room for it.
    value: Option<String>,
    cut: bool,
}

#[derive(Clone)]
struct Stroke {
    ends: [String; 2],
    strength: f64,
    bridge: bool,
}

/// A relay past a hub between two members.
struct Past {
    name: String,
    hub: String,
    members: Vec<String>,
}

#[derive(Clone, Copy)]
struct Scale {
    most: f64,
    strongest: f64,
}

struct Frame {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

impl Panel {
    fn of(side: &Measured, label: &str, metric: &'static Metric) -> Self {
        let (network, view) = (&side.network, &side.mid);
        let scores = metric.scores(view);
        let cut = view.cut_actors().unwrap_or_default();
        let bridge = view.bridges().unwrap_or_default();
        let id = |actor: usize| network.actor(actor).id.clone();
        let n = network.actors().len();
        let actors = network.actors().enumerate().map(|(at, actor)| {
            let turn = TAU * at as f64 / n as f64;
            let circle = [0.5 + 0.42 * turn.sin(), 0.5 - 0.42 * turn.cos()];
            let [x, y] = actor.at.unwrap_or(circle);
            Mark {
                id: actor.id.clone(),
                name: if n > NAMED {
                    actor.id.clone()
                } else {
                    actor.title().to_string()
                },
                at: (x, y),
                score: scores
                    .get(at)
                    .and_then(|score| score.value())
                    .unwrap_or(0.0)
                    .max(0.0),
                value: scores
                    .get(at)
                    .and_then(|score| score.value())
                    .filter(|_| n <= VALUED)
                    .map(analysis::brief),
                cut: cut.get(at).copied().unwrap_or(false),
            }
        });
        let ties = view.links().iter().enumerate().map(|(at, link)| Stroke {
            ends: [id(link.a), id(link.b)],
            strength: link.strength,
            bridge: bridge.get(at).copied().unwrap_or(false),
        });
        let relays = if view.transit() == Transit::Granted {
            network.relays()
        } else {
            &[]
        };
        let relays = relays.iter().map(|relay| Past {
            name: network.agreements()[relay.agreement].id.replace('_', " "),
            hub: id(relay.hub),
            members: relay.members.iter().map(|&member| id(member)).collect(),
        });
        Self {
            label: label.into(),
            actors: actors.collect(),
            ties: ties.collect(),
            relays: relays.collect(),
        }
    }

    fn tie(&self, ends: &[String; 2]) -> Option<&Stroke> {
        self.ties
            .iter()
            .find(|tie| tie.ends == *ends || (tie.ends[0] == ends[1] && tie.ends[1] == ends[0]))
    }

    /// Whether both ends of the tie are here, but not the tie.
    fn misses(&self, tie: &Stroke) -> bool {
        let here = |id: &String| self.actors.iter().any(|actor| actor.id == *id);
        self.tie(&tie.ends).is_none() && tie.ends.iter().all(here)
    }

    fn differs(&self, tie: &Stroke) -> bool {
        self.tie(&tie.ends)
            .is_none_or(|other| (other.strength - tie.strength).abs() > 1e-9 * tie.strength)
    }

    fn paint(&self, canvas: &Canvas, frame: &Frame, other: &Panel, scale: Scale) -> Result<()> {
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
        let bent = |ids: &[String; 2], [from, to]: [(Point, f64); 2]| {
            let in_the_way = self
                .actors
                .iter()
                .filter(|actor| !ids.contains(&actor.id))
                .any(|actor| {
                    near(place(actor.at), from.0, to.0)
                        < radius(actor) + if crowded { 1.0 } else { 8.0 }
                });
            curve(from, to, if in_the_way { 0.16 } else { 0.0 })
        };
        for ghost in other
            .ties
            .iter()
            .filter(|tie| self.tie(&tie.ends).is_none())
        {
            if let Some(ends) = ends(&ghost.ends) {
                let points = bent(&ghost.ends, ends);
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
            let points = bent(&tie.ends, ends);
            let width = width(tie.strength);
            if !dense {
                canvas.line(&points, WHITE.to_rgba(), width + 4.0)?;
            }
            if other.differs(tie) {
                let (width, dash) = if crowded {
                    (1.4, 9.0)
                } else {
                    (width.max(4.0), 15.0)
                };
                canvas.dashed(&points, WITHOUT.to_rgba(), width, dash, dash / 2.0)?;
            } else {
                canvas.line(&points, TIE.mix(if crowded { 0.4 } else { 0.9 }), width)?;
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
        let discs: Vec<(Point, f64)> = self
            .actors
            .iter()
            .map(|actor| (place(actor.at), radius(actor) + 8.0))
            .collect();
        label(canvas, frame, &self.actors, &discs, &drawn)
    }
}

/// Puts every name where it meets the fewest lines, discs and other names.
fn label(
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
        let width = font::width(&actor.name, size, true);
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
            let name = Type {
                size,
                bold: true,
                color: INK,
            };
            canvas.text(
                &actor.name,
                (centre.0, centre.1 - shift),
                name,
                Anchor::Middle,
            )?;
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

/// Distance of a point from a segment.
fn near(point: Point, from: Point, to: Point) -> f64 {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let along = ((point.0 - from.0) * dx + (point.1 - from.1) * dy) / (dx * dx + dy * dy).max(1e-9);
    let along = along.clamp(0.0, 1.0);
    (point.0 - from.0 - along * dx).hypot(point.1 - from.1 - along * dy)
}

fn quadratic(t: f64, from: Point, control: Point, to: Point) -> Point {
    let u = 1.0 - t;
    let mix = |a: f64, b: f64, c: f64| u * u * a + 2.0 * u * t * b + t * t * c;
    (mix(from.0, control.0, to.0), mix(from.1, control.1, to.1))
}

/// A line between two discs, bent sideways by a share of its length.
fn curve(from: (Point, f64), to: (Point, f64), bend: f64) -> Vec<Point> {
    let (dx, dy) = (to.0.0 - from.0.0, to.0.1 - from.0.1);
    let middle = (
        (from.0.0 + to.0.0) / 2.0 - dy * bend,
        (from.0.1 + to.0.1) / 2.0 + dx * bend,
    );
    clear(
        (0..=160)
            .map(|step| quadratic(f64::from(step) / 160.0, from.0, middle, to.0))
            .collect(),
        from,
        to,
    )
}

/// A line from one member to the other that keeps inside the two legs and turns just before the hub.
fn relay_curve(from: (Point, f64), to: (Point, f64), hub: (Point, f64)) -> Vec<Point> {
    // Distance kept from the legs, and length of the rounded corner, px.
    const INSIDE: f64 = 21.0;
    const CORNER: f64 = 46.0;
    let toward = |from: Point, to: Point, by: f64| {
        let length = (to.0 - from.0).hypot(to.1 - from.1).max(1.0);
        (
            from.0 + (to.0 - from.0) / length * by,
            from.1 + (to.1 - from.1) / length * by,
        )
    };
    let middle = ((from.0.0 + to.0.0) / 2.0, (from.0.1 + to.0.1) / 2.0);
    let turn = toward(hub.0, middle, hub.1 + 14.0);
    let (start, end) = (toward(from.0, to.0, INSIDE), toward(to.0, from.0, INSIDE));
    let (before, after) = (toward(turn, start, CORNER), toward(turn, end, CORNER));
    let straight = |a: Point, b: Point| {
        (0..60)
            .map(move |step| f64::from(step) / 60.0)
            .map(move |t| (a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t))
    };
    let corner = (0..40).map(|step| quadratic(f64::from(step) / 40.0, before, turn, after));
    clear(
        straight(start, before)
            .chain(corner)
            .chain(straight(after, end))
            .collect(),
        from,
        to,
    )
}

/// The part of a line that is outside the two discs at its ends.
fn clear(points: Vec<Point>, from: (Point, f64), to: (Point, f64)) -> Vec<Point> {
    let outside = |point: &Point, end: (Point, f64)| {
        (point.0 - end.0.0).hypot(point.1 - end.0.1) > end.1 + 9.0
    };
    points
        .into_iter()
        .filter(|point| outside(point, from) && outside(point, to))
        .collect()
}

/// The mark of a tie that is not there: a cross.
fn absent(canvas: &Canvas, at: Point) -> Result<()> {
    for sign in [-1.0, 1.0] {
        let ends = [
            (at.0 - 5.0, at.1 - 5.0 * sign),
            (at.0 + 5.0, at.1 + 5.0 * sign),
        ];
        canvas.line(&ends, WITHOUT.to_rgba(), 2.2)?;
    }
    Ok(())
}

/// A stroke across the middle of a line.
fn cross(canvas: &Canvas, points: &[Point], width: f64) -> Result<()> {
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

#[derive(Clone, PartialEq)]
enum Key {
    Tie,
    Differs,
    Ghost,
    Relay(String),
    CutActor,
    Bridge,
}

/// The marks that are used, and no other.
fn keys(panels: &[Panel]) -> Vec<Key> {
    let mut keys = vec![Key::Tie];
    let (left, right) = (&panels[0], &panels[1]);
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

fn paint_keys(canvas: &Canvas, keys: &[Key], top: f64) -> Result<()> {
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
        let color: RGBColor = if *key == Key::Tie { MUTED } else { INK };
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

fn alt(panels: &[Panel], headline: &[String]) -> String {
    let side = |panel: &Panel| {
        let cut: Vec<String> = panel
            .actors
            .iter()
            .filter(|actor| actor.cut)
            .map(|actor| actor.name.clone())
            .collect();
        let cut = if cut.is_empty() {
            String::new()
        } else {
            format!("; single points of failure: {}", cut.join(", "))
        };
        format!(
            "{}: {} actors, {} tied pairs{cut}",
            capital(&panel.label),
            panel.actors.len(),
            panel.ties.len()
        )
    };
    format!(
        "Two network drawings on the same layout. {}. {}. {}",
        side(&panels[0]),
        side(&panels[1]),
        headline.join(" ")
    )
}
