//! The lines of ties and relays, as points.

use crate::charts::canvas::Point;

/// Distance of a point from a segment.
pub(super) fn near(point: Point, from: Point, to: Point) -> f64 {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let along = ((point.0 - from.0) * dx + (point.1 - from.1) * dy) / (dx * dx + dy * dy).max(1e-9);
    let along = along.clamp(0.0, 1.0);
    (point.0 - from.0 - along * dx).hypot(point.1 - from.1 - along * dy)
}

pub(super) fn quadratic(t: f64, from: Point, control: Point, to: Point) -> Point {
    let u = 1.0 - t;
    let mix = |a: f64, b: f64, c: f64| u * u * a + 2.0 * u * t * b + t * t * c;
    (mix(from.0, control.0, to.0), mix(from.1, control.1, to.1))
}

/// A line between two discs, bent sideways by a share of its length.
pub(super) fn curve(from: (Point, f64), to: (Point, f64), bend: f64) -> Vec<Point> {
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
pub(super) fn relay_curve(from: (Point, f64), to: (Point, f64), hub: (Point, f64)) -> Vec<Point> {
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
pub(super) fn clear(points: Vec<Point>, from: (Point, f64), to: (Point, f64)) -> Vec<Point> {
    let outside = |point: &Point, end: (Point, f64)| {
        (point.0 - end.0.0).hypot(point.1 - end.0.1) > end.1 + 9.0
    };
    points
        .into_iter()
        .filter(|point| outside(point, from) && outside(point, to))
        .collect()
}

/// The line moved sideways by `by` px.
pub(super) fn beside(points: Vec<Point>, by: f64) -> Vec<Point> {
    let (Some(&from), Some(&to)) = (points.first(), points.last()) else {
        return points;
    };
    let length = (to.0 - from.0).hypot(to.1 - from.1).max(1e-9);
    let (x, y) = (
        -(to.1 - from.1) / length * by,
        (to.0 - from.0) / length * by,
    );
    points
        .into_iter()
        .map(|point| (point.0 + x, point.1 + y))
        .collect()
}
