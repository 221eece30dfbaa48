//! Removal impact: what goes with the loss of each actor, agreement and tie, on both sides.

use super::{
    Chart, Drawn, Head, Subject,
    canvas::{Anchor, Canvas, Type, draw},
    dumbbell, font,
    palette::{GRID, INK, LABEL, MARGIN, MUTED, SMALL, WIDTH, WITH, WITHOUT},
    source_line,
};
use crate::{
    analysis::{self, Failure, capital, failures},
    error::{Error, Result},
    metrics::Scope,
};
use plotters::style::{Color, WHITE};

pub(super) static CHART: Chart = Chart {
    id: "removal",
    about: "what goes with the loss of each actor, agreement and tie, on both sides",
    section: "failures",
    metric: || None,
    draw: removal,
};

/// Rows at the most: the gravest on either side.
const MOST_ROWS: usize = 12;
/// Height of a row, px.
const ROW: f64 = 46.0;

struct Row {
    name: String,
    kind: &'static str,
    without: Option<Failure>,
    with: Option<Failure>,
}

fn removal(subject: &Subject) -> Result<Drawn> {
    let find = |side| failures(side).map_err(|reason| Error::Chart(reason.into()));
    let (without, with) = (
        find(subject.without)?.failures,
        find(subject.with)?.failures,
    );
    let mut rows: Vec<Row> = Vec::new();
    for failure in without.iter().chain(&with) {
        let of = |side: &[Failure]| {
            side.iter()
                .find(|other| other.scope == failure.scope && other.subject == failure.subject)
                .cloned()
        };
        if !rows
            .iter()
            .any(|row| row.name == failure.name && row.kind == failure.scope.word())
        {
            let kind = failure.scope.word();
            rows.push(Row {
                name: failure.name.clone(),
                kind,
                without: of(&without),
                with: of(&with),
            });
        }
    }
    let lost = |failure: &Option<Failure>| {
        failure
            .as_ref()
            .and_then(|failure| failure.efficiency_lost)
            .unwrap_or(0.0)
    };
    let cut = |failure: &Option<Failure>| failure.as_ref().map_or(0, |failure| failure.pairs_cut);
    let gravity = |row: &Row| lost(&row.without).max(lost(&row.with));
    // A tie that is the whole of an agreement, or the other way round, is one loss and one row.
    rows.retain(|row| gravity(row) > 1e-12 || cut(&row.without) + cut(&row.with) > 0);
    rows.sort_by(|x, y| {
        gravity(y)
            .total_cmp(&gravity(x))
            .then((x.kind != Scope::Actor.word()).cmp(&(y.kind != Scope::Actor.word())))
    });
    let total = rows.len();
    rows.truncate(MOST_ROWS);
    let comparison = subject.comparison;
    let points = &comparison.failure_points;
    let title = match (points.vanish.as_slice(), points.appear.as_slice()) {
        ([], []) if points.stay.is_empty() => {
            "No single point of failure on either side".to_string()
        }
        ([], []) => format!(
            "The same single points of failure on both sides ({})",
            points.stay.len()
        ),
        ([one], []) => format!(
            "{} is no single point of failure {}",
            capital(one),
            comparison.with.label
        ),
        ([one, two], []) => {
            format!(
                "{} and {two} are no single points of failure {}",
                capital(one),
                comparison.with.label
            )
        }
        (gone, []) => format!(
            "{} single points of failure fewer {}",
            gone.len(),
            comparison.with.label
        ),
        ([], [one]) => format!(
            "{} becomes a single point of failure {}",
            capital(one),
            comparison.with.label
        ),
        ([], come) => format!(
            "{} more single points of failure {}",
            come.len(),
            comparison.with.label
        ),
        (gone, come) => format!(
            "{} single points of failure go and {} come {}",
            gone.len(),
            come.len(),
            comparison.with.label
        ),
    };
    let more = if total > rows.len() {
        format!(" The {} gravest of {total} losses.", rows.len())
    } else {
        String::new()
    };
    let head = Head {
        title,
        subtitle: format!(
            "Share of global efficiency (mean of 1/hops over permitted routes) that goes with each loss, and the pairs it \
             cuts. For an actor: among the others.{more}"
        ),
        source: source_line(comparison),
        alt: format!(
            "Bars of removal impact. {}.",
            rows.iter()
                .map(|row| {
                    format!(
                        "{}: {} without, {} with",
                        row.name,
                        words(&row.without),
                        words(&row.with)
                    )
                })
                .collect::<Vec<_>>()
                .join("; ")
        ),
    };
    let inner = 90.0 + ROW * rows.len().max(1) as f64;
    draw(&head, inner, |canvas| {
        legend(canvas, subject)?;
        if rows.is_empty() {
            let style = Type {
                size: LABEL,
                bold: false,
                color: MUTED,
            };
            return canvas.text(
                "No loss parts a pair or costs efficiency.",
                (MARGIN, canvas.top + 60.0),
                style,
                Anchor::Start,
            );
        }
        let row = ROW + ((canvas.bottom - canvas.top - inner) / rows.len() as f64).clamp(0.0, 26.0);
        let (left, right) = (MARGIN + 440.0, WIDTH - MARGIN - 190.0);
        let most = rows.iter().map(gravity).fold(0.0, f64::max);
        let ticks = dumbbell::ticks(0.0, most.max(0.01));
        let last = ticks[ticks.len() - 1];
        let x = |value: f64| left + (right - left) * value / last;
        let (top, end) = (
            canvas.top + 38.0,
            canvas.top + 38.0 + row * rows.len() as f64,
        );
        for &tick in &ticks {
            canvas.line(&[(x(tick), top), (x(tick), end)], GRID.to_rgba(), 1.0)?;
            let text = format!("{} %", analysis::number(tick * 100.0));
            canvas.text(
                &text,
                (x(tick), end + 16.0),
                Type {
                    size: 13.0,
                    bold: false,
                    color: MUTED,
                },
                Anchor::Middle,
            )?;
        }
        for (index, item) in rows.iter().enumerate() {
            let y = top + row * (index as f64 + 0.5);
            let name = font::fit(&item.name, LABEL, false, 350.0);
            canvas.text(
                &name,
                (left - 88.0, y),
                Type {
                    size: LABEL,
                    bold: false,
                    color: INK,
                },
                Anchor::End,
            )?;
            canvas.text(
                item.kind,
                (left - 14.0, y),
                Type {
                    size: 12.0,
                    bold: false,
                    color: MUTED,
                },
                Anchor::End,
            )?;
            bar(canvas, &item.without, false, y - 9.0, &x)?;
            bar(canvas, &item.with, true, y + 9.0, &x)?;
        }
        Ok(())
    })
}

