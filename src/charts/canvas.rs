//! A thin layer over plotters' SVG backend: coordinates in px with decimals, exact text widths, the words around
//! the chart. The backend rounds to whole units, so everything is drawn ten times larger and shrunk by the
//! viewBox.

use super::{
    Drawn, Head, font,
    palette::{HEIGHT, INK, MARGIN, MUTED, SOURCE, SUBTITLE, TITLE, WIDTH},
};
use crate::error::{Error, Result};
use plotters::{
    coord::Shift,
    element::DashedPathElement,
    prelude::*,
    style::text_anchor::{HPos, Pos, VPos},
};

/// Units per px.
const FINE: f64 = 10.0;
/// What plotters divides a font size by when it writes SVG.
const PLOTTERS_EM: f64 = 1.24;
/// Centred text is put at half an ex, a quarter em; half of Inter's cap height is this much more.
const CENTRE: f64 = 2048.0 / 2816.0 / 2.0 - 0.25;

/// A point in px, y downwards.
pub type Point = (f64, f64);

/// Where text stands relative to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Starts there.
    Start,
    /// Is centred there.
    Middle,
    /// Ends there.
    End,
}

/// How text looks.
#[derive(Clone, Copy)]
pub struct Type {
    /// px per em.
    pub size: f64,
    /// Semi-bold.
    pub bold: bool,
    /// Its colour.
    pub color: RGBColor,
}

/// A drawing area with the words around it already placed.
pub struct Canvas<'c> {
    area: DrawingArea<SVGBackend<'c>, Shift>,
    /// Where the chart itself may begin, below title and subtitle.
    pub top: f64,
    /// Where it must end, above the source line.
    pub bottom: f64,
}

/// Draws a chart of at least the standard height: `inner` is the height that `paint` needs.
pub fn draw(head: &Head, inner: f64, paint: impl FnOnce(&Canvas) -> Result<()>) -> Result<Drawn> {
    font::register();
    let most = WIDTH - 2.0 * MARGIN;
    let title = font::wrap(&head.title, TITLE, true, most);
    let subtitle = font::wrap(&head.subtitle, SUBTITLE, false, most);
    let source = font::wrap(&head.source, SOURCE, false, most);
    let top = 40.0
        + title.len() as f64 * TITLE * 1.25
        + 6.0
        + subtitle.len() as f64 * SUBTITLE * 1.4
        + 16.0;
    let foot = 30.0 + source.len() as f64 * SOURCE * 1.4;
    let height = (top + inner + foot).max(HEIGHT).ceil();
    let mut svg = String::new();
    {
        let size = ((WIDTH * FINE) as u32, (height * FINE) as u32);
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        let canvas = Canvas {
            area,
            top,
            bottom: height - foot,
        };
        canvas.area.fill(&WHITE).map_err(fault)?;
        let mut y = 40.0 + TITLE * 0.5;
        for line in &title {
            canvas.text(
                line,
                (MARGIN, y),
                Type {
                    size: TITLE,
                    bold: true,
                    color: INK,
                },
                Anchor::Start,
            )?;
            y += TITLE * 1.25;
        }
        y += 2.0;
        for line in &subtitle {
            canvas.text(
                line,
                (MARGIN, y),
                Type {
                    size: SUBTITLE,
                    bold: false,
                    color: MUTED,
                },
                Anchor::Start,
            )?;
            y += SUBTITLE * 1.4;
        }
        let mut y = height - foot + 22.0;
        for line in &source {
            canvas.text(
                line,
                (MARGIN, y),
                Type {
                    size: SOURCE,
                    bold: false,
                    color: MUTED,
                },
                Anchor::Start,
            )?;
            y += SOURCE * 1.4;
        }
        paint(&canvas)?;
        canvas.area.present().map_err(fault)?;
    }
    Ok(Drawn {
        svg: dressed(&svg, head, height)?,
        title: head.title.clone(),
        alt: head.alt.clone(),
    })
}

