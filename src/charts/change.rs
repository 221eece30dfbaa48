//! Change of the network's metrics, in percent of the side without, so that they share a scale.

use super::{
    Chart, Drawn, Head, Subject,
    canvas::{Anchor, Canvas, Type, draw},
    font,
    palette::{EMPTY, INK, MARGIN, MUTED, SMALL, WIDTH, WITH, WITHOUT},
    source_line,
};
use crate::{
    analysis::{self, Change, Uncertainty, Verdict},
    error::Result,
    metrics::{Metric, Scope},
};
use plotters::style::Color;

pub(super) static CHART: Chart = Chart {
    id: "change",
    about: "how far each metric of the network moves, in percent",
    section: "",
    metric: || None,
    draw: change,
};

/// Longest bar, percent of the side without; longer ones are broken and say so.
const LONGEST: f64 = 100.0;
/// Height of a row, px.
const ROW: f64 = 25.0;

fn change(subject: &Subject) -> Result<Drawn> {
    let comparison = subject.comparison;
    let bands = comparison.bands(subject.without, subject.with);
    let whole = comparison
        .changes
        .iter()
        .filter(|change| change.scope == Scope::Network);
    let (still, moved): (Vec<&Change>, Vec<&Change>) =
        whole.partition(|change| change.verdict == Verdict::Same);
    let (undefined, mut moved): (Vec<&Change>, Vec<&Change>) = moved
        .into_iter()
        .partition(|change| change.verdict == Verdict::Undefined);
    let key = |change: &Change| change.percent().map_or(f64::INFINITY, f64::abs);
    moved.sort_by(|x, y| key(y).total_cmp(&key(x)));
    let count = |verdict: Verdict| {
        let own = |change: &&&Change| change.verdict == verdict && !change.by_construction;
        moved.iter().filter(own).count()
    };
    let side = &comparison.with.label;
    let are = |count: usize| if count == 1 { "is" } else { "are" };
    let (better, worse) = (count(Verdict::Better), count(Verdict::Worse));
    let names = |changes: &[&Change]| {
        changes
            .iter()
            .map(|change| title_of(change))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let mut foot = Vec::new();
    if moved.iter().any(|change| change.by_construction) {
        foot.push("* Adding a tie can move it this way only: the direction is arithmetic, the size is the finding.".to_string());
    }
    if !still.is_empty() {
        foot.push(format!("Did not move: {}.", names(&still)));
    }
    if !undefined.is_empty() {
        foot.push(format!("Undefined on a side: {}.", names(&undefined)));
    }
    let head = Head {
        title: match (better, worse) {
            (0, 0) => format!("Nothing that could go either way is better or worse {side}"),
            (better, 0) => format!(
                "Of what could go either way, {better} {} better {side} and nothing is worse",
                are(better)
            ),
            (0, worse) => format!(
                "Of what could go either way, {worse} {} worse {side} and nothing is better",
                are(worse)
            ),
            (better, worse) => format!(
                "Of what could go either way, {better} {} better {side} and {worse} worse",
                are(better)
            ),
        },
        subtitle: format!(
            "Change of each metric from the side without to the side with, in percent of its value without. \
             Bars beyond {LONGEST:.0} % are cut and marked.{}",
            if bands.is_some() {
                " Whiskers: 5–95 % of draws over the coded ranges, in percent of the same value; an open end goes on."
            } else {
                ""
            }
        ),
        source: source_line(comparison),
        alt: format!(
            "Bar chart of changes {}. {}.",
            comparison.with.label,
            moved
                .iter()
                .map(|change| {
                    format!(
                        "{} {} to {}",
                        title_of(change),
                        analysis::score(change.without),
                        analysis::score(change.with)
                    )
                })
                .collect::<Vec<_>>()
                .join("; ")
        ),
    };
    let foot_lines: usize = foot
        .iter()
        .map(|text| font::wrap(text, SMALL - 1.0, false, WIDTH - 2.0 * MARGIN).len())
        .sum();
    let inner =
        84.0 + moved.len() as f64 * ROW + foot_lines as f64 * 20.0 + foot.len() as f64 * 6.0;
    draw(&head, inner, |canvas| {
        legend(canvas, &moved)?;
        let columns = Columns {
            name: MARGIN,
            without: 480.0,
            with: 575.0,
            zero: 860.0,
            reach: 190.0,
        };
        let y = canvas.top + 44.0;
        let style = Type {
            size: SMALL,
            bold: true,
            color: INK,
        };
        canvas.text("Without", (columns.without, y), style, Anchor::End)?;
        canvas.text("With", (columns.with, y), style, Anchor::End)?;
        canvas.text("Change", (columns.zero, y), style, Anchor::Middle)?;
        let mut y = y + 24.0;
        let end = y + ROW * (moved.len() as f64 - 0.5);
        canvas.line(
            &[(columns.zero, y - ROW * 0.5), (columns.zero, end)],
            MUTED.to_rgba(),
            1.2,
        )?;
        for (index, change) in moved.iter().enumerate() {
            if index % 2 == 1 {
                canvas.rect(
                    (MARGIN - 8.0, y - ROW / 2.0),
                    (WIDTH - MARGIN + 8.0, y + ROW / 2.0),
                    EMPTY.to_rgba(),
                )?;
            }
            columns.row(canvas, change, bands, y)?;
            y += ROW;
        }
        canvas.line(
            &[
                (columns.zero, canvas.top + 56.0),
                (columns.zero, y - ROW * 0.5),
            ],
            MUTED.to_rgba(),
            1.2,
        )?;
        y += 12.0;
        for text in &foot {
            y = canvas.paragraph(
                text,
                (MARGIN, y),
                Type {
                    size: SMALL - 1.0,
                    bold: false,
                    color: MUTED,
                },
                WIDTH - 2.0 * MARGIN,
            )? + 4.0;
        }
        Ok(())
    })
}

fn title_of(change: &Change) -> String {
    Metric::find(change.metric)
        .map_or(change.metric, |metric| metric.title)
        .to_string()
}

/// Only the verdicts that occur.
fn legend(canvas: &Canvas, moved: &[&Change]) -> Result<()> {
    let y = canvas.top + 10.0;
    let style = Type {
        size: SMALL,
        bold: false,
        color: INK,
    };
    let mut x = MARGIN;
    for (verdict, text) in [
        (Verdict::Better, "better for the network"),
        (Verdict::Worse, "worse for the network"),
        (Verdict::Moved, "neither by itself"),
    ] {
        if !moved.iter().any(|change| change.verdict == verdict) {
            continue;
        }
        bar(canvas, verdict, x, x + 34.0, y, 14.0)?;
        canvas.text(text, (x + 44.0, y), style, Anchor::Start)?;
        x += 84.0 + font::width(text, SMALL, false);
    }
    Ok(())
}

/// Better is full, worse is hatched, neither is an outline: they differ without colour.
fn bar(canvas: &Canvas, verdict: Verdict, from: f64, to: f64, y: f64, height: f64) -> Result<()> {
    let (left, right) = (from.min(to), from.max(to));
    let (top, bottom) = (y - height / 2.0, y + height / 2.0);
    match verdict {
        Verdict::Better => canvas.rect((left, top), (right, bottom), WITH.to_rgba()),
        Verdict::Worse => {
            canvas.rect((left, top), (right, bottom), WITHOUT.mix(0.25))?;
            let mut x = left + 3.0;
            while x < right - 1.0 {
                let lean = (right - x).min(5.0);
                canvas.line(
                    &[(x, bottom), (x + lean, bottom - height * lean / 5.0)],
                    WITHOUT.to_rgba(),
                    1.6,
                )?;
                x += 6.0;
            }
            canvas.frame((left, top), (right, bottom), WITHOUT.to_rgba(), 1.2)
        }
        _ => canvas.frame((left, top), (right, bottom), MUTED.to_rgba(), 1.6),
    }
}

/// 5 and 95 % of the draws of a change, in percent of its value without; `None` where it does not vary.
fn whisker(change: &Change, bands: Option<&Uncertainty>) -> Option<[f64; 2]> {
    let band = bands?.outcome(change.metric, &change.subject)?.change?;
    let without = change.without.and_then(|score| score.value())?;
    let [low, high] = [band.low?, band.high?].map(|end| end / without * 100.0);
    (without > 0.0 && high - low > 1e-9).then_some([low, high])
}

struct Columns {
    name: f64,
    without: f64,
    with: f64,
    zero: f64,
    reach: f64,
}

impl Columns {
    fn row(
        &self,
        canvas: &Canvas,
        change: &Change,
        bands: Option<&Uncertainty>,
        y: f64,
    ) -> Result<()> {
        let plain = Type {
            size: SMALL,
            bold: false,
            color: INK,
        };
        let star = if change.by_construction { " *" } else { "" };
        let name = font::fit(&format!("{}{star}", title_of(change)), SMALL, false, 340.0);
        canvas.text(&name, (self.name, y), plain, Anchor::Start)?;
        canvas.text(
            &analysis::score(change.without),
            (self.without, y),
            plain,
            Anchor::End,
        )?;
        canvas.text(
            &analysis::score(change.with),
            (self.with, y),
            plain,
            Anchor::End,
        )?;
        let Some(percent) = change.percent() else {
            let words = match change.difference() {
                Some(difference) => {
                    let sign = if difference > 0.0 { "+" } else { "" };
                    let from = if change.without.and_then(|score| score.value()) == Some(0.0) {
                        "from 0: "
                    } else {
                        ""
                    };
                    format!("{from}{sign}{}", analysis::number(difference))
                }
                None => "no percentage: one side is infinite".into(),
            };
            return canvas.text(
                &words,
                (self.zero + 8.0, y),
                Type {
                    color: MUTED,
                    ..plain
                },
                Anchor::Start,
            );
        };
        let shown = percent.clamp(-LONGEST, LONGEST);
        let end = self.zero + self.reach * shown / LONGEST;
        bar(canvas, change.verdict, self.zero, end, y, 15.0)?;
        let sign = percent.signum();
        if percent.abs() > LONGEST {
            // Two strokes across the bar: it goes on.
            for step in [14.0, 20.0] {
                let x = end - sign * step;
                canvas.line(
                    &[(x - 2.5, y + 10.0), (x + 2.5, y - 10.0)],
                    plotters::style::WHITE.to_rgba(),
                    2.5,
                )?;
            }
        }
        let end = match whisker(change, bands) {
            None => end,
            Some(ends) => {
                let [low, high] =
                    ends.map(|end| self.zero + self.reach * end.clamp(-LONGEST, LONGEST) / LONGEST);
                let halo = plotters::style::WHITE.to_rgba();
                canvas.line(&[(low, y), (high, y)], halo, 4.4)?;
                canvas.line(&[(low, y), (high, y)], INK.to_rgba(), 1.6)?;
                // An end beyond the longest bar is open.
                for (x, percent) in [low, high].into_iter().zip(ends) {
                    if percent.abs() <= LONGEST {
                        canvas.line(&[(x, y - 4.0), (x, y + 4.0)], INK.to_rgba(), 1.6)?;
                    }
                }
                if sign < 0.0 {
                    low.min(end)
                } else {
                    high.max(end)
                }
            }
        };
        let anchor = if sign < 0.0 {
            Anchor::End
        } else {
            Anchor::Start
        };
        canvas.text(
            &analysis::percent(percent),
            (end + sign * 8.0, y),
            Type {
                bold: true,
                ..plain
            },
            anchor,
        )
    }
}