fn bar(
    canvas: &Canvas,
    failure: &Option<Failure>,
    with: bool,
    y: f64,
    x: &dyn Fn(f64) -> f64,
) -> Result<()> {
    let (from, color) = (x(0.0), if with { WITH } else { WITHOUT });
    let share = failure.as_ref().and_then(|failure| failure.efficiency_lost);
    let end = x(share.unwrap_or(0.0)).max(from + 1.5);
    if share.is_some() {
        if with {
            canvas.rect((from, y - 7.0), (end, y + 7.0), color.to_rgba())?;
        } else {
            canvas.rect((from, y - 7.0), (end, y + 7.0), WHITE.to_rgba())?;
            canvas.frame((from, y - 6.0), (end, y + 6.0), color.to_rgba(), 2.0)?;
        }
    }
    let style = Type {
        size: 13.0,
        bold: true,
        color: if share.is_some() { color } else { MUTED },
    };
    canvas.text(&words(failure), (end + 8.0, y), style, Anchor::Start)
}

fn words(failure: &Option<Failure>) -> String {
    let Some(failure) = failure else {
        return "not there".into();
    };
    let share = match failure.efficiency_lost {
        Some(share) => format!("{} %", analysis::number((share * 1000.0).round() / 10.0)),
        None => "nothing to lose".into(),
    };
    match failure.pairs_cut {
        0 => share,
        cut => format!(
            "{share}, cuts {cut} of {} {}",
            failure.pairs,
            if failure.pairs == 1 { "pair" } else { "pairs" }
        ),
    }
}

fn legend(canvas: &Canvas, subject: &Subject) -> Result<()> {
    let y = canvas.top + 12.0;
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
    let label = font::fit(
        &capital(&subject.comparison.without.label),
        SMALL,
        false,
        470.0,
    );
    canvas.text(&label, (MARGIN + 36.0, y), style, Anchor::Start)?;
    let x = MARGIN + 76.0 + font::width(&label, SMALL, false);
    canvas.rect((x, y - 7.0), (x + 26.0, y + 7.0), WITH.to_rgba())?;
    let label = font::fit(
        &capital(&subject.comparison.with.label),
        SMALL,
        false,
        470.0,
    );
    canvas.text(&label, (x + 36.0, y), style, Anchor::Start)
}