/// Shrinks the drawing to px, and gives it a title and a description for who cannot see it.
fn dressed(svg: &str, head: &Head, height: f64) -> Result<String> {
    let old = format!(
        "<svg width=\"{}\" height=\"{}\"",
        (WIDTH * FINE) as u32,
        (height * FINE) as u32
    );
    let rest = svg
        .strip_prefix(&old)
        .ok_or_else(|| Error::Chart("unexpected start of the SVG".into()))?;
    let open = rest
        .find('>')
        .ok_or_else(|| Error::Chart("the SVG has no root".into()))?
        + 1;
    Ok(format!(
        "<svg width=\"{WIDTH}\" height=\"{height}\" stroke-linejoin=\"round\" role=\"img\" \
         aria-labelledby=\"chart-title chart-description\"{}\n<title id=\"chart-title\">{}</title>\n\
         <desc id=\"chart-description\">{}</desc>{}",
        &rest[..open],
        escaped(&head.title),
        escaped(&head.alt),
        &rest[open..]
    ))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn fault(error: impl std::fmt::Display) -> Error {
    Error::Chart(error.to_string())
}

fn fine(value: f64) -> i32 {
    (value * FINE).round() as i32
}

fn fine_point(point: Point) -> (i32, i32) {
    (fine(point.0), fine(point.1))
}

fn fine_width(width: f64) -> u32 {
    fine(width).max(1) as u32
}

impl Canvas<'_> {
    /// A line through `points`.
    pub fn line(&self, points: &[Point], color: RGBAColor, width: f64) -> Result<()> {
        let points: Vec<_> = points.iter().copied().map(fine_point).collect();
        self.area
            .draw(&PathElement::new(
                points,
                color.stroke_width(fine_width(width)),
            ))
            .map_err(fault)
    }

    /// A dashed line through `points` that begins and ends with a whole dash.
    pub fn dashed(
        &self,
        points: &[Point],
        color: RGBAColor,
        width: f64,
        dash: f64,
        gap: f64,
    ) -> Result<()> {
        let length: f64 = points
            .windows(2)
            .map(|two| (two[1].0 - two[0].0).hypot(two[1].1 - two[0].1))
            .sum();
        let dashes = ((length + gap) / (dash + gap)).round().max(1.0);
        let scale = length / (dash * dashes + gap * (dashes - 1.0));
        let points: Vec<_> = points.iter().copied().map(fine_point).collect();
        let (dash, gap) = (fine(dash * scale).max(1), fine(gap * scale).max(1));
        let style = color.stroke_width(fine_width(width));
        self.area
            .draw(&DashedPathElement::new(points, dash, gap, style))
            .map_err(fault)
    }

    /// A filled disc.
    pub fn disc(&self, centre: Point, radius: f64, color: RGBAColor) -> Result<()> {
        self.area
            .draw(&Circle::new(
                fine_point(centre),
                fine_width(radius),
                color.filled(),
            ))
            .map_err(fault)
    }

    /// A circle.
    pub fn ring(&self, centre: Point, radius: f64, color: RGBAColor, width: f64) -> Result<()> {
        let style = color.stroke_width(fine_width(width));
        self.area
            .draw(&Circle::new(fine_point(centre), fine_width(radius), style))
            .map_err(fault)
    }

    /// A filled polygon.
    pub fn polygon(&self, corners: &[Point], color: RGBAColor) -> Result<()> {
        let corners: Vec<_> = corners.iter().copied().map(fine_point).collect();
        self.area
            .draw(&Polygon::new(corners, color.filled()))
            .map_err(fault)
    }

    /// A filled rectangle between two corners.
    pub fn rect(&self, from: Point, to: Point, color: RGBAColor) -> Result<()> {
        self.area
            .draw(&Rectangle::new(
                [fine_point(from), fine_point(to)],
                color.filled(),
            ))
            .map_err(fault)
    }

    /// The outline of a rectangle.
    pub fn frame(&self, from: Point, to: Point, color: RGBAColor, width: f64) -> Result<()> {
        // plotters forgets the width of a rectangle's stroke; the second corner again closes the last one.
        let corners = [
            from,
            (to.0, from.1),
            to,
            (from.0, to.1),
            from,
            (to.0, from.1),
        ];
        self.line(&corners, color, width)
    }

    /// Text, vertically centred on its point.
    pub fn text(&self, text: &str, at: Point, style: Type, anchor: Anchor) -> Result<()> {
        let weight = if style.bold {
            FontStyle::Bold
        } else {
            FontStyle::Normal
        };
        let horizontal = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let font = FontDesc::from((font::FAMILY, style.size * PLOTTERS_EM * FINE, weight));
        let pos = Pos::new(horizontal, VPos::Center);
        let style_of = TextStyle {
            font,
            color: style.color.to_backend_color(),
            pos,
        };
        let at = fine_point((at.0, at.1 + CENTRE * style.size));
        self.area
            .draw(&Text::new(text.to_string(), at, style_of))
            .map_err(fault)
    }

    /// Text wrapped to `most` px, its lines below each other; gives the y after the last.
    pub fn paragraph(&self, text: &str, at: Point, style: Type, most: f64) -> Result<f64> {
        let mut y = at.1;
        for line in font::wrap(text, style.size, style.bold, most) {
            self.text(&line, (at.0, y), style, Anchor::Start)?;
            y += style.size * 1.4;
        }
        Ok(y)
    }
}
