//! Reliability over time: the probability that a request is answered, and that all are informed, by each deadline.

use super::{
    Chart, Drawn, Head, Subject,
    canvas::{Anchor, Canvas, Type, draw},
    font,
    palette::{GRID, INK, LABEL, MARGIN, MUTED, SMALL, WIDTH, WITH, WITHOUT},
    source_line,
};
use crate::{
    analysis::{
        Ask, DEADLINES, Reliabilities, TimeCurve, brief, capital, hours_in_words,
        reliability_of_sides,
    },
    error::{Error, Result},
};
use plotters::style::{Color, RGBColor};

pub(super) static CHART: Chart = Chart {
    id: "reliability",
    about: "the probability that a request is answered by each deadline, on both sides",
    section: "reliability",
    metric: || None,
    draw: reliability,
};

/// Height of a panel, px.
const HEIGHT: f64 = 330.0;
/// Between panels, px.
const GUTTER: f64 = 90.0;
/// Right of a panel, for the last values, px.
const VALUES: f64 = 52.0;

/// A question with its answer on both sides.
struct Panel<'c> {
    title: String,
    sides: [&'c TimeCurve; 2],
}

fn reliability(subject: &Subject) -> Result<Drawn> {
    let comparison = subject.comparison;
    let labels = [&comparison.without.label, &comparison.with.label].map(String::clone);
    let found = reliability_of_sides(subject.without, subject.with, labels, &Ask::default())?;
    let panels = panels(subject, &found)?;
    let all = || panels.iter().flat_map(|panel| panel.sides);
    let banded = all().any(|curve| curve.points.iter().any(|point| point.chance.low.is_some()));
    let estimated = all().any(|curve| {
        curve
            .points
            .iter()
            .any(|point| point.chance.error.is_some())
    });
    let mut subtitle = "Probability that the originator consents and a working permitted route takes no longer than the \
                        time allowed, handling included."
        .to_string();
    if panels.len() > 1 {
        subtitle += " Informed: from any one actor to all others, the mean over who begins.";
    }
    if banded {
        subtitle += " Bands: from all availabilities low and delays high to the other way.";
    }
    if estimated {
        subtitle += " Estimated from a seeded sample.";
    }
    let head = Head {
        title: title(&panels, comparison),
        subtitle,
        source: source_line(comparison),
        alt: alt(&panels),
    };
    let shortest = all()
        .flat_map(|curve| &curve.points)
        .filter(|point| point.chance.value.is_some_and(|value| value > 0.0))
        .map(|point| point.hours)
        .fold(DEADLINES[0], f64::min);
    let longest = all()
        .flat_map(|curve| &curve.points)
        .map(|point| point.hours)
        .fold(DEADLINES[DEADLINES.len() - 1], f64::max);
    draw(&head, 60.0 + HEIGHT, |canvas| {
        legend(canvas, subject)?;
        let many = panels.len() as f64;
        let width = (WIDTH - 2.0 * MARGIN - 46.0 - GUTTER * (many - 1.0)) / many;
        for (at, panel) in panels.iter().enumerate() {
            let left = MARGIN + 46.0 + at as f64 * (width + GUTTER);
            let frame = Frame {
                left,
                right: left + width - VALUES,
                top: canvas.top + 70.0,
                bottom: (canvas.bottom - 52.0).min(canvas.top + 70.0 + HEIGHT),
                from: (shortest / 1.6).ln(),
                to: (longest * 1.25).ln(),
            };
            frame.draw(canvas, panel)?;
        }
        Ok(())
    })
}

