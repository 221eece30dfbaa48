//! Bands of the main changes over the coded ranges, with the probability of their sign.

use super::{
    Chart, Drawn, Head, Subject,
    canvas::{Anchor, Canvas, Type, draw},
    font,
    palette::{EMPTY, INK, LABEL, MARGIN, MUTED, SMALL, WIDTH, WITH, WITHOUT},
    source_line,
};
use crate::{
    analysis::{self, Band, Comparison, Hold, Outcome, Uncertainty, small},
    error::{Error, Result},
    metrics::{Metric, Scope},
};
use plotters::style::{Color, WHITE};

pub(super) static CHART: Chart = Chart {
    id: "uncertainty",
    about: "how far the coded ranges move each main change, and how sure its sign is",
    section: "uncertainty",
    metric: || None,
    draw: uncertainty,
};

/// Why there is nothing to draw from.
pub(super) const NO_BANDS: &str =
    "no number of these networks has a range, or they are too large to draw from the ranges";
/// Rows at the most.
const MOST_ROWS: usize = 20;
/// Rows about actors and pairs at the most, so that the network is heard.
const MOST_OWN: usize = 8;
/// Height of a row, px.
const ROW: f64 = 34.0;
/// Half the width of the plot, px, and its middle.
const REACH: f64 = 140.0;
const ZERO: f64 = 670.0;

fn uncertainty(subject: &Subject) -> Result<Drawn> {
    let comparison = subject.comparison;
    let Some(result) = comparison.bands(subject.without, subject.with) else {
        return Err(Error::Refused(NO_BANDS.into()));
    };
    if result.draws == 0 {
        return Err(Error::Refused(NO_BANDS.into()));
    }
    let (rows, left_out) = chosen(result, comparison);
    if rows.is_empty() {
        return Err(Error::Refused(
            "no main change that reads a coded number is finite on both sides".into(),
        ));
    }
    let robust = rows.iter().filter(|row| row.0.hold == Hold::Robust).count();
    let side = &comparison.with.label;
    let title = match rows.len() - robust {
        0 => format!("Every change shown keeps its sign in 95 % of draws or more, {side}"),
        hang if robust == 0 => {
            format!("The sign of all {hang} changes shown hangs on the coding, {side}")
        }
        hang => format!(
            "{robust} of {} changes {side} keep their sign over the coded ranges; {hang} {} on the coding",
            rows.len(),
            if hang == 1 { "hangs" } else { "hang" }
        ),
    };
    let more = match left_out {
        0 => String::new(),
        left_out => format!(" {left_out} more are not shown."),
    };
    let head = Head {
        title,
        subtitle: format!(
            "Change from the side without to the side with: 5–95 % of {} draws of every coded number, the stroke is the \
             median. Each row has a scale of its own, zero in common; the numbers have the metric's unit.{more}",
            analysis::thousands(result.draws)
        ),
        source: format!("{} Seed {}.", source_line(comparison), result.seed),
        alt: format!(
            "Bands of changes {side}. {}.",
            rows.iter()
                .map(|(outcome, band)| format!(
                    "{}: {} to {}, median {}, {}",
                    name(subject, outcome),
                    analysis::signed(band[0]),
                    analysis::signed(band[2]),
                    analysis::signed(band[1]),
                    outcome.sign_in_words()
                ))
                .collect::<Vec<_>>()
                .join("; ")
        ),
    };
    let inner = 84.0 + ROW * rows.len() as f64;
    draw(&head, inner, |canvas| {
        legend(canvas, &rows)?;
        let spare = (canvas.bottom - canvas.top - inner) / rows.len() as f64;
        let row = ROW + spare.clamp(0.0, 22.0);
        let top = canvas.top + 62.0;
        let bold = Type {
            size: SMALL,
            bold: true,
            color: INK,
        };
        canvas.text("5–95 %", (1018.0, top - 18.0), bold, Anchor::End)?;
        canvas.text("Sign", (1040.0, top - 18.0), bold, Anchor::Start)?;
        canvas.text(
            "no change",
            (ZERO, top - 18.0),
            Type {
                bold: false,
                color: MUTED,
                ..bold
            },
            Anchor::Middle,
        )?;
        for (index, (outcome, band)) in rows.iter().enumerate() {
            let y = top + row * (index as f64 + 0.5);
            if index % 2 == 1 {
                canvas.rect(
                    (MARGIN - 8.0, y - row / 2.0),
                    (WIDTH - MARGIN + 8.0, y + row / 2.0),
                    EMPTY.to_rgba(),
                )?;
            }
            line(canvas, &name(subject, outcome), outcome, *band, y)?;
        }
        let end = top + row * rows.len() as f64;
        canvas.line(&[(ZERO, top - 4.0), (ZERO, end)], INK.to_rgba(), 1.2)
    })
}

