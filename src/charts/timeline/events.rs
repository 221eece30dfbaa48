//! Days of change as numbered lines, and what happened on them beneath.

use super::{
    super::{
        canvas::{Anchor, Canvas},
        font,
        palette::{GRID, INK, MARGIN, MUTED, WIDTH},
    },
    Axis, kind,
};
use crate::{
    analysis::{Moment, Timeline},
    error::Result,
};
use plotters::style::{Color, WHITE};

/// Days that are numbered and named; of more, those that moved most ties.
const MOST_NAMED: usize = 40;
/// Width of a badge with the space after it, px.
const BADGE: f64 = 24.0;
/// Height of a row of badges, px.
const ROW: f64 = 23.0;
/// Size of the letters beneath.
const SIZE: f64 = 13.0;
/// Height of a line beneath, px.
const LINE: f64 = 18.0;
/// Space after a day beneath, px.
const AFTER: f64 = 3.0;
/// Width of a column beneath, px.
const COLUMN: f64 = (WIDTH - 2.0 * MARGIN - 30.0) / 2.0;
/// Width of number and day before what happened, px.
const DAY: f64 = 116.0;

/// Where every day stands and what it is called.
pub(super) struct Numbers {
    days: Vec<Day>,
    rows: usize,
    left_out: usize,
}

struct Day {
    x: f64,
    /// Its number and the row of its badge; absent for a day without either.
    badge: Option<(usize, usize)>,
    moved: bool,
    date: String,
    lines: Vec<String>,
}

impl Numbers {
    pub(super) fn of(timeline: &Timeline, axis: &Axis) -> Self {
        let moments: Vec<&Moment> = timeline.moments.iter().collect();
        let mut order: Vec<usize> = (0..moments.len()).collect();
        order.retain(|&at| !moments[at].events.is_empty());
        order.sort_by_key(|&at| std::cmp::Reverse(moments[at].changes.len()));
        let named = &order[..order.len().min(MOST_NAMED)];
        // The right end of each row of badges.
        let mut ends: Vec<f64> = Vec::new();
        let (mut days, mut number) = (Vec::new(), 0);
        for (at, moment) in moments.iter().enumerate() {
            let x = axis.x(moment.date.decimal_year());
            let badge = named.contains(&at).then(|| {
                number += 1;
                let free = ends.iter().position(|end| x - BADGE / 2.0 >= *end);
                let row = free.unwrap_or(ends.len());
                if row == ends.len() {
                    ends.push(0.0);
                }
                ends[row] = x + BADGE / 2.0;
                (number, row)
            });
            let text = timeline.happenings(&moment.events).join("; ");
            let mut lines = font::wrap(&text, SIZE, false, COLUMN - DAY);
            if lines.len() > 2 {
                let rest = lines[1..].join(" ");
                lines.truncate(1);
                lines.push(font::fit(&rest, SIZE, false, COLUMN - DAY));
            }
            days.push(Day {
                x,
                badge,
                moved: !moment.changes.is_empty(),
                date: moment.date.to_string(),
                lines,
            });
        }
        Self {
            days,
            rows: ends.len(),
            left_out: order.len() - named.len(),
        }
    }

    pub(super) fn badges_height(&self) -> f64 {
        self.rows as f64 * ROW + 12.0
    }

    pub(super) fn list_height(&self) -> f64 {
        let height = |column: &Vec<&Day>| -> f64 {
            column
                .iter()
                .map(|day| day.lines.len() as f64 * LINE + AFTER)
                .sum()
        };
        let more = if self.left_out > 0 { LINE } else { 0.0 };
        self.columns().iter().map(height).fold(0.0, f64::max) + more + 14.0
    }

    /// A line for every day through all panels, from its badge down.
    pub(super) fn lines(&self, canvas: &Canvas, (top, bottom): (f64, f64)) -> Result<()> {
        for day in &self.days {
            let from = match day.badge {
                Some((_, row)) => top + ROW * (row as f64 + 0.5),
                None => top + self.badges_height() - 6.0,
            };
            let color = if day.moved {
                MUTED.mix(0.35)
            } else {
                GRID.to_rgba()
            };
            canvas.line(&[(day.x, from), (day.x, bottom)], color, 1.0)?;
        }
        Ok(())
    }

    pub(super) fn badges(&self, canvas: &Canvas, top: f64) -> Result<()> {
        for day in &self.days {
            let Some((number, row)) = day.badge else {
                continue;
            };
            let at = (day.x, top + ROW * (row as f64 + 0.5));
            badge(canvas, at, number, day.moved)?;
        }
        Ok(())
    }

    /// The days in two columns, number, day and what happened.
    pub(super) fn list(&self, canvas: &Canvas, top: f64) -> Result<()> {
        for (column, days) in self.columns().into_iter().enumerate() {
            let left = MARGIN + column as f64 * (COLUMN + 30.0);
            let mut y = top;
            for day in days {
                if let Some((number, _)) = day.badge {
                    badge(canvas, (left + 10.0, y), number, day.moved)?;
                }
                canvas.text(
                    &day.date,
                    (left + 28.0, y),
                    kind(SIZE, true, INK),
                    Anchor::Start,
                )?;
                for line in &day.lines {
                    canvas.text(line, (left + DAY, y), kind(SIZE, false, INK), Anchor::Start)?;
                    y += LINE;
                }
                y += AFTER;
            }
        }
        if self.left_out > 0 {
            let note = format!(
                "{} more days, on which fewer ties moved, are lines without a number.",
                self.left_out
            );
            let y = top + self.list_height() - LINE;
            canvas.text(&note, (MARGIN, y), kind(SIZE, false, MUTED), Anchor::Start)?;
        }
        Ok(())
    }

    /// The numbered days in two columns of about the same height.
    fn columns(&self) -> [Vec<&Day>; 2] {
        let named: Vec<&Day> = self.days.iter().filter(|day| day.badge.is_some()).collect();
        let total: usize = named.iter().map(|day| day.lines.len()).sum();
        let (mut first, mut second, mut lines) = (Vec::new(), Vec::new(), 0);
        for day in named {
            let column = if 2 * lines < total {
                &mut first
            } else {
                &mut second
            };
            lines += day.lines.len();
            column.push(day);
        }
        [first, second]
    }
}

fn badge(canvas: &Canvas, at: (f64, f64), number: usize, filled: bool) -> Result<()> {
    let radius = 10.0;
    canvas.disc(at, radius, if filled { INK } else { WHITE }.to_rgba())?;
    canvas.ring(at, radius - 0.75, INK.to_rgba(), 1.5)?;
    let color = if filled { WHITE } else { INK };
    canvas.text(
        &number.to_string(),
        at,
        kind(11.0, true, color),
        Anchor::Middle,
    )
}