fn panels<'c>(subject: &Subject, found: &'c Reliabilities) -> Result<Vec<Panel<'c>>> {
    let nothing = || Error::Refused("no value for any pair on both sides within any time".into());
    let [without, with] = found.sides.as_slice() else {
        return Err(nothing());
    };
    let pair = found.pair.as_ref().ok_or_else(nothing)?;
    let network = &subject.with.network;
    let name = |id: &String| network.title_of(id).to_string();
    let defined = |curve: &TimeCurve| {
        curve
            .points
            .iter()
            .all(|point| point.chance.value.is_some())
    };
    let both = |sides: [Option<&'c TimeCurve>; 2]| match sides {
        [Some(without), Some(with)] if defined(without) && defined(with) => Some([without, with]),
        _ => None,
    };
    let mut panels = Vec::new();
    if let Some(sides) = both([without.answered.as_ref(), with.answered.as_ref()]) {
        panels.push(Panel {
            title: format!(
                "{}{}{}: a request is answered",
                name(&pair[0]),
                network.joint(),
                name(&pair[1])
            ),
            sides,
        });
    }
    let actors = subject.with.mid.n();
    if actors > 2
        && let Some(sides) = both([without.informed.as_ref(), with.informed.as_ref()])
    {
        panels.push(Panel {
            title: format!("All {actors} are informed"),
            sides,
        });
    }
    if panels.is_empty() {
        Err(nothing())
    } else {
        Ok(panels)
    }
}

/// The last listed value up to then: between steps nothing changes.
fn by(curve: &TimeCurve, hours: f64) -> f64 {
    let mut points = curve.points.iter().rev();
    let point = points.find(|point| point.hours <= hours * (1.0 + 1e-9));
    point.and_then(|point| point.chance.value).unwrap_or(0.0)
}

fn title(panels: &[Panel], comparison: &crate::analysis::Comparison) -> String {
    let Some(panel) = panels.first() else {
        return String::new();
    };
    let [without, with] = panel.sides;
    let hours = without
        .points
        .iter()
        .chain(&with.points)
        .map(|point| point.hours);
    let widest = hours.fold((0.0, 0.0), |best: (f64, f64), hours| {
        let error = |curve: &TimeCurve| {
            let chance = curve.at(hours).and_then(|chance| chance.error);
            chance.unwrap_or(0.0)
        };
        // A difference that may be noise of the samples is none.
        let noise = 3.0 * (error(without) + error(with));
        let gap = (by(with, hours) - by(without, hours)).abs() - noise;
        if gap > best.1 + 1e-9 {
            (hours, gap)
        } else {
            best
        }
    });
    let what = &panel.title;
    if widest.1 < 0.005 {
        return format!("{what}: as surely and as soon on both sides");
    }
    let (hours, side) = (hours_in_words(widest.0), &comparison.with.label);
    format!(
        "{what} within {hours} with probability {} {side}, {} {}",
        brief(by(with, widest.0)),
        brief(by(without, widest.0)),
        comparison.without.label,
    )
}

fn alt(panels: &[Panel]) -> String {
    let one = |panel: &Panel| {
        let values = DEADLINES.map(|hours| {
            let [without, with] = panel.sides.map(|curve| brief(by(curve, hours)));
            format!(
                "within {} {without} without and {with} with",
                hours_in_words(hours)
            )
        });
        format!("{}: {}", panel.title, values.join(", "))
    };
    let said: Vec<String> = panels.iter().map(one).collect();
    format!(
        "Step curves of probability over the time allowed. {}.",
        said.join(". ")
    )
}

/// Where a panel stands and what its axis spans, in logarithms of hours.
struct Frame {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    from: f64,
    to: f64,
}

impl Frame {
    fn x(&self, hours: f64) -> f64 {
        let share = (hours.ln() - self.from) / (self.to - self.from);
        self.left + (self.right - self.left) * share.clamp(0.0, 1.0)
    }

    fn y(&self, probability: f64) -> f64 {
        self.bottom - (self.bottom - self.top) * probability
    }