/// The rows in order: pairs in question, whoever is in the middle, the network. With each its low, median and high.
fn chosen<'r>(
    result: &'r Uncertainty,
    comparison: &Comparison,
) -> (Vec<(&'r Outcome, [f64; 3])>, usize) {
    let finite = |band: Band| Some([band.low?, band.median?, band.high?]);
    let all: Vec<(&Outcome, [f64; 3])> = result
        .outcomes
        .iter()
        .filter(|outcome| comparison.concludes(outcome.metric, &outcome.subject))
        .filter(|outcome| matches!(outcome.hold, Hold::Robust | Hold::Hangs) && outcome.stays < 1.0)
        .filter_map(|outcome| Some((outcome, outcome.change.and_then(finite)?)))
        .filter(|(_, band)| band[0] != 0.0 || band[2] != 0.0)
        .collect();
    let of = |scope: Scope| all.iter().filter(move |row| row.0.scope == scope);
    // Of actors, the one that is most in the middle on the side without.
    let middle = result
        .ranks
        .iter()
        .find(|rank| rank.side == "without" && rank.mid == Some(1))
        .map(|rank| [rank.actor.clone()]);
    let actor = of(Scope::Actor).filter(|row| {
        middle
            .as_ref()
            .is_some_and(|middle| row.0.subject == *middle)
    });
    let own: Vec<_> = of(Scope::Pair).chain(actor).collect();
    let pairs_and_actor = own.len();
    let own = &own[..own.len().min(MOST_OWN)];
    let room = MOST_ROWS - own.len();
    let rows: Vec<_> = own
        .iter()
        .copied()
        .chain(of(Scope::Network).take(room))
        .copied()
        .collect();
    let left_out = pairs_and_actor + of(Scope::Network).count() - rows.len();
    (rows, left_out)
}

fn name(subject: &Subject, outcome: &Outcome) -> String {
    let title = Metric::find(outcome.metric).map_or(outcome.metric, |metric| metric.title);
    let network = &subject.with.network;
    let names: Vec<&str> = outcome
        .subject
        .iter()
        .map(|id| network.title_of(id))
        .collect();
    match names.as_slice() {
        [] => title.to_string(),
        names => format!("{}: {}", names.join(network.joint()), small(title)),
    }
}

fn line(canvas: &Canvas, name: &str, outcome: &Outcome, band: [f64; 3], y: f64) -> Result<()> {
    let plain = Type {
        size: LABEL - 1.0,
        bold: false,
        color: INK,
    };
    let star = if outcome.by_construction { " *" } else { "" };
    let most = ZERO - REACH - 20.0 - MARGIN;
    let lines = font::wrap(&format!("{name}{star}"), SMALL, false, most);
    let first = y - 8.5 * (lines.len().min(2) as f64 - 1.0);
    for (at, text) in lines.iter().take(2).enumerate() {
        let style = Type {
            size: SMALL,
            ..plain
        };
        canvas.text(
            text,
            (MARGIN, first + 17.0 * at as f64),
            style,
            Anchor::Start,
        )?;
    }
    let size = band[0].abs().max(band[2].abs());
    let x = |value: f64| ZERO + REACH * value / size;
    let robust = outcome.hold == Hold::Robust;
    mark(canvas, robust, [x(band[0]), x(band[1]), x(band[2])], y)?;
    let style = Type {
        size: SMALL,
        ..plain
    };
    let numbers = format!(
        "{} to {}",
        analysis::signed(band[0]),
        analysis::signed(band[2])
    );
    canvas.text(&numbers, (1018.0, y), style, Anchor::End)?;
    let color = if robust { WITH } else { WITHOUT };
    let style = Type {
        size: SMALL,
        bold: true,
        color,
    };
    canvas.text(&outcome.sign_in_words(), (1040.0, y), style, Anchor::Start)
}

/// Robust is full, hanging is an outline: they differ without colour.
fn mark(canvas: &Canvas, robust: bool, [low, median, high]: [f64; 3], y: f64) -> Result<()> {
    let (low, high) = (low.min(high - 2.0), high.max(low + 2.0));
    if robust {
        canvas.rect((low, y - 7.0), (high, y + 7.0), WITH.mix(0.35))?;
        canvas.line(
            &[(median, y - 10.0), (median, y + 10.0)],
            WITH.to_rgba(),
            3.0,
        )
    } else {
        canvas.rect((low, y - 7.0), (high, y + 7.0), WHITE.to_rgba())?;
        canvas.frame((low, y - 6.5), (high, y + 6.5), WITHOUT.to_rgba(), 1.8)?;
        canvas.line(
            &[(median, y - 10.0), (median, y + 10.0)],
            WITHOUT.to_rgba(),
            3.0,
        )
    }
}

/// What the marks mean that the rows have.
fn legend(canvas: &Canvas, rows: &[(&Outcome, [f64; 3])]) -> Result<()> {
    let y = canvas.top + 8.0;
    let style = Type {
        size: SMALL,
        bold: false,
        color: INK,
    };
    let mut x = MARGIN;
    for (robust, text) in [
        (true, "the same sign in at least 95 % of the draws"),
        (false, "the sign hangs on the coding"),
    ] {
        let has = |row: &(&Outcome, _)| (row.0.hold == Hold::Robust) == robust;
        if !rows.iter().any(has) {
            continue;
        }
        mark(canvas, robust, [x, x + 22.0, x + 34.0], y)?;
        canvas.text(text, (x + 46.0, y), style, Anchor::Start)?;
        x += 82.0 + font::width(text, SMALL, false);
    }
    if !rows.iter().any(|row| row.0.by_construction) {
        return Ok(());
    }
    let text = "* the sign is arithmetic";
    canvas.text(
        text,
        (x, y),
        Type {
            color: MUTED,
            ..style
        },
        Anchor::Start,
    )
}