    fn draw(&self, canvas: &Canvas, panel: &Panel) -> Result<()> {
        let muted = Type {
            size: 13.0,
            bold: false,
            color: MUTED,
        };
        let bold = Type {
            size: LABEL,
            bold: true,
            color: INK,
        };
        let name = font::fit(&panel.title, LABEL, true, self.right - self.left);
        canvas.text(&name, (self.left, self.top - 24.0), bold, Anchor::Start)?;
        for tenth in [0.0, 0.25, 0.5, 0.75, 1.0] {
            let y = self.y(tenth);
            canvas.line(&[(self.left, y), (self.right, y)], GRID.to_rgba(), 1.0)?;
            let text = brief(tenth);
            canvas.text(&text, (self.left - 10.0, y), muted, Anchor::End)?;
        }
        let mut end = f64::NEG_INFINITY;
        for hours in [0.01 / 3.6, 1.0 / 60.0]
            .into_iter()
            .chain(DEADLINES)
            .chain([168.0, 720.0])
        {
            let x = self.x(hours);
            let text = hours_in_words(hours);
            let half = font::width(&text, 13.0, false) / 2.0;
            let inside = hours.ln() >= self.from && hours.ln() <= self.to;
            if inside && x - half > end {
                canvas.line(&[(x, self.top), (x, self.bottom)], GRID.to_rgba(), 1.0)?;
                canvas.text(&text, (x, self.bottom + 16.0), muted, Anchor::Middle)?;
                end = x + half + 6.0;
            }
        }
        let caption = "time allowed (logarithmic)";
        canvas.text(
            caption,
            (self.left, self.bottom + 38.0),
            muted,
            Anchor::Start,
        )?;
        for (curve, color) in panel.sides.into_iter().zip([WITHOUT, WITH]) {
            self.band(canvas, curve, color)?;
        }
        let mut last = [0.0; 2];
        for (at, (curve, color)) in panel.sides.into_iter().zip([WITHOUT, WITH]).enumerate() {
            let value = |point: &crate::analysis::TimePoint| point.chance.value.unwrap_or(0.0);
            let points = self.steps(curve, value);
            if at == 0 {
                canvas.dashed(&points, color.to_rgba(), 3.0, 9.0, 5.0)?;
            } else {
                canvas.line(&points, color.to_rgba(), 3.0)?;
            }
            last[at] = curve.points.last().map_or(0.0, value);
        }
        // The last values, held apart where they would overlap.
        let gap = self.y(last[0]) - self.y(last[1]);
        let apart = if gap.abs() < 17.0 {
            (17.0 - gap.abs()) / 2.0
        } else {
            0.0
        };
        let down = if gap >= 0.0 { apart } else { -apart };
        for (at, color) in [WITHOUT, WITH].into_iter().enumerate() {
            let y = self.y(last[at]) + if at == 0 { down } else { -down };
            let style = Type {
                size: SMALL,
                bold: true,
                color,
            };
            canvas.text(
                &brief(last[at]),
                (self.right + 8.0, y),
                style,
                Anchor::Start,
            )?;
        }
        Ok(())
    }

    /// A staircase from the left edge to the right one.
    fn steps(
        &self,
        curve: &TimeCurve,
        value: impl Fn(&crate::analysis::TimePoint) -> f64,
    ) -> Vec<(f64, f64)> {
        let mut points = vec![(self.left, self.y(0.0))];
        let mut before = 0.0;
        for point in &curve.points {
            let (x, now) = (self.x(point.hours), value(point));
            if now != before {
                points.push((x, self.y(before)));
                points.push((x, self.y(now)));
                before = now;
            }
        }
        points.push((self.right, self.y(before)));
        points
    }

    fn band(&self, canvas: &Canvas, curve: &TimeCurve, color: RGBColor) -> Result<()> {
        if curve.points.iter().any(|point| point.chance.low.is_none()) {
            return Ok(());
        }
        let mut corners = self.steps(curve, |point| point.chance.low.unwrap_or(0.0));
        let upper = self.steps(curve, |point| point.chance.high.unwrap_or(0.0));
        corners.extend(upper.into_iter().rev());
        canvas.polygon(&corners, color.mix(0.13))
    }
}

fn legend(canvas: &Canvas, subject: &Subject) -> Result<()> {
    let y = canvas.top + 12.0;
    let style = Type {
        size: SMALL,
        bold: false,
        color: INK,
    };
    canvas.dashed(
        &[(MARGIN, y), (MARGIN + 30.0, y)],
        WITHOUT.to_rgba(),
        3.0,
        9.0,
        5.0,
    )?;
    let label = capital(&subject.comparison.without.label);
    let label = font::fit(&label, SMALL, false, 470.0);
    canvas.text(&label, (MARGIN + 40.0, y), style, Anchor::Start)?;
    let x = MARGIN + 80.0 + font::width(&label, SMALL, false);
    canvas.line(&[(x, y), (x + 30.0, y)], WITH.to_rgba(), 3.0)?;
    let label = capital(&subject.comparison.with.label);
    let label = font::fit(&label, SMALL, false, 470.0);
    canvas.text(&label, (x + 40.0, y), style, Anchor::Start)
}
